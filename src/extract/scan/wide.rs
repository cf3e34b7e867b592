//! Which programs may go on behind a full stop: these are told by the words of a whole block.

use crate::rule::{CompiledLexicon, Inst, Plan, RuleSet, WordSet};
use crate::span::Span;
use crate::text::{TokenKind, lex};

/// For each `match` line, in the order of the rules: whether a match may go on behind a full stop. A name has one inside, or the
/// program consumes one and then more.
pub(super) fn wide(set: &RuleSet) -> Vec<bool> {
    let mut stops = WordSet::default();
    set.vocabulary.forms().filter(|(form, _)| is_stop(form)).for_each(|(_, word)| stops.insert(word));
    let stopped = |lexicon: &CompiledLexicon| lexicon.members.keys().any(|name| name.split(' ').any(is_stop));
    let lexicons: Vec<bool> = set.lexicons.iter().map(stopped).collect();
    let is = |inst: &Inst| match inst {
        Inst::Words(words) => words.iter().any(|&word| stops.contains(word)),
        Inst::Exact(word) => is_stop(word),
        Inst::Member { lexicon, .. } => lexicons[*lexicon as usize],
        _ => false,
    };
    Plan::go_behind(set.rules.iter().flat_map(|rule| &rule.matches), is)
}

fn is_stop(word: &str) -> bool {
    if word.starts_with(|first: char| first.is_ascii_alphanumeric()) {
        return false;
    }
    let mut kinds = Vec::new();
    lex(word, Span::new(0, word.len()), |piece| kinds.push(piece.kind));
    kinds == [TokenKind::Stop]
}
