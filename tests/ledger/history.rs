//! What was known when: every edition's values, whatever came first.

use std::fs;

use crate::place::{Place, RULES};

const TALLY: &str = "killed : count tally";

fn place() -> Place {
    let place = Place::new();
    place.write("few.gainsay", &RULES.replace("killed : count", TALLY));
    place
}

fn edition(place: &Place, outlet: &str, number: u32, day: u32, text: &str) -> String {
    let name = format!("in/{outlet}.v{number}.md");
    let front = format!("outlet: {outlet}\ndate: 2025-04-{day}\nversion: {number}");
    place.write(&name, &format!("---\n{front}\n---\n{text}\n"));
    name
}

/// What a timeline tells: outlet, value, since, until, editions; `!` where it stands.
fn timeline(place: &Place, arguments: &[&str]) -> Vec<String> {
    let shared = ["timeline", "--ledger", "out", "--rules", "few.gainsay", "--format", "json"];
    let (_, out, err) = place.run(&[&shared[..], arguments].concat());
    let lines = out.lines().map(|line| serde_json::from_str::<serde_json::Value>(line).expect("json"));
    let text = |value: &serde_json::Value| value.as_str().unwrap_or("-").to_owned();
    let told: Vec<String> = lines
        .filter(|line| line["event"] == "reported")
        .map(|line| {
            let (claim, stands) = (&line["claim"], line["stands"] == true);
            let killed = claim["slots"]["killed"]["hard"][0].to_string();
            let (outlet, since, until) =
                (text(&claim["article"]["outlet"]), text(&line["since"]), text(&line["until"]));
            let editions = line["editions"].to_string();
            format!("{outlet} {killed} {since} {until} {editions}{}", if stands { "!" } else { "" })
        })
        .collect();
    assert!(!told.is_empty(), "{err}");
    told
}

fn killed(many: u32) -> String {
    format!("Floods killed {many} people in Sumy on 17 April 2025.")
}

#[test]
fn every_value_of_every_edition() {
    let place = place();
    edition(&place, "Herald", 1, 18, &killed(4));
    edition(&place, "Herald", 2, 19, &format!("Rain fell. {}", killed(4)));
    edition(&place, "Herald", 3, 20, &killed(7));
    edition(&place, "Herald", 4, 21, "Rain fell.");
    edition(&place, "Herald", 5, 22, &killed(7));
    edition(&place, "Courier", 1, 19, &killed(9));
    place.track();
    let expected = [
        "Herald 4 2025-04-18 2025-04-20 [1,2]",
        "Courier 9 2025-04-19 - [1,1]!",
        "Herald 7 2025-04-20 2025-04-21 [3,3]",
        "Herald 7 2025-04-22 - [5,5]!",
    ];
    assert_eq!(timeline(&place, &["--kind", "toll"]), expected);
    // Words that only an earlier edition had, and ids, lead to the whole of it.
    assert_eq!(timeline(&place, &["--words", "killed 9"]), expected[1..2]);
    let herald = [expected[0], expected[2], expected[3]];
    assert_eq!(timeline(&place, &["--words", "killed 4"]), herald);
    let id =
        place.records().iter().find(|record| record.editions.len() > 1).expect("the Herald's").claims[0].id.clone();
    assert_eq!(timeline(&place, &["--id", &id[..8]]), expected);
    // For people: how long it was said, and what stood side by side then.
    let (_, out, _) = place.run(&["timeline", "--ledger", "out", "--rules", "few.gainsay", "--kind", "toll"]);
    for said in ["editions 1–2, until 20 April 2025", "│  4  until 2025-04-20", "1 – 2  CONTRADICTS then", "edition 5"]
    {
        assert!(out.contains(said), "{said}: {out}");
    }
    // The same again adds nothing.
    let before = place.files();
    assert_eq!(place.track().0, 0);
    assert!(place.files() == before);
}

