//! Rows of `sentence → what was expected and what was found`, one for every way in which a pattern fails or a match is lost.

use std::sync::OnceLock;

use super::Book;
use crate::extract::Engine;
use crate::rule::{RuleText, builtin_files, builtin_tables, load};
use crate::source::Sources;
use crate::text::{Article, ArticleInfo};
use crate::value::Moment;

const RULES: &str = r#"
phrase truce = ceasefire | "cease-fire" | truce
lexicon river = {
  nile  = "Nile"
  rhine = "Rhine"
}

claim pact "What a party does about a truce" {
  actor : actor?
  scope : text?
  at    : place?
  where : time?
  state : refused | kept | broken

  also "in" {at}

  rule refused {
    set state = refused
    match {actor} .. refuse .. {scope: "full"? @truce}
  }
  rule kept {
    set state = kept
    match {actor} keep {scope: @truce}
    match not after("told") {actor} ..3 keep "to" @river
    match {actor} agree not("to disagree")
  }
  rule broken {
    set state = broken
    match "US" case "envoys" _ broke {actor}
  }
}

claim toll "How many a thing killed and hurt" {
  dead : count
  hurt : count
  at   : place
  where dead <= hurt
  also "in" {at}
  rule both {
    match {dead} dead .. {hurt} hurt
  }
}

claim speech "Who spoke" {
  who   : actor
  about : text?
  rule spoke {
    match {who} .. speak
  }
  rule spoke_of {
    match {who} .. speak "of" {about: _}
  }
  rule spoke_well {
    beats spoke_of
    match {who} .. speak "of" {about: "peace"}
  }
}
"#;

fn loaded() -> &'static (Engine, Sources) {
    static LOADED: OnceLock<(Engine, Sources)> = OnceLock::new();
    LOADED.get_or_init(|| {
        let mut files: Vec<RuleText> =
            builtin_files().into_iter().filter(|text| text.path.starts_with("std/")).collect();
        files.push(RuleText::new("pact.gainsay", RULES));
        let loaded = load(&files, &builtin_tables());
        assert!(!loaded.has_errors(), "the rules of the tests have errors: {:?}", loaded.diagnostics);
        let roster = loaded.roster();
        (Engine::new(loaded.rules, roster), loaded.sources)
    })
}

