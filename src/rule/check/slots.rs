//! Rules: what they set, what their matches bind, and the slots that must not stay empty.

use std::collections::BTreeMap;

use super::facts::{self, Facts};
use super::pattern::Owner;
use super::{Checker, types};
use crate::claim::{Arity, SlotType};
use crate::diagnostic::{Diagnostic, code};
use crate::rule::ast::{Claim, Rule, SlotDef};
use crate::rule::names::Scope;
use crate::span::Span;

impl<'a> Checker<'a> {
    pub(super) fn rule(&mut self, rule: &'a Rule, claim: &'a Claim, scope: Scope) {
        self.sets(rule, claim, scope);
        for found in &rule.matches {
            self.size(&found.pattern, scope);
            self.pattern(&found.pattern, scope, Some(Owner { claim, rule: Some(rule) }));
            let facts = facts::of(&found.pattern, scope, &self.names, &self.known);
            if !facts.literal && !facts.nullable && !facts.unknown {
                let message = "expected a match with a word to look for, found only slots and gaps".to_owned();
                let help = "add a word, quoted words or a phrase that every way to match it has";
                self.error(code::NO_LITERAL, message, scope, found.pattern.span, "may match without any word", help);
            }
        }
        for also in &rule.also {
            self.size(&also.pattern, scope);
            self.pattern(&also.pattern, scope, Some(Owner { claim, rule: Some(rule) }));
        }
        self.not_yet(&rule.wheres, &rule.beats, scope);
        if rule.matches.is_empty() && !rule.broken {
            let message = format!("expected a `match` in the rule `{}`, found none", rule.name.text);
            let help = "say how it is said: `match {actor} .. reject`";
            self.error(code::EMPTY_PATTERN, message, scope, rule.name.span, "matches nothing", help);
        }
        self.lint_rule(rule, scope);
        rule.examples.iter().for_each(|example| self.example(example, claim, scope));
    }

    fn sets(&mut self, rule: &'a Rule, claim: &'a Claim, scope: Scope) {
        let source = self.source(scope);
        let mut seen: BTreeMap<&str, Span> = BTreeMap::new();
        for (slot, symbol) in &rule.sets {
            if let Some(&first) = seen.get(slot.text.as_str()) {
                let message = format!("expected `{}` to be set once, found it set again", slot.text);
                self.twice(message, scope, slot.span, (source, first), "take one of the two out, or write two rules");
            }
            seen.entry(&slot.text).or_insert(slot.span);
            let Some(def) = claim.slots.iter().find(|def| def.name.text == slot.text) else {
                self.unknown_slot(slot, scope, claim, &[]);
                continue;
            };
            match types::of(def, scope, &self.names) {
                Some(SlotType::Symbols(symbols)) if symbols.contains(&symbol.text) => {}
                Some(SlotType::Symbols(_)) => self.unknown_symbol(symbol, std::iter::once(def), false, scope),
                Some(ty) => {
                    let message =
                        format!("expected a slot with symbols, found `{}`, {}", slot.text, types::describe(&ty));
                    let report =
                        Diagnostic::error(code::WRONG_TYPE, message, source, slot.span).label("set to a symbol");
                    let report = report.also(source, def.ty.first().map_or(def.span, |ty| ty.span), "declared here");
                    self.reports.push(report.help(format!("let a match find it: `{{{}}}`", slot.text)));
                }
                None => {}
            }
            let matched =
                rule.matches.iter().map(|found| &found.pattern).chain(rule.also.iter().map(|also| &also.pattern));
            let mut matched = matched
                .filter(|pattern| facts::of(pattern, scope, &self.names, &self.known).mentions.contains(&slot.text));
            if let Some(pattern) = matched.next() {
                let message = format!("expected `{}` to be either set or matched, found both", slot.text);
                let report = Diagnostic::error(code::SET_AND_MATCHED, message, source, slot.span).label("set here");
                let report = report.also(source, place_of(pattern, &slot.text), "matched here");
                self.reports.push(report.help("take one of the two out"));
            }
        }
    }

    /// Slots that must have a value, and rules that leave them without one.
    pub(super) fn required_slots(&mut self, claim: &'a Claim, scope: Scope) {
        if claim.rules.is_empty() {
            return;
        }
        let source = self.source(scope);
        let shared: Vec<Facts> =
            claim.also.iter().map(|also| facts::of(&also.pattern, scope, &self.names, &self.known)).collect();
        for slot in claim.slots.iter().filter(|slot| matches!(slot.arity, Arity::One | Arity::Several)) {
            let empty: Vec<&Rule> = claim.rules.iter().filter(|rule| !self.fills(rule, slot, &shared, scope)).collect();
            if empty.len() == claim.rules.len() && empty.len() > 1 {
                let message = format!("expected a rule that fills the slot `{}`, found none", slot.name.text);
                let report = Diagnostic::error(code::NEVER_BOUND, message, source, slot.name.span);
                let report = report.label("stays empty in every rule");
                self.reports.push(report.help(format!("{}, or add `?` to its type", how(slot))));
                continue;
            }
            for rule in empty {
                let message = format!("expected a value for the slot `{}`, found none", slot.name.text);
                let place = self.unbinding(rule, slot, scope);
                let report = Diagnostic::error(code::UNBOUND, message, source, place);
                let report = report.label("leaves it empty").also(source, slot.name.span, "must have a value");
                self.reports.push(report.help(format!("{}, or add `?` to its type", how(slot))));
            }
        }
    }

    /// Whether every match of a rule leaves `slot` with a value, as far as is known.
    fn fills(&self, rule: &Rule, slot: &SlotDef, shared: &[Facts], scope: Scope) -> bool {
        let name = &slot.name.text;
        let binds = |facts: &Facts| facts.unknown || facts.binds.contains(name);
        let of = |pattern| facts::of(pattern, scope, &self.names, &self.known);
        rule.broken
            || rule.matches.is_empty()
            || rule.sets.iter().any(|(set, _)| &set.text == name)
            || shared.iter().any(binds)
            || rule.also.iter().any(|also| binds(&of(&also.pattern)))
            || rule.matches.iter().all(|found| binds(&of(&found.pattern)))
    }

    /// The first match that leaves `slot` empty; the name of the rule if it is not one alone.
    fn unbinding(&self, rule: &Rule, slot: &SlotDef, scope: Scope) -> Span {
        let mut open = rule.matches.iter().filter(|found| {
            let facts = facts::of(&found.pattern, scope, &self.names, &self.known);
            !facts.unknown && !facts.binds.contains(&slot.name.text)
        });
        let first = open.next().map_or(rule.name.span, |found| found.pattern.span);
        if open.next().is_some() { rule.name.span } else { first }
    }
}

/// How a rule can fill a slot.
fn how(slot: &SlotDef) -> String {
    let name = &slot.name.text;
    if slot.ty.len() > 1 {
        format!("fix it with `set {name} = …`")
    } else {
        format!("bind it in every match with `{{{name}}}`")
    }
}

/// Where a pattern has a slot; the pattern itself where a phrase has it.
fn place_of(pattern: &crate::rule::ast::Pattern, slot: &str) -> Span {
    let mut place = None;
    super::pattern::visit(pattern, &mut |part| {
        if matches!(&part.node, crate::rule::ast::PatternNode::Slot { name, .. } if name.text == slot) {
            place = place.or(Some(part.span));
        }
    });
    place.unwrap_or(pattern.span)
}
