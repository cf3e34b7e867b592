//! Rows: a text, and what its last claim holds in a slot with the shipped rules, `*` where that was taken over.

use std::sync::OnceLock;

use crate::claim::Filled;
use crate::extract::Engine;
use crate::rule::{builtin_files, builtin_tables, load};
use crate::text::{Article, ArticleInfo};
use crate::value::{Moment, Value};

fn engine() -> &'static Engine {
    static ENGINE: OnceLock<Engine> = OnceLock::new();
    ENGINE.get_or_init(|| {
        let loaded = load(&builtin_files(), &builtin_tables());
        assert!(!loaded.has_errors(), "the shipped rules have errors: {:?}", loaded.diagnostics);
        let roster = loaded.roster();
        Engine::new(loaded.rules, roster)
    })
}

fn shown(filled: &Filled) -> String {
    let end = |day: Option<jiff::civil::Date>| day.map_or_else(|| "*".to_owned(), |day| day.to_string());
    let words = match &filled.value {
        Value::Text(text) => text.name.clone().unwrap_or_else(|| filled.text.clone()),
        Value::Place(place) => place.nodes[0].name.clone(),
        Value::Time(time) => format!("{}..{}", end(time.window.from), end(time.window.to)),
        _ => filled.text.clone(),
    };
    if filled.inherited { words + "*" } else { words }
}

/// On Friday, 18 April 2025.
fn check(text: &str, slot: &str, expected: &str) {
    assert_eq!(shipped(text, slot), expected, "{slot} of {text}");
}

/// What the last claim of a text of that day holds in a slot.
pub(in crate::extract) fn shipped(text: &str, slot: &str) -> String {
    let published = Some(Moment::day(jiff::civil::date(2025, 4, 18)));
    let claims = engine().extract(&Article::plain(ArticleInfo { published, ..ArticleInfo::default() }, text));
    let last = claims.last().unwrap_or_else(|| panic!("no claim in {text}"));
    last.slot(slot).map_or_else(String::new, |slot| slot.values.iter().map(shown).collect::<Vec<_>>().join(", "))
}

#[test]
fn things_by_another_word() {
    check("Niger accepted a 30-day ceasefire. The pause was proposed by Chad.", "scope", "30-day ceasefire*");
    check("Niger hosted the Tunis talks. Chad dismissed the gathering as a farce.", "object", "the Tunis talks*");
    // By the same word nothing is gained, and what is called another one is another one.
    check("Niger hosted the Tunis talks. Chad dismissed the talks as a farce.", "object", "the talks");
    check("Niger skipped the last Tunis talks. Chad dismissed the gathering.", "object", "the gathering");
    check("Niger built a bridge. Chad dismissed the gathering as a farce.", "object", "the gathering");
    check("Chad welcomed the border draft. Niger brushed it off.", "object", "the border draft*");
    check("Rain fell. Niger brushed it off.", "object", "");
    check("Niger rejected a 30-day ceasefire, but Chad accepted it.", "scope", "30-day ceasefire*");
    // Two sentences on, `it` may be anything.
    check("Niger rejected a ceasefire. Chad drew up a budget and the Malian junta accepted it.", "actor", "Niger");
}

#[test]
fn days_of_what_happened() {
    let check = |text: &str, day: &str| check(text, "when", day);
    check(
        "Three days after a quarry dam burst above Kelm, killing 30 people, the town is asking why.",
        "2025-04-15..2025-04-15*",
    );
    // On which day the town asked, nobody says.
    check("Three days after a quarry dam burst above Kelm, killing 30 people, the town rang its bells.", "");
    check(
        "The toll of Monday's flood in Kelm rose to 27 on Wednesday, with more than 50 people missing.",
        "2025-04-14..2025-04-14",
    );
    check(
        "Relatives of those who died in Monday's tram crash walked out of a meeting with Giorgia Meloni on Wednesday.",
        "2025-04-16..2025-04-16",
    );
}

#[test]
fn states_beside_others() {
    check("Ruta Saar thanked neighbouring Chile for the tents.", "object", "Chile");
    check("Ruta Saar thanked neighbouring towns for the tents.", "object", "neighbouring towns");
}

#[test]
fn hours_from_a_night() {
    let check = |text: &str, day: &str| check(text, "when", day);
    check(
        "A hall burnt down overnight, hours before Chadian and Nigerien envoys met in Oslo.",
        "2025-04-18..2025-04-18",
    );
    check(
        "Snow fell overnight, just a few hours after Chadian and Nigerien envoys met in Oslo.",
        "2025-04-17..2025-04-17",
    );
    check("Chadian and Nigerien envoys met in Oslo overnight.", "2025-04-17..2025-04-18");
}

#[test]
fn persons_by_their_full_name() {
    check("Envoy Lea Holm flew to Oslo. Chad thanked Holm.", "object", "Lea Holm");
    check("Chad thanked the crews.", "object", "the crews");
}

#[test]
fn members_by_their_own_words() {
    check("Kenyan and Ugandan officials met in Oslo on Monday.", "participants", "Kenyan, Ugandan");
}

#[test]
fn what_is_not_taken_over() {
    let days = "Shelling by Kenyan guns killed 14 people in Gulu between Monday and Thursday.";
    check(&format!("{days} On Wednesday a mine wounded two people near the town."), "by", "");
    check("Kenyan guns killed 14 people in Gulu on Monday. Two people were also wounded.", "by", "Kenyan*");
    check("Chad accepted a 30-day truce. A longer ceasefire was not accepted.", "actor", "");
    check("Six people died in Gulu on Monday. The final toll may exceed 40.", "at", "");
    // Whoever is named further down need not be all of those who met.
    check("The leaders met in Oslo on Monday. Kenya and Chad had met there in March.", "participants", "Kenya, Chad");
}

#[test]
fn times_of_their_own_verb() {
    check("Chad accepted the truce and is to withdraw on Monday.", "when", "");
    check("Chad accepted the truce on Monday and will withdraw on Thursday.", "when", "2025-04-14..2025-04-14");
    check("Chad accepted the truce and withdrew on Monday.", "when", "2025-04-14..2025-04-14");
    check("Chad and Niger have not met since Monday.", "when", "2025-04-14..2025-04-18");
    check("Chad agreed to a ceasefire in March.", "when", "2025-03-01..2025-03-31");
}

#[test]
fn houses() {
    check("Trade Minister Lea Holm will host Chad and Niger at the ministry on Monday.", "at", "trade ministry");
    check("Talks between Chad and Niger at Peru's trade ministry were called off.", "at", "trade ministry");
    // A house does not tell one event from another, and its city says more.
    check("Two people were killed at the ministry on Monday.", "at", "");
    check("Two people were killed at the ministry in Kabul on Monday.", "at", "Kabul");
    check("Merz came back from Geneva, where he met Macron on Sunday.", "at", "Geneva");
}

#[test]
fn groups() {
    check("On Monday two of the wounded died at the clinic.", "group", "wounded");
    check("Two people died in hospital on Monday.", "group", "");
}
