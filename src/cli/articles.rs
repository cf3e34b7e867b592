//! Articles in: files, folders, standard input, `--text`; handed on in batches, so that memory stays bounded.

mod lines;
mod reader;
mod unit;

use std::io;
use std::path::Path;

use super::exit::Exit;
use super::options::{ArticleOptions, RunOptions};
use crate::text::{Article, Format};
use reader::Reader;
pub(super) use unit::{Again, Given, Unit};

/// Which articles are left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Care {
    /// None.
    Any,
    /// Those of which something could not be read: for those who tell what an edition does not have.
    Undamaged,
    /// Those, and empty ones: for those who keep what they are handed. An edition with a name, number or text that it does not
    /// have would stand beside the right ones for good.
    Intact,
}

/// Reads articles and reports what is wrong with them.
pub(super) struct Articles;

impl Articles {
    /// Hands every article to `hand_on`, in order, but those that are left out. Gives [`Exit::Bad`] where some input could not be used.
    pub fn each(
        options: &ArticleOptions,
        run: RunOptions,
        care: Care,
        mut hand_on: impl FnMut(Vec<Article>) -> io::Result<()>,
    ) -> io::Result<Exit> {
        let article = |given: Given| match given {
            Given::Article(article, _) => Some(*article),
            // Nobody asked for any to be known.
            Given::Known(..) => None,
        };
        Reader::read_all(options, run, care, None, |batch| hand_on(batch.into_iter().filter_map(article).collect()))
    }

    /// The same, but those are not read that are `known`, with so many bytes of text.
    pub fn each_unknown(
        options: &ArticleOptions,
        run: RunOptions,
        care: Care,
        known: &dyn Fn(&Unit) -> Option<usize>,
        hand_on: impl FnMut(Vec<Given>) -> io::Result<()>,
    ) -> io::Result<Exit> {
        Reader::read_all(options, run, care, Some(known), hand_on)
    }
}

/// Whether what a walk met is a file, or a link to one. Links to folders may lead in circles, and are not followed.
pub(super) fn is_file(entry: &ignore::DirEntry) -> bool {
    let kind = entry.file_type();
    kind.is_some_and(|kind| kind.is_file() || (kind.is_symlink() && entry.path().is_file()))
}

/// Whether a file below a folder is taken for an article.
pub(super) fn is_article(path: &Path) -> bool {
    format_of(path).is_some() && !is_readme(path)
}

fn format_of(path: &Path) -> Option<Format> {
    path.extension().and_then(|extension| extension.to_str()).and_then(Format::from_extension)
}

/// A README beside articles is no article.
fn is_readme(path: &Path) -> bool {
    path.file_stem().is_some_and(|stem| stem.eq_ignore_ascii_case("readme"))
}
