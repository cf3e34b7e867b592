//! Where in an article the text changed, as a row of marks from its first paragraph to its last.

/// A strip has so many marks at most; of a longer article each mark is several paragraphs.
const WIDEST: usize = 60;
const MARKS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

/// The shares of the paragraphs, put together where they are many: the largest of each few.
pub(super) fn columns(paragraphs: &[f64]) -> Vec<f64> {
    let each = paragraphs.len().div_ceil(WIDEST).max(1);
    paragraphs.chunks(each).map(|some| some.iter().copied().fold(0.0, f64::max)).collect()
}

/// The strip: the lowest mark where nothing changed, and only there.
pub(in crate::report) fn strip(paragraphs: &[f64]) -> String {
    let mark = |share: f64| if share <= 0.0 { MARKS[0] } else { MARKS[(1 + (share * 6.0).round() as usize).min(7)] };
    columns(paragraphs).into_iter().map(mark).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks() {
        assert_eq!(strip(&[]), "");
        assert_eq!(strip(&[0.0, 0.01, 0.5, 1.0]), "▁▂▅█");
        assert_eq!(strip(&[0.0; 61]).chars().count(), 31);
        assert_eq!(strip(&vec![0.2; 100_000]).chars().count(), 60);
    }
}
