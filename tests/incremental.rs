//! `reconcile --cache` over almost the same articles prints what a run without a cache prints, byte for byte, whatever changed.

use std::fs;

use assert_cmd::Command;

fn run(arguments: &[&str]) -> (Option<i32>, String, String) {
    let run = Command::new(env!("CARGO_BIN_EXE_gainsay")).args(arguments).output().expect("the binary runs");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8 comes out");
    (run.status.code(), text(run.stdout), text(run.stderr))
}

/// Numbers that are the same in every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % n
    }
}

const TOWNS: [&str; 4] = ["Kharkiv", "Arica", "Lima", "Kampala"];

/// One line: mostly an article on one of a few events.
fn line(dice: &mut Dice, number: usize) -> String {
    let (town, toll) = (TOWNS[dice.below(4)], ["two", "seven", "40", "no fewer than 12"][dice.below(4)]);
    let text = match dice.below(6) {
        0 => "The harbour stayed open.".to_owned(),
        1 => format!(
            "Ida Orsk denied that {toll} people had been killed in {town} on Thursday. She will meet Tomas Veil in {town} on Friday."
        ),
        2 => format!(
            "Ida Orsk will not meet Tomas Veil in {town}, she said. A flood in {town} injured {toll} people on Thursday."
        ),
        _ => format!("An explosion killed {toll} people in {town} on Thursday, the mayor said."),
    };
    let mut article = serde_json::json!({"outlet": format!("o{}", dice.below(5)), "date": "2025-04-18", "text": text});
    match dice.below(12) {
        0 => return "{\"text\": 7}".to_owned(),
        1 => article["date"] = "soon".into(),
        // It is named after its line.
        2 => {}
        3 => {
            article["id"] = format!("a{number}").into();
            article.as_object_mut().expect("an object").remove("date");
        }
        _ => article["id"] = format!("a{number}").into(),
    }
    article.to_string()
}

#[test]
fn a_run_after_changes_prints_what_a_cold_run_prints() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = |name: &str| folder.path().join(name).to_string_lossy().into_owned();
    let (file, cache) = (path("all.ndjson"), path("cache"));
    let mut dice = Dice(4);
    let mut lines: Vec<String> = (0..40).map(|number| line(&mut dice, number)).collect();
    let mut found = 0;
    for step in 0..16 {
        fs::write(&file, lines.join("\n")).expect("a file");
        let mut arguments = vec!["reconcile", "--rules", "builtin", &file];
        arguments.extend(match step % 4 {
            0 | 1 => vec!["--format", "json"],
            2 => vec!["--format", "human", "--all"],
            _ => vec!["--format", "ron", "--date", "2025-04-20"],
        });
        let cold = run(&arguments);
        arguments.extend(["--cache", &cache]);
        assert_eq!(run(&arguments), cold, "step {step}");
        found += cold.1.len();
        for _ in 0..dice.below(3) {
            let (at, other) = (dice.below(lines.len()), dice.below(lines.len()));
            match dice.below(6) {
                0 | 1 => lines[at] = line(&mut dice, 100 + step),
                2 => lines.insert(at, line(&mut dice, 200 + step)),
                3 => drop(lines.remove(at)),
                4 => lines.insert(at, lines[other].clone()),
                _ => lines.swap(at, other),
            }
        }
    }
    assert!(found > 30_000, "{found} bytes: the articles find too little");
}

/// Where a crowd is touched, its findings are counted anew.
#[test]
fn a_crowd_is_counted_anew() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = |name: &str| folder.path().join(name).to_string_lossy().into_owned();
    let (file, cache) = (path("all.ndjson"), path("cache"));
    let told = |n: usize, toll: &str, town: &str| {
        let text = format!("An explosion killed {toll} people in {town} on Thursday, the mayor said.");
        serde_json::json!({"id": format!("a{n}"), "outlet": format!("o{}", n % 5), "date": "2025-04-18", "text": text})
            .to_string()
    };
    let mut lines: Vec<String> =
        (0..540).map(|n| told(n, ["two", "seven", "40"][n % 3], if n < 520 { "Kharkiv" } else { "Lima" })).collect();
    let check = |lines: &[String]| {
        fs::write(&file, lines.join("\n")).expect("a file");
        let mut arguments = vec!["reconcile", "--rules", "builtin", "--format", "json", &file];
        let cold = run(&arguments);
        arguments.extend(["--cache", &cache]);
        assert_eq!(run(&arguments), cold);
    };
    check(&lines);
    // Beside the crowd, in it, and so many less that there is none.
    lines[530] = told(530, "nine", "Lima");
    check(&lines);
    lines[7] = told(7, "nine", "Kharkiv");
    check(&lines);
    lines.drain(100..120);
    check(&lines);
}
