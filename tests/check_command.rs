//! `gainsay check` as a rule author meets it, and which rules are in use.

use std::fs;
use std::path::Path;

use assert_cmd::Command;
use serde_json::Value;
use tempfile::TempDir;

/// A rule file that passes.
const FIRE: &str = include_str!("errors/G110-at-its-bound.gainsay");
const ARTICLES: &str = include_str!("errors/G110-at-its-bound/articles.txt");

fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = TempDir::new().expect("a place for temporary files");
    files.iter().for_each(|(path, text)| write(folder.path(), path, text.as_bytes()));
    folder
}

fn write(folder: &Path, path: &str, bytes: &[u8]) {
    let path = folder.join(path);
    fs::create_dir_all(path.parent().expect("below the folder")).expect("a new folder");
    fs::write(path, bytes).expect("a new file");
}

/// Status, standard output and standard error.
fn run(folder: &TempDir, arguments: &[&str]) -> (i32, String, String) {
    let mut command = Command::cargo_bin("gainsay").expect("the binary is built");
    let done = command.current_dir(folder.path()).args(arguments).output().expect("it runs");
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (done.status.code().expect("it ends by itself"), text(&done.stdout), text(&done.stderr))
}

#[track_caller]
fn ends(folder: &TempDir, arguments: &[&str], status: i32, end: &str) {
    let (found, out, err) = run(folder, arguments);
    assert!(found == status && out.ends_with(end), "{arguments:?} ended {found}\n{out}\n{err}");
}

#[test]
fn pages_are_printed() {
    let folder = folder(&[]);
    let (status, out, _) = run(&folder, &["check", "--explain", "g107"]);
    assert_eq!(status, 0);
    assert!(out.starts_with("G107, a warning: a match that another one covers\n\n"), "{out}");
    assert!(out.contains("\nwrong:\n\n    claim ") && out.contains("\nmended:\n\n    claim "), "{out}");
    assert!(run(&folder, &["check", "--explain", "G028"]).1.contains("\nmended, mayors.tsv:\n\n    id\tname\n"));
    let (status, out, _) = run(&folder, &["check", "--explain"]);
    assert!(status == 0 && out.starts_with("G001  error    something else is expected here\n"), "{out}");
    assert!(out.contains("\nG107  warning  a match that another one covers\n"), "{out}");
    let (status, out, err) = run(&folder, &["check", "--explain", "G099"]);
    assert_eq!((status, out.as_str()), (2, ""));
    assert!(err.contains("found `G099`; did you mean `G0"), "{err}");
    assert!(run(&folder, &["check", "--explain", "nonsense"]).2.contains("lists all codes"));
}

#[test]
fn what_cannot_be_read_is_named_and_the_rest_is_checked() {
    let folder =
        folder(&[("own/fire.gainsay", FIRE), ("own/torn.gainsay", "phrase x = @y\n"), ("empty/readme.md", "")]);
    write(folder.path(), "own/picture.gainsay", b"\x89PNG\r\n\x1a\n\0\0");
    write(folder.path(), "own/names.tsv", b"id\tname\nx\t\xff\n");
    let (status, out, err) = run(&folder, &["check", "own", "missing", "empty"]);
    assert_eq!(status, 2, "{out}\n{err}");
    for line in [
        "error: own/picture.gainsay:1: expected a text in UTF-8, found other bytes\n",
        "error: own/names.tsv:2: expected a text in UTF-8, found other bytes\n",
        "error: missing: no such file or folder\n",
        "error: empty: no rule files (.gainsay) in this folder\n",
    ] {
        assert!(err.contains(line), "{line}{err}");
    }
    assert!(out.contains("own/torn.gainsay:1:12"), "{out}");
    assert!(out.ends_with("1 rule of 1 kind in 2 files: 1 error, 0 warnings\n"), "{out}");
    for path in ["empty", "missing", "own/picture.gainsay"] {
        let (status, out, err) = run(&folder, &["check", path]);
        assert_eq!((status, out.as_str()), (2, ""), "{path}");
        assert!(err.starts_with("error: ") && err.lines().count() == 1, "{err}");
    }
    let (status, _, err) = run(&folder, &["extract", "--text", "x", "--rules", "own", "--rules", "missing"]);
    assert!(status == 2 && err.lines().count() == 3, "{err}");
}

#[test]
fn which_rules_are_in_use_is_said() {
    let folder = folder(&[("rules/fire.gainsay", FIRE), ("other/fire.gainsay", FIRE)]);
    ends(&folder, &["check"], 0, "1 rule of 1 kind in 1 file of ./rules: 0 errors, 0 warnings\n");
    ends(&folder, &["check", "rules"], 0, "1 rule of 1 kind in 1 file: 0 errors, 0 warnings\n");
    let (_, out, _) = run(&folder, &["check", "builtin"]);
    let shipped = fs::read_dir("rules").expect("they stand here").filter(|entry| {
        entry.as_ref().is_ok_and(|entry| entry.path().extension().is_some_and(|extension| extension == "gainsay"))
    });
    let shipped = shipped.count();
    assert!(out.contains(&format!(" kinds in {shipped} files built in: 0 errors")), "{out}");
    let (_, out, _) = run(&folder, &["check", "--rules", "builtin", "--rules", "rules"]);
    let all = shipped + 1;
    assert!(out.contains(&format!(" of {all} kinds in {all} files, {shipped} of them built in: 0 errors")), "{out}");

    let text = ["extract", "--date", "2025-04-18", "--text", "Two people died in Oslo. Three people burned."];
    let extract = |more: &[&str]| run(&folder, &[&text[..], more].concat());
    let note = "note: rules from ./rules (1 file), without those that ship; both: --rules builtin --rules rules\n";
    let (_, out, err) = extract(&[]);
    assert!(out.contains("fire.burnt") && !out.contains("casualties"), "{out}");
    assert_eq!(err, note);
    assert_eq!(extract(&["--quiet"]).2, "");
    assert_eq!(extract(&["--rules", "rules"]).2, "");
    let (_, out, err) = extract(&["--rules", "builtin", "--rules", "other"]);
    assert!(out.contains("fire.burnt") && out.contains("casualties.killed"), "{out}");
    assert_eq!(err, "");
    let (_, out, _) = extract(&["--rules", "builtin"]);
    assert!(!out.contains("fire.burnt") && out.contains("casualties.killed"), "{out}");
    // Their tests run too.
    let (_, both, _) = run(&folder, &["test", "--rules", "builtin", "--filter", "stance"]);
    assert!(!both.starts_with("0 passed"), "{both}");
}

