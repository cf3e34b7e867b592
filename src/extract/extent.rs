//! Whether a match tells of the event that its article reports: of some of those concerned, of a sum over a period, of
//! another event. By words around it, in its own sentence.

use super::cause;
use super::clauses;
use super::hit::{Bound, Hit};
use super::lattice::{Edge, Lattice};
use super::scope::Reach;
use crate::claim::Extent;
use crate::lexicon::cause::{HARMED, happens_once};
use crate::lexicon::{clause, extent as words, site};
use crate::rule::TypeSet;
use crate::text::TokenKind;
use crate::value::Value;

/// The first sentences tell of the article's own event, whatever they call it.
const LEDE: usize = 2;
/// Whoever is mentioned further down than this has been counted before.
const OPENING: usize = 4;
/// How far before and behind a match its words stand.
const BEFORE: usize = 15;
const BEHIND: usize = 10;

/// `six priests and two nuns`: so many words and counts stand beside an `and`.
const LISTED: usize = 4;

/// Reads the words around a match; `number`: of the sentence among those of running text, as far as it matters.
pub(super) fn extent(hit: &Hit, lattice: &Lattice<'_>, number: usize) -> Extent {
    let (start, end) = (hit.start as usize, hit.end as usize);
    let (from, to) = (start.saturating_sub(BEFORE), lattice.len().min(end + BEHIND));
    Extent {
        some: all_counts(hit, lattice, |edge| is_some(edge, hit, lattice, number)),
        listed: all_counts(hit, lattice, |edge| is_listed(edge, lattice)),
        sum: is_sum(lattice, start, (from, to)),
        other: number >= LEDE && (from..to).any(|at| is_other(lattice, at)),
        ordered: (0..lattice.len()).any(|at| words::ORDERS.contains(&lattice.folded(at))),
        again: is_again(hit, lattice, (from, to)),
    }
}

/// So many sentences are told apart by their number.
pub(super) const NUMBERED: usize = OPENING;

fn is_other(lattice: &Lattice<'_>, at: usize) -> bool {
    let word = lattice.folded(at);
    let mut behind = at + 1..=at + 1 + words::DESCRIBED;
    words::ELSEWHERE.contains(&word)
        || words::OTHER.contains(&word) && behind.clone().any(|at| is_event(lattice, at) || is_events(lattice, at))
        || words::OTHER_ONE.contains(&word) && behind.any(|at| is_event(lattice, at))
}

/// Whether a noun with `the` names the event that struck those who are counted: `the earthquake killed 25`, `nine died in the blast`.
fn is_again(hit: &Hit, lattice: &Lattice<'_>, (from, to): (usize, usize)) -> bool {
    let trigger = Reach::of(hit, lattice).trigger();
    let event = |at: usize| {
        let disaster = || happens_once(cause::sorts_at(lattice, at)) && !lattice.folded(at).ends_with("ed");
        is_event(lattice, at) || disaster()
    };
    let plain = |at: &usize| lattice.kind(*at) == Some(TokenKind::Word);
    (from..to).filter(|&at| event(at)).any(|noun| {
        let mut before = (0..noun).rev().take(words::DESCRIBED + 1).take_while(plain);
        let Some(the) = before.find(|&at| words::THE.contains(&lattice.folded(at))) else { return false };
        if (the..noun).any(|at| compares(lattice.folded(at))) {
            return false;
        }
        let first = trigger.min(hit.start as usize).max(noun + 1);
        let near = |at: usize| clause::AUXILIARIES.contains(&lattice.folded(at)) || clauses::adverb(lattice.folded(at));
        let struck = noun < trigger && (noun + 1..first).all(near);
        struck || the > 0 && words::STRUCK_BY.contains(&lattice.folded(the - 1))
    })
}

/// `worst`, `deadliest`
fn compares(word: &str) -> bool {
    words::COMPARES.contains(&word) || word.len() > 4 && word.ends_with("est")
}

fn is_event(lattice: &Lattice<'_>, at: usize) -> bool {
    words::EVENTS.contains(&lattice.folded(at))
}

fn is_events(lattice: &Lattice<'_>, at: usize) -> bool {
    let stem = |ending: &&str| lattice.folded(at).strip_suffix(*ending);
    words::PLURAL.iter().filter_map(stem).any(|stem| words::EVENTS.contains(&stem))
}

fn is_sum(lattice: &Lattice<'_>, start: usize, (from, to): (usize, usize)) -> bool {
    let word = |at: usize| lattice.folded(at);
    let compares = |at: &usize| compares(word(*at));
    let since = |at: usize| {
        let begins = at + 1 < start && (at == 0 || word(at - 1) == ",");
        let behind = at > start && !(start..at).any(|at| compares(&at));
        word(at) == "since" && (begins || behind) && !clause::AUXILIARIES.contains(&word(at - usize::from(at > 0)))
    };
    let period = |at: usize| {
        let unit = |at: usize| words::PERIODS.contains(&word(at));
        let plural = |at: usize| unit(at) && word(at).ends_with('s');
        words::OVER.contains(&word(at)) && (plural(at + 1) || unit(at + 2))
            || matches!((word(at), word(at + 1)), ("this", "year") | ("to", "date"))
            || matches!((word(at), word(at + 1), word(at + 2)), ("so", "far", "this"))
    };
    // `a conflict that has left thousands dead`
    let lasting = |at: usize| {
        at < start
            && words::LASTING.contains(&word(at))
            && (at + 1..=at + 2).any(|at| matches!(word(at), "has" | "have" | "had"))
    };
    // `five, including the attacker`
    let attacker = |at: usize| {
        at > start
            && words::WITH.contains(&word(at))
            && (at + 1..=at + 2).any(|at| words::ATTACKERS.contains(&word(at)))
    };
    let others = |at: usize| {
        words::OTHER.contains(&word(at)) && (at + 1..=at + 1 + words::DESCRIBED).any(|at| is_events(lattice, at))
    };
    (from..to).any(|at| since(at) || period(at) || lasting(at) || attacker(at) || others(at))
}

