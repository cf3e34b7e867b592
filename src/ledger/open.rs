//! Opening a ledger: what others did to its files since the last run is found out, and what they may have touched is
//! known no more.

use std::collections::BTreeMap;
use std::io;
use std::path::Path;

use rayon::prelude::*;
use rustc_hash::FxHashSet;

use super::hash;
use super::index::{Index, Keys, Stamp};
use super::known::Known;
use super::marks::{about, keys, number};
use super::runs::Runs;
use super::store::Store;
use super::track::Ledger;
use crate::align::Block;
use crate::claim::Schema;
use crate::text::Problem;

/// The bits of keys in which articles do not meet.
const BESIDE: u8 = 7;

impl Ledger {
    /// The ledger in this folder for these claim kinds, for writing; with what is known of articles from the last run.
    pub fn write(root: &Path, schemas: &[Schema], known: Known) -> io::Result<Self> {
        let ledger = Self::open(Store::write(root)?, schemas, known)?;
        ledger.runs.begin()?;
        Ok(ledger)
    }

    /// The same for looking into it.
    pub fn read(root: &Path, schemas: &[Schema]) -> io::Result<Self> {
        Self::open(Store::read(root)?, schemas, Known::default())
    }

    fn open(store: Store, schemas: &[Schema], mut known: Known) -> io::Result<Self> {
        let kinds = hash::of([env!("CARGO_PKG_VERSION"), "index 5", &format!("{schemas:?}")]);
        let index = Index::open(&store.local(), Some(number(&kinds)), store.writes());
        known.fit(index.state());
        let (cache, problems) = (BTreeMap::new(), Vec::new());
        let runs = Runs::of(&store.local());
        let mut ledger = Self { store, runs, index, schemas: schemas.to_vec(), cache, problems, known };
        let listed = ledger.store.list()?;
        let gone = ledger.index.missing(&listed);
        let other: Vec<(String, Stamp)> =
            listed.into_iter().filter(|(name, stamp)| !ledger.index.knows(name, *stamp)).collect();
        let touched: Vec<String> = gone.iter().cloned().chain(other.iter().map(|(name, _)| name.clone())).collect();
        let had = if ledger.known.is_empty() { Vec::new() } else { ledger.index.keys_of(&touched)? };
        let read = |(name, stamp): &(String, Stamp)| {
            let record = ledger.store.load(name)?;
            Ok(record.map(|record| (name.clone(), *stamp, keys(&record, &ledger.schemas))))
        };
        let found: Vec<Result<_, Problem>> = other.par_iter().map(read).collect();
        let mut fresh: Vec<_> = gone.into_iter().map(|name| (name, Stamp::GONE, Keys::default())).collect();
        for one in found {
            match one {
                Ok(Some(file)) => fresh.push(file),
                Ok(None) => {}
                Err(problem) => ledger.problems.push(problem),
            }
        }
        let has = fresh.iter().flat_map(|(.., keys)| keys.blocks.iter().copied());
        let blocks: Vec<Block> = had.into_iter().chain(has).collect();
        if !fresh.is_empty() {
            ledger.index.add(fresh)?;
        }
        ledger.forget_around(&touched, blocks)?;
        Ok(ledger)
    }

    /// Forgets articles of which somebody else changed the files, and all that have or may have findings with them; `blocks` are the keys that these
    /// files have and had.
    fn forget_around(&mut self, touched: &[String], blocks: Vec<Block>) -> io::Result<()> {
        if self.known.is_empty() {
            return Ok(());
        }
        let (marks, mut meeting): (Vec<Block>, Vec<Block>) =
            blocks.into_iter().partition(|block| block.inside == BESIDE);
        meeting.extend(touched.iter().map(|file| about(file)));
        let near = self.index.files(&meeting)?;
        touched.iter().chain(&near).for_each(|file| self.known.forget(file));
        if !marks.is_empty() {
            self.known.forget_marked(&marks.iter().map(|mark| mark.key).collect::<FxHashSet<u64>>());
        }
        Ok(())
    }
}
