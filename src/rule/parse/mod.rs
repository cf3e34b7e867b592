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
use crate::rule::ast::{File, Use};
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

/// The `use` statements at the top level of a rule file that can be read, and nothing else of it: for who must know which
/// files belong together before any is read.
pub fn uses(text: &str) -> Vec<Use> {
    let Some(text) = with_uses(text) else { return Vec::new() };
    let context = stream::Context { source: SourceId(0), text, reports: RefCell::default() };
    let tokens = lex::tokens(text);
    let (mut found, mut depth) = (Vec::new(), 0_usize);
    for step in outline::outline(text, &tokens) {
        match step {
            outline::Step::Close(_) => depth = depth.saturating_sub(1),
            outline::Step::Statement { tokens, keyword: Some("use"), .. } if depth == 0 => {
                found.extend(names::use_(stream::Stream::new(&context, tokens)).ok().map(|(_, found)| found));
            }
            outline::Step::Statement { block, .. } => depth += usize::from(block),
        }
    }
    found
}

/// What of a text can hold the `use` statements of its top level: they mostly stand in its first lines. `None` where it has
/// none.
fn with_uses(text: &str) -> Option<&str> {
    let (mut at, mut last, mut end) = (0, false, None);
    for line in text.split_inclusive('\n') {
        let written = line.trim_start_matches('\u{feff}').trim_start();
        if written.starts_with("use") {
            (last, end) = (true, None);
        } else if last && end.is_none() && line.starts_with(|first: char| first.is_alphanumeric()) {
            // A statement goes on only in lines that are deeper or that begin with a mark.
            end = Some(at);
        }
        at += line.len();
    }
    last.then(|| &text[..end.unwrap_or(text.len())])
}

#[cfg(test)]
mod tests;
