//! How far a pattern got in a sentence that it did not match: of all threads of the machine the one that got furthest, and
//! of several the one behind which the rest of the pattern would go on.

use rustc_hash::FxHashSet;

use super::{Piece, pieces, reach};
use crate::claim::Schema;
use crate::extract::Machine;
use crate::extract::hit::{Bound, Hit};
use crate::extract::lattice::Lattice;
use crate::extract::watch::{Stuck, Watch, Why};
use crate::rule::{Inst, Part, Program, RuleSet};
use crate::span::Span;
use crate::text::TokenKind;

/// So many of the threads that got furthest are looked at closely.
const CANDIDATES: usize = 12;
/// The rest of a pattern is looked for up to so many positions on,
const NEAR: usize = 8;
/// and up to so many behind a gap that was too short.
const FAR: usize = 24;
/// Words of so many letters stand anywhere.
const COMMON: usize = 3;
/// Where the first part is missing, so many words before the next one are shown.
const SHOWN: usize = 4;

/// How far a pattern got in a sentence.
#[derive(Clone, Debug)]
pub struct Furthest {
    /// How many of its words, values and members had matched.
    pub parts: u32,
    /// What it had matched, in the order of the sentence.
    pub bound: Vec<Piece>,
    /// Why it went no further.
    pub stop: Stop,
    /// What the pattern asked for next: any of these would have done. For `not(…)` the part itself.
    pub expected: Vec<Expected>,
    /// The words that stood there; empty at the end of the sentence, or where nothing of the pattern stands anywhere.
    pub found: Span,
    /// Of these the one at which it stopped: what ends a clause, another candidate.
    pub at: Span,
    /// Words behind them with which the rest of the pattern would have gone on.
    pub goes_on: Option<Span>,
    rank: Rank,
}

/// Parts matched together with those of the rest; whether that was all of it; parts; position.
type Rank = (u32, bool, u32, u32);

/// Why a pattern went no further.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stop {
    /// Something else stands there.
    Other,
    /// Several values stand there where the slot takes one.
    List,
    /// These words stand there, and may not.
    Forbidden(Span),
    /// These words stand right before, and may not.
    ForbiddenBefore(Span),
    /// A gap was as long as it may be.
    Bound(u8),
    /// A gap met the end of its clause.
    Border,
    /// A gap met another candidate for the slot beside it.
    Candidate,
    /// A gap met the end of the sentence.
    End,
    /// Not even the first part stands in the sentence.
    Nothing,
}

/// Something that a pattern asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expected {
    /// Where it is written.
    pub part: Part,
    /// What it is.
    pub what: What,
}

/// What a pattern asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// One of the forms of a word.
    Word,
    /// A value for this slot.
    Slot(String),
    /// A member of this lexicon.
    Member(String),
    /// Any word or number.
    Any,
    /// That something does not stand there.
    Not,
}

impl Furthest {
    /// By this, ascending, patterns got further.
    pub fn rank(&self) -> (u32, bool, u32, u32) {
        self.rank
    }
}

/// One pattern in one sentence.
pub(super) struct Search<'a> {
    pub program: &'a Program,
    pub lattice: &'a Lattice<'a>,
    pub rules: &'a RuleSet,
    pub schema: &'a Schema,
    pub machine: &'a mut Machine,
}

/// Keeps the threads that got furthest.
#[derive(Default)]
struct Threads {
    seen: FxHashSet<(u32, u32, u32)>,
    most: u32,
    all: Vec<(Stuck, Hit)>,
}

impl Watch for Threads {
    const ON: bool = true;

    fn stuck(&mut self, stuck: Stuck, so_far: impl FnOnce() -> Hit) {
        let forbidden = matches!(stuck.why, Why::Forbidden { .. } | Why::ForbiddenBefore { .. });
        // A thread that has matched nothing tells nothing, and the work must stay bounded.
        if stuck.parts == 0 && !forbidden || stuck.parts + 2 < self.most {
            return;
        }
        if self.seen.insert((stuck.pc, stuck.at, stuck.parts)) {
            self.most = self.most.max(stuck.parts);
            self.all.push((stuck, so_far()));
        }
    }
}

