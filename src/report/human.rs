//! Text for people: the sentence with its slots marked, aligned; plain where the output is no terminal.

use std::fmt::Write as _;
use std::io::{self, Write};

use anstyle::{AnsiColor, Style};

use super::safe;
use super::shape::{commitment, polarity};
use crate::claim::{Claim, Commitment, Filled, Polarity, Slot};
use crate::diff::Change;
use crate::reconcile::{Finding, Severity};
use crate::span::Span;
use crate::value::{Count, Time, Value, Window};

/// Writes claims and findings for people. Styles are written always; the stream takes them off where nobody sees them.
#[derive(Clone, Copy, Debug, Default)]
pub struct Human;

const DIM: Style = Style::new().dimmed();
const NAME: Style = Style::new().bold();
const SLOT: Style = AnsiColor::Cyan.on_default().bold();
const CUE: Style = AnsiColor::Yellow.on_default();

impl Human {
    /// One claim: where it stands, its sentence with the slots marked, its slots.
    pub fn claim(self, out: &mut dyn Write, claim: &Claim) -> io::Result<()> {
        writeln!(out, "{NAME}{}{NAME:#}  {}", safe(&claim.rule), self.origin(claim))?;
        writeln!(out, "  {}", self.sentence(claim))?;
        let width = claim.slots.iter().map(|slot| slot.name.chars().count()).max().unwrap_or(0).max(8);
        for slot in &claim.slots {
            writeln!(out, "    {DIM}{:width$}{DIM:#}  {}", slot.name, describe(slot))?;
        }
        let mut turned = Vec::new();
        if claim.polarity == Polarity::Negated {
            turned.push(polarity(claim.polarity).to_owned());
        }
        if claim.commitment != Commitment::Certain {
            turned.push(commitment(claim.commitment).to_owned());
        }
        if let Some(speaker) = &claim.speaker {
            turned.push(format!("according to {}", safe(&speaker.name)));
        }
        if !turned.is_empty() {
            writeln!(out, "    {DIM}{:width$}{DIM:#}  {CUE}{}{CUE:#}", "said as", turned.join(", "))?;
        }
        writeln!(out)
    }

    /// `The Courier, 18 April 2025 (courier.v1)`
    pub fn origin(self, claim: &Claim) -> String {
        let article = &claim.evidence.article;
        let mut text = String::new();
        let name = article.outlet.as_deref().unwrap_or(&article.id);
        let _ = write!(text, "{}", safe(name));
        if let Some(moment) = article.published {
            let _ = write!(text, ", {}", day(moment.day));
        }
        if article.outlet.is_some() {
            let _ = write!(text, " {DIM}({}){DIM:#}", safe(&article.id));
        }
        text
    }

    /// The sentence with its slots and cues marked.
    pub fn sentence(self, claim: &Claim) -> String {
        let evidence = &claim.evidence;
        let base = evidence.sentence;
        let mut marks: Vec<(Span, Style)> = evidence.cues.iter().map(|cue| (cue.span, CUE)).collect();
        for slot in &claim.slots {
            let filled =
                slot.values.iter().filter(|filled| !filled.inherited && !matches!(filled.value, Value::Symbol(_)));
            marks.extend(filled.map(|filled| (filled.span, SLOT)));
        }
        marks.retain(|(span, _)| base.contains(*span) && !span.is_empty());
        marks.sort_by_key(|(span, _)| *span);
        let mut text = String::from("“");
        let mut at = base.start;
        let piece = |from: u32, to: u32| {
            Span { start: from - base.start, end: to - base.start }.of(&evidence.sentence_text).to_owned()
        };
        for (span, style) in marks {
            if span.start < at {
                continue;
            }
            let _ =
                write!(text, "{}{style}{}{style:#}", safe(&piece(at, span.start)), safe(&piece(span.start, span.end)));
            at = span.end;
        }
        let _ = write!(text, "{}”", safe(&piece(at, base.end)));
        text
    }
}

/// The values of a slot: words, and what they were read as.
fn describe(slot: &Slot) -> String {
    let each = |filled: &Filled| {
        let words = safe(&filled.text);
        let read = match &filled.value {
            Value::Count(count) => number(count),
            Value::Time(time) => when(time),
            Value::Place(place) => place.nodes.first().map_or_else(String::new, |node| safe(&node.name).into_owned()),
            Value::Actor(actor) => safe(&actor.name).into_owned(),
            Value::Symbol(symbol) => return symbol.clone(),
            Value::Text(_) => String::new(),
            Value::Money { currency, amount } => format!("{} {currency}", number(amount)),
            Value::Percent(share) => share.hard.low.to_string(),
            Value::Duration(days) => format!("{} days", number(days)),
        };
        let mut text = words.to_string();
        if !read.is_empty() && read != words {
            let _ = write!(text, " {DIM}({read}){DIM:#}");
        }
        if filled.inherited {
            let _ = write!(text, " {DIM}(from another sentence){DIM:#}");
        }
        text
    };
    slot.values.iter().map(each).collect::<Vec<_>>().join(", ")
}

/// `2`, `10 to 14`, `at least 12`
fn number(count: &Count) -> String {
    match (count.hard.low, count.hard.high) {
        (low, Some(high)) if low == high => low.to_string(),
        (low, Some(high)) => format!("{low} to {high}"),
        (low, None) => format!("at least {low}"),
    }
}

fn when(time: &Time) -> String {
    time.readings().map(|reading| window(&reading)).collect::<Vec<_>>().join(" or ")
}

