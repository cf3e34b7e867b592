//! Who says so: quotations, `X said that …`, `…, said X`, `…, X said, …`, `according to X`.
//!
//! Finds the verb of saying that governs a match or a quotation; who its subject is, `subject` knows.

use super::clauses::{self, Turn};
use super::hit::{Bound, Hit};
use super::lattice::Lattice;
use super::mentioned::Mentioned;
use super::scope::CueHit;
use super::subject;
use crate::claim::Speaker;
use crate::lexicon::{clause, saying};
use crate::rule::TypeSet;
use crate::rule::ast::{CueDirection, CueEffect};
use crate::text::TokenKind;

/// An attribution that governs a match.
#[derive(Clone, Debug)]
pub(super) struct Attribution {
    /// Number of the verb in the list of cue hits.
    pub cue: usize,
    /// Who; `None` where nobody is named.
    pub speaker: Option<Speaker>,
    /// Whether the verb denies what it governs.
    pub denies: bool,
}

/// A verb of saying farther away than this, in tokens, governs nothing.
const FARTHEST: usize = 80;
/// The object and the place of a verb of saying (`told reporters in Paris`) have so many words.
const FAR_OBJECT: usize = 8;
/// A verb of saying with so many words tells who says it although a rule asks for its words.
const OWN_SAYING: usize = 3;
/// An attribution that trails another clause is the last choice.
const LAST_CHOICE: usize = 1000;

/// The innermost attribution that governs a match, of the verbs that `may` count.
pub(super) fn of_match(
    hit: &Hit,
    trigger: usize,
    cues: &[CueHit],
    lattice: &Lattice<'_>,
    before: &Mentioned,
    may: impl Fn(&CueHit) -> bool,
) -> Option<Attribution> {
    let (start, end) = (hit.start as usize, hit.end as usize);
    let own = |cue: &CueHit| {
        hit.bound.iter().any(|bound| matches!(bound, Bound::Word(at) if (cue.from..cue.to).contains(&(*at as usize))))
    };
    // `He put the number of dead at 13` is all of it the match's own, and it says who says so; `dismissed reports of a leak` denies
    // the leak, not that it was dismissed.
    let own = |cue: &CueHit| own(cue) && (cue.to < cue.from + OWN_SAYING || cue.effect == CueEffect::Denied);
    let governs = |cue: &CueHit| {
        if cue.from >= end {
            let source = cue.direction == CueDirection::After;
            // `…, a claim that Israel denied`: the outlet says so all the same.
            if cue.effect == CueEffect::Denied {
                return false;
            }
            return open(lattice, cue, end, cue.from) && (source || trails(lattice, end, cue));
        }
        if cue.to > trigger.max(start) {
            return cue.from >= start && cue.to <= end;
        }
        // `Five were killed, according to Hamas, and …`: that clause is over.
        let over = cue.direction == CueDirection::After && cue.from > 0 && cue.to <= start && behind_mark(lattice, cue);
        !over
            && !of_speaker(lattice, cue, start)
            && !only_dated(lattice, cue)
            && !left_behind(lattice, cue, trigger)
            && (cue.from >= start || open(lattice, cue, cue.to, start))
    };
    let distance = |cue: &CueHit| match () {
        () if cue.to > start => cue.from.saturating_sub(end),
        () if lattice.folded(cue.to) == "," => LAST_CHOICE + start - cue.to,
        () => start - cue.to,
    };
    let near = |cue: &CueHit| cue.from + FARTHEST >= start && cue.from <= end + FARTHEST;
    let verbs = cues.iter().enumerate().filter(|(_, cue)| near(cue) && is_saying(cue) && may(cue));
    let (number, cue) = verbs.filter(|(_, cue)| !own(cue) && governs(cue)).min_by_key(|(_, cue)| distance(cue))?;
    let spoken = if cue.from >= end { Some((start, end)) } else { None };
    // `denied saying`: the first of the two has the subject.
    let first = number.checked_sub(1).and_then(|number| cues.get(number)).filter(|first| first.to == cue.from);
    match first.filter(|first| is_saying(first)) {
        Some(first) => Some(attribution(number - 1, first, lattice, before, spoken)),
        None => Some(attribution(number, cue, lattice, before, spoken)),
    }
}

