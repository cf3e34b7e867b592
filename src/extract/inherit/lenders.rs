//! What other claims of an article lend one that leaves out when, where or who.

use super::{NEIGHBOURS, OPENING, REACH, Sentences, goes_back, is_news, is_past, own, windows};
use crate::claim::{Claim, Filled, Polarity, Schema, SlotSpec, SlotType};
use crate::lexicon::extent::HURT_BEFORE;
use crate::value::Value;

/// Whether a later claim may fill this slot of an earlier one. An act that is dated loosely (`key within 3 days`) recurs: who
/// refused in March and resists today did not resist in March. Nor do those who are named further down as doing something
/// together have to be all of those who were spoken of first.
pub(super) fn lends_back(spec: &SlotSpec) -> bool {
    let recurs = spec.ty == SlotType::Time && spec.key.is_some_and(|key| key.within_days.is_some());
    !(recurs || spec.ty == SlotType::Actor && spec.is_joint())
}

/// Whether a claim may lend another its actors: what went on for days (`shelling killed 14 between Monday and Friday`) was not
/// all of it one attack, so it does not tell who is behind what happened on one of them; and a
/// denial says who did not.
fn lends_actors(donor: &Claim, claim: &Claim, spec: &SlotSpec, schema: &Schema) -> bool {
    if spec.ty != SlotType::Actor {
        return true;
    }
    // One who joined is not all who met.
    if spec.is_joint() && schema.is_act() && donor.slot(&spec.name).is_some_and(|slot| slot.values.len() == 1) {
        return false;
    }
    // Who did not meet is not who met.
    if donor.polarity == Polarity::Negated && claim.polarity == Polarity::Affirmed {
        return false;
    }
    let days = |claim: &Claim| windows(claim).find_map(|(_, window)| window.width_days());
    match (days(donor), days(claim)) {
        (Some(donor), Some(claim)) => donor <= claim + 1,
        _ => true,
    }
}

/// Whether a claim tells of some who had been hurt before: `two of the wounded died overnight`.
fn dates_later(donor: &Claim) -> bool {
    let mut values = donor.slots.iter().flat_map(|slot| &slot.values);
    values.any(|filled| match &filled.value {
        Value::Text(text) => text.norm.iter().any(|word| HURT_BEFORE.contains(&word.as_str())),
        _ => false,
    })
}

/// What an earlier claim of the same cause says itself, where both tell of another event than the main one: `the fire`, of which
/// an article on a crush has said when and where.
pub(super) fn of_one_cause(claims: &[Claim], at: usize, spec: &SlotSpec) -> Option<Vec<Filled>> {
    let claim = &claims[at];
    let cause = claim.evidence.cause.sorts;
    let kin = |other: &&Claim| {
        is_news(other)
            && is_news(claim)
            && other.kind == claim.kind
            && other.evidence.extent.other
            && other.evidence.cause.sorts & cause != 0
    };
    claims[..at].iter().rev().take(NEIGHBOURS).filter(kin).find_map(|other| own(other, &spec.name))
}

/// Which claims may lend something.
pub(super) enum Donors<'a, S> {
    /// Earlier ones within reach, of the same paragraph.
    Paragraph(&'a S),
    /// Earlier ones within reach.
    Before,
    /// All.
    Any,
}

/// The slot of the nearest claim of the same kind that may be about the same event.
pub(super) fn near<S: Sentences>(
    claims: &[Claim],
    at: usize,
    slot: usize,
    schema: &Schema,
    donors: Donors<'_, S>,
) -> Option<Vec<Filled>> {
    let claim = &claims[at];
    let name = &schema.slots[slot].name;
    let index = claim.evidence.sentence_index;
    let distance = |other: &Claim| index.abs_diff(other.evidence.sentence_index);
    let before = !matches!(donors, Donors::Any);
    let placed = |number: usize, other: &Claim| match donors {
        Donors::Any => number != at,
        Donors::Before => number < at && distance(other) <= REACH,
        Donors::Paragraph(text) => {
            let same = || text.paragraph(other.evidence.sentence_index) == text.paragraph(index);
            number < at && distance(other) <= REACH && same()
        }
    };
    let lends = |number: usize, other: &Claim| {
        other.kind == claim.kind
            && !other.evidence.extent.other
            && placed(number, other)
            && is_news(other)
            && !other.evidence.cause.excludes(&claim.evidence.cause)
            && agree(other, claim, schema, meet)
            && lends_actors(other, claim, &schema.slots[slot], schema)
            && !(schema.slots[slot].ty == SlotType::Time && dates_later(other))
            && (before || !counts_otherwise(other, claim))
            && own(other, name).is_some_and(|values| are_named(&values))
    };
    let last = if before { at } else { claims.len().min(at + NEIGHBOURS) };
    let neighbours = claims.iter().enumerate().take(last).skip(at.saturating_sub(NEIGHBOURS));
    let donors = neighbours.filter(|(number, other)| lends(*number, other));
    let (_, donor) = donors.min_by_key(|(number, other)| (distance(other), number.abs_diff(at), *number > at))?;
    own(donor, name)
}

