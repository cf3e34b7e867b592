//! Words that count from the anchor: `today`, `last month`, `the next two weeks`, `this Friday`, `overnight`.

use super::cursor::{Cursor, Parsed, longest};
use super::date::calendar_date;
use super::decade::years;
use super::expr::{Expr, Length, Partial, Unit};
use super::length::length;
use super::number::year;
use super::opening::{DEICTIC, HOLIDAY, WAY};
use super::words::HOLIDAYS;
use crate::text::TokenKind;

/// What a word of direction says.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    Last,
    /// `past`: like "last" with a weekday, but a stretch that rolls after "the".
    Past,
    This,
    Next,
    /// `coming`: the next one after today.
    Coming,
    /// `following`: counts from what was last spoken of.
    Following,
}

/// A time expression that needs nothing but the anchor.
pub(super) fn relative(at: Cursor<'_>) -> Parsed<'_, Expr> {
    longest([deictic(at), told(at), directed(at), holiday(at, 0), season_named(at), years(at), bare_weekend(at)])
}

/// `today`, `tonight`, `last night`, `the day after tomorrow`, `this morning`.
fn deictic(at: Cursor<'_>) -> Parsed<'_, Expr> {
    const PHRASES: &[(&str, i64)] = &[
        ("the day after tomorrow", 2),
        ("day after tomorrow", 2),
        ("the day before yesterday", -2),
        ("day before yesterday", -2),
        ("yesterday", -1),
        ("today", 0),
        ("tonight", 0),
        ("tomorrow", 1),
        ("this morning", 0),
        ("this afternoon", 0),
        ("this evening", 0),
    ];
    if !at.may(DEICTIC) {
        return None;
    }
    // "The night before last"
    if let Some(after) = at.skip(&["the"]).phrase("night before last")
        && !matches!(after.kind(), Some(TokenKind::Word)) | after.is(&["and", "in", "at", "on", "by", "when"])
    {
        return Some((after, Expr::Night(Box::new(Expr::Today(-2)))));
    }
    if let Some(after) = at.phrase("last night") {
        return Some((after, Expr::Night(Box::new(Expr::Today(-1)))));
    }
    if titled(at) {
        return None;
    }
    // "today's Russia" is no day: the possessive reads as an adjective, but news uses it of the day itself.
    PHRASES.iter().find_map(|&(words, days)| Some((at.phrase(words)?, Expr::Today(days))))
}

/// Whether a capitalised word inside a sentence is part of a title: "the Today programme", "USA Today".
fn titled(at: Cursor<'_>) -> bool {
    const WORKS: &[&str] = &["programme", "program", "show", "newspaper", "magazine", "website", "podcast"];
    let inside = at.at > 0 && at.tokens.get(at.at).is_some_and(|token| token.capital);
    inside && (WORKS.contains(&at.peek(1)) || ["usa", "russia"].contains(&at.peek(-1)))
}

/// `the next day`, `the same day`, `the day before`: from what was last spoken of.
fn told(at: Cursor<'_>) -> Parsed<'_, Expr> {
    let one = |sign: i32| Expr::Shift(Length::of(1, Unit::Day), sign, Box::new(Expr::Told));
    if let Some(found) = two_off(at) {
        return Some(found);
    }
    if !at.may(DEICTIC) {
        return None;
    }
    if let Some(after) = at.phrases(&["the same day", "the same night", "that same day", "that day", "that night"]) {
        return Some((after, Expr::Same));
    }
    let ahead =
        ["the next day", "next day", "the following day", "the next morning", "the following morning", "following day"];
    if let Some(after) = at.phrases(&ahead) {
        return Some((after, one(1)));
    }
    if let Some(after) = at.phrases(&["the previous day", "previous day", "the previous night"]) {
        return Some((after, one(-1)));
    }
    let (after, sign) = match at.phrase("the day before") {
        Some(after) => (after, -1),
        None => (at.phrase("the day after")?, 1),
    };
    // "the day after the attack" is dated by the attack.
    (after.kind() != Some(TokenKind::Word) || after.is(&["and", "in", "at"])).then(|| (after, one(sign)))
}

/// `the week after next`, `the year before last`.
fn two_off(at: Cursor<'_>) -> Parsed<'_, Expr> {
    let name = at.skip(&["the"]);
    let (unit, _) = name.unit().filter(|&(unit, plural)| !plural && unit > Unit::Day)?;
    let end = name.next();
    let next = end.phrases(&["after the next", "after next"]).map(|after| (after, 2));
    let (after, by) = next.or_else(|| Some((end.phrases(&["before the last", "before last"])?, -2)))?;
    Some((after, Expr::Around(unit, by)))
}

fn way(at: Cursor<'_>) -> Parsed<'_, Way> {
    const WAYS: &[(&str, Way)] = &[
        ("this coming", Way::Coming),
        ("this past", Way::Past),
        ("this last", Way::Last),
        ("this", Way::This),
        ("current", Way::This),
        ("last", Way::Last),
        ("previous", Way::Last),
        ("recent", Way::Past),
        ("past", Way::Past),
        ("next", Way::Next),
        ("coming", Way::Coming),
        ("upcoming", Way::Coming),
        ("following", Way::Following),
    ];
    WAYS.iter().filter(|_| at.may(WAY)).find_map(|&(words, way)| Some((at.phrase(words)?, way)))
}

/// `last month`, `the next two weeks`, `10 previous weeks`, `this coming March`, `last Easter`.
fn directed(at: Cursor<'_>) -> Parsed<'_, Expr> {
    if let Some((end, unit)) = at.eat(&["all"]).and_then(|after| Some((after.next(), after.unit()?.0)))
        && matches!(unit, Unit::Week | Unit::Month | Unit::Year)
    {
        return Some((end, Expr::Around(unit, 0)));
    }
    let start = at.skip(&["the", "these", "those"]);
    let article = start.at > at.at || at.peek(-1) == "the";
    if let Some((after, way)) = way(start) {
        if at.back().is_some_and(|back| back.is(&["at"])) && way == Way::Last {
            return None;
        }
        // "The last year" rolls after "over" or "in", where "last year" is that of the calendar.
        let over = at.back().is_some_and(|back| back.is(&["over", "in", "during", "within", "for"]));
        let way = if start.is(&["last"]) && article && over && !after.is(&["day"]) { Way::Past } else { way };
        return longest([one_unit(after, way, article), rolling(after, way), named(after, way)]);
    }
    // "the 3 next weeks"
    let (after, amount) = super::number::amount(start)?;
    let (after, way) = way(after)?;
    let (kind, plural) = after.unit()?;
    (plural && amount.n > 1)
        .then(|| Some((after.next(), Expr::Rolling(Length::of(amount.n, kind), way.sign()?))))
        .flatten()
}

impl Way {
    fn by(self) -> i32 {
        match self {
            Way::Last | Way::Past => -1,
            Way::This => 0,
            Way::Next | Way::Following => 1,
            Way::Coming => 2,
        }
    }

    fn sign(self) -> Option<i32> {
        match self {
            Way::This => None,
            other => Some(other.by().signum()),
        }
    }
}

/// `last month`, `this working week`, `the past year`.
fn one_unit(at: Cursor<'_>, way: Way, article: bool) -> Parsed<'_, Expr> {
    if let Some(end) = at.phrases(&["working week", "work week", "business week"]) {
        return Some((end, Expr::WorkingWeek(way.by().signum())));
    }
    let (unit, plural) = at.unit()?;
    let end = at.next();
    if plural {
        // "in recent weeks", "in the coming days": as a few of them.
        return matches!(way, Way::Past | Way::Coming)
            .then(|| Some((end, Expr::Rolling(Length { vague: true, ..Length::of(3, unit) }, way.sign()?))))
            .flatten();
    }
    match unit {
        Unit::Hour => None,
        // "the last day of the talks" is no yesterday.
        Unit::Day if way == Way::This || end.is(&["of", "for", "in", "on"]) => None,
        Unit::Day => Some((end, Expr::Today(i64::from(way.by().signum())))),
        _ if end.kind() == Some(TokenKind::Hyphen) => None,
        // "the last year of the war"
        _ if article && way != Way::This && end.is(&["of"]) => None,
        // "over the past year" ends today; "last year" is that of the calendar.
        _ if way == Way::Past && article && unit != Unit::Decade => Some((end, Expr::Rolling(Length::of(1, unit), -1))),
        _ if way == Way::Following && unit == Unit::Week && article => Some((end, Expr::Around(unit, 1))),
        _ => Some((end, Expr::Around(unit, way.by().signum()))),
    }
}

/// `two weeks`, `few days`, `3 months and 2 weeks` after a word of direction.
fn rolling(at: Cursor<'_>, way: Way) -> Parsed<'_, Expr> {
    if at.is(&["a", "an"]) {
        return None;
    }
    let (end, length) = length(at)?;
    Some((end, Expr::Rolling(length, way.sign()?)))
}

/// A weekday, month, season or holiday after a word of direction.
fn named(at: Cursor<'_>, way: Way) -> Parsed<'_, Expr> {
    if let Some((end, expr)) = holiday(at, way.by().min(1)) {
        return Some((end, expr));
    }
    if let Some(season) = at.season() {
        return Some((at.next(), Expr::Season(season, None, if way == Way::This { 2 } else { way.by().signum() })));
    }
    if let Some((name, true)) = at.weekday() {
        let partial = Partial { weekday: Some(name), ..Partial::default() };
        return Some((at.next(), Expr::Named(partial, way.by())));
    }
    // "next 6th of April"
    if let Some((end, partial)) = calendar_date(at)
        && partial.day.is_some()
    {
        let expr = if partial.year.is_some() { Expr::Partial(partial) } else { Expr::Named(partial, way.by()) };
        return Some((end, expr));
    }
    let (number, _) = at.month()?;
    // "last May said": a surname has a capital after it or a verb; the direction word speaks for the month.
    let partial = Partial { month: Some(number), ..Partial::default() };
    Some((at.next(), Expr::Named(partial, way.by())))
}

/// A holiday, with its year if one follows.
fn holiday(at: Cursor<'_>, by: i32) -> Parsed<'_, Expr> {
    let at = if by == 0 { at.skip(&["the"]) } else { at };
    let (end, feast) = HOLIDAYS
        .iter()
        .filter(|_| at.may(HOLIDAY))
        .find_map(|&(words, feast)| Some((quoted_phrase(at, words)?, feast)))?;
    if at.peek(-1) == "father"
        || end.is(&["island", "islands", "egg", "eggs", "island's", "tree", "rising"])
        || end.kind() == Some(TokenKind::Hyphen)
    {
        return None;
    }
    match year(end.skip(&[","])) {
        Some((after, number)) => Some((after, Expr::Holiday(feast, Some(number), by))),
        None => Some((end, Expr::Holiday(feast, None, by))),
    }
}

/// A phrase in which `'` is any lone apostrophe.
fn quoted_phrase<'t>(at: Cursor<'t>, words: &str) -> Option<Cursor<'t>> {
    words
        .split(' ')
        .try_fold(at, |cursor, word| if word == "'" { cursor.eat(&["'", "’"]) } else { cursor.eat(&[word]) })
}

/// `summer 2024`, `in the spring`, `the autumn of 2023`: a bare season needs "the" or "in" before it.
fn season_named(at: Cursor<'_>) -> Parsed<'_, Expr> {
    let bare = at.skip(&["the"]);
    let name = bare.season()?;
    let end = bare.next();
    if let Some((after, number)) = year(end.skip(&["of"])) {
        return Some((after, Expr::Season(name, Some(number), 0)));
    }
    let led = at
        .back()
        .is_some_and(|back| back.is(&["in", "by", "since", "until", "during", "early", "late", "mid", "before"]));
    let noun = !end.is(&["of", "in", "from", "back", "apart", "break", "into", "to"]);
    let doubtful = bare.is(&["fall", "spring"]) && bare.at == at.at;
    (led && noun && !doubtful).then_some((end, Expr::Season(name, None, 0)))
}

/// `the weekend`, by tense.
fn bare_weekend(at: Cursor<'_>) -> Parsed<'_, Expr> {
    Some((at.phrase("the weekend").filter(|end| !end.is(&["of", "after", "before"]))?, Expr::Weekend))
}
