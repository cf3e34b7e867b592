//! From a match to a claim: slots with their values and words, normalised text, id.

use std::sync::Arc;

use jiff::civil::Date;
use sha2::{Digest, Sha256};

use super::bounds;
use super::compound;
use super::hit::{Bound, Hit};
use super::lattice::{Edge, Lattice};
use super::member;
use super::scope::can_match;
use super::select::Match;
use super::vm::Machine;
use crate::claim::{Arity, Filled, Schema, Slot, SlotType, Speaker};
use crate::lexicon::{clause, extent, reference, site};
use crate::rule::{CompiledPhrase, Fixed, RuleSet, Setting, TypeSet};
use crate::span::Span;
use crate::text::TokenKind;
use crate::value::{ActorKind, Count, Range, Relation, TextValue, Time, Value};

/// The slots that a match fills, in the schema's order.
pub(super) fn slots(found: &Match, rules: &RuleSet, lattice: &Lattice<'_>, machine: &mut Machine) -> Vec<Slot> {
    let rule = &rules.rules[found.rule];
    let schema = &rules.schemas[rule.schema];
    let mut values: Vec<Vec<Filled>> = vec![Vec::new(); schema.slots.len()];
    for bound in found.bound() {
        let (slot, filled) = match *bound {
            Bound::Word(_) => continue,
            // A house is where people meet; it does not tell an event from others as its town does.
            Bound::Value { slot, edge }
                if schema.slots[slot as usize].key.is_some() && is_seat(lattice, lattice.edge(edge)) =>
            {
                continue;
            }
            Bound::Value { slot, edge } => {
                let edge = inside(lattice, edge);
                // Who decides a slot alone is not identified by `the government`; in a list others stand beside it.
                let refers = lattice.edge(edge).refers;
                let counts = schema.slots[slot as usize].ty == SlotType::Count;
                let loose = refers && !counts && !schema.slots[slot as usize].is_joint();
                let mut filled = edge_values(lattice, edge, loose);
                if refers && counts && schema.counts_first(slot as usize) {
                    at_least(&mut filled);
                }
                set_bounds(&mut filled, &found.hit, lattice.edge(edge), lattice);
                // Who is counted `after Wednesday's blast` was hurt in it.
                if schema.counts()
                    && let Some(day) = bounds::day_of_event(lattice.edge(edge), lattice)
                {
                    filled.iter_mut().zip(&day.values).for_each(|(filled, (value, _))| filled.value = value.clone());
                }
                (slot, filled)
            }
            Bound::Text { slot, from, to } => {
                // `Neighbouring Chile` is Chile.
                let beside = reference::BESIDE.contains(&lattice.folded(from as usize));
                let named = |edge: &Edge| edge.to == to && edge.types.meets(TypeSet::ACTOR.with(TypeSet::PLACE));
                let whole = lattice.edges_at(from as usize + 1).any(|(_, edge)| named(edge));
                let from = from + u32::from(beside && whole);
                let phrases = &rules.phrases[rule.schema][slot as usize];
                let norm = normalise(phrases, lattice, (from as usize, to as usize), rules, machine);
                let text = match person(lattice, from, to).or_else(|| named_behind(lattice, to as usize)) {
                    // `Saar`, of whom the article has spoken as Ingrid Saar.
                    Some(name) => {
                        TextValue { norm: name.split(' ').map(str::to_lowercase).collect(), name: Some(name) }
                    }
                    None => TextValue { norm, name: None },
                };
                // `Six Chadian soldiers`: whose soldiers they are tells them from others.
                let from = if schema.counts() { state_before(lattice, from).unwrap_or(from) } else { from };
                let mut filled = fill(lattice, from, to, Value::Text(text));
                // A quotation may begin or end in the middle of it.
                filled.text.retain(|mark| !matches!(mark, '“' | '”' | '"' | '„' | '«' | '»'));
                (slot, vec![filled])
            }
            Bound::Member { slot, lexicon, from, to } => {
                let value = member::value(&rules.lexicons[lexicon as usize], lattice, from, to);
                (slot, vec![fill(lattice, from, to, value)])
            }
        };
        let spec = &schema.slots[slot as usize];
        let known = &mut values[slot as usize];
        if spec.arity.is_list() {
            known.extend(filled);
            once_each(known);
        } else if known.is_empty() {
            known.extend(filled.into_iter().take(1));
        }
    }
    let trigger = found.hit.bound.iter().find_map(|bound| match bound {
        Bound::Word(at) => Some(*at),
        _ => None,
    });
    for Setting { slot, fixed, with } in &rule.sets {
        if with.is_some_and(|with| values[with as usize].is_empty()) {
            continue;
        }
        let at = trigger.unwrap_or(found.hit.start);
        let own = |value| vec![fill(lattice, at, at + 1, value)];
        // A number that nobody gives has the words that imply it.
        let implied = |value| vec![fill(lattice, found.hit.start, found.hit.end, value)];
        values[*slot as usize] = match fixed {
            Fixed::Symbol(symbol) => own(Value::Symbol(symbol.clone())),
            Fixed::None => implied(Value::Count(Count::exactly(0))),
            Fixed::Some => implied(Value::Count(Count { hard: Range::from(1), soft: Range::from(2) })),
            Fixed::Same(other) => {
                let mut same = values[*other as usize].clone();
                // Of a list it is one more.
                if schema.slots[*slot as usize].arity.is_list() {
                    // Who is meant by a pronoun decides no slot alone; in a list others stand beside.
                    same.iter_mut().for_each(|filled| filled.inherited = false);
                    same.append(&mut values[*slot as usize]);
                    once_each(&mut same);
                }
                same
            }
        };
    }
    let named = schema.slots.iter().zip(values).filter(|(_, values)| !values.is_empty());
    named.map(|(spec, values)| Slot { name: spec.name.clone(), values }).collect()
}

