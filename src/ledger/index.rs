//! Which files of the ledger may hold what is asked for: claims about one event with a new one, a claim or finding of some id,
//! findings that wait, some words. Beside every file stand keys of 64 bits: the blocks of its claims, its ids, its marks.
//!
//! The index may say too much, never too little: whoever asks reads the files it names and looks for itself. Every file
//! stands in it with its size and time; what differs is read anew when a ledger is opened, so that the index mends itself
//! after a crash, a merge, an edit by hand. It is made from nothing where it is missing, torn, or of other claim kinds.
//!
//! On disk: `index`, all entries sorted, searched in place; `index.log`, what has come since. Nothing else reads them.

mod base;

use std::cmp::Reverse;
use std::fs::{self, File, OpenOptions};
use std::hash::BuildHasher;
use std::io::{self, BufWriter, Read, Write};
use std::path::{Path, PathBuf};

use rustc_hash::{FxBuildHasher, FxHashMap, FxHashSet};

use super::bytes::{Bytes, number};
use crate::align::Block;
use base::{Base, ENTRY};

/// The log is merged into the index when it has more entries than this, and more than an eighth of the index.
const LOG: usize = 1 << 16;

/// What a file brings to the index.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Keys {
    /// The day of its last edition, for telling what is near; the unit is a day or a little more.
    pub day: u64,
    /// Each once.
    pub blocks: Vec<Block>,
}

/// What a file was like when it was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// Nanoseconds since 1970.
    pub modified: u64,
    /// Bytes.
    pub size: u64,
}

/// How near an article is to another, the nearest least: in how many blocks they meet, and by what their days differ. The
/// same from either side.
pub type Nearness = (Reverse<u32>, u64);

impl Stamp {
    /// Of a file that is there no more.
    pub const GONE: Self = Self { modified: 0, size: 0 };
}

/// The index of one ledger.
#[derive(Debug)]
pub struct Index {
    /// `None`: what is learnt is not written, because somebody else may write.
    folder: Option<PathBuf>,
    /// Of the claim kinds, by which blocks are made.
    kinds: u64,
    files: Vec<Listed>,
    numbers: FxHashMap<String, u32>,
    base: Option<Base>,
    log: FxHashMap<u64, Vec<u32>>,
    logged: usize,
}

/// A file in the index.
#[derive(Clone, Debug)]
struct Listed {
    name: String,
    stamp: Stamp,
    day: u64,
}

impl Index {
    /// The index in `folder`, as it was left; empty where there is none that fits these claim kinds, if they are told.
    pub fn open(folder: &Path, kinds: Option<u64>, writes: bool) -> Self {
        let mut index = Self {
            folder: None,
            kinds: kinds.unwrap_or_default(),
            files: Vec::new(),
            numbers: FxHashMap::default(),
            base: None,
            log: FxHashMap::default(),
            logged: 0,
        };
        if index.read_base(&folder.join("index"), kinds.is_none()).is_none() {
            (index.files, index.numbers, index.base) = (Vec::new(), FxHashMap::default(), None);
        } else {
            index.read_log(&folder.join("index.log"));
        }
        index.folder = writes.then(|| folder.to_owned());
        index
    }

    /// Whether it knows the file as it is now.
    pub fn knows(&self, name: &str, stamp: Stamp) -> bool {
        self.numbers.get(name).is_some_and(|&number| self.files[number as usize].stamp == stamp)
    }

    /// The files that it knows as files that are there.
    fn there(&self) -> impl Iterator<Item = (&str, Stamp)> {
        let all = self.numbers.iter().map(|(name, &number)| (name.as_str(), self.files[number as usize].stamp));
        all.filter(|(_, stamp)| *stamp != Stamp::GONE)
    }

    /// A number that changes with any file: the sum over all of them, which has no order.
    pub fn state(&self) -> u64 {
        let hash = |(name, Stamp { modified, size }): (&str, Stamp)| FxBuildHasher.hash_one((name, modified, size));
        self.there().map(hash).fold(0, u64::wrapping_add)
    }

    /// The files that it knows and that are not among those listed, which are sorted; sorted.
    pub fn missing(&self, listed: &[(String, Stamp)]) -> Vec<String> {
        let is_listed = |name: &str| listed.binary_search_by(|(other, _)| other.as_str().cmp(name)).is_ok();
        let mut missing: Vec<String> =
            self.there().map(|(name, _)| name).filter(|name| !is_listed(name)).map(str::to_owned).collect();
        missing.sort_unstable();
        missing
    }

