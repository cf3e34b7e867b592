//! `gainsay test` in a newsroom's repository: rules, claims and snapshots, and no Cargo.toml.

use std::fs;
use std::path::{Path, PathBuf};

use assert_cmd::Command;
use tempfile::TempDir;

const RULES: &str = r#"
claim flood "How many houses a flood took" {
  houses : count
  at     : place key
  rule took {
    match {houses} "houses" .. lost "in" {at}
    example "Twelve houses were lost in Paris." => { houses: 12 }
    ignore "Twelve games were lost in Paris."
  }
}
"#;
const BROKEN: &str = "    example \"Nine houses were lost in Paris.\" => { houses: 10 }\n";

/// A repository with one story of two articles.
struct Newsroom(TempDir);

impl Newsroom {
    fn new() -> Self {
        let newsroom = Self(tempfile::tempdir().expect("a folder"));
        newsroom.write("rules/flood.gainsay", RULES);
        newsroom.write("claims/seine/herald.txt", "date 2025-06-16\n\nTwelve houses were lost in Paris.");
        newsroom.write("claims/seine/wire.txt", "date 2025-06-16\n\nForty houses were lost in Paris.");
        newsroom
    }

    fn path(&self, below: &str) -> PathBuf {
        self.0.path().join(below)
    }

    fn write(&self, below: &str, text: &str) {
        let path = self.path(below);
        fs::create_dir_all(path.parent().expect("a folder")).expect("made");
        fs::write(path, text).expect("written");
    }

    fn read(&self, below: &str) -> String {
        fs::read_to_string(self.path(below)).unwrap_or_default()
    }

