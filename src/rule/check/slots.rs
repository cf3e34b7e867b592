//! Rules: what they set, what their matches bind, and the slots that must not stay empty.

use std::collections::BTreeMap;

use super::claim::ASPECTS;
use super::facts::{self, Facts};
use super::pattern::Owner;
use super::{Checker, types};
use crate::claim::{Arity, SlotType};
use crate::diagnostic::{Diagnostic, code};
use crate::rule::ast::{Claim, Name, Pattern, PatternNode, Rule, Set, SlotDef, aspect};
use crate::rule::names::Scope;
use crate::span::Span;

impl<'a> Checker<'a> {
    pub(super) fn rule(&mut self, rule: &'a Rule, claim: &'a Claim, scope: Scope) {
        let patterns = || {
            let matches = rule.matches.iter().map(|found| &found.pattern);
            matches.chain(rule.also.iter().map(|also| &also.pattern))
        };
        let known: Vec<(&Pattern, Facts)> = patterns().map(|pattern| (pattern, self.facts(pattern, scope))).collect();
        self.sets(rule, claim, scope, &known);
        for pattern in patterns() {
            self.size(pattern, scope);
            self.pattern(pattern, scope, Some(Owner { claim, rule: Some(rule) }));
        }
        for (pattern, facts) in known.iter().take(rule.matches.len()) {
            if !facts.literal && !facts.nullable && !facts.unknown {
                let message = "expected a match with a word to look for, found only slots and gaps".to_owned();
                let help = "add a word, quoted words or a phrase that every way to match it has";
                self.error(code::NO_LITERAL, message, scope, pattern.span, "may match without any word", help);
            }
        }
        rule.wheres.iter().for_each(|line| self.constraint(line, claim, scope));
        self.meta_once(&rule.meta, scope);
        if rule.matches.is_empty() && !rule.broken {
            let message = format!("expected a `match` in the rule `{}`, found none", rule.name.text);
            let help = "say how it is said: `match {actor} .. reject`";
            self.error(code::EMPTY_PATTERN, message, scope, rule.name.span, "matches nothing", help);
        }
        if self.lints {
            self.lint_rule(rule, scope);
        }
        rule.examples.iter().for_each(|example| self.example(example, claim, scope));
    }

