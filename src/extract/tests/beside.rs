//! Two verbs of one subject, and what a relative clause tells: each has its own claim and its own day. The texts are of Monday, 16
//! June 2025.

use super::{check, check_cues, check_when};
use crate::extract::tests::shipped;

#[test]
fn each_verb_has_its_day() {
    check_when("Hamas rejected the truce on Thursday and accepted it on Friday.", "12/6; 13/6");
}

#[test]
fn two_of_one_subject() {
    // The last of the claims.
    let object = |text: &str, expected: &str| assert_eq!(shipped(text, "object"), expected, "{text}");
    object("Peru welcomed the treaty and condemned the raid.", "the raid");
    object("Peru did not welcome the treaty, but praised the crews.", "the crews");
    let actor = |text: &str, expected: &str| assert_eq!(shipped(text, "actor"), expected, "{text}");
    actor("Peru praised the treaty, which Chile rejected.", "Chile");
    actor("Peru praised the treaty.", "Peru");
}

#[test]
fn whoever_is_quoted() {
    let actors = |text: &str, expected: &str| assert_eq!(shipped(text, "participants"), expected, "{text}");
    actors("“We met the Chadian envoys in Doha,” Lavrov said.", "We, Chadian envoys");
    actors("“I met Meloni in Doha,” Lavrov said.", "I, Meloni");
    actors("“We were told that Meloni met Tusk,” Lavrov said.", "Meloni, Tusk");
}

#[test]
fn asked() {
    check("Has Hamas rejected the truce?", "reject uncommitted");
    check_cues("Has Hamas rejected the truce?", &["?"]);
    check_cues("Why has Hamas rejected the truce?", &[]);
}
