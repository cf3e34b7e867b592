//! Windows of whole days, both ends inclusive; `None` is unbounded.

use jiff::civil::Date;

use super::day::day_number;
use super::relation::{Relation, Strength};

/// From one day to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Window {
    /// First day; `None`: no matter how early.
    pub from: Option<Date>,
    /// Last day; `None`: no matter how late.
    pub to: Option<Date>,
}

impl Window {
    /// One day.
    pub fn day(date: Date) -> Self {
        Self { from: Some(date), to: Some(date) }
    }

    /// `from..=to`.
    pub fn days(from: Date, to: Date) -> Self {
        Self { from: Some(from), to: Some(to) }
    }

    /// Whether no day is in both.
    pub fn disjoint(&self, other: &Window) -> bool {
        self.ends_before(other) || other.ends_before(self)
    }

    /// Whether every day of `other` is in `self`.
    pub fn contains(&self, other: &Window) -> bool {
        let from = self.from.is_none_or(|mine| other.from.is_some_and(|theirs| mine <= theirs));
        let to = self.to.is_none_or(|mine| other.to.is_some_and(|theirs| theirs <= mine));
        from && to
    }

    /// Days from the end of the earlier to the start of the later; 0 where they overlap. Never negative.
    pub fn days_apart(&self, other: &Window) -> i64 {
        let gap = |earlier: &Window, later: &Window| match (earlier.to, later.from) {
            (Some(to), Some(from)) => days_from(to, from).max(0),
            _ => 0,
        };
        gap(self, other).max(gap(other, self))
    }

    /// How many days; `None` where an end is open. A window that ends before it begins has none: 0.
    pub fn width_days(&self) -> Option<i64> {
        Some((days_from(self.from?, self.to?) + 1).max(0))
    }

    fn ends_before(&self, other: &Window) -> bool {
        matches!((self.to, other.from), (Some(to), Some(from)) if to < from)
    }
}

/// Days from one to another; negative backwards.
fn days_from(from: Date, to: Date) -> i64 {
    i64::from(day_number(to)) - i64::from(day_number(from))
}

/// When: one reading, or two where the words leave it open (a bare weekday with no tense to tell).
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Time {
    /// The likelier reading.
    pub window: Window,
    /// The other one, where the words allow two.
    pub other: Option<Window>,
}

impl Time {
    /// One reading.
    pub fn new(window: Window) -> Self {
        Self { window, other: None }
    }

    /// Both readings.
    pub fn readings(&self) -> impl Iterator<Item = Window> {
        std::iter::once(self.window).chain(self.other)
    }
    /// `other` seen from `self`.
    ///
    /// Disjoint (hard: a day is a fact) only if every reading of one is disjoint from every reading of the other, so that
    /// an open weekday never contradicts by chance. Else the reading pair that agrees best speaks: equal, inside, around.
    pub fn relation(&self, other: &Time) -> Relation {
        let pairs = self.readings().flat_map(|mine| other.readings().map(move |theirs| between(&mine, &theirs)));
        pairs.min_by_key(rank).unwrap_or(Relation::Over)
    }
}

/// `b` seen from `a`.
fn between(a: &Window, b: &Window) -> Relation {
    if a.disjoint(b) {
        Relation::Disjoint(Strength::Hard)
    } else if a == b {
        Relation::Equal
    } else if a.contains(b) {
        Relation::Narrow
    } else if b.contains(a) {
        Relation::Wide
    } else {
        Relation::Over
    }
}

/// The better two readings agree, the lower.
fn rank(relation: &Relation) -> u8 {
    match relation {
        Relation::Equal => 0,
        Relation::Narrow => 1,
        Relation::Wide => 2,
        Relation::Over => 3,
        Relation::Disjoint(_) => 4,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    /// A window of days of May 2025; 0 is an open end.
    fn may(from: i8, to: i8) -> Window {
        let day = |day: i8| (day > 0).then(|| date(2025, 5, day));
        Window { from: day(from), to: day(to) }
    }

    fn check(a: (i8, i8), b: (i8, i8), expected: Relation, apart: i64) {
        let (a, b) = (may(a.0, a.1), may(b.0, b.1));
        assert_eq!(Time::new(a).relation(&Time::new(b)), expected, "{a:?} {b:?}");
        assert_eq!(a.days_apart(&b), apart, "{a:?} {b:?}");
        assert_eq!(b.days_apart(&a), apart, "{b:?} {a:?}");
    }

    #[test]
    fn relations() {
        use Relation::*;
        let disjoint = Disjoint(Strength::Hard);
        check((5, 5), (5, 5), Equal, 0);
        check((5, 11), (7, 7), Narrow, 0);
        check((7, 7), (5, 11), Wide, 0);
        check((5, 11), (9, 14), Over, 0);
        check((5, 5), (6, 6), disjoint, 1);
        check((9, 9), (1, 2), disjoint, 7);
        check((0, 5), (6, 0), disjoint, 1);
        check((0, 5), (5, 0), Over, 0);
        check((0, 0), (5, 5), Narrow, 0);
        check((5, 0), (0, 0), Wide, 0);
        check((5, 0), (7, 0), Narrow, 0);
        check((0, 0), (0, 0), Equal, 0);
    }

    #[test]
    fn open_weekdays_are_disjoint_only_in_both_readings() {
        let open = Time { window: may(5, 5), other: Some(may(12, 12)) };
        let check = |other: Time, expected| assert_eq!(open.relation(&other), expected, "{other:?}");
        check(Time::new(may(12, 12)), Relation::Equal);
        check(Time::new(may(5, 11)), Relation::Wide);
        check(Time::new(may(13, 13)), Relation::Disjoint(Strength::Hard));
    }

    #[test]
    fn widths() {
        for (from, to, days) in [(5, 5, Some(1)), (5, 11, Some(7)), (0, 5, None), (5, 0, None), (9, 5, Some(0))] {
            assert_eq!(may(from, to).width_days(), days, "{from} {to}");
        }
        assert_eq!(Window::days(Date::MIN, Date::MAX).width_days(), Some(7_304_484));
    }
}
