//! The words without which a pattern cannot match: what the scan of the raw text looks for.

use super::scope::{self, Scope};
use crate::rule::ast::{self, Pattern, PatternNode as Node};

/// Deeper than any phrase that `check` lets through.
const MAX_DEPTH: u8 = 64;

/// Folded forms of which at least one stands in every match of the pattern; the rarest such choice. Empty: there is none.
pub(super) fn forms(pattern: &Pattern, scope: &Scope<'_>, own: &[ast::Phrase]) -> Vec<String> {
    required(pattern, scope, own, 0).unwrap_or_default()
}

fn required(pattern: &Pattern, scope: &Scope<'_>, own: &[ast::Phrase], depth: u8) -> Option<Vec<String>> {
    if depth > MAX_DEPTH {
        return None;
    }
    let go = |inner: &Pattern| required(inner, scope, own, depth + 1);
    match &pattern.node {
        Node::Word(word) => rarest(scope.inflected(word, None)),
        Node::Class { word, class } => rarest(scope.inflected(word, Some(*class))),
        Node::Quoted { text, .. } => rarest(scope::folded_words(text).into_iter().map(|word| vec![word]).collect()),
        Node::Slot { pattern: Some(inner), .. } => go(inner),
        Node::Seq(parts) => rarest(parts.iter().filter_map(go).collect()),
        // Every part of an `any order` must stand somewhere.
        Node::AnyOrder(parts) => rarest(parts.iter().filter_map(go).collect()),
        Node::Alt(parts) => {
            let mut all = Vec::new();
            for part in parts {
                all.extend(go(part)?);
            }
            all.sort();
            all.dedup();
            Some(all)
        }
        Node::Repeat { pattern, min, .. } if *min > 0 => go(pattern),
        Node::Ref(name) => scope.phrase(name, own).and_then(|phrase| go(&phrase.pattern)),
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

/// The choice least likely to stand in any sentence. Without a corpus: no word of three letters or fewer, then long words,
/// then few of them.
fn rarest(choices: Vec<Vec<String>>) -> Option<Vec<String>> {
    let cost = |forms: &Vec<String>| {
        let each = |form: &String| match form.chars().count() {
            0..=3 => 1_000,
            4 => 60,
            5 => 25,
            6 => 12,
            7 => 8,
            _ => 5,
        };
        forms.iter().map(each).sum::<u32>()
    };
    choices.into_iter().filter(|forms| !forms.is_empty()).min_by_key(cost)
}
