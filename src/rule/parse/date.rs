//! Dates as rule files write them. A date that does not exist is reported and left out; the statement stays.

use jiff::civil::Date;
use nom::Parser;
use nom::combinator::{cut, opt};
use nom::sequence::preceded;

use super::lex::Token;
use super::stream::{Parse, Stream, mark, number};
use crate::diagnostic::code;

/// `@2025-04-18`, where there is one.
pub(super) fn stamp(input: Stream<'_>) -> Parse<'_, Option<Date>> {
    let (rest, token) = opt(preceded(mark("@", "`@` with a date"), cut(number("a date")))).parse(input)?;
    let date = token.and_then(|token| match parts(input.text(token)) {
        Some((year, Some(month), Some(day))) => Date::new(year, month, day).ok().or_else(|| refuse(input, token)),
        _ => refuse(input, token),
    });
    Ok((rest, date))
}

/// `2010`, `2010-03` or `2010-03-01`: its first day, or its last.
pub(super) fn day(input: Stream<'_>, token: Token, last: bool) -> Option<Date> {
    day_of(input.text(token), last).or_else(|| refuse(input, token))
}

/// The first or last day of a year, month or day in digits; `None` where there is no such day.
pub(crate) fn day_of(text: &str, last: bool) -> Option<Date> {
    let (year, month, day) = parts(text)?;
    let first = Date::new(year, month.unwrap_or(1), day.unwrap_or(1)).ok()?;
    Some(match (last, month, day) {
        (false, ..) | (_, _, Some(_)) => first,
        (true, None, _) => first.last_of_year(),
        (true, Some(_), None) => first.last_of_month(),
    })
}

/// Year, month, day: the latter two where they are given.
fn parts(text: &str) -> Option<(i16, Option<i8>, Option<i8>)> {
    let number = |part: &str, digits: usize| (part.len() == digits).then(|| part.parse::<i16>().ok()).flatten();
    let mut parts = text.split('-');
    let year = number(parts.next()?, 4)?;
    let mut short = || match parts.next() {
        None => Some(None),
        Some(part) => number(part, 2).and_then(|value| i8::try_from(value).ok()).map(Some),
    };
    let (month, day) = (short()?, short()?);
    parts.next().is_none().then_some((year, month, day))
}

fn refuse(input: Stream<'_>, token: Token) -> Option<Date> {
    let message = format!("expected a date, found `{}`", input.text(token));
    let report = input.context.error(code::BAD_DATE, message, token.span).label("no such day");
    input.context.report(report.help("dates are written year, month, day: `2025-04-18`"));
    None
}
