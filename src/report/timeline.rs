//! An event over time: who reported which value when, as bars for people, and as objects.

use std::io::{self, Write};

use serde::Serialize;

use super::human::{DIM, NAME, SLOT, style_of};
use super::{ClaimShape, FindingShape, Human, safe};
use crate::claim::{Claim, Commitment, Polarity, Schema, SlotType};
use crate::reconcile::{Finding, words};
use crate::value::{Count, Value};

/// Columns of a bar.
const WIDTH: u64 = 32;

/// A claim of an event, as it is printed.
#[derive(Clone, Debug, Serialize)]
pub struct ReportedShape {
    event: &'static str,
    claim: ClaimShape,
}

/// A verdict on two claims of an event, as it is printed.
#[derive(Clone, Debug, Serialize)]
pub struct VerdictShape {
    event: &'static str,
    finding: FindingShape,
}

impl ReportedShape {
    /// The shape of a claim of this schema.
    pub fn new(claim: &Claim, schema: &Schema) -> Self {
        Self { event: "reported", claim: ClaimShape::new(claim, schema) }
    }
}

impl VerdictShape {
    /// The shape of a finding on two claims of this schema.
    pub fn new(finding: &Finding, a: &Claim, b: &Claim, schema: &Schema) -> Self {
        Self { event: "verdict", finding: FindingShape::new(finding, a, b, schema) }
    }
}

impl Human {
    /// The claims of one event, oldest first, slot by slot, and the verdicts between them.
    pub fn timeline(
        self,
        out: &mut dyn Write,
        claims: &[Claim],
        findings: &[Finding],
        schema: &Schema,
    ) -> io::Result<()> {
        let title = if schema.title.is_empty() { &schema.kind } else { &schema.title };
        writeln!(out, "{NAME}{}{NAME:#}  {}", safe(&schema.kind), safe(title))?;
        for (number, claim) in claims.iter().enumerate() {
            writeln!(out, "{:>4}  {} {DIM}#{}{DIM:#}", number + 1, self.origin(claim), safe(claim.short_id()))?;
            writeln!(out, "      {}", self.sentence(claim))?;
        }
        for spec in &schema.slots {
            // Keys say which event it is; a value is what is reported of it.
            let told: Vec<(usize, &Claim)> =
                claims.iter().enumerate().filter(|(_, claim)| claim.slot(&spec.name).is_some()).collect();
            if told.is_empty() || matches!(spec.ty, SlotType::Text) || (spec.key.is_some() && spec.is_joint()) {
                continue;
            }
            writeln!(out, "\n  {SLOT}{}{SLOT:#}", safe(&spec.name))?;
            let top = told.iter().filter_map(|(_, claim)| count(claim, &spec.name)).map(top).max().unwrap_or(0).max(1);
            for (number, claim) in told {
                let bar = count(claim, &spec.name).map(|count| format!("  {}", bar(count, top))).unwrap_or_default();
                let value = claim.slot(&spec.name).map(words::slot).unwrap_or_default();
                let day = claim.asof.map(|asof| asof.day.to_string()).unwrap_or_else(|| "no date".to_owned());
                let article = &claim.evidence.article;
                let outlet = article.outlet.as_deref().unwrap_or(&article.id);
                let outlet: String = safe(outlet).chars().take(24).collect();
                writeln!(
                    out,
                    "{:>4}  {DIM}{day:10}{DIM:#}  {outlet:24}{bar}  {}{}",
                    number + 1,
                    safe(&value),
                    said(claim)
                )?;
            }
        }
        if !findings.is_empty() {
            writeln!(out)?;
        }
        for finding in findings {
            let style = style_of(finding.severity);
            let verdict = finding.judgement.verdict.name().to_uppercase();
            let reason = safe(&finding.judgement.reason);
            let row = finding.judgement.row.name();
            writeln!(
                out,
                "{:>4} – {}  {style}{verdict}{style:#}  {reason}  {DIM}[{row}]{DIM:#}",
                finding.a + 1,
                finding.b + 1
            )?;
        }
        writeln!(out)
    }
}

/// How it is said, where that is not plainly and by the outlet.
fn said(claim: &Claim) -> String {
    let mut said = Vec::new();
    if claim.polarity == Polarity::Negated {
        said.push("denied".to_owned());
    }
    if claim.commitment != Commitment::Certain {
        said.push(super::shape::commitment(claim.commitment).to_owned());
    }
    if let Some(speaker) = &claim.speaker {
        said.push(format!("according to {}", safe(&speaker.name)));
    }
    if said.is_empty() { String::new() } else { format!("  ({})", said.join(", ")) }
}

fn count<'a>(claim: &'a Claim, slot: &str) -> Option<&'a Count> {
    claim.slot(slot)?.values.iter().find_map(|filled| match &filled.value {
        Value::Count(count) | Value::Percent(count) | Value::Duration(count) => Some(count),
        Value::Money { amount, .. } => Some(amount),
        _ => None,
    })
}

/// The highest number that a count needs room for.
fn top(count: &Count) -> u64 {
    count.soft.high.or(count.hard.high).unwrap_or_else(|| count.soft.low.saturating_mul(2)).max(count.hard.low)
}

/// `·` may be, `━` is expected, `▶` no end is told; from 0 to `top`.
fn bar(count: &Count, top: u64) -> String {
    let column = |n: u64| u128::from(n) * u128::from(WIDTH - 1) / u128::from(top.max(1));
    let inside = |at: u128, low: u64, high: Option<u64>| {
        column(low) <= at && high.is_none_or(|high| at <= column(high.max(low)))
    };
    let cell = |at: u128| match () {
        () if inside(at, count.soft.low, count.soft.high) => '━',
        () if inside(at, count.hard.low, count.hard.high) => '·',
        () => ' ',
    };
    let mut cells: String = (0..u128::from(WIDTH)).map(cell).collect();
    if count.hard.high.is_none() {
        cells.pop();
        cells.push('▶');
    }
    format!("│{cells}│")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::Range;

    #[test]
    fn bars() {
        let check = |hard: (u64, Option<u64>), soft: (u64, Option<u64>), top: u64, expected: &str| {
            let range = |(low, high)| Range { low, high };
            let drawn = bar(&Count { hard: range(hard), soft: range(soft) }, top);
            assert_eq!(drawn.trim_matches('│').trim_end(), expected);
            assert_eq!(drawn.chars().count() as u64, WIDTH + 2);
        };
        check((0, Some(0)), (0, Some(0)), 31, "━");
        check((2, Some(2)), (2, Some(2)), 31, "  ━");
        check((2, Some(6)), (3, Some(5)), 31, "  ·━━━·");
        check((12, None), (24, Some(28)), 31, "            ············━━━━━··▶");
        check((5, None), (5, None), 5, "                               ▶");
        check((0, None), (0, None), 0, "━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━▶");
        check((u64::MAX, None), (u64::MAX, None), u64::MAX, "                               ▶");
    }
}
