//! Diagnostics as text for people, drawn as rustc draws them. Texts and messages are hostile: no control character of
//! theirs reaches the terminal. Prints nothing itself.

use annotate_snippets::{AnnotationKind, Element, Group, Level, Origin, Renderer, Snippet};

use super::{Diagnostic, Label, Severity};
use crate::source::{Source, Sources};
use crate::span::Span;

/// Labels that are further apart than this are drawn in two parts: the bytes between them are not looked at.
const APART: usize = 4096;

/// Lines longer than this are named, not drawn: nobody reads them, and a thousand reports on one would be slow.
const LONG_LINE: usize = 1024;

/// Draws diagnostics, sorted by source and place, a blank line after each.
pub fn render(diagnostics: &[Diagnostic], sources: &Sources, color: bool) -> String {
    let renderer = if color { Renderer::styled() } else { Renderer::plain() };
    let mut sorted: Vec<&Diagnostic> = diagnostics.iter().collect();
    sorted.sort_by_key(|diagnostic| diagnostic.labels.first().map(|label| (label.source, label.span)));
    let mut out = String::new();
    for diagnostic in sorted {
        out.push_str(&renderer.render(&[group(diagnostic, sources)]));
        out.push_str("\n\n");
    }
    out
}

fn group<'a>(diagnostic: &Diagnostic, sources: &'a Sources) -> Group<'a> {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let mut group = Group::with_title(level.primary_title(clean(&diagnostic.message)).id(diagnostic.code));
    let mut labels: Vec<(usize, &Label)> = diagnostic.labels.iter().enumerate().collect();
    // The source of the first label comes first; in each source, its labels in the order of the text.
    let first = diagnostic.labels.first().map(|label| label.source);
    labels.sort_by_key(|(_, label)| (Some(label.source) != first, label.source, label.span));
    let near = |a: &(usize, &Label), b: &(usize, &Label)| {
        a.1.source == b.1.source && (b.1.span.start as usize) < a.1.span.start as usize + APART
    };
    let mut parts: Vec<&[(usize, &Label)]> = labels.chunk_by(near).collect();
    parts.sort_by_key(|part| !part.iter().any(|(number, _)| *number == 0));
    for part in parts {
        group = group.element(snippet(sources.get(part[0].1.source), part));
    }
    match &diagnostic.help {
        Some(help) => group.element(Level::HELP.message(clean(help))),
        None => group,
    }
}

/// The lines from the first to the last of `labels`, which are in the order of the text.
fn snippet<'a>(source: &Source, labels: &[(usize, &Label)]) -> Element<'a> {
    let text = source.text();
    let spans: Vec<Span> = labels.iter().map(|(_, label)| first_line(label.span, text)).collect();
    let start = spans.iter().map(|span| line_start(text, span.start as usize)).min().unwrap_or(0);
    let end = spans.iter().map(|span| line_end(text, span.end as usize)).max().unwrap_or(start);
    let lines = &text[start..end];
    let (line, _) = source.position(start as u32);
    if lines.split('\n').any(|line| line.len() > LONG_LINE) {
        let place = labels.iter().position(|(number, _)| *number == 0).map_or(spans[0], |at| spans[at]);
        let (line, column) = source.position(place.start);
        return Origin::path(clean(source.name())).line(line).char_column(column).into();
    }
    // Every character becomes one character: columns stay, bytes move.
    let moved = |offset: u32| clean_lines(&text[start..(offset as usize).max(start)]).len();
    let annotations = labels.iter().zip(&spans).map(|((number, label), span)| {
        let kind = if *number == 0 { AnnotationKind::Primary } else { AnnotationKind::Context };
        kind.span(moved(span.start)..moved(span.end)).label(clean(&label.text))
    });
    let snippet = Snippet::source(clean_lines(lines)).path(clean(source.name())).line_start(line);
    snippet.annotations(annotations.collect::<Vec<_>>()).into()
}

