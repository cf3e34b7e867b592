//! What became of articles, claims and findings in a ledger: for people, and as objects.

use std::io::{self, Write};

use serde::Serialize;

use super::editions::Told;
use super::human::{DIM, ERROR, GOOD, NAME, NOTE, style_of};
use super::{ArticleShape, ClaimShape, Human, safe};
use crate::claim::{Claim, Schema};
use crate::ledger::{Came, ClaimNews, Decision, Fate, FindingNews, Kept, Review, Side, State, Tracked};
use crate::reconcile::Severity;
use crate::text::ArticleInfo;

/// What became of an article, as it is printed.
#[derive(Clone, Debug, Serialize)]
pub struct TrackedShape {
    event: &'static str,
    article: ArticleShape,
    file: String,
    came: &'static str,
    edition: u32,
    #[serde(skip_serializing_if = "is_none")]
    left_out: usize,
    #[serde(skip_serializing_if = "is_none")]
    passed_over: usize,
}

fn is_none(number: &usize) -> bool {
    *number == 0
}

impl TrackedShape {
    /// The shape of a tracked article.
    pub fn new(info: &ArticleInfo, tracked: &Tracked) -> Self {
        let &Tracked { edition, left_out, passed_over, .. } = tracked;
        let (came, file) = (tracked.came.name(), tracked.file.clone());
        Self { event: "article", article: info.into(), file, came, edition, left_out, passed_over }
    }
}

/// What became of a claim, as it is printed.
#[derive(Clone, Debug, Serialize)]
pub struct ClaimNewsShape {
    event: &'static str,
    fate: &'static str,
    id: String,
    kind: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    change: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    slot: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    silent: Option<bool>,
    old: Option<ClaimShape>,
    new: Option<ClaimShape>,
}

impl ClaimNewsShape {
    /// The shape of what became of a claim; `None` where no rule knows its kind any more and it is not there either.
    pub fn new(news: &ClaimNews, schemas: &[Schema]) -> Option<Self> {
        let claim = news.new.as_ref().or(news.old.as_ref())?;
        let shape = |claim: &Claim| {
            let schema = schemas.iter().find(|schema| *schema.kind == *claim.kind);
            ClaimShape::new(claim, schema.unwrap_or(&Schema::default()))
        };
        Some(Self {
            event: "claim",
            fate: news.fate.name(),
            id: claim.id.clone(),
            kind: claim.kind.to_string(),
            change: news.change.as_ref().map(|change| change.change.name()),
            slot: news.change.as_ref().and_then(|change| change.slot.clone()),
            silent: news.change.as_ref().map(|change| change.silent),
            old: news.old.as_ref().map(shape),
            new: news.new.as_ref().map(shape),
        })
    }
}

/// What became of a finding, as it is printed: the finding as the ledger keeps it.
#[derive(Clone, Debug, Serialize)]
pub struct FindingNewsShape<'a> {
    event: &'static str,
    back: bool,
    voided: bool,
    #[serde(flatten)]
    finding: KeptFields<'a>,
    revived: bool,
}

impl<'a> FindingNewsShape<'a> {
    /// The shape of what became of a finding.
    pub fn new(news: &'a FindingNews) -> Self {
        let &FindingNews { back, voided, revived, .. } = news;
        Self { event: "finding", back, voided, revived, finding: KeptFields::new(&news.now) }
    }
}

/// So much of what became of one article is listed for people who do not ask for all.
pub const MOST_TOLD: usize = 16;

/// Whether both tell of a change from one sentence to another, and of the same two.
fn same_sentences(a: &ClaimNews, b: &ClaimNews) -> bool {
    let pair = |news: &ClaimNews| {
        let text = |claim: &Option<Claim>| claim.as_ref().map(|claim| claim.evidence.sentence_text.clone());
        (news.fate == Fate::Changed && news.change.is_some()).then(|| (text(&news.old), text(&news.new)))
    };
    pair(a).is_some() && pair(a) == pair(b)
}

/// What happened to an article of which the text is known.
fn again(tracked: &Tracked) -> &'static str {
    let is_new = |news: &FindingNews| news.old.is_none();
    match () {
        () if !tracked.claims.is_empty() => "the same text under other rules",
        () if tracked.findings.iter().all(is_new) => "the same text and claims; findings with others are new",
        () => "the same text and claims; what is found with others is not the same",
    }
}

impl Human {
    /// What became of an article: nothing where nothing did. Of more than a page the beginning, unless all is asked for; gives whether
    /// something was left out.
    pub fn tracked(self, out: &mut dyn Write, info: &ArticleInfo, tracked: &Tracked, all: bool) -> io::Result<bool> {
        let told: Vec<&ClaimNews> = tracked.claims.iter().filter(|news| news.fate != Fate::Reworded).collect();
        if told.is_empty() && tracked.findings.is_empty() {
            return Ok(false);
        }
        let most = if all { usize::MAX } else { MOST_TOLD };
        let outlet = info.outlet.as_deref().map(|outlet| format!("{}: ", safe(outlet))).unwrap_or_default();
        let came = match tracked.came {
            Came::First => "first seen".to_owned(),
            Came::Later => format!("edition {}", tracked.edition),
            Came::Again => again(tracked).to_owned(),
            Came::Earlier => "an earlier edition".to_owned(),
        };
        writeln!(out, "{NAME}{outlet}{}{NAME:#}  {DIM}{came}{DIM:#}", safe(&info.id))?;
        for (at, news) in told.iter().enumerate().take(most) {
            // Of one sentence all changes stand together above it.
            let goes_on = told.get(at + 1).is_some_and(|next| at + 1 < most && same_sentences(news, next));
            self.claim_news(out, news, tracked.came, goes_on)?;
        }
        let claims = told.len().saturating_sub(most);
        if claims > 0 {
            writeln!(out, "  {DIM}and {claims} more changes of claims{DIM:#}")?;
        }
        for news in tracked.findings.iter().take(most) {
            let state = match news {
                FindingNews { back: true, .. } => "back",
                news => news.now.state.name(),
            };
            self.kept(out, &news.now, state)?;
            if news.revived {
                writeln!(out, "      {NOTE}the decision holds again: what it rests on is back{NOTE:#}")?;
            }
        }
        let findings = tracked.findings.len().saturating_sub(most);
        if findings > 0 {
            writeln!(out, "  {DIM}and {findings} more findings{DIM:#}")?;
        }
        if tracked.left_out > 0 {
            let many = tracked.left_out;
            writeln!(out, "  {DIM}{many} more findings are not kept: the weightiest of one article are{DIM:#}")?;
        }
        if tracked.passed_over > 0 {
            let many = tracked.passed_over;
            writeln!(
                out,
                "  {DIM}{many} more articles have something in common with it; the nearest were compared{DIM:#}"
            )?;
        }
        writeln!(out)?;
        Ok(claims + findings > 0)
    }

