//! A time that dates another event, from which a claim is told to lie so far: `killed hours before the truce began on Wednesday`,
//! `two days after the vote on 10 April`, `have not spoken since the bridge fell in January`; and the other way round, `fell
//! overnight, hours before envoys met`.
//!
//! Takes a match and the time that it binds; gives the stretch of days that the words between them leave to it. Where the
//! relation stands right before the time (`since August`), the time has it in it already; who is counted after an event was mostly
//! struck by it, on its day.

use jiff::ToSpan;
use jiff::civil::Date;

use super::cause;
use super::hit::{Bound, Hit};
use super::lattice::{Edge, Lattice};
use crate::lexicon::clause;
use crate::lexicon::relation::{self, Reach, Side};
use crate::rule::TypeSet;
use crate::text::TokenKind;
use crate::value::{Count, Value, Window};

/// From the relation to the time of the other event stand at most so many words.
const FARTHEST: usize = 14;
/// A wider stretch is too wide for days to be counted from it: "in March, days after".
const WIDEST_DAYS: i64 = 4;
/// From a time to the relation behind it: `overnight, just a few hours before`.
const NEAR: usize = 6;

/// The days that the words around a time leave to a match that binds it; `None` where they say nothing of it.
pub(super) fn bounded(hit: &Hit, edge: &Edge, window: Window, lattice: &Lattice<'_>) -> Option<Window> {
    let narrow = window.width_days().is_some_and(|days| days <= WIDEST_DAYS);
    if let Some((at, side)) = dates_other(hit, edge, lattice).filter(|(_, side)| narrow || *side == Side::Since) {
        return match side {
            Side::Since => Some(Window { from: window.from, to: None }),
            Side::Before => Some(earlier(window, distance(at, lattice)?)),
            Side::After => Some(later(window, distance(at, lattice)?)),
        };
    }
    let (at, side) = sets_apart(hit, edge, lattice).filter(|_| narrow)?;
    let far = distance(at, lattice)?;
    // A night has two days; what lay hours from it was on the one that it led to, or came from.
    let night = window.width_days() == Some(2) && matches!(far, Distance::Within(_));
    match side {
        Side::Since => None,
        Side::Before if night => Some(Window { from: window.to, ..window }),
        Side::After if night => Some(Window { to: window.from, ..window }),
        Side::Before => Some(later(window, far)),
        Side::After => Some(earlier(window, far)),
    }
}

/// The day of an event that a time counts from, where whoever is told of was struck by that event: `after Wednesday's blast`, but
/// not `in the days after Wednesday's blast`, nor `in clashes after Sunday's vote`.
pub(super) fn day_of_event<'l>(time: &Edge, lattice: &'l Lattice<'_>) -> Option<&'l Edge> {
    let (from, to) = (time.from as usize, time.to as usize);
    if relation::side(lattice.folded(from)) != Some(Side::After)
        || lattice.kind(to) != Some(TokenKind::Possessive)
        || cause::dated(time, lattice).is_none()
    {
        return None;
    }
    let apart =
        |last: usize| relation::reach(lattice.folded(last)).is_some() || cause::between(lattice, last, from) != 0;
    if from.checked_sub(1).is_some_and(apart) {
        return None;
    }
    let is_day = |day: &Edge| day.to == time.to && day.joined && day.types.meets(TypeSet::TIME);
    lattice.edges_at(from + 1).map(|(_, day)| day).find(|day| is_day(day))
}

/// How far one thing lay from another, in days: that many, up to so many, or from so many to so many.
#[derive(Clone, Copy)]
enum Distance {
    Exact(i32),
    Within(i32),
    Between(i32, i32),
}

fn earlier(window: Window, far: Distance) -> Window {
    match far {
        Distance::Exact(days) => Window { from: minus(window.from, days), to: minus(window.to, days) },
        Distance::Within(days) => Window { from: minus(window.from, days), to: window.to },
        Distance::Between(least, most) => Window { from: minus(window.from, most), to: minus(window.to, least) },
    }
}

fn later(window: Window, far: Distance) -> Window {
    match far {
        Distance::Exact(days) => Window { from: minus(window.from, -days), to: minus(window.to, -days) },
        Distance::Within(days) => Window { from: window.from, to: minus(window.to, -days) },
        Distance::Between(least, most) => Window { from: minus(window.from, -least), to: minus(window.to, -most) },
    }
}

fn minus(day: Option<Date>, days: i32) -> Option<Date> {
    day.and_then(|day| day.checked_sub(days.days()).ok())
}

/// The word that sets the match against the other event whose clause the time stands in, with its position: behind the match,
/// or in a clause that opens the sentence.
fn dates_other(hit: &Hit, edge: &Edge, lattice: &Lattice<'_>) -> Option<(usize, Side)> {
    let (start, end, time) = (hit.start as usize, hit.end as usize, edge.from as usize);
    let near = time.saturating_sub(FARTHEST);
    // The time may be the last thing that the match itself names.
    let behind = time >= end || edge.to as usize == end && time > first_word(hit);
    let ahead = edge.to as usize <= start && (edge.to as usize..start).any(|at| lattice.folded(at) == ",");
    if !behind && !ahead {
        return None;
    }
    // The last word of a pattern may be the unit: `killed hours before`.
    let first = if behind { near.max(first_word(hit)) } else { near };
    let (at, side) =
        (first..time).rev().take_while(|&at| plain(at, lattice)).find_map(|at| Some((at, relation(at, lattice)?)))?;
    // `The worst since the flood of 2017, which killed nine`: they were killed in that one.
    let opens = (0..at)
        .all(|at| relation::reach(lattice.folded(at)).is_some() || !plain(at, lattice) || is_amount(at, lattice));
    // `Minutes after midnight on Friday` is Friday.
    let hour = (at + 1..time).any(|at| relation::TIMES_OF_DAY.contains(&lattice.folded(at)));
    (at + 1 < time && !hour && (behind || opens)).then_some((at, side))
}

