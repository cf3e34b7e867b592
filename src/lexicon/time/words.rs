//! Tables of calendar words. Folded; a full stop after an abbreviation is already cut off.

use jiff::civil::Weekday;

use super::expr::{Holiday, Season, Unit};

/// How sure a month's name is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Naming {
    /// `April`: nothing else.
    Plain,
    /// `Jan`, `Dec`: also a name or a ticker.
    Short,
    /// `May`, `March`: also a verb or a surname.
    Doubtful,
}

pub(super) const MONTHS: &[(&str, i8, Naming)] = &[
    ("january", 1, Naming::Plain),
    ("february", 2, Naming::Plain),
    ("march", 3, Naming::Doubtful),
    ("april", 4, Naming::Plain),
    ("may", 5, Naming::Doubtful),
    ("june", 6, Naming::Plain),
    ("july", 7, Naming::Plain),
    ("august", 8, Naming::Plain),
    ("september", 9, Naming::Plain),
    ("october", 10, Naming::Plain),
    ("november", 11, Naming::Plain),
    ("december", 12, Naming::Plain),
    ("jan", 1, Naming::Short),
    ("feb", 2, Naming::Short),
    ("mar", 3, Naming::Short),
    ("apr", 4, Naming::Short),
    ("jun", 6, Naming::Short),
    ("jul", 7, Naming::Short),
    ("aug", 8, Naming::Short),
    ("sept", 9, Naming::Short),
    ("sep", 9, Naming::Short),
    ("oct", 10, Naming::Short),
    ("nov", 11, Naming::Short),
    ("dec", 12, Naming::Short),
];

/// The number of a month from 1, and how sure its name is.
pub(super) fn month(word: &str) -> Option<(i8, Naming)> {
    let word = word.strip_suffix('.').unwrap_or(word);
    MONTHS.iter().find(|entry| entry.0 == word).map(|&(_, month, naming)| (month, naming))
}

/// Weekdays, and whether the name is written out.
pub(super) const WEEKDAYS: &[(&str, Weekday, bool)] = &[
    ("monday", Weekday::Monday, true),
    ("tuesday", Weekday::Tuesday, true),
    ("wednesday", Weekday::Wednesday, true),
    ("thursday", Weekday::Thursday, true),
    ("friday", Weekday::Friday, true),
    ("saturday", Weekday::Saturday, true),
    ("sunday", Weekday::Sunday, true),
    ("mon", Weekday::Monday, false),
    ("tue", Weekday::Tuesday, false),
    ("tues", Weekday::Tuesday, false),
    ("wed", Weekday::Wednesday, false),
    ("weds", Weekday::Wednesday, false),
    ("thu", Weekday::Thursday, false),
    ("thur", Weekday::Thursday, false),
    ("thurs", Weekday::Thursday, false),
    ("fri", Weekday::Friday, false),
    ("sat", Weekday::Saturday, false),
    ("sun", Weekday::Sunday, false),
];

/// A weekday, and whether its name is written out.
pub(super) fn weekday(word: &str) -> Option<(Weekday, bool)> {
    let word = word.strip_suffix('.').unwrap_or(word);
    WEEKDAYS.iter().find(|entry| entry.0 == word).map(|&(_, weekday, full)| (weekday, full))
}

/// Units of time, singular and plural.
pub(super) const UNITS: &[(&str, &str, Unit)] = &[
    ("hour", "hours", Unit::Hour),
    ("day", "days", Unit::Day),
    ("night", "nights", Unit::Day),
    ("week", "weeks", Unit::Week),
    ("fortnight", "fortnights", Unit::Fortnight),
    ("weekend", "weekends", Unit::Weekend),
    ("month", "months", Unit::Month),
    ("quarter", "quarters", Unit::Quarter),
    ("year", "years", Unit::Year),
    ("decade", "decades", Unit::Decade),
    ("century", "centuries", Unit::Century),
];

/// A unit of time, and whether its name is in the plural.
pub(super) fn unit(word: &str) -> Option<(Unit, bool)> {
    UNITS.iter().find(|entry| entry.0 == word || entry.1 == word).map(|&(one, _, unit)| (unit, word != one))
}

