//! All that the decision table asks of two counts. Counts of which it is the same are judged alike, all else being equal, so that
//! of thousands of numbers a few need be judged. A property test holds it.

use crate::value::{Count, Relation, Strength};

/// So many bits say what is asked of two counts of a slot.
pub(super) const BITS: usize = 16;

/// What is asked of the counts of one slot of two claims; `None`: the claim does not fill it.
pub(super) fn asked(a: Option<&Count>, b: Option<&Count>) -> u64 {
    // Whether a claim counts nobody, and whether it surely counts somebody.
    let one = |count: &Count| u64::from(count.hard.high == Some(0)) | u64::from(count.hard.low > 0) << 1;
    let each = a.map_or(0, one) | b.map_or(0, one) << 2;
    let (Some(a), Some(b)) = (a, b) else { return each };
    // Whether the one would have risen to the other.
    let rises = |old: &Count, new: &Count| u64::from((new.soft.low, new.hard.low) > (old.soft.low, old.hard.low));
    each | u64::from(a == b) << 4
        | rises(a, b) << 5
        | rises(b, a) << 6
        | relation(a.relation(b)) << 7
        | relation(Count::part_relation(a, b)) << 10
        | relation(Count::part_relation(b, a)) << 13
}

fn relation(relation: Relation) -> u64 {
    match relation {
        Relation::Equal => 0,
        Relation::Narrow => 1,
        Relation::Wide => 2,
        Relation::Over => 3,
        Relation::Disjoint(Strength::Soft) => 4,
        Relation::Disjoint(Strength::Hard) => 5,
    }
}
