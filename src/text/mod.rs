//! Articles as texts: formats, sentences, tokens, quotations. Knows nothing of claims or rules.

mod article;
mod format;
mod paragraph;
mod quote;
mod sentence;
mod token;
mod tokenize;

pub use article::{Article, ArticleInfo, Block};
pub use format::{ArticleName, Format, MAX_BYTES, Problem, Reading, parse_published, read, read_line};
pub use quote::Quote;
pub use sentence::{Role, Sentence};
pub use token::{Token, TokenKind, Tokens};
pub use tokenize::fold;
