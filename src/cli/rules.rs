//! Rule files in: `--rules`, else `./rules`, else those built into the binary; `std` always comes along.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::options::RuleOptions;
use crate::diagnostic::{Severity, render};
use crate::extract::Engine;
use crate::rule::ast::Item;
use crate::rule::parse::parse;
use crate::rule::{Loaded, RuleText, builtin_files, builtin_tables, dotted, load};
use crate::source::{SourceId, Sources};

/// Where rules are looked for when none are named.
pub(super) const DEFAULT: &str = "rules";
/// The folder of shared lexicons and cues below a rules' root.
const STD: &str = "std/";

/// Loads the rules that the options name; reports what is wrong with them.
pub(super) fn loaded(options: &RuleOptions) -> io::Result<Loaded> {
    let (files, tables) = texts(options)?;
    Ok(load(&files, &tables))
}

/// The texts of the rule files and tables that the options name, with those that ship beside them.
pub(super) fn texts(options: &RuleOptions) -> io::Result<(Vec<RuleText>, Vec<RuleText>)> {
    let mut files: Vec<RuleText> = Vec::new();
    let mut tables: Vec<RuleText> = Vec::new();
    let named = !options.rules.is_empty();
    let roots: Vec<PathBuf> = match (named, Path::new(DEFAULT).is_dir()) {
        (true, _) => options.rules.clone(),
        (false, true) => vec![PathBuf::from(DEFAULT)],
        (false, false) => Vec::new(),
    };
    for root in &roots {
        read_root(root, &mut files, &mut tables)?;
    }
    // A path that is named twice, or inside of another one, is read once.
    for list in [&mut files, &mut tables] {
        let mut seen = std::collections::BTreeSet::new();
        list.retain(|text| seen.insert(fs::canonicalize(&text.shown).unwrap_or_else(|_| PathBuf::from(&text.shown))));
    }
    if named && files.is_empty() {
        return Err(io::Error::other(format!("no rule files (.gainsay) in {}", shown(&roots))));
    }
    // What the user brings stands for what ships under the same path; of the shipped packs `std` comes along, and
    // what is used.
    let used = used(&files);
    let ours = |path: &str| roots.is_empty() || path.starts_with(STD) || used.contains(path);
    for (mine, shipped) in [(&mut files, builtin_files()), (&mut tables, builtin_tables())] {
        let missing: Vec<RuleText> = shipped
            .into_iter()
            .filter(|text| ours(&text.path) && mine.iter().all(|known| known.path != text.path))
            .map(|text| RuleText { shown: format!("<built-in>/{}", text.path), ..text })
            .collect();
        mine.extend(missing);
        mine.sort_by(|a, b| a.path.cmp(&b.path));
    }
    Ok((files, tables))
}

/// An engine over the rules that the options name, or `None` where a rule file has an error; the errors are printed.
pub(super) fn engine(options: &RuleOptions) -> io::Result<Option<Engine>> {
    Ok(engine_and_sources(options)?.map(|(engine, _)| engine))
}

/// The same with the texts of the rule files.
pub(super) fn engine_and_sources(options: &RuleOptions) -> io::Result<Option<(Engine, Sources)>> {
    let mut loaded = loaded(options)?;
    if loaded.has_errors() {
        loaded.diagnostics.retain(|diagnostic| diagnostic.severity == Severity::Error);
        anstream::eprint!("{}", render(&loaded.diagnostics, &loaded.sources, true));
        return Ok(None);
    }
    let roster = loaded.roster();
    Ok(Some((Engine::new(loaded.rules, roster), loaded.sources)))
}

/// Paths of the rule files that some files use, and those that these use in turn as they ship.
fn used(files: &[RuleText]) -> BTreeSet<String> {
    let uses = |text: &str| {
        let (tree, _) = parse(SourceId(0), text);
        let uses =
            tree.items.into_iter().filter_map(|item| if let Item::Use(found) = item { Some(found) } else { None });
        uses.map(|found| format!("{}.gainsay", dotted(&found).replace('.', "/"))).collect::<Vec<_>>()
    };
    let mut open: Vec<String> = files.iter().flat_map(|file| uses(&file.text)).collect();
    let shipped = builtin_files();
    let mut found = BTreeSet::new();
    while let Some(path) = open.pop() {
        let text = shipped.iter().find(|file| file.path == path && files.iter().all(|mine| mine.path != path));
        if found.insert(path) {
            open.extend(text.iter().flat_map(|file| uses(&file.text)));
        }
    }
    found
}

fn read_root(root: &Path, files: &mut Vec<RuleText>, tables: &mut Vec<RuleText>) -> io::Result<()> {
    if root.is_file() {
        let name = root.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        files.push(RuleText { path: name, shown: root.display().to_string(), text: text(root)? });
        // Tables beside a rule file belong to it.
        let folder = root.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        for entry in fs::read_dir(folder)?.filter_map(Result::ok) {
            let path = entry.path();
            if path.extension().is_some_and(|extension| extension == "tsv") {
                let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
                tables.push(RuleText { path: name, shown: path.display().to_string(), text: text(&path)? });
            }
        }
        return Ok(());
    }
    if !root.is_dir() {
        return Err(io::Error::new(io::ErrorKind::NotFound, format!("{}: no such file or folder", root.display())));
    }
    let walk = ignore::WalkBuilder::new(root).standard_filters(false).hidden(true).sort_by_file_path(Ord::cmp).build();
    for entry in walk {
        let entry = entry.map_err(io::Error::other)?;
        let path = entry.path();
        let extension = path.extension().and_then(|extension| extension.to_str());
        let list = match extension {
            Some("gainsay") => &mut *files,
            Some("tsv") => &mut *tables,
            _ => continue,
        };
        let below = path.strip_prefix(root).unwrap_or(path).to_string_lossy().replace('\\', "/");
        list.push(RuleText { path: below, shown: path.display().to_string(), text: text(path)? });
    }
    Ok(())
}

/// The text of a rule file; an error names the file and, where it is not UTF-8, the line.
pub(super) fn text(path: &Path) -> io::Result<String> {
    let bytes = fs::read(path).map_err(|error| io::Error::new(error.kind(), format!("{}: {error}", path.display())))?;
    String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        let line = error.as_bytes()[..at].iter().filter(|&&byte| byte == b'\n').count() + 1;
        io::Error::other(format!("{}:{line}: not UTF-8", path.display()))
    })
}

/// The rule files at or below a path, sorted; an error where there are none.
pub(super) fn files_below(root: &Path) -> io::Result<Vec<PathBuf>> {
    if root.is_file() {
        return Ok(vec![root.to_owned()]);
    }
    if !root.is_dir() {
        return Err(io::Error::new(io::ErrorKind::NotFound, format!("{}: no such file or folder", root.display())));
    }
    let walk = ignore::WalkBuilder::new(root).standard_filters(false).hidden(true).sort_by_file_path(Ord::cmp).build();
    let mut files = Vec::new();
    for entry in walk {
        let path = entry.map_err(io::Error::other)?.into_path();
        if path.is_file() && path.extension().is_some_and(|extension| extension == "gainsay") {
            files.push(path);
        }
    }
    if files.is_empty() {
        return Err(io::Error::other(format!("{}: no rule files (.gainsay) in this folder", root.display())));
    }
    Ok(files)
}

fn shown(paths: &[PathBuf]) -> String {
    paths.iter().map(|path| path.display().to_string()).collect::<Vec<_>>().join(", ")
}
