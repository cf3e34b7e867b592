//! What an article is known again by before it is read: the bytes that hold it, and all that is told beside them.

use sha2::{Digest, Sha256};

use super::super::cache::Digest16;
use crate::text::{Article, ArticleName};

/// A line or file that holds one article. Articles are hostile, and must not pass for others: sixteen bytes of SHA-256.
pub(in crate::cli) type Unit = Digest16;

/// One article that was given.
pub(in crate::cli) enum Given {
    /// As it was read, and what it is known again by; nothing where something had to be said about it.
    Article(Box<Article>, Option<Unit>),
    /// One that is known: it was not read. And the path of its file.
    Known(Unit, Option<String>),
}

/// All that is told beside the bytes.
pub(super) struct Beside(Sha256);

impl Beside {
    pub fn new(name: &ArticleName, date: Option<&str>, format: &str) -> Self {
        let mut hash = Sha256::new();
        for told in [name.path.as_deref(), Some(&name.id), date, Some(format)] {
            // A length that nothing has stands for nothing.
            hash.update(told.map_or(u64::MAX, |told| told.len() as u64).to_le_bytes());
            hash.update(told.unwrap_or_default());
        }
        Self(hash)
    }

    pub fn unit(&self, bytes: &[u8]) -> Unit {
        let mut hash = self.0.clone();
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
