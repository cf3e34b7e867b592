//! Which programs may go on behind a full stop: these are told by the words of a whole block.

use rustc_hash::FxHashMap;

use crate::rule::{CompiledLexicon, Inst, Plan, Program, RuleSet, WordSet};
use crate::span::Span;
use crate::text::{TokenKind, lex};

/// The full stops and the like that rules name.
pub(super) struct Stops {
    words: WordSet,
    /// Numbers of the lexicons with a name that has one inside.
    lexicons: Vec<u16>,
    /// Which phrases name one.
    phrases: FxHashMap<usize, bool>,
}

impl Stops {
    pub(super) fn of(set: &RuleSet) -> Self {
        let mut words = WordSet::default();
        set.vocabulary.forms().filter(|(form, _)| is_stop(form)).for_each(|(_, word)| words.insert(word));
        let stopped = |lexicon: &CompiledLexicon| lexicon.members.keys().flatten().any(|word| is_stop(word));
        let lexicons = (0_u16..).zip(&set.lexicons).filter(|(_, lexicon)| stopped(lexicon)).map(|(number, _)| number);
        Self { words, lexicons: lexicons.collect(), phrases: FxHashMap::default() }
    }

    /// Whether an instruction can consume one.
    fn may(&self, inst: &Inst) -> bool {
        match inst {
            Inst::Words(words) => words.iter().any(|&word| self.words.contains(word)),
            Inst::Exact(word) => is_stop(word),
            Inst::Member { lexicon, .. } => self.lexicons.contains(lexicon),
            _ => false,
        }
    }

    /// Whether a match of a program may go on behind a full stop: a name has one inside, or the program consumes one and then
    /// more. (What a negation names is not consumed.)
    pub(super) fn is_wide(&mut self, plan: &Plan) -> bool {
        let mut phrases = std::mem::take(&mut self.phrases);
        let named = plan.consumes(|inst| self.may(inst), &mut phrases);
        self.phrases = phrases;
        named && goes_behind(plan, self)
    }
}

fn goes_behind(program: &Program, stops: &Stops) -> bool {
    let may = (0..program.code.len() as u32).filter(|&at| stops.may(&program.code[at as usize]));
    let consumed = reachable(program, 0);
    let ends = |at: u32| !matches!(program.code[at as usize], Inst::Member { .. }) && !goes_on(program, at);
    may.into_iter().any(|at| consumed.contains(&at) && !ends(at))
}

/// Whether a program consumes more behind this instruction.
fn goes_on(program: &Program, at: u32) -> bool {
    reachable(program, at + 1).into_iter().any(|at| {
        let inst = &program.code[at as usize];
        matches!(
            inst,
            Inst::Words(_) | Inst::Exact(_) | Inst::Any | Inst::Value { .. } | Inst::Member { .. } | Inst::Gap { .. }
        )
    })
}

/// The instructions that a thread can reach from one of them, with whatever it consumes on its way.
fn reachable(program: &Program, entry: u32) -> Vec<u32> {
    let mut seen = vec![false; program.code.len()];
    let (mut open, mut found) = (vec![entry], Vec::new());
    while let Some(at) = open.pop() {
        if seen.get(at as usize).is_none_or(|&seen| seen) {
            continue;
        }
        seen[at as usize] = true;
        found.push(at);
        match &program.code[at as usize] {
            Inst::Split(one, other) => open.extend([*one, *other]),
            Inst::Jump(to) => open.push(*to),
            Inst::Not { next } | Inst::NotAfter { next } => open.push(*next),
            Inst::Accept => {}
            _ => open.push(at + 1),
        }
    }
    found
}

fn is_stop(word: &str) -> bool {
    if word.starts_with(|first: char| first.is_ascii_alphanumeric()) {
        return false;
    }
    let mut kinds = Vec::new();
    lex(word, Span::new(0, word.len()), |piece| kinds.push(piece.kind));
    kinds == [TokenKind::Stop]
}
