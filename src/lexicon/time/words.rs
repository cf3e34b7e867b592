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

const MONTHS: &[(&str, i8, Naming)] = &[
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

/// A weekday, and whether its name is written out.
pub(super) fn weekday(word: &str) -> Option<(Weekday, bool)> {
    use Weekday::*;
    Some(match word.strip_suffix('.').unwrap_or(word) {
        "monday" => (Monday, true),
        "tuesday" => (Tuesday, true),
        "wednesday" => (Wednesday, true),
        "thursday" => (Thursday, true),
        "friday" => (Friday, true),
        "saturday" => (Saturday, true),
        "sunday" => (Sunday, true),
        "mon" => (Monday, false),
        "tue" | "tues" => (Tuesday, false),
        "wed" | "weds" => (Wednesday, false),
        "thu" | "thur" | "thurs" => (Thursday, false),
        "fri" => (Friday, false),
        "sat" => (Saturday, false),
        "sun" => (Sunday, false),
        _ => return None,
    })
}

/// A unit of time, and whether its name is in the plural.
pub(super) fn unit(word: &str) -> Option<(Unit, bool)> {
    Some(match word {
        "hour" | "hours" => (Unit::Hour, word == "hours"),
        "day" | "days" => (Unit::Day, word == "days"),
        "night" | "nights" => (Unit::Day, word == "nights"),
        "week" | "weeks" => (Unit::Week, word == "weeks"),
        "fortnight" | "fortnights" => (Unit::Fortnight, word == "fortnights"),
        "weekend" | "weekends" => (Unit::Weekend, word == "weekends"),
        "month" | "months" => (Unit::Month, word == "months"),
        "quarter" | "quarters" => (Unit::Quarter, word == "quarters"),
        "year" | "years" => (Unit::Year, word == "years"),
        "decade" | "decades" => (Unit::Decade, word == "decades"),
        "century" | "centuries" => (Unit::Century, word == "centuries"),
        _ => return None,
    })
}

/// A season. Northern, by whole months: the convention of weather services and of most news.
pub(super) fn season(word: &str) -> Option<Season> {
    Some(match word {
        "spring" | "springtime" => Season::Spring,
        "summer" | "summertime" => Season::Summer,
        "autumn" | "fall" => Season::Autumn,
        "winter" | "wintertime" => Season::Winter,
        _ => return None,
    })
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
