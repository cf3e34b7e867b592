//! What a sentence says of the event of its article: some of many, a sum over a period, another event.

use super::claims;

/// The extent of every claim of a text.
#[track_caller]
fn check(text: &str, expected: &str) {
    let found = claims(text);
    let shown = found.iter().map(|claim| {
        let extent = claim.evidence.extent;
        let all = [
            (extent.some, "some"),
            (extent.sum, "sum"),
            (extent.other, "other"),
            (extent.again, "again"),
            (extent.listed, "listed"),
        ];
        let all: Vec<&str> = all.into_iter().filter(|(holds, _)| *holds).map(|(_, name)| name).collect();
        if all.is_empty() { "event".to_owned() } else { all.join(" ") }
    });
    assert_eq!(shown.collect::<Vec<_>>().join("; "), expected, "{text}");
}

/// Behind an opening of so many sentences.
fn below(sentences: usize, text: &str) -> String {
    ["It rained.", "Nobody slept.", "The road was shut.", "Doctors came."][..sentences].join(" ") + " " + text
}

#[test]
fn an_event_told_again() {
    check("An earthquake killed ten in Tarnau. The earthquake killed 25, the mayor said.", "event; again");
    check("The earthquake has so far killed 25.", "event");
    check("The powerful earthquake has reportedly killed 25.", "again");
    check("Nine were killed in the flood.", "again");
    check("Nine were killed by the avalanche in Tarnau.", "again");
    check("Nine were killed in the worst flood in memory.", "event");
    // Of what it did besides, and before or after it.
    check("The flood destroyed a home, killing six.", "event");
    check("After the flood, soldiers killed six.", "event");
    check("Nine were killed in a flood.", "event");
}

#[test]
fn some_of_many() {
    check("A man was killed in Tarnau.", "event");
    check(&below(4, "A man was killed in Tarnau."), "some");
    check(&below(4, "Two men were killed in Tarnau."), "event");
    check(&below(4, "The two men were killed in Tarnau."), "some");
    check("Both divers were killed in Tarnau.", "event");
    check(&below(2, "Both divers were killed in Tarnau."), "some");
    check("Among them a man who was wounded laid flowers.", "some");
    check("The victim, a nurse, was killed at once.", "some");
    check("Five people were killed, including a nurse who was wounded first.", "event; some");
    check("Five priests and two nuns were killed.", "listed");
    check("A woman and her son were killed in Tarnau.", "listed");
    check("Three of the priests killed by the smoke were monks.", "some");
    check("Two were killed and five were wounded.", "event; event");
    check("Two of them were killed at night.", "some");
    check("Three of the injured were killed by the smoke.", "some");
}

#[test]
fn sums() {
    check("Five people were killed since the war began.", "sum");
    check("Since the war began, five people were killed.", "sum");
    check("Five people were killed in recent days.", "sum");
    check("Five people were killed over the past six months.", "sum");
    check("Five people were killed this year.", "sum");
    check("It grew into a conflict that has killed 5,000 people.", "sum");
    check("Five people were killed, including the attacker.", "sum");
    check("In the worst raid since 2015, five people were killed.", "event");
    check("Five people were killed last week.", "event");
    check("Five people were killed, including a nurse.", "event");
}

#[test]
fn other_events() {
    check("Another bombing killed five people.", "event");
    check(&below(2, "Another suicide bombing killed five people."), "other");
    check(&below(2, "In a separate incident, five people were killed."), "other");
    check(&below(2, "Elsewhere, five people were killed."), "other");
    check(&below(2, "Five people were killed in other attacks."), "sum other");
    // Two that the article is about; more people.
    check(&below(2, "Two separate bombings killed five people."), "event");
    check(&below(2, "Another five people were killed."), "event");
    // A day of its own and a toll of its own.
    check(
        &(below(4, "").replacen("It rained.", "Fifty people were killed.", 1) + "On Friday 18 people were killed."),
        "event; other",
    );
    check(
        &(below(4, "").replacen("It rained.", "On Friday 18 people were killed.", 1)
            + "On Friday 18 people were killed."),
        "event; event",
    );
}

#[test]
fn no_prose() {
    let list = "TARNAU One man killed ATTACKER unknown PLACE market ".repeat(40);
    check(&list, "");
}
