//! Whether a program can match in a sentence at all, told before the names of the article are learnt: most sentences with the
//! words of a rule have them in no order in which it matches, and names cost more than all else.
//!
//! Takes a lattice of words, numbers and times, steps a program through it as the machine does, and takes for granted what it
//! cannot know yet: a name begins wherever one can, goes on up to a word that stands in none and ends anywhere, negations of more
//! than words are met, no clause ends, and every aside that there may be is one. So it never says no where the machine would match;
//! `tests/scan.rs` holds that.

use super::context::Context;
use super::lattice::{Edge, Lattice, types_of};
use super::refer::opens;
use super::vm::ends;
use super::{Engine, asides, member};
use crate::lexicon::names::{may_begin, may_go_on};
use crate::rule::{CompiledLexicon, First, Inst, Program, TypeSet};
use crate::text::TokenKind;

/// A state inside a name, in place of a gap counter.
const NAME: u8 = u8::MAX;
/// What the sketch knows as the machine does: no name takes its place, and no verb of saying takes it away.
const COUNTED: u16 = TypeSet::COUNT.0 | TypeSet::MONEY.0 | TypeSet::PERCENT.0 | TypeSet::DURATION.0;
/// So many steps are enough to find the words of a negation; of more it is taken for met.
const NEGATION: usize = 40;
/// So many words at most of `not after(…)` are looked for.
const BEHIND: usize = 3;

impl Engine {
    /// Those of some rules that may match in a sentence whatever its names are. Whoever measures wants all to be tried.
    pub(super) fn sketched(&self, context: &mut Context<'_>, at: usize, mut rules: Vec<usize>) -> Vec<usize> {
        if rules.is_empty() || context.machine.meter.is_some() {
            return rules;
        }
        let lattice = context.figured(at);
        let begin = context.may_name(at, &lattice);
        let inside = lattice.tokens_shown().map(|token| may_go_on(lattice.tokens, token)).collect();
        let names = Names { begin, inside };
        let sketch = &mut context.machine.sketch;
        rules.retain(|&rule| {
            let mut programs = self.rules.rules[rule].matches.iter();
            programs.any(|program| {
                lattice.may_meet(&program.need) && sketch.may_match(program, &lattice, &names, &self.rules.lexicons)
            })
        });
        rules
    }
}

impl<'a> Context<'a> {
    /// Position → whether a name, or other words for one, may begin there.
    pub(super) fn may_name(&self, at: usize, lattice: &Lattice<'_>) -> Vec<bool> {
        let (view, referred) = (self.view(at), opens(self.tokens(at)));
        lattice.tokens_shown().map(|token| referred[token] || may_begin(view, token)).collect()
    }

    /// A sentence with nothing but where its numbers and times stand: what a sketch is made of.
    fn figured(&self, at: usize) -> Lattice<'a> {
        let figures = self.figures(at);
        let counts = figures.counts.iter().map(|hit| (hit.from, hit.to, TypeSet::COUNT));
        let measures = figures.measures.iter().map(|hit| (hit.from, hit.to, types_of(&hit.value)));
        let times = figures.times.iter().map(|hit| (hit.from, hit.to, TypeSet::TIME));
        let since = figures.times.iter().filter_map(|hit| Some((hit.since.as_ref()?.0, hit.to, TypeSet::TIME)));
        let cut = self.cut(at);
        let tokens = &cut.tokens;
        let mut lattice = Lattice::new(tokens, cut.words());
        let edge = |(from, to, types): (usize, usize, TypeSet)| {
            let (from, to) = (lattice.position(from) as u32, lattice.position(to) as u32);
            Edge { from, to, types, values: Vec::new(), list: false, joined: false, refers: false }
        };
        let whole =
            |&(from, to, _): &(usize, usize, TypeSet)| (from..to).all(|at| tokens.kind(at) != Some(TokenKind::Stop));
        let edges = counts.chain(measures).chain(times).chain(since).filter(whole).map(edge);
        let edges = edges.filter(|edge| edge.from < edge.to).collect();
        lattice.set_edges(edges);
        lattice
    }
}

/// Memory of the sketch, kept from run to run.
#[derive(Debug, Default)]
pub(super) struct Sketch {
    /// Position → the instructions that can be reached there, each with how long its gap is so far.
    states: Vec<Vec<(u32, u8)>>,
    /// Instructions that have yet to be followed.
    open: Vec<(u32, u8)>,
    /// Position × instruction, one bit each: whether it was followed there. What it leads to need not be followed twice.
    reached: Vec<u64>,
    /// The same of instructions inside a name.
    named: Vec<u64>,
    /// How many instructions there is room for at a position.
    width: usize,
}

