//! Numbers over tokens: `twenty-one trillion and three hundred`, `3 hundred and 21`, `half a million`, `two dozen`.
//!
//! ```text
//! number = group magnitude* ("and"? group magnitude*)* | "half a" magnitude | group "dozen"
//! group  = digits | small | tens small? , then "hundred" ("and"? small)?
//! ```

use super::digits;
use super::opening;
use super::scan::Scan;
use super::word;
use crate::text::TokenKind;

/// A number in the text: `mantissa / 10^places`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Number {
    /// One past its last token.
    pub to: usize,
    /// All digits, the point left out.
    pub mantissa: u64,
    /// How many of them stand after the point.
    pub places: u32,
    /// The last multiplier, where the number is one group times one multiplier (`5 million`); else 1.
    pub magnitude: u64,
    /// Whether it begins with digits.
    pub digits: bool,
    /// Counted by the dozen: less exact than it sounds.
    pub dozens: bool,
    /// Four digits and nothing else: may be a year.
    pub yearlike: bool,
}

impl Number {
    /// Whether it is a whole number.
    pub fn is_whole(&self) -> bool {
        self.places == 0
    }

    /// The nearest whole number.
    pub fn value(&self) -> u64 {
        let unit = 10u64.saturating_pow(self.places);
        self.mantissa.saturating_add(unit / 2) / unit
    }

    /// Times `factor`; `None` where that leaves 64 bits.
    pub fn times(self, factor: u64) -> Option<Number> {
        let mut number = Number { mantissa: self.mantissa.checked_mul(factor)?, ..self };
        while number.places > 0 && number.mantissa.is_multiple_of(10) {
            number.mantissa /= 10;
            number.places -= 1;
        }
        Some(number)
    }

    fn plus(self, other: Number) -> Option<Number> {
        let places = self.places.max(other.places);
        let lift = |n: Number| n.mantissa.checked_mul(10u64.checked_pow(places - n.places)?);
        Some(Number { mantissa: lift(self)?.checked_add(lift(other)?)?, places, magnitude: 1, ..self })
    }

    fn words(value: u64, to: usize) -> Number {
        Number { to, mantissa: value, places: 0, magnitude: 1, digits: false, dozens: false, yearlike: false }
    }
}

/// The longest number that begins at `at`.
pub(crate) fn read(scan: &Scan, at: usize) -> Option<Number> {
    if scan.class(at) & opening::BEGINS_NUMBER == 0 {
        return None;
    }
    if let Some(number) = part_of_magnitude(scan, at) {
        return Some(number);
    }
    let first = group(scan, at).or_else(|| bare(scan, at))?;
    if let Some(to) = step(scan, first.to, |word| matches!(word, "dozen" | "dozens")) {
        return Number { to, dozens: true, ..first }.times(12);
    }
    let (mut total, mut limit) = match scaled(scan, first)? {
        (total, Some(limit)) => (total, limit),
        (total, None) => return Some(total),
    };
    if let Some(half) = and_a_half(scan, total.to) {
        let value = Number::words(limit / 2, half);
        return total.plus(value).map(|sum| Number { to: half, ..sum });
    }
    // Each further group is smaller than the multiplier before it, so there are at most as many as multipliers.
    while let Some(next) = further(scan, total, limit) {
        let Some((part, magnitude)) = scaled(scan, next) else { break };
        let fits = part.mantissa < limit && magnitude.is_none_or(|magnitude| magnitude < limit);
        if !fits || (total.digits && magnitude.is_none()) {
            break;
        }
        let Some(sum) = total.plus(part) else { break };
        total = Number { to: part.to, ..sum };
        match magnitude {
            Some(magnitude) => limit = magnitude,
            None => break,
        }
    }
    Some(total)
}

/// The group after `total`, over `and` where only words are joined: after digits, "and" begins another count.
fn further(scan: &Scan, total: Number, limit: u64) -> Option<Number> {
    let at = total.to;
    let over_and = (!total.digits && scan.is(at, "and")).then_some(at + 1);
    let begin = if scan.is_joint(at) { at + 1 } else { over_and.unwrap_or(at) };
    let next = group(scan, begin)?;
    (next.digits == total.digits && next.is_whole() && next.mantissa < limit && next.magnitude == 1).then_some(next)
}

/// A group times the multipliers after it, and the product of those.
fn scaled(scan: &Scan, group: Number) -> Option<(Number, Option<u64>)> {
    let (mut total, mut product) = (group, if group.magnitude > 1 { Some(group.magnitude) } else { None });
    // "a thousand million" is the longest there is.
    for _ in 0..2 {
        let Some(to) = step(scan, total.to, |word| word::magnitude(word).is_some()) else { break };
        let Some(factor) = word::magnitude(scan.word(to - 1)) else { break };
        if product.is_some_and(|before| before >= factor) {
            break;
        }
        product = Some(product.unwrap_or(1).checked_mul(factor)?);
        total = Number { to, ..total.times(factor)? };
    }
    if total.digits && product.is_none() && matches!(scan.word(total.to), "bn" | "mn" | "mln" | "tn") {
        let factor = word::suffix(scan.word(total.to)).unwrap_or(1);
        (total, product) = (Number { to: total.to + 1, ..total.times(factor)? }, Some(factor));
    }
    Some((Number { magnitude: product.unwrap_or(1), ..total }, product))
}

