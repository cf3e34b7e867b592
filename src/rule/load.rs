//! From the texts of rule files to what runs, with everything that is wrong with them. Opens no files.

use super::builtin::{FILES, TABLES};
use super::check::{check, errors};
use super::compile::{compile, compile_to_run};
use super::files::RuleFiles;
use super::program::RuleSet;
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
        self.files.roster()
    }
}

/// Parses, checks and compiles.
pub fn load(texts: &[RuleText], tables: &[RuleText]) -> Loaded {
    read(texts, tables, check, compile)
}

/// The same for who only runs the rules: errors are reported, lints are not; programs do not say where they come from; and the
/// rules that ship, with nothing beside them, are not checked again. A test holds that the check finds no error in them.
pub fn load_to_run(texts: &[RuleText], tables: &[RuleText]) -> Loaded {
    let check = if ships(texts, tables) { |_: &RuleFiles| Vec::new() } else { errors };
    read(texts, tables, check, compile_to_run)
}

/// Whether these are the rules that ship, word by word.
fn ships(texts: &[RuleText], tables: &[RuleText]) -> bool {
    let same = |mine: &[RuleText], shipped: &[(&str, &str)]| {
        let known = |text: &RuleText| shipped.iter().any(|&(path, shipped)| text.path == path && text.text == shipped);
        mine.len() == shipped.len() && mine.iter().all(known)
    };
    same(texts, FILES) && same(tables, TABLES)
}

fn read(
    texts: &[RuleText],
    tables: &[RuleText],
    check: fn(&RuleFiles) -> Vec<Diagnostic>,
    compile: fn(&RuleFiles) -> RuleSet,
) -> Loaded {
    let mut sources = Sources::default();
    let mut add = |text: &RuleText| sources.add(Source::new(&text.shown, &text.text));
    let files: Vec<_> = texts.iter().map(|text| (text.dotted(), add(text))).collect();
    let tables: Vec<_> = tables.iter().map(|table| (table.path.clone(), add(table))).collect();
    let (files, mut diagnostics) = RuleFiles::read(&sources, &files, &tables);
    diagnostics.extend(check(&files));
    let rules = compile(&files);
    Loaded { sources, files, diagnostics, rules }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rule::{builtin_files, builtin_tables};

    #[test]
    fn what_ships_needs_no_check() {
        let (files, mut tables) = (builtin_files(), builtin_tables());
        assert!(!load(&files, &tables).has_errors());
        assert!(ships(&files, &tables));
        tables[0].text.push('\n');
        assert!(!ships(&files, &tables));
        assert!(!ships(&files[1..], &builtin_tables()));
        // Somebody's own file beside them is checked, and so is what it says of theirs.
        let mut more = files;
        more.push(RuleText::new("own.gainsay", "use nowhere\n"));
        assert!(load_to_run(&more, &builtin_tables()).has_errors());
    }

    /// Nothing that `load` calls an error comes up only when a program is written.
    #[test]
    fn who_runs_rules_is_told_every_error_and_no_lint() {
        let claim = |body: &str| format!("claim fire \"A fire\" {{\n  dead : count\n  at : place? key\n{body}\n}}\n");
        let rule = |line: &str| claim(&format!("  rule burning {{\n    {line}\n  }}"));
        let parts = (0..200).map(|at| format!("w{at}")).collect::<Vec<_>>().join(" ");
        let large = format!("phrase a = {parts}\nphrase b = {}\n", "@a ".repeat(200));
        for (text, errors) in [
            (rule("match {dead} dead"), 0),
            (rule("match {dead} {dad} dead"), 1),
            (rule("match {dead} @nobody"), 1),
            (rule("match {dead} dead ..40 burn"), 1),
            (rule("match {dead} dead\n    match {dead} dead"), 0),
            (rule("match ("), 1),
            (rule("match {dead} dead\n    example \"Two dead. => {"), 1),
            (rule("match {dead} dead\n    example \"Two dead.\" => { ded: 2 }"), 1),
            (rule("match {at} burn"), 1),
            ("phrase a = x @b\nphrase b = y @a\n".to_owned() + &rule("match {dead} @a"), 1),
            (large + &rule("match {dead} @b"), 1),
        ] {
            let texts = [RuleText::new("fires.gainsay", &text)];
            let mut all = load(&texts, &[]).diagnostics;
            all.retain(|found| found.severity == Severity::Error);
            let told = load_to_run(&texts, &[]).diagnostics;
            assert_eq!(told, all, "{text}");
            assert_eq!(told.len(), errors, "{text}: {told:?}");
        }
    }
}