/// In whatever order they come, editions end as the same history.
#[test]
fn editions_that_come_late() {
    let texts =
        [killed(4), format!("Rain fell. {}", killed(4)), killed(7), "Rain fell.".to_owned(), killed(8), killed(8)];
    let told = |order: &[usize]| {
        let place = place();
        for &at in order {
            let number = u32::try_from(at).expect("few") + 1;
            let name = edition(&place, "Herald", number, 17 + number, &texts[at]);
            place.run(&["track", &name, "--ledger", "out", "--rules", "few.gainsay"]);
        }
        assert_eq!(place.records()[0].editions.len(), texts.len());
        let numbers =
            place.records()[0].editions.iter().map(|edition| (edition.number, edition.version)).collect::<Vec<_>>();
        assert_eq!(numbers, (1..=6).map(|number| (number, Some(number))).collect::<Vec<_>>(), "{order:?}");
        timeline(&place, &["--kind", "toll"])
    };
    let expected = told(&[0, 1, 2, 3, 4, 5]);
    assert_eq!(
        expected,
        [
            "Herald 4 2025-04-18 2025-04-20 [1,2]",
            "Herald 7 2025-04-20 2025-04-21 [3,3]",
            "Herald 8 2025-04-22 - [5,6]!"
        ]
    );
    for order in [[5, 4, 3, 2, 1, 0], [2, 0, 5, 3, 1, 4], [4, 0, 1, 5, 2, 3], [0, 5, 2, 1, 3, 4]] {
        assert_eq!(told(&order), expected, "{order:?}");
    }
}

/// A ledger of a gainsay that kept the last edition only is read, and it is said what is not known.
#[test]
fn ledgers_of_older_formats() {
    for format in 1..=2 {
        let place = place();
        edition(&place, "Herald", 3, 20, &killed(7));
        place.track();
        // As the older one left it after three editions.
        let path = place.files().into_keys().next().expect("a file");
        let text = fs::read_to_string(&path).expect("readable");
        let before = |number: u32, day: u32| {
            format!(
                "    (\n      number: {number},\n      version: Some({number}),\n      date: Some(\"2025-04-{day}\"),\n      text: \"000000000000000{number}\",\n    ),\n"
            )
        };
        let editions = format!("  editions: [\n{}{}", before(1, 18), before(2, 19));
        let old = text
            .replace("format: 3", &format!("format: {format}"))
            .replace("  editions: [\n", &editions)
            .replace("number: 1,\n      version: Some(3)", "number: 3,\n      version: Some(3)");
        fs::write(&path, &old).expect("written");
        assert_eq!(place.track().0, 0);
        assert_eq!(fs::read_to_string(&path).expect("readable"), old, "nothing has changed, nothing is written");
        assert_eq!(timeline(&place, &["--kind", "toll"]), ["Herald 7 2025-04-20 - [3,3]!"]);
        let shared = ["timeline", "--ledger", "out", "--rules", "few.gainsay", "--kind", "toll"];
        let (_, out, _) = place.run(&shared);
        let said = "of editions 1 to 2 it is not known what else it said";
        assert!(out.contains(said), "{out}");
        let (_, out, _) = place.run(&[&shared[..], &["--format", "json"]].concat());
        assert!(out.contains("\"event\":\"unknown\"") && out.contains("\"known_from\":3"), "{out}");
        // From here on all is kept.
        edition(&place, "Herald", 4, 21, &killed(8));
        assert_eq!(place.track().0, 1);
        assert!(fs::read_to_string(&path).expect("readable").contains("format: 3"));
        assert_eq!(
            timeline(&place, &["--kind", "toll"]),
            ["Herald 7 2025-04-20 2025-04-21 [3,3]", "Herald 8 2025-04-21 - [4,4]!"]
        );
    }
}

