//! Whose words a verb of saying reports: the subject in front of it, behind it where it is inverted, or the one a pronoun
//! or `the ministry` stands for.
//!
//! Unnamed officials are the outlet's own voice: they are nobody.

use super::clauses;
use super::lattice::{Edge, Lattice};
use super::mentioned::Mentioned;
use super::scope::CueHit;
use crate::lexicon::{clause, count::noun, reference, saying, site};
use crate::rule::TypeSet;
use crate::rule::ast::CueDirection;
use crate::span::Span;
use crate::text::TokenKind;
use crate::value::{Actor, ActorKind, Value};

/// Between an inverted verb and the name of its subject stand at most so many words.
const LONGEST_TITLE: usize = 8;
/// `the` stands so many words before the end of an office's name.
const LONGEST_OFFICE: usize = 5;
/// The first subject of a clause is looked for so many words back.
const FARTHEST: usize = 60;

/// Who says it. `spoken`: the positions of what is said, where it stands before the verb.
pub(super) fn subject(
    cue: &CueHit,
    lattice: &Lattice<'_>,
    before: &Mentioned,
    spoken: Option<(usize, usize)>,
) -> Option<(Actor, Span)> {
    if cue.direction == CueDirection::After {
        return behind(lattice, cue.to).or_else(|| author(lattice, cue.to));
    }
    let verb = lattice.folded(cue.from);
    let last = cue.from.checked_sub(1).map_or("", |at| lattice.folded(at));
    if clause::PASSIVE.contains(&last) && !verb.ends_with("ing") && lattice.folded(cue.to.saturating_sub(1)) != "saying"
    {
        // `it was announced by Israel`
        let by = (cue.to..cue.to + 3).find(|&at| lattice.folded(at) == "by")?;
        return behind(lattice, by + 1);
    }
    let mark = cue.from == 0
        || matches!(
            lattice.kind(cue.from - 1),
            Some(TokenKind::Comma | TokenKind::Stop | TokenKind::Dash | TokenKind::Bracket)
        )
        || spoken.is_some_and(|(_, end)| end == cue.from);
    if mark && verb.ends_with("ing") {
        return first_subject(lattice, cue.from, before);
    }
    // `Five people, said X, were killed`; not `The mayor, X, said officials knew, …`
    let closed = |end: usize| end > cue.to && !(cue.to..end).any(|at| clauses::finite(lattice, at));
    let aside = cue.from > 0 && lattice.asides[cue.from - 1].is_some_and(|end| closed(end as usize));
    let inverts = !saying::NEVER_INVERTED.contains(&verb);
    if mark && inverts && (spoken.is_some() || aside || behind_quote(lattice, cue.from)) {
        let inverted = behind(lattice, cue.to);
        let named = lattice.folded(cue.to);
        // `“…,” said a hospital worker.`: nobody is named.
        if inverted.is_some() || clause::DETERMINERS.contains(&named) || saying::GENERIC_SOURCES.contains(&named) {
            return inverted;
        }
    }
    in_front(lattice, cue.from, before)
}

/// Whether a quotation ends just before a position.
fn behind_quote(lattice: &Lattice<'_>, at: usize) -> bool {
    let Some(token) = lattice.token(at) else { return false };
    let kind = |back: usize| token.checked_sub(back).and_then(|token| lattice.tokens.kind(token));
    kind(1) == Some(TokenKind::Quote) || kind(1) == Some(TokenKind::Comma) && kind(2) == Some(TokenKind::Quote)
}

/// Who wrote the document that begins at a position: `a report published on Monday by Lumen`, `figures from the ministry`.
fn author(lattice: &Lattice<'_>, from: usize) -> Option<(Actor, Span)> {
    let plain = |at: &usize| matches!(lattice.kind(*at), Some(TokenKind::Word | TokenKind::Number | TokenKind::Hyphen));
    let paper = (from..lattice.len().min(from + LONGEST_TITLE))
        .take_while(plain)
        .find(|&at| saying::DOCUMENTS.contains(&lattice.folded(at)))?;
    let by = (paper + 1..lattice.len().min(paper + LONGEST_TITLE))
        .take_while(plain)
        .find(|&at| saying::BEFORE_AUTHOR.contains(&lattice.folded(at)))?;
    behind(lattice, by + 1)
}

