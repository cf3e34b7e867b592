//! What the language can say, as rule files with their own examples: `tests/language/*.gainsay` are read together with
//! the shared names and cues that ship; no check says anything of them, and every test in them passes.

use std::fs;
use std::path::Path;

use gainsay::diagnostic;
use gainsay::extract::Engine;
use gainsay::rule::{RuleText, builtin_files, builtin_tables, load};
use gainsay::verify::{self, Outcome};

fn texts() -> (Vec<RuleText>, Vec<RuleText>) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/language");
    let std = |texts: Vec<RuleText>| texts.into_iter().filter(|text| text.path.starts_with("std/"));
    let (mut rules, mut tables): (Vec<_>, Vec<_>) = (std(builtin_files()).collect(), std(builtin_tables()).collect());
    for entry in fs::read_dir(folder).expect("the folder is there") {
        let path = entry.expect("readable").path();
        let name = path.file_name().expect("a file has a name").to_string_lossy().into_owned();
        let text = RuleText::new(&name, &fs::read_to_string(&path).expect("a text"));
        if name.ends_with(".tsv") { tables.push(text) } else { rules.push(text) }
    }
    rules.sort_by(|a, b| a.path.cmp(&b.path));
    (rules, tables)
}

#[test]
fn every_example_passes() {
    let (rules, tables) = texts();
    let mut loaded = load(&rules, &tables);
    assert!(loaded.diagnostics.is_empty(), "{}", diagnostic::render(&loaded.diagnostics, &loaded.sources, false));
    let roster = loaded.roster();
    let engine = Engine::new(std::mem::take(&mut loaded.rules), roster);
    let reports = verify::run(&engine, &loaded.files, |_, _| true);
    assert!(reports.len() > 10, "{} tests", reports.len());
    let failed: Vec<String> = reports
        .iter()
        .filter(|report| report.outcome != Outcome::Passed)
        .map(|report| format!("{} “{}”: {:?}", report.name, report.text, report.outcome))
        .collect();
    assert!(failed.is_empty(), "\n{}", failed.join("\n"));
}
