//! How many full stops a match of a program may go on behind: it is told by the words of so many regions and one.

use crate::rule::{CompiledLexicon, Inst, Program, RuleSet, WordId};
use crate::span::Span;
use crate::text::{TokenKind, lex};

/// The full stops and the like that rules name.
pub(super) struct Stops {
    words: Vec<WordId>,
    /// Lexicon → the most of them in one of its names.
    lexicons: Vec<usize>,
}

impl Stops {
    pub(super) fn of(set: &RuleSet) -> Self {
        let words = set.vocabulary.forms().filter(|(form, _)| is_stop(form)).map(|(_, word)| word).collect();
        let most = |lexicon: &CompiledLexicon| {
            lexicon.members.keys().map(|name| name.iter().filter(|word| is_stop(word)).count()).max().unwrap_or(0)
        };
        Self { words, lexicons: set.lexicons.iter().map(most).collect() }
    }
}

/// How many full stops a match of a program may go on behind: those inside of names, and those that the program consumes
/// before something else. (What a negation names is not consumed.)
pub(super) fn passed(program: &Program, stops: &Stops) -> usize {
    let own = |at: usize| match &program.code[at] {
        Inst::Words(words) => usize::from(stops.words.iter().any(|word| words.binary_search(word).is_ok())),
        Inst::Exact(word) => usize::from(is_stop(word)),
        Inst::Member { lexicon, .. } => stops.lexicons[*lexicon as usize],
        _ => 0,
    };
    if (0..program.code.len()).all(|at| own(at) == 0) {
        return 0;
    }
    // From the end backwards: no instruction leads to one before it. Of each, the most stops from there on, and whether
    // anything is consumed.
    let mut from: Vec<(usize, bool)> = vec![(0, false); program.code.len() + 1];
    for at in (0..program.code.len()).rev() {
        let inst = &program.code[at];
        let next = |to: u32| {
            debug_assert!(to as usize > at, "a program has no loop");
            from[to as usize]
        };
        from[at] = match inst {
            Inst::Split(one, other) => {
                let (one, other) = (next(*one), next(*other));
                (one.0.max(other.0), one.1 || other.1)
            }
            // What `not(not(…))` names must stand there, too.
            Inst::Not { next: to } if matches!(program.code[at + 1], Inst::Not { .. }) => {
                let (then, there) = (next(*to), next(at as u32 + 2));
                (then.0.max(there.0), then.1 || there.1)
            }
            Inst::Jump(to) | Inst::Not { next: to } | Inst::NotAfter { next: to } => next(*to),
            Inst::Open(_) | Inst::Close(_) => next(at as u32 + 1),
            Inst::Accept => (0, false),
            Inst::Words(_)
            | Inst::Exact(_)
            | Inst::Any
            | Inst::Value { .. }
            | Inst::Member { .. }
            | Inst::Gap { .. } => {
                let (stops, goes_on) = next(at as u32 + 1);
                let inside = matches!(inst, Inst::Member { .. });
                (stops + if goes_on || inside { own(at) } else { 0 }, true)
            }
        };
    }
    from[0].0
}

fn is_stop(word: &str) -> bool {
    if word.starts_with(|first: char| first.is_ascii_alphanumeric()) {
        return false;
    }
    let mut kinds = Vec::new();
    lex(word, Span::new(0, word.len()), |piece| kinds.push(piece.kind));
    kinds == [TokenKind::Stop]
}
