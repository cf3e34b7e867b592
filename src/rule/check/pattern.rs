//! Patterns: their form (gaps, repetitions, `any order`, `not`), their references and their slots.

use super::{Checker, types};
use crate::claim::SlotType;
use crate::diagnostic::{Diagnostic, code};
use crate::rule::ast::{Claim, Lexicon, Name, Pattern, PatternNode, Rule};
use crate::rule::names::{Definition, Scope};
use crate::rule::suggest::nearest;
use crate::span::Span;

/// Most parts in any order: they are tried in every order.
const MAX_PARTS: usize = 5;

/// Calls `each` on a pattern and all of its parts, the outer before the inner.
pub(super) fn visit<'p>(pattern: &'p Pattern, each: &mut impl FnMut(&'p Pattern)) {
    each(pattern);
    match &pattern.node {
        PatternNode::Seq(parts) | PatternNode::Alt(parts) | PatternNode::AnyOrder(parts) => {
            parts.iter().for_each(|part| visit(part, each));
        }
        PatternNode::Optional(part)
        | PatternNode::Not(part)
        | PatternNode::NotAfter(part)
        | PatternNode::Repeat { pattern: part, .. } => visit(part, each),
        PatternNode::Slot { pattern: Some(part), .. } => visit(part, each),
        _ => {}
    }
}

/// Whose slots a pattern can name: a claim, and the rule of it in which the pattern stands.
#[derive(Clone, Copy)]
pub(super) struct Owner<'a> {
    pub claim: &'a Claim,
    pub rule: Option<&'a Rule>,
}

/// Which edge of a pattern.
#[derive(Clone, Copy)]
enum Edge {
    First,
    Last,
}

/// The gap at an edge of a pattern.
fn gap_at(pattern: &Pattern, edge: Edge) -> Option<Span> {
    match &pattern.node {
        PatternNode::Gap(_) => Some(pattern.span),
        PatternNode::Seq(parts) => match edge {
            Edge::First => parts.first().and_then(|part| gap_at(part, edge)),
            Edge::Last => parts.last().and_then(|part| gap_at(part, edge)),
        },
        PatternNode::Alt(parts) => parts.iter().find_map(|part| gap_at(part, edge)),
        PatternNode::Optional(part) | PatternNode::Repeat { pattern: part, .. } => gap_at(part, edge),
        _ => None,
    }
}

impl<'a> Checker<'a> {
    /// Whether a pattern stays small with its phrases put in.
    pub(super) fn size(&mut self, pattern: &'a Pattern, scope: Scope) {
        if let Some(message) = self.facts(pattern, scope).excess() {
            self.error(code::TOO_LARGE, message, scope, pattern.span, "grows too large", "use smaller phrases");
        }
    }

    /// A pattern that stands for itself, in what `owner` says.
    pub(super) fn pattern(&mut self, pattern: &'a Pattern, scope: Scope, owner: Option<Owner<'a>>) {
        self.whole(pattern, scope);
        let mut parts = Vec::new();
        visit(pattern, &mut |part| parts.push(part));
        for part in parts {
            match &part.node {
                PatternNode::Seq(parts) => self.neighbours(parts, scope),
                PatternNode::Repeat { pattern: inner, .. } => self.repeat(inner, scope),
                PatternNode::AnyOrder(parts) => self.any_order(parts, part.span, scope),
                PatternNode::Not(inner) | PatternNode::NotAfter(inner) => self.not(inner, scope),
                PatternNode::Quoted { text, .. } if text.trim().is_empty() => self.empty(part.span, scope),
                PatternNode::Slot { name, pattern } => self.slot(name, pattern.as_deref(), scope, owner),
                PatternNode::Ref(name) => self.reference(name, part.span, scope),
                _ => {}
            }
        }
    }

