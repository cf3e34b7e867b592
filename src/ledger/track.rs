//! Adding editions: what the ledger knows, what an article says now, what became of claims and findings.

use std::collections::BTreeMap;
use std::io;
use std::sync::Arc;

use rayon::prelude::*;

use super::index::Index;
use super::key::{Key, edition, text_hash};
use super::known::{Known, Seen, Unit};
use super::marks::{events, keys, past};
use super::merge::{ClaimNews, Incoming, merge, merge_earlier};
use super::partners::Partners;
use super::record::{Edition, Record};
use super::runs::Runs;
use super::settle::FindingNews;
use super::store::Store;
use crate::align::{Block, blocks};
use crate::claim::{Claim, Schema};
use crate::diff;
use crate::text::{Article, Problem};

/// So many records are kept in memory; they are read again where they are wanted again.
const CACHED: usize = 4096;

/// A ledger that editions are added to.
pub struct Ledger {
    pub(super) store: Store,
    pub(super) runs: Runs,
    pub(super) index: Index,
    pub(super) schemas: Vec<Schema>,
    pub(super) cache: BTreeMap<String, Arc<Record>>,
    pub(super) known: Known,
    /// Files that could not be read. They are left as they are.
    pub problems: Vec<Problem>,
}

/// How an article stands to the editions that the ledger knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Came {
    /// The ledger had nothing of it.
    First,
    /// A new edition.
    Later,
    /// An edition that is known; where it was the last one, its claims are read again.
    Again,
    /// An edition before the last: it makes no news, and stands in the history of the claims.
    Earlier,
}

impl Came {
    /// As in the output.
    pub fn name(self) -> &'static str {
        match self {
            Came::First => "first",
            Came::Later => "later",
            Came::Again => "again",
            Came::Earlier => "earlier",
        }
    }
}

/// What became of an article.
#[derive(Clone, Debug)]
pub struct Tracked {
    /// Its file, below the folder of articles.
    pub file: String,
    /// How it stands to the editions before.
    pub came: Came,
    /// The number of its edition in the ledger.
    pub edition: u32,
    /// What became of its claims. Where it came again, the rules have changed, or gainsay.
    pub claims: Vec<ClaimNews>,
    /// What became of its findings.
    pub findings: Vec<FindingNews>,
    /// How many findings found no room: an article brings so many at most.
    pub left_out: usize,
    /// How many articles that may be about the same events were not looked at: there were others nearer.
    pub passed_over: usize,
}

impl Ledger {
    /// Which files hold what.
    pub fn index(&mut self) -> &mut Index {
        &mut self.index
    }

    /// Whether adding the article with this unit once more would change nothing, and tell nothing.
    pub fn knows(&self, unit: &Unit) -> bool {
        self.known.has(unit)
    }

    /// Keeps what is known for the next run.
    pub fn keep(&mut self) {
        self.known.keep(&self.store.local(), self.index.state());
    }

    /// Adds an edition; `unit` is what its article is known again by, if by anything. What is returned is on the disk.
    pub fn track(&mut self, read: diff::Edition, unit: Option<Unit>) -> io::Result<Result<Tracked, Problem>> {
        let diff::Edition { article, claims, notes, .. } = read;
        let article = &article;
        let file = Key::of(&article.info).file();
        let old = match self.load(&file) {
            Ok(old) => old,
            Err(problem) => return Ok(Err(problem)),
        };
        let came = came(article, old.as_deref());
        let mut record = old.as_deref().cloned().unwrap_or_else(|| Record::empty(&article.info));
        let incoming = Incoming { version: edition(&article.info), text: text_hash(article), claims, notes };
        let seen = unit.map(|unit| (unit, Seen::of(article)));
        if came == Came::Earlier {
            let tracked = self.note_earlier(article, incoming, file, record)?;
            match seen.filter(|_| tracked.came == Came::Again) {
                Some((unit, seen)) => self.known.learn(&tracked.file, unit, seen),
                None => self.known.forget(&tracked.file),
            }
            return Ok(Ok(tracked));
        }
        let again = seen.as_ref().map(|_| incoming.clone());
        let news = merge(&mut record, incoming, &article.info, &self.schemas);
        let edition = record.last_edition();
        let is_same = old.as_deref() == Some(&record);
        if !is_same {
            self.known.forget(&file);
        }
        let left = match &old {
            Some(old) if !is_same => self.index.files(&events(old, &self.schemas).blocks)?,
            _ => Vec::new(),
        };
        let stays = is_same && news.is_empty() || again.is_some_and(|again| self.stays(&record, again, article));

        let mut partners = self.around(&file, &record)?;
        let before = partners.records.clone();
        partners.records.insert(file.clone(), Arc::new(record));
        let (found, left_out) = self.judge(&file, &mut partners)?;
        // The others first: where it ends in between, the article is not yet known and is done again.
        for (name, after) in partners.records.iter().filter(|(name, _)| **name != file) {
            let same = before.get(name).is_some_and(|old| Arc::ptr_eq(old, after) || settled(old) == settled(after));
            if !same {
                self.save(name, after)?;
            }
        }
        let now = partners.records.get(&file);
        if let Some(after) = now.filter(|after| old.as_deref().map(settled) != Some(settled(after))) {
            self.save(&file, after)?;
        }
        self.runs.add(&found)?;
        let changed = came != Came::First && (!is_same || !found.is_empty());
        self.note_around(&partners, &left, left_out > 0, changed);
        if let Some(record) = partners.records.get(&file).filter(|_| !is_same) {
            self.note_passed_over(&file, record, &partners.passed_over);
        }
        // What it has a finding with now makes room for another one near it.
        let makes_room = partners.bound.is_some() && found.iter().any(|news| news.old.is_none());
        match seen.filter(|_| stays && left_out == 0 && partners.unread.is_empty() && !makes_room) {
            Some((unit, seen)) => {
                self.known.judged(&file, partners.bound.clone());
                self.known.learn(&file, unit, seen);
            }
            None => self.known.forget(&file),
        }
        let passed_over = partners.passed_over.len();
        Ok(Ok(Tracked { file, came, edition, claims: news, findings: found, left_out, passed_over }))
    }

