//! What grows with the number of claims, rules and words: reconciling, compiling, comparing editions. Each beside a floor
//! in the same run: sorting the claims by their event, reading the rules' bytes, Myers' algorithm on the words. Everything is made
//! here; nothing outside the project is read.

#![allow(missing_docs, reason = "criterion's macros write undocumented items")]
#![allow(clippy::print_stdout, reason = "the table is what this program is for")]

mod harness;
mod synthetic;

use std::fmt::Write as _;
use std::hash::{DefaultHasher, Hasher};
use std::process::Command;
use std::sync::Arc;

use criterion::{BatchSize, Criterion, Throughput};
use gainsay::claim::{Claim, Commitment, Evidence, Extent, Filled, Polarity, Schema, Slot};
use gainsay::diff::{Edition, Step};
use gainsay::extract::Engine;
use gainsay::reconcile::{Finding, Verdict, survey_loud};
use gainsay::rule::{RuleText, builtin_files, builtin_tables, load, load_to_run};
use gainsay::span::Span;
use gainsay::text::{Article, ArticleInfo};
use gainsay::value::{Count, Moment, Place, PlaceNode, Range, Time, Value, Window};
use harness::{Dice, seconds};
use jiff::ToSpan;
use jiff::civil::{Date, date};

/// Claims about casualties, some eight an event but many of a few; no more than `most` an event.
fn claims(many: usize, most: usize) -> Vec<Claim> {
    let mut dice = Dice(42);
    let events = (many / 8).max(1);
    let mut told = vec![0_usize; events];
    let text: Arc<str> = "At least two people were killed.".into();
    let kind: Arc<str> = "casualties".into();
    let articles: Vec<Arc<ArticleInfo>> = (0..(many / 4).max(1)).map(|n| Arc::new(info(n))).collect();
    let mut all = Vec::with_capacity(many);
    for n in 0..many {
        // Zipf by halving: every second claim is of the first half of what is left.
        let mut range = events;
        while range > 1 && dice.below(5) < 2 {
            range = range.div_ceil(8);
        }
        let mut event = dice.below(range);
        while told[event] >= most {
            event = dice.below(events);
        }
        told[event] += 1;
        let truth = (event * 40_503 + 12_345) % 200 + 31;
        let number = if dice.below(10) < 3 { truth + dice.below(61) - 30 } else { truth } as u64;
        let count = match dice.below(3) {
            0 => Count::exactly(number),
            1 => Count { hard: Range::from(number), soft: Range::between(number, number * 3 / 2) },
            _ => Count {
                hard: Range::between(number * 8 / 10, number * 12 / 10),
                soft: Range::between(number * 9 / 10, number * 11 / 10),
            },
        };
        let day = first_day().saturating_add(((event % 300) as i64).days());
        let article = articles[dice.below(articles.len())].clone();
        let later = (dice.below(10) as i64).days();
        all.push(Claim {
            id: format!("{n:016x}"),
            kind: kind.clone(),
            rule: kind.clone(),
            slots: vec![
                filled("killed", Value::Count(count)),
                filled("at", Value::Place(place(event))),
                filled("when", Value::Time(Time::new(Window::day(day)))),
            ],
            polarity: Polarity::Affirmed,
            commitment: Commitment::Certain,
            speaker: None,
            asof: Some(Moment::day(day.saturating_add(later))),
            evidence: Evidence {
                article,
                story: Arc::default(),
                sentence_index: dice.below(30) as u32,
                sentence: Span::new(0, text.len()),
                sentence_text: text.clone(),
                span: Span::new(0, text.len()),
                cues: Vec::new(),
                revises: false,
                extent: Extent::default(),
                cause: Default::default(),
            },
        });
    }
    all
}

fn first_day() -> Date {
    date(2025, 1, 1)
}

fn info(n: usize) -> ArticleInfo {
    ArticleInfo { id: format!("a{n}"), outlet: Some(format!("o{}", n % 97)), ..ArticleInfo::default() }
}

fn filled(name: &str, value: Value) -> Slot {
    let filled = Filled { value, text: "two".to_owned(), span: Span::new(9, 12), inherited: false, of_people: false };
    Slot { name: name.to_owned(), values: vec![filled] }
}

/// A town of its own for every event.
fn place(event: usize) -> Place {
    let id = format!("geonames:{event}");
    let path = vec!["world".to_owned(), format!("C{}", event % 190), id.clone()];
    Place { nodes: vec![PlaceNode { id, name: "town".to_owned(), path }], known: true }
}

