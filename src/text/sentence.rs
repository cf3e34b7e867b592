//! Sentences of an article, and what part each plays. Takes an article's blocks; knows nothing of tokens or claims.

use super::article::Article;
use super::role::Roles;
use super::segment::segment;
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

/// The sentences of an article, in order; they do not overlap, and all of its prose that is not blank is in one.
///
/// Headings and teasers are one sentence each. A quotation of several sentences is several sentences.
pub fn sentences(article: &Article) -> Vec<Sentence> {
    let roles = Roles::new(article);
    let mut found = Vec::new();
    let mut spans = Vec::new();
    for (number, block) in article.blocks.iter().enumerate() {
        let mut push = |span: Span, role: Role| found.push(Sentence { span, role, block: number as u32 });
        let role = roles.of_block(number);
        if role != Role::Body {
            push(block.span, role);
            continue;
        }
        let mut rest = block.span;
        if let Some(dateline) = roles.dateline(number) {
            push(dateline, Role::Dateline);
            rest.start = dateline.end;
        }
        segment(&article.text, rest, &mut spans);
        spans.drain(..).for_each(|span| push(span, Role::Body));
    }
    found
}
