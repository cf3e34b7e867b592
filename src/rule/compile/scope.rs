//! Which phrases and lexicons a file can name: its own, and those of the files it uses.

use std::cell::RefCell;
use std::rc::Rc;

use rustc_hash::FxHashMap;

use super::block::Block;
use crate::claim::Schema;
use crate::lexicon::inflect::{self, WordClass};
use crate::rule::ast;
use crate::rule::files::{RuleFile, RuleFiles, dotted};
use crate::rule::need::Need;
use crate::rule::program::TypeSet;
use crate::source::SourceId;
use crate::span::Span;
use crate::text::{Tokens, fold};

/// Words side by side, each with its forms.
pub(super) type Forms = Rc<[Vec<String>]>;

/// A phrase as it is put into one claim: where it and the claim's own phrases stand in memory, and the kind whose slots
/// it names.
type Key = (usize, usize, String);

/// The key of a phrase in a claim.
pub(super) fn key(phrase: &ast::Phrase, own: &[ast::Phrase], schema: &Schema) -> Key {
    (std::ptr::from_ref(phrase).addr(), own.as_ptr().addr(), schema.kind.clone())
}

/// What names mean inside one file. Remembers what it was asked: a phrase is put in wherever it is named, and asks again
/// each time.
pub(super) struct Scope<'a> {
    visible: Vec<&'a ast::File>,
    /// Class → bare word → its forms.
    forms: RefCell<FxHashMap<Option<WordClass>, FxHashMap<String, Forms>>>,
    /// Quoted words → their tokens.
    quoted: RefCell<FxHashMap<String, Forms>>,
    /// Where a phrase and the claim's own ones stand in memory → its anchors.
    pub(super) anchors: RefCell<FxHashMap<(usize, usize), Option<Rc<[String]>>>>,
    /// Phrase → its needs.
    pub(super) needs: RefCell<FxHashMap<Key, Need>>,
    /// Phrase and the slots beside it → its code.
    pub(super) blocks: RefCell<FxHashMap<(Key, TypeSet, TypeSet), Rc<Block>>>,
}

impl<'a> Scope<'a> {
    pub(super) fn of(file: &'a RuleFile, rules: &'a RuleFiles) -> Self {
        let used = file.uses().filter_map(|used| rules.find(&dotted(used))).map(|at| &rules.files[at].tree);
        Self {
            visible: std::iter::once(&file.tree).chain(used).collect(),
            forms: RefCell::default(),
            quoted: RefCell::default(),
            anchors: RefCell::default(),
            needs: RefCell::default(),
            blocks: RefCell::default(),
        }
    }

    /// The folded forms that a bare word stands for, token by token: a hyphenated word is several.
    pub(super) fn inflected(&self, word: &str, class: Option<WordClass>) -> Forms {
        let mut known = self.forms.borrow_mut();
        let known = known.entry(class).or_default();
        if let Some(forms) = known.get(word) {
            return forms.clone();
        }
        let forms: Forms = inflected_words(word, class).into();
        known.insert(word.to_owned(), forms.clone());
        forms
    }

    /// The folded tokens of quoted words, each the one form of itself.
    pub(super) fn quoted(&self, text: &str) -> Forms {
        let mut known = self.quoted.borrow_mut();
        if let Some(forms) = known.get(text) {
            return forms.clone();
        }
        let forms: Forms = folded_words(text).into_iter().map(|word| vec![word]).collect();
        known.insert(text.to_owned(), forms.clone());
        forms
    }

    /// The phrase of this name: the claim's own first.
    pub(super) fn phrase<'b>(&'b self, name: &str, own: &'b [ast::Phrase]) -> Option<&'b ast::Phrase> {
        self.phrase_and_file(name, own).map(|(_, phrase)| phrase)
    }

    /// The phrase of this name, and the file in which it is declared.
    pub(super) fn phrase_and_file<'b>(
        &'b self,
        name: &str,
        own: &'b [ast::Phrase],
    ) -> Option<(SourceId, &'b ast::Phrase)> {
        let global = self.visible.iter().flat_map(|file| file.items.iter().map(move |item| (file.source, item)));
        let global = global.filter_map(|(source, item)| match item {
            ast::Item::Phrase(phrase) => Some((source, phrase)),
            _ => None,
        });
        own.iter().map(|phrase| (self.file(), phrase)).chain(global).find(|(_, phrase)| phrase.name.text == name)
    }

    /// The file itself.
    pub(super) fn file(&self) -> SourceId {
        self.visible.first().map_or_else(SourceId::default, |file| file.source)
    }

    /// Where the lexicon of this name is declared.
    pub(super) fn lexicon(&self, name: &str) -> Option<(SourceId, Span)> {
        let lexicons = self.visible.iter().flat_map(|file| file.items.iter().map(|item| (file.source, item)));
        lexicons.into_iter().find_map(|(source, item)| match item {
            ast::Item::Lexicon(lexicon) if lexicon.name.text == name => Some((source, lexicon.name.span)),
            _ => None,
        })
    }
}

/// The folded tokens of a few words. The possessive stands behind a word in text, and alone in a pattern.
fn folded_words(text: &str) -> Vec<String> {
    if matches!(fold(text).as_str(), "'s" | "n't") {
        return vec![fold(text)];
    }
    let tokens = Tokens::cut(text, Span::new(0, text.len()));
    (0..tokens.len()).map(|at| tokens.folded(at).to_string()).collect()
}

fn inflected_words(text: &str, class: Option<WordClass>) -> Vec<Vec<String>> {
    let mut words: Vec<Vec<String>> = folded_words(text).into_iter().map(|word| vec![word]).collect();
    // Only the head changes: in a hyphenated word the last part (`follow-ups`).
    if let Some(last) = words.last_mut()
        && let Some(word) = last.first().cloned()
    {
        *last = inflect::forms(&word, class);
    }
    words
}

/// Every `(slot, phrase)` where a phrase is named inside `{slot: …}`, through other phrases too.
pub(super) fn phrases_in_slots(
    pattern: &ast::Pattern,
    scope: &Scope<'_>,
    own: &[ast::Phrase],
) -> Vec<(String, String)> {
    let mut found = Vec::new();
    walk(pattern, None, scope, own, 0, &mut found);
    found
}

fn walk(
    pattern: &ast::Pattern,
    slot: Option<&str>,
    scope: &Scope<'_>,
    own: &[ast::Phrase],
    depth: u8,
    found: &mut Vec<(String, String)>,
) {
    use ast::PatternNode as Node;
    if depth > 64 {
        return;
    }
    let mut go = |inner: &ast::Pattern, slot: Option<&str>| walk(inner, slot, scope, own, depth + 1, found);
    match &pattern.node {
        Node::Slot { name, pattern: Some(inner) } => go(inner, Some(&name.text)),
        Node::Seq(all) | Node::Alt(all) | Node::AnyOrder(all) => all.iter().for_each(|inner| go(inner, slot)),
        Node::Optional(inner) | Node::Repeat { pattern: inner, .. } => go(inner, slot),
        Node::Ref(name) => {
            if let Some(phrase) = scope.phrase(name, own) {
                go(&phrase.pattern, slot);
                if let Some(slot) = slot {
                    found.push((slot.to_string(), name.clone()));
                }
            }
        }
        Node::Word(_)
        | Node::Class { .. }
        | Node::Quoted { .. }
        | Node::Gap(_)
        | Node::Not(_)
        | Node::NotAfter(_)
        | Node::Any
        | Node::Broken
        | Node::Slot { .. } => {}
    }
}
