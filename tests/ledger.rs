//! The ledger as its users meet it: editions over time, decisions, two writers, `kill -9`, a full disk, bad files.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant, SystemTime};

use gainsay::ledger::Record;

/// Few and small rules: most of these tests start the binary often.
const RULES: &str = r#"
claim toll "People killed" {
  killed : count
  at     : place* key
  when   : time? key
  also ("in" | "at") {at}
  also {when}
  rule died {
    match kill {killed} (people | person)?
    example @2025-04-18 "Floods killed 4 people in Sumy on Thursday." => { killed: 4, at: Sumy }
    ignore "Nobody was there."
  }
}
"#;

struct Place {
    folder: tempfile::TempDir,
}

impl Place {
    fn new() -> Self {
        let place = Self { folder: tempfile::tempdir().expect("a folder") };
        place.write("few.gainsay", RULES);
        place
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn write(&self, name: &str, text: &str) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("made");
        fs::write(path, text).expect("written");
    }

    fn article(&self, name: &str, killed: &str) {
        self.write(
            &format!("in/{name}.txt"),
            &format!("date 2025-04-18\nFloods killed {killed} people in Sumy on Thursday. Rain fell.\n"),
        );
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_gainsay"));
        command.current_dir(self.folder.path()).args(arguments);
        command
    }

    fn run(&self, arguments: &[&str]) -> (i32, String, String) {
        said(&self.command(arguments).output().expect("it runs"))
    }

    fn track(&self) -> (i32, String, String) {
        self.run(&["track", "in", "--ledger", "out", "--rules", "few.gainsay"])
    }

    /// Every file of the ledger with its bytes and time; what belongs to the machine aside.
    fn files(&self) -> BTreeMap<PathBuf, (Vec<u8>, SystemTime)> {
        let mut found = BTreeMap::new();
        let mut folders = vec![self.path("out/articles")];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(&folder).into_iter().flatten().flatten() {
                let path = entry.path();
                if path.is_dir() {
                    folders.push(path);
                } else {
                    let time = entry.metadata().and_then(|data| data.modified()).expect("it has a time");
                    found.insert(path.clone(), (fs::read(&path).expect("readable"), time));
                }
            }
        }
        found
    }

    fn records(&self) -> Vec<Record> {
        let files = self.files().into_iter().filter(|(path, _)| path.extension().is_some_and(|ext| ext == "ron"));
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("it is text");
        files.map(|(path, (bytes, _))| Record::read(&path.to_string_lossy(), &text(bytes)).expect("whole")).collect()
    }
}

fn said(output: &Output) -> (i32, String, String) {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (output.status.code().unwrap_or(-1), text(&output.stdout), text(&output.stderr))
}

#[test]
fn editions_over_time() {
    let place = Place::new();
    let check = |code: i32, claims: &str, findings: &str| {
        let (found, out, err) = place.track();
        assert_eq!(found, code, "{out}\n{err}");
        assert!(out.contains(&format!("claims: {claims}")), "{claims}\n{out}");
        assert!(out.contains(&format!("findings: {findings}")), "{findings}\n{out}");
    };
    place.article("courier", "4");
    place.article("herald", "9");
    check(1, "2 new, 0 changed, 0 gone, 0 back", "1 new, 0 updated, 0 absent, 0 back");
    // Nothing has changed: nothing is touched.
    let before = place.files();
    check(0, "0 new, 0 changed, 0 gone, 0 back", "0 new, 0 updated, 0 absent, 0 back");
    assert!(place.files() == before);
    // Nor where the index is gone, or is rubbish.
    for bytes in [&b""[..], b"rubbish", &[255; 100]] {
        fs::write(place.path("out/.gainsay/index"), bytes).expect("written");
        check(0, "0 new", "0 new");
        assert!(place.files() == before);
    }
    place.article("herald", "11");
    check(1, "0 new, 1 changed, 0 gone, 0 back", "0 new, 1 updated, 0 absent, 0 back");
    place.write("in/herald.txt", "date 2025-04-18\nRain fell.\n");
    check(1, "0 new, 0 changed, 1 gone, 0 back", "0 new, 0 updated, 1 absent, 0 back");
    place.article("herald", "11");
    check(1, "0 new, 0 changed, 0 gone, 1 back", "0 new, 0 updated, 0 absent, 1 back");
    // The same text under other rules.
    place.write("few.gainsay", &RULES.replace("match kill", "match wash"));
    let (code, out, _) = place.track();
    assert!(code == 1 && out.contains("under other rules") && out.contains("2 gone"), "{out}");
    // What is read again under every id that was given before.
    place.write("few.gainsay", RULES);
    check(1, "0 new, 0 changed, 0 gone, 2 back", "0 new, 0 updated, 0 absent, 1 back");
    let (_, out, _) = place.run(&["track", "in", "--ledger", "out", "--rules", "few.gainsay", "--format", "json"]);
    assert_eq!(out, "");
}

