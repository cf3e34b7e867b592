//! Dates of publication as inputs write them. Dates in prose are not for here.

use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;
use jiff::{Timestamp, Zoned};

use crate::value::Moment;

/// A date of publication: ISO 8601 dates and date-times, RFC 2822, `18 April 2025`, `April 18, 2025`.
///
/// With a zone or offset the UTC day and minute; without one the day as written. `None` where it is no date.
pub fn parse_published(written: &str) -> Option<Moment> {
    let written = written.trim();
    if let Ok(stamp) = written.parse::<Timestamp>() {
        return Some(moment(stamp.to_zoned(TimeZone::UTC)));
    }
    if let Ok(date) = written.parse::<DateTime>() {
        return Some(Moment::day(date.date()));
    }
    if let Ok(zoned) = jiff::fmt::rfc2822::parse(written) {
        return Some(moment(zoned.with_time_zone(TimeZone::UTC)));
    }
    numeric(written).or_else(|| in_words(written)).map(Moment::day)
}

fn moment(utc: Zoned) -> Moment {
    let minute = u16::from(utc.hour().unsigned_abs()) * 60 + u16::from(utc.minute().unsigned_abs());
    Moment { day: utc.date(), minute: Some(minute) }
}

/// `2025/4/18`: the year first, so that nobody has to guess which is the month.
fn numeric(written: &str) -> Option<Date> {
    let mut words = written.split_whitespace();
    let mut parts = words.next()?.split(['-', '/', '.']);
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    if year.len() != 4 || parts.next().is_some() || !words.all(is_of_time) {
        return None;
    }
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

/// `18 April 2025`, `Friday, April 18th, 2025 at 10:00 CET`: the time of day is not read.
fn in_words(written: &str) -> Option<Date> {
    let (mut day, mut month, mut year) = (None, None, None);
    let mut words = written.split(|c: char| c.is_whitespace() || c == ',').filter(|word| !word.is_empty());
    while let Some(word) = words.next() {
        if let Some(found) = month_of(word)
            && month.is_none()
        {
            month = Some(found);
        } else if word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit()) {
            year = word.parse::<i16>().ok();
        } else if day.is_none() && word.starts_with(|c: char| c.is_ascii_digit()) {
            let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
            day = Some(digits.parse::<i8>().ok()?);
        } else if !is_filler(word) {
            return None;
        }
        if let (Some(day), Some(month), Some(year)) = (day, month, year) {
            return Date::new(year, month, day).ok().filter(|_| words.all(is_of_time));
        }
    }
    None
}

/// Whether a word behind a date can belong to a time of day: `at`, `10:00`, `pm`, `CET`.
fn is_of_time(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit())
        || matches!(word, "at" | "-" | "–" | "am" | "pm" | "a.m." | "p.m.")
        || (word.len() <= 5 && word.bytes().all(|byte| byte.is_ascii_uppercase()))
}

fn month_of(word: &str) -> Option<i8> {
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let word = word.trim_end_matches('.').to_ascii_lowercase();
    let at = MONTHS.iter().position(|month| word == *month || (word.len() >= 3 && month.starts_with(&word)));
    at.or((word == "sept").then_some(8)).map(|at| at as i8 + 1)
}

/// Words that may stand before or between the parts of a date.
fn is_filler(word: &str) -> bool {
    const DAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    let word = word.trim_end_matches(['.', ':']).to_ascii_lowercase();
    matches!(word.as_str(), "the" | "of" | "on" | "published" | "updated")
        || (word.len() >= 3 && DAYS.iter().any(|day| day.starts_with(&word)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(written: &str, expected: &str) {
        let found = parse_published(written).map(|moment| match moment.minute {
            Some(minute) => format!("{} {:02}:{:02}", moment.day, minute / 60, minute % 60),
            None => moment.day.to_string(),
        });
        assert_eq!(found.as_deref().unwrap_or("none"), expected, "{written}");
    }

    #[test]
    fn dates() {
        check("2025-04-18", "2025-04-18");
        check(" 20250418 ", "2025-04-18");
        check("2025/4/8", "2025-04-08");
        check("2025-04-18T10:30:59Z", "2025-04-18 10:30");
        check("2025-04-18 10:30:00Z", "2025-04-18 10:30");
        check("2025-04-18T01:30:00+02:00", "2025-04-17 23:30");
        check("2025-04-18T01:30:00.123+0200", "2025-04-17 23:30");
        check("2025-04-18T10:30", "2025-04-18");
        check("2025-04-18 10:30:00", "2025-04-18");
        check("Fri, 18 Apr 2025 10:30:00 +0100", "2025-04-18 09:30");
        check("Fri, 18 Apr 2025 10:30:00 GMT", "2025-04-18 10:30");
        check("18 April 2025", "2025-04-18");
        check("April 18, 2025", "2025-04-18");
        check("Friday, April 18th, 2025 at 10.30 CET", "2025-04-18");
        check("Sept. 3, 2024", "2024-09-03");
        check("4 May 2025", "2025-05-04");
    }

    #[test]
    fn err_dates() {
        check("", "none");
        check("yesterday", "none");
        check("2025-02-30", "none");
        check("31 June 2025", "none");
        check("18/04/2025", "none");
        check("April 2025", "none");
        check("April 18, 2025 The roof fell", "none");
        check("2025/04/18 The roof fell", "none");
        check("99999999999999999999 May 2025", "none");
    }
}
