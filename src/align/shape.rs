//! What of a claim its comparison with another one of the same event can depend on.
//!
//! `align` and `reconcile` ask of a settlement only whether it is the same as another one, contains it or lies in it, and of days
//! only how far apart they are and which comes first. So of two claims of one settlement and one day it does not matter which
//! settlement and which day these are: without them and without its counts, a claim is a shape, and shapes are few. Settlement and
//! day are its anchor. A property test holds that claims that are moved together are judged alike.

use std::hash::{Hash, Hasher};
use std::sync::Arc;

use jiff::ToSpan;
use jiff::civil::{Date, date};

use super::weigh::is_broad;
use super::weights::OPENING;
use crate::claim::{Claim, Evidence, Filled, Schema, Slot, SlotType, Speaker};
use crate::value::{Count, Moment, Place, PlaceNode, Time, Value, Window, day_number};

/// The day of all shapes.
const ZERO: Date = date(2000, 1, 1);
/// Days further from that of the anchor stay what they are, and so do the other days of their claim.
const FAR: i32 = 300_000;

/// Where and when a claim has its event.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Anchor<'c> {
    /// The one place of the claim, where it has one in its slots and that is a settlement of the gazetteer: its id, last, and
    /// what contains it.
    pub path: Option<&'c [String]>,
    /// The number of the day that all its days are told from: that of its as-of, else of its first date.
    pub day: Option<i32>,
}

impl<'c> Anchor<'c> {
    pub fn of(claim: &'c Claim) -> Self {
        let (mut places, mut first, mut movable) = (0, None, true);
        let mut path = None;
        let zero = claim.asof.map(|asof| day_number(asof.day));
        let mut day = zero;
        for filled in claim.slots.iter().flat_map(|slot| &slot.values) {
            match &filled.value {
                Value::Place(place) => {
                    places += 1;
                    path = settlement(place);
                }
                Value::Time(time) => {
                    for at in time.readings().flat_map(|window| [window.from, window.to]).flatten() {
                        let at = day_number(at);
                        day = day.or(Some(at));
                        first = first.or(Some(at));
                        movable &= day.is_some_and(|day| (at - day).abs() < FAR);
                    }
                }
                // Reaches back from the as-of as far as calendars go.
                Value::Duration(_) => movable = false,
                _ => {}
            }
        }
        Anchor { path: path.filter(|_| places == 1), day: day.filter(|day| movable && day.abs() < FAR) }
    }
}

/// Nothing but a settlement is asked whether it is a country.
fn settlement(place: &Place) -> Option<&[String]> {
    let [node] = place.nodes.as_slice() else { return None };
    let plain = place.known && !is_broad(node, place) && node.path.last() == Some(&node.id);
    let once = node.path.iter().filter(|id| **id == node.id).count() == 1;
    (plain && once).then_some(&node.path)
}

/// Which slots of a claim have counts that a shape leaves open, a bit each by their place in the claim: one value of a slot that is no key.
pub(super) fn open(claim: &Claim, schema: &Schema) -> u64 {
    let is_open = |slot: &Slot| {
        matches!(slot.values.as_slice(), [Filled { value: Value::Count(_), .. }])
            && schema.slot(&slot.name).is_some_and(|spec| spec.ty == SlotType::Count && spec.key.is_none())
    };
    let slots = claim.slots.iter().take(64).enumerate();
    slots.filter(|(_, slot)| is_open(slot)).fold(0, |open, (at, _)| open | 1 << at)
}

/// The counts of these slots.
pub(super) fn counts(claim: &Claim, open: u64) -> impl Iterator<Item = Count> {
    let slots = claim.slots.iter().enumerate().filter(move |(at, _)| has(open, *at));
    slots.filter_map(|(_, slot)| match slot.values.as_slice() {
        [Filled { value: Value::Count(count), .. }] => Some(*count),
        _ => None,
    })
}

fn has(open: u64, at: usize) -> bool {
    at < 64 && open & 1 << at != 0
}

/// A claim without its anchor, its counts, the names in its article and where it stands.
#[derive(Clone, Debug)]
pub(super) struct Shape {
    /// A claim of this shape, of no place and on a day of its own; words are left out.
    pub model: Claim,
    /// Which of its slots have counts that are left open.
    open: u64,
    placed: bool,
    dated: bool,
}

impl Shape {
    pub fn of(claim: &Claim, anchor: &Anchor, open: u64) -> Self {
        let value = |value: &Value| match value {
            Value::Place(_) if anchor.path.is_some() => Value::Place(nowhere()),
            Value::Time(time) => Value::Time(moved(time, day_number(ZERO) - anchor.day.unwrap_or(day_number(ZERO)))),
            value => value.clone(),
        };
        let filled = |filled: &Filled| Filled { value: value(&filled.value), text: String::new(), ..*filled };
        let slots = claim
            .slots
            .iter()
            .map(|slot| Slot { name: slot.name.clone(), values: slot.values.iter().map(filled).collect() });
        let asof = claim.asof.map(|asof| Moment { day: anchor.day.map_or(asof.day, |_| ZERO), ..asof });
        let evidence = Evidence {
            sentence_index: if opens(claim) { 0 } else { OPENING + 1 },
            article: Arc::default(),
            story: Arc::default(),
            sentence_text: Arc::from(""),
            cues: Vec::new(),
            ..claim.evidence.clone()
        };
        let model = Claim { id: String::new(), slots: slots.collect(), asof, evidence, ..claim.clone() };
        Self { model, open, placed: anchor.path.is_some(), dated: anchor.day.is_some() }
    }

