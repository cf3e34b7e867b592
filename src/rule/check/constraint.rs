//! `where` lines: slots that can be compared, with a sign that means something for them.

use super::{Checker, types};
use crate::claim::SlotType;
use crate::diagnostic::{Diagnostic, code};
use crate::rule::ast::{Claim, Name, SlotDef, Where};
use crate::rule::constraint::{is_number, literal};
use crate::rule::names::Scope;

impl<'a> Checker<'a> {
    pub(super) fn constraint(&mut self, line: &'a Where, claim: &'a Claim, scope: Scope) {
        let slot = |name: &Name| claim.slots.iter().find(|slot| slot.name.text == name.text);
        let number = is_number(&line.right.text);
        let (left, right) = (slot(&line.left), slot(&line.right));
        if left.is_none() {
            self.unknown_slot(&line.left, scope, claim, &[]);
        }
        if right.is_none() && !number {
            self.unknown_slot(&line.right, scope, claim, &[]);
        }
        let Some((left, ty)) = left.and_then(|slot| Some((slot, self.base(slot, scope)?))) else { return };
        if number {
            return self.with_number(line, left, &ty, scope);
        }
        let Some((right, other)) = right.and_then(|slot| Some((slot, self.base(slot, scope)?))) else { return };
        if left.name.text == right.name.text {
            let message = format!("expected two slots to compare, found `{}` twice", left.name.text);
            let help = "a slot always equals itself; leave this out, or name another slot";
            return self.error(code::IDLE_WHERE, message, scope, line.span, "the same on both sides", help);
        }
        let order = !matches!(line.op.text.as_str(), "=" | "!=");
        if order && !ordered(&ty) {
            let message =
                format!("expected slots that have an order, found `{}`, {}", left.name.text, types::describe(&ty));
            return self.mistyped(line, message, (left, right), scope, "use `=` or `!=`");
        }
        if !comparable(&ty, &other) {
            let (a, b) = (types::describe(&ty), types::describe(&other));
            let message = format!(
                "expected two slots that can be compared, found `{}`, {a}, and `{}`, {b}",
                left.name.text, right.name.text
            );
            let help = match ty {
                SlotType::Symbols(_) => "lists of symbols can be compared where they have a symbol in common",
                _ => "slots of one type can be compared; actors, persons and organisations with each other",
            };
            self.mistyped(line, message, (left, right), scope, help);
        }
    }

    fn base(&self, slot: &SlotDef, scope: Scope) -> Option<SlotType> {
        types::base(types::of(slot, scope, &self.names)?, scope, &self.names)
    }

    fn with_number(&mut self, line: &'a Where, left: &'a SlotDef, ty: &SlotType, scope: Scope) {
        if literal(&line.right.text, ty).is_some() {
            return;
        }
        let found = &line.right.text;
        let (expected, help) = match ty {
            SlotType::Count => ("a whole number", "a count is compared with a whole number: `where killed >= 1`"),
            SlotType::Percent => ("a share", "a share is written `50%`, with up to two digits behind the point"),
            SlotType::Duration => ("a number of days", "a duration is compared with a whole number of days"),
            SlotType::Time => ("a day, month or year", "dates are written year, month, day: `2025-04-18`"),
            _ => ("the name of a slot", "counts, percentages, durations and times are compared with numbers"),
        };
        let message = format!("expected {expected}, found `{found}`");
        let (source, name) = (self.source(scope), &left.name.text);
        let report = Diagnostic::error(code::WRONG_TYPE, message, source, line.right.span);
        let report = report.label(format!("not to be compared with `{name}`")).also(source, left.span, "declared here");
        self.reports.push(report.help(help));
    }

    fn mistyped(&mut self, line: &Where, message: String, slots: (&SlotDef, &SlotDef), scope: Scope, help: &str) {
        let source = self.source(scope);
        let report = Diagnostic::error(code::WRONG_TYPE, message, source, line.span).label("cannot be compared so");
        let report = report.also(source, slots.0.span, "declared here").also(source, slots.1.span, "and here");
        self.reports.push(report.help(help));
    }
}

/// Whether values of a type come before and after each other.
fn ordered(ty: &SlotType) -> bool {
    use SlotType::{Count, Duration, Money, Percent, Time};
    matches!(ty, Count | Time | Money | Percent | Duration)
}

fn comparable(a: &SlotType, b: &SlotType) -> bool {
    use SlotType::{Actor, Org, Person, Symbols};
    match (a, b) {
        (Symbols(a), Symbols(b)) => a.iter().any(|symbol| b.contains(symbol)),
        (Actor | Person | Org, Actor | Person | Org) => true,
        (a, b) => a == b,
    }
}
