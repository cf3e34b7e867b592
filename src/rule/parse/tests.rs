//! What parses, what recovers, and that nothing makes it fail.

use proptest::prelude::*;

use super::*;
use crate::rule::ast::{Item, Pattern, PatternNode};

const SOURCE: SourceId = SourceId(0);

const CEASEFIRE: &str = r#"// a comment
use std.actors

phrase truce = ceasefire | "cease-fire" case
  | cessation "of hostilities"
lexicon militia : actor = {
  Myanmar = "Myanmar" | "Burma" until 2010
  next = "Next" case from 2001-02 until 2001-02
}
lexicon people : person from "people.tsv"
cue negation before sets negated within 4 = no | not
cue scope stops = but

claim ceasefire "A party's position" {
  actor : actor key
  scope : text? key
  state : proposed | accepted | rejected
  when  : time? key within 3 days
  dead  : count tally
  next proposed -> accepted | rejected    // fine
  both accepted rejected
  also in {when}
  phrase own = "x y"

  rule rejected {
    set state = rejected
    match {actor} ..4 (reject | "turn down"?) .. {scope: "full"? @truce}
    match {scope: @truce} .. any order(be, reject) not(by {actor}) cease-fire[2..3]
      not (a | b) any order
    also {when}
    example @2025-04-18 "Moscow, which \"rejected\" it."
        => { actor: Russia, scope: "full ceasefire", when: 2025-03, dead: >=12,
             at: [a, 2025-04-17..2025-04-18, "x y"], by: none, }
    ignore  "Hamas rejected criticism."
    todo example "Israel denied that." => {}
  }

  contradicts "a"
         with @2025-01-01 "b" on state
  agrees "a" with "b"
}
"#;

fn messages(text: &str) -> Vec<String> {
    parse(SOURCE, text).1.iter().map(|report| format!("{} {}", report.code, report.message)).collect()
}

fn check(text: &str, expected: &[&str]) {
    assert_eq!(messages(text), expected, "{text}");
}

/// The pattern of `phrase p = text`, written with brackets around everything that has parts.
fn check_pattern(text: &str, expected: &str) {
    let source = format!("phrase p = {text}");
    let (file, reports) = parse(SOURCE, &source);
    assert_eq!(reports, [], "{text}");
    let [Item::Phrase(phrase)] = &file.items[..] else { panic!("{text}: {file:?}") };
    assert_eq!(show(&phrase.pattern), expected, "{text}");
    assert_eq!(phrase.pattern.span.of(&source).trim_start_matches(['|', ' ']), text.trim_start_matches(['|', ' ']));
}

fn show(pattern: &Pattern) -> String {
    let all = |parts: &[Pattern], sep: &str| parts.iter().map(show).collect::<Vec<_>>().join(sep);
    match &pattern.node {
        PatternNode::Word(word) => word.clone(),
        PatternNode::Class { word, class } => format!("{word}/{class:?}"),
        PatternNode::Quoted { text, case } => format!("{text:?}{}", if *case { "!" } else { "" }),
        PatternNode::Slot { name, pattern: None } => format!("{{{}}}", name.text),
        PatternNode::Slot { name, pattern: Some(inner) } => format!("{{{}: {}}}", name.text, show(inner)),
        PatternNode::Gap(reach) => format!("..{reach}"),
        PatternNode::Seq(parts) => format!("({})", all(parts, " ")),
        PatternNode::Alt(parts) => format!("({})", all(parts, "|")),
        PatternNode::Optional(inner) => format!("{}?", show(inner)),
        PatternNode::Repeat { pattern, min, max } => format!("{}[{min}..{max}]", show(pattern)),
        PatternNode::AnyOrder(parts) => format!("any({})", all(parts, ",")),
        PatternNode::Not(inner) => format!("not({})", show(inner)),
        PatternNode::NotAfter(inner) => format!("not after({})", show(inner)),
        PatternNode::Any => "_".to_owned(),
        PatternNode::Ref(name) => format!("@{name}"),
        PatternNode::Broken => "broken".to_owned(),
    }
}

