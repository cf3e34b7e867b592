//! Where in an article the text changed, and how much of it. Takes the paragraphs of two editions, gives shares. A paragraph that
//! stands in both, anywhere, did not change; the rest is compared in the order it stands in. Knows no claims.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::cmp::Reverse;
use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::ops::Range;

use super::words::shared;
use crate::lexicon::editions::{tally, words_of};

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
        let mut texts = Texts { numbers: HashMap::with_capacity(old.len()), all: Vec::with_capacity(old.len()) };
        let old: Vec<usize> = old.iter().map(|text| texts.number(text)).collect();
        let new = texts.numbers_after(&old, new);
        let kept = kept(&texts.classes(), &old, &new);
        let texts = texts.all;
        let many = |number: usize| texts[number].many;
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
        let all = old.iter().chain(&new).map(|&text| many(text)).sum::<usize>();
        let mut changed = vec![0usize; new.len()];
        let mut sizes: Vec<usize> = new.iter().map(|&text| many(text)).collect();
        let mut next = 0;
        for n in 0..new.len() {
            let partner =
                if is_kept[n] { None } else { partner(|o| &texts[old[o]], &gone, next..ends[n], &texts[new[n]]) };
            // What stood before this paragraph and is gone counts here.
            let before = partner.or(stays[n]).unwrap_or(next);
            for gone in (next..before).filter(|&o| is_gone[o]) {
                changed[n] += many(old[gone]);
                sizes[n] += many(old[gone]);
            }
            if !is_kept[n] {
                let both = partner.map_or(0, |o| shared(texts[old[o]].bag(), texts[new[n]].bag()));
                let words = partner.map_or(0, |o| many(old[o]));
                changed[n] += words + many(new[n]) - 2 * both;
                sizes[n] += words;
            }
            next = partner.or(stays[n]).map_or(before, |o| o + 1);
        }
        let rest: usize = (next..old.len()).filter(|&o| is_gone[o]).map(|o| many(old[o])).sum();
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

/// A paragraph; where the same stands several times, or in both editions, it is one text.
struct Text<'t> {
    text: &'t str,
    /// How many words.
    many: usize,
    /// The same for texts of the same words; others may share it.
    print: u64,
    bag: OnceCell<Vec<Cow<'t, str>>>,
}

impl<'t> Text<'t> {
    /// Its words, sorted: only wanted of what changed.
    fn bag(&self) -> &[Cow<'t, str>] {
        self.bag.get_or_init(|| {
            let mut words: Vec<Cow<'t, str>> = words_of(self.text).collect();
            words.sort_unstable();
            words
        })
    }
}

#[derive(Default)]
struct Texts<'t> {
    numbers: HashMap<&'t str, usize>,
    all: Vec<Text<'t>>,
}

impl<'t> Texts<'t> {
    fn number(&mut self, text: &'t str) -> usize {
        *self.numbers.entry(text).or_insert_with(|| {
            let (many, print) = tally(text);
            self.all.push(Text { text, many, print, bag: OnceCell::new() });
            self.all.len() - 1
        })
    }

    /// Of paragraphs that mostly follow each other as the old ones do.
    fn numbers_after(&mut self, old: &[usize], new: &[&'t str]) -> Vec<usize> {
        let mut first = vec![usize::MAX; self.all.len()];
        old.iter().enumerate().rev().for_each(|(at, &number)| first[number] = at);
        let mut next = 0;
        let mut number = |text: &'t str| {
            let known = old.get(next).copied().filter(|&number| self.all[number].text == text);
            let number = known.unwrap_or_else(|| self.number(text));
            // What stands in none is taken for the next one, changed.
            next = 1 + if known.is_some() { next } else { first.get(number).map_or(next, |&at| at) };
            number
        };
        new.iter().map(|text| number(text)).collect()
    }

    /// For each text the first one of the same words.
    fn classes(&self) -> Vec<usize> {
        let mut first: HashMap<(usize, u64), usize> = HashMap::new();
        let mut by_words: HashMap<&[Cow<'t, str>], usize> = HashMap::new();
        let class = |(at, text): (usize, &'_ Text<'t>)| match first.entry((text.many, text.print)) {
            Entry::Vacant(free) => *free.insert(at),
            Entry::Occupied(taken) => {
                let other = *taken.get();
                by_words.entry(self.all[other].bag()).or_insert(other);
                *by_words.entry(self.all[at].bag()).or_insert(at)
            }
        };
        self.all.iter().enumerate().map(class).collect()
    }
}

/// Old and new paragraphs with the same words, each used once, in the order of the old ones.
fn kept(classes: &[usize], old: &[usize], new: &[usize]) -> Vec<(usize, usize)> {
    let mut places: Vec<Vec<usize>> = vec![Vec::new(); classes.len()];
    new.iter().enumerate().rev().for_each(|(at, &text)| places[classes[text]].push(at));
    let place = |(o, &text): (usize, &usize)| Some((o, places[classes[text]].pop()?));
    old.iter().enumerate().filter_map(place).collect()
}

/// The paragraph that this one was made of: of the next few that are gone the one that shares most words, if it shares enough.
fn partner<'a>(
    old: impl Fn(usize) -> &'a Text<'a>,
    gone: &[usize],
    among: Range<usize>,
    new: &Text<'_>,
) -> Option<usize> {
    let from = gone.partition_point(|&o| o < among.start);
    let gone = gone[from..].iter().copied().take_while(|&o| o < among.end).take(NEIGHBOURS);
    let likeness = |o: usize| (200 * shared(old(o).bag(), new.bag())) / (old(o).many + new.many).max(1);
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
        check(&["a b", "a b", "c d", "e f"], &["e f", "a b", "n", "c d", "a b"], 0.06, &[0.0, 0.0, 1.0, 0.0, 0.0]);
        check(&["it is 1.5"], &["it is 15"], 0.33, &[0.33]);
    }

    /// Paragraphs are told apart by a number for their words, and never wrongly.
    #[test]
    fn texts_of_the_same_words_are_one() {
        let texts = ["a b", "B, a", "a  b.", "a b b", "b — a", "", "-", "a c", "A/B", "b's a", "#1 a", "1 a"];
        let mut all = Texts::default();
        texts.iter().for_each(|text| assert_eq!(all.number(text), all.number(text)));
        let bags: Vec<Vec<Cow<'_, str>>> = texts.iter().map(|text| all.all[all.numbers[text]].bag().to_vec()).collect();
        let first: Vec<usize> =
            bags.iter().map(|bag| bags.iter().position(|other| other == bag).expect("itself")).collect();
        assert_eq!(all.classes(), first);
        // Where numbers meet, words decide.
        all.all.iter_mut().for_each(|text| (text.many, text.print) = (1, 1));
        assert_eq!(all.classes(), first);
    }
}