/// A file may say anything: numbers of editions that cannot be are no reason to fall over.
#[test]
fn numbers_that_cannot_be() {
    let place = place();
    edition(&place, "Herald", 1, 18, &killed(4));
    edition(&place, "Herald", 2, 19, &killed(5));
    edition(&place, "Herald", 3, 20, &killed(6));
    place.track();
    let path = place.files().into_keys().next().expect("a file");
    let good = fs::read_to_string(&path).expect("readable");
    let most = u32::MAX.to_string();
    for (old, new) in [
        ("editions: (1, 1)", format!("editions: ({most}, 0)")),
        ("editions: (2, 2)", format!("editions: (0, {most})")),
        ("says_since: Some(3)", format!("says_since: Some({most})")),
        ("since: 1,", format!("since: {most}, gone: Some(0),")),
        ("since: 1,", format!("since: 0, gone: Some({most}),")),
        ("number: 3", format!("number: {most}")),
        ("number: 2", "number: 0".to_owned()),
        ("  claims: [", format!("  known_from: Some({most}),\n  claims: [")),
        ("  claims: [", "  known_from: Some(0),\n  claims: [".to_owned()),
    ] {
        assert!(good.contains(old), "{old}");
        fs::write(&path, good.replacen(old, &new, 1)).expect("written");
        let timeline = ["timeline", "--ledger", "out", "--rules", "few.gainsay", "--kind", "toll"];
        let (code, _, err) = place.run(&timeline);
        assert!(code <= 1 || err.contains("no claim of kind"), "{new}: {code} {err}");
        let (code, _, err) = place.track();
        assert!((0..=1).contains(&code), "{new}: {code} {err}");
        let late = edition(&place, "Herald", 2, 19, &killed(8));
        let (code, _, err) = place.run(&["track", &late, "--ledger", "out", "--rules", "few.gainsay"]);
        assert!((0..=1).contains(&code), "{new}: {code} {err}");
        edition(&place, "Herald", 2, 19, &killed(5));
        let (code, _, err) = place.run(&timeline);
        assert!(code <= 1, "{new}: {code} {err}");
    }
}

/// What rules read no more nobody took back: it is no part of what was reported, until rules read it again.
#[test]
fn rules_that_change_report_nothing() {
    let place = place();
    edition(&place, "Herald", 1, 18, &killed(4));
    edition(&place, "Herald", 2, 19, &killed(5));
    edition(&place, "Courier", 1, 19, &killed(9));
    place.track();
    let expected = timeline(&place, &["--kind", "toll"]);
    assert_eq!(expected.len(), 3);
    let rules = RULES.replace("killed : count", TALLY);
    place.write("few.gainsay", &rules.replace("match kill", "match wash"));
    let (_, out, err) = place.track();
    assert!(out.contains("under other rules"), "{out}{err}");
    assert!(place.records().iter().all(|record| record.claims.iter().all(|claim| claim.dropped)));
    place.write("few.gainsay", &rules);
    place.track();
    assert_eq!(timeline(&place, &["--kind", "toll"]), expected);
}

/// Editions of several articles in one run are taken as they were published.
#[test]
fn nothing_is_found_between_what_never_stood_side_by_side() {
    let place = place();
    edition(&place, "Herald", 1, 18, &killed(4));
    edition(&place, "Herald", 2, 20, &killed(9));
    edition(&place, "Courier", 1, 19, &killed(3));
    edition(&place, "Courier", 2, 21, &killed(9));
    let (_, out, err) = place.run(&["track", "in", "--ledger", "out", "--rules", "few.gainsay", "--format", "json"]);
    let lines = out.lines().map(|line| serde_json::from_str::<serde_json::Value>(line).expect("json"));
    let lines: Vec<_> = lines.collect();
    let came = |line: &&serde_json::Value| line["event"] == "article";
    let came: Vec<_> =
        lines.iter().filter(came).map(|line| line["article"]["id"].as_str().unwrap_or_default()).collect();
    assert_eq!(came, ["Herald.v1", "Courier.v1", "Herald.v2", "Courier.v2"], "{err}");
    let pairs: Vec<String> = lines
        .iter()
        .filter(|line| line["event"] == "finding")
        .map(|line| {
            let number = |side: &str| {
                let sentence = line[side]["sentence"].as_str().unwrap_or_default();
                sentence.split(' ').nth(2).unwrap_or_default().to_owned()
            };
            format!("{} {}-{}", line["state"].as_str().unwrap_or_default(), number("a"), number("b"))
        })
        .collect();
    assert_eq!(pairs, ["new 4-3", "updated 3-9", "absent 3-9"]);
}

