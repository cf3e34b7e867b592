//! One time expression found in a sentence, and how all of them are found.

use jiff::civil::Date;

use super::calendar::plus_days;
use super::cursor::{Cursor, Parsed, longest};
use super::expr::{Bound, Expr, Partial, Unit};
use super::offset::offset;
use super::opening::{classes, opens};
use super::point::point;
use super::range::{bounded, end_point_at, range};
use super::resolve::read;
use super::tense::{Tense, tense_at};
use super::verbs::{CALLED_OFF, DAY_PARTS, MOVED};
use crate::text::Tokens;
use crate::value::{Time, Window};

/// How finely the words place a time: the grain that they count in, which can be coarser than the window's width ("two
/// years ago" has the window of a month and the precision of a year).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Precision {
    /// One day or several given days.
    Day,
    /// A night, of which the window has one or both days.
    Night,
    /// Weeks and weekends.
    Week,
    /// Months.
    Month,
    /// Quarters, seasons and years.
    Year,
    /// Decades and centuries.
    Decade,
    /// Words without sharp bounds: `early March`, `a few days ago`, `in recent weeks`.
    Vague,
}

/// A time expression in a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimeHit {
    /// Index of its first token. `in`, `on` and `at` before it are left out; `since`, `by`, `from` and the like are in.
    pub from: usize,
    /// Index one past its last token.
    pub to: usize,
    /// When.
    pub time: Time,
    /// How finely the words place it.
    pub precision: Precision,
    /// Whether it counts from the day of whoever speaks (`yesterday`, `last week`), as a weekday or a month only leans on it.
    pub deictic: bool,
    /// What its clause says of it.
    pub tense: Tense,
    /// What `since May` and `after Wednesday's vote` count from: the first token of `May`, and when that is.
    pub since: Option<(usize, Time)>,
}

/// All time expressions of a sentence in order: the leftmost, of these the longest; none overlap.
///
/// `anchor` is the day from which relative words count: of publication, or of speaking inside a quotation. Without it only
/// absolute expressions have a value, and the others are left out. `previous` is the last window of the sentences before,
/// for "the same day" and "two days later"; where neither it nor the sentence has a day to count from, the anchor serves.
///
/// A bare weekday, a month without a year and the like are set by the tense of their clause (SEMANTICS: Time): the last one
/// up to the anchor, the next one after it, or both readings where no verb tells. Never panics; beyond the calendar's years
/// an expression has no value and is left out.
pub fn read_times(tokens: &Tokens, anchor: Option<Date>, previous: Option<Window>) -> Vec<TimeHit> {
    read_times_after(tokens, anchor, || previous)
}

/// As [`read_times`]; `previous` is asked only where words point back at it.
pub fn read_times_after(
    tokens: &Tokens,
    anchor: Option<Date>,
    previous: impl FnOnce() -> Option<Window>,
) -> Vec<TimeHit> {
    let classes = classes(tokens);
    let mut hits = Vec::new();
    let mut previous = Some(previous);
    let mut told = None;
    let mut at = 0;
    while at < tokens.len() {
        let here = Cursor { tokens, classes: &classes, at };
        let Some((end, expr)) = opens(tokens, &classes, at).then(|| expression(here)).flatten() else {
            at += 1;
            continue;
        };
        if expr.looks_back()
            && let Some(previous) = previous.take()
        {
            told = previous().filter(|window| narrow(*window));
        }
        let Some(hit) = hit(here, end, expr, anchor, told) else {
            at += 1;
            continue;
        };
        at = hit.to;
        if hit.precision <= Precision::Week && narrow(hit.time.window) {
            told = Some(hit.time.window);
            previous = None;
        }
        hits.push(hit);
    }
    before_new_day(tokens, &mut hits);
    hits
}

/// What has been put off until a day was to be before it: "was to be on Tuesday, has been put off until Friday".
fn before_new_day(tokens: &Tokens, hits: &mut [TimeHit]) {
    let mut next: Option<Date> = None;
    for hit in hits.iter_mut().rev() {
        let word = |back: usize| hit.from.checked_sub(back).map_or("", |at| tokens.folded(at));
        // The preposition may be a part of the expression.
        let until = ["until", "till"].iter().any(|until| word(1) == *until || tokens.folded(hit.from) == *until);
        let moved = |word: &str| CALLED_OFF.contains(&word) || MOVED.iter().any(|(_, last)| *last == word);
        // "From Wednesday to Friday"
        let from_to = word(1) == "to" && hit.from > 2 && tokens.folded(hit.from - 3) == "from" && moved(word(4));
        if until || ["to", "for"].contains(&word(1)) && (moved(word(2)) || from_to) {
            next = hit.time.window.from.or(hit.time.window.to);
            continue;
        }
        let before = |window: Window| window.to.is_some_and(|to| next.is_some_and(|next| to < next));
        let Some(other) = hit.time.other else { continue };
        match (before(hit.time.window), before(other)) {
            (false, true) => hit.time = Time::new(other),
            (true, false) => hit.time = Time::new(hit.time.window),
            _ => {}
        }
    }
}

/// Whether days can be counted from a window.
fn narrow(window: Window) -> bool {
    window.width_days().is_some_and(|days| days <= 3)
}

