//! What interrupts a clause: the subject in front of it is still the subject behind it. And which cues are shown.

use super::{check_cues, check_who};

#[test]
fn subjects_over_asides() {
    check_who("Hamas, Israel said, rejected the truce.", "Hamas");
    check_who("Hamas, according to Israel, rejected the truce.", "Hamas");
    check_who("Hamas (backed by Iran) rejected the truce.", "Hamas");
    check_who("Hamas – not Israel – rejected the truce.", "Hamas");
    check_who("Hamas, not Israel, rejected the truce.", "Hamas");
    check_who("Hamas, which Israel fights, rejected the truce.", "Hamas");
    check_who("Emmanuel Macron, the French president, rejected the truce.", "Emmanuel Macron");
    check_who("Emmanuel Macron, 47, rejected the truce.", "Emmanuel Macron");
    check_who("Emmanuel Macron, speaking in Israel, rejected the truce.", "Emmanuel Macron");
    check_who("Emmanuel Macron, who met the leaders of Israel, rejected the truce.", "Emmanuel Macron");
}

/// A relative clause without commas: its noun goes on with the next finite verb.
#[test]
fn counts_over_relative_clauses() {
    let killed = |text: &str| -> Vec<String> {
        let found = super::claims(text);
        found.iter().filter_map(|claim| claim.slot("victims")).map(|slot| slot.values[0].text.clone()).collect()
    };
    assert_eq!(killed("Two cooks who had slept in the store room were killed."), ["Two"]);
    assert_eq!(killed("Two cooks who sang may have been killed."), ["Two"]);
}

#[test]
fn no_asides() {
    check_who("Israel was angry; the truce was rejected.", "nobody");
    check_who("Israel was angry, but the truce was rejected.", "nobody");
}

#[test]
fn cues_shown() {
    check_cues("Hamas rejected the truce.", &[]);
    check_cues("Hamas did not reject the truce.", &["not"]);
    check_cues("Israel denied that Hamas rejected the truce.", &["denied that"]);
    check_cues("Hamas might not reject the truce, Israel said.", &["might", "not", "said"]);
    check_cues("There is no doubt that Hamas rejected the truce.", &[]);
    check_cues("Hamas rejected the truce, but Israel did not.", &[]);
}

#[test]
fn times_of_saying() {
    let when = |text: &str| -> Vec<String> {
        let found = super::claims(text);
        found.iter().filter_map(|claim| claim.slot("when")).map(|slot| slot.values[0].text.clone()).collect()
    };
    let check = |text: &str, expected: &[&str]| assert_eq!(when(text), expected, "{text}");
    check("Five people were killed on Friday, police said.", &["Friday"]);
    check("Macron rejected the truce on Friday as announced.", &["Friday"]);
    check("Five people were killed on Friday, said Israel.", &["Friday"]);
    check("Police said on Saturday that five people were killed on Friday.", &["Friday"]);
    check("Police said on Saturday that five people were killed.", &[]);
    check("Police said late on Saturday five people were killed.", &[]);
    check("Israel on Saturday said five people were killed.", &[]);
    check("Israel said in a statement on Saturday that five people were killed.", &[]);
    check("Macron told reporters in Paris on Saturday that five people were killed.", &[]);
    check("Five people were killed, Israel said on Saturday.", &[]);
    check("Five people were killed, said Macron on Saturday.", &[]);
    check("In a statement on Saturday, Macron said five people were killed.", &[]);
    check("In a raid on Saturday, Macron said, five people were killed.", &["Saturday"]);
}
