//! `gainsay reconcile --overview`: all pairs counted, and of every claim in conflict one other that shows it. Claims are held in
//! rows (`align::Gathered`) and laid aside whole in a file, so that millions of them fit.

use std::collections::BTreeSet;
use std::io::{self, Write};

use rayon::prelude::*;

use super::spool::Spool;
use super::{Reconcile, counts};
use crate::align::Gathered;
use crate::claim::{Claim, Schema};
use crate::cli::articles::{Articles, Care};
use crate::cli::cache::{Cache, extract};
use crate::cli::exit::Exit;
use crate::cli::options::Format;
use crate::cli::output::Output;
use crate::extract::Engine;
use crate::reconcile::{Finding, Overview, Verdict, Worst, reconcile};
use crate::report::{FindingShape, Human, OverviewShape};

impl Reconcile {
    /// Counts, and lists for every claim in conflict its worst verdict.
    pub(super) fn overview(&self, engine: &Engine, mut cache: Option<Cache>) -> io::Result<Exit> {
        let schemas = &engine.rules().schemas;
        let (mut gathered, mut spool, mut articles) = (Gathered::default(), Spool::new()?, 0);
        let exit = Articles::each(&self.articles, self.run, Care::Any, |batch| {
            articles += batch.len();
            let found: Vec<Vec<Claim>> =
                batch.par_iter().map(|article| extract(cache.as_ref(), engine, article)).collect();
            for claims in found {
                claims.iter().for_each(|claim| gathered.add(claim, schemas));
                spool.put(&claims)?;
            }
            Ok(())
        })?;
        cache.iter_mut().for_each(Cache::finish);
        let overview = Overview::of(&gathered, schemas);
        drop(gathered);

        // Two that show each other's conflict are one finding.
        let worst = (0_u32..).zip(&overview.claims).filter_map(|(claim, worst)| Some((claim, (*worst)?)));
        let pairs: BTreeSet<(u32, u32)> =
            worst.map(|(claim, Worst { with, .. })| (claim.min(with), claim.max(with))).collect();
        let groups = groups(&overview, &pairs);
        let mut output = Output::new(self.format);
        for &(a, b) in &pairs {
            let claims = [spool.claim(a)?, spool.claim(b)?];
            let Some(finding) = loudest(&claims, schemas) else { continue };
            match (schemas.iter().find(|schema| *schema.kind == *finding.kind), output.human()) {
                (_, Some(stream)) => Human.finding(stream, &finding, &claims[0], &claims[1])?,
                (Some(schema), None) => {
                    output.object(&FindingShape::new(&finding, &claims[0], &claims[1], schema))?;
                }
                (None, None) => {}
            }
        }
        if self.format == Format::Human {
            let stream = output.human().map(|stream| summary(stream, &overview, articles, groups));
            stream.transpose()?;
        } else {
            output.object(&OverviewShape::new(&overview, articles, groups))?;
        }
        output.finish()?;
        let found = overview.totals.keys().any(|(verdict, ..)| *verdict == Verdict::Contradicts);
        Ok(if found { exit.or(Exit::Found) } else { exit })
    }
}

/// The worst that is said of two claims.
fn loudest(claims: &[Claim], schemas: &[Schema]) -> Option<Finding> {
    let rank = |finding: &Finding| (finding.severity, finding.judgement.verdict);
    // Of several the first, as they are listed.
    reconcile(claims, schemas).into_iter().rev().max_by_key(rank)
}

/// Into how many groups the claims in conflict fall, each linked with another of its group by a pair.
fn groups(overview: &Overview, pairs: &BTreeSet<(u32, u32)>) -> usize {
    let mut heads: Vec<u32> = (0..overview.claims.len() as u32).collect();
    let mut groups = overview.claims.iter().flatten().count();
    for &(a, b) in pairs {
        let (a, b) = (head(&mut heads, a), head(&mut heads, b));
        groups -= usize::from(a != b);
        heads[b as usize] = a;
    }
    groups
}

/// The claim that stands for the group of another one.
fn head(heads: &mut [u32], mut claim: u32) -> u32 {
    while heads[claim as usize] != claim {
        heads[claim as usize] = heads[heads[claim as usize] as usize];
        claim = heads[claim as usize];
    }
    claim
}

fn summary(out: &mut dyn Write, overview: &Overview, articles: usize, groups: usize) -> io::Result<()> {
    let count = |verdict: Verdict| {
        let of = overview.totals.iter().filter(|((of, ..), _)| *of == verdict);
        of.map(|(_, pairs)| pairs).sum::<u64>()
    };
    counts(out, articles, overview.claims.len(), count)?;
    for ((verdict, _, slot), pairs) in overview.totals.iter().rev() {
        let slot = slot.as_deref().unwrap_or("the whole claim");
        writeln!(out, "  {:<12} {slot}: {pairs}", verdict.name())?;
    }
    let in_conflict = overview.claims.iter().flatten().count();
    let least = if overview.complete { "" } else { "at least " };
    writeln!(
        out,
        "{least}{in_conflict} claims in conflict, in {groups} groups; each is listed with its worst verdict and one claim that shows it"
    )
}
