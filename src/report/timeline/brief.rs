//! An event that very many tell of, on a page: how many gave which value from when to when, and how many verdicts of each sort.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};

use super::super::human::{DIM, SLOT, style_of};
use super::super::{Human, safe};
use super::{Event, bar, count, is_reported, outlet, told, top};
use crate::claim::{Schema, SlotSpec};
use crate::reconcile::{Finding, words};

/// So many values of a slot are shown: those that most reports give.
const MOST_VALUES: usize = 24;

/// Reports that give one value.
struct Group {
    first: usize,
    last: usize,
    reports: usize,
    outlets: BTreeSet<String>,
    standing: usize,
}

impl Human {
    /// The summary of an event.
    pub(super) fn brief(self, out: &mut dyn Write, event: &Event, schema: &Schema) -> io::Result<()> {
        let outlets: BTreeSet<&str> = event.reported.iter().map(|one| outlet(&one.claim)).collect();
        let days = event.reported.iter().filter_map(|one| one.since).map(|since| since.day);
        let over = match (days.clone().min(), days.max()) {
            (Some(first), Some(last)) if first != last => format!(", {} to {}", words::day(first), words::day(last)),
            (Some(day), _) => format!(", {}", words::day(day)),
            _ => String::new(),
        };
        writeln!(
            out,
            "      {} reports of {} outlets{over}; the first to give a value is named",
            event.reported.len(),
            outlets.len()
        )?;
        for spec in schema.slots.iter().filter(|spec| is_reported(spec)) {
            self.values_in_brief(out, event, spec)?;
        }
        if !event.findings.is_empty() || !event.then.is_empty() {
            writeln!(out)?;
        }
        self.verdicts_in_brief(out, event, &event.findings, "")?;
        self.verdicts_in_brief(out, event, &event.then, " then")?;
        writeln!(out)
    }

    fn values_in_brief(self, out: &mut dyn Write, event: &Event, spec: &SlotSpec) -> io::Result<()> {
        let mut groups: BTreeMap<(String, String), Group> = BTreeMap::new();
        for told in told(event, spec) {
            let outlet = outlet(&event.reported[told.first].claim).to_owned();
            let new =
                || Group { first: told.first, last: told.first, reports: 0, outlets: BTreeSet::new(), standing: 0 };
            let group = groups.entry((told.value, told.said)).or_insert_with(new);
            group.last = told.first;
            group.reports += 1;
            group.outlets.insert(outlet);
            group.standing += usize::from(event.reported[told.last].stands);
        }
        if groups.is_empty() {
            return Ok(());
        }
        writeln!(out, "\n  {SLOT}{}{SLOT:#}", safe(&spec.name))?;
        let mut groups: Vec<((String, String), Group)> = groups.into_iter().collect();
        groups.sort_by_key(|(_, group)| std::cmp::Reverse(group.reports));
        let more = groups.len().saturating_sub(MOST_VALUES);
        groups.truncate(MOST_VALUES);
        let counted = |group: &Group| count(&event.reported[group.first].claim, &spec.name);
        // The lowest number first; what is no number as it was told first.
        groups.sort_by_key(|(_, group)| (counted(group).map(|count| (count.hard.low, count.hard.high)), group.first));
        let top = groups.iter().filter_map(|(_, group)| counted(group)).map(top).max().unwrap_or(0).max(1);
        for ((value, said), group) in &groups {
            let bar = counted(group).map(|count| format!("  {}", bar(count, top))).unwrap_or_default();
            let day = |at: usize| super::day(&event.reported[at]);
            let reports = if group.reports == 1 { "report " } else { "reports" };
            let first: String = safe(outlet(&event.reported[group.first].claim)).chars().take(24).collect();
            let others = match group.outlets.len() - 1 {
                0 => String::new(),
                1 => " and 1 other".to_owned(),
                more => format!(" and {more} others"),
            };
            let gone = match group.reports - group.standing {
                0 => String::new(),
                all if all == group.reports => ", no longer".to_owned(),
                some => format!(", {some} of them no longer"),
            };
            writeln!(
                out,
                "{:>6} {reports}  {DIM}{:10} – {:10}{DIM:#}{bar}  {}{said}  {DIM}{first}{others}{gone}{DIM:#}",
                group.reports,
                day(group.first),
                day(group.last),
                safe(value),
            )?;
        }
        if more > 0 {
            writeln!(out, "       {DIM}and {more} other values that fewer give{DIM:#}")?;
        }
        Ok(())
    }

    fn verdicts_in_brief(self, out: &mut dyn Write, event: &Event, all: &[Finding], then: &str) -> io::Result<()> {
        let mut groups: BTreeMap<_, (u64, &Finding)> = BTreeMap::new();
        for finding in all {
            let judgement = &finding.judgement;
            let key = (std::cmp::Reverse(finding.severity), judgement.verdict.name(), &judgement.slot);
            groups.entry(key).or_insert((0, finding)).0 += 1 + if then.is_empty() { finding.alike } else { 0 };
        }
        for ((_, verdict, _), (many, finding)) in groups {
            let style = style_of(finding.severity);
            let name = |at: usize| safe(outlet(&event.reported[at].claim)).into_owned();
            let verdict = verdict.to_uppercase();
            let reason = safe(&finding.judgement.reason);
            writeln!(
                out,
                "{many:>6} {style}{verdict}{then}{style:#}  such as {} – {}: {reason}  {DIM}[{}]{DIM:#}",
                name(finding.a),
                name(finding.b),
                finding.judgement.row.name(),
            )?;
        }
        Ok(())
    }
}
