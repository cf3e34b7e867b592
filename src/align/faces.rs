//! Claims that are one claim to whoever compares claims: all that is compared is the same, only outlet, article and
//! sentence are not. Where thousands report one event, their faces are few.

use std::hash::{Hash, Hasher};
use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHasher};

use super::shape::opens;
use crate::claim::{Claim, Evidence, Filled, Slot, Speaker};

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

/// Whether the two are one to all that `align` and `reconcile` ask, but for where they stand. Takes them apart field by
/// field, so that a new one cannot be forgotten.
fn is_alike(a: &Claim, b: &Claim) -> bool {
    let Claim { id: _, kind, rule, slots, polarity, commitment, speaker, asof, evidence } = a;
    let Evidence {
        article: _,
        story,
        sentence_index: _,
        sentence: _,
        sentence_text: _,
        span: _,
        cues: _,
        revises,
        extent,
        cause,
    } = evidence;
    *kind == b.kind
        && *rule == b.rule
        && (*polarity, *commitment, *asof) == (b.polarity, b.commitment, b.asof)
        && *revises == b.evidence.revises
        && opens(a) == opens(b)
        && *extent == b.evidence.extent
        && cause.sorts == b.evidence.cause.sorts
        && speaker.as_ref().map(source) == b.speaker.as_ref().map(source)
        && slots.len() == b.slots.len()
        && slots.iter().zip(&b.slots).all(|(x, y)| is_alike_slot(x, y))
        && (Arc::ptr_eq(story, &b.evidence.story) || *story == b.evidence.story)
}

/// Who speaks, whatever the words.
fn source(speaker: &Speaker) -> (&str, Option<&str>) {
    let Speaker { text: _, name: _, id, principal } = speaker;
    (id, principal.as_deref())
}

fn is_alike_slot(a: &Slot, b: &Slot) -> bool {
    let alike = |(x, y): (&Filled, &Filled)| {
        let Filled { value, text: _, span: _, inherited } = x;
        *inherited == y.inherited && *value == y.value
    };
    a.name == b.name && a.values.len() == b.values.len() && a.values.iter().zip(&b.values).all(alike)
}
