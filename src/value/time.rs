//! Windows of whole days, both ends inclusive; `None` is unbounded.

use jiff::civil::Date;

use super::{Relation, Strength};

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
}

// Placeholder until the full arithmetic of windows is merged: what identity, blocking and the table need.
impl Window {
    /// Whether no day is in both.
    pub fn disjoint(self, other: Window) -> bool {
        let before = |a: Window, b: Window| matches!((a.to, b.from), (Some(to), Some(from)) if to < from);
        before(self, other) || before(other, self)
    }

    /// Whether every day of `other` is in `self`.
    pub fn contains(self, other: Window) -> bool {
        let from = self.from.is_none_or(|mine| other.from.is_some_and(|theirs| mine <= theirs));
        let to = self.to.is_none_or(|mine| other.to.is_some_and(|theirs| theirs <= mine));
        from && to
    }

    /// Days from the one to the other; 0 where they overlap.
    pub fn days_apart(self, other: Window) -> u32 {
        let between = |a: Window, b: Window| match (a.to, b.from) {
            (Some(to), Some(from)) if to < from => u32::try_from((from - to).get_days()).ok(),
            _ => None,
        };
        between(self, other).or_else(|| between(other, self)).unwrap_or(0)
    }

    /// Number of days in it; `None` where it is unbounded.
    pub fn width_days(self) -> Option<u32> {
        let (from, to) = (self.from?, self.to?);
        u32::try_from((to - from).get_days() + 1).ok()
    }
}

impl Time {
    /// How `other` relates to `self`: disjoint only if no reading of the one meets any reading of the other.
    pub fn relation(&self, other: &Time) -> Relation {
        let best = self.readings().flat_map(|a| other.readings().map(move |b| windows(a, b))).min_by_key(|r| match r {
            Relation::Equal => 0,
            Relation::Narrow => 1,
            Relation::Wide => 2,
            Relation::Over => 3,
            Relation::Disjoint(_) => 4,
        });
        best.unwrap_or(Relation::Over)
    }
}

fn windows(a: Window, b: Window) -> Relation {
    if a.disjoint(b) {
        return Relation::Disjoint(Strength::Hard);
    }
    match (a.contains(b), b.contains(a)) {
        (true, true) => Relation::Equal,
        (true, false) => Relation::Narrow,
        (false, true) => Relation::Wide,
        (false, false) => Relation::Over,
    }
}
