//! Claims and findings followed over editions.

use std::fs;
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use crate::place::{Place, RULES, said};

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
    let review = |format: &str| place.run(&["review", "--ledger", "out", "--list", "--format", format]).1;
    assert!(review("human").contains("! back ") && review("json").contains(r#""back":true"#), "{}", review("human"));
    assert!(place.track().0 == 0 && !review("human").contains("! back "));
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

/// A known text has news where the other article came into the ledger by another way.
#[test]
fn a_ledger_beside_a_ledger() {
    let place = Place::new();
    place.article("courier", "4");
    place.article("herald", "9");
    let track = |files: &[&str], ledger: &str| {
        place.run(&[&["track"][..], files, &["--ledger", ledger, "--rules", "few.gainsay"]].concat()).1
    };
    track(&["in/courier.txt"], "out");
    track(&["in/herald.txt"], "other");
    for shard in fs::read_dir(place.path("other/articles")).expect("a ledger").flatten() {
        let there = place.path("out/articles").join(shard.file_name());
        fs::create_dir_all(&there).expect("made");
        for file in fs::read_dir(shard.path()).expect("a folder").flatten() {
            fs::copy(file.path(), there.join(file.file_name())).expect("copied");
        }
    }
    let said = track(&["in"], "out");
    assert!(said.contains("the same text and claims; findings with others are new"), "{said}");
    assert!(said.contains("findings: 1 new") && !said.contains("under other rules"), "{said}");
}

/// What the rules lose of a broken edition nobody took out; and a date that is none is no reason to lose an edition.
#[test]
fn broken_editions() {
    let place = Place::new();
    let text = "Floods killed 4 people in Sumy on Thursday.";
    place.write("in/good.md", &format!("---\noutlet: Courier\ndate: 2025-04-18\n---\n{text}\n"));
    place.write("bad.md", &format!("---\noutlet: [Courier\n---\n{text}\n"));
    for pair in [["in/good.md", "bad.md"], ["bad.md", "in/good.md"]] {
        let (code, out, err) = place.run(&["diff", pair[0], pair[1], "--rules", "few.gainsay"]);
        assert!(code == 2 && out.is_empty() && err.contains("`bad` is left out"), "{code} {out} {err}");
    }
    place.write("in/good.md", &format!("---\noutlet: Courier\ndate: 2025-13-45\n---\n{text}\n"));
    let (code, out, err) = place.track();
    assert!(code == 1 && out.contains("1 first seen") && err.contains("is not understood"), "{code} {out} {err}");
}

#[test]
fn watching_a_folder_that_goes() {
    let place = Place::new();
    place.article("courier", "4");
    let watch = ["watch", "in", "--ledger", "out", "--rules", "few.gainsay", "--every", "0.05"];
    let child = place.command(&watch).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("it runs");
    let from = Instant::now();
    while place.files().is_empty() {
        assert!(from.elapsed() < Duration::from_secs(60), "it was not tracked");
        sleep(Duration::from_millis(20));
    }
    fs::remove_dir_all(place.path("in")).expect("removed");
    let (code, _, err) = said(&child.wait_with_output().expect("it ends"));
    assert!(code == 2 && err.contains("in: the folder is gone"), "{code} {err}");
}

/// What `diff` takes for told, `track` takes for told.
#[test]
fn a_change_with_a_note_is_not_silent() {
    let place = Place::new();
    let edition = |version: u32, killed: u32, note: &str| {
        let front = format!("outlet: Courier\ndate: 2025-04-18\nversion: {version}");
        let text = format!("---\n{front}\n---\nFloods killed {killed} people in Sumy on Thursday.\n\n{note}\n");
        place.write(&format!("in/courier.v{version}.md"), &text);
    };
    let check = |version: u32, silent: bool| {
        let (old, new) = (format!("in/courier.v{}.md", version - 1), format!("in/courier.v{version}.md"));
        let rules = ["--rules", "few.gainsay", "--format", "json"];
        let tracked = place.run(&[&["track", &new, "--ledger", "out"][..], &rules].concat()).1;
        let compared = place.run(&[&["diff", &old, &new][..], &rules].concat()).1;
        for said in [tracked, compared] {
            let lines = said.lines().map(|line| serde_json::from_str::<serde_json::Value>(line).expect("json"));
            let changes: Vec<_> = lines.filter(|line| line["change"] == "value").collect();
            assert_eq!(changes.iter().map(|line| &line["silent"]).collect::<Vec<_>>(), [&silent], "{version}: {said}");
        }
    };
    edition(1, 4, "");
    edition(2, 5, "Correction: an earlier version said that 4 people were killed.");
    edition(3, 4, "Correction: an earlier version said that 4 people were killed.");
    edition(4, 6, "Read more: Floods killed 80 people in Lviv on Friday.");
    place.run(&["track", "in/courier.v1.md", "--ledger", "out", "--rules", "few.gainsay"]);
    check(2, false);
    // The note stood there before.
    check(3, true);
    check(4, true);
    assert!(
        place.records().iter().all(|record| record.claims.len() == 1),
        "what stands beside the article is no claim"
    );
    // Of the same text under other rules there is nothing to tell.
    place.write("few.gainsay", &RULES.replace("match kill {killed}", "match kill {killed} people in Sumy on"));
    let (_, out, _) = place.run(&["track", "in/courier.v4.md", "--ledger", "out", "--rules", "few.gainsay"]);
    assert!(!out.contains("silently") && !out.contains("noted"), "{out}");
}

/// Editors that write beside a file and put it in its place are followed like those that write into it.
#[cfg(unix)]
#[test]
fn watching_files_that_are_replaced() {
    let place = Place::new();
    place.article("courier", "4");
    let arguments = ["watch", "in", "--ledger", "out", "--rules", "few.gainsay", "--every", "0.05"];
    let mut child = place.command(&arguments).stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("it runs");
    let editions = |many: usize| {
        let from = Instant::now();
        while place.records().first().is_none_or(|record| record.editions.len() < many) {
            assert!(from.elapsed() < Duration::from_secs(60), "edition {many} did not come");
            sleep(Duration::from_millis(20));
        }
    };
    editions(1);
    for killed in 5..8 {
        place.write("in/.courier.txt.swp", "Floods killed 99 people in Sumy.");
        place.write("in/courier.txt~", "Floods killed 98 people in Sumy.");
        place.write("new.txt", &format!("date 2025-04-18\nFloods killed {killed} people in Sumy on Thursday.\n"));
        fs::rename(place.path("new.txt"), place.path("in/courier.txt")).expect("renamed");
        editions(killed - 3);
    }
    child.kill().expect("killed");
    child.wait().expect("it ends");
    assert_eq!(place.records().len(), 1);
}
