//! `gainsay test`: examples, ignores and verdict tests in rule files; stories against snapshots and gold.

mod case;
mod github;
mod human;
mod junit;
mod paths;
mod review;
mod store;
mod stories;

use std::io::{self, BufWriter, Write};
use std::path::PathBuf;
use std::time::Instant;

use clap::{Args, ValueEnum};

use super::exit::Exit;
use super::options::{RuleOptions, RunOptions};
use super::rules;
use crate::diagnostic::{Severity, render};
use crate::extract::Engine;
use case::{Case, Status, Subject};
use paths::Chosen;
use review::{Answer, Review};
use store::Store;
use stories::Checked;

/// Where snapshots of stories are kept.
const SNAPSHOTS: &str = "snapshots/stories";

#[derive(Debug, Args)]
pub(super) struct Test {
    /// Rule files or folders whose tests to run, and folders of articles to compare with their snapshots; without any,
    /// the rules in use and the stories below ./claims
    #[arg(value_name = "PATHS")]
    paths: Vec<PathBuf>,
    #[command(flatten)]
    rules: RuleOptions,
    /// Run only the tests of rules, and only the stories, whose name contains this
    #[arg(long, value_name = "TEXT")]
    filter: Option<String>,
    /// Folder of the stories' snapshots
    #[arg(long, value_name = "DIR", default_value = SNAPSHOTS)]
    snapshots: PathBuf,
    /// Record what is found, where it is new or has changed
    #[arg(long, conflicts_with = "review")]
    accept: bool,
    /// Record what is found where nothing is recorded yet
    #[arg(long, conflicts_with = "review")]
    accept_new: bool,
    /// Show one change after the other: a accepts, r rejects, s skips it, q quits
    #[arg(long)]
    review: bool,
    /// What to do with snapshots that no story refers to; without it they are named and left alone
    #[arg(long, value_name = "WHAT", value_enum)]
    unreferenced: Option<Unreferenced>,
    /// How to print
    #[arg(long, value_enum, default_value_t = TestFormat::Human)]
    format: TestFormat,
    #[command(flatten)]
    run: RunOptions,
}

/// What to do with a snapshot that no story refers to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Unreferenced {
    /// Fail
    Reject,
    /// Delete it
    Delete,
}

/// How to print.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum TestFormat {
    /// Text for people
    Human,
    /// One JSON object a test
    Json,
    /// JUnit XML
    Junit,
    /// Workflow commands of GitHub Actions
    Github,
}

impl Test {
    pub fn run(self) -> io::Result<Exit> {
        self.run.apply();
        if self.review && self.format != TestFormat::Human {
            return Err(io::Error::other("--review talks to a person: expected no --format"));
        }
        let started = Instant::now();
        let mut chosen = Chosen::of(&self.paths)?;
        let mut options = self.rules.clone();
        options.rules.append(&mut chosen.rules);
        let mut loaded = rules::loaded(&options)?;
        let roster = loaded.roster();
        let engine = Engine::new(std::mem::take(&mut loaded.rules), roster);
        let mut cases = Vec::new();
        if chosen.run_rules {
            let sources = &loaded.sources;
            let all = options.rules.is_empty() || rules::names_shipped(&options);
            let mine = |source| all || !sources.get(source).name().starts_with(rules::SHIPPED);
            let wanted = |source, name: &str| mine(source) && self.wants(name);
            let reports = crate::verify::run(&engine, &loaded.files, wanted);
            cases.extend(reports.iter().map(|report| Case::of_rule(report, sources, engine.rules())));
        }
        let broken = loaded.has_errors();
        loaded.diagnostics.retain(|diagnostic| diagnostic.severity == Severity::Error);
        anstream::eprint!("{}", render(&loaded.diagnostics, &loaded.sources, true));
        // Whoever reads a report and not the terminal is told as well.
        if self.format != TestFormat::Human {
            cases.extend(loaded.diagnostics.iter().map(|error| Case::of_error(error, &loaded.sources)));
        }
        let mut exit = if broken { Exit::Bad } else { Exit::Nothing };
        let store = Store::new(self.snapshots.clone());
        if !broken {
            exit = exit.or(self.stories(&chosen, &engine, &store, &mut cases)?);
        } else if !chosen.stories.is_empty() {
            // What half of the rules find is nothing to compare, and nothing to record.
            anstream::eprintln!("error: stories were not run, because a rule file has an error");
        }
        if let (Some(text), true) = (&self.filter, cases.is_empty()) {
            return Err(io::Error::other(format!(
                "--filter: expected the name of a test or story, found `{text}` in none"
            )));
        }
        self.leftovers(&chosen, &store, &mut cases)?;
        self.print(&cases, started)?;
        let failed = cases.iter().any(|case| case.status == Status::Failed);
        Ok(exit.or(if failed { Exit::Found } else { Exit::Nothing }))
    }