/// The attribution of a quotation, from the words of its sentence outside of it (`inside`: positions of the quotation).
pub(super) fn of_quote(
    inside: (usize, usize),
    cues: &[CueHit],
    lattice: &Lattice<'_>,
    before: &Mentioned,
) -> Option<Attribution> {
    let outside = |cue: &CueHit| cue.to <= inside.0 || cue.from >= inside.1;
    let distance = |cue: &CueHit| if cue.to <= inside.0 { inside.0 - cue.to } else { cue.from - inside.1 };
    let verbs = cues.iter().enumerate().filter(|(_, cue)| is_saying(cue) && outside(cue));
    let (number, cue) = verbs.min_by_key(|(_, cue)| distance(cue))?;
    let spoken = if cue.from >= inside.1 { Some(inside) } else { None };
    Some(attribution(number, cue, lattice, before, spoken))
}

/// Whether an attribution opens its sentence: `According to X, …`.
pub(super) fn opens(cue: &CueHit) -> bool {
    cue.effect == CueEffect::Speaker && cue.direction == CueDirection::After && cue.from == 0
}

pub(super) fn is_saying(cue: &CueHit) -> bool {
    matches!(cue.effect, CueEffect::Speaker | CueEffect::Denied)
}

pub(super) fn attribution(
    number: usize,
    cue: &CueHit,
    lattice: &Lattice<'_>,
    before: &Mentioned,
    spoken: Option<(usize, usize)>,
) -> Attribution {
    let speaker = subject::subject(cue, lattice, before, spoken).map(|(actor, span)| Speaker {
        text: span.of(lattice.tokens.text()).to_string(),
        name: actor.name.clone(),
        id: actor.id.clone(),
        principal: actor.principal.clone(),
    });
    Attribution { cue: number, speaker, denies: cue.effect == CueEffect::Denied }
}

/// Whether a word that is a noun as often (`report`, `claims`) is a verb here.
pub(super) fn is_verb(cue: &CueHit, lattice: &Lattice<'_>) -> bool {
    let word = lattice.folded(cue.from);
    if cue.from + 1 != cue.to {
        return true;
    }
    let last = cue.from.checked_sub(1).map_or("", |at| lattice.folded(at));
    if lattice.folded(cue.to) == "of" || clause::DETERMINERS.contains(&last) {
        return false;
    }
    if !saying::NOUN_OR_VERB.contains(&word) {
        return true;
    }
    // `Israel claims`, `he notes`; `they report`, `officials claim`.
    let mark = cue.from > 0 && matches!(lattice.kind(cue.from - 1), Some(TokenKind::Comma | TokenKind::Dash));
    if word.ends_with('s') && !word.ends_with("ss") {
        let name = clauses::behind_actor(lattice, cue.from) && !last.ends_with("ian") && !last.ends_with("ish");
        return mark || name || clause::PERSON_PRONOUNS.contains(&last) || matches!(last, "it" | "who");
    }
    saying::BEFORE_BASE.contains(&last) || last.len() > 3 && last.ends_with('s') || last.ends_with("ly")
}

/// Whether a verb stands in an aside or a subordinate clause that is over before a position, and so does not govern it:
/// `Macron, who said he was tired, …`, `After Israel said it was over, …`. `, Israel said,` is over too, but is no such.
fn left_behind(lattice: &Lattice<'_>, cue: &CueHit, to: usize) -> bool {
    // `As X said, …` vouches for what follows.
    if lattice.folded(0) == saying::AS_SAID && lattice.folded(cue.to) == "," {
        return false;
    }
    let first = cue.from.saturating_sub(FARTHEST);
    let aside = (first..cue.from).any(|from| {
        let over = lattice.asides[from].is_some_and(|end| cue.to < end as usize && end as usize <= to);
        let marked =
            lattice.kind(from) == Some(TokenKind::Bracket) || from > 0 && lattice.kind(from) == Some(TokenKind::Dash);
        over && (marked || clause::RELATIVE.contains(&lattice.folded(from + 1)))
    });
    if aside {
        return true;
    }
    // Back to the beginning of the clause: is it a subordinate one that a comma ends?
    let opens = (first..cue.from)
        .rev()
        .take_while(|&at| lattice.turns[at] == Turn::End || !matches!(lattice.kind(at), Some(TokenKind::Comma)))
        .any(|at| clause::SUBORDINATORS.contains(&lattice.folded(at)) || lattice.folded(at) == "as");
    opens && (cue.to..to).any(|at| lattice.folded(at) == "," && lattice.turns[at] != Turn::None)
}

