//! Which phrases and lexicons a file can name: its own, and those of the files it uses.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};

use super::words::Words;
use crate::rule::ast;
use crate::rule::files::{RuleFile, RuleFiles, dotted};
use crate::rule::shape::Phrase;
use crate::source::SourceId;
use crate::span::Span;

/// A phrase as it is put into one claim: where it stands in memory, and the number of the claim whose slots it names.
type Key = (usize, usize);

/// What names mean inside one file. Remembers what became of a phrase, which is put in wherever it is named.
pub(super) struct Scope<'a> {
    visible: Vec<&'a ast::File>,
    /// The phrases of these files by name, each with its file; the first of several that have one name.
    phrases: FxHashMap<&'a str, (SourceId, &'a ast::Phrase)>,
    /// The number of the claim that is compiled, and the places of its own phrases by name.
    claim: (usize, FxHashMap<&'a str, usize>),
    /// What words stand for.
    pub(super) words: &'a Words,
    /// Numbers of the lexicons that programs name.
    pub(super) lexicons: RefCell<BTreeSet<u16>>,
    /// What became of phrases.
    pub(super) shapes: RefCell<FxHashMap<Key, Arc<Phrase>>>,
}

impl<'a> Scope<'a> {
    pub(super) fn of(file: &'a RuleFile, rules: &'a RuleFiles, words: &'a Words) -> Self {
        let used = file.uses().filter_map(|used| rules.find(&dotted(used))).map(|at| &rules.files[at].tree);
        let visible: Vec<&ast::File> = std::iter::once(&file.tree).chain(used).collect();
        let mut phrases = FxHashMap::default();
        for file in &visible {
            for item in &file.items {
                if let ast::Item::Phrase(phrase) = item {
                    phrases.entry(phrase.name.text.as_str()).or_insert((file.source, phrase));
                }
            }
        }
        Self {
            visible,
            phrases,
            claim: (0, FxHashMap::default()),
            words,
            lexicons: RefCell::default(),
            shapes: RefCell::default(),
        }
    }

    /// Goes on with the claim of this number.
    pub(super) fn enter(&mut self, number: usize, claim: &'a ast::Claim) {
        let mut own = FxHashMap::default();
        for (at, phrase) in claim.phrases.iter().enumerate() {
            own.entry(phrase.name.text.as_str()).or_insert(at);
        }
        // 0 is no claim.
        self.claim = (number + 1, own);
    }

    /// What follows stands in no claim.
    pub(super) fn leave(&mut self) {
        self.claim = (0, FxHashMap::default());
    }

    /// The key of a phrase in the claim that is compiled.
    pub(super) fn key(&self, phrase: &ast::Phrase) -> Key {
        (std::ptr::from_ref(phrase).addr(), self.claim.0)
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
        let mine = self.claim.1.get(name).and_then(|&at| own.get(at)).map(|phrase| (self.file(), phrase));
        mine.or_else(|| self.phrases.get(name).copied())
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

/// Every `(slot, phrase)` where a phrase is named inside `{slot: …}`, through other phrases too, each once.
pub(super) fn phrases_in_slots<'p>(
    patterns: impl IntoIterator<Item = &'p ast::Pattern>,
    scope: &Scope<'_>,
    own: &[ast::Phrase],
) -> Vec<(String, String)> {
    let mut walk = Walk { scope, own, seen: FxHashSet::default(), found: Vec::new() };
    patterns.into_iter().for_each(|pattern| walk.go(pattern, None, 0));
    walk.found
}

struct Walk<'a> {
    scope: &'a Scope<'a>,
    own: &'a [ast::Phrase],
    /// Phrases that were walked through, by the slot in which they were named: what is in them is known.
    seen: FxHashSet<(usize, Option<String>)>,
    found: Vec<(String, String)>,
}

impl Walk<'_> {
    fn go(&mut self, pattern: &ast::Pattern, slot: Option<&str>, depth: u8) {
        use ast::PatternNode as Node;
        if depth > 64 {
            return;
        }
        match &pattern.node {
            Node::Slot { name, pattern: Some(inner) } => self.go(inner, Some(&name.text), depth + 1),
            Node::Seq(all) | Node::Alt(all) | Node::AnyOrder(all) => {
                all.iter().for_each(|inner| self.go(inner, slot, depth + 1));
            }
            Node::Optional(inner) | Node::Repeat { pattern: inner, .. } => self.go(inner, slot, depth + 1),
            Node::Ref(name) => {
                let Some(phrase) = self.scope.phrase(name, self.own) else { return };
                if !self.seen.insert((std::ptr::from_ref(phrase).addr(), slot.map(str::to_owned))) {
                    return;
                }
                self.go(&phrase.pattern, slot, depth + 1);
                if let Some(slot) = slot {
                    self.found.push((slot.to_string(), name.clone()));
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
}
