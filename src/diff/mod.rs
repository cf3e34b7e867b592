//! What changed between two editions of one article, claim by claim. Takes the claims of both, gives changes; what
//! stayed gives none. Knows values, and the words of the evidence only to tell whether they are the same.

mod change;
mod edition;
mod matching;
mod note;
mod places;
mod series;
mod step;
#[cfg(test)]
mod tests;
mod words;

pub use change::{Change, ChangeKind};
pub use edition::{Edition, Part};
pub use note::{Note, fresh};
pub use places::Places;
pub use series::{numbered, series};
pub use step::Step;
pub use words::{Fate, word_diff};

use std::collections::BTreeSet;

use crate::claim::{Claim, Schema};

/// Which claim of `old` is which of `new`: pairs of their indices, each claim in one at most, in the order of the old ones.
pub fn pairs(old: &[Claim], new: &[Claim], schemas: &[Schema]) -> Vec<(usize, usize)> {
    matching::pairs(old, new, schemas)
}

/// The changes from `old` to `new`, both in the order of their text: those of old claims first, then what was added.
///
/// A change of a value, the commitment or the source, and a removal, is silent where neither a claim of `new` that puts
/// something right nor one of `notes`, those that the edition before did not have, covers it.
pub fn diff(old: &[Claim], new: &[Claim], notes: &[&Note], schemas: &[Schema]) -> Vec<Change> {
    let mut changes = unnoted(old, new, schemas);
    for change in changes.iter_mut().filter(|change| change.silent) {
        let Some(schema) = schema_of_kind(&change.kind, schemas) else { continue };
        let (a, b) = (change.old.map(|at| &old[at]), change.new.map(|at| &new[at]));
        change.silent = !notes.iter().any(|note| note.tells(change, a, b, schema));
    }
    changes
}

/// The changes; of what tells readers about them only the claims that put something right.
fn unnoted(old: &[Claim], new: &[Claim], schemas: &[Schema]) -> Vec<Change> {
    let pairs = matching::pairs(old, new, schemas);
    let moved = matching::out_of_order(&pairs);
    let known: BTreeSet<&str> = old.iter().filter(|claim| claim.evidence.revises).map(sentence).collect();
    let is_note = |claim: &&Claim| claim.evidence.revises && !known.contains(sentence(claim));
    let notes: Vec<&Claim> = new.iter().filter(is_note).take(note::MOST_NOTES).collect();
    let mut changes = Vec::new();
    let mut partner = vec![None; old.len()];
    let mut is_new = vec![true; new.len()];
    for (at, &(o, n)) in pairs.iter().enumerate() {
        partner[o] = Some((n, moved[at]));
        is_new[n] = false;
    }
    for (o, partner) in partner.into_iter().enumerate() {
        let Some(schema) = schema_of(&old[o], schemas) else { continue };
        match partner {
            Some((n, moved)) => changes.extend(change::between((old, o), (new, n), moved, &notes, schema)),
            None => changes.push(change::removed(old, o, &notes, schema)),
        }
    }
    let added = (0..new.len()).filter(|&n| is_new[n]);
    changes.extend(added.filter_map(|n| Some(change::added(new, n, schema_of(&new[n], schemas)?))));
    changes
}

fn sentence(claim: &Claim) -> &str {
    &claim.evidence.sentence_text
}

fn schema_of<'s>(claim: &Claim, schemas: &'s [Schema]) -> Option<&'s Schema> {
    schema_of_kind(&claim.kind, schemas)
}

fn schema_of_kind<'s>(kind: &str, schemas: &'s [Schema]) -> Option<&'s Schema> {
    schemas.iter().find(|schema| *schema.kind == *kind)
}
