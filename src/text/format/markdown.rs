//! Markdown with YAML front matter. Paragraphs, headings and list items become blocks, with spans into the file;
//! code, tables, HTML and images do not.

mod front;

use std::ops::Range;
use std::sync::Arc;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::{ArticleName, Reading, bytes};
use crate::span::Span;
use crate::text::article::{Article, Block};
use crate::text::paragraph::trim;

pub(super) fn read(name: &ArticleName, bytes: &[u8], reading: &mut Reading) {
    let (text, warning) = bytes::decode(bytes);
    if let Some(warning) = warning {
        reading.warning(name, None, warning);
    }
    let known = reading.problems.len();
    let (info, end) = front::read(name, &text, reading);
    let blocks = blocks(&text, end);
    reading.article(Article { info: Arc::new(info), text: Arc::from(text), blocks }, known);
}

/// The blocks of the Markdown that begins at byte `from`.
fn blocks(text: &str, from: usize) -> Vec<Block> {
    let body = &text[from..];
    let options = Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_STRIKETHROUGH;
    let mut collector = Collector { text, from, blocks: Vec::new(), open: None, heading: false, hidden: 0 };
    for (event, range) in Parser::new_ext(body, options).into_offset_iter() {
        collector.take(event, range);
    }
    collector.close();
    collector.blocks
}

struct Collector<'a> {
    text: &'a str,
    from: usize,
    blocks: Vec<Block>,
    /// From the first to the last text of the block being read; markup at its ends stays outside.
    open: Option<Span>,
    heading: bool,
    /// How many elements that are no prose are open.
    hidden: u32,
}

impl Collector<'_> {
    fn take(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(Tag::Heading { .. }) => {
                self.close();
                self.heading = true;
            }
            // An item holds its text directly or in paragraphs, and further lists: each start ends what was before.
            Event::Start(Tag::Paragraph | Tag::Item | Tag::List(_) | Tag::BlockQuote(_)) => self.close(),
            Event::Start(
                Tag::CodeBlock(_) | Tag::HtmlBlock | Tag::Table(_) | Tag::Image { .. } | Tag::FootnoteDefinition(_),
            ) => self.hidden += 1,
            Event::End(
                TagEnd::CodeBlock | TagEnd::HtmlBlock | TagEnd::Table | TagEnd::Image | TagEnd::FootnoteDefinition,
            ) => self.hidden = self.hidden.saturating_sub(1),
            Event::End(TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::Item | TagEnd::List(_)) => self.close(),
            Event::Text(_) | Event::Code(_) if self.hidden == 0 => {
                let span = Span::new(self.from + range.start, self.from + range.end);
                self.open = Some(self.open.map_or(span, |open| open.to(span)));
            }
            _ => {}
        }
    }

    fn close(&mut self) {
        if let Some(open) = self.open.take() {
            let span = trim(self.text, open);
            if !span.is_empty() {
                self.blocks.push(Block { span, heading: self.heading });
            }
        }
        self.heading = false;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(markdown: &str, expected: &[&str]) {
        let found: Vec<_> = blocks(markdown, 0)
            .iter()
            .map(|block| format!("{}{}", if block.heading { "# " } else { "" }, block.span.of(markdown)))
            .collect();
        assert_eq!(found, expected, "{markdown}");
    }

    #[test]
    fn finds_blocks() {
        check("", &[]);
        check("One.\nStill one.\n\nTwo.", &["One.\nStill one.", "Two."]);
        check("# Roof falls #\n\nUnder\n-----\nOne.", &["# Roof falls", "# Under", "One."]);
        check("**Kyiv** said *no*.", &["Kyiv** said *no*."]);
        check("*All of it.*", &["All of it."]);
        check("See [the report](http://example.org/a.html).", &["See [the report](http://example.org/a.html)."]);
        check(
            "Intro:\n\n- one\n- two\n  more\n\n1. three\n\n   four",
            &["Intro:", "one", "two\n  more", "three", "four"],
        );
        check("- one\n  - inner\n- two", &["one", "inner", "two"]);
        check("> “No,” he said.\n> Then he left.", &["“No,” he said.\n> Then he left."]);
        check("One.\n\n```\ncode\n```\n\n    code\n\n<div>html</div>\n\n![alt](a.png)\n\nTwo.", &["One.", "Two."]);
        check("| a | b |\n|---|---|\n| c | d |\n\nOne.", &["One."]);
        check("AT&amp;T rose.", &["AT&amp;T rose."]);
    }
}
