//! All rule files of one run, with the tables that their lexicons name. Takes texts under names; `cli` finds and opens
//! the files.

use crate::diagnostic::Diagnostic;
use crate::lexicon::names::Roster;
use crate::rule::ast::{Claim, File, Item, Use};
use crate::rule::lexicon_tsv::{self, Row};
use crate::rule::parse::parse;
use crate::rule::roster;
use crate::source::{SourceId, Sources};

/// One rule file.
#[derive(Clone, Debug)]
pub struct RuleFile {
    /// Dotted path under the root of the rules, without the ending: `std.actors` for `std/actors.gainsay`.
    pub name: String,
    /// What it holds.
    pub tree: File,
}

impl RuleFile {
    /// Its `use` statements.
    pub fn uses(&self) -> impl Iterator<Item = &Use> {
        self.tree.items.iter().filter_map(|item| if let Item::Use(found) = item { Some(found) } else { None })
    }

    /// Its claims.
    pub fn claims(&self) -> impl Iterator<Item = &Claim> {
        self.tree.items.iter().filter_map(|item| if let Item::Claim(found) = item { Some(found) } else { None })
    }
}

/// One table.
#[derive(Clone, Debug)]
pub struct Table {
    /// Path under the root of the rules, with `/`: `std/people.tsv`.
    pub name: String,
    /// Its text.
    pub source: SourceId,
    /// Its rows.
    pub rows: Vec<Row>,
}

/// All rule files and tables of one run.
#[derive(Clone, Debug, Default)]
pub struct RuleFiles {
    /// In the order in which they were given.
    pub files: Vec<RuleFile>,
    /// In the order in which they were given.
    pub tables: Vec<Table>,
}

impl RuleFiles {
    /// Reads rule files under their dotted names and tables under their paths. Never fails; what cannot be read is left
    /// out and reported.
    pub fn read(
        sources: &Sources,
        files: &[(String, SourceId)],
        tables: &[(String, SourceId)],
    ) -> (Self, Vec<Diagnostic>) {
        let mut all = Self::default();
        let mut reports = Vec::new();
        for (name, source) in files {
            let (tree, mut found) = parse(*source, sources.get(*source).text());
            reports.append(&mut found);
            all.files.push(RuleFile { name: name.clone(), tree });
        }
        for (name, source) in tables {
            let (rows, mut found) = lexicon_tsv::parse(*source, sources.get(*source).text());
            reports.append(&mut found);
            all.tables.push(Table { name: name.clone(), source: *source, rows });
        }
        (all, reports)
    }

    /// Everyone whom the lexicons of actors, persons and organisations name.
    pub fn roster(&self) -> Roster {
        roster::roster(self)
    }

    /// The number of the file of this dotted name.
    pub fn find(&self, name: &str) -> Option<usize> {
        self.files.iter().position(|file| file.name == name)
    }

    /// The table that a lexicon in the file of this number names: a path from the folder of that file.
    pub fn table(&self, file: usize, name: &str) -> Option<&Table> {
        let folder = self.files.get(file)?.name.rsplit_once('.').map_or("", |(folder, _)| folder);
        let path = if folder.is_empty() { name.to_owned() } else { format!("{}/{name}", folder.replace('.', "/")) };
        self.tables.iter().find(|table| table.name == path)
    }
}

/// The dotted path of a `use`.
pub fn dotted(found: &Use) -> String {
    found.path.iter().map(|name| name.text.as_str()).collect::<Vec<_>>().join(".")
}
