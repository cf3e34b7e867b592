//! Text to tokens. Takes any text and never fails: a character with no meaning becomes a token that no production takes.
//! Knows words and marks, not the grammar.

use nom::branch::alt;
use nom::bytes::complete::tag;
use nom::character::complete::{anychar, satisfy};
use nom::combinator::{fail, opt, value, verify};
use nom::multi::many0_count;
use nom::sequence::pair;
use nom::{IResult, Parser};

use crate::span::Span;

/// What sort of token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::rule) enum Kind {
    /// Letters, digits and `_` after a first letter; inner hyphens; apostrophes.
    Word,
    /// Begins with a digit: `12`, `200,000`, `3.5`, `45%`, `2025-04-18`.
    Number,
    /// `"…"` on one line.
    Text {
        /// Whether the second quotation mark is there.
        closed: bool,
    },
    /// A mark, or two that belong together.
    Mark(&'static str),
    /// A character with no meaning.
    Other,
}

/// One token.
#[derive(Clone, Copy, Debug)]
pub(in crate::rule) struct Token {
    pub kind: Kind,
    pub span: Span,
    /// Whether it is the first of its line.
    pub first: bool,
    /// Whether a blank stands before it.
    pub spaced: bool,
    /// Column of the first token of its line, from 0; a tab reaches to the next multiple of four.
    pub indent: u32,
}

impl Token {
    pub fn is(&self, mark: &str) -> bool {
        matches!(self.kind, Kind::Mark(this) if this == mark)
    }
}

/// Cuts `text` into tokens; blanks and comments are dropped.
pub(in crate::rule) fn tokens(text: &str) -> Vec<Token> {
    let mut tokens = Vec::with_capacity(text.len() / 6);
    let mut rest = text;
    let mut indent = 0;
    loop {
        let (after, blank) = blanks(rest);
        let first = tokens.is_empty() || blank != " " && blank.contains('\n');
        if first {
            indent = column(blank);
        }
        let Ok((next, kind)) = token(after) else { return tokens };
        let span = Span::new(text.len() - after.len(), text.len() - next.len());
        tokens.push(Token { kind, span, first, spaced: !blank.is_empty(), indent });
        rest = next;
    }
}

/// The characters at the head of `input` that `is` takes, as many as there are: what nom's `take_while` gives, without
/// decoding ASCII.
fn run(input: &str, is: impl Fn(char) -> bool) -> (&str, &str) {
    let mut at = 0;
    loop {
        match input.as_bytes().get(at) {
            Some(&byte) if byte.is_ascii() && is(char::from(byte)) => at += 1,
            Some(byte) if !byte.is_ascii() => match input[at..].chars().next().filter(|&c| is(c)) {
                Some(c) => at += c.len_utf8(),
                None => break,
            },
            _ => break,
        }
    }
    (&input[at..], &input[..at])
}

/// The same, where there is one at least.
fn run1(input: &str, is: impl Fn(char) -> bool) -> IResult<&str, &str> {
    let (rest, taken) = run(input, is);
    if taken.is_empty() { fail().parse(input) } else { Ok((rest, taken)) }
}

/// Blanks and comments.
fn blanks(input: &str) -> (&str, &str) {
    // Mostly there is none, or one: then something that is neither a blank nor begins a comment stands behind it.
    let tight = |bytes: &[u8]| bytes.first().is_some_and(|byte| byte.is_ascii_graphic() && *byte != b'/');
    let mut rest = input;
    match input.as_bytes() {
        bytes if tight(bytes) => return (input, ""),
        [b' ', bytes @ ..] if tight(bytes) => return (&input[1..], " "),
        _ => {}
    }
    loop {
        rest = run(rest, |c| c.is_whitespace() || c == '\u{feff}').0;
        match rest.strip_prefix("//") {
            Some(comment) => rest = comment.find('\n').map_or("", |end| &comment[end..]),
            None => return (rest, &input[..input.len() - rest.len()]),
        }
    }
}

/// Columns that the last line of a run of blanks takes up.
fn column(blank: &str) -> u32 {
    let line = blank.rsplit('\n').next().unwrap_or("");
    line.chars().filter(|&c| c != '\u{feff}').fold(0, |at: u32, c| if c == '\t' { (at / 4 + 1) * 4 } else { at + 1 })
}

fn token(input: &str) -> IResult<&str, Kind> {
    // The first byte tells which one it can be.
    match input.as_bytes().first() {
        Some(b'"') => quoted(input),
        Some(b'0'..=b'9') => number(input),
        Some(byte) if byte.is_ascii_punctuation() && !matches!(byte, b'_' | b'\'') => alt((mark, other)).parse(input),
        _ => alt((word, other)).parse(input),
    }
}

fn other(input: &str) -> IResult<&str, Kind> {
    value(Kind::Other, anychar).parse(input)
}