    /// Lets go of what is known of articles around one that was just judged, where it may hold no longer; `left` are those that it was near
    /// to before it changed.
    fn note_around(&mut self, partners: &Partners, left: &[String], bounded: bool, changed: bool) {
        let passed_over = partners.passed_over.iter().map(|(_, name)| name);
        let around = partners.records.keys().chain(passed_over);
        if bounded {
            // A finding that found no room would find it from the other side, perhaps.
            around.for_each(|name| self.known.forget(name));
        } else if changed {
            around.chain(left).for_each(|name| self.known.forget_bounded(name));
        }
    }

    /// Whether a record stays as it is when the edition that it ends with is added once more.
    fn stays(&self, record: &Record, again: Incoming, article: &Article) -> bool {
        let mut after = record.clone();
        merge(&mut after, again, &article.info, &self.schemas).is_empty() && after == *record
    }

    /// The records in which a claim stands or stood that may be about one event with one of these.
    pub fn near(&mut self, claims: &[Claim]) -> io::Result<Vec<(String, Record)>> {
        let schema = |claim: &Claim| self.schemas.iter().find(|schema| *schema.kind == *claim.kind);
        let of = |claim: &Claim| schema(claim).map(|schema| blocks(claim, schema)).unwrap_or_default();
        let now: Vec<Block> = claims.iter().flat_map(of).collect();
        let all: Vec<Block> =
            now.iter().map(|block| Block { inside: 0, ..past(*block) }).chain(now.iter().copied()).collect();
        let files = self.index.files(&all)?;
        Ok(self.records(files))
    }

    /// The records in these files. What cannot be read was noted when the ledger was opened.
    pub fn records(&mut self, files: Vec<String>) -> Vec<(String, Record)> {
        let read = |file: String| Some((self.store.load(&file).ok()??, file));
        files.into_par_iter().filter_map(read).map(|(record, file)| (file, record)).collect()
    }

    /// An article's record, from memory where it is there.
    pub(super) fn load(&mut self, file: &str) -> Result<Option<Arc<Record>>, Problem> {
        if let Some(record) = self.cache.get(file) {
            return Ok(Some(record.clone()));
        }
        let record = self.store.load(file)?.map(Arc::new);
        if self.cache.len() >= CACHED {
            self.cache.clear();
        }
        if let Some(record) = &record {
            self.cache.insert(file.to_owned(), record.clone());
        }
        Ok(record)
    }

    fn save(&mut self, file: &str, record: &Arc<Record>) -> io::Result<()> {
        let stamp = self.store.save(file, record)?;
        self.cache.insert(file.to_owned(), record.clone());
        self.index.add(vec![(file.to_owned(), stamp, keys(record, &self.schemas))])
    }

    /// An edition before the last is noted with what it says, where it is not yet known.
    fn note_earlier(
        &mut self,
        article: &Article,
        incoming: Incoming,
        file: String,
        mut record: Record,
    ) -> io::Result<Tracked> {
        let known = record.editions.iter().find(|edition| edition.text == incoming.text).map(|edition| edition.number);
        let edition = match known {
            Some(number) => number,
            None => {
                let later = record.editions.iter().rev().take_while(|edition| is_earlier(article, edition)).count();
                let place = record.editions.len() - later;
                merge_earlier(&mut record, incoming, &article.info, place, &self.schemas);
                let number = record.editions.get(place).map_or(0, |edition| edition.number);
                self.save(&file, &Arc::new(record))?;
                number
            }
        };
        let (claims, findings) = (Vec::new(), Vec::new());
        let came = if known.is_some() { Came::Again } else { Came::Earlier };
        Ok(Tracked { file, came, edition, claims, findings, left_out: 0, passed_over: 0 })
    }
}

/// What must differ for a file to be written.
fn settled(record: &Record) -> Record {
    let findings = record.findings.iter().map(super::finding::Kept::settled).collect();
    Record { findings, ..record.clone() }
}

/// Whether it is a known edition again, a new one, or one that came late.
fn came(article: &Article, old: Option<&Record>) -> Came {
    let Some(last) = old.and_then(|record| record.editions.last()) else { return Came::First };
    if last.text == text_hash(article) {
        return Came::Again;
    }
    if is_earlier(article, last) { Came::Earlier } else { Came::Later }
}

/// By the number that it gives itself, else by its date; where neither tells, what comes later is later.
fn is_earlier(article: &Article, other: &Edition) -> bool {
    let numbers = edition(&article.info).zip(other.version);
    let dates = article.info.published.zip(other.date.as_deref().and_then(crate::text::parse_published));
    match (numbers, dates) {
        (Some((this, other)), _) if this != other => this < other,
        (_, Some((this, other))) => other.later_than(this),
        _ => false,
    }
}
