//! Quantities as a hard and a soft interval (SEMANTICS: what the words commit to; what a reader expects).

use super::{Relation, Strength};

/// An interval of whole numbers, both ends inclusive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Range {
    /// Lowest.
    pub low: u64,
    /// Highest; `None` is unbounded.
    pub high: Option<u64>,
}

impl Range {
    /// Exactly `n`.
    pub fn exactly(n: u64) -> Self {
        Self { low: n, high: Some(n) }
    }

    /// `low..=high`.
    pub fn between(low: u64, high: u64) -> Self {
        Self { low, high: Some(high) }
    }

    /// `low` and everything above.
    pub fn from(low: u64) -> Self {
        Self { low, high: None }
    }

    /// Whether no number is in both.
    pub fn disjoint(self, other: Range) -> bool {
        self.high.is_some_and(|high| high < other.low) || other.high.is_some_and(|high| high < self.low)
    }

    /// Whether every number of `other` is in `self`.
    pub fn contains(self, other: Range) -> bool {
        let above = match (self.high, other.high) {
            (None, _) => true,
            (Some(_), None) => false,
            (Some(mine), Some(theirs)) => theirs <= mine,
        };
        self.low <= other.low && above
    }
}

/// How many, as far as the words say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Count {
    /// What the words commit to.
    pub hard: Range,
    /// What a reader expects.
    pub soft: Range,
}

impl Count {
    /// A count whose words leave nothing open.
    pub fn exactly(n: u64) -> Self {
        Self { hard: Range::exactly(n), soft: Range::exactly(n) }
    }
}

// Placeholder until the full arithmetic of counts is merged: the three bounds that reconcile needs.
impl Count {
    /// How `other` relates to `self`, both being counts of the same things.
    pub fn relation(&self, other: &Count) -> Relation {
        if self.hard.disjoint(other.hard) {
            return Relation::Disjoint(Strength::Hard);
        }
        if self.soft.disjoint(other.soft) {
            let (low, high) = if self.soft.low > other.soft.low { (other, self) } else { (self, other) };
            return gap(low.soft.high.unwrap_or(u64::MAX), high.soft.low);
        }
        match (self.soft.contains(other.soft), other.soft.contains(self.soft)) {
            (true, true) => Relation::Equal,
            (true, false) => Relation::Narrow,
            (false, true) => Relation::Wide,
            (false, false) => Relation::Over,
        }
    }

    /// How `part` relates to `whole`, where what is counted in `part` is some of what is counted in `whole`.
    pub fn part_relation(whole: &Count, part: &Count) -> Relation {
        let above = |part: Range, whole: Range| whole.high.is_some_and(|high| part.low > high);
        if above(part.hard, whole.hard) {
            Relation::Disjoint(Strength::Hard)
        } else if above(part.soft, whole.soft) {
            gap(whole.soft.high.unwrap_or(u64::MAX), part.soft.low)
        } else {
            Relation::Narrow
        }
    }
}

fn gap(below: u64, above: u64) -> Relation {
    let gross = above >= below.max(1).saturating_mul(3);
    Relation::Disjoint(if gross { Strength::Hard } else { Strength::Soft })
}
