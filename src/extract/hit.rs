//! One way in which a program matched a sentence: positions and what was bound there. Plain data.

/// What a match bound, in the order in which it was bound.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bound {
    /// A value.
    Value {
        /// Slot.
        slot: u8,
        /// Number of the edge.
        edge: u32,
    },
    /// A stretch of text, `from..to` in positions.
    Text {
        /// Slot.
        slot: u8,
        /// First position.
        from: u32,
        /// One past the last.
        to: u32,
    },
    /// A member of a lexicon.
    Member {
        /// Slot.
        slot: u8,
        /// Number of the lexicon.
        lexicon: u16,
        /// First position.
        from: u32,
        /// One past the last.
        to: u32,
    },
    /// A word of the pattern itself, outside any slot.
    Word(u32),
}

/// One way in which a program matched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// First position.
    pub start: u32,
    /// One past the last.
    pub end: u32,
    /// Tokens that gaps skipped.
    pub skipped: u32,
    /// Gaps that skipped as many tokens as they may.
    pub bounded: u8,
    /// What it bound.
    pub bound: Vec<Bound>,
}

impl Hit {
    /// Number of slots bound.
    pub fn slots(&self) -> usize {
        self.bound.iter().filter(|bound| !matches!(bound, Bound::Word(_))).count()
    }
}
