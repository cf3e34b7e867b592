//! Cues in a sentence, and what they do to a match: polarity and commitment (after ConText).

use super::lattice::Lattice;
use super::vm::{Bound, Hit, Machine};
use crate::claim::{Commitment, Polarity};
use crate::lexicon::clause;
use crate::rule::ast::{CueDirection, CueEffect};
use crate::rule::{Program, RuleSet, TypeSet};
use crate::text::TokenKind;

/// A cue found in a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct CueHit {
    /// Number of the cue in the rule set.
    pub cue: usize,
    /// What it does.
    pub effect: CueEffect,
    /// Where it stands, seen from what it turns.
    pub direction: CueDirection,
    /// Its reach.
    pub within: Option<u8>,
    /// First position.
    pub from: usize,
    /// One past the last.
    pub to: usize,
}

/// Every cue of a sentence, in order; the longest words win, and pseudo-cues hide what they cover.
pub(super) fn cues(rules: &RuleSet, lattice: &Lattice<'_>, machine: &mut Machine) -> Vec<CueHit> {
    let mut found: Vec<CueHit> = Vec::new();
    for (number, cue) in rules.cues.iter().enumerate() {
        if !may_match(&cue.program, lattice) {
            continue;
        }
        found.extend(machine.run(&cue.program, lattice, &rules.lexicons).into_iter().map(|hit| CueHit {
            cue: number,
            effect: cue.effect,
            direction: cue.direction,
            within: cue.within,
            from: hit.start as usize,
            to: hit.end as usize,
        }));
    }
    // Longest first; at one length a pseudo-cue first, then the order of the rule files.
    found
        .sort_by_key(|hit| (std::cmp::Reverse(hit.to - hit.from), hit.effect != CueEffect::Nothing, hit.cue, hit.from));
    let mut kept: Vec<CueHit> = Vec::new();
    for hit in found {
        // Two cues on exactly the same words both stand (`until` may end a scope and open a condition).
        let hidden = kept.iter().any(|other| {
            other.from < hit.to
                && hit.from < other.to
                && ((other.from, other.to) != (hit.from, hit.to)
                    || other.effect == CueEffect::Nothing
                    || other.cue == hit.cue)
        });
        if !hidden {
            kept.push(hit);
        }
    }
    // `State` in `Secretary of State` is a name, no verb.
    let named = |hit: &CueHit| {
        lattice.edges().iter().any(|edge| {
            !edge.list
                && edge.types.meets(TypeSet::ACTOR)
                && (edge.from as usize) <= hit.from
                && hit.to <= edge.to as usize
        })
    };
    kept.retain(|hit| hit.effect != CueEffect::Nothing && !named(hit));
    kept.sort_by_key(|hit| (hit.from, hit.to, hit.cue));
    kept
}

/// Whether a word that the program cannot do without stands in the sentence.
pub(super) fn may_match(program: &Program, lattice: &Lattice<'_>) -> bool {
    program.anchors.is_empty() || (0..lattice.len()).any(|at| program.anchors.contains(&lattice.word(at)))
}

/// What the cues make of a match.
#[derive(Clone, Debug)]
pub(super) struct Turned {
    pub polarity: Polarity,
    pub commitment: Commitment,
    /// Numbers, in the list of cue hits, of those that turned it.
    pub by: Vec<usize>,
}

