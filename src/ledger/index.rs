//! Which files of the ledger may hold claims about one event with a new one: the blocks of all claims, beside the files.
//!
//! The index may say too much, never too little: whoever asks reads the files it names and looks for itself. Every file
//! stands in it with its size and time; what differs is read anew when a ledger is opened, so that the index mends itself
//! after a crash, a merge, an edit by hand. It is made from nothing where it is missing, torn, or of other claim kinds.
//!
//! On disk: `index`, all entries sorted, searched in place; `index.log`, what has come since. Nothing else reads them.

use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use rustc_hash::{FxHashMap, FxHashSet};

use super::bytes::{Bytes, number};
use crate::align::Block;

/// Bytes of an entry: the key, then the file's number with the three bits of the block.
const ENTRY: usize = 12;
/// The log is merged into the index when it has more entries than this, and more than an eighth of the index.
const LOG: usize = 1 << 16;

/// What a file was like when it was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// Nanoseconds since 1970.
    pub modified: u64,
    /// Bytes.
    pub size: u64,
}

/// The index of one ledger.
#[derive(Debug)]
pub struct Index {
    /// `None`: what is learnt is not written, because somebody else may write.
    folder: Option<PathBuf>,
    /// Of the claim kinds, by which blocks are made.
    kinds: u64,
    files: Vec<(String, Stamp)>,
    numbers: FxHashMap<String, u32>,
    base: Option<Base>,
    log: FxHashMap<u64, Vec<u32>>,
    logged: usize,
}

/// The sorted entries on disk.
#[derive(Debug)]
struct Base {
    file: File,
    at: u64,
    entries: u64,
}

impl Index {
    /// The index in `folder`, as it was left; empty where there is none that fits these claim kinds.
    pub fn open(folder: &Path, kinds: u64, writes: bool) -> Self {
        let mut index = Self {
            folder: None,
            kinds,
            files: Vec::new(),
            numbers: FxHashMap::default(),
            base: None,
            log: FxHashMap::default(),
            logged: 0,
        };
        if index.read_base(&folder.join("index")).is_none() {
            (index.files, index.numbers, index.base) = (Vec::new(), FxHashMap::default(), None);
        } else {
            index.read_log(&folder.join("index.log"));
        }
        index.folder = writes.then(|| folder.to_owned());
        index
    }

    /// Whether it knows the file as it is now.
    pub fn knows(&self, name: &str, stamp: Stamp) -> bool {
        self.numbers.get(name).is_some_and(|&number| self.files[number as usize].1 == stamp)
    }

