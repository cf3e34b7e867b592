//! A name with no office beside it: actor, place or both; and what stands behind a name in apposition.

use super::article::ArticleNames;
use super::atlas;
use super::atoms::What;
use super::combine::{Fact, Reader};
use super::words;
use crate::text::TokenKind;
use crate::value::{ActorKind, Place};

/// How a name is introduced.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Lead {
    /// By nothing of interest.
    None,
    /// `in`, `near`, `at`: it is where something is.
    Place,
    /// `to`, `from`: it is where something goes.
    Move,
}

impl Reader<'_, '_, '_> {
    /// A name by itself.
    pub(super) fn alone(&mut self, at: usize) -> usize {
        let atom = &self.atoms[at];
        match &atom.what {
            What::Places { ids, doubtful } => {
                let ids = atlas::readings(ids, &self.names.countries);
                self.known_place(at, ids, *doubtful)
            }
            What::People(id) => {
                if let Some(actor) = atlas::nation(*id).filter(|_| !self.is_language(at)) {
                    self.push(atom.from, atom.to, Some(vec![actor]), None);
                }
                at + 1
            }
            What::LearntPeople(who) => {
                self.facts.push(Fact::Nation(*who));
                if let Some(actor) = self.body(at) {
                    self.push(atom.from, atom.to, Some(vec![actor]), None);
                }
                at + 1
            }
            What::Roster(who) => {
                if let Some(actor) = self.names.roster.actor(*who, self.names.date) {
                    self.push(atom.from, atom.to, Some(vec![actor]), None);
                }
                at + 1
            }
            What::Learnt(who) => self.learnt_name(at, *who),
            What::Fresh | What::Office(_) => at + 1,
        }
    }

    /// How the name at a token is introduced, and where it begins with the words of direction before it.
    fn lead(&self, token: usize) -> (Lead, usize) {
        let view = self.view;
        let mut at = token;
        while view.was(at, words::DIRECTION) || (view.was(at, words::DIRECTION) && view.kind(at, TokenKind::Hyphen)) {
            at -= 1;
            if at >= 2 && view.kind(at - 1, TokenKind::Hyphen) && view.is(at - 2, words::DIRECTION) {
                at -= 1;
            }
        }
        let start = at;
        for _ in 0..3 {
            let skipped = at.checked_sub(1).is_some_and(|before| {
                matches!(view.key(before), "the" | "nearby" | "neighbouring" | "neighboring")
                    || (view.is(before, words::DIRECTION) && view.small(before))
            });
            if skipped {
                at -= 1;
            }
        }
        if at >= 2 && view.key(at - 1) == "of" && view.is(at - 2, words::TOWN) && view.small(at - 2) {
            return (Lead::Place, start);
        }
        // "the town of Ilme" without a preposition is a place all the same, "the foreign minister of" is not.
        if view.was(at, words::PLACE_PREP) {
            return (Lead::Place, start);
        }
        if view.was(at, words::MOVE_PREP) {
            return (Lead::Move, start);
        }
        // A list that a preposition introduced: "in Moscow and Kyiv".
        let joined =
            at.checked_sub(1).filter(|&before| matches!(view.key(before), "and" | "or") || view.mark(before, ","));
        if let (Some(before), Some(end)) = (joined, self.placed_to)
            && (before == end || (before == end + 1 && view.mark(end, ",")))
        {
            return (Lead::Place, start);
        }
        (Lead::None, start)
    }

    fn known_place(&mut self, at: usize, mut ids: Vec<crate::lexicon::gazetteer::PlaceId>, doubtful: bool) -> usize {
        let view = self.view;
        let atom = &self.atoms[at];
        let (lead, from) = self.lead(atom.from);
        let mut to = atom.to;
        let mut next = at + 1;
        let mut merged = false;
        // "Paris, France": the container settles which, and the whole is a place.
        if view.mark(to, ",")
            && let Some(outer) = self.atom_at(next, to + 1)
            && let What::Places { ids: outer_ids, .. } = &self.atoms[outer].what
        {
            let all = match &atom.what {
                What::Places { ids, .. } => ids.as_slice(),
                _ => &[],
            };
            let inside: Vec<_> = all
                .iter()
                .copied()
                .filter(|&id| outer_ids.iter().any(|&outer| atlas::within(outer, id)))
                .take(6)
                .collect();
            let plain = matches!(view.key(self.atoms[outer].to), "and" | "or");
            if !inside.is_empty() && !plain {
                (ids, to, next, merged) = (inside, self.atoms[outer].to, outer + 1, true);
            }
        }
        // "Ukraine's Donetsk region"
        let mut inner = view.past_possessive(to);
        if inner > to && !merged {
            while view.is(inner, words::DIRECTION) && view.small(inner) {
                inner += 1;
            }
            if let Some(inside) = self.atom_at(next, inner)
                && let What::Places { ids: inner_ids, .. } = &self.atoms[inside].what
            {
                let kept: Vec<_> = inner_ids
                    .iter()
                    .copied()
                    .filter(|&id| ids.iter().any(|&outer| atlas::within(outer, id)) && atlas::is_settled_area(id))
                    .take(6)
                    .collect();
                if !kept.is_empty() {
                    (ids, to, next, merged) = (kept, self.atoms[inside].to, inside + 1, true);
                }
            }
        }
        let admin = view.is(to, words::ADMIN_HEAD) && !self.view.capital(to) && !view.is(to, words::EVENT);
        let directed = from < atom.from;
        if doubtful && !(lead == Lead::Place || merged || directed || admin || atom.dateline) {
            return next;
        }
        to += usize::from(admin);
        let capital = atlas::is_capital(&ids);
        let place_only = merged
            || directed
            || admin
            || atom.dateline
            || lead == Lead::Place
            || (capital && (lead == Lead::Move || view.is(to, words::EVENT | words::GEO_HEAD)));
        let actor = if place_only { None } else { atlas::actor(&ids) };
        self.push(from, to, actor.map(|actor| vec![actor]), Some(atlas::place(&ids)));
        next
    }

    fn learnt_name(&mut self, at: usize, who: usize) -> usize {
        let view = self.view;
        let atom = &self.atoms[at];
        let (lead, start) = self.lead(atom.from);
        let kind = self.names.kind(who);
        let learnt = self.names.learnt(who);
        let geo = view.is(atom.to, words::GEO_HEAD | words::ADMIN_HEAD) && view.small(atom.to);
        let may_place = !matches!(kind, ActorKind::Org | ActorKind::Person);
        let led = lead == Lead::Place || atom.dateline || (geo && lead != Lead::None);
        self.evidence(at, who, may_place && led);
        if may_place && (learnt.placed || led) {
            let (mut to, mut next, mut container) = (atom.to, at + 1, Vec::new());
            to += usize::from(geo);
            if view.mark(to, ",")
                && let Some(outer) = self.atom_at(next, to + 1)
                && (lead == Lead::Place || atom.dateline)
                && !matches!(view.key(self.atoms[outer].to), "and" | "or")
                && let Some(path) = self.container(outer)
            {
                (to, next, container) = (self.atoms[outer].to, outer + 1, path);
            }
            if led {
                self.facts.push(Fact::Placed(who, container));
            }
            let directed = start < atom.from && view.small(start);
            let from = if directed { start } else { atom.from };
            let place_only = led || geo || directed || !learnt.acting;
            let actor = (!place_only).then(|| vec![self.names.actor(who)]);
            self.push(from, to, actor, Some(self.names.place(who)));
            return next;
        }
        let actor = self.names.actor(who);
        self.push(atom.from, atom.to, Some(vec![actor]), None);
        at + 1
    }

    /// Path of the place that an atom is, to put another place in.
    fn container(&self, at: usize) -> Option<Vec<String>> {
        match &self.atoms[at].what {
            What::Places { ids, .. } => atlas::readings(ids, &self.names.countries).first().map(|&id| atlas::path(id)),
            What::Learnt(who) if self.names.kind(*who) != ActorKind::Person => {
                let place: Place = ArticleNames::place(self.names, *who);
                place.nodes.into_iter().next().map(|node| node.path)
            }
            _ => None,
        }
    }

    /// What the words around a learnt name say of it.
    fn evidence(&mut self, at: usize, who: usize, placed: bool) {
        let view = self.view;
        let atom = &self.atoms[at];
        if placed || self.names.kind(who) == ActorKind::Org {
            return;
        }
        let to = atom.to;
        let several = view.joined(atom.from, to).contains(' ');
        let says = view.is(to, words::SAY) && view.small(to) || view.was(atom.from, words::SAY);
        let clause = view.mark(to, ",")
            && (view.key(to + 1) == "who" || (view.kind(to + 1, TokenKind::Number) && view.mark(to + 2, ",")));
        let article = view.mark(to, ",") && matches!(view.key(to + 1), "a" | "an" | "the");
        let described = article && (to + 2..to + 8).any(|i| view.is(i, words::OFFICE | words::LEADS) && view.small(i));
        if clause || (several && (says || described)) {
            let principal = self.apposition(at);
            self.facts.push(Fact::Person(who, principal));
        } else if view.is(to, words::ACT | words::SAY) && view.small(to) {
            self.facts.push(Fact::Acts(who));
        }
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
        let leads = (open..close).any(|i| view.small(i) && view.is(i, words::OFFICE) || view.is(i, words::LEADS));
        let aside = (open..close).any(|i| view.is(i, words::ASIDE));
        let begins = matches!(view.key(open), "the" | "a" | "an" | "its" | "who" | "his" | "her" | "their")
            || view.is(open, words::OFFICE | words::OFFICE_MOD)
            || view.capital(open);
        if !leads || aside || !begins {
            return None;
        }
        let inside = (at + 1..self.atoms.len()).take_while(|&next| self.atoms[next].to <= close);
        for next in inside {
            if let Some(body) = self.body(next) {
                return Some(body.root().to_owned());
            }
            if let Some(person) = self.person(next).filter(|_| view.key(open) == "who") {
                return Some(person.root().to_owned());
            }
        }
        None
    }

    /// `in Russian`, `spoke French`: a language.
    fn is_language(&self, at: usize) -> bool {
        let atom = &self.atoms[at];
        let view = self.view;
        let before = atom.from.checked_sub(1).map_or("", |i| view.key(i));
        let led = matches!(before, "in" | "into" | "speak" | "speaks" | "spoke" | "speaking" | "broken" | "fluent");
        let noun = view.kind(atom.to, TokenKind::Word) && !view.is(atom.to, words::STOP);
        led && !noun && !view.kind(atom.to, TokenKind::Hyphen)
    }
}
