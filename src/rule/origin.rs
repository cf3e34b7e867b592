//! Where the instructions of a program stand in the rule files. For people who ask why a rule did not match; the machine
//! never looks at it.

use crate::source::SourceId;
use crate::span::Span;

/// Where a program comes from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Origin {
    /// The file of its line.
    pub source: SourceId,
    /// The pattern of its line.
    pub line: Span,
    /// What its instructions were made from, in the order of the code.
    parts: Vec<Part>,
}

/// What an instruction was made from. Words side by side are one instruction and several parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    /// Place of the instruction in the code.
    pub pc: u32,
    /// Where it stands in the line; for the words of a phrase, the reference to it.
    pub call: Span,
    /// The file in which it is written.
    pub source: SourceId,
    /// Where it is written there.
    pub span: Span,
}

impl Origin {
    /// `parts` in the order of the code.
    pub(super) fn new(source: SourceId, line: Span, parts: Vec<Part>) -> Self {
        Self { source, line, parts }
    }

    /// The parts of one instruction; none for those that only lead from one to another.
    pub fn parts(&self, pc: u32) -> &[Part] {
        let from = self.parts.partition_point(|part| part.pc < pc);
        let to = self.parts.partition_point(|part| part.pc <= pc);
        &self.parts[from..to]
    }
}