/// `span` inside of `text`, on character boundaries, and no longer than its first line.
fn first_line(span: Span, text: &str) -> Span {
    let floor = |offset: u32| {
        let offset = (offset as usize).min(text.len());
        (0..=offset).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0)
    };
    let (start, end) = (floor(span.start), floor(span.end.max(span.start)));
    let stop = text[start..end].find('\n').map_or(end, |at| start + at);
    Span::new(start, stop)
}

fn line_start(text: &str, at: usize) -> usize {
    text[..at].rfind('\n').map_or(0, |newline| newline + 1)
}

fn line_end(text: &str, at: usize) -> usize {
    text[at..].find('\n').map_or(text.len(), |newline| at + newline)
}

/// On one line, without control characters.
fn clean(text: &str) -> String {
    text.chars().map(visible).collect()
}

/// Lines, without other control characters; `\r` at the end of a line is a blank.
fn clean_lines(text: &str) -> String {
    let keep = |c| match c {
        '\n' | '\t' => c,
        '\r' => ' ',
        c => visible(c),
    };
    text.chars().map(keep).collect()
}

/// Control characters as their pictures; what turns the direction of writing as a replacement character.
fn visible(c: char) -> char {
    match c {
        '\0'..='\u{1f}' => char::from_u32(0x2400 + c as u32).unwrap_or('\u{fffd}'),
        '\u{7f}' => '\u{2421}',
        '\u{80}'..='\u{9f}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => '\u{fffd}',
        c => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::code;

    fn draw(text: &str, diagnostics: impl Fn(crate::source::SourceId) -> Vec<Diagnostic>) -> String {
        let mut sources = Sources::default();
        let id = sources.add(Source::new("a\u{1b}.gainsay", text));
        render(&diagnostics(id), &sources, false)
    }

    #[test]
    fn no_control_character_gets_through() {
        let text = "a \u{1b}[31m b\u{202e} c\r\n\td \u{9b}\n";
        let out = draw(text, |id| {
            let span = |word: &str| text.find(word).map(|at| Span::new(at, at + 1)).unwrap_or_default();
            let report = Diagnostic::error(code::UNEXPECTED, "found \u{1b}\n", id, span("c")).label("\u{7}");
            vec![report.also(id, span("d"), "there").help("\u{8}")]
        });
        assert!(out.chars().all(|c| c == '\n' || !c.is_control()), "{out:?}");
        assert!(out.contains("1 | a ␛[31m b\u{fffd} c"), "{out}");
        assert!(out.contains("\n  |            ^ ␇"), "{out}");
    }

    #[test]
    fn spans_that_do_not_fit_are_drawn_somewhere() {
        for span in [Span::new(0, 99), Span::new(99, 120), Span { start: 5, end: 2 }, Span::new(1, 1)] {
            let out = draw("é\nb", |id| vec![Diagnostic::warning(code::UNEXPECTED, "x", id, span)]);
            assert!(out.starts_with("warning[G001]: x"), "{out}");
        }
    }

    #[test]
    fn sorts_and_keeps_far_places_apart() {
        let text = format!("a\n{}b\n{}", "-\n".repeat(9000), "x".repeat(5000));
        let out = draw(&text, |id| {
            let b = Span::new(18002, 18003);
            let long = Diagnostic::error("G002", "later", id, Span::new(18100, 18101));
            vec![long, Diagnostic::error("G001", "first", id, b).label("here").also(id, Span::new(0, 1), "there")]
        });
        let lines: Vec<&str> = out.lines().map(str::trim).filter(|line| !line.is_empty() && *line != "|").collect();
        assert_eq!(
            lines,
            [
                "error[G001]: first",
                "--> a␛.gainsay:9002:1",
                "9002 | b",
                "| ^ here",
                "::: a␛.gainsay:1:1",
                "1 | a",
                "| - there",
                "error[G002]: later",
                "--> a␛.gainsay:9003:97",
            ]
        );
    }
}
