//! What files look like, and that the layout never changes what they say.

use std::sync::LazyLock;

use proptest::prelude::*;

use super::*;

const SOURCE: SourceId = SourceId(0);

/// Lays `text` out, which must be the same as laying out the result.
fn laid(text: &str) -> String {
    let (once, reports) = format(SOURCE, text);
    assert_eq!(reports, [], "{text}");
    assert_eq!(format(SOURCE, &once).0, once, "not settled after one round:\n{text}");
    once
}

#[track_caller]
fn check(text: &str, expected: &str) {
    assert_eq!(laid(text), expected);
}

#[test]
fn top_level() {
    check("", "");
    check("\n\n// only this  \n\n", "// only this\n");
    check("\u{feff}use   std . actors", "use std.actors\n");
    check("use a\n\n\n\nuse b // why\nphrase x=a|b", "use a\n\nuse b  // why\nphrase x = a | b\n");
    check("phrase x =\n  | a\n  | (| b | c)?\n", "phrase x = a | (b | c)?\n");
    check("lexicon people:person from   \"p.tsv\"", "lexicon people : person from \"p.tsv\"\n");
    check(
        "lexicon c:place={\nMyanmar=\"Myanmar\"|\"Burma\" until 2010 // old\n\n\n\"Ivory Coast\" = \"x\"\n// last\n\n}",
        "lexicon c : place = {\n  Myanmar = \"Myanmar\" | \"Burma\" until 2010  // old\n\n  \"Ivory Coast\" = \"x\"\n  // last\n}\n",
    );
    check("claim a{}\nclaim b {// c\n}", "claim a {}\nclaim b {  // c\n}\n");
    check(
        "use a\n  // allow G104:  why\nphrase x=y//allow G104: z",
        "use a\n// allow G104:  why\nphrase x = y  //allow G104: z\n",
    );
    check("use a\r\n// b\r\nuse c", "use a\r\n// b\r\nuse c\r\n");
}

#[test]
fn slots_stand_in_columns() {
    check(
        "claim c \"t\" { actor:actor key\nscope : text? key // s\n// note\nwhen:time?   key within 3 days\ndead:count tally // d\nstate:a|b|c key\n\nn : text }",
        "\
claim c \"t\" {
  actor : actor key
  scope : text? key    // s
  // note
  when  : time? key within 3 days
  dead  : count tally  // d
  state : a | b | c key

  n : text
}
",
    );
    check("claim c {\nstate : key | tally\n}", "claim c {\n  state : key | tally\n}\n");
    check("claim c {\nmeta{ a=\"x\"\nlong : 3 } }", "claim c {\n  meta {\n    a    = \"x\"\n    long : 3\n  }\n}\n");
}

#[test]
fn patterns() {
    let inside = |line: &str| {
        let whole = laid(&format!("claim c {{ rule r {{\n {line}\n}} }}"));
        let body = whole.strip_prefix("claim c {\n  rule r {\n").and_then(|rest| rest.strip_suffix("  }\n}\n"));
        body.expect("one rule").trim().to_owned()
    };
    for (line, expected) in [
        (
            "match { actor }..( reject|\"turn down\" )..{scope :\"full\" ?@truce}",
            "match {actor} .. (reject | \"turn down\") .. {scope: \"full\"? @truce}",
        ),
        (
            "match any order({actor},reject,@truce) not(a|b) not (c) any order (d)",
            "match any order({actor}, reject, @truce) not(a | b) not (c) any order (d)",
        ),
        (
            "match not after(\"talks on\") x ..12 very[ 1 .. 3 ] \"US\"  case after(y)",
            "match not after(\"talks on\") x ..12 very[1..3] \"US\" case after (y)",
        ),
        ("set  state=rejected", "set state = rejected"),
        ("where a<=b", "where a <= b"),
        ("beats a . b", "beats a.b"),
        ("ignore \"x\"", "ignore  \"x\""),
        ("ignore @2025-01-02 \"x\"", "ignore  @2025-01-02 \"x\""),
        ("todo   example \"x\"=>{}", "todo example \"x\" => {}"),
        (
            "example \"x\"=>{a:[ b,2025-04 .. 2025-05,>= 3,],k:none,}",
            "example \"x\" => { a: [b, 2025-04..2025-05, >=3], k: none }",
        ),
    ] {
        assert_eq!(inside(line), expected);
    }
}

