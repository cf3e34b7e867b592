//! `one`, which is a number only sometimes: *one of them*, but *the one who*, *one another*, *one day*, *one could say*.

use super::noun;
use super::scan::Scan;

/// Words before a pronoun *one*.
const BEFORE: &[&str] = &[
    "this",
    "that",
    "each",
    "every",
    "which",
    "any",
    "such",
    "good",
    "bad",
    "new",
    "big",
    "small",
    "large",
    "old",
    "young",
    "last",
    "next",
    "first",
    "second",
    "third",
    "latest",
    "right",
    "wrong",
    "other",
    "little",
    "long",
    "previous",
    "day",
    "better",
    "worse",
    "important",
    "difficult",
    "tough",
    "great",
    "same",
    "loved",
    "square",
    "number",
];

/// Words after a pronoun *one*, and nouns that make an idiom with it.
const AFTER: &[&str] = &[
    "another", "should", "could", "would", "can", "cannot", "may", "might", "must", "thing", "way", "hand", "side",
    "point", "stage", "by", "'s", "who", "whose", "that", "which", "where", "time", "reason", "step", "word", "big",
];

/// Whether the number at `begin..end` is *one* without counting; `plain`: no modifier stands with it.
pub(super) fn refuses(scan: &Scan, begin: usize, end: usize, plain: bool) -> bool {
    if !scan.is(begin, "one") || end != begin + 1 || !plain {
        return false;
    }
    let before = scan.before(begin);
    // "the one soldier" counts, "the one in Kyiv" does not.
    let the = matches!(before, "the" | "only") && !scan.is(end, "of");
    let bare = scan.kind(end) != Some(crate::text::TokenKind::Word) || noun::is_function(scan.word(end));
    the && bare || BEFORE.contains(&before) || AFTER.contains(&scan.word(end))
}