/// Below a thousand in words, or digits of any size, with `hundred` and what follows it.
fn group(scan: &Scan, at: usize) -> Option<Number> {
    let mut head = if scan.is_kind(at, TokenKind::Number) { figures(scan, at)? } else { below_hundred(scan, at)? };
    if let Some(to) = and_a_half(scan, head.to)
        && head.is_whole()
    {
        let half = Number { mantissa: 5, places: 1, ..head };
        head = Number { to, ..head.plus(half)? };
    }
    let Some(to) = step(scan, head.to, |word| matches!(word, "hundred" | "hundreds")) else { return Some(head) };
    let hundreds = Number { to, ..head.times(100)? };
    let and = scan.is(to, "and") || scan.is_joint(to) && scan.is(to + 1, "and");
    let begin = match (and, scan.is_joint(to)) {
        (true, true) => to + 2 + usize::from(scan.is_joint(to + 2)),
        (false, false) => to,
        _ => to + 1,
    };
    let rest = below_hundred(scan, begin).or_else(|| figures(scan, begin).filter(|_| and));
    match rest.filter(|rest| rest.is_whole() && rest.mantissa < 100 && rest.magnitude == 1) {
        Some(rest) => hundreds.plus(rest).map(|sum| Number { to: rest.to, ..sum }),
        None => Some(hundreds),
    }
}

/// `forty`, `forty-two`, `forty two`, `nineteen`; `one point five`.
fn below_hundred(scan: &Scan, at: usize) -> Option<Number> {
    if let Some(tens) = word::tens(scan.word(at)) {
        let next = at + 1 + usize::from(scan.is_joint(at + 1));
        let unit = word::small(scan.word(next)).filter(|unit| (1..10).contains(unit));
        return Some(unit.map_or(Number::words(tens, at + 1), |unit| Number::words(tens + unit, next + 1)));
    }
    let mut number = Number::words(word::small(scan.word(at))?, at + 1);
    if scan.is(number.to, "point") {
        let mut to = number.to + 1;
        while let Some(digit) = word::small(scan.word(to)).filter(|digit| *digit < 10 && number.places < 9) {
            number = Number { mantissa: number.mantissa * 10 + digit, places: number.places + 1, to: to + 1, ..number };
            to += 1;
        }
    }
    Some(number)
}

/// Digits, with groups set off by blanks: `45 000`.
fn figures(scan: &Scan, at: usize) -> Option<Number> {
    if !scan.is_kind(at, TokenKind::Number) {
        return None;
    }
    let read = digits::read(scan.word(at))?;
    let mut number = Number {
        to: at + 1,
        mantissa: read.mantissa,
        places: read.places,
        magnitude: 1,
        digits: true,
        dozens: false,
        yearlike: read.yearlike,
    };
    if read.magnitude > 1 {
        return Some(Number { magnitude: read.magnitude, ..number.times(read.magnitude)? });
    }
    if scan.word(at).len() <= 3 && read.places == 0 {
        while is_group(scan, number.to) {
            let group = digits::read(scan.word(number.to)).map_or(0, |group| group.mantissa);
            number.mantissa = number.mantissa.checked_mul(1000)?.checked_add(group)?;
            number.to += 1;
        }
    }
    Some(number)
}

/// Whether three digits continue the number before them: always over a blank that does not break the line, over a
/// plain one only as `000` ("on flight 370 239 people").
fn is_group(scan: &Scan, at: usize) -> bool {
    let word = scan.word(at);
    let three = word.len() == 3 && word.bytes().all(|b| b.is_ascii_digit());
    three && (matches!(scan.blank(at), "\u{a0}" | "\u{202f}" | "\u{2009}") || word == "000" && scan.blank(at) == " ")
}

/// `hundred`, `a million`, `a dozen`: one of a multiplier.
fn bare(scan: &Scan, at: usize) -> Option<Number> {
    let skip = usize::from(matches!(scan.word(at), "a" | "an"));
    let multiplier = scan.word(at + skip);
    word::multiplier(multiplier)?;
    if multiplier == "hundred" {
        // The group of "a hundred and six" is that of "one hundred and six".
        let hundred = Number::words(100, at + skip + 1);
        let and = usize::from(scan.is(hundred.to, "and"));
        let rest = below_hundred(scan, hundred.to + and).filter(|rest| rest.is_whole());
        return rest.map_or(Some(hundred), |rest| hundred.plus(rest).map(|sum| Number { to: rest.to, ..sum }));
    }
    Some(Number::words(1, at + skip))
}

/// `half a million`, `a half million`, `half-dozen`, `a quarter of a million`.
fn part_of_magnitude(scan: &Scan, at: usize) -> Option<Number> {
    let begin = at + usize::from(scan.is(at, "a"));
    let parts = match scan.word(begin) {
        "half" => 2,
        "quarter" => 4,
        _ => return None,
    };
    let mut to = begin + 1 + usize::from(scan.is_joint(begin + 1));
    to += usize::from(scan.is(to, "of"));
    to += usize::from(scan.is(to, "a") || scan.is(to, "one"));
    let whole = word::multiplier(scan.word(to))?;
    let dozens = whole == 12;
    Some(Number { magnitude: 1, dozens, ..Number::words(whole / parts, to + 1) })
}

/// One past `and a half`.
fn and_a_half(scan: &Scan, at: usize) -> Option<usize> {
    let joint = |at| usize::from(scan.is_joint(at));
    let and = at + joint(at);
    let a = and + 1 + joint(and + 1);
    let half = a + 1 + joint(a + 1);
    (scan.is(and, "and") && scan.is(a, "a") && scan.is(half, "half")).then_some(half + 1)
}

/// One past the next word, over a hyphen, where it is as wanted.
fn step(scan: &Scan, at: usize, wanted: impl Fn(&str) -> bool) -> Option<usize> {
    let next = at + usize::from(scan.is_joint(at));
    wanted(scan.word(next)).then_some(next + 1)
}
