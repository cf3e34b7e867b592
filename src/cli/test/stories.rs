//! Stories: their articles are read, their claims and findings compared with what is recorded, and scored.

use std::fs;
use std::io;

use rayon::prelude::*;

use super::case::{Case, Diff, Status, Subject};
use super::paths::StoryFolder;
use super::store::Store;
use crate::cli::articles::{Articles, Care};
use crate::cli::exit::Exit;
use crate::cli::options::{ArticleOptions, RunOptions};
use crate::extract::Engine;
use crate::report::safe;
use crate::text::Article;
use crate::verify::{Floors, Gold, Score, Snapshot, Story, snapshot_name};

/// A snapshot that is not what is found now.
pub(super) struct Change {
    /// Its file's name in the store.
    pub name: String,
    /// Nothing is recorded yet.
    pub is_new: bool,
    /// What would be recorded.
    pub snapshot: Snapshot,
    /// Its place in the cases.
    pub case: usize,
}

/// What the stories gave.
pub(super) struct Checked {
    pub cases: Vec<Case>,
    pub changes: Vec<Change>,
    /// [`Exit::Bad`] where an article or a gold could not be read.
    pub exit: Exit,
}

/// A story whose articles and gold have been read.
struct Read<'a> {
    folder: &'a StoryFolder,
    articles: Vec<Article>,
    gold: Option<Gold>,
}

/// The parts of a story as they are now, and its score.
struct Found {
    parts: Vec<(&'static str, String)>,
    score: Option<(Score, Floors)>,
}

/// Runs every story; compares, and writes nothing but what is settled by itself.
pub(super) fn check(folders: &[StoryFolder], engine: &Engine, store: &Store, run: RunOptions) -> io::Result<Checked> {
    let mut checked = Checked { cases: Vec::new(), changes: Vec::new(), exit: Exit::Nothing };
    let mut stories = Vec::new();
    for folder in folders {
        match read(folder, run)? {
            (Some(story), exit) => {
                checked.exit = checked.exit.or(exit);
                stories.push(story);
            }
            (None, exit) => checked.exit = checked.exit.or(exit),
        }
    }
    let found: Vec<(&StoryFolder, Found)> = stories.into_par_iter().map(|story| find(story, engine)).collect();
    for (folder, found) in found {
        for (part, text) in found.parts {
            compare(folder, part, &text, store, &mut checked)?;
        }
        checked.cases.extend(found.score.map(|(score, floors)| judge(folder, score, &floors)));
    }
    Ok(checked)
}

/// A story with a broken article is no story to compare; one with a broken gold has no score.
fn read(folder: &StoryFolder, run: RunOptions) -> io::Result<(Option<Read<'_>>, Exit)> {
    let options = ArticleOptions { paths: folder.articles.clone(), text: None, date: None, input: None };
    let mut articles = Vec::new();
    let mut exit = Articles::each(&options, run, Care::Any, |batch| {
        articles.extend(batch);
        Ok(())
    })?;
    if exit == Exit::Bad {
        return Ok((None, exit));
    }
    let gold = folder.gold.as_ref().and_then(|path| {
        let text = fs::read_to_string(path).map_err(|error| format!(" {error}"));
        let gold = text.and_then(|text| Gold::parse(&text));
        gold.inspect_err(|why| {
            exit = Exit::Bad;
            anstream::eprintln!("error: {}:{}", safe(&path.to_string_lossy()), safe(why));
        })
        .ok()
    });
    Ok((Some(Read { folder, articles, gold }), exit))
}

fn find<'a>(read: Read<'a>, engine: &Engine) -> (&'a StoryFolder, Found) {
    let story = Story::new(engine, read.articles);
    let score = read.gold.as_ref().map(|gold| story.score(gold));
    let parts = story.parts(engine, score.as_ref());
    (read.folder, Found { parts, score: score.zip(read.gold.map(|gold| gold.floors)) })
}

fn compare(folder: &StoryFolder, part: &str, text: &str, store: &Store, checked: &mut Checked) -> io::Result<()> {
    let name = snapshot_name(&folder.name, part);
    let recorded = store.read(&name)?;
    let mut case = Case {
        status: Status::Failed,
        outcome: "new",
        name: format!("{}.{part}", folder.name),
        file: store.path(&name).display().to_string(),
        line: 1,
        why: Some("nothing is recorded yet; --accept-new records it".to_owned()),
        subject: Subject::Part { story: folder.name.clone(), part: part.to_owned(), diff: None },
    };
    let source = folder.path.display().to_string().replace('\\', "/");
    let fresh = Snapshot::new(&source, &format!("{part} of the story {}", folder.name), text);
    let is_new = recorded.is_none();
    let snapshot = match recorded {
        Some(recorded) => {
            let same = recorded.snapshot.as_ref().is_ok_and(|known| known.matches(text));
            if same {
                (case.status, case.outcome, case.why) = (Status::Passed, "passed", None);
                checked.cases.push(case);
                return store.tidy(&name);
            }
            case.outcome = "changed";
            case.why = recorded.snapshot.as_ref().err().cloned();
            let diff = Diff { old: recorded.contents + "\n", new: fresh.contents().to_owned() + "\n" };
            case.subject = Subject::Part { story: folder.name.clone(), part: part.to_owned(), diff: Some(diff) };
            recorded.snapshot.map_or(fresh, |known| known.with(text))
        }
        None => fresh,
    };
    checked.changes.push(Change { name, is_new, snapshot, case: checked.cases.len() });
    checked.cases.push(case);
    Ok(())
}

/// Figures for people; a failure where they fall below a floor.
fn judge(folder: &StoryFolder, score: Score, floors: &Floors) -> Case {
    let below = score.below(floors);
    let (status, outcome) = match (below.is_empty(), *floors == Floors::default()) {
        (false, _) => (Status::Failed, "below"),
        (true, true) => (Status::Note, "scored"),
        (true, false) => (Status::Passed, "passed"),
    };
    Case {
        status,
        outcome,
        name: format!("{}.gold", folder.name),
        file: folder.gold.as_ref().map_or_else(String::new, |gold| gold.display().to_string()),
        line: 1,
        why: (!below.is_empty()).then(|| below.join("; ")),
        subject: Subject::Gold { story: folder.name.clone(), score: Box::new(score) },
    }
}
