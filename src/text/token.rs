//! Tokens of a sentence: words, numbers, marks, with byte spans into the article.

use crate::span::Span;

/// What sort of token.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum TokenKind {
    /// Letters, with inner apostrophes and the full stops of an abbreviation: `O'Brien`, `U.S.`, `Mr.`
    Word,
    /// Begins with a digit: `12`, `200,000`, `3.5`, `30th`, `5pm`, `1990s`.
    Number,
    /// `'s` or a lone `'` after a plural: the possessive, a token of its own.
    Possessive,
    /// `-` between two tokens with no blank on either side: `30-day` is three tokens.
    Hyphen,
    /// A dash set off by blanks, or an en or em dash anywhere.
    Dash,
    /// A double or single quotation mark.
    Quote,
    /// `( ) [ ]`
    Bracket,
    /// `, ; :`
    Comma,
    /// `. ! ? …`
    Stop,
    /// Anything else: `$ € £ % / & #`.
    Symbol,
}

/// One token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where in the article's text.
    pub span: Span,
    /// Where its folded form stands in the folded buffer of its [`Tokens`].
    pub(crate) folded: Span,
    /// What sort.
    pub kind: TokenKind,
    /// Whether its first letter is upper case.
    pub capital: bool,
    /// Whether it is a word of plain ASCII without a full stop: its folded form has letters in lower case, digits and marks.
    pub plain: bool,
    /// Whether a blank (or the start of the sentence) stands before it.
    pub spaced: bool,
}

/// The tokens of one sentence, with the text they were cut from.
///
/// The folded form of a token is in lower case, with straight apostrophes; diacritics are kept.
#[derive(Clone, Debug)]
pub struct Tokens<'a> {
    text: &'a str,
    tokens: Vec<Token>,
    folded: String,
}

impl<'a> Tokens<'a> {
    /// Puts tokens beside the text they point into and their folded forms.
    pub(crate) fn from_parts(text: &'a str, tokens: Vec<Token>, folded: String) -> Self {
        Self { text, tokens, folded }
    }

    /// How many.
    pub fn len(&self) -> usize {
        self.tokens.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.tokens.is_empty()
    }

    /// Token `at`, if there are so many.
    pub fn get(&self, at: usize) -> Option<&Token> {
        self.tokens.get(at)
    }

    /// All of them.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &Token> + ExactSizeIterator {
        self.tokens.iter()
    }

    /// The words as they stand; empty beyond the end.
    pub fn word(&self, at: usize) -> &'a str {
        self.get(at).map_or("", |token| token.span.of(self.text))
    }

    /// The folded form; empty beyond the end.
    pub fn folded(&self, at: usize) -> &str {
        self.get(at).map_or("", |token| token.folded.of(&self.folded))
    }

    /// What sort; `None` beyond the end.
    pub fn kind(&self, at: usize) -> Option<TokenKind> {
        self.get(at).map(|token| token.kind)
    }

    /// The bytes from token `from` to before token `to`.
    pub fn span(&self, from: usize, to: usize) -> Span {
        match (self.get(from), to.checked_sub(1).and_then(|last| self.get(last))) {
            (Some(first), Some(last)) => Span { start: first.span.start, end: last.span.end.max(first.span.start) },
            _ => Span::default(),
        }
    }

    /// The text that all spans point into.
    pub fn text(&self) -> &'a str {
        self.text
    }
}
