//! What a sentence leaves out, others of its article have said: key slots taken over within one article, marked as such.
//!
//! First from the nearest earlier claim of the kind in its paragraph; then from the main event, the first of the kind in the
//! opening: a new paragraph comes back to it; then from the nearest earlier claim; then from the headline (a place) and the
//! sentences around it (a time from its own or those before, a place from its own, those before, the lede or the dateline); last
//! from the claim of the kind that stands nearest on either side, and for the opening from its next sentences. Background (a disaster of nine years ago) lends nothing to today's news, and takes
//! nothing from it.

mod lenders;
mod sentence;

pub(super) use lenders::counts_otherwise;

use lenders::{Donors, lends_back, main_event, near, of_one_cause};
use sentence::{
    country, dateline, event_time, in_headline, is_of_others, narrowest, own_time, place_of_old, same_place,
    sentence_place, sentence_time, told_next,
};

use crate::claim::{Claim, Commitment, Filled, Schema, Slot, SlotSpec, SlotType};
use crate::lexicon::cause::Sorts;
use crate::lexicon::saying::{BEFORE_TOLL, BESIDE_TOLL, STILL};
use crate::rule::RuleSet;
use crate::span::Span;
use crate::value::{Value, Window};

/// How many sentences back a claim of the same kind, or a time, is looked for.
const REACH: u32 = 3;
/// Of the claims of an article, so many before and after one can lend it something; keeps a long article linear.
const NEIGHBOURS: usize = 200;
/// How many sentences back the noun of an event may be dated.
const EVENT_REACH: u32 = 12;
/// The main event is told in so many sentences from the beginning.
const OPENING: u32 = 4;
/// How long before its article an event may lie and still be its news.
const NEWS_DAYS: i64 = 30;
/// A longer window does not say when something happened.
const LONGEST_DAYS: i64 = 7;

/// What the sentences of the article hold, for claims that say nothing themselves.
pub(super) trait Sentences {
    /// The times of a sentence, but for those at which something was said.
    fn times(&self, sentence: u32) -> Vec<Filled>;
    /// The times of the clauses of a sentence in which a span does not stand: behind a `but`, a semicolon, a dash.
    fn times_elsewhere(&self, sentence: u32, span: Span) -> Vec<Filled>;
    /// The places of a sentence that are nothing else there.
    fn places(&self, sentence: u32) -> Vec<Filled>;
    /// The number of its paragraph.
    fn paragraph(&self, sentence: u32) -> u32;
    /// When an event of one of these sorts (0: of any) happened, where the sentence dates its noun.
    fn event_time(&self, sentence: u32, sorts: Sorts) -> Option<Filled>;
    /// When an event happened whose owner its day is in a sentence: `Wednesday's rail disaster`.
    fn owned_event_time(&self, sentence: u32) -> Option<Filled>;
    /// Whether it says that it tells of the place of the article.
    fn points_to_scene(&self, sentence: u32) -> bool;
    /// The same of what lies back: any word that points to a place will do, for the article has no other.
    fn points_back_to_scene(&self, sentence: u32) -> bool;
    /// The one place of the headline.
    fn headline(&self) -> Option<Filled>;
    /// Where the article was filed.
    fn dateline(&self) -> Vec<Filled>;
    /// The last sentence.
    fn last(&self) -> u32;
    /// The first sentence of the article itself.
    fn lede(&self) -> Option<u32>;
}

