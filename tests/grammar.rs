//! Every example of GRAMMAR.md parses, and what it says of types is so.

use gainsay::diagnostic;
use gainsay::extract::Engine;
use gainsay::rule::format::format;
use gainsay::rule::parse::parse;
use gainsay::rule::{RuleText, builtin_files, builtin_tables, load};
use gainsay::source::{Source, Sources};
use gainsay::text::{Article, ArticleInfo, parse_published};
use gainsay::verify::Outcome;

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

/// What stands on the page as a whole file with tests passes them.
#[test]
fn every_claim_of_an_example_passes_its_tests() {
    let mut tested = 0;
    for (line, kind, text) in examples(include_str!("../GRAMMAR.md")) {
        if !kind.is_empty() || !text.contains("example ") {
            continue;
        }
        let mut files = vec![RuleText { path: "page.gainsay".into(), shown: format!("GRAMMAR.md:{line}"), text }];
        files.extend(builtin_files().into_iter().filter(|file| file.path.starts_with("std/")));
        let mut loaded = load(&files, &builtin_tables());
        let roster = loaded.roster();
        let engine = Engine::new(std::mem::take(&mut loaded.rules), roster);
        for report in gainsay::verify::run(&engine, &loaded.files, |_, _| true) {
            tested += 1;
            assert_eq!(report.outcome, Outcome::Passed, "the block at line {line}: {report:?}");
        }
    }
    assert!(tested >= 5, "only {tested} tests were found");
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
fn codes_are_well_formed() {
    for (code, title) in diagnostic::code::ALL {
        assert!(code.len() == 4 && code.starts_with('G'), "{code}");
        assert_eq!(diagnostic::code::title(code), Some(*title));
        assert!(!title.ends_with('.') && title.starts_with(char::is_lowercase), "{title}");
    }
}

/// The texts in backticks of a cell.
fn quoted(cell: &str) -> Vec<String> {
    cell.split('`').skip(1).step_by(2).map(|text| text.replace("\\|", "|")).collect()
}

/// The table of what a type finds, against the matcher: types, patterns, and what is found and what is not.
#[test]
fn types_find_what_the_table_says() {
    let page = include_str!("../GRAMMAR.md");
    let (_, part) = page.split_once("\n#### What a type finds\n").expect("the page has this part");
    let (_, _, lexicons) = examples(part).swap_remove(0);
    let rows: Vec<Vec<String>> = part
        .lines()
        .skip_while(|line| !line.starts_with("|---"))
        .skip(1)
        .take_while(|line| line.starts_with('|'))
        .map(|line| line.replace("\\|", "\u{1}").split('|').map(|cell| cell.replace('\u{1}', "|")).collect())
        .collect();
    let types: Vec<&str> = rows.iter().map(|row| row[1].trim().trim_matches('`')).collect();
    for ty in ["count", "time", "place", "actor", "person", "org", "money", "percent", "duration", "text"] {
        assert!(types.contains(&ty), "{ty} has no row");
    }
    for (row, ty) in rows.iter().zip(types) {
        let pattern = quoted(&row[2]).pop().filter(|text| text.starts_with("{x:")).unwrap_or("{x}".to_owned());
        let rule = format!("{lexicons}claim probe {{\n  x : {ty}\n  rule r {{\n    match choose {pattern}\n  }}\n}}\n");
        let mut loaded = load(&[RuleText::new("probe.gainsay", &rule)], &[]);
        assert!(!loaded.has_errors(), "{}", diagnostic::render(&loaded.diagnostics, &loaded.sources, false));
        let mut files = builtin_files();
        files.retain(|file| file.path.starts_with("std/"));
        files.push(RuleText::new("probe.gainsay", &rule));
        loaded = load(&files, &builtin_tables());
        let roster = loaded.roster();
        let engine = Engine::new(std::mem::take(&mut loaded.rules), roster);
        let found = |phrase: &str| {
            let info = ArticleInfo { published: parse_published("2025-04-18"), ..ArticleInfo::default() };
            let claims = engine.extract(&Article::plain(info, format!("They chose {phrase}.")));
            claims.first().and_then(|claim| claim.slot("x")).map(|slot| slot.values[0].text.to_string())
        };
        let (finds, not) = (quoted(&row[3]), quoted(&row[4]));
        assert!(finds.len() > 2 && !not.is_empty(), "{ty}");
        finds.iter().for_each(|phrase| assert_eq!(found(phrase).as_ref(), Some(phrase), "{ty}"));
        not.iter().for_each(|phrase| assert_eq!(found(phrase), None, "{ty}: {phrase}"));
    }
}