fn with<T>(rule: &str, text: &str, say: impl FnOnce(&Book<'_>) -> T) -> T {
    let (engine, sources) = loaded();
    let published = Some(Moment::day(jiff::civil::date(2025, 6, 16)));
    let article = Article::plain(ArticleInfo { id: "text".into(), published, ..ArticleInfo::default() }, text);
    let explanation = engine.explain(&article, engine.rule(rule).expect("a rule of these tests"));
    say(&Book { sources, rules: engine.rules(), article: &article, explanation: &explanation })
}

/// What is said where a rule makes no claim, and which part of the pattern has signs under it.
#[track_caller]
fn check(rule: &str, text: &str, expected: &str, part: &str) {
    let brief = with(rule, text, |book| book.missing()).expect("something stands in the way");
    let marked: String = match &brief.drawn[..] {
        [line, signs, ..] => line.chars().zip(signs.chars()).filter(|(_, sign)| *sign == '^').map(|(c, _)| c).collect(),
        _ => String::new(),
    };
    assert_eq!((brief.line.as_str(), marked.as_str()), (expected, part), "{text}: {:?}", brief.drawn);
}

#[test]
fn words_that_do_not_stand_there() {
    check(
        "pact.kept",
        "Hamas kept bread.",
        r#"furthest: match 1: expected `@truce` (`"cease-fire"` or a form of `ceasefire` or `truce`), found `bread`"#,
        "@truce",
    );
    check(
        "pact.kept",
        "Hamas",
        "furthest: match 1: expected a form of `keep`, found the end of the sentence; no word that the rule looks for stands there",
        "keep",
    );
    check(
        "pact.kept",
        "The bakery kept the truce.",
        "furthest: match 1: expected a value for `{actor}` (actor), found `The bakery`, which is no known actor; the rest of the pattern goes on with `kept`",
        "{actor}",
    );
    check(
        "pact.kept",
        "Bread is cheap.",
        "furthest: match 1: expected a value for `{actor}` (actor), found none in the sentence; no word that the rule looks for stands there",
        "{actor}",
    );
    check(
        "pact.kept",
        "Egypt kept to Cairo.",
        "furthest: match 2: expected a name of `@river`, found `Cairo`",
        "@river",
    );
    check(
        "pact.broken",
        "Us envoys quickly broke Israel.",
        r#"furthest: match 1: expected `"US" case`, found `Us`; the rest of the pattern goes on with `envoys quickly broke Israel`"#,
        r#""US" case"#,
    );
    check(
        "pact.broken",
        "US envoys, broke Israel.",
        "furthest: match 1: expected any word, found `,`; the rest of the pattern goes on with `broke Israel`",
        "_",
    );
    check(
        "toll.both",
        "Ten dead and hurt.",
        "furthest: match 1: expected a value for `{hurt}` (count), found `and hurt.`: no gap goes over `.`",
        "{hurt}",
    );
}

#[test]
fn gaps_that_end() {
    check(
        "pact.refused",
        "Hamas refused criticism; Israel kept a truce.",
        r#"furthest: match 1: expected `"full"` or `@truce` (`"cease-fire"` or a form of `ceasefire` or `truce`), found `criticism;`: no gap goes over `;`; the rest of the pattern goes on with `truce`"#,
        r#""full"@truce"#,
    );
    check(
        "pact.refused",
        "Hamas refused again and again for many long and weary months any truce.",
        r#"furthest: match 1: expected `"full"` or `@truce` (`"cease-fire"` or a form of `ceasefire` or `truce`) after at most 8 tokens, found `again and again for many long and weary`; the rest of the pattern goes on with `truce`"#,
        r#""full"@truce"#,
    );
    check(
        "pact.refused",
        "Hamas refused bread",
        r#"furthest: match 1: expected `"full"` or `@truce` (`"cease-fire"` or a form of `ceasefire` or `truce`), found `bread` and the end of the sentence"#,
        r#""full"@truce"#,
    );
    check(
        "pact.kept",
        "Hamas told Israel it kept to Nile rules.",
        "furthest: match 2: expected a form of `keep`, found `told Israel`: no gap goes over `Israel`, which the slot beside it could hold; the rest of the pattern goes on with `kept to Nile`",
        "keep",
    );
}

#[test]
fn what_may_not_stand_there() {
    check(
        "pact.kept",
        "Hamas agreed to disagree.",
        r#"furthest: match 3: expected `not("to disagree")`, found `to disagree`"#,
        r#"not("to disagree")"#,
    );
    check(
        "pact.kept",
        "They told Israel keeping to the Nile was wise.",
        r#"furthest: match 2: expected `not after("told")`, found `told`"#,
        r#"not after("told")"#,
    );
}

#[test]
fn matches_that_are_no_claims() {
    check(
        "toll.both",
        "Twelve dead and three hurt in Lima.",
        "match 1 matches, but its values break `where dead <= hurt`",
        "",
    );
    check(
        "toll.both",
        "Two dead and three hurt near Lima.",
        "match 1 matches, but nothing fills `at`, which must have a value",
        "",
    );
    check(
        "toll.both",
        "Two dead and three hurt, but the mayor stayed in Lima.",
        r#"match 1 matches, but nothing fills `at`, which must have a value: `also "in" {at}` matches `in Lima`, but the clause ends in between"#,
        "",
    );
    check(
        "speech.spoke",
        "Hamas spoke of war.",
        "match 1 matches, but match 1 of `speech.spoke_of` takes its words (`Hamas spoke of war`): it fills more slots",
        "",
    );
    check(
        "speech.spoke_of",
        "Hamas spoke of peace.",
        "match 1 matches, but `speech.spoke_well` beats it on the same words",
        "",
    );
}

#[test]
fn claims_with_empty_slots() {
    let check = |text: &str, expected: &str| {
        let brief = with("pact.refused", text, |book| book.empty(&["at".to_owned()]));
        assert_eq!(brief.map(|brief| brief.line).as_deref(), Some(expected), "{text}");
    };
    check("Hamas refused a truce.", "no `also` line came near to filling `at`");
    check(
        "Hamas refused a truce in principle.",
        r#"`at` is empty: `also "in" {at}` expected a value for `{at}` (place), found `principle`, which is no known place"#,
    );
    check(
        "Hamas refused a truce, but Israel met in Cairo.",
        r#"`at` is empty: `also "in" {at}` matches `in Cairo`, but the clause ends in between"#,
    );
}

/// Everything is said of every sentence and `match` line, whatever the text.
#[test]
fn nothing_is_dropped() {
    let text = "Hamas kept a truce.\n\nBread is cheap. Hamas \u{1b}[31mkept\u{202e} bread in Cairo.";
    with("pact.kept", text, |book| {
        let tried = book.explanation.sentences.iter().map(|account| account.patterns.len());
        assert_eq!(tried.collect::<Vec<_>>(), [3, 3, 3]);
        assert_eq!(book.shapes().len(), 9);
        let mut out = Vec::new();
        book.human(&mut anstream::StripStream::new(&mut out)).expect("written to memory");
        let shown = String::from_utf8(out).expect("text");
        assert!(shown.chars().all(|c| c == '\n' || !c.is_control() && c != '\u{202e}'), "{shown:?}");
        assert!(shown.contains("near misses got less far"), "{shown}");
    });
    for text in ["", " ", ".", "\u{1b}", "kept to", &"kept to ".repeat(2000)] {
        with("pact.kept", text, |book| {
            book.human(&mut Vec::new()).expect("written to memory");
            assert_eq!(book.shapes().is_empty(), book.explanation.sentences.is_empty());
        });
    }
}
