//! Which programs may go on behind a full stop: these are told by the words of a whole block.

use crate::rule::{CompiledLexicon, Inst, Program, RuleSet, WordId};
use crate::span::Span;
use crate::text::{TokenKind, lex};

/// The full stops and the like that rules name.
pub(super) struct Stops {
    words: Vec<WordId>,
    /// Numbers of the lexicons with a name that has one inside.
    lexicons: Vec<u16>,
}

impl Stops {
    pub(super) fn of(set: &RuleSet) -> Self {
        let words = set.vocabulary.forms().filter(|(form, _)| is_stop(form)).map(|(_, word)| word).collect();
        let stopped = |lexicon: &CompiledLexicon| lexicon.members.keys().flatten().any(|word| is_stop(word));
        let lexicons = (0_u16..).zip(&set.lexicons).filter(|(_, lexicon)| stopped(lexicon)).map(|(number, _)| number);
        Self { words, lexicons: lexicons.collect() }
    }
}

/// Whether a match of a program may go on behind a full stop: a name has one inside, or the program consumes one and then
/// more. (What a negation names is not consumed.)
pub(super) fn is_wide(program: &Program, stops: &Stops) -> bool {
    let may = |at: u32| match &program.code[at as usize] {
        Inst::Words(words) => stops.words.iter().any(|word| words.binary_search(word).is_ok()),
        Inst::Exact(word) => is_stop(word),
        Inst::Member { lexicon, .. } => stops.lexicons.contains(lexicon),
        _ => false,
    };
    let may: Vec<u32> = (0..program.code.len() as u32).filter(|&at| may(at)).collect();
    if may.is_empty() {
        return false;
    }
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
