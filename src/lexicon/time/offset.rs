//! Points at a distance: `two weeks ago`, `in 3 days`, `a week from Tuesday`, `two days later`, `within a month`.

use super::cursor::{Cursor, Parsed};
use super::expr::{Expr, Length, Unit};
use super::length::length;
use super::point::{now, point};
use crate::text::TokenKind;

/// A length with what places it.
pub(super) fn offset(at: Cursor<'_>) -> Parsed<'_, Expr> {
    within(at).or_else(|| placed(at)).or_else(|| ahead(at)).or_else(|| up_to(at))
}

/// `the week to 13 April`, `the five days to Friday`: with that day in them.
fn up_to(at: Cursor<'_>) -> Parsed<'_, Expr> {
    let start = at.eat(&["the"])?;
    let unit = || {
        start
            .unit()
            .filter(|&(unit, plural)| !plural && unit > Unit::Day)
            .map(|(unit, _)| (start.next(), Length::of(1, unit)))
    };
    let (end, length) = unit().or_else(|| length(start))?;
    let (after, day) = point(end.eat(&["to"])?).filter(|(_, day)| day.is_day())?;
    let first = Expr::Shift(length, -1, Box::new(day.clone()));
    let first = Expr::Shift(Length::of(1, Unit::Day), 1, Box::new(first));
    (length.unit > Unit::Hour).then(|| (after, Expr::Range(Box::new(first), Box::new(day))))
}

/// `2 weeks ago`, `two days after today`, `3 days later`, `2 weeks starting May 20th`.
fn placed(at: Cursor<'_>) -> Parsed<'_, Expr> {
    // "the day before Christmas", "the night before ..." is a night of its own.
    let beside = |phrase: &str, sign| {
        let (end, from) = point(at.phrase(phrase)?)?;
        Some((end, Expr::Shift(Length::of(1, Unit::Day), sign, Box::new(from))))
    };
    if let Some(parsed) = beside("the day before", -1).or_else(|| beside("the day after", 1)) {
        return Some(parsed);
    }
    let start = at.eat(&["for", "in"]).unwrap_or(at);
    let (end, length) = length(start)?;
    let shift = |sign, from| Expr::Shift(length, sign, Box::new(from));
    if let Some(after) = end.eat(&["ago"]) {
        // "A week ago on Tuesday"
        let day = after.skip(&["on", "last"]);
        if length.unit == Unit::Week
            && length.count > 0
            && !length.vague
            && let Some((weekday, true)) = day.weekday()
        {
            let week = Expr::Around(Unit::Week, length.count.saturating_neg());
            return Some((day.next(), Expr::WeekdayIn(weekday, Box::new(week))));
        }
        return Some((after, shift(-1, Expr::Today(0))));
    }
    // "Two days later than planned" compares; "two days on, ..." places, "two days on the run" does not.
    let than = |after: Cursor<'_>| after.is(&["than"]);
    let on = |after: Cursor<'_>| end.is(&["on"]) && !after.ended() && !after.is(&[","]);
    if let Some(after) =
        end.eat(&["later", "afterwards", "afterward", "on"]).filter(|&after| !than(after) && !on(after))
    {
        return Some((after, shift(1, Expr::Told)));
    }
    if let Some(after) = end.eat(&["earlier", "previously"]).filter(|after| !than(*after)) {
        return Some((after, shift(-1, Expr::Told)));
    }
    if let Some(from) = end.skip(&[","]).phrases(&[
        "starting on",
        "starting from",
        "starting",
        "beginning on",
        "beginning",
        "commencing",
    ]) {
        let (after, from) = point(from)?;
        return Some((after, Expr::For(Box::new(from), length)));
    }
    // "out for three days from today" is a stretch, "three days from today" a day.
    if at.is(&["for"]) {
        let (after, from) = point(end.skip(&[","]).eat(&["from"])?)?;
        return Some((after, Expr::For(Box::new(from), length)));
    }
    let (word, sign) = match end.word() {
        "before" | "prior" => (end.next().skip(&["to"]), -1),
        "after" | "from" | "since" | "following" => (end.next(), 1),
        _ => return None,
    };
    // "Two days before it": what was told last.
    if word.is(&["it", "that"]) && end.word() != "since" && word.next().kind() != Some(TokenKind::Possessive) {
        let clause = word.is(&["that"]) && !word.next().ended() && !word.next().is(&[",", ";"]);
        return (!clause && end.word() != "from").then(|| (word.next(), shift(sign, Expr::Told)));
    }
    let (after, from) = point(word).or_else(|| now(word))?;
    Some((after, shift(sign, from)))
}

/// `in two weeks`: of the future only, which the tense decides. "For the first time in two years" looks back.
fn ahead(at: Cursor<'_>) -> Parsed<'_, Expr> {
    let (end, length) = length(at.eat(&["in"])?.skip(&["about", "around", "roughly", "just", "another"]))?;
    const RECORD: &[&str] = &["time", "first", "once", "times", "only", "second", "third", "last"];
    let record = |word: &str| RECORD.contains(&word) || (word.len() > 5 && word.ends_with("est")) || word == "worst";
    let back = (1..=3).any(|by| record(at.peek(-by)));
    // "in two weeks' time" is one; "in two weeks' fighting" and "in two days of talks" are durations.
    let time = end.kind() == Some(TokenKind::Possessive) && end.next().is(&["time"]);
    let duration = !time && end.kind() == Some(TokenKind::Possessive) || end.is(&["of"]);
    let end = if time { end.next().next() } else { end };
    (!back && !duration).then_some((end, Expr::Ahead(length)))
}

/// `within 9 months`, `within the next two weeks`, `less than 2 weeks from today`.
fn within(at: Cursor<'_>) -> Parsed<'_, Expr> {
    let start = at.eat(&["within"]).or_else(|| at.phrase("less than").or_else(|| at.phrase("no more than")))?;
    let bound = at.is(&["within"]);
    let start = start.skip(&["the"]).skip(&["next", "coming"]);
    let (end, length) = length(start)?;
    let stretch = |length: Length, from: Expr| Expr::For(Box::new(from), length);
    let from_point = end.eat(&["from", "of", "after"]).and_then(|from| point(from).or_else(|| now(from)));
    match from_point {
        Some((after, from)) => Some((after, stretch(length, from))),
        // "within two days of the attack" is dated by the attack.
        None if end.is(&["of", "from", "after"]) || !bound => None,
        None => Some((end, stretch(length, Expr::Today(0)))),
    }
}
