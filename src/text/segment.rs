//! Where sentences end inside one block. Takes a block of prose, gives the spans of its sentences; knows nothing of
//! roles. The only module that names `sentencex`, and the one that mends what it gets wrong in news.
//!
//! Double quotation marks are taken out before the block is handed over: `sentencex` keeps a quotation in one piece and
//! loses its way where a quotation opens “curly and closes straight". Without marks their sentences end like any others,
//! and afterwards each mark goes to the sentence that it touches.

use std::borrow::Cow;

use super::mend;
use super::paragraph::trim;
use super::seek::{count, each_of};
use super::tokenize::is_blank;
use crate::span::Span;

/// Longer blocks are cut before they are handed over: `sentencex` looks back over all it was given.
const LONGEST: usize = 8 << 10;
/// Stretches with more brackets and backticks than this cost `sentencex` the square of their length or more; they are cut
/// by a simpler rule.
const MOST_BRACKETS: usize = 64;

/// Pushes the sentences of `block` onto `out`: in order, without surrounding blanks, none empty, together all of it that
/// is not blank.
pub(super) fn segment(text: &str, block: Span, out: &mut Vec<Span>) {
    let block = trim(text, block);
    let mut start = block.start as usize;
    while start < block.end as usize {
        let end = start + piece_len(&text[start..block.end as usize]);
        segment_piece(text, trim(text, Span::new(start, end)), out);
        start = end;
    }
}

/// How much of `rest` to look at at once: all of it, else up to the last end of a sentence, else of a word.
fn piece_len(rest: &str) -> usize {
    if rest.len() <= LONGEST {
        return rest.len();
    }
    let head = &rest[..rest.floor_char_boundary(LONGEST)];
    let stop = head.rfind(". ").map(|at| at + 2);
    stop.or_else(|| head.rfind(' ').map(|at| at + 1)).unwrap_or(head.len())
}

fn segment_piece(text: &str, piece: Span, out: &mut Vec<Span>) {
    let part = piece.of(text);
    let plain = Plain::new(part);
    let mut ends = boundaries(&plain.text);
    mend::mend(&plain.text, &mut ends, |at| plain.marked(at));
    let (mut from, mut clean_from) = (0, 0);
    let mut marks = Marks::new(part);
    for (at, &end) in ends.iter().enumerate() {
        let core = plain.text[clean_from..end].trim_end_matches(is_blank);
        let to = match core.is_empty() {
            true => continue,
            false if at + 1 == ends.len() => part.len(),
            false => marks.cut(plain.end_of(clean_from + core.len())),
        };
        clean_from = end;
        let found = trim(text, Span::new(piece.start as usize + from, piece.start as usize + to));
        if !found.is_empty() {
            out.push(found);
        }
        from = to;
    }
    // What is left where the end was blank, or all where there is nothing but marks.
    let rest = trim(text, Span::new(piece.start as usize + from, piece.end as usize));
    if !rest.is_empty() {
        out.push(rest);
    }
}

/// Ends of sentences in `text`, rising, the last at its end; each includes the blanks behind it.
fn boundaries(text: &str) -> Vec<usize> {
    let crowded = text.len() > MOST_BRACKETS
        && count(text, |byte| (byte == b'(') | (byte == b'[') | (byte == b'{') | (byte == b'<') | (byte == b'`'))
            > MOST_BRACKETS;
    let mut ends = match crowded {
        true => mend::simple(text),
        false => sentencex::get_sentence_boundaries("en", text).iter().map(|found| found.end_byte).collect(),
    };
    // Its offsets are not to be trusted blindly: a wrong one must not become a panic in a slice.
    ends.retain(|&end| end > 0 && end < text.len() && text.is_char_boundary(end));
    ends.sort_unstable();
    ends.dedup();
    ends.push(text.len());
    ends
}

/// Whether a character is a double quotation mark.
pub(super) fn is_double(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„' | '‟' | '«' | '»')
}

/// A text without double quotation marks, and the way back.
struct Plain<'a> {
    text: Cow<'a, str>,
    /// For each mark: where in `text` it was, and how many bytes were taken out up to and with it.
    removed: Vec<(usize, usize)>,
}

impl<'a> Plain<'a> {
    fn new(part: &'a str) -> Self {
        let (mut text, mut removed, mut total, mut from) = (String::new(), Vec::new(), 0, 0);
        // By their first bytes, because most blocks have few.
        for at in each_of(part, [b'"', 0xe2, 0xc2]) {
            let Some(mark) = part.get(at..).and_then(|rest| rest.chars().next()).filter(|&c| is_double(c)) else {
                continue;
            };
            if removed.is_empty() {
                text.reserve(part.len());
            }
            text.push_str(&part[from..at]);
            from = at + mark.len_utf8();
            total += mark.len_utf8();
            removed.push((text.len(), total));
        }
        if removed.is_empty() {
            return Self { text: without_decades(Cow::Borrowed(part)), removed };
        }
        text.push_str(&part[from..]);
        Self { text: without_decades(Cow::Owned(text)), removed }
    }

    /// Whether a mark stood at `at`.
    fn marked(&self, at: usize) -> bool {
        self.removed.binary_search_by_key(&at, |&(at, _)| at).is_ok()
    }

