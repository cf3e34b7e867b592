//! Dates with parts left out: which day, month or year they are, looking back or ahead from the anchor.

use jiff::civil::{Date, Weekday};

use super::calendar::{months, on_or_after, on_or_before, plus_days, plus_months, units, years};
use super::expr::{Partial, Unit};
use super::resolve::{Scene, bare_weekday};
use crate::value::Window;

/// The days of a partial date.
pub(super) fn window(date: Partial, scene: &Scene) -> Option<Window> {
    match (date.year, date.month, date.day) {
        (Some(year), Some(month), Some(day)) => Date::new(year, month, day).ok().map(Window::day),
        (Some(year), Some(month), None) => months(year, month, 1),
        (Some(year), None, _) => years(year, year),
        (None, Some(month), Some(day)) => day_and_month(month, day, date.weekday, scene).map(Window::day),
        (None, Some(month), None) => month_alone(month, scene),
        (None, None, Some(day)) => day_alone(day, date.weekday, scene).map(Window::day),
        (None, None, None) => bare_weekday(date.weekday?, scene).map(Window::day),
    }
}

/// A weekday or month with "last" (−1), "this" (0) or "next" (1).
///
/// "Next Friday" is the one of the week after; "last Friday" the last one before today; "next June" the first to begin
/// after this month.
pub(super) fn named(date: Partial, by: i32, today: Date) -> Option<Window> {
    if let Some(weekday) = date.weekday {
        let day = match by {
            -1 => on_or_before(plus_days(today, -1)?, weekday)?,
            0 => on_or_after(units(Unit::Week, today, 0, 1)?.from?, weekday)?,
            // 2: "the coming Friday".
            2 => on_or_after(plus_days(today, 1)?, weekday)?,
            _ => on_or_after(units(Unit::Week, today, 1, 1)?.from?, weekday)?,
        };
        return Some(Window::day(day));
    }
    let month = date.month?;
    if let Some(day) = date.day {
        // "next 6 April": the next one; looking back, the last one.
        let scene =
            Scene { anchor: Some(plus_days(today, i64::from(by.signum()))?), told: None, future: by > 0, sure: true };
        return day_and_month(month, day, None, &scene).map(Window::day);
    }
    let year = match by {
        -1 if month >= today.month() => today.year().checked_sub(1)?,
        1 | 2 if month <= today.month() => today.year().checked_add(1)?,
        _ => today.year(),
    };
    months(year, month, 1)
}

/// The last one that has begun, or the next one that is not over.
fn month_alone(month: i8, scene: &Scene) -> Option<Window> {
    let today = scene.anchor?;
    let year = match (scene.future, month.cmp(&today.month())) {
        (false, std::cmp::Ordering::Greater) => today.year().checked_sub(1)?,
        (true, std::cmp::Ordering::Less) => today.year().checked_add(1)?,
        _ => today.year(),
    };
    months(year, month, 1)
}

/// The last one up to the anchor, or the next one from it. A weekday beside it decides the year if any near year fits.
fn day_and_month(month: i8, day: i8, weekday: Option<Weekday>, scene: &Scene) -> Option<Date> {
    let today = scene.anchor?;
    let step: i16 = if scene.future { 1 } else { -1 };
    // Eight years reach the next 29 February wherever one stands, and each weekday at least once.
    let in_order = (0..=8).filter_map(|n: i16| today.year().checked_add(n.checked_mul(step)?));
    let days: Vec<Date> = in_order.filter_map(|year| Date::new(year, month, day).ok()).collect();
    let ahead = |date: &Date| if scene.future { *date >= today } else { *date <= today };
    let fitting = |date: &Date| ahead(date) && weekday.is_none_or(|weekday| date.weekday() == weekday);
    if weekday.is_some() {
        // "Monday, May 5" in the news is near: a day of this year or its neighbours on either side goes first.
        let near = [0, -1, 1].into_iter().filter_map(|n: i16| Date::new(today.year().checked_add(n)?, month, day).ok());
        let near = near.filter(|date| weekday.is_none_or(|weekday| date.weekday() == weekday));
        if let Some(date) = near.min_by_key(|date| days_between(*date, today)) {
            return Some(date);
        }
    }
    days.iter().find(|date| fitting(date)).or_else(|| days.iter().find(|date| ahead(date))).copied()
}

/// "The 18th": of the last month that has had it, or of the next that will; with a weekday, of the nearest month that fits.
fn day_alone(day: i8, weekday: Option<Weekday>, scene: &Scene) -> Option<Date> {
    let today = scene.anchor?;
    let step = if scene.future { 1 } else { -1 };
    (0..=14i64)
        .filter_map(|n| {
            let first = plus_months(today.first_of_month(), n * step)?;
            Date::new(first.year(), first.month(), day).ok()
        })
        .filter(|date| if scene.future { *date >= today } else { *date <= today })
        .find(|date| weekday.is_none_or(|weekday| date.weekday() == weekday))
}

/// How many days lie between two, without a sign.
pub(super) fn days_between(a: Date, b: Date) -> i64 {
    a.duration_since(b).as_hours().abs() / 24
}
