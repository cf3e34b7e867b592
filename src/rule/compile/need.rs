//! What stands in every match of a pattern: see [`Need`].

use super::emit::bindable;
use super::scope::Scope;
use super::words::Choice;
use crate::claim::Schema;
use crate::lexicon::count::unit;
use crate::rule::ast::{self, Pattern, PatternNode as Node};
use crate::rule::need::{Forms, Need};
use crate::rule::program::{TypeSet, Vocabulary};

/// Deeper than any phrase that `check` lets through.
const MAX_DEPTH: u8 = 64;

/// Reads the needs of patterns that stand in one claim.
pub(super) struct Needs<'a> {
    pub schema: &'a Schema,
    pub scope: &'a Scope<'a>,
    pub own: &'a [ast::Phrase],
    pub vocabulary: &'a mut Vocabulary,
}

impl Needs<'_> {
    /// What stands in every match of a pattern.
    pub(super) fn of(&mut self, pattern: &Pattern, depth: u8) -> Need {
        if depth > MAX_DEPTH {
            return Need::Nothing;
        }
        match &pattern.node {
            Node::Word(word) => words(&self.scope.words.inflected(word, None, self.vocabulary)),
            Node::Class { word, class } => words(&self.scope.words.inflected(word, Some(*class), self.vocabulary)),
            Node::Quoted { text, .. } => words(&self.scope.words.quoted(text, self.vocabulary)),
            Node::Slot { pattern: Some(inner), .. } => self.of(inner, depth + 1),
            Node::Slot { name, pattern: None } => match self.schema.slot(&name.text).map(bindable) {
                Some(TypeSet::DURATION) => {
                    let units = self.scope.words.one_of(unit::times(), self.vocabulary);
                    Need::all([Need::Value(TypeSet::DURATION), words(&[units])])
                }
                Some(types) if types != TypeSet::NONE => Need::Value(types),
                _ => Need::Nothing,
            },
            Node::Seq(parts) | Node::AnyOrder(parts) => {
                let needs: Vec<Need> = parts.iter().map(|part| self.of(part, depth + 1)).collect();
                Need::all(needs)
            }
            Node::Alt(parts) => {
                let needs: Vec<Need> = parts.iter().map(|part| self.of(part, depth + 1)).collect();
                Need::one(needs)
            }
            Node::Repeat { pattern, min, .. } if *min > 0 => self.of(pattern, depth + 1),
            Node::Ref(name) => match self.scope.phrase(name, self.own) {
                Some(phrase) => {
                    let key = self.scope.key(phrase);
                    if let Some(known) = self.scope.needs.borrow().get(&key) {
                        return known.clone();
                    }
                    let need = self.of(&phrase.pattern, depth + 1);
                    self.scope.needs.borrow_mut().insert(key, need.clone());
                    need
                }
                // A lexicon also has whoever the article knows by another name.
                None => Need::Nothing,
            },
            // `not(not after(a))`, `not(not(a))`: an a stands there.
            Node::Not(inner) => match &inner.node {
                Node::Not(there) => self.of(there, depth + 1),
                Node::NotAfter(there) => match self.of(there, depth + 1) {
                    Need::Nothing => Need::Nothing,
                    need => Need::Before(need.into()),
                },
                _ => Need::Nothing,
            },
            Node::Gap(_) | Node::Optional(_) | Node::Repeat { .. } | Node::NotAfter(_) | Node::Any | Node::Broken => {
                Need::Nothing
            }
        }
    }
}

/// Words side by side, each in one of its forms.
fn words(words: &[Choice]) -> Need {
    Need::all(words.iter().map(|forms| Need::Words(Forms::of(forms.ids.iter().copied(), forms.cost))))
}
