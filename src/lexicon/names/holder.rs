//! Offices with their bodies and with whoever holds them: `President Ida Orsk`, `the governor of Farn, Lea Holm,`, `Vostra's
//! defence minister`.

use super::atoms::What;
use super::combine::{Fact, Reader};
use super::office::{self, Office};
use super::words;
use crate::lexicon::{reference, site};
use crate::value::{Actor, ActorKind, Place};

impl Reader<'_, '_, '_> {
    /// An atom that is an office: `President Ida Orsk`, `president of Russia`.
    pub(super) fn office(&mut self, at: usize, office: &Office) -> usize {
        let from = self.atoms[at].from;
        // "the official Czechoslovak agency", "general Western unease": no titles.
        let weak = self.view.small(office.to - 1) && self.view.is(office.to - 1, words::WEAK);
        if let Some(next) = self.atom_at(at + 1, office.to)
            && self.person_after_title(next).is_some()
            && (!weak || self.person(next).is_some())
        {
            return self.named_person(at, next, None);
        }
        let the = usize::from(self.view.key(office.to + 1) == "the");
        // "The governor, …," and "The governor of …, …,": whoever is named after the comma is a person.
        if let Some(comma) = (office.to..office.to + 6).find(|&i| self.view.mark(i, ","))
            && (comma == office.to || self.view.mark(office.to, "of"))
            && self.view.small(from)
            && let Some(next) = self.atom_at(at + 1, comma + 1)
            && self.view.mark(self.atoms[next].to, ",")
            && self.view.joined(self.atoms[next].from, self.atoms[next].to).contains(' ')
            && self.person_after_title(next).is_some()
        {
            self.meet(next, None);
            // `Met the interior minister, Ida Orsk, on Sunday`: one person, and her office belongs to her.
            if comma == office.to && !office.plural {
                let after = self.named_person(at, next, None);
                self.named_by(from, vec![self.span_of(next)]);
                return after;
            }
        }
        if self.view.mark(office.to, "of")
            && !office.address
            && let Some(next) = self.atom_at(at + 1, office.to + 1 + the)
            && let Some(body) = self.body(next)
            && !self.view.was(from, words::PLACE_PREP)
        {
            let to = self.atoms[next].to;
            match (&self.atoms[next].what, reference::OF_PLACES.contains(&office.name.as_str())) {
                (What::Learnt(who), true) => self.facts.push(Fact::Placed(*who, Vec::new())),
                _ => self.learn_body(next, false),
            }
            if body.kind == ActorKind::Unknown || self.view.kind(to, crate::text::TokenKind::Possessive) {
                return at + 1;
            }
            return self.held(from, to, next, body, office);
        }
        at + 1
    }

    /// An office of a body, without a name: the person who follows after a comma, else whoever holds it.
    fn held(&mut self, from: usize, to: usize, at: usize, body: Actor, office: &Office) -> usize {
        if let Some(person) = self.just_named(from) {
            let known = if office.aside { None } else { Some(self.holder(at, body.clone(), &office.name)) };
            // Whom nobody else knows is who the article says; of one who is known it may be a list that goes on.
            let stranger = person.id.starts_with('~');
            let other = known.filter(|holder| !stranger && holder.kind == ActorKind::Person && holder.id != person.id);
            if stranger && !office.aside {
                self.holds(&person, &body, office);
            }
            self.push(from, to, Some(vec![other.unwrap_or(person)]), None);
            return self.next_after(at, to);
        }
        let person = self.atom_at(at + 1, to + 1).filter(|_| self.view.mark(to, ","));
        if let Some(next) = person.or_else(|| self.atom_at(at + 2, to + 1).filter(|_| self.view.mark(to, ",")))
            && let Some(person) = self.person_after_title(next)
        {
            let principal = (!office.aside).then(|| Self::answers(&body));
            self.meet(next, principal.clone());
            if principal.is_some() {
                self.holds(&person, &body, office);
            }
            let principal = person.principal.clone().or(principal);
            self.push(from, to, Some(vec![Actor { principal, ..person }]), None);
            return self.next_after(at, to);
        }
        if office.aside {
            return self.after_aside(at, from);
        }
        let actor = self.holder(at, body, &office.name);
        self.push(from, to, Some(vec![actor]), None);
        self.next_after(at, to)
    }

    /// The person whose name ends just before this token, with a comma between: `Ada Venn, the …`.
    fn just_named(&self, from: usize) -> Option<Actor> {
        let last = self.hits.last()?;
        let end = if self.view.was(from, words::STOP) { from.checked_sub(2)? } else { from.checked_sub(1)? };
        let apart = self.view.mark(end, ",") && last.to == end && (end + 1 == from || self.view.key(from - 1) == "the");
        let [actor] = last.actor.as_deref()? else { return None };
        match actor.kind {
            ActorKind::Person if apart => Some(actor.clone()),
            // Of a full name that nobody knows, its office says that it is a person's.
            ActorKind::Unknown if apart && actor.name.contains(' ') => {
                Some(Actor { kind: ActorKind::Person, ..actor.clone() })
            }
            _ => None,
        }
    }

    /// Notes who holds an office by what the article says.
    fn holds(&mut self, person: &Actor, body: &Actor, office: &Office) {
        if let Some(who) = self.names.exact(person.id.trim_start_matches('~')) {
            self.facts.push(Fact::Person(who, Some(Self::answers(body))));
            self.facts.push(Fact::Holds(who, Self::answers(body), office.name.clone()));
        }
    }

    /// `the Vostran opposition leader`: says nothing of the state; the state's name alone is read on.
    fn after_aside(&mut self, at: usize, from: usize) -> usize {
        if self.atoms[at].from == from { self.alone(at) } else { at + 1 }
    }

    /// A body with an office or organ behind it: `Russia's President …`, `the French presidency`.
    pub(super) fn possessed(&mut self, at: usize) -> Option<usize> {
        let atom = &self.atoms[at];
        let former = self.view.was(atom.from, words::ASIDE);
        let mut start = self.view.past_possessive(atom.to);
        if self.view.is(start, words::OFFICE_MOD) && self.atom_at(at + 1, start).is_none() {
            start += usize::from(self.atom_at(at + 1, start + 1).is_some());
        }
        let organ = office::organ(self.view, start);
        let behind = self.atom_at(at + 1, start);
        if organ.is_none() && behind.is_none() {
            return None;
        }
        let body = self.body(at)?;
        if let Some((close, organ)) = organ {
            // "foreign ministry spokeswoman …": the organ only says whose.
            let holder = self.atom_at(at + 1, close).and_then(|next| match &self.atoms[next].what {
                What::Office(office) => Some((next, office.clone())),
                _ => None,
            });
            let longer = self.atom_at(at + 1, start).is_some_and(|next| self.atoms[next].to > close);
            if let Some((next, mut office)) = holder {
                self.learn_body(at, true);
                office.name = format!("{} {}", organ.name, office.name);
                return self.officer(at, next, body, &office);
            }
            if !longer {
                self.learn_body(at, true);
                let named = self.atom_at(at + 1, close).filter(|&next| self.person_after_title(next).is_some());
                let singular = matches!(self.view.key(close - 1), "official" | "diplomat" | "negotiator");
                if let Some(next) = named.filter(|_| singular) {
                    return Some(self.named_person(at, next, Some(Self::answers(&body))));
                }
                // "At Peru's trade ministry": the house.
                let key = |at: usize| self.view.key(at);
                let house = start > atom.to && site::SEATS.contains(&key(close - 1)) && key(close) != "in";
                if house && atom.from > 0 && site::AT.contains(&key(atom.from - 1)) {
                    let place = Place::unknown(&self.view.joined(start, close));
                    self.push(atom.from, close, None, Some(place));
                    return Some(self.next_after(at, close));
                }
                let actor = self.organ_of(body);
                self.push(atom.from, close, Some(vec![actor]), None);
                return Some(self.next_after(at, close));
            }
        }
        let next = behind?;
        // "Ukraine's Zelensky"
        if start > atom.to && self.person(next).is_some_and(|person| person.principal.as_deref() == Some(body.root())) {
            return Some(self.named_person(at, next, None));
        }
        let What::Office(office) = &self.atoms[next].what else { return None };
        if office.address {
            return None;
        }
        let office = Office { aside: office.aside || former, ..office.clone() };
        self.learn_body(at, !office.aside);
        self.officer(at, next, body, &office)
    }

    /// Body and office are read; a name may follow.
    fn officer(&mut self, at: usize, next: usize, body: Actor, office: &Office) -> Option<usize> {
        let to = self.atoms[next].to;
        if let Some(person) = self.atom_at(next + 1, to)
            && self.person_after_title(person).is_some()
        {
            let principal = (!office.aside).then(|| Self::answers(&body));
            if let Some(named) = self.person_after_title(person).filter(|_| !office.aside) {
                self.holds(&named, &body, office);
            }
            return Some(self.named_person(at, person, principal));
        }
        let weak = self.view.is(to - 1, words::WEAK) && self.view.small(to - 1);
        if weak
            && (office.name.len() < 9 && !office.name.contains(' '))
            && self.just_named(self.atoms[at].from).is_none()
        {
            return None;
        }
        if office.aside && !self.view.mark(to, ",") && self.just_named(self.atoms[at].from).is_none() {
            return None;
        }
        let after = self.held(self.atoms[at].from, to, at, body, office);
        Some(after.max(at + 1))
    }
}
