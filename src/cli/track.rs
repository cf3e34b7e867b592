//! `gainsay track`: articles into a ledger; what is new, changed, gone, back.

use std::collections::HashMap;
use std::io::{self, Write};
use std::path::PathBuf;

use clap::Args;
use rayon::prelude::*;

use super::articles::Articles;
use super::cache::{Cache, CacheOptions, extract};
use super::exit::Exit;
use super::options::{ArticleOptions, Format, RuleOptions, RunOptions};
use super::output::Output;
use super::rules;
use crate::claim::Claim;
use crate::extract::Engine;
use crate::ledger::{Came, Fate, FindingNews, Key, Ledger, State, Tracked, edition};
use crate::report::{ClaimNewsShape, FindingNewsShape, Human, TrackedShape, safe};
use crate::text::{Article, ArticleInfo, Problem};

#[derive(Debug, Args)]
#[command(after_help = "Exit status: 0 nothing new, 1 a claim or finding is new, changed, gone or back, 2 bad input")]
pub(super) struct Track {
    #[command(flatten)]
    articles: ArticleOptions,
    /// The folder of the ledger; made where there is none
    #[arg(long, value_name = "DIR")]
    ledger: PathBuf,
    #[command(flatten)]
    rules: RuleOptions,
    #[command(flatten)]
    cache: CacheOptions,
    /// How to print
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,
    #[command(flatten)]
    run: RunOptions,
}

impl Track {
    pub fn run(self) -> io::Result<Exit> {
        self.run.apply();
        let Some((engine, print)) = rules::engine_and_print(&self.rules)? else { return Ok(Exit::Bad) };
        let mut tracker = Tracker::open(&self.ledger, engine, self.format)?;
        tracker.cache = Cache::open(&self.cache, &print)?;
        let exit = Articles::each(&self.articles, self.run, |batch| tracker.add(&batch))?;
        Ok(exit.or(tracker.finish()?))
    }
}

/// Articles into a ledger, told on the way.
pub(super) struct Tracker<'e> {
    engine: &'e Engine,
    ledger: Ledger,
    output: Output,
    exit: Exit,
    sum: Sum,
    /// Where claims of articles that were read before are looked for.
    pub cache: Option<Cache>,
}

/// What is said at the end.
#[derive(Debug, Default)]
struct Sum {
    articles: [usize; 4],
    claims: [usize; 5],
    findings: [usize; 4],
    voided: usize,
}

impl<'e> Tracker<'e> {
    pub fn open(folder: &std::path::Path, engine: &'e Engine, format: Format) -> io::Result<Self> {
        let ledger = Ledger::write(folder, &engine.rules().schemas)?;
        let exit = report(&ledger.problems);
        Ok(Self { engine, ledger, output: Output::new(format), exit, sum: Sum::default(), cache: None })
    }

    /// Adds articles in their order; editions of one article in one batch oldest first.
    pub fn add(&mut self, batch: &[Article]) -> io::Result<()> {
        let found: Vec<Vec<Claim>> =
            batch.par_iter().map(|article| extract(self.cache.as_ref(), self.engine, article)).collect();
        let mut first: HashMap<Key, usize> = HashMap::new();
        let place = |(at, article): (usize, &Article)| {
            (*first.entry(Key::of(&article.info)).or_insert(at), edition(&article.info), at)
        };
        let places: Vec<_> = batch.iter().enumerate().map(place).collect();
        let mut all: Vec<_> = places.into_iter().zip(batch.iter().zip(found)).collect();
        all.sort_by_key(|(place, _)| *place);
        for (_, (article, claims)) in all {
            match self.ledger.track(article, claims)? {
                Ok(tracked) => self.tell(&article.info, &tracked)?,
                Err(problem) => self.exit = self.exit.or(report(&[problem])),
            }
        }
        Ok(())
    }

    fn tell(&mut self, info: &ArticleInfo, tracked: &Tracked) -> io::Result<()> {
        self.sum.add(tracked);
        if tracked.findings.len() + tracked.claims.iter().filter(|news| news.fate != Fate::Reworded).count() > 0 {
            self.exit = self.exit.or(Exit::Found);
        }
        if let Some(stream) = self.output.human() {
            return Human.tracked(stream, info, tracked);
        }
        if tracked.came != Came::Again || tracked.claims.len() + tracked.findings.len() > 0 {
            self.output.object(&TrackedShape::new(info, tracked))?;
        }
        let schemas = &self.engine.rules().schemas;
        for shape in tracked.claims.iter().filter_map(|news| ClaimNewsShape::new(news, schemas)) {
            self.output.object(&shape)?;
        }
        tracked.findings.iter().try_for_each(|news| self.output.object(&FindingNewsShape::new(news)))
    }

    pub fn finish(mut self) -> io::Result<Exit> {
        if let Some(stream) = self.output.human() {
            self.sum.write(stream)?;
        }
        self.output.finish()?;
        self.cache.into_iter().for_each(Cache::finish);
        Ok(self.exit)
    }
}

impl Sum {
    fn add(&mut self, tracked: &Tracked) {
        self.articles[tracked.came as usize] += 1;
        // A claim of which two things changed is one claim.
        let mut last = None;
        for news in &tracked.claims {
            let id = news.new.as_ref().or(news.old.as_ref()).map(|claim| claim.id.as_str());
            if last.replace((id, news.fate)) != Some((id, news.fate)) {
                self.claims[news.fate as usize] += 1;
            }
        }
        for news in &tracked.findings {
            let which = match news {
                FindingNews { back: true, .. } => Some(3),
                news => match news.now.state {
                    State::New => Some(0),
                    State::Updated => Some(1),
                    State::Absent => Some(2),
                    State::Unchanged => None,
                },
            };
            which.into_iter().for_each(|which: usize| self.findings[which] += 1);
            self.voided += usize::from(news.voided);
        }
    }

    fn write(&self, out: &mut dyn Write) -> io::Result<()> {
        let [first, later, again, earlier] = self.articles;
        let [new, changed, gone, back, reworded] = self.claims;
        let [found, updated, absent, returned] = self.findings;
        let all = first + later + again + earlier;
        let s = if all == 1 { "" } else { "s" };
        writeln!(
            out,
            "{all} article{s}: {first} first seen, {later} in a new edition, {again} known, {earlier} older than known"
        )?;
        writeln!(
            out,
            "claims: {new} new, {changed} changed, {gone} gone, {back} back, {reworded} only reworded or moved"
        )?;
        writeln!(out, "findings: {found} new, {updated} updated, {absent} absent, {returned} back")?;
        match self.voided {
            0 => Ok(()),
            1 => writeln!(out, "1 decision no longer holds: its sentences have changed"),
            n => writeln!(out, "{n} decisions no longer hold: their sentences have changed"),
        }
    }
}

/// Prints what could not be read.
pub(super) fn report(problems: &[Problem]) -> Exit {
    for problem in problems {
        anstream::eprintln!("error: {}", safe(&problem.to_string()));
    }
    if problems.is_empty() { Exit::Nothing } else { Exit::Bad }
}
