//! How one value relates to another.

/// How strong an inconsistency is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Strength {
    /// Only what a reader expects is missed.
    Soft,
    /// What the words commit to is missed.
    Hard,
}

/// b seen from a.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Relation {
    /// The same.
    Equal,
    /// b says more: it lies inside a.
    Narrow,
    /// b says less: a lies inside it.
    Wide,
    /// They overlap, neither inside the other; or nothing can be said.
    Over,
    /// They cannot both be right.
    Disjoint(Strength),
}
