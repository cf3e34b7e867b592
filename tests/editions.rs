//! `gainsay diff` as its readers meet it: every format against a golden output, hostile articles, folders with a broken file, git.

use std::fs;
use std::path::Path;
use std::process::Command as System;

use assert_cmd::Command;

fn run(arguments: &[&str], folder: &Path) -> (i32, String, String) {
    let mut command = Command::cargo_bin("gainsay").expect("the binary is built");
    let done = command.current_dir(folder).arg("diff").args(arguments).output().expect("it runs");
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (done.status.code().expect("it ends by itself"), text(&done.stdout), text(&done.stderr))
}

fn editions() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/editions")
}

fn golden(name: &str, output: &str) {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("../snapshots/editions");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(name, output));
}

#[test]
fn formats() {
    for format in ["human", "markdown", "html"] {
        let (code, out, err) = run(&["bridge", "--format", format], &editions());
        assert_eq!(code, 1, "{err}");
        assert!(err.contains("1 article has one edition only"), "{err}");
        golden(format, &out);
    }
}

/// The shape of a change is a contract; the claims in it are `extract`'s.
#[test]
fn json() {
    let (_, out, _) = run(&["bridge", "--format", "json"], &editions());
    let mut seen = String::new();
    for line in out.lines() {
        let change: serde_json::Map<String, serde_json::Value> = serde_json::from_str(line).expect("a JSON object");
        let keys: Vec<&str> = change.keys().map(String::as_str).collect();
        assert_eq!(keys, ["change", "kind", "slot", "silent", "old", "new", "step"]);
        let version = &change["new"]["article"]["version"];
        let fields: Vec<String> = keys[..4].iter().map(|key| change[*key].to_string()).collect();
        seen += &format!("{version}: {}\n", fields.join(" "));
        let step = change["step"].as_object().expect("an object");
        for key in ["share", "strip", "headline", "notes", "summary"] {
            seen += &format!("   {key}: {}\n", step[key]);
        }
        assert_eq!(&step["to"]["version"], version);
        assert_ne!(&step["from"]["version"], version);
    }
    golden("json", &seen);
}

#[test]
fn hostile_articles_stay_text() {
    for (format, foreign) in [
        ("human", &["\u{1b}", "\u{202e}"][..]),
        ("markdown", &["<script", "<img", "\u{1b}", "\u{202e}", " @team", " #9", "| `c`", "[a](", "http://"][..]),
        ("html", &["<script", "<img", "<b>", "\u{1b}", "\u{202e}", "\"q\"", "='x'", "src=\"http", "href"][..]),
    ] {
        let (_, out, _) = run(&["hostile/v1.json", "hostile/v2.json", "--format", format], &editions());
        assert!(out.contains("alert"), "{format}: {out}");
        for text in foreign {
            assert!(!out.contains(text), "{format}: {text:?} in {out}");
        }
    }
}

#[test]
fn options() {
    let check = |arguments: &[&str], expected: i32, said: &str| {
        let (code, out, err) = run(arguments, &editions());
        let all = out + &err;
        assert_eq!(code, expected, "{arguments:?}: {all}");
        assert!(all.contains(said), "{arguments:?}: {all}");
    };
    check(&["bridge", "--kinds", "stance"], 0, "0 claims changed");
    check(&["bridge", "--kinds", "stance"], 0, "2 steps have no change of what --only and --kinds ask for");
    check(&["bridge", "--kinds", "casualties,metting"], 2, "found `metting`");
    check(&["bridge", "--min-change", "90%"], 0, "2 of the steps changed less");
    check(&["bridge", "--min-change", "1.5"], 2, "expected a share");
    check(&["bridge", "--only", "headline"], 1, "casualties killed");
    check(&["bridge", "--only", "body"], 1, "killed 2 → 5");
    check(&["bridge/mill-post.md"], 2, "no article of which there are two editions");
    check(&["bridge/mill-post.md", "bridge/no-such.md"], 2, "no such file");
    check(&["bridge", "bridge"], 0, "0 claims changed");
    check(&[], 2, "OLD");
}

/// What is left out by an option leaves no trace: neither a section with nothing in it nor the notes of the body.
#[test]
fn what_was_not_asked_for() {
    let sections = |arguments: &[&str]| {
        let (_, out, err) = run(&[&["bridge", "--format", "markdown"], arguments].concat(), &editions());
        (out.matches("## ").count(), out.matches("**note**").count(), out.matches("**headline**").count(), err)
    };
    let (all, notes, headlines, _) = sections(&[]);
    assert!(all == 2 && notes > 0 && headlines > 0);
    let (some, notes, _, err) = sections(&["--only", "headline"]);
    assert_eq!((some, notes), (headlines, 0), "{err}");
    assert_eq!(sections(&["--kinds", "stance"]).0, 0);
    assert_eq!(sections(&["--only", "body"]).2, 0);
}

