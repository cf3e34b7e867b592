//! `gainsay timeline`: what was reported of one event, by whom and when, and how the reports stand to each other.

use std::collections::{BTreeSet, HashMap};
use std::io;
use std::path::PathBuf;
use std::sync::Arc;

use clap::Args;
use rayon::prelude::*;

use super::articles::{Articles, Care};
use super::exit::Exit;
use super::options::{ArticleOptions, Format, RuleOptions, RunOptions, is_quiet};
use super::output::Output;
use super::rules;
use super::track::report;
use crate::align::CROWD;
use crate::claim::{Claim, Schema};
use crate::ledger::{Ledger, Record, Reported, words};
use crate::reconcile::{Finding, Severity, Verdict, reconcile, reconcile_with, survey};
use crate::report::{Event, Human, LostShape, ReportedShape, VerdictShape, safe};
use crate::text::ArticleInfo;

#[derive(Debug, Args)]
#[command(after_help = "Name the event by a claim or finding (--id), or choose claims (--kind, --words). \
    With --ledger it shows what was said in all editions, and for how long.\n\n\
    Exit status: 0 no contradiction in it, 1 there is one, 2 bad usage or input, or no such event")]
pub(super) struct Timeline {
    /// Files, folders (all articles below, sorted), or `-`
    #[arg(value_name = "ARTICLES", required_unless_present = "ledger", conflicts_with = "ledger")]
    paths: Vec<PathBuf>,
    /// Look into this ledger in place of ARTICLES
    #[arg(long, value_name = "DIR")]
    ledger: Option<PathBuf>,
    /// A claim of the event, or a finding of the ledger: its id or how that begins
    #[arg(long, value_name = "ID")]
    id: Option<String>,
    /// Claims of this kind
    #[arg(long, value_name = "KIND")]
    kind: Option<String>,
    /// Claims whose sentence has words that begin like all of these
    #[arg(long, value_name = "WORDS")]
    words: Option<String>,
    /// List every report and every verdict, however many there are
    #[arg(long)]
    all: bool,
    #[command(flatten)]
    rules: RuleOptions,
    /// How to print
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,
    #[command(flatten)]
    run: RunOptions,
}

impl Timeline {
    pub fn run(self) -> io::Result<Exit> {
        self.run.apply();
        if self.id.is_none() && self.kind.is_none() && self.words.is_none() {
            anstream::eprintln!(
                "error: expected which event: --id of a claim or finding, --kind of claims, or --words of their sentences"
            );
            return Ok(Exit::Bad);
        }
        let Some(engine) = rules::engine(&self.rules)? else { return Ok(Exit::Bad) };
        let schemas = &engine.rules().schemas;
        if let Some(kind) = &self.kind
            && !rules::knows_kinds("--kind", [kind.as_str()], schemas)
        {
            return Ok(Exit::Bad);
        }
        let (mut exit, chosen) = match &self.ledger {
            Some(folder) => self.of_ledger(&mut Ledger::read(folder, schemas)?, schemas)?,
            None => {
                let options = ArticleOptions { paths: self.paths.clone(), text: None, date: None, input: None };
                let mut claims = Vec::new();
                let exit = Articles::each(&options, self.run, Care::Any, |batch| {
                    let found: Vec<Vec<Claim>> = batch.par_iter().map(|article| engine.extract(article)).collect();
                    claims.extend(found.into_iter().flatten().map(Reported::now));
                    Ok(())
                })?;
                (exit, Chosen { reported: self.choose(self.id(), claims, schemas), lost: Vec::new() })
            }
        };
        if chosen.reported.is_empty() {
            anstream::eprintln!("error: {}", self.nothing());
            return Ok(Exit::Bad);
        }
        let mut output = Output::new(self.format);
        let mut shortened = false;
        for schema in schemas {
            let of_kind = |one: &&Reported| *one.claim.kind == *schema.kind;
            let event = judge(chosen.reported.iter().filter(of_kind).cloned().collect(), schemas, self.all);
            if event.reported.is_empty() {
                continue;
            }
            let contradicts = |finding: &Finding| finding.judgement.verdict == Verdict::Contradicts;
            if event.findings.iter().any(contradicts) {
                exit = exit.or(Exit::Found);
            }
            shortened |= self.print(&mut output, &event, schema)?;
        }
        self.print_lost(&mut output, &chosen.lost)?;
        if let (true, Some(stream)) = (shortened, output.human()) {
            writeln!(stream, "this is a summary: --all lists every report and every verdict")?;
        }
        output.finish()?;
        Ok(exit)
    }

