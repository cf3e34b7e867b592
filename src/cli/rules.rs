//! Rule files in: `--rules`, else `./rules`, else those built into the binary; `std` always comes along.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use super::exit::Exit;
use super::options::{RuleOptions, is_quiet};
use crate::claim::Schema;
use crate::diagnostic::{Severity, render};
use crate::extract::Engine;
use crate::report::safe;
use crate::rule::parse::uses;
use crate::rule::suggest::nearest;
use crate::rule::{Loaded, RuleFiles, RuleText, SHIPPED_TEXTS, dotted, load, load_to_run};
use crate::source::Sources;

/// Where rules are looked for when none are named.
pub(super) const DEFAULT: &str = "rules";
/// What `--rules` calls the rules that ship. A folder of this name is `./builtin`.
const BUILTIN: &str = "builtin";
/// What the rules that ship are shown below.
pub(super) const SHIPPED: &str = "<built-in>/";
/// The folder of shared lexicons and cues below a rules' root.
const STD: &str = "std/";

/// The texts of rule files and tables, and what could not be read.
#[derive(Debug, Default)]
pub(super) struct Texts {
    pub files: Vec<RuleText>,
    pub tables: Vec<RuleText>,
    /// One line each, for people.
    pub problems: Vec<String>,
}

/// Loads the rules that the options name; reports what is wrong with them.
pub(super) fn loaded(options: &RuleOptions) -> io::Result<Loaded> {
    let (files, tables) = texts(options)?;
    Ok(load(&files, &tables))
}

/// The texts of the rule files and tables that the options name, with those that ship beside them. An error where one
/// cannot be read: every one is reported.
pub(super) fn texts(options: &RuleOptions) -> io::Result<(Vec<RuleText>, Vec<RuleText>)> {
    let Texts { files, tables, mut problems } = read(options);
    match problems.pop() {
        None => Ok((files, tables)),
        Some(last) => {
            report(&problems);
            Err(io::Error::other(last))
        }
    }
}

/// Prints what could not be read.
pub(super) fn report(problems: &[String]) {
    problems.iter().for_each(|problem| anstream::eprintln!("error: {}", safe(problem)));
}

/// The same texts as far as they can be read.
pub(super) fn read(options: &RuleOptions) -> Texts {
    let mut texts = Texts::default();
    let implicit = options.rules.is_empty() && Path::new(DEFAULT).is_dir();
    let named: Vec<PathBuf> = if implicit { vec![PathBuf::from(DEFAULT)] } else { options.rules.clone() };
    let (builtin, roots): (Vec<PathBuf>, Vec<PathBuf>) =
        named.into_iter().partition(|path| path.as_os_str() == BUILTIN);
    for root in &roots {
        let before = (texts.files.len(), texts.problems.len());
        read_root(root, &mut texts);
        if !implicit && before == (texts.files.len(), texts.problems.len()) {
            texts.problems.push(format!("{}: no rule files (.gainsay) in this folder", root.display()));
        }
    }
    // A path that is named twice, or inside of another one, is read once.
    for list in [&mut texts.files, &mut texts.tables] {
        let mut seen = BTreeSet::new();
        list.retain(|text| seen.insert(fs::canonicalize(&text.shown).unwrap_or_else(|_| PathBuf::from(&text.shown))));
    }
    // What the user brings stands for what ships under the same path; of the shipped packs `std` comes along, and
    // what is used.
    let all = roots.is_empty() || !builtin.is_empty();
    let used = used(&texts.files);
    let ours = |path: &str| all || path.starts_with(STD) || used.contains(path);
    for (mine, shipped) in [&mut texts.files, &mut texts.tables].into_iter().zip(SHIPPED_TEXTS) {
        let missing: Vec<RuleText> = shipped
            .iter()
            .filter(|(path, _)| ours(path) && mine.iter().all(|known| known.path != *path))
            .map(|(path, text)| RuleText { shown: format!("{SHIPPED}{path}"), ..RuleText::new(path, text) })
            .collect();
        mine.extend(missing);
        mine.sort_by(|a, b| a.path.cmp(&b.path));
    }
    texts
}

