//! People who take part in something together and have no name: `relatives of the dead`, `the governors of the three regions`,
//! `leaders of all parties`. With the names of whom they speak for, these are meant: `the prime ministers of Chad and Niger`.

use std::sync::LazyLock;

use super::bodies::closed;
use super::{Named, Reader, Reference, is_head, small, word};
use crate::lexicon::names::NameHit;
use crate::lexicon::{Dictionary, clause, reference as nouns, venue};
use crate::text::TokenKind;
use crate::value::{Actor, ActorKind, Value};

/// So many words may stand before the noun.
const MODIFIERS: usize = 3;
/// What they are of has so many words at the most, names aside: `of every party in parliament`.
const LONGEST_OF: usize = 6;

impl<A: Named> Reader<'_, A> {
    /// A group of people by what they are.
    pub(super) fn group(&self, at: usize) -> Option<Reference> {
        let tokens = self.tokens();
        // `The bereaved`, and `bereaved families`: the last one is the noun.
        let is_noun = |at: usize| kin_of(word(tokens, at)).is_some();
        let noun = (at..=at + MODIFIERS).find(|&noun| is_noun(noun) && !is_noun(noun + 1))?;
        let kin = kin_of(word(tokens, noun))?;
        let possessive = |at: usize| tokens.kind(at) == Some(TokenKind::Possessive);
        // `The victims' families`, `the airline's directors`
        let owner = |at: usize| {
            let said = word(tokens, at);
            nouns::VICTIMS.contains(&said) || nouns::BODIES.contains(&said) || nouns::ROLES.contains(&said)
        };
        // `Her security chiefs`: behind a determiner whatever stands before the noun belongs to it.
        let led = at > 0
            && (clause::DETERMINERS.contains(&word(tokens, at - 1))
                || venue::BEFORE_COMPANY.contains(&word(tokens, at - 1)));
        let before = |at: usize| {
            nouns::BEFORE_GROUP.contains(&word(tokens, at))
                || led && small(tokens, at) && !closed(word(tokens, at)) && !may_be_verb(word(tokens, at))
                || owner(at) && possessive(at + 1)
                || at > 0 && possessive(at) && owner(at - 1)
        };
        // `Families of the miners …` begins the sentence.
        let plain = (small(tokens, noun) || noun == 0) && (at..noun).all(before);
        let owned = at > 0 && tokens.kind(at - 1) == Some(TokenKind::Possessive);
        if !plain || owned || !is_head(tokens, noun + 1) || tokens.kind(noun + 1) == Some(TokenKind::Possessive) {
            return None;
        }
        let (to, of) = self.complement(noun + 1, kin);
        if self.is_told_by_name(to) {
            return None;
        }
        // `The ministers of Chad and Niger` are Chad and Niger; the families of Chadian soldiers are nobody but themselves.
        let spoken_for = kin != nouns::RELATIVES && !of.is_empty();
        let values = if spoken_for {
            of
        } else {
            let name = tokens.span(at, to).of(tokens.text()).to_string();
            // Leaders and envoys may be those of anybody; families are nobody's.
            let kind = if nouns::OF_NOBODY.contains(&kin) { ActorKind::Institution } else { ActorKind::Unknown };
            vec![Value::Actor(Actor { id: format!("~{kin}"), name, kind, principal: None })]
        };
        Some(Reference { from: at, to, values, party: true })
    }

    /// `The ministers of both countries, Lea Holm and Ana Ruiz,`: the names say who they are.
    fn is_told_by_name(&self, to: usize) -> bool {
        let tokens = self.tokens();
        let names = self.article.names(self.sentence);
        let person = |hit: &&NameHit| {
            hit.actor.iter().flatten().all(|actor| matches!(actor.kind, ActorKind::Person | ActorKind::Unknown))
        };
        let Some(first) = names.iter().find(|hit| hit.from == to + 1 && hit.actor.is_some()).filter(person) else {
            return false;
        };
        let several = first.actor.as_ref().is_some_and(|actors| actors.len() > 1);
        word(tokens, to) == ","
            && first.to > first.from + 1
            && (several || matches!(word(tokens, first.to), "and" | "of"))
    }

    /// As many persons as bodies, each for its own: `the ministers of Chad and Niger, | Lea Holm and Ana Ruiz`.
    fn told_by_names(&self, from: usize, bodies: &[Value]) -> Option<(usize, Vec<Value>)> {
        let tokens = self.tokens();
        let names = self.article.names(self.sentence);
        let (mut to, mut persons) = (from, Vec::new());
        for body in bodies {
            let skipped = usize::from(!persons.is_empty() && word(tokens, to) == ",");
            let next = to + skipped;
            let next = next + usize::from(!persons.is_empty() && word(tokens, next) == "and");
            let hit = names.iter().find(|hit| hit.from == next && (next > to || persons.is_empty()))?;
            let Some([person]) = hit.actor.as_deref() else { return None };
            let Value::Actor(body) = body else { return None };
            let full = hit.to > hit.from + 1;
            // A name that nobody knows may look like any body's.
            let known = !person.id.starts_with('~');
            if !full || known && person.kind != ActorKind::Person {
                return None;
            }
            let principal = person.principal.clone().or_else(|| Some(body.root().to_owned()));
            persons.push(Value::Actor(Actor { kind: ActorKind::Person, principal, ..person.clone() }));
            to = hit.to;
        }
        // A list that goes on is one of more than these.
        let goes_on = word(tokens, to) == "and" || word(tokens, to) == "," && word(tokens, to + 1) == "and";
        (bodies.len() > 1 && !goes_on).then_some((to, persons))
    }

    /// Where `of …` ends behind a noun, and the states and bodies that it names.
    fn complement(&self, at: usize, kin: &str) -> (usize, Vec<Value>) {
        let tokens = self.tokens();
        if word(tokens, at) != "of" && !(word(tokens, at) == "from" && venue::ACT_FOR.contains(&kin)) {
            return (at, Vec::new());
        }
        // `Envoys of the two countries`, `leaders of both parties`
        let sides = at + 1 + usize::from(word(tokens, at + 1) == "the");
        if let Some(sides) = self.sides(self.sentence, sides).filter(|_| kin != nouns::RELATIVES) {
            return (sides.to, sides.values);
        }
        // `Leaders of the union`: of the one that was called so before.
        if let Some(body) = self.body(at + 1) {
            return (body.to, body.values);
        }
        let names = self.article.names(self.sentence);
        let starts = |at: usize| names.iter().find(|hit| hit.from == at);
        let (mut to, mut last, mut values) = (at + 1, at, Vec::new());
        while to < at + 1 + LONGEST_OF + (last - at) {
            if let Some(hit) = starts(to) {
                (to, last) = (hit.to, hit.to);
                // `The three Orvale Strait states`
                if small(tokens, to) && !closed(word(tokens, to)) && nouns::SIDES.contains(&word(tokens, to)) {
                    return (to + 1, Vec::new());
                }
                // Of a person it is whose envoys they are; of a name that nobody knows, whom they lead.
                values.extend(
                    bodies(hit)
                        .filter(|actor| match actor.kind {
                            ActorKind::Person => venue::ACT_FOR.contains(&kin),
                            ActorKind::Unknown => venue::ACT_FOR.contains(&kin) || venue::LEAD.contains(&kin),
                            _ => true,
                        })
                        .map(Value::Actor),
                );
                if word(tokens, to) == ","
                    && let Some((end, persons)) = self.told_by_names(to + 1, &values)
                {
                    return (end, persons);
                }
                let next = to + usize::from(word(tokens, to) == ",");
                let next = next + usize::from(word(tokens, next) == "and");
                if next > to && starts(next).is_some() {
                    to = next;
                    continue;
                }
                break;
            }
            let leads = clause::DETERMINERS.contains(&word(tokens, to)) || nouns::AMOUNTS.contains(&word(tokens, to));
            if !small(tokens, to) || !leads && closed(word(tokens, to)) {
                break;
            }
            to += 1;
            last = if leads { last } else { to };
            // One noun is enough where what follows may be a verb.
            if !leads && may_be_verb(word(tokens, to)) {
                break;
            }
        }
        // `Leaders of the country's main parties`: of these.
        let owner = tokens.kind(last) == Some(TokenKind::Possessive);
        if last == at || owner { (at, Vec::new()) } else { (last, values) }
    }
}

fn may_be_verb(word: &str) -> bool {
    clause::PAST_FORMS.contains(&word)
        || clause::AUXILIARIES.contains(&word)
        || ["ed", "ing", "ly"].iter().any(|ending| word.ends_with(ending))
}

/// All whom a name stands for.
fn bodies(hit: &NameHit) -> impl Iterator<Item = Actor> {
    hit.actor.iter().flatten().cloned()
}

/// What people of this name are called by one word.
pub(super) fn kin_of(word: &str) -> Option<&'static str> {
    static NUMBERS: LazyLock<Dictionary> = LazyLock::new(|| {
        let mut numbers = Dictionary::default();
        nouns::GROUPS.iter().for_each(|(group, _)| _ = numbers.intern(group));
        numbers
    });
    let number = NUMBERS.id(word).checked_sub(1)?;
    nouns::GROUPS.get(number as usize).map(|(_, kin)| *kin)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_group_is_told_by_its_own_line() {
        assert!(nouns::GROUPS.iter().all(|&(group, kin)| kin_of(group) == Some(kin)));
        assert_eq!(kin_of("roof"), None);
        assert_eq!(kin_of(""), None);
    }
}
