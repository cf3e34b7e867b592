//! Bad ids, bad files, two writers, `kill -9`, a full disk.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use gainsay::ledger::Record;

use crate::place::{Place, RULES, said};

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
    spoil("herald", &|text| text.replace("format: 3", "format: 7"));
    place.article("herald", "10");
    place.article("mail", "20");
    let spoilt = (fs::read(file("courier")).expect("readable"), fs::read(file("herald")).expect("readable"));
    let (code, out, err) = place.track();
    assert_eq!(code, 2);
    assert_eq!(err.matches("a merge conflict was left in it").count(), 1, "{err}");
    assert!(
        err.contains(&format!("courier-{}", &file("courier").to_string_lossy().rsplit('-').next().expect("hash"))),
        "{err}"
    );
    assert!(err.contains(".ron:7: a merge conflict was left in it"), "{err}");
    assert!(err.contains(".ron:3: expected format 3 or older, found 7"), "{err}");
    assert!(out.contains("mail  first seen"), "{out}");
    assert_eq!(spoilt, (fs::read(file("courier")).expect("readable"), fs::read(file("herald")).expect("readable")));
    let (code, out, err) = place.run(&["review", "--ledger", "out", "--list"]);
    assert!(code == 2 && out.contains("CONTRADICTS") && err.contains("merge conflict"), "{err}");
    // What was found with them is not gone: nobody knows what they say.
    let of = |name: &str, state: &str| {
        let records = place.files();
        let (_, (bytes, _)) = records.iter().find(|(path, _)| path.to_string_lossy().contains(name)).expect("there");
        String::from_utf8_lossy(bytes).matches(state).count()
    };
    assert_eq!((of("post", "state: absent"), of("post", "verdict:")), (0, 2), "courier and herald came before");
    // A ledger of a later gainsay is not touched at all.
    place.write("out/ledger.ron", "(format: 4)");
    let (code, _, err) = place.track();
    assert!(code == 2 && err.contains("expected format 3 or older, found 4"), "{err}");
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
fn killed(times: u32, mut seed: u64) {
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
    // 300 times in all; most of it is waiting for processes.
    std::thread::scope(|scope| {
        for seed in 1..=4 {
            scope.spawn(move || killed(75, seed));
        }
    });
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

/// What cannot be read as it was meant is named and left out; everything else is done.
#[test]
fn damaged_and_empty_articles() {
    let place = Place::new();
    place.article("courier", "4");
    place.write(
        "in/herald.md",
        "---\noutlet: Herald\ndate: 2025-04-18\nversion: two\n---\nFloods killed 9 people in Sumy.\n",
    );
    place.write("in/open.md", "---\ntitle: Nine: killed\n---\nFloods killed 9 people in Sumy.\n");
    place.write("in/post.txt", "");
    place.write(
        "in/all.ndjson",
        "{\"id\":\"a\",\"text\":\" \"}\n{\"id\":\"b\",\"text\":\"Rain fell.\"}\n{\"id\":\"c\"}\n",
    );
    let (code, out, err) = place.track();
    assert_eq!(code, 2);
    for said in [
        "herald.md:4: `version`: expected a whole number",
        "herald.md: `herald` is left out",
        "open.md:2: front matter",
        "open.md: `open` is left out",
        "post.txt: `post` is left out: there is no text in it",
        "all.ndjson: `a` is left out: there is no text in it",
        "all.ndjson:3: `text` is missing",
    ] {
        assert!(err.contains(said), "{said}\n{err}");
    }
    assert!(out.contains("2 articles: 2 first seen"), "{out}");
    assert_eq!(place.records().len(), 2);
    // Bytes that are no text are named, and make no article.
    let noise: Vec<u8> = (0..4000_u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
    fs::write(place.path("in/noise.md"), noise).expect("written");
    let (code, _, err) = place.track();
    assert!(code == 2 && err.contains("noise.md: binary data, no text"), "{err}");
    assert_eq!(place.records().len(), 2);
    // An article that is emptied by accident has lost no claims.
    place.write("in/courier.txt", "");
    let (code, out, _) = place.track();
    assert!(code == 2 && out.contains(" 0 gone"), "{out}");
}

#[test]
fn without_an_article_there_is_no_ledger() {
    let place = Place::new();
    let track = |what: &str| place.run(&["track", what, "--ledger", "out", "--rules", "few.gainsay"]);
    let (code, _, err) = track("no-such.txt");
    assert!(code == 2 && err.contains("no such file"), "{err}");
    place.write("in/empty.txt", "");
    assert_eq!(track("in").0, 2);
    assert!(!place.path("out").exists());
}

/// Two articles of one name, one article under two names.
#[cfg(unix)]
#[test]
fn names_and_links() {
    let place = Place::new();
    place.article("вісник ☂", "4");
    place.write("in/south/вісник ☂.txt", "date 2025-04-19\nFloods killed 5 people in Sumy on Thursday.\n");
    std::os::unix::fs::symlink(place.path("in/вісник ☂.txt"), place.path("in/ящик.txt")).expect("linked");
    std::os::unix::fs::symlink(place.path("in"), place.path("in/south/round")).expect("linked");
    place.write("elsewhere.txt", "date 2025-04-18\nFloods killed 7 people in Sumy on Thursday.\n");
    std::os::unix::fs::symlink(place.path("elsewhere.txt"), place.path("in/other.txt")).expect("linked");
    let (code, out, err) = place.track();
    assert_eq!(code, 1, "{err}");
    assert!(err.contains("given twice; read once"), "{err}");
    assert!(err.contains("taken for an edition of "), "{err}");
    assert!(out.contains("3 articles: 2 first seen, 1 in a new edition"), "{out}");
}

/// However many tell of one event, an article costs no more than so many: neither its file nor the time grows with all.
#[test]
fn a_great_event() {
    let place = Place::new();
    let line = |number: u32| {
        let toll = 20 + number % 9;
        format!(
            "{{\"id\":\"a{number}\",\"date\":\"2025-04-18\",\"text\":\"Floods killed {toll} people in Sumy on Thursday.\"}}\n"
        )
    };
    place.write("in/all.ndjson", &(0..130).map(line).collect::<String>());
    let (code, out, err) = place.track();
    assert_eq!(code, 1, "{err}");
    let records = place.records();
    assert_eq!(records.len(), 130);
    let kept: usize = records.iter().map(|record| record.findings.len()).sum();
    assert!((4_000..=64 * 130).contains(&kept), "{kept}");
    assert!(out.contains("more findings are not kept"), "what was left out is said: {out}");
    // What is kept stays: the same again changes nothing.
    let before = place.files();
    assert_eq!(place.track().0, 0);
    assert!(place.files() == before);
}
