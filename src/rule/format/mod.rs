//! The one layout of rule files: text to text. Takes a file that parses and moves its tokens and comments, never changes
//! them; knows tokens and statements, not what they mean.
//!
//! `lines` takes the file apart into lines to come, `pieces` cuts a statement where it may be broken, with `spacing`
//! between its tokens; `table` aligns neighbours, `write` fills lines up to [`WIDTH`]. The only tokens that come or go are
//! marks that say nothing: a `|` before the first alternative, a `,` behind the last expectation.

mod gap;
mod lines;
mod pieces;
mod spacing;
mod table;
mod write;

use crate::diagnostic::Diagnostic;
use crate::rule::parse::lex::{self, Token};
use crate::rule::parse::parse;
use crate::source::SourceId;

/// Columns that a line may take up where it can be broken; comments at its end may pass them.
pub const WIDTH: usize = 110;

/// Lays a rule file out. A text that does not parse comes back as it is, with what there is to say about it.
///
/// Laying out twice is the same as once; the tree stays, spans aside; comments stay in their order. Lines end as the first
/// line of `text` does. Takes time in proportion to the text.
pub fn format(source: SourceId, text: &str) -> (String, Vec<Diagnostic>) {
    let (_, reports) = parse(source, text);
    if !reports.is_empty() {
        return (text.to_owned(), reports);
    }
    let tokens = lex::tokens(text);
    let mut laid = write::write(lines::lines(text, &tokens));
    if text.find('\n').is_some_and(|end| text[..end].ends_with('\r')) {
        laid = laid.replace('\n', "\r\n");
    }
    // Whoever formats a file trusts it to mean the same: a mistake of ours costs the layout, not the rule.
    let kept = keeps(text, &tokens, &laid) && parse(source, &laid).1.is_empty();
    debug_assert!(kept, "the layout changes the file:\n{text}\n---\n{laid}");
    (if kept { laid } else { text.to_owned() }, Vec::new())
}

/// Whether both texts have the same tokens, idle marks aside, and the same comments.
fn keeps(text: &str, tokens: &[Token], laid: &str) -> bool {
    let after = lex::tokens(laid);
    let telling = |token: &&Token| !token.is("|") && !token.is(",");
    let words = tokens.iter().filter(telling).map(|token| token.span.of(text));
    let same = words.eq(after.iter().filter(telling).map(|token| token.span.of(laid)));
    same && comments(text, tokens).eq(comments(laid, &after))
}

/// All comments of a text, blanks at their ends left out.
fn comments<'a>(text: &'a str, tokens: &'a [Token]) -> impl Iterator<Item = &'a str> {
    let starts = std::iter::once(0).chain(tokens.iter().map(|token| token.span.end as usize));
    let ends = tokens.iter().map(|token| token.span.start as usize).chain(std::iter::once(text.len()));
    starts.zip(ends).flat_map(|(start, end)| gap::Gap::read(&text[start..end], false).comments())
}

#[cfg(test)]
mod tests;
