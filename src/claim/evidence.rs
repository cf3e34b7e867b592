//! Where a claim stands: article, sentence, span, the cues that turned it.

use std::sync::Arc;

use super::{Cause, Extent, Story};
use crate::span::Span;
use crate::text::ArticleInfo;

/// A word that turned polarity, commitment or speaker.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CueHit {
    /// Name of the cue, as in the rule files: `negation`, `hedge`, …
    pub kind: String,
    /// The words.
    pub text: String,
    /// Where.
    pub span: Span,
}

/// Where a claim stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// Which article.
    pub article: Arc<ArticleInfo>,
    /// The names in it, by which another article on the same events is known.
    pub story: Arc<Story>,
    /// Number of the sentence in its article, from 0.
    pub sentence_index: u32,
    /// Where the sentence stands.
    pub sentence: Span,
    /// Its words.
    pub sentence_text: Arc<str>,
    /// What the rule matched, from its first to its last word.
    pub span: Span,
    /// What turned it, in the order of the text.
    pub cues: Vec<CueHit>,
    /// Whether the sentence or its article says that an earlier figure or report is put right (`revised`, `corrected`, `postponed`).
    pub revises: bool,
    /// Whether it tells of the event that its article reports.
    pub extent: Extent,
    /// What brought it about, as far as its sentence or its article names it.
    pub cause: Cause,
}