/// An engine over the rules that the options name, or `None` where a rule file has an error; the errors are printed.
pub(super) fn engine(options: &RuleOptions) -> io::Result<Option<&'static Engine>> {
    let (engine, _, exit) = prepared(options, load_to_run)?;
    Ok((exit != Exit::Bad).then_some(engine))
}

/// The same, with what stands for the texts of these rules.
pub(super) fn engine_and_print(options: &RuleOptions) -> io::Result<Option<(&'static Engine, String)>> {
    let (engine, sources, exit) = prepared(options, load_to_run)?;
    Ok((exit != Exit::Bad).then(|| (engine, print(&sources))))
}

/// An engine whose programs say where they come from, with the texts of the rule files.
pub(super) fn engine_and_sources(options: &RuleOptions) -> io::Result<Option<(&'static Engine, Sources)>> {
    let (engine, sources, exit) = prepared(options, load)?;
    Ok((exit != Exit::Bad).then_some((engine, sources)))
}

/// An engine over the rules that the options name, without those that have an error; the errors are printed, and the run
/// ends as one with bad input.
pub(super) fn engine_of_good(options: &RuleOptions) -> io::Result<(&'static Engine, Exit)> {
    let (engine, _, exit) = prepared(options, load_to_run)?;
    Ok((engine, exit))
}

/// The same, with what stands for the texts of these rules.
pub(super) fn engine_of_good_and_print(options: &RuleOptions) -> io::Result<(&'static Engine, String, Exit)> {
    let (engine, sources, exit) = prepared(options, load_to_run)?;
    Ok((engine, print(&sources), exit))
}

