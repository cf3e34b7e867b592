//! What a sentence leaves out, others of its article have said: key slots taken over within one article, marked as such.
//!
//! First from the nearest earlier claim of the kind in its paragraph; then from the lede's, for a new paragraph goes on with
//! what the article is about; then from the nearest earlier one; then from the sentences around it (a time from its own or those
//! before, a place from its own, those before, the lede or the dateline); last from the claim of the kind that stands nearest
//! on either side. Background (a disaster of nine years ago) lends nothing to today's news, and takes nothing from it.

use crate::claim::{Claim, Filled, Schema, Slot, SlotSpec, SlotType};
use crate::rule::RuleSet;
use crate::span::Span;
use crate::value::{ActorKind, Value, Window};

/// How many sentences back a claim of the same kind, or a time, is looked for.
const REACH: u32 = 3;
/// Of the claims of an article, so many before and after one can lend it something; keeps a long article linear.
const NEIGHBOURS: usize = 200;
/// How long before its article an event may lie and still be its news.
const NEWS_DAYS: i64 = 30;
/// A longer window does not say when something happened.
const LONGEST_DAYS: i64 = 7;

/// As deep in the tree of places as a town usually lies.
const UNKNOWN_DEPTH: usize = 3;

/// What the sentences of the article hold, for claims that say nothing themselves.
pub(super) trait Sentences {
    /// The times of a sentence, but for those at which something was said.
    fn times(&self, sentence: u32) -> Vec<Filled>;
    /// The times of the clauses of a sentence in which a span does not stand: behind a `but`, a semicolon, a dash.
    fn times_elsewhere(&self, sentence: u32, span: Span) -> Vec<Filled>;
    /// The places of a sentence that are nothing else there.
    fn places(&self, sentence: u32) -> Vec<Filled>;
    /// Where the article was filed.
    fn dateline(&self) -> Vec<Filled>;
    /// The paragraph of a sentence.
    fn paragraph(&self, sentence: u32) -> usize;
    /// The first sentence of the article itself.
    fn lede(&self) -> Option<u32>;
}

/// Fills open key slots (times, places, actors).
pub(super) fn inherit(claims: &mut [Claim], rules: &RuleSet, sentences: &impl Sentences) {
    for at in 0..claims.len() {
        let Some(schema) = rules.schemas.iter().find(|schema| *schema.kind == *claims[at].kind) else { continue };
        let open: Vec<usize> =
            (0..schema.slots.len()).filter(|&slot| is_open(&claims[at], &schema.slots[slot])).collect();
        for slot in open {
            let spec = &schema.slots[slot];
            let found = own_time(&claims[at], spec, sentences)
                .or_else(|| near(claims, at, slot, schema, |other| together(&claims[at], other, sentences)))
                .or_else(|| lede(claims, at, slot, schema, sentences))
                .or_else(|| near(claims, at, slot, schema, |_| true))
                .or_else(|| sentence_time(&claims[at], spec, sentences))
                .or_else(|| sentence_place(&claims[at], spec, sentences))
                .or_else(|| nearest(claims, at, slot, schema).filter(|_| lends_back(spec)));
            if let Some(values) = found {
                insert(&mut claims[at], slot, values, schema);
            }
        }
    }
}

/// Whether a later claim may fill this slot of an earlier one. An act that is dated loosely (`key within 3 days`) recurs: who
/// refused in March and resists today did not resist in March.
fn lends_back(spec: &SlotSpec) -> bool {
    !(spec.ty == SlotType::Time && spec.key.is_some_and(|key| key.within_days.is_some()))
}

/// Whether a slot identifies the event, can be taken over, and has not been filled.
fn is_open(claim: &Claim, spec: &SlotSpec) -> bool {
    spec.key.is_some()
        && matches!(spec.ty, SlotType::Time | SlotType::Place | SlotType::Actor)
        && claim.slot(&spec.name).is_none()
}

/// Whether two claims stand in one paragraph.
fn together(a: &Claim, b: &Claim, sentences: &impl Sentences) -> bool {
    sentences.paragraph(a.evidence.sentence_index) == sentences.paragraph(b.evidence.sentence_index)
}

