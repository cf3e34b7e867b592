//! What a sentence leaves out, the sentence before has said: key slots taken over within one article, marked as such.

use crate::claim::{Claim, Filled, Slot, SlotType};
use crate::rule::RuleSet;
use crate::value::Value;

/// How many sentences back a key slot is taken from.
const REACH: u32 = 3;

/// Fills open key slots (times, places, actors) from the nearest earlier claim of the same kind.
pub(super) fn inherit(claims: &mut [Claim], rules: &RuleSet) {
    for at in 1..claims.len() {
        let (earlier, rest) = claims.split_at_mut(at);
        let Some(claim) = rest.first_mut() else { continue };
        let Some(schema) = rules.schemas.iter().find(|schema| *schema.kind == *claim.kind) else { continue };
        let near = |other: &&Claim| {
            other.kind == claim.kind
                && claim.evidence.sentence_index.saturating_sub(other.evidence.sentence_index) <= REACH
                && agree(other, claim, schema)
        };
        let Some(source) = earlier.iter().rev().find(near) else { continue };
        for (position, spec) in schema.slots.iter().enumerate() {
            let takes = spec.key.is_some()
                && matches!(spec.ty, SlotType::Time | SlotType::Place | SlotType::Actor)
                && claim.slot(&spec.name).is_none();
            let Some(slot) = source.slot(&spec.name).filter(|_| takes) else { continue };
            let values = slot.values.iter().map(|filled| Filled { inherited: true, ..filled.clone() }).collect();
            let order = |name: &str| schema.slots.iter().position(|spec| spec.name == name);
            let place =
                claim.slots.iter().position(|slot| order(&slot.name) > Some(position)).unwrap_or(claim.slots.len());
            claim.slots.insert(place, Slot { name: spec.name.clone(), values });
        }
    }
}

/// Whether two claims of one article may be about one event: no key slot that both fill says otherwise.
fn agree(a: &Claim, b: &Claim, schema: &crate::claim::Schema) -> bool {
    schema.slots.iter().filter(|spec| spec.key.is_some()).all(|spec| match (a.slot(&spec.name), b.slot(&spec.name)) {
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
        (Value::Text(a), Value::Text(b)) => a.norm.iter().any(|word| b.norm.contains(word)),
        _ => true,
    }
}
