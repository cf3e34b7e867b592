//! The words without which a pattern cannot match: what the scan of the raw text looks for.

use std::rc::Rc;

use super::scope::Scope;
use crate::lexicon::inflect::is_function_word;
use crate::rule::ast::{self, Pattern, PatternNode as Node};

/// Deeper than any phrase that `check` lets through.
const MAX_DEPTH: u8 = 64;

/// Folded forms of which at least one stands in every match of the pattern; the rarest such choice. Empty: there is none.
pub(super) fn forms(pattern: &Pattern, scope: &Scope<'_>, own: &[ast::Phrase]) -> Vec<String> {
    required(pattern, scope, own, 0).map(|forms| forms.to_vec()).unwrap_or_default()
}

fn required(pattern: &Pattern, scope: &Scope<'_>, own: &[ast::Phrase], depth: u8) -> Option<Rc<[String]>> {
    if depth > MAX_DEPTH {
        return None;
    }
    let go = |inner: &Pattern| required(inner, scope, own, depth + 1);
    match &pattern.node {
        Node::Word(word) => rarest(each(&scope.inflected(word, None))),
        Node::Class { word, class } => rarest(each(&scope.inflected(word, Some(*class)))),
        Node::Quoted { text, .. } => rarest(each(&scope.quoted(text))),
        Node::Slot { pattern: Some(inner), .. } => go(inner),
        Node::Seq(parts) => rarest(parts.iter().filter_map(go)),
        // Every part of an `any order` must stand somewhere.
        Node::AnyOrder(parts) => rarest(parts.iter().filter_map(go)),
        Node::Alt(parts) => {
            let mut all: Vec<String> = Vec::new();
            for part in parts {
                all.extend_from_slice(&go(part)?);
            }
            all.sort();
            all.dedup();
            Some(all.into())
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

/// Each word as a choice of its forms.
fn each(words: &[Vec<String>]) -> impl Iterator<Item = Rc<[String]>> {
    words.iter().map(|forms| Rc::from(forms.as_slice()))
}

/// The choice least likely to stand in any sentence. Without a corpus: no function word, none of three letters or fewer,
/// then long words, then few of them.
fn rarest(choices: impl Iterator<Item = Rc<[String]>>) -> Option<Rc<[String]>> {
    choices.filter(|forms| !forms.is_empty()).min_by_key(|forms| cost(forms))
}

/// How likely it is that one of these words stands in a sentence, by some measure.
pub(super) fn cost(forms: &[String]) -> u32 {
    let each = |form: &String| match form.chars().count() {
        _ if is_function_word(form) => 20_000,
        0..=3 => 1_000,
        4 => 60,
        5 => 25,
        6 => 12,
        7 => 8,
        _ => 5,
    };
    forms.iter().map(each).sum()
}