/// Of one sentence two things changed: it stands once below them, and it is one claim. A number of dead weighs more than an opinion
/// above it, also where readers were told of it and not of the other.
#[test]
fn two_changes_of_one_sentence() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let put = |version: u32, stance: &str, dead: &str, hurt: &str, note: &str| {
        let text = format!(
            "---\noutlet: The Tidewater\ndate: 2025-05-06\nversion: {version}\n---\nMinister Ilse Varga {stance} the inquiry.\n\n{dead} people were killed and {hurt} were injured when a ferry ran aground near Porto on Monday.\n\n{note}\n"
        );
        fs::write(folder.path().join(format!("tide.v{version}.md")), text).expect("it can be written");
    };
    put(1, "welcomed", "Three", "12", "");
    put(2, "dismissed", "Five", "15", "Correction: the numbers of the dead and the hurt were wrong.");
    for (format, once) in [
        ("human", "were killed and [-12-] were injured"),
        ("markdown", "were killed and <del>12</del><ins>15</ins> were injured"),
        ("html", "were killed and <del>12</del><ins>15</ins> were injured"),
    ] {
        let (code, out, err) = run(&[".", "--format", format], folder.path());
        assert_eq!((code, out.matches(once).count()), (1, 1), "{format}: {out}{err}");
    }
    let (_, out, _) = run(&["."], folder.path());
    let both = "VALUE casualties killed  3 → 5  noted\nVALUE casualties injured  12 → 15  noted\n  - ";
    assert!(out.contains(both), "{out}");
    assert!(out.contains("The Tidewater changed 2 claims, 1 silently: casualties killed 3 → 5 (noted)\n"), "{out}");
    assert!(out.contains("2 claims changed, 1 of them silently"), "{out}");
    // A step of which only the notes tell has a line of its own for machines; one that tells nothing has none.
    put(3, "dismissed", "Five", "15", "This story has been corrected.");
    let (code, out, _) = run(&["tide.v2.md", "tide.v3.md", "--format", "json"], folder.path());
    let line: serde_json::Value = serde_json::from_str(out.trim()).expect("one object");
    assert_eq!(
        (code, &line["step"]["notes"][0], line.get("change")),
        (0, &"This story has been corrected.".into(), None)
    );
    assert_eq!(run(&["tide.v2.md", "tide.v2.md", "--format", "json"], folder.path()).1, "");
}

#[test]
fn a_broken_file_is_named_and_the_rest_compared() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    for version in ["lantern.v1.md", "lantern.v2.md"] {
        fs::copy(editions().join("bridge").join(version), folder.path().join(version)).expect("it can be written");
    }
    fs::write(folder.path().join("broken.json"), "{").expect("it can be written");
    let (code, out, err) = run(&["."], folder.path());
    assert_eq!(code, 2);
    assert!(err.contains("broken.json"), "{err}");
    assert!(out.contains("casualties killed  2 → 5"), "{out}");
}

#[test]
fn revisions_of_a_repository() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let git = |arguments: &[&str]| {
        let identity = ["-c", "user.name=editor", "-c", "user.email=editor@example.org", "-c", "commit.gpgsign=false"];
        let done = System::new("git").current_dir(folder.path()).args(identity).args(arguments).output();
        assert!(done.expect("git is there").status.success(), "{arguments:?}");
    };
    let put = |version: &str, to: &str| {
        fs::create_dir_all(folder.path().join("news")).expect("it can be written");
        fs::copy(editions().join("bridge").join(version), folder.path().join(to)).expect("it can be written");
    };
    git(&["init", "-q"]);
    put("lantern.v1.md", "news/bridge.md");
    put("mill-post.md", "news/gone.md");
    git(&["add", "."]);
    git(&["commit", "-q", "-m", "one"]);
    git(&["rm", "-q", "news/gone.md"]);
    git(&["mv", "news/bridge.md", "news/foot bridge.md"]);
    let moved = folder.path().join("news/foot bridge.md");
    let text = fs::read_to_string(&moved).expect("it was moved there");
    fs::write(&moved, text.replace("\nTwo people", "\nFive people")).expect("it can be written");
    git(&["add", "."]);
    git(&["commit", "-q", "-m", "two"]);
    let check = |arguments: &[&str], expected: i32, said: &str| {
        let (code, out, err) = run(arguments, folder.path());
        let all = out + &err;
        assert_eq!(code, expected, "{arguments:?}: {all}");
        assert!(all.contains(said), "{arguments:?}: {all}");
    };
    check(&["--git", "HEAD~1..HEAD"], 1, "casualties killed  2 → 5");
    check(&["--git", "HEAD~1..", "news"], 1, "news/gone.md is gone in HEAD");
    check(&["--git", "HEAD~1..HEAD", "news/foot bridge.md"], 1, "casualties killed  2 → 5");
    check(&["--git", "HEAD..HEAD", "news"], 0, "0 claims changed");
    check(&["--git", "HEAD~1..HEAD", "newz"], 2, "newz: neither `HEAD~1` nor `HEAD` has it");
    check(&["--git", "HEAD..nowhere", "news"], 2, "no such revision: `nowhere`");
    check(&["--git=--output=x..HEAD", "news"], 2, "no such revision: `--output=x`");
    check(&["--git", "HEAD", "news"], 2, "expected `REV..REV`, found `HEAD`");
    check(&["--git", "HEAD~1..HEAD", "no/such"], 2, "no such file or folder");
    check(&["--git", "HEAD~1...HEAD", "news"], 2, "as they are: `HEAD~1..HEAD`");
    let outside = tempfile::tempdir().expect("a folder for the test");
    let (code, _, err) = run(&["--git", "HEAD~1..HEAD", "."], outside.path());
    assert!(code == 2 && err.contains("not in a git repository"), "{err}");
}
