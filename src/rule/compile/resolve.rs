//! One pattern → its shape: every name in it is looked up.

use std::sync::Arc;

use super::scope::Scope;
use super::words::Choice;
use crate::claim::{Schema, SlotSpec, SlotType};
use crate::lexicon::count::unit;
use crate::rule::ast::{self, Pattern, PatternNode as Node};
use crate::rule::need::{Forms, Need};
use crate::rule::plan::Plan;
use crate::rule::program::{RuleSet, TypeSet};
use crate::rule::shape::{Phrase, Shape};
use crate::span::Span;

/// Patterns may stand in patterns so deep, phrases put in; `check` refuses what is deeper.
const MAX_DEPTH: usize = 256;

/// Resolves the patterns of one claim.
pub(super) struct Resolver<'a> {
    schema: &'a Schema,
    scope: &'a Scope<'a>,
    own: &'a [ast::Phrase],
    set: &'a mut RuleSet,
    depth: usize,
}

impl<'a> Resolver<'a> {
    pub(super) fn new(schema: &'a Schema, scope: &'a Scope<'a>, own: &'a [ast::Phrase], set: &'a mut RuleSet) -> Self {
        Self { schema, scope, own, set, depth: 0 }
    }

    /// The plan of a whole pattern; `None` where something in it cannot be used (`check` has said why).
    pub(super) fn plan(mut self, pattern: &Pattern) -> Option<Plan> {
        let shape = self.shape(pattern)?;
        Plan::new(shape, (self.scope.file(), pattern.span), self.scope.words.parts)
    }

    fn shape(&mut self, pattern: &Pattern) -> Option<Shape> {
        if self.depth >= MAX_DEPTH {
            return None;
        }
        self.depth += 1;
        let shape = self.node(pattern);
        self.depth -= 1;
        shape
    }

    fn node(&mut self, pattern: &Pattern) -> Option<Shape> {
        let span = pattern.span;
        let words = self.scope.words;
        let spans: &[Span] = if words.parts { &[span] } else { &[] };
        Some(match &pattern.node {
            Node::Word(word) => side_by_side(&words.inflected(word, None, &mut self.set.vocabulary), spans),
            Node::Class { word, class } => {
                side_by_side(&words.inflected(word, Some(*class), &mut self.set.vocabulary), spans)
            }
            Node::Quoted { text, case: false } => side_by_side(&words.quoted(text, &mut self.set.vocabulary), spans),
            Node::Quoted { text, case: true } => {
                let folded = words.quoted(text, &mut self.set.vocabulary);
                let need = Need::all(folded.iter().map(|choice| Need::Words(choice.forms.clone())));
                Shape::Exact { pieces: text.split_whitespace().map(Arc::from).collect(), need, span }
            }
            Node::Slot { name, pattern: inner } => self.slot(&name.text, inner.as_deref(), span)?,
            Node::Gap(max) => Shape::Gap(*max, span),
            Node::Seq(parts) => Shape::Seq(self.all(parts)?),
            Node::Alt(parts) => self.alternatives(parts)?,
            Node::Optional(inner) => Shape::Optional(self.inner(inner)?),
            Node::Repeat { pattern, min, max } => Shape::Repeat(self.inner(pattern)?, *min, *max),
            // At most five parts (`check`): 120 orders.
            Node::AnyOrder(parts) if parts.len() > 5 => return None,
            Node::AnyOrder(parts) => Shape::AnyOrder(self.all(parts)?, span),
            Node::Not(inner) => Shape::Not(self.inner(inner)?, span),
            Node::NotAfter(inner) => Shape::NotAfter(self.inner(inner)?, span),
            Node::Any => Shape::Any(span),
            Node::Ref(name) => self.reference(name, span)?,
            Node::Broken => return None,
        })
    }

    fn inner(&mut self, pattern: &Pattern) -> Option<Box<Shape>> {
        self.shape(pattern).map(Box::new)
    }

    fn all(&mut self, parts: &[Pattern]) -> Option<Box<[Shape]>> {
        let mut shapes = Vec::with_capacity(parts.len());
        for part in parts {
            shapes.push(self.shape(part)?);
        }
        Some(shapes.into())
    }

    /// Single words side by side are one choice among words.
    fn alternatives(&mut self, parts: &[Pattern]) -> Option<Shape> {
        let shapes = self.all(parts)?;
        let word = |(part, shape): &(&Pattern, &Shape)| {
            matches!(part.node, Node::Word(_) | Node::Class { .. } | Node::Quoted { .. })
                && matches!(shape, Shape::Words { .. })
        };
        let known: Vec<_> = parts.iter().zip(&shapes).collect();
        let runs = || known.chunk_by(|a, b| word(a) && word(b));
        let mut merged = Vec::with_capacity(runs().count());
        merged.extend(runs().map(|run| match run {
            [(_, one)] => (*one).clone(),
            several => choice(several.iter().map(|(_, shape)| *shape)),
        }));
        Some(Shape::Alt(merged.into()))
    }

