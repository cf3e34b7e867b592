//! The files of a ledger in which something stands, for those who read without rules: what the index knows as it is, and all
//! that it does not. Never writes.

use std::io;

use rayon::prelude::*;

use super::finding::Kept;
use super::index::Index;
use super::marks::about;
use super::record::Record;
use super::runs::Runs;
use super::store::Store;
use crate::text::Problem;

/// Finds files and what stands in them.
#[derive(Debug)]
pub struct Finder<'s> {
    store: &'s Store,
    index: Index,
    /// Files that the index does not know as they are now.
    other: Vec<String>,
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
        Ok(Self { store, index, other })
    }

    /// Records that may have a claim or finding whose id begins like this.
    pub fn with_id(&mut self, id: &str) -> io::Result<Records> {
        let known = self.index.with_id(id)?;
        Ok(self.load(known))
    }

    /// Records with findings; only those of which one may wait for a decision, if so asked.
    pub fn with_findings(&mut self, waiting: bool) -> io::Result<Records> {
        let known = self.index.with_findings(waiting)?;
        Ok(self.load(known))
    }

    /// Records that may have a finding about a claim of this file.
    pub fn about(&mut self, file: &str) -> io::Result<Records> {
        let mut known = self.index.files(&[about(file)])?;
        known.push(file.to_owned());
        Ok(self.load(known))
    }

    fn load(&self, mut files: Vec<String>) -> Records {
        files.extend(self.other.iter().cloned());
        files.sort_unstable();
        files.dedup();
        let read = |file: &String| self.store.load(file).map(|record| record.map(|record| (file.clone(), record)));
        let found: Vec<_> = files.par_iter().map(read).collect();
        let mut all = Records::default();
        for one in found {
            match one {
                Ok(record) => all.records.extend(record),
                Err(problem) => all.problems.push(problem),
            }
        }
        Runs::of(&self.store.local()).tell(all.records.iter_mut().flat_map(|(_, record)| &mut record.findings));
        all
    }
}

impl Records {
    /// Every finding, with the file it stands in.
    pub fn findings(&self) -> impl Iterator<Item = (&str, &Kept)> {
        self.records.iter().flat_map(|(file, record)| record.findings.iter().map(|kept| (file.as_str(), kept)))
    }
}
