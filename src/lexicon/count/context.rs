//! Why an amount is no count: what stands around it makes it a measurement, an age, a label, a year, a score, a name.

use super::amount::Amount;
use super::number::Number;
use super::one;
use super::scan::Scan;
use super::unit::{self, Unit};
use crate::text::TokenKind;

/// Words whose number is a name: "Article 5", "flight 370".
#[rustfmt::skip]
const LABELS: &[&str] = &[
    "article", "articles", "section", "sections", "chapter", "paragraph", "clause", "page", "pages", "route",
    "highway", "flight", "resolution", "resolutions", "number", "no", "no.", "nos", "nos.", "nr", "phase", "category",
    "level", "type", "grade", "version", "season", "episode", "volume", "appendix", "annex", "protocol", "amendment",
    "decree", "law", "boeing", "airbus", "apollo", "covid", "formula", "magnitude", "channel", "day", "week", "year",
    "part", "district", "precinct", "ward", "division", "brigade", "battalion", "regiment", "table", "figure", "gate",
    "pier", "bus", "seal", "group", "zone", "sector", "tier", "stage", "exit", "interstate", "sura", "psalm", "world",
    "ground",
];

/// Words before an age.
const AGES: &[&str] = &["aged", "age", "ages"];
/// Before `of` and an age: `at the age of 82`, `a boy of seven`.
const BEFORE_AGE: &[&str] =
    &["age", "boy", "girl", "man", "woman", "child", "toddler", "lad", "youth", "schoolboy", "schoolgirl"];

/// Months as written out or cut short, for what the reader of times left.
#[rustfmt::skip]
const MONTHS: &[&str] = &[
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "jan.", "feb.",
    "mar.", "apr.", "jun.", "jul.", "aug.", "sep.", "sept.", "oct.", "nov.", "dec.",
];

/// Words before a year.
#[rustfmt::skip]
const BEFORE_YEAR: &[&str] = &[
    "in", "since", "until", "till", "by", "of", "from", "to", "during", "before", "after", "early", "late", "mid",
    "the", "through", "between", "and", "for", "circa", "around", "spring", "summer", "autumn", "fall", "winter",
    "year", "or",
];

/// Words near the score of a match or vote.
#[rustfmt::skip]
const SCORES: &[&str] = &[
    "win", "wins", "won", "beat", "beats", "beaten", "lost", "lose", "lead", "leads", "led", "draw", "drew",
    "victory", "defeat", "defeated", "score", "scored", "scoreline", "vote", "voted", "ruled", "ruling", "decision",
    "trailing", "ahead",
];

/// Whether the amount that begins at `from` counts nothing.
pub(super) fn refuses(scan: &Scan, from: usize, amount: &Amount) -> bool {
    let (begin, end) = amount.base;
    let after = if amount.modified { amount.to } else { end };
    if amount.numbers.iter().flatten().any(|number| !number.is_whole()) {
        return true;
    }
    let outside = is_fused(scan, begin, amount)
        || is_measured(scan, from, amount)
        || is_difference(scan, after)
        || is_age(scan, from, amount)
        || is_date(scan, from, amount)
        || is_zero_of_nothing(scan, begin, end)
        || scan.before(from) == "the" && crate::lexicon::reference::SIDES.contains(&scan.word(end));
    let plain = !amount.modified;
    let [first, second] = amount.numbers;
    outside
        || plain && first.is_some() && is_label(scan, begin)
        || plain && first.is_some() && is_name(scan, begin, end)
        || first.is_some_and(|first| is_score(scan, begin, first, second))
        || second.is_none() && one::refuses(scan, begin, end, plain)
}

/// Where reading goes on after an amount that counts nothing: behind its unit, so that no piece of it is read again.
pub(super) fn resume(scan: &Scan, amount: &Amount) -> usize {
    let mut to = amount.to;
    while scan.is_joint(to) && (scan.is_kind(to + 1, TokenKind::Word) || scan.is_kind(to + 1, TokenKind::Number)) {
        to += 2;
    }
    unit::after(scan, to).map_or(to, |(_, end)| end.max(to))
}

