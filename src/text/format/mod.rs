//! Input formats: bytes in, articles and problems out. Opens no files; what is good in a broken input is still read.

mod bytes;
mod json;
mod markdown;
mod meta;
mod name;
mod ndjson;
mod problem;
mod published;
mod txt;

use std::str::FromStr;

use serde_json::{Map, Value as Json};

pub use name::ArticleName;
pub use ndjson::read_line;
pub use problem::Problem;
pub use published::parse_published;

use super::article::Article;
use crate::diagnostic::Severity;

/// Larger inputs are refused: offsets have 32 bits, and decoding can treble a text.
pub const MAX_BYTES: usize = 1 << 30;

/// Larger articles are refused, and so are lines that hold one: no article is as long as a hundred books, and what is read of
/// one is held in memory together. A whole input that is one article is held to the same bound.
pub const MAX_TEXT: usize = 16 << 20;

/// How an input is laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// Plain text; an optional leading `date 2025-04-18`.
    Txt,
    /// Markdown with optional YAML front matter.
    Markdown,
    /// One JSON object, or an array of them.
    Json,
    /// One JSON object a line.
    Ndjson,
}

impl Format {
    /// The format of files with this extension (without its dot, in any case), if any.
    pub fn from_extension(extension: &str) -> Option<Self> {
        match extension.to_ascii_lowercase().as_str() {
            "txt" | "text" => Some(Self::Txt),
            "md" | "markdown" => Some(Self::Markdown),
            "json" => Some(Self::Json),
            "ndjson" | "jsonl" => Some(Self::Ndjson),
            _ => None,
        }
    }
}

impl Format {
    /// How many bytes an input may have that is read at once.
    pub fn longest(self) -> usize {
        match self {
            Self::Txt | Self::Markdown => MAX_TEXT,
            Self::Json | Self::Ndjson => MAX_BYTES,
        }
    }

    /// The format that an input of no name begins like; `first` is its first line that is not blank.
    ///
    /// `---` opens front matter; a whole JSON object on one line is NDJSON, another `{` or `[` is JSON; the rest is text.
    pub fn of_first_line(first: &[u8]) -> Self {
        let line = first.trim_ascii();
        match line.first() {
            Some(b'{' | b'[')
                if line.len() <= MAX_TEXT && serde_json::from_slice::<Map<String, Json>>(line).is_ok() =>
            {
                Self::Ndjson
            }
            Some(b'{' | b'[') => Self::Json,
            _ if line == b"---" => Self::Markdown,
            _ => Self::Txt,
        }
    }
}

impl FromStr for Format {
    type Err = String;

    /// Names as for `--input`: the extensions.
    fn from_str(name: &str) -> Result<Self, String> {
        Self::from_extension(name)
            .ok_or_else(|| format!("expected `txt`, `md`, `json` or `ndjson`, found `{}`", name.escape_debug()))
    }
}

/// What an input gave.
#[derive(Clone, Debug, Default)]
pub struct Reading {
    /// The articles, in the order of the input.
    pub articles: Vec<Article>,
    /// What could not be used, in the order of the input.
    pub problems: Vec<Problem>,
    /// Indices of the articles of which something that the input tells was lost with an error: a number, a name.
    pub damaged: Vec<usize>,
}

impl Reading {
    fn problem(&mut self, name: &ArticleName, line: Option<usize>, severity: Severity, reason: impl Into<String>) {
        self.problems.push(Problem { path: name.shown().to_owned(), line, severity, reason: reason.into() });
    }

    /// Adds an article; `known` is how many problems there were before it was read.
    fn article(&mut self, article: Article, known: usize) {
        if self.problems[known..].iter().any(|problem| problem.severity == Severity::Error) {
            self.damaged.push(self.articles.len());
        }
        self.articles.push(article);
    }

    fn error(&mut self, name: &ArticleName, line: Option<usize>, reason: impl Into<String>) {
        self.problem(name, line, Severity::Error, reason);
    }

