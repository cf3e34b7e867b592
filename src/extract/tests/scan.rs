//! The scan loses nothing: with it and without it an article has the same claims, whatever the text and the rules. Texts and
//! rules are drawn from one seed, so a failure is the same on every machine.

use crate::extract::Engine;
use crate::rule::{RuleText, builtin_files, builtin_tables, load};
use crate::text::{Article, ArticleInfo};
use crate::value::Moment;

/// Numbers that are the same in every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % n
    }

    fn of<'a>(&mut self, all: &[&'a str]) -> &'a str {
        all[self.below(all.len())]
    }
}

fn engine(files: &[RuleText]) -> Engine {
    let loaded = load(files, &builtin_tables());
    assert!(!loaded.has_errors(), "the rules of the test have errors: {:?}", loaded.diagnostics);
    let roster = loaded.roster();
    Engine::new(loaded.rules, roster)
}

/// Compares; gives how many claims there are.
fn compare(engine: &Engine, text: &str) -> usize {
    let published = Some(Moment::day(jiff::civil::date(2025, 6, 16)));
    let article = Article::plain(ArticleInfo { published, ..ArticleInfo::default() }, text);
    let (with, without) = (engine.extract(&article), engine.extract_unscanned(&article));
    assert_eq!(format!("{with:#?}"), format!("{without:#?}"), "{text}");
    with.len()
}

/// Between, before and behind words: whatever may end a sentence, open an aside, or be taken for a value.
#[rustfmt::skip]
const GLUE: &[&str] = &[
    ",", ".", ".", "?", ";", ":", "–", "—", "-", "(", ")", "[", "]", "“", "”", "'", "…", "!", "the", "and", "not", "n't", "who",
    "which", "said", "two", "12", "1,200", "3.5", "U.S.", "U.S", "p.m.", "Mr.", "No. 5", "Corp.", "e.g.", "Vostra", "Ida Orsk",
    "Kyiv", "Moscow and Kyiv", "on Monday", "last week", "she", "they", "of", "in", "Anglo-U.S.", "didn't", "Orsk's", "rebels'",
];

/// Words of the rules that are made here.
const WORDS: &[&str] = &["meet", "kill", "reject", "talks", "people", "of", "truce", "offer", "not", "agree", "late"];

/// A few sentences of the words above.
fn text(dice: &mut Dice) -> String {
    let mut text = String::new();
    for _ in 0..10 + dice.below(40) {
        let word = if dice.below(3) > 0 { dice.of(WORDS) } else { dice.of(GLUE) };
        // Marks touch the word before them, now and then also that behind them.
        let mark = !word.starts_with(char::is_alphanumeric) && dice.below(8) > 0;
        if !(mark || text.ends_with(['(', '[', '“']) || dice.below(30) == 0) {
            text.push(' ');
        }
        match dice.below(6) {
            0 => text.extend(word.chars().take(1).flat_map(char::to_uppercase).chain(word.chars().skip(1))),
            _ => text.push_str(word),
        }
        if dice.below(60) == 0 {
            text.push_str("\n\n");
        }
    }
    text
}

/// One part of a pattern; `slots`: those that are still free.
fn part(dice: &mut Dice, slots: &mut Vec<&'static str>, depth: usize) -> String {
    let word = dice.of(WORDS);
    match dice.below(if depth > 1 { 4 } else { 12 }) {
        0..=2 => word.to_owned(),
        3 => format!("\"{word}\""),
        4 => format!("({word} | {})", part(dice, &mut Vec::new(), depth + 1)),
        5 => format!("({word} {})?", part(dice, &mut Vec::new(), depth + 1)),
        6 => format!("{word}[0..2]"),
        7 => format!("not({word}) _"),
        8 => format!("any order({word}, {})", dice.of(&["late", "agree", "offer"])),
        9 => format!("not after({word}) {}", dice.of(WORDS)),
        _ if !slots.is_empty() => slots.remove(dice.below(slots.len())).to_owned(),
        _ => word.to_owned(),
    }
}

