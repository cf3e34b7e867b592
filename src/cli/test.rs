//! `gainsay test`: examples, ignores and verdict tests in rule files.

use std::io::{self, Write};
use std::path::PathBuf;
use std::time::Instant;

use anstyle::{AnsiColor, Style};
use clap::Args;
use serde_json::json;

use super::exit::Exit;
use super::options::{Format, RuleOptions, RunOptions};
use super::output::Output;
use super::rules;
use crate::diagnostic::{Severity, render};
use crate::extract::Engine;
use crate::report::safe;
use crate::verify::{Outcome, TestReport};

const BAD: Style = AnsiColor::Red.on_default().bold();
const GOOD: Style = AnsiColor::Green.on_default();

#[derive(Debug, Args)]
pub(super) struct Test {
    /// Rule files or folders whose tests to run; without them, those of the rules in use
    #[arg(value_name = "PATHS")]
    paths: Vec<PathBuf>,
    #[command(flatten)]
    rules: RuleOptions,
    /// How to print
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,
    #[command(flatten)]
    run: RunOptions,
}

impl Test {
    pub fn run(self) -> io::Result<Exit> {
        self.run.apply();
        let mut options = self.rules.clone();
        options.rules.extend(self.paths.iter().cloned());
        let started = Instant::now();
        let mut loaded = rules::loaded(&options)?;
        let roster = loaded.roster();
        let engine = Engine::new(std::mem::take(&mut loaded.rules), roster);
        let sources = &loaded.sources;
        let mine = |source, _: &str| options.rules.is_empty() || !sources.get(source).name().starts_with("<built-in>/");
        let reports = crate::verify::run(&engine, &loaded.files, mine);
        loaded.diagnostics.retain(|diagnostic| diagnostic.severity == Severity::Error);
        anstream::eprint!("{}", render(&loaded.diagnostics, &loaded.sources, true));
        let mut output = Output::new(self.format);
        for report in &reports {
            let source = loaded.sources.get(report.source);
            let (line, _) = source.position(report.span.start);
            match output.human() {
                Some(stream) => print(stream, report, source.name(), line)?,
                None => output.object(&shape(report, source.name(), line))?,
            }
        }
        let failed = reports.iter().filter(|report| report.outcome.is_failure()).count();
        if let Some(stream) = output.human() {
            let todo =
                reports.iter().filter(|report| matches!(report.outcome, Outcome::Todo | Outcome::TodoPasses)).count();
            let passed = reports.len() - failed - todo;
            writeln!(
                stream,
                "{passed} passed, {failed} failed, {todo} todo in {:.2} s",
                started.elapsed().as_secs_f64()
            )?;
        }
        output.finish()?;
        Ok(match (loaded.has_errors(), failed) {
            (true, _) => Exit::Bad,
            (false, 0) => Exit::Nothing,
            (false, _) => Exit::Found,
        })
    }
}

fn print(out: &mut dyn Write, report: &TestReport, file: &str, line: usize) -> io::Result<()> {
    let style = match report.outcome {
        Outcome::Passed | Outcome::Todo => return Ok(()),
        Outcome::TodoPasses => GOOD,
        Outcome::Missing | Outcome::Wrong(_) | Outcome::Noisy(_) => BAD,
    };
    let detail = match &report.outcome {
        Outcome::Wrong(why) | Outcome::Noisy(why) => format!(": {}", safe(why)),
        Outcome::Missing => ": the rule found nothing".to_owned(),
        _ => String::new(),
    };
    writeln!(out, "{style}{}{style:#} {}:{line} {}{detail}", report.outcome.name(), safe(file), report.name)?;
    writeln!(out, "    “{}”", safe(&report.text))
}

fn shape(report: &TestReport, file: &str, line: usize) -> serde_json::Value {
    let why = match &report.outcome {
        Outcome::Wrong(why) | Outcome::Noisy(why) => Some(why.clone()),
        _ => None,
    };
    json!({
        "outcome": report.outcome.name(), "test": format!("{:?}", report.kind).to_lowercase(), "rule": report.name,
        "file": file, "line": line, "text": report.text, "why": why,
    })
}
