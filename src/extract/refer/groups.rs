//! People who take part in something together and have no name: `relatives of the dead`, `the governors of the three regions`,
//! `leaders of all parties`. With the names of whom they speak for, these are meant: `the prime ministers of Chad and Niger`.

use super::{Named, Reader, Reference, is_head, small, word};
use crate::lexicon::clause;
use crate::lexicon::names::NameHit;
use crate::lexicon::reference as nouns;
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
        let noun = (at..=at + MODIFIERS).find(|&noun| kin_of(word(tokens, noun)).is_some())?;
        let kin = kin_of(word(tokens, noun))?;
        let before = |at: usize| {
            nouns::BEFORE_GROUP.contains(&word(tokens, at))
                || nouns::VICTIMS.contains(&word(tokens, at)) && tokens.kind(at + 1) == Some(TokenKind::Possessive)
                || at > 0
                    && tokens.kind(at) == Some(TokenKind::Possessive)
                    && nouns::VICTIMS.contains(&word(tokens, at - 1))
        };
        // `Families of the miners …` begins the sentence.
        let plain = (small(tokens, noun) || noun == 0) && (at..noun).all(before);
        let owned = at > 0 && tokens.kind(at - 1) == Some(TokenKind::Possessive);
        if !plain || owned || !is_head(tokens, noun + 1) || tokens.kind(noun + 1) == Some(TokenKind::Possessive) {
            return None;
        }
        let (to, of) = self.complement(noun + 1);
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

    /// Where `of …` ends behind a noun, and the states and bodies that it names.
    fn complement(&self, at: usize) -> (usize, Vec<Value>) {
        let tokens = self.tokens();
        if word(tokens, at) != "of" {
            return (at, Vec::new());
        }
        let names = self.article.names(self.sentence);
        let starts = |at: usize| names.iter().find(|hit| hit.from == at);
        let (mut to, mut values) = (at + 1, Vec::new());
        let mut last = at;
        while to < at + 1 + LONGEST_OF + (last - at) {
            if let Some(hit) = starts(to) {
                values.extend(bodies(hit));
                (to, last) = (hit.to, hit.to);
                let next = to + usize::from(word(tokens, to) == ",");
                let next = next + usize::from(word(tokens, next) == "and");
                if next > to && starts(next).is_some() {
                    to = next;
                    continue;
                }
                break;
            }
            let opens = clause::DETERMINERS.contains(&word(tokens, to)) || nouns::AMOUNTS.contains(&word(tokens, to));
            let noun = small(tokens, to) && !opens && is_head(tokens, to + 1);
            if !small(tokens, to) && tokens.kind(to) != Some(TokenKind::Possessive) {
                break;
            }
            to += 1;
            last = to;
            // `Of every party in parliament`
            let inside = noun && word(tokens, to) == "in" && small(tokens, to + 1) && is_head(tokens, to + 2);
            if inside {
                return (to + 2, values);
            }
            if noun {
                break;
            }
        }
        if last == at { (at, Vec::new()) } else { (last, values) }
    }
}

/// The states, organisations and bodies of a name.
fn bodies(hit: &NameHit) -> impl Iterator<Item = Value> {
    let body = |actor: &&Actor| matches!(actor.kind, ActorKind::State | ActorKind::Institution | ActorKind::Org);
    hit.actor.iter().flatten().filter(body).cloned().map(Value::Actor)
}

/// What people of this name are called by one word.
fn kin_of(word: &str) -> Option<&'static str> {
    nouns::GROUPS.iter().find(|(group, _)| *group == word).map(|(_, kin)| *kin)
}
