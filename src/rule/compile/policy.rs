//! `override`: other policies for the schemas of used files. What `check` refuses changes nothing.

use rustc_hash::FxHashMap;

use super::facts;
use crate::claim::Schema;
use crate::rule::ast::{Item, Override};
use crate::rule::files::{RuleFiles, dotted};
use crate::rule::program::RuleSet;

/// Applies the overrides of all files, in their order. The schemas stand in the order of the claims.
pub(super) fn overrides(rules: &RuleFiles, set: &mut RuleSet) {
    let mut schemas: FxHashMap<&str, (&str, usize)> = FxHashMap::default();
    let claims = rules.files.iter().flat_map(|file| file.claims().map(move |claim| (file, claim)));
    for (number, (file, claim)) in claims.enumerate() {
        schemas.entry(&claim.name.text).or_insert((&file.name, number));
    }
    for file in &rules.files {
        for item in &file.tree.items {
            let Item::Override(found) = item else { continue };
            let Some(&(home, number)) = schemas.get(found.kind.text.as_str()) else { continue };
            if file.name != home && file.uses().any(|used| dotted(used) == home) {
                apply(found, &mut set.schemas[number]);
            }
        }
    }
}

fn apply(found: &Override, schema: &mut Schema) {
    for policy in &found.slots {
        if let Some(slot) = schema.slots.iter_mut().find(|slot| slot.name == policy.name.text) {
            (slot.key, slot.tally) = (policy.key, policy.tally);
        }
    }
    schema.next.retain(|(from, _)| found.next.iter().all(|next| next.from.text != *from));
    let next = found.next.iter().flat_map(|next| next.to.iter().map(|to| (next.from.text.clone(), to.text.clone())));
    // `next A -> none`: nothing follows A, unless `none` is a symbol like others.
    let known = |symbol: &str| {
        schema.slots.iter().any(|slot| match &slot.ty {
            crate::claim::SlotType::Symbols(symbols) => symbols.iter().any(|known| known == symbol),
            _ => false,
        })
    };
    let next: Vec<_> = next.filter(|(_, to)| known(to)).collect();
    schema.next.extend(next);
    schema.both.extend(found.both.iter().map(|(a, b)| (a.text.clone(), b.text.clone())));
    for (name, value) in facts(&found.meta) {
        match schema.meta.kind.iter_mut().find(|(known, _)| *known == name) {
            Some((_, old)) => *old = value,
            None => schema.meta.kind.push((name, value)),
        }
    }
}
