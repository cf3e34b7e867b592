//! Amounts with a unit: money, percent, lengths of time.
//!
//! Takes the tokens of a sentence, gives the measures in it; numbers and modifiers are read as in
//! [`crate::lexicon::count`], so that *at least $5 million* is open above as *at least five* is. Units of the values:
//! money in whole units of its currency (cents are rounded), percent in hundredths of a percent, time in days. Hours,
//! minutes and seconds are rounded up to whole days (a 48-hour truce lasts 2, a 30-minute one 1), a month is 30 days, a year 365.

mod ordinal;

use crate::lexicon::count::amount::{self, Amount, Measure};
use crate::lexicon::count::scan::Scan;
use crate::lexicon::count::unit::{self, Unit};
use crate::text::{TokenKind, Tokens};
use crate::value::Value;

/// One measure of a sentence.
#[derive(Clone, Debug, PartialEq)]
pub struct MeasureHit {
    /// First token: modifiers and currency signs count in.
    pub from: usize,
    /// One past the last token: the unit counts in.
    pub to: usize,
    /// [`Value::Money`], [`Value::Percent`] or [`Value::Duration`].
    pub value: Value,
}

/// Percent are given in hundredths.
const PERCENT: Measure = Measure { times: 100, over: 1, rounded: false };

/// All sums of money, percentages and lengths of time of a sentence, non-overlapping, leftmost-longest.
///
/// `taken`: half-open token ranges already read as times; no measure overlaps them. An age (*five-year-old*, *12 years
/// old*) is no length of time, unless it is that of what goes on (*a five-year-old war*). Currencies are ISO 4217 codes where the words name one; `peso`, `rupee`, `dinar` and the
/// like, which several states share, stay words, and a bare `$` or *dollar* is the US one.
pub fn read_measures(tokens: &Tokens, taken: &[(usize, usize)]) -> Vec<MeasureHit> {
    measures_in(&Scan::new(tokens, taken))
}

/// As [`read_measures`].
pub(crate) fn measures_in(scan: &Scan) -> Vec<MeasureHit> {
    let sums =
        (1..scan.len()).any(|at| scan.is_kind(at, TokenKind::Number) && unit::currency_before(scan, at).is_some());
    let mut hits = Vec::new();
    let mut at = 0;
    while at < scan.len() {
        match read(scan, at, sums) {
            Some(hit) => {
                at = hit.to.max(at + 1);
                hits.push(hit);
            }
            None => at += 1,
        }
    }
    hits
}

/// `sums`: whether a currency stands before a number anywhere.
fn read(scan: &Scan, at: usize, sums: bool) -> Option<MeasureHit> {
    sums.then(|| sign_first(scan, at)).flatten().or_else(|| unit_last(scan, at)).or_else(|| ordinal::read(scan, at))
}

/// `$5 million`, `US$3.5bn`, `EUR 200`, `more than €2 million`.
fn sign_first(scan: &Scan, at: usize) -> Option<MeasureHit> {
    // The number stands two tokens at most behind the sign; a modifier of up to four words may stand before it.
    let number = (at + 1..at + 7).find(|&number| scan.is_kind(number, TokenKind::Number))?;
    let (currency, width) = unit::currency_before(scan, number)?;
    let sign = number - width;
    if sign < at {
        return None;
    }
    let modifier = amount::modifier(scan, at).filter(|(_, to)| *to == sign);
    if sign > at && modifier.is_none() {
        return None;
    }
    let inner = amount::read(scan, number, Measure::COUNT)?;
    let count = modifier.map_or(inner.count, |(modifier, _)| modifier.of(inner.count));
    let to = match unit::after(scan, inner.to) {
        Some((Unit::Money(_), to)) if !scan.is_joint(inner.to) => to,
        _ => inner.to,
    };
    Some(MeasureHit { from: at, to, value: Value::Money { currency: currency.to_owned(), amount: count } })
}

/// `five million dollars`, `12.5 percent`, `three days`, `30-day`.
fn unit_last(scan: &Scan, at: usize) -> Option<MeasureHit> {
    let plain = amount::read(scan, at, Measure::COUNT)?;
    if is_part_of_word(scan, plain) {
        return None;
    }
    let (unit, to) = unit::after(scan, plain.to)?;
    let hit = |to, value| Some(MeasureHit { from: at, to, value });
    match unit {
        Unit::Money(currency) => hit(to, Value::Money { currency: currency.to_owned(), amount: plain.count }),
        Unit::Percent => {
            let to = to + usize::from(matches!(scan.word(to), "point" | "points"));
            hit(to, Value::Percent(amount::read(scan, at, PERCENT)?.count))
        }
        Unit::Time(times, over) => {
            let (old, to) = age(scan, to);
            if is_clock(scan, plain) || old && !goes_on(scan, at, to) {
                return None;
            }
            hit(to, Value::Duration(amount::read(scan, at, Measure { times, over, rounded: false })?.count))
        }
        Unit::Measure | Unit::Clock => None,
    }
}

/// Whether `old` stands behind a unit that ends at a token, and where the words end with it.
fn age(scan: &Scan, to: usize) -> (bool, usize) {
    if scan.is(to, "old") {
        return (true, to + 1);
    }
    let joint = scan.is_joint(to) && scan.word(to + 1).starts_with("old");
    (joint, if joint { to + 2 } else { to })
}

/// What has an age and goes on: of a three-year-old war that is how long it has lasted.
const GOING_ON: &[&str] = &[
    "war",
    "wars",
    "conflict",
    "fighting",
    "siege",
    "blockade",
    "strike",
    "walkout",
    "lockout",
    "occupation",
    "offensive",
    "invasion",
    "insurgency",
    "uprising",
    "rebellion",
    "revolt",
    "mutiny",
    "standoff",
    "stand-off",
    "impasse",
    "crisis",
    "shutdown",
    "lockdown",
    "curfew",
    "drought",
    "famine",
    "outbreak",
    "epidemic",
    "pandemic",
    "recession",
    "embargo",
    "boycott",
    "protest",
    "protests",
    "feud",
    "emergency",
    "unrest",
];
/// `Three-year-old civil war`, `the war in the hills is three years old`.
const NEAR: usize = 2;
const BEFORE: usize = 8;

fn goes_on(scan: &Scan, from: usize, to: usize) -> bool {
    let going = |at: usize| GOING_ON.contains(&scan.word(at));
    let be = |word: &str| matches!(word, "is" | "are" | "now" | "already");
    let said = (1..=2).any(|back| from.checked_sub(back).is_some_and(|at| be(scan.word(at))));
    let ahead = (to..to + 1 + NEAR).find(|&at| going(at) || !scan.is_kind(at, TokenKind::Word)).is_some_and(going);
    let mut before = (from.saturating_sub(BEFORE)..from).rev().take_while(|&at| !scan.is_kind(at, TokenKind::Stop));
    ahead || said && before.any(going)
}

/// The number is the tail of a word: `mid-30 days`.
fn is_part_of_word(scan: &Scan, amount: Amount) -> bool {
    let begin = amount.base.0;
    begin > 0 && !scan.spaced(begin) && scan.is_kind(begin - 1, TokenKind::Hyphen)
}

/// `0600 hours`, `at 5 hours`: a time of day.
fn is_clock(scan: &Scan, amount: Amount) -> bool {
    let begin = amount.base.0;
    scan.is(begin.wrapping_sub(1), "at") && scan.is(amount.to, "hours")
}

#[cfg(test)]
mod tests;
