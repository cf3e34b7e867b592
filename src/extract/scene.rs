//! Where an article plays: by its headline, `Kelm: 27 injured at second fire this week`; and who points there again, `another fire
//! on the same street`.

use super::context::Context;
use super::refer::closed;
use super::story::spaced;
use crate::claim::Filled;
use crate::lexicon::{reference, site};
use crate::text::{Role, TokenKind};
use crate::value::{PlaceNode, Value};

/// Between `same` and its noun stand at most so many words.
const DESCRIBED: usize = 2;
/// The place is named in so many sentences from the beginning; a longer article wanders.
const SENTENCES: usize = 30;

impl Context<'_> {
    /// The one place of the headline that the text names too, if it is no country: where what happened without a place of its own
    /// has happened.
    pub(super) fn headline_place(&self) -> Option<Filled> {
        let title = spaced(self.article.info.title.as_deref()?);
        let told = |name: &str| title.contains(&format!(" {} ", spaced(name).trim()));
        let mut scene: Option<Filled> = None;
        // A dateline has it in capitals: the text comes first.
        let of = |role: Role| (0..self.sentences.len()).filter(move |&at| self.sentences[at].role == role);
        for at in of(Role::Body).take(SENTENCES).chain(of(Role::Dateline)) {
            for hit in self.names(at) {
                let Some(place) = &hit.place else { continue };
                let (from, to) = hit.members.first().copied().unwrap_or((hit.from, hit.to));
                let tokens = self.tokens(at);
                // `Kim's death` names no place, whatever place is called Kim.
                if tokens.kind(to) == Some(TokenKind::Possessive) {
                    continue;
                }
                let span = tokens.span(from, to);
                let text = span.of(&self.article.text);
                let node = place.nodes.first()?;
                if place.known && PlaceNode::is_country(node) || !(told(text) || told(&node.name)) {
                    continue;
                }
                match &scene {
                    Some(Filled { value: Value::Place(other), .. }) if other.nodes.first() != Some(node) => {
                        return None;
                    }
                    Some(_) => {}
                    None => {
                        let (value, text) = (Value::Place(place.clone()), text.to_owned());
                        scene = Some(Filled { value, text, span, inherited: true, of_people: false });
                    }
                }
            }
        }
        scene
    }

    /// Whether a sentence says that it tells of the place of the article: `in the same export zone`.
    pub(super) fn points_to_scene(&self, at: usize) -> bool {
        let tokens = self.tokens(at);
        let word = |at: usize| tokens.folded(at);
        (1..tokens.len()).any(|same| {
            let mut nouns = same + 1..=same + 1 + DESCRIBED;
            site::SAME.contains(&word(same))
                && reference::POINTERS.contains(&word(same - 1))
                && nouns.any(|noun| site::SPOTS.contains(&word(noun)))
        })
    }

    /// Whether a sentence points to some place without its name: `there`, `at the same gate`, `in the city`, `the port's last fire`.
    pub(super) fn points_back_to_scene(&self, at: usize) -> bool {
        let tokens = self.tokens(at);
        let word = |at: usize| tokens.folded(at);
        let place = |at: usize| site::is_place_noun(word(at));
        (0..tokens.len()).any(|at| {
            let there = word(at) == "there" && !site::EXISTENTIAL.contains(&word(at + 1));
            let same = site::SAME.contains(&word(at)) && (at + 1..=at + 1 + DESCRIBED).any(place);
            let owns = tokens.kind(at + 2) == Some(TokenKind::Possessive);
            let led = at > 0 && site::AT.contains(&word(at - 1));
            let noun = word(at) == "the" && place(at + 1) && (led || owns) && word(at + 2) != "of";
            there || same || noun && (owns || tokens.kind(at + 2) != Some(TokenKind::Word) || closed(word(at + 2)))
        })
    }
}
