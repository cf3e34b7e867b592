//! Are two claims about one event? First every key slot may veto; then what agrees is weighed.
//!
//! The weights and bounds below have no published source; they are defaults, all in this file. What does not reach the
//! threshold is unrelated: silence, not guesses.

use super::{parties, place_list, relate, same_article, text, time};
use crate::claim::{Arity, Claim, Schema, SlotSpec, SlotType};
use crate::value::{Actor, ActorKind, Moment, Place, PlaceNode, Relation, Window};

/// A slot of which both sides say the same in so many words: one short time, one settlement, the same parties.
const FULL: u32 = 2;
/// A slot that agrees loosely: a value taken over from outside the sentence, a container or a whole country, one party
/// among others, the same month, only the kind of thing named.
const LOOSE: u32 = 1;
/// Claims published or made within a day of each other, where not both say when.
const AS_OF: u32 = 1;
/// What agrees must weigh this much.
const ENOUGH: u32 = 3;
/// It must weigh this much where time or place disagree: somebody who meets twice a day is not contradicted.
const ENOUGH_WHERE_CONTESTED: u32 = 4;
/// Windows up to this many days agree fully, up to the second bound loosely, wider ones say nothing about the event.
/// The second is also how far from each other claims may be of which not both say when.
pub(super) const SHORT_DAYS: i64 = 10;
pub(super) const LONG_DAYS: i64 = 45;
/// As-of dates this many days apart still speak of the same news.
pub(super) const AS_OF_DAYS: i32 = 1;

/// What `identify` found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Identity {
    /// One event. `doubtful`: a key text shares words but each side has words of its own.
    Same {
        /// Whether every inconsistency counts as soft only.
        doubtful: bool,
        /// Names of the slots that agree.
        agree: Vec<String>,
    },
    /// Not one event, or too little to tell.
    Unrelated(Unrelated),
}

/// Why two claims are not taken for one event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unrelated {
    /// Other kinds of claim.
    Kind,
    /// This key slot differs.
    Key(String),
    /// Too few key slots are known on both sides; these agree.
    TooLittle(Vec<String>),
}

/// Whether the two claims, both of the schema's kind, are about one event. Symmetric.
pub fn identify(a: &Claim, b: &Claim, schema: &Schema) -> Identity {
    if a.kind != b.kind {
        return Identity::Unrelated(Unrelated::Kind);
    }
    let mut weight = 0;
    let mut anchored = false;
    let mut contested = false;
    let mut doubtful = false;
    let mut agree = Vec::new();
    let mut both_say_when = false;
    for spec in &schema.slots {
        if let Some(relation) = relate(a, b, spec, schema) {
            if spec.key.is_some() && is_apart(relation, a, b, spec, schema) {
                return Identity::Unrelated(Unrelated::Key(spec.name.clone()));
            }
            both_say_when |= spec.key.is_some() && spec.ty == SlotType::Time;
            doubtful |= spec.key.is_some() && relation == Relation::Over && is_name(spec);
            contested |= relation.is_disjoint() && matches!(spec.ty, SlotType::Time | SlotType::Place);
        }
        let (slot_weight, anchors) = weigh(a, b, spec, schema);
        if slot_weight > 0 {
            weight += slot_weight;
            anchored |= anchors;
            agree.push(spec.name.clone());
        }
    }
    if !both_say_when {
        if !runs_on(schema) && far_apart(a, b, schema) {
            return Identity::Unrelated(Unrelated::TooLittle(agree));
        }
        weight += if near(a.asof, b.asof) { AS_OF } else { 0 };
    }
    if !anchored || weight < if contested { ENOUGH_WHERE_CONTESTED } else { ENOUGH } {
        return Identity::Unrelated(Unrelated::TooLittle(agree));
    }
    Identity::Same { doubtful, agree }
}

/// Whether what is told without a date, and so is news of its day, is too far from what the other one dates or tells.
fn far_apart(a: &Claim, b: &Claim, schema: &Schema) -> bool {
    let slot = schema.slots.iter().find(|spec| spec.ty == SlotType::Time && spec.key.is_some());
    let spoken_of = |claim: &Claim| match slot.and_then(|spec| time(claim, &spec.name)) {
        Some(time) => time.readings().collect(),
        None => claim.asof.map(|asof| Window::day(asof.day)).into_iter().collect::<Vec<_>>(),
    };
    let (a, b) = (spoken_of(a), spoken_of(b));
    let near = |x: &Window| b.iter().any(|y| x.days_apart(y) <= LONG_DAYS);
    !a.is_empty() && !b.is_empty() && !a.iter().any(near)
}

/// Whether the kind is about what goes on, so that its reports may be years apart: it has a duration that runs on.
pub(super) fn runs_on(schema: &Schema) -> bool {
    schema.slots.iter().any(|spec| spec.ty == SlotType::Duration && spec.tally)
}

fn near(a: Option<Moment>, b: Option<Moment>) -> bool {
    let (Some(a), Some(b)) = (a, b) else { return false };
    (a.day - b.day).get_days().abs() <= AS_OF_DAYS
}

/// A key of one text or one actor: the thing or the one that the claim is about.
fn is_name(spec: &SlotSpec) -> bool {
    spec.ty == SlotType::Text || (is_actor(&spec.ty) && !spec.arity.is_list())
}

