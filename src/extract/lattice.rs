//! One sentence as the machine sees it: its words, and the values as edges over them.
//!
//! Quotation marks are left out of the positions, so that a pattern reads `a “full” ceasefire` as it reads `a full ceasefire`.

use jiff::civil::Date;

use super::clauses::Turn;
use crate::lexicon::clause;
use crate::lexicon::names::may_go_on;
use crate::rule::{Forms, Need, TypeSet, WordId, WordSet};
use crate::span::Span;
use crate::text::{TokenKind, Tokens};
use crate::value::{Actor, ActorKind, Value};

/// `and the ship's owner,` has so many words and marks at the most.
const LONGEST_APPOSITION: usize = 8;

/// One value, over the positions `from..to`.
#[derive(Clone, Debug)]
pub struct Edge {
    /// First position.
    pub from: u32,
    /// One past the last position.
    pub to: u32,
    /// Which slots it fits.
    pub types: TypeSet,
    /// Its values with their words; more than one is a list (`Kharkiv and Sumy`).
    pub values: Vec<(Value, Span)>,
    /// Whether it is a sequence of values, which only a list slot takes.
    pub list: bool,
    /// Whether it was put together from other edges (`Kharkiv and Sumy`) or is a part of one (`March`, of `since March`).
    pub joined: bool,
    /// Whether its words name nobody and only the context tells who is meant (`she`, `the union`), or how many in all (`nine more`).
    pub refers: bool,
}

/// One sentence, ready for matching.
#[derive(Clone, Debug)]
pub struct Lattice<'t> {
    /// The tokens, quotation marks among them.
    pub tokens: &'t Tokens<'t>,
    /// Position → token.
    shown: Vec<u32>,
    /// Position → word.
    words: Vec<WordId>,
    /// Words that stand somewhere in it.
    present: WordSet,
    /// Types of all its values.
    types: TypeSet,
    edges: Vec<Edge>,
    /// Position → types of the values that begin there.
    begun: Vec<TypeSet>,
    /// Position → where its edges begin in `edges`; one entry more than positions.
    first: Vec<u32>,
    /// Position → where the aside that begins here ends.
    pub(super) asides: Vec<Option<u32>>,
    /// Positions that no gap crosses.
    pub(super) barriers: Vec<bool>,
    /// Position → whether a clause ends or begins there.
    pub(super) turns: Vec<Turn>,
    /// The day on which the article was published, where it is known.
    pub(super) day: Option<Date>,
    /// When something was said: the first position of the verb, with a time that is no edge of the sentence.
    pub(super) said: Vec<(usize, Edge)>,
}

impl<'t> Lattice<'t> {
    /// Lays the words of a sentence out; values and asides are added afterwards. `words`: those that the tokens are.
    pub fn new(tokens: &'t Tokens<'t>, words: &[WordId]) -> Self {
        let shown: Vec<u32> =
            (0..tokens.len()).filter(|&at| tokens.kind(at) != Some(TokenKind::Quote)).map(|at| at as u32).collect();
        let words: Vec<WordId> = shown.iter().map(|&at| words[at as usize]).collect();
        let mut present = WordSet::default();
        words.iter().filter(|&&word| word != 0).for_each(|&word| present.insert(word));
        let barriers = shown
            .iter()
            .map(|&at| match tokens.kind(at as usize) {
                Some(TokenKind::Stop | TokenKind::Dash) => true,
                Some(TokenKind::Comma) => tokens.folded(at as usize) != ",",
                _ => false,
            })
            .collect();
        let asides = vec![None; shown.len() + 1];
        let first = vec![0; shown.len() + 2];
        let turns = vec![Turn::None; shown.len()];
        let begun = vec![TypeSet::NONE; shown.len()];
        Self {
            tokens,
            shown,
            words,
            present,
            types: TypeSet::NONE,
            edges: Vec::new(),
            begun,
            first,
            asides,
            barriers,
            turns,
            day: None,
            said: Vec::new(),
        }
    }

    /// Number of positions.
    pub fn len(&self) -> usize {
        self.shown.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.shown.is_empty()
    }

    /// The word at a position; 0 beyond the end.
    pub fn word(&self, at: usize) -> WordId {
        self.words.get(at).copied().unwrap_or(0)
    }

    /// The words by position.
    pub fn words(&self) -> &[WordId] {
        &self.words
    }

    /// Whether one of these words stands somewhere in the sentence.
    pub fn has_one_of(&self, words: &Forms) -> bool {
        words.meets(&self.present)
    }

    /// Whether a program that needs this can match in it.
    pub fn meets(&self, need: &Need) -> bool {
        need.met(&self.present, self.types)
    }