/// The floor: claims sorted by what identifies their event.
fn sorted(claims: &[Claim]) -> usize {
    let key = |claim: &Claim| {
        let mut hash = DefaultHasher::new();
        for slot in &claim.slots[1..] {
            for filled in &slot.values {
                match &filled.value {
                    Value::Place(place) => hash.write(place.nodes[0].id.as_bytes()),
                    Value::Time(time) => hash.write(format!("{:?}", time.window.from).as_bytes()),
                    _ => {}
                }
            }
        }
        hash.finish()
    };
    let mut keys: Vec<(u64, u32)> = claims.iter().zip(0_u32..).map(|(claim, at)| (key(claim), at)).collect();
    keys.sort_unstable();
    keys.len()
}

/// Rules of the usual shape with words of their own, a family to twenty of them.
fn rules(many: usize) -> String {
    let mut dice = Dice(3);
    let mut text = String::new();
    let mut word = || {
        let length = 2 + dice.below(2);
        let part = |dice: &mut Dice| {
            ["ba", "dro", "fel", "gim", "kor", "lun", "mer", "nis", "pol", "ras", "tev", "vor"][dice.below(12)]
        };
        (0..length).map(|_| part(&mut dice)).collect::<String>()
    };
    for n in 0..many {
        if n % 20 == 0 {
            let _ =
                write!(text, "claim kind_{} {{\n  killed : count?\n  at : place* key\n  when : time? key\n", n / 20);
        }
        let (a, b, c, d) = (word(), word(), word(), word());
        let _ = writeln!(text, "  rule r{n} {{");
        let _ = writeln!(text, "    match {{killed}} .. ({a} | {b}) ..4 ({c} | {d})");
        let _ = writeln!(text, "    match ({a} | {c}) \"of\" {{killed}} .. {b}");
        let _ = writeln!(text, "    also \"in\" {{at}}");
        let _ = writeln!(text, "    example \"Two {a}s {c}.\" => {{ killed: 2 }}\n    ignore \"{a}\"\n  }}");
        if n % 20 == 19 || n + 1 == many {
            text.push_str("}\n");
        }
    }
    text
}

/// Two editions of one article that differ in a few sentences.
fn editions(sentences: usize) -> [Article; 2] {
    let mut dice = Dice(11);
    let names = ["Ida Orsk", "Tomas Veil", "Lena Marsh", "Karl Ruiz"];
    let mut texts = [String::new(), String::new()];
    for n in 0..sentences {
        let (who, number) = (names[dice.below(4)], dice.below(90) + 2);
        for (at, text) in texts.iter_mut().enumerate() {
            let number = if n % 100 == 50 { number + at } else { number };
            let _ = write!(
                text,
                "{who} said that the road past house {n} had been closed for {number} days because of the rain. "
            );
            if n % 5 == 4 {
                text.push_str("\n\n");
            }
        }
    }
    texts.map(|text| Article::plain(info(1), text))
}

fn total(findings: &[Finding]) -> u64 {
    let found = findings.iter().filter(|finding| finding.judgement.verdict == Verdict::Contradicts);
    found.map(|finding| 1 + finding.alike).sum()
}

/// Conflicts among many claims without listing pairs: one line a size, and by which power the CPU time grows. Each size has a process of its own,
/// so that its memory can be told.
fn overviews(sizes: &[usize]) {
    for most in [50, 2000, 50_000] {
        let mut before: Option<(usize, f64)> = None;
        for &many in sizes {
            let mut own = Command::new(std::env::current_exe().expect("this program"));
            let run = own.env(ONE, format!("{many} {most}")).output().expect("it runs");
            let told = String::from_utf8_lossy(&run.stdout);
            let (line, least) = told.trim_end().rsplit_once('\n').expect("a line and the time");
            let least: f64 = least.parse().expect("seconds");
            let power = before.map(|(fewer, time)| (least / time).log2() / (many as f64 / fewer as f64).log2());
            println!("{line}{}", power.map_or_else(String::new, |power| format!("; exponent {power:.2}")));
            before = Some((many, least));
        }
    }
}

/// How many claims the process looks at, and how many a key has at most.
const ONE: &str = "GAINSAY_OVERVIEW";

/// The table, the short rows first.
fn table(schemas: &[Schema], engine: &Engine) {
    comparing(schemas, engine);
    compiling();
    reconciling(schemas);
}

