//! Windows of whole days, both ends inclusive; `None` is unbounded.

use jiff::civil::Date;

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
