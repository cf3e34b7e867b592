//! Sets what an expression says against a calendar: the anchor, a direction in time, what was told before.

use jiff::civil::Date;

use super::calendar::{
    clip, holiday, months, on_or_after, on_or_before, plus_days, plus_months, season, shift, units, week, years,
};
use super::expr::{Bound, Counted, Expr, Portion, Unit};
use super::partial;
use super::range;
use super::tense::{Lean, Tense};
use crate::value::{Time, Window};

/// What an expression is set against.
#[derive(Clone, Copy)]
pub(super) struct Scene {
    /// The day from which relative words count.
    pub anchor: Option<Date>,
    /// The window last spoken of, where it is narrow enough to count days from.
    pub told: Option<Window>,
    /// Which way to look for what is named without a year, month or week.
    pub future: bool,
    /// Whether the tense says so.
    pub sure: bool,
}

impl Scene {
    fn today(&self) -> Option<Date> {
        self.anchor
    }
}

/// The readings of an expression under a tense; the likelier first, for an open one where it leans. What is `done` was done
/// then ("took office in May").
pub(super) fn read(
    expr: &Expr,
    tense: Tense,
    lean: Lean,
    done: bool,
    anchor: Option<Date>,
    told: Option<Window>,
) -> Option<Time> {
    let scene = |future| Scene { anchor, told, future, sure: tense != Tense::Open };
    match tense {
        Tense::Past => {
            window(expr, &scene(false)).map(|past| far_past(past, expr, done, &Scene { sure: false, ..scene(true) }))
        }
        Tense::Future => window(expr, &scene(true)).map(Time::new),
        Tense::Open => match (window(expr, &scene(false)), window(expr, &scene(true))) {
            (Some(past), Some(future)) if past != future => {
                let by_distance = !weekday_like(expr) || lean == Lean::Nearest;
                let nearer = by_distance && distance(future, anchor) < distance(past, anchor) || lean == Lean::Ahead;
                // What was planned for the weekday that it is, was planned for today.
                let today = weekday_like(expr) && anchor.is_some_and(|day| past == Window::day(day));
                let (window, other) = if nearer && !today { (future, past) } else { (past, future) };
                Some(Time { window, other: Some(other) })
            }
            (past, future) => past.or(future).map(Time::new),
        },
    }
}

/// Days beyond which news gives a year, and within which it leaves it out.
const FAR: i64 = 270;
const NEAR: i64 = 100;

/// "A truce from 8 May was proposed", told in April, is not of last year: a day that a past verb puts far off while the next
/// such day is near is rather the near one. Both are kept. Where it was `done` in a month, news tells of it
/// for a whole year: "took office in May", told in March.
fn far_past(past: Window, expr: &Expr, done: bool, ahead: &Scene) -> Time {
    let begin = |window: Window| if opens(expr) { Window { to: window.from, ..window } } else { window };
    if distance(begin(past), ahead.anchor) <= FAR {
        return Time::new(past);
    }
    match window(expr, ahead) {
        Some(near) if distance(begin(near), ahead.anchor) > NEAR => Time::new(past),
        Some(near) if done && bare_month(expr) => Time { window: past, other: Some(near) },
        Some(near) => Time { window: near, other: Some(past) },
        _ => Time::new(past),
    }
}

/// Whether an expression says when something begins, which may be ahead: `starting from 1 May`.
fn opens(expr: &Expr) -> bool {
    matches!(expr, Expr::Bound(Bound::Starting, _))
}

fn bare_month(expr: &Expr) -> bool {
    matches!(expr, Expr::Partial(date) if date.month.is_some() && date.day.is_none() && date.weekday.is_none())
}

/// News tells more than it announces: a bare weekday without a verb is rather the last one.
fn weekday_like(expr: &Expr) -> bool {
    matches!(expr, Expr::Partial(date) if date.weekday.is_some() && date.day.is_none()) || matches!(expr, Expr::Weekend)
}

/// Days between the anchor and a window; 0 inside.
fn distance(window: Window, anchor: Option<Date>) -> i64 {
    anchor.map_or(0, |anchor| window.days_apart(&Window::day(anchor)))
}