    /// Names in the folder of snapshots, sorted.
    fn snapshots(&self) -> Vec<String> {
        let Ok(entries) = fs::read_dir(self.path("snapshots/stories")) else { return Vec::new() };
        let mut names: Vec<String> =
            entries.map(|entry| entry.expect("readable").file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }

    fn run(&self, arguments: &[&str], ci: bool, stdin: &str) -> (i32, String, String) {
        let mut command = Command::cargo_bin("gainsay").expect("the binary is built");
        command.current_dir(self.0.path()).arg("test").args(arguments).write_stdin(stdin).env_remove("TF_BUILD");
        if ci {
            command.env("CI", "true")
        } else {
            command.env_remove("CI")
        };
        let done = command.output().expect("it runs");
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        (done.status.code().expect("it ends by itself"), text(&done.stdout), text(&done.stderr))
    }

    /// Runs outside of CI, and expects a status and words in the output.
    fn check(&self, arguments: &[&str], expected: i32, words: &[&str]) -> String {
        let (code, out, err) = self.run(arguments, false, "");
        assert_eq!(code, expected, "{arguments:?}\n{out}\n{err}");
        words.iter().for_each(|word| assert!(out.contains(word), "{arguments:?}: no {word:?} in\n{out}\n{err}"));
        out
    }

    /// A newsroom whose snapshots are recorded.
    fn recorded() -> Self {
        let newsroom = Self::new();
        newsroom.check(&["--accept-new"], 0, &["4 passed, 0 failed, 0 todo in "]);
        newsroom
    }

    fn change(&self) {
        self.write("claims/seine/wire.txt", "date 2025-06-16\n\nFifty houses were lost in Paris.");
    }
}

const CLAIMS: &str = "snapshots/stories/seine.claims.snap";
const BOTH: [&str; 2] = ["seine.claims.snap", "seine.findings.snap"];

#[test]
fn from_new_to_green_to_changed_to_green() {
    let newsroom = Newsroom::new();
    newsroom.check(&[], 1, &["new ", "seine.claims", "--accept-new", "2 passed, 2 failed, 0 todo in "]);
    assert_eq!(newsroom.snapshots(), ["seine.claims.snap.new", "seine.findings.snap.new"]);
    newsroom.check(&["--accept-new"], 0, &["4 passed, 0 failed, 0 todo in "]);
    assert_eq!(newsroom.snapshots(), BOTH);
    let text = newsroom.read(CLAIMS);
    assert!(
        text.starts_with("---\nsource: claims/seine\ndescription: claims of the story seine\n---\nherald: "),
        "{text}"
    );

    newsroom.check(&[], 0, &["4 passed, 0 failed, 0 todo in "]);
    newsroom.change();
    let shown = newsroom.check(&["--accept-new", "--color", "always"], 1, &["changed", "2 passed, 2 failed"]);
    assert!(shown.contains("\u{1b}[31mForty") && shown.contains("\u{1b}[32mFifty"), "{shown}");
    assert_eq!(newsroom.read(CLAIMS), text, "a change is not new");
    assert!(newsroom.read("snapshots/stories/seine.claims.snap.new").contains("Fifty"));
    newsroom.check(&["--accept"], 0, &["4 passed"]);
    assert_eq!(newsroom.snapshots(), BOTH, "what was pending is settled");
    newsroom.check(&[], 0, &[]);
}

#[test]
fn review_asks_about_one_change_after_the_other() {
    let newsroom = Newsroom::recorded();
    newsroom.change();
    let answer = |lines: &str, expected: i32, words: &[&str]| {
        let (code, out, err) = newsroom.run(&["--review"], false, lines);
        assert_eq!(code, expected, "{lines:?}\n{out}\n{err}");
        words.iter().for_each(|word| assert!(out.contains(word), "{lines:?}: no {word:?} in\n{out}"));
    };
    answer("", 1, &["[1 of 2]", "2 passed, 2 failed"]);
    answer("q\n", 1, &["[1 of 2]", "2 passed, 2 failed"]);
    answer("what?\nr\ns\n", 1, &["Fifty", "[1 of 2]", "[2 of 2]", "rejected", "2 passed, 2 failed"]);
    assert_eq!(newsroom.snapshots(), ["seine.claims.snap", "seine.findings.snap", "seine.findings.snap.new"]);
    answer("a\nq\n", 1, &["3 passed, 1 failed"]);
    assert!(newsroom.read(CLAIMS).contains("Fifty"));
    answer("A\n", 0, &["[1 of 1]", "4 passed, 0 failed"]);
    newsroom.check(&[], 0, &[]);
    assert_eq!(newsroom.snapshots(), BOTH);
    assert_eq!(newsroom.run(&["--review", "--format", "json"], false, "").0, 2);
    assert_eq!(newsroom.run(&["--review", "--accept"], false, "").0, 2);
}

#[test]
fn in_ci_nothing_is_written_unless_told() {
    let newsroom = Newsroom::new();
    assert_eq!(newsroom.run(&[], true, "").0, 1);
    assert!(!newsroom.path("snapshots").exists());
    assert_eq!(newsroom.run(&["--accept-new"], true, "").0, 0);
    assert_eq!(newsroom.snapshots(), BOTH);
    newsroom.change();
    assert_eq!(newsroom.run(&[], true, "").0, 1);
    assert_eq!(newsroom.run(&["--review"], true, "s\ns\n").0, 1);
    assert_eq!(newsroom.snapshots(), BOTH);
    assert!(newsroom.read(CLAIMS).contains("Forty"));
}

#[test]
fn snapshots_that_no_story_refers_to() {
    let newsroom = Newsroom::recorded();
    for name in ["gone.claims.snap", "gone.score.snap.new", "seine.score.snap", "other.snap", "notes.txt"] {
        newsroom.write(&format!("snapshots/stories/{name}"), "---\nsource: a\n---\n");
    }
    newsroom.check(&[], 0, &[]);
    newsroom.check(&["--unreferenced", "reject"], 1, &["unreferenced", "gone.claims.snap", "4 passed, 3 failed"]);
    newsroom.check(&["rules", "--unreferenced", "reject"], 1, &["2 passed, 3 failed"]);
    let (code, _, err) = newsroom.run(&["--filter", "nothing"], false, "");
    assert_eq!((code, err.contains("found `nothing` in none")), (2, true), "{err}");
    newsroom.check(&["--filter", "seine", "--unreferenced", "delete"], 0, &["deleted", "gone.score.snap.new"]);
    assert_eq!(newsroom.snapshots(), ["notes.txt", "other.snap", "seine.claims.snap", "seine.findings.snap"]);
    fs::remove_dir_all(newsroom.path("claims")).expect("removed");
    let (code, _, err) = newsroom.run(&["--unreferenced", "delete"], false, "");
    assert_eq!((code, err.contains("no story was found")), (2, true), "{err}");
}

#[test]
fn paths_and_filters_choose() {
    let newsroom = Newsroom::recorded();
    newsroom.write("claims/2025/rhine/herald.txt", "Nine houses were lost in Paris.");
    newsroom.check(&["--accept-new", "--quiet"], 0, &["6 passed"]);
    assert!(newsroom.path("snapshots/stories/2025__rhine.claims.snap").exists());
    newsroom.check(&["rules"], 0, &["2 passed"]);
    newsroom.check(&["claims"], 0, &["4 passed"]);
    newsroom.check(&["claims/seine"], 0, &["2 passed"]);
    newsroom.check(&["claims/2025/rhine", "claims/2025"], 0, &["2 passed"]);
    newsroom.check(&["rules/flood.gainsay", "claims/seine"], 0, &["4 passed"]);
    newsroom.check(&["--filter", "rhine"], 0, &["2 passed"]);
    newsroom.check(&["--filter", "flood.took"], 0, &["2 passed"]);
    newsroom.check(&["claims", "--snapshots", "elsewhere", "--accept"], 0, &["4 passed"]);
    assert!(newsroom.path("elsewhere/seine.claims.snap").exists());
    let bad = |arguments: &[&str], words: &str| {
        let (code, out, err) = newsroom.run(arguments, false, "");
        assert_eq!(code, 2, "{arguments:?}\n{out}\n{err}");
        assert!(err.contains(words), "{arguments:?}: {err}");
    };
    bad(&["nowhere"], "nowhere");
    bad(&["claims/seine/wire.txt"], "a story is a folder of articles");
    bad(&["snapshots"], "found none");
    newsroom.write("more/seine/herald.txt", "Nine houses were lost in Paris.");
    bad(&["claims", "more"], "is called `seine` like");
}

#[test]
fn bad_input_is_named_and_the_rest_runs() {
    let newsroom = Newsroom::recorded();
    let bad = |words: &[&str], line: &str| {
        let (code, out, err) = newsroom.run(&["--accept"], false, "");
        assert_eq!(code, 2, "{out}\n{err}");
        words.iter().for_each(|word| assert!(err.contains(word), "no {word:?} in {err}"));
        assert!(out.contains(line), "{out}");
    };
    newsroom.write("claims/seine/note.json", "{");
    bad(&["note.json"], "2 passed, 0 failed");
    fs::remove_file(newsroom.path("claims/seine/note.json")).expect("removed");
    newsroom.write("claims/seine/gold.ron", "(claims: [],\n  findings: 7)");
    bad(&["gold.ron:2:"], "4 passed, 0 failed");
    fs::remove_file(newsroom.path("claims/seine/gold.ron")).expect("removed");
    newsroom.write("rules/broken.gainsay", "claim x \"x\" {\n  n : cout\n}\n");
    bad(&["cout", "stories were not run"], "2 passed, 0 failed");
}

#[test]
fn gold_gives_figures_and_floors() {
    let newsroom = Newsroom::recorded();
    let gold = |floors: &str| {
        let claim = |houses: &str, quote: &str| {
            format!(
                "(article: \"herald\", quote: \"{quote}\", kind: \"flood\", slots: {{\"houses\": [\"{houses}\"]}}, \
                 polarity: affirmed, commitment: certain, speaker: None)"
            )
        };
        let claims = [claim("12", "Twelve houses"), claim("3", "Three mills")].join(",\n");
        newsroom.write("claims/seine/gold.ron", &format!("(claims: [{claims}], {floors})"));
    };
    gold("");
    let by_rule = "  flood.took: precision 0.50 (1 of 2), recall 0.50 (1 of 2)";
    newsroom.check(&["--accept-new"], 0, &["seine: precision 0.50 (1 of 2)", by_rule, "5 passed, 0 failed"]);
    assert!(newsroom.read("snapshots/stories/seine.score.snap").contains(by_rule));
    gold("floors: (precision: 0.5, recall: 0.5)");
    newsroom.check(&["--quiet"], 0, &["6 passed, 0 failed"]);
    gold("floors: (precision: 0.9)");
    newsroom.check(&[], 1, &["below", "precision 0.50 (1 of 2) is below its floor of 0.90", "5 passed, 1 failed"]);
    let lines = newsroom.check(&["claims", "--format", "json"], 1, &[]);
    let last: serde_json::Value = serde_json::from_str(lines.lines().last().expect("a line")).expect("JSON");
    assert_eq!((&last["outcome"], &last["figures"]["rules"]["flood.took"]["extra"]), (&"below".into(), &1.into()));
}

#[test]
fn junit_is_read_back() {
    let newsroom = Newsroom::recorded();
    newsroom.change();
    newsroom.write(
        "rules/flood.gainsay",
        &RULES.replace(
            "    ignore",
            &format!("{BROKEN}    todo example \"No <&> \u{1b}[1m]]>.\" => {{ houses: 1 }}\n    ignore"),
        ),
    );
    let out = newsroom.check(&["--format", "junit"], 1, &["<?xml"]);
    let report = quick_junit::Report::deserialize_from_str(&out).expect("JUnit");
    assert_eq!((report.tests, report.failures, report.errors), (6, 3, 0));
    let suites: Vec<_> = report
        .test_suites
        .iter()
        .map(|suite| (suite.name.as_str(), suite.tests, suite.failures, suite.skipped))
        .collect();
    assert_eq!(suites, [("rules/flood.gainsay", 4, 1, 1), ("seine", 2, 2, 0)]);
    assert!(!out.contains('\u{1b}'));
}

/// What Jenkins' schema for readers of JUnit (junit-10.xsd, xunit-plugin) allows: element, attributes it must have,
/// attributes it may have, children.
const JUNIT: [(&str, &[&str], &[&str], &[&str]); 8] = [
    ("testsuites", &[], &["name", "time", "tests", "failures", "errors"], &["testsuite"]),
    (
        "testsuite",
        &["name", "tests", "failures", "errors"],
        &["group", "time", "skipped", "timestamp", "hostname", "id", "package", "file", "log", "url"],
        &["testsuite", "properties", "testcase", "system-out", "system-err"],
    ),
    (
        "testcase",
        &["name"],
        &["time", "classname", "group"],
        &["skipped", "error", "failure", "system-out", "system-err"],
    ),
    ("properties", &[], &[], &["property"]),
    ("property", &["name", "value"], &[], &[]),
    ("failure", &[], &["type", "message"], &[]),
    ("error", &[], &["type", "message"], &[]),
    ("skipped", &[], &["type", "message"], &[]),
];

/// What of an XML text the schema does not allow.
fn against_the_schema(text: &str) -> Vec<String> {
    use quick_xml::events::{BytesStart, Event};
    let mut wrong = Vec::new();
    let mut open: Vec<String> = Vec::new();
    let mut reader = quick_xml::Reader::from_str(text);
    let mut enter = |element: &BytesStart, open: &[String]| {
        let name = String::from_utf8_lossy(element.name().as_ref()).into_owned();
        let Some((_, must, may, _)) = JUNIT.iter().find(|row| row.0 == name) else {
            wrong.push(format!("<{name}>"));
            return name;
        };
        let parent = open.last().map(|parent| JUNIT.iter().find(|row| row.0 == parent).map_or(&[][..], |row| row.3));
        if !parent.map_or(name == "testsuites", |children| children.contains(&name.as_str())) {
            wrong.push(format!("<{name}> in {open:?}"));
        }
        let attributes: Vec<(String, String)> = element
            .attributes()
            .map(|attribute| attribute.expect("well-formed"))
            .map(|one| {
                (
                    String::from_utf8_lossy(one.key.as_ref()).into_owned(),
                    String::from_utf8_lossy(&one.value).into_owned(),
                )
            })
            .collect();
        wrong.extend(
            must.iter()
                .filter(|name| !attributes.iter().any(|(key, _)| key == *name))
                .map(|key| format!("<{name}> without {key}")),
        );
        for (key, value) in &attributes {
            let known = must.contains(&key.as_str()) || may.contains(&key.as_str());
            let is_time = key != "time" || value.chars().all(|c| c.is_ascii_digit() || c == '.');
            if !(known && is_time) {
                wrong.push(format!("<{name} {key}={value:?}>"));
            }
        }
        name
    };
    loop {
        match reader.read_event().expect("well-formed") {
            Event::Start(element) => {
                let name = enter(&element, &open);
                open.push(name);
            }
            Event::Empty(element) => {
                enter(&element, &open);
            }
            Event::End(_) => {
                open.pop();
            }
            Event::Eof => break,
            _ => {}
        }
    }
    wrong
}

#[test]
fn junit_keeps_to_the_schema_of_a_reader() {
    let newsroom = Newsroom::recorded();
    newsroom.change();
    let broken = format!("{BROKEN}    todo example \"No <&> \u{1b}[1m]]>.\" => {{ houses: 1 }}\n    ignore");
    newsroom.write("rules/flood.gainsay", &RULES.replace("    ignore", &broken));
    let out = newsroom.check(&["--format", "junit"], 1, &["<failure", "<skipped"]);
    assert_eq!(against_the_schema(&out), Vec::<String>::new(), "{out}");
    let no = Vec::<String>::new();
    assert_ne!(against_the_schema("<testsuites><testcase name=\"x\"/></testsuites>"), no);
    assert_ne!(against_the_schema("<testsuites skipped=\"1\"/>"), no);
    assert_ne!(against_the_schema("<testsuites><testsuite name=\"x\"/></testsuites>"), no);
}

#[test]
fn github_gets_one_command_a_failure() {
    let newsroom = Newsroom::recorded();
    newsroom.change();
    newsroom.write("rules/flood.gainsay", &RULES.replace("    ignore", &format!("{BROKEN}    ignore")));
    let out = newsroom.check(&["--format", "github"], 1, &["2 passed, 3 failed"]);
    let commands: Vec<&str> = out.lines().filter(|line| line.starts_with("::")).collect();
    assert_eq!(commands.len(), 3, "{out}");
    assert_eq!(
        commands[0],
        "::error file=rules/flood.gainsay,line=8,title=gainsay%3A wrong flood.took::wrong flood.took: houses: expected \
         10, found 9%0A“Nine houses were lost in Paris.”"
    );
    assert!(commands[1].contains("file=snapshots/stories/seine.claims.snap,line=1,"), "{}", commands[1]);
    assert!(
        commands[1].contains("%0A-  “Forty houses") && commands[1].contains("%0A+  “Fifty houses"),
        "{}",
        commands[1]
    );
}

#[test]
fn a_broken_snapshot_is_a_change() {
    let newsroom = Newsroom::recorded();
    newsroom.write(CLAIMS, "<<<<<<< ours\n\u{1b}[2J\n");
    let out = newsroom.check(&[], 1, &["changed", "its first line is `---`", "3 passed, 1 failed"]);
    assert!(!out.contains('\u{1b}'), "{out:?}");
    newsroom.check(&["--accept"], 0, &["4 passed"]);
    // What insta wrote keeps its header.
    newsroom.write(CLAIMS, "---\nsource: tests/stories.rs\nassertion_line: 9\n---\nold\n");
    newsroom.check(&["--accept"], 0, &["4 passed"]);
    assert!(
        newsroom.read(CLAIMS).starts_with("---\nsource: tests/stories.rs\n---\nherald: "),
        "{}",
        newsroom.read(CLAIMS)
    );
}

#[cfg(unix)]
#[test]
fn hostile_names_stay_in_the_folder() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let newsroom = Newsroom::new();
    newsroom.write("claims/x..\\..\\\u{1b}[2J\n::error::/herald.txt", "Nine houses were lost in Paris.");
    // Where a snapshot is a link, the link is replaced, not what it points to.
    newsroom.write("precious", "---\nsource: a\n---\nprecious\n");
    fs::create_dir_all(newsroom.path("snapshots/stories")).expect("made");
    symlink(newsroom.path("precious"), newsroom.path(CLAIMS)).expect("linked");
    for format in ["human", "github"] {
        let out = newsroom.check(&["--format", format], 1, &["2 passed, 4 failed"]);
        assert!(!out.contains('\u{1b}') && !out.contains("\n::error::"), "{out:?}");
    }
    newsroom.check(&["--accept"], 0, &["6 passed"]);
    assert_eq!(newsroom.snapshots().len(), 4, "{:?}", newsroom.snapshots());
    assert!(newsroom.read("precious").ends_with("precious\n"));
    let mode = fs::metadata(newsroom.path(CLAIMS)).expect("there").permissions().mode();
    assert_eq!(mode & 0o600, 0o600);
    let here: Vec<_> = fs::read_dir(newsroom.0.path()).expect("a folder").collect();
    assert_eq!(here.len(), 4, "claims, precious, rules, snapshots: {here:?}");
    assert!(Path::new(&newsroom.path("claims")).is_dir());
}
