//! Time expressions: takes the tokens of one sentence and the day from which "yesterday" counts, gives windows of days.
//!
//! Written as a grammar of small parsers over tokens. `date`, `relative`, `length`, `offset`, `point` and `range` read words
//! into an expression that knows no calendar (`expr`); `tense` tells whether the clause looks back or ahead; `resolve`,
//! `partial` and `nth` set the expression against the calendar. Nothing here knows articles, claims or rules.
//!
//! Conventions are those of SEMANTICS (Time) and TIMEX3: windows are inclusive days; weeks are those of ISO 8601; "next
//! week" is the Monday to Sunday after this one; early, mid and late cut a month at the 10th and the 20th; sets ("every
//! Monday"), durations ("a 30-day truce") and times of day are no times.

mod calendar;
mod cursor;
mod date;
mod decade;
mod expr;
mod hit;
mod length;
mod nth;
mod number;
mod offset;
mod opening;
mod partial;
mod point;
mod range;
mod relative;
mod resolve;
mod tense;
#[cfg(test)]
mod tests;
mod verbs;
mod words;

pub use hit::{Precision, TimeHit, read_times, read_times_after};
pub(crate) use number::ordinal_word;
pub use tense::Tense;