    fn wants(&self, name: &str) -> bool {
        self.filter.as_ref().is_none_or(|text| name.contains(text.as_str()))
    }

    fn stories(&self, chosen: &Chosen, engine: &Engine, store: &Store, cases: &mut Vec<Case>) -> io::Result<Exit> {
        let mut wanted = chosen.stories.clone();
        wanted.retain(|story| self.wants(&story.name));
        let mut checked = stories::check(&wanted, engine, store, self.run)?;
        self.settle(&mut checked, store)?;
        cases.append(&mut checked.cases);
        Ok(checked.exit)
    }

    /// Records, or leaves for a person, what has changed.
    fn settle(&self, checked: &mut Checked, store: &Store) -> io::Result<()> {
        let mut review = (self.review && !checked.changes.is_empty()).then(Review::new);
        let all = checked.changes.len();
        for (at, change) in checked.changes.iter().enumerate() {
            let case = &mut checked.cases[change.case];
            let answer = match &mut review {
                Some(review) => review.ask(change, case, at + 1, all)?,
                None if self.accept || (self.accept_new && change.is_new) => Answer::Accept,
                None => Answer::Skip,
            };
            if let (Some(_), Subject::Part { diff, .. }) = (&review, &mut case.subject) {
                // It has been seen.
                *diff = None;
            }
            match answer {
                Answer::Accept => {
                    store.accept(&change.name, &change.snapshot)?;
                    (case.status, case.outcome, case.why) = (Status::Passed, "accepted", None);
                }
                Answer::Reject => {
                    store.reject(&change.name)?;
                    case.outcome = "rejected";
                    case.why = None;
                }
                Answer::Skip => store.suggest(&change.name, &change.snapshot)?,
                Answer::Quit => {
                    review = None;
                    store.suggest(&change.name, &change.snapshot)?;
                }
            }
        }
        Ok(())
    }

    fn leftovers(&self, chosen: &Chosen, store: &Store, cases: &mut Vec<Case>) -> io::Result<()> {
        // Only a run over everything knows what nothing refers to.
        let whole = self.paths.is_empty() && self.filter.is_none() && !chosen.referenced.is_empty();
        if self.unreferenced.is_none() && !whole {
            return Ok(());
        }
        let found = store.leftovers(&chosen.referenced)?;
        if self.unreferenced == Some(Unreferenced::Delete) && chosen.referenced.is_empty() && !found.is_empty() {
            return Err(io::Error::other("no story was found, so every snapshot would be deleted: nothing was"));
        }
        for path in found {
            let mut case = Case {
                status: Status::Failed,
                outcome: "unreferenced",
                name: path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default(),
                file: path.display().to_string(),
                line: 1,
                why: Some("no story refers to this snapshot; --unreferenced delete deletes it".to_owned()),
                subject: Subject::Leftover,
            };
            match self.unreferenced {
                Some(Unreferenced::Reject) => {}
                Some(Unreferenced::Delete) => {
                    Store::delete(&path)?;
                    (case.status, case.outcome, case.why) = (Status::Note, "deleted", None);
                }
                None => case.status = Status::Note,
            }
            cases.push(case);
        }
        Ok(())
    }

    fn print(&self, cases: &[Case], started: Instant) -> io::Result<()> {
        let mut out: Box<dyn Write> = match self.format {
            TestFormat::Human => Box::new(BufWriter::with_capacity(1 << 16, anstream::stdout())),
            _ => Box::new(BufWriter::with_capacity(1 << 16, io::stdout())),
        };
        match self.format {
            TestFormat::Human => {
                human::cases(&mut out, cases, self.run.quiet)?;
                human::summary(&mut out, cases, started.elapsed())?;
            }
            TestFormat::Json => {
                for case in cases {
                    serde_json::to_writer(&mut out, &case.shape())?;
                    writeln!(out)?;
                }
            }
            TestFormat::Junit => junit::report(&mut out, cases, started.elapsed())?,
            TestFormat::Github => {
                github::cases(&mut out, cases)?;
                human::summary(&mut out, cases, started.elapsed())?;
            }
        }
        out.flush()
    }
}
