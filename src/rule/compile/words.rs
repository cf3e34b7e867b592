//! The forms of words as numbers of the vocabulary. Remembers what it was asked: a phrase is put in wherever it is named,
//! and asks again each time.

use std::cell::RefCell;
use std::rc::Rc;

use rustc_hash::FxHashMap;

use crate::lexicon::inflect::{self, WordClass, is_function_word};
use crate::lexicon::{clause, saying};
use crate::rule::program::{Vocabulary, WordId};
use crate::span::Span;
use crate::text::{Tokens, fold};

/// A choice of words: which, and how likely it is that one of them stands in a sentence, by some measure.
#[derive(Clone, Debug)]
pub(super) struct Choice {
    pub ids: Rc<[WordId]>,
    pub cost: u32,
}

/// Words side by side, each with its forms.
pub(super) type Forms = Rc<[Choice]>;

/// All words of one run.
#[derive(Debug, Default)]
pub(super) struct Words {
    /// Whether programs keep what their instructions were made from.
    pub parts: bool,
    /// Class → bare word → its forms.
    inflected: RefCell<FxHashMap<Option<WordClass>, FxHashMap<String, Forms>>>,
    /// Quoted words → their tokens.
    quoted: RefCell<FxHashMap<String, Forms>>,
    /// Word → how likely it is.
    costs: RefCell<FxHashMap<WordId, u32>>,
}

impl Words {
    /// For programs that keep what their instructions were made from.
    pub(super) fn with_parts() -> Self {
        Self { parts: true, ..Self::default() }
    }

    /// The folded forms that a bare word stands for, token by token: a hyphenated word is several.
    pub(super) fn inflected(&self, word: &str, class: Option<WordClass>, vocabulary: &mut Vocabulary) -> Forms {
        let mut known = self.inflected.borrow_mut();
        let known = known.entry(class).or_default();
        if let Some(forms) = known.get(word) {
            return forms.clone();
        }
        let forms = inflected_words(word, class);
        let forms: Forms = forms.iter().map(|forms| self.choice(forms, vocabulary)).collect();
        known.insert(word.to_owned(), forms.clone());
        forms
    }

    /// The folded tokens of quoted words, each the one form of itself.
    pub(super) fn quoted(&self, text: &str, vocabulary: &mut Vocabulary) -> Forms {
        let mut known = self.quoted.borrow_mut();
        if let Some(forms) = known.get(text) {
            return forms.clone();
        }
        let forms: Forms =
            folded_words(text).into_iter().map(|word| self.choice(std::slice::from_ref(&word), vocabulary)).collect();
        known.insert(text.to_owned(), forms.clone());
        forms
    }

    /// One of these folded forms.
    pub(super) fn one_of(&self, forms: impl IntoIterator<Item = String>, vocabulary: &mut Vocabulary) -> Choice {
        self.choice(&forms.into_iter().collect::<Vec<_>>(), vocabulary)
    }

    fn choice(&self, forms: &[String], vocabulary: &mut Vocabulary) -> Choice {
        let mut costs = self.costs.borrow_mut();
        let mut cost = 0;
        let ids = forms.iter().map(|form| {
            let id = vocabulary.intern(form);
            cost += *costs.entry(id).or_insert_with(|| cost_of(form));
            id
        });
        let ids = ids.collect();
        Choice { ids, cost }
    }
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
