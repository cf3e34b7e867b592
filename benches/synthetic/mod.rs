//! Claims of many events, told by many articles: a key with many more reports than most, three claims in ten with another number, one in eight a
//! denial. Two contradict each other where they have one key, stand in two articles, and their intervals miss each other or one
//! denies what the other says. `benches/self_join.py` asks a database the same.

use std::fmt::Write as _;
use std::fs;
use std::hint::black_box;
use std::sync::Arc;

use gainsay::align::Gathered;
use gainsay::claim::{Claim, Commitment, Evidence, Extent, Filled, Polarity, Schema, Slot};
use gainsay::reconcile::{Overview, Verdict};
use gainsay::span::Span;
use gainsay::text::ArticleInfo;
use gainsay::value::{Count, Moment, Place, PlaceNode, Range, Time, Value, Window};
use jiff::ToSpan;
use jiff::civil::{Date, date};

use crate::harness::{Dice, cpu, memory};

/// No upper bound.
const OPEN: u64 = 1 << 30;

/// One claim as a row of a table.
struct Row {
    article: usize,
    key: usize,
    /// 0: a meeting held; 1: one called off; 2: people killed.
    kind: usize,
    denied: bool,
    low: u64,
    high: u64,
}

/// So many rows; a key has no more than `most`.
fn rows(many: usize, most: usize, mut each: impl FnMut(Row)) {
    let mut dice = Dice(42);
    let keys = (many / 8).max(8);
    // Zipf, 1.1.
    let mut sums = Vec::with_capacity(keys);
    let mut sum = 0.0;
    for rank in 1..=keys {
        sum += (rank as f64).powf(-1.1);
        sums.push(sum);
    }
    let mut told = vec![0_u32; keys];
    for _ in 0..many {
        let point = dice.below(1 << 30) as f64 / (1_u64 << 30) as f64 * sum;
        let key = sums.partition_point(|sum| *sum <= point).min(keys - 1);
        let overflow = told[key] as usize / most;
        told[key] += 1;
        let key = key + overflow * keys;
        let kind = (key.wrapping_mul(2_654_435_761) >> 7) % 3;
        let truth = (key.wrapping_mul(40_503) + 12_345) as u64 % 200 + 1;
        let number = if dice.below(10) < 3 { (truth + dice.below(61) as u64).saturating_sub(30).max(1) } else { truth };
        let (low, high) = match (kind, dice.below(3)) {
            (0 | 1, _) => (0, OPEN),
            (_, 0) => (number, number),
            (_, 1) => (number, OPEN),
            _ => (number * 9 / 10, number * 11 / 10 + 1),
        };
        let denied = kind != 2 && dice.below(100) < 12;
        each(Row { article: dice.below((many / 4).max(1)), key, kind, denied, low, high });
    }
}

/// The row as a claim: its event is a town and a day.
fn claim(row: &Row, article: Arc<ArticleInfo>, kinds: &[Arc<str>; 3]) -> Claim {
    let id = format!("geonames:{}", row.key);
    let path = vec!["world".to_owned(), format!("C{}", row.key % 190), id.clone()];
    let place = Place { nodes: vec![PlaceNode { id, name: "town".to_owned(), path }], known: true };
    let first: Date = date(2025, 1, 1);
    let day = first.saturating_add(((row.key % 300) as i64).days());
    let range = Range { low: row.low, high: (row.high < OPEN).then_some(row.high) };
    let what = match row.kind {
        0 => ("state", Value::Symbol("held".to_owned())),
        1 => ("state", Value::Symbol("cancelled".to_owned())),
        _ => ("killed", Value::Count(Count { hard: range, soft: range })),
    };
    let slots = [what, ("at", Value::Place(place)), ("when", Value::Time(Time::new(Window::day(day))))];
    let slot = |(name, value): (&str, Value)| Slot {
        name: name.to_owned(),
        values: vec![Filled { value, text: String::new(), span: Span::new(0, 1), inherited: false, of_people: false }],
    };
    Claim {
        id: String::new(),
        kind: kinds[row.kind].clone(),
        rule: kinds[row.kind].clone(),
        slots: slots.into_iter().map(slot).collect(),
        polarity: if row.denied { Polarity::Negated } else { Polarity::Affirmed },
        commitment: Commitment::Certain,
        speaker: None,
        asof: Some(Moment::day(day)),
        evidence: Evidence {
            article,
            story: Arc::default(),
            // One sentence an article: what one article says twice is no contradiction here.
            sentence_index: 0,
            sentence: Span::new(0, 1),
            sentence_text: Arc::default(),
            span: Span::new(0, 1),
            cues: Vec::new(),
            revises: false,
            extent: Extent::default(),
            cause: Default::default(),
        },
    }
}

