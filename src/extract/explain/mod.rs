//! Why a rule did, or did not, find claims in an article: for every sentence and `match` line what matched and what became
//! of it, or how far the line got.
//!
//! Takes an article and a rule, gives places in the article and in the rule files; what is said about them is up to
//! `report`. Nothing is worked out twice: matches and their fates come from the run that extracts, the furthest step from
//! the machine itself.

mod furthest;
mod told;

use std::sync::Arc;

use rustc_hash::FxHashMap;

pub use furthest::{Expected, Furthest, Stop, What};
pub use told::{Cause, Empty, First, Line, Made, Outcome, Told, Turn, Turning};

use super::context::Context;
use super::cut::Cuts;
use super::hit::{Bound, Hit};
use super::lattice::Lattice;
use super::scope::may_match;
use super::{Engine, Machine};
use crate::claim::{Claim, Schema};
use crate::span::Span;
use crate::text::{Article, Role};
use furthest::Search;
use told::Recorder;

/// Why a rule did, or did not, find claims in an article.
#[derive(Clone, Debug)]
pub struct Explanation {
    /// `kind.rule`
    pub rule: Arc<str>,
    /// Number of the rule in its rule set.
    pub number: usize,
    /// All sentences of the article, in order.
    pub sentences: Vec<Account>,
}

/// What the rule made of one sentence.
#[derive(Clone, Debug)]
pub struct Account {
    /// Where the sentence stands.
    pub span: Span,
    /// Its part in the article; rules look at the body only.
    pub role: Role,
    /// Whether a word that the rule cannot do without stands in it: the others are never looked at.
    pub looked: bool,
    /// What each `match` line made of it, in their order; none where the sentence is not of the body.
    pub patterns: Vec<Tried>,
}

/// What one `match` line made of one sentence.
#[derive(Clone, Debug)]
pub struct Tried {
    /// Number of the line in its rule.
    pub line: usize,
    /// Its matches with their fates.
    pub matches: Vec<Told>,
    /// How far it got; `None` where it matched.
    pub furthest: Option<Furthest>,
}

/// Words of a sentence that a pattern matched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// The slot that they fill; `None`: words of the pattern itself.
    pub slot: Option<String>,
    /// Where they stand.
    pub span: Span,
    /// Number of the `also` line that bound them; `None`: the match itself.
    pub also: Option<usize>,
}

impl Explanation {
    /// Every claim that the rule made, in order, with the number of its `match` line.
    pub fn claims(&self) -> impl Iterator<Item = (usize, &Made)> {
        let tried = self.sentences.iter().flat_map(|account| &account.patterns);
        tried.flat_map(|tried| &tried.matches).filter_map(|told| match &told.outcome {
            Outcome::Claim(made) => Some((told.line, &**made)),
            _ => None,
        })
    }

    /// The line that got furthest where none matched: the sentence, and how far.
    pub fn furthest(&self) -> Option<(&Account, usize, &Furthest)> {
        let all = self.sentences.iter().flat_map(|account| {
            account.patterns.iter().filter_map(move |tried| Some((account, tried.line, tried.furthest.as_ref()?)))
        });
        // The first of several that are equally far.
        all.min_by_key(|(_, _, furthest)| std::cmp::Reverse(furthest.rank()))
    }
}

impl Engine {
    /// The number of the rule of this name, `kind.rule`.
    pub fn rule(&self, name: &str) -> Option<usize> {
        self.rules.rules.iter().position(|rule| *rule.name == *name)
    }

    /// Why the rule of this number did, or did not, find claims in an article. Takes as long as some dozens of runs.
    pub fn explain(&self, article: &Article, number: usize) -> Explanation {
        let mut recorder = Recorder::new(self, number);
        let claims: Vec<Claim> = self.extract_before(article, &mut recorder);
        let mut told: FxHashMap<(usize, usize), Vec<Told>> = FxHashMap::default();
        for (sentence, one) in recorder.settle(claims) {
            told.entry((sentence, one.line)).or_default().push(one);
        }
        let rule = &self.rules.rules[number];
        let sentences = crate::text::sentences(article);
        let cuts = Cuts::new(self, article, None, sentences.len());
        let context = Context::new(self, article, sentences.clone(), &cuts);
        let mut machine = Machine::default();
        let mut accounts = Vec::new();
        for (at, sentence) in sentences.iter().enumerate() {
            let (mut looked, mut patterns) = (false, Vec::new());
            if sentence.role == Role::Body {
                let mut lattice_machine = Machine::default();
                let read = context.lattice(at, &mut lattice_machine);
                for (line, program) in rule.matches.iter().enumerate() {
                    looked |= may_match(&program.need, &read.0);
                    let matches = told.remove(&(at, line)).unwrap_or_default();
                    let schema = &self.rules.schemas[rule.schema];
                    let mut search =
                        Search { program, lattice: &read.0, rules: &self.rules, schema, machine: &mut machine };
                    let furthest = matches.is_empty().then(|| search.furthest(may_match(&program.need, &read.0)));
                    patterns.push(Tried { line, matches, furthest });
                }
            }
            accounts.push(Account { span: sentence.span, role: sentence.role, looked, patterns });
        }
        Explanation { rule: rule.name.clone(), number, sentences: accounts }
    }
}

/// What a hit bound, in the order of the sentence; words of the pattern that stand side by side are one piece.
fn pieces<'b>(
    bound: impl Iterator<Item = (Option<usize>, &'b Bound)>,
    lattice: &Lattice<'_>,
    schema: &Schema,
) -> Vec<Piece> {
    let name = |slot: u8| schema.slots.get(slot as usize).map(|spec| spec.name.clone());
    let mut found: Vec<(usize, usize, Piece)> = Vec::new();
    for (also, bound) in bound {
        let (slot, from, to) = match *bound {
            Bound::Value { slot, edge } => (name(slot), lattice.edge(edge).from, lattice.edge(edge).to),
            Bound::Text { slot, from, to } | Bound::Member { slot, from, to, .. } => (name(slot), from, to),
            Bound::Word(at) => (None, at, at + 1),
        };
        let (from, to) = (from as usize, to as usize);
        match found.last_mut() {
            Some((_, end, last)) if slot.is_none() && last.slot.is_none() && *end == from && last.also == also => {
                *end = to;
                last.span.end = lattice.span(from, to).end;
            }
            _ => found.push((from, to, Piece { slot, span: lattice.span(from, to), also })),
        }
    }
    found.sort_by_key(|(from, to, _)| (*from, *to));
    found.into_iter().map(|(_, _, piece)| piece).collect()
}

/// The first and last position of what a hit bound.
fn reach(hit: &Hit, lattice: &Lattice<'_>) -> Option<(usize, usize)> {
    let place = |bound: &Bound| match *bound {
        Bound::Value { edge, .. } => (lattice.edge(edge).from, lattice.edge(edge).to),
        Bound::Text { from, to, .. } | Bound::Member { from, to, .. } => (from, to),
        Bound::Word(at) => (at, at + 1),
    };
    let first = hit.bound.iter().map(|bound| place(bound).0).min()?;
    let last = hit.bound.iter().map(|bound| place(bound).1).max()?;
    Some((first as usize, last as usize))
}
