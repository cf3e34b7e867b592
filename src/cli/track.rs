//! `gainsay track`: articles into a ledger; what is new, changed, gone, back.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use clap::Args;
use rayon::prelude::*;

use super::articles::{Articles, Care};
use super::cache::{Cache, CacheOptions, extract};
use super::exit::Exit;
use super::options::{ArticleOptions, Format, RuleOptions, RunOptions, is_quiet};
use super::output::Output;
use super::rules;
use crate::diff::Edition;
use crate::extract::Engine;
use crate::ledger::{Came, Fate, FindingNews, Key, Ledger, State, Tracked, edition};
use crate::report::{ClaimNewsShape, FindingNewsShape, Human, MOST_TOLD, TrackedShape, safe};
use crate::text::{Article, ArticleInfo, Problem};

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
        let mut tracker = Tracker::new(&self.ledger, engine, self.format);
        tracker.cache = Cache::open(&self.cache, &print)?;
        tracker.all = self.all;
        let exit = Articles::each(&self.articles, self.run, Care::Intact, |batch| tracker.add(batch))?;
        Ok(exit.or(tracker.finish()?))
    }
}

/// Articles into a ledger, told on the way.
pub(super) struct Tracker<'e> {
    engine: &'e Engine,
    folder: &'e Path,
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

/// What is said at the end.
#[derive(Debug, Default)]
struct Sum {
    articles: [usize; 4],
    claims: [usize; 5],
    findings: [usize; 4],
    voided: usize,
    revived: usize,
    left_out: usize,
}

impl<'e> Tracker<'e> {
    pub fn new(folder: &'e Path, engine: &'e Engine, format: Format) -> Self {
        let (reported, nameless) = (BTreeSet::new(), BTreeMap::new());
        let (output, exit, sum) = (Output::new(format), Exit::Nothing, Sum::default());
        let (cache, all, listed, shortened) = (None, false, 0, 0);
        Self { engine, folder, ledger: None, reported, nameless, output, exit, sum, cache, all, listed, shortened }
    }

    /// Adds articles as they were published, so that nothing is found between editions that never stood side by side; editions
    /// of one article in their order. What has no date comes first, as it was given.
    pub fn add(&mut self, batch: Vec<Article>) -> io::Result<()> {
        let mut ledger = match self.ledger.take() {
            Some(ledger) => ledger,
            None => {
                let ledger = Ledger::write(self.folder, &self.engine.rules().schemas)?;
                self.report(&ledger.problems);
                ledger
            }
        };
        let engine = self.engine;
        let cache = self.cache.as_ref();
        let claims = |article: &Article| extract(cache, engine, article);
        let read: Vec<Edition> =
            batch.into_par_iter().map(|article| Edition::read_by(engine, article, None, &claims)).collect();
        let order = published(read.iter().map(|read| &*read.article.info));
        let mut read: Vec<Option<Edition>> = read.into_iter().map(Some).collect();
        for read in order.into_iter().filter_map(|at| read[at].take()) {
            let info = read.article.info.clone();
            self.note_nameless(&info);
            match ledger.track(read)? {
                Ok(tracked) => self.tell(&info, &tracked)?,
                Err(problem) => self.report(&[problem]),
            }
        }
        self.ledger = Some(ledger);
        Ok(())
    }

    /// Two files of one name, of which no outlet is known and no number told, may be two articles.
    fn note_nameless(&mut self, info: &ArticleInfo) {
        let Some(path) = info.path.as_ref().filter(|_| info.outlet.is_none() && edition(info).is_none()) else {
            return;
        };
        let known = self.nameless.entry(Key::of(info)).or_insert_with(|| path.clone());
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

/// The order in which articles were published. An edition without a date goes with the one before it; of one day, those of the
/// article that was given first come first.
fn published<'a>(infos: impl Iterator<Item = &'a ArticleInfo>) -> Vec<usize> {
    let mut articles: HashMap<Key, Vec<usize>> = HashMap::new();
    let infos: Vec<&ArticleInfo> = infos.collect();
    for (at, info) in infos.iter().enumerate() {
        articles.entry(Key::of(info)).or_default().push(at);
    }
    let mut order = Vec::with_capacity(infos.len());
    for mut editions in articles.into_values() {
        let first = editions[0];
        let day = |at: usize| infos[at].published.map(|moment| (moment.day, moment.minute));
        editions.sort_by_key(|&at| (edition(infos[at]), day(at), at));
        let mut latest = None;
        for (place, at) in editions.into_iter().enumerate() {
            latest = latest.max(day(at));
            order.push((latest, first, place, at));
        }
    }
    order.sort_unstable();
    order.into_iter().map(|(.., at)| at).collect()
}

impl Sum {
    fn add(&mut self, tracked: &Tracked) {
        self.articles[tracked.came as usize] += 1;
        self.left_out += tracked.left_out;
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
            self.revived += usize::from(news.revived);
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
        if self.left_out > 0 {
            writeln!(out, "{} more findings are not kept: the weightiest of each article are", self.left_out)?;
        }
        match self.voided {
            0 => {}
            1 => writeln!(out, "1 decision no longer holds: what it rests on has changed")?,
            n => writeln!(out, "{n} decisions no longer hold: what they rest on has changed")?,
        }
        match self.revived {
            0 => Ok(()),
            1 => writeln!(out, "1 decision holds again: what it rests on is back"),
            n => writeln!(out, "{n} decisions hold again: what they rest on is back"),
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::parse_published;

    /// `id date`, in the order in which they are given; the order in which they are taken.
    #[track_caller]
    fn check(given: &[&str], expected: &[usize]) {
        let infos: Vec<ArticleInfo> = given
            .iter()
            .map(|line| {
                let (id, date) = line.split_once(' ').unwrap_or((line, ""));
                ArticleInfo { id: id.to_owned(), published: parse_published(date), ..ArticleInfo::default() }
            })
            .collect();
        assert_eq!(published(infos.iter()), expected);
    }

    #[test]
    fn as_they_were_published() {
        check(&[], &[]);
        check(&["b", "a", "c"], &[0, 1, 2]);
        check(&["a.v2 2025-04-20", "a.v1 2025-04-18", "b.v1 2025-04-19", "b.v2 2025-04-21"], &[1, 2, 0, 3]);
        check(&["b 2025-04-18", "a 2025-04-18", "c"], &[2, 0, 1]);
        check(&["a 2025-04-18T15:00Z", "b 2025-04-18T09:00Z"], &[1, 0]);
        // An edition is never taken before the one that it follows.
        check(&["a.v1 2025-04-20", "a.v2 2025-04-18", "b 2025-04-19"], &[2, 0, 1]);
        check(&["a.v1 2025-04-20", "a.v2", "b 2025-04-21"], &[0, 1, 2]);
    }
}
