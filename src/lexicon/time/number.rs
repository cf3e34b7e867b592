//! Numbers inside time expressions: cardinals, ordinals, days of a month and years, in digits and in words.

use super::cursor::{Cursor, Parsed};
use super::opening::{AMOUNT, NUMBER};
use crate::text::TokenKind;

const ONES: &[&str] = &[
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];
const TENS: &[&str] = &["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
const ORDINALS: &[&str] = &[
    "zeroth",
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
];

/// How many, and whether the words leave it vague.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Amount {
    pub n: i32,
    pub vague: bool,
}

fn find(table: &[&str], word: &str) -> Option<i32> {
    table.iter().position(|&entry| entry == word).and_then(|at| i32::try_from(at).ok())
}

/// A token of at most eight digits and nothing else, with how many they are.
pub(super) fn digits(at: Cursor<'_>) -> Parsed<'_, (i32, usize)> {
    let word = at.word();
    let plain =
        at.kind() == Some(TokenKind::Number) && word.len() <= 8 && word.bytes().all(|byte| byte.is_ascii_digit());
    plain.then(|| word.parse().ok()).flatten().map(|number| (at.next(), (number, word.len())))
}

/// `seven`, `twenty`, `twenty-one`, `twenty one`: below a hundred.
fn below_hundred(at: Cursor<'_>) -> Parsed<'_, i32> {
    if !at.may(NUMBER) || at.kind() == Some(TokenKind::Number) {
        return None;
    }
    if let Some(n) = find(ONES, at.word()) {
        return Some((at.next(), n));
    }
    let tens = find(TENS, at.word())? * 10 + 20;
    let after = at.next();
    match find(ONES, after.skip_hyphen().word()) {
        Some(n @ 1..=9) => Some((after.skip_hyphen().next(), tens + n)),
        _ => Some((after, tens)),
    }
}

/// A number in words below ten thousand: `two thousand and five`.
fn in_words(at: Cursor<'_>) -> Parsed<'_, i32> {
    let (mut at, mut n) = below_hundred(at)?;
    for (word, scale) in [("thousand", 1000), ("hundred", 100)] {
        let Some(after) = at.eat(&[word]) else { continue };
        n = if scale == 100 { n / 1000 * 1000 + n % 1000 * 100 } else { n.checked_mul(1000)? };
        at = after;
        if let Some((rest, more)) = below_hundred(after.skip(&["and"])) {
            at = rest;
            n = n.checked_add(more)?;
        }
    }
    (n < 10_000).then_some((at, n))
}

/// How many units: `3`, `twenty-one`, `a`, `a couple of`, `a few`, `several`.
pub(super) fn amount(at: Cursor<'_>) -> Parsed<'_, Amount> {
    const VAGUE: &[(&str, i32)] = &[
        ("a couple of", 2),
        ("couple of", 2),
        ("a couple", 2),
        ("couple", 2),
        ("a few", 3),
        ("few", 3),
        ("several", 3),
    ];
    if !at.may(NUMBER | AMOUNT) {
        return None;
    }
    for &(words, n) in VAGUE.iter().filter(|_| at.may(AMOUNT)) {
        if let Some(after) = at.phrase(words) {
            return Some((after, Amount { n, vague: n > 2 }));
        }
    }
    let sharp = |n| Amount { n, vague: false };
    if let Some(after) = at.eat(&["a", "an"]) {
        return Some((after, sharp(1)));
    }
    if let Some((after, (n, length))) = digits(at) {
        return (length <= 4).then_some((after, sharp(n)));
    }
    in_words(at).map(|(after, n)| (after, sharp(n)))
}

/// `18th`, `first`, `thirtieth`: an ordinal of one word, below a hundred.
pub(crate) fn ordinal_word(word: &str) -> Option<i32> {
    let tail = word.trim_start_matches(|c: char| c.is_ascii_digit());
    match word.strip_suffix(tail).filter(|number| !number.is_empty()) {
        Some(number) => {
            let fits = matches!(tail, "st" | "nd" | "rd" | "th") && number.len() <= 2;
            fits.then(|| number.parse().ok()).flatten()
        }
        None if word == "thirtieth" => Some(30),
        None => find(ORDINALS, word),
    }
}

/// `18th`, `first`, `twenty-first`; below a hundred.
pub(super) fn ordinal(at: Cursor<'_>) -> Parsed<'_, i32> {
    if !at.may(NUMBER) {
        return None;
    }
    let word = at.word();
    if let Some(n) = ordinal_word(word) {
        return Some((at.next(), n));
    }
    let tens = find(TENS, word)? * 10 + 20;
    let ones = at.next().skip_hyphen();
    let n = find(ORDINALS, ones.word()).filter(|n| (1..=9).contains(n))?;
    Some((ones.next(), tens + n))
}

/// A day of a month: `18`, `04th`, `the 18th`, `twenty nine`, `twenty-first`; and whether it is an ordinal.
pub(super) fn day(at: Cursor<'_>) -> Parsed<'_, (i8, bool)> {
    let at = at.skip(&["the"]);
    let (after, n, ordinal) = if let Some((after, n)) = ordinal(at) {
        (after, n, true)
    } else if let Some((after, (n, length))) = digits(at) {
        (length <= 2).then_some((after, n, false))?
    } else {
        let (after, n) = below_hundred(at)?;
        (after, n, false)
    };
    i8::try_from(n).ok().filter(|n| (1..=31).contains(n)).map(|n| (after, (n, ordinal)))
}

/// A year from 1000 to 2199, as four digits or in words.
pub(super) fn year(at: Cursor<'_>) -> Parsed<'_, i16> {
    if let Some((after, (n, length))) = digits(at) {
        return (length == 4).then(|| plausible(n)).flatten().map(|year| (after, year));
    }
    year_in_words(at)
}

/// `nineteen eighty six`, `nineteen zero one`, `two thousand and five`, `twenty twenty-five`.
fn year_in_words(at: Cursor<'_>) -> Parsed<'_, i16> {
    let (after, first) = below_hundred(at)?;
    if after.is(&["thousand"]) {
        let (after, n) = in_words(at)?;
        return plausible(n).map(|year| (after, year));
    }
    // Only whole tens or teens can begin one: "twenty one" is 21.
    let (after, first) = if first > 20 && first < 30 { (at.next(), 20) } else { (after, first) };
    if !(10..=21).contains(&first) {
        return None;
    }
    let (end, second) = match after.eat(&["zero", "oh", "o"]) {
        Some(ones) => below_hundred(ones).filter(|parsed| parsed.1 < 10)?,
        None => below_hundred(after).filter(|parsed| parsed.1 >= 10)?,
    };
    plausible(first * 100 + second).map(|year| (end, year))
}

fn plausible(n: i32) -> Option<i16> {
    i16::try_from(n).ok().filter(|n| (1000..=2199).contains(n))
}
