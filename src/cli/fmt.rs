//! `gainsay fmt`: rule files in the one layout.

use std::io::{self, IsTerminal, Read, Write};
use std::path::{Path, PathBuf};

use anstyle::{AnsiColor, Style};
use clap::Args;
use similar::TextDiff;

use super::atomic;
use super::exit::Exit;
use super::options::Color;
use super::rules;
use crate::diagnostic::render;
use crate::report::safe;
use crate::rule::format::format;
use crate::source::{Source, Sources};

const OLD: Style = AnsiColor::Red.on_default();
const NEW: Style = AnsiColor::Green.on_default();
const PLACE: Style = AnsiColor::Cyan.on_default();

#[derive(Debug, Args)]
pub(super) struct Fmt {
    /// Rule files or folders, or `-` for standard input to standard output; without them ./rules
    #[arg(value_name = "RULES")]
    paths: Vec<PathBuf>,
    /// The same, as with other commands
    #[arg(long, value_name = "PATH")]
    rules: Vec<PathBuf>,
    /// Write nothing; name the files that are laid out differently, and exit with 1 if there are any
    #[arg(long)]
    check: bool,
    /// Write nothing; print what would change, and exit with 1 if anything would
    #[arg(long)]
    diff: bool,
    /// When to use colour
    #[arg(long, value_name = "WHEN", value_enum, default_value_t = Color::Auto)]
    color: Color,
    /// Print no summary
    #[arg(long)]
    quiet: bool,
}

impl Fmt {
    pub fn run(mut self) -> io::Result<Exit> {
        super::options::RunOptions { jobs: 0, color: self.color, quiet: self.quiet }.apply();
        self.paths.append(&mut self.rules);
        if self.paths.is_empty() {
            let here = PathBuf::from(rules::DEFAULT);
            if !here.is_dir() {
                return Err(io::Error::other("expected rule files to lay out, found no folder `rules` here"));
            }
            self.paths.push(here);
        }
        let mut work = Work { options: &self, changed: 0, kept: 0, exit: Exit::Nothing };
        for path in &self.paths {
            if path.as_os_str() == "-" {
                let mut bytes = Vec::new();
                io::stdin().lock().read_to_end(&mut bytes)?;
                match String::from_utf8(bytes) {
                    Ok(text) => work.text("<stdin>", &text, None)?,
                    Err(_) => work.bad("<stdin>: not UTF-8"),
                }
                continue;
            }
            match rules::files_below(path) {
                Ok(files) => files.iter().try_for_each(|file| work.file(file))?,
                Err(error) => work.bad(&error.to_string()),
            }
        }
        work.summary();
        Ok(work.exit)
    }
}

/// What is done so far.
struct Work<'a> {
    options: &'a Fmt,
    changed: usize,
    kept: usize,
    exit: Exit,
}

impl Work<'_> {
    fn bad(&mut self, message: &str) {
        anstream::eprintln!("error: {}", safe(message));
        self.exit = self.exit.or(Exit::Bad);
    }

    fn file(&mut self, path: &Path) -> io::Result<()> {
        match rules::text(path) {
            Ok(text) => self.text(&path.display().to_string(), &text, Some(path)),
            Err(error) => {
                self.bad(&error.to_string());
                Ok(())
            }
        }
    }

    /// Lays one text out: into its file, or to standard output where it has none.
    fn text(&mut self, name: &str, text: &str, path: Option<&Path>) -> io::Result<()> {
        let mut sources = Sources::default();
        let source = sources.add(Source::new(name, text));
        let (laid, reports) = format(source, text);
        if !reports.is_empty() {
            anstream::eprint!("{}", render(&reports, &sources, true));
            self.exit = self.exit.or(Exit::Bad);
        }
        let looking = self.options.check || self.options.diff;
        let mut out = anstream::stdout();
        if path.is_none() && !looking {
            return io::stdout().write_all(laid.as_bytes());
        }
        if laid == text {
            self.kept += usize::from(reports.is_empty());
            return Ok(());
        }
        self.changed += 1;
        if looking {
            self.exit = self.exit.or(Exit::Found);
        }
        if self.options.diff {
            return diff(&mut out, name, text, &laid);
        }
        if let (Some(path), false) = (path, looking)
            && let Err(error) = atomic::write(path, &laid)
        {
            self.changed -= 1;
            self.bad(&error.to_string());
            return Ok(());
        }
        writeln!(out, "{}", safe(name))
    }

    fn summary(&self) {
        let files = |n: usize| if n == 1 { "1 file".to_owned() } else { format!("{n} files") };
        let done = if self.options.check || self.options.diff { "to lay out" } else { "laid out" };
        if !self.options.quiet && self.changed + self.kept > 0 {
            anstream::eprintln!("{} {done}, {} as they should be", files(self.changed), files(self.kept));
        }
    }
}

/// A unified diff that `patch` reads; on a terminal with colours, and without control characters.
fn diff(out: &mut impl Write, name: &str, old: &str, new: &str) -> io::Result<()> {
    let terminal = io::stdout().is_terminal();
    let diff = TextDiff::from_lines(old, new);
    let text = diff.unified_diff().header(name, name).to_string();
    for line in text.split_inclusive('\n') {
        let style = match line.as_bytes().first() {
            Some(b'-') => OLD,
            Some(b'+') => NEW,
            Some(b'@') => PLACE,
            _ => Style::new(),
        };
        let body = line.strip_suffix('\n').unwrap_or(line);
        if terminal {
            writeln!(out, "{style}{}{style:#}", safe(body))?;
        } else {
            writeln!(out, "{body}")?;
        }
    }
    Ok(())
}