/// Fills open key slots (times, places, actors).
pub(super) fn inherit<S: Sentences>(claims: &mut [Claim], rules: &RuleSet, sentences: &S) {
    for claim in claims.iter_mut() {
        date_by_event(claim, rules, sentences);
    }
    let scene = sentences.headline();
    for at in 0..claims.len() {
        if is_other(claims, at) {
            claims[at].evidence.extent.other = true;
        }
    }
    for at in 0..claims.len() {
        // What is only wished, feared or asked for is no part of what is told around it.
        if claims[at].commitment == Commitment::Uncommitted {
            continue;
        }
        let Some(schema) = rules.schemas.iter().find(|schema| *schema.kind == *claims[at].kind) else { continue };
        let mut open: Vec<usize> =
            (0..schema.slots.len()).filter(|&slot| is_open(&claims[at], &schema.slots[slot])).collect();
        // Its day tells an event from others, so that comes first.
        open.sort_by_key(|&slot| schema.slots[slot].ty != SlotType::Time);
        for slot in open {
            // A sum over a period has no day.
            let undated = goes_back(&claims[at], sentences) || claims[at].evidence.extent.sum;
            if schema.slots[slot].ty == SlotType::Time && undated {
                continue;
            }
            // Nor was it all in one place.
            if schema.slots[slot].ty == SlotType::Place && claims[at].evidence.extent.sum && is_long(&claims[at]) {
                continue;
            }
            let spec = &schema.slots[slot];
            let claim = &claims[at];
            let index = claim.evidence.sentence_index;
            // What goes on for years goes on in a country, not in the town last named.
            let wide = schema.slots.iter().any(|slot| slot.ty == SlotType::Duration);
            let pick = if wide { country } else { narrowest };
            let own = sentence_place(claim, spec, sentences, index..=index, pick)
                .filter(|values| !is_of_others(claims, at, spec, values))
                .or_else(|| own_time(claim, spec, sentences))
                .or_else(|| same_place(claims, at, spec, scene.as_ref(), sentences))
                .or_else(|| place_of_old(claims, at, spec, scene.as_ref(), sentences));
            // Another event has a day and a place of its own.
            if claim.evidence.extent.other {
                let own = own
                    .or_else(|| event_time(claim, spec, schema, sentences, true))
                    .or_else(|| of_one_cause(claims, at, spec));
                if let Some(values) = own {
                    insert(&mut claims[at], slot, values, schema);
                }
                continue;
            }
            let found = own
                .or_else(|| near(claims, at, slot, schema, Donors::Paragraph(sentences)))
                .or_else(|| main_event(claims, at, slot, schema, sentences))
                .or_else(|| near(claims, at, slot, schema, Donors::<S>::Before))
                .or_else(|| in_headline(claim, spec, schema, scene.as_ref()))
                .or_else(|| event_time(claim, spec, schema, sentences, false))
                .or_else(|| sentence_time(claims, at, spec, sentences))
                .or_else(|| sentence_place(claim, spec, sentences, index.saturating_sub(REACH)..=index, pick))
                .or_else(|| sentences.lede().and_then(|lede| sentence_place(claim, spec, sentences, lede..=lede, pick)))
                .or_else(|| dateline(claim, spec, sentences, pick))
                .or_else(|| near(claims, at, slot, schema, Donors::<S>::Any).filter(|_| lends_back(spec)))
                .or_else(|| told_next(claim, spec, schema, sentences));
            if let Some(values) = found {
                insert(&mut claims[at], slot, values, schema);
            }
        }
    }
    claims.iter_mut().for_each(|claim| end_sum(claim, rules));
}

/// Who has been killed since some day was killed up to the article's: `60 people have been killed since January`.
fn end_sum(claim: &mut Claim, rules: &RuleSet) {
    let counts = rules.schemas.iter().any(|schema| *schema.kind == *claim.kind && schema.counts());
    let told = counts && claim.commitment != Commitment::Uncommitted;
    let Some(asof) = claim.asof.filter(|_| told) else { return };
    for filled in claim.slots.iter_mut().flat_map(|slot| &mut slot.values) {
        if let Value::Time(time) = &mut filled.value
            && time.window.to.is_none()
            && time.window.from.is_some_and(|from| from <= asof.day)
        {
            time.window.to = Some(asof.day);
        }
    }
}

/// Puts the day of the event for that on which its toll was told: `The toll of Monday's flood rose to 27 on Wednesday, with 50
/// missing`.
fn date_by_event<S: Sentences>(claim: &mut Claim, rules: &RuleSet, sentences: &S) {
    let Some(schema) = rules.schemas.iter().find(|schema| *schema.kind == *claim.kind) else { return };
    if !schema.counts() {
        return;
    }
    let (start, whole) = (claim.evidence.span.start, claim.evidence.sentence);
    let index = claim.evidence.sentence_index;
    let raised = is_raised(claim);
    let beside = BESIDE_TOLL.iter().any(|word| words_before(claim, start).ends_with(word));
    let Some(event) = sentences
        .owned_event_time(index)
        .filter(|_| beside)
        .or_else(|| raised.then(|| event_of_toll(claim, sentences)).flatten())
    else {
        return;
    };
    let told = sentences.event_time(index, 0).map(|filled| filled.span);
    for filled in claim.slots.iter_mut().flat_map(|slot| &mut slot.values) {
        let (Value::Time(time), Value::Time(of)) = (&filled.value, &event.value) else { continue };
        let own = event.span.start >= whole.start && event.span.end <= whole.end;
        let earlier = of.window.from < time.window.from;
        if own && event.span.end <= filled.span.start && filled.span.end <= start {
            *filled = Filled { inherited: false, ..event.clone() };
        } else if !own && raised && earlier && told != Some(filled.span) {
            *filled = event.clone();
        }
    }
}

/// When the event happened whose toll a sentence tells, by the nearest sentence that dates it: those before, then the next.
fn event_of_toll(claim: &Claim, sentences: &impl Sentences) -> Option<Filled> {
    let index = claim.evidence.sentence_index;
    let next = index + 1..=(index + REACH).min(sentences.last());
    event_day(claim, (index.saturating_sub(EVENT_REACH)..index).rev().chain(next), sentences)
}

/// The day of what brought a claim about, by the first of some sentences that dates such an event.
fn event_day(claim: &Claim, among: impl Iterator<Item = u32>, sentences: &impl Sentences) -> Option<Filled> {
    let cause = claim.evidence.cause.sorts;
    let mut days = among.filter_map(|sentence| sentences.event_time(sentence, cause));
    // `The war began in 2011`: that is no day.
    days.find(|filled| is_day(filled, claim))
}

