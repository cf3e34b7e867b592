//! YAML front matter: `---`, keys, `---`. Broken YAML is reported with its line, and read line by line instead.

use serde_saphyr::Error;

use super::super::meta::{Field, Meta, is_correction};
use super::super::{ArticleName, Reading};
use crate::text::article::ArticleInfo;

/// What the front matter says, and where the body begins.
pub(super) fn read(name: &ArticleName, text: &str, reading: &mut Reading) -> (ArticleInfo, usize) {
    let Some(front) = find(text) else {
        return (Meta::default().info(name, name.id.clone(), |_| None, reading), 0);
    };
    if !front.closed {
        reading.error(name, Some(1), "front matter is not closed by `---`");
    }
    let meta = match serde_saphyr::from_str::<Meta>(front.yaml) {
        Ok(meta) => meta,
        Err(error) => {
            // The opening `---` is line 1 of the file and not part of the YAML.
            let line = error.location().map(|location| location.line() as usize + 1);
            reading.error(name, line, format!("front matter: {}", reason(&error)));
            line_by_line(front.yaml)
        }
    };
    let info = meta.info(name, name.id.clone(), |key| line_of(front.yaml, key), reading);
    (info, front.end)
}

struct Front<'a> {
    yaml: &'a str,
    /// Where the body begins.
    end: usize,
    closed: bool,
}

fn find(text: &str) -> Option<Front<'_>> {
    let start = text.len() - text.trim_start_matches('\u{feff}').len();
    let opening = text[start..].split_inclusive('\n').next().filter(|line| line.trim_end() == "---")?;
    let from = start + opening.len();
    let (mut at, mut blank) = (from, None);
    for line in text[from..].split_inclusive('\n') {
        let end = at + line.len();
        if matches!(line.trim_end(), "---" | "...") {
            return Some(Front { yaml: &text[from..at], end, closed: true });
        }
        if line.trim().is_empty() && blank.is_none() {
            blank = Some(at);
        }
        at = end;
    }
    // Never closed: up to the first blank line, if that begins with a key; else it was a rule across the page.
    let end = blank.unwrap_or(text.len());
    let yaml = &text[from..end];
    let key = yaml.split(':').next().unwrap_or("");
    let has_key = key.len() < yaml.len() && key.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    has_key.then_some(Front { yaml, end, closed: false })
}

/// Top-level `key: value` lines of YAML that does not parse: most often a value with an unquoted colon.
fn line_by_line(yaml: &str) -> Meta {
    let mut meta = Meta::default();
    for line in yaml.lines() {
        let Some((key, value)) = line.split_once(':') else { continue };
        let value = value.trim().trim_matches(['"', '\'']);
        if is_correction(key) && !value.is_empty() {
            meta.corrections.push(value.to_owned());
        } else if let Some(field) = meta.field(key)
            && !value.is_empty()
        {
            *field = Field::Text(value.to_owned());
        }
    }
    meta
}

/// The line of the file in which a key stands.
fn line_of(yaml: &str, key: &str) -> Option<usize> {
    let stands =
        |line: &str| line.trim_start().strip_prefix(key).is_some_and(|rest| rest.trim_start().starts_with(':'));
    yaml.lines().position(stands).map(|at| at + 2)
}

/// The first line of the error, without the snippet and the place.
fn reason(error: &Error) -> String {
    let rendered = error.without_snippet().to_string();
    let line = rendered.lines().next().unwrap_or("").trim();
    let line = line.rsplit_once(" at line ").map_or(line, |(reason, _)| reason);
    // Advice about the library's options is of no use to who wrote the file.
    let line = line.split_once(", set ").map_or(line, |(reason, _)| reason);
    line.strip_prefix("error: ").unwrap_or(line).to_owned()
}

#[cfg(test)]
mod tests {
    use super::super::super::{ArticleName, Format, read};

    fn check(markdown: &str, info: &str, first: &str, problems: &[&str]) {
        let reading = read(Format::Markdown, &ArticleName::of_file("in/a.v1.md"), markdown.as_bytes());
        let article = &reading.articles[0];
        let about = &article.info;
        let or = |field: &Option<String>| field.clone().unwrap_or_else(|| "-".into());
        let version = about.version.map_or("-".into(), |version| version.to_string());
        let found = [about.id.clone(), or(&about.date), or(&about.title), or(&about.outlet), or(&about.url), version];
        assert_eq!(found.join(" | "), info, "{markdown}");
        assert_eq!(article.blocks.first().map_or("", |block| block.span.of(&article.text)), first, "{markdown}");
        let said: Vec<_> = reading.problems.iter().map(ToString::to_string).collect();
        assert_eq!(said, problems, "{markdown}");
    }

    #[test]
    fn reads() {
        check("Only text.", "a.v1 | - | - | - | - | -", "Only text.", &[]);
        check(
            "---\ntitle: \"Roof: falls\"\noutlet: The Courier\ndate: 2025-04-18\nurl: https://example.org/a#b\nversion: 2\nid: 12\ntags: [a, {b: c}]\n1: x\n---\n\nOne.",
            "12 | 2025-04-18 | Roof: falls | The Courier | https://example.org/a#b | 2",
            "One.",
            &[],
        );
        check(
            "\u{feff}---\r\ndate: 2025-02-11T01:30:00Z\r\n---\r\nOne.",
            "a.v1 | 2025-02-11T01:30:00Z | - | - | - | -",
            "One.",
            &[],
        );
        check("---\n---\nOne.", "a.v1 | - | - | - | - | -", "One.", &[]);
        check("---\ntitle: null\n...\nOne.", "a.v1 | - | - | - | - | -", "One.", &[]);
        // A rule across the page, not front matter.
        check("---\n\nOne.", "a.v1 | - | - | - | - | -", "One.", &[]);
    }

    #[test]
    fn err_reads() {
        check(
            "---\ntitle: Talks: a start\ndate: 2025-04-18\n---\nOne.",
            "a.v1 | 2025-04-18 | Talks: a start | - | - | -",
            "One.",
            &["in/a.v1.md:2: front matter: mapping values are not allowed in this context"],
        );
        check(
            "---\noutlet: The Courier\ntitle: [a, b]\ndate: soon\nversion: one\n---\nOne.",
            "a.v1 | soon | - | The Courier | - | -",
            "One.",
            &[
                "in/a.v1.md:3: `title`: expected a string, found a list",
                "in/a.v1.md:4: `date`: `soon` is not understood",
                "in/a.v1.md:5: `version`: expected a whole number from 1, found `one`",
            ],
        );
        check(
            "---\ntitle: T\ntitle: U\n---\nOne.",
            "a.v1 | - | U | - | - | -",
            "One.",
            &["in/a.v1.md:3: front matter: duplicate mapping key: title"],
        );
        check(
            "---\ntitle: T\n\nOne.",
            "a.v1 | - | T | - | - | -",
            "One.",
            &["in/a.v1.md:1: front matter is not closed by `---`"],
        );
        let bomb = "---\na: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c]\ne: &e [*d,*d,*d,*d,*d,*d,*d,*d,*d]\nf: &f [*e,*e,*e,*e,*e,*e,*e,*e,*e]\ng: [*f,*f,*f,*f,*f,*f,*f,*f,*f]\n---\nOne.";
        let reading = read(Format::Markdown, &ArticleName::of_file("a.md"), bomb.as_bytes());
        assert_eq!((reading.articles.len(), reading.problems.len()), (1, 1));
    }
}