/// What ships under `std` can be used from own rules alone.
#[test]
fn shipped_names_resolve_beside_own_rules() {
    let own = "use std.names\n\nclaim visit \"Who goes\" {\n  who : people\n\n  rule went {\n    match {who} go\n    \
               example \"Macron went.\" => { who: \"Emmanuel Macron\" }\n    ignore  \"The wind went.\"\n  }\n}\n";
    let folder = folder(&[("own/visit.gainsay", own)]);
    ends(&folder, &["check", "own"], 0, "1 rule of 1 kind in 1 file: 0 errors, 0 warnings\n");
    ends(&folder, &["check", "own/visit.gainsay"], 0, "0 errors, 0 warnings\n");
}

#[test]
fn costs_are_told() {
    let folder = folder(&[("own/fire.gainsay", FIRE), ("news/one.txt", ARTICLES)]);
    let (status, out, err) = run(&folder, &["check", "own", "--profile", "news"]);
    assert_eq!(status, 0, "{err}");
    assert!(out.starts_with("warning[G110]: expected gaps with room to spare"), "{out}");
    let rows: Vec<&str> = out.lines().filter(|line| line.starts_with("fire.burnt ")).collect();
    let cells: Vec<&str> = rows[0].split_whitespace().take(4).collect();
    assert_eq!(cells, ["fire.burnt", "24", "24", "24"], "{out}");
    assert!(out.ends_with("1 rule of 1 kind in 1 file: 0 errors, 1 warning\n"), "{out}");

    // Everything but the times is the same on each run.
    let profile = || -> Vec<Value> {
        let (_, out, _) = run(&folder, &["check", "own", "--profile", "news", "--format", "json"]);
        let lines = out.lines().map(|line| serde_json::from_str(line).expect("an object"));
        lines
            .map(|mut line: Value| {
                line.as_object_mut().map(|fields| fields.remove("time"));
                line
            })
            .collect()
    };
    let (first, second) = (profile(), profile());
    assert_eq!(first, second);
    assert_eq!((first[0]["code"].as_str(), first[0]["places"][0]["line"].as_u64()), (Some("G110"), Some(5)));
    let row = first.last().expect("a rule");
    assert_eq!((row["claims"].as_u64(), row["at_bound"].as_u64()), (Some(24), Some(24)));
    assert!(row["steps"].as_u64().is_some_and(|steps| steps > 100), "{row}");
    assert_eq!(run(&folder, &["check", "own", "--profile", "nothing"]).0, 2);
}

/// `meta { severity: … }` changes how loudly a contradiction is told, not that it is one.
#[test]
fn a_kind_says_how_loud_its_contradictions_are() {
    let loud = FIRE.replace(
        "  rule burnt {",
        "  at : place? key\n  when : time? key\n  also in {at}\n  also {when}\n\n  rule burnt {",
    );
    let meta = |severity: &str| format!("  meta {{\n    severity: {severity}\n  }}\n\n  rule burnt {{");
    let soft = loud.replace("  rule burnt {", &meta("warning"));
    let softer = loud.replace(
        "    match {dead} (person | people) ..3 burn\n",
        "    meta {\n      severity: note\n    }\n    match {dead} (person | people) ..3 burn\n",
    );
    let articles = "{\"id\":\"a\",\"outlet\":\"a\",\"date\":\"2025-04-18\",\"text\":\"Two people burned in Oslo on Thursday.\"}\n\
                    {\"id\":\"b\",\"outlet\":\"b\",\"date\":\"2025-04-18\",\"text\":\"Five people burned in Oslo on Thursday.\"}\n";
    let folder = folder(&[
        ("loud/fire.gainsay", &loud),
        ("soft/fire.gainsay", &soft),
        ("softer/fire.gainsay", &softer),
        ("news.ndjson", articles),
    ]);
    for (rules, severity) in [("loud", "error"), ("soft", "warning"), ("softer", "note")] {
        let (status, out, err) = run(&folder, &["reconcile", "--rules", rules, "--format", "json", "news.ndjson"]);
        let found = out.lines().find(|line| line.contains("\"verdict\":\"contradicts\""));
        assert!(
            found.is_some_and(|line| line.contains(&format!("\"severity\":\"{severity}\""))),
            "{rules}: {out}{err}"
        );
        assert_eq!(status, 1, "a softer contradiction is one");
    }
}
