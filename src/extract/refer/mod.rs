//! Who and where is meant by words that name nobody: `she`, `the union`, `both sides`, `that village`, `there`.
//!
//! Takes the tokens and names of a sentence and of those before it, gives values for the lattice. A word that points back has
//! one only where exactly one reading fits: silence, not guesses. Knows no rules and no claims.

mod bodies;
mod groups;
mod houses;
mod opening;
mod parties;
mod places;
mod sitting;
#[cfg(test)]
mod tests;

pub(super) use bodies::closed;
pub(super) use opening::opens;

use std::sync::LazyLock;

use crate::lexicon::names::NameHit;
use crate::lexicon::{Classes, clause, reference, saying};
use crate::text::{TokenKind, Tokens};
use crate::value::{Actor, ActorKind, Place, Value};

/// How many sentences back a name may stand; keeps a long article linear.
const REACH: usize = 40;
/// How many sentences back a pronoun may point.
const PRONOUN_REACH: usize = 2;

/// Words that stand for somebody or some place.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Reference {
    /// First token.
    pub from: usize,
    /// One past the last.
    pub to: usize,
    /// Who or where; several: a list.
    pub values: Vec<Value>,
    /// Whether they only take part together with others: no one of them decides or speaks. Of a place: whether it is a house
    /// without a name, which tells no event from another.
    pub party: bool,
}

/// The sentences of an article with their names.
pub(super) trait Named {
    /// The tokens of a sentence.
    fn tokens(&self, sentence: usize) -> &Tokens<'_>;
    /// Its names, in order.
    fn names(&self, sentence: usize) -> &[NameHit];
    /// Where the article was filed, by its dateline.
    fn filed(&self) -> Option<Place>;
}

/// The references of a sentence, in order; none where a name stands.
pub(super) fn references(article: &impl Named, sentence: usize) -> Vec<Reference> {
    let mut reader = Reader { article, sentence, found: Vec::new() };
    let tokens = article.tokens(sentence);
    let names = article.names(sentence);
    let opens = opens(tokens);
    let (mut at, mut next) = (0, 0);
    while at < tokens.len() {
        while names.get(next).is_some_and(|hit| hit.to <= at) {
            next += 1;
        }
        if let Some(hit) = names.get(next).filter(|hit| hit.from <= at) {
            at = hit.to;
            continue;
        }
        let room = names.get(next).map_or(tokens.len(), |hit| hit.from);
        let found = if opens[at] { reader.reference(at) } else { None };
        match found.filter(|found| found.party || found.to <= room) {
            Some(found) => {
                at = found.to;
                reader.found.push(found);
            }
            None => at += 1,
        }
    }
    reader.found
}

/// One sentence being read.
struct Reader<'a, A> {
    article: &'a A,
    sentence: usize,
    /// Earlier in the sentence.
    found: Vec<Reference>,
}

impl<'a, A: Named> Reader<'a, A> {
    fn reference(&self, at: usize) -> Option<Reference> {
        self.pronoun(at)
            .or_else(|| self.sides(self.sentence, at))
            .or_else(|| self.pair(at))
            .or_else(|| self.place(at))
            .or_else(|| self.house(at))
            .or_else(|| self.body(at))
            .or_else(|| self.sitting(at))
            .or_else(|| self.bare_body(at))
            .or_else(|| self.group(at))
    }

    fn tokens(&self) -> &'a Tokens<'a> {
        self.article.tokens(self.sentence)
    }

