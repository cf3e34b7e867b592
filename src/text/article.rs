//! One text of one outlet, with what is known about it. Takes what a format reader found; reads no bytes itself.

use std::sync::Arc;

use super::paragraph::paragraphs;
use crate::span::Span;
use crate::value::Moment;

/// What is known about an article besides its text. Shared by all of its claims.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct ArticleInfo {
    /// Given, else the file's name without folder and extension.
    pub id: String,
    /// Where it was read from.
    pub path: Option<String>,
    /// Who published it.
    pub outlet: Option<String>,
    /// Headline.
    pub title: Option<String>,
    /// Address.
    pub url: Option<String>,
    /// When it was published, as written in the input.
    pub date: Option<String>,
    /// The same, understood; `None` also where it could not be understood.
    pub published: Option<Moment>,
    /// Which edition, from 1.
    pub version: Option<u32>,
    /// What was put right since an earlier edition, where the input says so beside the text.
    pub corrections: Vec<String>,
}

/// One article: its whole text as given (offsets count from there) and which part of it is prose.
#[derive(Clone, Debug)]
pub struct Article {
    /// About the text.
    pub info: Arc<ArticleInfo>,
    /// The whole text, for `.txt` and `.md` the whole file.
    pub text: Arc<str>,
    /// The blocks of prose in it, in order: paragraphs, headings; front matter and markup are in none.
    pub blocks: Vec<Block>,
}

impl Article {
    /// An article of plain paragraphs: all of `text` is prose, with no date line or front matter to look for.
    pub fn plain(info: ArticleInfo, text: impl Into<Arc<str>>) -> Self {
        let text = text.into();
        let blocks = paragraphs(&text, Span::new(0, text.len()));
        Self { info: Arc::new(info), text, blocks }
    }
}

/// A stretch of prose without a paragraph break inside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Block {
    /// Where, without surrounding blanks; never empty.
    pub span: Span,
    /// Whether the markup says that it is a heading.
    pub heading: bool,
}
