//! Cuts a stretch of text into tokens. Never fails; every byte that is not blank lands in exactly one token.

use super::token::{Token, TokenKind, Tokens};
use crate::span::Span;

impl<'a> Tokens<'a> {
    /// Cuts `span` of `text` into tokens. Spans of the tokens count from the start of `text`.
    pub fn cut(text: &'a str, span: Span) -> Self {
        // A word has five letters and a blank.
        let tokens = Vec::with_capacity(span.len() / 5 + 1);
        let folded = span.of(text).to_ascii_lowercase();
        let mut cutter = Cutter { text, base: span.start as usize, tokens, folded };
        cutter.run(span);
        Tokens::from_parts(text, cutter.tokens, cutter.folded)
    }
}

struct Cutter<'a> {
    text: &'a str,
    /// Where the part that is cut begins.
    base: usize,
    tokens: Vec<Token>,
    /// The part in ASCII lower case, then the folded forms of the tokens that are not plain ASCII.
    folded: String,
}

impl Cutter<'_> {
    fn run(&mut self, span: Span) {
        let part = span.of(self.text);
        let base = span.start as usize;
        let mut at = 0;
        let mut spaced = true;
        while let Some(c) = char_at(part, at) {
            if is_blank(c) {
                spaced = true;
                at += c.len_utf8();
                continue;
            }
            let end = if c.is_ascii_digit() {
                number_end(part, at)
            } else if c.is_alphanumeric() {
                word_end(part, at)
            } else {
                at + c.len_utf8()
            };
            self.push(base, at, end, spaced, c);
            spaced = false;
            at = end;
        }
    }

    fn push(&mut self, base: usize, start: usize, end: usize, spaced: bool, first: char) {
        let span = Span::new(base + start, base + end);
        let after_blank = || self.text[base + end..].chars().next().is_none_or(is_blank);
        let kind = match first {
            c if c.is_ascii_digit() => TokenKind::Number,
            c if c.is_alphanumeric() => TokenKind::Word,
            '\'' | '’' if !spaced && self.is_word_before() => TokenKind::Possessive,
            '-' | '‐' | '‑' if !spaced && !after_blank() => TokenKind::Hyphen,
            '-' | '–' | '—' | '‐' | '‑' | '―' => TokenKind::Dash,
            '"' | '“' | '”' | '„' | '«' | '»' | '\'' | '‘' | '’' | '`' => TokenKind::Quote,
            '(' | ')' | '[' | ']' => TokenKind::Bracket,
            ',' | ';' | ':' => TokenKind::Comma,
            '.' | '!' | '?' | '…' => TokenKind::Stop,
            _ => TokenKind::Symbol,
        };
        let word = span.of(self.text);
        // "didn't" is "did" and "n't"; "Macron's" is "Macron" and "'s": the part after the apostrophe stands alone.
        if kind == TokenKind::Word
            && let Some(split) = clitic(word)
        {
            self.put(Span::new(base + start, base + start + split), TokenKind::Word, spaced);
            let tail = Span::new(base + start + split, base + end);
            let possessive = matches!(fold(tail.of(self.text)).as_str(), "'s" | "'");
            self.put(tail, if possessive { TokenKind::Possessive } else { TokenKind::Word }, false);
            return;
        }
        self.put(span, kind, spaced);
    }

    fn put(&mut self, span: Span, kind: TokenKind, spaced: bool) {
        let word = span.of(self.text);
        let folded = if word.is_ascii() {
            Span::new(span.start as usize - self.base, span.end as usize - self.base)
        } else {
            let start = self.folded.len();
            fold_onto(word, &mut self.folded);
            Span::new(start, self.folded.len())
        };
        let capital = char_at(word, 0).is_some_and(char::is_uppercase);
        self.tokens.push(Token { span, folded, kind, capital, spaced });
    }

    /// Whether a lone apostrophe here can be the possessive of a plural (`the rebels' camp`).
    fn is_word_before(&self) -> bool {
        self.tokens
            .last()
            .is_some_and(|last| last.kind == TokenKind::Word && last.folded.of(&self.folded).ends_with('s'))
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

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ')
}

/// Digits with inner `,` `.` `:` `/` before a digit, and a letter suffix (`30th`, `5pm`, `100k`, `1990s`).
fn number_end(part: &str, start: usize) -> usize {
    let mut end = start + 1;
    while let Some(c) = char_at(part, end) {
        let inner = matches!(c, ',' | '.' | ':' | '/') && part.as_bytes().get(end + 1).is_some_and(u8::is_ascii_digit);
        if !(c.is_alphanumeric() || inner) {
            break;
        }
        end += c.len_utf8();
    }
    end
}

/// The character that begins at a byte; `None` at the end.
fn char_at(part: &str, at: usize) -> Option<char> {
    match part.as_bytes().get(at)? {
        byte if byte.is_ascii() => Some(char::from(*byte)),
        _ => part[at..].chars().next(),
    }
}

/// Letters with inner apostrophes, and the full stops of an abbreviation.
fn word_end(part: &str, start: usize) -> usize {
    let mut end = start + char_at(part, start).map_or(1, char::len_utf8);
    loop {
        end += part.as_bytes()[end..].iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
        let Some(c) = char_at(part, end) else { break };
        let next = || char_at(part, end + c.len_utf8());
        let joins = is_apostrophe(c) && next().is_some_and(char::is_alphanumeric);
        let dotted = c == '.' && is_abbreviation(&part[start..end], next());
        if !(c.is_alphanumeric() || is_combining(c) || joins || dotted) {
            break;
        }
        end += c.len_utf8();
    }
    end
}

fn is_combining(c: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&c)
}

/// Whether a full stop after `word` belongs to it: `U` before `.S`, `U.S` before `.`, `Mr` before `.`.
fn is_abbreviation(word: &str, next: Option<char>) -> bool {
    let initials = word.split('.').all(|piece| piece.chars().count() == 1 && piece.chars().all(char::is_alphabetic));
    if initials {
        let several = word.contains('.');
        return next.is_some_and(char::is_alphabetic) || several || word.chars().all(char::is_uppercase);
    }
    TITLES.contains(&word)
}

/// Abbreviations whose full stop never ends a sentence.
const TITLES: &[&str] = &[
    "Mr", "Mrs", "Ms", "Dr", "Prof", "Gen", "Lt", "Col", "Maj", "Capt", "Sgt", "Cpl", "Adm", "Brig", "Cmdr", "Sen",
    "Rep", "Gov", "Rev", "Hon", "St", "Mt", "Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sept", "Sep", "Oct",
    "Nov", "Dec", "Jr", "Sr", "vs", "No", "Inc", "Ltd", "Corp", "Co",
];

/// Where a clitic begins: `did|n't`, `Macron|'s`, `they|'re`.
fn clitic(word: &str) -> Option<usize> {
    // The first byte of a curly one.
    if !word.bytes().any(|byte| matches!(byte, b'\'' | 0xe2)) {
        return None;
    }
    let folded_end = |tail: &str| word.len().checked_sub(tail.len()).filter(|&at| at > 0 && word.is_char_boundary(at));
    for tail in ["n't", "n’t", "'s", "’s", "'re", "’re", "'ve", "’ve", "'ll", "’ll", "'d", "’d", "'m", "’m"]
    {
        if let Some(at) = folded_end(tail)
            && word[at..].eq_ignore_ascii_case(tail)
        {
            return Some(at);
        }
    }
    None
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
