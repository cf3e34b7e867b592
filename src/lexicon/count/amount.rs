//! An amount: what is counted aside, everything that says how much: `at least two dozen`, `5 to 10 or so`.

use super::CountKind;
use super::modifier::{self, Modifier};
use super::number::{self, Number};
use super::scan::Scan;
use super::{opening, range, vague};
use crate::value::{Count, Range};

/// In what an amount is counted: so many `unit`s of the slot are one of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Measure {
    /// A number in the text times `times`, divided by `over`, is the number in the value.
    pub times: u64,
    /// See `times`.
    pub over: u64,
    /// Whether round numbers are taken as rounded (± 5 %).
    pub rounded: bool,
}

impl Measure {
    /// One by one.
    pub const COUNT: Measure = Measure { times: 1, over: 1, rounded: true };

    /// A whole number of the text in units of the value, rounded up.
    pub fn of(self, value: u64) -> Option<u64> {
        Some(value.checked_mul(self.times)?.div_ceil(self.over))
    }

    /// A number of the text in units of the value: rounded up where the unit is a part of the value's, else to the
    /// nearest.
    fn of_number(self, number: Number) -> Option<u64> {
        let number = number.times(self.times)?;
        if self.over == 1 {
            return Some(number.value());
        }
        Some(number.mantissa.div_ceil(10u64.checked_pow(number.places)?.checked_mul(self.over)?))
    }
}

/// What was read.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Amount {
    /// One past its last token.
    pub to: usize,
    /// How much.
    pub count: Count,
    /// In what sort of words.
    pub kind: CountKind,
    /// On top of others.
    pub additional: bool,
    /// Whether a modifier stands before or after.
    pub modified: bool,
    /// Where the number or vague word begins, and one past it: between the modifiers.
    pub base: (usize, usize),
    /// The number, or both of a range; none for a vague word.
    pub numbers: [Option<Number>; 2],
}

/// The number, range or vague word inside.
#[derive(Clone, Copy, Debug)]
pub(super) struct Base {
    pub to: usize,
    pub count: Count,
    pub kind: CountKind,
    pub numbers: [Option<Number>; 2],
}

/// The amount that begins at `at`.
pub(crate) fn read(scan: &Scan, at: usize, measure: Measure) -> Option<Amount> {
    if opening::opens(scan, at) { read_any(scan, at, measure) } else { None }
}

/// As [`read`], also where no amount can begin.
pub(super) fn read_any(scan: &Scan, at: usize, measure: Measure) -> Option<Amount> {
    let mut outer = None;
    let mut additional = false;
    let mut begin = at;
    // "at least another", "up to about an additional": three in a row is the most there is.
    for _ in 0..3 {
        if let Some((modifier, to)) = modifier::before(scan, begin) {
            outer = Modifier::stronger(outer, modifier);
            begin = to;
        } else if let Some(to) = modifier::on_top(scan, begin) {
            additional = true;
            begin = to;
        } else {
            break;
        }
    }
    let base = base(scan, begin, measure)?;
    if modifier::is_place(scan, at, begin, &base) {
        return None;
    }
    let mut to = base.to;
    let mut inner = None;
    for _ in 0..2 {
        if let Some((modifier, end)) = modifier::after(scan, to) {
            inner = Modifier::stronger(inner, modifier);
            to = end;
        } else if modifier::is_more(scan, to) {
            additional = true;
            to += 1;
        }
    }
    let modifier = inner.into_iter().fold(outer, Modifier::stronger).or_else(|| modifier::verb(scan, at));
    // `A dozen or so` is no looser than `a dozen` is by itself.
    let loose =
        base.numbers[0].is_some_and(|number| number.dozens) && outer.is_none() && inner == Some(Modifier::About);
    let count = modifier.filter(|_| !loose).map_or(base.count, |modifier| modifier.of(base.count));
    let modified = modifier.is_some() || additional;
    let Base { kind, numbers, to: end, .. } = base;
    let amount = Amount { to, count, kind, additional, modified, base: (begin, end), numbers };
    Some(both_ends(scan, amount, modifier, measure).unwrap_or(amount))
}

/// The modifier at `at` and one past it, for readers of amounts with a sign between modifier and number.
pub(crate) fn modifier(scan: &Scan, at: usize) -> Option<(Modifier, usize)> {
    modifier::before(scan, at)
}

/// `more than 100 but fewer than 300`: one bound after the other.
fn both_ends(scan: &Scan, first: Amount, modifier: Option<Modifier>, measure: Measure) -> Option<Amount> {
    let modifier = modifier?;
    let comma = usize::from(scan.is(first.to, ","));
    let and = first.to + comma;
    if !matches!(scan.word(and), "and" | "but" | "yet") {
        return None;
    }
    let (second, to) = modifier::before(scan, and + 1)?;
    let base = base(scan, to, measure)?;
    let (low, high) = if modifier.is_floor() && second.is_ceiling() {
        (first.count, second.of(base.count))
    } else if modifier.is_ceiling() && second.is_floor() {
        (second.of(base.count), first.count)
    } else {
        return None;
    };
    let count = within(low, high)?;
    Some(Amount {
        to: base.to,
        count,
        numbers: [first.numbers[0], base.numbers[0]],
        base: (first.base.0, base.to),
        ..first
    })
}

/// From the low end of one count to the high end of another, where that is an interval.
fn within(low: Count, high: Count) -> Option<Count> {
    let range = |a: Range, b: Range| b.high.filter(|high| a.low <= *high).map(|high| Range::between(a.low, high));
    Some(Count { hard: range(low.hard, high.hard)?, soft: range(low.soft, high.soft)? })
}

fn base(scan: &Scan, at: usize, measure: Measure) -> Option<Base> {
    range::read(scan, at, measure)
        .or_else(|| vague::read(scan, at, measure))
        .or_else(|| exact(number::read(scan, at)?, measure))
}

/// A number by itself. By the dozen it is as loose as SEMANTICS has *a dozen* ([10, 14]), scaled; with a hundred or
/// more and two significant digits at most it is round: ± 5 %. Ends are rounded away from the middle.
fn exact(number: Number, measure: Measure) -> Option<Base> {
    let n = measure.of_number(number)?;
    let hard = if number.dozens {
        Range::between((n / 6).checked_mul(5)?, n.checked_add(n.div_ceil(6))?)
    } else if measure.rounded && is_round(n) {
        Range::between(n - n.div_ceil(20), n.checked_add(n.div_ceil(20))?)
    } else {
        Range::exactly(n)
    };
    let kind = if number.digits { CountKind::Digits } else { CountKind::Words };
    let count = Count { hard, soft: Range::exactly(n) };
    Some(Base { to: number.to, count, kind, numbers: [Some(number), None] })
}

/// Whether at most two digits of `n` are no trailing zeros, and `n` is 100 or more.
fn is_round(n: u64) -> bool {
    let mut head = n;
    while head >= 100 && head.is_multiple_of(10) {
        head /= 10;
    }
    n >= 100 && head < 100
}

/// The plain value of a number as an end of a range.
pub(super) fn end(number: Number, measure: Measure) -> Option<u64> {
    measure.of_number(number)
}
