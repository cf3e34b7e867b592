//! Where tokens begin and end, and of what sort they are. Takes a stretch of text, hands on piece after piece; folds nothing
//! and keeps nothing, so that the scan of whole articles and the tokens of a sentence are cut by the same code.

use super::token::TokenKind;
use super::tokenize::{fold, is_blank};
use crate::span::Span;

/// One token, not folded yet.
#[derive(Clone, Copy, Debug)]
pub struct Piece {
    /// Where in the article's text.
    pub span: Span,
    /// What sort.
    pub kind: TokenKind,
    /// Whether its first letter is upper case.
    pub capital: bool,
    /// Whether a blank (or the start of the stretch) stands before it.
    pub spaced: bool,
    /// Whether it is plain ASCII.
    pub ascii: bool,
    /// Whether it is a word with a full stop in it, an abbreviation: `U.S.`, `Mr.`
    pub dotted: bool,
}

/// What an ASCII byte is to the lexer.
const BLANK: u8 = 1;
const LETTER: u8 = 2;
const DIGIT: u8 = 4;
const HIGH: u8 = 8;

/// [`BLANK`], [`LETTER`], [`DIGIT`], [`HIGH`] (no ASCII) or 0 for every byte.
const CLASSES: [u8; 256] = {
    let mut classes = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        classes[byte] = match byte as u8 {
            b' ' | 0x09..=0x0d => BLANK,
            b'a'..=b'z' | b'A'..=b'Z' => LETTER,
            b'0'..=b'9' => DIGIT,
            0x80.. => HIGH,
            _ => 0,
        };
        byte += 1;
    }
    classes
};

fn class(byte: u8) -> u8 {
    CLASSES[byte as usize]
}

/// Hands every token of `span` of `text` to `each`, in order. Every byte that is not blank is in exactly one.
pub fn lex(text: &str, span: Span, mut each: impl FnMut(Piece)) {
    let part = span.of(text);
    let bytes = part.as_bytes();
    let base = span.start as usize;
    let (mut at, mut spaced) = (0, true);
    // Whether the token before is a word that ends with an `s`: the possessive of a plural has no `s` of its own.
    let mut plural = false;
    while let Some(&byte) = bytes.get(at) {
        let sort = class(byte);
        if sort & BLANK != 0 {
            (spaced, at) = (true, at + 1);
            continue;
        }
        let first = if sort & HIGH == 0 { char::from(byte) } else { part[at..].chars().next().unwrap_or(' ') };
        let word = sort & LETTER != 0 || sort & HIGH != 0 && first.is_alphanumeric();
        if sort & HIGH != 0 && !word && is_blank(first) {
            (spaced, at) = (true, at + first.len_utf8());
            continue;
        }
        let start = at;
        let mut push =
            |from: usize, to: usize, kind: TokenKind, capital: bool, spaced: bool, ascii: bool, dotted: bool| {
                each(Piece { span: Span::new(base + from, base + to), kind, capital, spaced, ascii, dotted });
            };
        if word {
            let found = word_end(part, at);
            at = found.end;
            let capital = if sort & HIGH == 0 { byte.is_ascii_uppercase() } else { first.is_uppercase() };
            // "didn't" is "did" and "n't"; "Macron's" is "Macron" and "'s": the part after the apostrophe stands alone.
            let split = if found.ascii && !found.apostrophe { None } else { clitic(&part[start..at]) };
            match split {
                Some(split) => {
                    let (word, tail) = part[start..at].split_at(split);
                    push(start, start + split, TokenKind::Word, capital, spaced, word.is_ascii(), found.dotted);
                    let possessive = matches!(fold(tail).as_str(), "'s" | "'");
                    let kind = if possessive { TokenKind::Possessive } else { TokenKind::Word };
                    let capital = tail.starts_with(char::is_uppercase);
                    push(start + split, at, kind, capital, false, tail.is_ascii(), false);
                    plural = !possessive && ends_with_s(tail);
                }
                None => {
                    push(start, at, TokenKind::Word, capital, spaced, found.ascii, found.dotted);
                    plural = ends_with_s(&part[start..at]);
                }
            }
        } else if sort & DIGIT != 0 {
            at = number_end(part, at);
            push(start, at, TokenKind::Number, false, spaced, part[start..at].is_ascii(), false);
            plural = false;
        } else {
            at += first.len_utf8();
            let after_blank = || text[base + at..].chars().next().is_none_or(is_blank);
            let kind = match first {
                '\'' | '’' if !spaced && plural => TokenKind::Possessive,
                '-' | '‐' | '‑' if !spaced && !after_blank() => TokenKind::Hyphen,
                '-' | '–' | '—' | '‐' | '‑' | '―' => TokenKind::Dash,
                '"' | '“' | '”' | '„' | '«' | '»' | '\'' | '‘' | '’' | '`' => TokenKind::Quote,
                '(' | ')' | '[' | ']' => TokenKind::Bracket,
                ',' | ';' | ':' => TokenKind::Comma,
                '.' | '!' | '?' | '…' => TokenKind::Stop,
                _ => TokenKind::Symbol,
            };
            push(start, at, kind, first.is_uppercase(), spaced, sort & HIGH == 0, false);
            plural = false;
        }
        spaced = false;
    }
}

fn ends_with_s(word: &str) -> bool {
    matches!(word.as_bytes().last(), Some(b's' | b'S'))
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

/// Where a word ends, and what stands in it.
struct Word {
    end: usize,
    apostrophe: bool,
    ascii: bool,
    dotted: bool,
}

/// Letters with inner apostrophes, and the full stops of an abbreviation.
fn word_end(part: &str, start: usize) -> Word {
    let bytes = part.as_bytes();
    let mut word = Word { end: start, apostrophe: false, ascii: true, dotted: false };
    loop {
        while bytes.get(word.end).is_some_and(|&byte| class(byte) & (LETTER | DIGIT) != 0) {
            word.end += 1;
        }
        match bytes.get(word.end) {
            None => break,
            Some(b'.') => {
                let next = char_at(part, word.end + 1);
                if !is_abbreviation(&part[start..word.end], next) {
                    break;
                }
                word.dotted = true;
                word.end += 1;
            }
            Some(b'\'') => {
                if !char_at(part, word.end + 1).is_some_and(char::is_alphanumeric) {
                    break;
                }
                word.apostrophe = true;
                word.end += 1;
            }
            Some(&byte) if class(byte) & HIGH != 0 => {
                let Some(c) = part[word.end..].chars().next() else { break };
                let joins =
                    || is_apostrophe(c) && char_at(part, word.end + c.len_utf8()).is_some_and(char::is_alphanumeric);
                if !(c.is_alphanumeric() || is_combining(c) || joins()) {
                    break;
                }
                word.ascii = false;
                word.end += c.len_utf8();
            }
            Some(_) => break,
        }
    }
    word
}

fn is_combining(c: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&c)
}

/// Whether a full stop after `word` belongs to it: `U` before `.S`, `U.S` before `.`, `Mr` before `.`.
fn is_abbreviation(word: &str, next: Option<char>) -> bool {
    // Most words that end a sentence are longer than any title, and have no stop in their second place.
    if word.len() > LONGEST_TITLE && word.is_ascii() && word.as_bytes()[1] != b'.' {
        return false;
    }
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
/// Bytes of the longest of them.
const LONGEST_TITLE: usize = 4;

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

    #[test]
    fn no_title_is_longer_than_the_longest() {
        assert_eq!(TITLES.iter().map(|title| title.len()).max(), Some(LONGEST_TITLE));
    }
}
