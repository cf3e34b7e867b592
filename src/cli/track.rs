//! `gainsay track`: articles into a ledger; what is new, changed, gone, back.

mod sum;
mod turn;

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::{Path, PathBuf};

use clap::Args;
use rayon::prelude::*;

use super::articles::{Articles, Care, Given};
use super::cache::{Cache, CacheOptions, extract, maker};
use super::exit::Exit;
use super::options::{ArticleOptions, Format, RuleOptions, RunOptions, is_quiet};
use super::output::Output;
use super::rules;
use crate::diff::Edition;
use crate::extract::Engine;
use crate::ledger::{Came, Fate, Key, Known, Ledger, Seen, SeenBefore, Tracked, Unit};
use crate::report::{ClaimNewsShape, FindingNewsShape, Human, MOST_TOLD, TrackedShape, safe};
use crate::text::{Article, ArticleInfo, Problem};
use sum::Sum;
use turn::{Turn, published};

/// So many claims and findings of one run are listed for people who do not ask for all; then articles are only counted.
const MOST_LISTED: usize = 200;

#[derive(Debug, Args)]
#[command(
    after_help = "An article of which something cannot be read, or without text, is named and left out; the others are added.\n\n\
    Exit status: 0 nothing new, 1 a claim or finding is new, changed, gone or back, 2 bad input"
)]
pub(super) struct Track {
    #[command(flatten)]
    articles: ArticleOptions,
    /// The folder of the ledger; made where there is none
    #[arg(long, value_name = "DIR")]
    ledger: PathBuf,
    #[command(flatten)]
    rules: RuleOptions,
    /// List everything, however much it is
    #[arg(long)]
    all: bool,
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
        let mut tracker = Tracker::new(&self.ledger, engine, &print, self.format);
        tracker.cache = Cache::open(&self.cache, &print)?;
        tracker.all = self.all;
        tracker.run(&self.articles, self.run)
    }
}

/// Articles into a ledger, told on the way.
pub(super) struct Tracker<'e> {
    engine: &'e Engine,
    folder: &'e Path,
    /// What may be known, until the ledger is open.
    known: Known,
    /// Opened for the first article: where none can be read, none is made.
    ledger: Option<Ledger>,
    /// What was reported; a file that cannot be read is met more than once.
    reported: BTreeSet<String>,
    /// Articles of no outlet, and the file in which each was met first.
    nameless: BTreeMap<Key, String>,
    output: Output,
    exit: Exit,
    sum: Sum,
    /// Where claims of articles that were read before are looked for.
    pub cache: Option<Cache>,
    /// Whether everything is listed for people, however much it is.
    pub all: bool,
    /// Claims and findings that were listed.
    listed: usize,
    /// Articles of which something, or all, was not listed.
    shortened: usize,
}

impl<'e> Tracker<'e> {
    /// `print` stands for the rules.
    pub fn new(folder: &'e Path, engine: &'e Engine, print: &str, format: Format) -> Self {
        let known = Known::of(folder, maker(print));
        let (reported, nameless) = (BTreeSet::new(), BTreeMap::new());
        let (output, exit, sum) = (Output::new(format), Exit::Nothing, Sum::default());
        let (cache, all, listed, shortened) = (None, false, 0, 0);
        Self {
            engine,
            folder,
            known,
            ledger: None,
            reported,
            nameless,
            output,
            exit,
            sum,
            cache,
            all,
            listed,
            shortened,
        }
    }

    /// Reads and adds all that was given.
    pub fn run(mut self, articles: &ArticleOptions, run: RunOptions) -> io::Result<Exit> {
        let before = self.known.before();
        let known = |unit: &Unit| before.get(unit).map(|seen| seen.length);
        let exit = Articles::each_unknown(articles, run, Care::Intact, &known, |batch| self.add(batch, &before))?;
        Ok(exit.or(self.finish()?))
    }

