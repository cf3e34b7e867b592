//! A pattern that is ready to be compiled: what it needs is known, and that it can be compiled; its program is written when it
//! is first asked for. Most programs of most runs never are.

use std::ops::Deref;
use std::sync::{Arc, OnceLock};

use rustc_hash::FxHashMap;

use super::emit::emit;
use super::need::Need;
use super::program::{Inst, Program};
use super::shape::Shape;
use crate::source::SourceId;
use crate::span::Span;

/// Programs above this size are refused: a rule that needs more is several rules.
const MAX_CODE: usize = 20_000;

/// A program that is written when somebody looks into it.
#[derive(Clone, Debug)]
pub struct Plan {
    /// What must stand in the sentence: known without the program.
    pub need: Need,
    shape: Arc<Shape>,
    source: SourceId,
    line: Span,
    parts: bool,
    program: OnceLock<Program>,
}

impl Plan {
    /// A plan for a pattern that stands at `line` of a file; `None` where its program would be too large. With `parts`, the
    /// program says where its instructions come from.
    pub(super) fn new(shape: Shape, (source, line): (SourceId, Span), parts: bool) -> Option<Self> {
        let need = shape.need();
        let fits = shape.size() < MAX_CODE;
        fits.then(|| Self { need, shape: Arc::new(shape), source, line, parts, program: OnceLock::new() })
    }

    /// Whether the program has an instruction that consumes words in such a way, told without writing it. `known` keeps answers
    /// for phrases, from plan to plan of one rule set.
    pub fn consumes(&self, is: impl Fn(&Inst) -> bool, known: &mut FxHashMap<usize, bool>) -> bool {
        self.shape.consumes(&is, known)
    }
}

impl Deref for Plan {
    type Target = Program;

    fn deref(&self) -> &Program {
        self.program.get_or_init(|| emit(&self.shape, self.need.clone(), (self.source, self.line), self.parts))
    }
}
