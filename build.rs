//! Builds the shipped rules into the binary, every `rules/**/*.gainsay` and `*.tsv`, and the pages of the diagnostics,
//! `src/diagnostic/pages/*.md`: found by walking, so that a new file needs no line anywhere else.

use std::fmt::Write as _;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=rules");
    println!("cargo::rerun-if-changed=src/diagnostic/pages");
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=src");
    println!("cargo::rerun-if-changed=data");
    println!("cargo::rerun-if-changed=Cargo.lock");
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").ok_or_else(|| io::Error::other("no manifest folder"))?);
    println!("cargo::rustc-env=GAINSAY_BUILD={:016x}", build(&root)?);
    let rules = root.join("rules");
    let out = PathBuf::from(env::var_os("OUT_DIR").ok_or_else(|| io::Error::other("no output folder"))?);
    let shipped = list(&rules, "FILES", "gainsay", |path| path)? + &list(&rules, "TABLES", "tsv", |path| path)?;
    fs::write(out.join("builtin.rs"), shipped)?;
    let pages = list(&root.join("src/diagnostic/pages"), "PAGES", "md", |path| path.trim_end_matches(".md"))?;
    fs::write(out.join("pages.rs"), pages)
}

/// What stands for this build: another one where a line of the program, its data or a library differs.
fn build(root: &Path) -> io::Result<u64> {
    let mut files = vec![root.join("Cargo.toml"), root.join("Cargo.lock"), root.join("build.rs")];
    walk(&root.join("src"), &mut files)?;
    walk(&root.join("data"), &mut files)?;
    files.sort();
    let mut hash = DefaultHasher::new();
    for path in files.iter().filter(|path| path.exists()) {
        path.strip_prefix(root).map_err(io::Error::other)?.hash(&mut hash);
        fs::read(path)?.hash(&mut hash);
    }
    Ok(hash.finish())
}

/// A constant of the files below a folder that end in `extension`, by what `name` makes of their paths.
fn list(folder: &Path, constant: &str, extension: &str, name: fn(&str) -> &str) -> io::Result<String> {
    let mut found = Vec::new();
    walk(folder, &mut found)?;
    found.sort();
    let mut code = format!("pub(super) const {constant}: &[(&str, &str)] = &[\n");
    for path in found.iter().filter(|path| path.extension().is_some_and(|found| found == extension)) {
        let below = path.strip_prefix(folder).map_err(io::Error::other)?.to_string_lossy().replace('\\', "/");
        let _ = writeln!(code, "    ({:?}, include_str!({:?})),", name(&below), path.to_string_lossy());
    }
    Ok(code + "];\n")
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
