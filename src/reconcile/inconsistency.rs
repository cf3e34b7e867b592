//! Row R3: in what two claims about one event cannot both be right.

use jiff::ToSpan;

use super::part;
use super::table::Facet;
use super::voice;
use crate::align::{count, inherited, is_actor, parties, relate, same_article, symbol, text, time};
use crate::claim::{Claim, Commitment, Polarity, Schema, SlotSpec, SlotType};
use crate::value::{Actor, Relation, Strength, Time, Window};

/// What kind of inconsistency.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum What {
    /// One side denies what the other affirms.
    Polarity,
    /// Symbols of which only one can hold: states, poles.
    Exclusive,
    /// Counts that miss each other, also a part above its whole.
    Count,
    /// Another value that an event has only one of.
    Functional,
}

/// One thing in which two claims cannot both be right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inconsistency {
    /// Where.
    pub slot: String,
    /// In what way.
    pub what: What,
    /// How strongly.
    pub strength: Strength,
}

/// All of them in this facet, the worst first. Symmetric.
pub(super) fn inconsistencies(
    a: &Claim,
    b: &Claim,
    schema: &Schema,
    facet: Facet,
    doubtful: bool,
) -> Vec<Inconsistency> {
    // One sentence in one voice does not contradict itself: "rose from two to four".
    let one_breath = same_article(a, b) && a.evidence.sentence_index == b.evidence.sentence_index;
    if one_breath && !voice::differ(a, b, schema) {
        return Vec::new();
    }
    let mut found = match (a.polarity, b.polarity) {
        (Polarity::Affirmed, Polarity::Affirmed) => {
            schema.slots.iter().filter_map(|spec| affirmed(a, b, schema, spec, facet)).collect()
        }
        (Polarity::Negated, Polarity::Affirmed) => denied(a, b, schema, facet, doubtful),
        (Polarity::Affirmed, Polarity::Negated) => denied(b, a, schema, facet, doubtful),
        (Polarity::Negated, Polarity::Negated) => Vec::new(),
    };
    let unsure = doubtful || a.commitment < Commitment::Certain || b.commitment < Commitment::Certain;
    for inconsistency in &mut found {
        if unsure || inherited(a, &inconsistency.slot) || inherited(b, &inconsistency.slot) {
            inconsistency.strength = Strength::Soft;
        }
    }
    found.sort_by_key(|inconsistency| std::cmp::Reverse(inconsistency.strength));
    found
}

/// How the slots of this facet relate, b seen from a: keys, and the values that are judged.
pub(super) fn relations<'s>(a: &Claim, b: &Claim, schema: &'s Schema, facet: Facet) -> Vec<(&'s SlotSpec, Relation)> {
    let both_denied = a.polarity == Polarity::Negated && b.polarity == Polarity::Negated;
    if a.polarity != b.polarity {
        return Vec::new();
    }
    let one = |spec: &'s SlotSpec| {
        let relation = match facet {
            Facet::Count(slot) if spec.name == slot => counts(a, b, schema, spec)?,
            _ if spec.ty == SlotType::Count || (spec.key.is_none() && spec.ty == SlotType::Text) => return None,
            Facet::Count(_) if spec.key.is_none() => return None,
            _ => relate(a, b, spec, schema)?,
        };
        // To deny more is to say less: which of two denials is the more precise is left open.
        Some((spec, if both_denied && relation != Relation::Equal { Relation::Over } else { relation }))
    };
    schema.slots.iter().filter_map(one).collect()
}

fn counts(a: &Claim, b: &Claim, schema: &Schema, spec: &SlotSpec) -> Option<Relation> {
    let scope = part::scope(a, b, schema, spec);
    match part::compare(count(a, &spec.name)?, count(b, &spec.name)?, scope) {
        Relation::Over if part::is_spared(a, b, spec, scope, schema) => Some(Relation::Disjoint(Strength::Soft)),
        // Two sources that tell of one event differently; in one voice, the victims are simply of no such group.
        Relation::Over if voice::differ(a, b, schema) && part::denies_group(a, b, spec, schema) => {
            Some(Relation::Disjoint(Strength::Soft))
        }
        relation => Some(relation),
    }
}