/// Whether both count the same and cannot both be right: what comes later in an article and has another toll is told of
/// another day.
pub(in crate::extract) fn counts_otherwise(a: &Claim, b: &Claim) -> bool {
    a.slots.iter().filter_map(|slot| Some((slot, b.slot(&slot.name)?))).any(|(x, y)| {
        x.values.iter().zip(&y.values).any(|(x, y)| match (&x.value, &y.value) {
            (Value::Count(x), Value::Count(y)) => x.relation(y).is_disjoint(),
            _ => false,
        })
    })
}

/// Whether a list holds more than bodies without a name: the police of one event are not those of the next.
fn are_named(values: &[Filled]) -> bool {
    let unnamed = |filled: &Filled| match &filled.value {
        Value::Actor(actor) => actor.is_unnamed_body(),
        _ => false,
    };
    !values.iter().all(unnamed)
}

/// The slot of the article's main event of the kind, for what is told of it further down. Its day holds for what happened in
/// other places too: `two more died in a suburb`.
pub(super) fn main_event(
    claims: &[Claim],
    at: usize,
    slot: usize,
    schema: &Schema,
    sentences: &impl Sentences,
) -> Option<Vec<Filled>> {
    let (claim, spec) = (&claims[at], &schema.slots[slot]);
    let told = |other: &&Claim| {
        other.kind == claim.kind
            && other.evidence.sentence_index < OPENING
            && !other.evidence.extent.other
            && is_news(other)
            && !other.evidence.cause.excludes(&claim.evidence.cause)
            && lends_actors(other, claim, spec, schema)
            && !(spec.ty == SlotType::Time && dates_later(other))
            && own(other, &spec.name).is_some()
    };
    let main = claims[..at].iter().take_while(|other| other.evidence.sentence_index < OPENING).find(told)?;
    let aside = !is_news(claim) || goes_back(claim, sentences);
    let recurs = spec.key.is_some_and(|key| key.within_days.is_some());
    let one_day = spec.ty == SlotType::Time && !recurs;
    let values = own(main, &spec.name)?;
    // "In the past two years" is no day.
    let one_day = one_day && values.iter().all(|filled| is_past(filled, claim));
    (!aside && (one_day || agree(main, claim, schema, may_meet))).then_some(values)
}

/// Whether two claims of one article may be about one event: no key slot or symbol that both fill says otherwise. (What is
/// scheduled lends no date to what was held.)
fn agree(a: &Claim, b: &Claim, schema: &Schema, meet: fn(&Value, &Value) -> bool) -> bool {
    let tells = |spec: &&SlotSpec| spec.key.is_some() || matches!(spec.ty, SlotType::Symbols(_));
    schema.slots.iter().filter(tells).all(|spec| match (a.slot(&spec.name), b.slot(&spec.name)) {
        (Some(x), Some(y)) => x.values.iter().any(|x| y.values.iter().any(|y| meet(&x.value, &y.value))),
        _ => true,
    })
}

/// As [`meet`], but a place that the gazetteer does not know may lie anywhere.
fn may_meet(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::Place(a), Value::Place(b)) => !a.relation(b).is_disjoint(),
        _ => meet(a, b),
    }
}

fn meet(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::Time(a), Value::Time(b)) => a.readings().any(|a| b.readings().any(|b| !a.disjoint(&b))),
        (Value::Place(a), Value::Place(b)) => {
            a.nodes.iter().any(|a| b.nodes.iter().any(|b| a.contains(b) || b.contains(a)))
        }
        (Value::Actor(a), Value::Actor(b)) => a.root() == b.root(),
        (Value::Symbol(a), Value::Symbol(b)) => a == b,
        // `A longer ceasefire` is not the 48-hour one.
        (Value::Text(a), Value::Text(b)) => !a.relation(b).is_disjoint(),
        _ => true,
    }
}
