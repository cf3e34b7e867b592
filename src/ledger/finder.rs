//! The files of a ledger in which something stands, for those who read without rules: what the index knows as it is, and all
//! that it does not. Never writes.

use std::io;

use rayon::prelude::*;

use super::finding::Kept;
use super::index::Index;
use super::marks::about;
use super::record::Record;
use super::runs::{Runs, States};
use super::store::Store;
use crate::text::Problem;

/// So many files are read at once where there may be many.
const AT_ONCE: usize = 512;

/// Finds files and what stands in them.
#[derive(Debug)]
pub struct Finder<'s> {
    store: &'s Store,
    index: Index,
    /// Files that the index does not know as they are now.
    other: Vec<String>,
    states: States,
}

/// Records with their files, and what could not be read.
#[derive(Debug, Default)]
pub struct Records {
    /// In the order of the files.
    pub records: Vec<(String, Record)>,
    /// In the same order.
    pub problems: Vec<Problem>,
}

impl<'s> Finder<'s> {
    /// Over the files as they are now.
    pub fn new(store: &'s Store) -> io::Result<Self> {
        let index = Index::open(&store.local(), None, false);
        let listed = store.list()?;
        let other = listed.into_iter().filter(|(name, stamp)| !index.knows(name, *stamp)).map(|(name, _)| name);
        let other = other.collect();
        Ok(Self { store, index, other, states: Runs::of(&store.local()).read() })
    }

    /// Records that may have a claim or finding whose id begins like this.
    pub fn with_id(&mut self, id: &str) -> io::Result<Records> {
        let known = self.index.with_id(id)?;
        Ok(self.load(known))
    }

    /// Records with findings, some at a time, until `see` has seen enough and gives `false`; only those of which one may wait
    /// for a decision, if so asked. A great ledger has more findings than fit into memory.
    pub fn each_with_findings(
        &mut self,
        waiting: bool,
        mut see: impl FnMut(Records) -> io::Result<bool>,
    ) -> io::Result<()> {
        let known = self.index.with_findings(waiting)?;
        let files = self.with_other(known);
        for some in files.chunks(AT_ONCE) {
            if !see(self.read(some))? {
                break;
            }
        }
        Ok(())
    }

    /// Records that may have a finding about a claim of this file.
    pub fn about(&mut self, file: &str) -> io::Result<Records> {
        let mut known = self.index.files(&[about(file)])?;
        known.push(file.to_owned());
        Ok(self.load(known))
    }

    fn load(&self, files: Vec<String>) -> Records {
        self.read(&self.with_other(files))
    }

    fn with_other(&self, mut files: Vec<String>) -> Vec<String> {
        files.extend(self.other.iter().cloned());
        files.sort_unstable();
        files.dedup();
        files
    }

    fn read(&self, files: &[String]) -> Records {
        let read = |file: &String| self.store.load(file).map(|record| record.map(|record| (file.clone(), record)));
        let found: Vec<_> = files.par_iter().map(read).collect();
        let mut all = Records::default();
        for one in found {
            match one {
                Ok(record) => all.records.extend(record),
                Err(problem) => all.problems.push(problem),
            }
        }
        self.states.tell(all.records.iter_mut().flat_map(|(_, record)| &mut record.findings));
        all
    }
}

impl Records {
    /// Every finding, with the file it stands in.
    pub fn findings(&self) -> impl Iterator<Item = (&str, &Kept)> {
        self.records.iter().flat_map(|(file, record)| record.findings.iter().map(|kept| (file.as_str(), kept)))
    }
}
