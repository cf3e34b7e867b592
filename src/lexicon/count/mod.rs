//! How many: number words, digits and vague words with their modifiers, read as hard and soft intervals.
//!
//! Takes the tokens of a sentence, gives the counts in it. Knows nothing of claims: whether *12* are the dead or the
//! arrested is a rule's business. The intervals are those of the table in SEMANTICS; amounts with a unit (*5 km*,
//! *three days*, *$5 million*, *12 percent*) are no counts, see [`crate::lexicon::measure`].
//!
//! ```text
//! amount  = modifier* base after*             "at least", "about", "another" … "or more", "or so", "more"
//! base    = number | range | vague            "two dozen", "5 to 10", "tens of thousands"
//! ```

pub(crate) mod amount;
mod article;
mod context;
mod digits;
mod modifier;
pub(crate) mod noun;
mod number;
mod one;
mod opening;
mod range;
pub(crate) mod scan;
pub(crate) mod unit;
mod vague;
mod word;
mod zero;

use crate::text::Tokens;
use crate::value::Count;

use amount::{Amount, Measure};
use scan::Scan;

/// One count of a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CountHit {
    /// First token: modifiers count in (`At least 40`).
    pub from: usize,
    /// One past the last token; the noun does not count in, nor does `of` before it (`dozens`, `A couple`).
    pub to: usize,
    /// How many.
    pub count: Count,
    /// In what sort of words.
    pub kind: CountKind,
    /// `another five`, `five more`: comes on top of others that were counted elsewhere.
    pub additional: bool,
    /// `one of the two`: the count of the whole; the hit then covers both numbers. Also set, without covering the
    /// whole, in `five out of ten`.
    pub part_of: Option<Count>,
}

/// In what sort of words a count is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum CountKind {
    /// `12`, `1.5 million`
    Digits,
    /// `twelve`, `a hundred`, `two dozen`
    Words,
    /// `several`, `dozens`, `both`
    Vague,
    /// `no`, `none`, `nobody`, `not a single`
    Zero,
    /// `a man`: the article before a noun for a person.
    Article,
}

/// All counts of a sentence, non-overlapping, leftmost-longest.
///
/// `taken`: half-open token ranges already read as times (dates, years); no count overlaps them. Takes time linear in
/// the number of tokens.
pub fn read_counts(tokens: &Tokens, taken: &[(usize, usize)]) -> Vec<CountHit> {
    counts_in(&Scan::new(tokens, taken))
}

/// As [`read_counts`].
pub(crate) fn counts_in(scan: &Scan) -> Vec<CountHit> {
    let mut hits = Vec::new();
    let mut at = 0;
    while at < scan.len() {
        let mut step = step(scan, at);
        if let Some(hit) = &mut step.hit {
            hit.additional |= hits.is_empty() && modifier::is_other(scan, hit);
        }
        hits.extend(step.hit);
        at = step.to.max(at + 1);
    }
    hits
}

/// What one look at a token brings: perhaps a hit, and where to look next.
struct Step {
    hit: Option<CountHit>,
    to: usize,
}

fn step(scan: &Scan, at: usize) -> Step {
    if let Some(amount) = amount::read(scan, at, Measure::COUNT) {
        return of_amount(scan, at, amount);
    }
    let alone = |count: u64, to: usize, kind, additional| {
        let count = Count::exactly(count);
        Step { hit: Some(CountHit { from: at, to, count, kind, additional, part_of: None }), to }
    };
    let class = scan.class(at);
    if class & opening::ZERO != 0
        && let Some(to) = zero::read(scan, at)
    {
        return alone(0, to, CountKind::Zero, false);
    }
    if class & opening::BEFORE_PERSON != 0
        && let Some(article) = article::read(scan, at)
    {
        return alone(1, at + 1, CountKind::Article, article.additional);
    }
    Step { hit: None, to: at + 1 }
}

fn of_amount(scan: &Scan, from: usize, amount: Amount) -> Step {
    if context::refuses(scan, from, &amount) {
        return Step { hit: None, to: context::resume(scan, &amount) };
    }
    let Amount { count, kind, additional, to, .. } = amount;
    let mut hit = CountHit { from, to, count, kind, additional, part_of: None };
    if let Some((whole, end)) = whole(scan, to, count) {
        hit.part_of = Some(whole);
        hit.to = end;
    }
    let to = hit.to;
    Step { hit: Some(hit), to }
}

/// `of the two` after a part, or `out of ten`, which is left to be read as a count of its own.
fn whole(scan: &Scan, at: usize, part: Count) -> Option<(Count, usize)> {
    let apart = scan.is(at, "out");
    let of = if apart { at + 1 } else { at };
    if !scan.is(of, "of") {
        return None;
    }
    let the = matches!(scan.word(of + 1), "the" | "those" | "these" | "its" | "his" | "her" | "their" | "our" | "all");
    let from = of + 1 + usize::from(the);
    if !the && !apart {
        return None;
    }
    let amount = amount::read(scan, from, Measure::COUNT)?;
    let fits = amount.kind != CountKind::Zero && !amount.additional;
    let small = amount.count.soft.high.is_none_or(|high| part.soft.low <= high);
    if !fits || !small || context::refuses(scan, from, &amount) {
        return None;
    }
    Some((amount.count, if apart { at } else { amount.to }))
}

#[cfg(test)]
mod tests;