/// The one window of an expression in a scene. `None`: no such days, or nothing to count from.
pub(super) fn window(expr: &Expr, scene: &Scene) -> Option<Window> {
    match expr {
        Expr::Today(n) => plus_days(scene.today()?, *n).map(Window::day),
        Expr::Partial(date) => partial::window(*date, scene),
        Expr::Years(first, last) => years(*first, *last),
        // What happened this week had happened by today; a weekend may lie ahead all the same.
        Expr::Around(unit, 0) if scene.sure && !scene.future => {
            Some(begun(units(*unit, scene.today()?, 0, 1)?, expr, scene))
        }
        Expr::Around(unit, by) => units(*unit, scene.today()?, *by, 1),
        Expr::WorkingWeek(by) => {
            let monday = units(Unit::Week, scene.today()?, *by, 1)?.from?;
            Some(Window::days(monday, plus_days(monday, 4)?))
        }
        Expr::Weekend => {
            let today = scene.today()?;
            let this = units(Unit::Weekend, today, 0, 1)?;
            let begun = this.from? <= today;
            if scene.future || begun { Some(this) } else { units(Unit::Weekend, today, -1, 1) }
        }
        Expr::Named(date, by) => partial::named(*date, *by, scene.today()?),
        Expr::Holiday(feast, Some(year), _) => holiday(*feast, *year).map(Window::day),
        Expr::Holiday(feast, None, by) => {
            let year = scene.today()?.year();
            near_year(year, *by, scene, |year| holiday(*feast, year).map(Window::day))
        }
        Expr::Season(of, Some(year), _) => season(*of, *year),
        Expr::Season(of, None, by) => named_season(*of, *by, scene),
        Expr::Rolling(length, sign) => rolling(*length, *sign, scene.today()?),
        Expr::Part(portion, of) => Some(begun(part(*portion, whole(of, scene)?, scene)?, of, scene)),
        Expr::Nth { n, what, count, of } => nth_resolved(*n, *what, *count, of, scene),
        Expr::WeekdayIn(weekday, of) => {
            let of = window(of, scene)?;
            let day = on_or_after(of.from?, *weekday)?;
            (Some(day) <= of.to).then(|| Window::day(day))
        }
        Expr::DayIn(day, of) => {
            let first = window(of, scene)?.from?;
            Date::new(first.year(), first.month(), *day).ok().map(Window::day)
        }
        Expr::MonthIn(month, of) => months(window(of, scene)?.from?.year(), *month, 1),
        Expr::WeekOf(of) => week(window(of, scene)?.from?),
        // With nothing told before, "the next day" counts from today; no past day can follow that one.
        Expr::Shift(_, 1, from) if **from == Expr::Told && scene.told.is_none() && scene.sure && !scene.future => None,
        Expr::Shift(length, sign, from) => {
            let of = window(from, scene)?;
            // "two days after the weekend" counts from its end, "two years since 2011" from its start.
            let wide = of.width_days().is_none_or(|days| days > 3);
            let day = if *sign > 0 && !wide { of.to? } else { of.from? };
            shift(day, *length, *sign).map(|day| point(day, *length, *sign))
        }
        Expr::Ahead(length) => {
            let ahead = scene.future.then(|| shift(scene.today()?, *length, 1))??;
            Some(Window::day(ahead))
        }
        // "Broke down within a week": of its beginning, not of today.
        Expr::For(from, _) if **from == Expr::Today(0) && scene.sure && !scene.future => None,
        Expr::For(from, length) => {
            let from = window(from, scene)?.from?;
            let to = plus_days(shift(from, *length, 1)?, -1)?;
            // "Within 48 hours" ends the day after tomorrow, "within two days" with tomorrow.
            let to = if length.unit == Unit::Hour { plus_days(to, 1)? } else { to };
            Some(Window::days(from, to.max(from)))
        }
        Expr::Told => scene.told.or_else(|| scene.today().map(Window::day)),
        Expr::Same => scene.told,
        Expr::Night(of) => {
            let of = window(of, scene)?;
            Some(Window { from: of.from, to: of.to.and_then(|day| plus_days(day, 1)) })
        }
        Expr::Overnight(of) => {
            let of = window(of, scene)?;
            Some(Window { from: of.from.and_then(|day| plus_days(day, -1)), to: of.to })
        }
        Expr::Range(from, to) => range::window(from, to, scene),
        Expr::Bound(bound, of) => open(*bound, of, scene),
    }
}

