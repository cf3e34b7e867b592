//! A pattern that is ready to be compiled: what it needs is known, and that it can be compiled; its program is written when it
//! is first asked for. Most programs of most runs never are.

use std::ops::Deref;
use std::sync::{Arc, OnceLock};

use super::emit::emit;
use super::need::Need;
use super::program::{Inst, Program};
use super::shape::{Ahead, Known, Shape};
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

    /// For each of some plans of one rule set: how much a match can go on behind of what `own` counts in an instruction. What a
    /// member of a lexicon has inside counts by itself, words count where more is consumed behind them. Told without the programs.
    pub fn passed<'p>(plans: impl IntoIterator<Item = &'p Plan>, own: impl Fn(&Inst) -> usize) -> Vec<usize> {
        let mut known = Known::default();
        plans.into_iter().map(|plan| plan.shape.ahead(Ahead::default(), &own, &mut known).passed).collect()
    }
}

impl Deref for Plan {
    type Target = Program;

    fn deref(&self) -> &Program {
        self.program.get_or_init(|| emit(&self.shape, self.need.clone(), (self.source, self.line), self.parts))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rule::{builtin_files, builtin_tables, load, load_to_run};

    fn plans(rules: &crate::rule::RuleSet) -> Vec<&Plan> {
        let lines = rules.rules.iter().flat_map(|rule| rule.matches.iter().chain(rule.also.iter().map(Arc::as_ref)));
        let phrases = rules.phrases.iter().flatten().flatten().map(|phrase| &phrase.program);
        lines.chain(phrases).chain(rules.cues.iter().map(|cue| &cue.program)).collect()
    }

    #[test]
    fn a_program_is_as_large_as_its_plan_says() {
        let rules = load(&builtin_files(), &builtin_tables()).rules;
        for plan in plans(&rules) {
            assert_eq!(plan.code.len(), plan.shape.size() + 1, "{:?}", plan.line);
            assert_eq!(plan.need, plan.deref().need);
        }
    }

    #[test]
    fn nothing_is_written_before_it_is_asked_for() {
        let rules = load_to_run(&builtin_files(), &builtin_tables()).rules;
        assert!(plans(&rules).iter().all(|plan| plan.program.get().is_none()));
    }
}
