//! Bodies and offices without a name: `the union` is who was called one before; `the port authority` is somebody whom nobody
//! knows.

use std::sync::LazyLock;

use super::{Named, REACH, Reader, Reference, is_head, small, word};
use crate::lexicon::names::NameHit;
use crate::lexicon::{Classes, clause, reference as nouns, venue};
use crate::text::{TokenKind, Tokens};
use crate::value::{Actor, ActorKind, Value};

/// So many words may stand between `the` and the noun.
const MODIFIERS: usize = 2;
/// An apposition has its noun among so many words.
const APPOSITION: usize = 8;

impl<A: Named> Reader<'_, A> {
    /// `The union`, `the interior ministry`, `the company's directors`.
    pub(super) fn body(&self, at: usize) -> Option<Reference> {
        let tokens = self.tokens();
        if self.word(at) != "the" {
            return None;
        }
        let from = at + 1 + usize::from(nouns::STEPPED_OVER.contains(&self.word(at + 1)));
        static NAMES: LazyLock<Classes> =
            LazyLock::new(|| Classes::of_lists(&[nouns::BODIES, nouns::ROLES, nouns::OFFICES].map(|list| (1, list))));
        let names = |said: &str| NAMES.has(said);
        if let Some(named) = self.short_body(from) {
            return Some(named);
        }
        // `The bakers' union`: whose it is belongs to the name; but `the company's directors` are the company.
        let owned = tokens.kind(from + 1) == Some(TokenKind::Possessive) && !names(word(tokens, from));
        let owner = small(tokens, from) && owned;
        let after = if owner { from + 2 } else { from };
        let noun = (after..=after + MODIFIERS)
            .take_while(|&at| small(tokens, at) && !closed(word(tokens, at)))
            .find(|&at| names(word(tokens, at)))?;
        let mut to = noun + 1;
        if !is_head(tokens, to) {
            return None;
        }
        // `The operator, Coral Star Lines`: the name says it.
        let named = word(tokens, to) == "," && self.article.names(self.sentence).iter().any(|hit| hit.from == to + 1);
        if named {
            return None;
        }
        let said = word(tokens, noun);
        let office = nouns::OFFICES.contains(&said);
        let actor = match self.antecedents(from, noun, office).as_slice() {
            [one] => one.clone(),
            [] if !nouns::ROLES.contains(&said) && word(tokens, to) != "of" => unnamed(tokens, from, to),
            _ => return None,
        };
        if tokens.kind(to) == Some(TokenKind::Possessive) {
            // `The union's offer`: whose; `the union's leaders`: they themselves.
            let people = to + 1 + usize::from(!nouns::PEOPLE_OF.contains(&self.word(to + 1)));
            if nouns::PEOPLE_OF.contains(&self.word(people)) && !office {
                to = people + 1;
            }
        }
        Some(Reference { from, to, values: vec![Value::Actor(actor)], party: false })
    }

    /// `The Movement`, of which the article has spoken as the Northern Coast Movement.
    fn short_body(&self, from: usize) -> Option<Reference> {
        let tokens = self.tokens();
        let capital = tokens.get(from).is_some_and(|token| token.kind == TokenKind::Word && token.capital);
        let alone = tokens.get(from + 1).is_none_or(|token| token.kind != TokenKind::Word || !token.capital);
        let joined = tokens.kind(from + 1) == Some(TokenKind::Hyphen);
        if !capital
            || !alone
            || joined
            || !venue::SHORT_BODIES.contains(&self.word(from))
            || self.word(from + 1) == "of"
            || !is_head(tokens, from + 1)
        {
            return None;
        }
        let [one] = self.antecedents(from, from, false).try_into().ok()?;
        Some(Reference { from, to: from + 1, values: vec![Value::Actor(one)], party: false })
    }

    /// `Parliament will sit`, `when riot police cleared the square`.
    pub(super) fn bare_body(&self, at: usize) -> Option<Reference> {
        let tokens = self.tokens();
        let noun = at + usize::from(nouns::BEFORE_BARE.contains(&self.word(at)));
        let owned = at > 0
            && (tokens.kind(at - 1) == Some(TokenKind::Possessive)
                || small(tokens, at - 1) && adjective(self.word(at - 1)));
        let hyphen = at > 0 && tokens.kind(at - 1) == Some(TokenKind::Hyphen);
        let with = noun > at && nouns::BARE_WITH.contains(&self.word(noun));
        if !(nouns::BARE.contains(&self.word(noun)) || with) || owned || hyphen || !is_head(tokens, noun + 1) {
            return None;
        }
        // `Parliament's health committee`
        let possessive = tokens.kind(noun + 1) == Some(TokenKind::Possessive);
        let part = (noun + 2..noun + 3 + MODIFIERS)
            .take_while(|&at| possessive && small(tokens, at) && !closed(word(tokens, at)))
            .find(|&at| venue::SITTING.contains(&word(tokens, at)) && is_head(tokens, at + 1));
        let to = part.unwrap_or(noun) + 1;
        let whole = unnamed(tokens, at, noun + 1);
        let principal = part.is_some().then(|| whole.id.clone());
        let actor = Actor { principal, ..unnamed(tokens, at, to) };
        Some(Reference { from: at, to, values: vec![Value::Actor(actor)], party: part.is_some() })
    }

    /// Whom these words have described so far, each once.
    fn antecedents(&self, from: usize, noun: usize, office: bool) -> Vec<Actor> {
        let here = self.tokens();
        let wanted: Vec<&str> = (from..=noun).map(|at| word(here, at)).collect();
        let kin = nouns::KIN.iter().find(|kin| wanted.len() == 1 && kin.contains(&wanted[0]));
        let mut known: Vec<Actor> = Vec::new();
        for sentence in (self.sentence.saturating_sub(REACH)..=self.sentence).rev() {
            let tokens = self.article.tokens(sentence);
            let last = if sentence == self.sentence { from } else { tokens.len() };
            for hit in self.article.names(sentence).iter().filter(|hit| hit.to <= last) {
                let Some([actor]) = hit.actor.as_deref() else { continue };
                let person = actor.kind == ActorKind::Person;
                let called = |wanted: &[&str]| {
                    describes(tokens, hit, wanted) && !venue::NO_CARRIERS.contains(&word(tokens, hit.to - 1))
                };
                let called = kin.map_or_else(|| called(&wanted), |kin| kin.iter().any(|one| called(&[*one])));
                if person == office && called && known.iter().all(|other| other.id != actor.id) {
                    known.push(actor.clone());
                }
            }
        }
        known
    }
}

