//! The typed claim and the schema of its kind: plain data, no English, no rules.

mod cause;
mod evidence;
mod extent;
mod meta;
mod schema;
mod story;

use std::sync::Arc;

pub use cause::Cause;
pub use evidence::{CueHit, Evidence};
pub use extent::Extent;
pub use meta::{Facts, Meta, SEVERITIES};
pub use schema::{Arity, Key, Schema, SlotSpec, SlotType};
pub use story::{Story, StoryName};

use crate::span::Span;
use crate::value::{Moment, Value};

/// Whether the claim says that it is so or that it is not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Polarity {
    /// It is so.
    Affirmed,
    /// It is not so.
    Negated,
}

impl Polarity {
    /// The other one.
    pub fn opposite(self) -> Self {
        match self {
            Polarity::Affirmed => Polarity::Negated,
            Polarity::Negated => Polarity::Affirmed,
        }
    }
}

/// How far its source commits itself (FactBank: CT, PR, PS, U).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Commitment {
    /// Goals, requests, conditions, questions: never contradicts anything.
    Uncommitted,
    /// may, might, feared
    Possible,
    /// likely, expected, reportedly
    Probable,
    /// said outright
    Certain,
}

/// The innermost source who vouches for a claim.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Speaker {
    /// The words that name the speaker.
    pub text: String,
    /// Usual name.
    pub name: String,
    /// Stable id, as an actor's.
    pub id: String,
    /// On whose behalf; `None`: their own.
    pub principal: Option<String>,
}

/// One value of a slot, with the words it was read from.
#[derive(Clone, Debug, PartialEq)]
pub struct Filled {
    /// The value.
    pub value: Value,
    /// The words.
    pub text: String,
    /// Where they stand.
    pub span: Span,
    /// Whether it was taken over from outside the sentence: dateline, article date, the sentence before.
    pub inherited: bool,
    /// Whether the word behind a count says that it is of people, of whatever group others are that its claim counts: `three
    /// workers died and 17 people were injured`.
    pub of_people: bool,
}

/// A slot with its values; more than one only where the schema allows it.
#[derive(Clone, Debug, PartialEq)]
pub struct Slot {
    /// Name, as in the schema.
    pub name: String,
    /// At least one.
    pub values: Vec<Filled>,
}

/// An extracted instance of a claim kind. No claim without evidence.
#[derive(Clone, Debug, PartialEq)]
pub struct Claim {
    /// Stable over runs: a hash of article, kind, sentence and place in it.
    pub id: String,
    /// Name of the kind.
    pub kind: Arc<str>,
    /// `kind.rule` that found it.
    pub rule: Arc<str>,
    /// Filled slots, in the schema's order.
    pub slots: Vec<Slot>,
    /// Is, or is not.
    pub polarity: Polarity,
    /// How sure its source is.
    pub commitment: Commitment,
    /// `None`: the outlet's own voice.
    pub speaker: Option<Speaker>,
    /// The moment for which it is claimed: the quote's, else the article's.
    pub asof: Option<Moment>,
    /// Where it stands.
    pub evidence: Evidence,
}

impl Claim {
    /// The beginning of its id, by which people name it.
    pub fn short_id(&self) -> &str {
        self.id.get(..8).unwrap_or(&self.id)
    }

    /// The slot of this name, where it is filled.
    pub fn slot(&self, name: &str) -> Option<&Slot> {
        self.slots.iter().find(|slot| slot.name == name)
    }
}
