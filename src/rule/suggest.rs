//! "Did you mean …?" for a name that is not known.

/// Longer names are not compared: the time grows with the square of it.
const MAX_LETTERS: usize = 64;

/// The candidate nearest to `name`: at most two letters added, left out, exchanged or swapped with their neighbour, and
/// at most a third of the name. The first of several that are equally near.
pub fn nearest<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let letters = name.chars().count();
    if letters > MAX_LETTERS {
        return None;
    }
    let most = 2.min(letters.div_ceil(3));
    let distances = candidates.into_iter().filter_map(|candidate| {
        let near = candidate.chars().count().abs_diff(letters) <= most && candidate != name;
        near.then(|| (distance(name, candidate), candidate)).filter(|&(distance, _)| distance <= most)
    });
    distances.min_by_key(|&(distance, _)| distance).map(|(_, candidate)| candidate)
}

/// Number of edits (optimal string alignment) between two names.
fn distance(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let mut rows: [Vec<usize>; 3] = [Vec::new(), Vec::new(), (0..=b.len()).collect()];
    for i in 1..=a.len() {
        rows.rotate_left(1);
        rows[2] = vec![i];
        for j in 1..=b.len() {
            let exchanged = rows[1][j - 1] + usize::from(a[i - 1] != b[j - 1]);
            let mut best = exchanged.min(rows[1][j] + 1).min(rows[2][j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                best = best.min(rows[0][j - 2] + 1);
            }
            rows[2].push(best);
        }
    }
    rows[2][b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_nearest() {
        let check = |name, expected| assert_eq!(nearest(name, ["killed", "injured", "at", "when"]), expected, "{name}");
        check("kiled", Some("killed"));
        check("wehn", Some("when"));
        check("injurde", Some("injured"));
        check("ta", Some("at"));
        check("missing", None);
        check("x", None);
    }
}
