//! A pattern with everything in it looked up: words are numbers, slots are numbers and types, names are what they stand for.
//! A phrase is shared by all who name it, so that shapes are as small as what is written; `emit` writes them out.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::need::{Forms, Need};
use super::program::{Inst, TypeSet, WordId};
use crate::source::SourceId;
use crate::span::Span;

/// Answers of [`Shape::ahead`] for phrases: by where they are, and what follows.
pub(super) type Known = FxHashMap<(usize, Ahead), Ahead>;

/// A pattern, resolved.
#[derive(Clone, Debug)]
pub(super) enum Shape {
    /// One of these words.
    Words {
        /// In ascending order.
        ids: Arc<[WordId]>,
        /// The same.
        forms: Forms,
        /// Where they are written; nowhere where nobody will ask.
        spans: Box<[Span]>,
    },
    /// Tokens that stand exactly so.
    Exact { pieces: Box<[Arc<str>]>, need: Need, span: Span },
    /// A value that a slot holds.
    Value { slot: u8, types: TypeSet, list: bool, need: Need, span: Span },
    /// A member of a lexicon.
    Member { lexicon: u16, slot: Option<u8>, span: Span },
    /// The text that a slot holds.
    Text { slot: u8, inner: Box<Shape> },
    /// Up to so many tokens.
    Gap(u8, Span),
    /// One behind the other.
    Seq(Box<[Shape]>),
    /// One of these.
    Alt(Box<[Shape]>),
    /// At most once.
    Optional(Box<Shape>),
    /// At least and at most so often.
    Repeat(Box<Shape>, u8, u8),
    /// In any order.
    AnyOrder(Box<[Shape]>, Span),
    /// Not this here.
    Not(Box<Shape>, Span),
    /// Not this in front.
    NotAfter(Box<Shape>, Span),
    /// A word or number.
    Any(Span),
    /// A phrase, and where it is named.
    Phrase(Arc<Phrase>, Span),
}

/// A phrase as it is put into one claim, with what is known of it.
#[derive(Debug)]
pub(super) struct Phrase {
    shape: Shape,
    /// The file in which it is written.
    source: SourceId,
    need: Need,
    first: TypeSet,
    last: TypeSet,
    size: usize,
    depth: usize,
}

impl Phrase {
    pub fn new(shape: Shape, source: SourceId) -> Self {
        let (need, first, last) = (shape.need(), shape.edge(true), shape.edge(false));
        let (size, depth) = (shape.size(), shape.depth());
        Self { shape, source, need, first, last, size, depth }
    }

    pub fn shape(&self) -> &Shape {
        &self.shape
    }

    pub fn source(&self) -> SourceId {
        self.source
    }

    /// How many patterns stand in each other, phrases put in.
    pub fn depth(&self) -> usize {
        self.depth
    }
}

impl Shape {
    /// What stands in every match.
    pub fn need(&self) -> Need {
        let all = |parts: &[Shape]| Need::all(parts.iter().map(Shape::need));
        match self {
            Shape::Words { forms, .. } => Need::Words(forms.clone()),
            Shape::Exact { need, .. } | Shape::Value { need, .. } => need.clone(),
            Shape::Seq(parts) | Shape::AnyOrder(parts, _) => all(parts),
            Shape::Alt(parts) => Need::one(parts.iter().map(Shape::need)),
            Shape::Repeat(inner, 1.., _) | Shape::Text { inner, .. } => inner.need(),
            Shape::Phrase(phrase, _) => phrase.need.clone(),
            // `not(not after(a))`, `not(not(a))`: an a stands there.
            Shape::Not(inner, _) => match &**inner {
                Shape::Not(there, _) => there.need(),
                Shape::NotAfter(there, _) => match there.need() {
                    Need::Nothing => Need::Nothing,
                    need => Need::Before(need.into()),
                },
                _ => Need::Nothing,
            },
            // A lexicon also has whoever the article knows by another name.
            Shape::Member { .. }
            | Shape::Gap(..)
            | Shape::Optional(_)
            | Shape::Repeat(..)
            | Shape::NotAfter(..)
            | Shape::Any(_) => Need::Nothing,
        }
    }

    /// The types of the slots with which it can begin (`first`) or end: no gap beside it runs over values of these.
    pub fn edge(&self, first: bool) -> TypeSet {
        let union = |parts: &[Shape]| parts.iter().fold(TypeSet::NONE, |all, part| all.with(part.edge(first)));
        match self {
            Shape::Value { types, .. } => types.without(TypeSet::PARTY.with(TypeSet::SITE)),
            Shape::Seq(parts) => {
                let mut all = TypeSet::NONE;
                let (mut forwards, mut backwards) = (parts.iter(), parts.iter().rev());
                while let Some(part) = if first { forwards.next() } else { backwards.next() } {
                    all = all.with(part.edge(first));
                    if !matches!(part, Shape::Optional(_)) {
                        break;
                    }
                }
                all
            }
            Shape::Alt(parts) | Shape::AnyOrder(parts, _) => union(parts),
            Shape::Optional(inner) | Shape::Repeat(inner, ..) => inner.edge(first),
            Shape::Phrase(phrase, _) => {
                if first {
                    phrase.first
                } else {
                    phrase.last
                }
            }
            Shape::Words { .. }
            | Shape::Exact { .. }
            | Shape::Member { .. }
            | Shape::Text { .. }
            | Shape::Gap(..)
            | Shape::Not(..)
            | Shape::NotAfter(..)
            | Shape::Any(_) => TypeSet::NONE,
        }
    }

