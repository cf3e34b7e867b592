//! Houses without a name where something is done: `at the town hall`, `at her home`, `at the company's port office`.

use super::bodies::closed;
use super::{Named, Reader, Reference, is_head, small, word};
use crate::lexicon::{clause, site, venue};
use crate::text::TokenKind;
use crate::value::{Place, Value};

/// Words that say where a house lies.
const LONGEST_LIE: usize = 6;
/// So many words and marks may stand between the article and the noun.
const MODIFIERS: usize = 5;

impl<A: Named> Reader<'_, A> {
    /// A house, from its article on. Where more is said of where it lies, that is where.
    pub(super) fn house(&self, at: usize) -> Option<Reference> {
        let tokens = self.tokens();
        let lead = at.checked_sub(1).map(|at| self.word(at))?;
        let within = matches!(lead, "in");
        let det = self.word(at);
        let possessive = clause::POSSESSIVE_PRONOUNS.contains(&det);
        if !(within || site::AT.contains(&lead)) || !(possessive || matches!(det, "the" | "a" | "an")) {
            return None;
        }
        let first = at + 1;
        let noun = (first..=first + MODIFIERS)
            .take_while(|&at| match tokens.kind(at) {
                Some(TokenKind::Possessive) => at > first,
                Some(TokenKind::Word) => {
                    !closed(word(tokens, at))
                        && (small(tokens, at) || tokens.kind(at + 1) == Some(TokenKind::Possessive))
                }
                Some(TokenKind::Hyphen) => at > first,
                _ => false,
            })
            .find(|&at| venue::HOUSES.contains(&self.word(at)) && self.is_over(at + 1))?;
        let said = self.word(noun);
        let to = noun + 1;
        let bare = noun == first;
        if tokens.kind(to) == Some(TokenKind::Possessive)
            || within && !venue::IN_HOUSES.contains(&said)
            || bare && venue::OF_MANY.contains(&said)
            || self.lies(to)
            || venue::MEETINGS.contains(&self.word(to))
        {
            return None;
        }
        // `The company's port office` is the port office; `the governor's office` has no other name.
        let owner = (first..noun).rev().find(|&at| tokens.kind(at) == Some(TokenKind::Possessive));
        let from = owner.map(|owner| owner + 1).filter(|&behind| behind < noun).unwrap_or(first);
        let name = tokens.span(from, to).of(tokens.text());
        let from = if det == "the" { first } else { at };
        Some(Reference { from, to, values: vec![Value::Place(Place::house(name))], party: true })
    }

    /// Whether the noun of a house is over here.
    fn is_over(&self, at: usize) -> bool {
        is_head(self.tokens(), at) || venue::LIES.contains(&self.word(at))
    }

    /// Whether words follow that say where a house lies, with a name; a day is none of them.
    fn lies(&self, to: usize) -> bool {
        let tokens = self.tokens();
        let begins = venue::LIES.contains(&self.word(to));
        let day = matches!(self.word(to), "on") && !matches!(self.word(to + 1), "the" | "a" | "an" | "its");
        let named = |at: usize| tokens.get(at).is_some_and(|token| token.capital);
        let inside = |at: &usize| tokens.kind(*at) == Some(TokenKind::Word);
        begins && !day && (to + 1..to + 1 + LONGEST_LIE).take_while(inside).any(named)
    }
}
