//! Times and places that stand with a verb beside that of a match: what a relative clause tells, or the other one of two verbs of one
//! subject. Takes a match and what an `also` line found; says whether that belongs to the other verb.

use super::cause;
use super::clauses;
use super::hit::{Bound, Hit};
use super::lattice::{Edge, Lattice};
use super::select::stretch;
use crate::claim::{Schema, SlotType};
use crate::lexicon::clause;
use crate::rule::TypeSet;
use crate::text::TokenKind;

/// Behind a conjunction the next verb stands at most so far: `and on Tuesday accepted`.
const NEXT_VERB: usize = 5;
/// So many words before a relative clause are read for what it is about.
const FAR: usize = 4;

/// Whether it stands behind a match that is over with its relative clause: `the truce that Chad accepted | begins on Monday`.
pub(super) fn behind(found: &Hit, hit: &Hit, lattice: &Lattice<'_>) -> bool {
    let (from, end, to) = (found.start as usize, found.end as usize, hit.start as usize);
    let who = (from + 1..end).find(|&at| relates(at, lattice)).filter(|&who| clauses::verbs(lattice, from, who) == 0);
    let over = |who: usize| {
        let aside = lattice.asides[who - 1].map(|close| close as usize);
        let verbs = clauses::verbs(lattice, who, end);
        aside.map_or(verbs == 1 && clauses::verbs(lattice, end, to) > 0, |close| end <= close && close <= to)
    };
    end <= to && who.is_some_and(over)
}

/// Whether it stands inside a match, but with a verb that the match steps over: `the truce, which Chad accepted on Monday, has yet to
/// begin`, `broke one truce on Monday and accepted another`.
pub(super) fn inside(found: &Hit, hit: &Hit, schema: &Schema, lattice: &Lattice<'_>) -> bool {
    let (from, to) = (found.start as usize, hit.start as usize);
    if hit.start <= found.start || hit.end >= found.end {
        return false;
    }
    // The words and values of the match itself, on either side of what is asked about.
    let own = |bound: &Bound| stretch(bound, lattice);
    let before = found.bound.iter().map(own).filter(|own| own.1 <= hit.start).map(|own| own.1).max();
    let after = found.bound.iter().map(own).filter(|own| own.0 >= hit.end).map(|own| own.0).min();
    let (Some(last), Some(next)) = (before, after) else { return false };
    // `Talks that were due on Monday have been put off`: that was the day of the talks. `A fire that broke out in Arica`: who is
    // counted was hurt there.
    let opens = |at: &usize| {
        let helped = clause::AUXILIARIES.contains(&lattice.folded(*at + 1));
        relates(*at, lattice) && !helped && !(schema.counts() && clauses::finite(lattice, *at + 1))
    };
    let relative = (last as usize..to).find(opens).is_some_and(|who| clauses::verbs(lattice, who + 1, to) > 0);
    let next = next as usize;
    let dated = |at: usize| {
        let day = |edge: &Edge| edge.types.meets(TypeSet::TIME) && (edge.from as usize..edge.to as usize).contains(&at);
        lattice.edges().iter().any(day)
    };
    let helps = |at: usize| {
        let word = lattice.folded(at);
        clauses::adverb(word)
            || clause::AUXILIARIES.contains(&word)
            || matches!(word, "on" | "also" | "then")
            || dated(at)
    };
    let joins = |at: usize| {
        let mut verb = (at + 1..found.end as usize).take(NEXT_VERB);
        let verb = verb.find(|&at| !helps(at));
        matches!(lattice.folded(at), "and" | "but") && verb.is_some_and(|verb| clauses::finite(lattice, verb))
    };
    // `Will fly to Gao on Monday and meet the mayor`: on that day.
    let together = schema.slots.iter().any(|slot| slot.ty == SlotType::Actor && slot.is_joint() && slot.key.is_some());
    let joined = || (hit.end as usize..=next).any(joins) && clauses::verbs(lattice, from, to) > 0 && !together;
    relative || joined()
}

/// Whether it stands behind a match in a clause about something else: `died in Arica, a town that was founded in May`. What a fire or a
/// building that collapsed did then is what is told.
pub(super) fn of_thing(found: &Hit, hit: &Hit, lattice: &Lattice<'_>) -> bool {
    let (end, to) = (found.end as usize, hit.start as usize);
    let subject = |at: &usize| {
        let noun = at.checked_sub(1 + usize::from(lattice.folded(at - 1) == ","));
        let plain = noun.is_some_and(|at| lattice.kind(at) == Some(TokenKind::Word) && !clauses::finite(lattice, at));
        relates(*at, lattice) && plain && clauses::finite(lattice, *at + 1)
    };
    let who = (end.max(1)..to).rev().find(subject);
    who.is_some_and(|who| {
        clauses::verbs(lattice, who + 1, to) == 1 && cause::between(lattice, who.saturating_sub(FAR), to) == 0
    })
}

/// Whether a relative pronoun stands here.
fn relates(at: usize, lattice: &Lattice<'_>) -> bool {
    clause::RELATIVE.contains(&lattice.folded(at)) || lattice.folded(at) == "that"
}
