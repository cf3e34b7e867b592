//! A text with marks under some of its words: rows of bounded width, signs and labels below them. The text is hostile:
//! none of its control characters gets through, and a long one is cut to the rows that have marks.

use super::safe;
use crate::span::Span;

/// Characters in a row.
const WIDTH: usize = 100;

/// Something to say about some words.
#[derive(Clone, Debug)]
pub(super) struct Mark {
    /// Where in the text.
    pub span: Span,
    /// What is drawn under every letter.
    pub sign: char,
    /// What stands below; may be empty.
    pub label: String,
}

impl Mark {
    pub fn new(span: Span, sign: char, label: &str) -> Self {
        Self { span, sign, label: safe(label).into_owned() }
    }
}

/// The characters of a piece of a text, on one line, each with the byte at which it stands. `code`: comments are left out.
pub(super) fn line(text: &str, piece: Span, code: bool) -> Vec<(u32, char)> {
    let mut all: Vec<(u32, char)> = Vec::new();
    let mut comment = false;
    let mut quoted = false;
    let words = piece.of(text);
    for (at, c) in words.char_indices() {
        quoted = quoted != (c == '"');
        comment = code && !quoted && (comment || words[at..].starts_with("//")) && c != '\n';
        let blank = c.is_whitespace();
        if comment || blank && all.last().is_none_or(|(_, last)| *last == ' ') {
            continue;
        }
        let shown = if blank { ' ' } else { safe(c.encode_utf8(&mut [0; 4])).chars().next().unwrap_or(' ') };
        all.push((piece.start + at as u32, shown));
    }
    while all.last().is_some_and(|(_, last)| *last == ' ') {
        all.pop();
    }
    all
}

/// The lines: rows of the text, under each its signs and labels. Rows without a mark are shown where they are few.
pub(super) fn ruled<'m>(text: &[(u32, char)], marks: &'m [Mark]) -> Vec<String> {
    let rows = rows(text);
    let place = |span: Span| {
        let from = text.partition_point(|(at, _)| *at < span.start);
        let to = text.partition_point(|(at, _)| *at < span.end);
        // What is marked and has no letter is marked where it would stand.
        (from, to.max(from + 1))
    };
    let placed: Vec<(usize, usize, &Mark)> = marks
        .iter()
        .map(|mark| {
            let (from, to) = place(mark.span);
            (from, to, mark)
        })
        .collect();
    let mut out = Vec::new();
    let mut cut = false;
    for (number, row) in rows.iter().enumerate() {
        // What stands at the very end has its place in the last row.
        let end = if number + 1 == rows.len() { row.1 + 1 } else { row.1 };
        let within = |&(from, to, mark): &(usize, usize, &'m Mark)| {
            let (first, last) = (from.max(row.0), to.min(end));
            (first < last).then(|| (first - row.0, last - row.0, mark, from >= row.0))
        };
        let mut here: Vec<Here<'_>> = placed.iter().filter_map(within).collect();
        if here.is_empty() && rows.len() > 4 {
            if !cut {
                out.push("…".to_owned());
            }
            cut = true;
            continue;
        }
        cut = false;
        out.push(text[row.0..row.1].iter().map(|(_, c)| c).collect());
        here.sort_by_key(|(from, to, mark, _)| (*from, *to, mark.sign));
        if !here.is_empty() {
            out.push(signs(&here));
            out.extend(labels(&here));
        }
    }
    out
}

/// Where the rows begin and end; broken at blanks.
fn rows(text: &[(u32, char)]) -> Vec<(usize, usize)> {
    let mut rows = Vec::new();
    let mut from = 0;
    while text.len() - from > WIDTH {
        let blank = text[from..from + WIDTH].iter().rposition(|(_, c)| *c == ' ').filter(|at| *at > 0);
        let to = blank.map_or(from + WIDTH, |at| from + at);
        rows.push((from, to));
        from = to + usize::from(blank.is_some());
    }
    rows.push((from, text.len()));
    rows
}

type Here<'m> = (usize, usize, &'m Mark, bool);

fn signs(marks: &[Here<'_>]) -> String {
    let width = marks.iter().map(|(_, to, ..)| *to).max().unwrap_or(0);
    let mut row = vec![' '; width];
    for (from, to, mark, _) in marks {
        row[*from..*to].iter_mut().for_each(|sign| *sign = mark.sign);
    }
    row.into_iter().collect()
}

/// Labels under the first letters of their words; in another row where there is no room.
fn labels(marks: &[Here<'_>]) -> Vec<String> {
    let mut rows: Vec<String> = Vec::new();
    for (from, _, mark, begins) in marks {
        if mark.label.is_empty() || !begins {
            continue;
        }
        let free = |row: &String| row.is_empty() || row.chars().count() < *from;
        let at = rows.iter().position(free).unwrap_or_else(|| {
            rows.push(String::new());
            rows.len() - 1
        });
        let gap = from - rows[at].chars().count();
        rows[at].push_str(&" ".repeat(gap));
        rows[at].push_str(&mark.label);
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, marks: &[(&str, char, &str)], expected: &[&str]) {
        let whole = Span::new(0, text.len());
        let place = |words: &str| {
            text.find(words).map(|at| Span::new(at, at + words.len())).unwrap_or(Span::new(text.len(), text.len()))
        };
        let marks: Vec<Mark> = marks.iter().map(|(words, sign, label)| Mark::new(place(words), *sign, label)).collect();
        assert_eq!(ruled(&line(text, whole, false), &marks), expected, "{text}");
    }

    #[test]
    fn signs_stand_under_their_words() {
        check("a b c", &[], &["a b c"]);
        check(
            "Kyiv, é\u{1b}x  two",
            &[("Kyiv", '-', "actor"), ("two", '^', "")],
            &["Kyiv, é\u{fffd}x two", "----      ^^^", "actor"],
        );
        check("ab cd", &[("ab", '-', "first"), ("cd", '-', "second")], &["ab cd", "-- --", "first", "   second"]);
        check("ends", &[("no such words", '^', "")], &["ends", "    ^"]);
        check("", &[("x", '^', "")], &["", "^"]);
    }

    #[test]
    fn long_texts_have_rows() {
        let text = format!("{}{}", "word ".repeat(401), "last");
        let marks = [Mark::new(Span::new(text.len() - 4, text.len()), '^', "")];
        let shown = ruled(&line(&text, Span::new(0, text.len()), false), &marks);
        assert_eq!(shown.len(), 3, "{shown:?}");
        assert!(shown[0] == "…" && shown[1].ends_with("word last") && shown[2].trim() == "^^^^");
        let unbroken = "x".repeat(250);
        assert_eq!(ruled(&line(&unbroken, Span::new(0, 250), false), &[]).len(), 3);
    }

    #[test]
    fn code_is_one_line_without_comments() {
        let text = "a  // (b)\n  | \"c//d\" e";
        let shown: String = line(text, Span::new(0, text.len()), true).iter().map(|(_, c)| c).collect();
        assert_eq!(shown, "a | \"c//d\" e");
    }
}