    /// The end, in the text with marks, of the character that ends at `end` in the one without.
    fn end_of(&self, end: usize) -> usize {
        // Marks that stood at `end` stood behind that character.
        let before = self.removed.partition_point(|&(at, _)| at < end);
        end + before.checked_sub(1).map_or(0, |last| self.removed[last].1)
    }
}

/// The apostrophe of `the '90s` becomes a letter: it would pair with the next apostrophe, and hide what is between.
fn without_decades(mut text: Cow<'_, str>) -> Cow<'_, str> {
    let mut from = 0;
    while let Some(at) = text[from..].find('\'').map(|at| from + at) {
        from = at + 1;
        if matches!(text.as_bytes()[from..], [b'0'..=b'9', b'0'..=b'9', b's', ..]) {
            text.to_mut().replace_range(at..from, "x");
        }
    }
    text
}

/// Decides to which sentence the marks between two of them belong.
struct Marks<'a> {
    part: &'a str,
    /// How far straight marks have been counted.
    counted: usize,
    odd: bool,
}

impl<'a> Marks<'a> {
    fn new(part: &'a str) -> Self {
        Self { part, counted: 0, odd: false }
    }

    /// Where the sentence whose last character but for marks ends at `end` is over: behind its closing marks.
    fn cut(&mut self, end: usize) -> usize {
        let mut cut = end;
        let mut before = self.part[..end].chars().next_back();
        for (at, c) in self.part[end..].char_indices().map(|(at, c)| (end + at, c)) {
            if is_double(c) {
                let after = self.part[at + c.len_utf8()..].chars().next();
                if !self.closes(at, c, before, after) {
                    break;
                }
                cut = at + c.len_utf8();
            } else if !is_blank(c) {
                break;
            }
            before = Some(c);
        }
        cut
    }

    /// Whether a mark closes: it touches what is before it, else it does not touch what is after, else its shape says.
    fn closes(&mut self, at: usize, c: char, before: Option<char>, after: Option<char>) -> bool {
        let (before, after) = (before.is_none_or(is_blank), after.is_none_or(is_blank));
        match c {
            _ if before != after => after,
            '“' | '„' | '‟' | '«' => false,
            '”' | '»' => true,
            _ if !before => true,
            _ => {
                let straight = self.part[self.counted..at].bytes().filter(|&byte| byte == b'"').count();
                self.counted = at;
                self.odd ^= straight % 2 == 1;
                self.odd
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str) {
        let joined = text.replace('|', "");
        let expected: Vec<_> = text.split('|').map(str::trim).collect();
        let mut found = Vec::new();
        segment(&joined, Span::new(0, joined.len()), &mut found);
        let found: Vec<_> = found.iter().map(|span| span.of(&joined)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn splits() {
        check("The roof fell. |Nobody was hurt.");
        check("Mr. Okoro met Lt. Gen. Haas in the U.S. on Jan. 5. |They spoke for an hour.");
        check("It cost 3.5 million. |12 others were turned away.");
        check("The roof fell");
        check("... and then?");
        check("\"");
        // What the mending lists are for.
        check("The vote began at 5 p.m. Monday. |It ended at 9 p.m. Moscow time.");
        check("It closed at 5 p.m. |Crowds gathered.");
        check("It happened in May. |Police made arrests.");
        check("He asked me. |Ministers said no. |Haas left.");
        check("He lives at No. 10 with Amb. Haas.");
        check("Anglo-U.S. talks began. |They ended.");
        check("It began in the '90s. |Haas came to the rebels' camp. |He left.");
        check("It ended. |(Both sides agreed.) |They left.");
        check("Both sides (Rome and Ostra) agreed. |It cost 3.5 bn. in all.");
        check("They met in Sept. |Officials said so on Oct. 5.");
        check("1. The roof is mended. |Nobody pays.");
        check("IT WAS IN MAY. MINISTERS TOLD ME. THEY LEFT.".replace(". ", ". |").as_str());
    }

    #[test]
    fn quotations() {
        check("“It is over,” she said. |“We go home.” |Then she left.");
        check("“It is over. |We go home,” she said.");
        check("He called it “a start\". |“We will see more of it,\" he said.");
        check("\"It is over. |We go home.\" |\"When?\" |He shrugged.");
        check("He spoke of a „Neuanfang“. |Nobody clapped.");
        check("« C'est fini. » |She left.");
        check("“Why now?” asked the mayor.");
        check("“Why now?” Haas asked. |“Why not?” the deputy mayor replied.");
        check("“Why now?” |Haas had no answer.");
        check("She called it \" a start . \" |Then she left .");
        check("He said “no”. |“Yes” came later.");
    }

    #[test]
    fn long_blocks_keep_every_byte() {
        let long = "The roof of the hall fell in. ".repeat(2_000);
        let mut found = Vec::new();
        segment(&long, Span::new(0, long.len()), &mut found);
        assert_eq!(found.len(), 2_000);
        let unbroken = "é".repeat(20_000);
        found.clear();
        segment(&unbroken, Span::new(0, unbroken.len()), &mut found);
        assert_eq!(found.iter().map(|span| span.len()).sum::<usize>(), unbroken.len());
    }
}
