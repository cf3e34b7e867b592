//! The rule language: text → tree → checked → programs. Knows nothing of articles.

pub mod ast;
mod compile;
mod program;

pub use compile::compile;
pub use program::*;
