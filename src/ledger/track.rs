//! Adding editions: what the ledger knows, what an article says now, what became of claims and findings.

use std::collections::BTreeMap;
use std::io;
use std::path::Path;
use std::sync::Arc;

use rayon::prelude::*;

use super::hash;
use super::index::{Index, Stamp};
use super::key::{Key, edition, text_hash};
use super::merge::{ClaimNews, Incoming, merge};
use super::record::{Edition, Record};
use super::settle::{FindingNews, Found, settle};
use super::store::Store;
use crate::align::{Block, blocks};
use crate::claim::{Claim, Schema};
use crate::reconcile::{Severity, reconcile_with};
use crate::text::{Article, Problem};

/// So many records are kept in memory; they are read again where they are wanted again.
const CACHED: usize = 4096;

/// A ledger that editions are added to.
pub struct Ledger {
    store: Store,
    index: Index,
    schemas: Vec<Schema>,
    cache: BTreeMap<String, Arc<Record>>,
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
    /// The edition that was the last.
    Again,
    /// An edition before the last; its claims are not looked at.
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
}

impl Ledger {
    /// The ledger in this folder for these claim kinds, for writing.
    pub fn write(root: &Path, schemas: &[Schema]) -> io::Result<Self> {
        Self::open(Store::write(root)?, schemas)
    }

    /// The same for looking into it.
    pub fn read(root: &Path, schemas: &[Schema]) -> io::Result<Self> {
        Self::open(Store::read(root)?, schemas)
    }

    fn open(store: Store, schemas: &[Schema]) -> io::Result<Self> {
        let kinds = hash::of([env!("CARGO_PKG_VERSION"), "index 1", &format!("{schemas:?}")]);
        let index = Index::open(&store.local(), number(&kinds), store.writes());
        let (cache, problems) = (BTreeMap::new(), Vec::new());
        let mut ledger = Self { store, index, schemas: schemas.to_vec(), cache, problems };
        let listed = ledger.store.list()?;
        let other: Vec<(String, Stamp)> =
            listed.into_iter().filter(|(name, stamp)| !ledger.index.knows(name, *stamp)).collect();
        let mut fresh = Vec::new();
        let read = |(name, stamp): &(String, Stamp)| {
            let record = ledger.store.load(name)?;
            Ok(record.map(|record| (name.clone(), *stamp, ledger.blocks_of(&record))))
        };
        let found: Vec<Result<_, Problem>> = other.par_iter().map(read).collect();
        for one in found {
            match one {
                Ok(Some(file)) => fresh.push(file),
                Ok(None) => {}
                Err(problem) => ledger.problems.push(problem),
            }
        }
        if !fresh.is_empty() {
            ledger.index.add(fresh)?;
        }
        Ok(ledger)
    }

    /// The folder and its files.
    pub fn store(&self) -> &Store {
        &self.store
    }

    /// Adds an article with the claims that were found in it. What is returned is on the disk.
    pub fn track(&mut self, article: &Article, claims: Vec<Claim>) -> io::Result<Result<Tracked, Problem>> {
        let file = Key::of(&article.info).file();
        let old = match self.load(&file) {
            Ok(old) => old,
            Err(problem) => return Ok(Err(problem)),
        };
        let came = came(article, old.as_deref());
        let mut record = old.as_deref().cloned().unwrap_or_else(|| Record::empty(&article.info));
        if came == Came::Earlier {
            return self.note_earlier(article, file, record).map(Ok);
        }
        let incoming = Incoming { version: edition(&article.info), text: text_hash(article), claims };
        let news = merge(&mut record, incoming, &article.info, &self.schemas);
        let edition = record.last_edition();

        let mut records = self.around(&file, &record)?;
        let before = records.clone();
        records.insert(file.clone(), Arc::new(record));
        let found = self.judge(&file, &mut records);
        // The others first: where it ends in between, the article is not yet known and is done again.
        for (name, after) in records.iter().filter(|(name, _)| **name != file) {
            let same = before.get(name).is_some_and(|old| Arc::ptr_eq(old, after) || settled(old) == settled(after));
            if !same {
                self.save(name, after)?;
            }
        }
        if let Some(after) = records.get(&file).filter(|after| old.as_deref().map(settled) != Some(settled(after))) {
            self.save(&file, after)?;
        }
        Ok(Ok(Tracked { file, came, edition, claims: news, findings: found }))
    }

    /// Every claim that stands in a file which may have one about the same event with one of these.
    pub fn near(&mut self, claims: &[Claim]) -> io::Result<Vec<Claim>> {
        let blocks: Vec<Block> = claims.iter().flat_map(|claim| self.blocks(claim)).collect();
        let mut found = Vec::new();
        for name in self.index.files(&blocks)? {
            match self.load(&name) {
                Ok(record) => found.extend(record.iter().flat_map(|record| record.standing())),
                Err(problem) => self.problems.push(problem),
            }
        }
        Ok(found)
    }

