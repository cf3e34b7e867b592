//! What is known is not read again, and nobody can tell: a ledger whose `.gainsay/known` is removed before every run comes out
//! the same, byte for byte, whatever changes in between.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use crate::place::{Place, RULES};

/// Numbers that are the same in every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % n
    }
}

fn line(dice: &mut Dice, number: usize) -> String {
    let (town, toll) = (["Sumy", "Lima", "Arica"][dice.below(3)], ["two", "4", "seven", "40"][dice.below(4)]);
    let day = 14 + dice.below(5);
    let text = match dice.below(6) {
        0 => "The harbour stayed open.".to_owned(),
        1 => format!("Floods killed {toll} people in {town} on Thursday. Floods killed 9 people in Lima."),
        _ => format!("Floods killed {toll} people in {town} on Thursday."),
    };
    let mut article =
        serde_json::json!({"outlet": format!("o{}", dice.below(3)), "date": format!("2025-04-{day}"), "text": text});
    match dice.below(14) {
        0 => return "{\"text\": 7}".to_owned(),
        1 => article["date"] = "soon".into(),
        // It is named after its line.
        2 => {}
        // Editions of one article.
        3 | 4 => article["id"] = format!("b{}.v{}", dice.below(3), 1 + dice.below(4)).into(),
        // One of which no outlet is known, and perhaps no date.
        5 => {
            article = serde_json::json!({"id": format!("c{}", dice.below(3)), "text": article["text"]});
        }
        6 => article["title"] = format!("Flood in {town}").into(),
        _ => article["id"] = format!("a{number}").into(),
    }
    article.to_string()
}

/// Two ledgers of the same articles.
struct Both {
    fast: Place,
    full: Place,
}

impl Both {
    fn new() -> Self {
        Self { fast: Place::new(), full: Place::new() }
    }

    fn each(&self, doing: impl Fn(&Place)) {
        doing(&self.fast);
        doing(&self.full);
    }

    fn write(&self, name: &str, text: &str) {
        self.each(|place| place.write(name, text));
    }

    fn files(place: &Place) -> BTreeMap<PathBuf, Vec<u8>> {
        let below = place.path("out/articles");
        let name = |path: &Path| path.strip_prefix(&below).expect("below").to_owned();
        place.files().into_iter().map(|(path, (bytes, _))| (name(&path), bytes)).collect()
    }

    /// Runs both; gives what was printed.
    #[track_caller]
    fn run(&self, arguments: &[&str], what: &str) -> (i32, String, String) {
        let _ = fs::remove_file(self.full.path("out/.gainsay/known"));
        let (fast, full) = (self.fast.run(arguments), self.full.run(arguments));
        assert_eq!(fast, full, "{what}");
        assert_eq!(Self::files(&self.fast), Self::files(&self.full), "{what}");
        let did = |place: &Place| fs::read_to_string(place.path("out/.gainsay/run")).unwrap_or_default();
        assert_eq!(did(&self.fast), did(&self.full), "{what}");
        fast
    }
}

const TRACK: [&str; 6] = ["track", "in", "--ledger", "out", "--rules", "few.gainsay"];

#[test]
fn nobody_can_tell() {
    let both = Both::new();
    let mut dice = Dice(11);
    let mut lines: Vec<String> = (0..36).map(|number| line(&mut dice, number)).collect();
    let mut again = 0;
    for step in 0..48 {
        both.write("in/all.ndjson", &lines.join("\n"));
        let mut arguments = TRACK.to_vec();
        match step % 5 {
            0 | 1 => arguments.extend(["--format", "json"]),
            2 => arguments.push("--all"),
            3 => arguments.extend(["--date", "2025-04-17"]),
            _ => {}
        }
        let (_, out, _) = both.run(&arguments, &format!("step {step}"));
        again += usize::from(out.is_empty());
        // What others do to the ledger in between.
        let files: Vec<PathBuf> = Both::files(&both.fast).into_keys().collect();
        let of = |place: &Place| place.path("out/articles").join(&files[(step * 7) % files.len()]);
        match dice.below(8) {
            0 => both.each(|place| fs::remove_file(of(place)).expect("removed")),
            1 => both.each(|place| {
                let text = fs::read_to_string(of(place)).expect("readable");
                fs::write(of(place), text.replace("contradicts", "tension").replace("Sumy", "Kobe")).expect("written");
            }),
            2 => {
                let text = fs::read_to_string(of(&both.fast)).expect("readable");
                if let Some(id) = text.split("findings:").nth(1).and_then(|rest| rest.split("id: \"").nth(1)) {
                    let id = id.split('"').next().expect("closed");
                    both.run(
                        &["review", "--ledger", "out", "--reject", id, "--why", "seen", "--by", "K"],
                        "a decision",
                    );
                }
            }
            3 if step % 2 == 0 => {
                let word = ["kill", "kill | flood"][dice.below(2)];
                both.write("few.gainsay", &RULES.replace("match kill {killed}", &format!("match ({word}) {{killed}}")));
            }
            4 => both.each(|place| drop(fs::remove_file(place.path("out/.gainsay/index.log")))),
            _ => {}
        }
        for _ in 0..dice.below(4) {
            let (at, other) = (dice.below(lines.len()), dice.below(lines.len()));
            match dice.below(6) {
                0..=2 => lines[at] = line(&mut dice, 100 + step),
                3 => lines.insert(at, line(&mut dice, at)),
                4 => drop(lines.remove(at)),
                _ => lines.swap(at, other),
            }
        }
    }
    let known = fs::metadata(both.fast.path("out/.gainsay/known")).expect("it is kept").len();
    assert!(known > 20 * 64, "{known} bytes: too little is known");
    assert!(again > 1, "{again} runs found all as it was");
}

