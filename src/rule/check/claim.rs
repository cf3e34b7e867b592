//! Claims: declared slots, transitions, facts.

use std::collections::BTreeMap;

use super::pattern::Owner;
use super::{Checker, types};
use crate::claim::{SEVERITIES, SlotType};
use crate::diagnostic::{Diagnostic, code};
use crate::rule::ast::{Claim, Meta, Name, SlotDef};
use crate::rule::names::Scope;
use crate::rule::suggest::nearest;
use crate::span::Span;

/// Names that an example can expect beside slots.
pub(super) const ASPECTS: [&str; 3] = ["polarity", "commitment", "speaker"];

/// Most slots of a claim, and most symbols of a slot: what is checked of one against all others stays small.
const MAX_SLOTS: usize = 64;
const MAX_SYMBOLS: usize = 128;

/// The first slot or symbol that is one too many, and what to say.
fn excess(claim: &Claim) -> Option<(Span, String)> {
    if let Some(slot) = claim.slots.get(MAX_SLOTS) {
        let message = format!("expected at most {MAX_SLOTS} slots in a claim, found {}", claim.slots.len());
        return Some((slot.name.span, message));
    }
    claim.slots.iter().find_map(|slot| {
        let symbol = slot.ty.get(MAX_SYMBOLS)?;
        let message = format!("expected at most {MAX_SYMBOLS} symbols in a slot, found {}", slot.ty.len());
        Some((symbol.span, message))
    })
}

impl<'a> Checker<'a> {
    pub(super) fn claim(&mut self, claim: &'a Claim, scope: Scope) {
        if let Some((span, message)) = excess(claim) {
            let help = "a claim is one kind of event; split it";
            return self.error(code::TOO_LARGE, message, scope, span, "one too many", help);
        }
        self.slots_once(claim, scope);
        claim.slots.iter().for_each(|slot| self.slot_def(slot, scope));
        self.transitions(claim, scope);
        self.claim_names_once(scope, &claim.phrases);
        let owner = Some(Owner { claim, rule: None });
        claim.phrases.iter().for_each(|phrase| self.pattern(&phrase.pattern, scope, owner));
        for also in &claim.also {
            self.size(&also.pattern, scope);
            self.pattern(&also.pattern, scope, owner);
        }
        self.rules_once(claim, scope);
        claim.rules.iter().for_each(|rule| self.rule(rule, claim, scope));
        self.required_slots(claim, scope);
        if self.lints {
            self.same_matches(claim, scope);
            self.covered_matches(claim, scope);
        }
        claim.verdicts.iter().for_each(|verdict| self.verdict(verdict, claim, scope));
        claim.wheres.iter().for_each(|line| self.constraint(line, claim, scope));
        self.meta_once(&claim.meta, scope);
    }

    fn slots_once(&mut self, claim: &'a Claim, scope: Scope) {
        let mut seen: BTreeMap<&str, Span> = BTreeMap::new();
        for slot in &claim.slots {
            let name = &slot.name;
            if ASPECTS.contains(&name.text.as_str()) {
                let message = format!("expected a new name for a slot, found `{}`, which every claim has", name.text);
                let help = "polarity, commitment and speaker come from the words around a match";
                self.error(code::DUPLICATE, message, scope, name.span, "the name is taken", help);
            }
            match seen.get(name.text.as_str()) {
                Some(&first) => self.duplicate("a slot", scope, name, (self.source(scope), first)),
                None => drop(seen.insert(&name.text, name.span)),
            }
        }
    }

    fn rules_once(&mut self, claim: &'a Claim, scope: Scope) {
        let mut seen: BTreeMap<&str, Span> = BTreeMap::new();
        for rule in claim.rules.iter().filter(|rule| !rule.name.text.is_empty()) {
            match seen.get(rule.name.text.as_str()) {
                Some(&first) => self.duplicate("a rule", scope, &rule.name, (self.source(scope), first)),
                None => drop(seen.insert(&rule.name.text, rule.name.span)),
            }
        }
    }