    fn word(&self, at: usize) -> &'a str {
        word(self.tokens(), at)
    }

    /// `He` and `she` for the one person whom the sentence has named so far, or else the one that the sentence before begins
    /// with; `they` for the parties of the sentence before.
    fn pronoun(&self, at: usize) -> Option<Reference> {
        let word = self.word(at);
        let group = word == "they";
        // `Her talks with Chad`
        let owner = matches!(word, "his" | "her") && reference::GATHERINGS.contains(&self.word(at + 1));
        if !(group || owner || clause::PERSON_PRONOUNS.contains(&word)) || self.is_quoted(at) {
            return None;
        }
        if group {
            // Whom else the sentence before names, meets and talks together, but nobody says that they think alike.
            let (values, party) = match self.last_parties() {
                Some(parties) => (parties, false),
                None => (self.last_persons()?, true),
            };
            return Some(Reference { from: at, to: at + 1, values, party });
        }
        let mut known: Vec<Actor> = Vec::new();
        let referred = self.found.iter().flat_map(|found| &found.values).filter_map(|value| match value {
            Value::Actor(actor) => Some(actor),
            _ => None,
        });
        let named = self.article.names(self.sentence).iter().take_while(|hit| hit.to <= at);
        let named = named.flat_map(|hit| hit.actor.iter().flatten());
        persons(named.chain(referred), &mut known);
        for back in 1..=PRONOUN_REACH.min(self.sentence) {
            if !known.is_empty() {
                break;
            }
            let names = self.article.names(self.sentence - back);
            let tokens = self.article.tokens(self.sentence - back);
            // `The Chamber of Employers` is no person.
            let named: Vec<_> = names.iter().filter(|hit| !is_the(tokens, hit)).collect();
            persons(named.iter().flat_map(|hit| hit.actor.iter().flatten()), &mut known);
            // Its subject goes on, not whom it only speaks of.
            let first = named.iter().find_map(|hit| hit.actor.as_ref()).and_then(|actors| actors.first());
            if !known.is_empty() && first.is_none_or(|first| first.kind != ActorKind::Person) {
                return None;
            }
        }
        match known.as_slice() {
            [one] if one.kind == ActorKind::Person => {
                Some(Reference { from: at, to: at + 1, values: vec![Value::Actor(one.clone())], party: false })
            }
            _ => None,
        }
    }

    /// Whether a quotation is open: its pronouns are somebody else's.
    fn is_quoted(&self, at: usize) -> bool {
        let tokens = self.tokens();
        (0..at).filter(|&token| tokens.kind(token) == Some(TokenKind::Quote)).count() % 2 == 1
    }
}

/// Whether a name that is not known to be a person's has an article: then it is none.
fn is_the(tokens: &Tokens<'_>, hit: &NameHit) -> bool {
    let person = hit.actor.iter().flatten().any(|actor| actor.kind == ActorKind::Person);
    !person && hit.from > 0 && word(tokens, hit.from - 1) == "the"
}

/// Adds the persons that are not known yet, and whoever may be one.
fn persons<'n>(actors: impl Iterator<Item = &'n Actor>, known: &mut Vec<Actor>) {
    for actor in actors.filter(|actor| matches!(actor.kind, ActorKind::Person | ActorKind::Unknown)) {
        if !known.iter().any(|other| other.id == actor.id) {
            known.push(actor.clone());
        }
    }
}

/// The folded form; empty beyond the end.
fn word<'t>(tokens: &'t Tokens<'_>, at: usize) -> &'t str {
    tokens.folded(at)
}

/// Whether a word in lower case stands here.
fn small(tokens: &Tokens<'_>, at: usize) -> bool {
    tokens.get(at).is_some_and(|token| token.kind == TokenKind::Word && !token.capital)
}

/// Whether the noun before this is over here: no further noun makes it one of several, as in `the government bonds`.
fn is_head(tokens: &Tokens<'_>, at: usize) -> bool {
    if tokens.kind(at) == Some(TokenKind::Hyphen) {
        return false;
    }
    if tokens.kind(at) != Some(TokenKind::Word) {
        return true;
    }
    let word = word(tokens, at);
    static CLASSES: LazyLock<Classes> = LazyLock::new(|| Classes::of_lists(&AFTER_HEAD.map(|list| (1, list))));
    const AFTER_HEAD: [&[&str]; 12] = [
        clause::NO_SUBJECT,
        clause::JOINS_WORDS,
        clause::JOINS_CLAUSES,
        clause::AUXILIARIES,
        clause::RELATIVE,
        saying::BEFORE_VERB,
        clause::DETERMINERS,
        clause::PAST_FORMS,
        clause::HELPERS,
        clause::SUBORDINATORS,
        clause::PERSON_PRONOUNS,
        clause::GROUP_PRONOUNS,
    ];
    CLASSES.has(word)
        || word.ends_with("ed")
        || word.ends_with("ly")
        || word.ends_with("ing")
        || word.ends_with('s')
            && !word.ends_with("ers")
            && !word.ends_with("ors")
            && !reference::THINGS_OF.contains(&word)
}
