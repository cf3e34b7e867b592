//! Vague words: `a few`, `several hundred`, `tens of thousands`, `both`. Bounds are SEMANTICS'; that *dozens* are at
//! least 12 and *hundreds* at least 100 is ACLED's reading.

use super::CountKind;
use super::amount::{Base, Measure};
use super::noun;
use super::scan::Scan;
use super::word;
use crate::text::TokenKind;
use crate::value::{Count, Range};

/// Words that stand for an interval, alone or before a multiplier (`a few hundred`): hard and soft interval.
const FEW: &[(&str, Range, Range)] = &[
    ("a couple", Range { low: 2, high: Some(3) }, Range { low: 2, high: Some(2) }),
    ("a few", Range { low: 2, high: None }, Range { low: 3, high: Some(5) }),
    ("a handful", Range { low: 2, high: None }, Range { low: 3, high: Some(5) }),
    ("several", Range { low: 2, high: None }, Range { low: 3, high: Some(9) }),
    ("a pair of", Range { low: 2, high: Some(2) }, Range { low: 2, high: Some(2) }),
    ("a trio of", Range { low: 3, high: Some(3) }, Range { low: 3, high: Some(3) }),
];

/// The vague amount that begins at `at`.
pub(super) fn read(scan: &Scan, at: usize, measure: Measure) -> Option<Base> {
    let (to, hard, soft) = few(scan, at).or_else(|| many(scan, at)).or_else(|| both(scan, at))?;
    let range = |range: Range| Some(Range { low: measure.of(range.low)?, high: ends(range.high, measure)? });
    let count = Count { hard: range(hard)?, soft: range(soft)? };
    Some(Base { to, count, kind: CountKind::Vague, numbers: [None, None] })
}

fn ends(high: Option<u64>, measure: Measure) -> Option<Option<u64>> {
    high.map_or(Some(None), |high| measure.of(high).map(Some))
}

/// `a few`, `several dozen`, `a couple of hundred`.
fn few(scan: &Scan, at: usize) -> Option<(usize, Range, Range)> {
    let found = FEW.iter().find_map(|(phrase, hard, soft)| {
        let rest = phrase.strip_prefix("a ").filter(|_| is_determined(scan, at)).unwrap_or(phrase);
        let to = scan.phrase(at, phrase).or_else(|| scan.phrase(at, rest))?;
        Some((to, *hard, *soft))
    });
    let (to, hard, soft) = found?;
    // "a pair of": the noun decides nothing, "of" belongs to what is counted.
    let to = to - usize::from(scan.is(to - 1, "of"));
    let of = usize::from(scan.is(to, "of"));
    let multiplier = scan.word(to + of);
    if let Some(factor) = word::multiplier(multiplier).or_else(|| word::multipliers(multiplier)) {
        return scaled(to + of + 1, hard, soft, factor);
    }
    // "a couple was killed": two people by another road, not a number word.
    let couple = scan.is(to - 1, "couple") && of == 0;
    let counts = !couple || scan.is(to, "more") || noun::is_plural(scan.word(to));
    counts.then_some((to, hard, soft))
}

/// Whether what stands before lets `few`, `couple` and `handful` do without their article.
fn is_determined(scan: &Scan, at: usize) -> bool {
    matches!(scan.before(at), "another" | "further" | "additional" | "the" | "these" | "those")
}

fn scaled(to: usize, hard: Range, soft: Range, factor: u64) -> Option<(usize, Range, Range)> {
    let times = |n: u64| n.checked_mul(factor);
    let hard = Range { low: times(hard.low)?, high: hard.high.and_then(times) };
    // "several hundred" may end in 950: all that has the last multiple before it.
    let slack = if hard.high.is_some() { 0 } else { factor - 1 };
    Some((to, hard, Range { low: times(soft.low)?, high: times(soft.high?)?.checked_add(slack) }))
}

/// `dozens`, `tens of thousands`, `scores`.
fn many(scan: &Scan, at: usize) -> Option<(usize, Range, Range)> {
    let begin = at + usize::from(scan.is(at, "many"));
    let of = scan.is(begin + 1, "of");
    let over = if of { word::multipliers(scan.word(begin + 2)).filter(|factor| *factor >= 1000) } else { None };
    let (low, likely, high) = match scan.word(begin) {
        "tens" if of => (10, 20, 99),
        "scores" if is_scores(scan, begin) => (20, 40, 99),
        "dozens" => (12, 24, 99),
        "hundreds" => (100, 200, 999),
        plural => {
            let factor = word::multipliers(plural)?;
            (factor, factor.checked_mul(2)?, factor.checked_mul(10)?.checked_sub(1)?)
        }
    };
    match over {
        Some(factor) => scaled(begin + 3, Range::from(low), Range::between(likely, high), factor),
        None => Some((begin + 1, Range::from(low), Range::between(likely, high))),
    }
}

/// Whether `scores` counts heads and not goals: followed by `of`, `more` or what befell them, or the object of a verb.
fn is_scores(scan: &Scan, at: usize) -> bool {
    let next = scan.word(at + 1);
    let fate = matches!(
        next,
        "of" | "more"
            | "were"
            | "are"
            | "have"
            | "had"
            | "feared"
            | "dead"
            | "hurt"
            | "others"
            | "injured"
            | "wounded"
            | "killed"
            | "missing"
    );
    let before = scan.before(at);
    let object =
        before.ends_with("ed") || before.ends_with("ing") || matches!(before, "kills" | "wounds" | "injures" | "left");
    fate || object && next != "for"
}

/// `both men`, `both of them`, `both were`; not `both Kyiv and Moscow`.
fn both(scan: &Scan, at: usize) -> Option<(usize, Range, Range)> {
    if !scan.is(at, "both") {
        return None;
    }
    let next = scan.word(at + 1);
    let pronoun =
        matches!(next, "of" | "were" | "are" | "have" | "had" | "died") && scan.is_kind(at + 1, TokenKind::Word);
    let two = || (at + 1, Range::exactly(2), Range::exactly(2));
    if pronoun {
        return Some(two());
    }
    let head =
        (at + 1..at + 4).find(|head| noun::is_plural(scan.word(*head)) || noun::is_function(scan.word(*head)))?;
    let listed = (head..head + 5).any(|next| scan.is(next, "and"));
    (noun::is_plural(scan.word(head)) && !listed).then(two)
}
