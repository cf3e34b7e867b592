//! The command line as a stranger meets it: exit statuses, bad input, hostile text, the same bytes on any number of threads.

use std::fs;
use std::path::Path;

use assert_cmd::Command;

fn gainsay() -> Command {
    let mut command = Command::cargo_bin("gainsay").expect("the binary is built");
    // Its own rules, whatever folder the test runs in.
    command.current_dir(std::env::temp_dir());
    command
}

fn story() -> String {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("claims/paris-talks").to_string_lossy().into_owned()
}

fn status(arguments: &[&str], stdin: &str) -> (i32, String, String) {
    let done = gainsay().args(arguments).write_stdin(stdin).output().expect("it runs");
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (done.status.code().expect("it ends by itself"), text(&done.stdout), text(&done.stderr))
}

#[test]
fn exit_statuses() {
    let story = story();
    let check = |arguments: &[&str], stdin: &str, expected: i32| {
        let (code, out, err) = status(arguments, stdin);
        assert_eq!(code, expected, "{arguments:?}\n{out}\n{err}");
    };
    check(&["extract", &story], "", 0);
    check(&["extract", "--text", "Nothing happened."], "", 0);
    check(&["annotate", "--text", "Two people met on Friday.", "--date", "2025-04-18"], "", 0);
    check(&["reconcile", &story], "", 1);
    check(&["reconcile", "--text", "Nothing happened."], "", 0);
    check(&["check"], "", 0);
    check(&["test"], "", 0);
    check(&["diff", &format!("{story}/courier.v1.md"), &format!("{story}/courier.v2.md")], "", 1);
    check(&["diff", &format!("{story}/courier.v1.md"), &format!("{story}/courier.v1.md")], "", 0);
    check(&["extract", "no-such-file.txt"], "", 2);
    check(&["extract", "no-such-file"], "", 2);
    check(&["extract", "--text", "x", "--date", "2025-13-45"], "", 2);
    check(&["extract"], "", 2);
    check(&["extract", "--rules", "no-such-folder", "--text", "x"], "", 2);
    check(&["no-such-command"], "", 2);
}

#[test]
fn what_is_good_is_processed_and_what_is_bad_is_named() {
    let lines = "{\"id\":\"one\",\"date\":\"2025-04-18\",\"text\":\"Shelling killed two people in Sumy.\"}\nthis is no json\n{\"id\":\"three\",\"title\":\"no text\"}\n{\"id\":\"four\",\"date\":\"2025-04-18\",\"text\":\"Shelling killed five people in Sumy.\"}\n";
    let (code, out, err) = status(&["extract", "--input", "ndjson", "--format", "json", "-"], lines);
    assert_eq!(code, 2, "{err}");
    assert!(out.contains("\"id\":\"one\"") && out.contains("\"id\":\"four\""), "{out}");
    assert!(err.contains(":2:") && err.contains(":3:") && err.contains("text"), "{err}");
}

#[test]
fn standard_input_is_read_as_it_begins() {
    let check = |stdin: &str, options: &[&str], date: &str| {
        let arguments = [&["extract", "--format", "json", "-"], options].concat();
        let (code, out, err) = status(&arguments, stdin);
        assert_eq!((code, out.lines().count()), (0, 1), "{stdin}\n{out}\n{err}");
        assert!(out.contains(&format!("\"date\":\"{date}\"")), "{stdin}\n{out}");
    };
    check("date 2025-04-18\nShelling killed two people in Sumy.\n", &[], "2025-04-18");
    check("---\ndate: 2025-04-18\n---\nShelling killed two people in Sumy.\n", &[], "2025-04-18");
    check("\n{\"date\":\"2025-04-18\",\"text\":\"Shelling killed two people in Sumy.\"}\n", &[], "2025-04-18");
    check("[\n{\"date\":\"2025-04-18\",\"text\":\"Shelling killed two people in Sumy.\"}\n]\n", &[], "2025-04-18");
    check("Shelling killed two people in Sumy.\n", &["--date", "2025-04-19"], "2025-04-19");
    check("date 2025-04-18\nShelling killed two people in Sumy.\n", &["--date", "2025-04-19"], "2025-04-18");
}

