//! Who watches the machine: told wherever a thread ends without a match. The usual run is watched by nobody, and then
//! none of it is compiled in.

use super::hit::Hit;

/// Where a thread ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stuck {
    /// The instruction that could not go on.
    pub pc: u32,
    /// The position at which it stood.
    pub at: u32,
    /// How many words, values and members the pattern had matched before.
    pub parts: u32,
    /// Why it ended.
    pub why: Why,
}

/// Why a thread ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Why {
    /// Something else stands there.
    Other,
    /// Several values stand there where one is expected.
    List,
    /// What may not follow stands here.
    Forbidden {
        /// First position.
        from: u32,
        /// One past the last.
        to: u32,
    },
    /// What may not precede stands here.
    ForbiddenBefore {
        /// First position.
        from: u32,
        /// One past the last.
        to: u32,
    },
    /// A gap was as long as it may be.
    Bound(u8),
    /// A gap met a border of the clause.
    Border,
    /// A gap met another candidate for the slot beside it.
    Candidate,
    /// The sentence was over.
    End,
}

/// Whoever wants to know.
pub(super) trait Watch {
    /// Whether anybody listens.
    const ON: bool;
    /// A thread has ended; `so_far` is what it had bound.
    fn stuck(&mut self, stuck: Stuck, so_far: impl FnOnce() -> Hit);
}

impl Watch for () {
    const ON: bool = false;
    fn stuck(&mut self, _: Stuck, _: impl FnOnce() -> Hit) {}
}
