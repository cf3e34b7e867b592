//! Who may name whom: a room imports only rooms to its left. The order stands here, once; ARCHITECTURE.md quotes it.

use std::fs;
use std::path::{Path, PathBuf};

/// The rooms from left to right; rooms on one line share a rank and do not know each other.
const ORDER: &[&[&str]] = &[
    &["span"],
    &["source"],
    &["diagnostic"],
    &["value"],
    &["text"],
    &["lexicon"],
    &["claim"],
    &["rule"],
    &["extract"],
    &["align"],
    &["reconcile", "diff"],
    &["ledger"],
    &["report"],
    &["verify"],
    &["cli"],
];

fn rank(room: &str) -> Option<usize> {
    ORDER.iter().position(|rooms| rooms.contains(&room))
}

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    let mut entries: Vec<PathBuf> =
        fs::read_dir(folder).expect("src is there").map(|entry| entry.expect("readable").path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            files(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

/// Every room that a text names: `crate::room…` and `crate::{room::…, other}`, comments aside.
fn named(text: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    let code: String = text.lines().map(|line| line.split("//").next().unwrap_or("").to_owned() + "\n").collect();
    for (at, _) in code.match_indices("crate::") {
        let line = code[..at].matches('\n').count() + 1;
        let rest = &code[at + "crate::".len()..];
        let word = |text: &str| text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>();
        if let Some(group) = rest.strip_prefix('{') {
            let mut depth = 0;
            let mut item = String::new();
            for c in group.chars() {
                match c {
                    '{' => depth += 1,
                    '}' if depth == 0 => break,
                    '}' => depth -= 1,
                    ',' if depth == 0 => found.push((line, word(std::mem::take(&mut item).trim()))),
                    c if depth == 0 => item.push(c),
                    _ => {}
                }
            }
            found.push((line, word(item.trim())));
        } else {
            found.push((line, word(rest)));
        }
    }
    found.retain(|(_, room)| !room.is_empty());
    found
}

#[test]
fn rooms_name_only_rooms_to_their_left() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut all = Vec::new();
    files(&src, &mut all);
    let mut wrong = Vec::new();
    let mut imports = 0;
    for path in all {
        let below = path.strip_prefix(&src).expect("below src");
        let room = below.components().next().expect("a name").as_os_str().to_string_lossy().replace(".rs", "");
        if room == "lib" || room == "main" {
            continue;
        }
        let Some(mine) = rank(&room) else {
            wrong.push(format!("src/{}: the room `{room}` has no place in the order", below.display()));
            continue;
        };
        for (line, other) in named(&fs::read_to_string(&path).expect("readable")) {
            imports += 1;
            let allowed = other == room || rank(&other).is_some_and(|theirs| theirs < mine);
            if !allowed {
                wrong.push(format!("src/{}:{line}: `{room}` names `{other}`", below.display()));
            }
        }
    }
    assert!(imports > 100, "the test has stopped reading imports: it saw {imports}");
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn grouped_imports_are_read() {
    let rooms: Vec<String> = named("use crate::{text::{Article, Tokens}, value::Value};\nlet x = crate::claim::Claim;")
        .into_iter()
        .map(|(_, room)| room)
        .collect();
    assert_eq!(rooms, ["text", "value", "claim"]);
    assert!(named("// crate::cli").is_empty());
}

/// The order is quoted in ARCHITECTURE.md; the quotation stays true.
#[test]
fn architecture_quotes_the_order() {
    let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("ARCHITECTURE.md")).expect("it is there");
    let shown = ORDER.iter().map(|rooms| match rooms {
        [one] => (*one).to_owned(),
        several => format!("{{ {} }}", several.join(" | ")),
    });
    let order = shown.collect::<Vec<_>>().join(" < ");
    assert!(text.contains(&order), "ARCHITECTURE.md does not say: {order}");
}