    /// Whether a program that needs this may match in it once it has names.
    pub fn may_meet(&self, need: &Need) -> bool {
        need.met(&self.present, self.types.with(TypeSet::NAMES))
    }

    /// The folded form at a position; empty beyond the end.
    pub fn folded(&self, at: usize) -> &str {
        self.token(at).map_or("", |token| self.tokens.folded(token))
    }

    /// As it stands; empty beyond the end.
    pub fn exact(&self, at: usize) -> &'t str {
        self.token(at).map_or("", |token| self.tokens.word(token))
    }

    /// What sort of token; `None` beyond the end.
    pub fn kind(&self, at: usize) -> Option<TokenKind> {
        self.token(at).and_then(|token| self.tokens.kind(token))
    }

    /// The token at a position.
    pub fn token(&self, at: usize) -> Option<usize> {
        self.shown.get(at).map(|&token| token as usize)
    }

    /// The tokens that have a position, in order.
    pub fn tokens_shown(&self) -> impl Iterator<Item = usize> {
        self.shown.iter().map(|&token| token as usize)
    }

    /// The position of a token, or the next one where the token is a quotation mark.
    pub fn position(&self, token: usize) -> usize {
        self.shown.partition_point(|&shown| (shown as usize) < token)
    }

    /// The bytes from position `from` to before position `to`.
    pub fn span(&self, from: usize, to: usize) -> Span {
        match (self.token(from), to.checked_sub(1).and_then(|last| self.token(last))) {
            (Some(first), Some(last)) => self.tokens.span(first, last + 1),
            _ => Span::default(),
        }
    }

    /// Adds values, then the lists they form; call once.
    pub fn set_edges(&mut self, mut edges: Vec<Edge>) {
        let lists = self.lists(&edges);
        edges.extend(lists);
        // Longest first: a list before its first member.
        edges.sort_by_key(|edge| (edge.from, std::cmp::Reverse(edge.to)));
        self.first = vec![0; self.shown.len() + 2];
        self.begun = vec![TypeSet::NONE; self.shown.len()];
        self.types = edges.iter().fold(TypeSet::NONE, |all, edge| all.with(edge.types));
        for edge in &edges {
            let begun = &mut self.begun[edge.from as usize];
            *begun = begun.with(edge.types);
            self.first[edge.from as usize + 1] += 1;
        }
        for at in 1..self.first.len() {
            self.first[at] += self.first[at - 1];
        }
        self.edges = edges;
    }

    /// Puts other values for those of the edges that a function knows others for; where they stand does not change.
    pub fn revalue(&mut self, other: impl Fn(&Edge) -> Option<Value>) {
        for edge in &mut self.edges {
            if let (Some(value), Some(first)) = (other(edge), edge.values.first_mut()) {
                first.0 = value;
            }
        }
    }

    /// The edges that begin at a position, longest first, with their numbers.
    pub fn edges_at(&self, at: usize) -> impl Iterator<Item = (u32, &Edge)> {
        let range = match (self.first.get(at), self.first.get(at + 1)) {
            (Some(&from), Some(&to)) => from..to,
            _ => 0..0,
        };
        range.map(|number| (number, &self.edges[number as usize]))
    }

    /// An edge by its number.
    pub fn edge(&self, number: u32) -> &Edge {
        &self.edges[number as usize]
    }

    /// All edges in order.
    pub fn edges(&self) -> &[Edge] {
        &self.edges
    }

    /// Whether a value of one of these types begins at a position.
    pub fn begins(&self, at: usize, types: TypeSet) -> bool {
        self.begun.get(at).is_some_and(|begun| begun.meets(types))
    }

    /// Sequences of values of one type: `A and B`, `A, B and C`, `A, B as well as C`.
    fn lists(&self, edges: &[Edge]) -> Vec<Edge> {
        let mut lists = Vec::new();
        // People without a name stand beside names, and then the list is one of them.
        for types in [TypeSet::PLACE, TypeSet::ACTOR, TypeSet::ACTOR.with(TypeSet::PARTY)] {
            let mixed = types.meets(TypeSet::PARTY);
            let mut run: Option<Edge> = None;
            // Members of the run, whether a conjunction stands between them, and whether one of them has no name.
            let (mut members, mut joined, mut unnamed) = (1, false, false);
            let mut of_type: Vec<&Edge> = edges.iter().filter(|edge| edge.types.meets(types)).collect();
            of_type.sort_by_key(|edge| (edge.from, std::cmp::Reverse(edge.to)));
            for edge in of_type {
                match &mut run {
                    Some(list)
                        if edge.from >= list.to
                            && self.joins(list.to as usize, edge.from as usize)
                            && !locates(edge, list)
                            && !self.owns_apposition(list, edge) =>
                    {
                        joined |= (list.to..edge.from).any(|at| !matches!(self.folded(at as usize), "," | "the"));
                        members += 1;
                        list.to = edge.to;
                        list.values.extend(edge.values.iter().cloned());
                        // Two names with a comma are a list in headlines (`Chad, Niger to meet`); else a clause ends there.
                        unnamed |= edge.types == TypeSet::PARTY;
                        if (joined || members > 2 || list.from == 0) && (unnamed || !mixed) {
                            lists.push(list.clone());
                        }
                    }
                    Some(list) if edge.from < list.to => {}
                    _ => {
                        let types = if mixed { TypeSet::PARTY } else { types };
                        run = Some(Edge { types, list: true, joined: true, ..edge.clone() });
                        (members, joined, unnamed) = (1, false, edge.types == TypeSet::PARTY);
                    }
                }
            }
        }
        lists
    }

    /// Whether the words between two values join them into a list.
    fn joins(&self, from: usize, to: usize) -> bool {
        if to - from > 4 {
            return to - from <= LONGEST_APPOSITION && self.introduces(from, to);
        }
        let between: Vec<&str> = (from..to).map(|at| self.folded(at)).collect();
        let rest = match between.split_last() {
            Some((last, rest)) if *last == "in" || clause::BEFORE_MEMBER.contains(last) => rest,
            _ => &between[..],
        };
        matches!(
            rest,
            [","] | ["and"] | ["&"] | ["or"] | [",", "and"] | ["as", "well", "as"] | [",", "as", "well"] | ["both"]
        ) || self.introduces(from, to)
    }

    /// Whether a name behind a comma only says whose the one before it is: `Hugh Orr, Kelm's mayor`.
    fn owns_apposition(&self, list: &Edge, edge: &Edge) -> bool {
        let comma = edge.from == list.to + 1 && self.folded(list.to as usize) == ",";
        comma && self.kind(edge.to as usize) == Some(TokenKind::Possessive)
    }

    /// Whether the words between two names join them and say who the second one is: `A and the ship's owner, B`.
    fn introduces(&self, from: usize, to: usize) -> bool {
        let noun = from + 2..to.saturating_sub(1);
        let plain = |at: usize| {
            let word = matches!(self.kind(at), Some(TokenKind::Word | TokenKind::Possessive));
            let inside = self.token(at).is_some_and(|token| may_go_on(self.tokens, token));
            word && inside
                && !clause::NO_SUBJECT.contains(&self.folded(at))
                && !clause::AUXILIARIES.contains(&self.folded(at))
        };
        self.folded(from) == "and"
            && clause::DETERMINERS.contains(&self.folded(from + 1))
            && !noun.is_empty()
            && noun.clone().all(plain)
            && self.folded(noun.end) == ","
    }
}