    fn slot(&mut self, name: &str, pattern: Option<&Pattern>, span: Span) -> Option<Shape> {
        let slot = super::slot_number(self.schema, name)?;
        let spec = &self.schema.slots[slot as usize];
        Some(match (pattern, &spec.ty) {
            (Some(inner), SlotType::Text | SlotType::Lexicon(_)) => Shape::Text { slot, inner: self.inner(inner)? },
            (None, SlotType::Lexicon(lexicon)) => {
                Shape::Member { lexicon: self.lexicon(lexicon)?, slot: Some(slot), span }
            }
            (None, ty) if types_of(ty) != TypeSet::NONE => {
                let types = bindable(spec);
                let mut need = Need::Value(types);
                if types == TypeSet::DURATION {
                    let units = self.scope.words.one_of(unit::times(), &mut self.set.vocabulary);
                    need = Need::all([need, Need::Words(units.forms)]);
                }
                Shape::Value { slot, types, list: spec.arity.is_list(), need, span }
            }
            _ => return None,
        })
    }

    /// The number of the lexicon that goes by this name here.
    fn lexicon(&self, name: &str) -> Option<u16> {
        let place = self.scope.lexicon(name)?;
        let number = u16::try_from(self.set.lexicons.iter().position(|lexicon| lexicon.place == place)?).ok()?;
        self.scope.lexicons.borrow_mut().insert(number);
        Some(number)
    }

    fn reference(&mut self, name: &str, span: Span) -> Option<Shape> {
        let Some((source, phrase)) = self.scope.phrase_and_file(name, self.own) else {
            return Some(Shape::Member { lexicon: self.lexicon(name)?, slot: None, span });
        };
        let key = self.scope.key(phrase);
        let known = self.scope.shapes.borrow().get(&key).cloned();
        if let Some(known) = known {
            return (self.depth + known.depth() <= MAX_DEPTH).then_some(Shape::Phrase(known, span));
        }
        let shape = Arc::new(Phrase::new(self.shape(&phrase.pattern)?, source));
        self.scope.shapes.borrow_mut().insert(key, shape.clone());
        Some(Shape::Phrase(shape, span))
    }
}

/// Words side by side, each in one of its forms; all of them are written in these places.
fn side_by_side(choices: &[Choice], spans: &[Span]) -> Shape {
    let one =
        |Choice { ids, forms }: &Choice| Shape::Words { ids: ids.clone(), forms: forms.clone(), spans: spans.into() };
    match choices {
        [choice] => one(choice),
        several => Shape::Seq(several.iter().map(one).collect()),
    }
}

/// One choice among the words of several.
fn choice<'s>(shapes: impl Iterator<Item = &'s Shape>) -> Shape {
    let (mut ids, mut all, mut spans) = (Vec::new(), Vec::new(), Vec::new());
    for shape in shapes {
        if let Shape::Words { ids: more, forms, spans: places } = shape {
            ids.extend_from_slice(more);
            all.push(forms.clone());
            spans.extend_from_slice(places);
        }
    }
    ids.sort_unstable();
    ids.dedup();
    Shape::Words { ids: ids.into(), forms: Forms::union(&all), spans: spans.into() }
}

/// Which values a slot can hold: where people do something together, also those without a name; where a place does not tell
/// an event from others, also a house without one. (No gap stops at these.)
fn bindable(spec: &SlotSpec) -> TypeSet {
    let types = types_of(&spec.ty);
    match &spec.ty {
        SlotType::Place if spec.key.is_none() => types.with(TypeSet::SITE),
        _ if types.meets(TypeSet::ACTOR) && spec.is_joint() => types.with(TypeSet::PARTY),
        _ => types,
    }
}

/// Which values fit a slot.
fn types_of(ty: &SlotType) -> TypeSet {
    match ty {
        SlotType::Count => TypeSet::COUNT,
        SlotType::Time => TypeSet::TIME,
        SlotType::Place => TypeSet::PLACE,
        SlotType::Actor => TypeSet::ACTOR,
        SlotType::Person => TypeSet::PERSON,
        SlotType::Org => TypeSet::ORG,
        SlotType::Money => TypeSet::MONEY,
        SlotType::Percent => TypeSet::PERCENT,
        SlotType::Duration => TypeSet::DURATION,
        SlotType::Text | SlotType::Symbols(_) | SlotType::Lexicon(_) => TypeSet::NONE,
    }
}
