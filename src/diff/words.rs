//! What became of the words of a sentence. Takes two texts, gives their pieces: kept, gone, new. A number is one word and is
//! never split: from `1.5` to `15` a word went and a word came.

use similar::{Algorithm, DiffOp, capture_diff_slices};

/// What became of a piece.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// In both.
    Kept,
    /// Only in the old text.
    Gone,
    /// Only in the new text.
    Come,
}

/// Texts of more pieces than this are compared at their ends only: the time stays linear.
const MOST_PIECES: usize = 1024;

/// The pieces of both texts in order; those that are kept or gone make the old text, those kept or new the new one.
pub fn word_diff<'t>(old: &'t str, new: &'t str) -> Vec<(Fate, &'t str)> {
    let (a, b) = (pieces(old), pieces(new));
    let start = a.iter().zip(&b).take_while(|(x, y)| x == y).count();
    let rest = a.len().min(b.len()) - start;
    let end = a.iter().rev().zip(b.iter().rev()).take(rest).take_while(|(x, y)| x == y).count();
    let (mid_a, mid_b) = (&a[start..a.len() - end], &b[start..b.len() - end]);
    let mut runs: Vec<(Fate, usize, usize)> = Vec::new();
    let mut push = |fate: Fate, from: usize, to: usize| {
        if from < to {
            runs.push((fate, from, to));
        }
    };
    push(Fate::Kept, 0, start);
    if mid_a.len().max(mid_b.len()) > MOST_PIECES {
        push(Fate::Gone, start, a.len() - end);
        push(Fate::Come, start, b.len() - end);
    } else {
        for op in capture_diff_slices(Algorithm::Myers, mid_a, mid_b) {
            let (_, of_old, of_new) = op.as_tag_tuple();
            if matches!(op, DiffOp::Equal { .. }) {
                push(Fate::Kept, start + of_old.start, start + of_old.end);
            } else {
                push(Fate::Gone, start + of_old.start, start + of_old.end);
                push(Fate::Come, start + of_new.start, start + of_new.end);
            }
        }
    }
    push(Fate::Kept, a.len() - end, a.len());
    let mut found = Vec::new();
    // Changed words with only a blank between them read as one change.
    let (mut gone, mut come): (Option<(usize, usize)>, Option<(usize, usize)>) = (None, None);
    let mut shift = 0isize;
    for (at, &(fate, from, to)) in runs.iter().enumerate() {
        match fate {
            Fate::Gone => {
                gone = Some(gone.map_or((from, to), |(first, _)| (first, to)));
                shift -= (to - from) as isize;
            }
            Fate::Come => {
                come = Some(come.map_or((from, to), |(first, _)| (first, to)));
                shift += (to - from) as isize;
            }
            Fate::Kept => {
                let blank = a[from..to].iter().all(|piece| piece.trim().is_empty());
                if blank && gone.is_some() && come.is_some() && at + 1 < runs.len() {
                    gone = gone.map(|(first, _)| (first, to));
                    come = come.map(|(first, _)| (first, to.saturating_add_signed(shift)));
                    continue;
                }
                flush(&mut found, (&mut gone, &mut come), (&a, &b), (old, new));
                found.push((Fate::Kept, joined(old, &a[from..to])));
            }
        }
    }
    flush(&mut found, (&mut gone, &mut come), (&a, &b), (old, new));
    found
}

fn flush<'t>(
    found: &mut Vec<(Fate, &'t str)>,
    (gone, come): (&mut Option<(usize, usize)>, &mut Option<(usize, usize)>),
    (a, b): (&[&'t str], &[&'t str]),
    (old, new): (&'t str, &'t str),
) {
    found.extend(gone.take().map(|(from, to)| (Fate::Gone, joined(old, &a[from..to]))));
    found.extend(come.take().map(|(from, to)| (Fate::Come, joined(new, &b[from..to]))));
}

