//! The values of a slot by their type, and how the same slot of two claims relates.

use crate::claim::{Claim, Schema, SlotSpec};
use crate::value::{Actor, Count, Place, Relation, Strength, TextValue, Time, Value, began};

/// The places of a slot; a house without a name is none that could be compared.
pub fn place_list<'a>(claim: &'a Claim, slot: &str) -> Vec<&'a Place> {
    let places =
        values(claim, slot).filter_map(|value| if let Value::Place(place) = value { Some(place) } else { None });
    places.filter(|place| !place.is_house()).collect()
}

/// The actors of a slot.
pub fn actors<'a>(claim: &'a Claim, slot: &str) -> Vec<&'a Actor> {
    values(claim, slot).filter_map(|value| if let Value::Actor(actor) = value { Some(actor) } else { None }).collect()
}

/// The actors of a slot; for a list that is a key together with the actors of slots that are none: a host takes part.
pub fn parties<'a>(claim: &'a Claim, spec: &SlotSpec, schema: &Schema) -> Vec<&'a Actor> {
    let mut all = actors(claim, &spec.name);
    if spec.is_joint() && spec.key.is_some() {
        let others = schema.slots.iter().filter(|other| other.key.is_none());
        for actor in others.flat_map(|other| actors(claim, &other.name)) {
            if !all.iter().any(|known| known.id == actor.id) {
                all.push(actor);
            }
        }
    }
    all
}

/// The time of a slot.
pub fn time<'a>(claim: &'a Claim, slot: &str) -> Option<&'a Time> {
    values(claim, slot).find_map(|value| if let Value::Time(time) = value { Some(time) } else { None })
}

/// The count of a slot: of whole things, hundredths of a percent or days.
pub fn count<'a>(claim: &'a Claim, slot: &str) -> Option<&'a Count> {
    values(claim, slot).find_map(|value| match value {
        Value::Count(count) | Value::Percent(count) | Value::Duration(count) => Some(count),
        _ => None,
    })
}

/// The symbol of a slot.
pub fn symbol<'a>(claim: &'a Claim, slot: &str) -> Option<&'a str> {
    values(claim, slot).find_map(|value| if let Value::Symbol(symbol) = value { Some(symbol.as_str()) } else { None })
}

/// The words of a slot, of all its values together.
pub fn text(claim: &Claim, slot: &str) -> Option<TextValue> {
    let mut texts =
        values(claim, slot).filter_map(|value| if let Value::Text(text) = value { Some(text) } else { None });
    let first = texts.next()?.clone();
    Some(texts.fold(first, |mut all, next| {
        all.norm.extend(next.norm.iter().cloned());
        all
    }))
}

fn values<'a>(claim: &'a Claim, slot: &str) -> impl Iterator<Item = &'a Value> {
    claim.slot(slot).into_iter().flat_map(|slot| slot.values.iter().map(|filled| &filled.value))
}

/// Whether a claim has taken all that it says in a slot from elsewhere in its article.
pub fn inherited(claim: &Claim, slot: &str) -> bool {
    claim.slot(slot).is_some_and(|slot| slot.values.iter().all(|value| value.inherited))
}

/// Whether either side has one actor, of whom all is claimed.
fn is_alone(a: &Claim, b: &Claim, spec: &SlotSpec) -> bool {
    let one = |claim: &Claim| claim.slot(&spec.name).is_some_and(|slot| slot.values.len() == 1);
    !spec.arity.is_list() || spec.each && one(a) && one(b)
}

/// How the slot of b relates to that of a; `None` where one of them does not fill it (or with a value of another type).
///
/// What has lasted so long by now (a duration that is a tally) is compared by when it began.
/// Symbols that may both be true and follow one another (scheduled, then held) narrow in the order of their `next`.
pub fn relate(a: &Claim, b: &Claim, spec: &SlotSpec, schema: &Schema) -> Option<Relation> {
    let name = spec.name.as_str();
    let (mine, theirs) = (a.slot(name)?.values.first()?, b.slot(name)?.values.first()?);
    let relation = match (&mine.value, &theirs.value) {
        (Value::Duration(x), Value::Duration(y)) if spec.tally => match (a.asof, b.asof) {
            (Some(now), Some(then)) => Time::new(began(x, now.day)).relation(&Time::new(began(y, then.day))),
            _ => x.relation(y),
        },
        (Value::Count(x), Value::Count(y))
        | (Value::Percent(x), Value::Percent(y))
        | (Value::Duration(x), Value::Duration(y)) => x.relation(y),
        (Value::Time(x), Value::Time(y)) => x.relation(y),
        (Value::Place(_), Value::Place(_)) => {
            let (mine, theirs) = (place_list(a, name), place_list(b, name));
            if mine.is_empty() || theirs.is_empty() {
                return None;
            }
            Place::relation_of_lists(&mine, &theirs)
        }
        (Value::Actor(x), Value::Actor(y)) if is_alone(a, b, spec) => x.relation(y),
        (Value::Actor(_), Value::Actor(_)) => Actor::relation_of_lists(&actors(a, name), &actors(b, name)),
        (Value::Text(_), Value::Text(_)) => text(a, name)?.relation(&text(b, name)?),
        (Value::Symbol(x), Value::Symbol(y)) if x == y => Relation::Equal,
        (Value::Symbol(x), Value::Symbol(y)) if schema.may_coexist(x, y) => {
            match (schema.may_follow(x, y), schema.may_follow(y, x)) {
                (true, false) => Relation::Narrow,
                (false, true) => Relation::Wide,
                _ => Relation::Over,
            }
        }
        (Value::Symbol(_), Value::Symbol(_)) => Relation::Disjoint(Strength::Hard),
        (Value::Money { currency: x, amount: a }, Value::Money { currency: y, amount: b }) if x == y => a.relation(b),
        (Value::Money { .. }, Value::Money { .. }) => Relation::Over,
        _ => return None,
    };
    Some(relation)
}
