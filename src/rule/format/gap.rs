//! What stands between two tokens: comments and blank lines. Knows no tokens.

/// The text between two tokens, read.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Gap<'a> {
    /// The comment at the end of the line on which the gap begins.
    pub trailing: Option<&'a str>,
    /// What stands on lines of its own.
    pub lines: Vec<GapLine<'a>>,
}

/// A line without tokens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum GapLine<'a> {
    /// Nothing on it.
    Blank,
    /// `// …`, without blanks at its end.
    Comment(&'a str),
}

impl<'a> Gap<'a> {
    /// Reads a run of blanks and comments; `fresh`: it begins a line, as the one at the start of a file does.
    pub fn read(text: &'a str, fresh: bool) -> Self {
        let mut gap = Gap::default();
        let mut rest = text.split('\n').peekable();
        if !fresh {
            gap.trailing = rest.next().and_then(comment);
        }
        while let Some(line) = rest.next() {
            match comment(line) {
                Some(comment) => gap.lines.push(GapLine::Comment(comment)),
                None if rest.peek().is_some() => gap.lines.push(GapLine::Blank),
                // What stands before the next token on its line.
                None => {}
            }
        }
        gap
    }

    /// All comments in it.
    pub fn comments(self) -> impl Iterator<Item = &'a str> {
        let own = self.lines.into_iter().filter_map(|line| match line {
            GapLine::Comment(text) => Some(text),
            GapLine::Blank => None,
        });
        self.trailing.into_iter().chain(own)
    }
}

fn comment(line: &str) -> Option<&str> {
    line.find("//").map(|at| line[at..].trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_gaps() {
        let comments = |text, fresh| Gap::read(text, fresh).comments().collect::<Vec<_>>();
        assert_eq!(comments(" // a \r\n\n  // b // c\n ", false), ["// a", "// b // c"]);
        assert_eq!(Gap::read("  ", false), Gap::default());
        assert_eq!(Gap::read("\n\n  ", false).lines, [GapLine::Blank]);
        assert_eq!(Gap::read("// a\n", true), Gap { trailing: None, lines: vec![GapLine::Comment("// a")] });
        assert_eq!(Gap::read("// a", false), Gap { trailing: Some("// a"), lines: vec![] });
    }
}
