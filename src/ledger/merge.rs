//! A new edition meets what the ledger knows of its article: which claim is which, what is new, changed, gone, back.

use std::collections::BTreeSet;

use super::entry::Entry;
use super::hash;
use super::record::{Edition, Record};
use crate::claim::{Claim, Schema};
use crate::diff::{Change, ChangeKind, Note, diff, pairs};

/// So many claims that are gone are remembered for the day they come back.
const MOST_GONE: usize = 256;

/// What became of a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fate {
    /// It was not there before.
    New,
    /// It says something else.
    Changed,
    /// It is there no more.
    Gone,
    /// It was gone and is there again.
    Back,
    /// The same in other words, or elsewhere.
    Reworded,
}

impl Fate {
    /// As in the output.
    pub fn name(self) -> &'static str {
        match self {
            Fate::New => "new",
            Fate::Changed => "changed",
            Fate::Gone => "gone",
            Fate::Back => "back",
            Fate::Reworded => "reworded",
        }
    }
}

/// What became of one claim.
#[derive(Clone, Debug)]
pub struct ClaimNews {
    /// What.
    pub fate: Fate,
    /// For what changed, how: its indices are of no meaning here.
    pub change: Option<Change>,
    /// As it was, under its ledger id.
    pub old: Option<Claim>,
    /// As it is.
    pub new: Option<Claim>,
}

/// An edition to be added.
#[derive(Clone, Debug)]
pub struct Incoming {
    /// Number that the article gives itself.
    pub version: Option<u32>,
    /// Its text and date, hashed.
    pub text: String,
    /// Its claims; all have the article's info.
    pub claims: Vec<Claim>,
    /// What it tells its readers about editions before it.
    pub notes: Vec<Note>,
}

/// Adds an edition to the record, or reads the last one again. Gives what became of its claims, in the order of the text.
pub fn merge(
    record: &mut Record,
    incoming: Incoming,
    info: &crate::text::ArticleInfo,
    schemas: &[Schema],
) -> Vec<ClaimNews> {
    let (standing, gone) = (record.standing(), record.gone());
    let (fresh, notes) = (incoming.claims, incoming.notes);
    let told = std::mem::replace(&mut record.notes, notes.iter().map(|note| note.text.clone()).collect());
    let told: Vec<&str> = told.iter().map(String::as_str).collect();
    record.article = info.into();
    let known = record.editions.last().is_some_and(|edition| edition.text == incoming.text);
    if !known {
        let number = record.last_edition().saturating_add(1);
        record.editions.push(Edition {
            number,
            version: incoming.version,
            date: info.date.clone(),
            text: incoming.text,
        });
    }
    let edition = record.last_edition();
    if let Some(claim) = fresh.first() {
        record.name_story(&claim.evidence.story);
    }

    // Which claim is which: first those that stood, then, of what is left, those that had gone.
    let mut before: Vec<Option<(&Claim, bool)>> = vec![None; fresh.len()];
    let mut stays = BTreeSet::new();
    for (o, n) in pairs(&standing, &fresh, schemas) {
        before[n] = Some((&standing[o], false));
        stays.insert(standing[o].id.as_str());
    }
    let rest: Vec<usize> = (0..fresh.len()).filter(|&n| before[n].is_none()).collect();
    let left: Vec<Claim> = rest.iter().map(|&n| fresh[n].clone()).collect();
    for (o, n) in pairs(&gone, &left, schemas) {
        before[rest[n]] = Some((&gone[o], true));
        stays.insert(gone[o].id.as_str());
    }

    let first_seen = |id: &str| record.claims.iter().find(|entry| entry.id == id).map_or(edition, |entry| entry.since);
    let mut taken: BTreeSet<String> = record.claims.iter().map(|entry| entry.id.clone()).collect();
    let mut claims = Vec::new();
    for (claim, before) in fresh.iter().zip(&before) {
        claims.push(match before {
            Some((old, _)) => Entry::new(claim, old.id.clone(), first_seen(&old.id)),
            None => Entry::new(claim, free_id(claim, info, &mut taken), edition),
        });
    }
    let found = claims.len();
    for entry in record.claims.iter().filter(|entry| !stays.contains(entry.id.as_str())) {
        claims.push(Entry { gone: entry.gone.or(Some(edition)), ..entry.clone() });
    }
    // The longest gone are forgotten first.
    if claims.len() - found > MOST_GONE {
        claims[found..].sort_by_key(|entry| std::cmp::Reverse(entry.gone));
        claims.truncate(found + MOST_GONE);
    }
    record.claims = claims;

    let now = record.standing();
    let mut changes = diff(&standing, &fresh, &crate::diff::fresh(&notes, &told), schemas);
    // Of the same text it is the rules that say something else, and no newsroom has anything to tell.
    changes.iter_mut().for_each(|change| change.silent &= !known);
    let mut news = Vec::new();
    for (n, (claim, before)) in now.iter().zip(&before).enumerate() {
        let told = |fate, change: Option<&Change>, old: Option<&Claim>| ClaimNews {
            fate,
            change: change.cloned(),
            old: old.cloned(),
            new: Some(claim.clone()),
        };
        match before {
            None => news.push(told(Fate::New, None, None)),
            Some((old, true)) => news.push(told(Fate::Back, None, Some(old))),
            Some((old, false)) => {
                let of_it = changes.iter().filter(|change| change.old.is_some() && change.new == Some(n));
                news.extend(of_it.map(|change| told(fate(change), Some(change), Some(old))));
            }
        }
    }
    let lost = standing.iter().enumerate().filter(|(_, claim)| !stays.contains(claim.id.as_str()));
    for (o, old) in lost {
        let change = changes.iter().find(|change| change.old == Some(o) && change.new.is_none());
        news.push(ClaimNews { fate: Fate::Gone, change: change.cloned(), old: Some(old.clone()), new: None });
    }
    news
}

fn fate(change: &Change) -> Fate {
    match change.change {
        ChangeKind::Reworded | ChangeKind::Moved => Fate::Reworded,
        _ => Fate::Changed,
    }
}

/// The id of a claim that the ledger meets for the first time. Two outlets may call an article the same, and a claim may
/// come to stand where another one did.
fn free_id(claim: &Claim, info: &crate::text::ArticleInfo, taken: &mut BTreeSet<String>) -> String {
    let outlet = info.outlet.as_deref().unwrap_or_default();
    let mut id = hash::of([outlet, &claim.id]);
    while !taken.insert(id.clone()) {
        id = hash::of([outlet, &id]);
    }
    id
}
