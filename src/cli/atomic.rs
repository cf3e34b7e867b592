//! Files are written whole or not at all: to a temporary file beside them, which then takes their name.

use std::fs;
use std::io::{self, Write};
use std::path::Path;

/// Writes `text` to `path`, and makes the folder where there is none. A file that is there keeps its permissions, and is
/// not replaced where it may not be written; links are followed.
pub(super) fn write(path: &Path, text: &str) -> io::Result<()> {
    let named = |error: io::Error| io::Error::new(error.kind(), format!("{}: {error}", path.display()));
    let known = if path.exists() { Some(fs::canonicalize(path).map_err(named)?) } else { None };
    let target = known.as_deref().unwrap_or(path);
    let folder = target.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    fs::create_dir_all(folder).map_err(named)?;
    let mut builder = tempfile::Builder::new();
    builder.prefix(".gainsay-");
    // A temporary file is private; what takes its place is as readable as the user's other files (less the umask).
    #[cfg(unix)]
    builder.permissions(<fs::Permissions as std::os::unix::fs::PermissionsExt>::from_mode(0o666));
    let mut file = builder.tempfile_in(folder).map_err(named)?;
    if let Some(known) = &known {
        // A rename asks for the folder's leave alone; this asks for the file's.
        let old = fs::OpenOptions::new().append(true).open(known).map_err(named)?;
        let permissions = old.metadata().map_err(named)?.permissions();
        file.as_file().set_permissions(permissions).map_err(named)?;
    }
    file.write_all(text.as_bytes()).and_then(|()| file.as_file().sync_all()).map_err(named)?;
    file.persist(target).map_err(|error| named(error.error))?;
    Ok(())
}
