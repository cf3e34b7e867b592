//! Whom the sentences before one have named: what pronouns, short names and `the ministry` stand for where somebody speaks.

use super::context::Context;
use super::subject::unnamed;
use crate::lexicon::names::NameHit;
use crate::lexicon::{clause, saying};
use crate::span::Span;
use crate::text::{TokenKind, Tokens};
use crate::value::{Actor, ActorKind};

/// How many sentences back a pronoun may point.
const PRONOUN_REACH: usize = 2;
/// A person's name has so many words.
const LONGEST_PERSON: usize = 3;

/// The actors mentioned in the sentences before, for pronouns and short names; the last first.
#[derive(Clone, Debug, Default)]
pub(super) struct Mentioned {
    pub actors: Vec<(Actor, Span)>,
    /// Ids of those among them whom nobody knows and who are likely persons.
    pub likely: Vec<String>,
    /// Who begins the sentence before, where that is no person.
    pub subject: Option<(Actor, Span)>,
}

impl Mentioned {
    /// The last person.
    pub(super) fn person(&self) -> Option<(Actor, Span)> {
        let person = |actor: &Actor| actor.kind == ActorKind::Person || self.likely.contains(&actor.id);
        self.actors.iter().find(|(actor, _)| person(actor)).cloned()
    }

    /// Whoever began the sentence before, else the last one that is no person.
    pub(super) fn group(&self) -> Option<(Actor, Span)> {
        let last = || self.actors.iter().find(|(actor, _)| actor.kind != ActorKind::Person).cloned();
        self.subject.clone().or_else(last)
    }
}

impl Context<'_> {
    /// The actors mentioned in the sentences before one, the last first.
    pub(super) fn mentioned(&self, at: usize) -> Mentioned {
        let mut found = Mentioned::default();
        for before in (at.saturating_sub(PRONOUN_REACH)..at).rev() {
            let tokens = self.tokens(before);
            if before + 1 == at {
                let first = self.names(before).iter().find(|hit| hit.actor.is_some());
                let actor = first.and_then(|hit| Some((hit, hit.actor.as_deref()?.first()?)));
                let begins = |hit: &NameHit| hit.from <= usize::from(tokens.folded(0) == "the");
                found.subject = actor
                    .filter(|(hit, actor)| {
                        begins(hit) && matches!(actor.kind, ActorKind::State | ActorKind::Org | ActorKind::Institution)
                    })
                    .map(|(hit, actor)| (actor.clone(), tokens.span(hit.from, hit.to)))
                    .or_else(|| opening_office(tokens, self.names(before)));
            }
            for hit in self.names(before).iter().rev() {
                let span = tokens.span(hit.from, hit.to);
                let first = hit.actor.as_ref().and_then(|actors| actors.first());
                found.actors.extend(first.map(|actor| (actor.clone(), span)));
                if let Some(actor) = first.filter(|actor| actor.kind == ActorKind::Unknown && acts(tokens, hit)) {
                    found.likely.push(actor.id.clone());
                }
            }
        }
        found
    }
}

/// The office without a name that begins a sentence: `the military council in Kelm says`.
fn opening_office(tokens: &Tokens<'_>, names: &[NameHit]) -> Option<(Actor, Span)> {
    let plain = |at: &usize| tokens.get(*at).is_some_and(|token| token.kind == TokenKind::Word && !token.capital);
    let noun = (1..=LONGEST_PERSON).take_while(plain).find(|&at| saying::OFFICES.contains(&tokens.folded(at)))?;
    let next = tokens.folded(noun + 1);
    let verb = clause::PAST_FORMS.contains(&next) || clause::AUXILIARIES.contains(&next) || next.ends_with('s');
    let over = verb || next.ends_with("ed") || clause::NO_SUBJECT.contains(&next);
    let alone = names.iter().all(|hit| hit.from > noun);
    let span = tokens.span(1, noun + 1);
    (tokens.folded(0) == "the" && over && alone).then(|| unnamed(span.of(tokens.text()), span))
}

/// Whether a name that nobody knows is likely a person's: it begins its sentence or stands beside a verb as its subject.
fn acts(tokens: &Tokens<'_>, hit: &NameHit) -> bool {
    let verb = |at: usize| {
        let word = tokens.folded(at);
        clause::PAST_FORMS.contains(&word) || word.len() > 4 && word.ends_with("ed")
    };
    let last = hit.from.checked_sub(1).map_or("", |last| tokens.folded(last));
    // `The owner of the MV Dorothea fled`
    let other = clause::DETERMINERS.contains(&last) || clause::NO_SUBJECT.contains(&last);
    !other
        && hit.to - hit.from <= LONGEST_PERSON
        && (hit.from == 0
            || verb(hit.to)
            || last == "," && tokens.folded(hit.to) == "," && verb(hit.to + 1)
            || clause::PAST_FORMS.contains(&last))
}
