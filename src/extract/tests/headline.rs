//! The headline that stands first in a text is read like its sentences; other headings are not.

use super::claims;

/// Prose that says nothing of the kind.
const BODY: &str = "\n\nPeople were waiting for news in the rain, and nobody knew anything about it.\n\n";

/// What is claimed in a text, by its sentences.
#[track_caller]
fn check(text: &str, expected: &[&str]) {
    let found = claims(text);
    let sentences: Vec<&str> = found.iter().map(|claim| &*claim.evidence.sentence_text).collect();
    assert_eq!(sentences, expected, "{text}");
}

#[test]
fn a_headline_is_read() {
    let headline = "Two men killed in Tarnau";
    check(&format!("{headline}{BODY}Nobody slept that night in the whole of the town."), &[headline]);
    // A crosshead, and what stands further down.
    check(&format!("Two killed{BODY}Nobody slept that night in the whole of the town."), &[]);
    check(&format!("{BODY}{headline}{BODY}Nobody slept that night in the whole of the town."), &[]);
}