#[test]
fn reads_patterns() {
    check_pattern("a b | c d?", "((a b)|(c d?))");
    check_pattern("| a | b", "(a|b)");
    check_pattern("(a | b)? c", "((a|b)? c)");
    check_pattern("{actor} .. {scope: \"full\"? @truce} ..4", "({actor} ..8 {scope: (\"full\"? @truce)} ..4)");
    check_pattern("a[2..3] b[2] \"US\" case \"us\"", "(a[2..3] b[2..2] \"US\"! \"us\")");
    check_pattern("any order(a b, c) not(d) not (e) any order (f)", "(any((a b),c) not(d) not e any order f)");
    check_pattern("cease-fire? o'clock n't", "((cease \"-\" fire)? o'clock n't)");
    check_pattern("meet/verb? follow-up/noun a", "(meet/Verb? (follow \"-\" up/Noun) a)");
    check_pattern("match rule with set on", "(match rule with set on)");
}

#[test]
fn reads_a_whole_file() {
    let (file, reports) = parse(SOURCE, CEASEFIRE);
    assert_eq!(reports, []);
    assert_eq!(file.items.len(), 7);
    let Some(Item::Lexicon(lexicon)) = file.items.get(2) else { panic!() };
    let crate::rule::ast::LexiconEntries::Inline(entries) = &lexicon.entries else { panic!() };
    assert_eq!(entries[0].aliases[1].until, Some(jiff::civil::date(2010, 12, 31)));
    assert_eq!(entries[1].aliases[0].until, Some(jiff::civil::date(2001, 2, 28)));
    let Some(Item::Claim(claim)) = file.items.last() else { panic!() };
    assert_eq!((claim.slots.len(), claim.next[0].to.len(), claim.verdicts.len()), (5, 2, 2));
    let rule = &claim.rules[0];
    assert_eq!((rule.matches.len(), rule.examples.len()), (2, 3));
    assert_eq!(rule.examples[0].text.text, "Moscow, which \"rejected\" it.");
    let values: Vec<_> = rule.examples[0].expect.iter().flat_map(|e| &e.values).map(|v| v.text.as_str()).collect();
    assert_eq!(values, ["Russia", "full ceasefire", "2025-03", ">=12", "a", "2025-04-17..2025-04-18", "x y", "none"]);
}

#[test]
fn one_error_hides_no_other() {
    let text = "claim a {\n  x : text\n  rule one {\n    match {x .. b\n  }\n  rule two {\n    match ( a\n  }\n  rule three {\n    \
                set x y\n    match c\n  }\n}\nphrase p = a )\nphrase q = b\n";
    check(
        text,
        &[
            "G001 expected `:` or `}`, found `..`",
            "G001 expected `)`, found the end of the statement",
            "G001 expected `=`, found `y`",
            "G001 expected more of the pattern or its end, found `)`",
        ],
    );
    let (file, _) = parse(SOURCE, text);
    let Some(Item::Claim(claim)) = file.items.first() else { panic!() };
    assert_eq!(claim.rules.len(), 3);
    assert_eq!(claim.rules[2].matches.len(), 1);
    assert_eq!(file.items.len(), 3);
}

#[test]
fn recovers_from_missing_braces() {
    check(
        "claim a {\n  rule x {\n    match b\n  rule y {\n    match c\n  }\n}\n",
        &["G003 expected `}`, found `rule`"],
    );
    check("claim a {\n  rule x {\n    match b\n  }\nclaim c {\n}\n", &["G003 expected `}`, found `claim`"]);
    check("claim a {\n", &["G003 expected `}`, found the end of the file"]);
    check("claim a {\n}\n}\nuse b\n", &["G004 expected a statement, found `}`"]);
    check("claim a\n  rule x {\n    match b\n  }\n}\n", &["G001 expected `{`, found the end of the statement"]);
    check(
        "clam a {\n  x : text\n  rule x {\n    match b\n  }\n}\nuse b",
        &["G001 expected `use`, `phrase`, `lexicon`, `cue`, `claim` or `override`, found `clam`"],
    );
    check(
        "claim a {\n  match b\n  use c\n}",
        &[
            "G005 expected a slot, `rule`, `next`, `both`, `also`, `where`, `phrase`, `meta` or a verdict test, found `match`",
            "G005 expected a slot, `rule`, `next`, `both`, `also`, `where`, `phrase`, `meta` or a verdict test, found `use`",
        ],
    );
}

