//! One sentence as the name reader sees it: folded keys and word classes beside the tokens. Decides nothing.

use std::borrow::Cow;
use std::cell::OnceCell;

use super::atoms::Fixed;
use super::words::{self, Class};
use crate::lexicon::gazetteer::Gazetteer;
use crate::text::{TokenKind, Tokens};

/// Most words of a run: no name is longer.
const LONGEST: usize = 8;

/// A run of words, hyphens stepped over: their keys, and where each ends.
pub(super) struct Run<'v> {
    keys: [&'v str; LONGEST],
    ends: [usize; LONGEST],
    count: usize,
}

impl<'v> Run<'v> {
    /// Folded words.
    pub fn keys(&self) -> &[&'v str] {
        &self.keys[..self.count]
    }

    /// Token after each word.
    pub fn ends(&self) -> &[usize] {
        &self.ends[..self.count]
    }
}

/// Tokens with their keys and classes.
#[derive(Clone)]
pub struct View<'a> {
    /// What was cut.
    pub(super) tokens: &'a Tokens<'a>,
    keys: Vec<Cow<'a, str>>,
    classes: Vec<Class>,
    /// Token → the names that lexicons know there, as far as it was asked; most words begin none.
    fixed: Vec<OnceCell<Option<Box<Fixed>>>>,
    /// Capitals tell nothing here: the words are all in capitals.
    pub(super) shout: bool,
    /// Words of more than three letters, and how many of them are in capitals.
    pub(super) weight: (usize, usize),
    /// Capitals tell little: a headline Written Like This.
    pub(super) headline: bool,
}

impl<'a> View<'a> {
    /// Looks every word up once.
    pub fn new(tokens: &'a Tokens<'a>) -> Self {
        let mut keys = Vec::with_capacity(tokens.len());
        let mut classes = Vec::with_capacity(tokens.len());
        let (mut long, mut upper, mut small, mut capital) = (0, 0, 0, 0);
        for (at, token) in tokens.iter().enumerate() {
            if token.kind != TokenKind::Word {
                keys.push(Cow::Borrowed(""));
                classes.push(0);
                continue;
            }
            let folded = tokens.folded(at);
            // The gazetteer would fold nothing further.
            let key = if token.plain { Cow::Borrowed(folded) } else { Gazetteer::fold(folded) };
            let class = words::class(&key);
            let word = tokens.word(at);
            if word.len() > 3 {
                long += 1;
                upper += usize::from(!word.chars().any(char::is_lowercase));
                if class & words::STOP == 0 {
                    capital += usize::from(token.capital);
                    small += usize::from(!token.capital);
                }
            }
            keys.push(key);
            classes.push(class);
        }
        let shout = long >= 3 && upper * 5 >= long * 4;
        let closed =
            tokens.iter().next_back().is_some_and(|last| matches!(last.kind, TokenKind::Stop | TokenKind::Quote));
        Self {
            tokens,
            fixed: vec![OnceCell::new(); keys.len()],
            keys,
            classes,
            shout,
            weight: (long, upper),
            headline: !shout && !closed && capital >= 4 && small * 5 <= capital,
        }
    }

    /// The same, where capitals tell nothing.
    pub(super) fn shouted(&self) -> Self {
        Self { shout: true, fixed: vec![OnceCell::new(); self.keys.len()], ..self.clone() }
    }

    /// The names that lexicons know at a token, remembered: learning and reading ask again and again.
    pub(super) fn fixed(&self, at: usize, look: impl FnOnce() -> Option<Fixed>) -> Option<&Fixed> {
        self.fixed.get(at)?.get_or_init(|| look().map(Box::new)).as_deref()
    }

    /// Number of tokens.
    pub(super) fn len(&self) -> usize {
        self.keys.len()
    }

    /// The folded word without diacritics; empty for anything but words.
    pub(super) fn key(&self, at: usize) -> &str {
        self.keys.get(at).map_or("", |key| key)
    }

    /// Whether the word is in one of these classes.
    pub(super) fn is(&self, at: usize, class: Class) -> bool {
        self.classes.get(at).is_some_and(|&have| have & class != 0)
    }

    /// Whether the token before `at` is a word of one of these classes.
    pub(super) fn was(&self, at: usize, class: Class) -> bool {
        at.checked_sub(1).is_some_and(|before| self.is(before, class))
    }

    /// Whether a word with a capital stands here.
    pub(super) fn capital(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Word && token.capital)
    }

    /// Whether a word in lower case stands here.
    pub(super) fn small(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Word && !token.capital)
    }

    /// Whether a word of several letters stands here, all of them in capitals: an abbreviation.
    pub(super) fn upper(&self, at: usize) -> bool {
        let word = self.tokens.word(at);
        let letters = word.chars().filter(|c| c.is_alphabetic()).count();
        letters >= 2 && !word.chars().any(char::is_lowercase)
    }

    /// Whether the token is of this kind.
    pub(super) fn kind(&self, at: usize, kind: TokenKind) -> bool {
        self.tokens.kind(at) == Some(kind)
    }

    /// The kind of the token; `None` beyond the end.
    pub(super) fn kind_of(&self, at: usize) -> Option<TokenKind> {
        self.tokens.kind(at)
    }

    /// Whether exactly this stands here.
    pub(super) fn mark(&self, at: usize, mark: &str) -> bool {
        self.tokens.word(at) == mark
    }

    /// Steps over a possessive mark.
    pub(super) fn past_possessive(&self, at: usize) -> usize {
        at + usize::from(self.kind(at, TokenKind::Possessive))
    }

    /// Whether the word joins a lower-case word with a hyphen: `US-led`, `Russian-backed`.
    pub(super) fn is_compound(&self, end: usize) -> bool {
        self.kind(end, TokenKind::Hyphen) && self.small(end + 1)
    }

    /// Whether a capital here says nothing because a sentence or quotation begins.
    pub(super) fn initial(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1) else { return true };
        match self.tokens.kind(before) {
            Some(TokenKind::Quote) => self.tokens.get(at).is_some_and(|token| !token.spaced),
            Some(TokenKind::Stop | TokenKind::Dash) => true,
            Some(TokenKind::Comma) => self.mark(before, ":") || self.mark(before, ";"),
            Some(TokenKind::Bracket) => before == 0,
            _ => false,
        }
    }

    /// The words from `at` on, hyphens stepped over.
    pub(super) fn run(&self, at: usize) -> Run<'_> {
        let mut run = Run { keys: [""; LONGEST], ends: [0; LONGEST], count: 0 };
        let mut next = at;
        while run.count < LONGEST {
            if self.kind(next, TokenKind::Hyphen) && run.count > 0 {
                next += 1;
            }
            // "the Workers' Party", "the People's Assembly": names are keyed without the mark.
            if self.kind(next, TokenKind::Possessive) && run.count > 0 && self.capital(next + 1) {
                next += 1;
            }
            if !self.kind(next, TokenKind::Word) {
                break;
            }
            run.keys[run.count] = self.key(next);
            next += 1;
            run.ends[run.count] = next;
            run.count += 1;
        }
        run
    }

    /// The words of `from..to` joined by blanks.
    pub(super) fn joined(&self, from: usize, to: usize) -> String {
        let mut joined = String::new();
        for at in from..to {
            let key = self.key(at);
            if !key.is_empty() {
                if !joined.is_empty() {
                    joined.push(' ');
                }
                joined.push_str(key);
            }
        }
        joined
    }

    /// The text of `from..to` as written.
    pub(super) fn text(&self, from: usize, to: usize) -> &'a str {
        self.tokens.span(from, to).of(self.tokens.text())
    }
}
