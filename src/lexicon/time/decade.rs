//! Whole years by the ten and the hundred, and two side by side: `the 1990s`, `15th century`, `2016–17`.

use super::cursor::{Cursor, Parsed, longest};
use super::expr::Expr;
use super::number::{day, year};
use super::opening::{DECADE, NUMBER};
use crate::text::TokenKind;

/// Decades and centuries: `the 1990s`, `1990 s`, `70's`, `the nineteen seventies`, `the nineties`, `15th century`.
pub(super) fn years(at: Cursor<'_>) -> Parsed<'_, Expr> {
    let start = at.skip(&["the"]);
    longest([decade_digits(start), decade_words(start), century(start), season_years(start)])
}

fn decade_digits(at: Cursor<'_>) -> Parsed<'_, Expr> {
    if at.kind() != Some(TokenKind::Number) {
        return None;
    }
    let word = at.word();
    let (digits, end) = match word.strip_suffix('s') {
        Some(digits) => (digits, at.next()),
        None => (word, at.next().skip(&["'", "’", "'s", "’s"]).skip(&["s"])),
    };
    let marked =
        end.at > at.at + 1 && end.back().is_some_and(|back| back.is(&["s", "'s", "’s"])) || word.ends_with('s');
    // The possessive of a year is no decade: "2024's".
    let possessive =
        end.back().is_some_and(|back| back.is(&["'s", "’s"])) && digits.len() == 4 && !digits.ends_with('0');
    if !marked
        || possessive
        || digits.len() == 2 && aged(at)
        || !digits.ends_with('0')
        || !digits.bytes().all(|byte| byte.is_ascii_digit())
    {
        return None;
    }
    let number: i16 = digits.parse().ok()?;
    let first = match digits.len() {
        4 if (1000..=2190).contains(&number) => number,
        2 => two_digits(number),
        _ => return None,
    };
    Some((end, Expr::Years(first, first.checked_add(9)?)))
}

/// `2016–17`, `2016/17`: two years side by side.
fn season_years(at: Cursor<'_>) -> Parsed<'_, Expr> {
    if !at.may(NUMBER) {
        return None;
    }
    let (end, first, last) = match at.word().split_once('/') {
        Some((first, last)) => (at.next(), first.parse::<i16>().ok()?, last),
        None => {
            let (dash, first) = year(at)?;
            (dash.eat_dash()?.next(), first, dash.next().word())
        }
    };
    let two = last.len() == 2 && last.bytes().all(|byte| byte.is_ascii_digit());
    let last = first / 100 * 100 + last.parse::<i16>().ok().filter(|_| two)?;
    // A year and a month look the same: only "2016-17" is sure, "2011-12" by its step of one.
    let sure = (1000..=2199).contains(&first) && (last == first + 1 || (last > first && last % 100 > 12));
    (sure && end.kind() != Some(TokenKind::Hyphen)).then_some((end, Expr::Years(first, last)))
}

/// The decade that two digits mean in news of this century.
fn two_digits(number: i16) -> i16 {
    if number >= 30 { 1900 + number } else { 2000 + number }
}

fn decade_words(at: Cursor<'_>) -> Parsed<'_, Expr> {
    if !at.may(DECADE | NUMBER) {
        return None;
    }
    const NAMES: &[(&str, i16)] = &[
        ("noughties", 0),
        ("aughts", 0),
        ("tens", 10),
        ("twenties", 20),
        ("thirties", 30),
        ("forties", 40),
        ("fifties", 50),
        ("sixties", 60),
        ("seventies", 70),
        ("eighties", 80),
        ("nineties", 90),
    ];
    let name = |at: Cursor<'_>| NAMES.iter().find(|entry| entry.0 == at.word()).map(|entry| entry.1);
    let prefixes: &[(&str, i16)] =
        &[("two thousand and", 2000), ("two thousand", 2000), ("nineteen", 1900), ("eighteen", 1800), ("twenty", 2000)];
    for &(words, base) in prefixes {
        if let Some(after) = at.phrase(words)
            && let Some(tens) = name(after.skip_hyphen())
        {
            let first = base + tens;
            return Some((after.skip_hyphen().next(), Expr::Years(first, first + 9)));
        }
    }
    let tens = name(at).filter(|&tens| tens != 10)?;
    let first = two_digits(tens);
    (!aged(at)).then(|| (at.next(), Expr::Years(first, first + 9)))
}

/// Whether an age is told: `in her fifties`, `in his late 40s`, `in their mid-30s`.
fn aged(at: Cursor<'_>) -> bool {
    (1..=3).any(|by| ["his", "her", "their", "my", "your", "our", "aged"].contains(&at.peek(-by)))
}

/// `15th century`: the years from 1400, as spoken.
fn century(at: Cursor<'_>) -> Parsed<'_, Expr> {
    let (day_after, (n, true)) = day(at)? else { return None };
    let end = day_after.skip_hyphen().eat(&["century"])?;
    let first = i16::from(n).checked_sub(1)?.checked_mul(100)?;
    Some((end, Expr::Years(first, first.checked_add(99)?)))
}
