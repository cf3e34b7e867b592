//! The nth week, Friday, month or half of a period.

use jiff::civil::{Date, Weekday};

use super::calendar::{on_or_after, on_or_before, plus_days, units, week};
use super::expr::{Counted, Unit};
use crate::value::Window;

/// The `n`th of a period (counted from its end where negative), and the `count − 1` that follow (or lead to) it.
///
/// A week belongs to the month or year that has its Thursday, as in ISO 8601.
pub(super) fn window(n: i32, what: Counted, count: i32, of: Window) -> Option<Window> {
    let (from, to) = (of.from?, of.to?);
    let fits = |window: Window| (window.from <= Some(to) && window.to >= Some(from)).then_some(window);
    match what {
        Counted::Weekday(weekday) => nth_weekday(n, weekday, from, to).map(Window::day),
        Counted::Half => half(n, of),
        Counted::Unit(Unit::Week) => {
            let (first, last) = (if n > 0 { n } else { n - count + 1 }, if n > 0 { n + count - 1 } else { n });
            let first = week(nth_weekday(first, Weekday::Thursday, from, to)?)?;
            let last = week(nth_weekday(last, Weekday::Thursday, from, to)?)?;
            fits(Window { from: first.from, to: last.to })
        }
        Counted::Unit(unit) => {
            let (start, by) = if n > 0 { (from, n - 1) } else { (to, n + 1 - (count - 1)) };
            fits(units(unit, start, by, count)?)
        }
    }
}

fn nth_weekday(n: i32, weekday: Weekday, from: Date, to: Date) -> Option<Date> {
    let day = if n > 0 {
        plus_days(on_or_after(from, weekday)?, i64::from(n - 1) * 7)?
    } else {
        plus_days(on_or_before(to, weekday)?, i64::from(n + 1) * 7)?
    };
    (from <= day && day <= to).then_some(day)
}

/// Halves of a year end with June and of a month with the 15th; others are cut in the middle.
fn half(n: i32, of: Window) -> Option<Window> {
    let (from, to) = (of.from?, of.to?);
    let days = of.width_days()?;
    let first_ends = match days {
        365 | 366 => Date::new(from.year(), 6, 30).ok()?,
        28..=31 => plus_days(from, 14)?,
        _ => plus_days(from, days / 2 - 1)?,
    };
    match n {
        1 => Some(Window::days(from, first_ends.max(from))),
        2 | -1 => Some(Window::days(plus_days(first_ends, 1)?.min(to), to)),
        _ => None,
    }
}
