//! `one`, which is a number only sometimes: *one of them*, but *the one who*, *one another*, *one day*, *one could say*.

use super::noun;
use super::scan::Scan;
use crate::text::TokenKind;

/// Words before a pronoun *one*.
#[rustfmt::skip]
const BEFORE: &[&str] = &[
    "good", "bad", "new", "big", "small", "large", "old", "young", "last", "next", "first", "second", "third",
    "latest", "right", "wrong", "other", "little", "long", "previous", "day", "better", "worse", "important",
    "difficult", "tough", "great", "same", "loved", "square", "number",
];

/// Words before *one* that leave it a number only where a noun follows: "said that one soldier", "that one will do".
const DETERMINERS: &[&str] = &["the", "only", "this", "that", "each", "every", "which", "any", "such"];

/// Words after a pronoun *one*, and nouns that make an idiom with it.
#[rustfmt::skip]
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
    let bare = scan.kind(end) != Some(TokenKind::Word) || noun::is_function(scan.word(end));
    let second = begin.checked_sub(2).map_or("", |at| scan.word(at));
    // "a different one", "one by one"
    let described = matches!(second, "a" | "an" | "the" | "another") && scan.is_kind(begin - 1, TokenKind::Word);
    let one_by = before == "by" && second == "one";
    let pronoun = (DETERMINERS.contains(&before) || described) && bare && !scan.is(end, "of");
    pronoun || one_by || BEFORE.contains(&before) || AFTER.contains(&scan.word(end))
}
