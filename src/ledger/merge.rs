//! A new edition meets what the ledger knows of its article: which claim is which, what is new, changed, gone, back.

use std::collections::{BTreeMap, BTreeSet};

use super::entry::Entry;
use super::hash;
use super::record::{Edition, Record};
use crate::claim::{Claim, Schema};
use crate::diff::{Change, ChangeKind, Note, diff, pairs};

/// So many claims that are gone are looked at when one comes that may be one of them: the last that went.
const MOST_AWAITED: usize = 256;
/// So many claims that are gone are kept with what they said.
const MOST_GONE: usize = 4096;

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
    let (standing, gone) = (record.standing(), record.gone(MOST_AWAITED));
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

    let entries: BTreeMap<&str, &Entry> = record.claims.iter().map(|entry| (entry.id.as_str(), entry)).collect();
    let mut taken: BTreeSet<String> = record.claims.iter().map(|entry| entry.id.clone()).collect();
    let mut claims = Vec::new();
    for (claim, before) in fresh.iter().zip(&before) {
        claims.push(match before {
            Some((old, _)) => {
                let before = entries.get(old.id.as_str());
                let mut entry = Entry::new(claim, old.id.clone(), before.map_or(edition, |entry| entry.since));
                before.into_iter().for_each(|before| entry.follows(before, edition, known));
                entry
            }
            None => Entry::new(claim, free_id(claim, info, &mut taken), edition),
        });
    }
    let found = claims.len();
    for entry in record.claims.iter().filter(|entry| !stays.contains(entry.id.as_str())) {
        let dropped = entry.dropped || (known && entry.gone.is_none());
        claims.push(Entry { gone: entry.gone.or(Some(edition)), dropped, ..entry.clone() });
    }
    // The longest gone are forgotten first, and that is not hidden.
    if claims.len() - found > MOST_GONE {
        claims[found..].sort_by_key(|entry| std::cmp::Reverse(entry.gone));
        let forgotten = claims.drain(found + MOST_GONE..).filter_map(|entry| entry.gone).max();
        record.known_from = record.known_from.max(forgotten);
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

/// Adds an edition that was published before the one at `place` among the record's editions, and came after it: what it says
/// stands in the history of the claims, and is no news.
pub fn merge_earlier(
    record: &mut Record,
    incoming: Incoming,
    info: &crate::text::ArticleInfo,
    place: usize,
    schemas: &[Schema],
) {
    let Some(number) = record.editions.get(place).map(|edition| edition.number) else { return };
    for edition in record.editions.iter_mut().skip(place) {
        edition.number = edition.number.saturating_add(1);
    }
    record.known_from.iter_mut().filter(|from| **from >= number).for_each(|from| *from = from.saturating_add(1));
    record.claims.iter_mut().for_each(|entry| entry.shift(number));
    let Incoming { version, text, claims: fresh, .. } = incoming;
    record.editions.insert(place, Edition { number, version, date: info.date.clone(), text });

    // As the edition after it has them, else the one before.
    let said =
        |entry: &Entry| entry.said_in(number.saturating_add(1)).or_else(|| entry.said_in(number.checked_sub(1)?));
    let (names, about) = (record.story(), std::sync::Arc::new(info.clone()));
    let around: Vec<(usize, Claim)> = record
        .claims
        .iter()
        .enumerate()
        .filter(|(_, entry)| !entry.dropped)
        .filter_map(|(at, entry)| Some((at, said(entry)?.claim(&about, &names))))
        .collect();
    let known: Vec<Claim> = around.iter().map(|(_, claim)| claim.clone()).collect();
    let mut of: BTreeMap<usize, usize> = BTreeMap::new();
    for (n, k) in pairs(&fresh, &known, schemas) {
        of.insert(around[k].0, n);
    }
    let matched: BTreeSet<usize> = of.values().copied().collect();
    for (at, entry) in record.claims.iter_mut().enumerate().filter(|(_, entry)| !entry.dropped) {
        let then = of.get(&at).map(|&n| Entry::new(&fresh[n], entry.id.clone(), number));
        entry.said_then(number, then.as_ref());
    }
    let mut taken: BTreeSet<String> = record.claims.iter().map(|entry| entry.id.clone()).collect();
    for (_, claim) in fresh.iter().enumerate().filter(|(n, _)| !matched.contains(n)) {
        let id = free_id(claim, info, &mut taken);
        record.claims.push(Entry { gone: Some(number.saturating_add(1)), ..Entry::new(claim, id, number) });
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
