//! The work grows with the text, whatever the text: texts that are made to keep the machine busy are doubled, and the steps
//! that it takes may not grow much faster. Steps, not seconds: the same on every machine.

use std::sync::OnceLock;
use std::time::Duration;

use crate::diagnostic::Severity;
use crate::extract::{Engine, Meter};
use crate::rule::{RuleText, builtin_files, builtin_tables, load};
use crate::text::{Article, ArticleInfo};

/// Gaps side by side with choices in them, repetitions, negations; every word of the texts below fits somewhere.
const RULES: &str = r#"
claim busy "keeps the machine at work" {
  who   : actor?
  many  : count?

  rule gaps {
    match {who} ..20 kill ..20 kill ..20 kill ..20 kill
    match kill ("of" | "people")[0..9] ..20 kill
    match not(kill ..20 "rain") kill ..20 {many} ..20 not after("people" "of") kill
  }
}
"#;

fn engines() -> &'static [Engine; 2] {
    static ENGINES: OnceLock<[Engine; 2]> = OnceLock::new();
    ENGINES.get_or_init(|| {
        let engine = |files: &[RuleText]| {
            let loaded = load(files, &builtin_tables());
            let errors: Vec<_> =
                loaded.diagnostics.iter().filter(|report| report.severity == Severity::Error).collect();
            assert!(errors.is_empty(), "the rules of the tests have errors: {errors:?}");
            let roster = loaded.roster();
            Engine::new(loaded.rules, roster)
        };
        let shared = |text: &RuleText| text.path.starts_with("std/");
        let mut busy: Vec<RuleText> = builtin_files().into_iter().filter(shared).collect();
        busy.push(RuleText::new("busy.gainsay", RULES));
        [engine(&builtin_files()), engine(&busy)]
    })
}

fn steps(engine: &Engine, text: String) -> u64 {
    let mut meter = Some(Box::new(Meter::new(engine.rules().rules.len(), || Duration::ZERO)));
    engine.measure(&Article::plain(ArticleInfo::default(), text), &mut meter);
    meter.map_or(0, |meter| meter.rules.iter().map(|work| work.steps).sum())
}

#[test]
fn steps_grow_with_the_text() {
    for unit in [
        "killed ",
        "killed people of ",
        "two killed, ",
        "Israel killed two people and ",
        "talks on talks between Moscow and Kyiv ",
        "the truce that the truce that ",
        "the strike in its third week, now in its ",
        "“rejected “a ceasefire” rejected” ",
        "not after the meeting was not called off ",
        "Two people were killed in Kharkiv. ",
    ] {
        for (number, engine) in engines().iter().enumerate() {
            let [small, twice, four] = [30, 60, 120].map(|times| steps(engine, unit.repeat(times)));
            assert!(small > 0 || number == 0 || !unit.contains("killed people"), "{unit}: the rules did not run");
            // What is added is twice as long, and takes twice the steps: four times, were they to grow with the square.
            let (first, second) = (twice.saturating_sub(small), four.saturating_sub(twice));
            assert!(second * 10 <= first * 23 + 1_000, "{unit}: {small}, {twice}, {four} steps");
        }
    }
}

#[test]
fn a_text_without_a_trigger_takes_no_step() {
    for text in ["The bakery sells bread. ", "In 1987 the river rose by 3.5 metres in Oslo. ", "Killjoys! "] {
        assert_eq!(steps(&engines()[1], text.repeat(50)), 0, "{text}");
    }
}
