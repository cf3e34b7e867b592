//! Options that several commands share.

use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};

use clap::{Args, ValueEnum};

/// Which articles.
#[derive(Clone, Debug, Args)]
pub(super) struct ArticleOptions {
    /// Files, folders (all articles below, sorted), or `-` for standard input
    #[arg(value_name = "ARTICLES", required_unless_present = "text", conflicts_with = "text")]
    pub paths: Vec<PathBuf>,
    /// Read this text in place of ARTICLES
    #[arg(long, value_name = "TEXT")]
    pub text: Option<String>,
    /// Publication date of the text given with --text, and of articles that give none: 2025-04-18
    #[arg(long, value_name = "DATE")]
    pub date: Option<String>,
    /// How the input is laid out; without it, by the file's extension, standard input by how it begins [txt, md, json, ndjson]
    #[arg(long, value_name = "FORMAT")]
    pub input: Option<crate::text::Format>,
}

/// Which rules.
#[derive(Clone, Debug, Args)]
pub(super) struct RuleOptions {
    /// Rule file or folder, or `builtin` for the rules that ship (repeatable); without it ./rules where it exists, else
    /// builtin
    #[arg(long, value_name = "PATH")]
    pub rules: Vec<PathBuf>,
}

/// How to work and print.
#[derive(Clone, Copy, Debug, Args)]
pub(super) struct RunOptions {
    /// Threads to use; 0 for one a core
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub jobs: usize,
    /// When to use colour
    #[arg(long, value_name = "WHEN", value_enum, default_value_t = Color::Auto)]
    pub color: Color,
    /// Print no progress and no warnings
    #[arg(long)]
    pub quiet: bool,
}

/// Whether notes are unwanted: like colour and threads, once for the process.
static QUIET: AtomicBool = AtomicBool::new(false);

/// Whether `--quiet` was given.
pub(super) fn is_quiet() -> bool {
    QUIET.load(Ordering::Relaxed)
}

impl RunOptions {
    /// Sets threads, colour and silence for the process.
    pub fn apply(self) {
        QUIET.store(self.quiet, Ordering::Relaxed);
        let choice = match self.color {
            Color::Auto => anstream::ColorChoice::Auto,
            Color::Always => anstream::ColorChoice::Always,
            Color::Never => anstream::ColorChoice::Never,
        };
        choice.write_global();
        // Fails only where a pool exists already, and then that one serves.
        let _ = rayon::ThreadPoolBuilder::new().num_threads(self.jobs).build_global();
    }
}

/// When to use colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Color {
    /// On a terminal
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

/// How to print.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// Text for people
    Human,
    /// One JSON object a line
    Json,
    /// RON
    Ron,
}