/// The slot of the nearest claim within reach before, of the same kind and maybe about the same event.
fn near(
    claims: &[Claim],
    at: usize,
    slot: usize,
    schema: &Schema,
    may: impl Fn(&Claim) -> bool,
) -> Option<Vec<Filled>> {
    let index = claims[at].evidence.sentence_index;
    let before = claims.iter().enumerate().take(at).skip(at.saturating_sub(NEIGHBOURS)).rev();
    let mut near = before.filter(|(_, other)| index - index.min(other.evidence.sentence_index) <= REACH && may(other));
    near.find_map(|(number, _)| lent(claims, at, number, slot, schema).filter(|values| are_named(values)))
}

/// The slot of the nearest such claim on either side.
fn nearest(claims: &[Claim], at: usize, slot: usize, schema: &Schema) -> Option<Vec<Filled>> {
    let distance = |other: &Claim| claims[at].evidence.sentence_index.abs_diff(other.evidence.sentence_index);
    let around = claims.iter().enumerate().take(claims.len().min(at + NEIGHBOURS)).skip(at.saturating_sub(NEIGHBOURS));
    let donors = around.filter_map(|(number, other)| {
        let values = lent(claims, at, number, slot, schema).filter(|values| are_named(values))?;
        Some(((distance(other), number.abs_diff(at), number > at), values))
    });
    donors.min_by_key(|(order, _)| *order).map(|(_, values)| values)
}

/// Whether a list holds more than a body without a name. `Police` of one event are not those of the next.
fn are_named(values: &[Filled]) -> bool {
    let unnamed = |filled: &Filled| match &filled.value {
        Value::Actor(actor) => actor.kind == ActorKind::Institution && actor.id.starts_with('~'),
        _ => false,
    };
    !values.iter().all(unnamed)
}

/// What a claim lends another of its kind that may be about the same event.
fn lent(claims: &[Claim], at: usize, number: usize, slot: usize, schema: &Schema) -> Option<Vec<Filled>> {
    let (claim, other) = (&claims[at], &claims[number]);
    let lends = number != at && other.kind == claim.kind && is_news(other) && agree(other, claim, schema);
    lends.then(|| own(other, &schema.slots[slot].name)).flatten()
}

/// The slot of the lede's claim. Its day holds for what happened in other places too: `two more died in a suburb`.
fn lede(claims: &[Claim], at: usize, slot: usize, schema: &Schema, sentences: &impl Sentences) -> Option<Vec<Filled>> {
    let spec = &schema.slots[slot];
    let recurs = spec.key.is_some_and(|key| key.within_days.is_some());
    let first = claims.iter().position(|other| other.kind == claims[at].kind)?;
    if first >= at || recurs || Some(claims[first].evidence.sentence_index) != sentences.lede() {
        return None;
    }
    let elsewhere = || {
        let (lede, claim) = (&claims[first], &claims[at]);
        let one_day = spec.ty == SlotType::Time && is_news(lede) && is_news(claim);
        let own = one_day.then(|| own(lede, &spec.name)).flatten()?;
        own.iter().all(|filled| is_past(filled, claim)).then_some(own)
    };
    lent(claims, at, first, slot, schema).or_else(elsewhere)
}

/// The only time of its own sentence, in another clause: `a school was hit on Wednesday, but nobody was harmed`.
fn own_time(claim: &Claim, spec: &SlotSpec, sentences: &impl Sentences) -> Option<Vec<Filled>> {
    if spec.ty != SlotType::Time || spec.key.is_none_or(|key| key.within_days.is_some()) {
        return None;
    }
    let times = sentences.times_elsewhere(claim.evidence.sentence_index, claim.evidence.span);
    let [only] = times.as_slice() else { return None };
    is_past(only, claim).then(|| vec![only.clone()])
}

/// What a claim itself says in a slot; what it has taken over it does not pass on by a chain of guesses.
fn own(claim: &Claim, name: &str) -> Option<Vec<Filled>> {
    let slot = claim.slot(name)?;
    let own: Vec<Filled> = slot.values.iter().filter(|filled| !filled.inherited).cloned().collect();
    (!own.is_empty()).then_some(own)
}

/// The last short time of the sentences just before, if it lies before the article.
fn sentence_time(claim: &Claim, spec: &SlotSpec, sentences: &impl Sentences) -> Option<Vec<Filled>> {
    if spec.ty != SlotType::Time || spec.key.is_none_or(|key| key.within_days.is_some()) {
        return None;
    }
    let index = claim.evidence.sentence_index;
    (index.saturating_sub(REACH)..index).rev().find_map(|sentence| {
        let times = sentences.times(sentence);
        times.into_iter().rev().find(|filled| is_past(filled, claim)).map(|filled| vec![filled])
    })
}

