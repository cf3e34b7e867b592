//! One edition, read: its article, claims, notes and paragraphs. Takes an article and the engine; compares nothing.

use super::note::Note;
use crate::claim::Claim;
use crate::extract::{Engine, Scanned};
use crate::lexicon::editions::EditionWords;
use crate::span::Span;
use crate::text::{Article, ArticleInfo, Block};

/// Which part of an article is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Its title, else a heading that it begins with.
    Headline,
    /// What its claims are read in otherwise: the running text.
    Body,
}

/// One edition of an article.
#[derive(Clone, Debug)]
pub struct Edition {
    /// The article.
    pub article: Article,
    /// Its claims, in the order of the text; what stands beside the article makes none.
    pub claims: Vec<Claim>,
    /// What it tells its readers about editions before it.
    pub notes: Vec<Note>,
    /// Its headline.
    pub headline: Option<String>,
    /// Whether there may be notes in its text.
    is_noted: bool,
    /// The paragraphs that are compared.
    pub(super) paragraphs: Vec<Span>,
    /// What was read of it; `None`: all.
    pub(super) part: Option<Part>,
}

impl Edition {
    /// Reads an article, or a part of it.
    pub fn read(engine: &Engine, article: Article, part: Option<Part>) -> Self {
        Self::read_by(engine, article, part, &|article| engine.extract(article))
    }

    /// Reads editions of one article, in their order: where one has the words of the one before, these are not looked at again.
    pub fn chain(engine: &Engine, articles: Vec<Article>, part: Option<Part>) -> Vec<Self> {
        let mut all: Vec<Self> = Vec::with_capacity(articles.len());
        let mut before: Option<Scanned> = None;
        for article in articles {
            // There is little to read, and nothing to be reused.
            if part == Some(Part::Headline) {
                all.push(Self::read(engine, article, part));
                continue;
            }
            let last = all.last();
            if let Some(same) = last.and_then(|last| last.again(&article)) {
                all.push(same);
                continue;
            }
            let known = last.map(|last| &last.article).zip(before.as_ref());
            let scanned = engine.scan(&article, known);
            let claims = |article: &Article| engine.extract_scanned(article, &scanned);
            let edition = Self::read_after(engine, article, part, last, &claims);
            all.push(edition);
            before = Some(scanned);
        }
        all
    }

    /// This edition as that of an article of which nothing that is read differs.
    fn again(&self, article: &Article) -> Option<Self> {
        let read = |info: &ArticleInfo| ArticleInfo { path: None, url: None, version: None, ..info.clone() };
        let same = self.article.text == article.text
            && self.article.blocks == article.blocks
            && read(&self.article.info) == read(&article.info);
        same.then(|| {
            let mut edition = Self { article: article.clone(), ..self.clone() };
            edition.claims.iter_mut().for_each(|claim| claim.evidence.article = article.info.clone());
            edition
        })
    }

    /// Reads an article, where its claims are come by in another way: kept from before, say.
    pub fn read_by(
        engine: &Engine,
        article: Article,
        part: Option<Part>,
        claims: &(dyn Fn(&Article) -> Vec<Claim> + Sync),
    ) -> Self {
        Self::read_after(engine, article, part, None, claims)
    }

    fn read_after(
        engine: &Engine,
        article: Article,
        part: Option<Part>,
        before: Option<&Self>,
        claims: &(dyn Fn(&Article) -> Vec<Claim> + Sync),
    ) -> Self {
        let is_noted =
            Note::may_be_in(&article, before.filter(|before| !before.is_noted).map(|before| &before.article));
        let notes = Note::of(engine, &article, is_noted);
        let headline = headline(&article);
        let beside: Vec<Span> =
            article.blocks.iter().map(|block| block.span).filter(|&span| is_beside(&article, span)).collect();
        let paragraphs = match part {
            Some(Part::Headline) => Vec::new(),
            _ => article
                .blocks
                .iter()
                .map(|block| block.span)
                .filter(|span| beside.binary_search(span).is_err())
                .collect(),
        };
        let claims = match part {
            Some(Part::Headline) => {
                headline.as_ref().map(|title| claims(&of_headline(&article, title))).unwrap_or_default()
            }
            _ => {
                let stands_beside = |claim: &Claim| {
                    let at = beside.partition_point(|span| span.end <= claim.evidence.span.start);
                    beside.get(at).is_some_and(|span| span.contains(claim.evidence.span))
                };
                let mut claims = claims(&article);
                claims.retain(|claim| !stands_beside(claim));
                claims
            }
        };
        Self { article, claims, notes, headline, is_noted, paragraphs, part }
    }
}

fn is_beside(article: &Article, paragraph: Span) -> bool {
    EditionWords::standard().is_boilerplate(paragraph.of(&article.text))
}

fn headline(article: &Article) -> Option<String> {
    let first = article.blocks.first().filter(|block| block.heading);
    article.info.title.clone().or_else(|| first.map(|block| block.span.of(&article.text).to_owned()))
}

/// The headline as an article of its own; places count in the whole text where it stands there, as in front matter.
fn of_headline(article: &Article, title: &str) -> Article {
    let info = ArticleInfo { title: None, ..(*article.info).clone() };
    match article.text.find(title) {
        Some(at) => {
            let blocks = vec![Block { span: Span::new(at, at + title.len()), heading: false }];
            Article { info: info.into(), text: article.text.clone(), blocks }
        }
        None => Article::plain(info, title),
    }
}
