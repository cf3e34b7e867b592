//! Places that are pointed at: `there`, `that village`, `the valley`.

use super::{Named, REACH, Reader, Reference, is_head, word};
use crate::lexicon::names::NameHit;
use crate::lexicon::reference as nouns;
use crate::text::{TokenKind, Tokens};
use crate::value::{Place, Value};

impl<A: Named> Reader<'_, A> {
    pub(super) fn place(&self, at: usize) -> Option<Reference> {
        self.there(at).or_else(|| self.noun(at))
    }

    /// `One man died there`: the one place of the words before, or else of the sentence before.
    fn there(&self, at: usize) -> Option<Reference> {
        let behind = self.word(at + 1);
        let pointing = self.word(at) == "there" && at > 0 && self.tokens().kind(at - 1) == Some(TokenKind::Word);
        if !pointing || nouns::EXISTENTIAL.contains(&behind) || self.word(at - 1) == "that" {
            return None;
        }
        let place = self.just_named(at, |_| true)?;
        Some(Reference { from: at, to: at + 1, values: vec![Value::Place(place)] })
    }

    /// `That village`, `the valley`, `this ruined town`.
    fn noun(&self, at: usize) -> Option<Reference> {
        let tokens = self.tokens();
        if !nouns::POINTERS.contains(&self.word(at)) {
            return None;
        }
        let noun = at + 1 + usize::from(nouns::STEPPED_OVER.contains(&self.word(at + 1)));
        let said = self.word(noun);
        let settled = nouns::SETTLEMENTS.contains(&said);
        let named = matches!(self.word(noun + 1), "of" | "'s" | "'");
        if !(settled || nouns::LANDS.contains(&said)) || named || !is_head(tokens, noun + 1) {
            return None;
        }
        let place = self.called(at, said).or_else(|| {
            // No country, and no valley.
            let town = |place: &Place| {
                let land = |name: &str| name.to_lowercase().split(' ').any(|word| nouns::LANDS.contains(&word));
                let country = |id: &str| id.bytes().all(|byte| byte.is_ascii_uppercase());
                place.nodes.iter().all(|node| if place.known { !country(&node.id) } else { !land(&node.name) })
            };
            settled.then(|| self.just_named(at, town)).flatten()
        })?;
        // The article is no part of a value, but `that` is one of these words.
        let from = if self.word(at) == "the" { at + 1 } else { at };
        Some(Reference { from, to: noun + 1, values: vec![Value::Place(place)] })
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
        let here = self.article.names(self.sentence).iter().filter(|hit| hit.to <= at);
        let here: Vec<&Place> = here.filter_map(|hit| hit.place.as_ref()).filter(|place| fits(place)).collect();
        if !here.is_empty() {
            return only(&here);
        }
        let before = self.article.names(self.sentence.checked_sub(1)?).iter();
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
