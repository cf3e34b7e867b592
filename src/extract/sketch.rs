//! Whether a program can match in a sentence at all, told before the names of the article are learnt: most sentences with the
//! words of a rule have them in no order in which it matches, and names cost more than all else.
//!
//! Takes a lattice of words, numbers and times, steps a program through it as the machine does, and takes for granted what it
//! cannot know yet: a name begins at any word and ends anywhere, negations are met, no clause ends, and every aside that there
//! may be is one. So it never says no where the machine would match; `tests/scan.rs` holds that.

use super::asides;
use super::lattice::Lattice;
use super::member;
use crate::rule::{CompiledLexicon, First, Inst, Program, TypeSet};
use crate::text::TokenKind;

/// A state inside a name, in place of a gap counter.
const NAME: u8 = u8::MAX;

/// Memory of the sketch, kept from run to run.
#[derive(Debug, Default)]
pub(super) struct Sketch {
    /// Position → the instructions that can be reached there, each with how long its gap is so far.
    states: Vec<Vec<(u32, u8)>>,
    /// Instructions that have yet to be followed.
    open: Vec<(u32, u8)>,
}

impl Sketch {
    /// Whether a program may match somewhere in a lattice that has no names yet.
    pub fn may_match(&mut self, program: &Program, lattice: &Lattice<'_>, lexicons: &[CompiledLexicon]) -> bool {
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
        let walk = Walk { program, lattice, lexicons };
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
    lexicons: &'r [CompiledLexicon],
}

impl Walk<'_, '_> {
    /// Whether a name, or other words for one, may begin at a position.
    fn names(&self, at: usize) -> bool {
        self.lattice.kind(at) == Some(TokenKind::Word)
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
            || named && self.names(at)
            || first.exact.iter().any(|exact| self.lattice.exact(at) == &**exact)
            || first.lexicons.iter().any(|&number| member::may_begin(&self.lexicons[number as usize], self.lattice, at))
    }
}
