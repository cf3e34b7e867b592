//! The newcomer's path in the README, walked as it is written: from an empty folder through init, check, fmt, test and
//! review to a contradiction. What the section says is done, its commands are run, and what it shows must come.

use std::fs;
use std::path::{Path, PathBuf};

use assert_cmd::Command;

const SECTION: &str = "## Your own rules, from an empty folder";
const LEDGER: &str = "## A ledger: claims over time";

/// A fenced block and the paragraph above it.
struct Block {
    above: String,
    lines: Vec<String>,
}

fn blocks(section: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let (mut above, mut open): (String, Option<Vec<String>>) = (String::new(), None);
    let mut ended = false;
    for line in section.lines() {
        match (&mut open, line.starts_with("```")) {
            (None, true) => open = Some(Vec::new()),
            (Some(lines), true) => {
                blocks.push(Block { above: std::mem::take(&mut above), lines: std::mem::take(lines) });
                open = None;
            }
            (Some(lines), false) => lines.push(line.to_owned()),
            (None, false) if line.is_empty() => ended = true,
            (None, false) => {
                if std::mem::take(&mut ended) {
                    above.clear();
                }
                above.push_str(line);
                above.push(' ');
            }
        }
    }
    blocks
}

/// What stands in backticks, in order.
fn quoted(text: &str) -> Vec<&str> {
    text.split('`').skip(1).step_by(2).collect()
}

/// Whether the lines are the expected ones: `...` stands for any lines, `[..]` for the rest of one.
fn shows(found: &[&str], expected: &[&str]) -> bool {
    match expected.split_first() {
        None => found.is_empty(),
        Some((&"...", rest)) => (0..=found.len()).any(|skip| shows(&found[skip..], rest)),
        Some((line, rest)) => found.split_first().is_some_and(|(first, others)| {
            let same = match line.split_once("[..]") {
                Some((head, tail)) => first.starts_with(head) && first[head.len()..].ends_with(tail),
                None => first.trim_end() == *line,
            };
            same && shows(others, rest)
        }),
    }
}

fn run(folder: &Path, command: &str, expected: &[String]) {
    let arguments: Vec<&str> = command.split_whitespace().skip(1).collect();
    let mut gainsay = Command::cargo_bin("gainsay").expect("cargo builds it for this test");
    // Accepts whatever a review shows.
    gainsay.current_dir(folder).env_remove("CI").args(arguments).write_stdin("a\n".repeat(9));
    let done = gainsay.output().expect("it runs");
    let text = [done.stdout, done.stderr].map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).concat();
    let mut expected: Vec<&str> = expected.iter().map(String::as_str).collect();
    let status = expected.first().and_then(|line| line.strip_prefix("? ")).map(|code| code.parse().expect("a number"));
    if status.is_some() {
        expected.remove(0);
    }
    assert_eq!(done.status.code(), status.or(Some(0)), "{command}\n{text}");
    let found: Vec<&str> = text.lines().collect();
    assert!(shows(&found, &expected), "{command}\nfound:\n{text}\nexpected:\n{}", expected.join("\n"));
}

#[test]
fn the_path_is_as_the_readme_says() {
    walk(SECTION, 8);
}

#[test]
fn the_ledger_is_as_the_readme_says() {
    walk(LEDGER, 4);
}

fn walk(section: &str, least: usize) {
    let readme = include_str!("../README.md");
    let section = readme.split(section).nth(1).expect("the section").split("\n## ").next().expect("its text");
    let temporary = tempfile::tempdir().expect("a folder");
    let mut folder = temporary.path().to_path_buf();
    let mut rules = PathBuf::new();
    let mut commands = 0;
    for Block { above, lines } in blocks(section) {
        let names = quoted(&above);
        if lines.first().is_some_and(|line| line.starts_with("$ ")) {
            if names.first() == Some(&"cuont") {
                let text = fs::read_to_string(&rules).expect("written above");
                fs::write(&rules, text.replace("cuont", "count")).expect("ours");
            }
            for session in lines.chunk_by(|_, next| !next.starts_with("$ ")) {
                let command = session[0].trim_start_matches("$ ");
                commands += 1;
                match command.strip_prefix("cd ") {
                    Some(below) => folder.push(below),
                    None => run(&folder, command, &session[1..]),
                }
            }
        } else if names.first() == Some(&"match") {
            let text = fs::read_to_string(&rules).expect("written above");
            let old = text.lines().find(|line| line.trim_start().starts_with("match ")).expect("one match");
            fs::write(&rules, text.replace(old, &lines.join("\n"))).expect("ours");
        } else {
            let path = folder.join(names.last().expect("the paragraph above names the file"));
            fs::create_dir_all(path.parent().expect("below the folder")).expect("ours");
            fs::write(&path, lines.join("\n") + "\n").expect("ours");
            if path.extension().is_some_and(|extension| extension == "gainsay") {
                rules = path;
            }
        }
    }
    assert!(commands >= least, "only {commands} commands were found");
}
