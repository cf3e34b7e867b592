//! Stretches between two points, and points with an open side: `from 5 to 7 May`, `2014–2018`, `since March`, `by Friday`.

use super::calendar::{months, on_or_after, on_or_before, plus_days};
use super::cursor::{Cursor, Parsed, longest};
use super::date::date;
use super::expr::{Bound, Expr, Partial, Unit};
use super::number::{day, year};
use super::offset::offset;
use super::opening::BOUND;
use super::point::{around, bare_month, now, point};
use super::resolve::{Scene, window as resolve};
use super::words::{COUNTED, counted};
use crate::text::TokenKind;
use crate::value::Window;

/// Between the ends of a range.
const TO: &[&str] = &["to", "till", "until", "through", "thru"];

/// Verbs that move an event: "postponed from Monday to Friday" is no stretch.
const MOVED: &[&str] = &[
    "moved",
    "postponed",
    "rescheduled",
    "delayed",
    "shifted",
    "changed",
    "pushed",
    "forward",
    "back",
    "brought",
    "move",
    "postpone",
    "reschedule",
    "delay",
    "shift",
    "change",
    "push",
    "deferred",
    "defer",
];

/// A range of two ends; `here` and `end`: the point and the end of a range that begin at `at`.
pub(super) fn range<'t>(at: Cursor<'t>, here: Parsed<'t, Expr>, end: Parsed<'t, Expr>) -> Parsed<'t, Expr> {
    longest([led(at), bare_from(at, end), in_week(at), for_length(at, here)])
}

/// `from X to Y`, `between X and Y`.
fn led(at: Cursor<'_>) -> Parsed<'_, Expr> {
    let first = at.eat(&["from", "between"])?;
    let between = at.is(&["between"]);
    let moved = (1..=3).any(|by| MOVED.contains(&at.peek(-by)));
    if moved && !between {
        return None;
    }
    let (middle, from) = end_point(first)?;
    let second = separator(middle, between)?;
    let (end, to) = end_point(second)?;
    joined(first, from, end, to, true)
}

/// `X to Y`, `X–Y`, `January and February 2017` without "and".
fn bare(at: Cursor<'_>) -> Parsed<'_, Expr> {
    bare_from(at, end_point(at))
}

fn bare_from<'t>(at: Cursor<'t>, end: Parsed<'t, Expr>) -> Parsed<'t, Expr> {
    if ["from", "between"].contains(&at.peek(-1)) || (1..=2).any(|by| MOVED.contains(&at.peek(-by))) {
        return None;
    }
    let (middle, from) = end?;
    let second = separator(middle, false).or_else(|| day_and_day(&from, middle))?;
    let (end, to) = end_point(second)?;
    joined(at, from, end, to, false)
}

/// `5 and 6 May`, `May/June`: two days or months side by side.
fn day_and_day<'t>(from: &Expr, middle: Cursor<'t>) -> Option<Cursor<'t>> {
    let Expr::Partial(partial) = from else { return None };
    if middle.is(&["/"]) && partial.month.is_some() {
        return Some(middle.next());
    }
    let bare = partial.day.is_some() && partial.month.is_none() && partial.weekday.is_none();
    middle
        .eat(&["and"])
        .filter(|second| bare && date(*second).is_some_and(|(_, date)| date.day.is_some() && date.month.is_some()))
}

