//! One change at a time: its diff, and what a person says to it. Keys on a terminal, lines where input is none.

use std::io::{self, BufRead, IsTerminal, Write};

use anstyle::{AnsiColor, Style};

use super::case::Case;
use super::human;
use super::stories::Change;

const KEY: Style = AnsiColor::Yellow.on_default().bold();

/// What a person said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Answer {
    Accept,
    Reject,
    Skip,
    Quit,
}

/// Where answers come from.
enum Keys {
    Terminal(console::Term),
    Lines(io::StdinLock<'static>),
}

/// Asks about changes, one after the other.
pub(super) struct Review {
    keys: Keys,
    out: Box<dyn Write>,
}

impl Review {
    pub fn new() -> Self {
        let terminal = io::stdin().is_terminal() && io::stdout().is_terminal();
        let keys = if terminal { Keys::Terminal(console::Term::stdout()) } else { Keys::Lines(io::stdin().lock()) };
        Self { keys, out: Box::new(anstream::stdout()) }
    }

    /// Shows the change number `at` of `all`, and waits for an answer to it.
    pub fn ask(&mut self, change: &Change, case: &Case, at: usize, all: usize) -> io::Result<Answer> {
        human::change(&mut self.out, case, change.is_new.then(|| change.snapshot.contents()))?;
        loop {
            write!(
                self.out,
                "[{at} of {all}] {KEY}a{KEY:#} accept, {KEY}r{KEY:#} reject, {KEY}s{KEY:#} skip, {KEY}q{KEY:#} quit: "
            )?;
            self.out.flush()?;
            if let Some(answer) = self.answer()? {
                return Ok(answer);
            }
        }
    }

    /// `None` where the answer was none of the four. The end of the input is `q`.
    fn answer(&mut self) -> io::Result<Option<Answer>> {
        let said = match &mut self.keys {
            Keys::Terminal(terminal) => match terminal.read_key()? {
                console::Key::Char(key) => key,
                console::Key::Escape => 'q',
                _ => ' ',
            },
            Keys::Lines(lines) => {
                let mut line = String::new();
                if lines.read_line(&mut line)? == 0 { 'q' } else { line.trim().chars().next().unwrap_or(' ') }
            }
        };
        let shown = if said.is_control() { ' ' } else { said };
        writeln!(self.out, "{shown}")?;
        Ok(match said.to_ascii_lowercase() {
            'a' => Some(Answer::Accept),
            'r' => Some(Answer::Reject),
            's' => Some(Answer::Skip),
            'q' => Some(Answer::Quit),
            _ => None,
        })
    }
}
