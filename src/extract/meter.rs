//! What each rule costs and finds, for `check --profile`. Off, it is one look at an `Option` a rule and sentence. Has no
//! clock of its own: whoever asks brings one, so that everything but the times is the same on each run.

use std::time::Duration;

use super::vm::Machine;

/// Work by rule.
#[derive(Clone, Debug)]
pub struct Meter {
    /// Time since some moment in the past.
    clock: fn() -> Duration,
    /// By the number of the rule in the rule set.
    pub rules: Vec<RuleWork>,
    /// Clock and steps when the rule at hand began.
    began: (Duration, u64),
}

/// What one rule cost and found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RuleWork {
    /// Sentences that it looked at: those that have its words.
    pub sentences: u64,
    /// Positions of these sentences.
    pub positions: u64,
    /// Instructions executed.
    pub steps: u64,
    /// Time.
    pub time: Duration,
    /// Claims, by the number of the `match` line.
    pub lines: Vec<LineWork>,
}

/// What one `match` line found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LineWork {
    /// Claims.
    pub claims: u64,
    /// Those in which a gap skipped as many tokens as it may.
    pub bounded: u64,
}

impl RuleWork {
    /// Claims of all lines, and those in which a gap reached its bound.
    pub fn claims(&self) -> LineWork {
        self.lines.iter().fold(LineWork::default(), |all, line| LineWork {
            claims: all.claims + line.claims,
            bounded: all.bounded + line.bounded,
        })
    }
}

impl Meter {
    /// A meter for so many rules.
    pub fn new(rules: usize, clock: fn() -> Duration) -> Self {
        Self { clock, rules: vec![RuleWork::default(); rules], began: (Duration::ZERO, 0) }
    }
}

/// A rule begins to look at a sentence.
pub(super) fn begin(machine: &mut Machine) {
    if let Some(meter) = &mut machine.meter {
        meter.began = ((meter.clock)(), machine.steps);
    }
}

/// It is done with a sentence of so many positions.
pub(super) fn end(machine: &mut Machine, rule: usize, positions: usize) {
    if let Some(meter) = &mut machine.meter {
        let work = &mut meter.rules[rule];
        work.sentences += 1;
        work.positions += positions as u64;
        work.steps += machine.steps - meter.began.1;
        work.time += (meter.clock)().saturating_sub(meter.began.0);
    }
}

/// A match of it has become a claim.
pub(super) fn claim(machine: &mut Machine, rule: usize, line: usize, bounded: bool) {
    if let Some(meter) = &mut machine.meter {
        let lines = &mut meter.rules[rule].lines;
        if lines.len() <= line {
            lines.resize(line + 1, LineWork::default());
        }
        lines[line].claims += 1;
        lines[line].bounded += u64::from(bounded);
    }
}