    /// Why there is nothing to show.
    fn nothing(&self) -> String {
        let place = if self.ledger.is_some() { "the ledger" } else { "the articles" };
        match (self.id(), &self.kind, &self.words) {
            (Some(id), None, None) => format!("{place}: no claim or finding has an id that begins with `{}`", safe(id)),
            (None, Some(kind), None) => format!("{place}: no claim of kind `{}`", safe(kind)),
            (None, None, Some(words)) => {
                format!("{place}: no claim whose sentence has words that begin with `{}`", safe(words))
            }
            _ => format!("{place}: no claim is chosen by all of --id, --kind and --words that were given"),
        }
    }

    /// The index leads to the files that may hold what is asked for; only those are read.
    fn of_ledger(&self, ledger: &mut Ledger, schemas: &[Schema]) -> io::Result<(Exit, Chosen)> {
        let (id, records) = match self.id() {
            None => {
                let words: Vec<String> = words(self.words.as_deref().unwrap_or_default()).collect();
                let files = match (ledger.index().with_words(&words)?, &self.kind) {
                    (Some(files), _) => files,
                    (None, Some(kind)) => ledger.index().of_kind(kind)?,
                    (None, None) => ledger.index().all(),
                };
                (None, ledger.records(files))
            }
            Some(id) => {
                let files = ledger.index().with_id(id)?;
                let mut records = ledger.records(files);
                let mut findings = records.iter().flat_map(|(_, record)| &record.findings);
                let kept = findings.find(|kept| kept.id.starts_with(id)).cloned();
                let id = kept.as_ref().map_or(id, |kept| &kept.a.claim).to_owned();
                records.extend(kept.into_iter().flat_map(|kept| ledger.records(vec![kept.a.file])));
                let all = records.iter().flat_map(|(file, record)| record.reported(file));
                let seeds: Vec<Claim> =
                    all.map(|one| one.claim).filter(|claim| !id.is_empty() && claim.id.starts_with(&id)).collect();
                (Some(id), ledger.near(&seeds)?)
            }
        };
        let exit = report(&ledger.problems);
        let all = records.iter().flat_map(|(file, record)| record.reported(file)).collect();
        let reported = self.choose(id.as_deref(), all, schemas);
        let shown: BTreeSet<&str> = reported.iter().map(|one| one.file.as_str()).collect();
        let is_lost = |record: &Record| Some((record.info(), record.known_from.filter(|from| *from > 1)?));
        let lost = records.iter().filter(|(file, _)| shown.contains(file.as_str()));
        let lost = lost.filter_map(|(_, record)| is_lost(record)).collect();
        Ok((exit, Chosen { reported, lost }))
    }

    /// The id as it is printed, or without its `#`.
    fn id(&self) -> Option<&str> {
        self.id.as_deref().map(|id| id.trim_start_matches('#'))
    }