/// What an expression from `at` to `end` is in this sentence; `None` where it has no value.
fn hit(at: Cursor<'_>, end: Cursor<'_>, expr: Expr, anchor: Option<Date>, told: Option<Window>) -> Option<TimeHit> {
    let expr = year_from_next(end, expr);
    let (tense, lean) = tense_at(at.tokens, at.at, end.at);
    // "Took office in May" tells of a year in which that was; "April's vote" does not.
    let done = tense == Tense::Past && (at.is(&["in"]) || at.peek(-1) == "in");
    let time = match anchor.filter(|_| tense == Tense::Future).and_then(|day| later_today(at, end, &expr, day)) {
        Some(today) => today,
        None => read(&expr, tense, lean, done, anchor, told)?,
    };
    // "in two weeks" is read with its preposition and handed on without it.
    // So is "from" where it opens nothing: "the dead from Monday's raid".
    let closed = matches!(expr, Expr::Bound(Bound::From, _)) && time.window.to.is_some();
    let led = at.is(&["in", "on", "at"]) || closed;
    let since = match &expr {
        Expr::Bound(Bound::Since, of) => at.skip(&["ever"]).eat(&["since", "after"]).and_then(|from| {
            Some((from.at, read(of, Tense::Past, lean, done, anchor, told)?)).filter(|_| from.at < end.at)
        }),
        _ => None,
    };
    let from = if led && end.at > at.at + 1 { at.at + 1 } else { at.at };
    Some(TimeHit { from, to: end.at, time, precision: precision(&expr), deictic: expr.is_deictic(), tense, since })
}

/// "Will meet on Monday evening", told on a Monday: that evening.
fn later_today(at: Cursor<'_>, end: Cursor<'_>, expr: &Expr, today: Date) -> Option<Time> {
    let Expr::Partial(Partial { year: None, month: None, day: None, weekday: Some(weekday) }) = expr else {
        return None;
    };
    let part = |at: usize| DAY_PARTS.contains(&end.tokens.folded(at));
    let later = (1..=2).any(|back| at.peek(-back) == "later");
    let evening = part(end.at) || end.at > 0 && part(end.at - 1);
    if *weekday != today.weekday() || !(later || evening) {
        return None;
    }
    let next = Window::day(plus_days(today, 7)?);
    Some(Time { window: Window::day(today), other: (!later).then_some(next) })
}

/// The longest expression that begins here.
pub(super) fn expression(at: Cursor<'_>) -> Parsed<'_, Expr> {
    // What most parsers begin with is read once.
    let here = point(at);
    let end = end_point_at(at, here.clone());
    longest([range(at, here.clone(), end.clone()), offset(at), here, bounded(at, end)])
}

/// "January and February 2017": the first has the year of the second.
fn year_from_next(end: Cursor<'_>, expr: Expr) -> Expr {
    let Expr::Partial(partial @ Partial { year: None, month: Some(_), weekday: None, .. }) = expr else { return expr };
    let beside = end.eat(&["and", "or", "/"]).filter(|next| next.month().is_some() || partial.day.is_some());
    let year = beside.and_then(point).and_then(|(_, next)| match next {
        Expr::Partial(Partial { year, month: Some(_), .. }) => year,
        _ => None,
    });
    Expr::Partial(Partial { year, ..partial })
}

fn precision(expr: &Expr) -> Precision {
    let of_unit = |unit: Unit| match unit {
        Unit::Hour | Unit::Day => Precision::Day,
        Unit::Week | Unit::Weekend | Unit::Fortnight => Precision::Week,
        Unit::Month => Precision::Month,
        Unit::Quarter | Unit::Year => Precision::Year,
        Unit::Decade | Unit::Century => Precision::Decade,
    };
    match expr {
        Expr::Partial(date) | Expr::Named(date, _) => match date {
            Partial { day: None, weekday: None, month: Some(_), .. } => Precision::Month,
            Partial { day: None, weekday: None, month: None, .. } => Precision::Year,
            _ => Precision::Day,
        },
        Expr::Years(..) => Precision::Decade,
        Expr::Around(unit, _) => of_unit(*unit),
        Expr::WorkingWeek(_) | Expr::Weekend | Expr::WeekOf(_) => Precision::Week,
        Expr::Season(..) => Precision::Year,
        Expr::Rolling(length, _) | Expr::Ahead(length) if length.vague => Precision::Vague,
        Expr::Rolling(length, _) | Expr::Ahead(length) => of_unit(length.unit),
        Expr::Shift(length, ..) if length.vague => Precision::Vague,
        Expr::Shift(length, _, from) => of_unit(length.unit).max(precision(from)),
        Expr::Part(..) => Precision::Vague,
        Expr::Nth { what, .. } => match what {
            super::expr::Counted::Unit(unit) => of_unit(*unit),
            super::expr::Counted::Half => Precision::Year,
            super::expr::Counted::Weekday(_) => Precision::Day,
        },
        Expr::MonthIn(..) => Precision::Month,
        Expr::Night(_) | Expr::Overnight(_) => Precision::Night,
        Expr::Range(from, to) => precision(from).max(precision(to)),
        Expr::Bound(_, of) => precision(of),
        Expr::For(from, length) => {
            if length.vague {
                Precision::Vague
            } else {
                precision(from)
            }
        }
        Expr::Today(_) | Expr::Holiday(..) | Expr::WeekdayIn(..) | Expr::DayIn(..) | Expr::Told | Expr::Same => {
            Precision::Day
        }
    }
}