/// Whether a key slot shows that these are two events.
///
/// A claim about one actor is not about somebody who merely may be the same; at most, where the kind does without, about
/// another one who acts for the same state. A host on the one side may be a guest on the other.
fn is_apart(relation: Relation, a: &Claim, b: &Claim, spec: &SlotSpec, schema: &Schema) -> bool {
    let list = is_actor(&spec.ty) && spec.arity.is_list();
    match relation {
        Relation::Disjoint(_) if list => {
            Actor::relation_of_lists(&parties(a, spec, schema), &parties(b, spec, schema)).is_disjoint()
        }
        Relation::Disjoint(_) => !tolerated(a, b, spec),
        Relation::Over if is_actor(&spec.ty) && !list => {
            let root = |claim| parties(claim, spec, schema).first().map(|actor| actor.root());
            spec.arity == Arity::One || root(a) != root(b)
        }
        _ => false,
    }
}

/// Whether two times that miss each other may still be about one event: within the key's tolerance.
///
/// One article that gives two dates means two events. Plans are vague and move, so two dates ahead may miss each other
/// by their own widths besides; two dates past may not. What is ahead of a claim is not what had happened before it.
fn tolerated(a: &Claim, b: &Claim, spec: &SlotSpec) -> bool {
    let Some(days) = spec.key.and_then(|key| key.within_days) else { return false };
    let (Some(x), Some(y)) = (time(a, &spec.name), time(b, &spec.name)) else { return false };
    !same_article(a, b) && x.readings().any(|x| y.readings().any(|y| x.days_apart(&y) <= slack(a, x, b, y, days)))
}

fn slack(a: &Claim, x: Window, b: &Claim, y: Window, days: u32) -> i64 {
    let days = i64::from(days);
    let ahead = |claim: &Claim, window: Window| claim.asof.is_some_and(|asof| window.to.is_none_or(|to| to > asof.day));
    let over_before =
        |window: Window, claim: &Claim| matches!((window.to, claim.asof), (Some(to), Some(asof)) if to <= asof.day);
    match (ahead(a, x), ahead(b, y)) {
        (true, true) => days.saturating_add(x.width_days().unwrap_or(0)).saturating_add(y.width_days().unwrap_or(0)),
        (true, false) if over_before(y, a) => 0,
        (false, true) if over_before(x, b) => 0,
        _ => days,
    }
}

/// What agreement in this slot weighs, and whether it can carry an identification: a single actor does many things.
///
/// Counted are key slots, and the place of other slots.
fn weigh(a: &Claim, b: &Claim, spec: &SlotSpec, schema: &Schema) -> (u32, bool) {
    let name = spec.name.as_str();
    let mut anchors = true;
    let weight = match &spec.ty {
        SlotType::Place => weigh_places(&place_list(a, name), &place_list(b, name)),
        _ if spec.key.is_none() => 0,
        ty if is_actor(ty) => {
            let (x, y) = (parties(a, spec, schema), parties(b, spec, schema));
            anchors = shared_actors(&x, &y) > 1;
            weigh_actors(&x, &y, spec)
        }
        SlotType::Time => weigh_times(a, b, name),
        SlotType::Text => weigh_texts(a, b, name),
        _ => 0,
    };
    (if inherited(a, name) || inherited(b, name) { weight.min(LOOSE) } else { weight }, anchors)
}

/// Whether a claim has taken all that it says in a slot from elsewhere in its article.
fn inherited(claim: &Claim, name: &str) -> bool {
    claim.slot(name).is_some_and(|slot| slot.values.iter().all(|value| value.inherited))
}

fn weigh_times(a: &Claim, b: &Claim, name: &str) -> u32 {
    let (Some(x), Some(y)) = (time(a, name), time(b, name)) else { return 0 };
    let weigh = |x: Window, y: Window| match x.width_days().unwrap_or(i64::MAX).max(y.width_days().unwrap_or(i64::MAX))
    {
        _ if x.disjoint(&y) => 0,
        days if days > LONG_DAYS => 0,
        days if days > SHORT_DAYS || !(x.contains(&y) || y.contains(&x)) => LOOSE,
        _ => FULL,
    };
    x.readings().flat_map(|x| y.readings().map(move |y| weigh(x, y))).max().unwrap_or(0)
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
        Relation::Equal | Relation::Narrow | Relation::Wide => {
            if exact {
                FULL
            } else {
                LOOSE
            }
        }
        _ => {
            if exact {
                LOOSE
            } else {
                0
            }
        }
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
        1 if !spec.arity.is_list() => FULL,
        1 if Actor::relation_of_lists(a, b) == Relation::Over => 0,
        1 if a.len() == 1 && b.len() == 1 && !is_state_level(a[0]) && !is_state_level(b[0]) => FULL,
        1 => LOOSE,
        _ => FULL,
    }
}

/// How many of the actors of a are among those of b, counted once each.
fn shared_actors(a: &[&Actor], b: &[&Actor]) -> usize {
    let here = a.iter().filter(|x| b.iter().any(|y| x.relation(y) == Relation::Equal)).count();
    let there = b.iter().filter(|y| a.iter().any(|x| x.relation(y) == Relation::Equal)).count();
    here.min(there)
}

pub(super) fn is_state_level(actor: &Actor) -> bool {
    matches!(actor.kind, ActorKind::State | ActorKind::Institution)
}

pub(super) fn is_actor(ty: &SlotType) -> bool {
    matches!(ty, SlotType::Actor | SlotType::Person | SlotType::Org | SlotType::Lexicon(_))
}

fn weigh_texts(a: &Claim, b: &Claim, name: &str) -> u32 {
    let (Some(x), Some(y)) = (text(a, name), text(b, name)) else { return 0 };
    // A named phrase alone (`@truce`) says what kind of thing is meant, not which one.
    let telling = x.norm.iter().any(|word| !word.starts_with('@') && y.norm.contains(word));
    match x.relation(&y) {
        _ if x.norm.is_empty() || y.norm.is_empty() => 0,
        Relation::Disjoint(_) => 0,
        Relation::Over => LOOSE,
        _ if telling => FULL,
        _ => LOOSE,
    }
}
