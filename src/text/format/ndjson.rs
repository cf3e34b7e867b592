//! One JSON object a line, as in `json`. Lines are independent, so that a caller can stream them in bounded memory.

use super::json::{push_article, without_place};
use super::meta::Meta;
use super::{ArticleName, MAX_TEXT, Reading, bytes};

pub(super) fn read(name: &ArticleName, bytes: &[u8], reading: &mut Reading) {
    for (at, line) in bytes.split(|&byte| byte == b'\n').enumerate() {
        let found = read_line(name, at + 1, line);
        let before = reading.articles.len();
        reading.damaged.extend(found.damaged.iter().map(|at| before + at));
        reading.articles.extend(found.articles);
        reading.problems.extend(found.problems);
    }
}

/// Reads line `number` (from 1) of an NDJSON input: one article, a problem, both (an odd date), or nothing where the
/// line is blank. An article without an `id` gets `name:number`.
pub fn read_line(name: &ArticleName, number: usize, line: &[u8]) -> Reading {
    let mut reading = Reading::default();
    if line.len() > MAX_TEXT {
        reading.error(name, Some(number), format!("line has more than {MAX_TEXT} bytes"));
        return reading;
    }
    let (text, warning) = bytes::decode(line);
    let text = text.trim_matches(|c: char| c == '\u{feff}' || c.is_whitespace());
    if text.is_empty() {
        return reading;
    }
    if let Some(warning) = warning {
        reading.warning(name, Some(number), warning);
    }
    match serde_json::from_str::<Meta>(text) {
        Ok(meta) => {
            push_article(meta, name, name.of_line(number), Some(number), &mut reading);
        }
        Err(error) => reading.error(name, Some(number), without_place(&error)),
    }
    reading
}

#[cfg(test)]
mod tests {
    use super::super::{ArticleName, Format, read};

    fn check(lines: &str, articles: &[(&str, &str)], problems: &[&str]) {
        let name = ArticleName { path: None, id: "stdin".into() };
        let reading = read(Format::Ndjson, &name, lines.as_bytes());
        let found: Vec<_> = reading.articles.iter().map(|article| (article.info.id.as_str(), &*article.text)).collect();
        assert_eq!(found, articles, "{lines}");
        let said: Vec<_> = reading.problems.iter().map(ToString::to_string).collect();
        assert_eq!(said, problems, "{lines}");
    }

    #[test]
    fn reads() {
        check("", &[], &[]);
        check("{\"text\":\"One.\"}\r\n\n{\"id\":\"b\",\"text\":\"Two.\"}", &[("stdin:1", "One."), ("b", "Two.")], &[]);
        check("\u{feff}{\"text\":\"a\\nb\"}\n", &[("stdin:1", "a\nb")], &[]);
    }

    #[test]
    fn err_reads() {
        check(
            "{\"text\":1\n[1]\n{\"text\":\"One.\",\"title\":true}\n{}",
            &[("stdin:3", "One.")],
            &[
                "stdin:1: EOF while parsing an object",
                "stdin:2: invalid type: sequence, expected an object",
                "stdin:3: `title`: expected a string, found true or false",
                "stdin:4: `text` is missing",
            ],
        );
    }
}
