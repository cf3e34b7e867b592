//! A place in the tokens of a sentence, moved by value. Parsers take one and give the one after what they read.

use super::expr::{Season, Unit};
use super::opening::{self, Class};
use super::words::{self, Naming};
use crate::text::{TokenKind, Tokens};
use jiff::civil::Weekday;

/// A token index with its tokens and their classes; copied freely.
#[derive(Clone, Copy)]
pub(super) struct Cursor<'t> {
    pub tokens: &'t Tokens<'t>,
    pub classes: &'t [Class],
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

    /// Whether the word here is in one of these classes.
    pub fn may(self, class: Class) -> bool {
        self.classes.get(self.at).is_some_and(|&have| have & class != 0)
    }

    /// The number of the month here from 1, and how sure its name is.
    pub fn month(self) -> Option<(i8, Naming)> {
        if self.may(opening::MONTH) { words::month(self.word()) } else { None }
    }

    /// The weekday here, and whether its name is written out.
    pub fn weekday(self) -> Option<(Weekday, bool)> {
        if self.may(opening::WEEKDAY) { words::weekday(self.word()) } else { None }
    }

    /// The unit of time here, and whether its name is in the plural.
    pub fn unit(self) -> Option<(Unit, bool)> {
        if self.may(opening::UNIT) { words::unit(self.word()) } else { None }
    }

    /// The season here.
    pub fn season(self) -> Option<Season> {
        if self.may(opening::SEASON) { words::season(self.word()) } else { None }
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
        let word = self.word();
        // Most phrases differ in their first letter, nearly all in their first word.
        if phrase.as_bytes().first() != word.as_bytes().first() {
            return None;
        }
        let rest = phrase.strip_prefix(word).filter(|_| !word.is_empty())?;
        match rest.strip_prefix(' ') {
            None if rest.is_empty() => Some(self.next()),
            None => None,
            Some(rest) => rest.split(' ').try_fold(self.next(), |cursor, word| cursor.eat(&[word])),
        }
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
