//! Plain text into blocks. Takes a stretch of text, gives its paragraphs; knows nothing of formats or of sentences.
//!
//! A blank line always ends a block. A single line break is ambiguous: hard-wrapped prose goes on, a crosshead
//! directly above its paragraph does not. What decides is whether the first word of the next line would still have
//! fitted on this one.

use super::article::Block;
use super::tokenize::is_blank;
use crate::span::Span;

/// Lines longer than this were not broken by a typewriter or mail program: each is a paragraph of its own.
const WIDEST_WRAP: usize = 120;
/// Nobody wraps prose narrower than this: such lines are separate things.
const NARROWEST_WRAP: usize = 40;

/// The blocks in `span` of `text`, in order; none is empty.
pub(super) fn paragraphs(text: &str, span: Span) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut lines: Vec<Span> = Vec::new();
    let mut start = span.start as usize;
    for line in span.of(text).split_inclusive('\n') {
        let trimmed = trim(text, Span::new(start, start + line.len()));
        start += line.len();
        if trimmed.is_empty() {
            flush(text, &mut lines, &mut blocks);
        } else {
            lines.push(trimmed);
        }
    }
    flush(text, &mut lines, &mut blocks);
    blocks
}

/// `span` without blanks (and byte order marks) at its ends.
pub(super) fn trim(text: &str, span: Span) -> Span {
    let part = span.of(text);
    let tail = part.trim_start_matches(is_blank);
    let start = span.start as usize + part.len() - tail.len();
    Span::new(start, start + tail.trim_end_matches(is_blank).len())
}

fn flush(text: &str, lines: &mut Vec<Span>, blocks: &mut Vec<Block>) {
    let width = lines.iter().map(|line| line.of(text).chars().count()).max().unwrap_or(0);
    let mut current: Option<Span> = None;
    let mut last = Span::default();
    for &line in lines.iter() {
        current = match current {
            Some(block) if goes_on(last.of(text), line.of(text), width) => Some(block.to(line)),
            Some(block) => {
                blocks.push(Block { span: block, heading: false });
                Some(line)
            }
            None => Some(line),
        };
        last = line;
    }
    blocks.extend(current.map(|span| Block { span, heading: false }));
    lines.clear();
}

/// Whether `next` continues the paragraph of `line`, where the longest line around has `width` characters.
fn goes_on(line: &str, next: &str, width: usize) -> bool {
    if next.starts_with(char::is_lowercase) {
        return true;
    }
    if !(NARROWEST_WRAP..=WIDEST_WRAP).contains(&width) {
        return false;
    }
    let word = next.split_whitespace().next().unwrap_or("");
    line.chars().count() + 1 + word.chars().count() > width
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let blocks = paragraphs(text, Span::new(0, text.len()));
        let found: Vec<_> = blocks.iter().map(|block| block.span.of(text)).collect();
        assert_eq!(found, expected, "{text:?}");
    }

    #[test]
    fn splits() {
        check("", &[]);
        check(" \n\t\n", &[]);
        check("One.\n\nTwo.\n", &["One.", "Two."]);
        check("\u{feff}One.\r\n\r\n \r\nTwo.", &["One.", "Two."]);
        // A crosshead directly above its paragraph.
        check("What is known\nFour people died.", &["What is known", "Four people died."]);
        check(
            "What is known\nFour people died when the roof of a hall gave way.",
            &["What is known", "Four people died when the roof of a hall gave way."],
        );
        // Hard-wrapped prose goes on, also over a capital.
        let wrapped = "Four people died when the roof of a market hall in\nKharkiv gave way on Monday, the mayor said.";
        check(wrapped, &[wrapped]);
        // A line that goes on in lower case.
        check("He saw\nthe sea.", &["He saw\nthe sea."]);
    }

    #[test]
    fn one_paragraph_a_line() {
        let long = "The hall had been closed for repairs since the spring, and the mayor said on Monday that no one had been allowed to enter it.";
        check(&format!("{long}\nThe roof fell.\n{long}"), &[long, "The roof fell.", long]);
    }
}