    fn warning(&mut self, name: &ArticleName, line: Option<usize>, reason: impl Into<String>) {
        self.problem(name, line, Severity::Warning, reason);
    }
}

/// Reads all of an input.
///
/// Bytes that are not UTF-8 are decoded (by byte order mark, else by a guess that is reported as a warning); offsets
/// then count in the decoded text.
pub fn read(format: Format, name: &ArticleName, bytes: &[u8]) -> Reading {
    let mut reading = Reading::default();
    let most = format.longest();
    if bytes.len() > most && format != Format::Ndjson {
        reading.error(name, None, format!("input has more than {most} bytes"));
        return reading;
    }
    if is_binary(bytes) {
        reading.error(name, None, "binary data, no text");
        return reading;
    }
    match format {
        Format::Txt => txt::read(name, bytes, &mut reading),
        Format::Markdown => markdown::read(name, bytes, &mut reading),
        Format::Json => json::read(name, bytes, &mut reading),
        Format::Ndjson => ndjson::read(name, bytes, &mut reading),
    }
    reading
}

/// So many bytes at the beginning tell binary data from text.
const HEAD: usize = 4096;

/// Whether an input is no text in any encoding: bytes that no text holds, with no byte order mark. Text in UTF-8 may have some, damaged
/// or pasted; in other encodings, which can only be guessed, a few are enough.
fn is_binary(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(HEAD)];
    let marked = encoding_rs::Encoding::for_bom(head).is_some();
    // Escape begins a change of alphabet in some encodings; a form feed ends a page.
    let foreign = |byte: u8| matches!(byte, 0..=8 | 0x0b | 0x0e..=0x1a | 0x1c..=0x1f | 0x7f);
    let many = head.iter().filter(|byte| foreign(**byte)).count();
    let utf8 = match std::str::from_utf8(head) {
        Ok(_) => true,
        // A letter that was cut in two at the end of the head.
        Err(error) => head.len() == HEAD && error.error_len().is_none(),
    };
    !marked && many * if utf8 { 16 } else { 48 } > head.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn first_lines() {
        let check = |line: &[u8], expected: Format| assert_eq!(Format::of_first_line(line), expected, "{line:?}");
        check(b"Two died.", Format::Txt);
        check(b"", Format::Txt);
        check(b"date 2025-04-18", Format::Txt);
        check(b"---\r\n", Format::Markdown);
        check(b"--- and so on", Format::Txt);
        check(b"{\"text\": \"Two died.\"}\n", Format::Ndjson);
        check(b"{\n", Format::Json);
        check(b"[{\"text\": \"Two died.\"}]", Format::Json);
        check(b"[", Format::Json);
    }

    #[test]
    fn what_holds_no_text() {
        let check = |format: Format, bytes: &[u8], expected: Option<&str>| {
            let reading = read(format, &ArticleName::of_file("a.txt"), bytes);
            assert_eq!(reading.problems.first().map(|problem| problem.reason.as_str()), expected, "{bytes:?}");
        };
        check(Format::Txt, b"", None);
        check(Format::Txt, b"\x7fELF\x02\x01\0\0\0\0\0\0", Some("binary data, no text"));
        check(Format::Txt, b"\xff\xfeH\0i\0", None);
        check(Format::Txt, b"a long enough text with one \0 in it", None);
        // Bytes of no order: every ninth is one that no text holds.
        let mut seed = 7_u32;
        let mut next = || {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (seed >> 24) as u8
        };
        let noise: Vec<u8> = (0..6000).map(|_| next()).collect();
        for format in [Format::Txt, Format::Markdown, Format::Json] {
            check(format, &noise, Some("binary data, no text"));
            check(format, &noise[..200], Some("binary data, no text"));
        }
        let latin = "Caf\u{e9} ferm\u{e9}, dit le maire \u{e0} Orl\u{e9}ans. ".repeat(40);
        let latin: Vec<u8> = latin.chars().map(|c| c as u32 as u8).collect();
        check(Format::Txt, &latin, Some("not UTF-8; read as windows-1252"));
    }
}
