//! Words that open an amount to one side or both: `at least`, `nearly`, `or so`. The intervals are SEMANTICS'.

use super::amount::Base;
use super::noun;
use super::opening;
use super::scan::Scan;
use super::word;
use super::{CountHit, CountKind};
use crate::text::TokenKind;
use crate::value::{Count, Range};

/// What a modifier does to the amount it stands at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Modifier {
    About,
    Nearly,
    UpTo,
    AtMost,
    FewerThan,
    AtLeast,
    MoreThan,
}

use Modifier::{About, AtLeast, AtMost, FewerThan, MoreThan, Nearly, UpTo};

/// Before the number. Sorted by first word; among those with the same first word the longer comes first.
pub(super) const BEFORE: &[(&str, Modifier)] = &[
    ("a maximum of", AtMost),
    ("a minimum of", AtLeast),
    ("about", About),
    ("above", MoreThan),
    ("almost", Nearly),
    ("an approximate", About),
    ("an estimated", About),
    ("anything up to", UpTo),
    ("anywhere up to", UpTo),
    ("approaching", Nearly),
    ("approx", About),
    ("approx .", About),
    ("approximately", About),
    ("around", About),
    ("as few as", AtLeast),
    ("as little as", AtLeast),
    ("as many as", UpTo),
    ("as much as", UpTo),
    ("at a minimum", AtLeast),
    ("at least", AtLeast),
    ("at minimum", AtLeast),
    ("at most", AtMost),
    ("at the least", AtLeast),
    ("at the most", AtMost),
    ("at the very least", AtLeast),
    ("at the very most", AtMost),
    ("below", FewerThan),
    ("beyond", MoreThan),
    ("circa", About),
    ("close on", Nearly),
    ("close to", Nearly),
    ("estimated", About),
    ("exceeding", MoreThan),
    ("fewer than", FewerThan),
    ("greater than", MoreThan),
    ("higher than", MoreThan),
    ("in excess of", MoreThan),
    ("in the order of", About),
    ("in the region of", About),
    ("just below", Nearly),
    ("just short of", Nearly),
    ("just shy of", Nearly),
    ("just under", Nearly),
    ("larger than", MoreThan),
    ("less than", FewerThan),
    ("lower than", FewerThan),
    ("more or less", About),
    ("more than", MoreThan),
    ("nearly", Nearly),
    ("no fewer than", AtLeast),
    ("no less than", AtLeast),
    ("no more than", AtMost),
    ("not fewer than", AtLeast),
    ("not less than", AtLeast),
    ("not more than", AtMost),
    ("on the order of", About),
    ("over", MoreThan),
    ("roughly", About),
    ("slightly below", Nearly),
    ("slightly fewer than", Nearly),
    ("slightly less than", Nearly),
    ("slightly under", Nearly),
    ("smaller than", FewerThan),
    ("some", About),
    ("somewhere around", About),
    ("surpassing", MoreThan),
    ("under", FewerThan),
    ("up to", UpTo),
    ("upward of", MoreThan),
    ("upwards of", MoreThan),
    ("well above", MoreThan),
    ("~", About),
    ("≈", About),
    ("≤", AtMost),
    ("≥", AtLeast),
];

/// Before a bound (`well over`, `slightly more than`): they leave it as it is.
pub(super) const DEGREES: &[&str] = &[
    "well",
    "just",
    "far",
    "slightly",
    "significantly",
    "considerably",
    "substantially",
    "much",
    "many",
    "even",
    "little",
];

/// After the number.
const AFTER: &[(&str, Modifier)] = &[
    ("or more", AtLeast),
    ("or above", AtLeast),
    ("or over", AtLeast),
    ("or greater", AtLeast),
    ("and above", AtLeast),
    ("and over", AtLeast),
    ("at least", AtLeast),
    ("at a minimum", AtLeast),
    ("at the very least", AtLeast),
    ("plus", AtLeast),
    ("+", AtLeast),
    ("or fewer", AtMost),
    ("or less", AtMost),
    ("or under", AtMost),
    ("or below", AtMost),
    ("at most", AtMost),
    ("at the most", AtMost),
    ("tops", AtMost),
    ("or so", About),
    ("or thereabouts", About),
    ("odd", About),
];

/// Verbs that make what follows a bound, and stay outside the amount: "the toll exceeded 40".
const BOUND_VERBS: &[&str] =
    &["exceed", "exceeds", "exceeded", "surpass", "surpasses", "surpassed", "topped", "tops", "topping"];

