//! What atoms say together: `French` + `Defence Minister` + name is one person, `Ardenian and Vostran` + `officers` two
//! institutions, `Moscow` the government or, after `in`, the city.

use super::NameHit;
use super::article::ArticleNames;
use super::atoms::{Atom, What};
use super::office::{self, Office};
use super::view::View;
use super::words;
use crate::lexicon::reference;
use crate::value::{Actor, ActorKind, Place};

/// What a sentence teaches about the names of its article.
#[derive(Clone, Debug)]
pub(super) enum Fact {
    /// A person of the roster stood here.
    Met(usize),
    /// A learnt name is a person, who speaks for somebody.
    Person(usize, Option<String>),
    /// A learnt name is that of whoever holds this office (single words in lower case) of this body.
    Holds(usize, String, String),
    /// A learnt name decides or speaks.
    Acts(usize),
    /// A learnt name begins a sentence as no common noun does.
    Proper(usize),
    /// A learnt name has a government or forces.
    Nation(usize),
    /// A learnt name is a place, in a container where that was said.
    Placed(usize, Vec<String>),
}

/// Hits and facts of one sentence.
pub(super) struct Combined {
    /// In order, not overlapping.
    pub hits: Vec<NameHit>,
    /// For [`ArticleNames::learn`].
    pub facts: Vec<Fact>,
}

/// Reads the atoms of one sentence.
///
/// `values`: the hits are wanted too; without them their places are left out, and actors who are no persons.
pub(super) fn combine(view: &View, names: &ArticleNames, atoms: &[Atom], values: bool) -> Combined {
    let mut reader = Reader { view, names, atoms, values, hits: Vec::new(), facts: Vec::new(), led_to: None };
    let mut at = 0;
    while at < atoms.len() {
        at = reader.step(at).max(at + 1);
    }
    Combined { hits: reader.hits, facts: reader.facts }
}

pub(super) struct Reader<'v, 'a, 'n> {
    pub view: &'v View<'a>,
    pub names: &'n ArticleNames<'n>,
    pub atoms: &'v [Atom],
    /// Whether the hits are wanted, not only the facts.
    pub values: bool,
    pub hits: Vec<NameHit>,
    pub facts: Vec<Fact>,
    /// Where the last hit ended, if a preposition made it a place: a list goes on from there.
    pub led_to: Option<usize>,
}

