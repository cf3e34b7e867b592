//! What many rules cost that rarely match: a thousand and ten thousand made rules beside those that ship, over the same
//! text, in one run; and what it costs to compile them with their diagnostics. Text and rules are made here.

#![allow(missing_docs, reason = "criterion's macros write undocumented items")]
#![allow(clippy::print_stdout, reason = "the table is what this program is for")]

mod harness;
mod text;

use criterion::{Criterion, Throughput};
use gainsay::extract::Engine;
use gainsay::rule::{Loaded, RuleText, builtin_files, builtin_tables, load};
use gainsay::text::Article;
use harness::{Dice, seconds};
use text::{ARTICLES, article};

/// So many rare words there are in the texts and the rules.
const WORDS: usize = 6_000;

/// A word that no rule which ships names.
fn word(number: usize) -> String {
    const SYLLABLES: &[&str] =
        &["ba", "do", "fen", "gri", "lor", "mu", "nat", "pe", "qua", "rim", "so", "tul", "ve", "xa", "zo"];
    let count = SYLLABLES.len();
    let of = |number: usize| SYLLABLES[number % count];
    format!("{}{}{}{}", of(number), of(number / count), of(number / count / count), of(number * 7 + 3))
}

/// An article with a rare word in every tenth place or so.
fn sprinkled(number: usize, dice: &mut Dice) -> Article {
    let plain = article(number, dice);
    let mut text = String::new();
    for piece in plain.text.split_inclusive(' ') {
        text.push_str(piece);
        if dice.below(10) == 0 {
            text.push_str(&word(dice.below(WORDS)));
            text.push(' ');
        }
    }
    Article::plain((*plain.info).clone(), text)
}

/// So many rules, each of two or three choices of a dozen rare words, with gaps and counts between.
fn rules(count: usize, dice: &mut Dice) -> RuleText {
    let mut file = String::new();
    for rule in 0..count {
        let mut choice = |most: usize| {
            let words: Vec<String> =
                (0..1 + dice.below(most)).map(|_| format!("\"{}\"", word(dice.below(WORDS)))).collect();
            format!("({})", words.join(" | "))
        };
        let (first, second, third) = (choice(12), choice(12), choice(6));
        let pattern = match rule % 3 {
            0 => format!("{first} ..3 {second}"),
            1 => format!("{{n}} ..2 {first} ..2 {second} {third}?"),
            _ => format!("{first} {third}? ..4 {second} ..2 {{n}}"),
        };
        file.push_str(&format!("claim made{rule} \"made\" {{\n  n : count?\n  rule r {{ match {pattern} }}\n}}\n"));
    }
    RuleText::new("made.gainsay", &file)
}

/// The same shared lexicons and cues as the rules that ship, and these rules.
fn loaded(count: usize) -> Loaded {
    let mut files: Vec<RuleText> =
        builtin_files().into_iter().filter(|text| count == 0 || text.path.starts_with("std/")).collect();
    if count > 0 {
        files.push(rules(count, &mut Dice(count as u64)));
    }
    load(&files, &builtin_tables())
}

fn engine(count: usize) -> Engine {
    let loaded = loaded(count);
    let roster = loaded.roster();
    Engine::new(loaded.rules, roster)
}

fn main() {
    let mut dice = Dice(7);
    let articles: Vec<Article> = (0..ARTICLES).map(|number| sprinkled(number, &mut dice)).collect();
    let bytes: u64 = articles.iter().map(|article| article.text.len() as u64).sum();
    let engines = [("shipped", engine(0)), ("1,000", engine(1_000)), ("10,000", engine(10_000))];
    let run = |engine: &Engine| articles.iter().map(|article| engine.extract(article).len()).sum::<usize>();
    let mut criterion = Criterion::default().configure_from_args();
    let mut group = criterion.benchmark_group("rules");
    group.throughput(Throughput::Bytes(bytes)).sample_size(10);
    for (name, engine) in &engines {
        group.bench_function(*name, |bench| bench.iter(|| run(engine)));
    }
    group.bench_function("compile 1,000", |bench| bench.iter(|| loaded(1_000).diagnostics.len()));
    group.finish();
    criterion.final_summary();
    // `cargo test --benches` only asks whether it runs.
    if std::env::args().any(|argument| argument == "--bench") {
        let [shipped, ..] = seconds(7, || run(&engines[0].1));
        for (name, engine) in &engines {
            let [least, middle, worst] = seconds(7, || run(engine));
            let (claims, speed) = (run(engine), bytes as f64 / 1e6 / least);
            let ratios = [middle, least, worst].map(|time| time / shipped);
            println!(
                "{name} rules: {speed:.1} MB/s, {claims} claims, {:.2} x shipped (runs: {:.2} to {:.2})",
                ratios[0], ratios[1], ratios[2]
            );
        }
        let [std, ..] = seconds(7, || loaded(1).diagnostics.len());
        let [least, _, worst] = seconds(7, || loaded(1_000).diagnostics.len());
        println!(
            "compile 1,000 rules with diagnostics: {:.0} ms (to {:.0})",
            (least - std).max(0.0) * 1e3,
            (worst - std).max(0.0) * 1e3
        );
    }
}
