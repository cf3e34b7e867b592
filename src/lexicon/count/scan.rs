//! The tokens of a sentence with what is already taken masked out, so that no reader can step on it.

use super::opening::{self, Class};
use crate::text::{TokenKind, Tokens};

/// Tokens to read from; taken ones look like the end of the sentence.
pub(crate) struct Scan<'a> {
    tokens: &'a Tokens<'a>,
    taken: Vec<bool>,
    classes: Vec<Class>,
    /// Whether capitals tell nothing here: a headline in title case or a text in capitals throughout.
    pub capitals: bool,
}

impl<'a> Scan<'a> {
    pub fn new(tokens: &'a Tokens<'a>, ranges: &[(usize, usize)]) -> Self {
        let mut taken = vec![false; tokens.len()];
        for &(from, to) in ranges {
            let to = to.min(taken.len());
            if let Some(range) = taken.get_mut(from..to) {
                range.fill(true);
            }
        }
        let words = || tokens.iter().filter(|token| token.kind == TokenKind::Word && token.span.len() > 3);
        let capital = words().filter(|token| token.capital).count();
        let capitals = capital > 2 && capital * 3 > words().count() * 2;
        let class = |(at, taken): (usize, &bool)| match tokens.kind(at) {
            _ if *taken => 0,
            Some(TokenKind::Number) => opening::NUMBER,
            Some(TokenKind::Word | TokenKind::Symbol) => opening::class(tokens.folded(at)),
            _ => 0,
        };
        let classes = taken.iter().enumerate().map(class).collect();
        Self { tokens, taken, classes, capitals }
    }

    /// How many tokens.
    pub fn len(&self) -> usize {
        self.tokens.len()
    }

    /// The folded token; empty beyond the end and where it is taken.
    pub fn word(&self, at: usize) -> &str {
        if self.taken.get(at).copied().unwrap_or(true) { "" } else { self.tokens.folded(at) }
    }

    /// What the word may be in an amount; nothing beyond the end and where it is taken.
    pub(super) fn class(&self, at: usize) -> Class {
        self.classes.get(at).copied().unwrap_or(0)
    }

    /// The word before `at`, empty at the start.
    pub fn before(&self, at: usize) -> &str {
        at.checked_sub(1).map_or("", |at| self.word(at))
    }

    /// What sort; `None` beyond the end and where it is taken.
    pub fn kind(&self, at: usize) -> Option<TokenKind> {
        if self.taken.get(at).copied().unwrap_or(true) { None } else { self.tokens.kind(at) }
    }

    /// Whether the folded token is `word`.
    pub fn is(&self, at: usize, word: &str) -> bool {
        self.word(at) == word
    }

    /// Whether a word with a capital stands here that the capital tells something about.
    pub fn is_name(&self, at: usize) -> bool {
        !self.capitals && self.capital(at) && self.kind(at) == Some(TokenKind::Word)
    }

    /// Whether the token begins with a capital.
    pub fn capital(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.capital)
    }

    /// Whether a blank stands before the token.
    pub fn spaced(&self, at: usize) -> bool {
        self.tokens.get(at).is_none_or(|token| token.spaced)
    }

    /// Whether the token is `kind`.
    pub fn is_kind(&self, at: usize, kind: TokenKind) -> bool {
        self.kind(at) == Some(kind)
    }

    /// A hyphen, or a dash with no blank on either side; `--` is a dash that sets off a clause.
    pub fn is_joint(&self, at: usize) -> bool {
        match self.kind(at) {
            Some(TokenKind::Hyphen) => !self.is_dash(at + 1) && !at.checked_sub(1).is_some_and(|at| self.is_dash(at)),
            Some(TokenKind::Dash) => !self.spaced(at) && !self.spaced(at + 1),
            _ => false,
        }
    }

    fn is_dash(&self, at: usize) -> bool {
        matches!(self.kind(at), Some(TokenKind::Hyphen | TokenKind::Dash))
    }

    /// The text between token `at - 1` and token `at`.
    pub fn blank(&self, at: usize) -> &str {
        let ends = at.checked_sub(1).and_then(|before| Some((self.tokens.get(before)?, self.tokens.get(at)?)));
        let between = |(a, b): (&crate::text::Token, &crate::text::Token)| {
            self.tokens.text().get(a.span.end as usize..b.span.start as usize)
        };
        ends.and_then(between).unwrap_or("")
    }

    /// One past the words `phrase` (blanks between) where they stand at `at`.
    pub fn phrase(&self, at: usize, phrase: &str) -> Option<usize> {
        // Most phrases differ in their first letter.
        if self.word(at).as_bytes().first() != phrase.as_bytes().first() {
            return None;
        }
        let mut end = at;
        for word in phrase.split(' ') {
            if !self.is(end, word) {
                return None;
            }
            end += 1;
        }
        Some(end)
    }
}
