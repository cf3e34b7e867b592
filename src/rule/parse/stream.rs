//! The tokens of one statement as an input of nom, and the error that the parsers over it give: what was expected at the
//! furthest place that any of them reached. Knows no production.

use std::cell::RefCell;
use std::iter::{Copied, Enumerate};
use std::slice::Iter;

use nom::error::{ErrorKind, ParseError};
use nom::{IResult, Input, Needed, Offset, Parser};

use super::lex::{Kind, Token, is_apostrophe};
use crate::diagnostic::{Diagnostic, code};
use crate::rule::ast::Name;
use crate::source::SourceId;
use crate::span::Span;

/// Deepest nesting of a pattern.
pub(super) const MAX_DEPTH: u8 = 64;

/// The file that is read, and what there is to say about it.
pub(super) struct Context<'a> {
    pub source: SourceId,
    pub text: &'a str,
    pub reports: RefCell<Vec<Diagnostic>>,
}

impl Context<'_> {
    pub fn report(&self, diagnostic: Diagnostic) {
        self.reports.borrow_mut().push(diagnostic);
    }

    pub fn error(&self, code: &'static str, message: impl Into<String>, span: Span) -> Diagnostic {
        Diagnostic::error(code, message, self.source, span)
    }
}

/// The tokens of one statement that are still to be read.
#[derive(Clone, Copy)]
pub(super) struct Stream<'a> {
    pub context: &'a Context<'a>,
    pub tokens: &'a [Token],
    /// One past the last byte of the statement.
    pub end: u32,
    /// How deep the pattern is nested here.
    pub depth: u8,
}

impl<'a> Stream<'a> {
    pub fn new(context: &'a Context<'a>, tokens: &'a [Token]) -> Self {
        let end = tokens.last().map_or(0, |last| last.span.end);
        Self { context, tokens, end, depth: 0 }
    }

    /// Where the next token stands; just behind the statement if there is none.
    pub fn place(&self) -> Span {
        self.tokens.first().map_or(Span { start: self.end, end: self.end }, |token| token.span)
    }

    /// The bytes that were read between `self` and `rest`, blanks at the end left out.
    pub fn until(&self, rest: &Stream<'a>) -> Span {
        let read = self.tokens.len().saturating_sub(rest.tokens.len());
        match (self.tokens.first(), read.checked_sub(1).and_then(|last| self.tokens.get(last))) {
            (Some(first), Some(last)) => first.span.to(last.span),
            _ => Span { start: self.place().start, end: self.place().start },
        }
    }

    pub fn text(&self, token: Token) -> &'a str {
        token.span.of(self.context.text)
    }
}

impl<'a> Input for Stream<'a> {
    type Item = Token;
    type Iter = Copied<Iter<'a, Token>>;
    type IterIndices = Enumerate<Self::Iter>;

    fn input_len(&self) -> usize {
        self.tokens.len()
    }

    fn take(&self, index: usize) -> Self {
        Self { tokens: &self.tokens[..index], ..*self }
    }

    fn take_from(&self, index: usize) -> Self {
        Self { tokens: &self.tokens[index..], ..*self }
    }

    fn take_split(&self, index: usize) -> (Self, Self) {
        (self.take_from(index), self.take(index))
    }

    fn position<P: Fn(Token) -> bool>(&self, predicate: P) -> Option<usize> {
        self.iter_elements().position(predicate)
    }

    fn iter_elements(&self) -> Self::Iter {
        self.tokens.iter().copied()
    }

    fn iter_indices(&self) -> Self::IterIndices {
        self.iter_elements().enumerate()
    }

    fn slice_index(&self, count: usize) -> Result<usize, Needed> {
        if count <= self.tokens.len() { Ok(count) } else { Err(Needed::new(count - self.tokens.len())) }
    }
}

impl Offset for Stream<'_> {
    fn offset(&self, later: &Self) -> usize {
        self.tokens.len() - later.tokens.len()
    }
}

/// What could have stood at a place. Nearly every problem is made in vain, because another way leads on: the first needs
/// no memory.
#[derive(Debug, Default)]
struct Expected {
    first: Option<&'static str>,
    more: Box<[&'static str]>,
}

impl Expected {
    fn one(what: &'static str) -> Self {
        Self { first: Some(what), more: Box::default() }
    }

    fn all(&self) -> Vec<&'static str> {
        self.first.into_iter().chain(self.more.iter().copied()).collect()
    }

    fn extend(&mut self, other: Expected) {
        if self.first.is_none() {
            *self = other;
            return;
        }
        let mut more = std::mem::take(&mut self.more).into_vec();
        for what in other.all() {
            if self.first != Some(what) && !more.contains(&what) {
                more.push(what);
            }
        }
        self.more = more.into_boxed_slice();
    }
}

