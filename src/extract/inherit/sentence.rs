//! What the sentences of an article lend a claim that leaves out when or where.

use std::ops::RangeInclusive;

use super::{
    EVENT_REACH, NEIGHBOURS, OPENING, REACH, Sentences, event_day, goes_back, is_news, is_past, is_raised, own, windows,
};
use crate::claim::{Claim, Filled, Schema, SlotSpec, SlotType};
use crate::value::{PlaceNode, Value};

/// Of a longer time an article tells from everywhere.
const SHORT_DAYS: i64 = 2;
/// As deep in the tree of places as a town usually lies.
const UNKNOWN_DEPTH: usize = 3;

/// The day of what brought it about, by the last earlier sentence that dates such an event: `Wednesday's rail disaster`.
pub(super) fn event_time(
    claim: &Claim,
    spec: &SlotSpec,
    schema: &Schema,
    sentences: &impl Sentences,
    known: bool,
) -> Option<Vec<Filled>> {
    let cause = claim.evidence.cause.sorts;
    if spec.ty != SlotType::Time || !schema.counts() || known && cause == 0 {
        return None;
    }
    let index = claim.evidence.sentence_index;
    let before = (index.saturating_sub(EVENT_REACH)..=index).rev();
    event_day(claim, before, sentences).map(|filled| vec![filled])
}

/// The only time of its own sentence, in another clause: `a school was hit on Wednesday, but nobody was harmed`.
pub(super) fn own_time(claim: &Claim, spec: &SlotSpec, sentences: &impl Sentences) -> Option<Vec<Filled>> {
    if spec.ty != SlotType::Time || spec.key.is_none_or(|key| key.within_days.is_some()) {
        return None;
    }
    let times = sentences.times_elsewhere(claim.evidence.sentence_index, claim.evidence.span);
    let [only] = times.as_slice() else { return None };
    is_past(only, claim).then(|| vec![only.clone()])
}

/// The last short time of the sentences just before, if it lies before the article. When people met says nothing of when
/// others were killed.
pub(super) fn sentence_time(
    claims: &[Claim],
    at: usize,
    spec: &SlotSpec,
    sentences: &impl Sentences,
) -> Option<Vec<Filled>> {
    let claim = &claims[at];
    if spec.ty != SlotType::Time || spec.key.is_none_or(|key| key.within_days.is_some()) {
        return None;
    }
    let index = claim.evidence.sentence_index;
    let near = || claims[..at].iter().rev().take(NEIGHBOURS);
    // The day on which a toll rose is not that of what happened.
    let told = |sentence: u32| {
        near().any(|other| other.evidence.sentence_index == sentence && other.kind == claim.kind && is_raised(other))
    };
    let taken = |sentence: u32, filled: &Filled| {
        let others = near().filter(|other| other.evidence.sentence_index == sentence && other.kind != claim.kind);
        let mut values = others.flat_map(|other| &other.slots).flat_map(|slot| &slot.values);
        values.any(|value| !value.inherited && value.span == filled.span)
    };
    (index.saturating_sub(REACH)..index).rev().filter(|&sentence| !told(sentence)).find_map(|sentence| {
        let times = sentences.times(sentence);
        let mut free = times.into_iter().rev().filter(|filled| !taken(sentence, filled));
        free.find(|filled| is_past(filled, claim)).map(|filled| vec![filled])
    })
}

/// Which of the places of a sentence is lent.
type Pick = fn(Vec<Filled>) -> Option<Vec<Filled>>;

/// The place that is picked of the last of these sentences that has one.
pub(super) fn sentence_place(
    claim: &Claim,
    spec: &SlotSpec,
    sentences: &impl Sentences,
    range: RangeInclusive<u32>,
    pick: Pick,
) -> Option<Vec<Filled>> {
    let open = spec.ty == SlotType::Place && is_news(claim);
    if open { range.rev().find_map(|sentence| pick(sentences.places(sentence))) } else { None }
}

/// Whether another claim of the sentence that counts the same has these places: `30 were killed, nine of them in Porto`.
pub(super) fn is_of_others(claims: &[Claim], at: usize, spec: &SlotSpec, values: &[Filled]) -> bool {
    let claim = &claims[at];
    let counts = |claim: &Claim, name: &str| {
        claim.slot(name).is_some_and(|slot| slot.values.iter().any(|filled| matches!(filled.value, Value::Count(_))))
    };
    let range = at.saturating_sub(NEIGHBOURS)..claims.len().min(at + NEIGHBOURS);
    let beside = range.filter(|&other| other != at).map(|other| &claims[other]).filter(|other| {
        let same = other.kind == claim.kind && other.evidence.sentence_index == claim.evidence.sentence_index;
        same && other.slots.iter().any(|slot| counts(other, &slot.name) && counts(claim, &slot.name))
    });
    let mut taken = beside.filter_map(|other| own(other, &spec.name)).flatten();
    taken.any(|taken| values.iter().any(|filled| filled.span == taken.span))
}