fn affirmed(a: &Claim, b: &Claim, schema: &Schema, spec: &SlotSpec, facet: Facet) -> Option<Inconsistency> {
    let found = |what, strength| Some(Inconsistency { slot: spec.name.clone(), what, strength });
    match (&spec.ty, facet) {
        (SlotType::Count, Facet::Count(slot)) if spec.name == slot => match counts(a, b, schema, spec)? {
            Relation::Disjoint(strength) => found(What::Count, strength),
            _ => None,
        },
        (SlotType::Count, _) | (_, Facet::Count(_)) => None,
        // A topic may be told in many words; lists of actors are open.
        (SlotType::Text, _) => None,
        (_, Facet::Rest) => match relate(a, b, spec, schema)? {
            Relation::Disjoint(_) if is_open_list(spec) || told_as_sequence(a, b, schema, spec) => None,
            Relation::Disjoint(strength) if matches!(spec.ty, SlotType::Symbols(_)) => found(What::Exclusive, strength),
            Relation::Disjoint(strength) if is_quantity(&spec.ty) => found(What::Count, strength),
            Relation::Disjoint(strength) => found(What::Functional, strength),
            Relation::Over if moved_to_unknown(a, b, spec) => found(What::Functional, Strength::Soft),
            _ => None,
        },
    }
}

fn is_quantity(ty: &SlotType) -> bool {
    matches!(ty, SlotType::Percent | SlotType::Duration | SlotType::Money)
}

fn is_open_list(spec: &SlotSpec) -> bool {
    spec.arity.is_list() && spec.ty != SlotType::Place
}

/// One article that tells of two states, the one leading to the other, tells a sequence.
fn told_as_sequence(a: &Claim, b: &Claim, schema: &Schema, spec: &SlotSpec) -> bool {
    let (Some(x), Some(y)) = (symbol(a, &spec.name), symbol(b, &spec.name)) else { return false };
    // Two sources of which neither says that it is about another time deny each other.
    let rivals = voice::differ(a, b, schema) && ![a, b].iter().any(|claim| claim.evidence.extent.ordered);
    same_article(a, b) && !rivals && (leads_to(schema, x, y) || leads_to(schema, y, x))
}

/// Whether later reports may turn `old` into `new`, at once or over states that went unreported.
pub(super) fn leads_to(schema: &Schema, old: &str, new: &str) -> bool {
    let mut reached = vec![old];
    let mut at = 0;
    while at < reached.len() {
        for (from, to) in &schema.next {
            if from == reached[at] && !reached.contains(&to.as_str()) {
                reached.push(to);
            }
        }
        at += 1;
    }
    old != new && reached.contains(&new)
}

/// Two places nobody knows say nothing about each other, unless the later claim says that something was changed.
fn moved_to_unknown(a: &Claim, b: &Claim, spec: &SlotSpec) -> bool {
    let (Some(x), Some(y)) = (a.asof, b.asof) else { return false };
    let changed = (y.later_than(x) && b.evidence.revises) || (x.later_than(y) && a.evidence.revises);
    spec.ty == SlotType::Place && spec.key.is_none() && changed
}

