//! A snapshot in insta's file format: a YAML header between lines of `---`, then the contents. Texts only; opens no
//! file. `cargo insta review` reads and writes the same files.

use serde::Deserialize;

/// What was recorded of one part of a story.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snapshot {
    header: String,
    contents: String,
}

/// What the header must not say otherwise; its other fields are insta's and are kept as they are.
#[derive(Deserialize)]
struct Header {
    #[serde(default)]
    snapshot_kind: Option<String>,
}

const FENCE: &str = "---";

impl Snapshot {
    /// A snapshot of `contents`, which came from `source`.
    pub fn new(source: &str, description: &str, contents: &str) -> Self {
        let header = format!("source: {}\ndescription: {}\n", scalar(source), scalar(description));
        Self { header, contents: normal(contents) }
    }

    /// Reads a file's text.
    ///
    /// # Errors
    /// Where this is no snapshot of a text: the reason.
    pub fn parse(text: &str) -> Result<Self, String> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let mut lines = text.split_inclusive('\n');
        if lines.next().is_none_or(|line| line.trim_end() != FENCE) {
            return Err("expected a snapshot: its first line is `---`".to_owned());
        }
        let mut header = String::new();
        loop {
            match lines.next() {
                Some(line) if line.trim_end() == FENCE => break,
                Some(line) => header.push_str(&line.replace("\r\n", "\n")),
                None => return Err("expected `---` after the snapshot's header, found the end of the file".to_owned()),
            }
        }
        let parsed: Option<Header> = serde_saphyr::from_str(&header)
            .map_err(|error| format!("the snapshot's header is no YAML: {}", error.without_snippet()))?;
        if let Some(kind) = parsed.and_then(|header| header.snapshot_kind).filter(|kind| kind != "text") {
            return Err(format!("expected a snapshot of kind `text`, found `{kind}`"));
        }
        Ok(Self { header, contents: normal(&lines.collect::<String>()) })
    }

    /// The same header with other contents; the line of the assertion, which insta keeps in pending files only, goes.
    #[must_use]
    pub fn with(&self, contents: &str) -> Self {
        let kept = self.header.split_inclusive('\n').filter(|line| !line.starts_with("assertion_line:"));
        Self { header: kept.collect(), contents: normal(contents) }
    }

    /// What was recorded, without blanks at its end.
    pub fn contents(&self) -> &str {
        &self.contents
    }

    /// Whether these contents are the recorded ones, but for blanks at the end and the sort of line break.
    pub fn matches(&self, contents: &str) -> bool {
        self.contents == normal(contents)
    }

    /// The file's text.
    pub fn text(&self) -> String {
        format!("{FENCE}\n{}{FENCE}\n{}\n", self.header, self.contents)
    }
}

/// As insta compares.
fn normal(contents: &str) -> String {
    contents.trim_end().trim_start_matches(['\r', '\n']).replace("\r\n", "\n")
}

/// A YAML scalar: plain where nothing in it could mean something else, else quoted as JSON, which is YAML.
fn scalar(text: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || matches!(c, ' ' | '/' | '_' | '-' | '.');
    let starts = text.starts_with(|c: char| c.is_alphabetic()) && !text.ends_with(' ');
    // `null`, `true` and `yes` are no words of ours; a path of one short word is quoted to be sure.
    if starts && text.len() > 5 && text.chars().all(plain) {
        return text.to_owned();
    }
    serde_json::Value::from(text).to_string()
}

/// The name of the file that keeps one part of a story: `paris-talks.claims.snap`, as insta names it. A story two
/// folders deep keeps both: `2025__paris-talks`. It is always a name of its own, never a path.
pub fn snapshot_name(story: &str, part: &str) -> String {
    let story = story.replace(['/', '\\'], "__");
    let clean = |c: char| if c.is_control() || ":*?\"<>|".contains(c) { '_' } else { c };
    let story: String = story.chars().map(clean).collect();
    match story.strip_prefix('.') {
        Some(hidden) => format!("_{hidden}.{part}.snap"),
        None => format!("{story}.{part}.snap"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_insta_writes() {
        let text = "---\nsource: tests/stories.rs\nassertion_line: 12\ninfo:\n  a: 1\n---\none\n---\ntwo\n";
        let snapshot = Snapshot::parse(text).expect("a snapshot");
        assert_eq!(snapshot.contents(), "one\n---\ntwo");
        assert_eq!(snapshot.text(), text);
        let accepted = snapshot.with("three\n\n");
        assert_eq!(accepted.text(), "---\nsource: tests/stories.rs\ninfo:\n  a: 1\n---\nthree\n");
    }

    #[test]
    fn compares_as_insta_does() {
        let check = |recorded: &str, found: &str, same: bool| {
            let snapshot = Snapshot::parse(&format!("---\nsource: a\n---\n{recorded}")).expect("a snapshot");
            assert_eq!(snapshot.matches(found), same, "{recorded:?} {found:?}");
        };
        check("one\ntwo\n", "one\ntwo", true);
        check("one\r\ntwo\r\n", "one\ntwo\n", true);
        check("one\n\n", "one", true);
        check("", "", true);
        check("one", " one", false);
        check("one", "two", false);
    }

    #[test]
    fn err_what_is_no_snapshot() {
        let check = |text: &str, expected: &str| {
            let error = Snapshot::parse(text).expect_err(text);
            assert!(error.contains(expected), "{text:?}: {error}");
        };
        check("", "its first line is `---`");
        check("one", "its first line is `---`");
        check("---\nsource: a\n", "found the end of the file");
        check("---\nsource: [\n---\n", "no YAML");
        check("---\nsnapshot_kind: binary\nextension: png\n---\n", "found `binary`");
    }

    #[test]
    fn writes_what_it_reads() {
        let check = |source: &str, contents: &str| {
            let written = Snapshot::new(source, "claims: what", contents);
            let read = Snapshot::parse(&written.text()).unwrap_or_else(|error| panic!("{source:?}: {error}"));
            assert_eq!(read, written);
            #[derive(Deserialize)]
            struct Said {
                source: String,
                description: String,
            }
            let said: Said = serde_saphyr::from_str(&read.header).expect("YAML");
            assert_eq!((said.source.as_str(), said.description.as_str()), (source, "claims: what"));
        };
        check("claims/paris-talks", "one\n");
        check("null", "");
        check("- a: b\n---\nc", "---\n---");
        check("\u{1b}\"\\", "one");
    }

    #[test]
    fn names_are_no_paths() {
        let check = |story: &str, expected: &str| assert_eq!(snapshot_name(story, "claims"), expected);
        check("paris-talks", "paris-talks.claims.snap");
        check("2025/paris-talks", "2025__paris-talks.claims.snap");
        check("../../etc/passwd", "_.__..__etc__passwd.claims.snap");
        check("a\\b:c\u{1b}", "a__b_c_.claims.snap");
        check("..", "_..claims.snap");
    }
}
