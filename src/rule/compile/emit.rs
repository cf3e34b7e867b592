//! One pattern → one program.

use std::rc::Rc;
use std::sync::Arc;

use super::block::Block;
use super::need::Needs;
use super::scope::Scope;
use super::words::{Choice, Forms};
use crate::claim::{Schema, SlotSpec, SlotType};
use crate::rule::ast::{self, Pattern, PatternNode as Node};
use crate::rule::origin::{Origin, Part};
use crate::rule::program::{First, Inst, Program, RuleSet, TypeSet, WordId};
use crate::source::SourceId;
use crate::span::Span;

/// Programs above this size are refused: a rule that needs more is several rules.
const MAX_CODE: usize = 20_000;
/// Phrases may name phrases so deep; `check` refuses cycles.
const MAX_DEPTH: u8 = 64;

/// Writes the code of one pattern.
pub(super) struct Emitter<'a> {
    schema: &'a Schema,
    scope: &'a Scope<'a>,
    own: &'a [ast::Phrase],
    set: &'a mut RuleSet,
    code: Vec<Inst>,
    parts: Vec<Part>,
    /// The reference of the line whose phrase is written out, and the file of that phrase.
    call: Option<Span>,
    source: SourceId,
    broken: bool,
    depth: u8,
}

impl<'a> Emitter<'a> {
    pub(super) fn new(schema: &'a Schema, scope: &'a Scope<'a>, own: &'a [ast::Phrase], set: &'a mut RuleSet) -> Self {
        let source = scope.file();
        let (code, parts) = (Vec::new(), Vec::new());
        Self { schema, scope, own, set, code, parts, call: None, source, broken: false, depth: 0 }
    }

    /// The program of a whole pattern; `None` where something in it cannot be used (`check` has said why).
    pub(super) fn program(mut self, pattern: &Pattern) -> Option<Program> {
        self.emit(pattern, TypeSet::NONE, TypeSet::NONE);
        self.code.push(Inst::Accept);
        if self.broken || self.code.len() > MAX_CODE {
            return None;
        }
        let vocabulary = &mut self.set.vocabulary;
        let need = Needs { schema: self.schema, scope: self.scope, own: self.own, vocabulary }.of(pattern, 0);
        let first = First::of(&self.code, 0);
        let behind = |(at, inst): (usize, &Inst)| {
            matches!(inst, Inst::Gap { .. }).then(|| Box::new(First::of(&self.code, at as u32 + 1)))
        };
        let after_gap = self.code.iter().enumerate().map(behind).collect();
        let origin = Arc::new(Origin::new(self.source, pattern.span, self.parts));
        Some(Program { code: self.code, need, first, after_gap, origin })
    }

    /// `before` and `after`: the types of the slots that a gap at either end of this pattern would stand next to.
    fn emit(&mut self, pattern: &Pattern, before: TypeSet, after: TypeSet) {
        if self.depth >= MAX_DEPTH || self.code.len() > MAX_CODE {
            self.broken = true;
            return;
        }
        self.depth += 1;
        match &pattern.node {
            Node::Word(_) | Node::Class { .. } | Node::Quoted { case: false, .. } => {
                for forms in self.forms(pattern).iter() {
                    self.words([forms], &[pattern.span]);
                }
            }
            Node::Quoted { text, case: true } => {
                for piece in text.split_whitespace() {
                    self.push(Inst::Exact(Arc::from(piece)), pattern.span);
                }
            }
            Node::Slot { name, pattern: inner } => self.slot(&name.text, inner.as_deref(), pattern.span),
            Node::Gap(max) => self.push(Inst::Gap { max: *max, stop: before.with(after) }, pattern.span),
            Node::Seq(parts) => self.seq(parts, before, after),
            // Single words side by side are one choice among words.
            Node::Alt(parts) => {
                let words: Vec<_> = parts.iter().map(|part| (part, self.single_word(part))).collect();
                let runs: Vec<_> = words.chunk_by(|(_, a), (_, b)| a.is_some() && b.is_some()).collect();
                self.alternatives(&runs, |this, run| match run {
                    [(part, _)] => this.emit(part, before, after),
                    run => {
                        let forms = run.iter().filter_map(|(_, forms)| forms.as_deref()).flatten();
                        this.words(forms, &run.iter().map(|(part, _)| part.span).collect::<Vec<_>>());
                    }
                });
            }
            Node::Optional(inner) => self.optional(|this| this.emit(inner, before, after)),
            Node::Repeat { pattern, min, max } => {
                for _ in 0..*min {
                    self.emit(pattern, before, after);
                }
                for _ in *min..*max {
                    self.optional(|this| this.emit(pattern, before, after));
                }
            }
            Node::AnyOrder(parts) => self.any_order(parts, before, after, pattern.span),
            Node::Not(inner) => {
                let at = self.code.len();
                self.push(Inst::Not { next: 0 }, pattern.span);
                self.emit(inner, TypeSet::NONE, TypeSet::NONE);
                self.code.push(Inst::Accept);
                self.code[at] = Inst::Not { next: self.here() };
            }
            Node::NotAfter(inner) => {
                let at = self.code.len();
                self.push(Inst::NotAfter { next: 0 }, pattern.span);
                self.emit(inner, TypeSet::NONE, TypeSet::NONE);
                self.code.push(Inst::Accept);
                self.code[at] = Inst::NotAfter { next: self.here() };
            }
            Node::Any => self.push(Inst::Any, pattern.span),
            Node::Ref(name) => self.reference(name, before, after, pattern.span),
            Node::Broken => self.broken = true,
        }
        self.depth -= 1;
    }

