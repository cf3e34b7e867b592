//! What people decide about findings.

use std::process::Stdio;

use crate::place::{Place, RULES, said};

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
    let claim = finding["a"]["claim"].as_str().expect("an id");
    let before = place.files();
    for (arguments, said) in [
        (vec!["--accept", "ffff", "--why", "x"], "no finding has this id"),
        (vec!["--accept", "", "--why", "x"], "no finding has this id"),
        (vec!["--accept", "../..", "--why", "x"], "no finding has this id"),
        (vec!["--accept", id], "--why"),
        (vec!["--accept", id, "--why", ""], "--why"),
        (
            vec!["--accept", id, "--reject", &id[..6], "--why", "x"],
            "expected one decision, found --accept and --reject",
        ),
        (vec!["--accept", &claim[..8], "--why", "x"], &format!("this is a claim; findings about it: #{}", &id[..8])),
    ] {
        let (code, _, err) = review(&arguments);
        assert!(code == 2 && err.contains(said), "{arguments:?}: {err}");
    }
    assert!(place.files() == before, "what is refused is not written");
    // What was done is told, for people and for machines; doing it is no finding.
    let (code, out, _) = review(&["--accept", &format!("#{}", &id[..8]), "--why", "seen", "--by", "ann"]);
    assert!(code == 0 && out.contains("accepted by ann: seen"), "{out}");
    let (code, out, _) = review(&["--reject", id, "--why", "no", "--format", "json"]);
    let told: serde_json::Value = serde_json::from_str(&out).expect("json");
    assert_eq!((code, &told["review"]["decision"], &told["waits"]), (0, &"rejected".into(), &false.into()));
    let (code, out, _) = place.run(&["timeline", "--ledger", "out", "--rules", "few.gainsay", "--id", &id[..8]]);
    assert!(code == 1 && out.contains("killed") && out.contains("CONTRADICTS") && out.contains('━'), "{out}");
    let (code, _, err) = place.run(&["timeline", "--ledger", "out", "--rules", "few.gainsay", "--id", "ffffffff"]);
    assert!(code == 2 && err.contains("no claim"), "{err}");
}

/// SARIF's words tell how a finding stands to the run before, and that is no reason to write a file.
#[test]
fn states_are_those_of_the_last_run() {
    let place = Place::new();
    let state = || {
        let (_, out, err) = place.run(&["review", "--ledger", "out", "--list", "--all", "--format", "json"]);
        let line = out.lines().next().unwrap_or_else(|| panic!("no finding: {err}"));
        let finding: serde_json::Value = serde_json::from_str(line).expect("json");
        finding["state"].as_str().expect("a state").to_owned()
    };
    let check = |expected: &str, writes: bool| {
        let before = place.files();
        place.track();
        assert_eq!((state().as_str(), place.files() != before), (expected, writes));
    };
    place.article("courier", "4");
    place.article("herald", "9");
    check("new", true);
    check("unchanged", false);
    place.article("herald", "11");
    check("updated", true);
    check("unchanged", false);
    // Both sides in one run: it stays one update.
    place.article("herald", "12");
    place.article("courier", "5");
    check("updated", true);
    place.write("in/herald.txt", "date 2025-04-18\nRain fell.\n");
    check("absent", true);
    check("absent", false);
    place.article("herald", "12");
    check("new", true);
    // On another machine nothing has run yet.
    std::fs::remove_dir_all(place.path("out/.gainsay")).expect("removed");
    assert_eq!(state(), "unchanged");
}

/// Who thinks about a finding keeps nobody from writing; what has changed meanwhile is not decided.
#[test]
fn a_review_that_takes_its_time() {
    let place = Place::new();
    place.article("courier", "4");
    place.article("herald", "9");
    place.track();
    let mut command = place.command(&["review", "--ledger", "out"]);
    let mut child =
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("it runs");
    let mut shown = child.stdout.take().expect("piped");
    let mut first = [0; 1];
    std::io::Read::read_exact(&mut shown, &mut first).expect("it shows the finding");
    place.article("herald", "10");
    let (code, _, err) = place.track();
    assert_eq!(code, 1, "{err}");
    std::io::Write::write_all(&mut child.stdin.take().expect("piped"), b"a\nright\n").expect("written");
    let mut rest = String::new();
    std::io::Read::read_to_string(&mut shown, &mut rest).expect("text");
    let (code, _, err) = said(&child.wait_with_output().expect("it ends"));
    assert!(code == 2 && err.contains("it has changed meanwhile"), "{code} {rest} {err}");
    assert_eq!(place.run(&["review", "--ledger", "out", "--list"]).0, 1);
}

