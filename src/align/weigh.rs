//! How much a slot shows that two claims are about one event.

use super::weights::{FULL, LONG_DAYS, LOOSE, MOMENT_DAYS, SHORT_DAYS, YEAR_DAYS};
use super::{count, inherited, parties, place_list, relate, same_article, text, time};
use crate::claim::{Claim, Polarity, Schema, SlotSpec, SlotType};
use crate::value::{Actor, ActorKind, Place, PlaceNode, Relation, Time, Window};

/// Agreement in one slot.
#[derive(Clone, Copy, Default)]
pub(super) struct Agreement {
    pub weight: u32,
    /// What it weighs where the articles tell one story: there, a country, a state among others or the kind of thing that
    /// is named say nothing more, but a year that both go back to does.
    pub in_story: u32,
    /// Whether it can carry an identification: a single actor does many things.
    pub anchors: bool,
}

/// What agreement in this slot weighs. Counted are key slots, and the place of other slots.
pub(super) fn weigh(a: &Claim, b: &Claim, spec: &SlotSpec, schema: &Schema) -> Agreement {
    let name = spec.name.as_str();
    let found = match &spec.ty {
        SlotType::Place => {
            let (x, y) = (place_list(a, name), place_list(b, name));
            let weight = weigh_places(&x, &y);
            let broad = all_broad(&x) || all_broad(&y);
            Agreement { weight, in_story: if broad { 0 } else { weight }, anchors: true }
        }
        _ if spec.key.is_none() => Agreement::default(),
        ty if is_actor(ty) => {
            let (x, y) = (parties(a, spec, schema), parties(b, spec, schema));
            let several = shared_actors(&x, &y) > 1;
            let weight = weigh_actors(&x, &y, spec);
            // A story has one parliament, which sits when it sits.
            let bodies = matches!((x.as_slice(), y.as_slice()), ([x], [y]) if x.is_unnamed_body() && x.id == y.id);
            if bodies && spec.is_joint() && schema.is_act() {
                return Agreement { weight, in_story: FULL, anchors: false };
            }
            let own = x.iter().any(|one| !is_state_level(one) && y.iter().any(|other| one.is_same_one(other)));
            Agreement { weight, in_story: if several || own { weight } else { 0 }, anchors: several }
        }
        SlotType::Time => match (time(a, name), time(b, name)) {
            (Some(x), Some(y))
                if schema.is_act() && (is_denied_for_long(a, x, b, y) || is_denied_for_long(b, y, a, x)) =>
            {
                Agreement { weight: LOOSE, in_story: LOOSE, anchors: true }
            }
            (Some(x), Some(y)) => weigh_times(x, y),
            _ => Agreement::default(),
        },
        SlotType::Text => weigh_texts(a, b, name, schema),
        _ => Agreement::default(),
    };
    if !inherited(a, name) && !inherited(b, name) {
        return found;
    }
    // Within one article the one has it from the other, or both from one sentence: that shows nothing.
    let most = if same_article(a, b) && !is_again(a, b) { 0 } else { LOOSE };
    // "Nobody was hurt" is said of one incident among those of a story: not of one at another place.
    let nobody = is_nobody(a, schema) || is_nobody(b, schema);
    let elsewhere = || {
        let places = schema.slots.iter().filter(|spec| spec.ty == SlotType::Place);
        let mut relations = places.filter_map(|spec| relate(a, b, spec, schema));
        relations.any(|relation| matches!(relation, Relation::Over | Relation::Disjoint(_)))
    };
    let (x, y) = (&a.evidence.cause, &b.evidence.cause);
    let one_event = x.is_one_event(x) || y.is_one_event(y);
    let in_story = if nobody && !one_event && elsewhere() { 0 } else { most };
    Agreement { weight: found.weight.min(most), in_story: found.in_story.min(in_story), ..found }
}

/// Whether one of two claims of an article says that it tells of what the other tells: `the earthquake` is the one of that sentence.
pub(crate) fn is_again(a: &Claim, b: &Claim) -> bool {
    let (x, y) = (&a.evidence, &b.evidence);
    same_article(a, b)
        && (x.extent.again || y.extent.again)
        && !(x.extent.other || y.extent.other)
        && x.cause.is_one_event(&y.cause)
}

/// Whether a claim counts somebody or something, and all that it counts is nobody.
pub(crate) fn is_nobody(claim: &Claim, schema: &Schema) -> bool {
    let counts = schema.slots.iter().filter(|spec| spec.ty == SlotType::Count);
    let mut counts = counts.filter_map(|spec| count(claim, &spec.name)).peekable();
    counts.peek().is_some() && counts.all(|count| count.hard.high == Some(0))
}

/// One story plays in one country: that says nothing more.
fn all_broad(places: &[&Place]) -> bool {
    places.iter().all(|place| place.nodes.iter().all(|node| is_broad(node, place)))
}

/// Whether a window is a period, not a time at which something happens.
pub(super) fn is_long(window: Window) -> bool {
    window.width_days().is_none_or(|days| days > SHORT_DAYS)
}

