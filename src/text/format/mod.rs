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

pub use name::ArticleName;
pub use ndjson::read_line;
pub use problem::Problem;
pub use published::parse_published;

use super::article::Article;
use crate::diagnostic::Severity;

/// Larger inputs are refused: offsets have 32 bits, and decoding can treble a text.
pub const MAX_BYTES: usize = 1 << 30;

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
}

impl Reading {
    fn problem(&mut self, name: &ArticleName, line: Option<usize>, severity: Severity, reason: impl Into<String>) {
        self.problems.push(Problem { path: name.shown().to_owned(), line, severity, reason: reason.into() });
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
    if bytes.len() > MAX_BYTES && format != Format::Ndjson {
        reading.error(name, None, format!("input has {} bytes, more than the {MAX_BYTES} that are read", bytes.len()));
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