impl Sketch {
    /// Whether a program may match somewhere in a lattice that has no names yet.
    pub fn may_match(
        &mut self,
        program: &Program,
        lattice: &Lattice<'_>,
        names: &Names,
        lexicons: &[CompiledLexicon],
    ) -> bool {
        let n = lattice.len();
        let last = match program.need.words() {
            Some(forms) => (0..n).rev().find(|&at| forms.holds(lattice.word(at))),
            None => n.checked_sub(1),
        };
        let Some(last) = last else { return false };
        if self.states.len() < n + 1 {
            self.states.resize_with(n + 1, Vec::new);
        }
        self.states[..=n].iter_mut().for_each(Vec::clear);
        self.width = program.code.len();
        for bits in [&mut self.reached, &mut self.named] {
            bits.clear();
            bits.resize(((n + 1) * self.width).div_ceil(64), 0);
        }
        let walk = Walk { program, lattice, names, lexicons };
        for at in 0..=n {
            if at <= last && walk.may_begin(&program.first, at) && self.add(&walk, at, (0, 0)) {
                return true;
            }
            let mut next = 0;
            while let Some(&state) = self.states[at].get(next) {
                next += 1;
                if self.step(&walk, at, state) {
                    return true;
                }
            }
        }
        false
    }

    /// Lets a state consume what stands at a position. Gives whether the program has matched.
    fn step(&mut self, walk: &Walk<'_, '_>, at: usize, (pc, gap): (u32, u8)) -> bool {
        let lattice = walk.lattice;
        match &walk.program.code[pc as usize] {
            Inst::Words(_) => self.add(walk, at + 1, (pc + 1, 0)),
            Inst::Exact(word) => lattice.exact(at) == &**word && self.add(walk, at + 1, (pc + 1, 0)),
            Inst::Any => is_any(lattice, at) && self.add(walk, at + 1, (pc + 1, 0)),
            Inst::Value { types, .. } => {
                if gap == NAME {
                    return walk.goes_on(at) && self.name(walk, at, pc);
                }
                let the = usize::from(lattice.folded(at) == "the");
                (at..=at + the).any(|from| {
                    let mut fits = lattice.edges_at(from).filter(|(_, edge)| edge.types.meets(*types));
                    fits.any(|(_, edge)| self.add(walk, edge.to as usize, (pc + 1, 0)))
                        || types.meets(TypeSet::NAMES) && walk.names(from) && self.name(walk, from, pc)
                })
            }
            Inst::Member { lexicon, slot } => {
                if gap == NAME {
                    return walk.goes_on(at) && self.name(walk, at, pc);
                }
                let the = usize::from(slot.is_some() && lattice.folded(at) == "the");
                let lexicon = &walk.lexicons[*lexicon as usize];
                (at..=at + the).any(|from| {
                    let ends = member::ends(lexicon, lattice, from);
                    ends.into_iter().any(|to| self.add(walk, to as usize, (pc + 1, 0)))
                        || !lexicon.ids.is_empty() && walk.names(from) && self.name(walk, from, pc)
                })
            }
            Inst::Gap { max, stop } => {
                if at >= lattice.len() || gap >= *max {
                    return false;
                }
                asides::possible_ends(lattice, at).any(|end| self.add(walk, end, (pc, gap + 1)))
                    || !lattice.barriers[at]
                        && !lattice.begins(at, TypeSet(stop.0 & COUNTED))
                        && self.add(walk, at + 1, (pc, gap + 1))
            }
            // Followed when the state was added.
            Inst::Open(_)
            | Inst::Close(_)
            | Inst::Split(..)
            | Inst::Jump(_)
            | Inst::Not { .. }
            | Inst::NotAfter { .. }
            | Inst::Accept => false,
        }
    }

    /// Lets a name have the word at a position: it may end behind it, or go on.
    fn name(&mut self, walk: &Walk<'_, '_>, at: usize, pc: u32) -> bool {
        let bit = (at + 1) * self.width + pc as usize;
        if put(&mut self.named, bit) {
            self.states[at + 1].push((pc, NAME));
        }
        self.add(walk, at + 1, (pc + 1, 0))
    }

    /// Puts a state at a position, following the instructions that consume nothing. Gives whether the program has matched.
    fn add(&mut self, walk: &Walk<'_, '_>, at: usize, state: (u32, u8)) -> bool {
        let first = self.open.len();
        self.open.push(state);
        while self.open.len() > first {
            let Some((pc, gap)) = self.open.pop() else { break };
            if !put(&mut self.reached, at * self.width + pc as usize) {
                if matches!(walk.program.code[pc as usize], Inst::Gap { .. }) {
                    self.shorten(at, pc, gap);
                }
                continue;
            }
            match &walk.program.code[pc as usize] {
                Inst::Accept => {
                    self.open.truncate(first);
                    return true;
                }
                Inst::Jump(to) => self.open.push((*to, 0)),
                Inst::Split(one, other) => {
                    if !ends(walk.program, *other, walk.lattice, at) {
                        self.open.push((*other, 0));
                    }
                    if !ends(walk.program, *one, walk.lattice, at) {
                        self.open.push((*one, 0));
                    }
                }
                Inst::Open(_) | Inst::Close(_) => self.open.push((pc + 1, 0)),
                Inst::Not { next } => {
                    if !walk.stands(pc + 1, at, None, &mut { NEGATION }) {
                        self.open.push((*next, 0));
                    }
                }
                Inst::NotAfter { next } => {
                    let mut from = at.saturating_sub(BEHIND)..at;
                    if !from.any(|from| walk.stands(pc + 1, from, Some(at), &mut { NEGATION })) {
                        self.open.push((*next, 0));
                    }
                }
                Inst::Gap { .. } => {
                    let next = walk.program.after_gap[pc as usize].as_ref();
                    self.states[at].push((pc, gap));
                    if next.is_none_or(|next| walk.may_begin(next, at)) {
                        self.open.push((pc + 1, 0));
                    }
                }
                Inst::Words(_) if ends(walk.program, pc, walk.lattice, at) => {}
                Inst::Words(_) | Inst::Value { .. } | Inst::Member { .. } | Inst::Exact(_) | Inst::Any => {
                    self.states[at].push((pc, 0));
                }
            }
        }
        false
    }