/// The window of this year, or of the year before or after, that `by` or the direction asks for.
fn near_year(year: i16, by: i32, scene: &Scene, of: impl Fn(i16) -> Option<Window>) -> Option<Window> {
    let today = scene.today()?;
    let this = of(year)?;
    let begun = this.from? <= today;
    let over = this.to? < today;
    let wanted = match by {
        -1 if over => year,
        -1 => year.checked_sub(1)?,
        1 if !begun => year,
        1 => year.checked_add(1)?,
        _ if scene.future && over => year.checked_add(1)?,
        _ if !scene.future && !begun => year.checked_sub(1)?,
        _ => year,
    };
    of(wanted)
}

/// A season without a year. "This winter" in January began last year; "last summer" in October is this year's.
fn named_season(of: super::expr::Season, by: i32, scene: &Scene) -> Option<Window> {
    let today = scene.today()?;
    let year = if of == super::expr::Season::Winter && today.month() <= 2 {
        today.year().checked_sub(1)?
    } else {
        today.year()
    };
    // 2: "this", whatever the tense; but what has happened "this winter", told in March, was the one just over.
    if by == 2 {
        let this = season(of, year)?;
        let over = scene.sure && !scene.future && this.from? > today;
        if over { season(of, year.checked_sub(1)?) } else { Some(this) }
    } else {
        near_year(year, by, scene, |year| season(of, year))
    }
}

/// A single day, or the whole month where months or a year are counted: "a year ago" names no day; "six years ago" names no
/// month either.
fn point(day: Date, length: super::expr::Length, sign: i32) -> Window {
    let years = matches!(length.unit, Unit::Year | Unit::Decade) && (length.count > 1 || length.unit == Unit::Decade);
    if sign < 0
        && years
        && let Some(year) = units(Unit::Year, day, 0, 1)
    {
        return year;
    }
    let coarse = length.count > 0 && matches!(length.unit, Unit::Month | Unit::Quarter | Unit::Year | Unit::Decade);
    if sign < 0 && coarse { Window::days(day.first_of_month(), day.last_of_month()) } else { Window::day(day) }
}

/// The last or next so many units. Days, weeks, months and years roll from the anchor; longer ones and quarters are those
/// of the calendar, as are single units in [`Expr::Around`].
fn rolling(length: super::expr::Length, sign: i32, today: Date) -> Option<Window> {
    if matches!(length.unit, Unit::Quarter | Unit::Decade | Unit::Century | Unit::Weekend) && length.count > 0 {
        let by = if sign > 0 { 1 } else { length.count.checked_neg()? };
        return units(length.unit, today, by, length.count);
    }
    // "The past 36 hours" reach into the day before yesterday.
    let length = super::expr::Length { hours: length.hours.checked_add(23)?, ..length };
    if sign > 0 {
        Some(Window::days(plus_days(today, 1)?, shift(today, length, 1)?))
    } else {
        Some(Window::days(shift(today, length, -1)?, today))
    }
}

/// The period that a part is cut from: the whole year in "early this year", whatever of it is still to come.
fn whole(of: &Expr, scene: &Scene) -> Option<Window> {
    match of {
        Expr::Around(unit, 0) => units(*unit, scene.today()?, 0, 1),
        of => window(of, scene),
    }
}

/// What happened in the current period, or in a part of it, had happened by today.
fn begun(window: Window, of: &Expr, scene: &Scene) -> Window {
    let told = matches!(of, Expr::Around(_, 0)) && scene.sure && !scene.future;
    let today = scene.today().filter(|&today| told && window.from.is_some_and(|from| from <= today));
    Window { to: window.to.map(|to| today.map_or(to, |today| to.min(today))), ..window }
}

