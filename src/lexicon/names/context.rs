//! What the words around a name say of it: a person, whom he speaks for, a language.

use super::combine::{Fact, Reader};
use super::words;
use crate::text::TokenKind;
use crate::value::ActorKind;

impl Reader<'_, '_, '_> {
    /// What the words around a learnt name say of it.
    pub(super) fn evidence(&mut self, at: usize, who: usize, placed: bool) {
        let view = self.view;
        let atom = &self.atoms[at];
        if placed || self.names.kind(who) == ActorKind::Org {
            return;
        }
        let to = atom.to;
        let several = view.joined(atom.from, to).contains(' ');
        let before = atom.from.checked_sub(1).map_or("", |i| view.key(i));
        let says = view.is(to, words::SAY) && view.small(to)
            || matches!(before, "said" | "says" | "added" | "insisted" | "warned" | "explained" | "argued" | "noted");
        let clause = before != "of"
            && view.mark(to, ",")
            && (view.key(to + 1) == "who" || (view.kind(to + 1, TokenKind::Number) && view.mark(to + 2, ",")));
        let article = view.mark(to, ",") && matches!(view.key(to + 1), "a" | "an" | "the");
        let described = article && (to + 2..to + 8).any(|i| view.is(i, words::OFFICE | words::LEADS));
        // `The mayor of La Union said`: the mayor did.
        let of = before == "of";
        if clause || (several && !of && (says || described)) {
            let principal = self.apposition(at);
            self.facts.push(Fact::Person(who, principal));
        } else if view.is(self.verb(to), words::ACT | words::SAY) && view.small(to) {
            self.facts.push(Fact::Acts(who));
        }
        if self.is_bare_subject(at) {
            self.facts.push(Fact::Proper(who));
        }
    }

    /// The verb that begins at a token, its auxiliary stepped over.
    fn verb(&self, at: usize) -> usize {
        at + usize::from(matches!(self.view.key(at), "has" | "had" | "have"))
    }

    /// Whether one word is the subject of a verb, alone or with a further name, that can be no common noun: in the singular these
    /// do not act without an article.
    fn is_bare_subject(&self, at: usize) -> bool {
        let (view, atom) = (self.view, &self.atoms[at]);
        let key = view.key(atom.from);
        let plural = key.ends_with('s') && !["ss", "us", "is", "os", "as"].iter().any(|end| key.ends_with(end));
        if atom.to != atom.from + 1 || key.len() < 4 || plural || view.is(atom.from, words::MASS) {
            return false;
        }
        let acts = |to: usize| view.is(self.verb(to), words::ACT) && view.small(to);
        let other = self.atom_at(at + 1, atom.to + 1).filter(|_| view.key(atom.to) == "and");
        acts(atom.to) || other.is_some_and(|other| acts(self.atoms[other].to) && self.is_body(other))
    }

    /// Whom a person speaks for, by what stands behind the name: `, the envoy of the Northern Union`, `of Aurelia`.
    pub(super) fn apposition(&self, at: usize) -> Option<String> {
        let view = self.view;
        let to = self.atoms[at].to;
        let open = if view.mark(to, ",") { to + 1 } else { to };
        if view.key(open) == "of" {
            let the = usize::from(view.key(open + 1) == "the");
            let body = self.body(self.atom_at(at + 1, open + 1 + the)?)?;
            return Some(body.root().to_owned());
        }
        if open == to {
            return None;
        }
        let close = (open..view.len().min(open + 9))
            .find(|&i| {
                matches!(view.kind_of(i), Some(TokenKind::Comma | TokenKind::Stop | TokenKind::Quote | TokenKind::Dash))
            })
            .unwrap_or(view.len().min(open + 9));
        let who = view.key(open) == "who";
        // The word that says how he stands to the body: "envoy of", "who leads".
        let bond = (open..close).find(|&i| match who {
            true => i == open + 1 && view.is(i, words::LEADS),
            false => view.small(i) && view.is(i, words::OFFICE | words::LEADS),
        })?;
        let aside = (open..close).any(|i| view.is(i, words::ASIDE));
        let begins = matches!(view.key(open), "the" | "a" | "an" | "its" | "who" | "his" | "her" | "their")
            || view.is(open, words::OFFICE | words::OFFICE_MOD | words::LEADS)
            || view.capital(open);
        if aside || !begins {
            return None;
        }
        let inside = (at + 1..self.atoms.len()).take_while(|&next| self.atoms[next].to <= close);
        for next in inside {
            let from = self.atoms[next].from;
            let the = usize::from(from.checked_sub(1).is_some_and(|i| view.key(i) == "the"));
            let before = (from - the).checked_sub(1).map_or("", |i| view.key(i));
            let tied = from < bond || from - the == bond + 1 || matches!(before, "of" | "for" | "to");
            if let Some(body) = self.body(next).filter(|_| tied) {
                return Some(body.root().to_owned());
            }
            if let Some(person) = self.person(next).filter(|_| who) {
                return Some(person.root().to_owned());
            }
        }
        None
    }

    /// `in Russian`, `spoke French`: a language.
    pub(super) fn is_language(&self, at: usize) -> bool {
        let atom = &self.atoms[at];
        let view = self.view;
        let before = atom.from.checked_sub(1).map_or("", |i| view.key(i));
        let led = matches!(before, "in" | "into" | "speak" | "speaks" | "spoke" | "speaking" | "broken" | "fluent");
        let noun = view.kind(atom.to, TokenKind::Word) && !view.is(atom.to, words::STOP);
        led && !noun && !view.kind(atom.to, TokenKind::Hyphen)
    }
}
