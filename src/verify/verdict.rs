//! `contradicts "…" with "…" on SLOT`: does the reconciler say so about the claims of two texts?

use super::example::article;
use super::outcome::Outcome;
use crate::claim::Claim;
use crate::extract::Engine;
use crate::reconcile::{Finding, Verdict, reconcile};
use crate::rule::ast::VerdictTest;

/// Runs one verdict test of a kind.
pub(super) fn judge(engine: &Engine, kind: &str, test: &VerdictTest) -> Outcome {
    let a = engine.extract(&article("a", &test.a.1.text, test.a.0));
    let b = engine.extract(&article("b", &test.b.1.text, test.b.0));
    let of_kind = |claims: &[Claim]| claims.iter().any(|claim| *claim.kind == *kind);
    let missing: Vec<&str> =
        [("first", &a), ("second", &b)].iter().filter(|(_, claims)| !of_kind(claims)).map(|(side, _)| *side).collect();
    if !missing.is_empty() {
        return Outcome::Wrong(format!("no `{kind}` claim in the {} text", missing.join(" and the ")));
    }
    let claims: Vec<Claim> = a.into_iter().chain(b).filter(|claim| *claim.kind == *kind).collect();
    let between = |finding: &Finding| claims[finding.a].evidence.article.id != claims[finding.b].evidence.article.id;
    let findings: Vec<Finding> = reconcile(&claims, &engine.rules().schemas).into_iter().filter(between).collect();
    let on = test.on.as_ref().map(|slot| slot.text.as_str());
    let about: Vec<&Finding> =
        findings.iter().filter(|finding| on.is_none() || finding.judgement.slot.as_deref() == on).collect();
    let loudest = findings.iter().max_by_key(|finding| finding.judgement.verdict);
    let worst = about.iter().copied().max_by_key(|finding| finding.judgement.verdict);
    if let (None, Some(finding), Some(on)) = (worst, loudest, on)
        && finding.judgement.verdict != Verdict::Unrelated
    {
        let (said, reason) = (finding.judgement.verdict.name(), &finding.judgement.reason);
        let slot = finding.judgement.slot.as_deref().map_or_else(|| "no slot".to_owned(), |slot| format!("`{slot}`"));
        return Outcome::Wrong(format!(
            "expected {wanted} on `{on}`, found {said} on {slot} ({reason})",
            wanted = test.verdict.text
        ));
    }
    // What is unrelated differs in no slot of its own.
    let worst = worst.or(loudest);
    let said = worst.map_or(Verdict::Unrelated, |finding| finding.judgement.verdict);
    let wanted = test.verdict.text.as_str();
    if is(said, wanted) {
        return Outcome::Passed;
    }
    let reason = worst.map(|finding| format!(" ({}: {})", finding.judgement.row.name(), finding.judgement.reason));
    Outcome::Wrong(format!("expected {wanted}, found {}{}", said.name(), reason.unwrap_or_default()))
}

/// `agrees` is any verdict that finds the two consistent about one event.
fn is(said: Verdict, wanted: &str) -> bool {
    match wanted {
        "agrees" => matches!(said, Verdict::Corroborates | Verdict::Refines),
        wanted => said.name() == wanted,
    }
}
