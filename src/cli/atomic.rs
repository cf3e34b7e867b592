//! Files are written whole or not at all: to a temporary file beside them, which then takes their name.

use std::fs;
use std::io;
use std::path::Path;

use crate::ledger::disk::{named, put};

/// Writes `text` to `path`, and makes the folder where there is none. A file that is there keeps its permissions, and is
/// not replaced where it may not be written; links are followed.
pub(super) fn write(path: &Path, text: &str) -> io::Result<()> {
    if !path.exists() {
        return replace(path, text);
    }
    let known = fs::canonicalize(path).map_err(|error| named(path, &error))?;
    // A rename asks for the folder's leave alone; this asks for the file's.
    let old = fs::OpenOptions::new().append(true).open(&known).map_err(|error| named(path, &error))?;
    let permissions = old.metadata().map_err(|error| named(path, &error))?.permissions();
    put(&known, text, Some(permissions))
}

/// Writes `text` in place of whatever stands at `path`; a link is replaced, not followed.
pub(super) fn replace(path: &Path, text: &str) -> io::Result<()> {
    put(path, text, None)
}
