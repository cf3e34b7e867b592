//! `gainsay diff OLD NEW`: claim-level changes between editions of an article.

mod git;
mod pairing;
mod printer;

use std::io;
use std::path::PathBuf;

use clap::{Args, ValueEnum};
use rayon::prelude::*;

use super::articles::{Articles, Care};
use super::exit::Exit;
use super::options::{ArticleOptions, RuleOptions, RunOptions, is_quiet};
use super::rules;
use crate::diff::{Edition, Part, Step};
use crate::extract::Engine;
use crate::report::{Compared, safe};
use crate::text::Article;
use pairing::Chain;
use printer::Printer;

/// Chains are compared so many at a time, so that memory stays bounded.
const AT_ONCE: usize = 64;

#[derive(Debug, Args)]
pub(super) struct Diff {
    /// The earlier edition; or, alone, a folder with all editions of one or many articles
    #[arg(value_name = "OLD", required_unless_present = "git")]
    old: Option<PathBuf>,
    /// The later edition
    #[arg(value_name = "NEW", conflicts_with = "git")]
    new: Option<PathBuf>,
    /// Compare the articles at OLD, a file or folder in a git repository, as they are in two revisions
    #[arg(long, value_name = "REV..REV")]
    git: Option<String>,
    #[command(flatten)]
    rules: RuleOptions,
    /// How the input is laid out; without it, by the file's extension [txt, md, json, ndjson]
    #[arg(long, value_name = "FORMAT")]
    input: Option<crate::text::Format>,
    /// Read only this part of the articles
    #[arg(long, value_name = "PART", value_enum)]
    only: Option<Only>,
    /// Print changes of these kinds of claims only, with commas between: casualties,meeting
    #[arg(long, value_name = "KINDS", value_delimiter = ',')]
    kinds: Vec<String>,
    /// Pass over editions of which less of the text changed: 0.05 or 5%
    #[arg(long, value_name = "SHARE", value_parser = share, default_value = "0")]
    min_change: f64,
    /// How to print
    #[arg(long, value_enum, default_value_t = DiffFormat::Human)]
    format: DiffFormat,
    #[command(flatten)]
    run: RunOptions,
}

/// Which part of an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Only {
    /// The title
    Headline,
    /// The running text
    Body,
}

/// How to print changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum DiffFormat {
    /// Text for people
    Human,
    /// One JSON object a line
    Json,
    /// RON
    Ron,
    /// For a pull request
    Markdown,
    /// One page that needs nothing else
    Html,
}

impl Diff {
    pub fn run(self) -> io::Result<Exit> {
        self.run.apply();
        let Some(engine) = rules::engine(&self.rules)? else { return Ok(Exit::Bad) };
        if !rules::knows_kinds("--kinds", self.kinds.iter().map(String::as_str), &engine.rules().schemas) {
            return Ok(Exit::Bad);
        }
        let (chains, mut exit) = self.chains()?;
        if chains.is_empty() && exit == Exit::Bad {
            return Ok(exit);
        }
        let mut printer = Printer::new(self.format)?;
        let (mut passed_over, mut nothing_asked) = (0, 0);
        for some in chains.chunks(AT_ONCE) {
            let read: Vec<(Vec<Edition>, Vec<Step>)> =
                some.par_iter().map(|chain| self.compare(engine, chain)).collect();
            for (editions, steps) in &read {
                for (pair, step) in editions.windows(2).zip(steps) {
                    if step.places.share < self.min_change {
                        passed_over += 1;
                        continue;
                    }
                    if !self.asks_for(step) {
                        nothing_asked += 1;
                        continue;
                    }
                    if !step.changes.is_empty() {
                        exit = exit.or(Exit::Found);
                    }
                    printer.step(&Compared { old: &pair[0], new: &pair[1], step }, &engine.rules().schemas)?;
                }
            }
        }
        printer.finish()?;
        if passed_over > 0 && !is_quiet() {
            anstream::eprintln!("note: {passed_over} of the steps changed less of the text than --min-change asks for");
        }
        if nothing_asked > 0 && !is_quiet() {
            let steps = if nothing_asked == 1 { "1 step has" } else { &format!("{nothing_asked} steps have") };
            anstream::eprintln!("note: {steps} no change of what --only and --kinds ask for");
        }
        Ok(exit)
    }

    /// Whether a step has something of what was asked for; where all was, every step is told.
    fn asks_for(&self, step: &Step) -> bool {
        let headline = self.only == Some(Only::Headline);
        let all = self.kinds.is_empty() && !headline;
        all || !step.changes.is_empty() || (self.kinds.is_empty() && step.headline.is_some())
    }

    /// The editions to compare, one after the other.
    fn chains(&self) -> io::Result<(Vec<Chain>, Exit)> {
        let old = self.old.clone().unwrap_or_else(|| PathBuf::from("."));
        if let Some(range) = &self.git {
            return git::chains(range, &old, self.input);
        }
        let (first, exit) = self.read(&old)?;
        let Some(new) = &self.new else {
            let chains = pairing::in_series(first);
            let exit = if exit == Exit::Nothing && chains.is_empty() {
                anstream::eprintln!(
                    "error: {}: no article of which there are two editions",
                    safe(&old.to_string_lossy())
                );
                Exit::Bad
            } else {
                exit
            };
            return Ok((chains, exit));
        };
        let (second, done) = self.read(new)?;
        Ok((pairing::across(first, second), exit.or(done)))
    }

    fn read(&self, path: &std::path::Path) -> io::Result<(Vec<Article>, Exit)> {
        let options = ArticleOptions { paths: vec![path.to_owned()], text: None, date: None, input: self.input };
        let mut articles = Vec::new();
        let exit = Articles::each(&options, self.run, Care::Undamaged, |batch| {
            articles.extend(batch);
            Ok(())
        })?;
        Ok((articles, exit))
    }

    /// Reads the editions of a chain, and compares each with the next.
    fn compare(&self, engine: &Engine, chain: &Chain) -> (Vec<Edition>, Vec<Step>) {
        let part = self.only.map(|only| match only {
            Only::Headline => Part::Headline,
            Only::Body => Part::Body,
        });
        let editions = Edition::chain(engine, chain.clone(), part);
        let step = |pair: &[Edition]| {
            let mut step = Step::between(&pair[0], &pair[1], &engine.rules().schemas);
            let wanted = |kind: &str| self.kinds.is_empty() || self.kinds.iter().any(|one| one == kind);
            step.changes.retain(|change| wanted(&change.kind));
            step
        };
        let steps = editions.windows(2).map(step).collect();
        (editions, steps)
    }
}

/// `0.05` or `5%`, as a share from 0 to 1.
fn share(text: &str) -> Result<f64, String> {
    let number = |text: &str| text.trim().parse::<f64>().ok();
    let share = match text.strip_suffix('%') {
        Some(percent) => number(percent).map(|percent| percent / 100.0),
        None => number(text),
    };
    share.filter(|share| (0.0..=1.0).contains(share)).ok_or_else(|| "expected a share such as 0.05 or 5%".to_owned())
}

#[cfg(test)]
mod tests {
    use super::share;

    #[test]
    fn shares() {
        let check = |text: &str, expected: Option<f64>| assert_eq!(share(text).ok(), expected, "{text}");
        check("0", Some(0.0));
        check("0.05", Some(0.05));
        check("5%", Some(0.05));
        check("100 %", Some(1.0));
        check("1.5", None);
        check("-1", None);
        check("NaN", None);
        check("", None);
    }
}
