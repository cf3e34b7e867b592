//! gainsay: `rule text → Ast → RuleSet` and `file → Article → Sentence → Token → Value lattice → Match → Claim → Pair → Finding → report`.

pub mod claim;
pub mod cli;
pub mod diagnostic;
pub mod extract;
pub mod lexicon;
pub mod report;
pub mod rule;
pub mod source;
pub mod span;
pub mod text;
pub mod value;
