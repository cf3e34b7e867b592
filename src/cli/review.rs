//! `gainsay review`: what people decide about the findings of a ledger. Keys on a terminal, lines where input is none, or
//! flags.

use std::io::{self, BufRead, IsTerminal, Write};
use std::path::PathBuf;

use anstyle::{AnsiColor, Style};
use clap::Args;

use super::exit::Exit;
use super::options::{Format, RunOptions};
use super::output::Output;
use super::track::report;
use crate::ledger::{Decision, Kept, State, Store};
use crate::report::{Human, KeptShape};

const KEY: Style = AnsiColor::Yellow.on_default().bold();

#[derive(Debug, Args)]
#[command(after_help = "IDs are those that `track` prints; the beginning is enough where only one finding has it. \
    A decision rests on the sentences of the two claims: where they change, it no longer holds, and says so.\n\n\
    Exit status: 0 nothing waits for a decision, 1 something does, 2 bad usage or ledger file")]
pub(super) struct Review {
    /// The folder of the ledger
    #[arg(long, value_name = "DIR")]
    ledger: PathBuf,
    /// The finding is right (repeatable)
    #[arg(long, value_name = "ID", requires = "why")]
    accept: Vec<String>,
    /// The finding is not right (repeatable)
    #[arg(long, value_name = "ID", requires = "why")]
    reject: Vec<String>,
    /// Add a note to a finding (repeatable)
    #[arg(long, value_names = ["ID", "TEXT"], num_args = 2)]
    note: Vec<String>,
    /// Why it was accepted or rejected
    #[arg(long, value_name = "TEXT")]
    why: Option<String>,
    /// Who decides
    #[arg(long, value_name = "NAME")]
    by: Option<String>,
    /// Print the findings with what was decided about them, and ask nothing
    #[arg(long, conflicts_with_all = ["accept", "reject", "note"])]
    list: bool,
    /// All findings, also those that are decided or found no more
    #[arg(long)]
    all: bool,
    /// How to print
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,
    #[command(flatten)]
    run: RunOptions,
}

/// What is done to a finding.
#[derive(Clone, Debug)]
enum Act {
    Decide(Decision, String),
    Note(String),
}

impl Review {
    pub fn run(self) -> io::Result<Exit> {
        self.run.apply();
        let acts = self.acts();
        if self.list {
            return self.list_all(&Store::read(&self.ledger)?);
        }
        let store = Store::change(&self.ledger)?;
        if acts.is_empty() { self.ask_all(&store) } else { self.act_all(&store, acts) }
    }

    fn acts(&self) -> Vec<(String, Act)> {
        let why = self.why.clone().unwrap_or_default();
        let decide = |ids: &[String], decision: Decision| {
            ids.iter().map(|id| (id.clone(), Act::Decide(decision, why.clone()))).collect::<Vec<_>>()
        };
        let mut acts = decide(&self.accept, Decision::Accepted);
        acts.extend(decide(&self.reject, Decision::Rejected));
        acts.extend(self.note.chunks_exact(2).map(|pair| (pair[0].clone(), Act::Note(pair[1].clone()))));
        acts
    }

    /// Whether it waits for a decision.
    fn waits(kept: &Kept) -> bool {
        kept.state != State::Absent && kept.decision().is_none()
    }

    fn list_all(&self, store: &Store) -> io::Result<Exit> {
        let found = store.findings()?;
        let mut exit = report(&found.problems);
        let mut output = Output::new(self.format);
        let (mut waiting, mut all) = (0, 0);
        for (_, kept) in &found.findings {
            waiting += usize::from(Self::waits(kept));
            all += 1;
            if !self.all && !Self::waits(kept) {
                continue;
            }
            match output.human() {
                Some(stream) => Human.kept(stream, kept, kept.state.name())?,
                None => output.object(&KeptShape::new(kept))?,
            }
        }
        if let Some(stream) = output.human() {
            let s = if all == 1 { "" } else { "s" };
            writeln!(stream, "{all} finding{s}, {waiting} without a decision")?;
        }
        output.finish()?;
        if waiting > 0 {
            exit = exit.or(Exit::Found);
        }
        Ok(exit)
    }

    fn act_all(&self, store: &Store, acts: Vec<(String, Act)>) -> io::Result<Exit> {
        let found = store.findings()?;
        let mut exit = report(&found.problems);
        for (id, act) in acts {
            // As it is printed: `#1a2b3c4d`.
            let id = id.trim_start_matches('#').to_owned();
            let mut named = found.findings.iter().filter(|(_, kept)| !id.is_empty() && kept.id.starts_with(&id));
            let reason = match (named.next(), named.next()) {
                (Some((file, kept)), None) => {
                    self.write(store, file, &kept.id, &act)?;
                    continue;
                }
                (None, _) => "no finding has this id; `--list --all` names them",
                (Some(_), Some(_)) => "more than one finding has an id that begins like this",
            };
            anstream::eprintln!("error: `{}`: {reason}", id.escape_debug());
            exit = Exit::Bad;
        }
        let found = store.findings()?;
        let waits = found.findings.iter().any(|(_, kept)| Self::waits(kept));
        Ok(if waits { exit.or(Exit::Found) } else { exit })
    }

    fn ask_all(&self, store: &Store) -> io::Result<Exit> {
        let found = store.findings()?;
        let mut exit = report(&found.problems);
        let asked: Vec<&(String, Kept)> =
            found.findings.iter().filter(|(_, kept)| self.all || Self::waits(kept)).collect();
        let mut keys = Keys::new();
        let mut left = asked.len();
        for (at, (file, kept)) in asked.iter().enumerate() {
            Human.kept(&mut keys.out, kept, kept.state.name())?;
            let act = match keys.ask(at + 1, asked.len())? {
                Answer::Accept => Act::Decide(Decision::Accepted, keys.line("why: ")?),
                Answer::Reject => Act::Decide(Decision::Rejected, keys.line("why: ")?),
                Answer::Note => Act::Note(keys.line("note: ")?),
                Answer::Skip => continue,
                Answer::Quit => break,
            };
            left -= usize::from(matches!(act, Act::Decide(..)));
            self.write(store, file, &kept.id, &act)?;
        }
        writeln!(keys.out, "{left} without a decision")?;
        if left > 0 {
            exit = exit.or(Exit::Found);
        }
        Ok(exit)
    }

    fn write(&self, store: &Store, file: &str, id: &str, act: &Act) -> io::Result<()> {
        let record = store.load(file).map_err(|problem| io::Error::other(problem.to_string()))?;
        let Some(mut record) = record else { return Ok(()) };
        let before = record.clone();
        for kept in record.findings.iter_mut().filter(|kept| kept.id == id) {
            match act {
                Act::Decide(decision, why) => kept.decide(*decision, why, self.by.as_deref()),
                Act::Note(note) if note.is_empty() || kept.notes.contains(note) => {}
                Act::Note(note) => kept.notes.push(note.clone()),
            }
        }
        if record != before {
            store.save(file, &record)?;
        }
        Ok(())
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Answer {
    Accept,
    Reject,
    Note,
    Skip,
    Quit,
}

/// Where answers come from, and where they are asked for.
struct Keys {
    terminal: Option<console::Term>,
    out: Box<dyn Write>,
}

impl Keys {
    fn new() -> Self {
        let terminal = io::stdin().is_terminal() && io::stdout().is_terminal();
        Self { terminal: terminal.then(console::Term::stdout), out: Box::new(anstream::stdout()) }
    }

    fn ask(&mut self, at: usize, all: usize) -> io::Result<Answer> {
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
    fn line(&mut self, asks: &str) -> io::Result<String> {
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
