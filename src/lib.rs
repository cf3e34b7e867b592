//! gainsay: `rule text → Ast → RuleSet` and `file → Article → Sentence → Token → Value lattice → Match → Claim → Pair → Finding → report`.

pub mod claim;
pub mod diagnostic;
pub mod source;
pub mod span;
pub mod text;
pub mod value;
pub mod rule {
    pub mod ast;
    pub mod check;
    pub mod files;
    pub mod lexicon_tsv;
    pub mod names;
    pub mod parse;
    pub mod suggest;
}