    fn slot_def(&mut self, slot: &'a SlotDef, scope: Scope) {
        let ty = types::of(slot, scope, &self.names);
        match (&slot.ty[..], &ty) {
            ([one], None) => self.known_type(one, scope),
            ([_, ..], _) => {
                let mut seen: BTreeMap<&str, Span> = BTreeMap::new();
                for symbol in &slot.ty {
                    match seen.get(symbol.text.as_str()) {
                        Some(&first) => self.duplicate("a symbol", scope, symbol, (self.source(scope), first)),
                        None => drop(seen.insert(&symbol.text, symbol.span)),
                    }
                }
            }
            ([], _) => {}
        }
        let Some(ty) = ty else { return };
        self.policies(&ty, (slot.tally, slot.key), scope, slot.span);
        if slot.each && !(slot.arity.is_list() && matches!(ty, SlotType::Actor | SlotType::Person | SlotType::Org)) {
            let message = format!("expected `each` on a list of actors, found {}", types::describe(&ty));
            let help = "`each` says that a claim about several holds of each of them: `actor : actor* each key`";
            self.error(code::WRONG_TYPE, message, scope, slot.span, "not several", help);
        }
    }

    fn transitions(&mut self, claim: &'a Claim, scope: Scope) {
        for next in &claim.next {
            for to in &next.to {
                self.symbol_pair(claim, scope, (&next.from, to), "a transition to another symbol");
            }
        }
        for (a, b) in &claim.both {
            self.symbol_pair(claim, scope, (a, b), "two symbols");
        }
    }

    /// Two symbols of one slot that are not the same.
    pub(super) fn symbol_pair(&mut self, claim: &'a Claim, scope: Scope, (a, b): (&'a Name, &'a Name), what: &str) {
        let home = |name: &Name| {
            claim.slots.iter().find(|slot| slot.ty.len() > 1 && slot.ty.iter().any(|symbol| symbol.text == name.text))
        };
        let (Some(of_a), Some(of_b)) = (home(a), home(b)) else {
            let missing = if home(a).is_none() { a } else { b };
            return self.unknown_symbol(missing, claim.slots.iter(), claim.broken || !claim.unread.is_empty(), scope);
        };
        let source = self.source(scope);
        if a.text == b.text {
            let message = format!("expected {what}, found `{}` twice", a.text);
            let report = Diagnostic::error(code::IMPOSSIBLE_NEXT, message, source, b.span).label("the same symbol");
            self.reports
                .push(report.also(source, a.span, "here").help("a symbol always goes with itself; leave this out"));
        } else if !of_a.ty.iter().any(|symbol| symbol.text == b.text) && of_a.name.text != of_b.name.text {
            let message = format!(
                "expected symbols of one slot, found `{}` of `{}` and `{}` of `{}`",
                a.text, of_a.name.text, b.text, of_b.name.text
            );
            let report = Diagnostic::error(code::IMPOSSIBLE_NEXT, message, source, b.span).label("of another slot");
            let report = report.also(source, a.span, format!("of `{}`", of_a.name.text));
            self.reports.push(report.help("symbols of different slots never exclude each other"));
        }
    }

    /// Reports a symbol that none of `slots` declares.
    pub(super) fn unknown_symbol<'s>(
        &mut self,
        name: &Name,
        slots: impl Iterator<Item = &'s SlotDef>,
        broken: bool,
        scope: Scope,
    ) {
        if broken {
            return;
        }
        let all: Vec<&str> = slots
            .filter(|slot| slot.ty.len() > 1)
            .flat_map(|slot| &slot.ty)
            .map(|symbol| symbol.text.as_str())
            .collect();
        let help = match nearest(&name.text, all.iter().copied()) {
            Some(near) => format!("did you mean `{near}`?"),
            None if all.is_empty() => "symbols are declared by a slot: `state : proposed | accepted`".to_owned(),
            None => format!("declared are {}", super::few(&all)),
        };
        let message = format!("expected a declared symbol, found `{}`", name.text);
        self.error(code::UNKNOWN_SYMBOL, message, scope, name.span, "not declared", &help);
    }

    /// Facts of a kind or rule, each said once.
    pub(super) fn meta_once(&mut self, meta: &'a [Meta], scope: Scope) {
        let mut seen: BTreeMap<&str, Span> = BTreeMap::new();
        for (name, value) in meta.iter().flat_map(|meta| &meta.fields) {
            if name.text == "severity" && !SEVERITIES.contains(&value.text.as_str()) {
                self.unknown_value(name, value, &SEVERITIES, scope);
            }
            match seen.get(name.text.as_str()) {
                Some(&first) => self.duplicate("a fact", scope, name, (self.source(scope), first)),
                None => drop(seen.insert(&name.text, name.span)),
            }
        }
    }
}