/// Where an event has more articles and findings than are judged and kept, what is known is no more than what is settled.
#[test]
fn nobody_can_tell_in_a_great_event() {
    let both = Both::new();
    let mut lines: Vec<String> = (0..90)
        .map(|number| {
            let (toll, day) = (20 + number % 9, 14 + number % 4);
            format!("{{\"id\":\"a{number}\",\"date\":\"2025-04-{day}\",\"text\":\"Floods killed {toll} people in Sumy on 14 April.\"}}")
        })
        .collect();
    lines.extend((0..10).map(|number| {
        format!("{{\"id\":\"b{number}\",\"date\":\"2025-04-15\",\"text\":\"Floods killed 4 people in Lima on 1{number} March.\"}}")
    }));
    for step in 0..4 {
        both.write("in/all.ndjson", &lines.join("\n"));
        both.run(&TRACK, &format!("step {step}"));
        lines[step * 31] = lines[step * 31].replace("killed 2", "killed 5");
        lines.swap_remove(9 + step);
    }
}

/// Where more are near than are judged, what comes may be nearer than those that were.
#[test]
fn nobody_can_tell_where_very_many_are_near() {
    let both = Both::new();
    let mut dice = Dice(5);
    let mut line = |number: usize| {
        let (day, toll) = (12 + dice.below(12), if dice.below(40) == 0 { 7 } else { 4 });
        let also = if dice.below(3) == 0 { " Floods killed 2 people in Lima." } else { "" };
        format!(
            "{{\"id\":\"a{number}\",\"date\":\"2025-04-{day}\",\"text\":\"Floods killed {toll} people in Sumy.{also}\"}}"
        )
    };
    let mut lines: Vec<String> = (0..400).map(&mut line).collect();
    for step in 0..4 {
        both.write("in/all.ndjson", &lines.join("\n"));
        both.run(&TRACK, &format!("step {step}"));
        match step {
            0 => lines.extend((0..4).map(|more| line(500 + 10 * step + more))),
            1 => lines[77] = lines[77].replace("killed 4", "killed 40"),
            _ => lines[200] = "{\"id\":\"a200\",\"text\":\"The harbour stayed open.\"}".to_owned(),
        }
    }
    let known = fs::metadata(both.fast.path("out/.gainsay/known")).expect("it is kept").len();
    assert!(known > 200 * 64, "{known} bytes: too little is known");
}

/// An article that is known is not even read: its record may be one that cannot be.
#[test]
fn what_is_known_is_not_read() {
    let place = Place::new();
    for (name, killed) in [("courier", "4"), ("herald", "9"), ("post", "12")] {
        place.article(name, killed);
    }
    assert_eq!(place.track().0, 1);
    assert_eq!(place.track().0, 0);
    let (path, (bytes, time)) = place.files().into_iter().next().expect("there is one");
    // As long and as old as it was: who looks at no more than that cannot tell.
    fs::write(&path, vec![b'?'; bytes.len()]).expect("written");
    fs::File::options().append(true).open(&path).and_then(|file| file.set_modified(time)).expect("as it was");
    assert_eq!(place.track().0, 0, "nothing changed, and nothing is read");
    // Of other rules nothing is known.
    place.write("few.gainsay", &RULES.replace("(people | person)?", "people"));
    assert_eq!(place.track().0, 2);
}
