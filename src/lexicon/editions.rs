//! What newsrooms write about their own editions: notes of correction, and what stands beside the article. Takes words, gives
//! what they are used for; the phrases stand in `data/editions.tsv`. Knows no claims.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

/// What a phrase is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Use {
    /// Opens a note that puts something right.
    Label,
    /// Opens a note that says that there is more.
    UpdateLabel,
    /// The article, by itself.
    Oneself,
    /// An edition before this one.
    Former,
    /// Something was put right.
    Corrected,
    /// Something came on top.
    Updated,
    /// What slots of this type hold.
    Aspect(String),
    /// What the slot of this name holds.
    Slot(String),
    /// Nothing: any two sentences may agree in it.
    Plain,
    /// Opens a paragraph that is no part of the article.
    Boilerplate,
}

/// The phrases, by their first word.
#[derive(Debug, Default)]
pub struct EditionWords {
    phrases: BTreeMap<String, Vec<(Vec<String>, Use)>>,
    made_of: BTreeSet<String>,
}

/// A paragraph of more words than this is prose, whatever it opens with.
const LONGEST_BOILERPLATE: usize = 30;

impl EditionWords {
    /// The phrases of `data/editions.tsv`.
    pub fn standard() -> &'static Self {
        static STANDARD: OnceLock<EditionWords> = OnceLock::new();
        STANDARD.get_or_init(|| Self::parse(include_str!("../../data/editions.tsv")))
    }

    /// Lines `use TAB phrase`; others are comments.
    fn parse(table: &str) -> Self {
        let mut found = Self::default();
        for (use_, phrase) in table.lines().filter_map(|line| line.split_once('\t')) {
            let of = match use_.split_once(' ').unwrap_or((use_, "")) {
                ("label", _) => Use::Label,
                ("update-label", _) => Use::UpdateLabel,
                ("self", _) => Use::Oneself,
                ("former", _) => Use::Former,
                ("corrected", _) => Use::Corrected,
                ("updated", _) => Use::Updated,
                ("aspect", ty) => Use::Aspect(ty.to_owned()),
                ("slot", name) => Use::Slot(name.to_owned()),
                ("plain", _) => Use::Plain,
                ("boilerplate", _) => Use::Boilerplate,
                _ => continue,
            };
            let words = words(phrase);
            if !matches!(of, Use::Slot(_) | Use::Boilerplate) {
                found.made_of.extend(words.iter().cloned());
            }
            if let Some(first) = words.first().cloned() {
                found.phrases.entry(first).or_default().push((words, of));
            }
        }
        found
    }

    /// What the phrases that begin at the first of these words are for.
    pub fn at<'a>(&'a self, words: &'a [String]) -> impl Iterator<Item = &'a Use> {
        let first = words.first().map(|word| if is_number(word) { "#" } else { word.as_str() });
        let phrases = first.and_then(|first| self.phrases.get(first)).map(Vec::as_slice).unwrap_or_default();
        let fits = move |phrase: &[String]| {
            phrase.len() <= words.len()
                && phrase.iter().zip(words).all(|(want, word)| want == word || (want == "#" && is_number(word)))
        };
        phrases.iter().filter(move |(phrase, _)| fits(phrase)).map(|(_, of)| of)
    }

    /// Everything that the phrases in these words are for.
    pub fn all<'a>(&'a self, words: &'a [String]) -> impl Iterator<Item = &'a Use> {
        (0..words.len()).flat_map(|from| self.at(&words[from..]))
    }

    /// Whether a word is one that notes are made of, whatever they are about.
    pub fn is_made_of(&self, word: &str) -> bool {
        self.made_of.contains(word)
    }

    /// Whether a paragraph stands beside the article and is no part of it.
    pub fn is_boilerplate(&self, paragraph: &str) -> bool {
        let words: Vec<String> = words_of(paragraph).take(LONGEST_BOILERPLATE + 1).collect();
        words.len() <= LONGEST_BOILERPLATE && self.at(&words).any(|of| *of == Use::Boilerplate)
    }
}

fn is_number(word: &str) -> bool {
    word == "#" || word.starts_with(|c: char| c.is_ascii_digit())
}

/// Words and numbers in lower case, without punctuation; `1.5` and `editor's` are one word.
pub fn words(text: &str) -> Vec<String> {
    words_of(text).collect()
}

fn words_of(text: &str) -> impl Iterator<Item = String> {
    let edge = |c: char| !c.is_alphanumeric() && !matches!(c, '#' | '©');
    let pieces = text.split(|c: char| c.is_whitespace() || matches!(c, '—' | '–' | '|' | '/'));
    pieces.map(move |word| word.trim_matches(edge)).filter(|word| !word.is_empty()).map(|word| {
        // Plain cases first: most words are ASCII in lower case.
        let word =
            word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).filter(|_| !is_editor(word)).unwrap_or(word);
        word.to_lowercase().replace('’', "'")
    })
}

/// `editor's note` keeps its `'s`, so that it is found as it is written.
fn is_editor(word: &str) -> bool {
    word.get(..6).is_some_and(|start| start.eq_ignore_ascii_case("editor"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn boilerplate() {
        let check = |text: &str, expected: bool| {
            assert_eq!(EditionWords::standard().is_boilerplate(text), expected, "{text}");
        };
        check("Read more: Cable car falls near Kavala", true);
        check("Sign up to our morning letter", true);
        check("214 comments", true);
        check("Updated 14:02, 18 April 2025", true);
        check("© 2025 The Harbour Courier", true);
        check("Updated figures show that 12 people died.", false);
        check("Two people were killed.", false);
        check("", false);
        check(&format!("Subscribe {}", "to a long sentence ".repeat(20)), false);
    }

    #[test]
    fn splits() {
        let check = |text: &str, expected: &[&str]| assert_eq!(words(text), expected, "{text}");
        check("It is 1.5, not 15.", &["it", "is", "1.5", "not", "15"]);
        check("Editor’s note — Kyiv's toll", &["editor's", "note", "kyiv", "toll"]);
        check("", &[]);
    }
}
