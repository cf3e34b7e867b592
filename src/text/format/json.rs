//! One JSON object, or an array of them: `{"id","date","title","outlet","url","version","text"}`, only `text` needed.

use std::cell::RefCell;
use std::fmt;

use serde::Deserialize;
use serde::de::value::MapAccessDeserializer;
use serde::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};

use super::meta::{Field, Meta};
use super::{ArticleName, MAX_TEXT, Reading, bytes};
use crate::text::article::Article;

pub(super) fn read(name: &ArticleName, bytes: &[u8], reading: &mut Reading) {
    let (text, warning) = bytes::decode(bytes);
    if let Some(warning) = warning {
        reading.warning(name, None, warning);
    }
    // What an array held before it broke is kept: the visitor hands over each element as soon as it is complete.
    let found = RefCell::new(Vec::new());
    let mut deserializer = serde_json::Deserializer::from_str(text.trim_start_matches('\u{feff}'));
    let outcome = Elements(&found).deserialize(&mut deserializer).and_then(|list| deserializer.end().map(|()| list));
    let found = found.into_inner();
    let numbered = outcome.as_ref().map_or(found.len() > 1, |&list| list);
    for (at, meta) in found.into_iter().enumerate() {
        let id = if numbered { format!("{}:{}", name.id, at + 1) } else { name.id.clone() };
        let place = if numbered { format!("article {}: ", at + 1) } else { String::new() };
        let known = reading.problems.len();
        push_article(meta, name, id, None, reading);
        for problem in &mut reading.problems[known..] {
            problem.reason.insert_str(0, &place);
        }
    }
    if let Err(error) = outcome {
        let hint = if error.to_string().starts_with("trailing characters") { "; is it `--input ndjson`?" } else { "" };
        reading.error(name, Some(error.line()), format!("{}{hint}", without_place(&error)));
    }
}

/// Turns the keys of one object into an article (with `id` where it has none), or says what it lacks.
pub(super) fn push_article(mut meta: Meta, name: &ArticleName, id: String, line: Option<usize>, reading: &mut Reading) {
    let text = match std::mem::take(&mut meta.text) {
        Field::Text(text) if text.len() > MAX_TEXT => {
            return reading.error(name, line, format!("`text` has more than {MAX_TEXT} bytes"));
        }
        Field::Text(text) => text,
        Field::Absent => return reading.error(name, line, "`text` is missing"),
        Field::Wrong(found) => {
            return reading.error(name, line, format!("`text`: expected a string, found {found}"));
        }
    };
    let known = reading.problems.len();
    let info = meta.info(name, id, |_| line, reading);
    reading.article(Article::plain(info, text), known);
}

/// serde_json's message without its own line and column, which count from somewhere else in NDJSON.
pub(super) fn without_place(error: &serde_json::Error) -> String {
    let message = error.to_string();
    message.rsplit_once(" at line ").map_or(message.clone(), |(reason, _)| reason.to_owned())
}

/// One object or many; gives whether it was an array.
struct Elements<'a>(&'a RefCell<Vec<Meta>>);

impl<'de> DeserializeSeed<'de> for Elements<'_> {
    type Value = bool;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<bool, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Elements<'_> {
    type Value = bool;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object or a list of objects")
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<bool, A::Error> {
        let meta = Meta::deserialize(MapAccessDeserializer::new(map))?;
        self.0.borrow_mut().push(meta);
        Ok(false)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<bool, A::Error> {
        while let Some(meta) = seq.next_element()? {
            self.0.borrow_mut().push(meta);
        }
        Ok(true)
    }
}

#[cfg(test)]
mod tests {
    use super::super::{ArticleName, Format, read};

    fn check(json: &str, articles: &[(&str, &str)], problems: &[&str]) {
        let reading = read(Format::Json, &ArticleName::of_file("in/a.json"), json.as_bytes());
        let found: Vec<_> = reading.articles.iter().map(|article| (article.info.id.as_str(), &*article.text)).collect();
        assert_eq!(found, articles, "{json}");
        let said: Vec<_> = reading.problems.iter().map(ToString::to_string).collect();
        assert_eq!(said, problems, "{json}");
    }

    #[test]
    fn reads() {
        check(r#"{"text":"One."}"#, &[("a", "One.")], &[]);
        check("\u{feff}{\"id\":7,\"text\":\"One.\",\"extra\":[{}]}", &[("7", "One.")], &[]);
        check(r#"[{"text":"One."},{"id":"x","text":"Two."}]"#, &[("a:1", "One."), ("x", "Two.")], &[]);
        check("[]", &[], &[]);
    }

    /// What is wrong with one of them is no fault of the next.
    #[test]
    fn damaged() {
        let check = |json: &str, damaged: &[usize]| {
            let reading = read(Format::Json, &ArticleName::of_file("in/a.json"), json.as_bytes());
            assert_eq!(reading.damaged, damaged, "{json}");
        };
        check(r#"[{"text":"One."},{"text":"Two.","outlet":{}},{"text":[]},{"text":"Four.","date":"soon"}]"#, &[1]);
        check(r#"[{"text":"One.","version":0},{"text":"Two."},{"text":"#, &[0]);
        let lines = "{\"text\":\"One.\"}\n{\"text\":[]}\n{\"text\":\"Two.\",\"version\":\"x\"}\n{\"text\":\"Three.\"}";
        let reading = read(Format::Ndjson, &ArticleName::of_file("in/a.ndjson"), lines.as_bytes());
        assert_eq!((reading.damaged, reading.articles.len()), (vec![1], 3));
    }

    #[test]
    fn err_reads() {
        check(r#"{"title":"T"}"#, &[], &["in/a.json: `text` is missing"]);
        check(
            r#"[{"text":["One."]},{"text":"Two.","outlet":{}}]"#,
            &[("a:2", "Two.")],
            &[
                "in/a.json: article 1: `text`: expected a string, found a list",
                "in/a.json: article 2: `outlet`: expected a string, found an object",
            ],
        );
        check(
            "[{\"text\":\"One.\"},\n{\"text\":\"Two.\"},\n{\"text\":}]",
            &[("a:1", "One."), ("a:2", "Two.")],
            &["in/a.json:3: expected value"],
        );
        check(
            "{\"text\":\"One.\"}\n{\"text\":\"Two.\"}",
            &[("a", "One.")],
            &["in/a.json:2: trailing characters; is it `--input ndjson`?"],
        );
        check(
            r#"{"text":"One.","date":"soon","version":0}"#,
            &[("a", "One.")],
            &[
                "in/a.json: `date`: `soon` is not understood",
                "in/a.json: `version`: expected a whole number from 1, found `0`",
            ],
        );
    }
}