/// Why a statement could not be read.
#[derive(Debug)]
pub(super) struct Problem {
    /// Tokens left at the place: the fewer, the further it came.
    left: u32,
    place: Span,
    /// What stands there, if it is not the end of the statement.
    found: Option<Token>,
    /// Whether the place is the first of its line.
    first: bool,
    expected: Expected,
    /// The bracket that should be closed here.
    opened: Option<Span>,
    /// Said in place of "expected …, found …".
    special: Option<Box<Diagnostic>>,
}

impl Problem {
    /// "expected `what`, found …" at the head of `input`.
    pub fn expected(input: Stream<'_>, what: &'static str) -> Self {
        let left = u32::try_from(input.tokens.len()).unwrap_or(u32::MAX);
        let (place, found) = (input.place(), input.tokens.first().copied());
        let first = input.tokens.first().is_some_and(|token| token.first);
        Self { left, place, found, first, expected: Expected::one(what), opened: None, special: None }
    }

    /// "expected `what`, found …" where a statement should begin.
    pub fn at_start(input: Stream<'_>, what: &'static str) -> Self {
        Self { first: false, ..Self::expected(input, what) }
    }

    /// Something that has its own words.
    pub fn special(input: Stream<'_>, diagnostic: Diagnostic) -> Self {
        Self { special: Some(Box::new(diagnostic)), ..Self::expected(input, "") }
    }

    /// The diagnostic, with `form` as its help where it has none of its own.
    pub fn report(self, context: &Context<'_>, form: &str) -> Diagnostic {
        if let Some(special) = self.special {
            return *special;
        }
        let all = self.expected.all();
        let expected = list(&all);
        let found = found(self.found, context);
        let written = self.place.of(context.text);
        let first = written.chars().next();
        let counted = all == [A_WORD] || all == [MORE];
        let code = match first {
            Some(mark) if "“”„«»".contains(mark) || is_apostrophe(mark) => code::QUOTATION_MARKS,
            Some('0'..='9') if counted => code::BARE_NUMBER,
            _ => code::UNEXPECTED,
        };
        let report = context.error(code, format!("expected {expected}, found {found}"), self.place);
        let help = match first {
            Some('“' | '”' | '„' | '«' | '»') => "texts stand in straight quotation marks: `\"…\"`".to_owned(),
            Some(mark) if is_apostrophe(mark) => "texts stand in double quotation marks: `\"…\"`".to_owned(),
            Some(';') => "a statement ends with its line; no mark is needed".to_owned(),
            Some('0'..='9') if counted => {
                format!("a slot finds numbers; a certain number stands in quotation marks: `\"{written}\"`")
            }
            _ if self.first => {
                "a line that is deeper than the statement above continues it; begin it in the same column".to_owned()
            }
            _ => form.to_owned(),
        };
        let label = if all.len() == 1 && expected.len() < 40 { format!("expected {expected}") } else { String::new() };
        let report = report.label(label).help(help);
        match self.opened {
            Some(opened) => report.also(context.source, opened, "opened here"),
            None => report,
        }
    }
}

/// What stands at a place, for "expected …, found …".
fn found(token: Option<Token>, context: &Context<'_>) -> String {
    match token {
        None => "the end of the statement".to_owned(),
        Some(token) if matches!(token.kind, Kind::Text { .. }) => "a quoted text".to_owned(),
        Some(token) => {
            let text = token.span.of(context.text);
            match text.char_indices().nth(60) {
                Some((cut, _)) => format!("`{}…`", &text[..cut]),
                None => format!("`{text}`"),
            }
        }
    }
}

/// `a`, `b` or `c`
fn list(items: &[&str]) -> String {
    match items {
        [] => "something else".to_owned(),
        [one] => (*one).to_owned(),
        [head @ .., last] => format!("{} or {last}", head.join(", ")),
    }
}

impl<'a> ParseError<Stream<'a>> for Problem {
    fn from_error_kind(input: Stream<'a>, _: ErrorKind) -> Self {
        Self { expected: Expected::default(), ..Self::expected(input, "") }
    }

    fn append(_: Stream<'a>, _: ErrorKind, other: Self) -> Self {
        other
    }

    fn or(mut self, other: Self) -> Self {
        match self.left.cmp(&other.left) {
            std::cmp::Ordering::Less => self,
            std::cmp::Ordering::Greater => other,
            std::cmp::Ordering::Equal => {
                self.expected.extend(other.expected);
                self
            }
        }
    }
}

/// What is expected where a number stands in a pattern.
pub(super) const A_WORD: &str = "a word";
/// What is expected behind a whole pattern.
pub(super) const MORE: &str = "more of the pattern or its end";

/// What every parser over [`Stream`] gives.
pub(super) type Parse<'a, T> = IResult<Stream<'a>, T, Problem>;

