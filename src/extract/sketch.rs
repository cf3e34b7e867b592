//! Whether a program can match in a sentence at all, told before the names of the article are learnt: most sentences with the
//! words of a rule have them in no order in which it matches, and names cost more than all else.
//!
//! Takes a lattice of words, numbers and times, steps a program through it as the machine does, and takes for granted what it
//! cannot know yet: a name begins wherever one can and ends anywhere, negations are met, no clause ends, and every aside that there
//! may be is one. So it never says no where the machine would match; `tests/scan.rs` holds that.

use super::context::Context;
use super::lattice::{Edge, Lattice, types_of};
use super::refer::opens;
use super::{Cut, Engine, asides, member};
use crate::lexicon::names::may_begin;
use crate::rule::{CompiledLexicon, First, Inst, Program, TypeSet};
use crate::text::TokenKind;

/// A state inside a name, in place of a gap counter.
const NAME: u8 = u8::MAX;

impl Engine {
    /// Those of some rules that may match in a sentence whatever its names are. Whoever measures wants all to be tried.
    pub(super) fn sketched(&self, context: &mut Context<'_>, at: usize, mut rules: Vec<usize>) -> Vec<usize> {
        if rules.is_empty() || context.machine.meter.is_some() {
            return rules;
        }
        let lattice = context.figured(at);
        let names = context.may_name(at, &lattice);
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
        let tokens = (0..lattice.len()).filter_map(|position| lattice.token(position));
        tokens.map(|token| referred[token] || may_begin(view, token)).collect()
    }

    /// A sentence with nothing but where its numbers and times stand: what a sketch is made of.
    fn figured(&self, at: usize) -> Lattice<'a> {
        let figures = self.figures(at);
        let counts = figures.counts.iter().map(|hit| (hit.from, hit.to, TypeSet::COUNT));
        let measures = figures.measures.iter().map(|hit| (hit.from, hit.to, types_of(&hit.value)));
        let times = figures.times.iter().map(|hit| (hit.from, hit.to, TypeSet::TIME));
        let since = figures.times.iter().filter_map(|hit| Some((hit.since.as_ref()?.0, hit.to, TypeSet::TIME)));
        let Cut { tokens, words } = self.cut(at);
        let mut lattice = Lattice::new(tokens, words);
        let edge = |(from, to, types): (usize, usize, TypeSet)| {
            let (from, to) = (lattice.position(from) as u32, lattice.position(to) as u32);
            Edge { from, to, types, values: Vec::new(), list: false, joined: false, refers: false }
        };
        let edges = counts.chain(measures).chain(times).chain(since).map(edge).filter(|edge| edge.from < edge.to);
        let edges = edges.collect();
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
}

impl Sketch {
    /// Whether a program may match somewhere in a lattice that has no names yet. `names`: position → whether one may begin there.
    pub fn may_match(
        &mut self,
        program: &Program,
        lattice: &Lattice<'_>,
        names: &[bool],
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
            Inst::Any => {
                use TokenKind::{Hyphen, Number, Possessive, Symbol, Word};
                matches!(lattice.kind(at), Some(Word | Number | Hyphen | Possessive | Symbol))
                    && self.add(walk, at + 1, (pc + 1, 0))
            }
            Inst::Value { types, .. } => {
                if gap == NAME {
                    return self.name(walk, at, pc);
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
                    return self.name(walk, at, pc);
                }
                let the = usize::from(slot.is_some() && lattice.folded(at) == "the");
                let lexicon = &walk.lexicons[*lexicon as usize];
                (at..=at + the).any(|from| {
                    let ends = member::ends(lexicon, lattice, from);
                    ends.into_iter().any(|to| self.add(walk, to as usize, (pc + 1, 0)))
                        || !lexicon.ids.is_empty() && walk.names(from) && self.name(walk, from, pc)
                })
            }
            Inst::Gap { max, .. } => {
                if at >= lattice.len() || gap >= *max {
                    return false;
                }
                asides::possible_ends(lattice, at).any(|end| self.add(walk, end, (pc, gap + 1)))
                    || !lattice.barriers[at] && self.add(walk, at + 1, (pc, gap + 1))
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

    /// Lets a name have the word at a position: it may end behind it, or go on. No name has a full stop in it.
    fn name(&mut self, walk: &Walk<'_, '_>, at: usize, pc: u32) -> bool {
        if at >= walk.lattice.len() || walk.lattice.kind(at) == Some(TokenKind::Stop) {
            return false;
        }
        let states = &mut self.states[at + 1];
        if !states.contains(&(pc, NAME)) {
            states.push((pc, NAME));
        }
        self.add(walk, at + 1, (pc + 1, 0))
    }

    /// Puts a state at a position, following the instructions that consume nothing. Gives whether the program has matched.
    fn add(&mut self, walk: &Walk<'_, '_>, at: usize, state: (u32, u8)) -> bool {
        let first = self.open.len();
        self.open.push(state);
        while self.open.len() > first {
            let Some((pc, gap)) = self.open.pop() else { break };
            match &walk.program.code[pc as usize] {
                Inst::Accept => {
                    self.open.truncate(first);
                    return true;
                }
                Inst::Jump(to) => self.open.push((*to, 0)),
                Inst::Split(one, other) => self.open.extend([(*other, 0), (*one, 0)]),
                Inst::Open(_) | Inst::Close(_) => self.open.push((pc + 1, 0)),
                Inst::Not { next } | Inst::NotAfter { next } => self.open.push((*next, 0)),
                Inst::Gap { .. } => {
                    let next = walk.program.after_gap[pc as usize].as_ref();
                    if self.place(at, pc, gap) && next.is_none_or(|next| walk.may_begin(next, at)) {
                        self.open.push((pc + 1, 0));
                    }
                }
                Inst::Words(set) => {
                    let word = walk.lattice.word(at);
                    if word != 0 && set.binary_search(&word).is_ok() {
                        self.place(at, pc, 0);
                    }
                }
                Inst::Value { .. } | Inst::Member { .. } | Inst::Exact(_) | Inst::Any => {
                    self.place(at, pc, 0);
                }
            }
        }
        false
    }

    /// Keeps an instruction at a position, with the shortest gap: it can do all that a longer one can.
    fn place(&mut self, at: usize, pc: u32, gap: u8) -> bool {
        let states = &mut self.states[at];
        match states.iter_mut().find(|(other, so_far)| *other == pc && *so_far != NAME) {
            Some(known) => {
                known.1 = known.1.min(gap);
                false
            }
            None => {
                states.push((pc, gap));
                true
            }
        }
    }
}

/// What a sketch is made of.
struct Walk<'r, 'l> {
    program: &'r Program,
    lattice: &'r Lattice<'l>,
    names: &'r [bool],
    lexicons: &'r [CompiledLexicon],
}

impl Walk<'_, '_> {
    /// Whether a name, or other words for one, may begin at a position.
    fn names(&self, at: usize) -> bool {
        self.names.get(at).copied().unwrap_or(false)
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