/// The subject that begins at a position, with its titles: `the regional governor, Lenka Strand`.
fn behind(lattice: &Lattice<'_>, from: usize) -> Option<(Actor, Span)> {
    let from = from + usize::from(matches!(lattice.folded(from), "the" | "a" | "an"));
    if clause::PERSON_PRONOUNS.contains(&lattice.folded(from)) {
        return None;
    }
    let person = |at: usize| lattice.edges_at(at).find(|(_, edge)| is_named(edge) && edge.types.meets(TypeSet::PERSON));
    let mut generic = false;
    for at in from..lattice.len().min(from + LONGEST_TITLE) {
        if let Some((number, _)) = person(at) {
            return named_at(lattice, number);
        }
        let word = lattice.folded(at);
        if !generic && let Some((number, edge)) = actor_at(lattice, at) {
            let next = lattice.folded(edge.to as usize);
            generic = saying::GENERIC_SOURCES.contains(&next) || is_generic(lattice, number);
            let speaks = saying::SPOKESPEOPLE.contains(&next);
            if !generic || speaks {
                return named_at(lattice, number);
            }
        }
        if !generic && saying::OFFICES.contains(&word) && office_ends(lattice, at + 1) && from > 0 {
            return office(lattice, at + 1);
        }
        generic = generic || saying::GENERIC_SOURCES.contains(&word);
        if word == "," {
            // `the governor, Lenka Strand`: only a person, and only here; not `according to police, Strand met them`.
            let many = at > from && noun::is_plural(lattice.folded(at - 1));
            let closed = |end: usize| {
                lattice.kind(end) != Some(TokenKind::Word) || clause::NO_SUBJECT.contains(&lattice.folded(end))
            };
            let body = at > from && reference::is_body(lattice.folded(at - 1));
            let named = person(at + 1)
                .or_else(|| actor_at(lattice, at + 1).filter(|_| body))
                .filter(|(_, edge)| !many && closed(edge.to as usize));
            return named.and_then(|(number, _)| named_at(lattice, number));
        }
        let spoke = at > from && saying::SPOKESPEOPLE.contains(&lattice.folded(at - 1));
        if matches!(word, "for" | "of") && spoke {
            return behind(lattice, at + 1);
        }
        let owned = lattice.kind(at) == Some(TokenKind::Possessive);
        if clause::NO_SUBJECT.contains(&word) || lattice.kind(at) != Some(TokenKind::Word) && word != "-" && !owned {
            return None;
        }
    }
    None
}

/// Whether a name is over here: at the end, a mark, or an adjunct.
fn office_ends(lattice: &Lattice<'_>, at: usize) -> bool {
    let mark = !matches!(lattice.kind(at), Some(TokenKind::Word | TokenKind::Possessive));
    mark && lattice.folded(at) != "," || clause::NO_SUBJECT.contains(&lattice.folded(at))
}

