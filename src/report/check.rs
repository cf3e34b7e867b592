//! Diagnostics, and what rules cost, as they are printed for machines.

use std::time::Duration;

use serde::Serialize;

use crate::diagnostic::{Diagnostic, Label, Severity};
use crate::extract::RuleWork;
use crate::source::Sources;

/// A diagnostic. The first of its places is the one it is about.
#[derive(Clone, Debug, Serialize)]
pub struct DiagnosticShape {
    code: &'static str,
    severity: &'static str,
    message: String,
    places: Vec<PlaceShape>,
    help: Option<String>,
}

/// A stretch of a file: bytes, and lines and columns from 1.
#[derive(Clone, Debug, Serialize)]
struct PlaceShape {
    path: String,
    line: usize,
    column: usize,
    start: u32,
    end: u32,
    text: String,
}

impl DiagnosticShape {
    /// The shape of a diagnostic about one of these texts.
    pub fn new(report: &Diagnostic, sources: &Sources) -> Self {
        let place = |label: &Label| {
            let source = sources.get(label.source);
            let (line, column) = source.position(label.span.start);
            let (start, end) = (label.span.start, label.span.end);
            PlaceShape { path: source.name().to_owned(), line, column, start, end, text: label.text.clone() }
        };
        let severity = match report.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        let (message, help) = (report.message.clone(), report.help.clone());
        Self { code: report.code, severity, message, places: report.labels.iter().map(place).collect(), help }
    }
}

/// What a rule costs and finds on a corpus. Everything but `time` is the same on each run.
#[derive(Clone, Debug, Serialize)]
pub struct WorkShape {
    /// `kind.rule`
    pub rule: String,
    /// Sentences that it looked at.
    pub sentences: u64,
    /// What it found.
    pub claims: u64,
    /// Claims in which a gap reached its bound.
    pub at_bound: u64,
    /// Instructions executed.
    pub steps: u64,
    /// Its part of the steps of all rules, from 0 to 1.
    pub steps_share: f64,
    /// Changes from run to run.
    pub time: TimeShape,
}

/// How long a rule took.
#[derive(Clone, Debug, Serialize)]
pub struct TimeShape {
    /// Microseconds.
    pub us: u64,
    /// Its part of the time of all rules, from 0 to 1.
    pub share: f64,
}

impl WorkShape {
    /// The shape of a rule's work; `all` is that of all rules.
    pub fn new(rule: &str, work: &RuleWork, all: (u64, Duration)) -> Self {
        let share = |part: f64, all: f64| if all > 0.0 { part / all } else { 0.0 };
        let found = work.claims();
        Self {
            rule: rule.to_owned(),
            sentences: work.sentences,
            claims: found.claims,
            at_bound: found.bounded,
            steps: work.steps,
            steps_share: share(work.steps as f64, all.0 as f64),
            time: TimeShape {
                us: u64::try_from(work.time.as_micros()).unwrap_or(u64::MAX),
                share: share(work.time.as_secs_f64(), all.1.as_secs_f64()),
            },
        }
    }
}
