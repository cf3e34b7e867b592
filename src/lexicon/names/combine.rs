//! What atoms say together: `French` + `Defence Minister` + name is one person, `Ardenian and Vostran` + `officers` two
//! institutions, `Moscow` the government or, after `in`, the city.

use super::NameHit;
use super::article::ArticleNames;
use super::atlas;
use super::atoms::{Atom, What};
use super::office;
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
            self.leads(at);
            return at + 1;
        }
        if let Some(next) = self.shared_head(at) {
            return next;
        }
        if self.kind_of(at) == Some(ActorKind::Person) || self.is_of_body(at) {
            return self.named_person(at, at, None);
        }
        if let Some(next) = self.counterpart(at) {
            return next;
        }
        if let Some(next) = self.whose_person(at) {
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

    /// Notes, of a hit that has just been read from this token on, by which of its words each of its actors is named.
    pub(super) fn named_by(&mut self, from: usize, members: Vec<(usize, usize)>) {
        if let Some(hit) = self.hits.last_mut().filter(|hit| hit.from == from) {
            hit.members = members;
        }
    }

    /// First token of an atom, and one past its last.
    pub(super) fn span_of(&self, at: usize) -> (usize, usize) {
        (self.atoms[at].from, self.atoms[at].to)
    }

    /// `US-led`, `pro-Russian`: says something of another noun.
    fn is_half_of_compound(&self, atom: &Atom) -> bool {
        let before = atom.from.checked_sub(2).is_some_and(|at| {
            self.view.kind(at + 1, crate::text::TokenKind::Hyphen)
                && matches!(self.view.key(at), "pro" | "anti" | "non" | "ex")
        });
        before || self.view.is_compound(atom.to)
    }

    /// `US-led air strikes`: whoever leads an attack has part in it; whoever only backs those who attack has none.
    fn leads(&mut self, at: usize) {
        let (view, atom) = (self.view, &self.atoms[at]);
        let led = view.kind(atom.to, crate::text::TokenKind::Hyphen) && view.key(atom.to + 1) == "led";
        if !led || !(atom.to + 2..atom.to + 5).any(|noun| words::LED.contains(&view.key(noun))) {
            return;
        }
        let nation = match &atom.what {
            What::Places { ids, .. } => ids.first().and_then(|&id| atlas::nation(id)),
            What::People(id) => atlas::nation(*id),
            _ => None,
        };
        if let Some(actor) = nation {
            self.push(atom.from, atom.to, Some(vec![actor]), None);
        }
    }

    /// The atom that begins exactly at this token.
    pub(super) fn atom_at(&self, near: usize, token: usize) -> Option<usize> {
        (near..self.atoms.len()).take(3).find(|&at| self.atoms[at].from == token)
    }

    /// `Chad's Ida Orsk`: she, where the article tells that she is a person.
    fn whose_person(&mut self, at: usize) -> Option<usize> {
        let atom = &self.atoms[at];
        let (from, to) = (atom.from, self.view.past_possessive(atom.to));
        let next = self.atom_at(at + 1, to).filter(|&next| to > atom.to && self.person(next).is_some())?;
        let root = Self::answers(&self.body(at)?);
        self.learn_body(at, false);
        let after = self.named_person(at, next, Some(root));
        self.named_by(from, vec![self.span_of(next)]);
        Some(after)
    }

    /// `Chad's rebels`: what they do Chad does not.
    fn whose_rebels(&mut self, at: usize) -> Option<usize> {
        let atom = &self.atoms[at];
        let (from, to) = (atom.from, atom.to);
        let noun = self.view.past_possessive(to);
        let against = self.view.small(noun) && reference::AGAINST.contains(&self.view.key(noun));
        if !against || !self.is_body(at) {
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
            let named = self.span_of(next);
            self.push(from, named.1, Some(vec![body]), None);
            self.named_by(from, vec![named]);
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
            let after = self.named_person(at, next, Some(root));
            self.named_by(atom.from, vec![self.span_of(next)]);
            return Some(after);
        }
        let body = self.body(at)?;
        let person = self.names.only_person_of(&root).unwrap_or_else(|| self.organ_of(body));
        self.push(atom.from, end, Some(vec![person]), None);
        Some(self.next_after(at, end))
    }

    /// First atom that begins at `to` or later.
    pub(super) fn next_after(&self, at: usize, to: usize) -> usize {
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
            if !self.is_body(member) {
                break;
            }
            members.push(member);
            last = member;
        }
        if members.len() < 2 || !self.is_body(at) {
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
        self.named_by(from, members.iter().map(|&member| self.span_of(member)).collect());
        Some(self.next_after(last, to))
    }

    /// One hit from atom `first` to the person at atom `at`; apposition and `of` behind may say whom he speaks for.
    pub(super) fn named_person(&mut self, first: usize, at: usize, principal: Option<String>) -> usize {
        let Some(person) = self.person_after_title(at) else { return at + 1 };
        let principal = principal.or_else(|| self.apposition(at));
        self.meet(at, principal.clone());
        let principal = person.principal.clone().or(principal).filter(|id| *id != person.id);
        let from = self.atoms[first].from;
        let (to, next) = self.home(at).unwrap_or((self.atoms[at].to, at + 1));
        self.push(from, to, Some(vec![Actor { principal, ..person }]), None);
        // The words behind a comma say whose he is, they do not name him.
        let own = self.atoms[at].to;
        if to > own && (self.view.mark(own, ",") || self.view.key(own + 1) == "the") {
            self.named_by(from, vec![(from, own)]);
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
