//! What `annotate` prints.

use serde::{Serialize, Serializer};
use serde_json::{Value as Json, json};

use super::ArticleShape;
use super::claim::{CueShape, SpeakerShape};
use super::value::value_shape;
use crate::extract::Annotation;
use crate::span::Span;
use crate::text::{Article, Role};

/// What `annotate` prints about an article.
#[derive(Clone, Debug, Serialize)]
pub struct AnnotationShape {
    article: ArticleShape,
    text: String,
    sentences: Vec<RoleShape>,
    tokens: Vec<Json>,
    values: Vec<Json>,
    quotes: Vec<QuoteShape>,
    cues: Vec<CueShape>,
}

#[derive(Clone, Copy, Debug, Serialize)]
struct RoleShape {
    start: u32,
    end: u32,
    role: RoleName,
}

#[derive(Clone, Copy, Debug)]
struct RoleName(Role);

impl Serialize for RoleName {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(match self.0 {
            Role::Body => "body",
            Role::Heading => "heading",
            Role::Teaser => "teaser",
            Role::Dateline => "dateline",
        })
    }
}

#[derive(Clone, Debug, Serialize)]
struct QuoteShape {
    start: u32,
    end: u32,
    speaker: Option<SpeakerShape>,
}

impl AnnotationShape {
    /// The shape of what the engine saw in an article.
    pub fn new(article: &Article, seen: &Annotation) -> Self {
        let text = &*article.text;
        let token = |(span, lemma): &(Span, String)| json!({"start": span.start, "end": span.end, "text": span.of(text), "lemma": lemma});
        Self {
            article: ArticleShape::from(&*article.info),
            text: text.to_string(),
            sentences: seen
                .sentences
                .iter()
                .map(|sentence| RoleShape {
                    start: sentence.span.start,
                    end: sentence.span.end,
                    role: RoleName(sentence.role),
                })
                .collect(),
            tokens: seen.tokens.iter().map(token).collect(),
            values: seen.values.iter().map(|(span, value)| value_shape(value, span.of(text), *span)).collect(),
            quotes: seen
                .quotes
                .iter()
                .map(|(quote, speaker)| QuoteShape {
                    start: quote.span.start,
                    end: quote.span.end,
                    speaker: speaker.as_ref().map(SpeakerShape::from),
                })
                .collect(),
            cues: seen.cues.iter().map(CueShape::from).collect(),
        }
    }
}
