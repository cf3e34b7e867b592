//! Article text is hostile: what is printed never carries its control characters to a terminal.

use std::borrow::Cow;

/// The text on one line, with control and direction-changing characters replaced by `�` and line breaks by blanks.
pub fn safe(text: &str) -> Cow<'_, str> {
    if !text.chars().any(|c| c.is_control() || turns(c)) {
        return Cow::Borrowed(text);
    }
    let clean = |c: char| match c {
        '\n' | '\r' | '\t' => ' ',
        c if c.is_control() || turns(c) => '\u{fffd}',
        c => c,
    };
    Cow::Owned(text.chars().map(clean).collect())
}

/// Characters that reorder or hide what follows.
fn turns(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::safe;

    #[test]
    fn cleans() {
        let check = |given: &str, expected: &str| assert_eq!(safe(given), expected);
        check("plain “text”", "plain “text”");
        check("a\x1b[31mred", "a\u{fffd}[31mred");
        check("two\nlines", "two lines");
        check("\u{202e}evil", "\u{fffd}evil");
        check("c1 \u{9b}31m", "c1 \u{fffd}31m");
    }
}