/// Polarity and commitment of a match.
pub(super) fn turn(hit: &Hit, cues: &[CueHit], lattice: &Lattice<'_>) -> Turned {
    let reach = Reach::of(hit, lattice);
    let mut turned = Turned { polarity: Polarity::Affirmed, commitment: Commitment::Certain, by: Vec::new() };
    for (number, cue) in cues.iter().enumerate() {
        let commitment = match cue.effect {
            CueEffect::Negated => None,
            CueEffect::Probable => Some(Commitment::Probable),
            CueEffect::Possible => Some(Commitment::Possible),
            CueEffect::Uncommitted => Some(Commitment::Uncommitted),
            _ => continue,
        };
        // A hedge is never a lawful part of what is hedged; a negation or a plan may be (`no` as a count, `plan to meet`).
        let own = matches!(cue.effect, CueEffect::Negated | CueEffect::Uncommitted);
        if own && reach.consumed(cue) || !reach.holds(cue, cues, lattice) {
            continue;
        }
        match commitment {
            None => turned.polarity = Polarity::Negated,
            Some(weaker) => turned.commitment = turned.commitment.min(weaker),
        }
        turned.by.push(number);
    }
    if asks(lattice) {
        turned.commitment = Commitment::Uncommitted;
    }
    turned
}

/// Whether the sentence is a question.
fn asks(lattice: &Lattice<'_>) -> bool {
    (0..lattice.len()).rev().take(2).any(|at| lattice.folded(at) == "?")
}

/// Where a match stands, as far as scopes are concerned.
pub(super) struct Reach {
    start: usize,
    end: usize,
    /// The last word of the rule itself: what a negation inside the match must precede (`talks … did not take place`).
    trigger: usize,
    bound: Vec<(usize, usize)>,
}

impl Reach {
    pub(super) fn of(hit: &Hit, lattice: &Lattice<'_>) -> Self {
        let bound: Vec<(usize, usize)> = hit
            .bound
            .iter()
            .map(|bound| match *bound {
                Bound::Value { edge, .. } => (lattice.edge(edge).from as usize, lattice.edge(edge).to as usize),
                Bound::Text { from, to, .. } | Bound::Member { from, to, .. } => (from as usize, to as usize),
                Bound::Word(at) => (at as usize, at as usize + 1),
            })
            .collect();
        let words = hit.bound.iter().filter_map(|bound| match bound {
            Bound::Word(at) => Some(*at as usize),
            _ => None,
        });
        let trigger = words.max().unwrap_or(hit.start as usize);
        Self { start: hit.start as usize, end: hit.end as usize, trigger, bound }
    }

    /// The last word of the rule itself.
    pub(super) fn trigger(&self) -> usize {
        self.trigger
    }

    /// Whether the cue's words are the match's own.
    fn consumed(&self, cue: &CueHit) -> bool {
        self.bound.iter().any(|&(from, to)| from < cue.to && cue.from < to)
    }

    /// Whether the cue's scope holds the match.
    fn holds(&self, cue: &CueHit, cues: &[CueHit], lattice: &Lattice<'_>) -> bool {
        let before = cue.from < self.trigger.max(self.start + 1) && cue.to <= self.end && {
            let (from, to) = (cue.to, self.trigger.max(cue.to));
            reaches(cue, from, to) && self.open(from, to, cues, lattice)
        };
        let after =
            cue.from >= self.end && reaches(cue, self.end, cue.from) && self.open(self.end, cue.from, cues, lattice);
        match cue.direction {
            CueDirection::Before => before,
            CueDirection::After => after,
            CueDirection::Around => before || after,
        }
    }

    /// Whether nothing between two positions ends a scope. What the match itself spans is no end.
    fn open(&self, from: usize, to: usize, cues: &[CueHit], lattice: &Lattice<'_>) -> bool {
        let outside = |at: usize| at < self.start || at >= self.end;
        let stopped = cues
            .iter()
            .any(|cue| cue.effect == CueEffect::Stops && cue.from >= from && cue.from < to && outside(cue.from));
        let ended = (from..to).any(|at| {
            outside(at)
                && (lattice.folded(at) == ";"
                    || clause::SUBORDINATORS.contains(&lattice.folded(at))
                    || lattice.kind(at) == Some(TokenKind::Stop) && at + 1 < lattice.len())
        });
        !stopped && !ended
    }
}

fn reaches(cue: &CueHit, from: usize, to: usize) -> bool {
    cue.within.is_none_or(|within| to.saturating_sub(from) <= usize::from(within))
}
