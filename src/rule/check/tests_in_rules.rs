//! The tests that stand in rule files: do they name what there is? Whether they pass is for `verify` to say.

use super::Checker;
use super::claim::ASPECTS;
use crate::claim::SlotType;
use crate::diagnostic::{Diagnostic, code};
use crate::rule::ast::{Claim, Example, Expect, Name, VerdictTest, aspect};
use crate::rule::check::types;
use crate::rule::names::Scope;
use crate::rule::suggest::nearest;
use crate::span::Span;

impl<'a> Checker<'a> {
    pub(super) fn example(&mut self, example: &'a Example, claim: &'a Claim, scope: Scope) {
        let mut seen: std::collections::BTreeMap<&str, Span> = std::collections::BTreeMap::new();
        for expect in &example.expect {
            if let Some(&first) = seen.get(expect.slot.text.as_str()) {
                let message = format!("expected another slot, found `{}` again", expect.slot.text);
                let help = "several values of one slot stand in a list: `[a, b]`";
                self.twice(message, scope, expect.slot.span, (self.source(scope), first), help);
            }
            seen.entry(&expect.slot.text).or_insert(expect.slot.span);
            self.expect(expect, claim, scope);
        }
    }

    fn expect(&mut self, expect: &'a Expect, claim: &'a Claim, scope: Scope) {
        let name = &expect.slot;
        if let Some(values) = aspect(&name.text) {
            return self.one_of(expect, values, scope);
        }
        if name.text == "speaker" {
            return;
        }
        let Some(slot) = claim.slots.iter().find(|slot| slot.name.text == name.text) else {
            return self.unknown_slot(name, scope, claim, &ASPECTS);
        };
        if let (false, [_, second, ..]) = (slot.arity.is_list(), &expect.values[..]) {
            let message = format!("expected one value for `{}`, found {}", name.text, expect.values.len());
            let source = self.source(scope);
            let report = Diagnostic::error(code::WRONG_TYPE, message, source, second.span).label("a second value");
            let report = report.also(source, slot.span, "holds one value");
            self.reports.push(report.help("a slot holds several values if `+` or `*` stands behind its type"));
        }
        if let Some(SlotType::Symbols(symbols)) = types::of(slot, scope, &self.names) {
            let known = |text: &str| text == "none" || symbols.iter().any(|symbol| symbol == text);
            for value in expect.values.iter().filter(|value| !known(&value.text)) {
                self.unknown_symbol(value, std::iter::once(slot), false, scope);
            }
        }
    }

    fn one_of(&mut self, expect: &'a Expect, values: &[&str], scope: Scope) {
        let wrong = expect.values.iter().find(|value| !values.contains(&value.text.as_str()));
        let place = match (wrong, &expect.values[..]) {
            (Some(wrong), _) => wrong,
            (None, [_]) => return,
            (None, [_, second, ..]) => second,
            (None, []) => &expect.slot,
        };
        self.unknown_value(&expect.slot, place, values, scope);
    }

    /// A value that polarity, commitment or severity does not have.
    pub(super) fn unknown_value(&mut self, slot: &Name, place: &Name, values: &[&str], scope: Scope) {
        let help = match nearest(&place.text, values.iter().copied()) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("`{}` is one of {}", slot.text, values.join(", ")),
        };
        let message = format!("expected one value for `{}`, found `{}`", slot.text, place.text);
        self.error(code::UNKNOWN_SYMBOL, message, scope, place.span, "not one of its values", &help);
    }

    pub(super) fn verdict(&mut self, verdict: &'a VerdictTest, claim: &'a Claim, scope: Scope) {
        if let Some(on) = &verdict.on
            && !claim.slots.iter().any(|slot| slot.name.text == on.text)
            && !ASPECTS.contains(&on.text.as_str())
        {
            self.unknown_slot(on, scope, claim, &[]);
        }
    }
}
