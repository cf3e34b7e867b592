//! What stands outside of claims: `use`, phrases, lexicons, cues, and names over all files.

use std::collections::BTreeMap;

use super::{Checker, types};
use crate::diagnostic::{Diagnostic, code};
use crate::rule::ast::{Cue, Item, Lexicon, LexiconEntries, Name, Phrase};
use crate::rule::files::dotted;
use crate::rule::identity;
use crate::rule::names::Scope;
use crate::rule::order;
use crate::rule::suggest::nearest;
use crate::source::SourceId;
use crate::span::Span;

/// The types that members of a lexicon can have.
const MEMBERS: [&str; 4] = ["actor", "place", "person", "org"];

impl<'a> Checker<'a> {
    /// Everything about files and the names that they share.
    pub(super) fn top(&mut self) {
        self.uses();
        self.use_circles();
        self.claims_once();
        self.beats();
        self.overrides();
        for file in 0..self.rules.files.len() {
            self.names_once(Scope { file, claim: None });
            self.clashes(file);
            self.cues_once(file);
        }
    }

    fn uses(&mut self) {
        let rules = self.rules;
        for (file, rule_file) in rules.files.iter().enumerate() {
            let scope = Scope { file, claim: None };
            let mut seen: BTreeMap<String, Span> = BTreeMap::new();
            for found in rule_file.uses() {
                let path = dotted(found);
                if let Some(&first) = seen.get(&path) {
                    let message = format!("expected another file, found `{path}` again");
                    self.twice(message, scope, found.span, (rule_file.tree.source, first), "take one of the two out");
                    continue;
                }
                seen.insert(path.clone(), found.span);
                if self.names.file(&path).is_none() {
                    let near = nearest(&path, rules.files.iter().map(|file| file.name.as_str()));
                    let help = near.map_or_else(
                        || {
                            format!(
                                "`{path}` is the file `{}.gainsay` under the root of the rules",
                                path.replace('.', "/")
                            )
                        },
                        |near| format!("did you mean `{near}`?"),
                    );
                    let message = format!("expected the name of a rule file, found `{path}`");
                    self.error(code::UNKNOWN_USE, message, scope, found.span, "no such file", &help);
                }
            }
        }
    }

    fn use_circles(&mut self) {
        let rules = self.rules;
        let uses = |file: usize| rules.files[file].uses().filter_map(|found| self.names.file(&dotted(found)));
        let needs: Vec<Vec<usize>> = (0..rules.files.len()).map(|file| uses(file).collect()).collect();
        for circle in order::order(&needs).1 {
            let path: Vec<String> =
                circle.iter().chain(&circle[..1]).map(|&file| format!("`{}`", rules.files[file].name)).collect();
            let mut labels = circle.iter().enumerate().filter_map(|(at, &file)| {
                let next = circle[(at + 1) % circle.len()];
                let found = rules.files[file].uses().find(|found| self.names.file(&dotted(found)) == Some(next))?;
                Some((rules.files[file].tree.source, found.span, format!("uses {}", path[at + 1])))
            });
            let Some((source, span, text)) = labels.next() else { continue };
            let message = format!("expected files that rest on others, found a circle: {}", order::shorten(&path));
            let report = Diagnostic::error(code::USE_CYCLE, message, source, span).label(text);
            let report = labels.take(4).fold(report, |report, (source, span, text)| report.also(source, span, text));
            self.reports.push(report.help("move what they share into a file of its own"));
        }
    }

    /// Claims over all files.
    fn claims_once(&mut self) {
        let rules = self.rules;
        let mut seen: BTreeMap<&str, (SourceId, Span)> = BTreeMap::new();
        for (file, rule_file) in rules.files.iter().enumerate() {
            for claim in rule_file.claims().filter(|claim| !claim.name.text.is_empty()) {
                match seen.get(claim.name.text.as_str()) {
                    Some(&first) => self.duplicate("a claim", Scope { file, claim: None }, &claim.name, first),
                    None => drop(seen.insert(&claim.name.text, (rule_file.tree.source, claim.name.span))),
                }
            }
        }
    }

    /// Phrases and lexicons of one file or claim.
    fn names_once(&mut self, scope: Scope) {
        let mut seen: BTreeMap<&str, Span> = BTreeMap::new();
        let defined: Vec<_> = self.names.defined(scope).collect();
        for definition in defined {
            let name = definition.name();
            if let Some(&first) = seen.get(name.text.as_str()) {
                self.duplicate("a phrase or lexicon", scope, name, (self.source(scope), first));
            } else if types::built_in(&name.text).is_some() {
                let message = format!("expected a new name, found the type `{}`", name.text);
                let help = "the types of the language keep their names; choose another";
                self.error(code::DUPLICATE, message, scope, name.span, "the name of a type", help);
            }
            seen.entry(&name.text).or_insert(name.span);
        }
    }

