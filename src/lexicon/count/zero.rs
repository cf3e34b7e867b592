//! Words for none at all: `no soldiers`, `nobody`, `none`, `not a single`, `without casualties`.

use super::noun;
use super::scan::Scan;

/// Words after which *without* counts to zero.
const HARM: &[&str] = &["casualties", "injuries", "deaths", "fatalities", "victims", "losses", "survivors"];

/// Words between *no* and its noun that are no noun themselves; adjectives by their endings aside.
#[rustfmt::skip]
const BETWEEN: &[&str] = &[
    "other", "new", "major", "serious", "immediate", "such", "further", "senior", "young", "dead", "human", "known",
    "more", "american", "police", "enemy", "rebel", "extra", "foreign", "confirmed", "reported", "additional",
    "direct", "great",
];

/// Endings of adjectives.
const ENDINGS: &[&str] =
    &["ian", "ish", "ese", "ous", "ial", "nal", "ed", "ive", "ary", "ful", "less", "able", "ible", "ican"];

/// Nouns for deaths and injuries: "no casualties" counts, "no plans" and "no signs" count nothing that matters.
#[rustfmt::skip]
const ABSTRACT: &[&str] = &[
    "plans", "signs", "doubts", "details", "reasons", "illusions", "concessions", "conditions", "comments", "words",
    "intentions", "terms", "grounds", "circumstances", "ideas", "claims", "results", "indications", "regrets",
    "limits", "preconditions", "secrets",
];

/// One past the words for zero that begin at `at`.
pub(super) fn read(scan: &Scan, at: usize) -> Option<usize> {
    // "Nobody else was hurt": somebody was.
    zero(scan, at).filter(|&to| !scan.is(to, "else"))
}

fn zero(scan: &Scan, at: usize) -> Option<usize> {
    match scan.word(at) {
        "nobody" => Some(at + 1),
        "none" => {
            let idiom = matches!(scan.word(at + 1), "the" | "too" | "other") || scan.before(at) == "to";
            (!idiom).then_some(at + 1)
        }
        "no" => no(scan, at),
        "not" => not(scan, at),
        "without" => {
            if scan.phrase(at + 1, "a single").is_some() {
                return Some(at + 3);
            }
            let any = at + 1 + usize::from(matches!(scan.word(at + 1), "any" | "further" | "reported"));
            (HARM.contains(&scan.word(any)) || scan.phrase(any, "loss of life").is_some()).then_some(at + 1)
        }
        _ => None,
    }
}

/// `not a single`, `not one`; "not one but two" counts two.
fn not(scan: &Scan, at: usize) -> Option<usize> {
    if let Some(to) = scan.phrase(at + 1, "a single") {
        return Some(to);
    }
    let one = scan.is(at + 1, "one") && !matches!(scan.word(at + 2), "but" | "to" | "who" | "that" | "," | "-");
    one.then_some(at + 2)
}

/// `no one`; `no` before a noun for a person or a plural, over adjectives.
fn no(scan: &Scan, at: usize) -> Option<usize> {
    let next = at + 1 + usize::from(scan.is_joint(at + 1));
    if scan.is(next, "one") && !matches!(scan.before(at), "way" | "says") {
        return Some(next + 1);
    }
    if scan.is(at + 1, "single") && noun::is_person(scan.word(at + 2)) {
        return Some(at + 1);
    }
    for head in at + 1..at + 5 {
        let word = scan.word(head);
        let counted = noun::is_plural(word) && !ABSTRACT.contains(&word);
        if counted || noun::is_person(word) {
            return Some(at + 1);
        }
        let adjective = BETWEEN.contains(&word) || ENDINGS.iter().any(|end| word.ends_with(end)) || scan.is_name(head);
        if !adjective || noun::is_plural(word) {
            return None;
        }
    }
    None
}
