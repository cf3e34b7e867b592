//! Every diagnostic of rule files, as people see it: `tests/errors/CODE-what.gainsay` beside `snapshots/errors/`. Files
//! of a folder of the same name are read with it.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use gainsay::diagnostic::{self, code};
use gainsay::rule::check::check;
use gainsay::rule::files::RuleFiles;
use gainsay::source::{Source, SourceId, Sources};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The entries of a folder, sorted; none where there is no such folder.
fn entries(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten();
    let mut paths: Vec<PathBuf> =
        entries.map(|entry| entry.expect("a folder of the project can be read").path()).collect();
    paths.sort();
    paths
}

/// The files under a folder, sorted.
fn files(folder: &Path) -> Vec<PathBuf> {
    let below = |path: PathBuf| if path.is_dir() { files(&path) } else { vec![path] };
    entries(folder).into_iter().flat_map(below).collect()
}

fn fixtures() -> Vec<PathBuf> {
    let all = entries(&root().join("tests/errors"));
    all.into_iter().filter(|path| path.extension().is_some_and(|ending| ending == "gainsay")).collect()
}

fn stem(path: &Path) -> String {
    path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default()
}

/// What there is to say about a fixture: the codes, and the text that people see.
fn diagnose(fixture: &Path) -> (BTreeSet<&'static str>, String) {
    let mut sources = Sources::default();
    let mut rules: Vec<(String, SourceId)> = Vec::new();
    let mut tables = Vec::new();
    let beside = fixture.with_extension("");
    for path in std::iter::once(fixture.to_owned()).chain(files(&beside)) {
        let folder = if path == fixture { root().join("tests/errors") } else { beside.clone() };
        let name = path.strip_prefix(folder).expect("read from this folder").to_string_lossy().replace('\\', "/");
        let source = sources.add(Source::new(&name, fs::read_to_string(&path).expect("a fixture is a text")));
        match name.strip_suffix(".gainsay") {
            Some(path) => rules.push((path.replace('/', "."), source)),
            None => tables.push((name, source)),
        }
    }
    let (read, mut reports) = RuleFiles::read(&sources, &rules, &tables);
    reports.extend(check(&read));
    (reports.iter().map(|report| report.code).collect(), diagnostic::render(&reports, &sources, false))
}

#[test]
fn every_fixture_is_drawn() {
    for fixture in fixtures() {
        let (codes, text) = diagnose(&fixture);
        let name = stem(&fixture);
        let own = name.split('-').next().unwrap_or_default();
        let settings = {
            let mut settings = insta::Settings::clone_current();
            settings.set_snapshot_path(root().join("snapshots/errors"));
            settings.set_prepend_module_to_snapshot(false);
            settings.set_omit_expression(true);
            settings
        };
        settings.bind(|| insta::assert_snapshot!(name.clone(), text));
        assert!(codes.contains(own), "{name} gives {codes:?}");
    }
}

#[test]
fn every_code_has_a_fixture() {
    let names: Vec<String> = fixtures().iter().map(|path| stem(path)).collect();
    for (code, title) in code::ALL {
        assert!(names.iter().any(|name| name.starts_with(code)), "{code} ({title}) has no fixture");
    }
    let codes: BTreeSet<&str> = code::ALL.iter().map(|(code, _)| *code).collect();
    assert_eq!(codes.len(), code::ALL.len(), "a code stands twice in the list");
}

#[test]
fn every_snapshot_has_a_fixture() {
    let names: BTreeSet<String> = fixtures().iter().map(|path| stem(path)).collect();
    for path in entries(&root().join("snapshots/errors")) {
        assert!(names.contains(&stem(&path)), "{} is left over", path.display());
    }
}
