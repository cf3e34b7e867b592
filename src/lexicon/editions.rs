//! What newsrooms write about their own editions: notes of correction, and what stands beside the article. Takes words, gives
//! what they are used for; the phrases stand in `data/editions.tsv`. Knows no claims.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use aho_corasick::AhoCorasick;

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

impl Use {
    /// Whether a text has no note in which no phrase of such a use stands.
    fn announces_note(&self) -> bool {
        matches!(self, Use::Label | Use::UpdateLabel | Use::Former | Use::Corrected | Use::Updated)
    }
}

/// The phrases, by their first word.
#[derive(Debug)]
pub struct EditionWords {
    phrases: BTreeMap<String, Vec<(Vec<String>, Use)>>,
    made_of: BTreeSet<String>,
    /// A text in which none of these stands, in whatever case, has no note.
    signs: Option<AhoCorasick>,
}

/// The one letter that is none of ASCII and becomes one in lower case.
const KELVIN: &str = "\u{212a}";

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
        let mut found = Self { phrases: BTreeMap::new(), made_of: BTreeSet::new(), signs: None };
        let mut signs = BTreeSet::from([KELVIN.to_owned()]);
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
            if of.announces_note() {
                let plain = |word: &&String| word.bytes().all(|byte| byte.is_ascii_alphanumeric());
                signs.insert(words.iter().rev().find(plain).cloned().unwrap_or_default());
            }
            if let Some(first) = words.first().cloned() {
                found.phrases.entry(first).or_default().push((words, of));
            }
        }
        // Where there are too many for an automaton, every text is read.
        found.signs = AhoCorasick::builder().ascii_case_insensitive(true).build(&signs).ok();
        found
    }

    /// Whether words may be a note, or have one in them: told quickly, and never wrongly denied.
    pub fn may_note(&self, text: &str) -> bool {
        if self.signs.as_ref().is_some_and(|signs| !signs.is_match(text)) {
            return false;
        }
        let (mut oneself, mut changed) = (false, false);
        self.all(&words(text)).any(|of| {
            oneself |= *of == Use::Oneself;
            changed |= matches!(of, Use::Corrected | Use::Updated);
            (oneself && changed) || matches!(of, Use::Label | Use::UpdateLabel | Use::Former)
        })
    }

    /// What the phrases that begin at the first of these words are for.
    pub fn at<'a>(&'a self, words: &'a [String]) -> impl Iterator<Item = &'a Use> {
        let phrases = words.first().map(|first| self.beginning_with(first)).unwrap_or_default();
        let fits = move |phrase: &[String]| {
            phrase.len() <= words.len()
                && phrase.iter().zip(words).all(|(want, word)| want == word || (want == "#" && is_number(word)))
        };
        phrases.iter().filter(move |(phrase, _)| fits(phrase)).map(|(_, of)| of)
    }

    fn beginning_with(&self, word: &str) -> &[(Vec<String>, Use)] {
        self.phrases.get(if is_number(word) { "#" } else { word }).map(Vec::as_slice).unwrap_or_default()
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
        // Most paragraphs begin like none.
        let Some(first) = words_of(paragraph).next() else { return false };
        if !self.beginning_with(&first).iter().any(|(_, of)| *of == Use::Boilerplate) {
            return false;
        }
        let words: Vec<String> = words_of(paragraph).take(LONGEST_BOILERPLATE + 1).map(Cow::into_owned).collect();
        words.len() <= LONGEST_BOILERPLATE && self.at(&words).any(|of| *of == Use::Boilerplate)
    }
}

fn is_number(word: &str) -> bool {
    word == "#" || word.starts_with(|c: char| c.is_ascii_digit())
}

/// Words and numbers in lower case, without punctuation; `1.5` and `editor's` are one word.
pub fn words(text: &str) -> Vec<String> {
    words_of(text).map(Cow::into_owned).collect()
}

/// The same, one after the other.
pub fn words_of(text: &str) -> impl Iterator<Item = Cow<'_, str>> {
    let is_plain = |word: &str| word.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase());
    bare(text).map(move |word| match is_plain(word) {
        true => Cow::Borrowed(word),
        false => Cow::Owned(word.to_lowercase().replace('’', "'")),
    })
}

