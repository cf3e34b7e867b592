//! Whose turn it is: articles in the order in which they were published.

use std::collections::HashMap;

use crate::cli::articles::{Again, Given};
use crate::diff::Edition;
use crate::ledger::{Key, Seen, SeenBefore, Unit};
use crate::text::Article;

/// An article whose turn it is.
pub(super) enum Turn {
    /// It has been read.
    Read(Box<Edition>, Option<Unit>),
    /// It may be known.
    Known(Unit, Again),
}

impl Turn {
    /// Of what was given, read by `read` where it need be.
    pub fn of(
        given: Given,
        before: &SeenBefore,
        read: &(dyn Fn(Article) -> Box<Edition> + Sync),
    ) -> Option<(Seen, Self)> {
        Some(match given {
            Given::Article(article, unit) => {
                let read = read(*article);
                (Seen::of(&read.article), Turn::Read(read, unit))
            }
            // It was taken for known because it is among these.
            Given::Known(unit, again) => (before.get(&unit)?.clone(), Turn::Known(unit, again)),
        })
    }

    /// Where it was read from.
    pub fn path(&self) -> Option<&str> {
        match self {
            Turn::Read(read, _) => read.article.info.path.as_deref(),
            Turn::Known(_, again) => again.path(),
        }
    }
}

/// The order in which articles were published. An edition without a date goes with the one before it; of one day, those of the
/// article that was given first come first.
pub(super) fn published<'a>(all: impl Iterator<Item = &'a Seen>) -> Vec<usize> {
    let mut articles: HashMap<&Key, Vec<usize>> = HashMap::new();
    let all: Vec<&Seen> = all.collect();
    for (at, seen) in all.iter().enumerate() {
        articles.entry(&seen.key).or_default().push(at);
    }
    let mut order = Vec::with_capacity(all.len());
    for mut editions in articles.into_values() {
        let first = editions[0];
        let day = |at: usize| all[at].published.map(|moment| (moment.day, moment.minute));
        editions.sort_by_key(|&at| (all[at].edition, day(at), at));
        let mut latest = None;
        for (place, at) in editions.into_iter().enumerate() {
            latest = latest.max(day(at));
            order.push((latest, first, place, at));
        }
    }
    order.sort_unstable();
    order.into_iter().map(|(.., at)| at).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::ArticleInfo;
    use crate::text::parse_published;

    /// `id date`, in the order in which they are given; the order in which they are taken.
    #[track_caller]
    fn check(given: &[&str], expected: &[usize]) {
        let all: Vec<Seen> = given
            .iter()
            .map(|line| {
                let (id, date) = line.split_once(' ').unwrap_or((line, ""));
                let published = parse_published(date);
                let info = ArticleInfo { id: id.to_owned(), published, ..ArticleInfo::default() };
                Seen::of(&Article::plain(info, "Rain fell."))
            })
            .collect();
        assert_eq!(published(all.iter()), expected);
    }

    #[test]
    fn as_they_were_published() {
        check(&[], &[]);
        check(&["b", "a", "c"], &[0, 1, 2]);
        check(&["a.v2 2025-04-20", "a.v1 2025-04-18", "b.v1 2025-04-19", "b.v2 2025-04-21"], &[1, 2, 0, 3]);
        check(&["b 2025-04-18", "a 2025-04-18", "c"], &[2, 0, 1]);
        check(&["a 2025-04-18T15:00Z", "b 2025-04-18T09:00Z"], &[1, 0]);
        // An edition is never taken before the one that it follows.
        check(&["a.v1 2025-04-20", "a.v2 2025-04-18", "b 2025-04-19"], &[2, 0, 1]);
        check(&["a.v1 2025-04-20", "a.v2", "b 2025-04-21"], &[0, 1, 2]);
    }
}