/// Whether a count is none at all.
fn nobody(edge: &Edge) -> bool {
    edge.values.iter().all(|(value, _)| matches!(value, Value::Count(count) if count.hard.high == Some(0)))
}

/// Whether words for a part of a place follow: `on the building site`, not `in the fire`, `in Kelm`.
fn is_part_of_scene(lattice: &Lattice<'_>, at: usize) -> bool {
    let led = words::WHERE.contains(&lattice.folded(at)) && words::THE.contains(&lattice.folded(at + 1));
    let noun = (at + 2..at + 2 + LISTED)
        .take_while(|&at| lattice.kind(at) == Some(TokenKind::Word))
        .find(|&at| site::SPOTS.contains(&lattice.folded(at)) || words::PARTS.contains(&lattice.folded(at)));
    led && noun.is_some()
}

/// Whether something holds of all that a match counts, if that is anything.
fn all_counts(hit: &Hit, lattice: &Lattice<'_>, holds: impl Fn(&Edge) -> bool) -> bool {
    let bound = hit.bound.iter().filter_map(|bound| match bound {
        Bound::Value { edge, .. } => Some(lattice.edge(*edge)),
        _ => None,
    });
    let mut counts = bound.filter(|edge| edge.types.meets(TypeSet::COUNT)).peekable();
    counts.peek().is_some() && counts.all(holds)
}

/// Whether another group is counted beside this one: `six priests and two nuns`: neither is all.
fn is_listed(edge: &Edge, lattice: &Lattice<'_>) -> bool {
    let (from, to) = (edge.from as usize, edge.to as usize);
    let counted = |at: usize| {
        let mut counts = lattice.edges_at(at).filter(|(_, edge)| edge.types.meets(TypeSet::COUNT));
        counts.next().map(|(_, edge)| edge.to as usize)
    };
    // `one man dead and 26 hurt` are counted as two.
    let harmed = |at: usize| HARMED.contains(&lattice.folded(at));
    let joined =
        |from: usize, to: usize| from <= to && clauses::verbs(lattice, from, to) == 0 && !(from..to).any(harmed);
    let and = |at: usize| words::ALONGSIDE.contains(&lattice.folded(at));
    // `a woman and her son`, `a woman and her three sons`
    let hers = |at: usize| clause::POSSESSIVE_PRONOUNS.contains(&lattice.folded(at));
    let one = to == from + 1 && words::ONE.contains(&lattice.folded(from));
    let counted_or_hers = |at: usize| counted(at).is_some() || hers(at) && (one || counted(at + 1).is_some());
    let first = || (to..to + LISTED).find(|&at| and(at)).is_some_and(|at| counted_or_hers(at + 1) && joined(to, at));
    let second = |and: usize| {
        let mut before = and.saturating_sub(LISTED)..and;
        before.any(|at| counted(at).is_some_and(|end| end < and && joined(end, and)))
    };
    let before = from.checked_sub(1).map(|at| at - usize::from(at > 0 && hers(at)));
    first() || before.filter(|&at| and(at)).is_some_and(second)
}

/// Whether what a match counts are some of many.
fn is_some(edge: &Edge, hit: &Hit, lattice: &Lattice<'_>, number: usize) -> bool {
    let trigger = Reach::of(hit, lattice).trigger();
    let below = number >= OPENING;
    let (from, to) = (edge.from as usize, edge.to as usize);
    let last = from.checked_sub(1).map_or("", |at| lattice.folded(at));
    let one = to == from + 1 && words::ONE.contains(&lattice.folded(from));
    // `a man who was hurt`
    let relative = || {
        let who =
            (to..trigger).find(|&at| clause::RELATIVE.contains(&lattice.folded(at)) && lattice.folded(at - 1) != ",");
        who.is_some_and(|who| clauses::verbs(lattice, who, hit.end as usize) < 2)
    };
    // `the fourth victim, a man of 75, died`
    let apposition = || last == "," && lattice.asides[from - 1].is_some();
    let among = || words::AMONG.contains(&last);
    // `Two of them died overnight`, `three of the injured`, `five of the farmers killed last week`
    let behind = |at: usize| {
        let word = |at: usize| lattice.folded(at);
        let owned = clause::DETERMINERS.contains(&word(at + 1)) && !matches!(word(at + 1), "the" | "a" | "an");
        let the = words::THE.contains(&word(at + 1));
        let harmed = words::STRUCK.contains(&word(at + 3)) || word(at + 3) == "who";
        word(at) == "of"
            && (words::OF_SOME.contains(&word(at + 1))
                || owned
                || the && (words::OF_SOME.contains(&word(at + 2)) || harmed))
    };
    if (from + 1..=to).any(behind) {
        return true;
    }
    // `Nobody was hurt on the building site`: elsewhere somebody may have been.
    let part = || [to, hit.end as usize].into_iter().any(|at| is_part_of_scene(lattice, at));
    if nobody(edge) && number >= LEDE && part() {
        return true;
    }
    // `both drivers`, after the opening: those whom everybody expects among the victims.
    let both = lattice.folded(from) == "both";
    one && (below || relative() || apposition() || among())
        || below && words::THE.contains(&last)
        || number >= LEDE && both
}