/// The same as they are written.
fn bare(text: &str) -> impl Iterator<Item = &str> {
    let edge = |c: char| !c.is_alphanumeric() && !matches!(c, '#' | '©');
    let pieces = text.split(|c: char| c.is_whitespace() || matches!(c, '—' | '–' | '|' | '/'));
    pieces.map(move |word| word.trim_matches(edge)).filter(|word| !word.is_empty()).map(without_s)
}

fn without_s(word: &str) -> &str {
    word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).filter(|_| !is_editor(word)).unwrap_or(word)
}

/// How many [`words`] a text has, and a number that is the same for the same words in whatever order. Other words may have the
/// same number; who must be sure looks at them. Takes no memory.
pub fn tally(text: &str) -> (usize, u64) {
    if !text.is_ascii() {
        return bare(text).fold((0, 0), |(many, sum), word| {
            let print = if word.is_ascii() { print(word) } else { print(&word.to_lowercase().replace('’', "'")) };
            (many + 1, sum.wrapping_add(print))
        });
    }
    let bytes = text.as_bytes();
    let (mut many, mut sum, mut at) = (0, 0_u64, 0);
    while at < bytes.len() {
        let start = at;
        // What stands between two blanks, from its first letter or digit to its last.
        let (mut first, mut end) = (None, at);
        while let Some(&byte) = bytes.get(at).filter(|&&byte| !parts(byte)) {
            at += 1;
            if byte.is_ascii_alphanumeric() || byte == b'#' {
                first.get_or_insert(at - 1);
                end = at;
            }
        }
        if let Some(first) = first {
            many += 1;
            sum = sum.wrapping_add(print(without_s(&text[first..end])));
        }
        at = at.max(start) + 1;
    }
    (many, sum)
}

/// Whether an ASCII byte stands between words.
fn parts(byte: u8) -> bool {
    matches!(byte, b' ' | 0x09..=0x0d | b'|' | b'/')
}

/// A number for a word, in whatever case.
fn print(word: &str) -> u64 {
    let fold =
        |print: u64, byte: &u8| (print ^ u64::from(byte.to_ascii_lowercase())).wrapping_mul(0x0000_0100_0000_01b3);
    let print = word.as_bytes().iter().fold(0xcbf2_9ce4_8422_2325, fold);
    // So that sums of few words do not meet.
    (print ^ print >> 32).wrapping_mul(0x9e37_79b9_7f4a_7c15)
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

    /// What is told quickly is what is told by the words.
    #[test]
    fn tallies() {
        let of = |text: &str| {
            words(text).iter().fold((0, 0), |(many, sum), word| (many + 1, u64::wrapping_add(sum, print(word))))
        };
        let texts = [
            "",
            " - ",
            "It is 1.5, not 15.",
            "Editor's note / Kyiv's TOLL|rose (again) 's",
            "Editor’s note — Kyiv’s toll\u{a0}rose – © 2025 ÉCLAIR’S \u{212a}EY",
            "\u{b}a\u{c}b\u{1c}c\r\n#7, O'Hara's's",
        ];
        texts.iter().for_each(|text| assert_eq!(tally(text), of(text), "{text:?}"));
        assert_eq!(tally("the roof fell"), tally("Fell: the roof"));
        assert_ne!(tally("the roof fell"), tally("the roof falls"));
    }

    #[test]
    fn signs_of_notes() {
        let check =
            |text: &str, expected: bool| assert_eq!(EditionWords::standard().may_note(text), expected, "{text}");
        check("Two people were killed.", false);
        check("CORRECTION: two were killed.", true);
        check("An Earlier Version of this article said three.", true);
        check("This story has been updated.", true);
        check("The figure was mista\u{212a}enly given in this article.", true);
        check("The mayor revised the figure.", false);
        check("Editor’s note: three, not two.", true);
    }

    #[test]
    fn splits() {
        let check = |text: &str, expected: &[&str]| assert_eq!(words(text), expected, "{text}");
        check("It is 1.5, not 15.", &["it", "is", "1.5", "not", "15"]);
        check("Editor’s note — Kyiv's toll", &["editor's", "note", "kyiv", "toll"]);
        check("", &[]);
    }
}
