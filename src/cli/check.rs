//! `gainsay check`: parse, type-check and lint rule files.

use std::io::{self, Write};
use std::path::PathBuf;

use clap::Args;

use super::exit::Exit;
use super::options::{Color, RuleOptions};
use super::rules;
use crate::diagnostic::{Severity, render};

#[derive(Debug, Args)]
pub(super) struct Check {
    /// Rule files or folders; without them ./rules where it exists, else the rules built into the binary
    #[arg(value_name = "RULES")]
    paths: Vec<PathBuf>,
    /// The same, as with other commands
    #[arg(long, value_name = "PATH")]
    rules: Vec<PathBuf>,
    /// When to use colour
    #[arg(long, value_name = "WHEN", value_enum, default_value_t = Color::Auto)]
    color: Color,
    /// Print errors only
    #[arg(long)]
    quiet: bool,
}

impl Check {
    pub fn run(mut self) -> io::Result<Exit> {
        super::options::RunOptions { jobs: 0, color: self.color, quiet: self.quiet }.apply();
        self.rules.extend(std::mem::take(&mut self.paths));
        let mut loaded = rules::loaded(&RuleOptions { rules: self.rules })?;
        // What ships has been checked before it shipped; only its errors would matter.
        let sources = &loaded.sources;
        let shipped = |at: crate::source::SourceId| sources.get(at).name().starts_with("<built-in>/");
        loaded.diagnostics.retain(|diagnostic| {
            diagnostic.severity == Severity::Error
                || !self.quiet && !diagnostic.labels.first().is_some_and(|label| shipped(label.source))
        });
        let mut out = anstream::stdout();
        write!(out, "{}", render(&loaded.diagnostics, &loaded.sources, true))?;
        let errors = loaded.diagnostics.iter().filter(|diagnostic| diagnostic.severity == Severity::Error).count();
        let lints = loaded.diagnostics.len() - errors;
        let plural = |n: usize| if n == 1 { "" } else { "s" };
        writeln!(
            out,
            "{} rule{} of {} claim kind{}: {errors} error{}, {lints} warning{}",
            loaded.rules.rules.len(),
            plural(loaded.rules.rules.len()),
            loaded.rules.schemas.len(),
            plural(loaded.rules.schemas.len()),
            plural(errors),
            plural(lints)
        )?;
        Ok(if errors > 0 { Exit::Found } else { Exit::Nothing })
    }
}
