//! Quotations in single marks, and the apostrophes that are none. Takes one block; sees no double marks.

use super::quote::Quote;
use super::seek::each_of;
use super::tokenize::is_blank;
use crate::span::Span;

/// What an apostrophe begins, in lower case: `'tis`, `rock 'n' roll`, `'em`.
const ELISIONS: &[&str] = &["tis", "twas", "twere", "em", "n", "til", "till", "cause", "bout", "round", "cos"];

/// Pushes the single-marked quotations of `block` onto `out`, in order. An opening mark that nothing closes in its block
/// was an apostrophe.
pub(super) fn singles(text: &str, block: Span, out: &mut Vec<Quote>) {
    let (base, part) = (block.start as usize, block.of(text));
    let mut open: Option<Open> = None;
    // By their first bytes: most texts have few.
    for at in each_of(part, [b'\'', 0xe2, 0xe2]) {
        let Some(c) = part.get(at..).and_then(|rest| rest.chars().next()).filter(|&c| is_single(c)) else { continue };
        let end = at + c.len_utf8();
        let before = part[..at].chars().next_back();
        let after = part[end..].chars().next();
        if before.is_none_or(is_open_punctuation) && opens(c, &part[end..]) {
            // `‘the rebels’ fell … ‘no’`: the earlier doubt is settled when the next one opens.
            if let Some(Open { start, mark, maybe: Some(close) }) = open {
                push(base, start, mark, close, out);
            }
            open = Some(Open { start: at, mark: c, maybe: None });
        } else if let Some(Open { start, mark, maybe }) = open
            && c != '‘'
            && before.is_some_and(|c| !is_blank(c))
            && !after.is_some_and(char::is_alphanumeric)
        {
            // Behind an s it can be the possessive of a plural, unless the sentence visibly breaks off.
            let plural = before.is_some_and(|c| matches!(c, 's' | 'S')) && after.is_some_and(is_blank);
            if plural {
                open = Some(Open { start, mark, maybe: maybe.or(Some((at, end))) });
            } else {
                push(base, start, mark, (at, end), out);
                open = None;
            }
        }
    }
    if let Some(Open { start, mark, maybe: Some(close) }) = open {
        push(base, start, mark, close, out);
    }
}

struct Open {
    start: usize,
    mark: char,
    /// The first mark that closes unless it is a possessive.
    maybe: Option<(usize, usize)>,
}

fn push(base: usize, start: usize, mark: char, (at, end): (usize, usize), out: &mut Vec<Quote>) {
    if start + mark.len_utf8() < at {
        out.push(Quote::new(base + start, base + end, mark.len_utf8(), end - at));
    }
}

fn is_single(c: char) -> bool {
    matches!(c, '\'' | '‘' | '’')
}

fn is_open_punctuation(c: char) -> bool {
    is_blank(c) || matches!(c, '(' | '[' | '—' | '–' | '-' | ':' | '/' | '"' | '“' | '„' | '«')
}

/// Whether a mark before `rest`, with nothing but a blank or the like before it, opens a quotation.
fn opens(mark: char, rest: &str) -> bool {
    if mark == '’' || !rest.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '“' | '"' | '$' | '£' | '€' | '…'))
    {
        return false;
    }
    let word =
        &rest[..rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len()).min(rest.floor_char_boundary(16))];
    // The '90s.
    let decade = word.len() == 3 && word.ends_with('s') && word[..2].bytes().all(|byte| byte.is_ascii_digit());
    !decade && !ELISIONS.iter().any(|elision| word.eq_ignore_ascii_case(elision))
}