/// `Nine more bodies` says nothing of how many there are in all, but that there are no fewer. Whoever counts the dead and `another
/// nine` who were hurt counts nine.
fn at_least(filled: &mut [Filled]) {
    for filled in filled {
        if let Value::Count(count) = &mut filled.value {
            *count = count.at_least();
        }
    }
}

/// Whether the office of the one whose act a claim is speaks: `Her office said that she thanked the crew` is hers.
pub(super) fn is_own_office(speaker: &Speaker, slots: &[Slot], schema: &Schema) -> bool {
    let one = schema.slots.iter().filter(|spec| spec.ty == SlotType::Actor && spec.arity == Arity::One);
    let actors = one.filter_map(|spec| slots.iter().find(|slot| slot.name == spec.name)).flat_map(|slot| &slot.values);
    let mut names = actors.filter_map(|filled| match &filled.value {
        Value::Actor(actor) => Some(&actor.name),
        _ => None,
    });
    names.any(|name| speaker.name.strip_prefix(name.as_str()).is_some_and(|rest| rest.starts_with("'s ")))
}

/// The place that lies in the one that is bound, where both are named: `in Kelm in the Orra valley`.
fn inside(lattice: &Lattice<'_>, bound: u32) -> u32 {
    let outer = lattice.edge(bound);
    let [(Value::Place(whole), _)] = outer.values.as_slice() else { return bound };
    let before = |at: usize| at.checked_sub(1).filter(|&at| lattice.folded(at) == "the").unwrap_or(at);
    let Some(led) = before(outer.from as usize).checked_sub(1).filter(|&at| lattice.folded(at) == "in") else {
        return bound;
    };
    let lies_in = |inner: &Edge| match inner.values.as_slice() {
        // A house without a name is not told apart by it.
        [(Value::Place(part), _)] if inner.to as usize == led && inner.types.meets(TypeSet::PLACE) => {
            matches!(whole.relation(part), Relation::Narrow | Relation::Over)
        }
        _ => false,
    };
    lattice.edges().iter().position(lies_in).map_or(bound, |at| at as u32)
}

/// Whether a place is a body's house: `at the ministry`.
pub(super) fn is_seat(lattice: &Lattice<'_>, edge: &Edge) -> bool {
    edge.types.meets(TypeSet::PLACE) && site::SEATS.contains(&lattice.folded(edge.to as usize - 1))
}

