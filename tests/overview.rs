//! `reconcile --overview` counts what `reconcile` lists, and shows the worst of every claim.

use std::collections::BTreeMap;
use std::fs;

use assert_cmd::Command;
use serde_json::Value;

fn run(arguments: &[&str]) -> (Option<i32>, String) {
    let run = Command::new(env!("CARGO_BIN_EXE_gainsay")).args(arguments).output().expect("the binary runs");
    (run.status.code(), String::from_utf8(run.stdout).expect("UTF-8 comes out"))
}

fn objects(text: &str) -> Vec<Value> {
    text.lines().map(|line| serde_json::from_str(line).expect("an object a line")).collect()
}

fn rank(finding: &Value) -> (usize, usize) {
    let place = |all: &[&str], name: &Value| all.iter().position(|one| name == one).expect("a known name");
    (
        place(&["note", "warning", "error"], &finding["severity"]),
        place(&["tension", "supersedes", "disputed", "contradicts"], &finding["verdict"]),
    )
}

/// Of every claim the worst that is said of it.
fn worst(findings: &[Value]) -> BTreeMap<String, (usize, usize)> {
    let mut worst = BTreeMap::new();
    for finding in findings {
        for side in ["a", "b"] {
            let id = format!("{} {}", finding[side]["article"]["outlet"], finding[side]["id"]);
            let known: &mut (usize, usize) = worst.entry(id).or_default();
            *known = (*known).max(rank(finding));
        }
    }
    worst
}

#[test]
fn an_overview_counts_what_is_listed() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("all.ndjson").to_string_lossy().into_owned();
    let line = |n: usize| {
        let (town, toll) =
            (["Kharkiv", "Arica", "Lima"][n % 3], ["two", "seven", "40", "at least 12", "no"][n / 3 % 5]);
        let said = if n.is_multiple_of(7) { ", Ida Orsk said" } else { "" };
        let text = format!(
            "An explosion killed {toll} people and injured {} in {town} on Thursday{said}. Rain fell. A fire in {town} killed {} people on Thursday.",
            3 + n % 4,
            2 + n % 2
        );
        let outlet = format!("o{}", n % 4);
        serde_json::json!({"id": format!("a{n}"), "outlet": outlet, "date": format!("2025-04-{}", 18 + n % 3), "text": text}).to_string()
    };
    fs::write(&file, (0..60).map(line).collect::<Vec<_>>().join("\n")).expect("a file");
    let arguments = ["reconcile", "--rules", "builtin", "--format", "json", &file];
    let (code, listed) = run(&arguments);
    let (same, told) = run(&[&arguments[..], &["--overview"]].concat());
    assert_eq!((code, same), (Some(1), Some(1)));
    let (listed, mut told) = (objects(&listed), objects(&told));
    let overview = told.pop().expect("the overview comes last")["overview"].take();

    let mut pairs: BTreeMap<(String, String), u64> = BTreeMap::new();
    for finding in &listed {
        *pairs.entry((finding["verdict"].to_string(), finding["slot"].to_string())).or_default() += 1;
    }
    assert!(pairs.len() > 2 && listed.len() > 5 * told.len(), "{pairs:?}: the articles find too little");
    let counted = overview["pairs"].as_array().expect("a list").iter();
    let counted = counted.map(|sort| {
        ((sort["verdict"].to_string(), sort["slot"].to_string()), sort["pairs"].as_u64().expect("a number"))
    });
    assert_eq!(counted.collect::<BTreeMap<_, _>>(), pairs);
    assert_eq!(worst(&told), worst(&listed), "the worst of every claim is shown");
    assert!(told.iter().all(|finding| listed.contains(finding)), "what is shown is listed otherwise");
    assert_eq!((&overview["articles"], &overview["complete"]), (&60.into(), &true.into()));
    assert_eq!(overview["in_conflict"], worst(&listed).len());

    let (_, text) = run(&["reconcile", "--rules", "builtin", &file, "--overview"]);
    let last = format!("{} claims in conflict, in {} groups;", worst(&listed).len(), overview["groups"]);
    assert!(text.lines().last().is_some_and(|line| line.starts_with(&last)), "{last}: {text}");
}