impl Reader<'_, '_, '_> {
    /// Reads what begins at atom `at`; gives the next atom.
    fn step(&mut self, at: usize) -> usize {
        let atom = &self.atoms[at];
        if let What::Office(office) = &atom.what {
            return self.office(at, office);
        }
        if self.is_half_of_compound(atom) {
            return at + 1;
        }
        if let Some(next) = self.shared_head(at) {
            return next;
        }
        if self.person(at).is_some() || self.is_of_body(at) {
            return self.named_person(at, at, None);
        }
        if let Some(next) = self.counterpart(at) {
            return next;
        }
        if let Some(next) = self.whose_rebels(at) {
            return next;
        }
        if let Some(next) = self.possessed(at) {
            return next;
        }
        self.alone(at)
    }

    pub(super) fn push(&mut self, from: usize, to: usize, actor: Option<Vec<Actor>>, place: Option<Place>) {
        self.led_to = None;
        self.hits.push(NameHit { from, to, actor, members: Vec::new(), place });
    }

    /// `US-led`, `pro-Russian`: says something of another noun.
    fn is_half_of_compound(&self, atom: &Atom) -> bool {
        let before = atom.from.checked_sub(2).is_some_and(|at| {
            self.view.kind(at + 1, crate::text::TokenKind::Hyphen)
                && matches!(self.view.key(at), "pro" | "anti" | "non" | "ex")
        });
        before || self.view.is_compound(atom.to)
    }

    /// The atom that begins exactly at this token.
    pub(super) fn atom_at(&self, near: usize, token: usize) -> Option<usize> {
        (near..self.atoms.len()).take(3).find(|&at| self.atoms[at].from == token)
    }

    /// An atom that is an office: `President Ida Orsk`, `president of Russia`.
    fn office(&mut self, at: usize, office: &Office) -> usize {
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
                let named = (self.atoms[next].from, self.atoms[next].to);
                let after = self.named_person(at, next, None);
                if let Some(hit) = self.hits.last_mut().filter(|hit| hit.from == from) {
                    hit.members = vec![named];
                }
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

    /// `Chad's rebels`: what they do Chad does not.
    fn whose_rebels(&mut self, at: usize) -> Option<usize> {
        let atom = &self.atoms[at];
        let (from, to) = (atom.from, atom.to);
        let noun = self.view.past_possessive(to);
        let acts = self.body(at).is_some();
        if !acts || !reference::AGAINST.contains(&self.view.key(noun)) || !self.view.small(noun) {
            return None;
        }
        // `Chad's rebels, the Northern Front,`: the front.
        let the = usize::from(self.view.key(noun + 2) == "the");
        if self.view.mark(noun + 1, ",")
            && let Some(next) = self.atom_at(at + 1, noun + 2 + the)
            && let Some(body) = self.body(next)
            && self.view.mark(self.atoms[next].to, ",")
        {
            self.learn_body(next, false);
            let named = (self.atoms[next].from, self.atoms[next].to);
            self.push(from, named.1, Some(vec![body]), None);
            if let Some(hit) = self.hits.last_mut() {
                hit.members = vec![named];
            }
            return Some(next + 1);
        }
        let id = format!("~{}", self.view.joined(from, noun + 1));
        let name = self.view.text(from, noun + 1).to_owned();
        self.push(from, noun + 1, Some(vec![Actor { id, name, kind: ActorKind::Org, principal: None }]), None);
        Some(at + 1)
    }

    /// `His Chadian counterpart, Ida Orsk`: she; without her name whoever of her country the article has named, if only one.
    fn counterpart(&mut self, at: usize) -> Option<usize> {
        let atom = &self.atoms[at];
        let noun = reference::COUNTERPARTS.contains(&self.view.key(atom.to)) && self.view.small(atom.to);
        if !noun || !matches!(atom.what, What::People(_) | What::LearntPeople(_)) {
            return None;
        }
        let (root, end) = (Self::answers(&self.body(at)?), atom.to + 1);
        let comma = usize::from(self.view.mark(end, ","));
        if let Some(next) = self.atom_at(at + 1, end + comma).filter(|&next| self.person_after_title(next).is_some()) {
            let named = (self.atoms[next].from, self.atoms[next].to);
            let after = self.named_person(at, next, Some(root));
            if let Some(hit) = self.hits.last_mut().filter(|hit| hit.from == atom.from) {
                hit.members = vec![named];
            }
            return Some(after);
        }
        let body = self.body(at)?;
        let person = self.names.only_person_of(&root).unwrap_or_else(|| self.organ_of(body));
        self.push(atom.from, end, Some(vec![person]), None);
        Some(self.next_after(at, end))
    }

    /// `the Vostran opposition leader`: says nothing of the state; the state's name alone is read on.
    fn after_aside(&mut self, at: usize, from: usize) -> usize {
        if self.atoms[at].from == from { self.alone(at) } else { at + 1 }
    }

    /// First atom that begins at `to` or later.
    fn next_after(&self, at: usize, to: usize) -> usize {
        (at..self.atoms.len()).find(|&next| self.atoms[next].from >= to).unwrap_or(self.atoms.len())
    }

    /// `US, European and Ukrainian leaders`: several bodies with one head.
    fn shared_head(&mut self, at: usize) -> Option<usize> {
        let mut members = vec![at];
        let mut last = at;
        loop {
            let atom = &self.atoms[last];
            let (mut next, mut joined) = (atom.to, false);
            if self.view.mark(next, ",") || self.view.kind(next, crate::text::TokenKind::Hyphen) {
                next += 1;
                joined = true;
            }
            if matches!(self.view.key(next), "and" | "or") {
                next += 1;
                joined = true;
            }
            next += usize::from(joined && self.view.key(next) == "the");
            let Some(member) = self.atom_at(last + 1, next).filter(|_| joined) else { break };
            if self.body(member).is_none() {
                break;
            }
            members.push(member);
            last = member;
        }
        if members.len() < 2 || self.body(at).is_none() {
            return None;
        }
        // "Ardenian and Coastal officers": adjectives, the last may be a name used as one.
        let adjective = |member: usize| match self.atoms[member].what {
            What::People(_) | What::LearntPeople(_) => true,
            _ => self.view.upper(self.atoms[member].from),
        };
        let (&end, others) = members.split_last()?;
        let adjective = others.iter().all(|&member| adjective(member))
            && (adjective(end) || matches!(self.atoms[end].what, What::Learnt(_)));
        let head = self.atoms[last].to;
        let (to, office) = office::organ(self.view, head).filter(|_| adjective)?;
        let from = self.atoms[at].from;
        let single = office.name.clone();
        let mut actors = Vec::new();
        for &member in &members {
            let body = self.body(member)?;
            self.learn_body(member, true);
            actors.push(match office.plural {
                true => self.holder(member, body, &single),
                false => self.organ_of(body),
            });
        }
        self.push(from, to, Some(actors), None);
        if let Some(hit) = self.hits.last_mut() {
            hit.members = members.iter().map(|&member| (self.atoms[member].from, self.atoms[member].to)).collect();
        }
        Some(self.next_after(last, to))
    }

    /// A body with an office or organ behind it: `Russia's President …`, `the French presidency`.
    fn possessed(&mut self, at: usize) -> Option<usize> {
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
                let house = start > atom.to && reference::SEATS.contains(&key(close - 1)) && key(close) != "in";
                if house && atom.from > 0 && reference::AT.contains(&key(atom.from - 1)) {
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

    /// One hit from atom `first` to the person at atom `at`; apposition and `of` behind may say whom he speaks for.
    fn named_person(&mut self, first: usize, at: usize, principal: Option<String>) -> usize {
        let Some(person) = self.person_after_title(at) else { return at + 1 };
        let principal = principal.or_else(|| self.apposition(at));
        self.meet(at, principal.clone());
        let principal = person.principal.clone().or(principal).filter(|id| *id != person.id);
        let from = self.atoms[first].from;
        let (to, next) = self.home(at).unwrap_or((self.atoms[at].to, at + 1));
        self.push(from, to, Some(vec![Actor { principal, ..person }]), None);
        // The words behind a comma say whose he is, they do not name him.
        let own = self.atoms[at].to;
        if to > own
            && (self.view.mark(own, ",") || self.view.key(own + 1) == "the")
            && let Some(hit) = self.hits.last_mut()
        {
            hit.members = vec![(from, self.atoms[at].to)];
        }
        next
    }

    /// Whether a full name that nobody knows stands before `of the` and an organisation: it is that of one of its people.
    fn is_of_body(&self, at: usize) -> bool {
        let (from, to) = (self.atoms[at].from, self.atoms[at].to);
        self.view.mark(to, "of")
            && self.view.key(to + 1) == "the"
            && self.view.joined(from, to).contains(' ')
            && self.person_after_title(at).is_some()
            && self
                .atom_at(at + 1, to + 2)
                .and_then(|next| self.body(next))
                .is_some_and(|body| matches!(body.kind, ActorKind::Org | ActorKind::Institution))
    }

    /// Where a person with the name of a state behind, `Ida Orsk of Vostra`, ends, and the next atom: one name, one actor.
    fn home(&mut self, at: usize) -> Option<(usize, usize)> {
        let to = self.atoms[at].to;
        let comma = usize::from(self.view.mark(to, ","));
        if !self.view.mark(to + comma, "of") {
            return None;
        }
        let the = usize::from(self.view.key(to + comma + 1) == "the");
        let next = self.atom_at(at + 1, to + comma + 1 + the)?;
        let kind = self.body(next)?.kind;
        let state = matches!(kind, ActorKind::State | ActorKind::Unknown);
        // `Lea Holm of the Dockers' Alliance`, `Lea Holm, of the Agrarian Front bloc,`
        let full = self.view.joined(self.atoms[at].from, to).contains(' ');
        let member = full && (the == 1 || comma == 1);
        let mut end = self.atoms[next].to;
        if !(state && comma == 0 || member) || self.view.kind(end, crate::text::TokenKind::Possessive) {
            return None;
        }
        end += usize::from(member && self.view.small(end) && self.view.is(end, words::ORG_HEAD));
        if comma == 1 && !self.view.mark(end, ",") {
            return None;
        }
        self.learn_body(next, false);
        Some((end, self.next_after(next, end)))
    }

    pub(super) fn meet(&mut self, at: usize, principal: Option<String>) {
        match self.atoms[at].what {
            What::Roster(who) => self.facts.push(Fact::Met(who)),
            What::Learnt(who) => self.facts.push(Fact::Person(who, principal)),
            _ => {}
        }
    }
}
