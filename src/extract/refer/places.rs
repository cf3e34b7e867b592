//! Places that are pointed at: `there`, `that village`, `the valley`.

use super::{Named, REACH, Reader, Reference, is_head, small, word};
use crate::lexicon::names::NameHit;
use crate::lexicon::{clause, reference as nouns, site};
use crate::text::{TokenKind, Tokens};
use crate::value::{ActorKind, Place, PlaceNode, Value};

impl<A: Named> Reader<'_, A> {
    pub(super) fn place(&self, at: usize) -> Option<Reference> {
        self.there(at).or_else(|| self.noun(at)).or_else(|| self.seat(at))
    }

    /// `One man died there`: the one place of the words before, or else of the sentence before.
    fn there(&self, at: usize) -> Option<Reference> {
        let behind = self.word(at + 1);
        let pointing = self.word(at) == "there" && at > 0 && self.tokens().kind(at - 1) == Some(TokenKind::Word);
        if !pointing || site::EXISTENTIAL.contains(&behind) || self.word(at - 1) == "that" {
            return None;
        }
        let place = self.just_named(at, |_| true).or_else(|| self.land(at))?;
        Some(Reference { from: at, to: at + 1, values: vec![Value::Place(place)], party: false })
    }

    /// The one state that the sentence, or the one before, names as one who acts: `Chad is mourning. Nine people died there.`
    /// Who may be anybody is no person where `there` points.
    fn land(&self, at: usize) -> Option<Place> {
        let here = self.article.names(self.sentence).iter().filter(|hit| hit.to <= at);
        let before = self.article.names(self.sentence.checked_sub(1)?).iter();
        let mut states = here.chain(before).filter_map(|hit| hit.actor.as_deref()).flatten();
        let first = states.next().filter(|actor| matches!(actor.kind, ActorKind::State | ActorKind::Unknown))?;
        if states.any(|actor| actor.id != first.id) {
            return None;
        }
        let node = PlaceNode { id: first.id.clone(), name: first.name.clone(), path: vec![first.id.clone()] };
        Some(Place { nodes: vec![node], known: false })
    }

    /// `At the ministry`, `at Chile's trade ministry`: the house, by the name of the body.
    fn seat(&self, at: usize) -> Option<Reference> {
        let tokens = self.tokens();
        let owner = at > 0 && tokens.kind(at - 1) == Some(TokenKind::Possessive);
        let opens = owner || at > 0 && site::BEFORE_SEAT.contains(&self.word(at - 1));
        if clause::DETERMINERS.contains(&self.word(at)) {
            let led = at > 0 && site::AT.contains(&self.word(at - 1));
            let seat = if led { self.seat(at + 1) } else { None }?;
            // The article is no part of a value; whose house it is belongs to it.
            return Some(Reference { from: if self.word(at) == "the" { at + 1 } else { at }, ..seat });
        }
        if !opens {
            return None;
        }
        let noun = (at..at + 3).take_while(|&at| small(tokens, at)).find(|&at| site::SEATS.contains(&self.word(at)))?;
        let led = (0..at).rev().take(6).find(|&at| site::AT.contains(&self.word(at)))?;
        let plain = |at: usize| match tokens.kind(at) {
            Some(TokenKind::Possessive) => true,
            Some(TokenKind::Word) => {
                !clause::NO_SUBJECT.contains(&self.word(at)) && !clause::AUXILIARIES.contains(&self.word(at))
            }
            _ => false,
        };
        if !(led + 1..at).all(plain)
            || !is_head(tokens, noun + 1)
            || tokens.kind(noun + 1) == Some(TokenKind::Possessive)
        {
            return None;
        }
        // `At the ministry in Kabul`: the city says more.
        if self.word(noun + 1) == "in" {
            return None;
        }
        let own = tokens.span(at, noun + 1).of(tokens.text()).to_string();
        let name = if at == noun { self.seat_of_office(self.word(noun)).unwrap_or(own) } else { own };
        Some(Reference { from: at, to: noun + 1, values: vec![Value::Place(Place::unknown(&name))], party: false })
    }

    /// `The ministry` behind `Trade Minister Lea Holm`: the trade ministry.
    fn seat_of_office(&self, seat: &str) -> Option<String> {
        let (_, office) = site::SEAT_OF.iter().find(|(house, _)| *house == seat)?;
        (self.sentence.saturating_sub(REACH)..=self.sentence).rev().find_map(|sentence| {
            let tokens = self.article.tokens(sentence);
            let at = (1..tokens.len()).rev().find(|&at| word(tokens, at) == *office)?;
            let of = word(tokens, at - 1);
            let says_which = tokens.kind(at - 1) == Some(TokenKind::Word)
                && !site::NO_SEAT.contains(&of)
                && !clause::DETERMINERS.contains(&of)
                && !clause::NO_SUBJECT.contains(&of);
            says_which.then(|| format!("{of} {seat}"))
        })
    }

    /// `That village`, `the valley`, `this ruined town`.
    fn noun(&self, at: usize) -> Option<Reference> {
        let tokens = self.tokens();
        if !nouns::POINTERS.contains(&self.word(at)) {
            return None;
        }
        let noun = at + 1 + usize::from(nouns::STEPPED_OVER.contains(&self.word(at + 1)));
        let said = self.word(noun);
        let settled = site::SETTLEMENTS.contains(&said);
        let named = matches!(self.word(noun + 1), "of" | "'s" | "'");
        if !(settled || site::LANDS.contains(&said)) || named || !is_head(tokens, noun + 1) {
            return None;
        }
        // `In this city`: where the report was filed.
        let here = self.word(at) == "this" && settled;
        let place = here.then(|| self.article.filed()).flatten().or_else(|| self.called(at, said)).or_else(|| {
            // No country, and no valley.
            let town = |place: &Place| {
                let land = |name: &str| name.to_lowercase().split(' ').any(|word| site::LANDS.contains(&word));
                let country = |id: &str| id.bytes().all(|byte| byte.is_ascii_uppercase());
                place.nodes.iter().all(|node| if place.known { !country(&node.id) } else { !land(&node.name) })
            };
            settled.then(|| self.just_named(at, town)).flatten()
        })?;
        // The article is no part of a value, but `that` is one of these words.
        let from = if self.word(at) == "the" { at + 1 } else { at };
        Some(Reference { from, to: noun + 1, values: vec![Value::Place(place)], party: false })
    }

    /// The last place with this noun in or about its name: `the Orvale Valley`, `the town of Orvale`, `Orvale town`.
    fn called(&self, at: usize, noun: &str) -> Option<Place> {
        let first = self.sentence.saturating_sub(REACH);
        (first..=self.sentence).rev().find_map(|sentence| {
            let tokens = self.article.tokens(sentence);
            let last = if sentence == self.sentence { at } else { tokens.len() };
            let before = self.article.names(sentence).iter().rev().filter(|hit| hit.to <= last);
            before.filter(|hit| is_called(tokens, hit, noun)).find_map(|hit| hit.place.clone())
        })
    }

    /// The one place that fits of the words before, or else of the sentence before.
    fn just_named(&self, at: usize, fits: impl Fn(&Place) -> bool) -> Option<Place> {
        // `The Orra river` is no town.
        let land = |sentence: usize, hit: &NameHit| {
            let tokens = self.article.tokens(sentence);
            (hit.from..=hit.to).any(|at| small(tokens, at) && site::LANDS.contains(&word(tokens, at)))
        };
        let here = self.article.names(self.sentence).iter().filter(|hit| hit.to <= at && !land(self.sentence, hit));
        let here: Vec<&Place> = here.filter_map(|hit| hit.place.as_ref()).filter(|place| fits(place)).collect();
        if !here.is_empty() {
            return only(&here);
        }
        let last = self.sentence.checked_sub(1)?;
        let before = self.article.names(last).iter().filter(|hit| !land(last, hit));
        let before: Vec<&Place> = before.filter_map(|hit| hit.place.as_ref()).filter(|place| fits(place)).collect();
        only(&before)
    }
}

/// The place that all of them are.
fn only(places: &[&Place]) -> Option<Place> {
    let first = places.first()?;
    places.iter().all(|place| place.nodes == first.nodes).then(|| (*first).clone())
}

fn is_called(tokens: &Tokens<'_>, hit: &NameHit, noun: &str) -> bool {
    let inside = (hit.from..=hit.to).any(|at| word(tokens, at) == noun);
    let of = hit.from.checked_sub(2).is_some_and(|at| word(tokens, at) == noun && word(tokens, at + 1) == "of");
    inside || of
}
