//! Calendar arithmetic that never fails loudly: beyond jiff's years (−9999 to 9999) everything is `None`.

use jiff::Span;
use jiff::civil::{Date, Weekday};

use super::expr::{Holiday, Length, Season, Unit};
use crate::value::Window;

/// `n` days later.
pub(super) fn plus_days(day: Date, n: i64) -> Option<Date> {
    day.checked_add(Span::new().try_days(n).ok()?).ok()
}

/// `n` months later; the day is cut to the length of the month.
pub(super) fn plus_months(day: Date, n: i64) -> Option<Date> {
    day.checked_add(Span::new().try_months(n).ok()?).ok()
}

/// `length` later (`sign` 1) or earlier (−1). Hours count as the whole days in them.
pub(super) fn shift(day: Date, length: Length, sign: i32) -> Option<Date> {
    let sign = i64::from(sign);
    let days = i64::from(length.days) + i64::from(length.hours / 24);
    plus_days(plus_months(day, sign * i64::from(length.months))?, sign * days)
}

/// Monday to Sunday.
pub(super) fn week(day: Date) -> Option<Window> {
    let monday = plus_days(day, -i64::from(day.weekday().to_monday_zero_offset()))?;
    Some(Window::days(monday, plus_days(monday, 6)?))
}

/// The days of some months, from the first of the first.
pub(super) fn months(year: i16, month: i8, count: i64) -> Option<Window> {
    let first = Date::new(year, month, 1).ok()?;
    Some(Window::days(first, plus_months(first, count - 1)?.last_of_month()))
}

/// The days of whole years, both included.
pub(super) fn years(first: i16, last: i16) -> Option<Window> {
    Some(Window::days(Date::new(first, 1, 1).ok()?, Date::new(last, 12, 31).ok()?))
}

/// `count` units of the calendar, the first of them around `day` and then moved by `by` units.
pub(super) fn units(unit: Unit, day: Date, by: i32, count: i32) -> Option<Window> {
    let by = i64::from(by);
    let count = i64::from(count.max(1));
    let by_months = |first: Date, size: i64| {
        let first = plus_months(first, by.checked_mul(size)?)?;
        months(first.year(), first.month(), size.checked_mul(count)?)
    };
    let round = |size: i16| Date::new(day.year().div_euclid(size) * size, 1, 1).ok();
    match unit {
        Unit::Hour | Unit::Day => {
            let first = plus_days(day, by)?;
            Some(Window::days(first, plus_days(first, count - 1)?))
        }
        Unit::Week | Unit::Fortnight | Unit::Weekend => {
            let size = if unit == Unit::Fortnight { 14 } else { 7 };
            let monday = plus_days(week(day)?.from?, by * size)?;
            let sunday = plus_days(monday, size * count - 1)?;
            let first = if unit == Unit::Weekend { plus_days(sunday, -1)? } else { monday };
            Some(Window::days(first, sunday))
        }
        Unit::Month => by_months(day.first_of_month(), 1),
        Unit::Quarter => by_months(Date::new(day.year(), (day.month() - 1) / 3 * 3 + 1, 1).ok()?, 3),
        Unit::Year => by_months(day.first_of_year(), 12),
        Unit::Decade => by_months(round(10)?, 120),
        Unit::Century => by_months(round(100)?, 1200),
    }
}

/// Whole months; winter begins in December of `year`.
pub(super) fn season(season: Season, year: i16) -> Option<Window> {
    let first = match season {
        Season::Spring => 3,
        Season::Summer => 6,
        Season::Autumn => 9,
        Season::Winter => 12,
    };
    months(year, first, 3)
}

/// The day of a holiday in a year.
pub(super) fn holiday(holiday: Holiday, year: i16) -> Option<Date> {
    match holiday {
        Holiday::Fixed(month, day) => Date::new(year, month, day).ok(),
        Holiday::Easter(days) => plus_days(easter(year)?, days),
    }
}

/// Western Easter Sunday, by the anonymous Gregorian computus (Meeus, Jones, Butcher).
fn easter(year: i16) -> Option<Date> {
    let y = i32::from(year);
    let (a, b, c) = (y % 19, y / 100, y % 100);
    let h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
    let l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
    let n = h + l - 7 * ((a + 11 * h + 22 * l) / 451) + 114;
    Date::new(year, i8::try_from(n / 31).ok()?, i8::try_from(n % 31 + 1).ok()?).ok()
}

/// The first `weekday` on or after `day`.
pub(super) fn on_or_after(day: Date, weekday: Weekday) -> Option<Date> {
    plus_days(day, i64::from(weekday.since(day.weekday())))
}

/// The last `weekday` on or before `day`.
pub(super) fn on_or_before(day: Date, weekday: Weekday) -> Option<Date> {
    plus_days(day, -i64::from(day.weekday().since(weekday)))
}

/// `of` cut to the days that are in both; the same where nothing is left.
pub(super) fn clip(of: Window, from: Option<Date>, to: Option<Date>) -> Window {
    let cut = Window {
        from: of.from.max(from),
        to: match (of.to, to) {
            (Some(a), Some(b)) => Some(a.min(b)),
            (a, b) => a.or(b),
        },
    };
    if cut.from.is_some() && cut.to.is_some() && cut.from > cut.to { of } else { cut }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn easters() {
        for (year, month, day) in
            [(2010, 4, 4), (2013, 3, 31), (2017, 4, 16), (2024, 3, 31), (2025, 4, 20), (1818, 3, 22)]
        {
            assert_eq!(easter(year), Some(date(year, month, day)), "{year}");
        }
    }

    #[test]
    fn limits_are_none() {
        assert_eq!(plus_days(Date::MAX, 1), None);
        assert_eq!(plus_months(Date::MIN, -1), None);
        assert_eq!(units(Unit::Century, Date::MAX, 1, 1), None);
        assert_eq!(units(Unit::Week, Date::MIN, -1, 1), None);
    }
}
