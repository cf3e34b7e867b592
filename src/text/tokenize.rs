//! Cuts a stretch of text into tokens. Never fails; every byte that is not blank lands in exactly one token.

use super::lex::{Piece, lex};
use super::token::{Token, TokenKind, Tokens};
use crate::span::Span;

impl<'a> Tokens<'a> {
    /// Cuts `span` of `text` into tokens. Spans of the tokens count from the start of `text`.
    pub fn cut(text: &'a str, span: Span) -> Self {
        // A word has five letters and a blank.
        let mut pieces = Vec::with_capacity(span.len() / 5 + 1);
        lex(text, span, |piece| pieces.push(piece));
        Self::of(text, span, &pieces)
    }

    /// The same of a stretch that has been cut into these pieces.
    pub fn of(text: &'a str, span: Span, pieces: &[Piece]) -> Self {
        // The part in ASCII lower case, then the folded forms of the tokens that are not plain ASCII.
        let mut folded = span.of(text).to_ascii_lowercase();
        let token = |piece: &Piece| {
            let place = if piece.ascii {
                Span { start: piece.span.start - span.start, end: piece.span.end - span.start }
            } else {
                let start = folded.len();
                fold_onto(piece.span.of(text), &mut folded);
                Span::new(start, folded.len())
            };
            let (kind, capital, spaced) = (piece.kind, piece.capital, piece.spaced);
            let plain = piece.ascii && !piece.dotted && kind == TokenKind::Word;
            Token { span: piece.span, folded: place, kind, capital, plain, spaced }
        };
        let tokens = pieces.iter().map(token).collect();
        Tokens::from_parts(text, tokens, folded)
    }
}

/// Lower case with straight apostrophes; diacritics stay. Shapes as in [`Tokens`].
pub fn fold(word: &str) -> String {
    let mut folded = String::with_capacity(word.len());
    fold_onto(word, &mut folded);
    folded
}

fn fold_onto(word: &str, folded: &mut String) {
    if word.is_ascii() {
        let start = folded.len();
        folded.push_str(word);
        folded[start..].make_ascii_lowercase();
    } else {
        let straight = |c: char| if c == '’' || c == 'ʼ' { '\'' } else { c };
        folded.extend(word.chars().flat_map(char::to_lowercase).map(straight));
    }
}

/// Blank, or invisible: byte order mark, zero-width space.
pub(super) fn is_blank(c: char) -> bool {
    c.is_whitespace() || c == '\u{feff}' || c == '\u{200b}'
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let tokens = Tokens::cut(text, Span::new(0, text.len()));
        let words: Vec<_> = tokens.iter().map(|token| token.span.of(text)).collect();
        assert_eq!(words, expected, "{text}");
    }

    #[test]
    fn cuts() {
        check("Mr. Blair didn't go.", &["Mr.", "Blair", "did", "n't", "go", "."]);
        check("the U.S. and U.K., 200,000 people", &["the", "U.S.", "and", "U.K.", ",", "200,000", "people"]);
        check("a 30-day truce", &["a", "30", "-", "day", "truce"]);
        check("Macron’s “talks”", &["Macron", "’s", "“", "talks", "”"]);
        check("the rebels' camp – 3.5 km", &["the", "rebels", "'", "camp", "–", "3.5", "km"]);
        check("Jean-Noël Barrot (left)", &["Jean", "-", "Noël", "Barrot", "(", "left", ")"]);
        check("It fell in 2019.", &["It", "fell", "in", "2019", "."]);
        check("Plan B. He left", &["Plan", "B.", "He", "left"]);
        check("$5m, 10:30", &["$", "5m", ",", "10:30"]);
        check("", &[]);
    }

    #[test]
    fn kinds() {
        let text = "the rebels' 30-day camp – Macron's";
        let tokens = Tokens::cut(text, Span::new(0, text.len()));
        let kinds: Vec<_> = tokens.iter().map(|token| token.kind).collect();
        use TokenKind::*;
        assert_eq!(kinds, [Word, Word, Possessive, Number, Hyphen, Word, Word, Dash, Word, Possessive]);
        assert_eq!(tokens.folded(7), "–");
    }
}