    /// All keys of these files, as it knows them: all of it is read.
    pub fn keys_of(&mut self, names: &[String]) -> io::Result<Vec<Block>> {
        let numbers: FxHashSet<u32> = names.iter().filter_map(|name| self.numbers.get(name).copied()).collect();
        let mut found = Vec::new();
        if numbers.is_empty() {
            return Ok(found);
        }
        let mut see = |key: u64, packed: u32| {
            if numbers.contains(&(packed >> 3)) {
                found.push(Block { key, inside: (packed & 7) as u8 });
            }
        };
        self.log.iter().for_each(|(&key, packed)| packed.iter().for_each(|&packed| see(key, packed)));
        if let Some(base) = &mut self.base {
            base.all(&mut see)?;
        }
        found.sort_unstable();
        found.dedup();
        Ok(found)
    }

    /// Enters files with their keys.
    pub fn add(&mut self, files: Vec<(String, Stamp, Keys)>) -> io::Result<()> {
        let mut log = Bytes::default();
        for (name, stamp, keys) in files {
            let file = Listed { name, stamp, day: keys.day };
            if let Some(record) = self.folder.is_some().then(|| log_record(self.kinds, &file, &keys.blocks)) {
                log.extend(&record);
            }
            self.enter(file, &keys.blocks);
        }
        let Some(folder) = &self.folder else { return Ok(()) };
        let large = self.base.as_ref().map_or(0, |base| base.entries as usize / 8);
        if self.base.is_none() || self.logged > large.max(LOG) {
            return self.merge();
        }
        let mut file = OpenOptions::new().create(true).append(true).open(folder.join("index.log"))?;
        file.write_all(log.as_slice())
    }

    /// The files with a claim that meets one of these blocks, each once, sorted by name.
    pub fn files(&mut self, blocks: &[Block]) -> io::Result<Vec<String>> {
        let found = self.meeting(blocks)?;
        Ok(self.names(found.into_keys()))
    }

    /// The same, but those first that meet in most blocks, of these those of the nearest days.
    pub fn nearest(&mut self, keys: &Keys) -> io::Result<Vec<(Nearness, String)>> {
        let found = self.meeting(&keys.blocks)?;
        let current = found.into_iter().filter(|&(number, _)| self.is_current(number));
        let mut found: Vec<(Nearness, String)> = current
            .map(|(number, times)| {
                let file = &self.files[number as usize];
                ((Reverse(times), file.day.abs_diff(keys.day)), file.name.clone())
            })
            .collect();
        found.sort_unstable();
        Ok(found)
    }

    /// The files with a key from `from` to `to`, both included; sorted by name.
    pub fn between(&mut self, from: u64, to: u64) -> io::Result<Vec<String>> {
        let mut found: FxHashSet<u32> = FxHashSet::default();
        for (_, packed) in self.log.iter().filter(|(key, _)| (from..=to).contains(*key)) {
            found.extend(packed.iter().map(|packed| packed >> 3));
        }
        if let Some(base) = &mut self.base {
            base.each(from, to, |packed| {
                found.insert(packed >> 3);
            })?;
        }
        Ok(self.names(found))
    }

    /// All files, sorted by name.
    pub fn all(&self) -> Vec<String> {
        let mut names: Vec<String> = self.numbers.keys().cloned().collect();
        names.sort_unstable();
        names
    }

    /// In how many blocks each file meets.
    fn meeting(&mut self, blocks: &[Block]) -> io::Result<FxHashMap<u32, u32>> {
        let mut found: FxHashMap<u32, u32> = FxHashMap::default();
        let mut see = |block: Block, packed: u32| {
            let other = Block { key: block.key, inside: (packed & 7) as u8 };
            if block.meets(other) {
                *found.entry(packed >> 3).or_default() += 1;
            }
        };
        for &block in blocks {
            for &packed in self.log.get(&block.key).into_iter().flatten() {
                see(block, packed);
            }
            if let Some(base) = &mut self.base {
                base.each(block.key, block.key, |packed| see(block, packed))?;
            }
        }
        Ok(found)
    }

    fn names(&self, numbers: impl IntoIterator<Item = u32>) -> Vec<String> {
        let current = numbers.into_iter().filter(|&number| self.is_current(number));
        let mut names: Vec<String> = current.map(|number| self.files[number as usize].name.clone()).collect();
        names.sort_unstable();
        names
    }

    /// An entry of a file that has been read again since stands under its old number.
    fn is_current(&self, number: u32) -> bool {
        self.files.get(number as usize).is_some_and(|file| self.numbers.get(&file.name) == Some(&number))
    }

    fn enter(&mut self, file: Listed, blocks: &[Block]) {
        // 29 bits: there are more articles than file systems hold otherwise.
        let number = u32::try_from(self.files.len()).unwrap_or(u32::MAX) & (u32::MAX >> 3);
        for block in blocks {
            self.log.entry(block.key).or_default().push(number << 3 | u32::from(block.inside & 7));
        }
        self.logged += blocks.len();
        self.numbers.insert(file.name.clone(), number);
        self.files.push(file);
    }

