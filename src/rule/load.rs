//! From the texts of rule files to what runs, with everything that is wrong with them. Opens no files.

use super::check::check;
use super::compile::compile;
use super::files::RuleFiles;
use super::program::RuleSet;
use super::roster;
use crate::diagnostic::{Diagnostic, Severity};
use crate::lexicon::names::Roster;
use crate::source::{Source, Sources};

/// The text of a rule file or of a table of names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleText {
    /// Where it stands below the rules' root, with `/`: `std/actors.gainsay`.
    pub path: String,
    /// What diagnostics call it: the path as the user knows it.
    pub shown: String,
    /// The text.
    pub text: String,
}

impl RuleText {
    /// A text whose path is also what diagnostics show.
    pub fn new(path: &str, text: &str) -> Self {
        Self { path: path.to_owned(), shown: path.to_owned(), text: text.to_owned() }
    }

    /// The dotted name that `use` knows it by: `std.actors`.
    pub fn dotted(&self) -> String {
        self.path.strip_suffix(".gainsay").unwrap_or(&self.path).replace('/', ".")
    }
}

/// Rules, ready to run, and what was said about them.
#[derive(Debug)]
pub struct Loaded {
    /// All texts.
    pub sources: Sources,
    /// Trees and tables under their names.
    pub files: RuleFiles,
    /// Errors and lints.
    pub diagnostics: Vec<Diagnostic>,
    /// What runs: everything that could be understood.
    pub rules: RuleSet,
}

impl Loaded {
    /// Whether some rule file has an error (lints are none).
    pub fn has_errors(&self) -> bool {
        self.diagnostics.iter().any(|diagnostic| diagnostic.severity == Severity::Error)
    }

    /// Everyone whom the lexicons of actors, persons and organisations name.
    pub fn roster(&self) -> Roster {
        roster::roster(&self.files)
    }
}

/// Parses, checks and compiles.
pub fn load(texts: &[RuleText], tables: &[RuleText]) -> Loaded {
    let mut sources = Sources::default();
    let mut add = |text: &RuleText| sources.add(Source::new(&text.shown, &text.text));
    let files: Vec<_> = texts.iter().map(|text| (text.dotted(), add(text))).collect();
    let tables: Vec<_> = tables.iter().map(|table| (table.path.clone(), add(table))).collect();
    let (files, mut diagnostics) = RuleFiles::read(&sources, &files, &tables);
    diagnostics.extend(check(&files));
    let rules = compile(&files);
    Loaded { sources, files, diagnostics, rules }
}
