//! An event over time: who reported which value when, as bars for people, and as objects.

mod brief;

use std::io::{self, Write};

use serde::Serialize;

use super::human::{DIM, NAME, SLOT, style_of};
use super::{ArticleShape, ClaimShape, FindingShape, Human, safe};
use crate::claim::{Claim, Commitment, Polarity, Schema, SlotSpec, SlotType};
use crate::ledger::Reported;
use crate::reconcile::{Finding, words};
use crate::text::ArticleInfo;
use crate::value::{Count, Moment, Value};

/// Columns of a bar.
const WIDTH: u64 = 32;
/// An event of more reports is summarised for people who do not ask for all.
const MOST_SHOWN: usize = 64;
/// So many verdicts are listed for people who do not ask for all.
const MOST_VERDICTS: usize = 128;

/// What was reported of an event, oldest first, and how the reports stand to each other.
#[derive(Clone, Debug)]
pub struct Event {
    /// All that was said.
    pub reported: Vec<Reported>,
    /// Verdicts on what stands, by places in `reported`.
    pub findings: Vec<Finding>,
    /// Verdicts on what stood side by side once and does no longer.
    pub then: Vec<Finding>,
}

/// A claim of an event, as it is printed.
#[derive(Clone, Debug, Serialize)]
pub struct ReportedShape {
    event: &'static str,
    stands: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    editions: Option<(u32, u32)>,
    #[serde(skip_serializing_if = "Option::is_none")]
    since: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    until: Option<String>,
    claim: ClaimShape,
}

/// A verdict on two claims of an event, as it is printed.
#[derive(Clone, Debug, Serialize)]
pub struct VerdictShape {
    event: &'static str,
    stands: bool,
    finding: FindingShape,
}

/// An article of which not all is known, as it is printed.
#[derive(Clone, Debug, Serialize)]
pub struct LostShape {
    event: &'static str,
    article: ArticleShape,
    known_from: u32,
}

impl ReportedShape {
    /// The shape of what a claim of this schema said.
    pub fn new(one: &Reported, schema: &Schema) -> Self {
        let day = |moment: Option<Moment>| moment.map(|moment| time(moment, "T", "Z"));
        Self {
            event: "reported",
            stands: one.stands,
            editions: Some(one.editions).filter(|(first, _)| *first > 0),
            since: day(one.since),
            until: day(one.until),
            claim: ClaimShape::new(&one.claim, schema),
        }
    }
}

impl VerdictShape {
    /// The shape of a finding on two claims of this schema; whether both stand.
    pub fn new(finding: &Finding, a: &Claim, b: &Claim, schema: &Schema, stands: bool) -> Self {
        Self { event: "verdict", stands, finding: FindingShape::new(finding, a, b, schema) }
    }
}

impl LostShape {
    /// The shape of an article of whose editions before `known_from` nobody knows what they said.
    pub fn new(info: &ArticleInfo, known_from: u32) -> Self {
        Self { event: "unknown", article: info.into(), known_from }
    }
}

impl Human {
    /// What was reported of one event, oldest first, slot by slot, and the verdicts between the reports. Of more than a page only a
    /// summary, unless all is asked for; gives whether it is one.
    pub fn timeline(self, out: &mut dyn Write, event: &Event, schema: &Schema, all: bool) -> io::Result<bool> {
        let title = if schema.title.is_empty() { &schema.kind } else { &schema.title };
        writeln!(out, "{NAME}{}{NAME:#}  {}", safe(&schema.kind), safe(title))?;
        if !all && event.reported.len() > MOST_SHOWN {
            self.brief(out, event, schema)?;
            return Ok(true);
        }
        for (number, one) in event.reported.iter().enumerate() {
            let claim = &one.claim;
            writeln!(out, "{:>4}  {} {DIM}#{}{DIM:#}", number + 1, self.origin(claim), safe(claim.short_id()))?;
            writeln!(out, "      {}", self.sentence(claim))?;
            if let Some(editions) = editions(one) {
                writeln!(out, "      {DIM}{editions}{DIM:#}")?;
            }
        }
        for spec in schema.slots.iter().filter(|spec| is_reported(spec)) {
            self.slot_over_time(out, event, spec)?;
        }
        if !event.findings.is_empty() || !event.then.is_empty() {
            writeln!(out)?;
        }
        let verdicts = event.findings.iter().map(|one| (one, true)).chain(event.then.iter().map(|one| (one, false)));
        let most = if all { usize::MAX } else { MOST_VERDICTS };
        for (finding, stands) in verdicts.clone().take(most) {
            verdict(out, finding, stands)?;
        }
        let more = verdicts.count().saturating_sub(most);
        if more > 0 {
            writeln!(out, "{DIM}      and {more} more verdicts{DIM:#}")?;
        }
        writeln!(out)?;
        Ok(more > 0)
    }

