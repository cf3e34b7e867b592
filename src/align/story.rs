//! Whether the articles of two claims tell one story: how many rare names they share, and how prominently.

use std::cmp::Ordering;

use super::same_article;
use crate::claim::{Claim, StoryName};

/// Articles further apart than this do not tell the same news, whatever names they share.
pub(super) const STORY_DAYS: i32 = 7;
/// Rare names that both have, one of them prominent in both: one story.
const STRONG: usize = 2;
/// Rare names that both have, where none is prominent in both.
const MANY: usize = 3;

/// How two articles are akin.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kinship {
    /// Both name enough, and nothing in common.
    Strangers,
    /// Too few names to tell.
    Unknown,
    /// A rare name that is prominent in both, or several that are not.
    Loose,
    /// One story: several rare names.
    Strong,
}

/// How the articles of the two claims are akin. Symmetric.
pub(super) fn kinship(a: &Claim, b: &Claim) -> Kinship {
    if same_article(a, b) {
        return Kinship::Unknown;
    }
    let (x, y) = (&a.evidence.story, &b.evidence.story);
    let shared = shared(&x.names, &y.names);
    let all = shared.len();
    let prominent = shared.iter().filter(|(x, y)| x.opening && y.opening).count();
    let once = shared.iter().any(|(x, y)| x.opening || y.opening);
    if (prominent > 0 && all >= STRONG) || (once && all >= MANY) {
        Kinship::Strong
    } else if prominent > 0 || (once && all >= STRONG) || all >= MANY {
        Kinship::Loose
    } else if all == 0 && x.names.len() >= MANY && y.names.len() >= MANY {
        Kinship::Strangers
    } else {
        Kinship::Unknown
    }
}

/// The names of both: one key, and no other given name.
fn shared<'a>(a: &'a [StoryName], b: &'a [StoryName]) -> Vec<(&'a StoryName, &'a StoryName)> {
    let (mut i, mut j) = (0, 0);
    let mut all = Vec::new();
    while let (Some(x), Some(y)) = (a.get(i), b.get(j)) {
        match x.key.cmp(&y.key) {
            Ordering::Less => i += 1,
            Ordering::Greater => j += 1,
            Ordering::Equal => {
                if x.given.is_none() || y.given.is_none() || x.given == y.given {
                    all.push((x, y));
                }
                i += 1;
                j += 1;
            }
        }
    }
    all
}
