//! The printed shapes of an explanation: for people with signs under the words in question, for machines one object a
//! pattern and sentence. Decides nothing; says in words what `extract::explain` found.

mod brief;
mod human;
mod pair;
mod shape;
mod words;

pub use brief::Brief;
pub use pair::WalkShape;
pub use shape::TriedShape;

use super::ruler::{self, Mark};
use crate::claim::Schema;
use crate::extract::explain::{Explanation, Furthest, Piece};
use crate::rule::{CompiledRule, Origin, Program, RuleSet};
use crate::source::Sources;
use crate::text::Article;

/// An explanation with all that it speaks of.
#[derive(Clone, Copy, Debug)]
pub struct Book<'a> {
    /// The rule files.
    pub sources: &'a Sources,
    /// The rules made of them.
    pub rules: &'a RuleSet,
    /// The article.
    pub article: &'a Article,
    /// What is explained.
    pub explanation: &'a Explanation,
}

impl<'a> Book<'a> {
    fn rule(&self) -> &'a CompiledRule {
        &self.rules.rules[self.explanation.number]
    }

    /// The rarest words of which one must stand in a sentence before a program looks at it; none where no word must.
    fn rarest(&self, program: &Program) -> Vec<&'a str> {
        let spelt = |words: &crate::rule::Forms| words.words().map(|word| self.rules.vocabulary.form(word)).collect();
        program.need.words().map(spelt).unwrap_or_default()
    }

    fn schema(&self) -> &'a Schema {
        &self.rules.schemas[self.rule().schema]
    }

    /// `rules/ceasefire.gainsay:233`
    pub fn place(&self, program: &Program) -> String {
        let source = self.sources.get(program.origin.source);
        format!("{}:{}", super::safe(source.name()), source.position(program.origin.line.start).0)
    }

    /// A pattern on one line, with signs under the parts that failed.
    fn pattern(&self, furthest: &Furthest, program: &Program) -> Vec<String> {
        let origin: &Origin = &program.origin;
        let marks: Vec<Mark> = furthest.expected.iter().map(|one| Mark::new(one.part.call, '^', "")).collect();
        ruler::ruled(&ruler::line(self.sources.get(origin.source).text(), origin.line, true), &marks)
    }

    /// Signs under what a pattern bound: slots with their names, its own words without.
    fn marks(&self, pieces: &[Piece]) -> Vec<Mark> {
        let mark = |piece: &Piece| match &piece.slot {
            Some(slot) => Mark::new(piece.span, '-', slot),
            None => Mark::new(piece.span, '~', ""),
        };
        pieces.iter().map(mark).collect()
    }
}

#[cfg(test)]
mod tests;