/// Whether the one denies for a long time what the other tells of a part of it: they have not met since May, they met in July.
fn is_denied_for_long(denial: &Claim, long: &Time, told: &Claim, then: &Time) -> bool {
    let period = is_long(long.window);
    let holds = matches!(long.relation(then), Relation::Narrow);
    denial.polarity == Polarity::Negated && told.polarity == Polarity::Affirmed && period && holds
}

fn weigh_times(x: &Time, y: &Time) -> Agreement {
    let weigh = |x: Window, y: Window| match x.width_days().unwrap_or(i64::MAX).max(y.width_days().unwrap_or(i64::MAX))
    {
        _ if x.disjoint(&y) => 0,
        days if days > LONG_DAYS => 0,
        // A month holds many days: the day of the one says nothing of the other.
        days if days > SHORT_DAYS && (is_moment(x) || is_moment(y)) => 0,
        days if days > SHORT_DAYS || !(x.contains(&y) || y.contains(&x)) => LOOSE,
        _ => FULL,
    };
    let weight = x.readings().flat_map(|x| y.readings().map(move |y| weigh(x, y))).max().unwrap_or(0);
    let period = if is_one_period(x, y) { LOOSE } else { 0 };
    Agreement { weight, in_story: weight.max(period), anchors: true }
}

/// Whether both name the same day, month or year.
pub(super) fn is_one_period(x: &Time, y: &Time) -> bool {
    x == y && x.window.width_days().is_some_and(|days| days <= YEAR_DAYS)
}

fn is_moment(window: Window) -> bool {
    window.width_days().is_some_and(|days| days <= MOMENT_DAYS)
}

fn weigh_places(a: &[&Place], b: &[&Place]) -> u32 {
    if a.is_empty() || b.is_empty() {
        return 0;
    }
    let exact = a.iter().any(|x| {
        b.iter()
            .any(|y| x.nodes.iter().any(|node| !is_broad(node, x) && y.nodes.iter().any(|other| other.id == node.id)))
    });
    match Place::relation_of_lists(a, b) {
        Relation::Equal | Relation::Narrow | Relation::Wide if exact => FULL,
        Relation::Equal | Relation::Narrow | Relation::Wide => LOOSE,
        _ if exact => LOOSE,
        _ => 0,
    }
}

/// A country or more: ISO codes have no lower-case letters or digits; a root of the gazetteer's tree has no container.
pub(super) fn is_broad(node: &PlaceNode, place: &Place) -> bool {
    let iso = node.id.len() <= 3 && node.id.bytes().all(|byte| byte.is_ascii_uppercase());
    place.known && (iso || node.path.len() <= 1)
}

fn weigh_actors(a: &[&Actor], b: &[&Actor], spec: &SlotSpec) -> u32 {
    match shared_actors(a, b) {
        0 => 0,
        1 if !spec.is_joint() => FULL,
        1 if Actor::relation_of_lists(a, b) == Relation::Over => 0,
        1 if a.len() == 1 && b.len() == 1 && !is_state_level(a[0]) && !is_state_level(b[0]) => FULL,
        1 => LOOSE,
        _ => FULL,
    }
}

/// How many of the actors of a are among those of b, counted once each.
fn shared_actors(a: &[&Actor], b: &[&Actor]) -> usize {
    // Where several act for one state, each stands for nobody else: a minister who meets his president is not their parliament.
    let alone = |one: &Actor, list: &[&Actor]| list.iter().filter(|other| other.root() == one.root()).count() == 1;
    let same =
        |x: &Actor, y: &Actor| x.is_same_one(y) || x.relation(y) == Relation::Equal && alone(x, a) && alone(y, b);
    let here = a.iter().filter(|x| b.iter().any(|y| same(x, y))).count();
    let there = b.iter().filter(|y| a.iter().any(|x| same(x, y))).count();
    here.min(there)
}

pub(super) fn is_state_level(actor: &Actor) -> bool {
    matches!(actor.kind, ActorKind::State | ActorKind::Institution)
}

pub(crate) fn is_actor(ty: &SlotType) -> bool {
    matches!(ty, SlotType::Actor | SlotType::Person | SlotType::Org | SlotType::Lexicon(_))
}

fn weigh_texts(a: &Claim, b: &Claim, name: &str, schema: &Schema) -> Agreement {
    let (Some(x), Some(y)) = (text(a, name), text(b, name)) else { return Agreement::default() };
    let named = |word: &String| word.starts_with('@');
    if x.norm.is_empty() || y.norm.is_empty() || x.relation(&y).is_disjoint() {
        return Agreement::default();
    }
    // A named phrase alone (`@truce`) says what kind of thing is meant, not which one; where a kind is about its parties,
    // that says nothing: there are talks everywhere.
    let parties = |spec: &SlotSpec| spec.key.is_some() && is_actor(&spec.ty) && spec.is_joint();
    let bare = x.norm.iter().all(named) || y.norm.iter().all(named);
    let telling = x.norm.iter().any(|word| !named(word) && y.norm.contains(word));
    let weight = match x.relation(&y) {
        _ if bare && schema.slots.iter().any(parties) => 0,
        Relation::Over => LOOSE,
        _ if telling => FULL,
        _ => LOOSE,
    };
    Agreement { weight, in_story: if weight >= FULL { weight } else { 0 }, anchors: true }
}
