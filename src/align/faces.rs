//! Claims that are one claim to whoever compares claims: all that is compared is the same, only outlet, article and
//! sentence are not. Where thousands report one event, their faces are few.

use std::hash::{Hash, Hasher};
use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHasher};

use crate::claim::Claim;

/// The claims of these numbers by their faces, each face in the order of its claims, the faces in that of their first.
pub(super) fn faces(claims: &[Claim], members: impl IntoIterator<Item = u32>) -> Vec<Vec<u32>> {
    let mut all: Vec<Vec<u32>> = Vec::new();
    let mut known: FxHashMap<u64, Vec<usize>> = FxHashMap::default();
    for member in members {
        let claim = &claims[member as usize];
        let alike = known.entry(hash(claim)).or_default();
        match alike.iter().find(|&&face| is_alike(&claims[all[face][0] as usize], claim)) {
            Some(&face) => all[face].push(member),
            None => {
                alike.push(all.len());
                all.push(vec![member]);
            }
        }
    }
    all
}

fn hash(claim: &Claim) -> u64 {
    let mut hasher = FxHasher::default();
    (&claim.kind, &claim.rule, claim.polarity, claim.commitment, claim.asof).hash(&mut hasher);
    for slot in &claim.slots {
        for filled in &slot.values {
            (&filled.value, filled.inherited).hash(&mut hasher);
        }
    }
    hasher.finish()
}

/// Whether the two are one to all that `align` and `reconcile` ask, but for where they stand.
fn is_alike(a: &Claim, b: &Claim) -> bool {
    let speaker = |claim: &Claim| claim.speaker.clone().map(|speaker| (speaker.id, speaker.principal));
    let slots = || {
        a.slots.len() == b.slots.len()
            && a.slots.iter().zip(&b.slots).all(|(x, y)| {
                let same = |(x, y): (&crate::claim::Filled, &crate::claim::Filled)| {
                    x.inherited == y.inherited && x.value == y.value
                };
                x.name == y.name && x.values.len() == y.values.len() && x.values.iter().zip(&y.values).all(same)
            })
    };
    let (x, y) = (&a.evidence, &b.evidence);
    a.kind == b.kind
        && a.rule == b.rule
        && (a.polarity, a.commitment, a.asof) == (b.polarity, b.commitment, b.asof)
        && x.revises == y.revises
        && slots()
        && speaker(a) == speaker(b)
        && (Arc::ptr_eq(&x.story, &y.story) || x.story == y.story)
}
