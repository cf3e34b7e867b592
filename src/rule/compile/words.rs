//! The forms of words as numbers of the vocabulary. Remembers what it was asked: a phrase is put in wherever it is named,
//! and asks again each time.

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::lexicon::inflect::{self, WordClass, is_function_word};
use crate::lexicon::{clause, saying};
use crate::rule::need::Forms;
use crate::rule::program::{Vocabulary, WordId};
use crate::span::Span;
use crate::text::{Tokens, fold};

/// A choice of words.
#[derive(Clone, Debug)]
pub(super) struct Choice {
    /// In ascending order.
    pub ids: Arc<[WordId]>,
    /// The same, with how likely it is that one of them stands in a sentence.
    pub forms: Forms,
}

/// Words side by side, each with its forms.
pub(super) type Choices = Rc<[Choice]>;

/// All words of one run.
#[derive(Debug, Default)]
pub(super) struct Words {
    /// Whether programs keep what their instructions were made from.
    pub parts: bool,
    /// Class → bare word → its forms.
    inflected: RefCell<FxHashMap<Option<WordClass>, FxHashMap<String, Choices>>>,
    /// Quoted words → their tokens.
    quoted: RefCell<FxHashMap<String, Choices>>,
}

impl Words {
    /// For programs that keep what their instructions were made from.
    pub(super) fn with_parts() -> Self {
        Self { parts: true, ..Self::default() }
    }

    /// The folded forms that a bare word stands for, token by token: a hyphenated word is several.
    pub(super) fn inflected(&self, word: &str, class: Option<WordClass>, vocabulary: &mut Vocabulary) -> Choices {
        let mut known = self.inflected.borrow_mut();
        let known = known.entry(class).or_default();
        if let Some(forms) = known.get(word) {
            return forms.clone();
        }
        let mut words = folded_words(word);
        // Only the head changes: in a hyphenated word the last part (`follow-ups`).
        let last = words.pop().map(|last| inflect::forms(&last, class));
        let mut forms: Vec<Choice> =
            words.iter().map(|word| choice(std::iter::once(word.as_str()), vocabulary)).collect();
        forms.extend(last.map(|last| choice(last.iter(), vocabulary)));
        let forms: Choices = forms.into();
        known.insert(word.to_owned(), forms.clone());
        forms
    }

    /// The folded tokens of quoted words, each the one form of itself.
    pub(super) fn quoted(&self, text: &str, vocabulary: &mut Vocabulary) -> Choices {
        let mut known = self.quoted.borrow_mut();
        if let Some(forms) = known.get(text) {
            return forms.clone();
        }
        let forms: Choices =
            folded_words(text).iter().map(|word| choice(std::iter::once(word.as_str()), vocabulary)).collect();
        known.insert(text.to_owned(), forms.clone());
        forms
    }

    /// One of these folded forms.
    pub(super) fn one_of(&self, forms: impl IntoIterator<Item = String>, vocabulary: &mut Vocabulary) -> Choice {
        choice(forms.into_iter().collect::<Vec<_>>().iter().map(String::as_str), vocabulary)
    }
}

fn choice<'f>(forms: impl Iterator<Item = &'f str>, vocabulary: &mut Vocabulary) -> Choice {
    let (mut ids, mut cost) = (Vec::with_capacity(8), 0);
    for form in forms {
        ids.push(vocabulary.intern(form));
        cost += cost_of(form);
    }
    ids.sort_unstable();
    Choice { forms: Forms::sorted(&ids, cost), ids: ids.into() }
}

/// How likely it is that a word stands in a sentence. Without a corpus: marks and function words first, then those of three
/// letters or fewer; long words are the least likely.
fn cost_of(form: &str) -> u32 {
    match form.chars().count() {
        _ if !form.starts_with(char::is_alphanumeric) => 40_000,
        _ if is_function_word(form) || clause::AUXILIARIES.contains(&form) || saying::SAID.contains(&form) => 20_000,
        0..=3 => 1_000,
        4 => 60,
        5 => 25,
        6 => 12,
        7 => 8,
        _ => 5,
    }
}

/// The folded tokens of a few words. The possessive stands behind a word in text, and alone in a pattern.
fn folded_words(text: &str) -> Vec<String> {
    // Most are one plain word.
    if !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return vec![text.to_owned()];
    }
    let folded = fold(text);
    if matches!(folded.as_str(), "'s" | "n't") {
        return vec![folded];
    }
    let tokens = Tokens::cut(text, Span::new(0, text.len()));
    (0..tokens.len()).map(|at| tokens.folded(at).to_string()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rule::compile::compile_all;
    use crate::rule::{builtin_files, builtin_tables, load};

    /// With `RENEW_FORMS=1` the table is made anew instead.
    #[test]
    fn the_table_of_forms_has_what_shipped_rules_name() {
        let words = Words::default();
        compile_all(&load(&builtin_files(), &builtin_tables()).files, &words);
        let known = words.inflected.borrow();
        let plain = |word: &&String| word.bytes().all(|byte| byte.is_ascii_lowercase()) && !is_function_word(word);
        let mut named: Vec<&String> = known[&None].keys().filter(plain).collect();
        named.sort();
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("data/forms.txt");
        if std::env::var_os("RENEW_FORMS").is_some() {
            let lines = named.iter().map(|word| inflect::forms(word, None).iter().collect::<Vec<_>>().join(" ") + "\n");
            std::fs::write(&path, lines.collect::<String>()).expect("the folder is there");
        }
        let table = std::fs::read_to_string(&path).expect("the table is there");
        let listed: Vec<&str> = table.lines().filter_map(|line| line.split(' ').next()).collect();
        assert_eq!(listed, named, "RENEW_FORMS=1 cargo test the_table_of_forms");
    }
}
