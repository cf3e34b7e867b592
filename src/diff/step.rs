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
    /// The notes that only the new edition has; none where only headlines are compared.
    pub notes: Vec<String>,
}

impl Step {
    /// Compares two editions of one article.
    pub fn between(old: &Edition, new: &Edition, schemas: &[Schema]) -> Self {
        let known: Vec<&str> = old.notes.iter().map(|note| note.text.as_str()).collect();
        let notes = fresh(&new.notes, &known);
        let changes = diff(&old.claims, &new.claims, &notes, schemas);
        let headline = match (&old.headline, &new.headline) {
            (Some(a), Some(b)) if new.part != Some(Part::Body) && a.split_whitespace().ne(b.split_whitespace()) => {
                Some((a.clone(), b.clone()))
            }
            _ => None,
        };
        let places = Places::between(&paragraphs(old), &paragraphs(new));
        // Where only the headline is read, notes say what was told of it, and are no part of it.
        let shown = if new.part == Some(Part::Headline) { Vec::new() } else { notes };
        Self { changes, headline, places, notes: shown.iter().map(|note| note.text.clone()).collect() }
    }
}

/// The texts that are compared: the paragraphs, or the headline where only that is read.
fn paragraphs(edition: &Edition) -> Vec<&str> {
    if edition.part == Some(Part::Headline) {
        return edition.headline.as_deref().into_iter().collect();
    }
    edition.paragraphs.iter().map(|span| span.of(&edition.article.text)).collect()
}
