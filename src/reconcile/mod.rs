//! Verdicts on pairs of claims. Takes claims and their schemas, gives findings in the order of the claims, each with
//! its row of the decision table and a reason in words. Knows values only; never sees an article's text. An [`Overview`]
//! says of any number of claims how many are in conflict and with whom, and lists nothing.

mod asked;
mod backwards;
mod crowd;
mod inconsistency;
mod licence;
mod nearness;
mod overview;
mod pairing;
mod pairings;
mod part;
mod reason;
mod table;
mod voice;
mod walk;
mod why;
pub mod words;

#[cfg(test)]
mod properties;
#[cfg(test)]
mod shortcuts;
#[cfg(test)]
mod tests;

use std::sync::Arc;

pub use crowd::LISTED;
pub use inconsistency::{Inconsistency, What};
pub use overview::{Overview, Worst};
pub use table::{Flag, Judgement, Row, Severity, Verdict, judge};
pub use walk::{ROWS, Step, Walked, walk};

use crate::align;
use crate::claim::{Claim, Schema};

/// A verdict on two claims.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// The earlier claim, or the reference: its index among the claims given.
    pub a: usize,
    /// The other one.
    pub b: usize,
    /// The kind of both.
    pub kind: Arc<str>,
    /// What was decided, by which row, and why.
    pub judgement: Judgement,
    /// How loudly it is told.
    pub severity: Severity,
    /// How many more findings there are of this verdict on this slot, between claims on the same event, that are not
    /// listed: only [`survey`] leaves any out.
    pub alike: u64,
    /// Whether there may be more of them still.
    pub at_least: bool,
}

/// That of the verdict; a contradiction as loudly as `meta` says of its two claims, the softer of the two.
fn severity(verdict: Verdict, a: &Claim, b: &Claim, schema: &Schema) -> Severity {
    let usual = verdict.severity();
    if verdict != Verdict::Contradicts {
        return usual;
    }
    let said = |claim: &Claim| schema.meta.severity(&claim.rule).and_then(Severity::of).unwrap_or(usual);
    said(a).min(said(b))
}

/// Every finding between claims that may be about one event, quiet ones too.
///
/// Two claims with several counts have one finding for each count they share. Pairs that share too little to meet are
/// unrelated without a finding.
pub fn reconcile(claims: &[Claim], schemas: &[Schema]) -> Vec<Finding> {
    judge_all(claims, schemas, align::pairs(claims, schemas), |a, b, schema| judge(&claims[a], &claims[b], schema))
}

/// The same for any number of claims: where as many meet in one block as more than [`align::CROWD`] claims would, the findings
/// between them are counted, and only listed where they are few. Each claim there that is in a contradiction, a dispute or another
/// inconsistency has a finding with its worst verdict; [`Finding::alike`] says how many a finding stands for. Without
/// crowds, what [`reconcile`] gives.
///
/// Of the pairs of a crowd, those that are not about one event are left out.
pub fn survey(claims: &[Claim], schemas: &[Schema]) -> Vec<Finding> {
    survey_above(align::CROWD, LISTED, claims, schemas, |a, b, schema| judge(&claims[a], &claims[b], schema))
}

/// The same without the quiet verdicts: most pairs agree, and these need no words.
pub fn survey_loud(claims: &[Claim], schemas: &[Schema]) -> Vec<Finding> {
    let gathered = align::Gathered::of(claims, schemas);
    let mut pairings = pairings::Pairings::new(&gathered, schemas, true);
    // Of two claims of one place and day, it may be known without asking the table.
    let judge_loud = |a: usize, b: usize, schema: &Schema| match pairings.is_quiet(a, b) {
        Some(true) => Vec::new(),
        Some(false) => judge(&claims[a], &claims[b], schema),
        None => judge_loud(&claims[a], &claims[b], schema),
    };
    let mut findings = survey_above(align::CROWD, LISTED, claims, schemas, judge_loud);
    findings.retain(|finding| finding.severity != Severity::Quiet);
    findings
}

/// What [`survey_loud`] (with `quiet` [`survey`]) gives, but only findings that have one of these claims on a side: `mine` says
/// which. None of them may stand in a crowd ([`align::is_crowd`]).
pub fn survey_with(claims: &[Claim], schemas: &[Schema], mine: &[bool], quiet: bool) -> Vec<Finding> {
    if quiet {
        return reconcile_with(claims, schemas, mine);
    }
    let pairs = align::pairs_with(claims, schemas, mine);
    let mut findings = judge_all(claims, schemas, pairs, |a, b, schema| judge_loud(&claims[a], &claims[b], schema));
    findings.retain(|finding| finding.severity != Severity::Quiet);
    findings
}

/// Without the quiet verdicts on two claims, which need no words.
fn judge_loud(a: &Claim, b: &Claim, schema: &Schema) -> Vec<Judgement> {
    let loud = |finding: &Judgement| finding.verdict.severity() != Severity::Quiet;
    match table::judge_before(a, b, schema, &mut walk::Silent) {
        quiet if !quiet.iter().any(loud) => Vec::new(),
        _ => judge(a, b, schema),
    }
}

fn survey_above(
    crowd: usize,
    listed: u64,
    claims: &[Claim],
    schemas: &[Schema],
    judge: impl FnMut(usize, usize, &Schema) -> Vec<Judgement>,
) -> Vec<Finding> {
    let align::Meetings { pairs, crowds } = align::meetings_above(crowd, claims, schemas);
    let mut findings = judge_all(claims, schemas, pairs, judge);
    if !crowds.is_empty() {
        findings.extend(crowds.iter().flat_map(|crowd| crowd::findings(crowd, claims, &schemas[crowd.schema], listed)));
        findings.sort_by_key(|finding| (finding.a.min(finding.b), finding.a.max(finding.b)));
    }
    findings
}

/// The same as [`reconcile`], but only findings that have one of these claims on a side: `mine` says which.
pub fn reconcile_with(claims: &[Claim], schemas: &[Schema], mine: &[bool]) -> Vec<Finding> {
    let pairs = align::pairs_with(claims, schemas, mine);
    judge_all(claims, schemas, pairs, |a, b, schema| judge(&claims[a], &claims[b], schema))
}

fn judge_all(
    claims: &[Claim],
    schemas: &[Schema],
    pairs: Vec<(usize, usize)>,
    mut judge: impl FnMut(usize, usize, &Schema) -> Vec<Judgement>,
) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (a, b) in pairs {
        let Some(schema) = schemas.iter().find(|schema| *schema.kind == *claims[a].kind) else { continue };
        for judgement in judge(a, b, schema) {
            let severity = severity(judgement.verdict, &claims[a], &claims[b], schema);
            findings.push(Finding {
                a,
                b,
                kind: claims[a].kind.clone(),
                judgement,
                severity,
                alike: 0,
                at_least: false,
            });
        }
    }
    findings.sort_by_key(|finding| (finding.a.min(finding.b), finding.a.max(finding.b)));
    findings
}
