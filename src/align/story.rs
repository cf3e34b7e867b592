//! Whether the articles of two claims tell one story: how many rare names they share, and how prominently.

use super::same_article;
use super::weights::{MANY_NAMES, NAMES};
use crate::claim::{Claim, Story, StoryName};

/// How two articles are akin.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Kinship {
    /// Both name enough, and nothing in common.
    Strangers,
    /// Too few names to tell.
    Unknown,
    /// A rare name that is prominent in both, or several of which one is prominent.
    Loose,
    /// One story: several rare names.
    Strong,
}

/// How the articles of the two claims are akin. Symmetric.
pub(super) fn kinship(a: &Claim, b: &Claim) -> Kinship {
    // What an article tells beside its own event is no part of its story; but two may tell the same beside one story.
    if same_article(a, b) || a.evidence.extent.other != b.evidence.extent.other {
        return Kinship::Unknown;
    }
    kinship_of_articles(a, b)
}

/// The same, whether or not both are told beside the event of their article: for those whom all else shows to be one.
pub(super) fn kinship_of_articles(a: &Claim, b: &Claim) -> Kinship {
    if same_article(a, b) {
        return Kinship::Unknown;
    }
    kinship_of_stories(&a.evidence.story, &b.evidence.story)
}

/// How two articles with these names are akin.
pub(super) fn kinship_of_stories(x: &Story, y: &Story) -> Kinship {
    let (mut all, mut prominent, mut once) = (0, 0, false);
    for (x, y) in shared(&x.names, &y.names) {
        all += 1;
        prominent += usize::from(x.opening && y.opening);
        once |= x.opening || y.opening;
    }
    if (prominent > 0 && all >= NAMES) || (once && all >= MANY_NAMES) {
        Kinship::Strong
    } else if prominent > 0 || (once && all >= NAMES) {
        Kinship::Loose
    } else if all == 0 && x.names.len() >= MANY_NAMES && y.names.len() >= MANY_NAMES {
        Kinship::Strangers
    } else {
        Kinship::Unknown
    }
}

/// The names of both: one key, and no other given name.
fn shared<'a>(a: &'a [StoryName], b: &'a [StoryName]) -> impl Iterator<Item = (&'a StoryName, &'a StoryName)> {
    let mut rest = b;
    a.chunk_by(|x, y| x.key == y.key).filter_map(move |mine| {
        rest = &rest[rest.partition_point(|name| name.key < mine[0].key)..];
        let theirs = &rest[..rest.partition_point(|name| name.key == mine[0].key)];
        let one = |x: &StoryName, y: &StoryName| x.given.is_none() || y.given.is_none() || x.given == y.given;
        let pairs = mine.iter().flat_map(|x| theirs.iter().map(move |y| (x, y))).filter(|(x, y)| one(x, y));
        pairs.max_by_key(|(x, y)| usize::from(x.opening) + usize::from(y.opening))
    })
}
