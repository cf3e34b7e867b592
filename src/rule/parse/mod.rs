//! Text of a rule file to its tree and what there is to say about it. Never fails: a statement that cannot be read is
//! reported and left out, and reading goes on with the next. Knows the form of the language, not what its names mean.
//!
//! `lex` cuts tokens, `layout` cuts statements, `blocks` and `bodies` walk files, claims and rules; each statement is
//! then read by the nom parsers of `names`, `claim`, `rule`, `pattern` and `date` over the `stream` of its tokens. `outline`
//! gives the statements as they are cut, for whoever lays them out.

mod blocks;
mod bodies;
mod claim;
mod date;
pub(super) mod layout;
pub(super) mod lex;
mod names;
pub(super) mod outline;
mod pattern;
mod rule;
mod stream;

pub(crate) use date::day_of;

use std::cell::RefCell;

use crate::diagnostic::{Diagnostic, code};
use crate::rule::ast::File;
use crate::source::SourceId;
use lex::Kind;

/// Reads a rule file. The tree holds all that could be read; the diagnostics are in the order of the text.
///
/// Takes time in proportion to the text, whatever the text is.
pub fn parse(source: SourceId, text: &str) -> (File, Vec<Diagnostic>) {
    let context = stream::Context { source, text, reports: RefCell::default() };
    let tokens = lex::tokens(text);
    for token in tokens.iter().filter(|token| token.kind == Kind::Text { closed: false }) {
        let report =
            context.error(code::UNCLOSED_TEXT, "expected a closing `\"`, found the end of the line", token.span);
        context.report(report.label("this text is not closed").help("a text ends on the line on which it begins"));
    }
    let file = blocks::file(&context, &tokens);
    let mut reports = context.reports.into_inner();
    reports.sort_by_key(|report| report.labels.first().map(|label| label.span));
    (file, reports)
}

#[cfg(test)]
mod tests;