/// Neighbouring pieces of a text as one.
fn joined<'t>(text: &'t str, pieces: &[&'t str]) -> &'t str {
    let offset = |piece: &str| piece.as_ptr() as usize - text.as_ptr() as usize;
    match (pieces.first(), pieces.last()) {
        (Some(first), Some(last)) => &text[offset(first)..offset(last) + last.len()],
        _ => "",
    }
}

/// Words, blanks, and each other character by itself.
pub(super) fn pieces(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let length = if first.is_alphanumeric() {
            word_length(rest)
        } else if first.is_whitespace() {
            rest.find(|c: char| !c.is_whitespace()).unwrap_or(rest.len())
        } else {
            first.len_utf8()
        };
        let (piece, after) = rest.split_at(length);
        found.push(piece);
        rest = after;
    }
    found
}

/// Letters and digits, and one mark between two of them: `1.5`, `10,000`, `don't`, `part-time`.
fn word_length(text: &str) -> usize {
    let mut end = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let inside = matches!(c, '.' | ',' | ':' | '\'' | '’' | '-' | '/')
            && chars.peek().is_some_and(|(_, next)| next.is_alphanumeric());
        if !c.is_alphanumeric() && !inside {
            break;
        }
        end = at + c.len_utf8();
    }
    end
}

/// How many words two sorted bags share.
pub(super) fn shared<T: Ord>(a: &[T], b: &[T]) -> usize {
    let (mut i, mut j, mut shared) = (0, 0, 0);
    while let (Some(x), Some(y)) = (a.get(i), b.get(j)) {
        match x.cmp(y) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => (i, j, shared) = (i + 1, j + 1, shared + 1),
        }
    }
    shared
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(old: &str, new: &str, expected: &str) {
        let pieces = word_diff(old, new);
        let shown: String = pieces
            .iter()
            .map(|(fate, text)| match fate {
                Fate::Kept => (*text).to_owned(),
                Fate::Gone => format!("[-{text}-]"),
                Fate::Come => format!("{{+{text}+}}"),
            })
            .collect();
        assert_eq!(shown, expected);
        let side =
            |not: Fate| pieces.iter().filter(|(fate, _)| *fate != not).map(|(_, text)| *text).collect::<String>();
        assert_eq!((side(Fate::Come).as_str(), side(Fate::Gone).as_str()), (old, new));
    }

    #[test]
    fn words() {
        check("", "", "");
        check("Same.", "Same.", "Same.");
        check("", "New.", "{+New.+}");
        check("One person was killed.", "Two people were killed.", "[-One person was-]{+Two people were+} killed.");
        check(
            "Rubio telephoned him.",
            "Rubio is believed to have telephoned him.",
            "Rubio {+is believed to have +}telephoned him.",
        );
        check("a b c d e", "x b y d z", "[-a-]{+x+} b [-c-]{+y+} d [-e-]{+z+}");
        check("a, b c", "a b c", "a[-,-] b c");
    }

    #[test]
    fn numbers_are_never_folded() {
        check("It rose 1.5 %.", "It rose 15 %.", "It rose [-1.5-]{+15+} %.");
        check("1,000 died", "1.000 died", "[-1,000-]{+1.000+} died");
        check("5-7 died", "57 died", "[-5-7-]{+57+} died");
        check("at 10:30", "at 1030", "at [-10:30-]{+1030+}");
        check("$1.5m", "$15m", "$[-1.5m-]{+15m+}");
    }

    #[test]
    fn long_texts_are_compared_at_their_ends() {
        let (old, new) = (format!("A {}z.", "b ".repeat(90_000)), format!("A {}z.", "c ".repeat(90_000)));
        let pieces = word_diff(&old, &new);
        assert_eq!(
            pieces.iter().map(|(fate, _)| *fate).collect::<Vec<_>>(),
            [Fate::Kept, Fate::Gone, Fate::Come, Fate::Kept]
        );
    }
}
