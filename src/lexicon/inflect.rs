//! The forms a bare word of a rule stands for: `reject` for rejects, rejected, rejecting; `meet` for met; `man` for men.
//!
//! Takes a lemma, gives every inflected form that a library derives from Wiktionary (crate `english`). Runs when rules are
//! compiled, never on article text.

use std::cell::RefCell;
use std::cmp::Ordering;
use std::rc::Rc;

use rustc_hash::FxHashMap;

use english::{Degree, English, Form, Number, Person, Tense};

/// Function words, in ascending order: they have no other form, and a made-up one (`ands`) could only do harm.
const FIXED: &[&str] = &[
    "a", "about", "after", "against", "among", "an", "and", "around", "as", "at", "because", "before", "between",
    "but", "by", "can", "cannot", "could", "down", "during", "for", "from", "he", "her", "his", "i", "if", "in",
    "into", "it", "its", "may", "might", "must", "near", "no", "not", "of", "off", "on", "or", "out", "over", "she",
    "should", "since", "so", "than", "that", "the", "their", "there", "these", "they", "this", "those", "to", "until",
    "up", "we", "when", "where", "which", "while", "who", "whom", "whose", "will", "with", "would", "you",
];

/// Whether a word is one of those that stand in nearly every sentence.
pub fn is_function_word(word: &str) -> bool {
    FIXED.binary_search(&word).is_ok()
}

/// What a word is: the forms that it takes as one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WordClass {
    /// strike, strikes, struck, striking, stricken
    Verb,
    /// strike, strikes
    Noun,
    /// strong, stronger, strongest
    Adjective,
}

impl WordClass {
    /// Every class with its name.
    pub const ALL: [(&str, WordClass); 3] =
        [("verb", WordClass::Verb), ("noun", WordClass::Noun), ("adjective", WordClass::Adjective)];
}

/// The forms of words that rules often name, worked out before: a line a word, its forms with blanks between them, in ascending
/// order. `RENEW_FORMS=1 cargo test the_table_of_forms` makes it anew from the rules that ship; tests hold that it has their
/// words and that the library says the same.
const OFTEN: &str = include_str!("../../data/forms.txt");

thread_local! {
    /// Rules name the same words again and again, and the library takes microseconds for each.
    static KNOWN: RefCell<FxHashMap<(String, Option<WordClass>), Rc<str>>> = RefCell::default();
}

/// All forms of `word` as a verb or noun, or those that it has as a word of one class; itself first, without repeats, in
/// lower case.
pub fn forms(word: &str, class: Option<WordClass>) -> Forms {
    if let (None, Some(line)) = (class, often(word)) {
        return Forms::Often(line);
    }
    KNOWN.with_borrow_mut(|known| {
        let key = (word.to_owned(), class);
        if let Some(forms) = known.get(&key) {
            return Forms::Known(forms.clone());
        }
        let forms: Rc<str> = inflected(word, class).join(" ").into();
        known.insert(key, forms.clone());
        Forms::Known(forms)
    })
}

/// The forms of a word: one of them at least.
#[derive(Clone, Debug)]
pub enum Forms {
    /// From the table.
    Often(&'static str),
    /// From the library.
    Known(Rc<str>),
}

impl Forms {
    /// One by one.
    pub fn iter(&self) -> impl Iterator<Item = &str> + Clone {
        match self {
            Forms::Often(forms) => forms.split(' '),
            Forms::Known(forms) => forms.split(' '),
        }
    }
}

/// The line of a word in the table.
fn often(word: &str) -> Option<&'static str> {
    let (mut low, mut high) = (0, OFTEN.len());
    while low < high {
        let middle = low + (high - low) / 2;
        let start = OFTEN[..middle].rfind('\n').map_or(0, |end| end + 1);
        let end = OFTEN[middle..].find('\n').map_or(OFTEN.len(), |at| middle + at);
        let line = &OFTEN[start..end];
        match line.split(' ').next().unwrap_or("").cmp(word) {
            Ordering::Less => low = end + 1,
            Ordering::Greater => high = start,
            Ordering::Equal => return Some(line),
        }
    }
    None
}

/// Words in -ed that are no past form of anything.
const NO_PAST: &[&str] = &[
    "aged",
    "beloved",
    "blessed",
    "bloodshed",
    "crooked",
    "hatred",
    "hundred",
    "jagged",
    "kindred",
    "naked",
    "ragged",
    "rugged",
    "sacred",
    "wicked",
    "wretched",
];

/// Whether a word in -ed looks like the past form of a verb: `arrested`.
pub fn is_past(word: &str) -> bool {
    let stem = word.strip_suffix("ed").filter(|stem| !stem.ends_with('e') && stem.len() > 1);
    let Some(stem) = stem.filter(|_| !NO_PAST.contains(&word)) else { return false };
    let undoubled = stem.char_indices().next_back().map(|(at, last)| (&stem[..at], last));
    let doubled = undoubled.filter(|(rest, last)| rest.ends_with(*last)).map(|(rest, _)| rest.to_owned());
    let with_y = stem.strip_suffix('i').map(|rest| format!("{rest}y"));
    let mut candidates = with_y.into_iter().chain(doubled).chain([stem.to_owned(), format!("{stem}e")]);
    candidates.any(|base| forms(&base, Some(WordClass::Verb)).iter().any(|form| form == word))
}

