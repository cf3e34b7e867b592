//! `gainsay timeline`: what was reported of one event, by whom and when, and how the reports stand to each other.

use std::io;
use std::path::PathBuf;

use clap::Args;
use rayon::prelude::*;

use super::articles::Articles;
use super::exit::Exit;
use super::options::{ArticleOptions, Format, RuleOptions, RunOptions};
use super::output::Output;
use super::rules;
use super::track::report;
use crate::claim::{Claim, Schema};
use crate::ledger::{Ledger, Record, words};
use crate::reconcile::{Finding, Verdict, reconcile, reconcile_with};
use crate::report::{Human, ReportedShape, VerdictShape};

#[derive(Debug, Args)]
#[command(after_help = "Name the event by a claim or finding (--id), or choose claims (--kind, --words).\n\n\
    Exit status: 0 no contradiction in it, 1 there is one, 2 bad usage or input, or no such event")]
pub(super) struct Timeline {
    /// Files, folders (all articles below, sorted), or `-`
    #[arg(value_name = "ARTICLES", required_unless_present = "ledger", conflicts_with = "ledger")]
    paths: Vec<PathBuf>,
    /// Look into this ledger in place of ARTICLES
    #[arg(long, value_name = "DIR")]
    ledger: Option<PathBuf>,
    /// A claim of the event, or a finding of the ledger: its id or how that begins
    #[arg(long, value_name = "ID", required_unless_present_any = ["kind", "words"])]
    id: Option<String>,
    /// Claims of this kind
    #[arg(long, value_name = "KIND")]
    kind: Option<String>,
    /// Claims whose sentence has words that begin like all of these
    #[arg(long, value_name = "WORDS")]
    words: Option<String>,
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
                let exit = Articles::each(&options, self.run, |batch| {
                    let found: Vec<Vec<Claim>> = batch.par_iter().map(|article| engine.extract(article)).collect();
                    claims.extend(found.into_iter().flatten());
                    Ok(())
                })?;
                (exit, self.choose(claims, schemas))
            }
        };
        if chosen.is_empty() {
            anstream::eprintln!("error: no claim is chosen by this");
            return Ok(Exit::Bad);
        }
        let mut output = Output::new(self.format);
        for schema in schemas {
            let mut claims: Vec<Claim> = chosen.iter().filter(|claim| *claim.kind == *schema.kind).cloned().collect();
            // Stable: articles of one day stay in their order.
            claims.sort_by_key(|claim| claim.asof.map(|asof| (asof.day, asof.minute.unwrap_or(0))));
            if claims.is_empty() {
                continue;
            }
            let mut findings = reconcile(&claims, schemas);
            findings.retain(|finding| finding.judgement.verdict != Verdict::Unrelated);
            if findings.iter().any(|finding| finding.judgement.verdict == Verdict::Contradicts) {
                exit = exit.or(Exit::Found);
            }
            print(&mut output, &claims, &findings, schema)?;
        }
        output.finish()?;
        Ok(exit)
    }

    /// The index leads to the files that may hold what is asked for; only those are read.
    fn of_ledger(&self, ledger: &mut Ledger, schemas: &[Schema]) -> io::Result<(Exit, Vec<Claim>)> {
        let standing = |records: &[(String, Record)]| -> Vec<Claim> {
            records.iter().flat_map(|(_, record)| record.standing()).collect()
        };
        let Some(id) = self.id() else {
            let words: Vec<String> = words(self.words.as_deref().unwrap_or_default()).collect();
            let files = match (ledger.index().with_words(&words)?, &self.kind) {
                (Some(files), _) => files,
                (None, Some(kind)) => ledger.index().of_kind(kind)?,
                (None, None) => ledger.index().all(),
            };
            let records = ledger.records(files);
            return Ok((report(&ledger.problems), self.choose(standing(&records), schemas)));
        };
        let files = ledger.index().with_id(id)?;
        let mut records = ledger.records(files);
        let mut findings = records.iter().flat_map(|(_, record)| &record.findings);
        let kept = findings.find(|kept| kept.id.starts_with(id)).cloned();
        let id = kept.as_ref().map_or(id, |kept| &kept.a.claim).to_owned();
        records.extend(kept.into_iter().flat_map(|kept| ledger.records(vec![kept.a.file])));
        let mut seeds = standing(&records);
        seeds.retain(|claim| claim.id.starts_with(&id));
        let near = ledger.near(&seeds)?;
        Ok((report(&ledger.problems), self.choose_about(Some(&id), near, schemas)))
    }

    /// The id as it is printed, or without its `#`.
    fn id(&self) -> Option<&str> {
        self.id.as_deref().map(|id| id.trim_start_matches('#'))
    }

    /// The claims asked for: by id the claim and all that are about its event, else by kind and words.
    fn choose(&self, claims: Vec<Claim>, schemas: &[Schema]) -> Vec<Claim> {
        self.choose_about(self.id(), claims, schemas)
    }

    fn choose_about(&self, id: Option<&str>, claims: Vec<Claim>, schemas: &[Schema]) -> Vec<Claim> {
        let kind = |claim: &Claim| self.kind.as_deref().is_none_or(|kind| *claim.kind == *kind);
        let wanted: Vec<String> = words(self.words.as_deref().unwrap_or_default()).collect();
        let says = |claim: &Claim| {
            let said: Vec<String> = words(&claim.evidence.sentence_text).collect();
            wanted.iter().all(|word| said.iter().any(|said| said.starts_with(word)))
        };
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
        claims.into_iter().zip(stays).filter(|(_, stays)| *stays).map(|(claim, _)| claim).collect()
    }
}

fn print(output: &mut Output, claims: &[Claim], findings: &[Finding], schema: &Schema) -> io::Result<()> {
    if let Some(stream) = output.human() {
        return Human.timeline(stream, claims, findings, schema);
    }
    claims.iter().try_for_each(|claim| output.object(&ReportedShape::new(claim, schema)))?;
    findings.iter().try_for_each(|finding| {
        output.object(&VerdictShape::new(finding, &claims[finding.a], &claims[finding.b], schema))
    })
}