/// Seasons. Northern, by whole months: the convention of weather services and of most news.
pub(super) const SEASONS: &[(&str, Season)] = &[
    ("spring", Season::Spring),
    ("springtime", Season::Spring),
    ("summer", Season::Summer),
    ("summertime", Season::Summer),
    ("autumn", Season::Autumn),
    ("fall", Season::Autumn),
    ("winter", Season::Winter),
    ("wintertime", Season::Winter),
];

/// A season.
pub(super) fn season(word: &str) -> Option<Season> {
    SEASONS.iter().find(|entry| entry.0 == word).map(|&(_, season)| season)
}

/// Holidays by their words, longer names first. Only those that fall on one day everywhere.
pub(super) const HOLIDAYS: &[(&str, Holiday)] = &[
    ("new year 's eve", Holiday::Fixed(12, 31)),
    ("new years eve", Holiday::Fixed(12, 31)),
    ("new year 's day", Holiday::Fixed(1, 1)),
    ("new years day", Holiday::Fixed(1, 1)),
    ("new year 's", Holiday::Fixed(1, 1)),
    ("new year", Holiday::Fixed(1, 1)),
    ("christmas eve", Holiday::Fixed(12, 24)),
    ("christmas day", Holiday::Fixed(12, 25)),
    ("christmas", Holiday::Fixed(12, 25)),
    ("xmas", Holiday::Fixed(12, 25)),
    ("boxing day", Holiday::Fixed(12, 26)),
    ("valentine 's day", Holiday::Fixed(2, 14)),
    ("st. patrick 's day", Holiday::Fixed(3, 17)),
    ("international women 's day", Holiday::Fixed(3, 8)),
    ("international workers ' day", Holiday::Fixed(5, 1)),
    ("may day", Holiday::Fixed(5, 1)),
    ("bastille day", Holiday::Fixed(7, 14)),
    ("halloween", Holiday::Fixed(10, 31)),
    ("all saints ' day", Holiday::Fixed(11, 1)),
    ("armistice day", Holiday::Fixed(11, 11)),
    ("palm sunday", Holiday::Easter(-7)),
    ("maundy thursday", Holiday::Easter(-3)),
    ("good friday", Holiday::Easter(-2)),
    ("holy saturday", Holiday::Easter(-1)),
    ("easter saturday", Holiday::Easter(-1)),
    ("easter sunday", Holiday::Easter(0)),
    ("easter monday", Holiday::Easter(1)),
    ("easter mon", Holiday::Easter(1)),
    ("easter", Holiday::Easter(0)),
    ("ascension day", Holiday::Easter(39)),
    ("whit sunday", Holiday::Easter(49)),
    ("whit monday", Holiday::Easter(50)),
    ("ash wednesday", Holiday::Easter(-46)),
    ("shrove tuesday", Holiday::Easter(-47)),
];

/// Words after a number that make it a count and neither a day nor a year. A plural in `-s` counts as well.
pub(super) const COUNTED: &[&str] = &[
    "people",
    "men",
    "women",
    "children",
    "dead",
    "killed",
    "wounded",
    "injured",
    "civilian",
    "police",
    "percent",
    "per",
    "metres",
    "meters",
    "km",
    "miles",
    "million",
    "billion",
    "thousand",
    "hundred",
    "troops",
    "others",
    "more",
    "feet",
    "euro",
    "euros",
    "dollars",
    "pounds",
    "rubles",
    "hours",
    "hour",
    "minutes",
    "kilometres",
    "kilometers",
    "tonnes",
];

/// Words that may follow a year or a day although they end in `-s`.
pub(super) const NOT_PLURAL: &[&str] = &["was", "is", "has", "as", "does", "this", "its", "his", "us", "says", "'s"];

/// Whether `word` names what a number before it counts.
pub(super) fn counted(word: &str) -> bool {
    COUNTED.contains(&word) || (word.len() > 3 && word.ends_with('s') && !NOT_PLURAL.contains(&word))
}