/// What has not happened since some day has not happened up to a day, `until`: nobody speaks for the days after. Nor do
/// they for those of the month, week or year itself, in which it last did (`have not met since May`): `last` tells, by the
/// words of a time, the last of its days.
pub(super) fn end_denial(slots: &mut [Slot], until: Option<Date>, last: impl Fn(Span) -> Option<Date>) {
    let Some(today) = until else { return };
    for filled in slots.iter_mut().flat_map(|slot| &mut slot.values) {
        if let Value::Time(time) = &mut filled.value
            && time.window.to.is_none()
            && time.window.from.is_some_and(|from| from <= today)
        {
            time.window.to = Some(today);
            if let Some(last) = last(filled.span).filter(|last| *last <= today) {
                time.window.from = Some(last);
            }
        }
    }
}

/// Where the name of a state begins that ends at a position: the `Chadian` of `Chadian soldiers`.
fn state_before(lattice: &Lattice<'_>, at: u32) -> Option<u32> {
    let state = |edge: &Edge| {
        let actor = |value: &Value| matches!(value, Value::Actor(actor) if actor.kind == ActorKind::State);
        edge.to == at && !edge.list && edge.values.iter().all(|(value, _)| actor(value))
    };
    (at.saturating_sub(3)..at).find(|&from| lattice.edges_at(from as usize).any(|(_, edge)| state(edge)))
}

/// The usual name of the one person whom words name.
fn person(lattice: &Lattice<'_>, from: u32, to: u32) -> Option<String> {
    lattice.edges_at(from as usize).filter(|(_, edge)| edge.to == to && !edge.list).find_map(|(_, edge)| {
        match edge.values.as_slice() {
            [(Value::Actor(actor), _)] if actor.kind == ActorKind::Person => Some(actor.name.clone()),
            _ => None,
        }
    })
}

/// The body that words are said of before its name: `the dam's operator, | Orla Energy,`.
fn named_behind(lattice: &Lattice<'_>, comma: usize) -> Option<String> {
    let body = lattice.folded(comma) == "," && reference::is_body(lattice.folded(comma - 1));
    let closed = |end: usize| !matches!(lattice.kind(end), Some(TokenKind::Word | TokenKind::Possessive));
    lattice.edges_at(comma + 1).filter(|(_, edge)| body && !edge.list && closed(edge.to as usize)).find_map(
        |(_, edge)| match edge.values.as_slice() {
            [(Value::Actor(actor), _)] => Some(actor.name.clone()),
            _ => None,
        },
    )
}

/// The person whose something is, by the surname, and where the owner ends.
fn owner(lattice: &Lattice<'_>, at: usize) -> Option<(usize, String)> {
    lattice.edges_at(at).filter(|(_, edge)| !edge.list).find_map(|(_, edge)| match edge.values.as_slice() {
        [(Value::Actor(actor), _)] if actor.kind == ActorKind::Person => {
            let owns = lattice.kind(edge.to as usize) == Some(TokenKind::Possessive);
            let surname = actor.name.rsplit(' ').next().filter(|_| owns)?;
            Some((edge.to as usize, surname.to_lowercase()))
        }
        _ => None,
    })
}

fn edge_values(lattice: &Lattice<'_>, number: u32, inherited: bool) -> Vec<Filled> {
    let edge = lattice.edge(number);
    edge.values.iter().map(|(value, span)| of_edge(lattice, edge, value, *span, inherited)).collect()
}

/// A value of an edge with its words. Those of a place are all that say where: `near Sumy`, `Sumy station`, whatever the value
/// is known by.
pub(super) fn of_edge(lattice: &Lattice<'_>, edge: &Edge, value: &Value, span: Span, inherited: bool) -> Filled {
    let mut span = span;
    if matches!(value, Value::Place(_)) && edge.values.len() == 1 {
        let (from, to) = compound::with_site(edge, lattice);
        if (from, to) != (edge.from as usize, edge.to as usize) {
            span = lattice.span(from, to);
        }
    }
    // Of no residents nobody says that it is all people.
    let of_people = matches!(value, Value::Count(count) if count.hard.high != Some(0))
        && extent::PEOPLE.contains(&lattice.folded(edge.to as usize));
    Filled { value: value.clone(), text: span.of(lattice.tokens.text()).to_string(), span, inherited, of_people }
}