/// The keys of a word in the library: doubled consonants and other attested variants stand under numbered ones, `cancel_2`
/// gives `cancelled`. The numbers have no gaps.
fn keys(lemma: &str) -> impl Iterator<Item = String> {
    (1..=4).map(move |sense| if sense == 1 { lemma.to_owned() } else { format!("{lemma}_{sense}") })
}

fn inflected(word: &str, class: Option<WordClass>) -> Vec<String> {
    let is = |this: WordClass| class == Some(this) || class.is_none() && this != WordClass::Adjective;
    let lemma = word.to_lowercase();
    let mut all = Vec::with_capacity(8);
    all.push(lemma.clone());
    // Numbers, marks and clitics have no forms.
    if is_function_word(&lemma) || !lemma.chars().all(char::is_alphabetic) {
        return all;
    }
    // A key that the library does not know is inflected as it stands; then it is no word, and nor are its other forms.
    let mut add = |form: String| {
        let plain = form.bytes().all(|byte| byte.is_ascii_lowercase());
        let known = plain || !form.contains('_');
        if plain || known && !form.contains(' ') {
            let form = if !plain && form.chars().any(char::is_uppercase) { form.to_lowercase() } else { form };
            if !all.contains(&form) {
                all.push(form);
            }
        }
        known
    };
    if is(WordClass::Verb) {
        for key in keys(&lemma) {
            // But for `be`, no person and number has another form.
            let verb = |tense: Tense, form: Form| English::verb(&key, &Person::Third, &Number::Singular, &tense, &form);
            if !add(verb(Tense::Present, Form::Finite)) {
                break;
            }
            add(verb(Tense::Past, Form::Finite));
            add(verb(Tense::Present, Form::Participle));
            add(verb(Tense::Past, Form::Participle));
        }
    }
    if is(WordClass::Noun) {
        keys(&lemma).all(|key| add(English::noun(&key, &Number::Plural)));
    }
    if is(WordClass::Adjective) {
        let both = |key: String| [Degree::Comparative, Degree::Superlative].map(|degree| English::adj(&key, &degree));
        keys(&lemma).map(both).all(|[more, most]| add(more) && add(most));
    }
    if lemma == "be" && is(WordClass::Verb) {
        all.extend(
            ["am", "are", "were"].map(String::from).into_iter().filter(|form| !all.contains(form)).collect::<Vec<_>>(),
        );
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(word: &str, has: &[&str]) {
        let got = forms(word, None);
        for form in has {
            assert!(got.iter().any(|g| g == *form), "{word}: {form} is not among {got:?}");
        }
    }

    #[test]
    fn the_table_says_what_the_library_says() {
        assert!(OFTEN.lines().is_sorted_by_key(|line| line.split(' ').next()));
        for line in OFTEN.lines() {
            let word = line.split(' ').next().unwrap_or("");
            assert_eq!(inflected(word, None).join(" "), line);
            assert_eq!(often(word), Some(line));
        }
        assert!(OFTEN.lines().count() > 1_000);
        assert_eq!(["", "a", "strik", "strikeq", "zzz"].map(often), [None; 5]);
    }

    #[test]
    fn function_words_are_found() {
        assert!(FIXED.is_sorted());
        assert!(["a", "because", "you"].into_iter().all(is_function_word));
        assert!(!is_function_word("strike"));
    }

    #[test]
    fn a_class_has_its_forms_alone() {
        let check = |word, class, has: &[&str], lacks: &[&str]| {
            let got = forms(word, Some(class));
            assert!(has.iter().all(|form| got.iter().any(|g| g == *form)), "{word}: {got:?}");
            assert!(lacks.iter().all(|form| got.iter().all(|g| g != *form)), "{word}: {got:?}");
        };
        check("strike", WordClass::Verb, &["strike", "strikes", "struck", "striking"], &[]);
        check("strike", WordClass::Noun, &["strike", "strikes"], &["struck", "striking"]);
        check("man", WordClass::Verb, &["man", "mans", "manned"], &["men"]);
        check("strong", WordClass::Adjective, &["strong", "stronger", "strongest"], &["strongs"]);
        check("careful", WordClass::Adjective, &["careful"], &["more careful"]);
    }

    #[test]
    fn inflects() {
        check("reject", &["reject", "rejects", "rejected", "rejecting"]);
        check("meet", &["met", "meets", "meeting"]);
        check("cancel", &["cancelled", "canceled", "cancelling"]);
        check("be", &["is", "are", "was", "were", "been", "being", "am"]);
        check("man", &["men"]);
        check("strike", &["struck", "strikes"]);
        check("wound", &["wounded", "wounds"]);
        check("die", &["died", "dying", "dies"]);
        check("ceasefire", &["ceasefires"]);
        check("have", &["has", "had", "having"]);
        assert!(forms("the", None).iter().eq(["the"]));
        assert!(forms("48", None).iter().eq(["48"]));
    }
}
