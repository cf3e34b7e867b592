//! Which claim of the old edition is which claim of the new one: the same words first, then best score first.

use std::collections::BTreeMap;

use super::words::shared;
use crate::align::relate;
use crate::claim::{Claim, Schema, SlotType};
use crate::value::Relation;

/// Claims whose words changed are looked for among this many neighbours to either side (of those left over): keeps the
/// cost linear. Paragraphs moved unchanged are found at any distance.
const NEIGHBOURS: usize = 48;

/// Weights of the score; no published source, so all are here. Wording counts up to `WORDING`.
const WORDING: i32 = 50;
const SAME_VALUE: i32 = 10;
const NEAR_VALUE: i32 = 5;
const OTHER_VALUE: i32 = -3;
const OTHER_KEY: i32 = -15;
const ONE_SIDED: i32 = -3;
const SAME_POLARITY: i32 = 5;
const OTHER_POLARITY: i32 = -10;
/// What is scored lower is taken for a removal and an addition.
const ENOUGH: i32 = 40;
/// Of a kind of which one claim is left over on both sides, the two are one claim for less, …
const ENOUGH_ALONE: i32 = 28;
/// … if they still have some words in common.
const WORDING_ALONE: i32 = 20;
/// Claims that share no value but a key are one claim only where the wording agrees this far.
const NEARLY_SAME_WORDING: i32 = 45;

/// Pairs of old and new claims, each claim in one at most, in the order of the old ones.
pub(super) fn pairs(old: &[Claim], new: &[Claim], schemas: &[Schema]) -> Vec<(usize, usize)> {
    let (mut pairs, rest_old, rest_new) = same_words(old, new);
    let mut candidates = Vec::new();
    let words: Vec<Vec<&str>> = rest_new.iter().map(|&n| bag(&new[n])).collect();
    for (at, &o) in rest_old.iter().enumerate() {
        let Some(schema) = super::schema_of(&old[o], schemas) else { continue };
        let mine = bag(&old[o]);
        // Where the same claim would stand if the edition kept its proportions.
        let middle = at * rest_new.len() / rest_old.len().max(1);
        let near = middle.saturating_sub(NEIGHBOURS)..(middle + NEIGHBOURS + 1).min(rest_new.len());
        for there in near {
            let n = rest_new[there];
            if old[o].kind == new[n].kind {
                let score = score(&old[o], &new[n], schema, wording(&mine, &words[there]));
                if score >= ENOUGH {
                    candidates.push((-score, at.abs_diff(there), o, n));
                }
            }
        }
    }
    candidates.sort_unstable();
    let (mut used_old, mut used_new) = (vec![false; old.len()], vec![false; new.len()]);
    for (_, _, o, n) in candidates {
        if !used_old[o] && !used_new[n] {
            (used_old[o], used_new[n]) = (true, true);
            pairs.push((o, n));
        }
    }
    alone(old, new, schemas, (&mut used_old, &mut used_new), (&rest_old, &rest_new), &mut pairs);
    pairs.sort_unstable();
    pairs
}

/// Pairs the one claim of a kind that went with the one that came, where nothing speaks against it.
fn alone(
    old: &[Claim],
    new: &[Claim],
    schemas: &[Schema],
    (used_old, used_new): (&mut [bool], &mut [bool]),
    (rest_old, rest_new): (&[usize], &[usize]),
    pairs: &mut Vec<(usize, usize)>,
) {
    for schema in schemas {
        let only = |claims: &[Claim], rest: &[usize], used: &[bool]| {
            let mut left = rest.iter().copied().filter(|&at| !used[at] && *claims[at].kind == *schema.kind);
            left.next().filter(|_| left.next().is_none())
        };
        let (Some(o), Some(n)) = (only(old, rest_old, used_old), only(new, rest_new, used_new)) else { continue };
        let wording = wording(&bag(&old[o]), &bag(&new[n]));
        if wording >= WORDING_ALONE && score(&old[o], &new[n], schema, wording) >= ENOUGH_ALONE {
            (used_old[o], used_new[n]) = (true, true);
            pairs.push((o, n));
        }
    }
}