/// Whether a match stands in a clause about whoever speaks, which the outlet tells: `“…,” said Lea Holm, whose ship was lost`.
fn of_speaker(lattice: &Lattice<'_>, cue: &CueHit, start: usize) -> bool {
    let from = cue.to.max(1);
    let said = |at: usize| matches!(lattice.folded(at), "that" | ":") || clauses::finite(lattice, at);
    (from..=start)
        .take(FAR_OBJECT)
        .take_while(|&at| !said(at))
        .find(|&at| saying::OF_PERSONS.contains(&lattice.folded(at)) && lattice.folded(at - 1) == ",")
        .is_some_and(|at| lattice.asides[at - 1].is_none_or(|end| end as usize > start))
}

/// Whether a verb has its words elsewhere and only a time behind it: `“…,” Macron said after Hamas rejected the truce`.
fn only_dated(lattice: &Lattice<'_>, cue: &CueHit) -> bool {
    let own = |at: usize| saying::BEFORE_TIME.contains(&lattice.folded(at)) || in_value(lattice, at, cue.to);
    let next = (cue.to..cue.to + FAR_OBJECT).find(|&at| !own(at));
    next.is_some_and(|at| clause::SUBORDINATORS.contains(&lattice.folded(at)))
}

fn behind_mark(lattice: &Lattice<'_>, cue: &CueHit) -> bool {
    // A dash or bracket in front of the first word of the sentence, or behind another aside, opens none.
    let opens = cue.from > 1 && lattice.asides[cue.from - 1].is_some_and(|end| end as usize > cue.to);
    lattice.folded(cue.from - 1) == "," || opens && lattice.kind(cue.from - 1) != Some(TokenKind::Comma)
}

/// Whether a verb behind a match closes it: `…, said the minister on Friday.` `…, Israel said.`
pub(super) fn trails(lattice: &Lattice<'_>, end: usize, cue: &CueHit) -> bool {
    if in_brackets(lattice, end, cue) {
        return true;
    }
    // The match may end with the comma.
    let Some(comma) = (end.saturating_sub(1)..cue.from)
        .rev()
        .find(|&at| lattice.folded(at) == "," && !in_name(lattice, at, end, cue.from))
    else {
        return false;
    };
    let own = |at: usize| {
        let word = lattice.folded(at);
        let joins = at == comma + 1 && clause::JOINS_CLAUSES.contains(&word);
        joins || word == "that" || clause::SUBORDINATORS.contains(&word)
    };
    // `…, the president declared a state of emergency`
    let object = comma + 1 < cue.from
        && !saying::NEVER_INVERTED.contains(&lattice.folded(cue.from))
        && clause::DETERMINERS.contains(&lattice.folded(cue.to))
        && !lattice.begins(cue.to, TypeSet::TIME)
        && !lattice.said.iter().any(|(_, edge)| edge.from as usize == cue.to);
    !object
        && !(comma + 1..cue.from).any(own)
        && !(cue.to..cue.to + 3).take(1).any(|at| saying::GOES_ON.contains(&lattice.folded(at)))
        && !(cue.to..cue.to + 3).any(|at| lattice.folded(at) == "that")
}