/// One line a size, with the ratio to the floor in the same run, and by which power the time grows.
fn reconciling(schemas: &[Schema]) {
    for (name, most) in [("light, 50 a key", 50), ("hot, 50,000 a key", 50_000)] {
        let mut before: Option<(usize, f64)> = None;
        for many in [10_000, 50_000, 250_000] {
            let claims = claims(many, most);
            let [least, middle, worst] = seconds(3, || survey_loud(&claims, schemas).len());
            let [floor, ..] = seconds(3, || sorted(&claims));
            let power = before.map(|(n, time)| (least / time).log2() / (many as f64 / n as f64).log2());
            let power = power.map_or_else(String::new, |power| format!(", exponent {power:.2}"));
            before = Some((many, least));
            let contradictions = total(&survey_loud(&claims, schemas));
            println!(
                "reconcile {many} claims, {name}: {middle:.3} s ({least:.3}..{worst:.3}), {:.0} x sorting{power}, {contradictions} contradictions",
                least / floor
            );
        }
    }
}

fn compiling() {
    let text = rules(1000);
    let [least, middle, worst] = seconds(7, || load(&[RuleText::new("many.gainsay", &text)], &[]).diagnostics.len());
    println!(
        "compile 1000 rules with diagnostics ({} kB): {:.1} ms ({:.1}..{:.1})",
        text.len() / 1000,
        middle * 1e3,
        least * 1e3,
        worst * 1e3
    );
    let (files, tables) = (builtin_files(), builtin_tables());
    let [least, middle, worst] = seconds(9, || load_to_run(&files, &tables).rules.rules.len());
    println!("the rules that ship, ready: {:.1} ms ({:.1}..{:.1})", middle * 1e3, least * 1e3, worst * 1e3);
}

fn comparing(schemas: &[Schema], engine: &Engine) {
    let [old, new] = editions(20_000);
    let bytes = (old.text.len() + new.text.len()) as f64 / 1e6;
    let read = || Edition::chain(engine, vec![old.clone(), new.clone()], None);
    let compare = |editions: &[Edition]| Step::between(&editions[0], &editions[1], schemas).changes.len();
    let [whole, ..] = seconds(5, || compare(&read()));
    let editions = read();
    let [alone, ..] = seconds(5, || compare(&editions));
    let [floor, ..] = seconds(3, || similar::TextDiff::from_words(&*old.text, &*new.text).ops().len());
    println!(
        "diff {bytes:.1} MB of both texts: {:.0} MB/s reading and comparing, {:.0} MB/s comparing, {:.0} MB/s Myers on words",
        bytes / whole,
        bytes / alone,
        bytes / floor
    );
}

fn main() {
    let loaded = load(&builtin_files(), &builtin_tables());
    let schemas = loaded.rules.schemas.clone();
    if let Some((many, most)) = std::env::var(ONE).ok().and_then(|one| {
        let (many, most) = one.split_once(' ')?;
        Some((many.parse().ok()?, most.parse().ok()?))
    }) {
        let table = std::env::var("GAINSAY_TABLE").ok().map(|table| format!("{table}.{most}.{many}"));
        println!("{}", synthetic::overview(many, most, &schemas, table.as_deref()));
        return;
    }
    // Only this: how many claims, several by commas.
    if let Ok(sizes) = std::env::var("GAINSAY_CLAIMS") {
        let sizes: Vec<usize> = sizes.split(',').filter_map(|size| size.parse().ok()).collect();
        return overviews(&sizes);
    }
    let mut criterion = Criterion::default().configure_from_args().sample_size(10);
    let mut group = criterion.benchmark_group("scale");
    let some = claims(10_000, 50);
    group.throughput(Throughput::Elements(10_000));
    group.bench_function("reconcile 10,000 claims", |bench| bench.iter(|| survey_loud(&some, &schemas).len()));
    group.bench_function("sort 10,000 claims", |bench| bench.iter(|| sorted(&some)));
    let text = [RuleText::new("many.gainsay", &rules(100))];
    group.throughput(Throughput::Elements(100));
    group.bench_function("compile 100 rules", |bench| {
        bench.iter_batched(|| (), |()| load(&text, &[]).rules.rules.len(), BatchSize::PerIteration);
    });
    group.finish();
    criterion.final_summary();
    // `cargo test --benches` only asks whether it runs.
    if std::env::args().any(|argument| argument == "--bench") {
        let roster = loaded.roster();
        overviews(&[10_000, 100_000, 1_000_000]);
        table(&schemas, &Engine::new(loaded.rules, roster));
    }
}
