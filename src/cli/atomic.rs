//! Files are written whole or not at all: to a temporary file beside them, which then takes their name.

use std::fs;
use std::io::{self, Write};
use std::path::Path;

/// Writes `text` to `path`, and makes the folder where there is none.
pub(super) fn write(path: &Path, text: &str) -> io::Result<()> {
    let named = |error: io::Error| io::Error::new(error.kind(), format!("{}: {error}", path.display()));
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    fs::create_dir_all(folder).map_err(named)?;
    let mut builder = tempfile::Builder::new();
    builder.prefix(".gainsay-");
    // A temporary file is private; what takes its place is as readable as the user's other files (less the umask).
    #[cfg(unix)]
    builder.permissions(<fs::Permissions as std::os::unix::fs::PermissionsExt>::from_mode(0o666));
    let mut file = builder.tempfile_in(folder).map_err(named)?;
    file.write_all(text.as_bytes()).and_then(|()| file.as_file().sync_all()).map_err(named)?;
    file.persist(path).map_err(|error| named(error.error))?;
    Ok(())
}
