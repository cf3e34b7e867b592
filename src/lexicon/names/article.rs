//! What one article has named so far: full names for later short ones, who speaks for whom, which unknown names are
//! places. Filled sentence by sentence; read afterwards.

use std::borrow::Cow;

use jiff::civil::Date;
use rustc_hash::{FxHashMap, FxHashSet};

use super::atoms::{self, Atom, What};
use super::combine::{self, Fact};
use super::parts;
use super::roster::Roster;
use super::shape::{Shape, capitalised};
use super::view::View;
use crate::lexicon::Dictionary;
use crate::lexicon::gazetteer::PlaceId;
use crate::value::{Actor, ActorKind, Place, PlaceNode};

/// A name that no lexicon knows.
#[derive(Clone, Debug, Default)]
pub(super) struct Learnt {
    /// As written.
    name: String,
    /// `~` and the key.
    id: String,
    /// Folded words joined by blanks.
    key: String,
    /// What it turned out to be.
    kind: Option<ActorKind>,
    /// Whom it speaks for.
    principal: Option<String>,
    /// A place: it stood after `in` or bears a head noun of places.
    pub placed: bool,
    /// It decides, speaks or has organs.
    pub acting: bool,
    /// It stood where a capital means something.
    sure: bool,
    /// It begins a sentence as only a name can.
    proper: bool,
    /// Ids of what it lies in.
    container: Vec<String>,
}

/// What one article has named: full names for later short ones, unknown demonyms for unknown countries, the date.
#[derive(Clone, Debug)]
pub struct ArticleNames<'r> {
    pub(super) roster: &'r Roster,
    pub(super) date: Option<Date>,
    learnt: Vec<Learnt>,
    full: FxHashMap<String, usize>,
    short: FxHashMap<String, Vec<usize>>,
    /// First words of the names, full and short.
    openings: Dictionary,
    /// The first bytes of the full names.
    prefixes: FxHashSet<[u8; 3]>,
    /// Words of the longest of these, at least one.
    longest: usize,
    /// Persons of the roster whose full name stood in the article.
    met: FxHashSet<usize>,
    /// Body and office → the learnt name of who holds it, as the article says.
    offices: FxHashMap<(String, String), usize>,
    /// Long words, and how many of them are in capitals.
    weight: (usize, usize),
    /// Words that occur in lower case.
    small: Dictionary,
    /// Codes of the countries named.
    pub(super) countries: FxHashSet<&'static str>,
}

impl<'r> ArticleNames<'r> {
    /// Nothing read yet. `date`: when the article was published; it decides who held an office.
    pub fn new(roster: &'r Roster, date: Option<Date>) -> Self {
        Self {
            roster,
            date,
            learnt: Vec::new(),
            full: FxHashMap::default(),
            short: FxHashMap::default(),
            openings: Dictionary::default(),
            prefixes: FxHashSet::default(),
            longest: 1,
            met: FxHashSet::default(),
            offices: FxHashMap::default(),
            weight: (0, 0),
            small: Dictionary::default(),
            countries: FxHashSet::default(),
        }
    }

    /// Takes in the names of one sentence. Called for every sentence of the article, in order, before any is read.
    pub fn learn(&mut self, view: &View) {
        let view = &*self.view(view);
        self.weight = (self.weight.0 + view.weight.0, self.weight.1 + view.weight.1);
        if !view.shout {
            for at in (0..view.len()).filter(|&at| view.small(at)) {
                self.small.intern(view.key(at));
            }
        }
        let mut atoms = atoms::cut(view, self, true);
        // A name and its demonym or short form may stand in one sentence: cut again with what is new.
        let mut fresh = false;
        for atom in atoms.iter().filter(|atom| matches!(atom.what, What::Fresh)) {
            self.register(view, atom);
            fresh = true;
        }
        if fresh {
            atoms = atoms::cut(view, self, true);
        }
        for atom in &mut atoms {
            if matches!(atom.what, What::Fresh) {
                atom.what = What::Learnt(self.register(view, atom));
            }
            if let What::Places { ids, .. } = &atom.what {
                self.countries.extend(super::atlas::home(ids));
            } else if let What::People(id) = atom.what {
                self.countries.extend(super::atlas::country(id));
            }
        }
        // Offices by themselves say nothing of anybody.
        if atoms.iter().all(|atom| matches!(atom.what, What::Office(_))) {
            return;
        }
        let facts = combine::combine(view, self, &atoms, false).facts;
        for fact in facts {
            self.note(fact);
        }
    }

    /// The sentence as this article writes: where most of it is in capitals, they tell nothing in short sentences too.
    pub(super) fn view<'v, 'a>(&self, view: &'v View<'a>) -> Cow<'v, View<'a>> {
        let (long, upper) = self.weight;
        let shout = view.weight.0 == view.weight.1 && long >= 20 && upper * 5 >= long * 4;
        if shout && !view.shout { Cow::Owned(view.shouted()) } else { Cow::Borrowed(view) }
    }

