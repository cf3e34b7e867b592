//! What a rule file may not say although it can be read, and what it should not say (lints). Takes all files of a run,
//! because names reach over files; gives diagnostics. Knows no matcher: what it promises of a pattern follows from the
//! tree alone.

mod beats;
mod claim;
mod constraint;
mod cover;
mod facts;
mod lint;
mod pattern;
mod policy;
mod slots;
mod tests_in_rules;
mod top;
mod types;

use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;

use rustc_hash::FxHashMap;

use crate::diagnostic::{Diagnostic, code};
use crate::rule::ast::{Item, Name, Pattern};
use crate::rule::files::RuleFiles;
use crate::rule::names::{Names, Scope};
use crate::rule::suggest;
use crate::source::SourceId;
use crate::span::Span;
use facts::Facts;

/// Checks all files over each other. Errors mean that a file cannot be used; warnings, that a person should look.
/// Sorted by source and place.
pub fn check(rules: &RuleFiles) -> Vec<Diagnostic> {
    checked(rules, true)
}

/// The errors alone, for who only runs the rules.
pub(super) fn errors(rules: &RuleFiles) -> Vec<Diagnostic> {
    checked(rules, false)
}

fn checked(rules: &RuleFiles, lints: bool) -> Vec<Diagnostic> {
    let names = Names::new(rules);
    let (known, reports) = facts::all(rules, &names);
    let (beaten, hints, worked_out) = (BTreeSet::new(), Cell::new(100), RefCell::default());
    let mut checker = Checker { rules, names, known, worked_out, reports, lints, beaten, hints };
    checker.top();
    for (file, rule_file) in rules.files.iter().enumerate() {
        for (number, item) in rule_file.tree.items.iter().enumerate() {
            let scope = Scope { file, claim: None };
            match item {
                Item::Use(_) | Item::Override(_) => {}
                Item::Phrase(phrase) => checker.phrase(phrase, scope),
                Item::Lexicon(lexicon) => checker.lexicon(lexicon, scope),
                Item::Cue(cue) => checker.cue(cue, scope),
                Item::Claim(claim) => checker.claim(claim, Scope { file, claim: Some(number) }),
            }
        }
    }
    if lints {
        checker.unused_phrases();
        checker.past_forms();
    }
    let mut reports = checker.reports;
    reports.sort_by_key(|report| report.labels.first().map(|label| (label.source, label.span)));
    reports
}

/// What the checks share.
struct Checker<'a> {
    rules: &'a RuleFiles,
    names: Names<'a>,
    /// Facts of all definitions.
    known: Vec<Option<Facts>>,
    /// Facts of patterns that were asked for, by where the patterns are: they are asked for again.
    worked_out: RefCell<FxHashMap<usize, Facts>>,
    reports: Vec<Diagnostic>,
    /// Whether what a person should look at is looked for.
    lints: bool,
    /// Claims and rules that some rule beats.
    beaten: BTreeSet<(&'a str, &'a str)>,
    /// How many more names are looked up among all others for "did you mean": a file may have thousands that are wrong.
    hints: Cell<u32>,
}

/// The first of several names, for a help line.
fn few(names: &[&str]) -> String {
    match names.get(12) {
        Some(_) => format!("{}, …", names[..12].join(", ")),
        None => names.join(", "),
    }
}

impl Checker<'_> {
    fn source(&self, scope: Scope) -> SourceId {
        self.rules.files[scope.file].tree.source
    }

    /// The facts of a pattern that is written in `scope`.
    fn facts(&self, pattern: &Pattern, scope: Scope) -> Facts {
        let work_out = || facts::of(pattern, scope, &self.names, &self.known);
        *self.worked_out.borrow_mut().entry(std::ptr::from_ref(pattern).addr()).or_insert_with(work_out)
    }

    /// The name nearest to `name` of those that can be written in `scope`, and of `others`.
    fn near(&self, name: &str, scope: Scope, others: &[&'static str]) -> Option<String> {
        self.hints.set(self.hints.get().checked_sub(1)?);
        let visible = self.names.visible(scope).map(|(name, _)| name);
        suggest::nearest(name, others.iter().copied().chain(visible)).map(str::to_owned)
    }

    /// Reports an error at `span` of the file of `scope`.
    fn error(&mut self, code: &'static str, message: String, scope: Scope, span: Span, label: &str, help: &str) {
        let report = Diagnostic::error(code, message, self.source(scope), span).label(label).help(help);
        self.reports.push(report);
    }

    /// Reports a second use of a name, with the first.
    fn duplicate(&mut self, what: &str, scope: Scope, name: &Name, first: (SourceId, Span)) {
        let message = format!("expected a new name for {what}, found `{}` again", name.text);
        self.twice(message, scope, name.span, first, "give one of the two another name, or join them");
    }

    /// Reports what is said a second time, with the first.
    fn twice(&mut self, message: String, scope: Scope, span: Span, first: (SourceId, Span), help: &str) {
        let report = Diagnostic::error(code::DUPLICATE, message, self.source(scope), span).label("again");
        self.reports.push(report.also(first.0, first.1, "first here").help(help));
    }
}

#[cfg(test)]
mod tests;
