//! Lints: what can be used as it is, but a person should look at.

use std::collections::BTreeMap;

use super::pattern::visit;
use super::{Checker, facts};
use crate::diagnostic::{Diagnostic, code};
use crate::lexicon::inflect::is_past;
use crate::rule::ast::{Alias, Claim, ExampleKind, Item, Lexicon, LexiconEntries, Pattern, PatternNode, Rule};
use crate::rule::names::{Definition, Scope};
use crate::source::SourceId;
use crate::span::Span;
use crate::text::fold;

impl<'a> Checker<'a> {
    fn warn(&mut self, code: &'static str, message: String, scope: Scope, span: Span, label: &str, help: &str) {
        let report = Diagnostic::warning(code, message, self.source(scope), span).label(label).help(help);
        self.reports.push(report);
    }

    pub(super) fn lint_rule(&mut self, rule: &'a Rule, scope: Scope) {
        if rule.broken || rule.tests_broken {
            return;
        }
        let has = |kind| rule.examples.iter().any(|example| example.kind == kind);
        if !has(ExampleKind::Example) {
            let message = format!("expected an `example` in the rule `{}`, found none", rule.name.text);
            let help = "add a sentence that the rule is for: `example \"…\" => { … }`";
            self.warn(code::NO_EXAMPLE, message, scope, rule.name.span, "nothing shows that it works", help);
        }
        if !has(ExampleKind::Ignore) {
            let message = format!("expected an `ignore` in the rule `{}`, found none", rule.name.text);
            let help = "add a sentence that looks alike and says something else: `ignore \"…\"`";
            self.warn(code::NO_IGNORE, message, scope, rule.name.span, "nothing shows where it stops", help);
        }
    }

    /// Matches that are the same but for their layout, in one rule or in two of a claim.
    pub(super) fn same_matches(&mut self, claim: &'a Claim, scope: Scope) {
        let source = self.source(scope);
        let mut seen: BTreeMap<String, (&Rule, Span)> = BTreeMap::new();
        for rule in &claim.rules {
            for found in rule.matches.iter().filter(|found| !matches!(found.pattern.node, PatternNode::Broken)) {
                let key = key_of(&found.pattern);
                let Some((other, first)) = seen.get(&key) else {
                    seen.insert(key, (rule, found.pattern.span));
                    continue;
                };
                let place = if std::ptr::eq(*other, rule) {
                    "this rule".to_owned()
                } else {
                    format!("the rule `{}`", other.name.text)
                };
                let message = format!("expected a new match, found one that {place} has already");
                let report =
                    Diagnostic::warning(code::SAME_MATCH, message, source, found.pattern.span).label("the same again");
                self.reports.push(report.also(source, *first, "first here").help("take one of the two out"));
            }
        }
    }

    pub(super) fn lint_lexicon(&mut self, lexicon: &'a Lexicon, scope: Scope) {
        let source = self.source(scope);
        match &lexicon.entries {
            LexiconEntries::Inline(entries) => {
                if entries.is_empty() {
                    let message = format!("expected an entry in the lexicon `{}`, found none", lexicon.name.text);
                    let help = "add an entry: `ID = \"alias\" | \"alias\"`";
                    self.warn(code::EMPTY_LEXICON, message, scope, lexicon.name.span, "has no members", help);
                }
                let aliases =
                    entries.iter().flat_map(|entry| entry.aliases.iter().map(|alias| (entry.id.text.as_str(), alias)));
                let aliases = aliases.map(|(id, alias)| Held {
                    id,
                    alias: known_as(alias),
                    source,
                    span: alias.text.span,
                    valid: (alias.from, alias.until),
                });
                self.shared_aliases(aliases.collect());
            }
            LexiconEntries::Tsv(name) => {
                let rules = self.rules;
                let Some(table) = rules.table(scope.file, &name.text) else { return };
                let aliases = table.rows.iter().flat_map(|row| {
                    std::iter::once(&row.name).chain(&row.aliases).map(|alias| Held {
                        id: &row.id,
                        alias: fold(alias),
                        source: table.source,
                        span: row.span,
                        valid: (row.from, row.to),
                    })
                });
                self.shared_aliases(aliases.collect());
            }
        }
    }

