//! Policies: those of a slot against its type, and `override`: a claim of a used file, slots and symbols that it has,
//! and no policy that two overrides set.

use std::collections::BTreeMap;

use super::{Checker, types};
use crate::claim::{Key, SlotType};
use crate::diagnostic::{Diagnostic, code};
use crate::rule::ast::{Claim, Item, Override, Transition};
use crate::rule::files::dotted;
use crate::rule::names::Scope;
use crate::rule::suggest::nearest;
use crate::source::SourceId;
use crate::span::Span;

/// What an override sets: the kind, the sort of policy, and its name.
type Set<'a> = BTreeMap<(&'a str, &'static str, &'a str), (SourceId, Span)>;

impl<'a> Checker<'a> {
    /// Whether a slot of this type can be a tally, or a key with days.
    pub(super) fn policies(&mut self, ty: &SlotType, (tally, key): (bool, Option<Key>), scope: Scope, span: Span) {
        let found = types::describe(ty);
        if tally && !matches!(ty, SlotType::Count | SlotType::Duration) {
            let message = format!("expected `tally` on a `count` or a `duration`, found {found}");
            let help = "a tally is a number that grows with later reports";
            self.error(code::WRONG_TYPE, message, scope, span, "does not grow", help);
        }
        if key.is_some_and(|key| key.within_days.is_some()) && *ty != SlotType::Time {
            let message = format!("expected `within … days` on a `time`, found {found}");
            self.error(code::WRONG_TYPE, message, scope, span, "not a time", "write `key` alone");
        }
    }

    /// All overrides of all files.
    pub(super) fn overrides(&mut self) {
        let rules = self.rules;
        let mut claims: BTreeMap<&'a str, (Scope, &'a Claim)> = BTreeMap::new();
        for (file, rule_file) in rules.files.iter().enumerate() {
            for (number, item) in rule_file.tree.items.iter().enumerate() {
                if let Item::Claim(claim) = item {
                    claims.entry(&claim.name.text).or_insert((Scope { file, claim: Some(number) }, claim));
                }
            }
        }
        let mut set = Set::new();
        for (file, rule_file) in rules.files.iter().enumerate() {
            let scope = Scope { file, claim: None };
            for item in &rule_file.tree.items {
                let Item::Override(found) = item else { continue };
                if let Some((home, claim)) = self.overridden(found, scope, &claims) {
                    self.override_(found, scope, home, claim);
                    self.set_once(found, scope, &mut set);
                }
            }
        }
    }

    /// The claim that an override is for.
    fn overridden(
        &mut self,
        found: &'a Override,
        scope: Scope,
        claims: &BTreeMap<&'a str, (Scope, &'a Claim)>,
    ) -> Option<(Scope, &'a Claim)> {
        let name = &found.kind;
        if name.text.is_empty() {
            return None;
        }
        let Some(&(home, claim)) = claims.get(name.text.as_str()) else {
            let near = nearest(&name.text, claims.keys().copied());
            let help = near.map_or_else(
                || "an override is for a claim of a file that this one uses".to_owned(),
                |near| format!("did you mean `{near}`?"),
            );
            let message = format!("expected the name of a claim, found `{}`", name.text);
            self.error(code::UNKNOWN_RULE, message, scope, name.span, "not known", &help);
            return None;
        };
        let source = self.source(scope);
        if home.file == scope.file {
            let message = format!("expected a claim of another file, found `{}` of this one", name.text);
            let report = Diagnostic::error(code::OWN_OVERRIDE, message, source, name.span).label("stands here itself");
            let report = report.also(source, claim.name.span, "the claim");
            self.reports.push(report.help("change the claim where it is declared"));
            return None;
        }
        let declaring = &self.rules.files[home.file];
        if !self.rules.files[scope.file].uses().any(|used| dotted(used) == declaring.name) {
            let message = format!("expected a claim of a used file, found `{}` of `{}`", name.text, declaring.name);
            let report = Diagnostic::error(code::UNKNOWN_RULE, message, source, name.span).label("not used here");
            let report = report.also(declaring.tree.source, claim.name.span, "the claim");
            self.reports.push(report.help(format!("write `use {}` at the top of this file", declaring.name)));
            return None;
        }
        Some((home, claim))
    }

    fn override_(&mut self, found: &'a Override, scope: Scope, home: Scope, claim: &'a Claim) {
        for policy in &found.slots {
            let Some(slot) = claim.slots.iter().find(|slot| slot.name.text == policy.name.text) else {
                self.unknown_slot(&policy.name, scope, claim, &[]);
                continue;
            };
            if let Some(ty) = types::of(slot, home, &self.names) {
                self.policies(&ty, (policy.tally, policy.key), scope, policy.span);
            }
        }
        for next in &found.next {
            if is_nothing(next, claim) {
                self.symbol(&next.from, claim, scope);
                continue;
            }
            for to in &next.to {
                self.symbol_pair(claim, scope, (&next.from, to), "a transition to another symbol");
            }
        }
        for (a, b) in &found.both {
            self.symbol_pair(claim, scope, (a, b), "two symbols");
        }
        self.meta_once(&found.meta, scope);
    }

    fn symbol(&mut self, name: &'a crate::rule::ast::Name, claim: &'a Claim, scope: Scope) {
        let symbols = claim.slots.iter().filter(|slot| slot.ty.len() > 1).flat_map(|slot| &slot.ty);
        if !symbols.into_iter().any(|symbol| symbol.text == name.text) {
            self.unknown_symbol(name, claim.slots.iter(), claim.broken || !claim.unread.is_empty(), scope);
        }
    }

    /// What one override sets, no other sets, and no policy of a slot is set twice in one.
    fn set_once(&mut self, found: &'a Override, scope: Scope, set: &mut Set<'a>) {
        let source = self.source(scope);
        let kind = found.kind.text.as_str();
        let mut fresh = Set::new();
        let slots = found.slots.iter().map(|policy| ("slot", &policy.name));
        let facts = found.meta.iter().flat_map(|meta| &meta.fields).map(|(name, _)| ("fact", name));
        let next = found.next.iter().map(|next| ("next", &next.from));
        for (sort, name) in slots.chain(next).chain(facts) {
            let key = (kind, sort, name.text.as_str());
            let own = fresh.get(&key).filter(|_| sort == "slot");
            if let Some(&first) = set.get(&key).or(own) {
                let message = format!("expected a policy that nothing overrides yet, found `{}` again", name.text);
                self.twice(message, scope, name.span, first, "take one of the two out");
            }
            fresh.entry(key).or_insert((source, name.span));
        }
        for (key, place) in fresh {
            set.entry(key).or_insert(place);
        }
    }
}

/// `next A -> none`, where `none` is no symbol.
fn is_nothing(next: &Transition, claim: &Claim) -> bool {
    matches!(&next.to[..], [only] if only.text == "none")
        && !claim.slots.iter().any(|slot| slot.ty.len() > 1 && slot.ty.iter().any(|symbol| symbol.text == "none"))
}
