//! The rule language: text → tree → checked → programs. Knows nothing of articles.

mod allow;
pub mod ast;
mod builtin;
pub mod check;
mod compile;
mod constraint;
mod emit;
pub mod files;
pub mod format;
mod identity;
mod lexicon;
pub mod lexicon_tsv;
mod load;
pub mod names;
mod need;
mod order;
mod origin;
pub mod parse;
mod plan;
mod program;
mod roster;
mod shape;
pub mod suggest;

pub use allow::silence;
pub(crate) use builtin::SHIPPED_TEXTS;
pub use builtin::{builtin_files, builtin_tables};
pub use compile::compile;
pub use files::{RuleFile, RuleFiles, Table, dotted};
pub use lexicon::{CompiledLexicon, Member};
pub use load::{Loaded, RuleText, load, load_to_run};
pub use need::{Forms, Need};
pub use origin::{Origin, Part};
pub use plan::Plan;
pub use program::*;
