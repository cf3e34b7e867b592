//! Which phrases and lexicons a file can name: its own, and those of the files it uses.

use std::cell::RefCell;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::lexicon::inflect;
use crate::rule::ast;
use crate::rule::files::{RuleFile, RuleFiles, Table, dotted};
use crate::rule::program::{CompiledLexicon, Member};
use crate::span::Span;
use crate::text::{Tokens, fold};

/// What names mean inside one file.
pub(in crate::rule) struct Scope<'a> {
    visible: Vec<&'a ast::File>,
    /// Bare word → its forms: a phrase is put in wherever it is named, and asks again each time.
    forms: RefCell<FxHashMap<String, Vec<Vec<String>>>>,
}

impl<'a> Scope<'a> {
    pub(in crate::rule) fn of(file: &'a RuleFile, rules: &'a RuleFiles) -> Self {
        let used = file.uses().filter_map(|used| rules.find(&dotted(used))).map(|at| &rules.files[at].tree);
        Self { visible: std::iter::once(&file.tree).chain(used).collect(), forms: RefCell::default() }
    }

    /// The folded forms that a bare word stands for, token by token: a hyphenated word is several.
    pub(super) fn inflected(&self, word: &str) -> Vec<Vec<String>> {
        if let Some(known) = self.forms.borrow().get(word) {
            return known.clone();
        }
        let forms = inflected_words(word);
        self.forms.borrow_mut().insert(word.to_owned(), forms.clone());
        forms
    }

    /// The phrase of this name: the claim's own first.
    pub(super) fn phrase<'b>(&'b self, name: &str, own: &'b [ast::Phrase]) -> Option<&'b ast::Phrase> {
        let global = self.visible.iter().flat_map(|file| &file.items).filter_map(|item| match item {
            ast::Item::Phrase(phrase) => Some(phrase),
            _ => None,
        });
        own.iter().chain(global).find(|phrase| phrase.name.text == name)
    }

    /// The lexicon of this name.
    pub(super) fn lexicon(&self, name: &str) -> Option<&ast::Lexicon> {
        self.visible.iter().flat_map(|file| &file.items).find_map(|item| match item {
            ast::Item::Lexicon(lexicon) if lexicon.name.text == name => Some(lexicon),
            _ => None,
        })
    }
}

/// Compiles a lexicon; `table` holds its members where it names one.
pub(super) fn lexicon(lexicon: &ast::Lexicon, table: Option<&Table>, scope: &Scope<'_>) -> CompiledLexicon {
    let mut members = FxHashMap::default();
    let mut longest = 0;
    let mut add = |alias: &str, id: &str, name: &str| {
        let words = folded_words(alias);
        longest = longest.max(words.len());
        members.entry(words).or_insert_with(|| Member { id: id.to_owned(), name: name.to_owned() });
    };
    if let ast::LexiconEntries::Inline(entries) = &lexicon.entries {
        for entry in entries {
            let name = entry.aliases.first().map_or(&entry.id.text, |first| &first.text.text);
            entry.aliases.iter().for_each(|alias| add(&alias.text.text, &entry.id.text, name));
        }
    }
    for row in table.iter().flat_map(|table| &table.rows) {
        std::iter::once(&row.name).chain(&row.aliases).for_each(|alias| add(alias, &row.id, &row.name));
    }
    let mut openings: FxHashMap<Box<str>, usize> = FxHashMap::default();
    for words in members.keys() {
        let most = words.first().map(|first: &String| openings.entry(first.as_str().into()).or_default());
        most.into_iter().for_each(|most| *most = words.len().max(*most));
    }
    let name = Arc::from(lexicon.name.text.as_str());
    CompiledLexicon { name, base: base_type(lexicon, scope), members, longest, openings }
}

/// The built-in type at the end of the chain of parents.
pub(in crate::rule) fn base_type(lexicon: &ast::Lexicon, scope: &Scope<'_>) -> Option<String> {
    let mut parent = lexicon.parent.as_ref()?.text.clone();
    // A chain longer than the number of files' lexicons is a cycle, which `check` has refused.
    for _ in 0..64 {
        match scope.lexicon(&parent).and_then(|up| up.parent.as_ref()) {
            Some(up) => parent = up.text.clone(),
            None => break,
        }
    }
    Some(parent)
}

/// The folded tokens of a few words. The possessive stands behind a word in text, and alone in a pattern.
pub(super) fn folded_words(text: &str) -> Vec<String> {
    if matches!(fold(text).as_str(), "'s" | "n't") {
        return vec![fold(text)];
    }
    let tokens = Tokens::cut(text, Span::new(0, text.len()));
    (0..tokens.len()).map(|at| tokens.folded(at).to_string()).collect()
}

fn inflected_words(text: &str) -> Vec<Vec<String>> {
    let mut words: Vec<Vec<String>> = folded_words(text).into_iter().map(|word| vec![word]).collect();
    // Only the head changes: in a hyphenated word the last part (`follow-ups`).
    if let Some(last) = words.last_mut()
        && let Some(word) = last.first().cloned()
    {
        *last = inflect::forms(&word);
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
        | Node::Quoted { .. }
        | Node::Gap(_)
        | Node::Not(_)
        | Node::NotAfter(_)
        | Node::Any
        | Node::Broken
        | Node::Slot { .. } => {}
    }
}
