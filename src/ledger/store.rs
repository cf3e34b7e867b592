//! The folder of a ledger: `ledger.ron` says that it is one, `articles/3f/….ron` is an article each, `.gainsay/` is for
//! this machine alone: the lock and the index.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use super::disk::{self, named};
use super::index::Stamp;
use super::record::{FORMAT, Record};
use crate::diagnostic::Severity;
use crate::text::Problem;

const MARKER: &str = "ledger.ron";
const ARTICLES: &str = "articles";
/// The folder for one machine alone.
pub(super) const LOCAL: &str = ".gainsay";

/// The folder of a ledger, open for reading, or for writing by nobody else.
#[derive(Debug)]
pub struct Store {
    root: PathBuf,
    /// Held as long as this lives; the system lets go of it when the process dies, however it dies.
    lock: Option<File>,
}

/// What `ledger.ron` says.
#[derive(Serialize, Deserialize)]
struct Marker {
    format: u32,
}

impl Store {
    /// For reading. An error where there is no ledger.
    pub fn read(root: &Path) -> io::Result<Self> {
        let store = Self { root: root.to_owned(), lock: None };
        store.is_no_file()?;
        if store.marker()? { Ok(store) } else { Err(store.missing()) }
    }

    /// For changing what is there.
    pub fn change(root: &Path) -> io::Result<Self> {
        let mut store = Self::read(root)?;
        store.lock()?;
        Ok(store)
    }

    /// For writing; made where there is none.
    pub fn write(root: &Path) -> io::Result<Self> {
        let mut store = Self { root: root.to_owned(), lock: None };
        store.is_no_file()?;
        fs::create_dir_all(root).map_err(|error| named(root, &error))?;
        store.lock()?;
        if !store.marker()? {
            let text = "// A ledger of claims, kept by `gainsay track --ledger`: one file an article.\n";
            disk::put(&root.join(MARKER), &format!("{text}(format: {FORMAT})\n"), None)?;
        }
        Ok(store)
    }

    /// An error where there is something that can be no ledger.
    fn is_no_file(&self) -> io::Result<()> {
        let path = self.root.display();
        match fs::metadata(&self.root) {
            Ok(data) if !data.is_dir() => {
                Err(io::Error::other(format!("{path}: expected the folder of a ledger, found a file")))
            }
            _ => Ok(()),
        }
    }

    fn missing(&self) -> io::Error {
        let path = self.root.display();
        if !self.root.exists() {
            return io::Error::other(format!(
                "{path}: expected a ledger, found no such folder; `gainsay track` makes one"
            ));
        }
        io::Error::other(format!("{path}: expected a ledger, found no `{MARKER}` in it; `gainsay track` makes one"))
    }

    /// Whether it is a ledger; an error where it is one of a later gainsay.
    fn marker(&self) -> io::Result<bool> {
        let path = self.root.join(MARKER);
        let text = match fs::read_to_string(&path) {
            Ok(text) => text,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(false),
            Err(error) => return Err(named(&path, &error)),
        };
        let wrong = |why: String| io::Error::other(format!("{}: {why}", path.display()));
        match ron::from_str::<Marker>(&text) {
            Ok(Marker { format }) if format <= FORMAT => Ok(true),
            Ok(Marker { format }) => {
                Err(wrong(format!("expected format {FORMAT} or older, found {format}: written by a newer gainsay")))
            }
            Err(error) => Err(wrong(format!("{}: {}", error.span.start.line, error.code))),
        }
    }

    fn lock(&mut self) -> io::Result<()> {
        let local = self.local();
        fs::create_dir_all(&local).map_err(|error| named(&local, &error))?;
        let ignore = local.join(".gitignore");
        if !ignore.exists() {
            disk::put(&ignore, "*\n", None)?;
        }
        let path = local.join("lock");
        let mut options = OpenOptions::new();
        let mut file = options
            .read(true)
            .write(true)
            .create(true)
            .truncate(false)
            .open(&path)
            .map_err(|error| named(&path, &error))?;
        match file.try_lock() {
            Ok(()) => {
                file.set_len(0)?;
                write!(file, "{}", std::process::id())?;
                self.lock = Some(file);
                Ok(())
            }
            Err(TryLockError::WouldBlock) => {
                let mut holder = String::new();
                let _ = file.take(20).read_to_string(&mut holder);
                let holder = holder.trim().parse::<u32>().map(|id| format!(" (process {id})")).unwrap_or_default();
                let root = self.root.display();
                let why = format!("{root}: another gainsay{holder} writes to this ledger; wait until it has ended");
                Err(io::Error::new(io::ErrorKind::WouldBlock, why))
            }
            Err(TryLockError::Error(error)) => Err(named(&path, &error)),
        }
    }