/// The subject in front of a verb, over adverbs, times and appositions.
fn in_front(lattice: &Lattice<'_>, verb: usize, before: &Mentioned) -> Option<(Actor, Span)> {
    let mut at = verb;
    while at > 0 && at + FARTHEST > verb {
        let word = lattice.folded(at - 1);
        if let Some(found) = placed_office(lattice, at) {
            return Some(found);
        }
        if let Some((number, from)) = ending_at(lattice, at, TypeSet::ACTOR) {
            // `X and Y said`: the first of them.
            let first = from.checked_sub(1).filter(|&join| lattice.folded(join) == "and");
            let first = first.and_then(|join| ending_at(lattice, join, TypeSet::PERSON));
            // `Health` of `the Health and Safety Authority` is nobody.
            let full = |number: u32| lattice.edge(number).to > lattice.edge(number).from + 1;
            if let Some((number, from)) = first.filter(|&(number, _)| full(number) && !is_generic(lattice, number))
                && let Some(found) = head(lattice, number, from)
            {
                return Some(found);
            }
            return if is_generic(lattice, number) { None } else { head(lattice, number, from) };
        }
        // `Chad, it said, had …`: whoever spoke before, not whom this is about.
        let aside = at > 1 && lattice.folded(at - 2) == "," && lattice.asides[at - 2].is_some();
        if clause::PERSON_PRONOUNS.contains(&word) {
            let here = || earlier(lattice, at - 1, TypeSet::PERSON);
            return if aside { before.person().or_else(here) } else { here().or_else(|| before.person()) };
        }
        if clause::GROUP_PRONOUNS.contains(&word) {
            let here = || earlier(lattice, at - 1, TypeSet::ACTOR);
            return if aside { before.group() } else { here().or_else(|| before.group()) };
        }
        // `X on Monday said`: the day of saying is no edge of its own any more.
        let said = || lattice.said.iter().find(|(_, edge)| edge.to as usize == at).map(|(_, edge)| edge.from as usize);
        if let Some(from) = ending_at(lattice, at, TypeSet::TIME).map(|(_, from)| from).or_else(said) {
            let led = from > 0 && saying::BEFORE_TIME_OF_SAYING.contains(&lattice.folded(from - 1));
            at = from - usize::from(led);
            continue;
        }
        let longest = at.saturating_sub(FARTHEST);
        if let Some(from) = (longest..at).rev().find(|&from| lattice.asides[from] == Some(at as u32)) {
            // The name may be the apposition: `The mayor, Vitali Klitschko, said`.
            if let Some((number, _)) = lattice
                .edges_at(from + 1)
                .find(|(_, edge)| is_named(edge) && edge.types.meets(TypeSet::PERSON) && edge.to as usize + 1 == at)
            {
                return named_at(lattice, number);
            }
            // Else it stands behind the subject; inside it the subject cannot stand.
            at = from;
            continue;
        }
        if saying::SPOKESPEOPLE.contains(&word) {
            return ending_at(lattice, at - 1, TypeSet::ACTOR)
                .and_then(|(number, _)| named_at(lattice, number))
                .or_else(|| owned_office(lattice, at, before));
        }
        if word == "," {
            // `The mayor of Kyiv, Vitali Klitschko, said`
            at -= 1;
            continue;
        }
        if word == "and" {
            return first_subject(lattice, at - 1, before);
        }
        if !(saying::BEFORE_VERB.contains(&word) || clauses::adverb(word)) {
            return short(lattice, at, before)
                .or_else(|| office(lattice, at))
                .or_else(|| owned_office(lattice, at, before));
        }
        at -= 1;
    }
    None
}

/// Whom `the ministry` stands for: the last one mentioned whose name ends with this word.
fn short(lattice: &Lattice<'_>, to: usize, before: &Mentioned) -> Option<(Actor, Span)> {
    let noun = lattice.folded(to.checked_sub(1)?);
    if to < 2 || lattice.folded(to - 2) != "the" || saying::GENERIC_SOURCES.contains(&noun) {
        return None;
    }
    let text = lattice.tokens.text();
    let known = |span: &Span| span.of(text).to_lowercase().split_whitespace().any(|word| word == noun);
    before.actors.iter().find(|(_, span)| known(span)).cloned()
}

/// An office without the name of its state, `the transport ministry`, by its last word; nobody else knows it.
fn office(lattice: &Lattice<'_>, to: usize) -> Option<(Actor, Span)> {
    if !saying::OFFICES.contains(&lattice.folded(to.checked_sub(1)?)) {
        return None;
    }
    // `The fire department` is as good as firefighters.
    if to > 1 && saying::RESCUE.contains(&lattice.folded(to - 2)) {
        return None;
    }
    let places = TypeSet::PLACE.with(TypeSet::ACTOR);
    let owner = |at: usize| {
        lattice
            .edges_at(at)
            .any(|(_, edge)| edge.types.meets(places) && lattice.kind(edge.to as usize) == Some(TokenKind::Possessive))
    };
    let first = (to.saturating_sub(LONGEST_OFFICE)..to).rev().find_map(|at| match lattice.folded(at) {
        "the" => Some(at + 1),
        // `Gaza's health ministry`
        _ => owner(at).then_some(at),
    })?;
    let plain = |at: usize| matches!(lattice.kind(at), Some(TokenKind::Word | TokenKind::Possessive));
    if !(first..to).all(plain) {
        return None;
    }
    let span = lattice.span(first, to);
    let name = span.of(lattice.tokens.text()).to_string();
    let id = format!("~{}", name.to_lowercase());
    Some((Actor { id, name, kind: ActorKind::Institution, principal: None }, span))
}

