//! Articles as texts: formats, sentences, tokens, quotations. Knows nothing of claims or rules.

mod article;
mod dateline;
mod format;
mod lex;
mod mend;
mod paragraph;
mod pieces;
mod quote;
mod role;
mod seek;
mod segment;
mod sentence;
mod single;
mod token;
mod tokenize;

pub use article::{Article, ArticleInfo, Block};
pub use format::{ArticleName, Format, MAX_BYTES, MAX_TEXT, Problem, Reading, parse_published, read, read_line};
pub use lex::{Piece, lex};
pub use pieces::Pieces;
pub use quote::{Quote, quotes};
pub use sentence::{Role, Sentence, sentences};
pub use token::{Token, TokenKind, Tokens};
pub use tokenize::fold;
