//! Lengths of time: `two weeks`, `a few days`, `5 years 1 month and 12 days`. A hyphen makes a compound, not a length.

use super::cursor::{Cursor, Parsed};
use super::expr::{Length, Unit};
use super::number::amount;
use super::opening::{AMOUNT, NUMBER};
use crate::text::TokenKind;

/// How many parts a length may have.
const PARTS: usize = 4;

impl Length {
    /// `count` units.
    pub fn of(count: i32, unit: Unit) -> Self {
        let (months, days, hours) = match unit {
            Unit::Hour => (0, 0, 1),
            Unit::Day => (0, 1, 0),
            Unit::Week | Unit::Weekend => (0, 7, 0),
            Unit::Fortnight => (0, 14, 0),
            Unit::Month => (1, 0, 0),
            Unit::Quarter => (3, 0, 0),
            Unit::Year => (12, 0, 0),
            Unit::Decade => (120, 0, 0),
            Unit::Century => (1200, 0, 0),
        };
        let times = |n: i32| n.saturating_mul(count);
        Self { months: times(months), days: times(days), hours: times(hours), unit, count, vague: false }
    }

    fn plus(self, other: Length) -> Self {
        Self {
            months: self.months.saturating_add(other.months),
            days: self.days.saturating_add(other.days),
            hours: self.hours.saturating_add(other.hours),
            unit: self.unit.min(other.unit),
            count: 0,
            vague: self.vague || other.vague,
        }
    }
}

/// A length, its parts joined by "and", a comma or nothing.
pub(super) fn length(at: Cursor<'_>) -> Parsed<'_, Length> {
    let (mut end, mut total) = part(at)?;
    for _ in 1..PARTS {
        let Some((after, more)) = part(end.skip(&["and", ","])) else { break };
        end = after;
        total = total.plus(more);
    }
    Some((end, total))
}

/// `half a year`, `two and a half weeks`, `a year and a half`: the half in the next smaller unit.
fn half(at: Cursor<'_>) -> Parsed<'_, Length> {
    let half = |unit: Unit| {
        Some(match unit {
            Unit::Century => Length::of(50, Unit::Year),
            Unit::Decade => Length::of(5, Unit::Year),
            Unit::Year => Length::of(6, Unit::Month),
            Unit::Month => Length::of(15, Unit::Day),
            Unit::Week => Length::of(3, Unit::Day),
            Unit::Day => Length::of(12, Unit::Hour),
            _ => return None,
        })
    };
    if !at.may(NUMBER | AMOUNT) {
        return None;
    }
    if let Some(name) = at.phrases(&["half a", "half of a"]) {
        return Some((name.next(), half(name.unit()?.0)?));
    }
    let (after, amount) = amount(at)?;
    if let Some(name) = after.phrase("and a half").or_else(|| after.phrase("and half")) {
        let (unit, _) = name.unit()?;
        return Some((name.next(), Length::of(amount.n, unit).plus(half(unit)?)));
    }
    let (unit, _) = after.unit()?;
    Some((after.next().phrase("and a half")?, Length::of(amount.n, unit).plus(half(unit)?)))
}

fn part(at: Cursor<'_>) -> Parsed<'_, Length> {
    if let Some(parsed) = half(at) {
        return Some(parsed);
    }
    if at.peek(-1) == "half" {
        return None;
    }
    let (after, amount) = amount(at)?;
    let after = after.skip(&["full", "whole", "more", "short", "consecutive"]);
    let (unit, _) = after.unit()?;
    let end = after.next();
    // "two day-long strikes"
    (end.kind() != Some(TokenKind::Hyphen)).then(|| (end, Length { vague: amount.vague, ..Length::of(amount.n, unit) }))
}