/// What the next sentences of the opening say: `Nine dead, two missing. Kelm woke to a black hole after Wednesday's blast.`
pub(super) fn told_next(
    claim: &Claim,
    spec: &SlotSpec,
    schema: &Schema,
    sentences: &impl Sentences,
) -> Option<Vec<Filled>> {
    let index = claim.evidence.sentence_index;
    if !schema.counts() || !is_news(claim) || index >= OPENING {
        return None;
    }
    // `The storm claimed 34 lives`: wherever it passed; and another blast than this has a day of its own.
    // But whose toll rises has been told of.
    if claim.evidence.cause.sorts != 0 && !(is_raised(claim) && spec.ty == SlotType::Time) {
        return None;
    }
    let mut next = index + 1..=OPENING.min(sentences.last());
    match spec.ty {
        SlotType::Time => event_day(claim, next, sentences).map(|filled| vec![filled]),
        SlotType::Place => next.find_map(|sentence| narrowest(sentences.places(sentence))),
        _ => None,
    }
}

/// The place of the article's main event, where a sentence points to it: `a car bomb on the same street in 2017`.
pub(super) fn same_place(
    claims: &[Claim],
    at: usize,
    spec: &SlotSpec,
    scene: Option<&Filled>,
    sentences: &impl Sentences,
) -> Option<Vec<Filled>> {
    if spec.ty != SlotType::Place || !sentences.points_to_scene(claims[at].evidence.sentence_index) {
        return None;
    }
    told_of_news(claims, at).find_map(|other| own(other, &spec.name)).or_else(|| scene.map(|place| vec![place.clone()]))
}

/// The first claims of the kind before one, as far as they are of what the article reports.
fn told_of_news(claims: &[Claim], at: usize) -> impl Iterator<Item = &Claim> {
    let earlier = claims[..at].iter().take(NEIGHBOURS);
    earlier.filter(move |other| other.kind == claims[at].kind && is_news(other))
}

/// The place of the article's main event, for what happened there long ago: `four people died in a crush at the gate in 2013`.
pub(super) fn place_of_old(
    claims: &[Claim],
    at: usize,
    spec: &SlotSpec,
    scene: Option<&Filled>,
    sentences: &impl Sentences,
) -> Option<Vec<Filled>> {
    let claim = &claims[at];
    let old = !is_news(claim) || goes_back(claim, sentences);
    if spec.ty != SlotType::Place || !old || !sentences.points_back_to_scene(claim.evidence.sentence_index) {
        return None;
    }
    let told = |other: &Claim| other.slot(&spec.name).map(|slot| slot.values.clone());
    let scene = || scene.map(|place| vec![place.clone()]);
    let filed = || narrowest(sentences.dateline());
    told_of_news(claims, at)
        .find_map(|other| own(other, &spec.name))
        .or_else(scene)
        .or_else(|| told_of_news(claims, at).find_map(told))
        .or_else(filed)
}

/// The place of the headline, for what is counted.
pub(super) fn in_headline(
    claim: &Claim,
    spec: &SlotSpec,
    schema: &Schema,
    scene: Option<&Filled>,
) -> Option<Vec<Filled>> {
    let open = spec.ty == SlotType::Place && schema.counts() && is_news(claim);
    scene.filter(|_| open).map(|place| vec![place.clone()])
}

/// Where the article was filed; but nobody who is quoted speaks of that.
pub(super) fn dateline(claim: &Claim, spec: &SlotSpec, sentences: &impl Sentences, pick: Pick) -> Option<Vec<Filled>> {
    // Nor is what went on for a week in one town.
    let short = windows(claim).all(|(_, window)| window.width_days().is_some_and(|days| days <= SHORT_DAYS));
    let open = spec.ty == SlotType::Place && is_news(claim) && claim.speaker.is_none() && short;
    if open { pick(sentences.dateline()) } else { None }
}

/// The only country among them.
pub(super) fn country(places: Vec<Filled>) -> Option<Vec<Filled>> {
    let is_country = |filled: &Filled| matches!(&filled.value, Value::Place(place) if place.known && place.nodes.first().is_some_and(PlaceNode::is_country));
    let mut countries = places.into_iter().filter(is_country);
    let first = countries.next()?;
    countries.all(|other| other.value == first.value).then(|| vec![first])
}

pub(super) fn narrowest(places: Vec<Filled>) -> Option<Vec<Filled>> {
    let depth = |filled: &Filled| match &filled.value {
        // What the gazetteer does not know is no country.
        Value::Place(place) if !place.known => UNKNOWN_DEPTH,
        Value::Place(place) => place.nodes.first().map_or(0, |node| node.path.len()),
        _ => 0,
    };
    let deepest = places.iter().map(depth).max()?;
    places.into_iter().find(|filled| depth(filled) == deepest).map(|filled| vec![filled])
}
