//! A point or period by itself: a date, words from the anchor, a part of a period, the nth of a period, a day inside one.

use super::cursor::{Cursor, Parsed, longest};
use super::date::{calendar_date, date};
use super::expr::{Counted, Expr, Length, Partial, Portion, Unit};
use super::number::{amount, day, ordinal, year};
use super::opening::PORTION;
use super::relative::relative;
use crate::text::TokenKind;

/// How deep "the end of the first week of last month" may nest.
const DEPTH: usize = 3;

/// A point or period.
pub(super) fn point(at: Cursor<'_>) -> Parsed<'_, Expr> {
    nested(at, DEPTH)
}

/// `now`, which is a time only as an end of something else.
pub(super) fn now(at: Cursor<'_>) -> Parsed<'_, Expr> {
    Some((at.eat(&["now", "present"])?, Expr::Today(0)))
}

fn nested(at: Cursor<'_>, depth: usize) -> Parsed<'_, Expr> {
    let depth = depth.checked_sub(1)?;
    let plain = longest([date(at).map(|(end, partial)| (end, Expr::Partial(partial))), relative(at)]);
    let placed = plain.map(|parsed| inner(parsed, depth));
    longest([placed, portion(at, depth), nth(at, depth), of_period(at), week_of(at, depth), overnight(at, depth)])
        .map(|(end, expr)| time_of_day(end, expr))
        .map(|(end, expr)| apposition(end, expr))
}

/// What may follow a point: the period that it lies in, or a weekday inside of it.
fn inner<'t>((end, expr): (Cursor<'t>, Expr), depth: usize) -> (Cursor<'t>, Expr) {
    let found = match &expr {
        Expr::Partial(Partial { year: None, month: None, day: None, weekday: Some(weekday) }) => {
            let of = end.skip(&["of", "from", "in"]);
            week_here(of, depth).map(|(after, week)| (after, Expr::WeekdayIn(*weekday, Box::new(week))))
        }
        Expr::Partial(Partial { year: None, month: Some(month), day, weekday: None }) => {
            let of = end.skip(&["of", "in", ","]);
            around(of, Unit::Year).map(|(after, year)| {
                let month = Expr::MonthIn(*month, Box::new(year));
                (after, day.map_or(month.clone(), |day| Expr::DayIn(day, Box::new(month))))
            })
        }
        Expr::Partial(Partial { year: None, month: None, day: Some(day), weekday: None }) => {
            around(end.skip(&["of", "in"]), Unit::Month)
                .map(|(after, month)| (after, Expr::DayIn(*day, Box::new(month))))
        }
        Expr::Around(Unit::Week, _) => {
            let name = end.skip(&[","]).skip(&["on"]);
            name.weekday().map(|(name_is, _)| (name.next(), Expr::WeekdayIn(name_is, Box::new(expr.clone()))))
        }
        _ => None,
    };
    found.unwrap_or((end, expr))
}

/// `this week`, `next week`, `the week of 5 May`.
fn week_here(at: Cursor<'_>, depth: usize) -> Parsed<'_, Expr> {
    around(at, Unit::Week).or_else(|| week_of(at, depth))
}

/// The unit around the anchor, if `at` speaks of that unit: `next year`.
pub(super) fn around(at: Cursor<'_>, wanted: Unit) -> Parsed<'_, Expr> {
    relative(at).filter(|(_, expr)| matches!(expr, Expr::Around(unit, _) if *unit == wanted))
}

/// `the week of the 18th`, `the week commencing 4 February`.
fn week_of(at: Cursor<'_>, depth: usize) -> Parsed<'_, Expr> {
    let after = at.skip(&["the"]).eat(&["week"])?;
    let of = after.phrases(&["of", "commencing", "beginning on", "beginning", "starting on", "starting", "ending"])?;
    let (end, day) = nested(of, depth).or_else(|| {
        let (end, (day, _)) = day(of).filter(|_| of.is(&["the"]))?;
        Some((end, Expr::Partial(Partial { day: Some(day), ..Partial::default() })))
    })?;
    let dated = matches!(day, Expr::Partial(Partial { day: Some(_), .. } | Partial { weekday: Some(_), .. }));
    dated.then(|| (end, Expr::WeekOf(Box::new(day))))
}

/// `early March`, `mid-2024`, `later this year`, `the end of last week`, `the rest of the month`.
fn portion(at: Cursor<'_>, depth: usize) -> Parsed<'_, Expr> {
    let start = at.skip(&["the"]);
    if !start.may(PORTION) {
        return None;
    }
    const WHICH: &[(&str, Portion)] = &[
        ("early", Portion::Early),
        ("mid", Portion::Mid),
        ("late", Portion::Late),
        ("earlier", Portion::Earlier),
        ("later", Portion::Later),
    ];
    const NOUNS: &[(&[&str], Portion)] = &[
        (&["beginning", "start", "opening", "outset"], Portion::Start),
        (&["middle"], Portion::Mid),
        (&["end", "close"], Portion::End),
        (&["rest", "remainder", "remaining"], Portion::Later),
    ];
    if let Some(&(_, portion)) = WHICH.iter().find(|entry| start.is(&[entry.0])) {
        let of = start.next().skip_hyphen().skip(&["on", "in"]);
        let (end, base) = nested(of, depth).or_else(|| bare_period(of))?;
        // "early Thursday", "later today": the day itself.
        return Some((end, if base.is_day() { base } else { Expr::Part(portion, Box::new(base)) }));
    }
    let &(_, portion) = NOUNS.iter().find(|entry| start.is(entry.0))?;
    let after = start.next();
    let of = after.skip(&["of"]).skip(&["around", "about"]);
    let linked = of.at > after.at || portion == Portion::Later || start.at == at.at;
    let (end, base) = linked.then(|| nested(of, depth).or_else(|| bare_period(of)))??;
    // "end Friday" is a verb.
    let sure = of.at > after.at || matches!(base, Expr::Around(..));
    (sure && !base.is_day()).then(|| (end, Expr::Part(portion, Box::new(base))))
}

impl Expr {
    /// Whether it is a single day, of which no early or late part is told.
    pub(super) fn is_day(&self) -> bool {
        match self {
            Expr::Today(_) | Expr::Holiday(..) | Expr::WeekdayIn(..) | Expr::DayIn(..) | Expr::Told | Expr::Same => {
                true
            }
            Expr::Night(of) | Expr::Overnight(of) => of.is_day(),
            Expr::Partial(date) | Expr::Named(date, _) => date.day.is_some() || date.weekday.is_some(),
            _ => false,
        }
    }
}

/// `the year`, `my week`, `month`: the current one, as a base of "the end of".
fn bare_period(at: Cursor<'_>) -> Parsed<'_, Expr> {
    let name = at.skip(&["the", "my", "our", "this"]);
    let known = name.unit().filter(|&(unit, plural)| !plural && unit >= Unit::Week && unit != Unit::Fortnight);
    known.map(|(unit, _)| (name.next(), Expr::Around(unit, 0))).or_else(|| loose_year(at))
}

/// A year after words that leave no doubt: `the end of 2008`.
fn loose_year(at: Cursor<'_>) -> Parsed<'_, Expr> {
    let (end, year) = year(at.phrase("the year").unwrap_or(at))?;
    Some((end, Expr::Partial(Partial { year: Some(year), ..Partial::default() })))
}

/// `the first week of October`, `the third quarter this year`, `last Friday in May`, `the first three months of 2024`.
fn nth(at: Cursor<'_>, depth: usize) -> Parsed<'_, Expr> {
    let start = at.skip(&["the"]);
    if let Some(parsed) = short_quarter(start) {
        return Some(parsed);
    }
    let (after, n) = match start.eat(&["last", "final"]) {
        Some(after) => (after, -1),
        None => ordinal(start).filter(|&(_, n)| (1..=53).contains(&n))?,
    };
    let (name, count) = match amount(after).filter(|parsed| !after.is(&["a", "an"]) && parsed.1.n <= 31) {
        Some((name, amount)) => (name, amount.n),
        None => (after, 1),
    };
    let (end, what) = if let Some(end) = name.eat(&["half"]) {
        (end, Counted::Half)
    } else if let Some((weekday, _)) = name.weekday() {
        (name.next(), Counted::Weekday(weekday))
    } else {
        let (unit, _) = name.unit().filter(|&(unit, _)| unit != Unit::Hour)?;
        (name.next(), Counted::Unit(unit))
    };
    let of = end.skip(&["of", "in"]);
    let based = nested(of, depth).or_else(|| if of.at > end.at { bare_period(of) } else { loose_year(of) });
    let (end, of) = match based.filter(|(_, base)| !base.is_day()) {
        Some((end, base)) => (end, base),
        // "the third quarter": of this year.
        None if what == Counted::Unit(Unit::Quarter) && n > 0 && count == 1 && of.at == end.at => {
            (end, Expr::Around(Unit::Year, 0))
        }
        None => return None,
    };
    let is_week = what == Counted::Unit(Unit::Week);
    let expr = Expr::Nth { n, what, count, of: Box::new(of) };
    // "1st week of Oct. on Friday"
    let name = end.skip(&["on"]);
    if is_week
        && name.at > end.at
        && let Some((weekday, _)) = name.weekday()
    {
        return Some((name.next(), Expr::WeekdayIn(weekday, Box::new(expr))));
    }
    Some((end, expr))
}

/// `Q3 2024`, `2024 Q3`, `Q3` of this year.
fn short_quarter(at: Cursor<'_>) -> Parsed<'_, Expr> {
    let number = |at: Cursor<'_>| ["q1", "q2", "q3", "q4"].iter().position(|name| at.is(&[name]));
    let (end, at, first) = match number(at) {
        Some(at_quarter) => (at.next(), at_quarter, None),
        None => {
            let (name, year) = loose_year(at)?;
            (name.next(), number(name)?, Some(year))
        }
    };
    let (end, of) = match first {
        Some(year) => (end, year),
        None => loose_year(end.skip(&["of", ","])).unwrap_or((end, Expr::Around(Unit::Year, 0))),
    };
    let n = i32::try_from(at).ok()?.checked_add(1)?;
    Some((end, Expr::Nth { n, what: Counted::Unit(Unit::Quarter), count: 1, of: Box::new(of) }))
}

/// `20th of next month`, `4 this month`; the month is the anchor's or one beside it.
fn of_period(at: Cursor<'_>) -> Parsed<'_, Expr> {
    let (rest, (day, ordinal)) = day(at)?;
    let of = rest.skip(&["of", "in"]);
    if of.at == rest.at && !ordinal {
        return None;
    }
    let this_month = || Some((of.phrase("the month")?, Expr::Around(Unit::Month, 0)));
    let (end, month) = around(of, Unit::Month).or_else(this_month)?;
    Some((end, Expr::DayIn(day, Box::new(month))))
}

/// An event is named in so many words at most, `on` among them.
const MOST_OF_EVENT: usize = 6;

/// `overnight`, `during the night`, `overnight into Friday`, `the night of 17 April`, `the night from Monday to Tuesday`,
/// `the eve of 17 April`.
fn overnight(at: Cursor<'_>, depth: usize) -> Parsed<'_, Expr> {
    if let Some(after) = at.eat(&["overnight"]) {
        let day = after.phrases(&["into", "to", "on", "through to"]).unwrap_or(after);
        return Some(match nested(day, depth).filter(|(_, expr)| expr.is_day()) {
            Some((end, expr)) => (end, Expr::Overnight(Box::new(expr))),
            None => (after, Expr::Overnight(Box::new(Expr::Today(0)))),
        });
    }
    // The night before the article, as `overnight`.
    if let Some(after) = at.phrases(&["during the night", "in the night"])
        && !after.is(&["of", "to", "from", "between"])
    {
        return Some((after, Expr::Overnight(Box::new(Expr::Today(0)))));
    }
    if let Some(of) = at.skip(&["the"]).phrase("eve of") {
        // "The eve of the April 20 summit", "the eve of the vote on 13 April"
        let days = [Some(of), Some(of.skip(&["the"])), eventful(of)];
        let day = days.into_iter().flatten().find_map(|at| nested(at, depth).filter(|(_, expr)| expr.is_day()));
        let (end, day) = day?;
        return Some((end, Expr::Shift(Length::of(1, Unit::Day), -1, Box::new(day))));
    }
    let of = at.skip(&["the"]).phrases(&["night of", "evening of", "night to", "night before"])?;
    let (end, day) = nested(of, depth).filter(|(_, expr)| expr.is_day())?;
    let before = of.back().is_some_and(|back| back.is(&["to", "before"]));
    Some((end, if before { Expr::Overnight(Box::new(day)) } else { Expr::Night(Box::new(day)) }))
}

/// Behind `the vote on`, `its general election on`: where the day of an event may stand.
fn eventful(at: Cursor<'_>) -> Option<Cursor<'_>> {
    let mut at = at;
    for _ in 0..MOST_OF_EVENT {
        if !matches!(at.kind(), Some(TokenKind::Word)) {
            return None;
        }
        if at.is(&["on"]) {
            return Some(at.next());
        }
        at = at.next();
    }
    None
}

/// `Thursday morning`, `Monday night`: the day itself.
fn time_of_day(end: Cursor<'_>, expr: Expr) -> (Cursor<'_>, Expr) {
    let after = end.skip(&["early", "late"]);
    let named = after.is(&["morning", "afternoon", "evening", "night", "midday", "lunchtime", "noon"]);
    let compound = after.next().kind() == Some(TokenKind::Hyphen);
    (if expr.is_day() && named && !compound { after.next() } else { end }, expr)
}

/// A date beside a weekday, holiday or "today" decides: `Palm Sunday, 13 April`, `Today (18 April)`.
fn apposition(end: Cursor<'_>, expr: Expr) -> (Cursor<'_>, Expr) {
    // Two dates side by side are a list.
    let dated = matches!(&expr, Expr::Partial(date) if date.month.is_some());
    if !expr.is_day() || dated {
        return (end, expr);
    }
    let open = end.eat(&["("]);
    let Some(inside) = open.or_else(|| end.eat(&[","])) else { return (end, expr) };
    match calendar_date(inside).filter(|(_, partial)| partial.day.is_some()) {
        Some((after, partial)) if open.is_none() => (after, Expr::Partial(partial)),
        Some((after, partial)) if after.is(&[")"]) => (after.next(), Expr::Partial(partial)),
        _ => (end, expr),
    }
}

/// A month by its name alone, where a range leaves no doubt: `May to October`.
pub(super) fn bare_month(at: Cursor<'_>) -> Parsed<'_, Expr> {
    let (number, _) = at.month()?;
    Some((at.next(), Expr::Partial(Partial { month: Some(number), ..Partial::default() })))
}
