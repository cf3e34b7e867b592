//! Where in an article the text changed, and how much of it. Takes the paragraphs of two editions, gives shares. A paragraph that
//! stands in both, anywhere, did not change; the rest is compared in the order it stands in. Knows no claims.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::ops::Range;

use super::words::shared;
use crate::lexicon::editions::words;

/// A changed paragraph is looked for among so many: keeps the cost linear.
const NEIGHBOURS: usize = 8;
/// Percent of their words that two paragraphs share where one was made of the other.
const ENOUGH: usize = 30;

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
        kept.iter().for_each(|&(o, _)| is_gone[o] = false);
        // Paragraphs that keep their order divide both texts; what changed between two of them belongs together.
        let moved = super::matching::out_of_order(&kept);
        let mut stays = vec![None; new.len()];
        let mut is_kept = vec![false; new.len()];
        for (&(o, n), moved) in kept.iter().zip(moved) {
            is_kept[n] = true;
            stays[n] = (!moved).then_some(o);
        }
        let mut ends = vec![old.len(); new.len()];
        let mut end = old.len();
        for n in (0..new.len()).rev() {
            end = stays[n].unwrap_or(end);
            ends[n] = end;
        }
        let gone: Vec<usize> = (0..old.len()).filter(|&o| is_gone[o]).collect();
        let all = old.iter().chain(&new).map(Vec::len).sum::<usize>();
        let mut changed = vec![0usize; new.len()];
        let mut sizes: Vec<usize> = new.iter().map(Vec::len).collect();
        let mut next = 0;
        for n in 0..new.len() {
            let partner = if is_kept[n] { None } else { partner(&old, &gone, next..ends[n], &new[n]) };
            // What stood before this paragraph and is gone counts here.
            let before = partner.or(stays[n]).unwrap_or(next);
            for gone in (next..before).filter(|&o| is_gone[o]) {
                changed[n] += old[gone].len();
                sizes[n] += old[gone].len();
            }
            if !is_kept[n] {
                let words: &[String] = partner.map(|o| old[o].as_slice()).unwrap_or_default();
                changed[n] += words.len() + new[n].len() - 2 * shared(words, &new[n]);
                sizes[n] += words.len();
            }
            next = partner.or(stays[n]).map_or(before, |o| o + 1);
        }
        let rest: usize = (next..old.len()).filter(|&o| is_gone[o]).map(|o| old[o].len()).sum();
        let total = changed.iter().sum::<usize>() + rest;
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

/// Old and new paragraphs with the same words, each used once, in the order of the old ones.
fn kept(old: &[Vec<String>], new: &[Vec<String>]) -> Vec<(usize, usize)> {
    let mut places: HashMap<&[String], Vec<usize>> = HashMap::new();
    new.iter().enumerate().rev().for_each(|(at, words)| places.entry(words).or_default().push(at));
    let place = |(o, words): (usize, &Vec<String>)| Some((o, places.get_mut(words.as_slice()).and_then(Vec::pop)?));
    old.iter().enumerate().filter_map(place).collect()
}

/// The paragraph that this one was made of: of the next few that are gone the one that shares most words, if it shares enough.
fn partner(old: &[Vec<String>], gone: &[usize], among: Range<usize>, words: &[String]) -> Option<usize> {
    let from = gone.partition_point(|&o| o < among.start);
    let gone = gone[from..].iter().copied().take_while(|&o| o < among.end).take(NEIGHBOURS);
    let likeness = |o: usize| (200 * shared(&old[o], words)) / (old[o].len() + words.len()).max(1);
    let best = gone.map(|o| (likeness(o), Reverse(o))).max()?;
    (best.0 >= ENOUGH).then_some(best.1.0)
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
        check(&["a b", "c d"], &["a b", "n e w", "c d"], 0.27, &[0.0, 1.0, 0.0]);
        check(&["m m", "a b", "c d"], &["a b", "c x", "m m"], 0.17, &[0.0, 0.5, 0.0]);
        check(&["a b", "u v w", "c d"], &["a b", "c x"], 0.45, &[0.0, 0.71]);
        check(&["a b", "c d", "e f"], &["a b", "e f"], 0.2, &[0.0, 0.5]);
        check(&["a b", "c d"], &["a b"], 0.33, &[0.5]);
        check(&["a b"], &[], 1.0, &[]);
        check(&["it is 1.5"], &["it is 15"], 0.33, &[0.33]);
    }
}
