//! The rule language: text → tree → checked → programs. Knows nothing of articles.

pub mod ast;
mod builtin;
mod compile;
mod load;
pub mod parse;
mod program;
pub mod suggest;

pub use builtin::{builtin_files, builtin_tables};
pub use compile::{NamedFile, compile};
pub use load::{Loaded, RuleText, load};
pub use program::*;
