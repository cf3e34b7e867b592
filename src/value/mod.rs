//! What a slot can hold, and how two such values relate. Arithmetic only: no text is read here.

mod actor;
mod count;
mod moment;
mod place;
mod relation;
mod time;

pub use actor::{Actor, ActorKind};
pub use count::{Count, Range};
pub use moment::Moment;
pub use place::{Place, PlaceNode};
pub use relation::{Relation, Strength};
pub use time::{Time, Window};

/// A typed value.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// How many.
    Count(Count),
    /// When.
    Time(Time),
    /// Where.
    Place(Place),
    /// Who.
    Actor(Actor),
    /// Words, normalised for comparison.
    Text(TextValue),
    /// One of a declared list.
    Symbol(String),
    /// An amount of money: currency as ISO 4217 where known, else as written.
    Money {
        /// ISO 4217 code or the words used.
        currency: String,
        /// How much, as a count of whole units.
        amount: Count,
    },
    /// A share of a hundred, in hundredths of a percent.
    Percent(Count),
    /// A length of time in days.
    Duration(Count),
}

/// Bound words: what stands there, and the form that is compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextValue {
    /// Folded content words; words that a named phrase matched stand as `@phrase`, so that synonyms compare equal.
    pub norm: Vec<String>,
}