/// Whether a word is this one, or short for it: `Gov. Dana Whitlock` is the governor.
fn is_called(tokens: &Tokens<'_>, at: usize, wanted: &str) -> bool {
    let word = word(tokens, at);
    word == wanted || nouns::SHORT.iter().any(|(short, long)| *short == word.trim_end_matches('.') && *long == wanted)
}

/// Whether a name is said to be one of these: by its own words, beside it, or in apposition.
pub(super) fn describes(tokens: &Tokens<'_>, hit: &NameHit, wanted: &[&str]) -> bool {
    let all = |from: usize, to: usize| {
        wanted.iter().all(|wanted| {
            (from..to).any(|at| is_called(tokens, at, wanted) && tokens.kind(at) == Some(TokenKind::Word))
        })
    };
    let Some(noun) = wanted.last() else { return false };
    // `Interior Minister Lea Holm`, `the SEU union`
    if hit.to > hit.from + 1 && all(hit.from, hit.to) || word(tokens, hit.to) == *noun && all(hit.from, hit.to + 1) {
        return true;
    }
    // `The bakers' union, BFU`
    if let Some(comma) = hit.from.checked_sub(1).filter(|&at| word(tokens, at) == ",")
        && let Some(last) = comma.checked_sub(1)
        && word(tokens, last) == *noun
    {
        let first =
            (comma.saturating_sub(APPOSITION)..last).rev().take_while(|&at| plain(tokens, at)).last().unwrap_or(last);
        return all(first, comma);
    }
    // `Lea Holm, the interior minister`
    if word(tokens, hit.to) != "," || !matches!(word(tokens, hit.to + 1), "the" | "a" | "an" | "its" | "their") {
        return false;
    }
    let first = hit.to + 2;
    let end = (first..first + APPOSITION).take_while(|&at| plain(tokens, at)).last().map_or(first, |at| at + 1);
    word(tokens, end.saturating_sub(1)) == *noun && all(first, end)
}

/// A word of a description.
fn plain(tokens: &Tokens<'_>, at: usize) -> bool {
    tokens.kind(at) == Some(TokenKind::Possessive)
        || tokens.kind(at) == Some(TokenKind::Word) && !closed(word(tokens, at))
}

/// Words with which a noun and what stands before it end.
pub(in crate::extract) fn closed(word: &str) -> bool {
    static CLOSED: LazyLock<Classes> = LazyLock::new(|| {
        let lists = [clause::NO_SUBJECT, clause::JOINS_WORDS, clause::AUXILIARIES, clause::DETERMINERS];
        Classes::of_lists(&lists.map(|list| (1, list)))
    });
    CLOSED.has(word)
}

/// `Anti-riot police`, `Paraguayan police`: somebody's.
fn adjective(word: &str) -> bool {
    clause::DETERMINERS.contains(&word) && word != "the"
}

/// A body that nothing but these words is known of.
fn unnamed(tokens: &Tokens<'_>, from: usize, to: usize) -> Actor {
    let name = tokens.span(from, to).of(tokens.text()).to_string();
    let id = format!("~{}", name.to_lowercase());
    Actor { id, name, kind: ActorKind::Institution, principal: None }
}
