//! What an article is known again by before it is read: the bytes that hold it, and all that is told beside them.

use std::sync::Arc;

use sha2::{Digest, Sha256};

use super::super::cache::Digest16;
use crate::text::{Article, ArticleName, Format, read, read_line};
use crate::value::Moment;

/// A line or file that holds one article. Articles are hostile, and must not pass for others: sixteen bytes of SHA-256.
pub(in crate::cli) type Unit = Digest16;

/// One article that was given.
pub(in crate::cli) enum Given {
    /// As it was read, and what it is known again by; nothing where something had to be said about it.
    Article(Box<Article>, Option<Unit>),
    /// One that is known: it was not read.
    Known(Unit, Again),
}

/// What an article that is known can be read from after all.
pub(in crate::cli) struct Again {
    pub(super) beside: Arc<Beside>,
    /// Nothing, where nobody will ask for it.
    pub(super) bytes: Vec<u8>,
    /// Of NDJSON, from 1.
    pub(super) line: usize,
}

impl Again {
    /// The path of its file.
    pub fn path(&self) -> Option<&str> {
        self.beside.name.path.as_deref()
    }

    /// The article.
    pub fn read(&self) -> Option<Article> {
        let Beside { name, format, date, .. } = &*self.beside;
        let reading = match format {
            Format::Ndjson => read_line(name, self.line, &self.bytes),
            format => read(*format, name, &self.bytes),
        };
        let mut article = reading.articles.into_iter().next()?;
        date_by(&mut article, date.as_ref());
        Some(article)
    }
}

/// Gives an article without a date the one that was told for such.
pub(super) fn date_by(article: &mut Article, date: Option<&(String, Option<Moment>)>) {
    if let (Some((date, published)), None) = (date, &article.info.date) {
        let info = Arc::make_mut(&mut article.info);
        (info.date, info.published) = (Some(date.clone()), *published);
    }
}

/// All that is told beside the bytes.
pub(super) struct Beside {
    name: ArticleName,
    format: Format,
    /// Of articles that give none.
    date: Option<(String, Option<Moment>)>,
    hash: Sha256,
}

impl Beside {
    pub fn new(name: &ArticleName, date: Option<&(String, Option<Moment>)>, format: Format) -> Self {
        let mut hash = Sha256::new();
        let told_date = date.map(|(date, _)| date.as_str());
        for told in [name.path.as_deref(), Some(&name.id), told_date, Some(&format!("{format:?}"))] {
            // A length that nothing has stands for nothing.
            hash.update(told.map_or(u64::MAX, |told| told.len() as u64).to_le_bytes());
            hash.update(told.unwrap_or_default());
        }
        Self { name: name.clone(), format, date: date.cloned(), hash }
    }

    pub fn unit(&self, bytes: &[u8]) -> Unit {
        let mut hash = self.hash.clone();
        hash.update(bytes);
        short(hash)
    }
}

/// The same for an article that is named after the line it stands in.
pub(super) fn numbered(unit: Unit, line: usize) -> Unit {
    let mut hash = Sha256::new_with_prefix(unit);
    hash.update((line as u64).to_le_bytes());
    short(hash)
}

fn short(hash: Sha256) -> Unit {
    let mut short = [0; 16];
    short.copy_from_slice(&hash.finalize()[..16]);
    short
}