/// Glued to a word or to more digits: `30-day`, `F-16`, `#5`, `-5`, `5/10`, `555-1234`.
fn is_fused(scan: &Scan, begin: usize, amount: &Amount) -> bool {
    let after = amount.to;
    let tail = scan.is_joint(after) && scan.is_kind(after, TokenKind::Hyphen)
        || scan.is_joint(after) && (scan.is_kind(after + 1, TokenKind::Number) || unit::after(scan, after).is_some());
    let tight = |at: usize| !scan.spaced(at) && scan.kind(at).is_some();
    let slash = scan.is(after, "/") && tight(after);
    let Some(before) = begin.checked_sub(1) else { return tail || slash };
    let head = tight(begin)
        && match scan.kind(before) {
            // "mid-30", "F-16"; a dash may also set off a new clause.
            Some(TokenKind::Hyphen) => scan.is_joint(before),
            Some(TokenKind::Dash) => {
                scan.spaced(before) && scan.is(before, "-") || scan.is_kind(before.wrapping_sub(1), TokenKind::Number)
            }
            Some(TokenKind::Symbol) => matches!(scan.word(before), "#" | "/" | "@" | "_" | "&" | "№" | "§"),
            Some(TokenKind::Stop) => scan.is(before.wrapping_sub(1), "no"),
            Some(TokenKind::Quote) => scan.is(before, "'") || scan.is(before, "’"),
            _ => false,
        };
    tail || slash || head
}

/// With a unit after it or a currency before it; an age in years where a form of *be* says so counts.
fn is_measured(scan: &Scan, from: usize, amount: &Amount) -> bool {
    if unit::currency_before(scan, amount.base.0).is_some() || unit::currency_before(scan, from).is_some() {
        return true;
    }
    let found = unit::after(scan, amount.to).or_else(|| unit::after(scan, amount.base.1));
    match found {
        Some((Unit::Time(..), to)) if scan.is(to, "old") => !matches!(
            scan.before(from),
            "is" | "was" | "are" | "were" | "be" | "been" | "being" | "'s" | "'re" | "turns"
        ),
        Some(_) => true,
        None => is_fraction(scan, amount),
    }
}

/// `two thirds`, `one in five`.
fn is_fraction(scan: &Scan, amount: &Amount) -> bool {
    let (begin, end) = amount.base;
    let part = matches!(
        scan.word(end),
        "third"
            | "thirds"
            | "quarter"
            | "quarters"
            | "half"
            | "halves"
            | "fifth"
            | "fifths"
            | "sixths"
            | "eighths"
            | "tenth"
            | "tenths"
    );
    let of = scan.is(end + 1, "of") || scan.word(end).ends_with('s');
    let one = matches!(scan.word(begin), "one" | "1") && end == begin + 1;
    let ratio = |at: usize, link: &str| {
        let number = || super::number::read(scan, at + 1);
        scan.is(at, link) && number().is_some_and(|number| number.value() > 2 && number.is_whole())
    };
    // The other half of "one in five" is no count either.
    let back = begin >= 2 && scan.is(begin - 1, "in") && matches!(scan.word(begin - 2), "one" | "1");
    part && of || one && ratio(end, "in") || back && amount.numbers[0].is_some_and(|number| number.value() > 2)
}

/// `12 more than last year`: how much more, not how many.
fn is_difference(scan: &Scan, after: usize) -> bool {
    matches!(scan.word(after), "more" | "fewer" | "less" | "higher" | "lower") && scan.is(after + 1, "than")
        || matches!(scan.word(after), "fewer" | "less")
}

/// `aged 12`, `a man, 45,`, `Petrov (45)`.
fn is_age(scan: &Scan, from: usize, amount: &Amount) -> bool {
    let (begin, end) = amount.base;
    let aged = |at: usize| {
        AGES.contains(&scan.before(at))
            || scan.before(at) == "of" && BEFORE_AGE.contains(&scan.before(at.saturating_sub(1)))
    };
    let again = begin >= 3 && scan.is(begin - 1, "and") && AGES.contains(&scan.word(begin.saturating_sub(3)));
    if aged(from) || aged(begin) || again {
        return true;
    }
    let [Some(number), None] = amount.numbers else { return false };
    let years = number.digits && !amount.modified && (1..=110).contains(&number.value());
    let Some(mark) = begin.checked_sub(1).filter(|_| years) else { return false };
    let who = mark.checked_sub(1);
    let named = who.is_some_and(|at| {
        scan.is_kind(at, TokenKind::Word) && (scan.capital(at) || super::noun::is_person(scan.word(at)))
    });
    let closed = end >= scan.len()
        || matches!(scan.word(end), "," | "." | ";" | ")" | "and" | "who")
        || scan.is_kind(end, TokenKind::Stop);
    named && closed && (scan.is(mark, ",") && !scan.is(end, "and") || scan.is(mark, "(") && scan.is(end, ")"))
}

