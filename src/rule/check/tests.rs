//! What passes, and that nothing makes the checks fail or dawdle. What is refused is in `tests/errors`.

use proptest::prelude::*;

use super::*;
use crate::diagnostic::Severity;
use crate::source::{Source, Sources};

/// Codes of what there is to say about files under dotted names.
fn codes(files: &[(&str, &str)]) -> Vec<&'static str> {
    let mut sources = Sources::default();
    let files: Vec<(String, SourceId)> =
        files.iter().map(|(name, text)| ((*name).to_owned(), sources.add(Source::new(*name, *text)))).collect();
    let (rules, mut reports) = RuleFiles::read(&sources, &files, &[]);
    reports.extend(check(&rules));
    assert_eq!(crate::diagnostic::render(&reports, &sources, true).is_empty(), reports.is_empty());
    reports.iter().map(|report| report.code).collect()
}

const TRUCES: &str = r#"phrase truce = ceasefire | "cease-fire" | truce
lexicon side : actor = {
  North = "North" | "Northern" until 2010
  Old = "Northern" from 2011
}
"#;

const CLAIM: &str = r#"use std.truces

claim ceasefire "A party's position" {
  actor : side key
  scope : text?
  state : proposed | accepted | rejected
  dead  : count? tally
  when  : time? key within 3 days
  at    : place*
  next proposed -> accepted | rejected
  both accepted rejected
  also in {at}
  phrase no = reject | "turn down"

  rule rejected {
    set state = rejected
    match {actor} .. @no .. {scope: "full"? @truce}
    match any order({actor}, be @no) not(again)
    match {actor} leave {dead} dead (.. in? {when})?
    example @2025-04-18 "North rejected it." => { actor: North, state: rejected, at: [a, b], speaker: none, polarity: affirmed }
    ignore "North rejected criticism."
  }
  contradicts "North rejected it." with "North accepted it." on state
}
"#;

#[test]
fn passes() {
    assert_eq!(codes(&[("std.truces", TRUCES), ("ceasefire", CLAIM)]), [""; 0]);
    let topics = "claim finding \"something looked for\" {\n  topic : text\n\n  rule finding {\n    match {topic: \"pain\"}\n    \
                  match {topic: \"chest pain, acute\"}\n\n    example \"There was no pain.\" => { polarity: negated }\n    \
                  ignore  \"The visit was short.\"\n  }\n}\n";
    assert_eq!(codes(&[("finding", topics)]), [""; 0]);
}

#[test]
fn names_reach_one_file_far() {
    let files = [("a", "use b\nphrase x = @y\n"), ("b", "use c\nphrase y = @z\n"), ("c", "phrase z = z\n")];
    assert_eq!(codes(&files), [""; 0]);
    assert_eq!(codes(&[("a", "use b\nphrase x = @z\n"), files[1], files[2]]), ["G022"]);
}

#[test]
fn a_broken_statement_is_not_held_against_the_rest() {
    // A slot, a `set`, a pattern, a phrase and a `use` that cannot be read leave names open that are not complained about.
    for (good, bad) in [
        ("  scope : text?", "  scope : : text?"),
        ("set state = rejected", "set state rejected"),
        ("match {actor} .. @no", "match {actor .. @no"),
        ("phrase no = reject", "phrase no reject"),
        ("use std.truces", "use std-truces."),
    ] {
        assert!(CLAIM.contains(good), "{good}");
        assert_eq!(codes(&[("std.truces", TRUCES), ("ceasefire", &CLAIM.replace(good, bad))]), ["G001"], "{bad}");
    }
}

#[test]
fn large_and_odd_files_are_read_to_their_end() {
    let many = 5_000;
    let chain: String = (0..many).map(|n| format!("phrase p{n} = @p{}\n", n + 1)).collect();
    let doubling: String = (0..many).map(|n| format!("phrase p{} = @p{n} @p{n}\n", n + 1)).collect();
    let unclosed = "claim a {\n  rule b {\n".repeat(many / 2);
    let same = "phrase a = b\n".repeat(many);
    let one_line = format!("phrase a = {}", "b* ".repeat(many));
    let parens = "(".repeat(many * 5);
    let quotes = "\"\n".repeat(many);
    let unknown: String = (0..many).map(|n| format!("phrase p{n} = @q{n}\n")).collect();
    let rules: String = (0..many).map(|n| format!("rule r{n} {{\nmatch {{x: w{n}}} {{y{n}}}\n}}\n")).collect();
    let rules = format!("claim a {{\nx : text\n{rules}}}");
    let beats: String =
        (0..many).map(|n| format!("rule r{n} {{\nmatch {{x: w}}\nwhere x != y{n}\nbeats r{}\n}}\n", n + 1)).collect();
    let beats = format!("claim a {{\nx : text\nwhere x = x\n{beats}}}");
    let lexicons: String = (0..many).map(|n| format!("lexicon l{n} : l{} = {{\na = \"a\"\n}}\n", n + 1)).collect();
    let overrides = "override a {\nx : key\nnext a -> b\n}\n".repeat(many);
    let slots: String = (0..many).map(|n| format!("s{n} : text\n")).collect();
    let slots = format!("claim a {{\n{slots}}}");
    let name = format!("phrase a = @{}\nphrase {} = b\n", "x".repeat(many * 10), "x".repeat(many * 10 + 1));
    for text in [
        unknown,
        beats,
        lexicons,
        format!("claim b {{\nx : text\n}}\n{overrides}"),
        rules,
        slots,
        name,
        chain,
        doubling,
        unclosed,
        same,
        one_line,
        parens,
        quotes,
        "a ".repeat(many),
        "a : b\n".repeat(many),
    ] {
        let mut sources = Sources::default();
        let id = sources.add(Source::new("a", text.as_str()));
        let (rules, mut reports) = RuleFiles::read(&sources, &[("a".to_owned(), id)], &[]);
        reports.extend(check(&rules));
        assert!(!crate::diagnostic::render(&reports, &sources, false).is_empty());
    }
}

proptest! {
    #[test]
    fn no_change_makes_it_fail(at in 0..CLAIM.len(), cut in 0usize..40, from in 0..CLAIM.len(), long in 0usize..40) {
        let floor = |at: usize| (0..=at.min(CLAIM.len())).rev().find(|&at| CLAIM.is_char_boundary(at)).unwrap_or(0);
        let put = &CLAIM[floor(from)..floor(from + long)];
        let text = format!("{}{put}{}", &CLAIM[..floor(at)], &CLAIM[floor(at + cut)..]);
        codes(&[("std.truces", TRUCES), ("ceasefire", &text)]);
    }
}

#[test]
fn lints_are_warnings() {
    let mut sources = Sources::default();
    let id = sources.add(Source::new("a", "claim a {\n  x : text\n  rule b {\n    match {x: c}\n  }\n}\n"));
    let (rules, _) = RuleFiles::read(&sources, &[("a".to_owned(), id)], &[]);
    let reports = check(&rules);
    assert_eq!(reports.len(), 2);
    assert!(reports.iter().all(|report| report.severity == Severity::Warning && report.code >= "G100"));
}