#[test]
fn decisions_survive_and_are_voided() {
    let place = Place::new();
    place.article("courier", "4");
    place.article("herald", "9");
    place.track();
    let review = |arguments: &[&str]| place.run(&[&["review", "--ledger", "out"], arguments].concat());
    let (code, out, _) = review(&["--list", "--format", "json"]);
    assert_eq!((code, out.lines().count()), (1, 1));
    let finding: serde_json::Value = serde_json::from_str(out.trim()).expect("json");
    let id = finding["id"].as_str().expect("an id");
    assert_eq!((&finding["verdict"], &finding["state"]), (&"contradicts".into(), &"new".into()));
    assert_eq!(review(&["--reject", &id[..8], "--why", "two floods", "--note", id, "asked the desk"]).0, 0);
    let (code, out, _) = review(&["--list", "--all"]);
    assert!(code == 0 && out.contains("rejected: two floods") && out.contains("asked the desk"), "{out}");
    // Other words around it leave it alone; other words in it void it.
    place.write("in/herald.txt", "date 2025-04-18\nIt was a long night. Floods killed 9 people in Sumy on Thursday.\n");
    place.track();
    assert_eq!(review(&["--list"]).0, 0);
    place.article("herald", "8");
    let (_, out, _) = place.track();
    assert!(out.contains("no longer holds"), "{out}");
    let (code, out, _) = review(&["--list"]);
    assert!(code == 1 && out.contains("no longer: the sentences it rests on have changed"), "{out}");
    // And by keys.
    let mut child = place.command(&["review", "--ledger", "out"]);
    let mut child = child.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("it runs");
    std::io::Write::write_all(&mut child.stdin.take().expect("piped"), b"x\na\nthe hospital says so\n")
        .expect("written");
    let (code, out, _) = said(&child.wait_with_output().expect("it ends"));
    assert!(code == 0 && out.contains("0 without a decision"), "{out}");
    assert!(review(&["--list", "--all"]).1.contains("accepted: the hospital says so"));
    for (arguments, code) in [
        (vec!["--accept", "ffff", "--why", "x"], 2),
        (vec!["--accept", "", "--why", "x"], 2),
        (vec!["--accept", id], 2),
    ] {
        assert_eq!(review(&arguments).0, code, "{arguments:?}");
    }
    let (code, out, _) = place.run(&["timeline", "--ledger", "out", "--rules", "few.gainsay", "--id", &id[..8]]);
    assert!(code == 1 && out.contains("killed") && out.contains("CONTRADICTS") && out.contains('━'), "{out}");
    let (code, _, err) = place.run(&["timeline", "--ledger", "out", "--rules", "few.gainsay", "--id", "ffffffff"]);
    assert!(code == 2 && err.contains("no claim"), "{err}");
}

