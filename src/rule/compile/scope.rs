//! Which phrases and lexicons a file can name: its own, and those of the files it uses.

use std::cell::RefCell;
use std::rc::Rc;

use rustc_hash::{FxHashMap, FxHashSet};

use super::block::Block;
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

/// A phrase as it is put into one claim: where it stands in memory, and the number of the claim whose slots it names.
type Key = (usize, usize);

/// What names mean inside one file. Remembers what it was asked: a phrase is put in wherever it is named, and asks again
/// each time.
pub(super) struct Scope<'a> {
    visible: Vec<&'a ast::File>,
    /// The phrases of these files by name, each with its file; the first of several that have one name.
    phrases: FxHashMap<&'a str, (SourceId, &'a ast::Phrase)>,
    /// The number of the claim that is compiled, and the places of its own phrases by name.
    claim: (usize, FxHashMap<&'a str, usize>),
    /// Class → bare word → its forms.
    forms: RefCell<FxHashMap<Option<WordClass>, FxHashMap<String, Forms>>>,
    /// Quoted words → their tokens.
    quoted: RefCell<FxHashMap<String, Forms>>,
    /// Phrase → its anchors.
    pub(super) anchors: RefCell<FxHashMap<Key, Option<Rc<[String]>>>>,
    /// Phrase → its needs.
    pub(super) needs: RefCell<FxHashMap<Key, Need>>,
    /// Phrase and the slots beside it → its code.
    pub(super) blocks: RefCell<FxHashMap<(Key, TypeSet, TypeSet), Rc<Block>>>,
}

impl<'a> Scope<'a> {
    pub(super) fn of(file: &'a RuleFile, rules: &'a RuleFiles) -> Self {
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