/// An office by the place that it is of, or in: `the mayor of Rufina`, `the general staff in Arica`.
fn placed_office(lattice: &Lattice<'_>, to: usize) -> Option<(Actor, Span)> {
    let (_, from) = ending_at(lattice, to, TypeSet::PLACE)?;
    let preposition = from.checked_sub(1)?;
    match lattice.folded(preposition) {
        "in" => office(lattice, preposition),
        "of" if reference::OF_PLACES.contains(&lattice.folded(preposition.checked_sub(1)?)) => {
            let first = preposition - 1;
            let led = first > 0 && lattice.folded(first - 1) == "the";
            led.then(|| unnamed(lattice.span(first, to).of(lattice.tokens.text()), lattice.span(first, to)))
        }
        _ => None,
    }
}

/// An office by whose it is, told before: `its army`, `her office`; `her ministry` by what she is minister of.
fn owned_office(lattice: &Lattice<'_>, to: usize, before: &Mentioned) -> Option<(Actor, Span)> {
    let noun = to.checked_sub(1)?;
    // `Her spokesman` speaks for her.
    let speaks = saying::SPOKESPEOPLE.contains(&lattice.folded(noun));
    if !saying::OFFICES.contains(&lattice.folded(noun)) && !speaks {
        return None;
    }
    let plain = |at: &usize| lattice.kind(*at) == Some(TokenKind::Word);
    let owner = (to.saturating_sub(LONGEST_OFFICE)..noun)
        .rev()
        .take_while(plain)
        .find(|&at| clause::POSSESSIVE_PRONOUNS.contains(&lattice.folded(at)))?;
    let span = lattice.span(owner, to);
    let person = matches!(lattice.folded(owner), "her" | "his");
    if person
        && owner + 1 == noun
        && let Some((_, of)) = site::SEAT_OF.iter().find(|(seat, _)| *seat == lattice.folded(noun))
        && let Some(at) = (1..owner).rev().find(|&at| lattice.folded(at) == *of)
        && !site::NO_SEAT.contains(&lattice.folded(at - 1))
        && plain(&(at - 1))
    {
        return Some(unnamed(&format!("{} {}", lattice.folded(at - 1), lattice.folded(noun)), span));
    }
    let types = if person { TypeSet::PERSON } else { TypeSet::ACTOR };
    let before = || if person { before.person() } else { before.group() };
    // `Kelm's minister, Ruta Holm, has not met Jens Moe, her office said`: the first one named.
    let placed = |from: usize| clause::NO_SUBJECT.contains(&from.checked_sub(1).map_or("", |at| lattice.folded(at)));
    let first = (0..owner)
        .filter(|&at| !placed(at))
        .find_map(|at| lattice.edges_at(at).find(|(_, edge)| is_named(edge) && edge.types.meets(TypeSet::PERSON)));
    let begins = || first.filter(|_| person).and_then(|(number, _)| named_at(lattice, number));
    let (actor, _) = begins().or_else(|| earlier(lattice, owner, types)).or_else(before)?;
    let words = lattice.span(owner + 1, to).of(lattice.tokens.text());
    let (mut found, span) = unnamed(&format!("{}'s {words}", actor.name), span);
    let body = matches!(actor.kind, ActorKind::State | ActorKind::Org | ActorKind::Institution);
    found.principal = body.then(|| actor.root().to_owned());
    Some((found, span))
}

/// A body that nothing but these words is known of.
pub(super) fn unnamed(name: &str, span: Span) -> (Actor, Span) {
    let id = format!("~{}", name.to_lowercase());
    (Actor { id, name: name.to_owned(), kind: ActorKind::Institution, principal: None }, span)
}

/// The first actor of the clause that a position stands in, unless a preposition makes it something else.
fn first_subject(lattice: &Lattice<'_>, to: usize, before: &Mentioned) -> Option<(Actor, Span)> {
    let from = (to.saturating_sub(FARTHEST)..to)
        .rev()
        .find(|&at| lattice.turns[at] == clauses::Turn::End && lattice.folded(at) != ",")
        .map_or(to.saturating_sub(FARTHEST), |at| at + 1);
    for at in from..to {
        let word = lattice.folded(at);
        if saying::GENERIC_SOURCES.contains(&word) {
            return None;
        }
        if clause::PERSON_PRONOUNS.contains(&word) {
            return before.person();
        }
        if clause::GROUP_PRONOUNS.contains(&word) {
            return before.group();
        }
        let placed = at > 0 && clause::NO_SUBJECT.contains(&lattice.folded(at - 1));
        if !placed && let Some((number, edge)) = actor_at(lattice, at) {
            let next = lattice.folded(edge.to as usize);
            let nobody = is_generic(lattice, number) || saying::GENERIC_SOURCES.contains(&next);
            // `Israel's`: the one whose it is.
            if lattice.kind(edge.to as usize) != Some(TokenKind::Possessive) {
                return if nobody { None } else { named_at(lattice, number) };
            }
        }
    }
    None
}