/// `"…"` with `\"` and `\\` for the two marks themselves; ends with its line at the latest.
fn quoted(input: &str) -> IResult<&str, Kind> {
    let (mut rest, _) = tag("\"").parse(input)?;
    loop {
        let end = rest.bytes().position(|byte| matches!(byte, b'"' | b'\\' | b'\n'));
        let after = &rest[end.unwrap_or(rest.len())..];
        if let Some(end) = after.strip_prefix('"') {
            return Ok((end, Kind::Text { closed: true }));
        }
        match alt((tag::<_, _, ()>("\\\""), tag("\\\\"), tag("\\"))).parse(after) {
            Ok((next, _)) => rest = next,
            Err(_) => return Ok((after.trim_start_matches('\r'), Kind::Text { closed: false })),
        }
    }
}

/// `reject`, `cease-fire`, `n't`, `'s`, `in_force`, `G7`.
fn word(input: &str) -> IResult<&str, Kind> {
    let mut head = (opt(satisfy(is_apostrophe)), satisfy(|c| c.is_alphabetic() || c == '_'));
    let inside = |c: char| c.is_alphanumeric() || c == '_' || is_apostrophe(c);
    let plain = input.starts_with(|first: char| first.is_ascii_alphabetic());
    let rest = if plain { input } else { head.parse(input)?.0 };
    let (mut rest, _) = run(rest, inside);
    while let Some(part) = rest.strip_prefix('-')
        && let Ok((after, _)) = run1(part, inside)
    {
        rest = after;
    }
    Ok((rest, Kind::Word))
}

pub(super) fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ')
}

/// `12`, `30th`, `200,000`, `3.5`, `2025-04-18`, `45%`. A comma is part of it only before three digits.
fn number(input: &str) -> IResult<&str, Kind> {
    let tail = many0_count(alt((group, pair(alt((tag("-"), tag("."), tag(":"))), alnum))));
    value(Kind::Number, (digits, opt(alnum), tail, opt(tag("%")))).parse(input)
}

fn digits(input: &str) -> IResult<&str, &str> {
    run1(input, |c| c.is_ascii_digit())
}

fn alnum(input: &str) -> IResult<&str, &str> {
    run1(input, char::is_alphanumeric)
}

/// `,000`
fn group(input: &str) -> IResult<&str, (&str, &str)> {
    pair(tag(","), verify(digits, |digits: &str| digits.len() == 3)).parse(input)
}

fn mark(input: &str) -> IResult<&str, Kind> {
    // The longer before the shorter that begin alike.
    let mark = match input.as_bytes() {
        [b'.', b'.', ..] => "..",
        [b'-', b'>', ..] => "->",
        [b'=', b'>', ..] => "=>",
        [b'>', b'=', ..] => ">=",
        [b'<', b'=', ..] => "<=",
        [b'!', b'=', ..] => "!=",
        [b'(', ..] => "(",
        [b')', ..] => ")",
        [b'{', ..] => "{",
        [b'}', ..] => "}",
        [b'[', ..] => "[",
        [b']', ..] => "]",
        [b'|', ..] => "|",
        [b'?', ..] => "?",
        [b'+', ..] => "+",
        [b'*', ..] => "*",
        [b':', ..] => ":",
        [b'=', ..] => "=",
        [b',', ..] => ",",
        [b'@', ..] => "@",
        [b'/', ..] => "/",
        [b'.', ..] => ".",
        [b'>', ..] => ">",
        [b'<', ..] => "<",
        [b'~', ..] => "~",
        _ => return fail().parse(input),
    };
    Ok((&input[mark.len()..], Kind::Mark(mark)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let words: Vec<&str> = tokens(text).iter().map(|token| token.span.of(text)).collect();
        assert_eq!(words, expected, "{text}");
    }

    #[test]
    fn cuts() {
        check("match {actor} ..4 \"turn down\"?", &["match", "{", "actor", "}", "..", "4", "\"turn down\"", "?"]);
        check("next a->b|c // d", &["next", "a", "->", "b", "|", "c"]);
        check("cease-fire 's n't rebels' in_force", &["cease-fire", "'s", "n't", "rebels'", "in_force"]);
        check(
            "2025-04-17..2025-04-18 >=12 200,000 [1, 2] 45%",
            &["2025-04-17", "..", "2025-04-18", ">=", "12", "200,000", "[", "1", ",", "2", "]", "45%"],
        );
        check(r#""he said \"no\"" x"#, &[r#""he said \"no\"""#, "x"]);
        check("\"open // not a comment\r\nb", &["\"open // not a comment\r", "b"]);
        check("\u{feff}use std.actors", &["use", "std", ".", "actors"]);
        check("a ; “b”", &["a", ";", "“", "b", "”"]);
    }

    #[test]
    fn knows_lines() {
        let text = "a\n\t b // x\n  // y\n  c";
        let lines: Vec<_> = tokens(text).iter().map(|token| (token.first, token.indent)).collect();
        assert_eq!(lines, [(true, 0), (true, 5), (true, 2)]);
    }
}