    fn note(&mut self, fact: Fact) {
        match fact {
            Fact::Met(who) => {
                self.met.insert(who);
            }
            Fact::Person(who, principal) => {
                if let Some(learnt) = self.learnt.get_mut(who) {
                    learnt.kind.get_or_insert(ActorKind::Person);
                    if learnt.principal.is_none() {
                        learnt.principal = principal.filter(|id| id.get(1..) != Some(learnt.key.as_str()));
                    }
                }
            }
            Fact::Holds(who, body, office) => {
                self.offices.entry((body, office)).or_insert(who);
            }
            Fact::Acts(who) => {
                if let Some(learnt) = self.learnt.get_mut(who) {
                    learnt.acting = true;
                }
            }
            Fact::Proper(who) => {
                if let Some(learnt) = self.learnt.get_mut(who) {
                    learnt.proper = true;
                }
            }
            Fact::Nation(who) => {
                if let Some(learnt) = self.learnt.get_mut(who) {
                    learnt.acting = true;
                    learnt.kind.get_or_insert(ActorKind::State);
                }
            }
            Fact::Placed(who, container) => {
                if let Some(learnt) = self.learnt.get_mut(who) {
                    learnt.placed = true;
                    if learnt.container.is_empty() {
                        learnt.container = container;
                    }
                }
            }
        }
    }

    fn register(&mut self, view: &View, atom: &Atom) -> usize {
        let key = view.joined(atom.from, atom.to);
        let clause = view.mark(atom.to, ",") && matches!(view.key(atom.to + 1), "who" | "which" | "whose");
        let sure = !view.initial(atom.from) || atom.dateline || clause;
        if let Some(&known) = self.full.get(&key) {
            self.learnt[known].sure |= sure;
            return known;
        }
        let index = self.learnt.len();
        let shape = Shape::of(view, atom);
        let words = |key: &str| key.bytes().filter(|&byte| byte == b' ').count() + 1;
        self.longest = shape.short.iter().map(|short| words(short)).fold(self.longest.max(words(&key)), usize::max);
        for short in shape.short {
            self.open(&short);
            self.short.entry(short).or_default().push(index);
        }
        // "the Foo Bar Front (FBF)"
        let initials: String = key.split(' ').filter_map(|word| word.chars().next()).collect();
        if initials.len() > 1
            && view.mark(atom.to, "(")
            && view.mark(atom.to + 2, ")")
            && view.key(atom.to + 1) == initials
        {
            self.name(initials, index);
        }
        let written = view.text(atom.from, atom.to);
        let name = if atom.dateline { capitalised(written) } else { written.to_owned() };
        self.name(key.clone(), index);
        let people = self.has_people(&key);
        self.learnt.push(Learnt {
            name,
            id: format!("~{key}"),
            key,
            kind: shape.kind.or(people.then_some(ActorKind::State)),
            acting: people,
            placed: shape.placed || atom.dateline,
            sure: sure || atom.to > atom.from + 1,
            ..Learnt::default()
        });
        index
    }

    /// Keeps a name in full.
    fn name(&mut self, key: String, index: usize) {
        self.open(&key);
        self.prefixes.extend(key.as_bytes().first_chunk());
        self.full.insert(key, index);
    }

    /// Keeps the first word of a name.
    fn open(&mut self, key: &str) {
        self.openings.intern(key.split(' ').next().unwrap_or(""));
    }

    /// Whether a learnt name, full or short, begins with this folded word.
    pub(super) fn opens(&self, word: &str) -> bool {
        self.openings.id(word) != 0
    }

    /// Whether the demonym of a new name has been read before the name itself.
    fn has_people(&self, key: &str) -> bool {
        if key.len() < 4 || key.contains(' ') {
            return false;
        }
        let stem = key.trim_end_matches(['a', 'e', 'i', 'o', 'y']);
        let mut people = String::with_capacity(key.len() + 3);
        let mut named = |base: &str, suffix: &str| {
            people.clear();
            people.push_str(base);
            people.push_str(suffix);
            self.full.contains_key(&people)
        };
        ["n", "i", "an", "ian", "ese", "ish"].iter().any(|suffix| named(key, suffix) || named(stem, suffix))
    }

    /// No learnt name, full or short, has more words than this.
    pub(super) fn longest(&self) -> usize {
        self.longest
    }

    /// The learnt name of exactly these folded words.
    pub(super) fn exact(&self, key: &str) -> Option<usize> {
        self.full.get(key).copied().filter(|&at| self.is_sure(at))
    }

    /// The learnt name that these words are short for; of several the one that acts, then the latest.
    /// After a place preposition it is short for no person.
    pub(super) fn shortened(&self, key: &str, place_before: bool) -> Option<usize> {
        let all = self.short.get(key)?;
        let fits = |at: &usize| self.is_sure(*at) && !(place_before && self.kind(*at) != ActorKind::Org);
        let sure = || all.iter().rev().copied().filter(fits);
        sure().find(|&at| self.learnt[at].acting).or_else(|| sure().next())
    }

