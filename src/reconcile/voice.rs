//! Row R6: who vouches for a claim, and whether two claims have different sources.

use crate::align::actors;
use crate::claim::{Arity, Claim, Schema, Speaker};

/// Whether a named speaker stands behind at least one of them, and the principals differ.
pub(super) fn differ(a: &Claim, b: &Claim, schema: &Schema) -> bool {
    let (a, b) = (speaker(a, schema), speaker(b, schema));
    (a.is_some() || b.is_some()) && a.map(principal) != b.map(principal)
}

/// The named source of a claim.
///
/// Where the kind is about what one actor says or does (it must name that actor), that actor speaking is the fact
/// reported, not a further source: two outlets that quote one person differently disagree with each other.
pub(super) fn speaker<'a>(claim: &'a Claim, schema: &Schema) -> Option<&'a Speaker> {
    let speaker = claim.speaker.as_ref()?;
    let own = schema.slots.iter().filter(|spec| spec.arity == Arity::One && spec.key.is_some());
    let about_itself = own
        .into_iter()
        .flat_map(|spec| actors(claim, &spec.name))
        .any(|actor| actor.id == speaker.id || actor.root() == principal(speaker));
    if about_itself { None } else { Some(speaker) }
}

/// Whether the speaker is a party to what it speaks about.
pub(super) fn is_party(claim: &Claim, schema: &Schema) -> bool {
    let Some(speaker) = speaker(claim, schema) else { return false };
    schema.slots.iter().flat_map(|spec| actors(claim, &spec.name)).any(|actor| actor.root() == principal(speaker))
}

fn principal(speaker: &Speaker) -> &str {
    speaker.principal.as_deref().unwrap_or(&speaker.id)
}

/// One speaker, or one wording: agency copy and repeated quotes confirm nothing.
pub(super) fn same_origin(a: &Claim, b: &Claim) -> bool {
    same_speaker(a, b) || a.evidence.sentence_text == b.evidence.sentence_text
}

/// Whether one named speaker stands behind both.
pub(super) fn same_speaker(a: &Claim, b: &Claim) -> bool {
    matches!((&a.speaker, &b.speaker), (Some(x), Some(y)) if x.id == y.id)
}
