//! Folding of words to the spelling that the table's keys have.
//!
//! The letters come from the table itself, so that what the script folded and what is folded here cannot drift apart.

use std::borrow::Cow;

/// The letters with an entry in the folding section: Latin-1 to the first rows of IPA, and Latin Extended Additional.
const RANGES: [(u32, u32); 2] = [(0x00C0, 0x0260), (0x1E00, 0x1F00)];

/// See [`Gazetteer::fold`](super::Gazetteer::fold). `table`: four bytes a letter of [`RANGES`], the length and up to
/// three ASCII letters.
pub(super) fn fold<'w>(word: &'w str, table: &[u8]) -> Cow<'w, str> {
    if word.bytes().all(|b| b.is_ascii() && !b.is_ascii_uppercase() && b != b'.') {
        return Cow::Borrowed(word);
    }
    let mut out = String::with_capacity(word.len());
    let mut before = None;
    let mut letters = word.chars().peekable();
    while let Some(c) = letters.next() {
        match c {
            '.' => {
                let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
                if digit(before) && digit(letters.peek().copied()) {
                    out.push('.');
                }
            }
            '\0'..='\x7f' => out.push(c.to_ascii_lowercase()),
            '’' | '‘' | 'ʼ' | 'ʻ' | 'ʽ' | '′' | '´' | 'ʹ' | 'ʾ' | 'ʿ' | 'ˈ' => out.push('\''),
            '‐' | '‑' | '‒' | '–' | '—' => out.push('-'),
            // Combining marks: the letter before them has been written.
            '\u{300}'..='\u{36f}' => {}
            _ => match flat(c, table) {
                Some(ascii) => out.push_str(ascii),
                None => push_lower(&mut out, c),
            },
        }
        before = Some(c);
    }
    Cow::Owned(out)
}

fn flat(c: char, table: &[u8]) -> Option<&str> {
    let mut skipped = 0;
    for (from, to) in RANGES {
        if (from..to).contains(&u32::from(c)) {
            let at = 4 * usize::try_from(skipped + u32::from(c) - from).ok()?;
            let length = usize::from(*table.get(at)?);
            let letters = table.get(at + 1..at + 1 + length.min(3))?;
            return std::str::from_utf8(letters).ok().filter(|ascii| !ascii.is_empty());
        }
        skipped += to - from;
    }
    None
}

/// Lower case where that is one letter, as the script does it.
fn push_lower(out: &mut String, c: char) {
    let mut lower = c.to_lowercase();
    match (lower.next(), lower.next()) {
        (Some(one), None) => out.push(one),
        _ => out.push(c),
    }
}