/// Whether a time is short, recent and not ahead of its article.
fn is_past(filled: &Filled, claim: &Claim) -> bool {
    let (Value::Time(time), Some(asof)) = (&filled.value, claim.asof) else { return false };
    let short = time.window.width_days().is_some_and(|days| days <= LONGEST_DAYS);
    short && time.window.from.is_some_and(|from| from <= asof.day) && is_recent(&time.window, claim)
}

/// The narrowest place of its own sentence, of those just before, of the lede or of the dateline: but nobody who is quoted
/// speaks of where the article was filed.
fn sentence_place(claim: &Claim, spec: &SlotSpec, sentences: &impl Sentences) -> Option<Vec<Filled>> {
    if spec.ty != SlotType::Place || !is_news(claim) {
        return None;
    }
    let index = claim.evidence.sentence_index;
    let near = (index.saturating_sub(REACH)..=index).rev().map(|sentence| sentences.places(sentence));
    let narrowest = |places: Vec<Filled>| {
        let depth = |filled: &Filled| match &filled.value {
            // What the gazetteer does not know is no country.
            Value::Place(place) if !place.known => UNKNOWN_DEPTH,
            Value::Place(place) => place.nodes.first().map_or(0, |node| node.path.len()),
            _ => 0,
        };
        let deepest = places.iter().map(depth).max()?;
        places.into_iter().find(|filled| depth(filled) == deepest).map(|filled| vec![filled])
    };
    let filed = || {
        let dateline = if claim.speaker.is_some() { Vec::new() } else { sentences.dateline() };
        // What an article tells first happened there rather than where it was filed.
        let told = sentences.lede().filter(|_| !dateline.is_empty()).map(|lede| sentences.places(lede));
        [told.unwrap_or_default(), dateline]
    };
    near.chain(std::iter::once_with(filed).flatten()).find_map(narrowest)
}

/// Whether a claim is about what its article reports, not about its background.
fn is_news(claim: &Claim) -> bool {
    claim.slots.iter().flat_map(|slot| &slot.values).all(|filled| match &filled.value {
        Value::Time(time) => is_recent(&time.window, claim),
        _ => true,
    })
}

fn is_recent(window: &Window, claim: &Claim) -> bool {
    claim.asof.is_none_or(|asof| window.days_apart(&Window::day(asof.day)) <= NEWS_DAYS)
}

fn insert(claim: &mut Claim, slot: usize, values: Vec<Filled>, schema: &Schema) {
    let values = values.into_iter().map(|filled| Filled { inherited: true, ..filled }).collect();
    let order = |name: &str| schema.slots.iter().position(|spec| spec.name == name);
    let place = claim.slots.iter().position(|filled| order(&filled.name) > Some(slot)).unwrap_or(claim.slots.len());
    claim.slots.insert(place, Slot { name: schema.slots[slot].name.clone(), values });
}

/// Whether two claims of one article may be about one event: no key slot or symbol that both fill says otherwise. (What is
/// scheduled lends no date to what was held.)
fn agree(a: &Claim, b: &Claim, schema: &Schema) -> bool {
    let tells = |spec: &&SlotSpec| spec.key.is_some() || matches!(spec.ty, SlotType::Symbols(_));
    schema.slots.iter().filter(tells).all(|spec| match (a.slot(&spec.name), b.slot(&spec.name)) {
        (Some(x), Some(y)) => x.values.iter().any(|x| y.values.iter().any(|y| meet(&x.value, &y.value))),
        _ => true,
    })
}

fn meet(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::Time(a), Value::Time(b)) => a.readings().any(|a| b.readings().any(|b| !a.disjoint(&b))),
        (Value::Place(a), Value::Place(b)) => {
            a.nodes.iter().any(|a| b.nodes.iter().any(|b| a.contains(b) || b.contains(a)))
        }
        (Value::Actor(a), Value::Actor(b)) => a.root() == b.root(),
        (Value::Symbol(a), Value::Symbol(b)) => a == b,
        (Value::Text(a), Value::Text(b)) => a.norm.iter().any(|word| b.norm.contains(word)),
        _ => true,
    }
}