#[test]
fn timelines() {
    let place = Place::new();
    place.article("courier", "4");
    place.article("herald", "9");
    place.track();
    let check = |arguments: &[&str], expected: i32, said: &str| {
        let shared = ["timeline", "--ledger", "out", "--rules", "few.gainsay"];
        let (code, out, err) = place.run(&[&shared, arguments].concat());
        assert!(code == expected && (out + &err).contains(said), "{arguments:?}: {code} {err}");
    };
    check(&["--kind", "toll"], 1, "CONTRADICTS");
    check(&["--words", "flood Sumy"], 1, "CONTRADICTS");
    check(&["--words", "4 flood"], 0, "courier");
    check(&["--words", "Lviv"], 2, "the ledger: no claim whose sentence has words that begin with `Lviv`");
    check(&["--kind", "tol"], 2, "--kind: expected toll, found `tol`; did you mean `toll`?");
    check(&["--kind", "toll", "--words", "rain"], 2, "no claim is chosen by all of --id, --kind and --words");
    check(&["--id", "ffffffff"], 2, "no claim or finding has an id that begins with `ffffffff`");
    check(&[], 2, "expected which event: --id of a claim or finding, --kind of claims, or --words of their sentences");
    let of = |ledger: &str| place.run(&["timeline", "--ledger", ledger, "--rules", "few.gainsay", "--kind", "toll"]);
    place.write("file", "no folder");
    for (ledger, said) in [
        ("file", "file: expected the folder of a ledger, found a file"),
        ("in", "in: expected a ledger, found no `ledger.ron` in it"),
        ("no-such", "no-such: expected a ledger, found no such folder"),
    ] {
        let (code, _, err) = of(ledger);
        assert!(code == 2 && err.contains(said), "{ledger}: {err}");
    }
    let (code, _, err) = place.run(&["track", "in", "--ledger", "file", "--rules", "few.gainsay"]);
    assert!(code == 2 && err.contains("file: expected the folder of a ledger, found a file"), "{err}");
}

/// A decision is about what was shown: where that is gone, or is another verdict, it holds no longer, and where it is back again it
/// is said to hold again.
#[test]
fn decisions_end_with_what_they_were_about() {
    let place = Place::new();
    let herald = |day: u32, text: &str| place.write("in/herald.txt", &format!("date 2025-04-{day}\n{text}\n"));
    let nine = "Floods killed 9 people in Sumy on 17 April 2025.";
    place.write("in/courier.txt", "date 2025-04-18\nFloods killed 4 people in Sumy on 17 April 2025.\n");
    herald(18, nine);
    place.track();
    let list = |arguments: &[&str]| place.run(&[&["review", "--ledger", "out", "--list"], arguments].concat());
    let id = || {
        let (_, out, _) = list(&["--all", "--format", "json"]);
        let finding: serde_json::Value = serde_json::from_str(out.lines().next().expect("a finding")).expect("json");
        finding["id"].as_str().expect("an id").to_owned()
    };
    let id = id();
    assert_eq!(place.run(&["review", "--ledger", "out", "--accept", &id, "--why", "asked both"]).0, 0);
    let check = |ends: &str, listed: &str| {
        let (code, out, err) = place.track();
        assert!(code == 1 && out.contains(ends), "{ends}: {out}{err}");
        let (_, out, _) = list(&["--all"]);
        assert!(out.contains(listed), "{listed}: {out}");
    };
    // Its claim is gone, and the finding with it.
    herald(18, "Rain fell.");
    check("1 decision no longer holds", "accepted: asked both; no longer: the finding is found no more");
    herald(18, nine);
    check("1 decision holds again: what it rests on is back", "accepted: asked both\n");
    // Both say it about another event.
    herald(18, "Floods killed 9 people in Lviv on 17 April 2025.");
    check("1 decision no longer holds", "no longer: the finding is found no more");
    herald(18, nine);
    check("the decision holds again", "accepted: asked both\n");
    // The same words, a day later: a toll that has risen.
    place.write("few.gainsay", &RULES.replace("killed : count", "killed : count tally"));
    place.track();
    herald(19, nine);
    check(
        "1 decision no longer holds",
        "no longer: it was made on the verdict `contradicts`, which is `supersedes` now",
    );
    assert_eq!(list(&[]).0, 1, "it waits for another decision");
    assert_eq!(place.run(&["review", "--ledger", "out", "--reject", &id, "--why", "risen"]).0, 0);
    assert_eq!(list(&[]).0, 0);
}