/// Years, days of a month, and years spelt out (`nineteen eighty-four`).
fn is_date(scan: &Scan, from: usize, amount: &Amount) -> bool {
    let (begin, end) = amount.base;
    let month = |at: usize| {
        let word = scan.word(at);
        MONTHS.contains(&word)
            && (scan.capital(at) && (word != "may" || !scan.capitals || scan.is_kind(at + 1, TokenKind::Number)))
    };
    // "3 JAN 90": the year.
    let short = begin >= 2 && month(begin - 1) && scan.is_kind(begin - 2, TokenKind::Number);
    let counted = super::noun::is_plural(scan.word(end));
    if short && !counted || is_clock(scan, amount) {
        return true;
    }
    let near = amount.numbers[0].is_some_and(|number| number.value() <= 31 || number.yearlike || !number.digits);
    // "on 23 September 28 bodies were found": the day stands before the month.
    if near && (begin > 0 && month(begin - 1) && !(short && counted) || month(end)) {
        return true;
    }
    let year =
        |number: Option<Number>| number.is_some_and(|number| number.yearlike && (1700..2100).contains(&number.value()));
    match amount.numbers {
        [first, Some(second)] => year(first) && year(Some(second)),
        [Some(first), None] if year(Some(first)) => {
            let counted = super::noun::is_plural(scan.word(end)) && !BEFORE_YEAR.contains(&scan.before(from));
            !counted && (!amount.modified || !super::noun::is_plural(scan.word(end)) && first.value() % 100 != 0)
        }
        [Some(first), None] if !first.digits && (13..=20).contains(&first.value()) => {
            super::number::read(scan, end).is_some_and(|next| !next.digits && (10..100).contains(&next.value()))
        }
        _ => false,
    }
}

/// `at 1625`, `ten past four`.
fn is_clock(scan: &Scan, amount: &Amount) -> bool {
    let (begin, end) = amount.base;
    let digits = amount.numbers[0].is_some_and(|number| number.yearlike && number.value() < 2400);
    let at = digits && scan.before(begin) == "at" && !super::noun::is_plural(scan.word(end));
    let number = |at: usize| super::number::read(scan, at).is_some_and(|number| number.value() < 25);
    let past = scan.is(end, "past") && number(end + 1);
    let hour = scan.before(begin) == "past"
        && begin >= 2
        && (number(begin - 2) || matches!(scan.word(begin - 2), "half" | "quarter"));
    at || past || hour
}

fn is_label(scan: &Scan, begin: usize) -> bool {
    let before = scan.before(begin);
    // "the two groups, three soldiers": a mark between closes what stands before.
    LABELS.contains(&before)
        || before == "#"
        || matches!(before, ".")
            && begin >= 2
            && matches!(scan.word(begin - 2), "no" | "nos")
            && !scan.spaced(begin - 1)
}

/// `Formula One`, `the Group of Seven`, `Apollo 11`: part of a name.
fn is_name(scan: &Scan, begin: usize, end: usize) -> bool {
    if scan.capitals || begin == 0 {
        return false;
    }
    let before = begin - 1;
    if scan.is_kind(begin, TokenKind::Word) {
        let group = scan.is(before, "of") && before > 0 && scan.is_name(before - 1);
        return scan.is_name(begin)
            && (scan.is_name(before) || group || scan.is_name(end) && scan.is_kind(before, TokenKind::Word));
    }
    // Before 12 in "On Monday 12 died" there is a name too: only where nothing follows to be counted is it one name.
    let counted = scan.is_kind(end, TokenKind::Word) && !(super::noun::is_function(scan.word(end)))
        || matches!(scan.word(end), "were" | "are" | "have" | "had" | "of" | "more" | "or");
    before > 0 && scan.is_name(before) && !counted && !scan.is(before, "i")
}

/// `3-2`, `won 2-3`.
fn is_score(scan: &Scan, begin: usize, first: Number, second: Option<Number>) -> bool {
    let from = begin.saturating_sub(5);
    let near = || (from..begin).any(|at| SCORES.contains(&scan.word(at)));
    match second {
        Some(second) => first.digits && first.value() < 20 && second.value() < 20 && scan.is_joint(first.to) && near(),
        None => false,
    }
}

/// `zero tolerance`, `below zero`, `net zero`.
fn is_zero_of_nothing(scan: &Scan, begin: usize, end: usize) -> bool {
    scan.is(begin, "zero")
        && (matches!(scan.word(end), "tolerance" | "hour" | "in" | "sum" | "emissions" | "chance" | "sense")
            || matches!(
                scan.before(begin),
                "net" | "below" | "above" | "ground" | "absolute" | "patient" | "from" | "to"
            ))
}
