//! The folder of snapshots: what is recorded, what waits for a person (`.snap.new`, as insta has it), what is left over.

use std::collections::BTreeSet;
use std::env;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::cli::atomic;
use crate::verify::Snapshot;

/// Suffixes of the snapshots that stories have; others in the folder are not ours.
const OURS: [&str; 3] = [".claims.snap", ".findings.snap", ".score.snap"];

/// A folder of snapshots.
pub(super) struct Store {
    folder: PathBuf,
    /// Whether files may be written that nobody asked for: pending ones.
    unasked: bool,
}

/// What is recorded under a name.
pub(super) struct Recorded {
    pub contents: String,
    /// The file's snapshot, or why it is none.
    pub snapshot: Result<Snapshot, String>,
}

impl Store {
    /// Pending snapshots are kept unless `CI` is set.
    pub fn new(folder: PathBuf) -> Self {
        Self { folder, unasked: !is_ci() }
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    pub fn read(&self, name: &str) -> io::Result<Option<Recorded>> {
        let path = self.path(name);
        let bytes = match fs::read(&path) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(io::Error::new(error.kind(), format!("{}: {error}", path.display()))),
        };
        let text = String::from_utf8_lossy(&bytes);
        let snapshot = Snapshot::parse(&text);
        let contents = snapshot.as_ref().map_or_else(|_| text.to_string(), |known| known.contents().to_owned());
        Ok(Some(Recorded { contents, snapshot }))
    }

    /// Records a snapshot; what was pending is settled.
    pub fn accept(&self, name: &str, snapshot: &Snapshot) -> io::Result<()> {
        atomic::replace(&self.path(name), &snapshot.text())?;
        self.reject(name)
    }

    /// Drops what is pending.
    pub fn reject(&self, name: &str) -> io::Result<()> {
        gone(&self.pending(name))
    }

    /// Leaves a snapshot beside the recorded one, for a person to look at.
    pub fn suggest(&self, name: &str, snapshot: &Snapshot) -> io::Result<()> {
        if self.unasked { atomic::replace(&self.pending(name), &snapshot.text()) } else { Ok(()) }
    }

    /// Drops what is pending although the test passes.
    pub fn tidy(&self, name: &str) -> io::Result<()> {
        if self.unasked { self.reject(name) } else { Ok(()) }
    }

    /// Snapshots of stories, pending ones too, that are not `referenced`; sorted.
    pub fn leftovers(&self, referenced: &BTreeSet<String>) -> io::Result<Vec<PathBuf>> {
        let mut found = Vec::new();
        let entries = match fs::read_dir(&self.folder) {
            Ok(entries) => entries,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(found),
            Err(error) => return Err(io::Error::new(error.kind(), format!("{}: {error}", self.folder.display()))),
        };
        for entry in entries {
            let entry = entry?;
            let name = entry.file_name().to_string_lossy().into_owned();
            let recorded = name.strip_suffix(".new").unwrap_or(&name);
            let ours = OURS.iter().any(|suffix| recorded.ends_with(suffix)) && !entry.file_type()?.is_dir();
            if ours && !referenced.contains(recorded) {
                found.push(entry.path());
            }
        }
        found.sort();
        Ok(found)
    }

    pub fn delete(path: &Path) -> io::Result<()> {
        gone(path)
    }

    fn pending(&self, name: &str) -> PathBuf {
        self.path(&format!("{name}.new"))
    }
}

fn gone(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => {
            Err(io::Error::new(error.kind(), format!("{}: {error}", path.display())))
        }
        _ => Ok(()),
    }
}

/// As insta decides it.
fn is_ci() -> bool {
    match env::var("CI") {
        Ok(value) => !matches!(value.as_str(), "" | "0" | "false"),
        Err(env::VarError::NotUnicode(_)) => true,
        Err(env::VarError::NotPresent) => env::var_os("TF_BUILD").is_some(),
    }
}