    /// Enters files with the blocks of what stands in them.
    pub fn add(&mut self, files: Vec<(String, Stamp, Vec<Block>)>) -> io::Result<()> {
        let mut log = Bytes::default();
        for (name, stamp, blocks) in files {
            if let Some(record) = self.folder.is_some().then(|| log_record(self.kinds, &name, stamp, &blocks)) {
                log.extend(&record);
            }
            self.enter(name, stamp, &blocks);
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
        let mut found: FxHashSet<u32> = FxHashSet::default();
        let mut see = |block: Block, packed: u32| {
            let other = Block { key: block.key, inside: (packed & 7) as u8 };
            if block.meets(other) {
                found.insert(packed >> 3);
            }
        };
        for &block in blocks {
            for &packed in self.log.get(&block.key).into_iter().flatten() {
                see(block, packed);
            }
            if let Some(base) = &mut self.base {
                base.each(block.key, |packed| see(block, packed))?;
            }
        }
        // An entry of a file that has been read again since stands under its old number.
        let is_current = |number: &u32| {
            self.files.get(*number as usize).is_some_and(|(name, _)| self.numbers.get(name) == Some(number))
        };
        let mut names: Vec<String> = found
            .iter()
            .filter(|number| is_current(number))
            .map(|number| self.files[*number as usize].0.clone())
            .collect();
        names.sort_unstable();
        Ok(names)
    }

    fn enter(&mut self, name: String, stamp: Stamp, blocks: &[Block]) {
        // 29 bits: there are more articles than file systems hold otherwise.
        let number = u32::try_from(self.files.len()).unwrap_or(u32::MAX) & (u32::MAX >> 3);
        for block in blocks {
            self.log.entry(block.key).or_default().push(number << 3 | u32::from(block.inside & 7));
        }
        self.logged += blocks.len();
        self.numbers.insert(name.clone(), number);
        self.files.push((name, stamp));
    }

    fn read_base(&mut self, path: &Path) -> Option<()> {
        let mut file = File::open(path).ok()?;
        let mut head = [0; 24];
        file.read_exact(&mut head).ok()?;
        let (kinds, table, entries) = (number(&head[..8])?, number(&head[8..16])?, number(&head[16..])?);
        let at = 24u64.checked_add(table)?;
        let size = at.checked_add(entries.checked_mul(ENTRY as u64)?)?;
        if kinds != self.kinds || file.metadata().ok()?.len() != size {
            return None;
        }
        let mut bytes = vec![0; usize::try_from(table).ok()?];
        file.read_exact(&mut bytes).ok()?;
        let mut bytes = Bytes::from(bytes);
        while !bytes.is_empty() {
            let (name, stamp) = (bytes.text()?, Stamp { modified: bytes.number()?, size: bytes.number()? });
            self.numbers.insert(name.clone(), u32::try_from(self.files.len()).ok()?);
            self.files.push((name, stamp));
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
            let (name, stamp) = (record.text()?, Stamp { modified: record.number()?, size: record.number()? });
            let mut blocks = Vec::new();
            while !record.is_empty() {
                blocks.push(Block { key: record.number()?, inside: u8::try_from(record.number()?).ok()? });
            }
            self.enter(name, stamp, &blocks);
        }
        Some(())
    }

    /// Writes all there is, sorted, in place of index and log.
    fn merge(&mut self) -> io::Result<()> {
        let Some(folder) = self.folder.clone() else { return Ok(()) };
        let mut renumbered = vec![None; self.files.len()];
        let mut files = Vec::new();
        for (old, (name, stamp)) in self.files.iter().enumerate() {
            if self.numbers.get(name).is_some_and(|&current| current as usize == old) {
                renumbered[old] = u32::try_from(files.len()).ok();
                files.push((name.clone(), *stamp));
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
        for (name, stamp) in &files {
            table.put_text(name);
            table.put(stamp.modified);
            table.put(stamp.size);
        }
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
        let fresh = Self::open(&folder, self.kinds, true);
        *self = fresh;
        Ok(())
    }
}

fn log_record(kinds: u64, name: &str, stamp: Stamp, blocks: &[Block]) -> Bytes {
    let mut record = Bytes::default();
    record.put(kinds);
    record.put_text(name);
    record.put(stamp.modified);
    record.put(stamp.size);
    for block in blocks {
        record.put(block.key);
        record.put(u64::from(block.inside));
    }
    record.frame()
}

impl Base {
    fn read(&mut self, entry: u64, into: &mut [u8]) -> io::Result<()> {
        self.file.seek(SeekFrom::Start(self.at + entry * ENTRY as u64))?;
        self.file.read_exact(into)
    }

    fn key(&mut self, entry: u64) -> io::Result<u64> {
        let mut bytes = [0; 8];
        self.read(entry, &mut bytes)?;
        Ok(u64::from_le_bytes(bytes))
    }

    /// Every entry of this key.
    fn each(&mut self, key: u64, mut see: impl FnMut(u32)) -> io::Result<()> {
        let (mut from, mut to) = (0, self.entries);
        while from < to {
            let middle = from + (to - from) / 2;
            if self.key(middle)? < key { from = middle + 1 } else { to = middle }
        }
        let mut buffer = [0; 64 * ENTRY];
        while from < self.entries {
            let many = (self.entries - from).min(64);
            let bytes = &mut buffer[..many as usize * ENTRY];
            self.read(from, bytes)?;
            for (found, packed) in unpack(bytes) {
                if found != key {
                    return Ok(());
                }
                see(packed);
            }
            from += many;
        }
        Ok(())
    }

    fn all(&mut self, see: &mut impl FnMut(u64, u32)) -> io::Result<()> {
        let mut bytes = vec![0; (self.entries as usize).saturating_mul(ENTRY)];
        self.read(0, &mut bytes)?;
        unpack(&bytes).for_each(|(key, packed)| see(key, packed));
        Ok(())
    }
}

fn unpack(bytes: &[u8]) -> impl Iterator<Item = (u64, u32)> {
    let four = |bytes: &[u8]| bytes.try_into().map_or(0, u32::from_le_bytes);
    bytes.chunks_exact(ENTRY).map(move |entry| (number(&entry[..8]).unwrap_or(0), four(&entry[8..])))
}
