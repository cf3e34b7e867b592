//! What the last run did to findings: `.gainsay/run`, a line a finding. It belongs to the machine that ran, so that a run
//! which finds everything as it was leaves every other file as it was. Where it is missing, all is as it was.

use std::collections::HashMap;
use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::disk::named;
use super::finding::{Kept, State};
use super::settle::FindingNews;

/// What stands beside a finding that is new, and was known before it was absent.
const BACK: &str = "back";

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

    /// What this run did to some findings.
    pub fn add(&self, found: &[FindingNews]) -> io::Result<()> {
        let did = |news: &FindingNews| if news.back { BACK } else { news.now.state.name() };
        let lines: String = found.iter().map(|news| format!("{} {}\n", news.now.id, did(news))).collect();
        if lines.is_empty() {
            return Ok(());
        }
        let open = OpenOptions::new().create(true).append(true).open(&self.path);
        open.and_then(|mut file| file.write_all(lines.as_bytes())).map_err(|error| named(&self.path, &error))
    }

    /// What the last run did.
    pub fn read(&self) -> States {
        let text = fs::read_to_string(&self.path).unwrap_or_default();
        let mut states: HashMap<String, Did> = HashMap::new();
        for (id, state) in text.lines().filter_map(|line| line.split_once(' ')) {
            let back = state == BACK;
            let Some(state) = (if back { Some(State::New) } else { State::of(state) }) else { continue };
            // Both articles of a finding may come in one run; what counts is how it stands to the run before.
            let did = match (states.get(id), state) {
                (Some(&new @ Did { state: State::New, .. }), State::Updated) => new,
                (Some(Did { state: State::Absent, .. }), State::New) => Did { state: State::Updated, back: false },
                (_, state) => Did { state, back },
            };
            states.insert(id.to_owned(), did);
        }
        States { states }
    }
}

/// What a run did to findings, by their ids.
#[derive(Clone, Debug, Default)]
pub struct States {
    states: HashMap<String, Did>,
}

/// What a run did to one finding.
#[derive(Clone, Copy, Debug)]
struct Did {
    state: State,
    back: bool,
}

impl States {
    /// Tells findings that were read from their files.
    pub fn tell<'k>(&self, findings: impl IntoIterator<Item = &'k mut Kept>) {
        for kept in findings.into_iter().filter(|kept| kept.state != State::Absent) {
            let did = self.states.get(&kept.id).filter(|did| did.state != State::Absent);
            kept.state = did.map_or(State::Unchanged, |did| did.state);
            kept.back = did.is_some_and(|did| did.back);
        }
    }
}
