//! Patterns: `match`, `phrase`, `cue`, `also`. Postfix binds tighter than sequence, sequence tighter than `|`.

use nom::branch::alt;
use nom::combinator::{cut, map, opt};
use nom::multi::separated_list1;
use nom::sequence::{delimited, preceded};
use nom::{Input, Parser};

use super::lex::{Kind, Token, is_apostrophe};
use super::stream::{A_WORD, MORE, Parse, Problem, Stream, close, keyword, mark, name, nested, number, quoted};
use crate::diagnostic::{Diagnostic, code};
use crate::lexicon::inflect::WordClass;
use crate::rule::ast::{Pattern, PatternNode};
use crate::rule::suggest::nearest;
use crate::span::Span;

/// Longest gap, and longest repetition.
const MAX_BOUND: u8 = 32;
/// Reach of `..`.
const GAP: u8 = 8;

/// `[ "|" ] sequence { "|" sequence }`
pub(super) fn pattern(input: Stream<'_>) -> Parse<'_, Pattern> {
    let bar = |input: &Stream<'_>| input.tokens.first().is_some_and(|token| token.is("|"));
    let start = if bar(&input) { input.take_from(1) } else { input };
    let (mut rest, first) = sequence(start)?;
    // Most parts are one sequence: no list is made for them.
    if !bar(&rest) {
        return Ok((rest, first));
    }
    let mut parts = vec![first];
    while bar(&rest) {
        let (after, part) = cut(sequence).parse(rest.take_from(1))?;
        parts.push(part);
        rest = after;
    }
    Ok((rest, Pattern { node: PatternNode::Alt(parts), span: start.until(&rest) }))
}

/// A pattern that reaches to the end of the statement.
pub(super) fn whole_pattern(input: Stream<'_>) -> Parse<'_, Pattern> {
    single_quotes(input);
    let (rest, found) = pattern(input)?;
    if rest.tokens.is_empty() {
        return Ok((rest, found));
    }
    Err(nom::Err::Failure(Problem::expected(rest, MORE)))
}

/// Reports words between single quotation marks: an apostrophe belongs to its word, so they would be looked for with it.
fn single_quotes(input: Stream<'_>) {
    let mut opened: Option<Token> = None;
    for &token in input.tokens {
        let word = if token.kind == Kind::Word { input.text(token) } else { "" };
        if opened.is_none() && !word.starts_with(is_apostrophe) {
            continue;
        }
        let begins = word.starts_with(is_apostrophe) && word.chars().nth(2).is_some_and(|third| !is_apostrophe(third));
        opened = if word.is_empty() { None } else { opened.or(begins.then_some(token)) };
        if let Some(first) = opened
            && word.ends_with(is_apostrophe)
        {
            let span = first.span.to(token.span);
            let found = span.of(input.context.text);
            let message = format!("expected words or a text in double quotation marks, found `{found}`");
            let report =
                input.context.error(code::QUOTATION_MARKS, message, span).label("single marks are apostrophes");
            input.context.report(report.help(format!("write `\"{}\"`", found.trim_matches(is_apostrophe))));
            opened = None;
        }
    }
}

/// `postfix { postfix }`
fn sequence(input: Stream<'_>) -> Parse<'_, Pattern> {
    let (mut rest, first) = postfix(input)?;
    if !begins(&rest) {
        return Ok((rest, first));
    }
    let mut parts = vec![first];
    while begins(&rest) {
        let (after, part) = postfix(rest)?;
        parts.push(part);
        rest = after;
    }
    let span = input.until(&rest);
    Ok((rest, Pattern { node: PatternNode::Seq(parts), span }))
}

/// Whether an [`atom`] stands here, however broken.
fn begins(input: &Stream<'_>) -> bool {
    let kind = input.tokens.first().map(|token| token.kind);
    matches!(kind, Some(Kind::Mark("(" | "{" | ".." | "@") | Kind::Text { .. } | Kind::Word))
}

/// `atom [ "?" | "[" N ".." N "]" ]`
fn postfix(input: Stream<'_>) -> Parse<'_, Pattern> {
    let (rest, inner) = atom(input)?;
    let (rest, found) = match rest.tokens.first().map(|token| token.kind) {
        Some(Kind::Mark("?" | "[" | "*" | "+")) => {
            opt(alt((map(mark("?", "`?`"), |_| Postfix::Optional), repeat, unbounded))).parse(rest)?
        }
        _ => (rest, None),
    };
    let span = input.until(&rest);
    let pattern = Box::new(inner);
    let node = match found {
        None => return Ok((rest, *pattern)),
        Some(Postfix::Optional) => PatternNode::Optional(pattern),
        Some(Postfix::Repeat(min, max)) => PatternNode::Repeat { pattern, min, max },
        Some(Postfix::Broken) => PatternNode::Broken,
    };
    Ok((rest, Pattern { node, span }))
}

enum Postfix {
    Optional,
    Repeat(u8, u8),
    /// Already reported.
    Broken,
}

/// `[2..3]` or `[2]`
fn repeat(input: Stream<'_>) -> Parse<'_, Postfix> {
    let upper = preceded(mark("..", "`..`"), opt(number("a number")));
    let bounds = (number("a number"), opt(upper));
    let (rest, (min, max)) = delimited(mark("[", "`[`"), cut(bounds), close(input, "]", "`]`")).parse(input)?;
    let value = |token| input.text(token).parse::<u32>().unwrap_or(u32::MAX);
    let min = value(min);
    let max = match max {
        None => Some(min),
        Some(max) => max.map(value),
    };
    let trouble = match max {
        None => "has no upper bound",
        Some(max) if min > max => "the second bound is below the first",
        Some(0) => "never happens",
        Some(max) if max > u32::from(MAX_BOUND) => "too often",
        Some(max) => return Ok((rest, Postfix::Repeat(min as u8, max as u8))),
    };
    bad_repeat(input, input.until(&rest), trouble);
    Ok((rest, Postfix::Broken))
}

/// `*` and `+`, which other languages have.
fn unbounded(input: Stream<'_>) -> Parse<'_, Postfix> {
    let (rest, token) = alt((mark("*", "`[`"), mark("+", "`[`"))).parse(input)?;
    bad_repeat(input, token.span, "has no upper bound");
    Ok((rest, Postfix::Broken))
}

fn bad_repeat(input: Stream<'_>, span: Span, trouble: &str) {
    let found = span.of(input.context.text);
    let message = format!("expected a repetition between two bounds up to {MAX_BOUND}, found `{found}`");
    let report = input.context.error(code::BAD_REPEAT, message, span).label(trouble);
    input.context.report(report.help("write `[1..3]` for one to three times, `?` for none or one"));
}

fn atom(input: Stream<'_>) -> Parse<'_, Pattern> {
    // The first token tells which one it can be.
    let parsed = match input.tokens.first().map(|token| token.kind) {
        Some(Kind::Mark("(")) => group(input),
        Some(Kind::Mark("{")) => slot(input),
        Some(Kind::Mark("..")) => gap(input),
        Some(Kind::Mark("@")) => reference(input),
        Some(Kind::Text { .. }) => literal(input),
        Some(Kind::Word) => match input.text(input.tokens[0]) {
            "any" => alt((any_order, word)).parse(input),
            "not" => alt((not, word)).parse(input),
            _ => word(input),
        },
        _ => Err(nom::Err::Error(missing(input))),
    };
    match parsed {
        // Alternatives that all failed at their first token: say it in one word.
        Err(nom::Err::Error(_)) => Err(nom::Err::Error(missing(input))),
        other => other,
    }
}

/// Why there is no part of a pattern here.
fn missing(input: Stream<'_>) -> Problem {
    if input.tokens.first().is_some_and(|token| token.kind == Kind::Number) {
        return Problem::expected(input, A_WORD);
    }
    Problem::expected(input, "a pattern")
}

/// `( pattern )`
fn group(input: Stream<'_>) -> Parse<'_, Pattern> {
    let (rest, mut inner) = delimited(mark("(", "`(`"), cut(nested(pattern)), close(input, ")", "`)`")).parse(input)?;
    inner.span = input.until(&rest);
    Ok((rest, inner))
}

/// `{slot}` or `{slot: pattern}`
fn slot(input: Stream<'_>) -> Parse<'_, Pattern> {
    let open = preceded(mark("{", "`{`"), cut(name("the name of a slot")));
    let (rest, (name, inner)) = (open, opt(preceded(mark(":", "`:`"), cut(nested(pattern))))).parse(input)?;
    let what = if inner.is_some() { "`}`" } else { "`:` or `}`" };
    let (rest, _) = close(input, "}", what)(rest)?;
    let node = PatternNode::Slot { name, pattern: inner.map(Box::new) };
    Ok((rest, Pattern { node, span: input.until(&rest) }))
}

/// `..` or `..4`
fn gap(input: Stream<'_>) -> Parse<'_, Pattern> {
    let (mut rest, _) = mark("..", "`..`")(input)?;
    let mut length = GAP;
    if let Some(&next) = rest.tokens.first()
        && next.kind == Kind::Number
    {
        rest = rest.take_from(1);
        if next.spaced {
            let number = input.text(next);
            let message = format!("expected the length right behind the gap, found `{number}` behind a blank");
            let report = input.context.error(code::UNEXPECTED, message, next.span).label("not part of the gap");
            let help = format!("write `..{number}` for a gap of that length, `.. \"{number}\"` for the number");
            input.context.report(report.help(help));
        }
        let given = input.text(next).parse::<u32>().ok();
        length = given.filter(|given| (1..=u32::from(MAX_BOUND)).contains(given)).map_or(0, |given| given as u8);
        if length == 0 {
            let message = format!("expected a gap of 1 to {MAX_BOUND} tokens, found `{}`", input.text(next));
            let report = input.context.error(code::LONG_GAP, message, input.until(&rest)).label("out of range");
            input
                .context
                .report(report.help(format!("`..` alone reaches over {GAP} tokens; a clause is seldom longer")));
            length = MAX_BOUND;
        }
    }
    Ok((rest, Pattern { node: PatternNode::Gap(length), span: input.until(&rest) }))
}

/// `@name`
fn reference(input: Stream<'_>) -> Parse<'_, Pattern> {
    let (rest, name) = preceded(mark("@", "`@`"), cut(name("the name of a phrase or lexicon"))).parse(input)?;
    Ok((rest, Pattern { node: PatternNode::Ref(name.text), span: input.until(&rest) }))
}

/// `"these words"` or `"US" case`
fn literal(input: Stream<'_>) -> Parse<'_, Pattern> {
    let (rest, (text, case)) = (quoted("a quoted text"), opt(keyword("case", "`case`"))).parse(input)?;
    let node = PatternNode::Quoted { text: text.text, case: case.is_some() };
    Ok((rest, Pattern { node, span: input.until(&rest) }))
}

/// `any order(a, b)`
fn any_order(input: Stream<'_>) -> Parse<'_, Pattern> {
    let (rest, _) = (keyword("any", "`any`"), keyword("order", "`order`"), open).parse(input)?;
    let parts = separated_list1(mark(",", "`,`"), cut(nested(pattern)));
    let (rest, parts) = cut((parts, mark(")", "`,` or `)`"))).parse(rest)?;
    Ok((rest, Pattern { node: PatternNode::AnyOrder(parts.0), span: input.until(&rest) }))
}

/// `not(a)` or `not after(a)`
fn not(input: Stream<'_>) -> Parse<'_, Pattern> {
    let (rest, (_, after, _)) = (keyword("not", "`not`"), opt(keyword("after", "`after`")), open).parse(input)?;
    let (rest, (inner, _)) = cut((nested(pattern), mark(")", "`)`"))).parse(rest)?;
    let node = if after.is_some() { PatternNode::NotAfter } else { PatternNode::Not };
    Ok((rest, Pattern { node: node(Box::new(inner)), span: input.until(&rest) }))
}

/// `(` with no blank before it: after a blank, `not` and `order` are words and the bracket is a group.
fn open(input: Stream<'_>) -> Parse<'_, ()> {
    match input.tokens.first() {
        Some(token) if token.is("(") && !token.spaced => Ok((input.take_from(1), ())),
        _ => Err(nom::Err::Error(Problem::expected(input, "`(`"))),
    }
}

/// A bare word; `cease-fire` is three in a row; `meet/verb` has the forms of a verb alone.
fn word(input: Stream<'_>) -> Parse<'_, Pattern> {
    let (mut rest, token) = super::stream::word("a word")(input)?;
    let mut class = None;
    if rest.tokens.first().is_some_and(|next| next.is("/") && !next.spaced) {
        let (after, name) = cut(super::stream::word(A_CLASS)).parse(rest.take_from(1))?;
        let found = input.text(name);
        class = WordClass::ALL.iter().find(|(known, _)| *known == found).map(|&(_, class)| class);
        rest = after;
        if class.is_none() {
            let message = format!("expected {A_CLASS}, found `{found}`");
            let report = input.context.error(code::UNEXPECTED, message, name.span).label("no class of words");
            let near = nearest(found, WordClass::ALL.iter().map(|(known, _)| *known));
            report_class(input, report, near, token);
            return Ok((rest, Pattern { node: PatternNode::Broken, span: input.until(&rest) }));
        }
    }
    if input.text(token) == "_" && class.is_none() {
        return Ok((rest, Pattern { node: PatternNode::Any, span: token.span }));
    }
    let mut pattern = hyphenated(input.text(token), token.span);
    if let Some(class) = class {
        pattern.span = input.until(&rest);
        let last = match &mut pattern.node {
            PatternNode::Seq(parts) => parts.last_mut().map(|last| &mut last.node),
            node => Some(node),
        };
        if let Some(node) = last
            && let PatternNode::Word(word) = node
        {
            *node = PatternNode::Class { word: std::mem::take(word), class };
        }
    }
    Ok((rest, pattern))
}

/// What stands behind the `/` of a word.
const A_CLASS: &str = "`verb`, `noun` or `adjective`";

fn report_class(input: Stream<'_>, report: Diagnostic, near: Option<&str>, token: Token) {
    let help = near.map_or_else(
        || format!("write `{}` for any inflection of it", input.text(token)),
        |near| format!("did you mean `{near}`?"),
    );
    input.context.report(report.help(help));
}

fn hyphenated(text: &str, span: Span) -> Pattern {
    if !text.contains('-') {
        return Pattern { node: PatternNode::Word(text.to_owned()), span };
    }
    let mut parts = Vec::new();
    let mut at = span.start as usize;
    for part in text.split('-') {
        if !parts.is_empty() {
            let node = PatternNode::Quoted { text: "-".to_owned(), case: false };
            parts.push(Pattern { node, span: Span::new(at, at + 1) });
            at += 1;
        }
        parts.push(Pattern { node: PatternNode::Word(part.to_owned()), span: Span::new(at, at + part.len()) });
        at += part.len();
    }
    Pattern { node: PatternNode::Seq(parts), span }
}
