//! A file, taken apart into the lines to come: statements with their depth, comments, blank lines, closing braces.

use super::gap::{Gap, GapLine};
use super::pieces::{Cut, Form, Piece, cut};
use crate::rule::parse::lex::Token;
use crate::rule::parse::outline::{Step, outline};

/// Columns of one level.
const INDENT: usize = 2;

/// What is written next.
#[derive(Debug)]
pub(super) enum Line<'a> {
    /// At most one in a row, none at the edges of a block.
    Blank,
    /// On a line of its own.
    Comment {
        /// Its column.
        indent: usize,
        /// `// …`
        text: &'a str,
    },
    /// One line or several.
    Statement(Statement<'a>),
    /// `}`
    Close {
        /// Its column.
        indent: usize,
        /// What stands behind it.
        comment: Option<&'a str>,
    },
}

/// A statement, the `{` of its block included.
#[derive(Debug)]
pub(super) struct Statement<'a> {
    pub indent: usize,
    pub form: Form,
    pub pieces: Vec<Piece<'a>>,
    pub body: Option<usize>,
    pub tall: bool,
    /// What stands behind it.
    pub comment: Option<&'a str>,
    /// Whether a block follows.
    pub block: bool,
}

/// The lines of a file in which nothing is broken.
pub(super) fn lines<'a>(text: &'a str, tokens: &[Token]) -> Vec<Line<'a>> {
    let mut sheet = Sheet { lines: Vec::new(), depth: 0 };
    let mut end = 0;
    for step in outline(text, tokens) {
        let (first, last) = match step {
            Step::Statement { tokens, .. } => (tokens[0], tokens[tokens.len() - 1]),
            Step::Close(token) => (token, token),
        };
        sheet.gap(Gap::read(&text[end..first.span.start as usize], end == 0));
        end = last.span.end as usize;
        match step {
            Step::Statement { tokens, keyword, block } => sheet.statement(text, tokens, Form::of(keyword), block),
            Step::Close(_) => sheet.close(),
        }
    }
    sheet.gap(Gap::read(&text[end..], end == 0));
    while matches!(sheet.lines.last(), Some(Line::Blank)) {
        sheet.lines.pop();
    }
    sheet.lines
}

struct Sheet<'a> {
    lines: Vec<Line<'a>>,
    depth: usize,
}

impl<'a> Sheet<'a> {
    fn indent(&self) -> usize {
        INDENT * self.depth
    }

    /// What stands between two statements.
    fn gap(&mut self, gap: Gap<'a>) {
        if let Some(text) = gap.trailing {
            self.trailing(text);
        }
        for line in gap.lines {
            match line {
                GapLine::Comment(text) => self.lines.push(Line::Comment { indent: self.indent(), text }),
                GapLine::Blank => self.blank(),
            }
        }
    }

    fn blank(&mut self) {
        let edge = match self.lines.last() {
            None | Some(Line::Blank) => true,
            Some(Line::Statement(head)) => head.block,
            Some(_) => false,
        };
        if !edge {
            self.lines.push(Line::Blank);
        }
    }

    /// A comment at the end of the line before.
    fn trailing(&mut self, text: &'a str) {
        let indent = self.indent();
        match self.lines.last_mut() {
            Some(
                Line::Statement(Statement { comment: comment @ None, .. })
                | Line::Close { comment: comment @ None, .. },
            ) => {
                *comment = Some(text);
            }
            _ => self.lines.push(Line::Comment { indent, text }),
        }
    }

    fn statement(&mut self, text: &'a str, tokens: &[Token], form: Form, block: bool) {
        let Cut { mut pieces, body, tall } = cut(text, tokens, form);
        // The head of a block stays in one line; comments in it go behind its `{`.
        let moved: Vec<_> =
            if block { pieces.iter_mut().flat_map(|piece| piece.comments.drain(..)).collect() } else { Vec::new() };
        let indent = self.indent();
        self.lines.push(Line::Statement(Statement { indent, form, pieces, body, tall, comment: None, block }));
        self.depth += usize::from(block);
        moved.into_iter().for_each(|comment| self.trailing(comment.text));
    }

    fn close(&mut self) {
        self.depth = self.depth.saturating_sub(1);
        while matches!(self.lines.last(), Some(Line::Blank)) {
            self.lines.pop();
        }
        if let Some(Line::Statement(head)) = self.lines.last_mut()
            && head.block
            && head.comment.is_none()
            && let Some(brace) = head.pieces.last_mut()
        {
            brace.text.push('}');
            head.block = false;
            return;
        }
        self.lines.push(Line::Close { indent: self.indent(), comment: None });
    }
}
