//! The rule language: text → tree → checked → programs. Knows nothing of articles.

mod allow;
pub mod ast;
mod builtin;
pub mod check;
mod compile;
mod constraint;
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
mod program;
mod roster;
pub mod suggest;

pub use allow::silence;
pub use builtin::{builtin_files, builtin_tables};
pub use compile::compile;
pub use files::{RuleFile, RuleFiles, Table, dotted};
pub use lexicon::{CompiledLexicon, Member};
pub use load::{Loaded, RuleText, load, load_to_run};
pub use need::{Forms, Need};
pub use origin::{Origin, Part};
pub use program::*;
