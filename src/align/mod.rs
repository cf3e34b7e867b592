//! Which claims may be about one event. Takes claims and schemas, gives pairs of them and, for a pair, the evidence
//! that it is one event or the reason why it is not. Knows values only: no text, no verdicts.

mod blocks;
mod company;
mod crowd;
mod faces;
mod gather;
mod identity;
mod relate;
mod shape;
mod story;
mod weigh;
mod weights;

#[cfg(test)]
pub(crate) mod samples;
#[cfg(test)]
mod tests;

pub use blocks::{Block, blocks, in_order, pairs, pairs_with};
pub use company::Order;
pub(crate) use company::Together;
pub(crate) use crowd::meetings_above;
pub use crowd::{CROWD, Crowd, Meetings, is_crowd};
pub(crate) use gather::Context;
pub use gather::Gathered;
pub use identity::{Evidence, Identity, Unrelated, evidence, identify};
pub use relate::{actors, count, inherited, parties, place_list, relate, symbol, text, time};
pub(crate) use shape::opens;
pub(crate) use story::Kinship;
pub(crate) use weigh::{is_actor, is_again, is_nobody};

use crate::claim::Claim;
use crate::text::ArticleInfo;

/// Whether the two stand in one edition of one article.
pub fn same_article(a: &Claim, b: &Claim) -> bool {
    let (a, b) = (&a.evidence.article, &b.evidence.article);
    std::sync::Arc::ptr_eq(a, b) || is_same_article(a, b)
}

fn is_same_article(a: &ArticleInfo, b: &ArticleInfo) -> bool {
    a.id == b.id && a.version == b.version && a.outlet == b.outlet && a.path == b.path
}