impl Search<'_> {
    /// How far the pattern got. `looked`: a word that it cannot do without stands in the sentence.
    pub fn furthest(&mut self, looked: bool) -> Furthest {
        let mut threads = Threads::default();
        let last = self.lattice.len();
        self.run(0, (0, last), &mut threads);
        let mut all = threads.all;
        all.sort_by_key(|(stuck, _)| std::cmp::Reverse((stuck.parts, stuck.at)));
        let closely: Vec<(Rank, Option<Span>, usize)> = all
            .iter()
            .take(CANDIDATES)
            .enumerate()
            .map(|(number, (stuck, _))| {
                let (more, whole, span) = self.rest(stuck);
                ((stuck.parts + more, whole, stuck.parts, stuck.at), span, number)
            })
            .collect();
        // That something stands there tells more than that something else may not, unless nothing but that was wrong.
        let blocked = |number: usize| matches!(all[number].0.why, Why::Forbidden { .. } | Why::ForbiddenBefore { .. });
        let best =
            closely.into_iter().max_by_key(|&(rank, _, number)| (rank, !blocked(number), std::cmp::Reverse(number)));
        let headless = if looked { self.headless() } else { None };
        match (best, headless) {
            (best, Some(headless)) if best.as_ref().is_none_or(|(rank, ..)| *rank < headless.rank) => headless,
            (Some((rank, goes_on, number)), _) => self.told(&all, number, rank, goes_on),
            (None, _) => Furthest {
                parts: 0,
                bound: Vec::new(),
                stop: Stop::Nothing,
                expected: self.expected(&self.leaves(0)),
                found: Span::default(),
                at: Span::default(),
                goes_on: None,
                rank: (0, false, 0, 0),
            },
        }
    }

    fn run(&mut self, entry: u32, reach: (usize, usize), threads: &mut Threads) -> Vec<Hit> {
        self.machine.run_watched(self.program, entry, self.lattice, &self.rules.lexicons, reach, threads)
    }

    /// How much of the rest of the pattern stands behind a thread that ended: its parts, whether it is all of the rest,
    /// and where.
    fn rest(&mut self, stuck: &Stuck) -> (u32, bool, Option<Span>) {
        let at = stuck.at as usize;
        let next = stuck.pc + 1;
        let tries = match (stuck.why, &self.program.code[stuck.pc as usize]) {
            (Why::Forbidden { .. } | Why::ForbiddenBefore { .. }, Inst::Not { next } | Inst::NotAfter { next }) => {
                vec![(*next, (at, at))]
            }
            (Why::Bound(_) | Why::Border | Why::Candidate, _) => vec![(next, (at, at + FAR))],
            // Without the part, or with other words before it.
            (Why::Other | Why::List, _) => vec![(next, (at, at + NEAR)), (stuck.pc, (at + 1, at + NEAR))],
            _ => Vec::new(),
        };
        let mut best = (0, false, None);
        for (entry, reach) in tries {
            let found = self.best_from(entry, reach);
            if (found.0, found.1) > (best.0, best.1) {
                best = found;
            }
        }
        best
    }

    fn best_from(&mut self, entry: u32, reach_of_starts: (usize, usize)) -> (u32, bool, Option<Span>) {
        let mut threads = Threads::default();
        let hits = self.run(entry, reach_of_starts, &mut threads);
        let lattice = self.lattice;
        let span = |hit: &Hit| reach(hit, lattice).map(|(from, to)| lattice.span(from, to));
        let size = |hit: &Hit| hit.bound.len() as u32;
        if let Some(hit) = hits.iter().filter(|hit| !hit.bound.is_empty()).max_by_key(|hit| size(hit)) {
            return (size(hit), true, span(hit));
        }
        let best = threads.all.iter().filter(|(_, hit)| self.tells(hit)).max_by_key(|(stuck, _)| stuck.parts);
        best.map_or((0, false, None), |(stuck, hit)| (stuck.parts, false, span(hit)))
    }

    /// Whether a piece of the pattern could not stand just anywhere, as `of the` can.
    fn tells(&self, hit: &Hit) -> bool {
        hit.bound.iter().any(|bound| match bound {
            Bound::Word(at) => self.lattice.folded(*at as usize).chars().count() > COMMON,
            _ => true,
        })
    }

    /// The pattern without its first part, where that alone is missing.
    fn headless(&mut self) -> Option<Furthest> {
        let leaves = self.leaves(0);
        let mut best: Option<(Rank, usize, Span)> = None;
        for &leaf in &leaves {
            let mut threads = Threads::default();
            let hits = self.run(leaf + 1, (0, self.lattice.len()), &mut threads);
            let whole = hits.iter().map(|hit| (hit.bound.len() as u32, true, hit));
            let partly = threads.all.iter().filter(|(_, hit)| self.tells(hit));
            let partly = partly.map(|(stuck, hit)| (stuck.parts, false, hit));
            for (parts, whole, hit) in whole.chain(partly) {
                let Some((from, to)) = reach(hit, self.lattice) else { continue };
                let rank = (parts, whole, 0, from as u32);
                if best.as_ref().is_none_or(|(known, ..)| *known < rank) {
                    best = Some((rank, from, self.lattice.span(from, to)));
                }
            }
        }
        let (rank, from, goes_on) = best?;
        let plain = |at: &usize| {
            use TokenKind::{Hyphen, Number, Possessive, Symbol, Word};
            matches!(self.lattice.kind(*at), Some(Word | Number | Hyphen | Possessive | Symbol))
        };
        let first = (from.saturating_sub(SHOWN)..from).rev().take_while(plain).last().unwrap_or(from);
        let found = if first < from { self.lattice.span(first, from) } else { Span { end: goes_on.start, ..goes_on } };
        let expected = self.expected(&leaves);
        let goes_on = Some(goes_on);
        Some(Furthest { parts: 0, bound: Vec::new(), stop: Stop::Other, expected, found, at: found, goes_on, rank })
    }

    /// One of the threads in places and parts; what others that ended there with it asked for is expected too.
    fn told(&self, all: &[(Stuck, Hit)], number: usize, rank: Rank, goes_on: Option<Span>) -> Furthest {
        let (stuck, hit) = &all[number];
        let lattice = self.lattice;
        let at = stuck.at as usize;
        let words = |from: u32, to: u32| lattice.span(from as usize, to as usize);
        let alike = all.iter().filter(|(other, so_far)| {
            other.at == stuck.at && other.parts == stuck.parts && other.why == stuck.why && so_far.bound == hit.bound
        });
        let asked: Vec<u32> = alike.flat_map(|(other, _)| self.leaves(other.pc)).collect();
        let gap = reach(hit, lattice).map_or(hit.start as usize, |(_, end)| end);
        let (stop, found) = match stuck.why {
            Why::Other => (Stop::Other, self.one(at)),
            Why::List => (Stop::List, self.one(at)),
            Why::Forbidden { from, to } => (Stop::Forbidden(words(from, to)), words(from, to)),
            Why::ForbiddenBefore { from, to } => (Stop::ForbiddenBefore(words(from, to)), words(from, to)),
            Why::Bound(most) => (Stop::Bound(most), lattice.span(gap, at)),
            Why::Border => (Stop::Border, lattice.span(gap, at + 1)),
            Why::Candidate => (Stop::Candidate, lattice.span(gap, at + 1)),
            Why::End => (Stop::End, lattice.span(gap, at)),
        };
        let expected = match stop {
            Stop::Forbidden(_) | Stop::ForbiddenBefore(_) => {
                let parts = self.program.origin.parts(stuck.pc).iter();
                parts.map(|part| Expected { part: *part, what: What::Not }).collect()
            }
            _ => self.expected(&asked),
        };
        let bound = pieces(hit.bound.iter().map(|bound| (None, bound)), lattice, self.schema);
        let at = if stop == Stop::Candidate { self.value_at(at) } else { self.one(at) };
        Furthest { parts: stuck.parts, bound, stop, expected, found, at, goes_on, rank }
    }

    /// The token at a position; empty at the end of the sentence.
    fn one(&self, at: usize) -> Span {
        let last = self.lattice.len();
        let end = self.lattice.span(last.saturating_sub(1), last).end;
        if at < last { self.lattice.span(at, at + 1) } else { Span { start: end, end } }
    }

    /// The longest value that begins at a position.
    fn value_at(&self, at: usize) -> Span {
        let longest = self.lattice.edges_at(at).find(|(_, edge)| !edge.list);
        longest.map_or_else(|| self.one(at), |(_, edge)| self.lattice.span(at, edge.to as usize))
    }

    /// The instructions that consume something, with which the code behind an instruction can begin.
    fn leaves(&self, entry: u32) -> Vec<u32> {
        let code = &self.program.code;
        let mut seen = vec![false; code.len()];
        let (mut open, mut leaves) = (vec![entry], Vec::new());
        while let Some(at) = open.pop() {
            let Some(inst) = code.get(at as usize).filter(|_| !std::mem::replace(&mut seen[at as usize], true)) else {
                continue;
            };
            match inst {
                Inst::Split(one, other) => open.extend([*other, *one]),
                Inst::Jump(to) => open.push(*to),
                Inst::Open(_) | Inst::Close(_) | Inst::Gap { .. } => open.push(at + 1),
                Inst::Not { next } | Inst::NotAfter { next } => open.push(*next),
                Inst::Words(_) | Inst::Exact(_) | Inst::Value { .. } | Inst::Member { .. } | Inst::Any => {
                    leaves.push(at)
                }
                Inst::Accept => {}
            }
        }
        leaves
    }

    fn expected(&self, leaves: &[u32]) -> Vec<Expected> {
        let mut all: Vec<Expected> = Vec::new();
        for &leaf in leaves {
            let slot =
                |slot: u8| self.schema.slots.get(slot as usize).map_or_else(String::new, |spec| spec.name.clone());
            let what = match &self.program.code[leaf as usize] {
                Inst::Value { slot: number, .. } | Inst::Member { slot: Some(number), .. } => What::Slot(slot(*number)),
                Inst::Member { lexicon, .. } => What::Member(self.rules.lexicons[*lexicon as usize].name.to_string()),
                Inst::Any => What::Any,
                _ => What::Word,
            };
            for part in self.program.origin.parts(leaf) {
                if all.iter().all(|known| (known.part.source, known.part.span) != (part.source, part.span)) {
                    all.push(Expected { part: *part, what: what.clone() });
                }
            }
        }
        all
    }
}
