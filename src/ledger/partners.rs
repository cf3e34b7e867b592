//! The other articles that one is judged against, and what is found. However many articles tell of one event, an article costs
//! no more than so many: those that have most in common with it, of these the nearest in time.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::sync::Arc;

use super::index::Nearness;
use super::known::Bound;
use super::marks::{about, events};
use super::record::Record;
use super::settle::{FindingNews, Found, MOST_FINDINGS, settle};
use super::track::Ledger;
use crate::reconcile::{Severity, reconcile_with};

/// So many articles are judged beside those with which there are findings already. No published source: an event that
/// fewer tell of is judged whole, and reading so many takes a fraction of a second.
const MOST_PARTNERS: usize = 384;

/// The records around an article.
pub struct Partners {
    /// By their files, the article's own too once it is entered.
    pub records: BTreeMap<String, Arc<Record>>,
    /// Of these, those that have findings about the article.
    pub homes: BTreeSet<String>,
    /// Files that are there and could not be read: what was found with them stays as it was.
    pub unread: BTreeSet<String>,
    /// Of these, those with so many findings that they keep no more for their own sake.
    pub crowded: BTreeSet<String>,
    /// The articles that were not looked at.
    pub passed_over: Vec<(Nearness, String)>,
    /// The farthest that was looked at for its nearness, where others were not.
    pub bound: Option<Bound>,
}

impl Ledger {
    /// The records that findings about this one may stand in, or lead to.
    pub(super) fn around(&mut self, file: &str, record: &Record) -> io::Result<Partners> {
        let homes: BTreeSet<String> = self.index.files(&[about(file)])?.into_iter().collect();
        let mut names = homes.clone();
        names.extend(record.findings.iter().flat_map(|kept| [kept.a.file.clone(), kept.b.file.clone()]));
        names.remove(file);
        let mut near = self.index.nearest(&events(record, &self.schemas))?;
        near.retain(|(_, name)| name != file && !names.contains(name));
        let passed_over = near.split_off(near.len().min(MOST_PARTNERS));
        let bound = near.last().filter(|_| !passed_over.is_empty()).cloned();
        names.extend(near.into_iter().map(|(_, name)| name));
        let (mut records, mut unread) = (BTreeMap::new(), BTreeSet::new());
        for name in names {
            match self.load(&name) {
                Ok(Some(other)) => {
                    records.insert(name, other);
                }
                Ok(None) => {}
                // It was reported when the ledger was opened.
                Err(_) => {
                    unread.insert(name);
                }
            }
        }
        Ok(Partners { records, homes, unread, crowded: BTreeSet::new(), passed_over, bound })
    }

    /// Forgets those of the articles passed over that would not have passed over this one, where they would find something with it.
    pub(super) fn note_passed_over(&mut self, file: &str, record: &Record, passed_over: &[(Nearness, String)]) {
        let mut claims = record.standing();
        let mut of: Vec<Option<&str>> = vec![None; claims.len()];
        let mut many = 0;
        for (nearness, name) in passed_over {
            if !self.known.asks_for(name, &(*nearness, file.to_owned())) {
                continue;
            }
            many += 1;
            let other = if many > MOST_PARTNERS { None } else { self.load(name).ok().flatten() };
            match other {
                Some(other) => {
                    claims.extend(other.standing());
                    of.resize(claims.len(), Some(name));
                }
                None => self.known.forget(name),
            }
        }
        let mine: Vec<bool> = of.iter().map(Option::is_none).collect();
        if many == 0 || !mine.contains(&true) {
            return;
        }
        let findings = reconcile_with(&claims, &self.schemas, &mine);
        let loud = findings.iter().filter(|finding| finding.judgement.verdict.severity() != Severity::Quiet);
        loud.flat_map(|finding| [of[finding.a], of[finding.b]]).flatten().for_each(|name| self.known.forget(name));
    }

    /// Judges the claims of one article against all around it, and enters what was found. Gives what became of its findings,
    /// and how many there were too many of.
    pub(super) fn judge(&mut self, file: &str, partners: &mut Partners) -> io::Result<(Vec<FindingNews>, usize)> {
        let (mut claims, mut files, mut mine) = (Vec::new(), Vec::new(), Vec::new());
        for (name, record) in &partners.records {
            for claim in record.standing() {
                claims.push(claim);
                files.push(name.as_str());
                mine.push(name == file);
            }
        }
        // Where it has no claims, nothing is to be found; and to ask about none would be to ask about all.
        let findings = if mine.contains(&true) { reconcile_with(&claims, &self.schemas, &mine) } else { Vec::new() };
        let mut loud: Vec<_> =
            findings.iter().filter(|finding| finding.judgement.verdict.severity() != Severity::Quiet).collect();
        // Of too many those are kept that weigh most: loud ones, then those of the nearest days.
        let days = |at: usize| claims[at].asof.map(|asof| asof.day);
        loud.sort_by_cached_key(|finding| {
            let apart = days(finding.a).zip(days(finding.b)).map(|(a, b)| (a - b).get_days().abs());
            (std::cmp::Reverse(finding.severity), apart.unwrap_or(i32::MAX))
        });
        let found: Vec<Found> = loud
            .into_iter()
            .map(|finding| Found {
                finding,
                a: (&claims[finding.a], files[finding.a].to_owned()),
                b: (&claims[finding.b], files[finding.b].to_owned()),
            })
            .collect();
        if found.len() > MOST_FINDINGS {
            let others: BTreeSet<&String> = found.iter().flat_map(|one| [&one.a.1, &one.b.1]).collect();
            for name in others {
                let here = partners.records.get(name).map_or(0, |record| record.findings.len());
                if here >= MOST_FINDINGS || here + self.index.files(&[about(name)])?.len() >= MOST_FINDINGS {
                    partners.crowded.insert(name.clone());
                }
            }
        }
        Ok(settle(file, &found, &self.schemas, partners))
    }
}