/// One token that `is` takes.
fn token<'a>(what: &'static str, is: impl Fn(&Stream<'a>, Token) -> bool) -> impl Fn(Stream<'a>) -> Parse<'a, Token> {
    move |input| match input.tokens.first() {
        Some(&token) if is(&input, token) => Ok((input.take_from(1), token)),
        _ => Err(nom::Err::Error(Problem::expected(input, what))),
    }
}

/// A mark. `what` is the mark in backticks, for the message.
pub(super) fn mark<'a>(mark: &'static str, what: &'static str) -> impl Fn(Stream<'a>) -> Parse<'a, Token> {
    token(what, move |_, token| token.is(mark))
}

/// A word of the language itself. `what` is the word in backticks, for the message.
pub(super) fn keyword<'a>(word: &'static str, what: &'static str) -> impl Fn(Stream<'a>) -> Parse<'a, Token> {
    token(what, move |input, token| token.kind == Kind::Word && input.text(token) == word)
}

/// Any word.
pub(super) fn word<'a>(what: &'static str) -> impl Fn(Stream<'a>) -> Parse<'a, Token> {
    token(what, |_, token| token.kind == Kind::Word)
}

/// A number, as written.
pub(super) fn number<'a>(what: &'static str) -> impl Fn(Stream<'a>) -> Parse<'a, Token> {
    token(what, |_, token| token.kind == Kind::Number)
}

/// A name: a word without apostrophes.
pub(super) fn name<'a>(what: &'static str) -> impl Fn(Stream<'a>) -> Parse<'a, Name> {
    let plain = token(what, |input, token| token.kind == Kind::Word && !input.text(token).contains(is_apostrophe));
    move |input| {
        let (rest, token) = plain(input)?;
        Ok((rest, Name { text: input.text(token).to_owned(), span: token.span }))
    }
}

/// A text in quotation marks, without them; `\"` and `\\` stand for `"` and `\`.
pub(super) fn quoted<'a>(what: &'static str) -> impl Fn(Stream<'a>) -> Parse<'a, Name> {
    move |input| {
        let (rest, token) = token(what, |_, token| matches!(token.kind, Kind::Text { .. }))(input)?;
        let body = input.text(token).strip_prefix('"').unwrap_or("");
        let body =
            if token.kind == (Kind::Text { closed: true }) { body.strip_suffix('"').unwrap_or(body) } else { body };
        let body = body.trim_end_matches('\r');
        let escaped = body.contains('\\');
        let text = if escaped { body.replace("\\\"", "\"").replace("\\\\", "\\") } else { body.to_owned() };
        Ok((rest, Name { text, span: token.span }))
    }
}

/// The bracket that closes the one at the head of `open`; nothing else will do.
pub(super) fn close<'a>(
    open: Stream<'a>,
    bracket: &'static str,
    what: &'static str,
) -> impl Fn(Stream<'a>) -> Parse<'a, Token> {
    move |input| {
        mark(bracket, what)(input).map_err(|error| {
            let opened = open.tokens.first().map(|token| token.span);
            nom::Err::Failure(match error {
                nom::Err::Error(problem) | nom::Err::Failure(problem) => Problem { opened, ..problem },
                nom::Err::Incomplete(_) => Problem::expected(input, what),
            })
        })
    }
}

/// Runs `parser` one level deeper; refuses where that is too deep.
pub(super) fn nested<'a, T>(
    mut parser: impl Parser<Stream<'a>, Output = T, Error = Problem>,
) -> impl FnMut(Stream<'a>) -> Parse<'a, T> {
    move |input| {
        if input.depth >= MAX_DEPTH {
            let message = format!("expected a pattern nested at most {MAX_DEPTH} deep, found a deeper one");
            let report = input.context.error(code::TOO_DEEP, message, input.place()).label("one level too many");
            let report = report.help("give the inner part a name with `phrase`");
            return Err(nom::Err::Failure(Problem::special(input, report)));
        }
        let (rest, output) = parser.parse(Stream { depth: input.depth + 1, ..input })?;
        Ok((Stream { depth: input.depth, ..rest }, output))
    }
}

/// The end of the statement.
pub(super) fn end(input: Stream<'_>) -> Parse<'_, ()> {
    if input.tokens.is_empty() {
        Ok((input, ()))
    } else {
        Err(nom::Err::Error(Problem::expected(input, "the end of the statement")))
    }
}

/// The end of the statement; `what` says what else could stand here.
pub(super) fn end_or<'a>(input: Stream<'a>, what: &'static str) -> Parse<'a, ()> {
    if input.tokens.is_empty() { Ok((input, ())) } else { Err(nom::Err::Error(Problem::expected(input, what))) }
}
