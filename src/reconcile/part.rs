//! Part and whole: which of two counts counts some of what the other counts.

use crate::align::{count, inherited, is_again, is_nobody, opens, place_list, relate, text, time};
use crate::claim::{Claim, Extent, Schema, SlotSpec, SlotType};
use crate::lexicon::extent::BYSTANDERS;
use crate::value::{Count, Place, Relation, Strength, Time, Window};

/// Windows of up to this many days are taken for one moment: "overnight" and "on Friday" date one event, not a sum.
const MOMENT_DAYS: i64 = 2;
/// Longer windows, and open ones, are periods over which victims are summed.
const EVENT_DAYS: i64 = 14;

/// So deep in the tree of places a region lies.
const REGION_DEPTH: usize = 2;

/// What the two claims count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Scope {
    /// The same things.
    Same,
    /// b counts some of what a counts.
    BPart,
    /// a counts some of what b counts.
    APart,
    /// Things that overlap or differ: their counts say nothing about each other.
    Apart,
}

impl Scope {
    fn and(self, other: Scope) -> Scope {
        match (self, other) {
            (Scope::Same, x) | (x, Scope::Same) => x,
            (x, y) if x == y => x,
            _ => Scope::Apart,
        }
    }
}

/// How the counts relate, b seen from a, with regard to what they count.
pub(super) fn compare(a: &Count, b: &Count, scope: Scope) -> Relation {
    let plain = a.relation(b);
    let (whole, part) = match scope {
        Scope::Same => return plain,
        Scope::Apart => return Relation::Over,
        Scope::BPart => (a, b),
        Scope::APart => (b, a),
    };
    match Count::part_relation(whole, part) {
        above @ Relation::Disjoint(_) => above,
        // A part that is as large as the whole may be told as the whole; a smaller one decides nothing.
        _ if plain.is_disjoint() => Relation::Over,
        _ => plain,
    }
}

/// Whether the part counts nobody at one of several places for which the whole counts somebody: it may be right, but
/// nobody who reads the one expects the other.
pub(super) fn is_spared(a: &Claim, b: &Claim, spec: &SlotSpec, scope: Scope, schema: &Schema) -> bool {
    let (whole, part) = match scope {
        Scope::BPart => (a, b),
        Scope::APart => (b, a),
        Scope::Same | Scope::Apart => return false,
    };
    let (Some(all), Some(some)) = (count(whole, &spec.name), count(part, &spec.name)) else { return false };
    let places = schema.slots.iter().filter(|spec| spec.ty == SlotType::Place);
    let mut listed = places.map(|spec| (place_list(whole, &spec.name), place_list(part, &spec.name)));
    some.hard.high == Some(0)
        && all.hard.low > 0
        && listed.any(|(all, some)| {
            let named = |place: &&Place| all.iter().any(|other| other.relation(place) == Relation::Equal);
            all.len() > some.len() && !some.is_empty() && some.iter().all(named)
        })
}

/// Whether the one denies that bystanders are among the victims (no civilians), where the other counts some of whatever group.
/// That none of a crew or no child was hurt is nobody's denial.
pub(super) fn denies_group(a: &Claim, b: &Claim, spec: &SlotSpec, schema: &Schema) -> bool {
    let denies = |denial: &Claim, other: &Claim| {
        let (Some(none), Some(some)) = (count(denial, &spec.name), count(other, &spec.name)) else { return false };
        let group = |claim: &Claim| {
            schema
                .slots
                .iter()
                .any(|spec| spec.ty == SlotType::Text && spec.key.is_none() && text(claim, &spec.name).is_some())
        };
        let bystanders = || {
            let groups = schema.slots.iter().filter(|spec| spec.ty == SlotType::Text && spec.key.is_none());
            let mut words = groups.filter_map(|spec| text(denial, &spec.name)).flat_map(|text| text.norm);
            words.any(|word| BYSTANDERS.contains(&word.trim_start_matches('@')))
        };
        let covers = |spec: &SlotSpec| {
            spec.ty != SlotType::Place
                || matches!(relate(denial, other, spec, schema), None | Some(Relation::Equal | Relation::Narrow))
        };
        let nobody = none.hard.high == Some(0) && some.hard.low > 0;
        nobody && bystanders() && !group(other) && schema.slots.iter().all(covers)
    };
    denies(a, b) || denies(b, a)
}

/// Whether the one tells of a country or region, and the other of a place that nobody knows.
fn may_hold(a: &Claim, b: &Claim, slot: &str) -> bool {
    let wide = |place: &Place| place.known && place.nodes.iter().any(|node| node.path.len() <= REGION_DEPTH);
    let (x, y) = (place_list(a, slot), place_list(b, slot));
    let holds = |x: &[&Place], y: &[&Place]| x.iter().all(|x| wide(x)) && y.iter().all(|y| !y.known);
    holds(&x, &y) || holds(&y, &x)
}

