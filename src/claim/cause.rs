use crate::lexicon::cause::{Sorts, happens_once, has_one_spot};

/// What brought it about, as far as words around a claim name it: a crash, a fire, strikes.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Cause {
    /// All sorts of events that the words may be said of; 0: no word tells.
    pub sorts: Sorts,
    /// The words, folded, for people: `car crash`.
    pub words: String,
}

impl Cause {
    /// Whether no event can be meant by both: what no word tells may be any.
    pub fn excludes(&self, other: &Cause) -> bool {
        self.sorts != 0 && other.sorts != 0 && self.sorts & other.sorts == 0
    }

    /// Whether the words of both say that one sort of accident or disaster is meant. Shelling goes on for days, and many
    /// are shot in a week: two words for that are two events as well as one.
    pub fn is_one_event(&self, other: &Cause) -> bool {
        happens_once(self.sorts & other.sorts)
    }

    /// The same, and it happened in one spot, which has one toll however closely the place is told.
    pub fn is_in_one_spot(&self, other: &Cause) -> bool {
        has_one_spot(self.sorts & other.sorts)
    }
}
