//! Who watches what becomes of the matches of a sentence. The usual run is watched by nobody.

use super::Governed;
use super::contest::Lost;
use super::lattice::Lattice;
use super::scope::{CueHit, Turned};
use super::select::Match;
use crate::claim::Claim;

/// What became of a match.
#[derive(Clone, Copy, Debug)]
pub(super) enum Fate<'a> {
    /// Another one stands in its place, or its values cannot be.
    Lost(Lost<'a>),
    /// Nothing fills a slot that must have a value.
    Open(&'a str),
    /// It is a claim.
    Claim {
        /// Number of the claim among those of its article.
        number: usize,
        /// The claim, before it takes anything over from other sentences.
        claim: &'a Claim,
        /// What cues made of it.
        turned: &'a Turned,
        /// Who vouches for it.
        attribution: Option<&'a Governed>,
    },
}

/// Whoever wants to know.
pub(super) trait Witness {
    /// A match of the sentence of this number has met its fate.
    fn told(&mut self, sentence: usize, found: &Match, fate: Fate<'_>, lattice: &Lattice<'_>, cues: &[CueHit]);
}

impl Witness for () {
    fn told(&mut self, _: usize, _: &Match, _: Fate<'_>, _: &Lattice<'_>, _: &[CueHit]) {}
}
