//! What a time expression says before it is set against a calendar: no anchor, no tense.

use jiff::civil::Weekday;

/// A unit of calendar time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Unit {
    Hour,
    Day,
    Weekend,
    Week,
    Fortnight,
    Month,
    Quarter,
    Year,
    Decade,
    Century,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Season {
    Spring,
    Summer,
    Autumn,
    Winter,
}

/// A holiday on one day of the year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Holiday {
    /// Month and day.
    Fixed(i8, i8),
    /// Days after (before, where negative) the Western Easter Sunday.
    Easter(i64),
}

/// A date with parts left out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Partial {
    pub year: Option<i16>,
    pub month: Option<i8>,
    pub day: Option<i8>,
    pub weekday: Option<Weekday>,
}

/// A length of time: `2 weeks and 2 days`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Length {
    pub months: i32,
    pub days: i32,
    pub hours: i32,
    /// The finest unit that it is counted in.
    pub unit: Unit,
    /// How many of that unit, where it is counted in one unit only.
    pub count: i32,
    /// `a few`, `several`.
    pub vague: bool,
}

/// A part of a period, as TIMEX3's `mod`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Portion {
    Early,
    Mid,
    Late,
    /// `the start of`: as early; to be before or after it is to be before or after a day.
    Start,
    /// `the end of`: as late, likewise.
    End,
    /// From its start to the anchor.
    Earlier,
    /// From the anchor to its end.
    Later,
}

/// What an ordinal counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Counted {
    Unit(Unit),
    Half,
    Weekday(Weekday),
}

/// Where an end is left open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Bound {
    Since,
    /// `starting`, `beginning on`: as since, and often said of what is to come.
    Starting,
    After,
    Before,
    /// `hours after`: then, or on the day after.
    JustAfter,
    /// `hours before`: then, or on the day before.
    JustBefore,
    Until,
    By,
    /// `from X`: open only where the future is spoken of; else X.
    From,
    /// `as of X`: up to X; from X where the future is spoken of.
    AsOf,
}

/// A time expression.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Expr {
    /// Days from the anchor.
    Today(i64),
    Partial(Partial),
    /// Whole years, first to last: decades and centuries.
    Years(i16, i16),
    /// The unit around the anchor, moved by so many.
    Around(Unit, i32),
    /// Monday to Friday of the week around the anchor, moved.
    WorkingWeek(i32),
    /// `the weekend`: by tense.
    Weekend,
    /// `next June`, `last Friday`, `this Friday`: month or weekday, and −1, 0 or 1.
    Named(Partial, i32),
    Holiday(Holiday, Option<i16>, i32),
    Season(Season, Option<i16>, i32),
    /// The last (or next) two weeks, up to (or from) the anchor.
    Rolling(Length, i32),
    Part(Portion, Box<Expr>),
    /// The nth (from the end, where negative) of `count` such in a period.
    Nth {
        n: i32,
        what: Counted,
        count: i32,
        of: Box<Expr>,
    },
    /// A weekday of a week.
    WeekdayIn(Weekday, Box<Expr>),
    /// A day of a month.
    DayIn(i8, Box<Expr>),
    /// A month of a year.
    MonthIn(i8, Box<Expr>),
    /// The week around a day.
    WeekOf(Box<Expr>),
    /// A length after (1) or before (−1) a day.
    Shift(Length, i32, Box<Expr>),
    /// `in two weeks`: a date only where the past is not spoken of.
    Ahead(Length),
    /// From a day on, for a length.
    For(Box<Expr>, Length),
    /// The day last spoken of.
    Told,
    /// The window last spoken of, itself: `the same day`.
    Same,
    /// The night that begins on a day.
    Night(Box<Expr>),
    /// The night that ends on a day.
    Overnight(Box<Expr>),
    Range(Box<Expr>, Box<Expr>),
    Bound(Bound, Box<Expr>),
}

impl Expr {
    /// Whether its days count from what was last spoken of.
    pub fn looks_back(&self) -> bool {
        matches!(self, Expr::Told | Expr::Same) || self.inner().into_iter().flatten().any(Expr::looks_back)
    }

    /// Whether it counts from the day of whoever speaks.
    pub fn is_deictic(&self) -> bool {
        match self {
            Expr::Today(_)
            | Expr::Around(..)
            | Expr::WorkingWeek(_)
            | Expr::Weekend
            | Expr::Named(..)
            | Expr::Rolling(..)
            | Expr::Ahead(_) => true,
            Expr::Season(_, year, by) | Expr::Holiday(_, year, by) => year.is_none() && *by != 0,
            _ => self.inner().into_iter().flatten().any(Expr::is_deictic),
        }
    }

    /// The expressions that it is made of.
    fn inner(&self) -> [Option<&Expr>; 2] {
        match self {
            Expr::Part(_, of)
            | Expr::Nth { of, .. }
            | Expr::WeekdayIn(_, of)
            | Expr::DayIn(_, of)
            | Expr::MonthIn(_, of)
            | Expr::WeekOf(of)
            | Expr::Shift(_, _, of)
            | Expr::For(of, _)
            | Expr::Night(of)
            | Expr::Overnight(of)
            | Expr::Bound(_, of) => [Some(of), None],
            Expr::Range(from, to) => [Some(from), Some(to)],
            Expr::Today(_)
            | Expr::Partial(_)
            | Expr::Years(..)
            | Expr::Around(..)
            | Expr::WorkingWeek(_)
            | Expr::Weekend
            | Expr::Named(..)
            | Expr::Holiday(..)
            | Expr::Season(..)
            | Expr::Rolling(..)
            | Expr::Ahead(_)
            | Expr::Told
            | Expr::Same => [None, None],
        }
    }
}
