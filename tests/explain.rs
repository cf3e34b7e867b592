//! `gainsay explain` as people and machines see it, and the walk through the decision table beside what `reconcile` says.

use std::fs;
use std::path::{Path, PathBuf};

use assert_cmd::Command;
use gainsay::align::in_order;
use gainsay::claim::Claim;
use gainsay::extract::Engine;
use gainsay::reconcile::{Finding, Verdict, reconcile, walk};
use gainsay::rule::{builtin_files, builtin_tables, load};
use gainsay::text::{ArticleName, Format, read};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn run(arguments: &[&str]) -> (i32, String, String) {
    let mut command = Command::cargo_bin("gainsay").expect("the binary is built");
    let done = command.current_dir(root()).args(arguments).output().expect("it runs");
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (done.status.code().expect("it ends by itself"), text(&done.stdout), text(&done.stderr))
}

const RULES: [&str; 2] = ["--rules", "tests/explain/pact.gainsay"];
const ARTICLE: &str = "tests/explain/wire.txt";

fn check(name: &str, arguments: &[&str], status: i32) {
    let (code, out, err) = run(&[arguments, &RULES].concat());
    assert_eq!((code, err.as_str()), (status, ""), "{arguments:?}\n{out}");
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(root().join("snapshots/explain"));
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.add_filter(r"in \d+\.\d+ s", "in [TIME]");
    settings.bind(|| insta::assert_snapshot!(name, out));
}

#[test]
fn an_article_is_explained() {
    check("refused", &["explain", "--rule", "pact.refused", ARTICLE], 0);
    check("refused_json", &["explain", "--rule", "pact.refused", "--format", "json", ARTICLE], 0);
    check("kept", &["explain", "--rule", "kept", ARTICLE], 0);
}

#[test]
fn a_sentence_that_no_line_matches_is_explained() {
    check("near", &["explain", "--rule", "kept", "--text", "Hamas \u{1b}[31mkept to its ceasefire."], 1);
    check("no_word", &["explain", "--rule", "kept", "--text", "Bread is cheap."], 1);
}

#[test]
fn failed_examples_are_explained() {
    check("examples", &["test", "tests/explain/pact.gainsay"], 1);
}

#[test]
fn two_claims_are_explained() {
    const BOTH: [&str; 2] = [ARTICLE, "tests/explain/herald.txt"];
    let (_, out, _) = run(&[&["reconcile", "--format", "json"][..], &BOTH, &RULES].concat());
    let finding: serde_json::Value = serde_json::from_str(out.lines().next().expect("a finding")).expect("an object");
    let id = |side: &str| finding[side]["id"].as_str().expect("an id")[..8].to_owned();
    let (a, b) = (id("a"), id("b"));
    check("pair", &[&["explain", "--pair", &a, &format!("#{b}")][..], &BOTH].concat(), 0);
    // In any order, as the reconciler has them.
    check("pair_json", &[&["explain", "--format", "json", "--pair", &b, &a][..], &BOTH].concat(), 0);
}

#[test]
fn bad_usage_is_named() {
    let check = |arguments: &[&str], words: &str| {
        let (code, out, err) = run(&[arguments, &RULES].concat());
        assert_eq!((code, out.as_str()), (2, ""), "{arguments:?}");
        assert!(err.contains(words), "{arguments:?}: {err}");
    };
    check(
        &["explain", "--rule", "pact.refusd", ARTICLE],
        "no rule is called `pact.refusd`\nhelp: did you mean `pact.refused`?",
    );
    check(&["explain", "--rule", "pact", ARTICLE], "help: its rules are pact.refused, pact.kept");
    check(&["explain", "--rule", "\u{1b}[2J", ARTICLE], "no rule is called `\u{fffd}[2J`");
    check(&["explain", ARTICLE], "--rule");
    check(&["explain", "--rule", "pact.kept"], "ARTICLES");
    check(&["explain", "--rule", "pact.kept", "no-such-file.txt"], "no such file");
    check(&["explain", ARTICLE, "--pair", "zz", "yy"], "expected the id of a claim of these articles, found `zz`");
    check(&["explain", ARTICLE, "--pair", "zz"], "2 values required");
}

fn stories() -> Vec<PathBuf> {
    let entries = fs::read_dir(root().join("claims")).expect("claims/ is there");
    entries.map(|entry| entry.expect("readable").path()).filter(|path| path.is_dir()).collect()
}

fn claims(engine: &Engine, story: &Path) -> Vec<Claim> {
    let mut paths: Vec<PathBuf> =
        fs::read_dir(story).expect("a folder").map(|entry| entry.expect("readable").path()).collect();
    paths.sort();
    let known = paths.iter().filter_map(|path| Some((path, Format::from_extension(path.extension()?.to_str()?)?)));
    let articles = known.flat_map(|(path, format)| {
        let name = ArticleName::of_file(&path.file_name().expect("a file").to_string_lossy());
        read(format, &name, &fs::read(path).expect("readable")).articles
    });
    articles.flat_map(|article| engine.extract(&article)).collect()
}

/// Every pair of claims of every story: the walk ends where `reconcile` ends.
#[test]
fn walks_end_where_the_reconciler_does() {
    let mut loaded = load(&builtin_files(), &builtin_tables());
    let roster = loaded.roster();
    let engine = Engine::new(std::mem::take(&mut loaded.rules), roster);
    let schemas = &engine.rules().schemas;
    let (mut pairs, mut met) = (0, 0);
    for story in stories() {
        let claims = claims(&engine, &story);
        let findings = reconcile(&claims, schemas);
        for a in 0..claims.len() {
            for b in a + 1..claims.len() {
                let found: Vec<&Finding> =
                    findings.iter().filter(|found| (found.a.min(found.b), found.a.max(found.b)) == (a, b)).collect();
                let (first, second) = in_order(&claims, a, b);
                let schema =
                    schemas.iter().find(|schema| *schema.kind == *claims[first].kind).expect("a declared kind");
                let walked = walk(&claims[first], &claims[second], schema);
                pairs += 1;
                met += usize::from(!found.is_empty());
                if found.is_empty() {
                    // Not even looked at: nothing that the table would take for one event is.
                    assert!(walked.iter().all(|walked| walked.judgement.verdict == Verdict::Unrelated), "{walked:?}");
                } else {
                    let said: Vec<_> = found.iter().map(|found| &found.judgement).collect();
                    assert_eq!(walked.iter().map(|walked| &walked.judgement).collect::<Vec<_>>(), said);
                }
                for walked in &walked {
                    // The row that decides holds, is the last one asked, and none before it holds but the one that collects.
                    let asked: Vec<_> = walked.steps.iter().filter(|step| step.holds.is_some()).collect();
                    let (last, before) = asked.split_last().expect("the first row is always asked");
                    assert_eq!((last.row, last.holds), (walked.judgement.row.name(), Some(true)), "{walked:?}");
                    assert!(before.iter().all(|step| step.row == "R3" || step.holds == Some(false)), "{walked:?}");
                    assert!(walked.steps[0].why.iter().all(|line| !line.is_empty()) && !walked.steps[0].why.is_empty());
                }
            }
        }
    }
    assert!(pairs > 1000 && met > 100, "{pairs} pairs, {met} of which meet");
}
