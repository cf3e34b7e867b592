//! Where statements begin and end. Takes the tokens of a file, gives one statement after the other; knows keywords,
//! lines and brackets, not what a statement says. Every token is looked at once.

use nom::Input;

use super::lex::{Kind, Token};
use super::rule::VERDICTS;
use super::stream::{Context, Stream};
use crate::span::Span;

/// Words that begin a statement where they are the first of it, unless `:` or `=` follows (then they are names).
const KEYWORDS: &[&str] = &[
    "use", "phrase", "lexicon", "cue", "claim", "rule", "set", "match", "also", "example", "ignore", "todo", "next",
    "both", "meta", "where", "beats", "override",
];

/// Whether a statement can begin with this word.
pub(in crate::rule) fn is_keyword(word: &str) -> bool {
    KEYWORDS.iter().chain(VERDICTS).any(|&keyword| keyword == word)
}

/// The tokens of a file and how far they are read.
pub(super) struct Reader<'a> {
    pub context: &'a Context<'a>,
    tokens: &'a [Token],
    at: usize,
}

/// One statement.
#[derive(Clone, Copy)]
pub(super) struct Statement<'a> {
    /// Its tokens, the `{` that opens its block included.
    pub stream: Stream<'a>,
    /// Whether a block follows.
    pub block: bool,
    /// Column of its line.
    pub indent: u32,
    /// Braces opened and not closed in it, that of its block left out.
    pub open: usize,
}

impl Statement<'_> {
    pub fn span(&self) -> Span {
        self.stream.until(&self.stream.take_from(self.stream.tokens.len()))
    }
}

impl<'a> Reader<'a> {
    pub fn new(context: &'a Context<'a>, tokens: &'a [Token]) -> Self {
        Self { context, tokens, at: 0 }
    }

    pub fn peek(&self) -> Option<Token> {
        self.tokens.get(self.at).copied()
    }

    pub fn skip(&mut self) {
        self.at += 1;
    }

    /// One past the last byte read.
    pub fn end(&self) -> u32 {
        self.at.checked_sub(1).and_then(|last| self.tokens.get(last)).map_or(0, |last| last.span.end)
    }

    /// The keyword that stands here.
    pub fn keyword(&self) -> Option<&'static str> {
        self.keyword_at(self.at)
    }

    /// Whether a word and `:` stand here.
    pub fn is_slot(&self) -> bool {
        self.tokens.get(self.at + 1).is_some_and(|next| next.is(":"))
    }

    fn keyword_at(&self, at: usize) -> Option<&'static str> {
        let token = self.tokens.get(at).filter(|token| token.kind == Kind::Word)?;
        let text = token.span.of(self.context.text);
        let known = KEYWORDS.iter().chain(VERDICTS).find(|&&keyword| keyword == text)?;
        let name = self.tokens.get(at + 1).is_some_and(|next| next.is(":") || next.is("="));
        (!name).then_some(known)
    }

    /// Takes the statement that begins here, at least one token. Where it `opens` a block, it ends with the `{`.
    pub fn statement(&mut self, opens: bool) -> Statement<'a> {
        let start = self.at;
        let first = self.tokens[start];
        // A statement on the line of its block's `{` cannot be continued by deeper lines: they belong to the block.
        let indent = if first.first { first.indent } else { u32::MAX };
        let (mut braces, mut others, mut block) = (0usize, 0usize, false);
        self.at += 1;
        while let Some(token) = self.peek() {
            if token.first && self.breaks(token, (first.indent, indent), braces + others, opens) {
                break;
            }
            match token.kind {
                Kind::Mark("{") if opens && others == 0 => {
                    block = true;
                    self.at += 1;
                    break;
                }
                Kind::Mark("{") => braces += 1,
                Kind::Mark("}") if braces == 0 => break,
                Kind::Mark("}") => braces -= 1,
                Kind::Mark("(" | "[") => others += 1,
                Kind::Mark(")" | "]") => others = others.saturating_sub(1),
                _ => {}
            }
            self.at += 1;
        }
        let stream = Stream::new(self.context, &self.tokens[start..self.at]);
        Statement { stream, block, indent: first.indent, open: braces }
    }

    /// Whether a new statement begins with `token`, the first of its line, after one that began in column `line` and that
    /// lines deeper than `indent` continue.
    fn breaks(&self, token: Token, (line, indent): (u32, u32), open: usize, opens: bool) -> bool {
        if self.keyword_at(self.at).is_some() {
            return true;
        }
        if token.is("}") {
            return open == 0 || token.indent < line;
        }
        let word = token.kind == Kind::Word && token.span.of(self.context.text) == "with";
        let joins = token.is("|") || token.is("=>") || word || (opens && token.is("{"));
        !(joins || open > 0 || token.indent > indent)
    }

    /// Leaves out everything up to and with the `}` that closes the outermost of `open` blocks.
    pub fn skip_blocks(&mut self, mut open: usize) {
        while open > 0
            && let Some(token) = self.peek()
        {
            self.at += 1;
            match token.kind {
                Kind::Mark("{") => open += 1,
                Kind::Mark("}") => open -= 1,
                _ => {}
            }
        }
    }
}
