//! Statements in a rule, and the tests: `set`, `match`, `also`, `beats`, `example`, `ignore`, `todo example`, verdicts.

use nom::Parser;
use nom::branch::alt;
use nom::combinator::{cut, map, opt, recognize, value};
use nom::multi::separated_list0;
use nom::sequence::{delimited, preceded, terminated};

use super::date::stamp;
use super::lex::Kind;
use super::pattern::whole_pattern;
use super::stream::{Parse, Stream, end, end_or, keyword, mark, name, number, quoted, word};
use crate::rule::ast::{Also, Beats, Example, ExampleKind, Expect, Match, Name, Set, VerdictTest};

pub(super) const RULE: &str = "a rule is written `rule NAME { … }`";
pub(super) const SET: &str = "a slot is fixed by `set SLOT = SYMBOL`, or `set SLOT = SYMBOL with SLOT`";
pub(super) const MATCH: &str =
    "a match is written `match PATTERN`: words, `\"quoted words\"`, `{slot}`, `..`, `( | )`, `?`, `@phrase`";
pub(super) const ALSO: &str = "a further look is written `also PATTERN`, such as `also in {at}`";
pub(super) const BEATS: &str = "a rule wins over another by `beats NAME` or `beats CLAIM.NAME`";
pub(super) const EXAMPLE: &str = "an example is written `example @2025-04-18 \"text\" => { slot: value, … }`";
pub(super) const IGNORE: &str = "a counter-example is written `ignore \"text\"`";
pub(super) const VERDICT: &str =
    "a test of two texts is written `contradicts @2025-04-18 \"text\" with \"text\" on SLOT`";

/// What a verdict test can call for.
pub(super) const VERDICTS: &[&str] =
    &["contradicts", "agrees", "supersedes", "disputed", "unrelated", "refines", "tension", "compatible"];

