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

impl Relation {
    /// a seen from b.
    #[cfg(test)]
    pub fn flipped(self) -> Self {
        match self {
            Relation::Narrow => Relation::Wide,
            Relation::Wide => Relation::Narrow,
            same => same,
        }
    }

    /// Whether the two cannot both be right.
    pub fn is_disjoint(self) -> bool {
        matches!(self, Relation::Disjoint(_))
    }

    /// The relation of two sets whose members all have a like one on the other side (`a_in_b`: all of a has, …).
    pub(super) fn of_sets(a_in_b: bool, b_in_a: bool) -> Self {
        match (a_in_b, b_in_a) {
            (true, true) => Relation::Equal,
            (false, true) => Relation::Narrow,
            (true, false) => Relation::Wide,
            (false, false) => Relation::Over,
        }
    }
}