/// The word that sets the clause of the match against the one that the time stands in: `overnight, hours before envoys met`; `flew
/// home on Friday without a word to the mayor, a day after a bridge fell`.
fn sets_apart(hit: &Hit, edge: &Edge, lattice: &Lattice<'_>) -> Option<(usize, Side)> {
    let (to, start) = (edge.to as usize, hit.start as usize);
    let comma = usize::from(lattice.folded(to) == ",");
    let last = start.min(to + comma + NEAR);
    let near = (to + comma..last).take_while(|&at| plain(at, lattice)).find(|&at| relation(at, lattice).is_some());
    let at = near.or_else(|| counted_behind(to, start, lattice))?;
    (at..start).all(|at| plain(at, lattice)).then_some((at, relation(at, lattice)?))
}

/// The relation of an aside of its own that counts days, between a time and a match, with no other time before it.
fn counted_behind(to: usize, start: usize, lattice: &Lattice<'_>) -> Option<usize> {
    let at = (to..start).rev().take_while(|&at| plain(at, lattice)).find(|&at| relation(at, lattice).is_some())?;
    let from = amount_before(at, lattice)?.max(to);
    let mut times = lattice.edges().iter().filter(|edge| edge.types.meets(TypeSet::TIME));
    let other = times.any(|time| (to..from).contains(&(time.from as usize)));
    (from > to && !other && lattice.folded(from - 1) == ",").then_some(at)
}

/// Where the words begin that tell how far the relation at a position reaches: `just two days | after`.
fn amount_before(at: usize, lattice: &Lattice<'_>) -> Option<usize> {
    let unit = at.checked_sub(1).filter(|&unit| relation::reach(lattice.folded(unit)).is_some())?;
    Some((0..unit).rev().take_while(|&at| is_amount(at, lattice)).last().unwrap_or(unit))
}

/// Where a sentence counts days from an event, `two days after the blast`: the position of the relation, where the words begin
/// that count, and the days.
pub(super) fn counts_days<'l>(lattice: &'l Lattice<'_>) -> impl Iterator<Item = (usize, usize, i32)> + 'l {
    let after = (0..lattice.len()).filter(|&at| relation(at, lattice) == Some(Side::After));
    after.filter_map(|at| match distance(at, lattice)? {
        Distance::Exact(days) => Some((at, amount_before(at, lattice)?, days)),
        _ => None,
    })
}

fn relation(at: usize, lattice: &Lattice<'_>) -> Option<Side> {
    // `Has since met`: an adverb.
    let adverb = at > 0 && clause::AUXILIARIES.contains(&lattice.folded(at - 1));
    relation::side(lattice.folded(at)).filter(|_| !adverb)
}

/// Whether no mark stands at a position.
fn plain(at: usize, lattice: &Lattice<'_>) -> bool {
    matches!(lattice.kind(at), Some(TokenKind::Word | TokenKind::Number | TokenKind::Possessive | TokenKind::Hyphen))
}

fn is_amount(at: usize, lattice: &Lattice<'_>) -> bool {
    let inside = |edge: &&Edge| (edge.from as usize..edge.to as usize).contains(&at);
    lattice.edges().iter().filter(inside).any(|edge| edge.types.meets(TypeSet::DURATION))
        || relation::BEFORE_UNIT.contains(&lattice.folded(at))
}

/// The first word of the match that its rule asks for.
fn first_word(hit: &Hit) -> usize {
    let words = hit.bound.iter().filter_map(|bound| match bound {
        Bound::Word(at) => Some(*at as usize),
        _ => None,
    });
    words.min().unwrap_or(hit.start as usize)
}

/// How far `hours`, `two days`, `shortly` reach that stand before a position.
fn distance(at: usize, lattice: &Lattice<'_>) -> Option<Distance> {
    let unit = at.checked_sub(1)?;
    let reach = relation::reach(lattice.folded(unit))?;
    let told = lattice.edges().iter().find(|edge| edge.to as usize == at && edge.types.meets(TypeSet::DURATION));
    let days = told.and_then(|edge| match edge.values.first() {
        Some((Value::Duration(Count { hard, .. }), _)) if hard.high == Some(hard.low) => i32::try_from(hard.low).ok(),
        _ => None,
    });
    let one = unit > 0 && relation::ONE.contains(&lattice.folded(unit - 1));
    Some(match reach {
        Reach::Hours => Distance::Within(1),
        Reach::Days(length) if days.is_some() || one => Distance::Exact(days.unwrap_or(length)),
        // "Days before": a week of them at most; "weeks": seven.
        Reach::Days(length) => Distance::Between(length, length.saturating_mul(7)),
    })
}
