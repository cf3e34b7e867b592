//! Plain text, with an optional leading `date 2025-04-18` (alone on its line or fused with the first sentence).

use std::sync::Arc;

use super::meta::{Field, Meta};
use super::published::parse_published;
use super::{ArticleName, Reading, bytes};
use crate::span::Span;
use crate::text::article::Article;
use crate::text::paragraph::paragraphs;
use crate::text::tokenize::is_blank;

pub(super) fn read(name: &ArticleName, bytes: &[u8], reading: &mut Reading) {
    let (text, warning) = bytes::decode(bytes);
    if let Some(warning) = warning {
        reading.warning(name, None, warning);
    }
    let (date, end) = leading_date(&text);
    let meta = Meta { date: date.map_or(Field::Absent, |date| Field::Text(date.to_owned())), ..Meta::default() };
    let known = reading.problems.len();
    let info = meta.info(name, name.id.clone(), |_| Some(1), reading);
    let blocks = paragraphs(&text, Span::new(end, text.len()));
    reading.article(Article { info: Arc::new(info), text: Arc::from(text), blocks }, known);
}

/// Behind `date:` stand at most so many words that are meant for a date: `15. Mai 2025, 14.30 Uhr`.
const MOST_WORDS: usize = 5;

/// The date that the text begins with, and where the prose begins.
fn leading_date(text: &str) -> (Option<&str>, usize) {
    let rest = text.trim_start_matches(is_blank);
    let Some(after) = rest.get(..4).filter(|word| word.eq_ignore_ascii_case("date")).map(|_| &rest[4..]) else {
        return (None, 0);
    };
    let unmarked = after.strip_prefix(':').unwrap_or(after);
    let value = unmarked.trim_start_matches([' ', '\t']);
    let line = value.lines().next().unwrap_or("").trim_end();
    let word = line.split([' ', '\t']).next().unwrap_or("");
    let end_of = |part: &str| text.len() - value.len() + part.len();
    // The whole line first, so that `date: 18 April 2025` and a time after a blank are taken together.
    if line.len() < 60 && parse_published(line).is_some() && after.starts_with([':', ' ', '\t']) {
        return (Some(line), end_of(line));
    }
    // A date that is none (`2025-02-31`) is still no prose: it is reported.
    if value.len() < after.len() && looks_like_date(word) {
        return (Some(word), end_of(word));
    }
    // Nor is a first line that says nothing but `date 15.05.2025`, or `date:` and a few words.
    let alone = word == line && rest.starts_with('d') && value.len() < after.len();
    let few = unmarked.len() < after.len() && line.split_whitespace().count() <= MOST_WORDS;
    if !line.is_empty() && (alone || few) && value.lines().nth(1).is_some() {
        return (Some(line), end_of(line));
    }
    (None, 0)
}

/// Whether a word begins like `2025-04-18`.
fn looks_like_date(word: &str) -> bool {
    let bytes = word.as_bytes();
    bytes.len() >= 8
        && bytes[..4].iter().all(u8::is_ascii_digit)
        && bytes[4] == b'-'
        && bytes[5..8].iter().all(|&byte| byte.is_ascii_digit() || byte == b'-')
}

#[cfg(test)]
mod tests {
    use super::super::{ArticleName, Format, read};

    fn check(text: &str, date: &str, published: &str, first: &str) {
        let name = ArticleName::of_file("a/b.c.txt");
        let reading = read(Format::Txt, &name, text.as_bytes());
        let article = &reading.articles[0];
        assert_eq!(article.info.id, "b.c");
        assert_eq!(article.info.date.as_deref().unwrap_or("none"), date, "{text}");
        assert_eq!(article.info.published.map_or("none".into(), |moment| moment.day.to_string()), published, "{text}");
        assert_eq!(article.blocks.first().map_or("", |block| block.span.of(&article.text)), first, "{text}");
        assert_eq!(reading.problems.len(), usize::from(date != "none" && published == "none"), "{text}");
    }

    #[test]
    fn leading_dates() {
        let day = "2025-04-18";
        check("The roof fell.", "none", "none", "The roof fell.");
        check("date 2025-04-18\nThe roof fell.", day, day, "The roof fell.");
        check("date 2025-04-18\n\nThe roof fell.", day, day, "The roof fell.");
        check(" date 2025-04-18 The roof fell.", day, day, "The roof fell.");
        check("\u{feff}Date: 2025-04-18\r\nThe roof fell.", day, day, "The roof fell.");
        check("date: 18 April 2025\nThe roof fell.", "18 April 2025", day, "The roof fell.");
        check("date 2025-04-18T10:00:00Z The roof fell.", "2025-04-18T10:00:00Z", day, "The roof fell.");
        check("date 2025-04-18", day, day, "");
        check("date 2025-02-31 The roof fell.", "2025-02-31", "none", "The roof fell.");
        check("date 15.05.2025\n\nThe roof fell.", "15.05.2025", "none", "The roof fell.");
        check("Date: next week\nThe roof fell.", "next week", "none", "The roof fell.");
        check("date stamps\nThe roof fell.", "stamps", "none", "The roof fell.");
        check("Date stamps\n\nThe roof fell.", "none", "none", "Date stamps");
        check("Date palms burned.", "none", "none", "Date palms burned.");
        check("Dates fell.", "none", "none", "Dates fell.");
        check("date", "none", "none", "date");
        check("", "none", "none", "");
    }
}
