//! Findings that were just made meet those that are kept: which are new, updated, unchanged, absent, back.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::finding::{Kept, Side, State};
use super::hash;
use super::partners::Partners;
use crate::claim::{Claim, Schema, SlotType};
use crate::reconcile::Finding;

/// Where both articles of a finding have so many already, it is not kept. Of a great event everybody contradicts everybody; who
/// follows it is helped by those that weigh most, and `timeline` shows all.
pub const MOST_FINDINGS: usize = 64;

/// What became of a finding.
#[derive(Clone, Debug)]
pub struct FindingNews {
    /// As it was; `None`: it was not there.
    pub old: Option<Kept>,
    /// As it is.
    pub now: Kept,
    /// Whether it had gone and is found again.
    pub back: bool,
    /// Whether a decision about it holds no longer, which did before.
    pub voided: bool,
    /// Whether a decision that held no longer holds again.
    pub revived: bool,
}

/// One finding of a run, with its claims.
pub struct Found<'a> {
    /// The finding; its indices are of no meaning here.
    pub finding: &'a Finding,
    /// The earlier claim, and the file it stands in.
    pub a: (&'a Claim, String),
    /// The other one.
    pub b: (&'a Claim, String),
}

/// Enters what was found about the article in `file` into the records: a finding that is kept stays where it is, one that
/// is new stands with the article, as long as there is room with one of its two. Gives what became of findings, and how many found no room; those
/// come first that stand first in `found`.
pub fn settle(
    file: &str,
    found: &[Found<'_>],
    schemas: &[Schema],
    partners: &mut Partners,
) -> (Vec<FindingNews>, usize) {
    let Partners { records, homes, unread, crowded, .. } = partners;
    let mut fresh: BTreeMap<String, Kept> = BTreeMap::new();
    let mut order = Vec::new();
    for one in found {
        let kept = kept(one, schemas);
        if fresh.insert(kept.id.clone(), kept.clone()).is_none() {
            order.push(kept.id);
        }
    }
    let mut news = Vec::new();
    let mut has = 0;
    let homes: BTreeSet<&str> = homes.iter().map(String::as_str).chain([file]).collect();
    for home in homes {
        let Some(record) = records.get_mut(home) else { continue };
        let about = |kept: &Kept| home == file || kept.a.file == file || kept.b.file == file;
        if !record.findings.iter().any(about) {
            continue;
        }
        for kept in Arc::make_mut(record).findings.iter_mut().filter(|kept| about(kept)) {
            let old = kept.clone();
            match fresh.remove(&kept.id) {
                Some(now) => renew(kept, now),
                // Nobody knows what its other side says now.
                None if unread.contains(&kept.a.file) || unread.contains(&kept.b.file) => continue,
                None => kept.state = State::Absent,
            }
            kept.weigh_review();
            has += usize::from(kept.state != State::Absent);
            let voided = old.decision().is_some() && kept.decision().is_none();
            let revived = old.decision().is_none() && kept.decision().is_some();
            let back = old.state == State::Absent && kept.state != State::Absent;
            let told = kept.state == State::Updated || (kept.state == State::Absent) != (old.state == State::Absent);
            if told || voided || revived {
                news.push(FindingNews { now: kept.clone(), back, voided, revived, old: Some(old) });
            }
        }
    }
    let Some(record) = records.get_mut(file).map(Arc::make_mut) else { return (news, 0) };
    let mut left_out = 0;
    for id in order {
        let Some(kept) = fresh.remove(&id) else { continue };
        let other = if kept.a.file == file { &kept.b.file } else { &kept.a.file };
        if has >= MOST_FINDINGS && (other == file || crowded.contains(other)) {
            left_out += 1;
            continue;
        }
        has += 1;
        record.findings.push(kept.clone());
        news.push(FindingNews { old: None, now: kept, back: false, voided: false, revived: false });
    }
    // What is gone and nobody said anything about is forgotten in the end, the oldest first.
    let silent = |kept: &Kept| kept.state == State::Absent && kept.review.is_none() && kept.notes.is_empty();
    let mut too_many = record.findings.iter().filter(|kept| silent(kept)).count().saturating_sub(MOST_FINDINGS);
    record.findings.retain(|kept| {
        let forgotten = too_many > 0 && silent(kept);
        too_many -= usize::from(forgotten);
        !forgotten
    });
    (news, left_out)
}

/// Takes over what was found, and keeps what people said.
fn renew(kept: &mut Kept, now: Kept) {
    let old = kept.clone();
    *kept = Kept { review: old.review.clone(), notes: old.notes.clone(), ..now };
    let same = |a: &Kept, b: &Kept| {
        (&a.verdict, &a.row, &a.severity, &a.reason, &a.flags, a.evidence())
            == (&b.verdict, &b.row, &b.severity, &b.reason, &b.flags, b.evidence())
    };
    kept.state = match old.state {
        State::Absent => State::New,
        _ if same(kept, &old) => State::Unchanged,
        _ => State::Updated,
    };
}

fn kept(found: &Found<'_>, schemas: &[Schema]) -> Kept {
    let Found { finding, a, b } = found;
    let judgement = &finding.judgement;
    let side = |(claim, file): &(&Claim, String)| {
        let article = &claim.evidence.article;
        Side {
            claim: claim.id.clone(),
            source: article.outlet.clone().unwrap_or_else(|| article.id.clone()),
            file: file.clone(),
            sentence: claim.evidence.sentence_text.to_string(),
        }
    };
    // Counts are judged one by one; of all else there is one finding, whichever slot disagrees worst.
    let schema = schemas.iter().find(|schema| *schema.kind == *finding.kind);
    let counted = judgement
        .slot
        .as_deref()
        .filter(|slot| schema.and_then(|schema| schema.slot(slot)).is_some_and(|spec| spec.ty == SlotType::Count));
    let mut ids = [a.0.id.as_str(), b.0.id.as_str()];
    ids.sort_unstable();
    Kept {
        id: hash::of([ids[0], ids[1], counted.unwrap_or_default()]),
        state: State::New,
        back: false,
        verdict: judgement.verdict.name().to_owned(),
        row: judgement.row.name().to_owned(),
        severity: finding.severity.name().to_owned(),
        kind: finding.kind.to_string(),
        slot: judgement.slot.clone(),
        reason: judgement.reason.clone(),
        flags: judgement.flags.iter().map(|flag| flag.name().to_owned()).collect(),
        a: side(a),
        b: side(b),
        review: None,
        notes: Vec::new(),
    }
}