    /// An article's record, from memory where it is there.
    fn load(&mut self, file: &str) -> Result<Option<Arc<Record>>, Problem> {
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
        self.index.add(vec![(file.to_owned(), stamp, self.blocks_of(record))])
    }

    /// The records that findings about this one may stand in, or lead to.
    fn around(&mut self, file: &str, record: &Record) -> io::Result<BTreeMap<String, Arc<Record>>> {
        let mut blocks: Vec<Block> = record.standing().iter().flat_map(|claim| self.blocks(claim)).collect();
        blocks.push(about(file));
        let mut names = self.index.files(&blocks)?;
        names.extend(record.findings.iter().flat_map(|kept| [kept.a.file.clone(), kept.b.file.clone()]));
        names.sort_unstable();
        names.dedup();
        let mut records = BTreeMap::new();
        for name in names.into_iter().filter(|name| name != file) {
            // What cannot be read was reported when the ledger was opened.
            if let Ok(Some(other)) = self.load(&name) {
                records.insert(name, other);
            }
        }
        Ok(records)
    }

    /// Judges the claims of one article against all others, and enters what was found.
    fn judge(&self, file: &str, records: &mut BTreeMap<String, Arc<Record>>) -> Vec<FindingNews> {
        let (mut claims, mut files, mut mine) = (Vec::new(), Vec::new(), Vec::new());
        for (name, record) in records.iter() {
            for claim in record.standing() {
                claims.push(claim);
                files.push(name.clone());
                mine.push(name == file);
            }
        }
        // Where it has no claims, nothing is to be found; and to ask about none would be to ask about all.
        let findings = if mine.contains(&true) { reconcile_with(&claims, &self.schemas, &mine) } else { Vec::new() };
        let loud = findings.iter().filter(|finding| finding.judgement.verdict.severity() != Severity::Quiet);
        let found: Vec<Found> = loud
            .map(|finding| Found {
                finding,
                a: (&claims[finding.a], &files[finding.a]),
                b: (&claims[finding.b], &files[finding.b]),
            })
            .collect();
        settle(file, &found, &self.schemas, records)
    }

    /// An edition before the last is noted, where it is not yet known.
    fn note_earlier(&mut self, article: &Article, file: String, mut record: Record) -> io::Result<Tracked> {
        let text = text_hash(article);
        if !record.editions.iter().any(|edition| edition.text == text) {
            let number = record.last_edition();
            let (version, date) = (edition(&article.info), article.info.date.clone());
            let last = record.editions.len().saturating_sub(1);
            record.editions.insert(last, Edition { number, version, date, text });
            if let Some(last) = record.editions.last_mut() {
                last.number = number.saturating_add(1);
            }
            self.save(&file, &Arc::new(record.clone()))?;
        }
        let edition = record.last_edition();
        Ok(Tracked { file, came: Came::Earlier, edition, claims: Vec::new(), findings: Vec::new() })
    }

    fn blocks(&self, claim: &Claim) -> Vec<Block> {
        let schema = self.schemas.iter().find(|schema| *schema.kind == *claim.kind);
        schema.map(|schema| blocks(claim, schema)).unwrap_or_default()
    }

    /// Those of its claims, and one for every file that its findings lead to.
    fn blocks_of(&self, record: &Record) -> Vec<Block> {
        let mut all: Vec<Block> = record.standing().iter().flat_map(|claim| self.blocks(claim)).collect();
        all.extend(record.findings.iter().flat_map(|kept| [about(&kept.a.file), about(&kept.b.file)]));
        all.sort_unstable();
        all.dedup();
        all
    }
}

/// In which files stand findings about this one.
fn about(file: &str) -> Block {
    Block { key: number(&hash::of(["about", file])), inside: 0 }
}

fn number(hash: &str) -> u64 {
    u64::from_str_radix(hash, 16).unwrap_or(0)
}

/// What must differ for a file to be written.
fn settled(record: &Record) -> Record {
    let findings = record.findings.iter().map(super::finding::Kept::settled).collect();
    Record { findings, ..record.clone() }
}

/// By the number that it gives itself, else by its date; where neither tells, what comes later is later.
fn came(article: &Article, old: Option<&Record>) -> Came {
    let Some(last) = old.and_then(|record| record.editions.last()) else { return Came::First };
    if last.text == text_hash(article) {
        return Came::Again;
    }
    let numbers = edition(&article.info).zip(last.version);
    let dates = article.info.published.zip(last.date.as_deref().and_then(crate::text::parse_published));
    let earlier = match (numbers, dates) {
        (Some((this, last)), _) if this != last => this < last,
        (_, Some((this, last))) => last.later_than(this),
        _ => false,
    };
    if earlier { Came::Earlier } else { Came::Later }
}
