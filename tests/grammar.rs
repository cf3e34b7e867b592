//! Every example of GRAMMAR.md parses, and every code stands there.

use gainsay::diagnostic;
use gainsay::rule::format::format;
use gainsay::rule::parse::parse;
use gainsay::source::{Source, Sources};

/// The examples: first line, what stands around them, and their text.
fn examples(page: &str) -> Vec<(usize, &str, String)> {
    let mut found = Vec::new();
    let mut lines = page.lines().enumerate();
    while let Some((number, line)) = lines.next() {
        if let Some(kind) = line.strip_prefix("```gainsay") {
            let text = lines.by_ref().map(|(_, line)| line).take_while(|line| *line != "```");
            found.push((number + 2, kind.trim(), text.map(|line| format!("{line}\n")).collect()));
        }
    }
    found
}

#[test]
fn every_example_parses() {
    let page = include_str!("../GRAMMAR.md");
    let examples = examples(page);
    assert!(examples.len() > 15, "{} examples", examples.len());
    for (line, kind, text) in examples {
        let whole = match kind {
            "" => text,
            "in-claim" => format!("claim example {{\n{text}}}\n"),
            "in-rule" => format!("claim example {{\nrule example {{\n{text}}}\n}}\n"),
            other => panic!("GRAMMAR.md:{line}: an example is `in-claim` or `in-rule`, not `{other}`"),
        };
        let mut sources = Sources::default();
        let source = sources.add(Source::new(format!("GRAMMAR.md:{line}"), whole.as_str()));
        let (_, reports) = parse(source, &whole);
        assert!(reports.is_empty(), "{}", diagnostic::render(&reports, &sources, false));
    }
}

/// What the page says about layout is what `gainsay fmt` does.
#[test]
fn the_example_of_the_layout_is_laid_out() {
    let page = include_str!("../GRAMMAR.md");
    let (_, layout) = page.split_once("\n## Layout\n").expect("the page has this part");
    let (_, _, text) = examples(layout).swap_remove(0);
    let source = Sources::default().add(Source::new("GRAMMAR.md", text.as_str()));
    assert_eq!(format(source, &text), (text, Vec::new()));
}

#[test]
fn every_code_is_in_the_grammar() {
    for (code, title) in diagnostic::code::ALL {
        assert!(code.len() == 4 && code.starts_with('G'), "{code}");
        assert_eq!(diagnostic::code::title(code), Some(*title));
        assert!(
            include_str!("../GRAMMAR.md").contains(&format!("| {code} | {title} |")),
            "{code} is not in GRAMMAR.md"
        );
        assert!(!title.ends_with('.') && title.starts_with(char::is_lowercase), "{title}");
    }
}
