//! Parties that are counted and not named: `both sides`, `the two armies`, `the three leaders`.

use std::cmp::Ordering;

use super::{Named, REACH, Reader, Reference, word};
use crate::lexicon::names::NameHit;
use crate::lexicon::{reference as nouns, venue};
use crate::text::{TokenKind, Tokens};
use crate::value::{Actor, ActorKind, Value};

/// How many sentences back the parties stand that are spoken of as `both` without a third one known.
const NEXT_TO: usize = 2;
/// How many sentences back persons stand who are spoken of as `the two`.
const PERSONS_REACH: usize = 4;
/// The parties of an article are told in so many sentences from the beginning, its dateline among them.
const OPENING: usize = 3;

impl<A: Named> Reader<'_, A> {
    /// `Both sides`: the parties of which the article has so far named exactly as many.
    pub(super) fn sides(&self, sentence: usize, at: usize) -> Option<Reference> {
        let tokens = self.article.tokens(sentence);
        let said = word(tokens, at);
        let (_, count) = nouns::NUMBERS.iter().find(|(number, _)| *number == said)?;
        // `Two countries sent tents`: any two.
        let pointed = said == "both" || at > 0 && matches!(word(tokens, at - 1), "the" | "these" | "those");
        let noun = at + 1 + usize::from(nouns::BEFORE_SIDES.contains(&word(tokens, at + 1)));
        if !pointed || !nouns::SIDES.contains(&word(tokens, noun)) {
            return None;
        }
        let persons = !venue::NO_PERSONS.contains(&word(tokens, noun));
        let parties = self
            .parties(sentence, at, *count)
            .or_else(|| self.last_named(sentence, at, *count))
            .or_else(|| self.opening_parties(sentence, *count))
            .filter(|parties| persons || parties.iter().all(|actor| actor.kind != ActorKind::Person))?;
        Some(Reference {
            from: at,
            to: noun + 1,
            values: parties.into_iter().map(Value::Actor).collect(),
            party: false,
        })
    }

    /// `The two ministers`, `the two will meet again`, `the pair`: the persons whom the nearest sentence before names, where they
    /// are so many. They take part together; what one of them does alone, nobody says of them so.
    pub(super) fn pair(&self, at: usize) -> Option<Reference> {
        let tokens = self.tokens();
        let said = self.word(at);
        let (count, behind) = match nouns::NUMBERS.iter().find(|(number, _)| *number == said) {
            Some((_, count)) => (*count, at + 1),
            None if said == "pair" => (2, at + 1),
            None => return None,
        };
        let pointed = said == "both" || at > 0 && matches!(self.word(at - 1), "the" | "these" | "those");
        let noun = (behind..behind + 3).find(|&at| venue::PEERS.contains(&self.word(at)));
        let plain = |from: usize, to: usize| (from..to).all(|at| super::small(tokens, at));
        let to = match noun.filter(|&noun| said != "pair" && plain(behind, noun)) {
            Some(noun) => noun + 1,
            None if said != "both"
                && (venue::AFTER_PAIR.contains(&self.word(behind))
                    || at > 1 && self.word(at - 2) == "between" && !super::small(tokens, behind)) =>
            {
                behind
            }
            None => return None,
        };
        if !pointed || tokens.kind(to) == Some(TokenKind::Possessive) || self.word(to) == "of" {
            return None;
        }
        let post = venue::POSTS_OF_PEERS.iter().find(|(peers, _)| noun.is_some_and(|at| self.word(at) == *peers));
        let held = post.map(|(_, post)| self.holders(at, post)).filter(|holders| !holders.is_empty());
        let persons = match held {
            Some(holders) if holders.len() != count => return None,
            Some(holders) => holders,
            None => self.persons_before(at, count)?,
        };
        Some(Reference { from: at, to, values: persons.into_iter().map(Value::Actor).collect(), party: true })
    }

    /// The persons whom the article has called by a post so far.
    fn holders(&self, at: usize, post: &str) -> Vec<Actor> {
        let mut known: Vec<Actor> = Vec::new();
        for sentence in self.sentence.saturating_sub(REACH)..=self.sentence {
            let tokens = self.article.tokens(sentence);
            let last = if sentence == self.sentence { at } else { tokens.len() };
            for hit in self.article.names(sentence).iter().filter(|hit| hit.to <= last) {
                let Some([actor]) = hit.actor.as_deref() else { continue };
                let person = matches!(actor.kind, ActorKind::Person | ActorKind::Unknown);
                if person
                    && super::bodies::describes(tokens, hit, &[post])
                    && known.iter().all(|other| !other.is_same_one(actor))
                {
                    known.push(actor.clone());
                }
            }
        }
        known
    }

    /// So many persons, of the nearest sentence that names any more than one, or together with the one before it.
    fn persons_before(&self, at: usize, count: usize) -> Option<Vec<Actor>> {
        let mut known: Vec<Actor> = Vec::new();
        for back in 0..=PERSONS_REACH.min(self.sentence) {
            let names = self.article.names(self.sentence - back).iter().filter(|hit| back > 0 || hit.to <= at);
            for actor in names.flat_map(|hit| hit.actor.iter().flatten()) {
                let person =
                    actor.kind == ActorKind::Person || actor.kind == ActorKind::Unknown && actor.name.contains(' ');
                if person && known.iter().all(|other| !other.is_same_one(actor)) {
                    known.push(actor.clone());
                }
            }
            match known.len().cmp(&count) {
                Ordering::Less => {}
                Ordering::Equal => return Some(known),
                Ordering::Greater => return None,
            }
        }
        None
    }

    /// The states named before a token, if there are so many; else the organisations; else the persons.
    fn parties(&self, sentence: usize, at: usize, count: usize) -> Option<Vec<Actor>> {
        let mut sorts: [Vec<Actor>; 3] = Default::default();
        let before = (sentence.saturating_sub(REACH)..sentence).flat_map(|sentence| self.article.names(sentence));
        let own = self.article.names(sentence).iter().take_while(|hit| hit.to <= at);
        for actor in before.chain(own).flat_map(|hit| hit.actor.iter().flatten()) {
            let sort = match actor.kind {
                ActorKind::State | ActorKind::Institution => 0,
                ActorKind::Org | ActorKind::Unknown => 1,
                ActorKind::Person => 2,
            };
            if sorts[sort].iter().all(|other| other.root() != actor.root() || sort == 2 && other.id != actor.id) {
                sorts[sort].push(actor.clone());
            }
        }
        sorts.into_iter().find(|sort| sort.len() == count)
    }

    /// The parties named just before a token, where the sentences next to it name so many, of whatever sort: together (`the junta
    /// and Kenya`), else all that they name.
    fn last_named(&self, sentence: usize, at: usize, count: usize) -> Option<Vec<Actor>> {
        for back in 0..=NEXT_TO.min(sentence) {
            let names = self.article.names(sentence - back);
            let names = &names[..names.partition_point(|hit| back > 0 || hit.to <= at)];
            let joined = self.joined(sentence - back, names).filter(|parties| parties.len() == count);
            if let Some(parties) = joined {
                return Some(parties);
            }
            let mut all: Vec<Actor> = Vec::new();
            for actor in names.iter().flat_map(|hit| hit.actor.iter().flatten()) {
                if all.iter().all(|other| other.root() != actor.root()) {
                    all.push(actor.clone());
                }
            }
            match all.len().cmp(&count) {
                Ordering::Less if all.is_empty() => {}
                Ordering::Equal => return Some(all),
                _ => return None,
            }
        }
        None
    }

    /// The parties with which the article begins, where they stand together: `Chad and Niger signed a truce`.
    fn opening_parties(&self, sentence: usize, count: usize) -> Option<Vec<Actor>> {
        let opening = (0..sentence.min(OPENING)).find_map(|sentence| {
            let (tokens, names) = (self.article.tokens(sentence), self.article.names(sentence));
            let first = names.iter().position(|hit| hit.actor.is_some())?;
            // `Kenya and Uganda accused Chad`: three. `The Chadian capital` is no party.
            let party = |hit: &NameHit| {
                hit.actor.is_some() && (hit.to >= tokens.len() || super::bodies::closed(word(tokens, hit.to)))
            };
            if names.iter().skip(first + 2).any(party) {
                return None;
            }
            let pair = names.get(first..=first + 1).filter(|pair| {
                pair[0].to + 1 == pair[1].from && word(tokens, pair[0].to) == "and" && pair[1].actor.is_some()
            });
            let list = names[first].actor.as_deref().filter(|actors| actors.len() > 1).map(<[Actor]>::to_vec);
            let joined = || Some(pair?.iter().flat_map(|hit| hit.actor.iter().flatten()).cloned().collect());
            list.or_else(joined)
        });
        let sides = |parties: &Vec<Actor>| parties.iter().all(|actor| actor.kind != ActorKind::Person);
        opening.filter(|parties: &Vec<Actor>| parties.len() == count && sides(parties))
    }

    /// The actors that a sentence names last, where they stand together: one hit that holds several, or two with `and` between them.
    fn joined(&self, sentence: usize, names: &[NameHit]) -> Option<Vec<Actor>> {
        let tokens = self.article.tokens(sentence);
        let acting: Vec<&NameHit> = names.iter().filter(|hit| hit.actor.is_some()).collect();
        let (last, before) = acting.split_last()?;
        let actors = last.actor.as_deref()?;
        if actors.len() > 1 {
            return Some(actors.to_vec());
        }
        let first = before.last().filter(|hit| hit.to + 1 == last.from && word(tokens, hit.to) == "and")?;
        if is_listed(tokens, names, first) {
            return None;
        }
        match (first.actor.as_deref(), actors) {
            (Some([one]), [other]) => Some(vec![one.clone(), other.clone()]),
            _ => None,
        }
    }

    /// The two persons whom the sentence before names, and nobody else who acts.
    pub(super) fn last_persons(&self) -> Option<Vec<Value>> {
        let names = self.article.names(self.sentence.checked_sub(1)?);
        let mut known: Vec<&Actor> = Vec::new();
        for actor in names.iter().filter_map(|hit| hit.actor.as_deref()).flatten() {
            if !known.iter().any(|other| other.is_same_one(actor)) {
                known.push(actor);
            }
        }
        let person = |actor: &&Actor| {
            actor.kind == ActorKind::Person || actor.kind == ActorKind::Unknown && actor.name.contains(' ')
        };
        (known.len() == 2 && known.iter().all(person)).then(|| known.into_iter().cloned().map(Value::Actor).collect())
    }

    /// The parties of the sentence before: a list, or two with `and` between them.
    pub(super) fn last_parties(&self) -> Option<Vec<Value>> {
        let sentence = self.sentence.checked_sub(1)?;
        let tokens = self.article.tokens(sentence);
        let names = self.article.names(sentence);
        let list = names.iter().filter_map(|hit| hit.actor.as_deref()).find(|actors| actors.len() > 1);
        if let Some(list) = list {
            return Some(list.iter().cloned().map(Value::Actor).collect());
        }
        let joined = |pair: &&[NameHit]| pair[0].to + 1 == pair[1].from && word(tokens, pair[0].to) == "and";
        if let Some([one, other]) = names.windows(2).find(joined)
            && let (Some([one]), Some([other])) = (one.actor.as_deref(), other.actor.as_deref())
        {
            return Some(vec![Value::Actor(one.clone()), Value::Actor(other.clone())]);
        }
        (0..tokens.len()).find_map(|at| self.sides(sentence, at)).map(|found| found.values)
    }
}

/// Whether a name goes on with a list: of three the last two are no pair.
fn is_listed(tokens: &Tokens<'_>, names: &[NameHit], one: &NameHit) -> bool {
    let comma = one.from.checked_sub(1).filter(|&at| word(tokens, at) == ",");
    comma.is_some_and(|comma| names.iter().any(|hit| hit.to == comma))
}
