//! Every diagnostic of rule files, as people see it: `tests/errors/CODE-what.gainsay` beside `snapshots/errors/`. Files
//! of a folder of the same name are read with it; those that end in `.txt` are the articles of a corpus. And the pages that
//! `check --explain` prints: their examples give what they say.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use gainsay::diagnostic::page::{self, Part};
use gainsay::diagnostic::{self, code};
use gainsay::extract::{Engine, Meter};
use gainsay::rule::{Loaded, RuleText, load, silence};
use gainsay::text::{Article, ArticleInfo};
use gainsay::verify;

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

/// Loads files under their paths, and says all there is to say about them.
fn diagnose(files: &[(String, String)]) -> (Loaded, Vec<verify::TestReport>) {
    let ending = |path: &str| path.rsplit('.').next().unwrap_or_default().to_owned();
    let of = |wanted: &str| -> Vec<RuleText> {
        let files = files.iter().filter(|(path, _)| ending(path) == wanted);
        files.map(|(path, text)| RuleText::new(path, text)).collect()
    };
    let mut loaded = load(&of("gainsay"), &of("tsv"));
    let mut tests = Vec::new();
    let sound = !loaded.has_errors();
    if sound {
        let roster = loaded.roster();
        let engine = Engine::new(std::mem::take(&mut loaded.rules), roster);
        let mut meter = Some(Box::new(Meter::new(engine.rules().rules.len(), || Duration::ZERO)));
        for text in of("txt") {
            engine.measure(&Article::plain(ArticleInfo::default(), text.text.as_str()), &mut meter);
        }
        loaded.diagnostics.extend(verify::lint_tests(&engine, &loaded.files, |_| true));
        loaded.diagnostics.extend(verify::lint_corpus(&engine, &loaded.files, &meter.expect("given back"), |_| true));
        tests = verify::run(&engine, &loaded.files, |_, _| true);
    }
    let asked = |code: &str| sound || !(code::SHARED_EXAMPLE..=code::SLOW_RULE).contains(&code);
    loaded.diagnostics = silence(std::mem::take(&mut loaded.diagnostics), &loaded.files, &loaded.sources, asked);
    (loaded, tests)
}

fn codes(loaded: &Loaded) -> BTreeSet<&'static str> {
    loaded.diagnostics.iter().map(|report| report.code).collect()
}

/// A fixture and the files that belong to it, under their paths.
fn read(fixture: &Path) -> Vec<(String, String)> {
    let beside = fixture.with_extension("");
    let paths = std::iter::once(fixture.to_owned()).chain(files(&beside));
    let read = |path: PathBuf| {
        let folder = if path == fixture { root().join("tests/errors") } else { beside.clone() };
        let name = path.strip_prefix(folder).expect("read from this folder").to_string_lossy().replace('\\', "/");
        (name, fs::read_to_string(&path).expect("a fixture is a text"))
    };
    paths.map(read).collect()
}

#[test]
fn every_fixture_is_drawn() {
    for fixture in fixtures() {
        let (loaded, _) = diagnose(&read(&fixture));
        let (codes, text) = (codes(&loaded), diagnostic::render(&loaded.diagnostics, &loaded.sources, false));
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

/// The wrong example of a page gives its code and no other; the mended one gives none, and passes its own tests.
#[test]
fn pages_say_what_is_so() {
    for (code, _) in code::ALL {
        let page = page::page(code).expect("every code has a page");
        let parts = page::parts(page);
        let files = |wanted: bool| -> Vec<(String, String)> {
            let example = |part: &Part<'_>| match *part {
                Part::Example { right, path, text } if right == wanted => Some((path.to_owned(), text.to_owned())),
                _ => None,
            };
            parts.iter().filter_map(example).collect()
        };
        let prose = parts.iter().filter(|part| matches!(part, Part::Prose(line) if !line.is_empty())).count();
        assert!(prose >= 2, "{code}: a page says what it means and why");
        let (wrong, _) = diagnose(&files(false));
        assert_eq!(codes(&wrong), BTreeSet::from([*code]), "{code}: the wrong example");
        let (right, tests) = diagnose(&files(true));
        let shown = diagnostic::render(&right.diagnostics, &right.sources, false);
        assert!(right.diagnostics.is_empty(), "{code}: the mended example\n{shown}");
        let failed: Vec<_> = tests.iter().filter(|test| test.outcome.is_failure()).collect();
        assert!(failed.is_empty(), "{code}: the mended example fails its tests: {failed:?}");
    }
}