/// What very many tell of is put together for people, says so, and is all there where it is asked for.
#[test]
fn what_very_many_tell_of() {
    let place = place();
    let line = |number: u32| {
        let toll = 20 + number % 9;
        format!(
            "{{\"id\":\"a{number}\",\"outlet\":\"Outlet {number}\",\"date\":\"2025-04-18\",\"text\":\"Floods killed {toll} people in Sumy on Thursday.\"}}\n"
        )
    };
    place.write("in/all.ndjson", &(0..130).map(line).collect::<String>());
    let (_, out, _) = place.track();
    assert!(out.contains("articles have more news than is listed above: --all lists it"), "{out}");
    assert!(out.lines().count() < 1000, "{}", out.lines().count());
    let (code, out, _) = place.run(&["review", "--ledger", "out", "--list"]);
    assert!(code == 1 && out.matches("CONTRADICTS").count() == 200 && out.contains(" more: --all lists"), "{out}");
    let shared = ["timeline", "--ledger", "out", "--rules", "few.gainsay", "--kind", "toll"];
    let (code, out, _) = place.run(&shared);
    assert!(code == 1 && out.lines().count() < 40, "{out}");
    for said in [
        "130 reports of 130 outlets",
        "15 reports",
        " and 14 others",
        "CONTRADICTS  such as",
        "this is a summary: --all",
    ] {
        assert!(out.contains(said), "{said}: {out}");
    }
    let (code, out, _) = place.run(&[&shared[..], &["--all"]].concat());
    assert!(code == 1 && out.matches("“Floods killed").count() == 130 && !out.contains("summary"), "{out}");
    assert!(out.lines().count() > 1000, "{}", out.lines().count());
    assert_eq!(timeline(&place, &["--kind", "toll"]).len(), 130);
}

/// The three editions of the footbridge story, and what another paper said, by the rules that ship.
#[test]
fn a_timeline_as_it_is_printed() {
    let folder = tempfile::tempdir().expect("a folder");
    let bridge = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/editions/bridge");
    let run = |arguments: &[&str]| {
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_gainsay"));
        let done = command.current_dir(folder.path()).args(arguments).output().expect("it runs");
        String::from_utf8(done.stdout).expect("text")
    };
    run(&["track", bridge, "--ledger", "out", "--rules", "builtin"]);
    let timeline = run(&["timeline", "--ledger", "out", "--rules", "builtin", "--kind", "casualties"]);
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("../../snapshots/editions");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!("timeline", timeline));
}

/// An article that is dated anew with the same text was right on another day then.
#[test]
fn the_same_text_under_another_date() {
    let place = place();
    let herald = |day: u32, clock: &str| {
        let front = format!("outlet: Herald\ndate: 2025-04-{day}{clock}");
        place.write("in/herald.md", &format!("---\n{front}\n---\n{}\n", killed(9)));
        place.track();
    };
    herald(18, "");
    edition(&place, "Courier", 1, 18, &killed(4));
    place.track();
    let arguments = ["timeline", "--ledger", "out", "--rules", "few.gainsay", "--kind", "toll"];
    let (code, out, _) = place.run(&arguments);
    assert!(code == 1 && out.contains("CONTRADICTS"), "{out}");
    herald(19, "");
    let (_, out, _) = place.run(&arguments);
    let lines: Vec<&str> =
        out.lines().filter(|line| line.contains("  CONTRADICTS") || line.contains(" SUPERSEDES")).collect();
    assert_eq!(lines.len(), 2, "{out}");
    assert!(out.contains("CONTRADICTS then"), "{out}");
    let rows =
        ["Herald 9 2025-04-18 2025-04-19 [1,1]", "Courier 4 2025-04-18 - [1,1]!", "Herald 9 2025-04-19 - [2,2]!"];
    let sorted = |mut rows: Vec<String>| {
        rows.sort();
        rows
    };
    let owned = |rows: &[&str]| sorted(rows.iter().map(|row| (*row).to_owned()).collect());
    assert_eq!(sorted(timeline(&place, &["--kind", "toll"])), owned(&rows));
    // A page that is dated anew all the time stays one report where no verdict tells its editions apart.
    for hour in 10..20 {
        herald(20, &format!("T{hour}:00Z"));
    }
    let rows =
        ["Herald 9 2025-04-18 2025-04-19 [1,1]", "Courier 4 2025-04-18 - [1,1]!", "Herald 9 2025-04-19 - [2,12]!"];
    assert_eq!(sorted(timeline(&place, &["--kind", "toll"])), owned(&rows));
    let (_, out, _) = place.run(&arguments);
    assert_eq!(out.matches("CONTRADICTS then").count(), 1, "{out}");
}