    fn shared_aliases(&mut self, mut aliases: Vec<Held<'_>>) {
        // Equal aliases side by side, in the order of the text; only neighbours are compared, so that an alias of a
        // thousand ids gives a thousand reports and not a million.
        aliases.sort_by(|a, b| (&a.alias, a.span).cmp(&(&b.alias, b.span)));
        for pair in aliases.windows(2) {
            let [a, b] = pair else { continue };
            if a.alias != b.alias || a.id == b.id || !overlap(a.valid, b.valid) {
                continue;
            }
            let message = format!("expected an alias of one id, found `{}` of `{}` and `{}`", a.alias, a.id, b.id);
            let report =
                Diagnostic::warning(code::SHARED_ALIAS, message, b.source, b.span).label(format!("of `{}`", b.id));
            let report = report.also(a.source, a.span, format!("of `{}`", a.id));
            self.reports.push(report.help("say when each holds with `from` and `until`, or take it from one of them"));
        }
    }

    /// Bare words that are a past form: they are taken for base forms, so that `arrested` finds nothing but itself.
    pub(super) fn past_forms(&mut self) {
        let rules = self.rules;
        for (file, rule_file) in rules.files.iter().enumerate() {
            for (number, item) in rule_file.tree.items.iter().enumerate() {
                let (claim, patterns) = patterns(item, number);
                for pattern in patterns {
                    let mut past = Vec::new();
                    visit(pattern, &mut |part| {
                        if let PatternNode::Word(word) = &part.node
                            && is_past(&fold(word))
                        {
                            past.push((word, part.span));
                        }
                    });
                    for (word, span) in past {
                        let message = format!("expected a base form, found the past form `{word}`");
                        let help = format!(
                            "write the base form, which finds all the others, or \"{word}\" for this one alone"
                        );
                        self.warn(code::PAST_FORM, message, Scope { file, claim }, span, "finds no other form", &help);
                    }
                }
            }
        }
    }

    /// Phrases of files with claims that no pattern of any file refers to. A file without claims is there to be used.
    pub(super) fn unused_phrases(&mut self) {
        let rules = self.rules;
        let mut used = vec![false; self.names.all.len()];
        for (file, rule_file) in rules.files.iter().enumerate() {
            for (number, item) in rule_file.tree.items.iter().enumerate() {
                let (claim, patterns) = patterns(item, number);
                for name in patterns.into_iter().flat_map(facts::references) {
                    if let Some(id) = self.names.find(Scope { file, claim }, name) {
                        used[id] = true;
                    }
                }
            }
        }
        for (id, used) in used.into_iter().enumerate() {
            let (scope, definition) = self.names.all[id];
            let Definition::Phrase(phrase) = definition else { continue };
            // A line that could not be read may have been the one that uses it.
            let unread = |claim: &Claim| {
                claim.broken
                    || !claim.unread.is_empty()
                    || claim.rules.iter().any(|rule| rule.broken || is_unread(rule))
            };
            let file = &rules.files[scope.file];
            if used || file.claims().next().is_none() || file.claims().any(unread) {
                continue;
            }
            let message = format!("expected a use of the phrase `{}`, found none", phrase.name.text);
            let help = format!("write `@{}` in a pattern, or take the phrase out", phrase.name.text);
            self.warn(code::UNUSED_PHRASE, message, scope, phrase.name.span, "never used", &help);
        }
    }
}

/// Whether a pattern of a rule could not be read.
fn is_unread(rule: &Rule) -> bool {
    let patterns = rule.matches.iter().map(|found| &found.pattern).chain(rule.also.iter().map(|also| &also.pattern));
    patterns.into_iter().any(|pattern| matches!(pattern.node, PatternNode::Broken))
}

/// An alias with its id.
struct Held<'a> {
    id: &'a str,
    alias: String,
    source: SourceId,
    span: Span,
    valid: (Option<jiff::civil::Date>, Option<jiff::civil::Date>),
}

/// What an alias is compared by.
fn known_as(alias: &Alias) -> String {
    if alias.case { alias.text.text.clone() } else { fold(&alias.text.text) }
}

/// Whether two stretches of time, open where a day is missing, have a day in common.
fn overlap<T: Ord>((a_from, a_to): (Option<T>, Option<T>), (b_from, b_to): (Option<T>, Option<T>)) -> bool {
    let before = |to: &Option<T>, from: &Option<T>| matches!((to, from), (Some(to), Some(from)) if to < from);
    !before(&a_to, &b_from) && !before(&b_to, &a_from)
}