#[test]
fn odd_inputs_are_named() {
    let folder = tempfile::tempdir().expect("a folder");
    let write = |name: &str, bytes: &[u8]| {
        let path = folder.path().join(name);
        fs::write(&path, bytes).expect("written");
        path.to_string_lossy().into_owned()
    };
    let good = write("good.txt", b"Shelling killed two people in Sumy.");
    let empty = write("empty.txt", b"");
    let binary = write("binary.txt", b"\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0");
    let check = |paths: &[&str], code: i32, claims: usize, said: &str| {
        let (found, out, err) = status(&[&["extract", "--format", "json"], paths].concat(), "");
        assert_eq!((found, out.lines().count()), (code, claims), "{paths:?}\n{out}\n{err}");
        assert!(err.contains(said), "{paths:?}\n{err}");
    };
    check(&[&good, &good], 0, 1, "given twice; read once");
    check(&[&good, &folder.path().to_string_lossy()], 2, 1, "given twice; read once");
    check(&[&empty], 0, 0, "empty.txt: no text in it");
    check(&[&binary, &good], 2, 1, "binary.txt: binary data, no text");
    let (_, out, _) = status(&["extract", "--text", "Nothing happened."], "");
    assert_eq!(out, "no claims in 1 article\n");
}

#[test]
fn a_broken_rule_file_is_shown_with_its_place() {
    let folder = tempfile::tempdir().expect("a folder");
    let rules = folder.path().join("broken.gainsay");
    fs::write(&rules, "claim x \"x\" {\n  n : cout\n  rule r {\n    match {n} dead\n  }\n}\n").expect("written");
    let rules = rules.to_string_lossy().into_owned();
    let (code, _, err) = status(&["extract", "--rules", &rules, "--text", "Two dead."], "");
    assert_eq!(code, 2);
    assert!(err.contains("broken.gainsay:2:7") && err.contains("did you mean `count`"), "{err}");
    assert_eq!(status(&["check", &rules], "").0, 1);
    // What the other rules find is still found.
    let text = ["--text", "Shelling killed two people in Sumy.", "--rules", "builtin", "--rules", &rules];
    let (code, out, err) = status(&[&["extract", "--format", "json"], &text[..]].concat(), "");
    assert_eq!((code, out.lines().count(), err.contains("broken.gainsay:2:7")), (2, 1, true), "{out}\n{err}");
    // Whoever reads a report is told too.
    let (code, out, _) = status(&["test", &rules, "--format", "github"], "");
    assert!(code == 2 && out.contains("::error file=") && out.contains("G021"), "{out}");
}

#[test]
fn hostile_text_reaches_no_terminal() {
    let text = "Shelling killed two \u{1b}[31mpeople\u{1b}]0;owned\u{7} in Sumy on \u{202e}Friday.";
    for command in ["extract", "annotate", "reconcile"] {
        let (_, out, err) = status(&[command, "--color", "never", "--text", text, "--date", "2025-04-18"], "");
        assert!(!out.contains('\u{1b}') && !out.contains('\u{7}') && !out.contains('\u{202e}'), "{command}: {out:?}");
        assert!(!err.contains('\u{1b}'), "{command}: {err:?}");
    }
}

#[test]
fn json_is_one_object_a_line_with_offsets_into_the_file() {
    let story = story();
    let (_, out, _) = status(&["extract", "--format", "json", &story], "");
    assert!(out.lines().count() > 30, "{out}");
    for line in out.lines() {
        let claim: serde_json::Value = serde_json::from_str(line).expect("an object");
        let file = fs::read_to_string(claim["article"]["path"].as_str().expect("a path")).expect("the file");
        let at = |key: &str| claim["sentence"][key].as_u64().expect("an offset") as usize;
        assert_eq!(&file[at("start")..at("end")], claim["sentence"]["text"].as_str().expect("a text"));
        for slot in claim["slots"].as_object().expect("slots").values() {
            for value in slot.as_array().cloned().unwrap_or_else(|| vec![slot.clone()]) {
                if let (Some(start), Some(end)) = (value["start"].as_u64(), value["end"].as_u64()) {
                    assert_eq!(&file[start as usize..end as usize], value["text"].as_str().expect("words"), "{line}");
                }
            }
        }
    }
}

#[test]
fn any_number_of_threads_gives_the_same_bytes() {
    let lines: String = (0..400)
        .map(|n| {
            let text = format!("Shelling killed {} people in Sumy on Friday. Kyiv said {} soldiers were wounded.", n % 97, n % 13 + 2);
            serde_json::json!({"id": format!("a{n}"), "date": "2025-04-18", "outlet": format!("o{}", n % 7), "text": text}).to_string() + "\n"
        })
        .collect();
    let run = |jobs: &str| status(&["extract", "--jobs", jobs, "--input", "ndjson", "--format", "json", "-"], &lines).1;
    let one = run("1");
    assert!(one.lines().count() >= 400, "too few claims: {}", one.lines().count());
    assert!(one == run("2") && one == run("5"), "the output depends on the number of threads");
}

#[test]
fn ron_is_read_back() {
    let (_, out, _) = status(
        &["extract", "--format", "ron", "--text", "Shelling killed two people in Sumy.", "--date", "2025-04-18"],
        "",
    );
    let value: ron::Value = ron::from_str(&out).expect("RON");
    assert!(format!("{value:?}").contains("casualties"), "{out}");
}