/// A denial and what it denies: inconsistent where the affirmed claim implies what is denied, slot by slot.
fn denied(negated: &Claim, affirmed: &Claim, schema: &Schema, facet: Facet, doubtful: bool) -> Vec<Inconsistency> {
    let implied = schema.slots.iter().all(|spec| {
        let judged = match facet {
            Facet::Count(slot) => spec.ty != SlotType::Count || spec.name == slot,
            Facet::Rest => spec.ty != SlotType::Count,
        };
        !judged || negated.slot(&spec.name).is_none() || is_implied(negated, affirmed, schema, spec, doubtful)
    });
    if !implied || says_too_little(negated, schema) {
        return Vec::new();
    }
    // Who alone is said not to have been at a certain one: that is what is denied.
    let certain = |spec: &&SlotSpec| match spec.ty {
        SlotType::Place | SlotType::Text => negated.slot(&spec.name).is_some() && !inherited(negated, &spec.name),
        _ => false,
    };
    let absent = lone_party(negated, schema).filter(|_| schema.slots.iter().any(|spec| certain(&spec)));
    let state = absent.or_else(|| schema.slots.iter().find(|spec| matches!(spec.ty, SlotType::Symbols(_))));
    let slot = match facet {
        Facet::Count(slot) => slot.to_owned(),
        Facet::Rest => state.or(schema.slots.first()).map(|spec| spec.name.clone()).unwrap_or_default(),
    };
    vec![Inconsistency { slot, what: What::Polarity, strength: Strength::Hard }]
}

/// A denial that names one party of those that it takes, and nothing else by its own words: who is missing is anybody's guess.
fn says_too_little(negated: &Claim, schema: &Schema) -> bool {
    let told = |spec: &&SlotSpec| negated.slot(&spec.name).is_some() && !inherited(negated, &spec.name);
    let Some(list) = lone_party(negated, schema) else { return false };
    let says = |spec: &SlotSpec| {
        spec.name != list.name && (spec.key.is_some() || spec.ty == SlotType::Count || spec.ty == SlotType::Place)
    };
    !schema.slots.iter().filter(told).any(says)
}

/// The list of parties, where a claim names one of them only.
fn lone_party<'s>(claim: &Claim, schema: &'s Schema) -> Option<&'s SlotSpec> {
    let list = schema.slots.iter().find(|spec| spec.key.is_some() && spec.is_joint() && is_actor(&spec.ty))?;
    claim.slot(&list.name).is_some_and(|slot| slot.values.len() == 1).then_some(list)
}

fn is_implied(negated: &Claim, affirmed: &Claim, schema: &Schema, spec: &SlotSpec, doubtful: bool) -> bool {
    let name = spec.name.as_str();
    if spec.ty == SlotType::Time && !inherited(negated, name) {
        // What is told without a date has just happened.
        let happened = time(affirmed, name).cloned().or_else(|| just_now(affirmed));
        let (Some(denied), Some(happened)) = (so_far(negated, name), happened) else { return false };
        return matches!(denied.relation(&happened), Relation::Equal | Relation::Narrow);
    }
    // Whoever hosts takes part.
    let joint = || Actor::relation_of_lists(&parties(negated, spec, schema), &parties(affirmed, spec, schema));
    let told = |relation: Relation| {
        if spec.key.is_some() && spec.is_joint() && is_actor(&spec.ty) { joint() } else { relation }
    };
    match relate(negated, affirmed, spec, schema).map(told) {
        Some(Relation::Equal) => true,
        Some(Relation::Narrow) => !matches!(spec.ty, SlotType::Symbols(_)),
        // Words that differ in part, where all else shows that one thing is meant.
        Some(Relation::Over) if spec.key.is_some() && spec.ty == SlotType::Text => !doubtful,
        Some(_) => inherited(negated, name) && spec.key.is_some(),
        None if inherited(negated, name) => true,
        // A named phrase alone says what kind of thing is meant, not which.
        None => text(negated, name).is_some_and(|text| text.norm.iter().all(|word| word.starts_with('@'))),
    }
}

/// When it has not happened: no further than the claim can know.
fn so_far(negated: &Claim, slot: &str) -> Option<Time> {
    let when = time(negated, slot)?;
    let Some(asof) = negated.asof else { return Some(when.clone()) };
    let known = |window: Window| match (window.from, window.to) {
        (Some(from), to) if from <= asof.day && to.is_none_or(|to| to > asof.day) => Window::days(from, asof.day),
        _ => window,
    };
    Some(Time { window: known(when.window), other: when.other.map(known) })
}

fn just_now(claim: &Claim) -> Option<Time> {
    let day = claim.asof?.day;
    Some(Time::new(Window::days(day.checked_sub(1.day()).ok()?, day)))
}
