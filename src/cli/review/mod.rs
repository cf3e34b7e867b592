//! `gainsay review`: what people decide about the findings of a ledger. Keys on a terminal, lines where input is none, or
//! flags.

mod keys;

use std::collections::BTreeMap;
use std::io::{self, ErrorKind, Write};
use std::path::PathBuf;
use std::thread::sleep;
use std::time::Duration;

use clap::Args;
use clap::builder::NonEmptyStringValueParser as Words;

use super::exit::Exit;
use super::options::{Format, RunOptions};
use super::output::Output;
use super::track::report;
use crate::ledger::{Decision, Finder, Kept, State, Store};
use crate::report::{Human, KeptShape, safe};
use crate::text::Problem;
use keys::{Answer, Keys};

/// So often it is tried to write where somebody else does, a tenth of a second apart.
const TRIES: u32 = 50;

/// Nobody answers more questions at one sitting.
const MOST_ASKED: usize = 1000;

/// So many findings are listed for people who do not ask for all.
const MOST_LISTED: usize = 200;

#[derive(Debug, Args)]
#[command(after_help = "Without a flag, one finding after the other is shown and asked about.\n\n\
    IDs are those that `track` prints; the beginning is enough where only one finding has it. \
    A decision rests on the sentences of the two claims and on the verdict: where they change, or the finding is found no more, it \
    no longer holds, and says so; where all is as it was, it holds again.\n\n\
    Exit status: 0 everything is decided, or what the flags ask for was done; 1 a finding waits for a decision \
    (without flags, --list); 2 bad usage or ledger file")]
pub(super) struct Review {
    /// The folder of the ledger
    #[arg(long, value_name = "DIR")]
    ledger: PathBuf,
    /// The finding is right; needs --why (repeatable)
    #[arg(long, value_name = "ID", requires = "why")]
    accept: Vec<String>,
    /// The finding is not right; needs --why (repeatable)
    #[arg(long, value_name = "ID", requires = "why")]
    reject: Vec<String>,
    /// Add a note to a finding (repeatable)
    #[arg(long, value_names = ["ID", "TEXT"], num_args = 2, value_parser = Words::new())]
    note: Vec<String>,
    /// Why it was accepted or rejected; required with --accept and --reject
    #[arg(long, value_name = "TEXT", value_parser = Words::new())]
    why: Option<String>,
    /// Who decides
    #[arg(long, value_name = "NAME", value_parser = Words::new())]
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
        let store = Store::read(&self.ledger)?;
        let acts = self.acts();
        match acts.is_empty() {
            true if self.list => self.list_all(&store),
            true => self.ask_all(&store),
            false => self.act_all(&store, acts),
        }
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

    /// Hands on the findings to look at, each with its file, until `see` has seen enough.
    fn each(&self, store: &Store, mut see: impl FnMut(&str, &Kept) -> io::Result<bool>) -> io::Result<Exit> {
        let mut exit = Exit::Nothing;
        Finder::new(store)?.each_with_findings(!self.all, |found| {
            exit = exit.or(report(&found.problems));
            for (file, kept) in found.findings().filter(|(_, kept)| self.all || Self::waits(kept)) {
                if !see(file, kept)? {
                    return Ok(false);
                }
            }
            Ok(true)
        })?;
        Ok(exit)
    }

    fn list_all(&self, store: &Store) -> io::Result<Exit> {
        let mut output = Output::new(self.format);
        let (mut all, mut waiting) = (0, 0);
        let exit = self.each(store, |_, kept| {
            all += 1;
            waiting += usize::from(Self::waits(kept));
            let listed = self.all || all <= MOST_LISTED || output.human().is_none();
            if listed { print(&mut output, kept).map(|()| true) } else { Ok(true) }
        })?;
        if let Some(stream) = output.human() {
            if !self.all && all > MOST_LISTED {
                writeln!(stream, "and {} more: --all lists every finding", all - MOST_LISTED)?;
            }
            if self.all {
                let s = if all == 1 { "" } else { "s" };
                write!(stream, "{all} finding{s}, ")?;
            }
            writeln!(stream, "{waiting} without a decision")?;
        }
        output.finish()?;
        Ok(if waiting > 0 { exit.or(Exit::Found) } else { exit })
    }

    /// Does what the flags say, once it is known of all of it what is meant.
    fn act_all(&self, store: &Store, acts: Vec<(String, Act)>) -> io::Result<Exit> {
        let mut finder = Finder::new(store)?;
        let mut problems: Vec<Problem> = Vec::new();
        let mut exit = Exit::Nothing;
        let mut bad = |id: &str, reason: &str| {
            anstream::eprintln!("error: `{}`: {reason}", safe(id));
            exit = Exit::Bad;
        };
        let mut meant: BTreeMap<String, (String, Kept, Vec<Act>)> = BTreeMap::new();
        for (id, act) in acts {
            // As it is printed: `#1a2b3c4d`.
            let id = id.trim_start_matches('#');
            let found = finder.with_id(id)?;
            problems.extend(found.problems.iter().cloned());
            let mut named = found.findings().filter(|(_, kept)| !id.is_empty() && kept.id.starts_with(id));
            match (named.next(), named.next()) {
                (Some((file, kept)), None) => {
                    let of_it = meant.entry(kept.id.clone());
                    of_it.or_insert_with(|| (file.to_owned(), kept.clone(), Vec::new())).2.push(act);
                }
                (None, _) => bad(id, &Self::no_finding(&mut finder, id, &found)?),
                (Some(_), Some(_)) => bad(id, "more than one finding has an id that begins like this"),
            }
        }
        let decided = |act: &Act| if let Act::Decide(decision, _) = act { Some(*decision) } else { None };
        meant.retain(|_, (_, kept, acts)| {
            let mut decisions = acts.iter().filter_map(decided);
            let first = decisions.next();
            let agree = decisions.all(|other| Some(other) == first);
            if !agree {
                bad(kept.short_id(), "expected one decision, found --accept and --reject");
            }
            agree
        });
        problems.sort_by_key(ToString::to_string);
        problems.dedup();
        exit = exit.or(report(&problems));
        let mut output = Output::new(self.format);
        for (file, kept, acts) in meant.values() {
            match self.write(file, kept, acts)? {
                Some(now) => print(&mut output, &now)?,
                None => exit = exit.or(changed_meanwhile(kept)),
            }
        }
        output.finish()?;
        Ok(exit)
    }

