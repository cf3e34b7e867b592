//! What stays right where there is much: a crowd says what it leaves out, a cache changes nothing but time.

use std::fs;
use std::path::Path;

use assert_cmd::Command;

fn gainsay(arguments: &[&str]) -> (String, String) {
    let run = Command::new(env!("CARGO_BIN_EXE_gainsay")).args(arguments).output().expect("the binary runs");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8 comes out");
    (text(run.stdout), text(run.stderr))
}

/// Articles on one explosion, each with one of these tolls.
fn articles(path: &Path, many: usize, tolls: &[&str]) {
    let line = |n: usize| {
        let text =
            format!("An explosion killed {} people in Kharkiv on Thursday, the mayor said.", tolls[n % tolls.len()]);
        serde_json::json!({"id": format!("a{n}"), "outlet": format!("o{}", n % 5), "date": "2025-04-18", "text": text})
            .to_string()
    };
    fs::write(path, (0..many).map(|n| line(n) + "\n").collect::<String>()).expect("a file");
}

#[test]
fn a_crowd_says_what_it_leaves_out() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("all.ndjson");
    articles(&path, 900, &["two", "seven", "40"]);
    let path = path.to_string_lossy();
    let (json, _) = gainsay(&["reconcile", "--rules", "builtin", "--format", "json", &path]);
    let findings: Vec<serde_json::Value> =
        json.lines().map(|line| serde_json::from_str(line).expect("one object a line")).collect();
    let pairs = |finding: &serde_json::Value| 1 + finding["alike"].as_u64().unwrap_or(0);
    assert_eq!(findings.iter().map(pairs).sum::<u64>(), 3 * 300 * 300);
    assert!(findings.len() < 1000 && findings.iter().all(|finding| finding.get("at_least").is_none()));
    for n in 0..900 {
        let id = format!("a{n}");
        let shows =
            |finding: &serde_json::Value| ["a", "b"].iter().any(|side| finding[side]["article"]["id"] == id.as_str());
        assert!(findings.iter().any(shows), "{id} has no witness");
    }
    let (human, _) = gainsay(&["reconcile", "--rules", "builtin", &path]);
    assert!(human.contains("more of this event: "), "{human}");
    assert!(human.contains(" of these are not listed: "), "{human}");
}

#[test]
fn a_cache_changes_nothing_but_time() {
    let folder = tempfile::tempdir().expect("a folder");
    let (path, cache) = (folder.path().join("all.ndjson"), folder.path().join("cache"));
    articles(&path, 12, &["two", "seven"]);
    let (file, kept) = (path.to_string_lossy().into_owned(), cache.to_string_lossy().into_owned());
    let run = |cached: bool| {
        let mut arguments = vec!["reconcile", "--rules", "builtin", "--format", "json", &file];
        arguments.extend(if cached { vec!["--cache", &kept] } else { vec![] });
        gainsay(&arguments)
    };
    let cold = run(false);
    assert!(!cold.0.is_empty());
    assert_eq!(run(true), cold);
    assert_eq!(run(true), cold);
    articles(&path, 12, &["two", "nine"]);
    let changed = run(false);
    assert_ne!(changed, cold);
    assert_eq!(run(true), changed);
    // A file of another name has the same articles: no claims are kept anew, and what is printed names it.
    let ends = |entry: &fs::DirEntry| entry.path().extension().is_some_and(|ending| ending == "claims");
    let listed = || fs::read_dir(&cache).expect("the folder of the cache").filter_map(Result::ok);
    let parts = || listed().filter(ends).count();
    let (before, other) = (parts(), folder.path().join("other.ndjson"));
    fs::copy(&path, &other).expect("a copy");
    let other = other.to_string_lossy();
    let moved =
        |more: &[&str]| gainsay(&[&["reconcile", "--rules", "builtin", "--format", "json", &other][..], more].concat());
    assert_eq!(moved(&["--cache", &kept]), moved(&[]));
    assert_eq!(parts(), before);
    // A damaged part is said, and read again.
    listed().for_each(|part| fs::write(part.path(), "gainsay1 no more").expect("a part"));
    let (out, err) = run(true);
    assert_eq!(out, changed.0);
    assert!(err.contains("damaged; its articles are read again"), "{err}");
    assert!(err.contains("damaged; all is judged anew"), "{err}");
    assert_eq!(run(true), changed);
}
