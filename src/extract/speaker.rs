//! Who says so: quotations, `X said that …`, `…, said X`, `…, X said, …`, `according to X`.
//!
//! Unnamed officials are the outlet's own voice: they give no speaker.

use super::lattice::Lattice;
use super::scope::CueHit;
use super::vm::Hit;
use crate::claim::Speaker;
use crate::lexicon::clause;
use crate::rule::TypeSet;
use crate::rule::ast::{CueDirection, CueEffect};
use crate::span::Span;
use crate::text::TokenKind;
use crate::value::{Actor, Value};

/// An attribution that governs a match.
#[derive(Clone, Debug)]
pub(super) struct Attribution {
    /// Number of the verb in the list of cue hits.
    pub cue: usize,
    /// Who; `None` where nobody is named.
    pub speaker: Option<Speaker>,
    /// Whether the verb denies what it governs.
    pub denies: bool,
}

/// The actor last mentioned before the sentence, for pronouns.
#[derive(Clone, Debug, Default)]
pub(super) struct Mentioned {
    pub person: Option<(Actor, Span)>,
    pub group: Option<(Actor, Span)>,
}

/// The innermost attribution that governs a match which stands outside quotations.
pub(super) fn of_match(
    hit: &Hit,
    trigger: usize,
    cues: &[CueHit],
    lattice: &Lattice<'_>,
    before: &Mentioned,
) -> Option<Attribution> {
    let (start, end) = (hit.start as usize, hit.end as usize);
    let governs = |cue: &CueHit| {
        let own = hit.bound.iter().any(|bound| matches!(bound, super::vm::Bound::Word(at) if (*at as usize) >= cue.from && (*at as usize) < cue.to));
        if own {
            return false;
        }
        if cue.direction == CueDirection::After {
            // `according to X`, before or after what it vouches for.
            return open(lattice, cues, cue.to.min(start), start) && open(lattice, cues, end, cue.from.max(end));
        }
        if cue.from >= end {
            return comma_between(lattice, end, cue.from)
                && open(lattice, cues, end, cue.from)
                && trails(lattice, cue.to);
        }
        cue.to <= trigger.max(start) && (cue.from >= start || open(lattice, cues, cue.to, start))
            || cue.from >= start && cue.to <= end
    };
    let distance = |cue: &CueHit| if cue.to <= start { start - cue.to } else { cue.from.saturating_sub(end) };
    let mut verbs: Vec<(usize, &CueHit)> =
        cues.iter().enumerate().filter(|(_, cue)| is_saying(cue) && governs(cue)).collect();
    verbs.sort_by_key(|(_, cue)| distance(cue));
    verbs.first().map(|&(number, cue)| attribution(number, cue, cues, lattice, before, None))
}

/// The attribution of a quotation, from the words of its sentence outside of it (`inside`: positions of the quotation).
pub(super) fn of_quote(
    inside: (usize, usize),
    cues: &[CueHit],
    lattice: &Lattice<'_>,
    before: &Mentioned,
) -> Option<Attribution> {
    let outside = |cue: &CueHit| cue.to <= inside.0 || cue.from >= inside.1;
    let distance = |cue: &CueHit| if cue.to <= inside.0 { inside.0 - cue.to } else { cue.from - inside.1 };
    let mut verbs: Vec<(usize, &CueHit)> =
        cues.iter().enumerate().filter(|(_, cue)| is_saying(cue) && outside(cue)).collect();
    verbs.sort_by_key(|(_, cue)| distance(cue));
    verbs.first().map(|&(number, cue)| attribution(number, cue, cues, lattice, before, Some(inside)))
}

fn is_saying(cue: &CueHit) -> bool {
    matches!(cue.effect, CueEffect::Speaker | CueEffect::Denied)
}

fn attribution(
    number: usize,
    cue: &CueHit,
    cues: &[CueHit],
    lattice: &Lattice<'_>,
    before: &Mentioned,
    quote: Option<(usize, usize)>,
) -> Attribution {
    let subject = subject(cue, cues, lattice, before, quote);
    let speaker = subject.map(|(actor, span)| Speaker {
        text: span.of(lattice.tokens.text()).to_string(),
        name: actor.name.clone(),
        id: actor.id.clone(),
        principal: actor.principal.clone(),
    });
    Attribution { cue: number, speaker, denies: cue.effect == CueEffect::Denied }
}

