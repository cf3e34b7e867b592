//! From the texts of rule files to what runs, with everything that is wrong with them. Opens no files.

use super::ast;
use super::compile::{NamedFile, compile};
use super::parse::parse;
use super::program::RuleSet;
use crate::diagnostic::{Diagnostic, Severity};
use crate::source::{Source, SourceId, Sources};

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
    /// Trees under their dotted names.
    pub files: Vec<(String, ast::File)>,
    /// Tables of names: path, id, text's source.
    pub tables: Vec<(String, SourceId)>,
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
}

/// Parses, checks and compiles.
pub fn load(texts: &[RuleText], tables: &[RuleText]) -> Loaded {
    let mut sources = Sources::default();
    let mut files = Vec::new();
    let mut diagnostics = Vec::new();
    for text in texts {
        let id = sources.add(Source::new(&text.shown, &text.text));
        let (tree, found) = parse(id, &text.text);
        diagnostics.extend(found);
        files.push((text.dotted(), tree));
    }
    let tables: Vec<(String, SourceId)> = tables
        .iter()
        .map(|table| (table.path.clone(), sources.add(Source::new(&table.shown, &table.text))))
        .collect();
    let named: Vec<NamedFile<'_>> =
        files.iter().map(|(name, tree)| NamedFile { name: name.clone(), tree }).collect();
    let rules = compile(&named);
    Loaded { sources, files, tables, diagnostics, rules }
}
