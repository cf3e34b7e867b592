//! The walk of two claims through the decision table, as it is printed.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::{Value as Json, json};

use crate::claim::{Claim, Schema};
use crate::reconcile::{Step, Walked};
use crate::report::Human;
use crate::report::human::{DIM, NAME, style_of};
use crate::report::safe;
use crate::report::shape::ClaimShape;

impl Human {
    /// Both claims, then every row of the table with what it saw; the row that decided is marked.
    pub fn walk(self, out: &mut dyn Write, a: &Claim, b: &Claim, walked: &Walked) -> io::Result<()> {
        let judgement = &walked.judgement;
        let slot = judgement.slot.as_deref().map(|slot| format!(" {}", safe(slot))).unwrap_or_default();
        writeln!(out, "{NAME}{}{NAME:#}{slot}", safe(&a.kind))?;
        for (which, claim) in [("first ", a), ("second", b)] {
            writeln!(out, "  {which}  {} {DIM}#{}{DIM:#}", self.origin(claim), safe(claim.short_id()))?;
            writeln!(out, "          {}", self.sentence(claim))?;
        }
        writeln!(out)?;
        for run in walked.steps.chunk_by(|x, y| x.holds.is_none() && y.holds.is_none()) {
            let step = &run[0];
            if step.holds.is_none() {
                let names: Vec<&str> = run.iter().map(|step| step.row).collect();
                writeln!(out, "   {DIM}{}  not asked{DIM:#}", names.join(", "))?;
                continue;
            }
            let decides = step.row == judgement.row.name();
            let mark = if decides { "=>" } else { "  " };
            let holds = if step.holds == Some(true) { "yes" } else { "no" };
            writeln!(out, "{mark} {:3}  {}: {holds}", step.row, step.asks)?;
            step.why.iter().try_for_each(|line| writeln!(out, "          {DIM}{}{DIM:#}", safe(line)))?;
        }
        let style = style_of(judgement.verdict.severity());
        let verdict = judgement.verdict.name().to_uppercase();
        writeln!(out, "\n{style}{verdict}{style:#} [{}]  {}\n", judgement.row.name(), safe(&judgement.reason))
    }
}

/// The walk of two claims through the table.
#[derive(Clone, Debug, Serialize)]
pub struct WalkShape {
    verdict: &'static str,
    rule: &'static str,
    kind: String,
    slot: Option<String>,
    reason: String,
    rows: Vec<Json>,
    a: ClaimShape,
    b: ClaimShape,
}

impl WalkShape {
    /// The shape of a walk; each claim with the schema of its kind.
    pub fn new((a, of_a): (&Claim, &Schema), (b, of_b): (&Claim, &Schema), walked: &Walked) -> Self {
        let judgement = &walked.judgement;
        let row = |step: &Step| json!({"row": step.row, "asks": step.asks, "holds": step.holds, "why": step.why});
        Self {
            verdict: judgement.verdict.name(),
            rule: judgement.row.name(),
            kind: a.kind.to_string(),
            slot: judgement.slot.clone(),
            reason: judgement.reason.clone(),
            rows: walked.steps.iter().map(row).collect(),
            a: ClaimShape::new(a, of_a),
            b: ClaimShape::new(b, of_b),
        }
    }
}
