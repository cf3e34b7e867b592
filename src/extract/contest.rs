//! Which match wins: what breaks a `where` is none; then leftmost start, more slots bound, the longer, file order.

use super::lattice::Lattice;
use super::select::{Match, place};
use super::vm::Machine;
use super::{build, constraint};
use crate::rule::RuleSet;

/// Of all matches of a sentence those that stand, in order of their place.
pub(super) fn standing(
    mut found: Vec<Match>,
    rules: &RuleSet,
    lattice: &Lattice<'_>,
    machine: &mut Machine,
) -> Vec<Match> {
    found.retain(|one| {
        let rule = &rules.rules[one.rule];
        let schema = &rules.schemas[rule.schema];
        rule.wheres.is_empty() || constraint::hold(&rule.wheres, schema, &build::slots(one, rules, lattice, machine))
    });
    // File order is the order of `rules` and of the `match` lines; the sort is stable.
    found.sort_by_key(|found| {
        let slots = found.hit.slots() + found.also.len();
        (found.hit.start, std::cmp::Reverse(slots), std::cmp::Reverse(found.hit.end), found.hit.skipped)
    });
    let mut kept: Vec<Match> = Vec::new();
    for one in found {
        let schema = rules.rules[one.rule].schema;
        let taken =
            kept.iter().any(|other| rules.rules[other.rule].schema == schema && overlap(&one, other, rules, lattice));
        if !taken {
            kept.push(one);
        }
    }
    kept
}

/// Whether two matches of one kind speak of the same words: their own, or those of a value that is no key.
fn overlap(a: &Match, b: &Match, rules: &RuleSet, lattice: &Lattice<'_>) -> bool {
    let spans = |m: &Match| {
        let schema = &rules.schemas[rules.rules[m.rule].schema];
        let mut spans = vec![(m.hit.start, m.hit.end)];
        for bound in &m.also {
            if let Some((slot, from, to)) = place(bound, lattice)
                && schema.slots[slot as usize].key.is_none()
            {
                spans.push((from, to));
            }
        }
        spans
    };
    let (a, b) = (spans(a), spans(b));
    a.iter().any(|x| b.iter().any(|y| x.0 < y.1 && y.0 < x.1))
}
