//! Rows of `sentence → claims` for the shipped cues, with a few plain rules that make every verb a claim.

mod asides;
mod beside;
mod bounds;
mod cause;
mod extent;
mod gaps;
mod growth;
mod headline;
mod recall;
mod scan;
mod scene;
mod scope;
mod speaker;
mod spoken;
mod story;

pub(super) use recall::shipped;

use std::sync::OnceLock;

use super::Engine;
use crate::claim::{Claim, Commitment, Polarity};
use crate::rule::{RuleText, builtin_files, builtin_tables, load};
use crate::text::{Article, ArticleInfo};
use crate::value::{Moment, Value, Window};

/// A claim for every verb, with a subject or without.
const RULES: &str = r#"
claim event "what somebody did" {
  who     : actor?
  victims : count?
  when    : time?

  also {when}

  rule reject {
    match {who} .. reject
    match reject
  }

  rule accept {
    match {who} .. accept
    match accept
  }

  rule attend {
    match {who} .. attend
    match attend
  }

  rule kill {
    match kill {victims}
    match {victims} .. be kill
    match {victims} .. kill
  }

  rule wound {
    match wound {victims}
    match {victims} .. be wound
  }

  rule casualties {
    match ("casualties" | "deaths" | "injuries")
  }
}
"#;

fn engine() -> &'static Engine {
    static ENGINE: OnceLock<Engine> = OnceLock::new();
    ENGINE.get_or_init(|| {
        let shared = |text: &RuleText| text.path.starts_with("std/");
        let mut files: Vec<RuleText> = builtin_files().into_iter().filter(shared).collect();
        files.push(RuleText::new("event.gainsay", RULES));
        let loaded = load(&files, &builtin_tables());
        assert!(!loaded.has_errors(), "the rules of the tests have errors: {:?}", loaded.diagnostics);
        let roster = loaded.roster();
        Engine::new(loaded.rules, roster)
    })
}

fn claims(text: &str) -> Vec<Claim> {
    let published = Some(Moment::day(jiff::civil::date(2025, 6, 16)));
    engine().extract(&Article::plain(ArticleInfo { published, ..ArticleInfo::default() }, text))
}

/// Checks what the claims of a text are: `not reject possible by Israel; accept`.
fn check(text: &str, expected: &str) {
    let shown: Vec<String> = claims(text).iter().map(show).collect();
    assert_eq!(shown.join("; "), expected, "{text}");
}

/// Checks the subject that the only claim of a text binds.
fn check_who(text: &str, expected: &str) {
    let found = claims(text);
    let who = |claim: &Claim| claim.slot("who").map_or("nobody".to_string(), |slot| slot.values[0].text.clone());
    let shown: Vec<String> = found.iter().map(who).collect();
    assert_eq!(shown.join("; "), expected, "{text}");
}

/// Checks when the claims of a text were, as windows of days; the text is of Monday, 16 June 2025.
fn check_when(text: &str, expected: &str) {
    let found = claims(text);
    let shown: Vec<String> = found.iter().map(when).collect();
    assert_eq!(shown.join("; "), expected, "{text}");
}

fn when(claim: &Claim) -> String {
    let day = |day: Option<jiff::civil::Date>| day.map_or_else(String::new, |day| day.strftime("%-d/%-m").to_string());
    let shown = |window: Window| {
        if window.from == window.to { day(window.from) } else { format!("{}..{}", day(window.from), day(window.to)) }
    };
    match claim.slot("when").map(|slot| &slot.values[0].value) {
        Some(Value::Time(time)) => time.readings().map(shown).collect::<Vec<_>>().join(" | "),
        _ => "-".to_owned(),
    }
}

/// Checks the words of the cues that turned the claims of a text.
fn check_cues(text: &str, expected: &[&str]) {
    let found = claims(text);
    let shown: Vec<&str> = found.iter().flat_map(|claim| &claim.evidence.cues).map(|cue| cue.text.as_str()).collect();
    assert_eq!(shown, expected, "{text}");
}

fn show(claim: &Claim) -> String {
    let mut shown = String::new();
    if claim.polarity == Polarity::Negated {
        shown.push_str("not ");
    }
    shown.push_str(claim.rule.rsplit('.').next().unwrap_or_default());
    shown.push_str(match claim.commitment {
        Commitment::Certain => "",
        Commitment::Probable => " probable",
        Commitment::Possible => " possible",
        Commitment::Uncommitted => " uncommitted",
    });
    if let Some(speaker) = &claim.speaker {
        shown.push_str(" by ");
        shown.push_str(&speaker.name);
    }
    shown
}
