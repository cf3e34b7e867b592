//! `gainsay check`: parse, type-check and lint rule files; explain codes; tell what rules cost on a corpus.

mod explain;
mod profile;

use std::io::{self, Write};
use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::exit::Exit;
use super::options::{Color, RuleOptions, RunOptions};
use super::rules::{self, SHIPPED};
use crate::diagnostic::{Diagnostic, Severity, code, render};
use crate::extract::Engine;
use crate::report::DiagnosticShape;
use crate::rule::{Loaded, load, silence};
use crate::source::SourceId;
use crate::verify::{lint_corpus, lint_tests};

#[derive(Debug, Args)]
pub(super) struct Check {
    /// Rule files or folders; without them ./rules where it exists, else the rules built into the binary
    #[arg(value_name = "RULES")]
    paths: Vec<PathBuf>,
    /// The same, as with other commands
    #[arg(long, value_name = "PATH")]
    rules: Vec<PathBuf>,
    /// Print the page of a code: what it means, an example, why it is refused; without a code, all codes
    #[arg(long, value_name = "CODE", num_args = 0..=1, default_missing_value = "", conflicts_with_all = ["paths", "rules"])]
    explain: Option<String>,
    /// Run the rules over these articles and print what each costs and finds (repeatable)
    #[arg(long, value_name = "ARTICLES")]
    profile: Vec<PathBuf>,
    /// How to print
    #[arg(long, value_enum, default_value_t = CheckFormat::Human)]
    format: CheckFormat,
    /// When to use colour
    #[arg(long, value_name = "WHEN", value_enum, default_value_t = Color::Auto)]
    color: Color,
    /// Print errors only
    #[arg(long)]
    quiet: bool,
}

/// How to print.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum CheckFormat {
    /// Text for people
    Human,
    /// One JSON object a report or rule
    Json,
}

impl Check {
    pub fn run(mut self) -> io::Result<Exit> {
        let run = RunOptions { jobs: 0, color: self.color, quiet: self.quiet };
        run.apply();
        if let Some(code) = &self.explain {
            return explain::explain(code);
        }
        self.rules.extend(std::mem::take(&mut self.paths));
        let options = RuleOptions { rules: self.rules.clone() };
        let texts = rules::read(&options);
        rules::report(&texts.problems);
        let mut exit = if texts.problems.is_empty() { Exit::Nothing } else { Exit::Bad };
        if exit == Exit::Bad && texts.files.iter().all(|file| file.shown.starts_with(SHIPPED)) {
            return Ok(exit);
        }
        let mut loaded = load(&texts.files, &texts.tables);
        let (kinds, number) = (loaded.rules.schemas.len(), loaded.rules.rules.len());
        let mut work = Vec::new();
        let engine = (!loaded.has_errors()).then(|| {
            let roster = loaded.roster();
            Engine::new(std::mem::take(&mut loaded.rules), roster)
        });
        if let Some(engine) = &engine {
            let shipped = |at: SourceId| loaded.sources.get(at).name().starts_with(SHIPPED);
            let mut found = lint_tests(engine, &loaded.files, |at| !shipped(at));
            if !self.profile.is_empty() {
                let (meter, read) = profile::measure(engine, &self.profile, run)?;
                exit = exit.or(read);
                found.extend(lint_corpus(engine, &loaded.files, &meter, |at| !shipped(at)));
                work = profile::rows(engine, &meter);
            }
            loaded.diagnostics.extend(found);
        }
        let asked = |name: &str| match name {
            code::SHARED_EXAMPLE | code::PASSING_TODO => engine.is_some(),
            code::SHORT_GAP | code::SLOW_RULE => !work.is_empty(),
            _ => true,
        };
        let found = silence(std::mem::take(&mut loaded.diagnostics), &loaded.files, &loaded.sources, asked);
        let found = self.worth_showing(found, &loaded);
        let errors = found.iter().filter(|report| report.severity == Severity::Error).count();
        match self.format {
            CheckFormat::Json => {
                let mut out = io::BufWriter::new(io::stdout());
                for report in &found {
                    serde_json::to_writer(&mut out, &DiagnosticShape::new(report, &loaded.sources))?;
                    writeln!(out)?;
                }
                profile::json(&mut out, &work)?;
                out.flush()?;
            }
            CheckFormat::Human => {
                let mut out = anstream::stdout();
                write!(out, "{}", render(&found, &loaded.sources, true))?;
                profile::table(&mut out, &work)?;
                let (rules, kinds) = (count(number, "rule"), count(kinds, "kind"));
                let (errors, lints) = (count(errors, "error"), count(found.len() - errors, "warning"));
                writeln!(out, "{rules} of {kinds} in {}: {errors}, {lints}", files(&options, &loaded))?;
            }
        }
        Ok(exit.or(if errors > 0 { Exit::Found } else { Exit::Nothing }))
    }

    /// What ships has been checked before it shipped: only its errors would matter.
    fn worth_showing(&self, mut found: Vec<Diagnostic>, loaded: &Loaded) -> Vec<Diagnostic> {
        let shipped = |at: SourceId| loaded.sources.get(at).name().starts_with(SHIPPED);
        found.retain(|report| {
            report.severity == Severity::Error
                || !self.quiet && !report.labels.first().is_some_and(|label| shipped(label.source))
        });
        found.sort_by_key(|report| report.labels.first().map(|label| (label.source, label.span)));
        found
    }
}

/// The files that rules come from: the user's own, and those that ship with kinds of claims.
fn files(options: &RuleOptions, loaded: &Loaded) -> String {
    let shipped = |at: SourceId| loaded.sources.get(at).name().starts_with(SHIPPED);
    let (builtin, own): (Vec<_>, Vec<_>) = loaded.files.files.iter().partition(|file| shipped(file.tree.source));
    let builtin = builtin.iter().filter(|file| file.claims().next().is_some()).count();
    match (own.len(), builtin) {
        (0, _) => format!("{} built in", count(builtin, "file")),
        (own, 0) if options.rules.is_empty() => format!("{} of ./{}", count(own, "file"), rules::DEFAULT),
        (own, 0) => count(own, "file"),
        (own, builtin) => format!("{}, {builtin} of them built in", count(own + builtin, "file")),
    }
}

/// `1 rule`, `2 rules`
fn count(number: usize, what: &str) -> String {
    format!("{number} {what}{}", if number == 1 { "" } else { "s" })
}
