//! `gainsay watch`: articles below a folder are tracked as they come and change.
//!
//! The folder is looked at again and again rather than asked for events: that works on every disk, a network's too, and it
//! tells a file that is still being written from one that is done, by two looks that see the same.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::sleep;
use std::time::{Duration, SystemTime};

use clap::Args;

use super::articles::{is_article, is_file};
use super::exit::Exit;
use super::options::{ArticleOptions, Format, RuleOptions, RunOptions, is_quiet};
use super::rules;
use super::track::Tracker;
use crate::extract::Engine;
use crate::report::safe;

/// How soon it ends when it is told to.
const PATIENCE: Duration = Duration::from_millis(50);

#[derive(Debug, Args)]
#[command(
    after_help = "Ends on Ctrl-C with 0; what was tracked is on the disk. With --once the exit status is that of track"
)]
pub(super) struct Watch {
    /// The folder of articles
    #[arg(value_name = "DIR")]
    folder: PathBuf,
    /// The folder of the ledger; made where there is none
    #[arg(long, value_name = "DIR")]
    ledger: PathBuf,
    /// Track what is there, and end
    #[arg(long)]
    once: bool,
    /// Seconds between two looks at the folder
    #[arg(long, value_name = "SECONDS", default_value_t = 1.0)]
    every: f64,
    /// List everything, however much it is
    #[arg(long)]
    all: bool,
    #[command(flatten)]
    rules: RuleOptions,
    /// How to print
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,
    #[command(flatten)]
    run: RunOptions,
}

/// What a file was like: when it was changed, and its length.
type Look = (Option<SystemTime>, u64);

impl Watch {
    pub fn run(self) -> io::Result<Exit> {
        self.run.apply();
        let every = Duration::try_from_secs_f64(self.every)
            .map_err(|_| io::Error::other(format!("--every: expected seconds, found `{}`", self.every)))?;
        let Some((engine, print)) = rules::engine_and_print(&self.rules)? else { return Ok(Exit::Bad) };
        if self.once {
            let files = look(&self.folder)?.into_keys().collect();
            return self.track(engine, &print, files);
        }
        look(&self.folder)?;
        let ends = Arc::new(AtomicBool::new(false));
        let told = ends.clone();
        ctrlc::set_handler(move || told.store(true, Ordering::SeqCst)).map_err(io::Error::other)?;
        if !is_quiet() {
            anstream::eprintln!("watching {}; Ctrl-C ends it", safe(&self.folder.display().to_string()));
        }
        let (mut before, mut done) = (BTreeMap::new(), BTreeMap::new());
        while !ends.load(Ordering::SeqCst) {
            if !self.folder.is_dir() {
                let why = format!("{}: the folder is gone; what was tracked is kept", self.folder.display());
                return Err(io::Error::other(why));
            }
            let now = look(&self.folder)?;
            let settled =
                |(path, look): &(&PathBuf, &Look)| before.get(*path) == Some(*look) && done.get(*path) != Some(*look);
            let files: BTreeSet<PathBuf> = now.iter().filter(settled).map(|(path, _)| path.clone()).collect();
            let waits = now.iter().any(|(path, look)| before.get(path) != Some(look));
            if !files.is_empty() {
                match self.track(engine, &print, files.clone()) {
                    Ok(_) => {
                        done.extend(now.iter().filter(|(path, _)| files.contains(*path)).map(|(p, l)| (p.clone(), *l)))
                    }
                    // Somebody else writes: it is done at the next look.
                    Err(error) if error.kind() == ErrorKind::WouldBlock => {}
                    Err(error) => return Err(error),
                }
            }
            before = now;
            // What has just come is looked at again soon.
            let pause = if waits { every.min(Duration::from_millis(200)) } else { every };
            let from = std::time::Instant::now();
            while from.elapsed() < pause && !ends.load(Ordering::SeqCst) {
                sleep(PATIENCE.min(pause));
            }
        }
        Ok(Exit::Nothing)
    }

    /// The ledger is open only as long as something is added, so that others can write in between.
    fn track(&self, engine: &Engine, print: &str, files: BTreeSet<PathBuf>) -> io::Result<Exit> {
        let paths: Vec<PathBuf> = files.into_iter().collect();
        let options = ArticleOptions { paths, text: None, date: None, input: None };
        let mut tracker = Tracker::new(&self.ledger, engine, print, self.format);
        tracker.all = self.all;
        tracker.run(&options, self.run)
    }
}

/// All articles below the folder, with what they are like.
fn look(folder: &Path) -> io::Result<BTreeMap<PathBuf, Look>> {
    if !folder.is_dir() {
        return Err(io::Error::other(format!("{}: expected a folder", folder.display())));
    }
    let walk = ignore::WalkBuilder::new(folder).standard_filters(false).hidden(true).build();
    // What vanishes between two looks is not there.
    let files = walk.flatten().filter(is_file);
    let known = files.filter(|entry| is_article(entry.path())).filter_map(|entry| {
        let data = std::fs::metadata(entry.path()).ok()?;
        Some((entry.into_path(), (data.modified().ok(), data.len())))
    });
    Ok(known.collect())
}
