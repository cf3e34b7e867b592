//! The keys that articles may carry, shared by front matter and JSON. Tolerant: unknown keys are ignored, numbers
//! stand for strings; a key of a wrong type is named and left out, the rest is kept.

use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::Value as Json;

use super::published::parse_published;
use super::{ArticleName, Reading};
use crate::text::article::ArticleInfo;

/// What an input says about one article.
#[derive(Debug, Default)]
pub(super) struct Meta {
    pub id: Field,
    pub date: Field,
    pub title: Field,
    pub outlet: Field,
    pub url: Field,
    pub version: Field,
    pub corrections: Vec<String>,
    /// JSON only.
    pub text: Field,
}

/// The value of a key.
#[derive(Debug, Default)]
pub(super) enum Field {
    /// Not there, or `null`.
    #[default]
    Absent,
    /// A string, or a number as digits.
    Text(String),
    /// Something else: what.
    Wrong(&'static str),
}

impl Meta {
    /// The field of a key; `None`: a key that means nothing here.
    pub fn field(&mut self, key: &str) -> Option<&mut Field> {
        match key {
            "id" => Some(&mut self.id),
            "date" => Some(&mut self.date),
            "title" => Some(&mut self.title),
            "outlet" => Some(&mut self.outlet),
            "url" => Some(&mut self.url),
            "version" => Some(&mut self.version),
            "text" => Some(&mut self.text),
            _ => None,
        }
    }

    /// What is known about the article, whose id is `default_id` where none is given. What is wrong goes to `reading`,
    /// at the line that `line_of` gives for a key.
    pub fn info(
        self,
        name: &ArticleName,
        default_id: String,
        line_of: impl Fn(&str) -> Option<usize>,
        reading: &mut Reading,
    ) -> ArticleInfo {
        let mut take = |key: &str, field: Field| match field {
            Field::Absent => None,
            Field::Text(text) => Some(text).filter(|text| !text.trim().is_empty()),
            Field::Wrong(found) => {
                reading.error(name, line_of(key), format!("`{key}`: expected a string, found {found}"));
                None
            }
        };
        let id = take("id", self.id);
        let date = take("date", self.date);
        let (title, outlet, url) = (take("title", self.title), take("outlet", self.outlet), take("url", self.url));
        let version = take("version", self.version);
        let published = date.as_deref().and_then(parse_published);
        if let Some(date) = &date
            && published.is_none()
        {
            reading.warning(name, line_of("date"), format!("`date`: `{}` is not understood", shown(date)));
        }
        let number = version.as_deref().and_then(edition);
        if let Some(version) = &version
            && number.is_none()
        {
            let reason = format!("`version`: expected a whole number from 1, found `{}`", shown(version));
            reading.error(name, line_of("version"), reason);
        }
        ArticleInfo {
            id: id.unwrap_or(default_id),
            path: name.path.clone(),
            outlet,
            title,
            url,
            date,
            published,
            version: number,
            corrections: self.corrections,
        }
    }
}

/// Whether a key tells what was put right.
pub(super) fn is_correction(key: &str) -> bool {
    matches!(key, "correction" | "corrections")
}

/// The texts of a correction: a string, a list of them, or objects that hold the text beside a date.
fn told(value: &Json, texts: &mut Vec<String>) {
    match value {
        Json::String(text) if parse_published(text).is_none() && !text.trim().is_empty() => texts.push(text.clone()),
        Json::Array(items) => items.iter().for_each(|item| told(item, texts)),
        Json::Object(fields) => fields.values().for_each(|field| told(field, texts)),
        _ => {}
    }
}

/// `2`, `v2`, `2.0`.
fn edition(written: &str) -> Option<u32> {
    let digits = written.trim().trim_start_matches(['v', 'V']);
    digits.strip_suffix(".0").unwrap_or(digits).parse().ok().filter(|&number| number > 0)
}

/// Hostile values are shown short and without control characters.
fn shown(value: &str) -> String {
    let short: String = value.chars().take(60).collect();
    short.escape_debug().to_string()
}

// Not derived: a derived struct would also take a list of values in the order of the fields.
impl<'de> Deserialize<'de> for Meta {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(MetaVisitor)
    }
}

struct MetaVisitor;

impl<'de> Visitor<'de> for MetaVisitor {
    type Value = Meta;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Meta, A::Error> {
        let mut meta = Meta::default();
        // YAML keys may be numbers, lists, anything.
        while let Some(key) = map.next_key::<Field>()? {
            if let Field::Text(key) = &key
                && is_correction(key)
            {
                told(&map.next_value::<Json>()?, &mut meta.corrections);
                continue;
            }
            let field = if let Field::Text(key) = &key { meta.field(key) } else { None };
            match field {
                Some(field) => *field = map.next_value()?,
                None => drop(map.next_value::<IgnoredAny>()?),
            }
        }
        Ok(meta)
    }

    fn visit_unit<E>(self) -> Result<Meta, E> {
        Ok(Meta::default())
    }
}

impl<'de> Deserialize<'de> for Field {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(FieldVisitor)
    }
}

struct FieldVisitor;

impl<'de> Visitor<'de> for FieldVisitor {
    type Value = Field;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string")
    }

    fn visit_str<E>(self, value: &str) -> Result<Field, E> {
        Ok(Field::Text(value.to_owned()))
    }

    fn visit_string<E>(self, value: String) -> Result<Field, E> {
        Ok(Field::Text(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Field, E> {
        Ok(Field::Text(value.to_string()))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Field, E> {
        Ok(Field::Text(value.to_string()))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Field, E> {
        Ok(Field::Text(value.to_string()))
    }

    fn visit_bool<E>(self, _: bool) -> Result<Field, E> {
        Ok(Field::Wrong("true or false"))
    }

    fn visit_unit<E>(self) -> Result<Field, E> {
        Ok(Field::Absent)
    }

    fn visit_none<E>(self) -> Result<Field, E> {
        Ok(Field::Absent)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Field, D::Error> {
        Field::deserialize(deserializer)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Field, A::Error> {
        while seq.next_element::<IgnoredAny>()?.is_some() {}
        Ok(Field::Wrong("a list"))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Field, A::Error> {
        while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(Field::Wrong("an object"))
    }
}
