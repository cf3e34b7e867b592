//! Words that say how one event lies to another, or to the day of the article: before or after it, and how far. Tables only.

/// Verbs that tell of the day of the article itself.
pub const PRESENT: &[&str] = &["is", "are", "has", "have", "remains", "remain", "wants", "want", "says", "say"];

/// Points of the day: `minutes after midnight on Friday` is Friday itself.
pub const TIMES_OF_DAY: &[&str] = &[
    "midnight",
    "dawn",
    "daybreak",
    "sunrise",
    "daylight",
    "noon",
    "midday",
    "lunchtime",
    "dusk",
    "sunset",
    "nightfall",
    "dark",
    "am",
    "pm",
    "a.m.",
    "p.m.",
    "o'clock",
];

/// The auxiliary of what lay before something else in the past.
pub const PAST_PERFECT: &str = "had";

/// Units of length: `ten miles from`.
pub const LENGTHS: &[&str] =
    &["km", "kilometre", "kilometres", "kilometer", "kilometers", "mile", "miles", "metres", "meters", "yards", "far"];

/// Before `from` a place of which it is told: `no word came from`.
pub const TOLD_FROM: &[&str] = &[
    "came", "come", "comes", "reported", "reports", "report", "word", "news", "emerged", "pictures", "footage",
    "images",
];

/// One unit: `a day before`.
pub const ONE: &[&str] = &["a", "an", "the", "one"];

/// Before a unit of time: `just a few hours before`.
pub const BEFORE_UNIT: &[&str] =
    &["just", "only", "barely", "some", "about", "a", "an", "the", "few", "several", "mere"];

/// How one event lies to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// `since`
    Since,
    /// `before`
    Before,
    /// `after`
    After,
}

/// What a word says of how two events lie to each other.
pub fn side(word: &str) -> Option<Side> {
    match word {
        "since" => Some(Side::Since),
        "before" => Some(Side::Before),
        "after" => Some(Side::After),
        _ => None,
    }
}

/// How far a word before `before` and `after` reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// Less than a day.
    Hours,
    /// A unit of so many days.
    Days(i32),
}

/// `Hours before`, `shortly after`, `two days before`.
pub fn reach(word: &str) -> Option<Reach> {
    match word {
        "hours" | "hour" | "minutes" | "minute" | "moments" | "seconds" | "shortly" | "soon" | "immediately"
        | "just" => Some(Reach::Hours),
        "day" | "days" => Some(Reach::Days(1)),
        "week" | "weeks" => Some(Reach::Days(7)),
        _ => None,
    }
}
