//! What the rules match in a sentence, and what `also` lines add to it.

use std::rc::Rc;

use rustc_hash::FxHashMap;

use super::beside;
use super::hit::{Bound, Hit};
use super::lattice::Lattice;
use super::meter;
use super::scope::{CueHit, can_match};
use super::vm::Machine;
use crate::claim::SlotType;
use crate::lexicon::{clause, relation, saying};
use crate::rule::ast::CueEffect;
use crate::rule::{CompiledRule, RuleSet};

/// A rule that matched.
#[derive(Clone, Debug)]
pub(super) struct Match {
    /// Number of the rule in the rule set.
    pub rule: usize,
    /// Number of its `match` line.
    pub line: usize,
    /// The match itself.
    pub hit: Hit,
    /// What `also` lines bound, each with the number of its line.
    pub also: Vec<(usize, Bound)>,
}

impl Match {
    /// What the match and its `also` lines bound.
    pub fn bound(&self) -> impl Iterator<Item = &Bound> {
        self.hit.bound.iter().chain(self.also.iter().map(|(_, bound)| bound))
    }
}

/// All matches of a sentence, with what `also` lines add to them, in the order of the rules.
pub(super) fn matches(
    rules: &RuleSet,
    candidates: &[usize],
    lattice: &Lattice<'_>,
    cues: &[CueHit],
    machine: &mut Machine,
) -> Vec<Match> {
    let mut found: Vec<Match> = Vec::new();
    for &number in candidates {
        let rule = &rules.rules[number];
        meter::begin(machine);
        for (line, program) in rule.matches.iter().enumerate().filter(|(_, program)| can_match(&program.need, lattice))
        {
            let hits = machine.run(program, lattice, &rules.lexicons);
            found.extend(hits.into_iter().map(|hit| Match { rule: number, line, hit, also: Vec::new() }));
        }
        meter::end(machine, number, lattice.len());
    }
    let mut seen = Seen::default();
    for found in &mut found {
        complete(found, rules, lattice, cues, machine, &mut seen);
    }
    found
}

/// Slot and positions of what was bound; `None` for the rule's own words.
pub(super) fn place(bound: &Bound, lattice: &Lattice<'_>) -> Option<(u8, u32, u32)> {
    match *bound {
        Bound::Value { slot, edge } => Some((slot, lattice.edge(edge).from, lattice.edge(edge).to)),
        Bound::Text { slot, from, to } | Bound::Member { slot, from, to, .. } => Some((slot, from, to)),
        Bound::Word(_) => None,
    }
}

/// Positions of what was bound, or of the rule's own word.
pub(super) fn stretch(bound: &Bound, lattice: &Lattice<'_>) -> (u32, u32) {
    match *bound {
        Bound::Word(at) => (at, at + 1),
        _ => place(bound, lattice).map_or((0, 0), |(_, from, to)| (from, to)),
    }
}

/// What `also` lines matched in this sentence, whatever the match that asks: by the number of the rule, or of the claim
/// where the line is shared by its rules, and of the line.
type Seen = FxHashMap<(bool, usize, usize), Rc<[Hit]>>;