/// Who says it: behind the verb where it is inverted, else in front of it.
fn subject(
    cue: &CueHit,
    cues: &[CueHit],
    lattice: &Lattice<'_>,
    before: &Mentioned,
    quote: Option<(usize, usize)>,
) -> Option<(Actor, Span)> {
    let inverted = cue.direction == CueDirection::After
        || cue.from == 0
        || lattice.folded(cue.from - 1) == ","
        || quote.is_some_and(|(_, end)| end == cue.from)
        || matches!(lattice.kind(cue.from - 1), Some(TokenKind::Stop | TokenKind::Dash));
    if inverted {
        let from = cue.to + usize::from(matches!(lattice.folded(cue.to), "the" | "a" | "an"));
        if let Some(found) = actor_at(lattice, from) {
            return Some(found);
        }
        if cue.direction == CueDirection::After || !lattice.folded(cue.to).is_empty() && cue.from > 0 {
            // `said a hospital worker`: nobody is named.
            if quote.is_none_or(|(_, end)| end == cue.from) {
                return None;
            }
        }
    }
    // Backwards from the verb over adverbs, times and asides, to the head of the subject.
    let mut at = cue.from;
    while at > 0 {
        let word = lattice.folded(at - 1);
        if let Some((number, _)) = ending_at(lattice, at, TypeSet::ACTOR) {
            return Some(named(lattice, number));
        }
        if clause::PERSON_PRONOUNS.contains(&word) {
            return earlier(lattice, at - 1, TypeSet::PERSON).or_else(|| before.person.clone());
        }
        if clause::GROUP_PRONOUNS.contains(&word) {
            return earlier(lattice, at - 1, TypeSet::ACTOR).or_else(|| before.group.clone());
        }
        if let Some((_, from)) = ending_at(lattice, at, TypeSet::TIME) {
            at = from;
            continue;
        }
        if let Some(from) = (0..at).rev().find(|&from| lattice.asides[from] == Some(at as u32)) {
            // An apposition behind the subject; inside it the subject cannot stand.
            at = from;
            continue;
        }
        let adverb = clause::BEFORE_VERB.contains(&word) || word.len() > 4 && word.ends_with("ly");
        let conjoined = word == "and" && cues.iter().any(|other| is_saying(other) && other.to == at - 1);
        if !(adverb || conjoined) {
            return None;
        }
        at -= 1;
    }
    None
}

/// The actor whose name begins at a position.
fn actor_at(lattice: &Lattice<'_>, at: usize) -> Option<(Actor, Span)> {
    let (number, edge) = lattice.edges_at(at).find(|(_, edge)| edge.types.meets(TypeSet::ACTOR) && !edge.list)?;
    // `said Ukrainian officials`: the noun behind decides.
    let head = lattice.folded(edge.to as usize);
    let last = lattice.folded(edge.to as usize - 1);
    if clause::GENERIC_SOURCES.contains(&head) || clause::GENERIC_SOURCES.contains(&last) && !is_person(lattice, number)
    {
        return None;
    }
    Some(named(lattice, number))
}

fn is_person(lattice: &Lattice<'_>, number: u32) -> bool {
    lattice.edge(number).types.meets(TypeSet::PERSON)
}

/// The value that ends at a position: its number and where it begins.
fn ending_at(lattice: &Lattice<'_>, at: usize, types: TypeSet) -> Option<(u32, usize)> {
    let longest = at.saturating_sub(12);
    (longest..at).find_map(|from| {
        lattice
            .edges_at(from)
            .find(|(_, edge)| edge.to as usize == at && edge.types.meets(types) && !edge.list)
            .map(|(number, _)| (number, from))
    })
}

/// The last name of a type before a position.
fn earlier(lattice: &Lattice<'_>, before: usize, types: TypeSet) -> Option<(Actor, Span)> {
    let edges =
        lattice.edges().iter().filter(|edge| !edge.list && edge.to as usize <= before && edge.types.meets(types));
    edges.max_by_key(|edge| edge.to).and_then(|edge| actor_of(edge.values.first()?))
}

fn named(lattice: &Lattice<'_>, number: u32) -> (Actor, Span) {
    let edge = lattice.edge(number);
    let found = edge.values.first().and_then(actor_of);
    // Only edges of type ACTOR are asked for, and those hold actors.
    found.unwrap_or_else(|| {
        let span = lattice.span(edge.from as usize, edge.to as usize);
        let name = span.of(lattice.tokens.text()).to_string();
        let id = format!("~{}", name.to_lowercase());
        (Actor { id, name, kind: crate::value::ActorKind::Unknown, principal: None }, span)
    })
}

fn actor_of((value, span): &(Value, Span)) -> Option<(Actor, Span)> {
    match value {
        Value::Actor(actor) => Some((actor.clone(), *span)),
        _ => None,
    }
}

fn comma_between(lattice: &Lattice<'_>, from: usize, to: usize) -> bool {
    (from..to).any(|at| matches!(lattice.kind(at), Some(TokenKind::Comma | TokenKind::Dash)))
}

/// Whether what follows a verb of saying can only be its subject: `…, said the minister on Friday.`
fn trails(lattice: &Lattice<'_>, from: usize) -> bool {
    !(from..lattice.len()).take(3).any(|at| lattice.folded(at) == "that")
}

/// Whether no word between two positions ends the reach of an attribution.
fn open(lattice: &Lattice<'_>, cues: &[CueHit], from: usize, to: usize) -> bool {
    let stopped = cues.iter().any(|cue| cue.effect == CueEffect::Stops && cue.from > from && cue.from < to);
    !stopped
        && !(from..to)
            .any(|at| lattice.folded(at) == ";" || lattice.kind(at) == Some(TokenKind::Stop) && at + 1 < lattice.len())
}

/// Whether a time at `from..to` says when something was said, not when it happened.
pub(super) fn times_the_saying(lattice: &Lattice<'_>, cues: &[CueHit], from: usize, to: usize) -> bool {
    cues.iter().filter(|cue| is_saying(cue)).any(|cue| {
        let behind = cue.to <= from
            && from - cue.to <= 4
            && (cue.to..from)
                .all(|at| clause::BEFORE_TIME.contains(&lattice.folded(at)) || ending_or_inside(lattice, at, cue.to));
        let ahead = to <= cue.from && cue.from - to <= 1;
        behind || ahead
    })
}

/// Whether a position is part of the name that directly follows the verb (`said Saar on Friday`).
fn ending_or_inside(lattice: &Lattice<'_>, at: usize, verb_end: usize) -> bool {
    lattice.edges_at(verb_end).any(|(_, edge)| edge.types.meets(TypeSet::ACTOR) && at < edge.to as usize)
}