    fn sets(&mut self, rule: &'a Rule, claim: &'a Claim, scope: Scope, known: &[(&'a Pattern, Facts)]) {
        let source = self.source(scope);
        let mut seen: BTreeMap<&str, Span> = BTreeMap::new();
        for Set { slot, value: symbol, with } in &rule.sets {
            if let Some(with) = with
                && !claim.slots.iter().any(|def| def.name.text == with.text && with.text != slot.text)
            {
                self.unknown_slot(with, scope, claim, &[]);
            }
            if let Some(&first) = seen.get(slot.text.as_str()) {
                let message = format!("expected `{}` to be set once, found it set again", slot.text);
                self.twice(message, scope, slot.span, (source, first), "take one of the two out, or write two rules");
            }
            seen.entry(&slot.text).or_insert(slot.span);
            let Some(def) = claim.slots.iter().find(|def| def.name.text == slot.text) else {
                match aspect(&slot.text) {
                    Some(values) if values.contains(&symbol.text.as_str()) => {}
                    Some(values) => self.unknown_value(slot, symbol, values, scope),
                    None => self.unknown_slot(slot, scope, claim, &ASPECTS[..2]),
                }
                continue;
            };
            match types::of(def, scope, &self.names) {
                Some(SlotType::Symbols(symbols)) if symbols.contains(&symbol.text) => {}
                Some(SlotType::Count) if self.is_count(&symbol.text, slot, claim, scope) => {}
                Some(SlotType::Count) => {
                    let help = "a count is set to `none`, `some` or the name of another count";
                    let message = format!("expected `none`, `some` or another count, found `{}`", symbol.text);
                    self.error(code::WRONG_TYPE, message, scope, symbol.span, "no count", help);
                }
                // A list has them besides those that are matched.
                Some(SlotType::Actor) if self.is_one_more(&symbol.text, def, claim, scope) => continue,
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
            let bit = facts::bit(&claim.slots, &slot.text);
            if let Some((pattern, _)) = known.iter().find(|(_, facts)| facts.mentions & bit != 0) {
                let message = format!("expected `{}` to be either set or matched, found both", slot.text);
                let report = Diagnostic::error(code::SET_AND_MATCHED, message, source, slot.span).label("set here");
                let report = report.also(source, place_of(pattern, &slot.text), "matched here");
                self.reports.push(report.help("take one of the two out"));
            }
        }
    }

    /// Whether a list of actors can have this besides its own: another slot for an actor.
    fn is_one_more(&self, value: &str, list: &SlotDef, claim: &Claim, scope: Scope) -> bool {
        let other = |def: &&SlotDef| def.name.text == value && def.name.text != list.name.text;
        let actor = |def: &SlotDef| types::of(def, scope, &self.names) == Some(SlotType::Actor);
        matches!(list.arity, Arity::Any | Arity::Several) && claim.slots.iter().find(other).is_some_and(actor)
    }

    /// Whether a count can be set to this: `none`, `some`, or what another count holds.
    fn is_count(&self, value: &str, slot: &Name, claim: &Claim, scope: Scope) -> bool {
        let other = |def: &&SlotDef| def.name.text == value && def.name.text != slot.text;
        matches!(value, "none" | "some")
            || claim
                .slots
                .iter()
                .find(other)
                .is_some_and(|def| types::of(def, scope, &self.names) == Some(SlotType::Count))
    }

    /// Slots that must have a value, and rules that leave them without one.
    pub(super) fn required_slots(&mut self, claim: &'a Claim, scope: Scope) {
        if claim.rules.is_empty() {
            return;
        }
        let source = self.source(scope);
        let binds = |facts: Facts| if facts.unknown { u64::MAX } else { facts.binds };
        let shared = claim.also.iter().fold(0, |all, also| all | binds(self.facts(&also.pattern, scope)));
        let filled: Vec<u64> = claim.rules.iter().map(|rule| shared | self.fills(rule, claim, scope)).collect();
        for slot in claim.slots.iter().filter(|slot| matches!(slot.arity, Arity::One | Arity::Several)) {
            let bit = facts::bit(&claim.slots, &slot.name.text);
            let rules = claim.rules.iter().zip(&filled);
            let empty: Vec<&Rule> = rules.filter(|(_, filled)| *filled & bit == 0).map(|(rule, _)| rule).collect();
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

    /// The slots to which a rule gives a value however it matches, as far as is known.
    fn fills(&self, rule: &Rule, claim: &Claim, scope: Scope) -> u64 {
        if rule.broken {
            return u64::MAX;
        }
        let binds = |pattern| {
            let facts = self.facts(pattern, scope);
            if facts.unknown { u64::MAX } else { facts.binds }
        };
        // Where the slot that a `set` asks for is empty, there is no claim.
        let slots = rule.sets.iter().map(|set| set.slot.text.as_str()).filter(|slot| aspect(slot).is_none());
        let set = slots.fold(0, |all, slot| all | facts::meant(&claim.slots, slot));
        let also = rule.also.iter().fold(0, |all, also| all | binds(&also.pattern));
        let matched = rule.matches.iter().fold(u64::MAX, |all, found| all & binds(&found.pattern));
        set | also | matched
    }

    /// The first match that leaves `slot` empty; the name of the rule if it is not one alone.
    fn unbinding(&self, rule: &Rule, slot: &SlotDef, scope: Scope) -> Span {
        let mut open = rule.matches.iter().filter(|found| {
            let facts = self.facts(&found.pattern, scope);
            !facts.unknown && facts.binds & facts::bit(self.names.slots(scope), &slot.name.text) == 0
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
fn place_of(pattern: &Pattern, slot: &str) -> Span {
    let mut place = None;
    super::pattern::visit(pattern, &mut |part| {
        if matches!(&part.node, PatternNode::Slot { name, .. } if name.text == slot) {
            place = place.or(Some(part.span));
        }
    });
    place.unwrap_or(pattern.span)
}