    /// The forms of the words that a pattern is; none where it is something else.
    fn forms(&mut self, pattern: &Pattern) -> Forms {
        let vocabulary = &mut self.set.vocabulary;
        match &pattern.node {
            Node::Word(word) => self.scope.words.inflected(word, None, vocabulary),
            Node::Class { word, class } => self.scope.words.inflected(word, Some(*class), vocabulary),
            Node::Quoted { text, case: false } => self.scope.words.quoted(text, vocabulary),
            _ => Rc::from([]),
        }
    }

    /// The forms of a pattern that is one word: several words are a sequence of them.
    fn single_word(&mut self, pattern: &Pattern) -> Option<Forms> {
        Some(self.forms(pattern)).filter(|words| words.len() == 1)
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
        if !self.scope.words.parts {
            return;
        }
        self.parts.push(Part { pc: self.here(), call: self.call.unwrap_or(span), source: self.source, span });
    }

    fn words<'w>(&mut self, forms: impl IntoIterator<Item = &'w Choice>, spans: &[Span]) {
        let mut ids: Vec<WordId> = forms.into_iter().flat_map(|forms| forms.ids.iter().copied()).collect();
        ids.sort_unstable();
        ids.dedup();
        spans.iter().for_each(|&span| self.part(span));
        self.code.push(Inst::Words(ids.into()));
    }

    fn seq(&mut self, parts: &[Pattern], before: TypeSet, after: TypeSet) {
        for (at, part) in parts.iter().enumerate() {
            // What consumes nothing is no neighbour.
            let consumes = |part: &&Pattern| !matches!(part.node, Node::Not(_) | Node::NotAfter(_));
            let left = parts[..at].iter().rev().find(consumes);
            let left = left.map_or(before, |last| self.edge_types(last, false));
            let right = parts[at + 1..].iter().find(consumes);
            let right = right.map_or(after, |next| self.edge_types(next, true));
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

    fn any_order(&mut self, parts: &[Pattern], before: TypeSet, after: TypeSet, span: Span) {
        // At most five parts (`check`): 120 orders.
        if parts.len() > 5 {
            self.broken = true;
            return;
        }
        let mut orders = Vec::new();
        permute(&mut (0..parts.len()).collect::<Vec<_>>(), 0, &mut orders);
        self.alternatives(&orders, |this, order| {
            for (at, &part) in order.iter().enumerate() {
                if at > 0 {
                    let left = this.edge_types(&parts[order[at - 1]], false);
                    let right = this.edge_types(&parts[part], true);
                    this.push(Inst::Gap { max: 8, stop: left.with(right) }, span);
                }
                this.emit(&parts[part], before, after);
            }
        });
    }

    fn slot(&mut self, name: &str, pattern: Option<&Pattern>, span: Span) {
        let Some(number) = super::slot_number(self.schema, name) else {
            self.broken = true;
            return;
        };
        let spec = &self.schema.slots[number as usize];
        match (pattern, &spec.ty) {
            (Some(inner), SlotType::Text | SlotType::Lexicon(_)) => {
                self.code.push(Inst::Open(number));
                self.emit(inner, TypeSet::NONE, TypeSet::NONE);
                self.code.push(Inst::Close(number));
            }
            (None, SlotType::Lexicon(lexicon)) => match self.lexicon(lexicon) {
                Some(lexicon) => self.push(Inst::Member { lexicon, slot: Some(number) }, span),
                None => self.broken = true,
            },
            (None, ty) => match types_of(ty) {
                TypeSet::NONE => self.broken = true,
                _ => {
                    let (types, list) = (bindable(spec), spec.arity.is_list());
                    self.push(Inst::Value { slot: number, types, list }, span);
                }
            },
            (Some(_), _) => self.broken = true,
        }
    }

    /// The number of the lexicon that goes by this name here.
    fn lexicon(&self, name: &str) -> Option<u16> {
        let place = self.scope.lexicon(name)?;
        let number = u16::try_from(self.set.lexicons.iter().position(|lexicon| lexicon.place == place)?).ok()?;
        self.scope.lexicons.borrow_mut().insert(number);
        Some(number)
    }

    fn reference(&mut self, name: &str, before: TypeSet, after: TypeSet, span: Span) {
        if let Some((source, phrase)) = self.scope.phrase_and_file(name, self.own) {
            let key = (self.scope.key(phrase), before, after);
            let known = self.scope.blocks.borrow().get(&key).cloned();
            if let Some(block) = known {
                self.paste(&block, self.call.unwrap_or(span));
                return;
            }
            let outside = (self.call, self.source);
            (self.call, self.source) = (self.call.or(Some(span)), source);
            let (code, parts) = (self.code.len(), self.parts.len());
            self.emit(&phrase.pattern, before, after);
            (self.call, self.source) = outside;
            if !self.broken {
                let block = Block::of(&self.code[code..], &self.parts[parts..], code as u32);
                self.scope.blocks.borrow_mut().insert(key, Rc::new(block));
            }
        } else if let Some(lexicon) = self.lexicon(name) {
            self.push(Inst::Member { lexicon, slot: None }, span);
        } else {
            self.broken = true;
        }
    }

    /// Writes the code of a phrase once more.
    fn paste(&mut self, block: &Block, call: Span) {
        block.put(&mut self.code, &mut self.parts, call);
    }

    /// The types of the slots with which a pattern can begin (`first`) or end.
    fn edge_types(&self, pattern: &Pattern, first: bool) -> TypeSet {
        let union =
            |parts: &[Pattern]| parts.iter().fold(TypeSet::NONE, |all, part| all.with(self.edge_types(part, first)));
        match &pattern.node {
            Node::Slot { name, pattern: None } => {
                self.schema.slot(&name.text).map_or(TypeSet::NONE, |spec| types_of(&spec.ty))
            }
            Node::Seq(parts) => {
                let mut all = TypeSet::NONE;
                let mut ordered: Vec<&Pattern> = parts.iter().collect();
                if !first {
                    ordered.reverse();
                }
                for part in ordered {
                    all = all.with(self.edge_types(part, first));
                    if !matches!(part.node, Node::Optional(_)) {
                        break;
                    }
                }
                all
            }
            Node::Alt(parts) | Node::AnyOrder(parts) => union(parts),
            Node::Optional(inner) | Node::Repeat { pattern: inner, .. } => self.edge_types(inner, first),
            Node::Ref(name) => self
                .scope
                .phrase(name, self.own)
                .map_or(TypeSet::NONE, |phrase| self.edge_types(&phrase.pattern, first)),
            Node::Word(_)
            | Node::Class { .. }
            | Node::Quoted { .. }
            | Node::Gap(_)
            | Node::Not(_)
            | Node::NotAfter(_)
            | Node::Any
            | Node::Broken
            | Node::Slot { .. } => TypeSet::NONE,
        }
    }
}

/// Which values a slot can hold: where people do something together, also those without a name; where a place does not tell
/// an event from others, also a house without one. (No gap stops at these.)
pub(super) fn bindable(spec: &SlotSpec) -> TypeSet {
    let types = types_of(&spec.ty);
    match &spec.ty {
        SlotType::Place if spec.key.is_none() => types.with(TypeSet::SITE),
        _ if types.meets(TypeSet::ACTOR) && spec.is_joint() => types.with(TypeSet::PARTY),
        _ => types,
    }
}

/// Which values fit a slot.
pub(super) fn types_of(ty: &SlotType) -> TypeSet {
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
