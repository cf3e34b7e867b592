//! The answers of a person: single keys on a terminal, lines where input is none.

use std::io::{self, BufRead, IsTerminal, Write};

use anstyle::{AnsiColor, Style};

const KEY: Style = AnsiColor::Yellow.on_default().bold();

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Answer {
    Accept,
    Reject,
    Note,
    Skip,
    Quit,
}

/// Where answers come from, and where they are asked for.
pub(super) struct Keys {
    terminal: Option<console::Term>,
    pub out: Box<dyn Write>,
}

impl Keys {
    pub fn new() -> Self {
        let terminal = io::stdin().is_terminal() && io::stdout().is_terminal();
        Self { terminal: terminal.then(console::Term::stdout), out: Box::new(anstream::stdout()) }
    }

    pub fn ask(&mut self, at: usize, all: usize) -> io::Result<Answer> {
        loop {
            let keys = [("a", "accept"), ("r", "reject"), ("n", "note"), ("s", "skip"), ("q", "quit")];
            let keys: Vec<String> = keys.iter().map(|(key, does)| format!("{KEY}{key}{KEY:#} {does}")).collect();
            write!(self.out, "[{at} of {all}] {}: ", keys.join(", "))?;
            self.out.flush()?;
            let said = match &self.terminal {
                Some(terminal) => match terminal.read_key()? {
                    console::Key::Char(key) => key,
                    console::Key::Escape => 'q',
                    _ => ' ',
                },
                None => {
                    let mut line = String::new();
                    if io::stdin().lock().read_line(&mut line)? == 0 {
                        'q'
                    } else {
                        line.trim().chars().next().unwrap_or(' ')
                    }
                }
            };
            writeln!(self.out, "{}", if said.is_control() { ' ' } else { said })?;
            return Ok(match said.to_ascii_lowercase() {
                'a' => Answer::Accept,
                'r' => Answer::Reject,
                'n' => Answer::Note,
                's' => Answer::Skip,
                'q' => Answer::Quit,
                _ => continue,
            });
        }
    }

    /// A line of text; the end of the input is an empty one.
    pub fn line(&mut self, asks: &str) -> io::Result<String> {
        write!(self.out, "{asks}")?;
        self.out.flush()?;
        let mut line = String::new();
        io::stdin().lock().read_line(&mut line)?;
        if self.terminal.is_none() {
            writeln!(self.out)?;
        }
        Ok(line.trim().to_owned())
    }
}
