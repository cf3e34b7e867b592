//! The statements of a file as `layout` cuts them, with their tokens and not yet read: what the formatter works on.
//! Means something only for a text that [`parse`](super::parse) has nothing to say about.

use std::cell::RefCell;

use super::layout::Reader;
use super::lex::Token;
use super::stream::Context;
use crate::source::SourceId;

/// What comes next in a file.
pub(in crate::rule) enum Step<'a> {
    /// A statement, the `{` of its block included.
    Statement {
        /// Its tokens, at least one.
        tokens: &'a [Token],
        /// The keyword that it begins with; none for slots, entries of lexicons and facts of `meta`.
        keyword: Option<&'static str>,
        /// Whether its last token opens a block.
        block: bool,
    },
    /// The `}` that closes a block.
    Close(Token),
}

/// All statements and closing braces, in order; every token stands in one of them.
pub(in crate::rule) fn outline<'a>(text: &str, tokens: &'a [Token]) -> Vec<Step<'a>> {
    let context = Context { source: SourceId(0), text, reports: RefCell::default() };
    let mut reader = Reader::new(&context, tokens);
    let mut steps = Vec::new();
    let mut at = 0;
    while let Some(token) = reader.peek() {
        if token.is("}") {
            reader.skip();
            steps.push(Step::Close(token));
            at += 1;
            continue;
        }
        let keyword = reader.keyword();
        let opens = matches!(keyword, Some("claim" | "rule" | "lexicon" | "meta" | "override"));
        let statement = reader.statement(opens);
        let (from, block) = (at, statement.block);
        at += statement.stream.tokens.len();
        steps.push(Step::Statement { tokens: &tokens[from..at], keyword, block });
    }
    steps
}