/// The actor that ends in front of a verb, unless it only says where the real subject is from: `a resident of Kyiv`.
fn head(lattice: &Lattice<'_>, number: u32, from: usize) -> Option<(Actor, Span)> {
    let the = usize::from(from > 0 && lattice.folded(from - 1) == "the");
    let preposition = from.checked_sub(1 + the).map_or("", |at| lattice.folded(at));
    let noun = from.checked_sub(2 + the).map_or("", |at| lattice.folded(at));
    let own = !clause::NO_SUBJECT.contains(&preposition) || clause::SUBORDINATORS.contains(&preposition);
    if own || saying::SPOKESPEOPLE.contains(&noun) || preposition == "if" { named_at(lattice, number) } else { None }
}

/// One value, by its name: whom a pronoun or `the ministry` stands for is asked here, with what a verb of saying tells.
fn is_named(edge: &Edge) -> bool {
    !edge.list && !edge.refers
}

/// The longest actor's name that begins at a position.
fn actor_at<'l>(lattice: &'l Lattice<'_>, at: usize) -> Option<(u32, &'l Edge)> {
    lattice.edges_at(at).find(|(_, edge)| edge.types.meets(TypeSet::ACTOR) && is_named(edge))
}

/// Whether a name says no more than `Ukrainian officials`; `Hamas spokesman` speaks for Hamas.
fn is_generic(lattice: &Lattice<'_>, number: u32) -> bool {
    let edge = lattice.edge(number);
    let last = lattice.folded((edge.to as usize).saturating_sub(1));
    let alone = edge.to == edge.from + 1;
    saying::GENERIC_SOURCES.contains(&last)
        && !(alone && edge.types.meets(TypeSet::PERSON) || !alone && saying::SPOKESPEOPLE.contains(&last))
}

/// The value that ends at a position: its number and where it begins.
fn ending_at(lattice: &Lattice<'_>, at: usize, types: TypeSet) -> Option<(u32, usize)> {
    (at.saturating_sub(12)..at).find_map(|from| {
        lattice
            .edges_at(from)
            .find(|(_, edge)| edge.to as usize == at && edge.types.meets(types) && is_named(edge))
            .map(|(number, _)| (number, from))
    })
}

/// The last name of a type before a position.
fn earlier(lattice: &Lattice<'_>, before: usize, types: TypeSet) -> Option<(Actor, Span)> {
    // `jeered the owner of the MV Santa Lourdes after he said`: not the ship.
    let placed = |from: usize| {
        let back = 1 + usize::from(from > 0 && lattice.folded(from - 1) == "the");
        let word = from.checked_sub(back).map_or("", |at| lattice.folded(at));
        clause::NO_SUBJECT.contains(&word) && !clause::SUBORDINATORS.contains(&word)
    };
    let unsure = |value: &Value| matches!(value, Value::Actor(actor) if actor.kind == ActorKind::Unknown);
    let edges = lattice.edges().iter().filter(|edge| {
        let fits = is_named(edge) && edge.to as usize <= before && edge.types.meets(types);
        fits && !(placed(edge.from as usize) && edge.values.first().is_some_and(|(value, _)| unsure(value)))
    });
    edges.max_by_key(|edge| edge.to).and_then(|edge| actor_of(edge.values.first()?))
}

fn named_at(lattice: &Lattice<'_>, number: u32) -> Option<(Actor, Span)> {
    lattice.edge(number).values.first().and_then(actor_of)
}

fn actor_of((value, span): &(Value, Span)) -> Option<(Actor, Span)> {
    match value {
        Value::Actor(actor) => Some((actor.clone(), *span)),
        _ => None,
    }
}