    /// Names of used files that the file, or another used file, has too.
    fn clashes(&mut self, file: usize) {
        let rules = self.rules;
        let scope = Scope { file, claim: None };
        let mut first: BTreeMap<&str, Scope> = BTreeMap::new();
        let visible: Vec<(Scope, &Name)> =
            self.names.visible(scope).map(|(_, id)| (self.names.all[id].0, self.names.all[id].1.name())).collect();
        let mut told = std::collections::BTreeSet::new();
        for (place, name) in visible {
            let earlier = *first.entry(&name.text).or_insert(place);
            if earlier.file == place.file || !told.insert(&name.text) {
                continue;
            }
            let Some(found) =
                rules.files[file].uses().find(|found| self.names.file(&dotted(found)) == Some(place.file))
            else {
                continue;
            };
            let Some(id) = self.names.find(earlier, &name.text) else { continue };
            let other = self.names.all[id].1.name();
            let message = format!("expected new names from `{}`, found `{}`, which is taken", dotted(found), name.text);
            let report = Diagnostic::error(code::DUPLICATE, message, self.source(scope), found.span);
            let report =
                report.label(format!("brings in `{}`", name.text)).also(self.source(earlier), other.span, "taken here");
            let report = report.also(self.source(place), name.span, "and here");
            self.reports.push(report.help("a file cannot replace what it uses; give one of the two another name"));
        }
    }

    /// Cues of one file that say the same of themselves.
    fn cues_once(&mut self, file: usize) {
        let rules = self.rules;
        let mut seen = rustc_hash::FxHashMap::default();
        for item in &rules.files[file].tree.items {
            let Item::Cue(cue) = item else { continue };
            let key = (cue.name.text.as_str(), cue.direction, cue.effect, cue.within);
            match seen.get(&key) {
                Some(&first) => {
                    let scope = Scope { file, claim: None };
                    let message =
                        format!("expected another direction or effect for the cue `{}`, found the same", cue.name.text);
                    let help = "join the two patterns with `|`";
                    self.twice(message, scope, cue.name.span, (self.source(scope), first), help);
                }
                None => drop(seen.insert(key, cue.name.span)),
            }
        }
    }

    pub(super) fn phrase(&mut self, phrase: &'a Phrase, scope: Scope) {
        // Its size is reported with the facts.
        self.pattern(&phrase.pattern, scope, None);
    }

    pub(super) fn cue(&mut self, cue: &'a Cue, scope: Scope) {
        self.size(&cue.pattern, scope);
        self.pattern(&cue.pattern, scope, None);
    }

    pub(super) fn lexicon(&mut self, lexicon: &'a Lexicon, scope: Scope) {
        self.parent(lexicon, scope);
        match &lexicon.entries {
            LexiconEntries::Tsv(name) => {
                let rules = self.rules;
                if rules.table(scope.file, &name.text).is_none() {
                    let near = nearest(&name.text, rules.tables.iter().map(|table| table.name.as_str()));
                    let help = near.map_or_else(
                        || "the table is looked for in the folder of this file".to_owned(),
                        |near| format!("did you mean `{near}`?"),
                    );
                    let message = format!("expected the name of a table, found `{}`", name.text);
                    self.error(code::UNKNOWN_TABLE, message, scope, name.span, "no such table", &help);
                }
            }
            LexiconEntries::Inline(entries) => {
                let mut seen: BTreeMap<&str, Span> = BTreeMap::new();
                for entry in entries {
                    match seen.get(entry.id.text.as_str()) {
                        Some(&first) => self.duplicate("an entry", scope, &entry.id, (self.source(scope), first)),
                        None => drop(seen.insert(&entry.id.text, entry.id.span)),
                    }
                }
            }
        }
        if self.lints {
            self.lint_lexicon(lexicon, scope);
        }
    }

    fn parent(&mut self, lexicon: &'a Lexicon, scope: Scope) {
        let Some(parent) = &lexicon.parent else { return };
        if types::built_in(&parent.text).is_none() {
            self.known_type(parent, scope);
        } else if !MEMBERS.contains(&parent.text.as_str()) {
            let message = format!("expected what members can be, found the type `{}`", parent.text);
            let help =
                format!("members are {}, of another lexicon, or words: then leave the type out", MEMBERS.join(", "));
            self.error(code::UNKNOWN_TYPE, message, scope, parent.span, "no type of names", &help);
        }
        // The first that is too far down is reported; those below it are too.
        if identity::levels(lexicon, scope, &self.names) == identity::MAX_LEVELS + 1 {
            let message = format!("expected at most {} lexicons over each other, found one more", identity::MAX_LEVELS);
            self.error(code::TOO_LARGE, message, scope, lexicon.name.span, "too far down", "leave some of them out");
        }
    }

    /// The names of a claim's own phrases, among themselves and against the file's.
    pub(super) fn claim_names_once(&mut self, scope: Scope, phrases: &'a [Phrase]) {
        self.names_once(scope);
        let outer = Scope { claim: None, ..scope };
        for phrase in phrases {
            if let Some(id) = self.names.find(outer, &phrase.name.text) {
                let (place, definition) = self.names.all[id];
                self.duplicate("a phrase", scope, &phrase.name, (self.source(place), definition.name().span));
            }
        }
    }

    /// Whether a name of a type that is not built in is a lexicon; reports it where not.
    pub(super) fn known_type(&mut self, name: &Name, scope: Scope) {
        if self.names.lexicon(scope, &name.text).is_some() || self.rules.files[scope.file].tree.broken {
            return;
        }
        let near = self.near(&name.text, scope, &types::BUILT_IN);
        let help = near.map_or_else(
            || {
                format!(
                    "types are {}, or the name of a lexicon; symbols stand side by side: `a | b`",
                    types::BUILT_IN.join(", ")
                )
            },
            |near| format!("did you mean `{near}`?"),
        );
        let message = format!("expected a type or lexicon, found `{}`", name.text);
        self.error(code::UNKNOWN_TYPE, message, scope, name.span, "not known here", &help);
    }
}