fn window(window: &Window) -> String {
    match (window.from, window.to) {
        (Some(from), Some(to)) if from == to => day(from),
        (Some(from), Some(to)) => format!("{} to {}", day(from), day(to)),
        (Some(from), None) => format!("from {}", day(from)),
        (None, Some(to)) => format!("until {}", day(to)),
        (None, None) => String::new(),
    }
}

/// `18 April 2025`
pub(super) fn day(date: jiff::civil::Date) -> String {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let month = MONTHS.get(usize::from(date.month().unsigned_abs()).wrapping_sub(1)).unwrap_or(&"");
    format!("{} {month} {}", date.day(), date.year())
}

impl Human {
    /// What the engine sees, sentence by sentence.
    pub fn annotation(
        self,
        out: &mut dyn Write,
        article: &crate::text::Article,
        seen: &crate::extract::Annotation,
    ) -> io::Result<()> {
        writeln!(out, "{NAME}{}{NAME:#}", safe(&article.info.id))?;
        for (number, sentence) in seen.sentences.iter().enumerate() {
            let words = safe(sentence.span.of(&article.text)).into_owned();
            let role = format!("{:?}", sentence.role).to_lowercase();
            writeln!(out, "  {DIM}{number:>3} {role:8}{DIM:#}  {words}")?;
            for (span, value) in seen.values.iter().filter(|(span, _)| sentence.span.contains(*span)) {
                let (ty, read) = typed(value);
                writeln!(out, "       {SLOT}{ty:8}{SLOT:#}  {} {DIM}({read}){DIM:#}", safe(span.of(&article.text)))?;
            }
            for cue in seen.cues.iter().filter(|cue| sentence.span.contains(cue.span)) {
                writeln!(out, "       {CUE}cue{CUE:#}       {} {DIM}({}){DIM:#}", safe(&cue.text), safe(&cue.kind))?;
            }
            for (quote, speaker) in seen.quotes.iter().filter(|(quote, _)| sentence.span.overlaps(quote.span)) {
                let who = speaker
                    .as_ref()
                    .map_or_else(|| "nobody named".to_owned(), |speaker| safe(&speaker.name).into_owned());
                writeln!(
                    out,
                    "       {CUE}quote{CUE:#}     {} {DIM}({who}){DIM:#}",
                    safe(quote.span.of(&article.text))
                )?;
            }
        }
        writeln!(out)
    }
}

/// The type of a value and what it was read as.
fn typed(value: &Value) -> (&'static str, String) {
    match value {
        Value::Count(count) => ("count", number(count)),
        Value::Time(time) => ("time", when(time)),
        Value::Place(place) => {
            let nodes = place.nodes.iter().map(|node| format!("{} {}", safe(&node.name), node.id));
            ("place", nodes.collect::<Vec<_>>().join(" or "))
        }
        Value::Actor(actor) => {
            let principal = actor.principal.as_ref().map(|of| format!(" for {of}")).unwrap_or_default();
            ("actor", format!("{} {}{principal}", safe(&actor.name), safe(&actor.id)))
        }
        Value::Text(text) => ("text", text.norm.join(" ")),
        Value::Symbol(symbol) => ("symbol", symbol.clone()),
        Value::Money { currency, amount } => ("money", format!("{} {currency}", number(amount))),
        Value::Percent(share) => ("percent", number(share)),
        Value::Duration(days) => ("duration", format!("{} days", number(days))),
    }
}

const ERROR: Style = AnsiColor::Red.on_default().bold();
const WARNING: Style = AnsiColor::Yellow.on_default().bold();
const NOTE: Style = AnsiColor::Blue.on_default().bold();

impl Human {
    /// One finding: the verdict, the reason, both sentences.
    pub fn finding(self, out: &mut dyn Write, finding: &Finding, a: &Claim, b: &Claim) -> io::Result<()> {
        let judgement = &finding.judgement;
        let style = match finding.severity {
            Severity::Error => ERROR,
            Severity::Warning => WARNING,
            Severity::Note => NOTE,
            Severity::Quiet => DIM,
        };
        let verdict = judgement.verdict.name().to_uppercase();
        let row = judgement.row.name();
        writeln!(
            out,
            "{style}{verdict}{style:#} {NAME}{}{NAME:#}  {}  {DIM}[{row}]{DIM:#}",
            safe(&finding.kind),
            safe(&judgement.reason)
        )?;
        for claim in [a, b] {
            writeln!(out, "  {}", self.origin(claim))?;
            writeln!(out, "    {}", self.sentence(claim))?;
        }
        writeln!(out)
    }

    /// One change: what sort, both sentences.
    pub fn change(
        self,
        out: &mut dyn Write,
        change: &Change,
        old: Option<&Claim>,
        new: Option<&Claim>,
    ) -> io::Result<()> {
        let style = if change.silent { ERROR } else { NOTE };
        let name = change.change.name().to_uppercase();
        let slot = change.slot.as_deref().map(|slot| format!(" {slot}")).unwrap_or_default();
        let silent = if change.silent { "  silently" } else { "" };
        writeln!(out, "{style}{name}{style:#} {NAME}{}{NAME:#}{slot}{silent}", safe(&change.kind))?;
        for (mark, claim) in [("-", old), ("+", new)] {
            if let Some(claim) = claim {
                writeln!(out, "  {DIM}{mark}{DIM:#} {}", self.sentence(claim))?;
            }
        }
        writeln!(out)
    }
}
