//! gainsay: `rule text → Ast → RuleSet` and `file → Article → Sentence → Token → Value lattice → Match → Claim → Pair → Finding → report`.

pub mod claim;
pub mod cli;
pub mod diagnostic;
pub mod lexicon {
    pub mod gazetteer;
    pub mod names;
}
pub mod source;
pub mod span;
pub mod text;
pub mod value;