/// Claims of one kind and rule on the same words, in their order; and what is left over on both sides.
fn same_words(old: &[Claim], new: &[Claim]) -> (Vec<(usize, usize)>, Vec<usize>, Vec<usize>) {
    let key = |claim: &Claim| {
        let at = claim.evidence.span.start.saturating_sub(claim.evidence.sentence.start);
        (claim.kind.clone(), claim.rule.clone(), claim.evidence.sentence_text.clone(), at, claim.evidence.span.len())
    };
    let mut by_words: BTreeMap<_, Vec<usize>> = BTreeMap::new();
    for (n, claim) in new.iter().enumerate().rev() {
        by_words.entry(key(claim)).or_default().push(n);
    }
    let (mut pairs, mut rest_old, mut is_left) = (Vec::new(), Vec::new(), vec![true; new.len()]);
    for (o, claim) in old.iter().enumerate() {
        match by_words.get_mut(&key(claim)).and_then(Vec::pop) {
            Some(n) => {
                is_left[n] = false;
                pairs.push((o, n));
            }
            None => rest_old.push(o),
        }
    }
    (pairs, rest_old, (0..new.len()).filter(|&n| is_left[n]).collect())
}

fn bag(claim: &Claim) -> Vec<&str> {
    let mut words: Vec<&str> =
        claim.evidence.sentence_text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    words.sort_unstable();
    words
}

/// Dice's coefficient over the words, times `WORDING`.
fn wording(a: &[&str], b: &[&str]) -> i32 {
    let shared = i32::try_from(shared(a, b)).unwrap_or(i32::MAX);
    let total = i32::try_from(a.len() + b.len()).unwrap_or(i32::MAX).max(1);
    2 * WORDING.saturating_mul(shared) / total
}

fn score(old: &Claim, new: &Claim, schema: &Schema, wording: i32) -> i32 {
    let mut score = wording;
    let mut shares_value = false;
    for spec in &schema.slots {
        let filled = (old.slot(&spec.name).is_some(), new.slot(&spec.name).is_some());
        // A group is what is counted.
        let key = spec.key.is_some() || spec.ty == SlotType::Text;
        score += match relate(old, new, spec, schema) {
            Some(Relation::Equal) => SAME_VALUE,
            Some(Relation::Disjoint(_)) if key => OTHER_KEY,
            Some(Relation::Disjoint(_)) => OTHER_VALUE,
            Some(_) => NEAR_VALUE,
            None if filled.0 != filled.1 => ONE_SIDED,
            None => 0,
        };
        shares_value |= !key && filled == (true, true);
    }
    score += if old.polarity == new.polarity { SAME_POLARITY } else { OTHER_POLARITY };
    if shares_value || wording >= NEARLY_SAME_WORDING { score } else { i32::MIN }
}

/// For each pair, in the order of the old claims, whether it left the order that most of them keep.
pub(super) fn out_of_order(pairs: &[(usize, usize)]) -> Vec<bool> {
    // The longest increasing run of new positions stays; patience sorting, the last of each length, with its way back.
    let mut ends: Vec<usize> = Vec::new();
    let mut before = vec![None; pairs.len()];
    for (at, &(_, n)) in pairs.iter().enumerate() {
        let length = ends.partition_point(|&end| pairs[end].1 < n);
        before[at] = length.checked_sub(1).map(|shorter| ends[shorter]);
        if length == ends.len() { ends.push(at) } else { ends[length] = at }
    }
    let mut moved = vec![true; pairs.len()];
    let mut stays = ends.last().copied();
    while let Some(at) = stays {
        moved[at] = false;
        stays = before[at];
    }
    moved
}