/// Binds what the match left open, from the nearest place in the sentence that an `also` line matches.
fn complete(
    found: &mut Match,
    rules: &RuleSet,
    lattice: &Lattice<'_>,
    cues: &[CueHit],
    machine: &mut Machine,
    seen: &mut Seen,
) {
    let rule: &CompiledRule = &rules.rules[found.rule];
    let mut filled: Vec<u8> =
        found.hit.bound.iter().filter_map(|bound| place(bound, lattice)).map(|(slot, ..)| slot).collect();
    filled.extend(rule.sets.iter().map(|set| set.slot));
    let mut taken: Vec<(u32, u32)> =
        found.hit.bound.iter().filter_map(|bound| place(bound, lattice)).map(|(_, from, to)| (from, to)).collect();
    let schema = &rules.schemas[rule.schema];
    let acts = schema.is_act() && !schema.counts();
    let binds = |hit: &Hit, ty: SlotType| {
        let slots = hit.bound.iter().filter_map(|bound| place(bound, lattice));
        slots.into_iter().any(|(slot, ..)| schema.slots[slot as usize].ty == ty)
    };
    for (number, program) in rule.also.iter().enumerate().filter(|(_, program)| can_match(&program.need, lattice)) {
        // A rule's own lines also add to a list; the claim's lines fill only what is open.
        let adds = |slot: u8| number < rule.own_also && schema.slots[slot as usize].arity.is_list();
        let key = match number.checked_sub(rule.own_also) {
            Some(shared) => (true, rule.schema, shared),
            None => (false, found.rule, number),
        };
        let run = || machine.run(program, lattice, &rules.lexicons).into();
        let hits: Rc<[Hit]> = seen.entry(key).or_insert_with(run).clone();
        let mut near: Vec<(u32, &Hit)> = hits
            .iter()
            .filter(|hit| reachable(&found.hit, hit, cues, lattice))
            .filter(|hit| !(acts && binds(hit, SlotType::Place) && of_other_event(&found.hit, hit, lattice)))
            .filter(|hit| {
                let timed = binds(hit, SlotType::Time);
                !((timed || binds(hit, SlotType::Place)) && beside::inside(&found.hit, hit, schema, lattice))
                    && !(timed && acts && beside::behind(&found.hit, hit, lattice))
                    && !(timed && schema.counts() && beside::of_thing(&found.hit, hit, lattice))
            })
            .map(|hit| (distance(&found.hit, hit), hit))
            .collect();
        // Nearest; of equally near ones, that which binds most.
        near.sort_by_key(|(distance, hit)| {
            (*distance, std::cmp::Reverse(hit.slots()), std::cmp::Reverse(hit.end - hit.start))
        });
        for (_, hit) in near {
            let places: Vec<_> = hit.bound.iter().filter_map(|bound| place(bound, lattice)).collect();
            let open = places.iter().any(|&(slot, ..)| !filled.contains(&slot) || adds(slot));
            let free = places.iter().all(|&(slot, from, to)| {
                filled.contains(&slot) && !adds(slot)
                    || taken.iter().all(|&(other_from, other_to)| to <= other_from || other_to <= from)
            });
            if !open || !free {
                continue;
            }
            for bound in &hit.bound {
                if let Some((slot, from, to)) = place(bound, lattice)
                    && (!filled.contains(&slot) || adds(slot))
                {
                    found.also.push((number, *bound));
                    taken.push((from, to));
                }
            }
            filled.extend(places.iter().map(|(slot, ..)| *slot));
            break;
        }
    }
}

/// Whether nothing between a match and an `also` hit ends the clause.
pub(super) fn reachable(found: &Hit, hit: &Hit, cues: &[CueHit], lattice: &Lattice<'_>) -> bool {
    let (from, to) = if hit.start >= found.end {
        (found.end, hit.start)
    } else if hit.end <= found.start {
        (hit.end, found.start)
    } else {
        return true;
    };
    let (from, to) = (from as usize, to as usize);
    let stopped = cues.iter().any(|cue| cue.effect == CueEffect::Stops && cue.from >= from && cue.from < to);
    // `Ten have died, among them a driver, who succumbed on Thursday`: that is his day.
    let of_one = |at: usize| lattice.folded(at) == "," && saying::OF_PERSONS.contains(&lattice.folded(at + 1));
    let behind = hit.start >= found.end;
    !stopped && !(from..to).any(|at| lattice.folded(at) == ";" || turns_ahead(lattice, at) || behind && of_one(at))
}

/// Whether what an `also` line found stands in a clause that tells of something else which happened before or after: `met Chad's
/// envoy a day after a bridge collapsed in Arica`.
fn of_other_event(found: &Hit, hit: &Hit, lattice: &Lattice<'_>) -> bool {
    let (from, to) = (found.end as usize, hit.start as usize);
    let turn = (from..to).find(|&at| relation::side(lattice.folded(at)).is_some());
    let done = |at: usize| {
        let word = lattice.folded(at);
        clause::PAST_FORMS.contains(&word) || word.len() > 4 && word.ends_with("ed")
    };
    turn.is_some_and(|turn| (turn + 1..to).any(done))
}

/// Whether what follows is told of the same subject, but lies ahead: `accepted the truce and is to withdraw on Monday`.
fn turns_ahead(lattice: &Lattice<'_>, at: usize) -> bool {
    if !clause::JOINS_CLAUSES.contains(&lattice.folded(at)) {
        return false;
    }
    let verb = at + 1 + usize::from(clause::BEFORE_AHEAD.contains(&lattice.folded(at + 1)));
    clause::AHEAD.contains(&lattice.folded(verb))
        || clause::BE_AHEAD.contains(&lattice.folded(verb)) && clause::AHEAD_OF_BE.contains(&lattice.folded(verb + 1))
}

fn distance(a: &Hit, b: &Hit) -> u32 {
    if b.start >= a.end {
        b.start - a.end
    } else {
        // A value before the match is a little further than one just behind it: English sets adjuncts last.
        a.start.saturating_sub(b.end)
    }
}
