//! What was reported when: everything that the claims of an article said in all its editions. Takes a record, gives claims, each
//! with the time over which it stood.

use std::sync::Arc;

use super::record::{Edition, Record};
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
    /// When the edition was published that said so no more.
    pub until: Option<Moment>,
}

impl Reported {
    /// A claim of an article that is read now.
    pub fn now(claim: Claim) -> Self {
        let since = claim.asof;
        Self { claim, file: String::new(), editions: (0, 0), since, stands: true, until: None }
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
    /// All that its claims said and say, claim by claim in the order of the text, each oldest first. What rules have dropped is
    /// left out: nobody took it back.
    pub fn reported(&self, file: &str) -> Vec<Reported> {
        let (story, last) = (self.story(), self.info());
        let mut all = Vec::new();
        for entry in self.claims.iter().filter(|entry| !entry.dropped) {
            for past in entry.spells() {
                let (from, to) = past.editions;
                let stands = to == u32::MAX;
                let at = self.editions.iter().find(|edition| edition.number == from);
                let info = if stands { last.clone() } else { self.info_in(at) };
                let published = |number: u32| {
                    let edition = self.editions.iter().find(|edition| edition.number == number);
                    edition.and_then(|edition: &Edition| parse_published(edition.date.as_deref()?))
                };
                all.push(Reported {
                    claim: entry.as_it_was(&past).claim(&info, &story),
                    file: file.to_owned(),
                    editions: (from, if stands { self.last_edition() } else { to }),
                    since: published(from),
                    stands,
                    until: if stands { None } else { published(to.saturating_add(1)) },
                });
            }
        }
        all
    }

    /// The claims that were said once and are no more, each as it was; also those that rules have dropped.
    pub fn past_claims(&self) -> Vec<Claim> {
        let (story, info): (_, Arc<ArticleInfo>) = (self.story(), self.info());
        let said = |past: &super::Past| past.editions.1 != u32::MAX;
        let has = |entry: &&super::Entry| entry.gone.is_some() || !entry.was.is_empty();
        let all =
            self.claims.iter().filter(has).flat_map(|entry| entry.spells().into_iter().map(move |past| (entry, past)));
        all.filter(|(_, past)| said(past)).map(|(entry, past)| entry.as_it_was(&past).claim(&info, &story)).collect()
    }
}
