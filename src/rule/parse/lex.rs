//! Text to tokens. Takes any text and never fails: a character with no meaning becomes a token that no production takes.
//! Knows words and marks, not the grammar.

use nom::branch::alt;
use nom::bytes::complete::{tag, take_till, take_while, take_while1};
use nom::character::complete::{anychar, satisfy};
use nom::combinator::{fail, opt, recognize, value, verify};
use nom::multi::many0_count;
use nom::sequence::{pair, preceded};
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
    /// One of [`MARKS`].
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

/// Marks, the longer before the shorter that begin alike.
const MARKS: &[&str] = &[
    "..", "->", "=>", ">=", "<=", "!=", "(", ")", "{", "}", "[", "]", "|", "?", "+", "*", ":", "=", ",", "@", "/", ".",
    ">", "<", "~",
];

/// Cuts `text` into tokens; blanks and comments are dropped.
pub(in crate::rule) fn tokens(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut rest = text;
    let mut indent = 0;
    while let Ok((after, blank)) = blanks(rest) {
        let first = tokens.is_empty() || blank.contains('\n');
        if first {
            indent = column(blank);
        }
        let Ok((next, kind)) = token(after) else { break };
        let span = Span::new(text.len() - after.len(), text.len() - next.len());
        tokens.push(Token { kind, span, first, spaced: !blank.is_empty(), indent });
        rest = next;
    }
    tokens
}

/// Blanks and comments.
fn blanks(input: &str) -> IResult<&str, &str> {
    let blank = take_while1(|c: char| c.is_whitespace() || c == '\u{feff}');
    let comment = preceded(tag("//"), take_till(|c| c == '\n'));
    recognize(many0_count(alt((blank, comment)))).parse(input)
}

/// Columns that the last line of a run of blanks takes up.
fn column(blank: &str) -> u32 {
    let line = blank.rsplit('\n').next().unwrap_or("");
    line.chars().filter(|&c| c != '\u{feff}').fold(0, |at: u32, c| if c == '\t' { (at / 4 + 1) * 4 } else { at + 1 })
}

fn token(input: &str) -> IResult<&str, Kind> {
    alt((quoted, word, number, mark, value(Kind::Other, anychar))).parse(input)
}

/// `"…"` with `\"` and `\\` for the two marks themselves; ends with its line at the latest.
fn quoted(input: &str) -> IResult<&str, Kind> {
    let (mut rest, _) = tag("\"").parse(input)?;
    loop {
        let (after, _) = take_till(|c| matches!(c, '"' | '\\' | '\n')).parse(rest)?;
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
    let head = (opt(apostrophe), satisfy(|c| c.is_alphabetic() || c == '_'));
    let body = take_while(|c: char| c.is_alphanumeric() || c == '_' || is_apostrophe(c));
    let inner = (tag("-"), take_while1(|c: char| c.is_alphanumeric() || c == '_' || is_apostrophe(c)));
    value(Kind::Word, (head, body, many0_count(inner))).parse(input)
}

fn apostrophe(input: &str) -> IResult<&str, char> {
    satisfy(is_apostrophe).parse(input)
}

pub(super) fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ')
}

/// `12`, `30th`, `200,000`, `3.5`, `2025-04-18`, `45%`. A comma is part of it only before three digits.
fn number(input: &str) -> IResult<&str, Kind> {
    let digits = take_while1(|c: char| c.is_ascii_digit());
    let tail = many0_count(alt((group, pair(alt((tag("-"), tag("."), tag(":"))), alnum))));
    value(Kind::Number, (digits, take_while(char::is_alphanumeric), tail, opt(tag("%")))).parse(input)
}

fn alnum(input: &str) -> IResult<&str, &str> {
    take_while1(char::is_alphanumeric).parse(input)
}

/// `,000`
fn group(input: &str) -> IResult<&str, (&str, &str)> {
    let digits = take_while1(|c: char| c.is_ascii_digit());
    pair(tag(","), verify(digits, |digits: &str| digits.len() == 3)).parse(input)
}

fn mark(input: &str) -> IResult<&str, Kind> {
    match MARKS.iter().find(|&&mark| input.starts_with(mark)) {
        Some(&mark) => value(Kind::Mark(mark), tag(mark)).parse(input),
        None => fail().parse(input),
    }
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
