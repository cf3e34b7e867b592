//! Who an atom is as an actor: the person, the body, the body's organ, whoever holds an office of it.

use super::atlas;
use super::atoms::What;
use super::combine::{Fact, Reader};
use crate::value::{Actor, ActorKind};

impl Reader<'_, '_, '_> {
    /// The person an atom names; `None` where it names none.
    pub(super) fn person(&self, at: usize) -> Option<Actor> {
        match self.atoms.get(at)?.what {
            _ if self.kind_of(at) != Some(ActorKind::Person) => None,
            What::Roster(who) => self.names.roster.actor(who, self.names.date),
            What::Learnt(who) => Some(self.names.actor(who)),
            _ => None,
        }
    }

    /// What sort of actor a name of the roster or the article is; `None` for any other atom.
    pub(super) fn kind_of(&self, at: usize) -> Option<ActorKind> {
        match self.atoms.get(at)?.what {
            What::Roster(who) => self.names.roster.kind(who, self.names.date),
            What::Learnt(who) => Some(self.names.kind(who)),
            _ => None,
        }
    }

    /// The person an atom can be after a title: also a name of which nothing is known yet.
    pub(super) fn person_after_title(&self, at: usize) -> Option<Actor> {
        if let Some(person) = self.person(at) {
            return Some(person);
        }
        match self.atoms.get(at)?.what {
            What::Learnt(who) if self.names.kind(who) == ActorKind::Unknown && !self.names.learnt(who).acting => {
                Some(Actor { kind: ActorKind::Person, ..self.names.actor(who) })
            }
            _ => None,
        }
    }

    /// The state, institution or organisation an atom names.
    pub(super) fn body(&self, at: usize) -> Option<Actor> {
        match &self.atoms.get(at)?.what {
            What::Places { ids, doubtful } => {
                if *doubtful {
                    return None;
                }
                atlas::actor(&atlas::readings(ids, &self.names.countries))
            }
            What::People(id) => atlas::nation(*id),
            _ if self.kind_of(at) == Some(ActorKind::Person) => None,
            What::Roster(who) => self.names.roster.actor(*who, self.names.date),
            What::Learnt(who) => Some(self.names.actor(*who)),
            What::LearntPeople(who) => Some(Actor { kind: ActorKind::State, ..self.names.actor(*who) }),
            _ => None,
        }
    }

    /// Whether an atom names one: as [`Self::body`], which has to say who.
    pub(super) fn is_body(&self, at: usize) -> bool {
        match self.atoms.get(at).map(|atom| &atom.what) {
            Some(What::Roster(_) | What::Learnt(_)) => self.kind_of(at).is_some_and(|kind| kind != ActorKind::Person),
            Some(What::LearntPeople(_)) => true,
            Some(What::Fresh | What::Office(_)) | None => false,
            Some(What::Places { .. } | What::People(_)) => self.body(at).is_some(),
        }
    }

    pub(super) fn learn_body(&mut self, at: usize, nation: bool) {
        match self.atoms[at].what {
            What::LearntPeople(who) => self.facts.push(Fact::Nation(who)),
            What::Learnt(who) if nation => self.facts.push(Fact::Nation(who)),
            What::Learnt(who) => self.facts.push(Fact::Acts(who)),
            _ => {}
        }
    }

    /// Whom somebody speaks for who speaks for this body.
    pub(super) fn answers(actor: &Actor) -> String {
        actor.root().to_owned()
    }

    /// A body's organ: one id, one name, so it goes by the body's; an organisation stays itself.
    pub(super) fn organ_of(&self, body: Actor) -> Actor {
        if matches!(body.kind, ActorKind::Org | ActorKind::Unknown) {
            return body;
        }
        let root = Self::answers(&body);
        Actor { id: root.clone(), name: body.name, kind: ActorKind::Institution, principal: Some(root) }
    }

    /// Whoever holds an office of a body, else its organ.
    pub(super) fn holder(&self, at: usize, body: Actor, office: &str) -> Actor {
        let root = Self::answers(&body);
        let of_seat = matches!(body.kind, ActorKind::Institution).then(|| {
            let seat = self.view.joined(self.atoms[at].from, self.atoms[at].to);
            [format!("{seat} {office}"), format!("presidential {office}")]
        });
        let offices = of_seat.into_iter().flatten().chain(std::iter::once(office.to_owned()));
        let day = self.names.date;
        if let Some(holder) = self.names.holder(&root, office) {
            return holder;
        }
        for office in offices {
            if let Some(holder) = self.names.roster.holder(&root, &office, day) {
                return holder;
            }
        }
        self.organ_of(body)
    }
}
