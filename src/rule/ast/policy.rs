//! What a pack changes in the claims of another: policies of comparison, never patterns.

use super::{Meta, Name, Transition};
use crate::claim::Key;
use crate::span::Span;

/// `override NAME { … }`
#[derive(Clone, Debug, PartialEq)]
pub struct Override {
    /// The claim kind.
    pub kind: Name,
    /// Slots with other policies.
    pub slots: Vec<Policy>,
    /// `next A -> B | C`: what may follow A, instead of what did; `next A -> none`: nothing.
    pub next: Vec<Transition>,
    /// `both A B`: in addition to those declared.
    pub both: Vec<(Name, Name)>,
    /// `meta { … }`: facts said anew, or in addition.
    pub meta: Vec<Meta>,
    /// Where.
    pub span: Span,
}

/// `NAME : key within 3 days`: all policies of a slot, said anew.
#[derive(Clone, Debug, PartialEq)]
pub struct Policy {
    /// The slot.
    pub name: Name,
    /// `key`, with its tolerance in days.
    pub key: Option<Key>,
    /// `tally`
    pub tally: bool,
    /// Where.
    pub span: Span,
}
