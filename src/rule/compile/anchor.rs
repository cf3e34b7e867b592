//! The words without which a pattern cannot match: what the scan of the raw text looks for.

use super::scope::Scope;
use super::words::Choice;
use crate::rule::ast::{self, Pattern, PatternNode as Node};
use crate::rule::program::Vocabulary;

/// Deeper than any phrase that `check` lets through.
const MAX_DEPTH: u8 = 64;

/// A choice of words of which at least one stands in every match of the pattern; the rarest such choice.
pub(super) fn required(
    pattern: &Pattern,
    scope: &Scope<'_>,
    own: &[ast::Phrase],
    vocabulary: &mut Vocabulary,
    depth: u8,
) -> Option<Choice> {
    if depth > MAX_DEPTH {
        return None;
    }
    let mut go = |inner: &Pattern| required(inner, scope, own, vocabulary, depth + 1);
    match &pattern.node {
        Node::Word(word) => rarest(scope.words.inflected(word, None, vocabulary).iter().cloned()),
        Node::Class { word, class } => rarest(scope.words.inflected(word, Some(*class), vocabulary).iter().cloned()),
        Node::Quoted { text, .. } => rarest(scope.words.quoted(text, vocabulary).iter().cloned()),
        Node::Slot { pattern: Some(inner), .. } => go(inner),
        // Every part of an `any order` must stand somewhere.
        Node::Seq(parts) | Node::AnyOrder(parts) => rarest(parts.iter().filter_map(go)),
        Node::Alt(parts) => {
            let all: Option<Vec<Choice>> = parts.iter().map(go).collect();
            Some(scope.words.union(all?))
        }
        Node::Repeat { pattern, min, .. } if *min > 0 => go(pattern),
        Node::Ref(name) => {
            let phrase = scope.phrase(name, own)?;
            let key = scope.key(phrase);
            if let Some(known) = scope.anchors.borrow().get(&key) {
                return known.clone();
            }
            let found = go(&phrase.pattern);
            scope.anchors.borrow_mut().insert(key, found.clone());
            found
        }
        Node::Slot { .. }
        | Node::Gap(_)
        | Node::Optional(_)
        | Node::Repeat { .. }
        | Node::Not(_)
        | Node::NotAfter(_)
        | Node::Any
        | Node::Broken => None,
    }
}

/// The choice least likely to stand in any sentence.
fn rarest(choices: impl Iterator<Item = Choice>) -> Option<Choice> {
    choices.filter(|choice| !choice.ids.is_empty()).min_by_key(|choice| choice.cost)
}
