//! `gainsay reconcile`: findings between articles, and inside one.

use std::io::{self, Write};

use clap::Args;
use rayon::prelude::*;

use super::articles::Articles;
use super::cache::{Cache, CacheOptions, extract};
use super::exit::Exit;
use super::options::{ArticleOptions, Format, RuleOptions, RunOptions};
use super::output::Output;
use super::rules;
use crate::align::CROWD;
use crate::claim::Claim;
use crate::reconcile::{Finding, Severity, Verdict, survey, survey_loud};
use crate::report::{FindingShape, Human};

#[derive(Debug, Args)]
pub(super) struct Reconcile {
    #[command(flatten)]
    articles: ArticleOptions,
    #[command(flatten)]
    rules: RuleOptions,
    #[command(flatten)]
    cache: CacheOptions,
    /// Print the quiet verdicts too: corroborates, refines, compatible, unrelated
    #[arg(long)]
    all: bool,
    /// How to print
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,
    #[command(flatten)]
    run: RunOptions,
}

impl Reconcile {
    pub fn run(self) -> io::Result<Exit> {
        self.run.apply();
        let (engine, print, readable) = rules::engine_of_good_and_print(&self.rules)?;
        let cache = Cache::open(&self.cache, &print)?;
        let mut claims: Vec<Claim> = Vec::new();
        let mut articles = 0;
        let mut exit = Articles::each(&self.articles, self.run, |batch| {
            articles += batch.len();
            let found: Vec<Vec<Claim>> =
                batch.par_iter().map(|article| extract(cache.as_ref(), engine, article)).collect();
            claims.extend(found.into_iter().flatten());
            Ok(())
        })?;
        cache.into_iter().for_each(Cache::finish);
        let schemas = &engine.rules().schemas;
        let findings = if self.all { survey(&claims, schemas) } else { survey_loud(&claims, schemas) };
        let mut output = Output::new(self.format);
        let shown = |finding: &&Finding| self.all || finding.judgement.verdict.severity() != Severity::Quiet;
        for finding in findings.iter().filter(shown) {
            let (a, b) = (&claims[finding.a], &claims[finding.b]);
            match output.human() {
                Some(stream) => Human.finding(stream, finding, a, b)?,
                None => {
                    // Both claims are of a kind that the rule set declares.
                    let schema = schemas.iter().find(|schema| *schema.kind == *finding.kind);
                    schema.map_or(Ok(()), |schema| output.object(&FindingShape::new(finding, a, b, schema)))?;
                }
            }
        }
        if let Some(stream) = output.human() {
            summary(stream, articles, claims.len(), &findings)?;
        }
        output.finish()?;
        if findings.iter().any(|finding| finding.judgement.verdict == Verdict::Contradicts) {
            exit = exit.or(Exit::Found);
        }
        Ok(readable.or(exit))
    }
}

fn summary(out: &mut dyn Write, articles: usize, claims: usize, findings: &[Finding]) -> io::Result<()> {
    let count = |verdict: Verdict| {
        let found = findings.iter().filter(|finding| finding.judgement.verdict == verdict);
        found.map(|finding| 1 + finding.alike).sum::<u64>()
    };
    writeln!(
        out,
        "{articles} article{}, {claims} claim{}: {} contradict, {} disputed, {} superseded, {} in tension",
        if articles == 1 { "" } else { "s" },
        if claims == 1 { "" } else { "s" },
        count(Verdict::Contradicts),
        count(Verdict::Disputed),
        count(Verdict::Supersedes),
        count(Verdict::Tension)
    )?;
    let loud = findings.iter().filter(|finding| finding.judgement.verdict.severity() != Severity::Quiet);
    let (alike, at_least) = loud
        .fold((0, false), |(sum, open), finding| (sum + finding.alike, open || finding.at_least && finding.alike > 0));
    if alike > 0 {
        let least = if at_least { "at least " } else { "" };
        writeln!(
            out,
            "{least}{alike} of these are not listed: where more than {CROWD} claims meet, each has its worst verdict, and \
             the first finding of a sort says how many are like it"
        )?;
    }
    Ok(())
}