    /// That it is not known what the editions of an article before `known_from` said.
    pub fn lost(self, out: &mut dyn Write, info: &ArticleInfo, known_from: u32) -> io::Result<()> {
        let outlet = info.outlet.as_deref().map(|outlet| format!("{}: ", safe(outlet))).unwrap_or_default();
        let before = if known_from == 2 {
            "its first edition".to_owned()
        } else {
            format!("editions 1 to {}", known_from.saturating_sub(1))
        };
        writeln!(
            out,
            "{outlet}{}: of {before} it is not known what else it said: the ledger kept the last edition only",
            safe(&info.id)
        )
    }

    /// One slot: a line for each value that a claim gave for it, with the day since which it did.
    fn slot_over_time(self, out: &mut dyn Write, event: &Event, spec: &SlotSpec) -> io::Result<()> {
        let told = told(event, spec);
        if told.is_empty() {
            return Ok(());
        }
        writeln!(out, "\n  {SLOT}{}{SLOT:#}", safe(&spec.name))?;
        let counts = told.iter().filter_map(|told| count(&event.reported[told.first].claim, &spec.name));
        let top = counts.map(top).max().unwrap_or(0).max(1);
        // With the clock only where some were told more than a day's date.
        let clock = event.reported.iter().any(|one| one.since.is_some_and(|since| since.minute.is_some()));
        let width = if clock { 16 } else { 10 };
        for told in told {
            let one = &event.reported[told.first];
            let bar = count(&one.claim, &spec.name).map(|count| format!("  {}", bar(count, top))).unwrap_or_default();
            let outlet: String = safe(outlet(&one.claim)).chars().take(24).collect();
            let since = one.since.map_or_else(|| "no date".to_owned(), |since| time(since, " ", ""));
            writeln!(
                out,
                "{:>4}  {DIM}{since:width$}{DIM:#}  {outlet:24}{bar}  {}{}{}",
                told.first + 1,
                safe(&told.value),
                told.said,
                until(&event.reported[told.last]),
            )?;
        }
        Ok(())
    }
}

/// What was given for a slot, from one report to another of the same claim that gives it still.
struct Told {
    first: usize,
    last: usize,
    value: String,
    said: String,
}

/// What claims gave for this slot. What a claim gave again while it changed elsewhere stands once.
fn told(event: &Event, spec: &SlotSpec) -> Vec<Told> {
    let mut all: Vec<Told> = Vec::new();
    let mut last: std::collections::HashMap<(&str, &str), usize> = std::collections::HashMap::new();
    for (at, one) in event.reported.iter().enumerate() {
        let key = (one.file.as_str(), one.claim.id.as_str());
        let Some(slot) = one.claim.slot(&spec.name) else {
            last.remove(&key);
            continue;
        };
        let (value, said) = (words::slot(slot), said(&one.claim));
        let goes_on = last.get(&key).copied().filter(|&known| {
            let known: &Told = &all[known];
            !one.file.is_empty()
                && event.reported[known.last].editions.1.saturating_add(1) == one.editions.0
                && (&known.value, &known.said) == (&value, &said)
        });
        match goes_on {
            Some(known) => all[known].last = at,
            None => {
                last.insert(key, all.len());
                all.push(Told { first: at, last: at, value, said });
            }
        }
    }
    all
}

/// Keys say which event it is; a value is what is reported of it.
fn is_reported(spec: &SlotSpec) -> bool {
    let names_event = spec.key.is_some() && spec.is_joint();
    !names_event && spec.ty != SlotType::Text
}

fn verdict(out: &mut dyn Write, finding: &Finding, stands: bool) -> io::Result<()> {
    let style = if stands { style_of(finding.severity) } else { DIM };
    let verdict = finding.judgement.verdict.name().to_uppercase();
    let (reason, row) = (safe(&finding.judgement.reason), finding.judgement.row.name());
    let then = if stands { "" } else { " then" };
    writeln!(
        out,
        "{:>4} – {}  {style}{verdict}{then}{style:#}  {reason}  {DIM}[{row}]{DIM:#}",
        finding.a + 1,
        finding.b + 1
    )?;
    if stands && finding.alike > 0 {
        writeln!(out, "      {DIM}and {} more like it{DIM:#}", finding.alike)?;
    }
    Ok(())
}

fn outlet(claim: &Claim) -> &str {
    let article = &claim.evidence.article;
    article.outlet.as_deref().unwrap_or(&article.id)
}

