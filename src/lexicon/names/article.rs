//! What one article has named so far: full names for later short ones, who speaks for whom, which unknown names are
//! places. Filled sentence by sentence; read afterwards.

use jiff::civil::Date;
use rustc_hash::{FxHashMap, FxHashSet};

use super::atoms::{self, Atom, What};
use super::combine::{self, Fact};
use super::roster::Roster;
use super::view::View;
use super::words;
use crate::text::{TokenKind, Tokens};
use crate::value::{Actor, ActorKind, Place, PlaceNode};

/// A name that no lexicon knows.
#[derive(Clone, Debug, Default)]
pub(super) struct Learnt {
    /// As written.
    name: String,
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
    /// Persons of the roster whose full name stood in the article.
    met: FxHashSet<usize>,
    /// Words that occur in lower case.
    small: FxHashSet<String>,
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
            met: FxHashSet::default(),
            small: FxHashSet::default(),
            countries: FxHashSet::default(),
        }
    }

    /// Takes in the names of one sentence. Called for every sentence of the article, in order, before any is read.
    pub fn learn(&mut self, tokens: &Tokens) {
        let view = View::new(tokens);
        if !view.shout {
            for at in (0..view.len()).filter(|&at| view.small(at)) {
                if !self.small.contains(view.key(at)) {
                    self.small.insert(view.key(at).to_owned());
                }
            }
        }
        let mut atoms = atoms::cut(&view, self, true);
        for atom in &mut atoms {
            if matches!(atom.what, What::Fresh) {
                atom.what = What::Learnt(self.register(&view, atom));
            }
            if let What::Places { ids, .. } = &atom.what {
                self.countries.extend(super::atlas::home(ids));
            } else if let What::People(id) = atom.what {
                self.countries.extend(super::atlas::country(id));
            }
        }
        let facts = combine::combine(&view, self, &atoms).facts;
        for fact in facts {
            self.note(fact);
        }
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
            Fact::Acts(who) => {
                if let Some(learnt) = self.learnt.get_mut(who) {
                    learnt.acting = true;
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
        let sure = !view.initial(atom.from) || atom.dateline;
        if let Some(&known) = self.full.get(&key) {
            self.learnt[known].sure |= sure;
            return known;
        }
        let index = self.learnt.len();
        let shape = Shape::of(view, atom);
        for short in shape.short {
            self.short.entry(short).or_default().push(index);
        }
        // "the Foo Bar Front (FBF)"
        let initials: String = key.split(' ').filter_map(|word| word.chars().next()).collect();
        if initials.len() > 1
            && view.mark(atom.to, "(")
            && view.mark(atom.to + 2, ")")
            && view.key(atom.to + 1) == initials
        {
            self.full.insert(initials, index);
        }
        let written = view.text(atom.from, atom.to);
        let name = if atom.dateline { capitalised(written) } else { written.to_owned() };
        self.full.insert(key.clone(), index);
        self.learnt.push(Learnt {
            name,
            key,
            kind: shape.kind,
            placed: shape.placed || atom.dateline,
            sure: sure || atom.to > atom.from + 1,
            ..Learnt::default()
        });
        index
    }

    /// The learnt name of exactly these folded words.
    pub(super) fn exact(&self, key: &str) -> Option<usize> {
        self.full.get(key).copied().filter(|&at| self.is_sure(at))
    }

    /// The learnt name that these words are short for; of several the one that acts, then the latest.
    pub(super) fn shortened(&self, key: &str) -> Option<usize> {
        let all = self.short.get(key)?;
        let sure = || all.iter().rev().copied().filter(|&at| self.is_sure(at));
        sure().find(|&at| self.learnt[at].acting).or_else(|| sure().next())
    }

    /// The learnt country that this unknown demonym is of: `velmorans` of `Velmora`.
    pub(super) fn nation(&self, key: &str) -> Option<usize> {
        let key = key.strip_suffix('s').unwrap_or(key);
        if key.len() < 4 {
            return None;
        }
        // Shortest suffix first: "Velmora-n" before "Velmor-an".
        for suffix in ["n", "i", "an", "ian", "ese", "ish", "ic", "ean"] {
            let Some(stem) = key.strip_suffix(suffix).filter(|stem| stem.len() >= 3) else { continue };
            for ending in ["", "a", "e", "ia", "y", "o", "i"] {
                let found = self.full.get(&format!("{stem}{ending}")).copied();
                if let Some(at) = found.filter(|&at| self.learnt[at].kind != Some(ActorKind::Person)) {
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
        (learnt.sure && !(learnt.key == first && self.small.contains(first))) || learnt.acting && learnt.kind.is_some()
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
        self.small.contains(key)
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
            id: format!("~{}", learnt.key),
            name: learnt.name.clone(),
            kind: self.kind(at),
            principal: learnt.principal.clone(),
        }
    }

    /// A learnt name as a place.
    pub(super) fn place(&self, at: usize) -> Place {
        let learnt = &self.learnt[at];
        let id = format!("~{}", learnt.key);
        let mut path = learnt.container.clone();
        path.push(id.clone());
        Place { nodes: vec![PlaceNode { id, name: learnt.name.clone(), path }], known: false }
    }
}

/// What the words of an unknown name say by themselves.
struct Shape {
    kind: Option<ActorKind>,
    placed: bool,
    short: Vec<String>,
}

impl Shape {
    fn of(view: &View, atom: &Atom) -> Self {
        let words: Vec<(usize, usize)> = name_words(view, atom.from, atom.to);
        let mut shape = Shape { kind: None, placed: false, short: Vec::new() };
        let (Some(&(first, _)), Some(&(last, _))) = (words.first(), words.last()) else { return shape };
        let of = (atom.from..atom.to).any(|at| matches!(view.key(at), "of" | "for")) && view.is(first, words::HEAD_OF);
        if words.len() > 1 && view.is(first, words::THING) {
            let bare = words.iter().find(|(at, _)| !view.is(*at, words::THING)).map_or(last, |&(at, _)| at);
            shape.short.push(view.joined(bare, atom.to));
            return shape;
        }
        let head = if of { first } else { last };
        let org = words.len() > 1 && view.is(head, words::ORG_HEAD);
        let geo = words.len() > 1 && view.is(head, words::GEO_HEAD | words::ADMIN_HEAD) && !org;
        let acronym =
            words.len() == 1 && view.upper(first) && atom.to - atom.from == 1 && view.tokens.word(first).len() <= 6;
        if org || acronym && !atom.dateline {
            shape.kind = Some(ActorKind::Org);
        }
        shape.placed = geo;
        if words.len() < 2 {
            return shape;
        }
        if org || geo {
            let stem = view.joined(atom.from, last);
            let plain = words.len() == 2
                && view.is(first, words::STOP | words::DIRECTION | words::OFFICE_MOD | words::CALENDAR);
            if !of && !plain && super::atlas::spot(view, atom.from).is_none_or(|spot| spot.to < last) {
                shape.short.push(stem);
            }
        } else {
            shape.short.push(view.joined(last, atom.to));
            if view.is(first, words::GIVEN) && !of {
                shape.kind = Some(ActorKind::Person);
            }
        }
        shape
    }
}

/// Words of a name; hyphenated ones count as one. Small inner words are none.
fn name_words(view: &View, from: usize, to: usize) -> Vec<(usize, usize)> {
    let mut words: Vec<(usize, usize)> = Vec::new();
    for at in from..to {
        if view.kind(at, TokenKind::Word) {
            let joined = at > from && view.kind(at - 1, TokenKind::Hyphen);
            match words.last_mut() {
                Some(last) if joined => last.1 = at + 1,
                _ if view.capital(at) => words.push((at, at + 1)),
                _ => {}
            }
        }
    }
    words
}

/// `PORT HALVIK` → `Port Halvik`.
fn capitalised(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut inside = false;
    for c in text.chars() {
        if inside {
            out.extend(c.to_lowercase());
        } else {
            out.push(c);
        }
        inside = c.is_alphanumeric();
    }
    out
}