    fn claim_news(self, out: &mut dyn Write, news: &ClaimNews, came: Came, goes_on: bool) -> io::Result<()> {
        let Some(claim) = news.new.as_ref().or(news.old.as_ref()) else { return Ok(()) };
        if let (Fate::Changed, Some(change)) = (news.fate, &news.change) {
            write!(out, "  ")?;
            let mut told = Told::new(change, (news.old.as_ref(), news.new.as_ref()));
            // Where the rules say something else, readers are due no note.
            told.told = told.told.filter(|_| came != Came::Again);
            self.change_head(out, &told, change.silent)?;
            return if goes_on { Ok(()) } else { self.both(out, (news.old.as_ref(), news.new.as_ref())) };
        }
        let (mark, style) = match news.fate {
            Fate::New | Fate::Back => ("+", GOOD),
            _ => ("-", ERROR),
        };
        let (fate, kind) = (news.fate.name(), safe(&claim.kind));
        writeln!(
            out,
            "  {style}{mark} {fate:7}{style:#} {NAME}{kind}{NAME:#} {DIM}#{}{DIM:#}",
            safe(claim.short_id())
        )?;
        writeln!(out, "      {}", self.sentence(claim))
    }

    /// A finding of the ledger: its state, verdict and reason, both sentences, what people said.
    pub fn kept(self, out: &mut dyn Write, kept: &Kept, state: &str) -> io::Result<()> {
        let style = style_of(Severity::of(&kept.severity).unwrap_or(Severity::Note));
        let verdict = safe(&kept.verdict).to_uppercase();
        let gone = kept.state == State::Absent;
        let style = if gone { DIM } else { style };
        writeln!(
            out,
            "  {NOTE}! {state:7}{NOTE:#} {style}{verdict}{style:#} {NAME}{}{NAME:#}  {}  {DIM}[{}] #{}{DIM:#}",
            safe(&kept.kind),
            safe(&kept.reason),
            safe(&kept.row),
            safe(kept.short_id())
        )?;
        for side in [&kept.a, &kept.b] {
            writeln!(out, "      {}: “{}”", safe(&side.source), safe(&side.sentence))?;
        }
        if let Some(review) = &kept.review {
            let by = review.by.as_deref().map(|by| format!(" by {}", safe(by))).unwrap_or_default();
            let (style, void) = match (&review.void, review.decision) {
                (Some(void), _) => (ERROR, format!("; no longer: {}", safe(void))),
                (None, Decision::Accepted) => (GOOD, String::new()),
                (None, Decision::Rejected) => (DIM, String::new()),
            };
            let decision = review.decision.name();
            writeln!(out, "      {style}{decision}{by}: {}{void}{style:#}", safe(&review.why))?;
        }
        for note in &kept.notes {
            writeln!(out, "      {DIM}note: {}{DIM:#}", safe(note))?;
        }
        Ok(())
    }
}

/// A finding of a ledger as it is printed.
#[derive(Clone, Debug, Serialize)]
pub struct KeptShape<'a> {
    #[serde(flatten)]
    finding: KeptFields<'a>,
    back: bool,
    waits: bool,
}

impl<'a> KeptShape<'a> {
    /// The shape of a finding that is kept.
    pub fn new(finding: &'a Kept) -> Self {
        let waits = finding.state != State::Absent && finding.decision().is_none();
        Self { finding: KeptFields::new(finding), back: finding.back, waits }
    }
}

/// What is printed of every finding of a ledger.
#[derive(Clone, Debug, Serialize)]
struct KeptFields<'a> {
    id: &'a str,
    state: &'static str,
    verdict: &'a str,
    row: &'a str,
    severity: &'a str,
    kind: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    slot: Option<&'a str>,
    reason: &'a str,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    flags: &'a [String],
    a: &'a Side,
    b: &'a Side,
    #[serde(skip_serializing_if = "Option::is_none")]
    review: Option<&'a Review>,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    notes: &'a [String],
}

impl<'a> KeptFields<'a> {
    fn new(kept: &'a Kept) -> Self {
        Self {
            id: &kept.id,
            state: kept.state.name(),
            verdict: &kept.verdict,
            row: &kept.row,
            severity: &kept.severity,
            kind: &kept.kind,
            slot: kept.slot.as_deref(),
            reason: &kept.reason,
            flags: &kept.flags,
            a: &kept.a,
            b: &kept.b,
            review: kept.review.as_ref(),
            notes: &kept.notes,
        }
    }
}