    /// Why there is no finding of this id: most often it is a claim's.
    fn no_finding(finder: &mut Finder<'_>, id: &str, found: &crate::ledger::Records) -> io::Result<String> {
        let is_it = |claim: &str| !id.is_empty() && claim.starts_with(id);
        let home = found.records.iter().find(|(_, record)| record.claims.iter().any(|entry| is_it(&entry.id)));
        let Some((file, _)) = home else {
            return Ok("no finding has this id; `--list --all` names them".to_owned());
        };
        let about = finder.about(file)?;
        let of_it = about.findings().filter(|(_, kept)| is_it(&kept.a.claim) || is_it(&kept.b.claim));
        let ids: Vec<String> = of_it.map(|(_, kept)| format!("#{}", kept.short_id())).collect();
        Ok(match &ids[..] {
            [] => "this is a claim, and there is no finding about it".to_owned(),
            ids => format!("this is a claim; findings about it: {}", ids.join(", ")),
        })
    }

    fn ask_all(&self, store: &Store) -> io::Result<Exit> {
        let mut asked: Vec<(String, Kept)> = Vec::new();
        let mut exit = self.each(store, |file, kept| {
            asked.push((file.to_owned(), kept.clone()));
            Ok(asked.len() < MOST_ASKED)
        })?;
        let mut keys = Keys::new();
        let mut left = asked.iter().filter(|(_, kept)| Self::waits(kept)).count();
        for (at, (file, kept)) in asked.iter().enumerate() {
            Human.kept(&mut keys.out, kept, kept.standing())?;
            let act = match keys.ask(at + 1, asked.len())? {
                Answer::Accept => Act::Decide(Decision::Accepted, keys.line("why: ")?),
                Answer::Reject => Act::Decide(Decision::Rejected, keys.line("why: ")?),
                Answer::Note => Act::Note(keys.line("note: ")?),
                Answer::Skip => continue,
                Answer::Quit => break,
            };
            let (Act::Decide(_, text) | Act::Note(text)) = &act;
            if text.is_empty() {
                writeln!(keys.out, "nothing was written: it needs a reason")?;
                continue;
            }
            match self.write(file, kept, &[act])? {
                Some(now) => left -= usize::from(Self::waits(kept) && !Self::waits(&now)),
                None => exit = exit.or(changed_meanwhile(kept)),
            }
        }
        let more = if asked.len() < MOST_ASKED { "" } else { " of those asked about; there may be more" };
        writeln!(keys.out, "{left} without a decision{more}")?;
        if left > 0 {
            exit = exit.or(Exit::Found);
        }
        Ok(exit)
    }

    /// Writes what was decided on a finding as it was shown; `None` where it is another one by now. The ledger is locked only
    /// for as long as that takes: who thinks about a finding keeps nobody from writing.
    fn write(&self, file: &str, shown: &Kept, acts: &[Act]) -> io::Result<Option<Kept>> {
        let mut tries = 0;
        let store = loop {
            match Store::change(&self.ledger) {
                Err(error) if error.kind() == ErrorKind::WouldBlock && tries < TRIES => tries += 1,
                opened => break opened?,
            }
            sleep(Duration::from_millis(100));
        };
        let record = store.load(file).map_err(|problem| io::Error::other(problem.to_string()))?;
        let Some(mut record) = record else { return Ok(None) };
        let before = record.clone();
        let found = record.findings.iter_mut().find(|kept| kept.id == shown.id);
        let Some(kept) = found.filter(|kept| kept.evidence() == shown.evidence()) else { return Ok(None) };
        for act in acts {
            match act {
                Act::Decide(decision, why) => kept.decide(*decision, why, self.by.as_deref()),
                Act::Note(note) if kept.notes.contains(note) => {}
                Act::Note(note) => kept.notes.push(note.clone()),
            }
        }
        let now = Kept { state: shown.state, back: shown.back, ..kept.clone() };
        if record != before {
            store.save(file, &record)?;
        }
        Ok(Some(now))
    }
}

fn changed_meanwhile(kept: &Kept) -> Exit {
    anstream::eprintln!("error: `{}`: it has changed meanwhile; look at it again", kept.short_id());
    Exit::Bad
}

fn print(output: &mut Output, kept: &Kept) -> io::Result<()> {
    match output.human() {
        Some(stream) => Human.kept(stream, kept, kept.standing()),
        None => output.object(&KeptShape::new(kept)),
    }
}