/// Compares places, times and groups, for the counts of one slot.
pub(super) fn scope(a: &Claim, b: &Claim, schema: &Schema, counted: &SlotSpec) -> Scope {
    // A flood or a crash has one toll, wherever the article that tells it was written.
    let one_event = a.evidence.cause.is_one_event(&b.evidence.cause);
    let one_spot = a.evidence.cause.is_in_one_spot(&b.evidence.cause);
    schema.slots.iter().fold(extents(a, b, schema), |scope, spec| {
        let some = |claim: &Claim| !(inherited(claim, &spec.name) || one_spot && opens(claim));
        let one = match spec.ty {
            SlotType::Place => match relate(a, b, spec, schema) {
                // A place taken over from elsewhere in the article does not set the count apart.
                Some(Relation::Over) if inherited(a, &spec.name) || inherited(b, &spec.name) => Scope::Same,
                // What the gazetteer does not know may well lie in the region of which the other tells.
                Some(Relation::Over) if one_event && may_hold(a, b, &spec.name) => Scope::Same,
                // "No casualties", told of no place, is told of all there is.
                Some(Relation::Narrow) if inherited(b, &spec.name) && (one_event || is_nobody(b, schema)) => {
                    Scope::Same
                }
                Some(Relation::Wide) if inherited(a, &spec.name) && (one_event || is_nobody(a, schema)) => Scope::Same,
                // Of what happened there, the article tells again.
                Some(Relation::Equal) if is_again(a, b) => Scope::Same,
                // A crash in the town and a crash at its station: one toll, where both articles open with it.
                Some(Relation::Narrow | Relation::Wide) if one_spot && opens(a) && opens(b) => Scope::Same,
                // Where the article was written, so many of them died: these are some of them, but for a crash with which an article opens.
                Some(Relation::Equal) if one_event && inherited(a, &spec.name) && some(b) => Scope::BPart,
                Some(Relation::Equal) if one_event && inherited(b, &spec.name) && some(a) => Scope::APart,
                relation => relation.map_or(Scope::Same, of_relation),
            },
            SlotType::Time => times(a, b, &spec.name),
            SlotType::Text if spec.key.is_none() => groups(a, b, &spec.name, counted),
            _ => Scope::Same,
        };
        scope.and(one)
    })
}

/// Whether a count says itself that it is of people.
fn counts_people(claim: &Claim, counted: &SlotSpec) -> bool {
    claim.slot(&counted.name).and_then(|slot| slot.values.first()).is_some_and(|filled| filled.of_people)
}

/// Some of many are a part, a sum over a period is a whole, by what their words say.
fn extents(a: &Claim, b: &Claim, schema: &Schema) -> Scope {
    let (x, y) = (a.evidence.extent, b.evidence.extent);
    // Of those of one group, `four soldiers and nine rebels` counts all that there are.
    let one_group = || {
        let mut groups = schema.slots.iter().filter(|spec| spec.ty == SlotType::Text && spec.key.is_none());
        groups.any(|spec| relate(a, b, spec, schema) == Some(Relation::Equal))
    };
    let some = |extent: Extent| extent.some || extent.listed && !one_group();
    let some = match (some(x), some(y)) {
        (false, false) => Scope::Same,
        (true, false) => Scope::APart,
        (false, true) => Scope::BPart,
        // As many of them may be the same ones.
        (true, true) if schema.slots.iter().all(|spec| count(a, &spec.name) == count(b, &spec.name)) => Scope::Same,
        (true, true) => Scope::Apart,
    };
    let sum = match (x.sum, y.sum) {
        (true, false) => Scope::BPart,
        (false, true) => Scope::APart,
        _ => Scope::Same,
    };
    some.and(sum)
}

fn of_relation(relation: Relation) -> Scope {
    match relation {
        Relation::Equal => Scope::Same,
        Relation::Narrow => Scope::BPart,
        Relation::Wide => Scope::APart,
        Relation::Over | Relation::Disjoint(Strength::Hard | Strength::Soft) => Scope::Apart,
    }
}

fn times(a: &Claim, b: &Claim, slot: &str) -> Scope {
    let moment = |window: Window| window.width_days().is_some_and(|days| days <= MOMENT_DAYS);
    let long = |time: &Time| !time.readings().any(|window| window.width_days().is_some_and(|days| days <= EVENT_DAYS));
    let (x, y) = match (time(a, slot), time(b, slot)) {
        (Some(x), Some(y)) => (x, y),
        // A sum over a period holds what has just happened, which is told without a date.
        (Some(x), None) if long(x) => return Scope::BPart,
        (None, Some(y)) if long(y) => return Scope::APart,
        _ => return Scope::Same,
    };
    match x.relation(y) {
        // Two days for one event, at least one of them a guess.
        Relation::Disjoint(_) if inherited(a, slot) || inherited(b, slot) => Scope::Same,
        Relation::Narrow | Relation::Wide if x.readings().chain(y.readings()).all(moment) => Scope::Same,
        relation => of_relation(relation),
    }
}

/// A group (children, officers) is a part of all victims; two groups are never rivals.
fn groups(a: &Claim, b: &Claim, slot: &str, counted: &SlotSpec) -> Scope {
    let group = |claim: &Claim| text(claim, slot).filter(|_| !counts_people(claim, counted));
    match (group(a), group(b)) {
        (None, None) => Scope::Same,
        (Some(x), Some(y)) if x.relation(&y) == Relation::Equal => Scope::Same,
        (Some(_), Some(_)) => Scope::Apart,
        (None, Some(_)) => Scope::BPart,
        (Some(_), None) => Scope::APart,
    }
}
