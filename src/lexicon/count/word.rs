//! The number words of English.

/// 0 to 19.
#[rustfmt::skip]
const SMALL: &[&str] = &[
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
];

/// 20, 30 … 90.
const TENS: &[&str] = &["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

/// Multipliers with their plurals, `hundred` and `dozen` aside; each multiplies the group before it.
const MAGNITUDES: &[(&str, &str, u64)] = &[
    ("thousand", "thousands", 1_000),
    ("lakh", "lakhs", 100_000),
    ("million", "millions", 1_000_000),
    ("crore", "crores", 10_000_000),
    ("billion", "billions", 1_000_000_000),
    ("trillion", "trillions", 1_000_000_000_000),
];

/// Short forms, glued to digits (`100k`) or after them (`5 bn`).
const SUFFIXES: &[(&str, u64)] = &[
    ("k", 1_000),
    ("m", 1_000_000),
    ("mn", 1_000_000),
    ("mln", 1_000_000),
    ("b", 1_000_000_000),
    ("bn", 1_000_000_000),
    ("tn", 1_000_000_000_000),
];

/// `zero` to `nineteen`.
pub(super) fn small(word: &str) -> Option<u64> {
    index(SMALL, word).map(|at| at as u64)
}

/// `twenty`, `thirty` … `ninety`.
pub(super) fn tens(word: &str) -> Option<u64> {
    if word == "fourty" {
        return Some(40);
    }
    index(TENS, word).map(|at| (at as u64 + 2) * 10)
}

/// A multiplier above a hundred, singular or plural.
pub(super) fn magnitude(word: &str) -> Option<u64> {
    MAGNITUDES.iter().find(|(one, many, _)| word == *one || word == *many).map(|found| found.2)
}

/// A multiplier in the singular: a hundred, a dozen and all above.
pub(super) fn multiplier(word: &str) -> Option<u64> {
    match word {
        "dozen" => Some(12),
        "hundred" => Some(100),
        _ => MAGNITUDES.iter().find(|(one, ..)| word == *one).map(|found| found.2),
    }
}

/// A multiplier in the plural, alone an amount of its own: `dozens`, `hundreds`, `thousands`.
pub(super) fn multipliers(word: &str) -> Option<u64> {
    match word {
        "dozens" => Some(12),
        "hundreds" => Some(100),
        _ => MAGNITUDES.iter().find(|(_, many, _)| word == *many).map(|found| found.2),
    }
}

/// `k`, `m`, `bn` glued to digits.
pub(super) fn suffix(word: &str) -> Option<u64> {
    SUFFIXES.iter().find(|(short, _)| word == *short).map(|found| found.1)
}

fn index(table: &[&str], word: &str) -> Option<usize> {
    table.iter().position(|entry| *entry == word)
}
