//! Where in an article the text changed, and how much of it. Takes the paragraphs of two editions, gives shares. A paragraph that
//! stands in both, anywhere, did not change; the rest is compared in the order it stands in. Knows no claims.

use std::collections::HashMap;

use crate::lexicon::editions::words;

/// How much of the text changed, in all and by the paragraphs of the new edition.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Places {
    /// Share of the words of both editions that only one of them has: 0 to 1.
    pub share: f64,
    /// The same for each paragraph of the new edition; what was taken out counts where it stood.
    pub paragraphs: Vec<f64>,
}

impl Places {
    /// Compares paragraphs with paragraphs.
    pub(super) fn between(old: &[&str], new: &[&str]) -> Self {
        let bag = |text: &&str| {
            let mut words = words(text);
            words.sort_unstable();
            words
        };
        let (old, new): (Vec<_>, Vec<_>) = (old.iter().map(bag).collect(), new.iter().map(bag).collect());
        let kept = kept(&old, &new);
        let mut is_gone = vec![true; old.len()];
        kept.iter().flatten().for_each(|&o| is_gone[o] = false);
        let mut changed = vec![0usize; new.len()];
        let (mut total, mut all) = (0, old.iter().chain(&new).map(Vec::len).sum::<usize>());
        all = all.max(1);
        let mut sizes: Vec<usize> = new.iter().map(Vec::len).collect();
        let mut next_old = 0;
        for n in 0..new.len() {
            match kept[n] {
                Some(o) => {
                    // What stood before this paragraph and is gone.
                    for gone in next_old..o {
                        if std::mem::take(&mut is_gone[gone]) {
                            changed[n] += old[gone].len();
                            sizes[n] += old[gone].len();
                            total += old[gone].len();
                        }
                    }
                    next_old = next_old.max(o + 1);
                }
                None => {
                    let partner = (next_old < old.len() && is_gone[next_old]).then_some(next_old);
                    let before: &[String] = partner.map(|o| old[o].as_slice()).unwrap_or_default();
                    if let Some(o) = partner {
                        is_gone[o] = false;
                        next_old = o + 1;
                    }
                    let differ = before.len() + new[n].len() - 2 * shared(before, &new[n]);
                    changed[n] += differ;
                    sizes[n] += before.len();
                    total += differ;
                }
            }
        }
        let rest: usize = (0..old.len()).filter(|&o| is_gone[o]).map(|o| old[o].len()).sum();
        total += rest;
        if let (Some(last), Some(size)) = (changed.last_mut(), sizes.last_mut()) {
            *last += rest;
            *size += rest;
        }
        let share = |part: usize, whole: usize| (part as f64 / whole.max(1) as f64).min(1.0);
        Self {
            share: share(total, all),
            paragraphs: changed.iter().zip(&sizes).map(|(&part, &whole)| share(part, whole)).collect(),
        }
    }
}

/// For each new paragraph the old one with the same words, each used once.
fn kept(old: &[Vec<String>], new: &[Vec<String>]) -> Vec<Option<usize>> {
    let mut places: HashMap<&[String], Vec<usize>> = HashMap::new();
    old.iter().enumerate().rev().for_each(|(at, words)| places.entry(words).or_default().push(at));
    new.iter().map(|words| places.get_mut(words.as_slice()).and_then(Vec::pop)).collect()
}

/// How many words two sorted bags share.
fn shared(a: &[String], b: &[String]) -> usize {
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

    #[test]
    fn where_it_changed() {
        let check = |old: &[&str], new: &[&str], share: f64, paragraphs: &[f64]| {
            let found = Places::between(old, new);
            let rounded = |x: f64| (x * 100.0).round() / 100.0;
            assert_eq!(rounded(found.share), share, "{found:?}");
            assert_eq!(found.paragraphs.iter().map(|&x| rounded(x)).collect::<Vec<_>>(), paragraphs);
        };
        check(&[], &[], 0.0, &[]);
        check(&["a b", "c d"], &["a b", "c d"], 0.0, &[0.0, 0.0]);
        check(&["a b", "c d"], &["c d", "a b"], 0.0, &[0.0, 0.0]);
        check(&["a b", "c d"], &["a b", "c x"], 0.25, &[0.0, 0.5]);
        check(&["a b", "c d"], &["a b", "n e w", "c d"], 0.27 + 0.06, &[0.0, 1.0, 0.0]);
        check(&["a b", "c d", "e f"], &["a b", "e f"], 0.2, &[0.0, 0.5]);
        check(&["a b", "c d"], &["a b"], 0.33, &[0.5]);
        check(&["a b"], &[], 1.0, &[]);
        check(&["it is 1.5"], &["it is 15"], 0.33, &[0.33]);
    }
}