    /// The claim at an anchor.
    pub fn at(&self, path: Option<Vec<String>>, day: Option<i32>) -> Claim {
        let mut claim = self.model.clone();
        let node = |path: Vec<String>| {
            let id = path.last().cloned().unwrap_or_default();
            Place { nodes: vec![PlaceNode { name: String::new(), id, path }], known: true }
        };
        let mut place = path.map(node);
        let by = day.map_or(0, |day| day - day_number(ZERO));
        for filled in claim.slots.iter_mut().flat_map(|slot| &mut slot.values) {
            match &mut filled.value {
                Value::Place(held) if self.placed => *held = place.take().unwrap_or_else(nowhere),
                Value::Time(time) if self.dated => *time = moved(time, by),
                _ => {}
            }
        }
        if let Some(asof) = &mut claim.asof {
            asof.day = later(asof.day, by);
        }
        claim
    }

    /// Which slots of the model have counts that are left open, by their place.
    pub fn open_slots(&self) -> impl Iterator<Item = usize> {
        (0..self.model.slots.len()).filter(|&at| has(self.open, at))
    }

    /// Whether a claim of this anchor has this shape. Takes claims apart field by field, so that a new one cannot be forgotten.
    pub fn fits(&self, claim: &Claim, anchor: &Anchor, open: u64) -> bool {
        let Claim { id: _, kind, rule, slots, polarity, commitment, speaker, asof, evidence } = claim;
        let Evidence {
            article: _,
            story: _,
            sentence_index: _,
            sentence: _,
            sentence_text: _,
            span: _,
            cues: _,
            revises,
            extent,
            cause,
        } = evidence;
        let model = &self.model;
        let time = |asof: Moment| (asof.minute, if self.dated { None } else { Some(asof.day) });
        (self.placed, self.dated, self.open) == (anchor.path.is_some(), anchor.day.is_some(), open)
            && model.kind == *kind
            && model.rule == *rule
            && (model.evidence.sentence_index <= OPENING) == opens(claim)
            && (model.polarity, model.commitment) == (*polarity, *commitment)
            && model.asof.map(time) == asof.map(time)
            && model.evidence.revises == *revises
            && model.evidence.extent == *extent
            && model.evidence.cause.sorts == cause.sorts
            && model.speaker.as_ref().map(source) == speaker.as_ref().map(source)
            && model.slots.len() == slots.len()
            && model.slots.iter().zip(slots).enumerate().all(|(at, (x, y))| {
                x.name == y.name
                    && x.values.len() == y.values.len()
                    && x.values.iter().zip(&y.values).all(|(x, y)| self.is_alike(at, x, y, anchor))
            })
    }

    fn is_alike(&self, at: usize, mine: &Filled, theirs: &Filled, anchor: &Anchor) -> bool {
        let Filled { value, text: _, span: _, inherited, of_people } = theirs;
        mine.inherited == *inherited
            && mine.of_people == *of_people
            && match (&mine.value, value) {
                (Value::Count(x), Value::Count(y)) => x == y || has(self.open, at),
                (Value::Place(x), Value::Place(y)) => self.placed || x == y,
                (Value::Time(x), Value::Time(y)) => match anchor.day {
                    Some(zero) => days_of(x, day_number(ZERO)) == days_of(y, zero),
                    None => x == y,
                },
                (x, y) => x == y,
            }
    }
}

/// The same for claims of one shape.
pub(super) fn hash(claim: &Claim, anchor: &Anchor, open: u64, hasher: &mut impl Hasher) {
    (&claim.rule, claim.polarity, claim.commitment, claim.evidence.revises, claim.evidence.cause.sorts).hash(hasher);
    opens(claim).hash(hasher);
    (claim.asof.map(|asof| asof.minute), claim.slots.len()).hash(hasher);
    claim.speaker.as_ref().map(source).hash(hasher);
    open.hash(hasher);
    for (at, slot) in claim.slots.iter().enumerate() {
        slot.name.hash(hasher);
        for filled in &slot.values {
            (filled.inherited, filled.of_people).hash(hasher);
            match &filled.value {
                Value::Count(_) if has(open, at) => {}
                Value::Place(_) if anchor.path.is_some() => {}
                Value::Time(time) if anchor.day.is_some() => days_of(time, anchor.day.unwrap_or(0)).hash(hasher),
                value => value.hash(hasher),
            }
        }
    }
}

/// Whether it stands in the opening of its article: of its sentence, nothing else is asked but whether it is that of another claim.
pub(crate) fn opens(claim: &Claim) -> bool {
    claim.evidence.sentence_index <= OPENING
}

/// Who speaks, whatever the words.
fn source(speaker: &Speaker) -> (&str, Option<&str>) {
    let Speaker { text: _, name: _, id, principal } = speaker;
    (id, principal.as_deref())
}

/// The place of all shapes.
fn nowhere() -> Place {
    let id = "~".to_owned();
    let path = vec!["world".to_owned(), id.clone()];
    Place { nodes: vec![PlaceNode { id, name: String::new(), path }], known: true }
}

/// The ends of all readings, from a day.
fn days_of(time: &Time, zero: i32) -> [Option<Option<i32>>; 4] {
    let day = |date: Option<Date>| date.map(|date| day_number(date) - zero);
    let Time { window, other } = time;
    [
        Some(day(window.from)),
        Some(day(window.to)),
        other.map(|window| day(window.from)),
        other.map(|window| day(window.to)),
    ]
}

fn moved(time: &Time, by: i32) -> Time {
    let window = |window: Window| Window {
        from: window.from.map(|day| later(day, by)),
        to: window.to.map(|day| later(day, by)),
    };
    Time { window: window(time.window), other: time.other.map(window) }
}

fn later(day: Date, by: i32) -> Date {
    // No further than twice `FAR` from 1970, which no calendar minds.
    day.checked_add(by.days()).unwrap_or(day)
}
