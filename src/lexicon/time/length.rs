//! Lengths of time: `two weeks`, `a few days`, `5 years 1 month and 12 days`. A hyphen makes a compound, not a length.

use super::cursor::{Cursor, Parsed};
use super::expr::{Length, Unit};
use super::number::amount;
use super::words::unit;
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

fn part(at: Cursor<'_>) -> Parsed<'_, Length> {
    let (after, amount) = amount(at)?;
    let after = after.skip(&["full", "whole", "more", "short", "consecutive"]);
    let (unit, _) = unit(after.word())?;
    let end = after.next();
    // "two day-long strikes"
    (end.kind() != Some(TokenKind::Hyphen)).then(|| (end, Length { vague: amount.vague, ..Length::of(amount.n, unit) }))
}
