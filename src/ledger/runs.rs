//! What the last run did to findings: `.gainsay/run`, a line a finding. It belongs to the machine that ran, so that a run
//! which finds everything as it was leaves every other file as it was. Where it is missing, all is as it was.

use std::collections::HashMap;
use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::disk::named;
use super::finding::{Kept, State};

/// The file of the last run.
#[derive(Clone, Debug)]
pub struct Runs {
    path: PathBuf,
}

impl Runs {
    /// In the folder of this machine.
    pub fn of(local: &Path) -> Self {
        Self { path: local.join("run") }
    }

    /// A run begins: what the one before did is past.
    pub fn begin(&self) -> io::Result<()> {
        match fs::remove_file(&self.path) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(named(&self.path, &error)),
            _ => Ok(()),
        }
    }

    /// What this run did to some findings, by their ids.
    pub fn add<'a>(&self, states: impl IntoIterator<Item = (&'a str, State)>) -> io::Result<()> {
        let lines: String = states.into_iter().map(|(id, state)| format!("{id} {}\n", state.name())).collect();
        if lines.is_empty() {
            return Ok(());
        }
        let open = OpenOptions::new().create(true).append(true).open(&self.path);
        open.and_then(|mut file| file.write_all(lines.as_bytes())).map_err(|error| named(&self.path, &error))
    }

    /// What the last run did.
    pub fn read(&self) -> States {
        let text = fs::read_to_string(&self.path).unwrap_or_default();
        let mut states: HashMap<String, State> = HashMap::new();
        for (id, state) in text.lines().filter_map(|line| line.split_once(' ')) {
            let Some(state) = State::of(state) else { continue };
            // Both articles of a finding may come in one run; what counts is how it stands to the run before.
            let state = match (states.get(id), state) {
                (Some(State::New), State::Updated) => State::New,
                (Some(State::Absent), State::New) => State::Updated,
                (_, state) => state,
            };
            states.insert(id.to_owned(), state);
        }
        States { states }
    }
}

/// What a run did to findings, by their ids.
#[derive(Clone, Debug, Default)]
pub struct States {
    states: HashMap<String, State>,
}

impl States {
    /// Tells findings that were read from their files.
    pub fn tell<'k>(&self, findings: impl IntoIterator<Item = &'k mut Kept>) {
        for kept in findings.into_iter().filter(|kept| kept.state != State::Absent) {
            let state = self.states.get(&kept.id).copied().filter(|state| *state != State::Absent);
            kept.state = state.unwrap_or(State::Unchanged);
        }
    }
}
