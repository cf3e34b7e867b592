//! The tests that rule files carry (examples, ignores and verdict tests) and stories (articles with their claims and
//! findings, against snapshots and gold), run and judged. Prints nothing; opens no file.

mod example;
mod expect;
mod figures;
mod gold;
mod lint;
mod outcome;
mod score;
mod snapshot;
mod story;
mod verdict;

pub use expect::{agrees, problem};
pub use figures::{Floors, KindTally, Share, Tally};
pub use gold::{Gold, GoldChange, GoldChangeKind, GoldClaim, GoldCommitment, GoldFinding, GoldPolarity, GoldVerdict};
pub use lint::{lint_corpus, lint_tests};
pub use outcome::{Explained, Outcome, TestCase, TestReport};
pub use score::{Score, last_editions, score};
pub use snapshot::{Snapshot, snapshot_name};
pub use story::Story;

use crate::extract::Engine;
use crate::rule::{RuleFiles, ast};
use crate::source::SourceId;
use crate::span::Span;
use rayon::prelude::*;

/// Tests without a date of their own are read on this day.
pub const DEFAULT_DATE: jiff::civil::Date = jiff::civil::date(2025, 6, 16);

/// Every test of the rule files, in their order; `wanted` chooses by file and by name (`kind.rule`, or the kind for verdict tests).
pub fn run(engine: &Engine, files: &RuleFiles, wanted: impl Fn(SourceId, &str) -> bool) -> Vec<TestReport> {
    let mut cases = Vec::new();
    for file in &files.files {
        for claim in file.claims() {
            for rule in &claim.rules {
                cases.extend(rule.examples.iter().map(|example| Case::Example {
                    claim,
                    rule,
                    example,
                    source: file.tree.source,
                }));
            }
            cases.extend(claim.verdicts.iter().map(|test| Case::Verdict { claim, test, source: file.tree.source }));
        }
    }
    cases.retain(|case| wanted(case.source(), &case.name()));
    cases.par_iter().map(|case| case.run(engine)).collect()
}

enum Case<'a> {
    Example { claim: &'a ast::Claim, rule: &'a ast::Rule, example: &'a ast::Example, source: SourceId },
    Verdict { claim: &'a ast::Claim, test: &'a ast::VerdictTest, source: SourceId },
}

impl Case<'_> {
    fn source(&self) -> SourceId {
        match *self {
            Case::Example { source, .. } | Case::Verdict { source, .. } => source,
        }
    }

    fn name(&self) -> String {
        match self {
            Case::Example { claim, rule, .. } => format!("{}.{}", claim.name.text, rule.name.text),
            Case::Verdict { claim, .. } => claim.name.text.clone(),
        }
    }

    fn run(&self, engine: &Engine) -> TestReport {
        let report = |kind, name: String, source, span: Span, text: &str, outcome| TestReport {
            kind,
            name,
            source,
            span,
            text: text.to_owned(),
            outcome,
            explained: None,
        };
        match *self {
            Case::Example { example, source, .. } => {
                let name = self.name();
                let kind = match example.kind {
                    ast::ExampleKind::Example => TestCase::Example,
                    ast::ExampleKind::Ignore => TestCase::Ignore,
                    ast::ExampleKind::Todo => TestCase::Todo,
                };
                let outcome = example::judge(engine, &name, example);
                let explained = outcome.is_failure().then(|| example::explained(engine, &name, example)).flatten();
                let report = report(kind, name, source, example.span, &example.text.text, outcome);
                TestReport { explained: explained.map(Box::new), ..report }
            }
            Case::Verdict { claim, test, source } => {
                let outcome = verdict::judge(engine, &claim.name.text, test);
                let text = format!("{} / {}", test.a.1.text, test.b.1.text);
                report(TestCase::Verdict, self.name(), source, test.span, &text, outcome)
            }
        }
    }
}