    /// Keeps the shortest gap of an instruction that stands at a position: it can do all that a longer one can.
    fn shorten(&mut self, at: usize, pc: u32, gap: u8) {
        let known = self.states[at].iter_mut().find(|(other, so_far)| *other == pc && *so_far != NAME);
        if let Some(known) = known {
            known.1 = known.1.min(gap);
        }
    }
}

/// Sets a bit. Gives whether it was not set before.
fn put(bits: &mut [u64], at: usize) -> bool {
    let (block, bit) = (&mut bits[at / 64], 1 << (at % 64));
    let fresh = *block & bit == 0;
    *block |= bit;
    fresh
}

/// Where names may stand.
pub(super) struct Names {
    /// Position → whether a name, or other words for one, may begin there.
    begin: Vec<bool>,
    /// Position → whether a name that began before may have it.
    inside: Vec<bool>,
}

/// What a sketch is made of.
struct Walk<'r, 'l> {
    program: &'r Program,
    lattice: &'r Lattice<'l>,
    names: &'r Names,
    lexicons: &'r [CompiledLexicon],
}

impl Walk<'_, '_> {
    /// Whether a name, or other words for one, may begin at a position.
    fn names(&self, at: usize) -> bool {
        self.names.begin.get(at).copied().unwrap_or(false)
    }

    /// Whether a name that began before may have the word at a position.
    fn goes_on(&self, at: usize) -> bool {
        self.names.inside.get(at).copied().unwrap_or(false)
    }

    /// Whether the code of a negation surely matches at a position, and ends at another where that is given: by words alone. `steps`:
    /// how many it may take to find out.
    fn stands(&self, pc: u32, at: usize, end: Option<usize>, steps: &mut usize) -> bool {
        let Some(left) = steps.checked_sub(1) else { return false };
        *steps = left;
        let lattice = self.lattice;
        match &self.program.code[pc as usize] {
            Inst::Accept => end.is_none_or(|end| end == at),
            Inst::Jump(to) => self.stands(*to, at, end, steps),
            Inst::Split(one, other) => self.stands(*one, at, end, steps) || self.stands(*other, at, end, steps),
            Inst::Open(_) | Inst::Close(_) => self.stands(pc + 1, at, end, steps),
            Inst::Words(set) => {
                let word = lattice.word(at);
                word != 0 && set.binary_search(&word).is_ok() && self.stands(pc + 1, at + 1, end, steps)
            }
            Inst::Exact(word) => lattice.exact(at) == &**word && self.stands(pc + 1, at + 1, end, steps),
            Inst::Any => is_any(lattice, at) && self.stands(pc + 1, at + 1, end, steps),
            Inst::Value { .. } | Inst::Member { .. } | Inst::Gap { .. } | Inst::Not { .. } | Inst::NotAfter { .. } => {
                false
            }
        }
    }

    /// Whether a match can begin at a position.
    fn may_begin(&self, first: &First, at: usize) -> bool {
        let word = self.lattice.word(at);
        let named = first.types.meets(TypeSet::NAMES)
            || first.lexicons.iter().any(|&number| !self.lexicons[number as usize].ids.is_empty());
        first.any
            || word != 0 && first.words.contains(word)
            || self.lattice.begins(at, first.types)
            || self.lattice.begins(at + 1, first.types) && self.lattice.folded(at) == "the"
            || named && (self.names(at) || self.names(at + 1) && self.lattice.folded(at) == "the")
            || first.exact.iter().any(|exact| self.lattice.exact(at) == &**exact)
            || first.lexicons.iter().any(|&number| member::may_begin(&self.lexicons[number as usize], self.lattice, at))
    }
}

/// Whether the token at a position is one of which `_` is any.
fn is_any(lattice: &Lattice<'_>, at: usize) -> bool {
    use TokenKind::{Hyphen, Number, Possessive, Symbol, Word};
    matches!(lattice.kind(at), Some(Word | Number | Hyphen | Possessive | Symbol))
}
