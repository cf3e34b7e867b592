//! Builds the shipped rules into the binary: every `rules/**/*.gainsay` and `*.tsv`, found by walking, so that a new rule
//! file needs no line anywhere else.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=rules");
    println!("cargo::rerun-if-changed=build.rs");
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").ok_or_else(|| io::Error::other("no manifest folder"))?);
    let rules = root.join("rules");
    let mut found = Vec::new();
    walk(&rules, &mut found)?;
    found.sort();
    let mut code = String::new();
    for (list, extension) in [("FILES", "gainsay"), ("TABLES", "tsv")] {
        let _ = writeln!(code, "pub(super) const {list}: &[(&str, &str)] = &[");
        for path in found.iter().filter(|path| path.extension().is_some_and(|found| found == extension)) {
            let name = path.strip_prefix(&rules).map_err(io::Error::other)?.to_string_lossy().replace('\\', "/");
            let _ = writeln!(code, "    ({name:?}, include_str!({:?})),", path.to_string_lossy());
        }
        let _ = writeln!(code, "];");
    }
    let out = PathBuf::from(env::var_os("OUT_DIR").ok_or_else(|| io::Error::other("no output folder"))?);
    fs::write(out.join("builtin.rs"), code)
}

fn walk(folder: &Path, found: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            walk(&path, found)?;
        } else {
            found.push(path);
        }
    }
    Ok(())
}
