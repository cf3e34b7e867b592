//! A finding as it is printed.

use serde::Serialize;

use super::ClaimShape;
use crate::claim::{Claim, Schema};
use crate::reconcile::Finding;

/// A finding as it is printed.
#[derive(Clone, Debug, Serialize)]
pub struct FindingShape {
    verdict: &'static str,
    rule: &'static str,
    kind: String,
    slot: Option<String>,
    severity: &'static str,
    reason: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    flags: Vec<&'static str>,
    /// How many more such findings are not printed, where thousands of claims are about one event.
    #[serde(skip_serializing_if = "is_none")]
    alike: u64,
    /// Whether `alike` is a lower bound.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    at_least: bool,
    a: ClaimShape,
    b: ClaimShape,
}

fn is_none(count: &u64) -> bool {
    *count == 0
}

impl FindingShape {
    /// The shape of a finding on two claims of this schema.
    pub fn new(finding: &Finding, a: &Claim, b: &Claim, schema: &Schema) -> Self {
        let judgement = &finding.judgement;
        Self {
            verdict: judgement.verdict.name(),
            rule: judgement.row.name(),
            kind: finding.kind.to_string(),
            slot: judgement.slot.clone(),
            severity: finding.severity.name(),
            reason: judgement.reason.clone(),
            flags: judgement.flags.iter().map(|flag| flag.name()).collect(),
            alike: finding.alike,
            at_least: finding.at_least,
            a: ClaimShape::new(a, schema),
            b: ClaimShape::new(b, schema),
        }
    }
}
