//! What changed between two editions of one article, claim by claim. Takes the claims of both, gives changes; what
//! stayed gives none. Knows values, and the words of the evidence only to tell whether they are the same.

mod change;
mod matching;
#[cfg(test)]
mod tests;

pub use change::{Change, ChangeKind};

use crate::claim::{Claim, Schema};

/// So many corrections of one edition are read; more would be a list, not a note, and would cost a square.
const MOST_NOTES: usize = 64;

/// Which claim of `old` is which of `new`: pairs of their indices, each claim in one at most, in the order of the old ones.
pub fn pairs(old: &[Claim], new: &[Claim], schemas: &[Schema]) -> Vec<(usize, usize)> {
    matching::pairs(old, new, schemas)
}

/// The changes from `old` to `new`, both in the order of their text: those of old claims first, then what was added.
///
/// A change of a value, the commitment or the source, and a removal, is silent where no claim of `new` that puts
/// something right (a correction note) covers it.
pub fn diff(old: &[Claim], new: &[Claim], schemas: &[Schema]) -> Vec<Change> {
    let pairs = matching::pairs(old, new, schemas);
    let moved = matching::out_of_order(&pairs);
    let notes: Vec<&Claim> = new.iter().filter(|claim| claim.evidence.revises).take(MOST_NOTES).collect();
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

fn schema_of<'s>(claim: &Claim, schemas: &'s [Schema]) -> Option<&'s Schema> {
    schemas.iter().find(|schema| *schema.kind == *claim.kind)
}