    /// What is asked for: by id the claim and all that are about its event, else by kind and words; of each claim everything that
    /// it said. Oldest first.
    fn choose(&self, id: Option<&str>, all: Vec<Reported>, schemas: &[Schema]) -> Vec<Reported> {
        let kind = |claim: &Claim| self.kind.as_deref().is_none_or(|kind| *claim.kind == *kind);
        let wanted: Vec<String> = words(self.words.as_deref().unwrap_or_default()).collect();
        let says = |claim: &Claim| {
            let said: Vec<String> = words(&claim.evidence.sentence_text).collect();
            wanted.iter().all(|word| said.iter().any(|said| said.starts_with(word)))
        };
        let claims: Vec<Claim> = all.iter().map(|one| one.claim.clone()).collect();
        let mut stays: Vec<bool> = claims.iter().map(|claim| kind(claim) && says(claim)).collect();
        if let Some(id) = id {
            let seed: Vec<bool> = claims.iter().map(|claim| !id.is_empty() && claim.id.starts_with(id)).collect();
            let mut about = seed.clone();
            if seed.contains(&true) {
                for Finding { a, b, judgement, .. } in reconcile_with(&claims, schemas, &seed) {
                    if judgement.verdict != Verdict::Unrelated {
                        (about[a], about[b]) = (true, true);
                    }
                }
            }
            stays.iter_mut().zip(about).for_each(|(stays, about)| *stays &= about);
        }
        let name = |one: &Reported| (one.file.clone(), one.claim.id.clone());
        let of_ledger = self.ledger.is_some();
        let chosen: BTreeSet<_> =
            all.iter().zip(&stays).filter(|(_, stays)| **stays).map(|(one, _)| name(one)).collect();
        let stays = all.iter().zip(stays).map(|(one, stays)| stays || (of_ledger && chosen.contains(&name(one))));
        let stays: Vec<bool> = stays.collect();
        let mut chosen: Vec<Reported> =
            all.into_iter().zip(stays).filter(|(_, stays)| *stays).map(|(one, _)| one).collect();
        // Stable: what was said on one day stays in its order.
        chosen.sort_by_key(Reported::order);
        chosen
    }

    /// Gives whether it was shortened.
    fn print(&self, output: &mut Output, event: &Event, schema: &Schema) -> io::Result<bool> {
        if let Some(stream) = output.human() {
            return Human.timeline(stream, event, schema, self.all);
        }
        let Event { reported, findings, then } = event;
        reported.iter().try_for_each(|one| output.object(&ReportedShape::new(one, schema)))?;
        for (finding, stands) in findings.iter().map(|one| (one, true)).chain(then.iter().map(|one| (one, false))) {
            let (a, b) = (&reported[finding.a].claim, &reported[finding.b].claim);
            output.object(&VerdictShape::new(finding, a, b, schema, stands))?;
        }
        Ok(false)
    }

    fn print_lost(&self, output: &mut Output, lost: &[(Arc<ArticleInfo>, u32)]) -> io::Result<()> {
        for (info, from) in lost {
            match output.human() {
                Some(stream) => Human.lost(stream, info, *from)?,
                None => output.object(&LostShape::new(info, *from))?,
            }
        }
        Ok(())
    }
}

/// What is shown.
struct Chosen {
    reported: Vec<Reported>,
    /// Articles of whose editions before that one it is not known what they said.
    lost: Vec<(Arc<ArticleInfo>, u32)>,
}

