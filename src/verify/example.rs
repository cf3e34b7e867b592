//! `example`, `ignore`, `todo example`: does the rule find what its author says?

use super::DEFAULT_DATE;
use super::expect;
use super::outcome::{Explained, Outcome};
use crate::claim::Claim;
use crate::extract::Engine;
use crate::rule::ast::{Example, ExampleKind};
use crate::text::{Article, ArticleInfo};
use crate::value::Moment;
use jiff::civil::Date;

/// An article of one text, from an outlet of its own.
pub(super) fn article(id: &str, text: &str, date: Option<Date>) -> Article {
    let day = date.unwrap_or(DEFAULT_DATE);
    let info = ArticleInfo {
        id: id.to_owned(),
        outlet: Some(id.to_owned()),
        date: Some(day.to_string()),
        published: Some(Moment::day(day)),
        ..ArticleInfo::default()
    };
    Article::plain(info, text)
}

/// Runs one example of the rule called `name` (`kind.rule`).
pub(super) fn judge(engine: &Engine, name: &str, example: &Example) -> Outcome {
    let claims = engine.extract(&article("example", &example.text.text, example.date));
    let own: Vec<&Claim> = claims.iter().filter(|claim| *claim.rule == *name).collect();
    let found = found(&own, &claims, example);
    match (example.kind, found) {
        (ExampleKind::Example, found) => found,
        (ExampleKind::Todo, Outcome::Passed) => Outcome::TodoPasses,
        (ExampleKind::Todo, _) => Outcome::Todo,
        (ExampleKind::Ignore, _) => match own.first() {
            Some(claim) => Outcome::Noisy(expect::slots(claim)),
            None => Outcome::Passed,
        },
    }
}

/// What the rule made of the text of an example.
pub(super) fn explained(engine: &Engine, name: &str, example: &Example) -> Option<Explained> {
    let article = article("example", &example.text.text, example.date);
    let explanation = engine.explain(&article, engine.rule(name)?);
    let filled = |slot: &str| explanation.claims().any(|(_, made)| made.claim.slot(slot).is_some());
    let wanted = example.expect.iter().filter(|expect| expect.values.iter().all(|value| value.text != "none"));
    let open = wanted.map(|expect| expect.slot.text.clone()).filter(|slot| !filled(slot)).collect();
    Some(Explained { article, explanation, open })
}

/// Whether a claim is what an example expects of the rule of this name.
pub(super) fn passes(claim: &Claim, rule: &str, example: &Example) -> bool {
    *claim.rule == *rule && example.expect.iter().all(|expect| expect::problem(claim, expect).is_none())
}

fn found(own: &[&Claim], all: &[Claim], example: &Example) -> Outcome {
    let mut problems = Vec::new();
    for claim in own {
        let wrong: Vec<String> = example.expect.iter().filter_map(|expect| expect::problem(claim, expect)).collect();
        if wrong.is_empty() {
            return Outcome::Passed;
        }
        problems.push(wrong.join("; "));
    }
    // The best of several claims speaks for what is wrong.
    match problems.into_iter().min_by_key(String::len) {
        Some(problem) => Outcome::Wrong(problem),
        None if all.is_empty() => Outcome::Missing,
        None => {
            let others: Vec<String> =
                all.iter().map(|claim| format!("{} ({})", claim.rule, expect::slots(claim))).collect();
            Outcome::Wrong(format!("found by another rule: {}", others.join(", ")))
        }
    }
}
