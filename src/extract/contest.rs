//! Which match wins: what breaks a `where` is none; then what `beats` says, then leftmost start, more slots bound, the longer, file order.

use std::cmp::Reverse;

use rustc_hash::FxHashMap;

use super::clauses;
use super::hit::Bound;
use super::lattice::Lattice;
use super::select::{Match, place, stretch};
use super::vm::Machine;
use super::{build, constraint};
use crate::claim::{Arity, SlotType};
use crate::lexicon::clause;
use crate::rule::{Constraint, Fixed, RuleSet};

/// Why a match does not stand.
#[derive(Clone, Copy, Debug)]
pub(super) enum Lost<'a> {
    /// Its values break this line.
    Where(&'a Constraint),
    /// A match of this rule, which beats its own, has the same words.
    Beaten(usize),
    /// This match has the same words and comes first.
    Taken(&'a Match),
}

/// Of all matches of a sentence those that stand, in order of their place. Each of the others is named to `lost`.
pub(super) fn standing(
    mut found: Vec<Match>,
    rules: &RuleSet,
    lattice: &Lattice<'_>,
    machine: &mut Machine,
    lost: &mut impl FnMut(&Match, Lost<'_>),
) -> Vec<Match> {
    found.retain(|one| {
        let rule = &rules.rules[one.rule];
        if rule.wheres.is_empty() {
            return true;
        }
        let slots = build::slots(one, rules, lattice, machine);
        let broken = constraint::broken(&rule.wheres, &rules.schemas[rule.schema], &slots);
        broken.iter().for_each(|line| lost(one, Lost::Where(line)));
        broken.is_none()
    });
    let mut found = unbeaten(found, rules, lattice, lost);
    // File order is the order of `rules` and of the `match` lines; the sort is stable.
    found.sort_by_key(rank);
    let mut kept: Vec<Match> = Vec::new();
    for one in found {
        let schema = rules.rules[one.rule].schema;
        let same = |other: &&Match| rules.rules[other.rule].schema == schema && overlap(&one, other, rules, lattice);
        match kept.iter().find(same) {
            Some(other) => lost(&one, Lost::Taken(other)),
            None => kept.push(one),
        }
    }
    // Of two that begin with one subject the nearer comes first: `signed the truce and broke it`.
    kept.sort_by_key(|one| (one.hit.start, one.hit.end));
    kept
}

/// The order in which matches of one kind take their words: start, slots bound, end, tokens skipped.
pub(super) fn rank(found: &Match) -> (u32, Reverse<usize>, Reverse<u32>, u32) {
    let slots = found.hit.slots() + found.also.len();
    (found.hit.start, Reverse(slots), Reverse(found.hit.end), found.hit.skipped)
}

/// Leaves out what another rule beats on the same words. A match that is beaten beats no other.
fn unbeaten(
    found: Vec<Match>,
    rules: &RuleSet,
    lattice: &Lattice<'_>,
    lost: &mut impl FnMut(&Match, Lost<'_>),
) -> Vec<Match> {
    if found.iter().all(|one| rules.rules[one.rule].beaten_by.is_empty()) {
        return found;
    }
    let mut contests: Vec<usize> = (0..found.len()).collect();
    contests.sort_by_key(|&at| rules.rules[found[at].rule].rank);
    let mut standing: FxHashMap<usize, Vec<(u32, u32)>> = FxHashMap::default();
    let mut out = vec![false; found.len()];
    for at in contests {
        let (rule, hit) = (found[at].rule, &found[at].hit);
        let meets = |spans: &Vec<(u32, u32)>| spans.iter().any(|&(start, end)| start < hit.end && hit.start < end);
        let winner = rules.rules[rule].beaten_by.iter().find(|winner| standing.get(winner).is_some_and(meets));
        winner.iter().for_each(|&&winner| lost(&found[at], Lost::Beaten(winner)));
        out[at] = winner.is_some();
        if !out[at] && is_complete(&found[at], rules, lattice) {
            standing.entry(rule).or_default().push((hit.start, hit.end));
        }
    }
    found.into_iter().zip(out).filter(|(_, out)| !out).map(|(one, _)| one).collect()
}

/// Whether a match has a value for every slot that must have one: else it is no claim, and no reason to drop another.
fn is_complete(found: &Match, rules: &RuleSet, lattice: &Lattice<'_>) -> bool {
    let rule = &rules.rules[found.rule];
    let bound = |slot: usize| {
        let mut places = found.bound().filter_map(|bound| place(bound, lattice));
        places.any(|(number, ..)| number as usize == slot)
    };
    let set = |slot: usize| {
        rule.sets.iter().any(|set| {
            set.slot as usize == slot
                && !matches!(set.fixed, Fixed::Same(other) if !bound(other as usize))
                && set.with.is_none_or(|with| bound(with as usize))
        })
    };
    let slots = rules.schemas[rule.schema].slots.iter().enumerate();
    slots
        .filter(|(_, spec)| matches!(spec.arity, Arity::One | Arity::Several))
        .all(|(slot, _)| bound(slot) || set(slot))
}

/// Whether two matches of one kind speak of the same words: their own, or those of a value that is no key and nobody: one may do two
/// things.
fn overlap(a: &Match, b: &Match, rules: &RuleSet, lattice: &Lattice<'_>) -> bool {
    let apart = |a: &Match, b: &Match| goes_on(a, b, rules, lattice) || takes_up(a, b, lattice);
    if apart(a, b) || apart(b, a) {
        return false;
    }
    let spans = |m: &Match| {
        let schema = &rules.schemas[rules.rules[m.rule].schema];
        let mut spans = vec![(m.hit.start, m.hit.end)];
        for (_, bound) in &m.also {
            if let Some((slot, from, to)) = place(bound, lattice)
                && schema.slots[slot as usize].key.is_none()
                && !(schema.counts() && schema.slots[slot as usize].ty == SlotType::Actor)
            {
                spans.push((from, to));
            }
        }
        spans
    };
    let (a, b) = (spans(a), spans(b));
    a.iter().any(|x| b.iter().any(|y| x.0 < y.1 && y.0 < x.1))
}

/// Whether two matches share no more than the one who does either thing: `Iran | welcomed the deal and condemned the raid`. What
/// several do together is mostly one event in two verbs (`met and held talks`).
fn goes_on(a: &Match, b: &Match, rules: &RuleSet, lattice: &Lattice<'_>) -> bool {
    let subject = |m: &Match| match m.hit.bound.first() {
        Some(&Bound::Value { slot, edge }) => Some((slot, edge)),
        _ => None,
    };
    let (Some((slot, _)), true) = (subject(a), subject(a) == subject(b)) else { return false };
    let spec = &rules.schemas[rules.rules[a.rule].schema].slots[slot as usize];
    if spec.ty != SlotType::Actor || spec.is_joint() {
        return false;
    }
    let stretch = |bound: &Bound| stretch(bound, lattice);
    let end = a.hit.bound.iter().map(|bound| stretch(bound).1).max().unwrap_or(a.hit.end);
    let joins = |at: &u32| {
        let word = lattice.folded(*at as usize);
        // `Praised the deal, condemned the raid and left`; not the comma that closes an aside.
        let first = word == "," && !(a.hit.start..*at).any(|at| lattice.folded(at as usize) == ",");
        first && clauses::finite(lattice, *at as usize + 1) || clause::JOINS_CLAUSES.contains(&word)
    };
    let Some(join) = (end..b.hit.end).find(joins) else { return false };
    let mut values = b.hit.bound.iter().skip(1).filter(|bound| !matches!(bound, Bound::Word(_)));
    let finite = |bound: &Bound| {
        let at = stretch(bound).0;
        matches!(bound, Bound::Word(_)) && at > join && clauses::finite(lattice, at as usize)
    };
    values.all(|bound| stretch(bound).0 > join) && b.hit.bound.iter().any(finite)
}

/// Whether two matches share no more than the thing of which a relative clause tells the other: `Norway praised | the report, which
/// Peru dismissed`; `the truce, which Peru rejected, | began`.
fn takes_up(a: &Match, b: &Match, lattice: &Lattice<'_>) -> bool {
    let text = |bound: &Bound| match *bound {
        Bound::Text { slot, from, to } => Some((slot, from, to)),
        _ => None,
    };
    let Some((slot, from, to)) = b.hit.bound.first().and_then(text) else { return false };
    let pronoun = to + u32::from(lattice.folded(to as usize) == ",");
    let word = lattice.folded(pronoun as usize);
    let shared = |bound: &Bound| text(bound) == Some((slot, from, to));
    let end = b.hit.bound.iter().map(|bound| stretch(bound, lattice).1).max().unwrap_or(to);
    let apart = |(first, last): (u32, u32)| last <= from || first >= end;
    (word == "that" || clause::RELATIVE.contains(&word))
        && a.hit.bound.iter().any(shared)
        && a.hit.bound.iter().filter(|bound| !shared(bound)).map(|bound| stretch(bound, lattice)).all(apart)
}
