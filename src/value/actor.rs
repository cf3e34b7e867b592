//! Who: a state, institution, organisation or person, with the principal it acts for.

use super::{Relation, Strength};

/// What sort of actor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ActorKind {
    /// A country.
    State,
    /// A government, ministry, army or seat of power: acts as its state.
    Institution,
    /// An organisation, party, company or armed group.
    Org,
    /// A human being.
    Person,
    /// A capitalised name that no lexicon knows.
    Unknown,
}

/// Who.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Actor {
    /// Stable id: ISO 3166 alpha-3 for states, lexicon id, or `~` and the folded name where no lexicon knows it.
    pub id: String,
    /// Usual English name.
    pub name: String,
    /// What sort.
    pub kind: ActorKind,
    /// Id of the actor on whose behalf this one speaks and acts (Peskov: `RUS`); `None`: itself.
    pub principal: Option<String>,
}

impl Actor {
    /// Whoever answers for what this actor says and does.
    pub fn root(&self) -> &str {
        self.principal.as_deref().unwrap_or(&self.id)
    }
}

impl Actor {
    /// How `other` relates to `self`.
    ///
    /// The same: one id, a full name and its surname, or an office-holder, institution and state of one principal
    /// (Putin, the Kremlin, Russia) as long as at most one of them is a person or organisation of its own. Two persons
    /// of one principal are two people who may well appear in one event: nothing can be said.
    pub fn relation(&self, other: &Actor) -> Relation {
        let own = |actor: &Actor| matches!(actor.kind, ActorKind::Person | ActorKind::Org);
        if self.is_same_one(other) {
            Relation::Equal
        } else if self.root() == other.root() {
            if own(self) && own(other) { Relation::Over } else { Relation::Equal }
        } else if self.kind == ActorKind::Unknown || other.kind == ActorKind::Unknown || self.is_body_like(other) {
            Relation::Over
        } else {
            Relation::Disjoint(Strength::Hard)
        }
    }

    /// Whether the two are one person or body: one id, or a full name and its surname; not two who act for one state.
    pub fn is_same_one(&self, other: &Actor) -> bool {
        self.id == other.id || self.is_surname_of(other) || other.is_surname_of(self)
    }

    /// Whether the two may be the same as far as anybody knows: two unknown names that differ are not.
    pub fn may_be(&self, other: &Actor) -> bool {
        match self.relation(other) {
            Relation::Disjoint(_) => false,
            Relation::Over => self.root() == other.root() || self.kind != other.kind || self.is_body_like(other),
            _ => true,
        }
    }

    /// How list `b` relates to list `a`. Lists of actors are open: a longer one adds, it does not deny.
    pub fn relation_of_lists(a: &[&Actor], b: &[&Actor]) -> Relation {
        if !a.is_empty() && !b.is_empty() && a.iter().all(|x| b.iter().all(|y| !x.may_be(y))) {
            return Relation::Disjoint(Strength::Hard);
        }
        let named =
            |some: &[&Actor], all: &[&Actor]| some.iter().all(|x| all.iter().any(|y| x.relation(y) == Relation::Equal));
        // The other way round than for places: the longer list says more.
        Relation::of_sets(named(b, a), named(a, b))
    }

    /// Whether both are bodies without a name, the one told more closely: police and riot police.
    fn is_body_like(&self, other: &Actor) -> bool {
        let closer = |one: &Actor, other: &Actor| {
            one.name.strip_suffix(other.name.as_str()).is_some_and(|before| before.ends_with(' '))
        };
        self.is_unnamed_body() && other.is_unnamed_body() && (closer(self, other) || closer(other, self))
    }

    /// Whether it is a body without a name: a parliament, the police.
    pub fn is_unnamed_body(&self) -> bool {
        self.kind == ActorKind::Institution && self.id.starts_with('~')
    }

    fn is_surname_of(&self, full: &Actor) -> bool {
        self.kind == ActorKind::Unknown
            && matches!(full.kind, ActorKind::Unknown | ActorKind::Person)
            && full.name.strip_suffix(self.name.as_str()).is_some_and(|before| before.ends_with(' '))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `name`, `name:PRINCIPAL` for a person, `*name:PRINCIPAL` for an institution, `+name` for an organisation,
    /// `~name` for an unknown one, capitals for a state.
    fn actor(text: &str) -> Actor {
        let (name, principal) = text.split_once(':').map_or((text, None), |(name, of)| (name, Some(of.to_owned())));
        let kind = match name.chars().next() {
            _ if name.starts_with("~*") => ActorKind::Institution,
            Some('*') => ActorKind::Institution,
            Some('+') => ActorKind::Org,
            Some('~') => ActorKind::Unknown,
            _ if name.chars().all(char::is_uppercase) => ActorKind::State,
            _ => ActorKind::Person,
        };
        let bare = name.trim_start_matches(['*', '+', '~']).to_owned();
        Actor { id: name.to_owned(), name: bare, kind, principal }
    }

    fn check(a: &str, b: &str, expected: Relation) {
        let read = |text: &str| text.split(", ").map(actor).collect::<Vec<_>>();
        let (a_list, b_list) = (read(a), read(b));
        let (a_refs, b_refs): (Vec<_>, Vec<_>) = (a_list.iter().collect(), b_list.iter().collect());
        assert_eq!(Actor::relation_of_lists(&a_refs, &b_refs), expected, "{a} against {b}");
        assert_eq!(Actor::relation_of_lists(&b_refs, &a_refs), expected.flipped(), "{b} against {a}");
    }

    #[test]
    fn actors() {
        let hard = Relation::Disjoint(Strength::Hard);
        check("Putin:RUS", "*Kremlin:RUS", Relation::Equal);
        check("Putin:RUS", "RUS", Relation::Equal);
        check("Putin:RUS", "Peskov:RUS", Relation::Over);
        check("Macron:FRA", "Rubio:USA", hard);
        check("~Sergei Lavrov", "~Lavrov", Relation::Equal);
        check("~Gwen Ambrin", "~Lucia Farrel", hard);
        check("~Farrel", "FRA", Relation::Over);
        check("+SEU", "+SEU, ~Porto Livre", Relation::Narrow);
        check("~*police", "~*riot police", Relation::Over);
        check("~*port police", "~*riot police", hard);
        check("FRA, Rubio:USA, UKR", "UKR", Relation::Wide);
        check("Rubio:USA, ~Lavrov", "Rubio:USA, Lammy:GBR", Relation::Over);
    }
}
