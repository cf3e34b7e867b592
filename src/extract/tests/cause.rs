//! What brought about whatever a sentence counts, by its words or by those of the claim before it.

use super::claims;

/// The words of every claim's cause.
#[track_caller]
fn check(text: &str, expected: &str) {
    let found = claims(text);
    let shown: Vec<String> = found.iter().map(|claim| claim.evidence.cause.words.clone()).collect();
    assert_eq!(shown.join("; "), expected, "{text}");
}

#[track_caller]
fn apart(text: &str, expected: bool) {
    let found = claims(text);
    let [a, b] = found.as_slice() else { panic!("two claims in {text}") };
    assert_eq!(a.evidence.cause.excludes(&b.evidence.cause), expected, "{text}");
    assert_eq!(b.evidence.cause.excludes(&a.evidence.cause), expected, "{text}");
}

#[test]
fn words_of_a_cause() {
    check("The crash killed two.", "crash");
    check("Two were killed when a tram struck a wall.", "struck");
    check("Two were killed when hail struck a roof.", "");
    check("Rockets started a fire that killed two.", "rockets fire");
    check("The fire brigade said two were killed.", "");
}

#[test]
fn two_events() {
    apart("The crash killed two. Rockets killed five.", true);
    apart("A tram crash killed two. A plane crash killed five.", true);
    apart("The crash killed two. A train that derailed killed five.", false);
    apart("The flood killed two. Rain killed five.", false);
    // What set off a fire is named with it in one of the two.
    apart("Rockets set off a fire that killed two. The fire killed five.", false);
    apart("The crash killed two. Nobody knows what killed five.", false);
}

#[test]
fn what_is_told_once() {
    check("The crash killed two. It wounded two.", "crash; crash");
    check("It wounded two. The crash killed two.", "crash; crash");
    // Other numbers, several causes, another event.
    check("The crash killed two. In all five were killed.", "crash; ");
    check("The crash killed two. Rockets wounded six. It wounded two.", "crash; rockets; ");
    check("The crash killed two. Rain fell. Snow fell. In a separate incident, they wounded two.", "crash; ");
}