    /// What holds for a pattern as a whole: it matches something, begins and ends with something.
    fn whole(&mut self, pattern: &Pattern, scope: Scope) {
        let facts = self.facts(pattern, scope);
        let lone_gap = matches!(pattern.node, PatternNode::Gap(_));
        if facts.nullable && !facts.unknown && !lone_gap && !quoted_nothing(pattern) {
            let message = "expected a pattern that matches at least one word, found one that can match nothing";
            let help = "take `?` from the part that must be there";
            self.error(code::EMPTY_PATTERN, message.to_owned(), scope, pattern.span, "all of it may be left out", help);
        }
        let first = gap_at(pattern, Edge::First);
        let last = gap_at(pattern, Edge::Last).filter(|last| Some(*last) != first);
        for (span, end) in first.map(|span| (span, "begins")).into_iter().chain(last.map(|span| (span, "ends"))) {
            let message = format!("expected a pattern that {end} with a word or slot, found a gap");
            let help = "a gap stands between two things; leave it out here";
            self.error(code::GAP_AT_EDGE, message, scope, span, "nothing stands beyond this gap", help);
        }
    }

    fn empty(&mut self, span: Span, scope: Scope) {
        let message = "expected words in the quotation marks, found none".to_owned();
        self.error(code::EMPTY_PATTERN, message, scope, span, "matches nothing", "write the words, or leave it out");
    }

    fn neighbours(&mut self, parts: &[Pattern], scope: Scope) {
        for pair in parts.windows(2) {
            let (Some(left), Some(right)) = (gap_at(&pair[0], Edge::Last), gap_at(&pair[1], Edge::First)) else {
                continue;
            };
            let message = "expected a word or slot after a gap, found another gap".to_owned();
            let report =
                Diagnostic::error(code::DOUBLE_GAP, message, self.source(scope), right).label("the second gap");
            let report = report.also(self.source(scope), left, "the first");
            self.reports.push(report.help("one gap is enough: `..12` reaches over up to 12 tokens"));
        }
    }

    fn repeat(&mut self, inner: &Pattern, scope: Scope) {
        let facts = self.facts(inner, scope);
        if facts.nullable && !facts.unknown {
            let message = "expected something to repeat, found a pattern that can match nothing".to_owned();
            self.error(
                code::EMPTY_PATTERN,
                message,
                scope,
                inner.span,
                "may match nothing",
                "repeat what must be there",
            );
        }
    }

    fn any_order(&mut self, parts: &'a [Pattern], span: Span, scope: Scope) {
        if parts.len() > MAX_PARTS {
            let message = format!("expected at most {MAX_PARTS} parts in any order, found {}", parts.len());
            let help = "they are tried in every order; name groups of them with `phrase`";
            self.error(code::MANY_PARTS, message, scope, span, "too many parts", help);
        }
        parts.iter().for_each(|part| self.whole(part, scope));
    }

    fn not(&mut self, inner: &Pattern, scope: Scope) {
        if self.facts(inner, scope).slots {
            let message = "expected words inside `not`, found a slot".to_owned();
            let help = "what is not there cannot be bound; write the words that must not follow";
            self.error(code::SLOT_IN_NOT, message, scope, inner.span, "has a slot", help);
        }
        // `not(not after(a))`, `not(not(a))`: right behind an a, right before one. They take no words of their own.
        match &inner.node {
            PatternNode::NotAfter(part) | PatternNode::Not(part) => self.whole(part, scope),
            _ => self.whole(inner, scope),
        }
    }

    fn reference(&mut self, name: &str, span: Span, scope: Scope) {
        if self.names.find(scope, name).is_some() || self.rules.files[scope.file].tree.broken {
            return;
        }
        let help = self.reference_help(name, scope);
        let message = format!("expected the name of a phrase or lexicon, found `{name}`");
        self.error(code::UNKNOWN_REFERENCE, message, scope, span, "not known here", &help);
    }

    /// What a name that is not known here may have been meant for.
    fn reference_help(&self, name: &str, scope: Scope) -> String {
        if self.names.slots(scope).iter().any(|slot| slot.name.text == name) {
            return format!("`{name}` is a slot of the claim: write `{{{name}}}`");
        }
        if types::built_in(name).is_some() {
            return format!("`{name}` is a type: declare a slot of it, `NAME : {name}`, and write `{{NAME}}`");
        }
        if let Some(near) = self.near(name, scope, &[]) {
            return format!("did you mean `@{near}`?");
        }
        let Some((file, definition)) = self.elsewhere(name) else {
            return format!("write `phrase {name} = …`, or `use` the file that has it");
        };
        let found = &definition.name().text;
        let what = match definition {
            Definition::Phrase(_) => format!("the phrase `{found}`"),
            Definition::Lexicon(Lexicon { parent: Some(parent), .. }) => {
                format!("the lexicon `{found}`, of type `{}`", parent.text)
            }
            Definition::Lexicon(_) => format!("the lexicon `{found}`"),
        };
        let own = format!("for words of your own, `phrase {name} = …`");
        format!("`{file}` has {what}: write `use {file}` at the top of this file; {own}")
    }