/// `rule NAME {`: the name.
pub(super) fn head(input: Stream<'_>) -> Parse<'_, Name> {
    delimited(keyword("rule", "`rule`"), name("the name of the rule"), mark("{", "`{`")).parse(input)
}

/// `set SLOT = SYMBOL [with SLOT]`
pub(super) fn set(input: Stream<'_>) -> Parse<'_, Set> {
    let (rest, (_, slot, _, value)) =
        (keyword("set", "`set`"), name("the name of a slot"), mark("=", "`=`"), name("a symbol")).parse(input)?;
    let with = preceded(keyword("with", "`with`"), cut(name("the name of a slot")));
    let (rest, (with, ())) = (opt(with), end).parse(rest)?;
    Ok((rest, Set { slot, value, with }))
}

/// `match PATTERN`
pub(super) fn match_(input: Stream<'_>) -> Parse<'_, Match> {
    let (rest, pattern) = preceded(keyword("match", "`match`"), whole_pattern).parse(input)?;
    Ok((rest, Match { pattern, span: input.until(&rest) }))
}

/// `also PATTERN`
pub(super) fn also(input: Stream<'_>) -> Parse<'_, Also> {
    let (rest, pattern) = preceded(keyword("also", "`also`"), whole_pattern).parse(input)?;
    Ok((rest, Also { pattern, span: input.until(&rest) }))
}

/// `beats NAME` or `beats CLAIM.NAME`
pub(super) fn beats(input: Stream<'_>) -> Parse<'_, Beats> {
    let path = recognize((name("the name of a rule"), opt((mark(".", "`.`"), cut(name("the name of a rule"))))));
    let (rest, (_, path, ())) = (keyword("beats", "`beats`"), path, end).parse(input)?;
    Ok((rest, Beats { rule: as_written(input, path.tokens), span: input.until(&rest) }))
}

/// `[todo] example [@DATE] TEXT [=> { expect, … }]` or `ignore [@DATE] TEXT`
pub(super) fn example(input: Stream<'_>) -> Parse<'_, Example> {
    let kind = alt((
        value(ExampleKind::Example, keyword("example", "`example`")),
        value(ExampleKind::Ignore, keyword("ignore", "`ignore`")),
        value(ExampleKind::Todo, (keyword("todo", "`todo`"), cut(keyword("example", "`example`")))),
    ));
    let (rest, (kind, date, text)) = (kind, stamp, quoted("a text in quotation marks")).parse(input)?;
    if kind == ExampleKind::Ignore {
        let (rest, ()) = end_or(rest, "the end of the counter-example")?;
        return Ok((rest, Example { kind, date, text, expect: Vec::new(), span: input.until(&rest) }));
    }
    let (rest, expect) = opt(preceded(mark("=>", "`=>`"), cut(expectations))).parse(rest)?;
    let (rest, ()) =
        end_or(rest, if expect.is_some() { "the end of the example" } else { "`=>` or the end of the example" })?;
    Ok((rest, Example { kind, date, text, expect: expect.unwrap_or_default(), span: input.until(&rest) }))
}

/// `{ slot: value, … }`
fn expectations(input: Stream<'_>) -> Parse<'_, Vec<Expect>> {
    let comma = || mark(",", "`,`");
    let list = terminated(separated_list0(comma(), expect), opt(comma()));
    delimited(mark("{", "`{`"), list, cut(mark("}", "`,` or `}`"))).parse(input)
}

/// `slot: value` or `slot: [value, …]`
fn expect(input: Stream<'_>) -> Parse<'_, Expect> {
    let comma = || mark(",", "`,`");
    let list = terminated(separated_list0(comma(), expected_value), opt(comma()));
    let list = delimited(mark("[", "`[`"), list, cut(mark("]", "`,` or `]`")));
    let (rest, (slot, _)) = (name("the name of a slot"), cut(mark(":", "`:`"))).parse(input)?;
    let (rest, values) = cut(alt((list, map(expected_value, |value| vec![value])))).parse(rest)?;
    Ok((rest, Expect { slot, values }))
}

/// A quoted text, a word, or a number or date with its bounds, as written.
fn expected_value(input: Stream<'_>) -> Parse<'_, Name> {
    let sign = alt((
        mark(">=", "a value"),
        mark("<=", "a value"),
        mark(">", "a value"),
        mark("<", "a value"),
        mark("~", "a value"),
    ));
    let range = (mark("..", "`..`"), opt(number("a number")));
    // The first token tells which one it can be.
    let parsed = match input.tokens.first().map(|token| token.kind) {
        Some(Kind::Text { .. }) => return quoted("a value")(input),
        Some(Kind::Word) => recognize(word("a value")).parse(input),
        Some(Kind::Mark("..")) => recognize((mark("..", "a value"), number("a number or date"))).parse(input),
        _ => recognize((opt(sign), number("a value"), opt(range))).parse(input),
    };
    parsed.map(|(rest, found)| (rest, as_written(input, found.tokens)))
}

/// The tokens as one word, blanks and comments between them left out.
fn as_written(input: Stream<'_>, tokens: &[super::lex::Token]) -> Name {
    let span = match tokens {
        [] => input.place(),
        [first, .., last] => first.span.to(last.span),
        [one] => one.span,
    };
    Name { text: tokens.iter().map(|&token| input.text(token)).collect(), span }
}

/// `VERDICT [@DATE] TEXT with [@DATE] TEXT [on SLOT]`
pub(super) fn verdict(input: Stream<'_>) -> Parse<'_, VerdictTest> {
    let (rest, verdict) = name("a verdict")(input)?;
    let text = || (stamp, quoted("a text in quotation marks"));
    let on = opt(preceded(keyword("on", "`on`"), cut(name("the name of a slot"))));
    let (rest, (a, _, b, on)) = (text(), keyword("with", "`with`"), text(), on).parse(rest)?;
    let (rest, ()) = end_or(rest, if on.is_some() { "the end of the test" } else { "`on` or the end of the test" })?;
    Ok((rest, VerdictTest { verdict, a, b, on, span: input.until(&rest) }))
}
