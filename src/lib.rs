//! gainsay: `rule text → Ast → RuleSet` and `file → Article → Sentence → Token → Value lattice → Match → Claim → Pair → Finding → report`.

pub mod align;
pub mod claim;
pub mod cli;
pub mod diagnostic;
pub mod diff;
pub mod extract;
pub mod lexicon;
pub mod reconcile;
pub mod report;
pub mod rule;
pub mod source;
pub mod span;
pub mod text;
pub mod value;

pub mod verify;