    /// Adds articles as they were published, so that nothing is found between editions that never stood side by side; editions
    /// of one article in their order. What has no date comes first, as it was given.
    fn add(&mut self, batch: Vec<Given>, before: &SeenBefore) -> io::Result<()> {
        let mut ledger = match self.ledger.take() {
            Some(ledger) => ledger,
            None => {
                let known = std::mem::take(&mut self.known);
                let ledger = Ledger::write(self.folder, &self.engine.rules().schemas, known)?;
                self.report(&ledger.problems);
                ledger
            }
        };
        let (engine, cache) = (self.engine, self.cache.take());
        let claims = |article: &Article| extract(cache.as_ref(), engine, article);
        let read = |article: Article| Box::new(Edition::read_by(engine, article, None, &claims));
        let given: Vec<(Seen, Turn)> =
            batch.into_par_iter().filter_map(|given| Turn::of(given, before, &read)).collect();
        let order = published(given.iter().map(|(seen, _)| seen));
        let mut given: Vec<Option<(Seen, Turn)>> = given.into_iter().map(Some).collect();
        for (seen, turn) in order.into_iter().filter_map(|at| given[at].take()) {
            self.note_nameless(seen, turn.path());
            let (read, unit) = match turn {
                Turn::Known(unit, _) if ledger.knows(&unit) => {
                    self.sum.add_known();
                    continue;
                }
                Turn::Read(read, unit) => (read, unit),
                // What came before it in this run touched it.
                Turn::Known(unit, again) => match again.read() {
                    Some(article) => (read(article), Some(unit)),
                    None => continue,
                },
            };
            let info = read.article.info.clone();
            match ledger.track(*read, unit)? {
                Ok(tracked) => self.tell(&info, &tracked)?,
                Err(problem) => self.report(&[problem]),
            }
        }
        ledger.keep();
        (self.ledger, self.cache) = (Some(ledger), cache);
        Ok(())
    }

    /// Two files of one name, of which no outlet is known and no number told, may be two articles.
    fn note_nameless(&mut self, seen: Seen, path: Option<&str>) {
        let Some(path) = path.filter(|_| seen.key.outlet.is_none() && seen.edition.is_none()) else { return };
        let known = self.nameless.entry(seen.key).or_insert_with(|| path.to_owned());
        if known != path && !is_quiet() {
            let (known, path) = (safe(known), safe(path));
            anstream::eprintln!(
                "note: {path}: taken for an edition of {known}: it has the same id, and neither an outlet"
            );
        }
    }

    fn report(&mut self, problems: &[Problem]) {
        let fresh: Vec<Problem> =
            problems.iter().filter(|problem| self.reported.insert(problem.to_string())).cloned().collect();
        let bad = if problems.is_empty() { Exit::Nothing } else { Exit::Bad };
        self.exit = self.exit.or(report(&fresh)).or(bad);
    }

    fn tell(&mut self, info: &ArticleInfo, tracked: &Tracked) -> io::Result<()> {
        self.sum.add(tracked);
        let news = tracked.findings.len() + tracked.claims.iter().filter(|news| news.fate != Fate::Reworded).count();
        if news > 0 {
            self.exit = self.exit.or(Exit::Found);
        }
        if let Some(stream) = self.output.human() {
            let short = if news > 0 && !self.all && self.listed >= MOST_LISTED {
                true
            } else {
                self.listed += news.min(2 * MOST_TOLD);
                Human.tracked(stream, info, tracked, self.all)?
            };
            self.shortened += usize::from(short);
            return Ok(());
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
            match self.shortened {
                0 => {}
                1 => writeln!(stream, "1 article has more news than is listed above: --all lists it")?,
                n => writeln!(stream, "{n} articles have more news than is listed above: --all lists it")?,
            }
            self.sum.write(stream)?;
        }
        self.output.finish()?;
        self.cache.iter_mut().for_each(Cache::finish);
        Ok(self.exit)
    }
}

/// Prints what could not be read.
pub(super) fn report(problems: &[Problem]) -> Exit {
    for problem in problems {
        anstream::eprintln!("error: {}", safe(&problem.to_string()));
    }
    if problems.is_empty() { Exit::Nothing } else { Exit::Bad }
}