    /// The folder for this machine alone.
    pub fn local(&self) -> PathBuf {
        self.root.join(LOCAL)
    }

    /// Whether this one may write.
    pub fn writes(&self) -> bool {
        self.lock.is_some()
    }

    /// Every article's file, sorted, with what it is like. What runs that were killed left over is removed on the way.
    pub fn list(&self) -> io::Result<Vec<(String, Stamp)>> {
        let shards = entries(&self.root.join(ARTICLES))?;
        let found: io::Result<Vec<_>> = shards.par_iter().map(|shard| self.list_shard(shard)).collect();
        let mut found: Vec<(String, Stamp)> = found?.into_iter().flatten().collect();
        found.sort_unstable_by(|a, b| a.0.cmp(&b.0));
        Ok(found)
    }

    fn list_shard(&self, shard: &fs::DirEntry) -> io::Result<Vec<(String, Stamp)>> {
        let mut found = Vec::new();
        let Ok(shard_name) = shard.file_name().into_string() else { return Ok(found) };
        if !shard.file_type().map_err(|error| named(&shard.path(), &error))?.is_dir() {
            return Ok(found);
        }
        for file in entries(&shard.path())? {
            let Ok(name) = file.file_name().into_string() else { continue };
            if name.starts_with(disk::TEMPORARY) && self.writes() {
                let _ = fs::remove_file(file.path());
            } else if name.ends_with(".ron") && !name.starts_with('.') {
                match file.metadata() {
                    Ok(data) => found.push((format!("{shard_name}/{name}"), stamp(&data))),
                    // It has gone since.
                    Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                    Err(error) => return Err(named(&file.path(), &error)),
                }
            }
        }
        Ok(found)
    }

    /// Where the file of an article stands.
    pub fn path(&self, file: &str) -> PathBuf {
        self.root.join(ARTICLES).join(file)
    }

    /// The text of an article's file; `None` where there is none.
    pub fn text(&self, file: &str) -> Result<Option<String>, Problem> {
        let path = self.path(file);
        match fs::read_to_string(&path) {
            Ok(text) => Ok(Some(text)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(Problem {
                path: path.display().to_string(),
                line: None,
                severity: Severity::Error,
                reason: error.to_string(),
            }),
        }
    }

    /// An article's record; `None` where there is none.
    pub fn load(&self, file: &str) -> Result<Option<Record>, Problem> {
        let text = self.text(file)?;
        text.map(|text| Record::read(&self.path(file).display().to_string(), &text)).transpose()
    }

    /// Writes an article's record, whole or not at all. Gives what the file is like.
    pub fn save(&self, file: &str, record: &Record) -> io::Result<Stamp> {
        let path = self.path(file);
        debug_assert!(self.writes(), "only who holds the lock writes");
        let text = record.write().map_err(|error| io::Error::other(format!("{}: {error}", path.display())))?;
        disk::put(&path, &text, None)?;
        Ok(stamp(&fs::metadata(&path).map_err(|error| named(&path, &error))?))
    }
}

fn entries(folder: &Path) -> io::Result<Vec<fs::DirEntry>> {
    match fs::read_dir(folder) {
        Ok(entries) => entries.collect::<io::Result<_>>().map_err(|error| named(folder, &error)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Vec::new()),
        Err(error) => Err(named(folder, &error)),
    }
}

fn stamp(data: &fs::Metadata) -> Stamp {
    let since = data.modified().ok().and_then(|time| time.duration_since(UNIX_EPOCH).ok());
    Stamp { modified: since.and_then(|since| u64::try_from(since.as_nanos()).ok()).unwrap_or(0), size: data.len() }
}
