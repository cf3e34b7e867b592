//! The schema of a claim kind: what `claim NAME { … }` declares in a rule file.

use super::Meta;

/// What a slot can hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SlotType {
    /// How many.
    Count,
    /// When.
    Time,
    /// Where.
    Place,
    /// Any actor.
    Actor,
    /// A human being.
    Person,
    /// An organisation or institution.
    Org,
    /// An amount of money.
    Money,
    /// A percentage.
    Percent,
    /// A length of time.
    Duration,
    /// Words.
    Text,
    /// One of these symbols.
    Symbols(Vec<String>),
    /// A member of the lexicon of this name.
    Lexicon(String),
}

/// How many values a slot takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Arity {
    /// Exactly one: every rule must bind or set it.
    One,
    /// `?`
    Optional,
    /// `+`
    Several,
    /// `*`
    Any,
}

impl Arity {
    /// Whether the slot is a list.
    pub fn is_list(self) -> bool {
        matches!(self, Arity::Several | Arity::Any)
    }
}

/// A slot that identifies the event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Key {
    /// `within N days`: two times this far apart may still be about one event, and then they disagree.
    /// `None`: values that miss each other are about two events.
    pub within_days: Option<u32>,
}

/// One slot of a kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SlotSpec {
    /// Name.
    pub name: String,
    /// What it can hold.
    pub ty: SlotType,
    /// How many.
    pub arity: Arity,
    /// Of a list of actors: what is claimed holds of each of them by itself (`A and B accepted the truce`), not of all of
    /// them together (`A and B met`).
    pub each: bool,
    /// Whether it identifies the event.
    pub key: Option<Key>,
    /// Whether it is a counter that grows with later reports.
    pub tally: bool,
}

impl SlotSpec {
    /// Whether it is a list whose members do something together.
    pub fn is_joint(&self) -> bool {
        self.arity.is_list() && !self.each
    }
}

/// A claim kind.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Schema {
    /// Name: `casualties`.
    pub kind: String,
    /// What it is, for people.
    pub title: String,
    /// Slots in the order declared.
    pub slots: Vec<SlotSpec>,
    /// `next A -> B`: a later report may say B where an earlier one said A.
    pub next: Vec<(String, String)>,
    /// `both A B`: symbols of one list that may be true of one event at one time; all other pairs exclude each other.
    pub both: Vec<(String, String)>,
    /// What `meta` says of it.
    pub meta: Meta,
}

impl Schema {
    /// The slot of this name.
    pub fn slot(&self, name: &str) -> Option<&SlotSpec> {
        self.slots.iter().find(|slot| slot.name == name)
    }

    /// Whether it counts what an event did, so that what brought it about tells events apart: it has a slot of counts.
    pub fn counts(&self) -> bool {
        self.slots.iter().any(|slot| slot.ty == SlotType::Count)
    }

    /// Whether a slot is the first that counts: the one to which others are added (`killed nine and hurt another four`).
    pub fn counts_first(&self, slot: usize) -> bool {
        self.slots.iter().position(|slot| slot.ty == SlotType::Count) == Some(slot)
    }

    /// Whether it is an act that is planned before it is done: it says what may follow what.
    pub fn is_act(&self) -> bool {
        !self.next.is_empty()
    }

    /// Whether it is about what goes on, so that its reports may be years apart: it has a duration that grows.
    pub fn runs_on(&self) -> bool {
        self.slots.iter().any(|slot| slot.ty == SlotType::Duration && slot.tally)
    }

    /// Whether a later report may turn `old` into `new`.
    pub fn may_follow(&self, old: &str, new: &str) -> bool {
        self.next.iter().any(|(from, to)| from == old && to == new)
    }

    /// Whether two symbols can both be true of one event.
    pub fn may_coexist(&self, a: &str, b: &str) -> bool {
        a == b || self.both.iter().any(|(x, y)| (x == a && y == b) || (x == b && y == a))
    }
}