/// What stands for the texts of rule files and tables: the same only where they are.
fn print(sources: &Sources) -> String {
    let mut hash = Sha256::new();
    for (_, source) in sources.iter() {
        for text in [source.name(), source.text()] {
            hash.update((text.len() as u64).to_le_bytes());
            hash.update(text.as_bytes());
        }
    }
    hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

fn prepared(
    options: &RuleOptions,
    load: fn(&[RuleText], &[RuleText]) -> Loaded,
) -> io::Result<(&'static Engine, Sources, Exit)> {
    let (files, tables) = texts(options)?;
    let mut loaded = load(&files, &tables);
    if let Some(note) = replaced(options, &loaded).filter(|_| !is_quiet()) {
        anstream::eprintln!("{note}");
    }
    let exit = if loaded.has_errors() { Exit::Bad } else { Exit::Nothing };
    loaded.diagnostics.retain(|diagnostic| diagnostic.severity == Severity::Error);
    anstream::eprint!("{}", render(&loaded.diagnostics, &loaded.sources, true));
    // They live as long as the process: taking them apart at the end would cost more than many a run.
    let files: &'static RuleFiles = Box::leak(Box::new(loaded.files));
    Ok((Box::leak(Box::new(Engine::knowing(loaded.rules, || files.roster()))), loaded.sources, exit))
}

/// Whether the rules that ship were asked for by name.
pub(super) fn names_shipped(options: &RuleOptions) -> bool {
    options.rules.iter().any(|path| path.as_os_str() == BUILTIN)
}

/// What to say where `./rules` stands, unasked, for kinds of claims that ship.
fn replaced(options: &RuleOptions, loaded: &Loaded) -> Option<String> {
    if !options.rules.is_empty() {
        return None;
    }
    let in_use: BTreeSet<&str> = loaded.files.files.iter().map(|file| file.name.as_str()).collect();
    let left_out = SHIPPED_TEXTS[0].iter().any(|(path, _)| !in_use.contains(RuleText::new(path, "").dotted().as_str()));
    let mine =
        loaded.files.files.iter().filter(|file| !loaded.sources.get(file.tree.source).name().starts_with(SHIPPED));
    let files = mine.count();
    left_out.then(|| {
        let plural = if files == 1 { "" } else { "s" };
        format!(
            "note: rules from ./{DEFAULT} ({files} file{plural}), without those that ship; both: \
             --rules {BUILTIN} --rules {DEFAULT}"
        )
    })
}

/// Paths of the rule files that some files use, and those that these use in turn as they ship.
fn used(files: &[RuleText]) -> BTreeSet<String> {
    let uses = |text: &str| {
        let paths = uses(text).into_iter().map(|found| format!("{}.gainsay", dotted(&found).replace('.', "/")));
        paths.collect::<Vec<_>>()
    };
    let mut open: Vec<String> = files.iter().flat_map(|file| uses(&file.text)).collect();
    let mut found = BTreeSet::new();
    while let Some(path) = open.pop() {
        let text =
            SHIPPED_TEXTS[0].iter().find(|(known, _)| *known == path && files.iter().all(|mine| mine.path != path));
        if found.insert(path) {
            open.extend(text.iter().flat_map(|(_, text)| uses(text)));
        }
    }
    found
}

fn read_root(root: &Path, texts: &mut Texts) {
    if root.is_file() {
        let name = root.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        match text(root) {
            Ok(text) => texts.files.push(RuleText { path: name, shown: root.display().to_string(), text }),
            Err(error) => return texts.problems.push(error.to_string()),
        }
        // Tables beside a rule file belong to it.
        let folder = root.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        for path in fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok).map(|entry| entry.path()) {
            if path.extension().is_some_and(|extension| extension == "tsv") {
                let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
                take(&mut texts.tables, &mut texts.problems, name, &path);
            }
        }
        return;
    }
    if !root.is_dir() {
        return texts.problems.push(format!("{}: no such file or folder", root.display()));
    }
    let walk = ignore::WalkBuilder::new(root).standard_filters(false).hidden(true).sort_by_file_path(Ord::cmp).build();
    for entry in walk {
        let path = match entry {
            Ok(entry) => entry.into_path(),
            Err(error) => {
                texts.problems.push(error.to_string());
                continue;
            }
        };
        let list = match path.extension().and_then(|extension| extension.to_str()).filter(|_| !path.is_dir()) {
            Some("gainsay") => &mut texts.files,
            Some("tsv") => &mut texts.tables,
            _ => continue,
        };
        let below = path.strip_prefix(root).unwrap_or(&path).to_string_lossy().replace('\\', "/");
        take(list, &mut texts.problems, below, &path);
    }
}

fn take(list: &mut Vec<RuleText>, problems: &mut Vec<String>, name: String, path: &Path) {
    match text(path) {
        Ok(text) => list.push(RuleText { path: name, shown: path.display().to_string(), text }),
        Err(error) => problems.push(error.to_string()),
    }
}

/// The text of a rule file; an error names the file and, where it is not UTF-8, the line.
pub(super) fn text(path: &Path) -> io::Result<String> {
    let bytes = fs::read(path).map_err(|error| io::Error::new(error.kind(), format!("{}: {error}", path.display())))?;
    String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        let line = error.as_bytes()[..at].iter().filter(|&&byte| byte == b'\n').count() + 1;
        io::Error::other(format!("{}:{line}: expected a text in UTF-8, found other bytes", path.display()))
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

/// Whether the rules know all of these kinds of claims; what they do not know is reported under the option's name.
pub(super) fn knows_kinds<'a>(option: &str, kinds: impl IntoIterator<Item = &'a str>, schemas: &[Schema]) -> bool {
    let known: Vec<&str> = schemas.iter().map(|schema| schema.kind.as_str()).collect();
    let mut all = true;
    for kind in kinds.into_iter().filter(|kind| !known.contains(kind)) {
        let meant = nearest(kind, known.iter().copied());
        let hint = meant.map(|kind| format!("; did you mean `{kind}`?")).unwrap_or_default();
        let known = if known.is_empty() { "no kind, for the rules declare none".to_owned() } else { known.join(", ") };
        anstream::eprintln!("error: {option}: expected {known}, found `{}`{hint}", safe(kind));
        all = false;
    }
    all
}