    /// How many instructions it takes.
    pub fn size(&self) -> usize {
        let sum = |parts: &[Shape]| parts.iter().fold(0, |all: usize, part| all.saturating_add(part.size()));
        // A split before each of several ways but the last, and a jump behind it.
        let ways = |count: usize| 2 * count.saturating_sub(1);
        match self {
            Shape::Words { .. } | Shape::Value { .. } | Shape::Member { .. } | Shape::Gap(..) | Shape::Any(_) => 1,
            Shape::Exact { pieces, .. } => pieces.len(),
            Shape::Text { inner, .. } | Shape::Not(inner, _) | Shape::NotAfter(inner, _) => {
                inner.size().saturating_add(2)
            }
            Shape::Seq(parts) => sum(parts),
            Shape::Alt(parts) => sum(parts).saturating_add(ways(parts.len())),
            Shape::Optional(inner) => inner.size().saturating_add(1),
            Shape::Repeat(inner, min, max) => {
                inner.size().saturating_mul(usize::from(*max)).saturating_add(usize::from(max.saturating_sub(*min)))
            }
            Shape::AnyOrder(parts, _) => {
                let orders = (1..=parts.len()).product();
                let one = sum(parts).saturating_add(parts.len().saturating_sub(1));
                one.saturating_mul(orders).saturating_add(ways(orders))
            }
            Shape::Phrase(phrase, _) => phrase.size,
        }
    }

    /// How many patterns stand in each other, phrases put in.
    fn depth(&self) -> usize {
        let inner = match self {
            Shape::Phrase(phrase, _) => phrase.depth,
            other => other.parts().iter().map(Shape::depth).max().unwrap_or(0),
        };
        inner + 1
    }

    /// What it is put together from, phrases aside.
    fn parts(&self) -> &[Shape] {
        match self {
            Shape::Seq(parts) | Shape::Alt(parts) | Shape::AnyOrder(parts, _) => parts,
            Shape::Text { inner, .. }
            | Shape::Optional(inner)
            | Shape::Repeat(inner, ..)
            | Shape::Not(inner, _)
            | Shape::NotAfter(inner, _) => std::slice::from_ref(inner),
            Shape::Words { .. }
            | Shape::Exact { .. }
            | Shape::Value { .. }
            | Shape::Member { .. }
            | Shape::Gap(..)
            | Shape::Any(_)
            | Shape::Phrase(..) => &[],
        }
    }

    /// What can follow where this stands, seen from its start, if `then` follows behind it.
    pub fn ahead(&self, then: Ahead, own: &dyn Fn(&Inst) -> usize, known: &mut Known) -> Ahead {
        let word = |then: Ahead, inst: &Inst| Ahead {
            passed: then.passed + if then.more { own(inst) } else { 0 },
            more: true,
        };
        match self {
            Shape::Words { ids, .. } => word(then, &Inst::Words(ids.clone())),
            Shape::Exact { pieces, .. } => {
                pieces.iter().rev().fold(then, |then, piece| word(then, &Inst::Exact(piece.clone())))
            }
            &Shape::Member { lexicon, slot, .. } => {
                Ahead { passed: then.passed + own(&Inst::Member { lexicon, slot }), more: true }
            }
            Shape::Value { .. } | Shape::Gap(..) | Shape::Any(_) => Ahead { more: true, ..then },
            Shape::Text { inner, .. } => inner.ahead(then, own, known),
            Shape::Seq(parts) => parts.iter().rev().fold(then, |then, part| part.ahead(then, own, known)),
            Shape::Alt(parts) => {
                let ways = parts.iter().map(|part| part.ahead(then, own, known));
                ways.reduce(Ahead::or).unwrap_or(then)
            }
            Shape::Optional(inner) => inner.ahead(then, own, known).or(then),
            Shape::Repeat(inner, min, max) => {
                let open = (*min..*max).fold(then, |then, _| inner.ahead(then, own, known).or(then));
                (0..*min).fold(open, |then, _| inner.ahead(then, own, known))
            }
            // Each of them may stand in front of another.
            Shape::AnyOrder(parts, _) if parts.len() > 1 => {
                let more = Ahead { passed: 0, more: true };
                let all: usize = parts.iter().map(|part| part.ahead(more, own, known).passed).sum();
                Ahead { passed: then.passed + all, more: true }
            }
            Shape::AnyOrder(parts, _) => parts.iter().fold(then, |then, part| part.ahead(then, own, known)),
            // What `not(not(…))` names must stand there, too; what else a negation names is not consumed.
            Shape::Not(inner, _) => match &**inner {
                Shape::Not(there, _) => there.ahead(Ahead::default(), own, known).or(then),
                _ => then,
            },
            Shape::NotAfter(..) => then,
            Shape::Phrase(phrase, _) => {
                let key = (Arc::as_ptr(phrase).addr(), then);
                if let Some(&answer) = known.get(&key) {
                    return answer;
                }
                let answer = phrase.shape.ahead(then, own, known);
                known.insert(key, answer);
                answer
            }
        }
    }
}

/// What can follow a place in a program.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(super) struct Ahead {
    /// The most of what somebody counts in instructions: in members of lexicons all of it, in words where more follows them.
    pub passed: usize,
    /// Whether anything can be consumed.
    more: bool,
}

impl Ahead {
    /// One or the other.
    fn or(self, other: Self) -> Self {
        Self { passed: self.passed.max(other.passed), more: self.more || other.more }
    }
}
