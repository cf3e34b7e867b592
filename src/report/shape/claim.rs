//! A claim as it is printed.

use serde::Serialize;
use serde_json::{Map, Value as Json};

use super::ArticleShape;
use super::value::slot_shape;
use crate::claim::{Claim, Commitment, CueHit, Polarity, Schema, Speaker};
use crate::span::Span;

/// A claim as it is printed.
#[derive(Clone, Debug, Serialize)]
pub struct ClaimShape {
    id: String,
    kind: String,
    rule: String,
    article: ArticleShape,
    sentence: SentenceShape,
    span: SpanShape,
    slots: Map<String, Json>,
    polarity: &'static str,
    commitment: &'static str,
    speaker: Option<SpeakerShape>,
    cues: Vec<CueShape>,
    asof: Option<String>,
    #[serde(skip_serializing_if = "Map::is_empty")]
    meta: Map<String, Json>,
}

impl ClaimShape {
    /// The shape of a claim of this schema.
    pub fn new(claim: &Claim, schema: &Schema) -> Self {
        let slots = claim.slots.iter().map(|slot| (slot.name.clone(), slot_shape(slot, schema)));
        Self {
            id: claim.id.clone(),
            kind: claim.kind.to_string(),
            rule: claim.rule.to_string(),
            article: ArticleShape::from(&*claim.evidence.article),
            sentence: SentenceShape {
                index: claim.evidence.sentence_index,
                start: claim.evidence.sentence.start,
                end: claim.evidence.sentence.end,
                text: claim.evidence.sentence_text.to_string(),
            },
            span: claim.evidence.span.into(),
            slots: slots.collect(),
            polarity: polarity(claim.polarity),
            commitment: commitment(claim.commitment),
            speaker: claim.speaker.as_ref().map(SpeakerShape::from),
            cues: claim.evidence.cues.iter().map(CueShape::from).collect(),
            asof: claim.asof.map(|moment| moment.day.to_string()),
            meta: schema.meta.of(&claim.rule).into_iter().map(|(key, value)| (key.to_owned(), value.into())).collect(),
        }
    }
}

/// `affirmed` or `negated`.
pub fn polarity(polarity: Polarity) -> &'static str {
    match polarity {
        Polarity::Affirmed => "affirmed",
        Polarity::Negated => "negated",
    }
}

/// `certain`, `probable`, `possible` or `uncommitted`.
pub fn commitment(commitment: Commitment) -> &'static str {
    match commitment {
        Commitment::Certain => "certain",
        Commitment::Probable => "probable",
        Commitment::Possible => "possible",
        Commitment::Uncommitted => "uncommitted",
    }
}

#[derive(Clone, Debug, Serialize)]
struct SentenceShape {
    index: u32,
    start: u32,
    end: u32,
    text: String,
}

#[derive(Clone, Copy, Debug, Serialize)]
struct SpanShape {
    start: u32,
    end: u32,
}

impl From<Span> for SpanShape {
    fn from(span: Span) -> Self {
        Self { start: span.start, end: span.end }
    }
}

#[derive(Clone, Debug, Serialize)]
pub(super) struct CueShape {
    kind: String,
    text: String,
    start: u32,
    end: u32,
}

#[derive(Clone, Debug, Serialize)]
pub(super) struct SpeakerShape {
    text: String,
    name: String,
    principal: Option<String>,
}

impl From<&CueHit> for CueShape {
    fn from(cue: &CueHit) -> Self {
        Self { kind: cue.kind.clone(), text: cue.text.clone(), start: cue.span.start, end: cue.span.end }
    }
}

impl From<&Speaker> for SpeakerShape {
    fn from(speaker: &Speaker) -> Self {
        Self { text: speaker.text.clone(), name: speaker.name.clone(), principal: speaker.principal.clone() }
    }
}
