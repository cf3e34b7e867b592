//! What killed or hurt those whom a sentence counts, as far as its words name it. A claim whose sentence names nothing has the
//! cause of the claim before it, where its article tells of one event only.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::clauses;
use super::inherit::counts_otherwise;
use super::lattice::{Edge, Lattice};
use crate::claim::{Cause, Claim};
use crate::lexicon::cause::{HARMED, OCCURS, Sorts, may_name, sorts, vehicle};
use crate::text::{TokenKind, Tokens};

/// A vehicle stands within so many words of the accident that it had.
const NEAR: usize = 5;
/// Between `when` and a time in its clause stand at most so many words.
const LONGEST_CLAUSE: usize = 16;
/// Between the noun of an event and its time stand at most so many words.
const FAR: usize = 7;

/// Reads all words of a sentence: what sets off a fire is named beside it, and either may be told elsewhere.
pub(super) fn cause(lattice: &Lattice<'_>) -> Cause {
    let mut cause = Cause::default();
    for at in 0..lattice.len() {
        let (word, found) = (lattice.folded(at), sorts_at(lattice, at));
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

/// The sorts of event that the word at a position names, with the words around it; 0: none.
pub(super) fn sorts_at(lattice: &Lattice<'_>, at: usize) -> Sorts {
    if !may_name(lattice.folded(at)) {
        return 0;
    }
    let before = at.checked_sub(1).map_or("", |at| lattice.folded(at));
    let around = at.saturating_sub(NEAR)..(at + NEAR + 1).min(lattice.len());
    let near = around.fold(0, |all, at| all | vehicle(lattice.folded(at)));
    sorts(lattice.folded(at), before, lattice.folded(at + 1), near)
}

/// Whether a time of a sentence may be [`dated`] by an event, told by its words alone.
pub(super) fn may_date(tokens: &Tokens<'_>) -> bool {
    (0..tokens.len()).map(|at| tokens.folded(at)).any(|word| may_name(word) || HARMED.contains(&word))
}

/// The sorts of what the words between two positions name.
pub(super) fn between(lattice: &Lattice<'_>, from: usize, to: usize) -> Sorts {
    (from..to).fold(0, |all, at| all | sorts_at(lattice, at))
}

/// The sorts of the event that a time dates: `Wednesday's rail disaster`, `the fire in Turin on Monday`.
pub(super) fn dated(time: &Edge, lattice: &Lattice<'_>) -> Option<Sorts> {
    let (from, to) = (time.from as usize, time.to as usize);
    let of = |at: usize| sorts_at(lattice, at);
    let behind = lattice.kind(to) == Some(TokenKind::Possessive);
    let plain = |at: &usize| matches!(lattice.kind(*at), Some(TokenKind::Word | TokenKind::Hyphen));
    if behind {
        return (to + 1..to + 1 + NEAR).take_while(plain).map(of).find(|&sorts| sorts != 0);
    }
    if let Some(when) = clause_of_harm(lattice, from) {
        return Some(match between(lattice, when, from) {
            0 => Sorts::MAX,
            sorts => sorts,
        });
    }
    let led = from > 0 && matches!(lattice.folded(from - 1), "on" | "of");
    let noun = (0..from.saturating_sub(1)).rev().take(FAR).take_while(plain).find(|&at| of(at) != 0)?;
    // `The quake struck Kelm early on Monday`
    let struck = OCCURS.contains(&lattice.folded(noun + 1)) && clauses::verbs(lattice, noun + 1, from) == 1;
    let named = led && clauses::verbs(lattice, noun, from) == 0;
    ((named || struck) && !lattice.folded(noun).ends_with("ed")).then(|| of(noun))
}

/// Where the clause begins that tells what happened to those killed or hurt, with a time in it: `people killed when a bridge fell in
/// Kelm on | Thursday`.
fn clause_of_harm(lattice: &Lattice<'_>, time: usize) -> Option<usize> {
    let plain = |at: &usize| matches!(lattice.kind(*at), Some(TokenKind::Word | TokenKind::Hyphen | TokenKind::Number));
    let when = (0..time).rev().take(LONGEST_CLAUSE).take_while(plain).find(|&at| lattice.folded(at) == "when")?;
    let harm = when.checked_sub(1)?;
    (HARMED.contains(&lattice.folded(harm)) && clauses::verbs(lattice, when, time) == 1).then_some(when)
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
