//! Articles of any bytes are read without a panic, and what is found in them keeps its promises.

use gainsay::span::Span;
use gainsay::text::{
    Article, ArticleInfo, ArticleName, Format, Tokens, parse_published, quotes, read, read_line, sentences,
};
use proptest::prelude::*;

/// Spans are on character boundaries, not empty, in order, and do not overlap.
fn in_order(text: &str, spans: impl IntoIterator<Item = Span>) {
    let mut end = 0;
    for span in spans {
        assert!(span.start >= end && span.end > span.start, "{span:?} after {end} in {text:?}");
        assert!(text.get(span.range()).is_some(), "{span:?} in {text:?}");
        end = span.end;
    }
}

/// Bytes of `text` in `spans` that are not blank.
fn inked(text: &str, spans: impl IntoIterator<Item = Span>) -> String {
    let blank = |c: &char| !(c.is_whitespace() || matches!(c, '\u{feff}' | '\u{200b}'));
    spans.into_iter().flat_map(|span| span.of(text).chars().filter(blank)).collect()
}

fn check(article: &Article) {
    let text = &*article.text;
    let blocks: Vec<_> = article.blocks.iter().map(|block| block.span).collect();
    in_order(text, blocks.iter().copied());
    let found = sentences(article);
    in_order(text, found.iter().map(|sentence| sentence.span));
    for sentence in &found {
        assert!(article.blocks[sentence.block as usize].span.contains(sentence.span), "{text:?}");
        let tokens = Tokens::cut(text, sentence.span);
        in_order(text, tokens.iter().map(|token| token.span));
        assert_eq!(inked(text, [sentence.span]), inked(text, tokens.iter().map(|token| token.span)), "{text:?}");
    }
    assert_eq!(inked(text, blocks), inked(text, found.iter().map(|sentence| sentence.span)), "{text:?}");
    let quoted = quotes(article, &found);
    in_order(text, quoted.iter().map(|quote| quote.span));
    for quote in &quoted {
        assert!(quote.span.contains(quote.inner) && !quote.inner.is_empty(), "{text:?}");
        in_order(text, [quote.inner]);
    }
}

/// Prose-like scraps: what the segmenters look at, in any order.
fn scraps() -> impl Strategy<Value = String> {
    let scrap = prop_oneof![
        4 => "[A-Za-zéß]{1,8}",
        2 => Just(" ".to_owned()),
        1 => prop::sample::select(vec![
            "\n", "\n\n", "\r\n", ". ", "? ", "! ", "...", "…", "“", "”", "\"", "‘", "’", "'", "«", "»", "„", "5 p.m. ",
            "Mr. ", "U.S. ", "May. Police ", "KYIV — ", " (Reuters) - ", "Related: ", "- ", "# ", "---\n", "[a](b)", "*",
            "5'10\"", "(", ")", "[1]", "\0", "\u{200b}", "\u{feff}", "é", "e\u{301}", "😀", "。", "1. ", "a) ", "> ", "|",
            "date 2025-04-18 ", "title: ", "&amp;", "\u{2028}", "\t", "''", "``", "said ",
        ]).prop_map(str::to_owned),
    ];
    prop::collection::vec(scrap, 0..60).prop_map(|scraps| scraps.concat())
}

proptest! {
    #[test]
    fn any_text(text in any::<String>()) {
        check(&Article::plain(ArticleInfo::default(), text));
    }

    #[test]
    fn any_prose(text in scraps()) {
        check(&Article::plain(ArticleInfo::default(), text));
    }

    #[test]
    fn any_file(text in scraps(), bytes in prop::collection::vec(any::<u8>(), 0..40)) {
        let name = ArticleName::of_file("a.x");
        let mut mixed = text.into_bytes();
        for format in [Format::Txt, Format::Markdown, Format::Json, Format::Ndjson] {
            read(format, &name, &mixed).articles.iter().for_each(check);
        }
        mixed.extend(&bytes);
        for format in [Format::Txt, Format::Markdown, Format::Json, Format::Ndjson] {
            read(format, &name, &mixed).articles.iter().for_each(check);
        }
        let json = serde_json::json!({ "text": String::from_utf8_lossy(&mixed) }).to_string();
        assert_eq!(read_line(&name, 1, json.as_bytes()).articles.len(), 1);
    }

    #[test]
    fn any_date(written in "[0-9A-Za-z ,:/+.-]{0,30}|\\PC{0,12}") {
        parse_published(&written);
    }
}