fn separator(at: Cursor<'_>, between: bool) -> Option<Cursor<'_>> {
    let at = at.skip(&[","]);
    if between && let Some(after) = at.eat(&["and"]) {
        return Some(after);
    }
    at.eat(TO).or_else(|| at.eat_dash())
}

/// An end of a range: any point, and what only a range makes clear: a day, a year, a month, "now".
fn end_point(at: Cursor<'_>) -> Parsed<'_, Expr> {
    end_point_at(at, point(at))
}

/// As [`end_point`]; `here`: the point that begins at `at`.
pub(super) fn end_point_at<'t>(at: Cursor<'t>, here: Parsed<'t, Expr>) -> Parsed<'t, Expr> {
    let bare_day =
        day(at).map(|(end, (day, _))| (end, Expr::Partial(Partial { day: Some(day), ..Partial::default() })));
    let bare_year = year(at.phrase("the year").unwrap_or(at))
        .map(|(end, year)| (end, Expr::Partial(Partial { year: Some(year), ..Partial::default() })));
    let short_weekday =
        at.weekday().map(|(name, _)| (at.next(), Expr::Partial(Partial { weekday: Some(name), ..Partial::default() })));
    // "4 to 22 this month": outside of a range "22 this month" is a count.
    let day_of_month = day(at).and_then(|(end, (day, _))| {
        let (end, month) = around(end, Unit::Month)?;
        Some((end, Expr::DayIn(day, Box::new(month))))
    });
    longest([here, now(at), bare_month(at), bare_year, bare_day, day_of_month, short_weekday])
}

/// Puts two ends together where they make sense together.
fn joined<'t>(start: Cursor<'t>, from: Expr, end: Cursor<'t>, to: Expr, led: bool) -> Parsed<'t, Expr> {
    let (Expr::Partial(a), b) = (&from, &to) else {
        // "today to tomorrow", "early March to 5 April"; a lone number is no end.
        return (!loose(&to)).then(|| (end, Expr::Range(Box::new(from), Box::new(to))));
    };
    let makes_sense = match b {
        Expr::Partial(b) => fits(*a, *b, start, end, led),
        Expr::DayIn(..) => a.day.is_some() || a.weekday.is_some(),
        _ => !loose(&from) || a.year.is_some() && led,
    };
    makes_sense.then(|| (end, Expr::Range(Box::new(from), Box::new(to))))
}

/// Whether an end is a number that could be anything.
fn loose(end: &Expr) -> bool {
    matches!(end, Expr::Partial(Partial { month: None, weekday: None, .. }))
}

fn fits(a: Partial, b: Partial, start: Cursor<'_>, end: Cursor<'_>, led: bool) -> bool {
    let numbers = |date: Partial| date.month.is_none() && date.weekday.is_none();
    if !numbers(a) && !numbers(b) {
        return a.weekday.is_some() == b.weekday.is_some() || b.month.is_some();
    }
    match (a.year.filter(|_| numbers(a)), b.year.filter(|_| numbers(b))) {
        // Two years: in digits, not a count of something.
        (Some(first), Some(last)) => {
            let modern = (1900..=2199).contains(&first) && (1900..=2199).contains(&last);
            let sum = if modern { COUNTED.contains(&end.word()) } else { counted(end.word()) };
            first < last && !sum && (led || modern) && !["$", "€", "£"].contains(&start.peek(-1))
        }
        // "2014 through May 2018", "May 2015 to 2018"
        (Some(_), None) => b.month.is_some() && b.year.is_some(),
        (None, Some(_)) => a.month.is_some() && (a.year.is_some() || led),
        // "5 to 7 May", "May 5 to 7", "the 27th to 3 April"
        (None, None) => {
            let (day, dated) = if numbers(a) { (a, b) } else { (b, a) };
            // "from the 10th to the 12th"
            let ordinals = led && start.is(&["the"]) && numbers(a) && numbers(b) && a.day.is_some() && a.day < b.day;
            ordinals || day.day.is_some() && dated.month.is_some() && dated.day.is_some()
        }
    }
}

/// `next week between Wednesday and Friday`.
fn in_week(at: Cursor<'_>) -> Parsed<'_, Expr> {
    let (after, week) = around(at, Unit::Week)?;
    let first = after.skip(&[","]).eat(&["between", "from"])?;
    let (name, _) = first.weekday()?;
    let second = first.next().eat(&["and", "to", "until", "till", "through"])?;
    let (last, _) = second.weekday()?;
    let day = |name| Box::new(Expr::WeekdayIn(name, Box::new(week.clone())));
    Some((second.next(), Expr::Range(day(name), day(last))))
}

/// `from 18 December for 10 days`.
fn for_length<'t>(at: Cursor<'t>, here: Parsed<'t, Expr>) -> Parsed<'t, Expr> {
    let (end, from) = at.eat(&["from"]).map_or(here, point)?;
    let (end, length) = super::length::length(end.eat(&["for"])?)?;
    let dated = matches!(from, Expr::Partial(Partial { day: Some(_), .. } | Partial { weekday: Some(_), .. }));
    dated.then(|| (end, Expr::For(Box::new(from), length)))
}

/// `since X`, `before X`, `by X`, `until X`, `X or later`.
pub(super) fn bounded<'t>(at: Cursor<'t>, end: Parsed<'t, Expr>) -> Parsed<'t, Expr> {
    const WORDS: &[(&str, Bound)] = &[
        ("ever since", Bound::Since),
        ("since", Bound::Since),
        ("starting on", Bound::Starting),
        ("starting from", Bound::Starting),
        ("starting in", Bound::Starting),
        ("starting", Bound::Starting),
        ("beginning on", Bound::Starting),
        ("beginning from", Bound::Starting),
        ("beginning in", Bound::Starting),
        ("beginning", Bound::Starting),
        ("not before", Bound::Since),
        ("no earlier than", Bound::Since),
        ("anytime after", Bound::After),
        ("any time after", Bound::After),
        ("later than", Bound::After),
        ("greater than", Bound::After),
        ("after", Bound::After),
        ("on or before", Bound::By),
        ("no later than", Bound::By),
        ("not later than", Bound::By),
        ("as late as", Bound::By),
        ("sooner than", Bound::Before),
        ("earlier than", Bound::Before),
        ("prior to", Bound::Before),
        ("ahead of", Bound::Before),
        ("before", Bound::Before),
        ("up until", Bound::Until),
        ("up to", Bound::Until),
        ("until", Bound::Until),
        ("till", Bound::Until),
        ("by", Bound::By),
        ("through", Bound::By),
        ("as of", Bound::AsOf),
        ("as from", Bound::From),
        ("from", Bound::From),
    ];
    let alone = WORDS.iter().filter(|_| at.may(BOUND)).find_map(|&(words, bound)| {
        // "Postponed until July" is in July.
        let put_off = bound == Bound::Until && MOVED.contains(&at.peek(-1));
        let after = at.phrase(words).filter(|_| !put_off)?.skip(&["about", "around", "roughly", "approximately"]);
        let (end, of) = longest([point(after), offset_of(after), bare(after)])?;
        // "The worst since 2016, when 31 died": what follows happened then, not since then.
        let then = bound == Bound::Since && (end.is(&["when"]) || (end.is(&[","]) && end.next().is(&["when"])));
        (!contradictory(&of) && !then).then(|| {
            let onwards = end.phrases(&["onwards", "onward", "on"]).filter(|_| bound == Bound::From);
            let onwards =
                onwards.filter(|after| after.ended() || !end.is(&["on"]) || after.kind() != Some(TokenKind::Word));
            let bound = if onwards.is_some() { Bound::Since } else { bound };
            let near = of.is_day() && JUST.contains(&at.peek(-1));
            let bound = match bound {
                Bound::Before if near => Bound::JustBefore,
                Bound::After if near => Bound::JustAfter,
                // "After Wednesday's vote" may be on Wednesday.
                Bound::After if of.is_day() && end.kind() == Some(TokenKind::Possessive) => Bound::Since,
                bound => bound,
            };
            (onwards.unwrap_or(end), Expr::Bound(bound, Box::new(of)))
        })
    });
    alone.or_else(|| {
        let (end, of) =
            end.filter(|(_, of)| !matches!(of, Expr::Partial(Partial { day: Some(_), month: None, .. })))?;
        let after = end.phrases(&["or after", "or later", "and after", "onwards", "onward"])?;
        Some((after, Expr::Bound(Bound::Since, Box::new(of))))
    })
}

/// `Hours before Wednesday's vote`, `shortly after Friday noon`: in front of "before" and "after", less than a day.
const JUST: &[&str] = &["hours", "hour", "minutes", "moments", "shortly", "soon", "immediately", "just"];

/// `since two weeks ago`: an offset from a given day, not "by two weeks later".
fn offset_of(at: Cursor<'_>) -> Parsed<'_, Expr> {
    offset(at).filter(|(_, expr)| matches!(expr, Expr::Shift(_, _, from) if **from != Expr::Told))
}

/// Stretches that have no single start or end to be before or after: "after the last two weeks" stays what it is.
fn contradictory(of: &Expr) -> bool {
    matches!(of, Expr::Rolling(..) | Expr::Bound(..) | Expr::Ahead(..))
}

/// The window of a range; what one end leaves out is taken from the other.
pub(super) fn window(from: &Expr, to: &Expr, scene: &Scene) -> Option<Window> {
    let (first, last) = match (from, to) {
        (Expr::Partial(a), Expr::Partial(b)) => partials(*a, *b, scene)?,
        // "from 4 to 22 this month"
        (Expr::Partial(Partial { day: Some(day), month: None, .. }), Expr::DayIn(_, of)) => {
            (resolve(&Expr::DayIn(*day, of.clone()), scene)?, resolve(to, scene)?)
        }
        _ => (resolve(from, scene)?, resolve(to, scene)?),
    };
    let (first, last) = (first.from?, last.to?);
    (first <= last).then(|| Window::days(first, last))
}

fn partials(mut a: Partial, mut b: Partial, scene: &Scene) -> Option<(Window, Window)> {
    // A month or year that one end leaves out is the other's: "5 to 7 May", "June to September 2017".
    match (a.month, b.month) {
        (None, Some(_)) if a.day.is_some() => {
            let (first, last) = (a.day, b.day);
            a.month = b.month;
            if first > last && last.is_some() {
                return turned(a, b, scene);
            }
        }
        (Some(_), None) if b.day.is_some() => b.month = a.month,
        _ => {}
    }
    let turns =
        matches!((a.month, b.month), (Some(first), Some(last)) if (first, a.day) > (last, b.day) && first != last);
    let turn = i16::from(turns);
    match (a.year, b.year) {
        (None, Some(year)) => a.year = year.checked_sub(turn),
        (Some(year), None) if b.month.is_some() => b.year = year.checked_add(turn),
        _ => {}
    }
    if a.year.is_some() || b.year.is_some() {
        return Some((super::partial::window(a, scene)?, super::partial::window(b, scene)?));
    }
    // Neither has a year: the end decides, and the start is the last such before it.
    if let (Some(first), Some(last), None) = (a.weekday, b.weekday, b.day) {
        return weekdays(first, last, scene);
    }
    let last = super::partial::window(b, scene)?;
    let year = last.to?.year();
    if a.month.is_none() && b.month.is_none() && a.day < b.day {
        a.month = last.to.map(jiff::civil::Date::month);
    }
    a.year = year.checked_sub(turn);
    match (a.month, a.day) {
        (Some(month), None) => Some((months(a.year?, month, 1)?, last)),
        (Some(_), Some(_)) => Some((super::partial::window(a, scene)?, last)),
        _ => Some((super::partial::window(Partial { year: None, ..a }, scene)?, last)),
    }
}

/// "From the 27th to 3 April": the 27th is of the month before.
fn turned(mut a: Partial, b: Partial, scene: &Scene) -> Option<(Window, Window)> {
    let last = super::partial::window(b, scene)?;
    let before = super::calendar::plus_months(last.from?.first_of_month(), -1)?;
    a.month = Some(before.month());
    a.year = Some(before.year());
    Some((super::partial::window(a, scene)?, last))
}

/// "Monday to Thursday": the last such stretch that has ended, or the next that begins.
fn weekdays(first: jiff::civil::Weekday, last: jiff::civil::Weekday, scene: &Scene) -> Option<(Window, Window)> {
    let today = scene.anchor?;
    let (start, end) = if scene.future {
        let start = on_or_after(plus_days(today, 1)?, first)?;
        (start, on_or_after(start, last)?)
    } else {
        let end = on_or_before(today, last)?;
        (on_or_before(end, first)?, end)
    };
    Some((Window::day(start), Window::day(end)))
}
