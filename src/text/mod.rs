//! Articles as texts: formats, sentences, tokens, quotations. Knows nothing of claims or rules.

mod article;
mod quote;
mod sentence;
mod token;
mod tokenize;

pub use article::{Article, ArticleInfo, Block};
pub use quote::Quote;
pub use sentence::{Role, Sentence};
pub use token::{Token, TokenKind, Tokens};
pub use tokenize::fold;
