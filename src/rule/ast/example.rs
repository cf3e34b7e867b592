//! The tests that stand in rule files: of what is found in one text, and of what two texts are to each other.

use jiff::civil::Date;

use super::Name;
use crate::span::Span;

/// A test of extraction.
#[derive(Clone, Debug, PartialEq)]
pub struct Example {
    /// What is expected.
    pub kind: ExampleKind,
    /// `@2025-04-18`
    pub date: Option<Date>,
    /// The sentence.
    pub text: Name,
    /// `=> { slot: value }`: slots not named are not checked. `polarity`, `commitment`, `speaker` are named likewise.
    pub expect: Vec<Expect>,
    /// Where.
    pub span: Span,
}

/// What an example expects.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ExampleKind {
    /// The rule finds it.
    Example,
    /// The rule finds nothing.
    Ignore,
    /// Not yet.
    Todo,
}

/// `actor: Russia`
#[derive(Clone, Debug, PartialEq)]
pub struct Expect {
    /// Slot, or `polarity`, `commitment`, `speaker`.
    pub slot: Name,
    /// One value, or several in `[ … ]`; a bare word, number, date or quoted text, as written (quotes off).
    /// `none`: the slot must be empty.
    pub values: Vec<Name>,
}

/// `contradicts "…" with "…" on state`
#[derive(Clone, Debug, PartialEq)]
pub struct VerdictTest {
    /// `contradicts`, `agrees`, `supersedes`, `disputed`, `unrelated`, `tension`, `refines`, `compatible`.
    pub verdict: Name,
    /// The earlier text, with its date if given.
    pub a: (Option<Date>, Name),
    /// The other.
    pub b: (Option<Date>, Name),
    /// `on SLOT`
    pub on: Option<Name>,
    /// Where.
    pub span: Span,
}