    /// The learnt country that this unknown demonym is of: `vostrans` of `Vostra`.
    pub(super) fn nation(&self, key: &str) -> Option<usize> {
        let key = key.strip_suffix('s').unwrap_or(key);
        let known = |key: &str| key.as_bytes().first_chunk().is_some_and(|prefix| self.prefixes.contains(prefix));
        // With one of these each suffix ends.
        if !matches!(key.as_bytes().last(), Some(b'n' | b'i' | b'e' | b'h' | b'c')) || key.len() < 4 || !known(key) {
            return None;
        }
        let mut name = String::new();
        // Shortest suffix first: "Vostra-n" before "Velmor-an".
        for suffix in ["n", "i", "an", "ian", "ese", "ish", "ic", "ean"] {
            let Some(stem) = key.strip_suffix(suffix).filter(|stem| stem.len() >= 3) else { continue };
            for ending in ["", "a", "e", "ia", "y", "o", "i"] {
                name.clear();
                name.push_str(stem);
                name.push_str(ending);
                let found = self.full.get(&name).copied();
                let other = |at: &usize| {
                    self.learnt[*at].kind != Some(ActorKind::Person) && self.learnt[*at].key.len() < key.len()
                };
                if let Some(at) = found.filter(other) {
                    return Some(at);
                }
            }
        }
        None
    }

    /// Whether a name that only began sentences has proved to be one.
    fn is_sure(&self, at: usize) -> bool {
        let Some(learnt) = self.learnt.get(at) else { return false };
        let first = learnt.key.split(' ').next().unwrap_or("");
        ((learnt.sure || learnt.proper) && !(learnt.key == first && self.small.id(first) != 0))
            || learnt.acting && learnt.kind.is_some()
    }

    /// The person of the roster with this surname, if the full name stood in the article or a title stands before.
    pub(super) fn surname(&self, key: &str, titled: bool) -> Option<usize> {
        let all = self.roster.surname(key);
        match all {
            [one] if titled => Some(*one),
            _ => all.iter().copied().find(|who| self.met.contains(who)),
        }
    }

    /// Whether the word also occurs in lower case.
    pub(super) fn is_ordinary(&self, key: &str) -> bool {
        self.small.id(key) != 0
    }

    /// Who holds an office of a body by what the article says.
    pub(super) fn holder(&self, body: &str, office: &str) -> Option<Actor> {
        if self.offices.is_empty() {
            return None;
        }
        self.offices.get(&(body.to_owned(), office.to_owned())).map(|&who| self.actor(who))
    }

    /// The one learnt person who speaks for a body.
    pub(super) fn only_person_of(&self, body: &str) -> Option<Actor> {
        let of = |learnt: &Learnt| learnt.kind == Some(ActorKind::Person) && learnt.principal.as_deref() == Some(body);
        let mut all = (0..self.learnt.len()).filter(|&at| of(&self.learnt[at]));
        let first = all.next()?;
        all.next().is_none().then(|| self.actor(first))
    }

    /// What is known of a learnt name.
    pub(super) fn learnt(&self, at: usize) -> &Learnt {
        &self.learnt[at]
    }

    /// What a learnt name turned out to be.
    pub(super) fn kind(&self, at: usize) -> ActorKind {
        self.learnt[at].kind.unwrap_or(ActorKind::Unknown)
    }

    /// A learnt name as an actor.
    pub(super) fn actor(&self, at: usize) -> Actor {
        let learnt = &self.learnt[at];
        Actor {
            id: learnt.id.clone(),
            name: learnt.name.clone(),
            kind: self.kind(at),
            principal: learnt.principal.clone(),
        }
    }

    /// A place that the gazetteer likely does not have, although it has a namesake: that it is the namesake after all is its
    /// last reading, and says nothing of the country around.
    pub(super) fn stray(&self, view: &View, from: usize, to: usize, namesakes: &[PlaceId]) -> Place {
        let id = format!("~{}", view.joined(from, to));
        let node = PlaceNode { name: view.text(from, to).to_owned(), path: vec![id.clone()], id };
        let namesakes = super::atlas::place(namesakes).nodes.into_iter();
        let namesakes = namesakes.map(|node| PlaceNode { path: vec![node.id.clone()], ..node });
        Place { nodes: std::iter::once(node).chain(namesakes).collect(), known: false }
    }

    /// A learnt name as a place.
    pub(super) fn place(&self, at: usize) -> Place {
        let learnt = &self.learnt[at];
        let id = format!("~{}", learnt.key);
        let mut path = learnt.container.clone();
        // The town of Orlun lies in the Orlun Valley.
        let around = || parts::AROUND.iter().map(|area| format!("{} {area}", learnt.key));
        if path.is_empty()
            && let Some(area) = around().find(|area| self.full.contains_key(area))
        {
            path.push(format!("~{area}"));
        }
        path.push(id.clone());
        Place { nodes: vec![PlaceNode { id, name: learnt.name.clone(), path }], known: false }
    }
}
