//! What killed or hurt those whom a sentence counts, as far as its words name it. A claim whose sentence names nothing has the
//! cause of the claim before it, where its article tells of one event only.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::inherit::counts_otherwise;
use super::lattice::Lattice;
use crate::claim::{Cause, Claim};
use crate::lexicon::cause::{sorts, vehicle};

/// A vehicle stands within so many words of the accident that it had.
const NEAR: usize = 5;

/// Reads all words of a sentence: what sets off a fire is named beside it, and either may be told elsewhere.
pub(super) fn cause(lattice: &Lattice<'_>) -> Cause {
    let mut cause = Cause::default();
    for at in 0..lattice.len() {
        let word = lattice.folded(at);
        let around = at.saturating_sub(NEAR)..(at + NEAR + 1).min(lattice.len());
        let before = at.checked_sub(1).map_or("", |at| lattice.folded(at));
        let near = around.fold(0, |all, at| all | vehicle(lattice.folded(at)));
        let found = sorts(word, before, lattice.folded(at + 1), near);
        if found == 0 {
            continue;
        }
        cause.sorts |= found;
        if !cause.words.split(' ').any(|known| known == word) {
            if !cause.words.is_empty() {
                cause.words.push(' ');
            }
            cause.words.push_str(word);
        }
    }
    cause
}

/// Lends what is told once to the other claims of the kind, unless an article tells of several events: of several causes, or of
/// other numbers of victims.
pub(super) fn lend(claims: &mut [Claim]) {
    // Kind → its first claim with a cause, and whether all others may have the same.
    let mut known: FxHashMap<Arc<str>, (usize, bool)> = FxHashMap::default();
    for (at, claim) in claims.iter().enumerate().filter(|(_, claim)| claim.evidence.cause.sorts != 0) {
        let (first, one) = known.entry(claim.kind.clone()).or_insert((at, true));
        *one &= !claim.evidence.extent.other && !claims[*first].evidence.cause.excludes(&claim.evidence.cause);
    }
    for at in 0..claims.len() {
        let claim = &claims[at];
        if let Some(&(first, true)) = known.get(&claim.kind)
            && claim.evidence.cause.sorts == 0
            && !claim.evidence.extent.other
            && !counts_otherwise(&claims[first], claim)
        {
            claims[at].evidence.cause = claims[first].evidence.cause.clone();
        }
    }
}
