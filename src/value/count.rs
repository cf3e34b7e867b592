//! Quantities as a hard and a soft interval (SEMANTICS: what the words commit to; what a reader expects), and how two
//! of them relate.

use super::relation::{Relation, Strength};

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
    /// The same with nothing said about more: what an addition to an unknown number tells about the sum.
    pub fn at_least(self) -> Self {
        Self { hard: Range::from(self.hard.low), soft: Range::from(self.soft.low) }
    }

    /// A count whose words leave nothing open.
    pub fn exactly(n: u64) -> Self {
        Self { hard: Range::exactly(n), soft: Range::exactly(n) }
    }

    /// b (`other`) seen from a (`self`), where both count the same thing (SEMANTICS, "Compare").
    ///
    /// Hard intervals disjoint: hard. Else soft ones disjoint: soft, but hard where a factor of 3 or more lies between
    /// their nearest ends ([`FAR`]; an end of 0 counts as 1 there). Else as the soft intervals lie to each other.
    pub fn relation(&self, other: &Count) -> Relation {
        if self.hard.disjoint(other.hard) {
            return Relation::Disjoint(Strength::Hard);
        }
        if self.soft.disjoint(other.soft) {
            let far = self.soft.is_far_below(other.soft) || other.soft.is_far_below(self.soft);
            return Relation::Disjoint(if far { Strength::Hard } else { Strength::Soft });
        }
        match (self.soft.contains(other.soft), other.soft.contains(self.soft)) {
            (true, true) => Relation::Equal,
            (true, false) => Relation::Narrow,
            (false, true) => Relation::Wide,
            (false, false) => Relation::Over,
        }
    }

    /// A count of a part seen from that of its whole, for what adds up (SEMANTICS, "Part and whole").
    ///
    /// Inconsistent only where the part is surely more than the whole: its low end above the whole's high end, hard by
    /// the hard ends, soft by the soft ones, never raised. Otherwise equal, or nothing to be said ([`Relation::Over`]).
    pub fn part_relation(whole: &Count, part: &Count) -> Relation {
        let above = |part: Range, whole: Range| whole.high.is_some_and(|high| high < part.low);
        if above(part.hard, whole.hard) {
            Relation::Disjoint(Strength::Hard)
        } else if above(part.soft, whole.soft) {
            Relation::Disjoint(Strength::Soft)
        } else if part.soft == whole.soft {
            Relation::Equal
        } else {
            Relation::Over
        }
    }
}

/// From this factor on, a gap between soft intervals is as bad as one between hard ones.
const FAR: u64 = 3;

impl Range {
    /// Whether all of `other` is at least [`FAR`] times as much as anything in `self`.
    fn is_far_below(self, other: Range) -> bool {
        self.high
            .is_some_and(|high| high < other.low && high.max(1).checked_mul(FAR).is_some_and(|far| far <= other.low))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Relation::{Disjoint, Equal, Narrow, Over, Wide};
    use Strength::{Hard, Soft};

    fn count(hard: (u64, Option<u64>), soft: (u64, Option<u64>)) -> Count {
        let range = |(low, high)| Range { low, high };
        Count { hard: range(hard), soft: range(soft) }
    }

    fn dozens() -> Count {
        count((12, None), (24, Some(99)))
    }

    fn more_than(n: u64) -> Count {
        count((n, None), (n + 1, Some(n + n.div_ceil(2))))
    }

    fn check(a: Count, b: Count, expected: Relation) {
        assert_eq!(a.relation(&b), expected, "{a:?} {b:?}");
        let mirrored = match expected {
            Narrow => Wide,
            Wide => Narrow,
            same => same,
        };
        assert_eq!(b.relation(&a), mirrored, "{b:?} {a:?}");
    }

    #[test]
    fn relates() {
        check(Count::exactly(2), Count::exactly(2), Equal);
        check(Count::exactly(2), Count::exactly(3), Disjoint(Hard));
        check(dozens(), Count::exactly(31), Narrow);
        check(dozens(), Count::exactly(13), Disjoint(Soft));
        check(dozens(), Count::exactly(5), Disjoint(Hard));
        check(dozens(), more_than(110), Disjoint(Soft));
        check(dozens(), more_than(300), Disjoint(Hard));
        check(more_than(80), dozens(), Over);
        check(count((95, Some(105)), (100, Some(100))), Count::exactly(98), Disjoint(Soft));
        // Up to 20 against none and against a hundred.
        check(count((0, None), (1, Some(20))), Count::exactly(0), Disjoint(Soft));
        check(count((0, None), (1, Some(20))), Count::exactly(104), Disjoint(Hard));
        // Unbounded above on both sides.
        check(count((3, None), (3, None)), count((9, None), (9, None)), Narrow);
    }

    fn part(whole: Count, part: Count, expected: Relation) {
        assert_eq!(Count::part_relation(&whole, &part), expected, "{whole:?} {part:?}");
    }

    #[test]
    fn parts() {
        part(Count::exactly(2), Count::exactly(1), Over);
        part(Count::exactly(2), Count::exactly(2), Equal);
        part(Count::exactly(2), Count::exactly(5), Disjoint(Hard));
        part(dozens(), more_than(110), Disjoint(Soft));
        part(dozens(), more_than(900), Disjoint(Soft));
        part(more_than(110), dozens(), Over);
        part(count((95, Some(105)), (100, Some(100))), Count::exactly(102), Disjoint(Soft));
    }
}
