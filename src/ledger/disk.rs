//! Files are written whole or not at all: to a temporary file beside them, flushed to the disk, which then takes their name.

use std::fs::{self, File, Permissions};
use std::io::{self, Write};
use std::path::Path;

/// What temporary files begin with; one that is left over belongs to a run that was killed.
pub const TEMPORARY: &str = ".gainsay-";

/// Puts `text` in place of whatever stands at `path`, and makes the folder where there is none. When it returns, the file
/// outlives a loss of power; when it fails, what stood there stands there still.
pub fn put(path: &Path, text: &str, permissions: Option<Permissions>) -> io::Result<()> {
    put_all(path, text.as_bytes(), permissions)
}

/// The same for bytes.
pub fn put_bytes(path: &Path, bytes: &[u8]) -> io::Result<()> {
    put_all(path, bytes, None)
}

fn put_all(path: &Path, bytes: &[u8], permissions: Option<Permissions>) -> io::Result<()> {
    let failed = |error: io::Error| named(path, &error);
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    fs::create_dir_all(folder).map_err(failed)?;
    let mut builder = tempfile::Builder::new();
    builder.prefix(TEMPORARY);
    // A temporary file is private; what takes its place is as readable as the user's other files (less the umask).
    #[cfg(unix)]
    builder.permissions(<Permissions as std::os::unix::fs::PermissionsExt>::from_mode(0o666));
    let mut file = builder.tempfile_in(folder).map_err(failed)?;
    if let Some(permissions) = permissions {
        file.as_file().set_permissions(permissions).map_err(failed)?;
    }
    file.write_all(bytes).and_then(|()| file.as_file().sync_all()).map_err(failed)?;
    file.persist(path).map_err(|error| named(path, &error.error))?;
    // The new name too; not every system lets a folder be flushed, and then there is no more to be done.
    if let Ok(folder) = File::open(folder) {
        let _ = folder.sync_all();
    }
    Ok(())
}

/// The error with the path it is about.
pub fn named(path: &Path, error: &io::Error) -> io::Error {
    io::Error::new(error.kind(), format!("{}: {error}", path.display()))
}