impl Modifier {
    /// Of two modifiers of one amount: a bound beats an approximation ("at least about 40"), the outer bound the inner.
    pub fn stronger(outer: Option<Modifier>, inner: Modifier) -> Option<Modifier> {
        Some(outer.filter(|outer| *outer > Nearly || inner <= Nearly).unwrap_or(inner))
    }

    /// Whether it gives a low end and no high one.
    pub fn is_floor(self) -> bool {
        matches!(self, AtLeast | MoreThan)
    }

    /// Whether it gives a high end and no low one.
    pub fn is_ceiling(self) -> bool {
        matches!(self, AtMost | FewerThan | UpTo)
    }

    /// The modified amount. What SEMANTICS says for one number n holds at the ends of a range or vague word likewise:
    /// hard ends from what its words commit to, soft ends from what a reader expects. Hard ends are rounded outwards,
    /// soft ends inwards; 1.5 n is rounded up, so that "at least one" may well be two.
    pub fn of(self, count: Count) -> Count {
        let point = count.soft.high == Some(count.soft.low);
        // "100" alone may be 95, but "at least 100" is not; "at least dozens" commits to no more than "dozens".
        let hard = if point { count.soft } else { count.hard };
        let soft = count.soft;
        let more = |low: u64| Range { low, high: soft.high.map(|high| high.max(expected(soft.low)).max(low)) };
        let (hard, soft) = match self {
            AtLeast => (Range::from(hard.low), more(soft.low)),
            MoreThan => (Range::from(hard.low), more(if point { soft.low.saturating_add(1) } else { soft.low })),
            Nearly => {
                let high = soft.high.map(|high| if point { high.saturating_sub(1) } else { high });
                let low = nine_tenths(soft.low).min(high.unwrap_or(u64::MAX));
                (Range { low: share(hard.low, 8).0, high: hard.high }, Range { low, high })
            }
            About => {
                let wide = Range { low: share(hard.low, 8).0, high: hard.high.map(|high| share(high, 12).1) };
                let low = nine_tenths(soft.low);
                (wide, Range { low, high: soft.high.map(|high| share(high, 11).0.max(low)) })
            }
            UpTo => (Range::from(0), Range { low: soft.high.unwrap_or(1).min(1), high: soft.high }),
            AtMost => (Range { low: 0, high: hard.high }, Range { low: 0, high: soft.high }),
            FewerThan => {
                let high = soft.high.map(|high| if point { high.saturating_sub(1) } else { high });
                (Range { low: 0, high: hard.high }, Range { low: 0, high })
            }
        };
        Count { hard, soft }
    }
}

/// What a reader takes "at least n" to reach: 1.5 n.
fn expected(n: u64) -> u64 {
    n.saturating_add(n.div_ceil(2))
}

/// 0.9 n, rounded up.
fn nine_tenths(n: u64) -> u64 {
    share(n, 9).1
}

/// `tenths` tenths of n, rounded down and up.
fn share(n: u64, tenths: u64) -> (u64, u64) {
    let product = u128::from(n) * u128::from(tenths);
    let narrow = |n: u128| u64::try_from(n).unwrap_or(u64::MAX);
    (narrow(product / 10), narrow(product.div_ceil(10)))
}

/// The modifier that begins at `at`, and one past it.
pub(super) fn before(scan: &Scan, at: usize) -> Option<(Modifier, usize)> {
    if let Some(found) = table(scan, at) {
        return Some(found);
    }
    let a = usize::from(scan.is(at, "a") && scan.is(at + 1, "little"));
    if scan.class(at + a) & opening::DEGREE == 0 {
        return None;
    }
    table(scan, at + a + 1).filter(|(modifier, _)| matches!(modifier, MoreThan | FewerThan))
}

