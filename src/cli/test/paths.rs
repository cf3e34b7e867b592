//! Which of the PATHS are rules and which are stories; what a story is called. Reads folders, no files.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::{Component, Path, PathBuf};

use crate::cli::articles::is_article;
use crate::verify::snapshot_name;

/// Where stories are looked for when none are named.
const STORIES: &str = "claims";
/// The file beside the articles that says what a careful reader finds in them.
const GOLD: &str = "gold.ron";

/// A folder of articles.
#[derive(Clone, Debug)]
pub(super) struct StoryFolder {
    /// Its path below the stories' root, with `/`.
    pub name: String,
    pub path: PathBuf,
    /// Sorted.
    pub articles: Vec<PathBuf>,
    pub gold: Option<PathBuf>,
}

/// What a run looks at.
#[derive(Clone, Debug, Default)]
pub(super) struct Chosen {
    /// Rule files and folders among the PATHS.
    pub rules: Vec<PathBuf>,
    /// Whether the tests in rule files run: not where only stories were named.
    pub run_rules: bool,
    pub stories: Vec<StoryFolder>,
    /// Names of snapshots that some story refers to, chosen or not.
    pub referenced: BTreeSet<String>,
}

impl Chosen {
    /// Sorts the PATHS. Without any: the rules in use, and `./claims` where it is.
    pub fn of(paths: &[PathBuf]) -> io::Result<Self> {
        let mut chosen = Self { run_rules: paths.is_empty(), ..Self::default() };
        for path in paths {
            if is_rules(path)? {
                chosen.run_rules = true;
                chosen.rules.push(path.clone());
            } else {
                let stories = stories(path)?;
                if stories.is_empty() {
                    return Err(bad(path, "expected rule files (.gainsay) or folders of articles, found none"));
                }
                chosen.stories.extend(stories);
            }
        }
        let usual = if Path::new(STORIES).is_dir() { stories(Path::new(STORIES))? } else { Vec::new() };
        if paths.is_empty() {
            chosen.stories.clone_from(&usual);
        }
        chosen.settle()?;
        for story in chosen.stories.iter().chain(&usual) {
            let parts = ["claims", "findings"].into_iter().chain(story.gold.as_ref().map(|_| "score"));
            chosen.referenced.extend(parts.map(|part| snapshot_name(&story.name, part)));
        }
        Ok(chosen)
    }

    /// In the order of their names, each once. Two folders of one name would share their snapshots.
    fn settle(&mut self) -> io::Result<()> {
        self.stories.sort_by(|a, b| (&a.name, &a.path).cmp(&(&b.name, &b.path)));
        self.stories.dedup_by(|b, a| same_file(&a.path, &b.path));
        let mut named: BTreeMap<String, &Path> = BTreeMap::new();
        for story in &self.stories {
            if let Some(other) = named.insert(snapshot_name(&story.name, "claims"), &story.path) {
                let why = format!("the story is called `{}` like {}", story.name, other.display());
                return Err(bad(&story.path, &why));
            }
        }
        Ok(())
    }
}

fn bad(path: &Path, why: &str) -> io::Error {
    io::Error::other(format!("{}: {why}", path.display()))
}

fn same_file(a: &Path, b: &Path) -> bool {
    a == b || a.canonicalize().ok().zip(b.canonicalize().ok()).is_some_and(|(a, b)| a == b)
}

/// A rule file, or a folder with one somewhere below.
fn is_rules(path: &Path) -> io::Result<bool> {
    if path.is_dir() {
        return Ok(files(path)?.iter().any(|file| is_rule_file(file)));
    }
    if is_article(path) && path.is_file() {
        return Err(bad(path, "expected a rule file or a folder; a story is a folder of articles"));
    }
    // What is not there is reported by whoever reads rules.
    Ok(true)
}

fn is_rule_file(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == "gainsay")
}

fn files(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let walk =
        ignore::WalkBuilder::new(folder).standard_filters(false).hidden(true).sort_by_file_path(Ord::cmp).build();
    let mut files = Vec::new();
    for entry in walk {
        let entry = entry.map_err(|error| bad(folder, &error.to_string()))?;
        if entry.file_type().is_some_and(|kind| kind.is_file()) {
            files.push(entry.into_path());
        }
    }
    Ok(files)
}

/// Every folder below `root`, and `root` itself, that articles stand in.
fn stories(root: &Path) -> io::Result<Vec<StoryFolder>> {
    let mut folders: BTreeMap<PathBuf, Vec<PathBuf>> = BTreeMap::new();
    for file in files(root)?.into_iter().filter(|file| is_article(file)) {
        let folder = file.parent().unwrap_or(root).to_owned();
        folders.entry(folder).or_default().push(file);
    }
    let story = |(path, articles): (PathBuf, Vec<PathBuf>)| {
        let gold = Some(path.join(GOLD)).filter(|gold| gold.is_file());
        Ok(StoryFolder { name: name(root, &path)?, path, articles, gold })
    };
    folders.into_iter().map(story).collect()
}

/// Below `./claims` a story is called the same whichever way its path was given.
fn name(root: &Path, folder: &Path) -> io::Result<String> {
    let folder = folder.canonicalize()?;
    let usual = Path::new(STORIES).canonicalize().ok();
    let below = |base: &Path| folder.strip_prefix(base).ok().filter(|rest| !rest.as_os_str().is_empty()).map(plain);
    let found = usual.as_deref().and_then(below).or_else(|| root.canonicalize().ok().as_deref().and_then(below));
    Ok(found.or_else(|| folder.file_name().map(|name| plain(Path::new(name)))).unwrap_or_else(|| "story".to_owned()))
}

fn plain(path: &Path) -> String {
    let parts = path.components().filter_map(|part| match part {
        Component::Normal(name) => Some(name.to_string_lossy().into_owned()),
        _ => None,
    });
    parts.collect::<Vec<_>>().join("/")
}