#[test]
fn hostile_ids_are_no_paths() {
    let place = Place::new();
    let long = "x".repeat(10_000);
    let ids = ["../../../escape", "..", "/etc/passwd", "a\\u0000b", "C:\\\\NUL", ".", "", "\\u202eevil", &long, "con"];
    let line = |id: &&str| {
        format!(
            "{{\"id\":\"{id}\",\"date\":\"2025-04-18\",\"outlet\":\"../{id}\",\"text\":\"Floods killed 4 people in Sumy.\"}}\n"
        )
    };
    place.write("in/all.ndjson", &ids.iter().map(line).collect::<String>());
    let (code, _, err) = place.track();
    assert_eq!(code, 1, "{err}");
    assert_eq!(place.records().len(), ids.len());
    let mut names: Vec<String> = fs::read_dir(place.folder.path())
        .expect("readable")
        .map(|entry| entry.expect("readable").file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    assert_eq!(names, ["few.gainsay", "in", "out"]);
    let shown = |path: &PathBuf| path.strip_prefix(place.path("out/articles")).expect("below").to_owned();
    for path in place.files().keys().map(shown) {
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "-./".contains(c);
        assert!(path.components().count() == 2 && path.to_string_lossy().chars().all(plain), "{path:?}");
    }
}

/// Bad files are named with line and reason, and stay as they are; everything else is done.
#[test]
fn bad_ledger_files() {
    let place = Place::new();
    place.article("courier", "4");
    place.article("herald", "9");
    place.article("post", "12");
    place.track();
    let file =
        |name: &str| place.files().into_keys().find(|path| path.to_string_lossy().contains(name)).expect("it is there");
    let spoil = |name: &str, with: &dyn Fn(&str) -> String| {
        let text = fs::read_to_string(file(name)).expect("readable");
        fs::write(file(name), with(&text)).expect("written");
    };
    spoil("courier", &|text| text.replace("  editions: [", "<<<<<<< HEAD\n  editions: ["));
    spoil("herald", &|text| text.replace("format: 2", "format: 7"));
    place.article("herald", "10");
    place.article("mail", "20");
    let spoilt = (fs::read(file("courier")).expect("readable"), fs::read(file("herald")).expect("readable"));
    let (code, out, err) = place.track();
    assert_eq!(code, 2);
    assert!(
        err.contains(&format!("courier-{}", &file("courier").to_string_lossy().rsplit('-').next().expect("hash"))),
        "{err}"
    );
    assert!(err.contains(".ron:7: a merge conflict was left in it"), "{err}");
    assert!(err.contains(".ron:3: expected format 2 or older, found 7"), "{err}");
    assert!(out.contains("mail  first seen"), "{out}");
    assert_eq!(spoilt, (fs::read(file("courier")).expect("readable"), fs::read(file("herald")).expect("readable")));
    let (code, out, err) = place.run(&["review", "--ledger", "out", "--list"]);
    assert!(code == 2 && out.contains("CONTRADICTS") && err.contains("merge conflict"), "{err}");
    // A ledger of a later gainsay is not touched at all.
    place.write("out/ledger.ron", "(format: 3)");
    let (code, _, err) = place.track();
    assert!(code == 2 && err.contains("expected format 2 or older, found 3"), "{err}");
    let (code, _, err) = place.run(&["review", "--ledger", "in", "--list"]);
    assert!(code == 2 && err.contains("expected a ledger"), "{err}");
}

#[test]
fn stories_and_a_ledger_in_one_folder() {
    let place = Place::new();
    place.write("rules/few.gainsay", RULES);
    place.write("claims/flood/courier.txt", "date 2025-04-18\nFloods killed 4 people in Sumy on Thursday.\n");
    assert_eq!(place.run(&["test", "--accept"]).0, 0);
    let (_, before, _) = place.run(&["test", "--format", "json"]);
    assert_eq!(place.run(&["track", "claims", "--ledger", "claims"]).0, 1);
    assert_eq!(place.run(&["track", "claims", "--ledger", "claims"]).0, 0);
    let (code, after, err) = place.run(&["test", "--format", "json"]);
    let stable =
        |text: &str| text.lines().filter(|line| !line.contains("seconds")).map(str::to_owned).collect::<Vec<_>>();
    assert_eq!((code, stable(&after)), (0, stable(&before)), "{err}");
}

#[test]
fn two_writers_at_once() {
    let place = Place::new();
    for number in 0..400 {
        // An event each, a year apart.
        let text = format!("date {}-04-18\nFloods killed 4 people in Sumy on Thursday.\n", 1700 + number);
        place.write(&format!("in/a{number}.txt"), &text);
    }
    let start = || {
        let mut command = place.command(&["track", "in", "--ledger", "out", "--rules", "few.gainsay", "--quiet"]);
        command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().expect("it runs")
    };
    let mut first = start();
    while !place.path("out/articles").exists() {
        assert!(first.try_wait().expect("asked").is_none(), "it ended before it wrote");
        sleep(Duration::from_millis(1));
    }
    let (code, _, err) = said(&start().wait_with_output().expect("it ends"));
    assert!(code == 2 && err.contains("another gainsay (process "), "{code} {err}");
    assert!(err.contains(&first.id().to_string()), "{err}");
    // Reading is no writing.
    assert_ne!(place.run(&["review", "--ledger", "out", "--list"]).0, 2);
    first.kill().expect("killed");
    first.wait().expect("it ends");
    // Its lock died with it.
    assert_eq!(said(&start().wait_with_output().expect("it ends")).0, 1);
    assert_eq!(place.records().len(), 400);
}

/// Kills the writer so often at moments spread over its run, and looks at all that it left: every file is whole, what was
/// told is there, and a last run that is let be ends as one that was never disturbed.
fn killed(times: u32) {
    let place = Place::new();
    let many = 12;
    let arguments = ["track", "in", "--ledger", "out", "--rules", "few.gainsay", "--format", "json"];
    // How long a run takes here, so that kills fall into it.
    for number in 0..many {
        place.article(&format!("a{number}"), "1");
    }
    let from = Instant::now();
    place.track();
    let whole = from.elapsed();
    let mut interrupted = 0;
    let mut seed = 7_u64;
    for round in 0..times {
        for number in 0..many {
            // Every round a new edition of every article.
            place.article(&format!("a{number}"), &(round + number).to_string());
        }
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let delay = whole.mul_f64((seed >> 33) as f64 / f64::from(1_u32 << 31) * 1.1);
        let mut child = place.command(&arguments).stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("it runs");
        sleep(delay);
        interrupted += u32::from(child.try_wait().expect("asked").is_none());
        child.kill().expect("killed");
        child.wait().expect("it ends");
        // `records` reads every file, and fails where one is half-written.
        let records = place.records();
        assert_eq!(records.len(), many as usize, "round {round}");
        let last = |record: &Record| record.last_edition();
        assert!(records.iter().all(|record| last(record) as usize == record.editions.len()), "round {round}");
    }
    assert!(interrupted > times / 2, "only {interrupted} of {times} kills came in time");
    let (code, _, err) = place.track();
    assert_ne!(code, 2, "{err}");
    assert!(place.files().keys().all(|path| path.extension().is_some_and(|ext| ext == "ron")), "leftovers");
    // As if nothing had happened: the claims and findings of a ledger that was never disturbed.
    let told = |records: &[Record]| {
        let claims = records.iter().flat_map(Record::standing).map(|claim| claim.evidence.sentence_text.to_string());
        let findings = records.iter().flat_map(|record| &record.findings);
        let live = findings.filter(|kept| kept.state.name() != "absent").count();
        (claims.collect::<Vec<_>>(), live)
    };
    let after = told(&place.records());
    assert_eq!(place.track().0, 0);
    fs::remove_dir_all(place.path("out")).expect("removed");
    place.track();
    assert_eq!(after, told(&place.records()));
}

#[test]
fn killed_at_any_moment() {
    killed(300);
}

/// A disk that takes no more than so many bytes a file, by the shell's `ulimit`: writing stops in the middle.
#[cfg(unix)]
#[test]
fn a_full_disk_leaves_the_ledger_as_it_was() {
    let place = Place::new();
    place.article("courier", "4");
    place.track();
    let before = place.files();
    place.article("herald", "9");
    place.article("courier", "5");
    let script = format!(
        "trap '' XFSZ; ulimit -f 1; exec {} track in --ledger out --rules few.gainsay",
        Path::new(env!("CARGO_BIN_EXE_gainsay")).display()
    );
    let text = format!("date 2025-04-18\n{}", "Floods killed 4 people in Sumy on Thursday. ".repeat(40));
    place.write("in/courier.txt", &text);
    let (code, _, err) =
        said(&Command::new("sh").current_dir(place.folder.path()).args(["-c", &script]).output().expect("a shell"));
    assert!(code == 2 && err.contains("error: out"), "{code} {err}");
    assert!(place.files() == before, "something was written");
    // There is room again.
    assert_eq!(place.track().0, 1);
    assert_eq!(place.records().len(), 2);
}

#[cfg(unix)]
#[test]
fn watching() {
    let place = Place::new();
    place.article("courier", "4");
    let once = ["watch", "in", "--ledger", "out", "--rules", "few.gainsay", "--once"];
    assert_eq!((place.run(&once).0, place.run(&once).0), (1, 0));
    let mut arguments = once.to_vec();
    arguments.truncate(6);
    arguments.extend(["--every", "0.05"]);
    let child = place.command(&arguments).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().expect("it runs");
    let until = |what: &str, holds: &dyn Fn() -> bool| {
        let from = Instant::now();
        while !holds() {
            assert!(from.elapsed() < Duration::from_secs(60), "{what} did not come");
            sleep(Duration::from_millis(20));
        }
    };
    place.article("herald", "9");
    until("a new file", &|| place.files().len() == 2);
    place.article("herald", "8");
    until("a changed file", &|| place.records().iter().any(|record| record.editions.len() == 2));
    let kill = Command::new("kill").args(["-INT", &child.id().to_string()]).status().expect("kill is there");
    assert!(kill.success());
    let (code, out, _) = said(&child.wait_with_output().expect("it ends"));
    assert!(code == 0 && out.contains("first seen") && out.contains("edition 2"), "{code} {out}");
}