/// Puts the days that are left to a match for those of another event.
fn set_bounds(filled: &mut [Filled], hit: &Hit, edge: &Edge, lattice: &Lattice<'_>) {
    for value in filled.iter_mut().map(|filled| &mut filled.value) {
        if let Value::Time(time) = value
            && let Some(window) = bounds::bounded(hit, edge, time.window, lattice)
        {
            *time = Time::new(window);
        }
    }
}

/// Nobody is two: `Lea Holm, leader of the union`.
fn once_each(values: &mut Vec<Filled>) {
    let mut seen: Vec<Filled> = Vec::new();
    for filled in values.drain(..) {
        let same = |other: &Filled| match (&other.value, &filled.value) {
            (Value::Actor(a), Value::Actor(b)) => a.id == b.id && a.kind == ActorKind::Person,
            _ => false,
        };
        if !seen.iter().any(same) {
            seen.push(filled);
        }
    }
    *values = seen;
}

fn fill(lattice: &Lattice<'_>, from: u32, to: u32, value: Value) -> Filled {
    let span = lattice.span(from as usize, to as usize);
    Filled { value, text: span.of(lattice.tokens.text()).to_string(), span, inherited: false, of_people: false }
}

/// Folded content words; the words of a named phrase stand as `@name`, parts joined by hyphens as one word.
pub(super) fn normalise(
    phrases: &[CompiledPhrase],
    lattice: &Lattice<'_>,
    (from, to): (usize, usize),
    rules: &RuleSet,
    machine: &mut Machine,
) -> Vec<String> {
    let mut named: Vec<(usize, usize, &str)> = Vec::new();
    for phrase in phrases.iter().filter(|phrase| can_match(&phrase.program.need, lattice)) {
        for hit in machine.run_within(&phrase.program, lattice, &rules.lexicons, (from, to)) {
            named.push((hit.start as usize, hit.end as usize, &phrase.name));
        }
    }
    // Inner phrases stay: `@full @truce`, not the phrase that holds both; of two on the same words the first declared.
    named.sort_by_key(|&(start, end, _)| (start, end - start));
    let mut norm: Vec<String> = Vec::new();
    let mut at = from;
    let mut hyphen = false;
    while at < to {
        if let Some(&(_, end, name)) = named.iter().find(|&&(start, ..)| start == at) {
            norm.push(format!("@{name}"));
            at = end;
            hyphen = false;
            continue;
        }
        // `The governor's plan` is hers whom the article calls Governor Saar.
        if let Some((end, owner)) = owner(lattice, at).filter(|(end, _)| *end < to) {
            norm.push(owner);
            at = end;
            continue;
        }
        let word = lattice.folded(at);
        if lattice.kind(at) == Some(TokenKind::Hyphen) {
            hyphen = true;
        } else if hyphen {
            match norm.last_mut() {
                Some(last) if !last.starts_with('@') => {
                    last.push('-');
                    last.push_str(word);
                }
                _ => norm.push(word.to_string()),
            }
            hyphen = false;
        } else if !clause::EMPTY_WORDS.contains(&word) {
            norm.push(word.to_string());
        }
        at += 1;
    }
    norm
}

/// The id of a claim: the same as long as its article, kind, sentence and place in the sentence are.
pub(super) fn id(article: &str, kind: &Arc<str>, sentence: &str, offset: usize, repeat: usize) -> String {
    let mut hash = Sha256::new();
    for part in [article, kind, sentence] {
        hash.update((part.len() as u64).to_le_bytes());
        hash.update(part.as_bytes());
    }
    hash.update((offset as u64).to_le_bytes());
    hash.update((repeat as u64).to_le_bytes());
    hash.finalize().iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}