#[test]
fn long_lines_are_filled() {
    let words = |n: usize| (0..n).map(|at| format!("\"word {at}\"")).collect::<Vec<_>>().join("|");
    check(
        &format!("phrase p={}", words(14)),
        "\
phrase p =
    \"word 0\" | \"word 1\" | \"word 2\" | \"word 3\" | \"word 4\" | \"word 5\" | \"word 6\" | \"word 7\" | \"word 8\"
  | \"word 9\" | \"word 10\" | \"word 11\" | \"word 12\" | \"word 13\"
",
    );
    check(
        &format!("claim c {{ rule r {{ match {{actor}} .. ({}) .. {{at}} }} }}", words(14)),
        "\
claim c {
  rule r {
    match {actor}
        .. (\"word 0\" | \"word 1\" | \"word 2\" | \"word 3\" | \"word 4\" | \"word 5\" | \"word 6\" | \"word 7\" | \"word 8\"
          | \"word 9\" | \"word 10\" | \"word 11\" | \"word 12\" | \"word 13\") .. {at}
  }
}
",
    );
    check(
        &format!("lexicon l={{ a=\"b\"\n abc={} }}", words(14)),
        "\
lexicon l = {
  a   = \"b\"
  abc = \"word 0\" | \"word 1\" | \"word 2\" | \"word 3\" | \"word 4\" | \"word 5\" | \"word 6\" | \"word 7\" | \"word 8\"
      | \"word 9\" | \"word 10\" | \"word 11\" | \"word 12\" | \"word 13\"
}
",
    );
    let wordings = "{killed} ..4 be not(\"nearly\") killed in | {at} lost {killed} people that day | a | the loss of {killed} with \"at least\" {killed} more wounded and a {missing} or two missing from work";
    check(
        &format!("claim c {{\nphrase p = {wordings}\n}}"),
        "\
claim c {
  phrase p =
      {killed} ..4 be not(\"nearly\") killed in
    | {at} lost {killed} people that day
    | a
    | the loss of {killed} with \"at least\" {killed} more wounded and a {missing} or two missing from work
}
",
    );
    let text = "x".repeat(70);
    check(
        &format!(
            "claim c {{ rule r {{ example \"{text}\" => {{ killed: 2, at: [Sumy, Kharkiv], when: 2025-04 }}\n}}\ncontradicts \"{text}\" with \"{text}\" on killed }}"
        ),
        &format!(
            "claim c {{\n  rule r {{\n    example \"{text}\"\n        => {{ killed: 2, at: [Sumy, Kharkiv], when: 2025-04 }}\n  }}\n  \
             contradicts \"{text}\"\n         with \"{text}\" on killed\n}}\n"
        ),
    );
}

/// No line begins with a word that would begin a statement.
#[test]
fn keywords_stay_inside() {
    let words = "match set rule next ".repeat(30);
    let text = laid(&format!("phrase p = set | {words}\nphrase q = a | {words}"));
    assert_eq!(text.lines().count(), 5, "{text}");
}

#[test]
fn comments_inside_statements() {
    check(
        "phrase p = // one\n a // two\n\n // three\n | b\n // four\n | c | d",
        "\
phrase p =  // one
    a  // two
  // three
  | b
  // four
  | c | d
",
    );
    check(
        "claim c // one\n // two\n { // three\n a : text // four\n state // five\n   : x | y\n}",
        "claim c {  // one\n  // two\n  // three\n  a : text  // four\n  state  // five\n        : x | y\n}\n",
    );
    check("phrase p = // keyword\n | set | a", "phrase p =  // keyword\n  | set | a\n");
}