fn table(scan: &Scan, at: usize) -> Option<(Modifier, usize)> {
    let word = scan.word(at);
    if scan.class(at) & opening::BEGINS_MODIFIER == 0 {
        return None;
    }
    let first = |entry: &(&'static str, Modifier)| entry.0.split(' ').next().unwrap_or("");
    let begin = BEFORE.partition_point(|entry| first(entry) < word);
    let same = BEFORE[begin..].iter().take_while(|entry| first(entry) == word);
    let found = same.filter_map(|(phrase, modifier)| Some((*modifier, scan.phrase(at, phrase)?)));
    found.max_by_key(|(_, to)| *to)
}

/// `another`, `a further`, `an additional`; one past it.
pub(super) fn on_top(scan: &Scan, at: usize) -> Option<usize> {
    let skip = usize::from(matches!(scan.word(at), "a" | "an"));
    match scan.word(at + skip) {
        "another" if skip == 0 => Some(at + 1),
        "further" | "additional" | "extra" | "added" => Some(at + skip + 1),
        _ => None,
    }
}

/// Whether `more` here adds to the amount before it: `five more`, not `five more than`.
pub(super) fn is_more(scan: &Scan, at: usize) -> bool {
    matches!(scan.word(at), "more" | "additional" | "further") && !scan.is(at + 1, "than")
}

/// Whether what is counted first in its sentence comes on top of what was told before: `two other men died`. Beside others that
/// the sentence counts (`killed four and hurt two other people`), these are the others.
pub(super) fn is_other(scan: &Scan, hit: &CountHit) -> bool {
    let beside = || (0..hit.from).any(|at| matches!(scan.word(at), "and" | "including" | "besides" | "with"));
    let noun = scan.is_kind(hit.to + 1, TokenKind::Word) && !noun::is_function(scan.word(hit.to + 1));
    matches!(hit.kind, CountKind::Digits | CountKind::Words | CountKind::Vague)
        && scan.is(hit.to, "other")
        && noun
        && !beside()
}

/// The modifier after an amount, and one past it.
pub(super) fn after(scan: &Scan, at: usize) -> Option<(Modifier, usize)> {
    // "30-plus", "30-odd"
    let begin = at + usize::from(scan.is_joint(at));
    let found = AFTER.iter().find_map(|(phrase, modifier)| Some((*modifier, scan.phrase(begin, phrase)?)));
    // "30 plus 12" is a sum, "12 at least 40" two amounts, "five or more than ten" a comparison.
    found.filter(|(_, to)| !scan.is_kind(*to, TokenKind::Number) && !scan.is(*to, "than"))
}

/// The verb before the amount that makes it a bound. Laws are passed too: *passed* needs a toll to do it.
pub(super) fn verb(scan: &Scan, at: usize) -> Option<Modifier> {
    let verb = scan.before(at);
    let tally =
        |at: usize| matches!(scan.word(at), "toll" | "number" | "total" | "count" | "figure" | "tally" | "deaths");
    let passed = matches!(verb, "passes" | "passed" | "past") && (at.saturating_sub(6)..at).any(tally);
    (passed || BOUND_VERBS.contains(&verb)).then_some(MoreThan)
}

/// Whether what seems a modifier tells where or about what: "a dispute over two islands". Below ten in words, that is
/// what *over*, *under*, *above* and the like mean in news.
pub(super) fn is_place(scan: &Scan, from: usize, begin: usize, base: &Base) -> bool {
    if begin != from + 1 {
        return false;
    }
    let small = word::small(scan.word(begin)).is_some_and(|n| n < 10) && base.to == begin + 1;
    small && matches!(scan.word(from), "over" | "under" | "above" | "below" | "beyond" | "approaching")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn table_is_sorted_by_first_word() {
        let first: Vec<_> = BEFORE.iter().map(|entry| entry.0.split(' ').next().unwrap_or("")).collect();
        assert!(first.is_sorted(), "{first:?}");
    }

    fn check(modifier: Modifier, n: u64, hard: (u64, Option<u64>), soft: (u64, Option<u64>)) {
        let range = |(low, high)| Range { low, high };
        let expected = Count { hard: range(hard), soft: range(soft) };
        assert_eq!(modifier.of(Count::exactly(n)), expected, "{modifier:?} {n}");
    }

    #[test]
    fn opens() {
        check(AtLeast, 40, (40, None), (40, Some(60)));
        check(AtLeast, 1, (1, None), (1, Some(2)));
        check(MoreThan, 110, (110, None), (111, Some(165)));
        check(MoreThan, 0, (0, None), (1, Some(1)));
        check(Nearly, 60, (48, Some(60)), (54, Some(59)));
        check(Nearly, 5, (4, Some(5)), (4, Some(4)));
        check(About, 30, (24, Some(36)), (27, Some(33)));
        check(About, 3, (2, Some(4)), (3, Some(3)));
        check(UpTo, 15, (0, None), (1, Some(15)));
        check(AtMost, 15, (0, Some(15)), (0, Some(15)));
        check(FewerThan, 15, (0, Some(15)), (0, Some(14)));
        check(FewerThan, 0, (0, Some(0)), (0, Some(0)));
        check(AtLeast, u64::MAX, (u64::MAX, None), (u64::MAX, Some(u64::MAX)));
        check(About, u64::MAX, (u64::MAX / 10 * 8 + 4, Some(u64::MAX)), (u64::MAX / 10 * 9 + 5, Some(u64::MAX)));
    }
}
