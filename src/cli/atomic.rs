//! Files are written whole or not at all: to a temporary file beside them, which then takes their name.

use std::fs::{self, Permissions};
use std::io::{self, Write};
use std::path::Path;

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

fn put(path: &Path, text: &str, permissions: Option<Permissions>) -> io::Result<()> {
    let failed = |error: io::Error| named(path, &error);
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    fs::create_dir_all(folder).map_err(failed)?;
    let mut builder = tempfile::Builder::new();
    builder.prefix(".gainsay-");
    // A temporary file is private; what takes its place is as readable as the user's other files (less the umask).
    #[cfg(unix)]
    builder.permissions(<Permissions as std::os::unix::fs::PermissionsExt>::from_mode(0o666));
    let mut file = builder.tempfile_in(folder).map_err(failed)?;
    if let Some(permissions) = permissions {
        file.as_file().set_permissions(permissions).map_err(failed)?;
    }
    file.write_all(text.as_bytes()).and_then(|()| file.as_file().sync_all()).map_err(failed)?;
    file.persist(path).map_err(|error| named(path, &error.error))?;
    Ok(())
}

fn named(path: &Path, error: &io::Error) -> io::Error {
    io::Error::new(error.kind(), format!("{}: {error}", path.display()))
}
