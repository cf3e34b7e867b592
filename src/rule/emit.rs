//! One shape → one program.

use std::sync::Arc;

use super::need::Need;
use super::origin::{Origin, Part};
use super::program::{First, Inst, Program, TypeSet};
use super::shape::Shape;
use crate::source::SourceId;
use crate::span::Span;

/// The program of a pattern that stands at `line` of a file and has these needs. With `parts`, it says where its instructions
/// come from.
pub(super) fn emit(shape: &Shape, need: Need, (source, line): (SourceId, Span), parts: bool) -> Program {
    let parts = parts.then(Vec::new);
    let mut emitter = Emitter { code: Vec::with_capacity(shape.size() + 1), parts, call: None, source };
    emitter.emit(shape, TypeSet::NONE, TypeSet::NONE);
    emitter.code.push(Inst::Accept);
    let Emitter { code, parts, .. } = emitter;
    let first = First::of(&code, 0);
    let behind = |(at, inst): (usize, &Inst)| {
        matches!(inst, Inst::Gap { .. }).then(|| Box::new(First::of(&code, at as u32 + 1)))
    };
    let after_gap = code.iter().enumerate().map(behind).collect();
    let origin = Arc::new(Origin::new(source, line, parts.unwrap_or_default()));
    Program { code, need, first, after_gap, origin }
}

/// Writes the code of one pattern.
struct Emitter {
    code: Vec<Inst>,
    parts: Option<Vec<Part>>,
    /// The reference of the line whose phrase is written out, and the file of that phrase.
    call: Option<Span>,
    source: SourceId,
}

impl Emitter {
    /// `before` and `after`: the types of the slots that a gap at either end of this pattern would stand next to.
    fn emit(&mut self, shape: &Shape, before: TypeSet, after: TypeSet) {
        match shape {
            Shape::Words { ids, spans, .. } => {
                spans.iter().for_each(|&span| self.part(span));
                self.code.push(Inst::Words(ids.clone()));
            }
            Shape::Exact { pieces, span, .. } => {
                pieces.iter().for_each(|piece| self.push(Inst::Exact(piece.clone()), *span));
            }
            &Shape::Value { slot, types, list, span, .. } => self.push(Inst::Value { slot, types, list }, span),
            &Shape::Member { lexicon, slot, span } => self.push(Inst::Member { lexicon, slot }, span),
            Shape::Text { slot, inner } => {
                self.code.push(Inst::Open(*slot));
                self.emit(inner, TypeSet::NONE, TypeSet::NONE);
                self.code.push(Inst::Close(*slot));
            }
            Shape::Gap(max, span) => self.push(Inst::Gap { max: *max, stop: before.with(after) }, *span),
            Shape::Seq(parts) => self.seq(parts, before, after),
            Shape::Alt(parts) => self.alternatives(parts, |this, part| this.emit(part, before, after)),
            Shape::Optional(inner) => self.optional(|this| this.emit(inner, before, after)),
            Shape::Repeat(inner, min, max) => {
                for _ in 0..*min {
                    self.emit(inner, before, after);
                }
                for _ in *min..*max {
                    self.optional(|this| this.emit(inner, before, after));
                }
            }
            Shape::AnyOrder(parts, span) => self.any_order(parts, before, after, *span),
            Shape::Not(inner, span) => {
                let at = self.negated(inner, *span);
                self.code[at] = Inst::Not { next: self.here() };
            }
            Shape::NotAfter(inner, span) => {
                let at = self.negated(inner, *span);
                self.code[at] = Inst::NotAfter { next: self.here() };
            }
            Shape::Any(span) => self.push(Inst::Any, *span),
            Shape::Phrase(phrase, span) => {
                let outside = (self.call, self.source);
                (self.call, self.source) = (self.call.or(Some(*span)), phrase.source());
                self.emit(phrase.shape(), before, after);
                (self.call, self.source) = outside;
            }
        }
    }

    fn here(&self) -> u32 {
        self.code.len() as u32
    }

    /// An instruction made from what stands at a place.
    fn push(&mut self, inst: Inst, span: Span) {
        self.part(span);
        self.code.push(inst);
    }

    fn part(&mut self, span: Span) {
        let (pc, call) = (self.here(), self.call.unwrap_or(span));
        if let Some(parts) = &mut self.parts {
            parts.push(Part { pc, call, source: self.source, span });
        }
    }

    /// A negated pattern behind room for the instruction that negates it. Gives where that is.
    fn negated(&mut self, inner: &Shape, span: Span) -> usize {
        let at = self.code.len();
        self.push(Inst::Not { next: 0 }, span);
        self.emit(inner, TypeSet::NONE, TypeSet::NONE);
        self.code.push(Inst::Accept);
        at
    }

    fn seq(&mut self, parts: &[Shape], before: TypeSet, after: TypeSet) {
        for (at, part) in parts.iter().enumerate() {
            // What consumes nothing is no neighbour.
            let consumes = |part: &&Shape| !matches!(part, Shape::Not(..) | Shape::NotAfter(..));
            let left = parts[..at].iter().rev().find(consumes);
            let left = left.map_or(before, |last| last.edge(false));
            let right = parts[at + 1..].iter().find(consumes);
            let right = right.map_or(after, |next| next.edge(true));
            self.emit(part, left, right);
        }
    }

    fn alternatives<T>(&mut self, parts: &[T], mut emit: impl FnMut(&mut Self, &T)) {
        let mut ends = Vec::new();
        for (at, part) in parts.iter().enumerate() {
            if at + 1 == parts.len() {
                emit(self, part);
            } else {
                let split = self.code.len();
                self.code.push(Inst::Split(0, 0));
                let first = self.here();
                emit(self, part);
                ends.push(self.code.len());
                self.code.push(Inst::Jump(0));
                self.code[split] = Inst::Split(first, self.here());
            }
        }
        let end = self.here();
        for at in ends {
            self.code[at] = Inst::Jump(end);
        }
    }

    fn optional(&mut self, emit: impl FnOnce(&mut Self)) {
        let split = self.code.len();
        self.code.push(Inst::Split(0, 0));
        let first = self.here();
        emit(self);
        self.code[split] = Inst::Split(first, self.here());
    }

    fn any_order(&mut self, parts: &[Shape], before: TypeSet, after: TypeSet, span: Span) {
        let mut orders = Vec::new();
        permute(&mut (0..parts.len()).collect::<Vec<_>>(), 0, &mut orders);
        self.alternatives(&orders, |this, order| {
            for (at, &part) in order.iter().enumerate() {
                if at > 0 {
                    let left = parts[order[at - 1]].edge(false);
                    let right = parts[part].edge(true);
                    this.push(Inst::Gap { max: 8, stop: left.with(right) }, span);
                }
                this.emit(&parts[part], before, after);
            }
        });
    }
}

fn permute(order: &mut Vec<usize>, at: usize, all: &mut Vec<Vec<usize>>) {
    if at + 1 >= order.len() {
        all.push(order.clone());
        return;
    }
    for other in at..order.len() {
        order.swap(at, other);
        permute(order, at + 1, all);
        order.swap(at, other);
    }
}
