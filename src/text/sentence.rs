//! Sentences of an article, and what part each plays.

use crate::span::Span;

/// What part a sentence plays.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Role {
    /// Running text: claims are read here.
    Body,
    /// A title or crosshead.
    Heading,
    /// A link to another story set between the paragraphs.
    Teaser,
    /// `KYIV, Ukraine (Agency) –`: where the report was filed.
    Dateline,
}

/// A sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Where, without surrounding blanks.
    pub span: Span,
    /// What part it plays.
    pub role: Role,
    /// Number of the block it stands in, from 0.
    pub block: u32,
}