    fn read_base(&mut self, path: &Path, any: bool) -> Option<()> {
        let mut file = File::open(path).ok()?;
        let mut head = [0; 24];
        file.read_exact(&mut head).ok()?;
        let (kinds, table, entries) = (number(&head[..8])?, number(&head[8..16])?, number(&head[16..])?);
        let at = 24u64.checked_add(table)?;
        let size = at.checked_add(entries.checked_mul(ENTRY as u64)?)?;
        if any {
            self.kinds = kinds;
        }
        if kinds != self.kinds || file.metadata().ok()?.len() != size {
            return None;
        }
        let mut bytes = vec![0; usize::try_from(table).ok()?];
        file.read_exact(&mut bytes).ok()?;
        let mut bytes = Bytes::from(bytes);
        while !bytes.is_empty() {
            let file = Listed::read(&mut bytes)?;
            self.numbers.insert(file.name.clone(), u32::try_from(self.files.len()).ok()?);
            self.files.push(file);
        }
        self.base = Some(Base { file, at, entries });
        Some(())
    }

    /// As far as it is whole; the rest is read from the files again.
    fn read_log(&mut self, path: &Path) -> Option<()> {
        let mut bytes = Bytes::from(fs::read(path).ok()?);
        while !bytes.is_empty() {
            let mut record = bytes.framed()?;
            if record.number()? != self.kinds {
                return None;
            }
            let file = Listed::read(&mut record)?;
            let mut blocks = Vec::new();
            while !record.is_empty() {
                blocks.push(Block { key: record.number()?, inside: u8::try_from(record.number()?).ok()? });
            }
            self.enter(file, &blocks);
        }
        Some(())
    }

    /// Writes all there is, sorted, in place of index and log.
    fn merge(&mut self) -> io::Result<()> {
        let Some(folder) = self.folder.clone() else { return Ok(()) };
        let mut renumbered = vec![None; self.files.len()];
        let mut files = Vec::new();
        for (old, file) in self.files.iter().enumerate() {
            if self.numbers.get(&file.name).is_some_and(|&current| current as usize == old) {
                renumbered[old] = u32::try_from(files.len()).ok();
                files.push(file.clone());
            }
        }
        let mut entries: Vec<(u64, u32)> = Vec::with_capacity(self.logged);
        let mut keep = |key: u64, packed: u32| {
            if let Some(number) = renumbered.get((packed >> 3) as usize).copied().flatten() {
                entries.push((key, number << 3 | packed & 7));
            }
        };
        if let Some(base) = &mut self.base {
            base.all(&mut keep)?;
        }
        for (&key, packed) in &self.log {
            packed.iter().for_each(|&packed| keep(key, packed));
        }
        entries.sort_unstable();
        entries.dedup();

        let mut table = Bytes::default();
        files.iter().for_each(|file| file.write(&mut table));
        let file = tempfile::Builder::new().prefix(super::disk::TEMPORARY).tempfile_in(&folder)?;
        let mut out = BufWriter::with_capacity(1 << 20, file.as_file());
        for head in [self.kinds, table.as_slice().len() as u64, entries.len() as u64] {
            out.write_all(&head.to_le_bytes())?;
        }
        out.write_all(table.as_slice())?;
        for (key, packed) in &entries {
            out.write_all(&key.to_le_bytes())?;
            out.write_all(&packed.to_le_bytes())?;
        }
        out.flush()?;
        drop(out);
        // The log goes first: an index without it says too little only until the files are looked at.
        match fs::remove_file(folder.join("index.log")) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
        let path = folder.join("index");
        file.persist(&path).map_err(|error| error.error)?;
        let fresh = Self::open(&folder, Some(self.kinds), true);
        *self = fresh;
        Ok(())
    }
}

impl Listed {
    fn write(&self, out: &mut Bytes) {
        out.put_text(&self.name);
        [self.stamp.modified, self.stamp.size, self.day].into_iter().for_each(|number| out.put(number));
    }

    fn read(bytes: &mut Bytes) -> Option<Self> {
        let (name, modified, size, day) = (bytes.text()?, bytes.number()?, bytes.number()?, bytes.number()?);
        Some(Self { name, stamp: Stamp { modified, size }, day })
    }
}

fn log_record(kinds: u64, file: &Listed, blocks: &[Block]) -> Bytes {
    let mut record = Bytes::default();
    record.put(kinds);
    file.write(&mut record);
    for block in blocks {
        record.put(block.key);
        record.put(u64::from(block.inside));
    }
    record.frame()
}
