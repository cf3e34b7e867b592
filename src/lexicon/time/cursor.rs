//! A place in the tokens of a sentence, moved by value. Parsers take one and give the one after what they read.

use crate::text::{TokenKind, Tokens};

/// A token index with its tokens; copied freely.
#[derive(Clone, Copy)]
pub(super) struct Cursor<'t> {
    pub tokens: &'t Tokens<'t>,
    pub at: usize,
}

/// What a parser gives: the place after what it read, and what that means.
pub(super) type Parsed<'t, T> = Option<(Cursor<'t>, T)>;

impl<'t> Cursor<'t> {
    /// The folded word here; empty beyond the end.
    pub fn word(self) -> &'t str {
        self.tokens.folded(self.at)
    }

    /// The folded word `by` tokens ahead (behind where negative); empty outside of the sentence.
    pub fn peek(self, by: isize) -> &'t str {
        self.at.checked_add_signed(by).map_or("", |at| self.tokens.folded(at))
    }

    /// What sort of token stands here.
    pub fn kind(self) -> Option<TokenKind> {
        self.tokens.kind(self.at)
    }

    /// Whether the token here begins with a capital.
    pub fn capital(self) -> bool {
        self.tokens.get(self.at).is_some_and(|token| token.capital)
    }

    /// Whether a blank stands before the token here.
    pub fn spaced(self) -> bool {
        self.tokens.get(self.at).is_none_or(|token| token.spaced)
    }

    /// One further.
    pub fn next(self) -> Self {
        Self { at: self.at + 1, ..self }
    }

    /// One back; `None` at the start.
    pub fn back(self) -> Option<Self> {
        Some(Self { at: self.at.checked_sub(1)?, ..self })
    }

    /// Whether one of `words` stands here.
    pub fn is(self, words: &[&str]) -> bool {
        words.contains(&self.word())
    }

    /// Past one of `words`, which must stand here.
    pub fn eat(self, words: &[&str]) -> Option<Self> {
        self.is(words).then(|| self.next())
    }

    /// Past one of `words`, if one stands here.
    pub fn skip(self, words: &[&str]) -> Self {
        self.eat(words).unwrap_or(self)
    }

    /// Past the words of `phrase`, which must all stand here.
    pub fn phrase(self, phrase: &str) -> Option<Self> {
        phrase.split(' ').try_fold(self, |cursor, word| cursor.eat(&[word]))
    }

    /// Past one of `phrases`, the first that stands here.
    pub fn phrases(self, phrases: &[&str]) -> Option<Self> {
        phrases.iter().find_map(|phrase| self.phrase(phrase))
    }

    /// Past a hyphen or dash, if one stands here.
    pub fn skip_hyphen(self) -> Self {
        self.eat_dash().unwrap_or(self)
    }

    /// Past a hyphen or dash.
    pub fn eat_dash(self) -> Option<Self> {
        matches!(self.kind(), Some(TokenKind::Hyphen | TokenKind::Dash)).then(|| self.next())
    }

    /// Whether the sentence is over here: at its end or at its final mark.
    pub fn ended(self) -> bool {
        self.at >= self.tokens.len() || (self.at + 1 == self.tokens.len() && self.kind() == Some(TokenKind::Stop))
    }
}

/// The parse that reaches furthest; the first of equals.
pub(super) fn longest<'t, T>(parses: impl IntoIterator<Item = Parsed<'t, T>>) -> Parsed<'t, T> {
    parses.into_iter().flatten().reduce(|best, other| if other.0.at > best.0.at { other } else { best })
}
