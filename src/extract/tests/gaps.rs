//! How far a gap reaches: not into the clause of a new subject.

use super::check_who;

#[test]
fn a_gap_stays_in_its_clause() {
    check_who("Hamas has failed and a new leader accepted the truce.", "nobody");
    check_who("Hamas and a new leader accepted the truce.", "Hamas");
    check_who("Hamas stood firm, having rejected the truce.", "Hamas");
    check_victims("Two men had left and nobody was killed.", "nobody");
    check_victims("Two men and nine boys were killed.", "nine");
    check_victims("Ten people have so far been killed.", "Ten");
}

/// Checks the count that the only claim of a text binds.
fn check_victims(text: &str, expected: &str) {
    let found = super::claims(text);
    let counts = found.iter().map(|claim| claim.slot("victims").map_or("-", |slot| slot.values[0].text.as_str()));
    assert_eq!(counts.collect::<Vec<_>>().join("; "), expected, "{text}");
}