/// Judges what stands, and what stood side by side once: of an article only with others, and only where days tell that it did. Of
/// many reports the verdicts are counted, and those on what stands no longer left out, unless `all` are asked for.
fn judge(mut reported: Vec<Reported>, schemas: &[Schema], all: bool) -> Event {
    if !all && reported.len() > CROWD {
        reported = joined(reported, Vec::new(), Vec::new()).reported;
    }
    let at: Vec<usize> = (0..reported.len()).filter(|&at| reported[at].stands).collect();
    let standing: Vec<Claim> = at.iter().map(|&at| reported[at].claim.clone()).collect();
    let mut findings = if all { reconcile(&standing, schemas) } else { survey(&standing, schemas) };
    findings.retain(|finding| finding.judgement.verdict != Verdict::Unrelated);
    for finding in &mut findings {
        (finding.a, finding.b) = (at[finding.a], at[finding.b]);
    }
    let past: Vec<bool> = reported.iter().map(|one| !one.stands).collect();
    let mut then = Vec::new();
    if past.contains(&true) && (all || reported.len() <= CROWD) {
        let claims: Vec<Claim> = reported.iter().map(|one| one.claim.clone()).collect();
        then = reconcile_with(&claims, schemas, &past);
        then.retain(|finding| {
            let (a, b) = (&reported[finding.a], &reported[finding.b]);
            finding.severity != Severity::Quiet && a.file != b.file && a.stood_beside(b)
        });
        // What an article says under several dates gives one verdict once.
        let first = firsts(&reported);
        let gist = |finding: &Finding| {
            let (a, b) = (first[finding.a], first[finding.b]);
            (a.min(b), a.max(b), finding.judgement.verdict, finding.judgement.slot.clone())
        };
        let mut told: BTreeSet<_> = findings.iter().map(gist).collect();
        then.retain(|finding| told.insert(gist(finding)));
    } else if past.contains(&true) && !is_quiet() {
        anstream::eprintln!(
            "note: of {} reports the verdicts on what no longer stands are left out: --all lists them",
            reported.len()
        );
    }
    joined(reported, findings, then)
}

/// Of each report the one before it that says the same of the same claim, under another date.
fn befores(reported: &[Reported]) -> Vec<Option<usize>> {
    let name = |one: &Reported, edition: u32| (one.file.clone(), one.claim.id.clone(), edition);
    let ends: HashMap<_, usize> =
        reported.iter().enumerate().map(|(at, one)| (name(one, one.editions.1), at)).collect();
    let before = |one: &Reported| ends.get(&name(one, one.editions.0.checked_sub(1)?)).copied();
    reported.iter().map(|one| before(one).filter(|_| one.again)).collect()
}

/// Of each report the first that says the same of the same claim, under whatever date.
fn firsts(reported: &[Reported]) -> Vec<usize> {
    let befores = befores(reported);
    let mut order: Vec<usize> = (0..reported.len()).collect();
    order.sort_by_key(|&at| reported[at].editions.0);
    let mut first: Vec<usize> = (0..reported.len()).collect();
    for at in order {
        first[at] = befores[at].map_or(at, |before| first[before]);
    }
    first
}

/// With what was said again under another date as one report, where no verdict tells the two apart.
fn joined(mut reported: Vec<Reported>, mut findings: Vec<Finding>, mut then: Vec<Finding>) -> Event {
    let judged: BTreeSet<usize> = findings.iter().chain(&then).flat_map(|finding| [finding.a, finding.b]).collect();
    let befores = befores(&reported);
    let mut order: Vec<usize> = (0..reported.len()).filter(|&at| befores[at].is_some()).collect();
    order.sort_by_key(|&at| reported[at].editions.0);
    let mut stays = vec![true; reported.len()];
    for at in order {
        if let Some(before) = befores[at].filter(|before| !judged.contains(before)) {
            stays[before] = false;
            let (since, from, again) = (reported[before].since, reported[before].editions.0, reported[before].again);
            let one = &mut reported[at];
            (one.since, one.editions.0, one.again) = (since, from, again);
        }
    }
    let mut left: Vec<(usize, Reported)> = reported.into_iter().enumerate().filter(|(at, _)| stays[*at]).collect();
    // Stable: what was said on one day stays in its order.
    left.sort_by_key(|(_, one)| one.order());
    let place: HashMap<usize, usize> = left.iter().enumerate().map(|(new, (old, _))| (*old, new)).collect();
    for finding in findings.iter_mut().chain(&mut then) {
        (finding.a, finding.b) = (place[&finding.a], place[&finding.b]);
    }
    Event { reported: left.into_iter().map(|(_, one)| one).collect(), findings, then }
}