#[test]
fn depth_is_counted() {
    let nest = |depth: usize| format!("phrase p = {}a{}", "(".repeat(depth), ")".repeat(depth));
    check(&nest(64), &[]);
    check(&nest(65), &["G006 expected a pattern nested at most 64 deep, found a deeper one"]);
    check(&nest(100_000), &["G006 expected a pattern nested at most 64 deep, found a deeper one"]);
    assert_eq!(messages(&format!("phrase p = a{}", "?".repeat(100_000))).len(), 1);
    assert_eq!(messages(&"claim a {\n".repeat(20_000)).len(), 20_000);
}

fn pieces() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "claim",
        "rule",
        "match",
        "set",
        "example",
        "phrase",
        "lexicon",
        "cue",
        "meta",
        "override",
        "where",
        "beats",
        "/verb",
        "!=",
        "contradicts",
        "with",
        "use",
        "a",
        "b-c",
        "{",
        "}",
        "(",
        ")",
        "[",
        "]",
        "|",
        "?",
        "..",
        "=>",
        "->",
        ":",
        "=",
        ",",
        "@",
        "/",
        "\"x\"",
        "\"",
        "12",
        "2025-01-32",
        "any order(",
        "not(",
        "\n",
        "\n  ",
        "\n    ",
        " ",
        "//",
        "é",
        "\u{1b}",
        "\\",
        "\t",
        "“",
        "\r\n",
    ]);
    prop::collection::vec(piece, 0..80).prop_map(|pieces| pieces.join(" "))
}

fn sane(text: &str) {
    let (_, reports) = parse(SOURCE, text);
    for label in reports.iter().flat_map(|report| &report.labels) {
        assert!(label.span.start <= label.span.end && text.get(label.span.range()).is_some(), "{label:?} in {text:?}");
    }
}

proptest! {
    #[test]
    fn no_text_makes_it_fail(text in "\\PC{0,200}") {
        sane(&text);
    }

    #[test]
    fn no_pieces_make_it_fail(text in pieces()) {
        sane(&text);
    }

    #[test]
    fn no_change_makes_it_fail(at in 0..CEASEFIRE.len(), cut in 0usize..40, put in pieces()) {
        let floor = |at: usize| (0..=at.min(CEASEFIRE.len())).rev().find(|&at| CEASEFIRE.is_char_boundary(at)).unwrap_or(0);
        sane(&format!("{}{put}{}", &CEASEFIRE[..floor(at)], &CEASEFIRE[floor(at + cut)..]));
    }
}

/// What is read of the `use` statements alone is what is read of the whole file.
#[test]
fn uses_without_the_rest() {
    let texts = [
        "use std.names\nuse a.b.c // c\n\nphrase a = b\n",
        "\u{feff}use std.names\nclaim a {\n  use b.c\n  rule r {\n    match use\n  }\n}\nuse d\n",
        "lexicon a = {\n  use = \"x\"\n}\nuse b\n",
        "phrase use = a\nuse\nuse a.\nuse b c\n",
        "",
    ];
    let shipped = crate::rule::builtin_files();
    for text in texts.into_iter().chain(shipped.iter().map(|file| file.text.as_str())) {
        let (tree, _) = parse(SourceId(0), text);
        let all: Vec<_> = tree
            .items
            .into_iter()
            .filter_map(|item| if let Item::Use(found) = item { Some(found) } else { None })
            .collect();
        assert_eq!(uses(text), all, "{text}");
    }
}