/// Whether a verb stands in brackets, or between dashes, behind a match, with nothing said in them: `(X, the mayor, told Y)`.
fn in_brackets(lattice: &Lattice<'_>, end: usize, cue: &CueHit) -> bool {
    let opens = |at: &usize| matches!(lattice.kind(*at), Some(TokenKind::Bracket | TokenKind::Dash));
    let Some(from) = (end.saturating_sub(1)..cue.from).rev().find(opens) else { return false };
    let Some(to) = lattice.asides[from].map(|to| to as usize).filter(|&to| to > cue.to) else { return false };
    let said = |at: usize| {
        let word = lattice.folded(at);
        saying::GOES_ON.contains(&word) || clauses::finite(lattice, at) || lattice.kind(at) == Some(TokenKind::Number)
    };
    to - cue.to <= FAR_OBJECT && !(cue.to..to).any(said)
}

/// Whether a comma belongs to an apposition between a match and a verb: `…, Lenka Strand, the governor, said`.
fn in_name(lattice: &Lattice<'_>, comma: usize, end: usize, verb: usize) -> bool {
    let opens = |at: usize| lattice.asides[at].is_some_and(|close| close as usize == verb);
    let earlier = |at: usize| (end..at).any(|at| lattice.folded(at) == ",");
    opens(comma) && earlier(comma) || comma + 1 == verb && (end..comma).rev().any(|at| opens(at) && earlier(at))
}

/// Whether no word between two positions ends the reach of an attribution.
pub(super) fn open(lattice: &Lattice<'_>, cue: &CueHit, from: usize, to: usize) -> bool {
    !(from..to).any(|at| {
        let word = lattice.folded(at);
        // Clauses inside what is said do not end it.
        let inner = clause::SUBORDINATORS.contains(&word) || matches!(word, "that" | "," | ":");
        // What is denied is one clause: `denied the attack, and five people were killed`.
        let next = cue.effect == CueEffect::Denied && lattice.turns[at] == Turn::Clause;
        lattice.turns[at] == Turn::End && !inner || next && cue.to <= at
    })
}

/// The verb, by its number, of which a time at `from..to` tells when that was said, not when it happened.
pub(super) fn times_the_saying(lattice: &Lattice<'_>, cues: &[CueHit], from: usize, to: usize) -> Option<usize> {
    // `said Friday's attack`: the time of the attack.
    if owns(lattice, to) {
        return None;
    }
    let own = |at: usize, cue: &CueHit| {
        saying::BEFORE_TIME.contains(&lattice.folded(at)) || in_value(lattice, at, cue.to.saturating_sub(1))
    };
    let dated = |cue: &CueHit| {
        let behind = cue.to <= from && from - cue.to <= 8 && (cue.to..from).all(|at| own(at, cue));
        // `Did not meet on Wednesday as announced`: it was announced for that day.
        let as_said = cue.from > 0 && lattice.folded(cue.from - 1) == "as";
        let ahead = !as_said
            && to <= cue.from
            && cue.from - to <= 1
            && (to..cue.from).all(|at| lattice.kind(at) == Some(TokenKind::Word));
        // `In a statement on Thursday, he said`
        let last = to.checked_sub(to - from + 1).map_or("", |at| lattice.folded(at));
        let before = if last == "on" { from.checked_sub(2).map_or("", |at| lattice.folded(at)) } else { last };
        let words = to < cue.from && cue.from - to <= 4 && saying::SAYINGS.contains(&before);
        behind || ahead || words
    };
    cues.iter().position(|cue| is_saying(cue) && dated(cue))
}

/// Whether a time that ends at a position is the owner of something: `Friday's attack`.
pub(super) fn owns(lattice: &Lattice<'_>, to: usize) -> bool {
    lattice.kind(to) == Some(TokenKind::Possessive) || lattice.folded(to.saturating_sub(1)).ends_with("'s")
}

/// Whether a position is part of a name (`said Saar on Friday`, `told reporters in Paris on Friday`).
fn in_value(lattice: &Lattice<'_>, at: usize, after: usize) -> bool {
    let names = TypeSet::ACTOR.with(TypeSet::PLACE);
    (after.max(at.saturating_sub(8))..=at)
        .any(|from| lattice.edges_at(from).any(|(_, edge)| edge.types.meets(names) && at < edge.to as usize))
}