fn part(portion: Portion, of: Window, scene: &Scene) -> Option<Window> {
    let (from, to) = (of.from?, of.to?);
    let days = of.width_days()?;
    let day = |n: i64| plus_days(from, n);
    let split = |first: i64, second: i64, overlap: i64| -> Option<Window> {
        Some(match portion {
            Portion::Early | Portion::Start => Window::days(from, day(first - 1)?),
            Portion::Mid => Window::days(day(first - overlap)?, day(second - 1)?),
            _ => Window::days(day(second)?, to),
        })
    };
    match portion {
        Portion::Earlier => {
            let today = scene.today()?;
            let now = from <= today && today <= to;
            if now { Some(Window::days(from, today)) } else { Some(Window::days(from, day((days - 1) / 2)?)) }
        }
        Portion::Later => Some(clip(of, scene.today(), None)),
        _ if days <= 3 => Some(of),
        // A week: Monday to Wednesday, Tuesday to Thursday, Friday to Sunday.
        _ if days == 7 => split(3, 4, 2),
        // A month: 1–10, 10–20, from the 21st; the middle begins on the 10th as news rounds it.
        _ if (28..=31).contains(&days) => split(10, 20, 1),
        // Whole months: thirds, but a decade is early until its fourth year and late from its eighth.
        _ if from.day() == 1 && days > 89 => {
            let months = i64::from(to.year() - from.year()) * 12 + i64::from(to.month() - from.month()) + 1;
            let (first, second) = if months == 120 { (48, 84) } else { (months / 3, months - months / 3) };
            let cut = |months: i64| Some(super::partial::days_between(plus_months(from, months)?, from));
            split(cut(first)?, cut(second)?, 0)
        }
        _ => split(days / 3, days - days / 3, 0),
    }
}

fn nth_resolved(n: i32, what: Counted, count: i32, of: &Expr, scene: &Scene) -> Option<Window> {
    Some(begun(super::nth::window(n, what, count, whole(of, scene)?)?, of, scene))
}

fn open(bound: Bound, of: &Expr, scene: &Scene) -> Option<Window> {
    // "Before the end of 2017" has its last day in it; "after the start" its first.
    let edge = match of {
        Expr::Part(Portion::Start, whole) => window(whole, scene)?.from.map(Window::day),
        Expr::Part(Portion::End, whole) => window(whole, scene)?.to.map(Window::day),
        _ => None,
    };
    let of = window(of, scene)?;
    let ahead = scene.sure && scene.future;
    let from = |from: Option<Date>| from.map(|from| Window { from: Some(from), to: None });
    let to = |to: Option<Date>| to.map(|to| Window { from: None, to: Some(to) });
    match bound {
        Bound::After | Bound::Since | Bound::Starting
            if let Some(edge) = edge
                && edge.from == of.from =>
        {
            from(edge.from)
        }
        Bound::Before | Bound::Until
            if let Some(edge) = edge
                && edge.to == of.to =>
        {
            to(edge.to)
        }
        Bound::Since | Bound::Starting => from(of.from),
        Bound::After => from(plus_days(of.to?, 1)),
        Bound::Before => to(plus_days(of.from?, -1)),
        Bound::JustAfter => Some(Window { from: of.from, to: of.to.and_then(|day| plus_days(day, 1)) }),
        Bound::JustBefore => Some(Window { from: of.from.and_then(|day| plus_days(day, -1)), to: of.to }),
        // "Until 2012" ends where 2012 begins; "until Monday" has Monday in it.
        Bound::Until => to(of.from),
        Bound::By => to(of.to),
        Bound::From if ahead => from(of.from),
        Bound::From => Some(of),
        Bound::AsOf if ahead => from(of.from),
        Bound::AsOf => to(of.to),
    }
}

/// The last `weekday` on or before the anchor, or the next one after it (SEMANTICS: Time).
pub(super) fn bare_weekday(weekday: jiff::civil::Weekday, scene: &Scene) -> Option<Date> {
    let today = scene.today()?;
    if scene.future { on_or_after(plus_days(today, 1)?, weekday) } else { on_or_before(today, weekday) }
}
