//! Quantities as a hard and a soft interval (SEMANTICS: what the words commit to; what a reader expects).

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