/// Whether a count is that to which a toll rose, or one that still holds: `are still missing`.
fn is_raised(claim: &Claim) -> bool {
    let span = claim.evidence.span;
    let from = words_before(claim, span.start).len();
    let told = words_before(claim, span.end).get(from..).unwrap_or("");
    if told.split_whitespace().any(|word| STILL.contains(&word)) {
        return true;
    }
    let mut filled = claim.slots.iter().flat_map(|slot| &slot.values);
    let count = filled.find(|filled| matches!(filled.value, Value::Count(_)));
    let last = |count: &Filled| words_before(claim, count.span.start).rsplit(' ').next().unwrap_or("");
    count.is_some_and(|count| BEFORE_TOLL.contains(&last(count)))
}

/// What stands in the sentence of a claim before an offset.
fn words_before(claim: &Claim, offset: u32) -> &str {
    let length = offset.saturating_sub(claim.evidence.sentence.start) as usize;
    claim.evidence.sentence_text.get(..length).unwrap_or("").trim_end()
}

/// When a claim is dated, by each of its times, and whether that is taken over.
fn windows(claim: &Claim) -> impl Iterator<Item = (bool, Window)> {
    claim.slots.iter().flat_map(|slot| &slot.values).filter_map(|filled| match &filled.value {
        Value::Time(time) => Some((filled.inherited, time.window)),
        _ => None,
    })
}

/// Whether a claim is of another event than the main one: it dates by its own words what is counted otherwise there, and
/// there it is not dated so.
fn is_other(claims: &[Claim], at: usize) -> bool {
    let claim = &claims[at];
    let opens = |other: &Claim| other.evidence.sentence_index < OPENING;
    let Some(main) = claims[..at].iter().take_while(|other| opens(other)).find(|other| other.kind == claim.kind) else {
        return false;
    };
    // A fire is not the crush.
    if main.evidence.cause.excludes(&claim.evidence.cause) {
        return true;
    }
    let own = |claim: &Claim| -> Vec<Window> {
        windows(claim).filter(|(inherited, _)| !inherited).map(|(_, window)| window).collect()
    };
    let (mine, theirs) = (own(claim), own(main));
    let apart = mine.iter().all(|mine| theirs.iter().all(|window| window.disjoint(mine)));
    !opens(claim) && !mine.is_empty() && apart && counts_otherwise(main, claim) && !claim.evidence.extent.some
}

/// Whether a slot identifies the event, can be taken over, and has not been filled.
fn is_open(claim: &Claim, spec: &SlotSpec) -> bool {
    spec.key.is_some()
        && matches!(spec.ty, SlotType::Time | SlotType::Place | SlotType::Actor)
        && claim.slot(&spec.name).is_none()
}

/// Whether the sentence names a year or a month long past, bound or not: it is about something else.
fn goes_back(claim: &Claim, sentences: &impl Sentences) -> bool {
    let old = |filled: &Filled| matches!(&filled.value, Value::Time(time) if time.window.to.is_some() && !is_recent(&time.window, claim));
    sentences.times(claim.evidence.sentence_index).iter().any(old)
}

/// What a claim itself says in a slot; what it has taken over it does not pass on by a chain of guesses.
fn own(claim: &Claim, name: &str) -> Option<Vec<Filled>> {
    let slot = claim.slot(name)?;
    // Since some day: that is a sum over all the days after it.
    let open = |filled: &Filled| match &filled.value {
        Value::Time(time) => time.window.from.is_some() && time.window.to.is_none(),
        _ => false,
    };
    let own: Vec<Filled> = slot.values.iter().filter(|filled| !filled.inherited && !open(filled)).cloned().collect();
    (!own.is_empty()).then_some(own)
}

/// Whether a time is short and not ahead of its article.
fn is_day(filled: &Filled, claim: &Claim) -> bool {
    let (Value::Time(time), Some(asof)) = (&filled.value, claim.asof) else { return false };
    let short = time.window.width_days().is_some_and(|days| days <= LONGEST_DAYS);
    short && time.window.from.is_some_and(|from| from <= asof.day)
}

/// Whether it is recent besides.
fn is_past(filled: &Filled, claim: &Claim) -> bool {
    is_day(filled, claim) && matches!(&filled.value, Value::Time(time) if is_recent(&time.window, claim))
}

/// Whether a claim is dated by more than the days of one event.
fn is_long(claim: &Claim) -> bool {
    windows(claim).any(|(inherited, window)| !inherited && window.width_days().is_none_or(|days| days > LONGEST_DAYS))
}

/// Whether a claim is about what its article reports, not about its background.
fn is_news(claim: &Claim) -> bool {
    windows(claim).all(|(_, window)| is_recent(&window, claim))
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
