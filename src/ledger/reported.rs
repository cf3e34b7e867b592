//! What was reported when: everything that the claims of an article said in all its editions. Takes a record, gives claims, each
//! with the time over which it stood.

use std::sync::Arc;

use jiff::civil::Date;

use super::past::Past;
use super::record::Record;
use super::value::Day;
use crate::claim::Claim;
use crate::text::{ArticleInfo, parse_published};
use crate::value::Moment;

/// Something that was said by a claim, over one or more editions.
#[derive(Clone, Debug)]
pub struct Reported {
    /// As the first of these editions has it; where it stands, as the last one has it.
    pub claim: Claim,
    /// Where it stands in the ledger; empty where the claim is of no ledger.
    pub file: String,
    /// Numbers of the first and the last edition that said so; 0 where the claim is of no ledger.
    pub editions: (u32, u32),
    /// When the first of them was published.
    pub since: Option<Moment>,
    /// Whether the last edition says so.
    pub stands: bool,
    /// When the edition was published that said so no more, or said so under another date.
    pub until: Option<Moment>,
    /// Whether the editions before said the same, under another date.
    pub again: bool,
}

impl Reported {
    /// A claim of an article that is read now.
    pub fn now(claim: Claim) -> Self {
        let since = claim.asof;
        Self { claim, file: String::new(), editions: (0, 0), since, stands: true, until: None, again: false }
    }

    /// For putting reports in order: those of no date come first, of one date those that had been said before.
    pub fn order(&self) -> (Option<(Date, u16)>, bool) {
        (self.since.map(|since| (since.day, since.minute.unwrap_or(0))), !self.again)
    }

    /// Whether both were said at one time, as far as that is known.
    pub fn stood_beside(&self, other: &Reported) -> bool {
        let ended_before = |a: &Reported, b: &Reported| {
            // Of two on one day nobody knows which was first: then nothing is said.
            !a.stands && !matches!((a.until, b.since), (Some(until), Some(since)) if until.later_than(since))
        };
        !ended_before(self, other) && !ended_before(other, self)
    }
}

impl Record {
    /// All that its claims said and say, claim by claim in the order of the text, each oldest first; what was said under several
    /// dates once for each. What rules have dropped is left out: nobody took it back.
    pub fn reported(&self, file: &str) -> Vec<Reported> {
        let (story, last) = (self.story(), self.info());
        let mut all = Vec::new();
        for entry in self.claims.iter().filter(|entry| !entry.dropped) {
            for (past, again) in entry.spells().into_iter().flat_map(|past| self.by_date(past)) {
                let (from, to) = past.editions;
                let stands = to == u32::MAX;
                let at = self.editions.iter().find(|edition| edition.number == from);
                let info = if stands { last.clone() } else { self.info_in(at) };
                all.push(Reported {
                    claim: entry.as_it_was(past).claim(&info, &story),
                    file: file.to_owned(),
                    editions: (from, if stands { self.last_edition() } else { to }),
                    since: self.published(from),
                    stands,
                    until: if stands { None } else { self.published(to.saturating_add(1)) },
                    again,
                });
            }
        }
        all
    }

    /// The claims that were said once and are no more, each as it was; also those that rules have dropped.
    pub fn past_claims(&self) -> Vec<Claim> {
        let (story, info): (_, Arc<ArticleInfo>) = (self.story(), self.info());
        let all = self.claims.iter().flat_map(|entry| entry.spells().into_iter().map(move |past| (entry, past)));
        let all = all.flat_map(|(entry, past)| self.by_date(past).into_iter().map(move |(past, _)| (entry, past)));
        let said = |past: &Past| past.editions.1 != u32::MAX;
        all.filter(|(_, past)| said(past)).map(|(entry, past)| entry.as_it_was(past).claim(&info, &story)).collect()
    }

    /// When an edition was published.
    fn published(&self, number: u32) -> Option<Moment> {
        let at = self.editions.binary_search_by_key(&number, |edition| edition.number).ok()?;
        parse_published(self.editions[at].date.as_deref()?)
    }

    /// A stretch of editions that said the same, cut where their date changed: what was claimed for the day of publication was
    /// claimed for another day then. Of each part, whether one goes before it. Kept is the day that the last of them told.
    fn by_date(&self, past: Past) -> Vec<(Past, bool)> {
        let (from, to) = past.editions;
        let asof = |moment: Option<Moment>| moment.map(|moment| (Day(Some(moment.day)), moment.minute));
        let told: Vec<(u32, Option<Moment>)> = self
            .editions
            .iter()
            .filter(|edition| (from..=to).contains(&edition.number))
            .map(|edition| (edition.number, self.published(edition.number)))
            .collect();
        // A day that the text tells itself holds in all of them.
        if told.last().is_none_or(|(_, last)| asof(*last) != past.asof) {
            return vec![(past, false)];
        }
        let mut parts: Vec<(Past, bool)> = Vec::new();
        for part in told.chunk_by(|a, b| a.1 == b.1) {
            let (first, published) = part[0];
            if let Some((before, _)) = parts.last_mut() {
                before.editions.1 = first.saturating_sub(1);
            }
            let first = if parts.is_empty() { from } else { first };
            parts.push((Past { editions: (first, to), asof: asof(published), ..past.clone() }, !parts.is_empty()));
        }
        parts
    }
}