/// Whether a place says where the last one of a list lies (`Kharkiv, Ukraine`): no further member.
fn locates(edge: &Edge, list: &Edge) -> bool {
    let place = |value: &Value| if let Value::Place(place) = value { Some(place.nodes.clone()) } else { None };
    let (Some((outer, _)), Some((inner, _))) = (edge.values.first(), list.values.last()) else { return false };
    let (Some(outer), Some(inner)) = (place(outer), place(inner)) else { return false };
    outer.iter().any(|outer| inner.iter().any(|inner| outer.id != inner.id && outer.contains(inner)))
}

/// Which slots a value fits.
pub fn types_of(value: &Value) -> TypeSet {
    match value {
        Value::Count(_) => TypeSet::COUNT,
        Value::Time(_) => TypeSet::TIME,
        Value::Place(_) => TypeSet::PLACE,
        Value::Actor(actor) => actor_types(actor),
        Value::Money { .. } => TypeSet::MONEY,
        Value::Percent(_) => TypeSet::PERCENT,
        Value::Duration(_) => TypeSet::DURATION,
        Value::Text(_) | Value::Symbol(_) => TypeSet::NONE,
    }
}

fn actor_types(actor: &Actor) -> TypeSet {
    let more = match actor.kind {
        ActorKind::Person => TypeSet::PERSON,
        ActorKind::Institution | ActorKind::Org => TypeSet::ORG,
        ActorKind::Unknown => TypeSet::PERSON.with(TypeSet::ORG),
        ActorKind::State => TypeSet::NONE,
    };
    TypeSet::ACTOR.with(more)
}