/// Gathers so many claims and looks for conflicts; the fewest CPU seconds of a few runs, for the growth. Writes the rows and
/// the claims in conflict beside `table`, where it is given.
pub fn overview(many: usize, most: usize, schemas: &[Schema], table: Option<&str>) -> f64 {
    let kinds = ["meeting", "meeting", "casualties"].map(Arc::<str>::from);
    let info =
        |n: usize| ArticleInfo { id: format!("a{n}"), outlet: Some(format!("o{}", n % 97)), ..ArticleInfo::default() };
    let articles: Vec<Arc<ArticleInfo>> = (0..(many / 4).max(1)).map(|n| Arc::new(info(n))).collect();
    let (mut gathered, mut gathering, mut text) = (Gathered::default(), 0.0, String::new());
    let mut batch: Vec<Claim> = Vec::new();
    let mut gather = |batch: &mut Vec<Claim>, gathered: &mut Gathered| {
        let start = cpu();
        batch.iter().for_each(|claim| gathered.add(claim, schemas));
        gathering += cpu() - start;
        batch.clear();
    };
    let before = memory();
    let mut number = 0;
    rows(many, most, |row| {
        if table.is_some() {
            let Row { article, key, kind, denied, low, high } = row;
            let polarity = if denied { -1 } else { 1 };
            let _ = writeln!(text, "{number}\t{article}\t{key}\t{kind}\t{polarity}\t{low}\t{high}");
            number += 1;
        }
        batch.push(claim(&row, articles[row.article].clone(), &kinds));
        // No more than a cache holds: claims are gathered as they are found.
        if batch.len() == 256 {
            gather(&mut batch, &mut gathered);
        }
    });
    gather(&mut batch, &mut gathered);
    drop(batch);
    // What is kept of claims, beside the articles, whose names are no part of it.
    let bytes = (memory() - before - text.capacity() as f64).max(0.0) / many as f64;
    // The system counts CPU in ticks: what is over in less is done again and again.
    let (runs, again) = (if many > 2_000_000 { 3 } else { 7 }, (1_000_000 / many).max(1));
    let found = Overview::of(&gathered, schemas);
    let mut times: Vec<f64> = (0..runs)
        .map(|_| {
            let start = cpu();
            (0..again).for_each(|_| drop(black_box(Overview::of(&gathered, schemas))));
            (cpu() - start) / again as f64
        })
        .collect();
    times.sort_by(f64::total_cmp);
    let pairs: u64 =
        found.totals.iter().filter(|((verdict, ..), _)| *verdict == Verdict::Contradicts).map(|(_, n)| n).sum();
    let flagged = |claim: &usize| found.claims[*claim].is_some_and(|worst| worst.verdict == Verdict::Contradicts);
    let flagged: Vec<usize> = (0..many).filter(flagged).collect();
    println!(
        "overview of {many} claims, at most {most} a key: {:.4} s of CPU ({:.4}..{:.4}), gathering {gathering:.2} s, {bytes:.0} bytes a claim; \
         {pairs} contradictions, {} claims in one{}",
        times[runs / 2],
        times[0],
        times[runs - 1],
        flagged.len(),
        if found.complete { "" } else { ", at least" }
    );
    if let Some(table) = table {
        let lines: String = flagged.iter().map(|claim| format!("{claim}\n")).collect();
        let written = fs::write(table, text).and_then(|()| fs::write(format!("{table}.flagged"), lines));
        if let Err(error) = written {
            println!("{table}: {error}");
        }
    }
    times[0]
}
