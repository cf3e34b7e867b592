//! Lints that need the matcher: what the tests of rule files say about the rules, and what a corpus says. Takes an engine
//! over rule files without errors; gives diagnostics.

use rayon::prelude::*;

use super::example::{article, passes};
use crate::claim;
use crate::diagnostic::{Diagnostic, code};
use crate::extract::{Engine, LineWork, Meter, RuleWork};
use crate::rule::RuleFiles;
use crate::rule::ast::{Claim, Example, ExampleKind, Name, Rule};
use crate::source::SourceId;
use crate::value::Value;

/// A gap is too short where so many claims, and one in so many, reach its bound.
const BOUNDED: u64 = 10;
const BOUNDED_SHARE: u64 = 3;

/// A rule is slow that takes more steps for each position of the sentences that it looks at …
const SLOW_STEPS: u64 = 300;
/// … and has looked at so many positions that this is no accident.
const SLOW_POSITIONS: u64 = 200;

/// A rule with its place in the files and in the engine.
struct Found<'a> {
    source: SourceId,
    claim: &'a Claim,
    rule: &'a Rule,
    number: usize,
}

/// All rules of the files, in their order.
fn rules<'a>(engine: &Engine, files: &'a RuleFiles) -> Vec<Found<'a>> {
    let numbers: std::collections::BTreeMap<&str, usize> =
        engine.rules().rules.iter().enumerate().rev().map(|(number, rule)| (&*rule.name, number)).collect();
    let mut found = Vec::new();
    for file in &files.files {
        for claim in file.claims() {
            for rule in &claim.rules {
                let name = format!("{}.{}", claim.name.text, rule.name.text);
                let number = numbers.get(name.as_str()).copied();
                found.extend(number.map(|number| Found { source: file.tree.source, claim, rule, number }));
            }
        }
    }
    found
}

/// Examples that say nothing about their rule, and what was to be done and is. `wanted` chooses the files.
pub fn lint_tests(engine: &Engine, files: &RuleFiles, wanted: impl Fn(SourceId) -> bool) -> Vec<Diagnostic> {
    let rules = rules(engine, files);
    let tests: Vec<(&Found<'_>, &Example)> = rules
        .iter()
        .filter(|found| wanted(found.source))
        .flat_map(|found| found.rule.examples.iter().map(move |example| (found, example)))
        .collect();
    tests.par_iter().filter_map(|(found, example)| lint_test(engine, found, example)).collect()
}

fn lint_test(engine: &Engine, found: &Found<'_>, example: &Example) -> Option<Diagnostic> {
    let Found { source, claim, rule, number } = *found;
    let name = &*engine.rules().rules[number].name;
    let text = article("example", &example.text.text, example.date);
    if example.kind == ExampleKind::Ignore {
        return None;
    }
    let own = engine.extract(&text).into_iter().find(|one| passes(one, name, example))?;
    if example.kind == ExampleKind::Todo {
        let message = "expected a `todo example` that fails, found one that passes";
        let report = Diagnostic::warning(code::PASSING_TODO, message, source, example.span).label("passes");
        return Some(report.help("take the word `todo` away, so that it cannot fail again unnoticed"));
    }
    let instead = engine.extract_without(&text, number).into_iter().find(|one| {
        let other = one.rule.strip_prefix(claim.name.text.as_str()).and_then(|rest| rest.strip_prefix('.'));
        other.is_some() && passes(one, &one.rule, example) && says_the_same(one, &own)
    })?;
    let other: Option<&Name> =
        claim.rules.iter().map(|rule| &rule.name).find(|name| instead.rule.ends_with(&format!(".{}", name.text)));
    let message = format!("expected an example that only `{}` passes, found one for another rule too", rule.name.text);
    let report = Diagnostic::warning(code::SHARED_EXAMPLE, message, source, example.text.span);
    let report = report.label("would pass without this rule");
    let report = match other {
        Some(other) => report.also(source, other.span, "by this one"),
        None => report,
    };
    Some(report.help("take another sentence, expect what only this rule finds, or join the two rules"))
}

/// Whether two claims say the same beside what an example expects: what their rules set need not be written out there.
fn says_the_same(a: &claim::Claim, b: &claim::Claim) -> bool {
    let set = |claim: &claim::Claim| -> Vec<(String, Value)> {
        let all = claim
            .slots
            .iter()
            .flat_map(|slot| slot.values.iter().map(|filled| (slot.name.clone(), filled.value.clone())));
        all.filter(|(_, value)| matches!(value, Value::Symbol(_))).collect()
    };
    (a.polarity, a.commitment) == (b.polarity, b.commitment) && set(a) == set(b)
}

/// What a corpus says about the rules: gaps that are too short, rules that take long. `wanted` chooses the files.
pub fn lint_corpus(
    engine: &Engine,
    files: &RuleFiles,
    meter: &Meter,
    wanted: impl Fn(SourceId) -> bool,
) -> Vec<Diagnostic> {
    let mut reports = Vec::new();
    for found in rules(engine, files).iter().filter(|found| wanted(found.source)) {
        let work = &meter.rules[found.number];
        for (line, work) in found.rule.matches.iter().zip(&work.lines) {
            reports.extend(is_short(work).then(|| {
                let LineWork { claims, bounded } = work;
                let message =
                    format!("expected gaps with room to spare, found one at its bound in {bounded} of {claims} claims");
                let report = Diagnostic::warning(code::SHORT_GAP, message, found.source, line.pattern.span);
                report.label("a gap of this is often too short").help("give it a longer reach, such as `..12`")
            }));
        }
        reports.extend(is_slow(work).then(|| {
            let message = format!(
                "expected at most {SLOW_STEPS} steps a token, found {} in {} sentences",
                work.steps / work.positions.max(1),
                work.sentences
            );
            let report = Diagnostic::warning(code::SLOW_RULE, message, found.source, found.rule.name.span);
            let help = "begin its matches with rarer words, shorten gaps, or take alternatives out";
            report.label("takes long").help(help)
        }));
    }
    reports
}

fn is_short(work: &LineWork) -> bool {
    work.bounded >= BOUNDED && work.bounded * BOUNDED_SHARE >= work.claims
}

fn is_slow(work: &RuleWork) -> bool {
    work.positions >= SLOW_POSITIONS && work.steps > SLOW_STEPS * work.positions
}