/// A rule file of a few patterns. Each has a word that it cannot do without, which `check` asks for.
fn rules(dice: &mut Dice) -> String {
    let mut file = "claim made \"made by the test\" {\n  who : actor?\n  to : actor*\n  many : count?\n  when : time?\n  what : text?\n".to_owned();
    for rule in 0..4 {
        file.push_str(&format!("  rule r{rule} {{\n"));
        for _ in 0..2 {
            let mut slots = vec!["{who}", "{to}", "{many}", "{when}", "{what: (not(\".\" | \"in\") _)[1..3]}"];
            let mut parts = vec![dice.of(&["kill", "reject", "talks", "truce"]).to_owned()];
            for _ in 0..1 + dice.below(3) {
                let at = dice.below(parts.len() + 1);
                parts.insert(at, part(dice, &mut slots, 0));
            }
            for at in (1..parts.len()).rev() {
                if dice.below(2) == 0 {
                    parts.insert(at, format!("..{}", 1 + dice.below(9)));
                }
            }
            file.push_str(&format!("    match {}\n", parts.join(" ")));
        }
        file.push_str("  }\n");
    }
    file + "}\n"
}

#[test]
fn made_rules_find_the_same_with_the_scan_and_without() {
    let mut dice = Dice(11);
    let shared: Vec<RuleText> = builtin_files().into_iter().filter(|text| text.path.starts_with("std/")).collect();
    let mut found = 0;
    for _ in 0..8 {
        let mut files = shared.clone();
        files.push(RuleText::new("made.gainsay", &rules(&mut dice)));
        let engine = engine(&files);
        found += (0..40).map(|_| compare(&engine, &text(&mut dice))).sum::<usize>();
    }
    assert!(found > 200, "only {found} claims: the texts do not try the scan");
}

/// The examples in the rule files that ship, cut up and put together again.
#[test]
fn shipped_rules_find_the_same_with_the_scan_and_without() {
    let mut dice = Dice(5);
    let files = builtin_files();
    let quoted = |file: &'_ RuleText| file.text.split('"').map(str::to_owned).collect::<Vec<_>>();
    let examples: Vec<String> =
        files.iter().flat_map(quoted).filter(|text| text.len() > 40 && !text.contains(['\n', '{'])).collect();
    assert!(examples.len() > 500, "the rules have {} examples", examples.len());
    let engine = engine(&files);
    let mut found = 0;
    for _ in 0..150 {
        let mut words: Vec<String> = Vec::new();
        for _ in 0..1 + dice.below(3) {
            words.extend(examples[dice.below(examples.len())].split(' ').map(str::to_owned));
        }
        for _ in 0..dice.below(4) {
            let at = dice.below(words.len());
            match dice.below(3) {
                0 => words[at] = dice.of(GLUE).to_owned(),
                1 => words.insert(at, dice.of(GLUE).to_owned()),
                _ => words[at].push_str(dice.of(&[".", ",", "?", " (p. 3)", " –"])),
            }
        }
        found += compare(&engine, &words.join(" "));
    }
    assert!(found > 75, "only {found} claims: the texts do not try the scan");
}

/// What is found in an edition does not depend on what was found in the one before it.
#[test]
fn an_edition_is_scanned_the_same_after_another() {
    let mut dice = Dice(23);
    let engine = engine(&builtin_files());
    let told = ["Rebels killed two people in Kyiv on Monday.", "Ida Orsk rejected the offer of a truce.", "It rained."];
    let mut found = 0;
    for _ in 0..60 {
        let block = |dice: &mut Dice| match dice.below(3) {
            0 => text(dice),
            _ => dice.of(&told).to_owned(),
        };
        let mut blocks: Vec<String> = (0..3 + dice.below(40)).map(|_| block(&mut dice)).collect();
        let read = |blocks: &[String]| Article::plain(ArticleInfo::default(), blocks.join("\n\n"));
        let old = read(&blocks);
        for _ in 0..dice.below(4) {
            let (at, other) = (dice.below(blocks.len()), dice.below(blocks.len()));
            match dice.below(5) {
                0 => blocks[at] = block(&mut dice),
                1 => blocks.insert(at, block(&mut dice)),
                2 => blocks.swap(at, other),
                3 => drop(blocks.drain(at.min(other)..at.max(other))),
                _ => blocks[at].push_str(" Two died."),
            }
        }
        let new = read(&blocks);
        let alone = engine.scan(&new, None);
        assert_eq!(engine.scan(&new, Some((&old, &engine.scan(&old, None)))), alone, "{}\n---\n{}", old.text, new.text);
        let claims = engine.extract_scanned(&new, &alone);
        assert_eq!(claims, engine.extract(&new));
        found += claims.len();
    }
    assert!(found > 60, "only {found} claims");
}