#[test]
fn broken_files_stay() {
    for text in ["phrase x =  (a\n\n\n", "claim  c {", "x"] {
        let (same, reports) = format(SOURCE, text);
        assert_eq!(same, text);
        assert!(!reports.is_empty());
    }
}

/// The tree, written down without places.
fn tree(text: &str) -> String {
    let (file, reports) = parse(SOURCE, text);
    assert_eq!(reports, [], "{text}");
    let shown = format!("{file:?}");
    let mut parts = shown.split("Span { start: ");
    let first = parts.next().unwrap_or("").to_owned();
    parts.fold(first, |all, part| all + part.split_once('}').map_or(part, |(_, rest)| rest))
}

/// The shipped rule files and the examples of GRAMMAR.md.
static SAMPLES: LazyLock<Vec<String>> = LazyLock::new(|| {
    let page = include_str!("../../../GRAMMAR.md");
    let mut all: Vec<String> = crate::rule::builtin_files().into_iter().map(|file| file.text).collect();
    for block in page.split("```gainsay").skip(1) {
        let (kind, rest) = block.split_once('\n').expect("a fence ends with its line");
        let text = rest.split("```").next().unwrap_or("");
        all.push(match kind.trim() {
            "in-claim" => format!("claim x {{\n{text}}}\n"),
            "in-rule" => format!("claim x {{\nrule y {{\n{text}}}\n}}\n"),
            _ => text.to_owned(),
        });
    }
    all.retain(|text| parse(SOURCE, text).1.is_empty());
    assert!(all.len() > 20, "{} samples", all.len());
    all
});

fn holds(text: &str) {
    let once = laid(text);
    assert_eq!(tree(&once), tree(text), "{text}\n---\n{once}");
    let comments = |text: &str| comments(text, &lex::tokens(text)).map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(comments(&once), comments(text));
    assert!(once.lines().all(|line| line == line.trim_end()), "{once}");
}

#[test]
fn samples_hold() {
    SAMPLES.iter().for_each(|text| holds(text));
}

/// What a run of blanks, or the place between two characters, may turn into.
const BLANKS: &[&str] = &[
    " ",
    "    ",
    "\t",
    "\n",
    "\n\n\n",
    "\n            ",
    " // note\n",
    "\n  // own\n      ",
    "\r\n",
    "",
    " // a\n// b\n",
];

/// `text` with some of its blanks exchanged for others, as far as it still parses.
fn shuffled(text: &str, edits: &[(usize, usize)]) -> String {
    let mut text = text.to_owned();
    for &(at, with) in edits {
        let tokens = lex::tokens(&text);
        if tokens.is_empty() {
            break;
        }
        let at = at % tokens.len();
        let end = tokens[at].span.start as usize;
        let start = if at == 0 { 0 } else { tokens[at - 1].span.end as usize };
        // Comments that stand there stay.
        let blank = if text[start..end].contains("//") { end..end } else { start..end };
        let mut edited = text.clone();
        edited.replace_range(blank, BLANKS[with % BLANKS.len()]);
        if parse(SOURCE, &edited).1.is_empty() {
            text = edited;
        }
    }
    text
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn shuffled_samples_hold(which in any::<prop::sample::Index>(), edits in prop::collection::vec(any::<(usize, usize)>(), 1..30)) {
        holds(&shuffled(&SAMPLES[which.index(SAMPLES.len())], &edits));
    }

    /// Any text at all: no panic; what does not parse stays.
    #[test]
    fn any_text(parts in prop::collection::vec(prop::sample::select(vec![
        "phrase ", "p ", "= ", "a ", "| ", "( ", ") ", "{ ", "} ", "\n", "  ", "// c", "claim ", "rule ", "match ", "with ",
        "example ", "\"t\" ", "=> ", ": ", ", ", "[ ", "] ", "2 ", ".. ", "@", "? ", "not(", "lexicon ", "key ", "\u{feff}", "é",
    ]), 0..40)) {
        let text = parts.concat();
        let (once, reports) = format(SOURCE, &text);
        if reports.is_empty() { holds(&text) } else { prop_assert_eq!(once, text) }
    }
}
