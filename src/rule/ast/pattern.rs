//! Patterns: what a `match`, `also`, `phrase` or `cue` looks for.

use super::Name;
use crate::lexicon::inflect::WordClass;
use crate::span::Span;

/// A pattern with its place.
#[derive(Clone, Debug, PartialEq)]
pub struct Pattern {
    /// What it is.
    pub node: PatternNode,
    /// Where.
    pub span: Span,
}

/// What a pattern is.
#[derive(Clone, Debug, PartialEq)]
pub enum PatternNode {
    /// A bare word: any inflection of it. No hyphens: `cease-fire` is read as `cease`, `"-"`, `fire` in a row.
    Word(String),
    /// `meet/verb`: any form that the word has as a verb, noun or adjective.
    Class {
        /// The word.
        word: String,
        /// As what.
        class: WordClass,
    },
    /// `"these words"`: exactly, in any case; `case`: in this case alone.
    Quoted {
        /// The words, without the marks.
        text: String,
        /// `"US" case`
        case: bool,
    },
    /// `{slot}` or `{slot: pattern}`
    Slot {
        /// Which slot.
        name: Name,
        /// What text to bind; without it, a value of the slot's type.
        pattern: Option<Box<Pattern>>,
    },
    /// `..` or `..4`: a gap inside the clause of at most so many tokens.
    Gap(u8),
    /// One after the other.
    Seq(Vec<Pattern>),
    /// `a | b`
    Alt(Vec<Pattern>),
    /// `a?`
    Optional(Box<Pattern>),
    /// `a[2..3]`
    Repeat {
        /// What.
        pattern: Box<Pattern>,
        /// At least so often.
        min: u8,
        /// At most so often.
        max: u8,
    },
    /// `any order(a, b, c)`: with gaps of up to 8 between them.
    AnyOrder(Vec<Pattern>),
    /// `not(a)`: what follows here is not a.
    Not(Box<Pattern>),
    /// `not after(a)`: what stands right before here is not a.
    NotAfter(Box<Pattern>),
    /// `_`: one word or number, whatever it is.
    Any,
    /// `@name`: a phrase or lexicon.
    Ref(String),
    /// What could not be parsed; a diagnostic says why.
    Broken,
}
