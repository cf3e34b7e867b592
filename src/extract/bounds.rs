//! A time that dates another event, from which a claim is told to lie so far: `killed hours before the truce began on Wednesday`,
//! `two days after the vote on 10 April`, `have not met since the road was cut in August`.
//!
//! Takes a match and the time that it binds; gives the stretch of days that the words between them leave to it. Where the
//! relation stands right before the time (`since August`), the time has it in it already.

use jiff::ToSpan;
use jiff::civil::Date;

use super::hit::Hit;
use super::lattice::{Edge, Lattice};
use crate::lexicon::clause::{self, Reach, Side};
use crate::rule::TypeSet;
use crate::text::TokenKind;
use crate::value::{Count, Value, Window};

/// From the relation to the time of the other event stand at most so many words.
const FARTHEST: usize = 14;

/// The days that the words before a time leave to a match that binds it; `None` where they say nothing of it.
pub(super) fn bounded(hit: &Hit, edge: &Edge, window: Window, lattice: &Lattice<'_>) -> Option<Window> {
    let (relation, side) = relation(hit, edge, lattice)?;
    match side {
        Side::Since => Some(Window { from: window.from, to: None }),
        Side::Before => Some(match distance(relation, lattice)? {
            Distance::Exact(days) => Window { from: before(window.from, days), to: before(window.to, days) },
            Distance::Within(days) => Window { from: before(window.from, days), to: window.to },
            Distance::Between(least, most) => Window { from: before(window.from, most), to: before(window.to, least) },
        }),
        Side::After => Some(match distance(relation, lattice)? {
            Distance::Exact(days) => Window { from: before(window.from, -days), to: before(window.to, -days) },
            Distance::Within(days) => Window { from: window.from, to: before(window.to, -days) },
            Distance::Between(least, most) => Window { from: before(window.from, -least), to: before(window.to, -most) },
        }),
    }
}

fn before(day: Option<Date>, days: i32) -> Option<Date> {
    day.and_then(|day| day.checked_sub(days.days()).ok())
}

/// How far one thing lay from another, in days.
enum Distance {
    Exact(i32),
    Within(i32),
    Between(i32, i32),
}

/// The word that sets the match against what the time dates, and its position.
fn relation(hit: &Hit, edge: &Edge, lattice: &Lattice<'_>) -> Option<(usize, Side)> {
    let (start, end, time) = (hit.start as usize, hit.end as usize, edge.from as usize);
    let first = time.saturating_sub(FARTHEST);
    // Behind the match, or in front of it in a clause that a comma ends.
    let first = if time >= end {
        // The last word of a pattern may be the unit: `killed hours before`.
        first.max(hit_trigger(hit))
    } else if edge.to as usize <= start && (edge.to as usize..start).any(|at| lattice.folded(at) == ",") {
        first
    } else {
        return None;
    };
    let mark = |at: usize| {
        !matches!(lattice.kind(at), Some(TokenKind::Word | TokenKind::Number | TokenKind::Possessive | TokenKind::Hyphen))
    };
    let at = (first..time).rev().take_while(|&at| !mark(at)).find(|&at| clause::side(lattice.folded(at)).is_some())?;
    let side = clause::side(lattice.folded(at))?;
    // `Has since met`: an adverb.
    let adverb = at > 0 && clause::AUXILIARIES.contains(&lattice.folded(at - 1));
    // `Minutes after midnight on Friday` is Friday.
    let hour = (at + 1..time).any(|at| clause::TIMES_OF_DAY.contains(&lattice.folded(at)));
    (at + 1 < time && !adverb && !hour).then_some((at, side))
}

/// The last word of the match that its rule asks for.
fn hit_trigger(hit: &Hit) -> usize {
    let words = hit.bound.iter().filter_map(|bound| match bound {
        super::hit::Bound::Word(at) => Some(*at as usize),
        _ => None,
    });
    words.min().unwrap_or(hit.start as usize)
}

/// How far `hours`, `two days`, `shortly` reach that stand before a position.
fn distance(at: usize, lattice: &Lattice<'_>) -> Option<Distance> {
    let unit = at.checked_sub(1)?;
    let reach = clause::reach(lattice.folded(unit))?;
    let told = lattice.edges().iter().find(|edge| edge.to as usize == at && edge.types.meets(TypeSet::DURATION));
    let days = told.and_then(|edge| match edge.values.first() {
        Some((Value::Duration(Count { hard, .. }), _)) if hard.high == Some(hard.low) => i32::try_from(hard.low).ok(),
        _ => None,
    });
    // `A day before`
    let one = unit > 0 && matches!(lattice.folded(unit - 1), "a" | "the" | "one");
    match reach {
        Reach::Hours => Some(Distance::Within(1)),
        Reach::Days(_) if days.is_some() => days.map(Distance::Exact),
        Reach::Days(length) if one => Some(Distance::Exact(length)),
        // "Days before": a week of them at most; "weeks": seven.
        Reach::Days(length) => Some(Distance::Between(length, length.saturating_mul(7))),
    }
}
