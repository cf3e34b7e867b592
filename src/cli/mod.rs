//! The command line: the only room that reads files, prints, or exits. One file a command.

mod annotate;
mod articles;
mod atomic;
mod cache;
mod check;
mod completions;
mod diff;
mod exit;
mod explain;
mod extract;
mod fmt;
mod init;
mod man;
mod options;
mod output;
mod reconcile;
mod review;
mod rules;
mod test;
mod timeline;
mod track;
mod watch;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::report::safe;
use exit::Exit;

/// A rule-based fact-check and claim tracker for news: which claims contradict each other, and why.
#[derive(Debug, Parser)]
#[command(name = "gainsay", version, propagate_version = true, max_term_width = 110)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Print the claims that articles make, each with its source sentence
    Extract(extract::Extract),
    /// Print which claims contradict each other, and why
    Reconcile(reconcile::Reconcile),
    /// Print what changed between two editions of an article, claim by claim
    Diff(diff::Diff),
    /// Say why a rule did or did not match, or why two claims contradict each other or not
    Explain(explain::Explain),
    /// Print what the engine sees: sentences, tokens, values, quotations, cues
    Annotate(annotate::Annotate),
    /// Parse, type-check and lint rule files
    Check(check::Check),
    /// Lay rule files out in the one layout
    Fmt(fmt::Fmt),
    /// Begin a repository of rules, or a rule
    Init(init::Init),
    /// Run the tests in rule files, and compare stories with their snapshots and gold
    Test(test::Test),
    /// Add articles to a ledger; print which claims and findings are new, changed, gone, back
    Track(track::Track),
    /// Accept, reject or annotate the findings of a ledger
    Review(review::Review),
    /// Print what was reported of one event, by whom and when, and the verdicts between the reports
    Timeline(timeline::Timeline),
    /// Add the articles of a folder to a ledger as they come and change
    Watch(watch::Watch),
    /// Print what a shell needs to complete commands and options
    Completions(completions::Completions),
    /// Print the manual
    Man(man::Manual),
}

/// Runs the command line of this process.
pub fn run() -> ExitCode {
    let cli = Cli::parse();
    let done = match cli.command {
        Command::Extract(command) => command.run(),
        Command::Reconcile(command) => command.run(),
        Command::Diff(command) => command.run(),
        Command::Test(command) => command.run(),
        Command::Explain(command) => command.run(),
        Command::Annotate(command) => command.run(),
        Command::Check(command) => command.run(),
        Command::Fmt(command) => command.run(),
        Command::Init(command) => command.run(),
        Command::Track(command) => command.run(),
        Command::Review(command) => command.run(),
        Command::Timeline(command) => command.run(),
        Command::Watch(command) => command.run(),
        Command::Completions(command) => command.run(),
        Command::Man(command) => command.run(),
    };
    match done {
        Ok(exit) => exit.into(),
        // Whoever read our output has seen enough.
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => Exit::Nothing.into(),
        Err(error) => {
            anstream::eprintln!("error: {}", safe(&error.to_string()));
            Exit::Bad.into()
        }
    }
}
