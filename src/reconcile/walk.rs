//! The way through the decision table, row by row, for people who ask how a verdict came about. The table itself reports
//! the rows; nothing is decided here.

use super::table::{Judgement, judge_before};
use crate::claim::{Claim, Schema};

/// The rows of the table in their order, with what each asks.
pub const ROWS: &[(&str, &str)] = &[
    ("R1", "they are not about one event, or too little shows that they are"),
    ("R2", "one of them asserts nothing"),
    ("R3", "they exclude each other somewhere"),
    ("R4a", "they agree, and the second says more"),
    ("R4c", "they agree, and the second says the same or less"),
    ("R4d", "neither excludes the other"),
    ("R5", "the second is later, and time explains every inconsistency"),
    ("R6", "a source is named, and the sources differ"),
    ("R7", "only what a reader expects is missed"),
    ("R8", "nothing explains it"),
];

/// Whoever follows the walk through the table.
pub(super) trait Walk {
    /// A row was asked; `why` says what it saw.
    fn row(&mut self, name: &'static str, holds: bool, why: impl FnOnce() -> Vec<String>);

    /// Whether the judgements want a reason in words.
    fn wants_reasons(&self) -> bool {
        true
    }
}

/// Nobody, who only counts verdicts.
pub(super) struct Silent;

impl Walk for Silent {
    fn row(&mut self, _: &'static str, _: bool, _: impl FnOnce() -> Vec<String>) {}

    fn wants_reasons(&self) -> bool {
        false
    }
}

impl Walk for () {
    fn row(&mut self, _: &'static str, _: bool, _: impl FnOnce() -> Vec<String>) {}
}

/// One row of a walk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// As in [`ROWS`].
    pub row: &'static str,
    /// What it asks.
    pub asks: &'static str,
    /// Whether it holds; `None`: it was not asked, because a row before it decided or made it idle.
    pub holds: Option<bool>,
    /// What it saw, line by line.
    pub why: Vec<String>,
}

/// A walk through the table, for one count or for the rest.
#[derive(Clone, Debug, PartialEq)]
pub struct Walked {
    /// All rows, in their order.
    pub steps: Vec<Step>,
    /// Where it ended: the row that decided is the judgement's.
    pub judgement: Judgement,
}

/// Walks b against a, the earlier or the reference, through the table: as `judge` does, with the same judgements.
pub fn walk(a: &Claim, b: &Claim, schema: &Schema) -> Vec<Walked> {
    let mut seen = Seen::default();
    let judgements = judge_before(a, b, schema, &mut seen);
    seen.walks.into_iter().zip(judgements).map(|(rows, judgement)| Walked { steps: steps(rows), judgement }).collect()
}

type Rows = Vec<(&'static str, bool, Vec<String>)>;

#[derive(Default)]
struct Seen {
    walks: Vec<Rows>,
}

impl Walk for Seen {
    fn row(&mut self, name: &'static str, holds: bool, why: impl FnOnce() -> Vec<String>) {
        // Every walk begins with the first row.
        if name == ROWS[0].0 {
            self.walks.push(Vec::new());
        }
        if let Some(rows) = self.walks.last_mut() {
            rows.push((name, holds, why()));
        }
    }
}

fn steps(rows: Rows) -> Vec<Step> {
    let asked = |name: &str| rows.iter().find(|(asked, ..)| *asked == name);
    let step = |&(row, asks): &(&'static str, &'static str)| match asked(row) {
        Some((_, holds, why)) => Step { row, asks, holds: Some(*holds), why: why.clone() },
        None => Step { row, asks, holds: None, why: Vec::new() },
    };
    ROWS.iter().map(step).collect()
}
