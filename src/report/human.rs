//! Text for people: the sentence with its slots marked, aligned; plain where the output is no terminal.

use std::fmt::Write as _;
use std::io::{self, Write};

use anstyle::{AnsiColor, Style};

use super::safe;
use super::shape::{commitment, polarity};
use crate::claim::{Claim, Commitment, Filled, Polarity, Slot};
use crate::reconcile::{Finding, Severity, words};
use crate::span::Span;
use crate::value::Value;

/// Writes claims and findings for people. Styles are written always; the stream takes them off where nobody sees them.
#[derive(Clone, Copy, Debug, Default)]
pub struct Human;

pub(super) const DIM: Style = Style::new().dimmed();
pub(super) const NAME: Style = Style::new().bold();
pub(super) const SLOT: Style = AnsiColor::Cyan.on_default().bold();
pub(super) const GOOD: Style = AnsiColor::Green.on_default().bold();
const CUE: Style = AnsiColor::Yellow.on_default();

impl Human {
    /// One claim: where it stands, its sentence with the slots marked, its slots.
    pub fn claim(self, out: &mut dyn Write, claim: &Claim) -> io::Result<()> {
        let (rule, id) = (safe(&claim.rule), safe(claim.short_id()));
        writeln!(out, "{NAME}{rule}{NAME:#}  {} {DIM}#{id}{DIM:#}", self.origin(claim))?;
        writeln!(out, "  {}", self.sentence(claim))?;
        let width = claim.slots.iter().map(|slot| slot.name.chars().count()).max().unwrap_or(0).max(8);
        for slot in &claim.slots {
            writeln!(out, "    {DIM}{:width$}{DIM:#}  {}", slot.name, describe(slot, claim))?;
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
            let _ = write!(text, ", {}", words::day(moment.day));
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
pub(super) fn describe(slot: &Slot, claim: &Claim) -> String {
    let each = |filled: &Filled| {
        let words = safe(&filled.text);
        if let Value::Symbol(symbol) = &filled.value {
            return symbol.clone();
        }
        let read = words::read(&filled.value);
        let read = safe(&read);
        let mut text = words.to_string();
        if !read.is_empty() && read != words {
            let _ = write!(text, " {DIM}({read}){DIM:#}");
        }
        if filled.inherited {
            let near = claim.evidence.sentence.contains(filled.span);
            let from = if near { "stands elsewhere in the sentence" } else { "from another sentence" };
            let _ = write!(text, " {DIM}({from}){DIM:#}");
        }
        text
    };
    slot.values.iter().map(each).collect::<Vec<_>>().join(", ")
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
            let tokens = seen.tokens.iter().filter(|(span, _)| sentence.span.contains(*span));
            let tokens: Vec<_> = tokens.map(|(span, _)| safe(span.of(&article.text))).collect();
            writeln!(out, "       {DIM}tokens    {}{DIM:#}", tokens.join(" · "))?;
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
    let ty = match value {
        Value::Count(_) => "count",
        Value::Time(_) => "time",
        Value::Place(_) => "place",
        Value::Actor(_) => "actor",
        Value::Text(_) => "text",
        Value::Symbol(_) => "symbol",
        Value::Money { .. } => "money",
        Value::Percent(_) => "percent",
        Value::Duration(_) => "duration",
    };
    let read = match value {
        Value::Place(place) => {
            let nodes = place.nodes.iter().map(|node| format!("{} {}", node.name, node.id));
            nodes.collect::<Vec<_>>().join(" or ")
        }
        Value::Actor(actor) => {
            let principal = actor.principal.as_ref().map(|of| format!(" for {of}")).unwrap_or_default();
            format!("{} {}{principal}", actor.name, actor.id)
        }
        Value::Text(text) => text.norm.join(" "),
        value => words::read(value),
    };
    (ty, safe(&read).into_owned())
}

pub(super) const ERROR: Style = AnsiColor::Red.on_default().bold();
const WARNING: Style = AnsiColor::Yellow.on_default().bold();
pub(super) const NOTE: Style = AnsiColor::Blue.on_default().bold();

/// The colour of a verdict.
pub(super) fn style_of(severity: Severity) -> Style {
    match severity {
        Severity::Error => ERROR,
        Severity::Warning => WARNING,
        Severity::Note => NOTE,
        Severity::Quiet => DIM,
    }
}

impl Human {
    /// One finding: the verdict, the reason, both sentences.
    pub fn finding(self, out: &mut dyn Write, finding: &Finding, a: &Claim, b: &Claim) -> io::Result<()> {
        let judgement = &finding.judgement;
        let style = style_of(finding.severity);
        let verdict = judgement.verdict.name().to_uppercase();
        let row = judgement.row.name();
        writeln!(
            out,
            "{style}{verdict}{style:#} {NAME}{}{NAME:#}  {}  {DIM}[{row}]{DIM:#}",
            safe(&finding.kind),
            safe(&judgement.reason)
        )?;
        for claim in [a, b] {
            writeln!(out, "  {} {DIM}#{}{DIM:#}", self.origin(claim), safe(claim.short_id()))?;
            writeln!(out, "    {}", self.sentence(claim))?;
        }
        if finding.alike > 0 {
            let least = if finding.at_least { "at least " } else { "" };
            let slot = judgement.slot.as_deref().map(|slot| format!(" on {}", safe(slot))).unwrap_or_default();
            let (verdict, alike) = (judgement.verdict.name(), finding.alike);
            writeln!(out, "  {DIM}… and {least}{alike} more of this event: {verdict}{slot}{DIM:#}")?;
        }
        writeln!(out)
    }
}