/// All patterns of an item, with the number of the claim in which they stand.
fn patterns(item: &Item, number: usize) -> (Option<usize>, Vec<&Pattern>) {
    match item {
        Item::Use(_) | Item::Lexicon(_) | Item::Override(_) => (None, Vec::new()),
        Item::Phrase(phrase) => (None, vec![&phrase.pattern]),
        Item::Cue(cue) => (None, vec![&cue.pattern]),
        Item::Claim(claim) => {
            let rules = claim.rules.iter().flat_map(|rule| {
                let matches = rule.matches.iter().map(|found| &found.pattern);
                matches.chain(rule.also.iter().map(|also| &also.pattern))
            });
            let own = claim.phrases.iter().map(|phrase| &phrase.pattern);
            (Some(number), own.chain(claim.also.iter().map(|also| &also.pattern)).chain(rules).collect())
        }
    }
}

/// A pattern without its layout.
pub(super) fn key_of(pattern: &Pattern) -> String {
    let mut key = String::new();
    write(pattern, &mut key);
    key
}

fn write(pattern: &Pattern, out: &mut String) {
    use std::fmt::Write as _;

    let mut list = |open: &str, parts: &[Pattern]| {
        out.push_str(open);
        for part in parts {
            write(part, out);
            out.push(',');
        }
        out.push(')');
    };
    match &pattern.node {
        PatternNode::Seq(parts) => list("seq(", parts),
        PatternNode::Alt(parts) => list("alt(", parts),
        PatternNode::AnyOrder(parts) => list("any(", parts),
        PatternNode::Optional(part) => list("opt(", std::slice::from_ref(part)),
        PatternNode::Not(part) => list("not(", std::slice::from_ref(part)),
        PatternNode::NotAfter(part) => list("not after(", std::slice::from_ref(part)),
        PatternNode::Any => out.push('_'),
        PatternNode::Repeat { pattern, min, max } => list(&format!("{min}..{max}("), std::slice::from_ref(pattern)),
        PatternNode::Slot { name, pattern } => {
            let _ = write!(out, "{{{}:", name.text);
            pattern.iter().for_each(|inner| write(inner, out));
            out.push('}');
        }
        PatternNode::Word(word) => out.push_str(&fold(word)),
        PatternNode::Class { word, class } => drop(write!(out, "{}/{class:?}", fold(word))),
        PatternNode::Quoted { text, case: true } => drop(write!(out, "{text:?}true")),
        PatternNode::Quoted { text, case: false } => drop(write!(out, "{:?}false", fold(text))),
        PatternNode::Gap(reach) => drop(write!(out, "..{reach}")),
        PatternNode::Ref(name) => out.extend(["@", name]),
        PatternNode::Broken => out.push('!'),
    }
}

/// Whether two patterns are the same but for their layout: those that have one key.
pub(super) fn is_same(a: &Pattern, b: &Pattern) -> bool {
    use PatternNode as Node;
    let all = |a: &[Pattern], b: &[Pattern]| a.len() == b.len() && a.iter().zip(b).all(|(a, b)| is_same(a, b));
    match (&a.node, &b.node) {
        (Node::Seq(a), Node::Seq(b)) | (Node::Alt(a), Node::Alt(b)) | (Node::AnyOrder(a), Node::AnyOrder(b)) => {
            all(a, b)
        }
        (Node::Optional(a), Node::Optional(b))
        | (Node::Not(a), Node::Not(b))
        | (Node::NotAfter(a), Node::NotAfter(b)) => is_same(a, b),
        (Node::Repeat { pattern: a, min, max }, Node::Repeat { pattern: b, min: low, max: high }) => {
            (min, max) == (low, high) && is_same(a, b)
        }
        (Node::Slot { name: a, pattern: x }, Node::Slot { name: b, pattern: y }) => {
            a.text == b.text
                && match (x, y) {
                    (Some(x), Some(y)) => is_same(x, y),
                    (None, None) => true,
                    _ => false,
                }
        }
        (Node::Word(a), Node::Word(b)) => is_one_word(a, b),
        (Node::Class { word: a, class: x }, Node::Class { word: b, class: y }) => x == y && is_one_word(a, b),
        (Node::Quoted { text: a, case: true }, Node::Quoted { text: b, case: true }) => a == b,
        (Node::Quoted { text: a, case: false }, Node::Quoted { text: b, case: false }) => is_one_word(a, b),
        (Node::Gap(a), Node::Gap(b)) => a == b,
        (Node::Ref(a), Node::Ref(b)) => a == b,
        (Node::Any, Node::Any) | (Node::Broken, Node::Broken) => true,
        _ => false,
    }
}

/// Whether two words are folded alike.
pub(super) fn is_one_word(a: &str, b: &str) -> bool {
    if a.is_ascii() && b.is_ascii() { a.eq_ignore_ascii_case(b) } else { fold(a) == fold(b) }
}
