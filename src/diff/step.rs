//! From one edition to the next: what became of the claims, the headline and the text. Takes two editions that were read.

use super::edition::{Edition, Part};
use super::note::fresh;
use super::places::Places;
use super::{Change, diff};
use crate::claim::Schema;

/// What changed from one edition to the next.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// The changes of claims; indexes count in the claims of the two editions.
    pub changes: Vec<Change>,
    /// The headline before and after, where it changed.
    pub headline: Option<(String, String)>,
    /// Where and how much the text changed.
    pub places: Places,
    /// The notes that only the new edition has.
    pub notes: Vec<String>,
}

impl Step {
    /// Compares two editions of one article.
    pub fn between(old: &Edition, new: &Edition, schemas: &[Schema]) -> Self {
        let mut changes = diff(&old.claims, &new.claims, schemas);
        let notes = fresh(old, new);
        for change in changes.iter_mut().filter(|change| change.silent) {
            let Some(schema) = super::schema_of_kind(&change.kind, schemas) else { continue };
            let (a, b) = (change.old.map(|at| &old.claims[at]), change.new.map(|at| &new.claims[at]));
            change.silent = !notes.iter().any(|note| note.tells(change, a, b, schema));
        }
        let headline = match (&old.headline, &new.headline) {
            (Some(a), Some(b)) if new.part != Some(Part::Body) && a.split_whitespace().ne(b.split_whitespace()) => {
                Some((a.clone(), b.clone()))
            }
            _ => None,
        };
        let places = Places::between(&paragraphs(old), &paragraphs(new));
        Self { changes, headline, places, notes: notes.iter().map(|note| note.text.clone()).collect() }
    }
}

/// The texts that are compared: the paragraphs, or the headline where only that is read.
fn paragraphs(edition: &Edition) -> Vec<&str> {
    if edition.part == Some(Part::Headline) {
        return edition.headline.as_deref().into_iter().collect();
    }
    edition.paragraphs.iter().map(|span| span.of(&edition.article.text)).collect()
}
