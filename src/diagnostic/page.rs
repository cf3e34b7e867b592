//! The page of a code: what it means, a wrong example and the mended one, why the language refuses it. Pages are the files
//! `pages/CODE.md`, built into the binary; the examples in them are rule files under a fence:
//! `` ```gainsay wrong `` or `` ```gainsay right ``, with a path behind it where several files belong together.

include!(concat!(env!("OUT_DIR"), "/pages.rs"));

/// The path of a file in an example that names none.
pub const USUAL_PATH: &str = "example.gainsay";

/// What stands on a page, in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part<'a> {
    /// A line of prose; may be empty.
    Prose(&'a str),
    /// A file of an example.
    Example {
        /// Whether it is the mended one.
        right: bool,
        /// `example.gainsay`, unless the page says otherwise. A path that ends in `.txt` is an article.
        path: &'a str,
        /// Its text.
        text: &'a str,
    },
}

/// The page of a code as it is written; `None` for a code without one.
pub fn page(code: &str) -> Option<&'static str> {
    PAGES.iter().find(|(name, _)| *name == code).map(|&(_, text)| text)
}

/// Takes a page apart.
pub fn parts(page: &str) -> Vec<Part<'_>> {
    let mut parts = Vec::new();
    let mut rest = page;
    while !rest.is_empty() {
        let (line, after) = rest.split_once('\n').unwrap_or((rest, ""));
        rest = after;
        let Some(fence) = line.strip_prefix("```") else {
            parts.push(Part::Prose(line));
            continue;
        };
        let mut words = fence.split_whitespace().skip(1);
        let right = words.next() == Some("right");
        let path = words.next().unwrap_or(USUAL_PATH);
        let (text, after) = rest.split_once("```\n").unwrap_or((rest, ""));
        parts.push(Part::Example { right, path, text });
        rest = after;
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::code;

    #[test]
    fn every_code_has_a_page_and_every_page_a_code() {
        for (code, title) in code::ALL {
            assert!(page(code).is_some(), "src/diagnostic/pages/{code}.md is missing ({title})");
        }
        for (name, _) in PAGES {
            assert!(code::title(name).is_some(), "src/diagnostic/pages/{name}.md is of no code");
        }
    }

    #[test]
    fn takes_pages_apart() {
        let page = "Why.\n```gainsay wrong\na\nb\n```\n```tsv right people.tsv\nc\n```\nEnd.";
        let example = |right, path, text| Part::Example { right, path, text };
        let expected = [
            Part::Prose("Why."),
            example(false, "example.gainsay", "a\nb\n"),
            example(true, "people.tsv", "c\n"),
            Part::Prose("End."),
        ];
        assert_eq!(parts(page), expected);
        assert_eq!(parts("```gainsay wrong\nopen"), [example(false, "example.gainsay", "open")]);
    }
}
