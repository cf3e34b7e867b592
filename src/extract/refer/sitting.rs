//! Bodies that are told of only where they sit: `a cabinet meeting`, `the county assembly`, `an all-party meeting`, `a donors'
//! conference`.

use super::bodies::closed;
use super::groups::kin_of;
use super::{Named, Reader, Reference, is_head, small, word};
use crate::lexicon::{clause, venue};
use crate::text::TokenKind;
use crate::value::{Actor, ActorKind, Value};

/// So many words may stand before the noun.
const MODIFIERS: usize = 2;

impl<A: Named> Reader<'_, A> {
    /// A body that sits, behind its article or before its meeting.
    pub(super) fn sitting(&self, at: usize) -> Option<Reference> {
        self.all_parties(at).or_else(|| self.meeting_of(at)).or_else(|| self.body_that_sits(at))
    }

    /// `An all-party meeting`
    fn all_parties(&self, at: usize) -> Option<Reference> {
        let hyphen = self.tokens().kind(at + 1) == Some(TokenKind::Hyphen);
        let all = matches!(self.word(at), "all" | "cross" | "multi") && hyphen && self.word(at + 2) == "party";
        (all && self.meets(at + 3)).then(|| party(at, at + 3, "parties"))
    }

    /// `A donors' conference`, `a mayors' meeting`
    fn meeting_of(&self, at: usize) -> Option<Reference> {
        let tokens = self.tokens();
        let group = small(tokens, at) && kin_of(self.word(at)).is_some();
        (group && tokens.kind(at + 1) == Some(TokenKind::Possessive) && self.meets(at + 2))
            .then(|| party(at, at + 1, self.word(at)))
    }

    /// `The county assembly`, `his cabinet`, `a works council meeting`
    fn body_that_sits(&self, at: usize) -> Option<Reference> {
        let tokens = self.tokens();
        let det = matches!(self.word(at), "the" | "his" | "her" | "its" | "their");
        let from = if det { at + 1 } else { at };
        let modifier = |at: usize| {
            small(tokens, at) && !closed(self.word(at)) && !venue::SORTS_OF_MEETING.contains(&self.word(at))
        };
        let noun = (from..=from + MODIFIERS)
            .take_while(|&at| modifier(at))
            .find(|&at| venue::SITTING.contains(&self.word(at)) && !venue::SITTING.contains(&self.word(at + 1)))?;
        let to = noun + 1;
        let meeting = self.meets(to);
        // `Thursday's cabinet meeting`, but `Kenya's cabinet meeting` is Kenya's.
        let names = self.article.names(self.sentence);
        let owned = from > 0
            && tokens.kind(from - 1) == Some(TokenKind::Possessive)
            && (!meeting || names.iter().any(|hit| hit.to + 1 == from));
        let hyphen = from > 0 && tokens.kind(from - 1) == Some(TokenKind::Hyphen);
        if owned || hyphen || !(meeting || det && is_head(tokens, to) && tokens.kind(to) != Some(TokenKind::Possessive))
        {
            return None;
        }
        // `The commission of inquiry`, `the council in Ghent`: more would have to be read.
        if !meeting && matches!(self.word(to), "of") {
            return None;
        }
        let name = tokens.span(from, to).of(tokens.text());
        Some(party(from, to, name))
    }

    /// Whether the noun of a meeting stands here.
    fn meets(&self, at: usize) -> bool {
        venue::MEETINGS.contains(&word(self.tokens(), at)) && !clause::DETERMINERS.contains(&word(self.tokens(), at))
    }
}

/// Somebody of whom nothing but these words is known.
fn party(from: usize, to: usize, name: &str) -> Reference {
    let id = format!("~{}", name.to_lowercase());
    let actor = Actor { id, name: name.to_owned(), kind: ActorKind::Unknown, principal: None };
    Reference { from, to, values: vec![Value::Actor(actor)], party: true }
}