fn day(one: &Reported) -> String {
    one.since.map(|since| since.day.to_string()).unwrap_or_else(|| "no date".to_owned())
}

/// The day, and the UTC minute where it is known: between these two.
fn time(moment: Moment, before: &str, after: &str) -> String {
    match moment.minute {
        Some(minute) => format!("{}{before}{:02}:{:02}{after}", moment.day, minute / 60, minute % 60),
        None => moment.day.to_string(),
    }
}

/// `  until 2025-04-20`, where it does not stand.
fn until(one: &Reported) -> String {
    match (one.stands, one.until) {
        (true, _) => String::new(),
        (false, Some(until)) => format!("  {DIM}until {}{DIM:#}", time(until, " ", "")),
        (false, None) => format!("  {DIM}until edition {}{DIM:#}", one.editions.1.saturating_add(1)),
    }
}

/// `editions 1–2, until 20 April 2025`; nothing for an article with one edition.
fn editions(one: &Reported) -> Option<String> {
    let until = match (one.stands, one.until) {
        (true, _) => String::new(),
        (false, Some(until)) => {
            let clock = until.minute.map(|minute| format!(" {:02}:{:02}", minute / 60, minute % 60));
            format!(", until {}{}", words::day(until.day), clock.unwrap_or_default())
        }
        (false, None) => ", and no longer".to_owned(),
    };
    match one.editions {
        (0, _) => None,
        (1, 1) if one.stands => None,
        (first, last) if first == last => Some(format!("edition {first}{until}")),
        (first, last) => Some(format!("editions {first}–{last}{until}")),
    }
}

/// How it is said, where that is not plainly and by the outlet.
fn said(claim: &Claim) -> String {
    let mut said = Vec::new();
    if claim.polarity == Polarity::Negated {
        said.push("denied".to_owned());
    }
    if claim.commitment != Commitment::Certain {
        said.push(super::shape::commitment(claim.commitment).to_owned());
    }
    if let Some(speaker) = &claim.speaker {
        said.push(format!("according to {}", safe(&speaker.name)));
    }
    if said.is_empty() { String::new() } else { format!("  ({})", said.join(", ")) }
}

fn count<'a>(claim: &'a Claim, slot: &str) -> Option<&'a Count> {
    claim.slot(slot)?.values.iter().find_map(|filled| match &filled.value {
        Value::Count(count) | Value::Percent(count) | Value::Duration(count) => Some(count),
        Value::Money { amount, .. } => Some(amount),
        _ => None,
    })
}

/// The highest number that a count needs room for.
fn top(count: &Count) -> u64 {
    count.soft.high.or(count.hard.high).unwrap_or_else(|| count.soft.low.saturating_mul(2)).max(count.hard.low)
}

/// `·` may be, `━` is expected, `▶` no end is told; from 0 to `top`.
fn bar(count: &Count, top: u64) -> String {
    let column = |n: u64| u128::from(n) * u128::from(WIDTH - 1) / u128::from(top.max(1));
    let inside = |at: u128, low: u64, high: Option<u64>| {
        column(low) <= at && high.is_none_or(|high| at <= column(high.max(low)))
    };
    let cell = |at: u128| match () {
        () if inside(at, count.soft.low, count.soft.high) => '━',
        () if inside(at, count.hard.low, count.hard.high) => '·',
        () => ' ',
    };
    let mut cells: String = (0..u128::from(WIDTH)).map(cell).collect();
    if count.hard.high.is_none() {
        cells.pop();
        cells.push('▶');
    }
    format!("│{cells}│")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::Range;

    #[test]
    fn bars() {
        let check = |hard: (u64, Option<u64>), soft: (u64, Option<u64>), top: u64, expected: &str| {
            let range = |(low, high)| Range { low, high };
            let drawn = bar(&Count { hard: range(hard), soft: range(soft) }, top);
            assert_eq!(drawn.trim_matches('│').trim_end(), expected);
            assert_eq!(drawn.chars().count() as u64, WIDTH + 2);
        };
        check((0, Some(0)), (0, Some(0)), 31, "━");
        check((2, Some(2)), (2, Some(2)), 31, "  ━");
        check((2, Some(6)), (3, Some(5)), 31, "  ·━━━·");
        check((12, None), (24, Some(28)), 31, "            ············━━━━━··▶");
        check((5, None), (5, None), 5, "                               ▶");
        check((0, None), (0, None), 0, "━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━▶");
        check((u64::MAX, None), (u64::MAX, None), u64::MAX, "                               ▶");
    }
}
