//! The code of a phrase, kept to be written again wherever the phrase is named. Knows no production.

use crate::rule::origin::Part;
use crate::rule::program::Inst;
use crate::span::Span;

/// The code of a phrase, as if it stood at the start of a program.
#[derive(Debug)]
pub(super) struct Block {
    code: Vec<Inst>,
    parts: Vec<Part>,
}

impl Block {
    /// What was written from `start` on.
    pub(super) fn of(code: &[Inst], parts: &[Part], start: u32) -> Self {
        Self {
            code: code.iter().map(|inst| moved(inst, |to| to - start)).collect(),
            parts: parts.iter().map(|part| Part { pc: part.pc - start, ..*part }).collect(),
        }
    }

    /// Writes it at the end of a program, for a reference that stands at `call`.
    pub(super) fn put(&self, code: &mut Vec<Inst>, parts: &mut Vec<Part>, call: Span) {
        let here = code.len() as u32;
        code.extend(self.code.iter().map(|inst| moved(inst, |to| to + here)));
        parts.extend(self.parts.iter().map(|part| Part { pc: part.pc + here, call, ..*part }));
    }
}

/// An instruction that leads elsewhere.
fn moved(inst: &Inst, to: impl Fn(u32) -> u32) -> Inst {
    match inst {
        Inst::Split(one, other) => Inst::Split(to(*one), to(*other)),
        Inst::Jump(next) => Inst::Jump(to(*next)),
        Inst::Not { next } => Inst::Not { next: to(*next) },
        Inst::NotAfter { next } => Inst::NotAfter { next: to(*next) },
        other => other.clone(),
    }
}