    /// The phrase or lexicon of another file that has this name, or nearly.
    fn elsewhere(&self, name: &str) -> Option<(&'a str, Definition<'a>)> {
        self.hints.get().checked_sub(1)?;
        let rules = self.rules;
        let outer = || self.names.all.iter().filter(|(place, _)| place.claim.is_none());
        let same = |text: &str| outer().find(|(_, definition)| definition.name().text == text);
        let near = || nearest(name, outer().map(|(_, definition)| definition.name().text.as_str())).and_then(same);
        let &(place, definition) = same(name).or_else(near)?;
        Some((&rules.files[place.file].name, definition))
    }

    fn slot(&mut self, name: &'a Name, inner: Option<&'a Pattern>, scope: Scope, owner: Option<Owner<'a>>) {
        if let Some(inner) = inner {
            self.whole(inner, scope);
        }
        let Some(Owner { claim, rule }) = owner else {
            let message = format!("expected words, found the slot `{}`", name.text);
            let help = "slots belong to a claim; move the phrase into the claim, or the slot into the match";
            return self.error(code::SLOT_IN_PHRASE, message, scope, name.span, "no claim has this slot here", help);
        };
        let Some(slot) = claim.slots.iter().find(|slot| slot.name.text == name.text) else {
            return self.unknown_slot(name, scope, claim, &[]);
        };
        let (place, source) = (slot.ty.first().map_or(slot.span, |ty| ty.span), self.source(scope));
        let Some(ty) = types::of(slot, scope, &self.names) else { return };
        let (message, help) = match (&ty, inner) {
            // Said already: it is both set and matched.
            (SlotType::Symbols(_), _)
                if rule.is_some_and(|rule| rule.sets.iter().any(|set| set.slot.text == name.text)) =>
            {
                return;
            }
            (SlotType::Symbols(_), _) => (
                format!("expected a slot whose value is found in the text, found `{}`, a list of symbols", name.text),
                format!("a rule fixes it: `set {} = …`", name.text),
            ),
            (SlotType::Text, None) => (
                format!("expected a pattern for the slot `{}`, a text, found none", name.text),
                format!("say which words it is: `{{{}: …}}`", name.text),
            ),
            (SlotType::Text, _) | (_, None) => return,
            (ty, Some(_)) => (
                format!("expected a slot of type `text`, found `{}`, {}", name.text, types::describe(ty)),
                format!("`{{{}}}` alone finds {}", name.text, types::describe(ty)),
            ),
        };
        let report = Diagnostic::error(code::WRONG_TYPE, message, source, name.span).label("used against its type");
        self.reports.push(report.also(source, place, "declared here").help(help));
    }

    /// Reports a slot that `claim` does not have. `others` are further names that would do.
    pub(super) fn unknown_slot(&mut self, name: &Name, scope: Scope, claim: &Claim, others: &[&str]) {
        if claim.broken || claim.unread.contains(&name.text) {
            return;
        }
        let unread = claim.unread.iter().map(String::as_str);
        let own = claim.slots.iter().map(|slot| slot.name.text.as_str()).chain(unread);
        let all: Vec<&str> = own.chain(others.iter().copied()).filter(|name| !name.is_empty()).collect();
        let help = match nearest(&name.text, all.iter().copied()) {
            Some(near) => format!("did you mean `{near}`?"),
            None if all.is_empty() => format!("declare it in the claim: `{} : TYPE`", name.text),
            None => format!("the claim has {}", super::few(&all)),
        };
        let message = format!("expected a slot of `{}`, found `{}`", claim.name.text, name.text);
        self.error(code::UNKNOWN_SLOT, message, scope, name.span, "no such slot", &help);
    }
}

fn quoted_nothing(pattern: &Pattern) -> bool {
    matches!(&pattern.node, PatternNode::Quoted { text, .. } if text.trim().is_empty())
}
