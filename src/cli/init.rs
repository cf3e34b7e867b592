//! `gainsay init`: a new repository of rules, green at once, or a rule to begin with.

mod skeleton;

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use clap::Args;

use super::atomic;
use super::exit::Exit;
use super::options::RuleOptions;
use super::rules;
use crate::diagnostic::{Severity, render};
use crate::report::safe;
use crate::rule::{RuleText, load};

/// What a new repository holds. Where the engine finds more or says it otherwise, its snapshots are recorded anew, by
/// `gainsay test --accept` in a new repository, and read before they come here.
const FILES: &[(&str, &str)] = &[
    ("README.md", include_str!("init/README.md")),
    (".gitignore", include_str!("init/gitignore")),
    (".github/workflows/gainsay.yml", include_str!("init/workflow.yml")),
    ("rules/evacuation.gainsay", include_str!("init/evacuation.gainsay")),
    ("claims/depot-fire/evening-lantern.md", include_str!("init/story/evening-lantern.md")),
    ("claims/depot-fire/harbour-gazette.md", include_str!("init/story/harbour-gazette.md")),
    ("snapshots/stories/depot-fire.claims.snap", include_str!("init/snapshots/depot-fire.claims.snap")),
    ("snapshots/stories/depot-fire.findings.snap", include_str!("init/snapshots/depot-fire.findings.snap")),
];

#[derive(Debug, Args)]
pub(super) struct Init {
    /// Folder of the repository
    #[arg(value_name = "DIR", default_value = ".")]
    folder: PathBuf,
    /// Begin a rule in rules/FAMILY.gainsay instead
    #[arg(long, value_name = "FAMILY.NAME")]
    rule: Option<String>,
}

impl Init {
    pub fn run(self) -> io::Result<Exit> {
        match &self.rule {
            Some(rule) => begin_rule(&self.folder, rule),
            None => begin_repository(&self.folder),
        }
    }
}

fn begin_repository(folder: &Path) -> io::Result<Exit> {
    // A link that leads nowhere is in the way too.
    let taken = |(path, _): &&(&str, &str)| fs::symlink_metadata(folder.join(path)).is_ok();
    let taken: Vec<String> = FILES.iter().filter(taken).map(|(path, _)| shown(&folder.join(path))).collect();
    if !taken.is_empty() {
        anstream::eprintln!("error: expected none of these files, and nothing is written: {}", taken.join(", "));
        return Ok(Exit::Bad);
    }
    let mut out = anstream::stdout();
    for (path, text) in FILES {
        let path = folder.join(path);
        atomic::write(&path, text)?;
        writeln!(out, "{}", shown(&path))?;
    }
    writeln!(out, "next: `gainsay check`, `gainsay test`, `gainsay reconcile claims/depot-fire`; README.md says more")?;
    Ok(Exit::Nothing)
}

fn begin_rule(folder: &Path, rule: &str) -> io::Result<Exit> {
    let is_name = |name: &str| {
        name.starts_with(|c: char| c.is_alphabetic() || c == '_')
            && name.chars().all(|c| c.is_alphanumeric() || c == '_' || c == '-')
    };
    let Some((family, name)) = rule.split_once('.').filter(|(family, name)| is_name(family) && is_name(name)) else {
        anstream::eprintln!("error: expected FAMILY.NAME, such as `evacuation.moved`, found `{}`", safe(rule));
        return Ok(Exit::Bad);
    };
    // `rules/a.gainsay`, not `./rules/a.gainsay`.
    let root = if folder == Path::new(".") { PathBuf::from(rules::DEFAULT) } else { folder.join(rules::DEFAULT) };
    let path = root.join(format!("{family}.gainsay"));
    let old = if path.exists() { Some(rules::text(&path)?) } else { None };
    let added = match skeleton::add(old.as_deref(), family, name) {
        Ok(added) => added,
        Err(why) => {
            anstream::eprintln!("error: {}: {why}", shown(&path));
            return Ok(Exit::Bad);
        }
    };
    if !fits(&root, &path, &added.text)? {
        return Ok(Exit::Bad);
    }
    atomic::write(&path, &added.text)?;
    let mut out = anstream::stdout();
    writeln!(out, "{}:{}", shown(&path), added.line)?;
    writeln!(out, "next: write its words and examples, then `gainsay check` and `gainsay test`")?;
    Ok(Exit::Nothing)
}

/// Whether the rules have no error where `text` stands at `path`; if they have, prints what is wrong with it.
fn fits(root: &Path, path: &Path, text: &str) -> io::Result<bool> {
    let roots = if root.is_dir() { vec![root.to_owned()] } else { Vec::new() };
    let (mut files, tables) = rules::texts(&RuleOptions { rules: roots })?;
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    files.retain(|file| file.path != name);
    files.push(RuleText { path: name, shown: shown(path), text: text.to_owned() });
    let mut loaded = load(&files, &tables);
    let ours = loaded.sources.find(&shown(path));
    loaded.diagnostics.retain(|diagnostic| {
        diagnostic.severity == Severity::Error && diagnostic.labels.iter().any(|label| Some(label.source) == ours)
    });
    anstream::eprint!("{}", render(&loaded.diagnostics, &loaded.sources, true));
    Ok(loaded.diagnostics.is_empty())
}

/// A path as people write it: without `./` before it.
fn shown(path: &Path) -> String {
    let path = path.strip_prefix(".").unwrap_or(path);
    safe(&path.display().to_string()).into_owned()
}
