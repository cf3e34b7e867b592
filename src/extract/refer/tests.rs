//! Rows: an article, and what the words of its last sentence that name nobody stand for.

use super::{Named, references};
use crate::lexicon::names::{ArticleNames, NameHit, Roster, View, read_names};
use crate::span::Span;
use crate::text::Tokens;
use crate::value::Value;

struct Article<'a> {
    tokens: Vec<Tokens<'a>>,
    names: Vec<Vec<NameHit>>,
}

impl Named for Article<'_> {
    fn tokens(&self, sentence: usize) -> &Tokens<'_> {
        &self.tokens[sentence]
    }

    fn names(&self, sentence: usize) -> &[NameHit] {
        &self.names[sentence]
    }

    fn filed(&self) -> Option<crate::value::Place> {
        None
    }
}

/// `sentences`: with `|` between them. `expected`: `words = name, name; words = name`.
fn check(sentences: &str, expected: &str) {
    let roster = Roster::default();
    let tokens: Vec<Tokens<'_>> =
        sentences.split(" | ").map(|text| Tokens::cut(text, Span::new(0, text.len()))).collect();
    let mut names = ArticleNames::new(&roster, None);
    tokens.iter().for_each(|tokens| names.learn(&View::new(tokens)));
    let names = tokens.iter().map(|tokens| read_names(&View::new(tokens), &names)).collect();
    let article = Article { tokens, names };
    let last = article.tokens.len() - 1;
    let tokens = &article.tokens[last];
    let name = |value: &Value| match value {
        Value::Actor(actor) => actor.name.clone(),
        Value::Place(place) => place.nodes.iter().map(|node| node.name.clone()).collect::<Vec<_>>().join("|"),
        other => format!("{other:?}"),
    };
    let found: Vec<String> = references(&article, last)
        .iter()
        .map(|one| {
            let words = tokens.span(one.from, one.to).of(tokens.text());
            format!("{words} = {}", one.values.iter().map(name).collect::<Vec<_>>().join(", "))
        })
        .collect();
    assert_eq!(found.join("; "), expected, "{sentences}");
}

#[test]
fn two_of_three_are_nobody() {
    check("Chad, Niger and Mali sent envoys to Oslo. | The two countries agreed.", "");
}

#[test]
fn offices_written_short() {
    check("Gov. Ida Orsk met Bo Venn. | The governor spoke.", "governor = Ida Orsk");
    check("Sen. Ida Orsk met Gov. Bo Venn. | The senator spoke.", "senator = Ida Orsk");
}

#[test]
fn pronouns() {
    check("Prime Minister Ida Orsk landed in Oslo. | There she met the king.", "she = Ida Orsk; king = king");
    check("Prime Minister Ida Orsk landed and she spoke.", "she = Ida Orsk");
    check("Prime Minister Ida Orsk landed. | Rain fell. | She spoke.", "She = Ida Orsk");
    // Two persons: nobody knows which.
    check("Prime Minister Ida Orsk met President Bo Venn. | She spoke.", "");
    check("Prime Minister Ida Orsk landed. | Rain fell. | Snow fell. | She spoke.", "");
    // Whom a sentence only speaks of does not go on; nor does whoever stands beside a name that may be a person's.
    check("Kenya received Prime Minister Ida Orsk. | She spoke.", "");
    check("Prime Minister Ida Orsk read what Raed Salek had written, in which he spoke of rain.", "");
    check("Prime Minister Ida Orsk landed. | “Was she tired?” a boy asked.", "");
    check("Kenyan and Ugandan officers met at a bridge. | They will meet again.", "They = Kenya, Uganda");
    check("Officers met at a bridge. | They will meet again.", "");
}

#[test]
fn workers_are_a_union() {
    check(
        "The Kelm Dock Workers' Alliance condemned the ban. | The union stayed away.",
        "union = Kelm Dock Workers' Alliance",
    );
}

#[test]
fn sides() {
    check("Kenya accused Uganda of spying. | Both sides closed their ports.", "Both sides = Kenya, Uganda");
    check("Kenya accused Uganda of spying. | The two armies clashed.", "two armies = Kenya, Uganda");
    check(
        "Kenya and Uganda signed a pact. | Chad, Niger, Gabon sent envoys. | The two sides will meet.",
        "two sides = Kenya, Uganda",
    );
    check(
        "Kenya and Uganda accused Chad of spying. | The three governments met.",
        "three governments = Kenya, Uganda, Chad",
    );
    check("Kenya and Uganda accused Chad of spying. | Both sides met.", "");
    check("Kenya accused Uganda of spying. | Two countries sent tents.", "");
    // Of more than two, those named last.
    check(
        "Norway offered help. | Snow fell. | Rain fell. | Kenya and Uganda fought on. | Both sides met.",
        "Both sides = Kenya, Uganda",
    );
    check(
        "Norway and Chad sent tents. | Snow fell. | Kenya fought the Tovan Front. | Both sides met.",
        "Both sides = Kenya, Tovan Front",
    );
    check("Norway said Kenya and Uganda had met. | Both sides denied it.", "Both sides = Kenya, Uganda");
    check("Norway told Kenya to leave Uganda. | Both sides denied it.", "");
}

#[test]
fn bodies() {
    check(
        "The dockers' union, DWU, called a strike. | The union will meet the port authority.",
        "union = DWU; port authority = port authority",
    );
    check(
        "The owner, Coral Star Lines, kept silent. | She met the company's directors.",
        "company's directors = Coral Star Lines",
    );
    check("Interior Minister Lea Holm resigned. | The minister apologised.", "minister = Lea Holm");
    check("Interior Minister Lea Holm and Transport Minister Bo Venn resigned. | The minister apologised.", "");
    check("Lea Holm, the mayor, resigned. | The mayor apologised.", "mayor = Lea Holm");
    check("Parliament will sit on Monday.", "Parliament = Parliament");
    check("Six were hurt when riot police cleared the square.", "riot police = riot police");
    check("The government bonds fell.", "");
    check("The airline said sorry.", "");
    check("The operator, Coral Star Lines, said sorry.", "");
}

#[test]
fn places() {
    check("A quake shook the Orvale Valley. | Ten died in the valley.", "valley = Orvale Valley");
    check("A quake shook the Orvale Valley. | Ten died in the same valley in 1988.", "same valley = Orvale Valley");
    check("Shells fell on the town of Irden. | Two were hurt near the town.", "town = Irden");
    check("Shells fell in Irden. | Four cows of that village were found.", "that village = Irden");
    check("Shells fell in Irden. | One man died there.", "there = Irden");
    check("Shells fell in Irden and Tarnau. | One man died there.", "");
    check("Kenya is mourning. | Nine died there.", "there = Kenya");
    check("Kenya warned Chad. | Nine died there.", "");
    check("Lea Holm met them at the embassy.", "embassy = embassy");
    check("She met them at her department.", "her department = department");
    check("Trade Minister Lea Holm spoke. | They met at the ministry.", "ministry = trade ministry");
    check("Prime Minister Lea Holm spoke. | They met at the ministry.", "ministry = ministry");
    check("They met at the ministry in Irden.", "ministry = ministry");
    check("Shells fell in Irden. | There were no casualties.", "");
    check("Shells fell in Kenya. | Two were hurt near the town.", "");
    check("Shells fell in Irden. | Two were hurt near the town hall.", "");
}

#[test]
fn no_person_has_an_article() {
    check("Ms Lea Holm spoke. | The Tarnau Chamber was cross. | She left.", "She = Lea Holm");
}

#[test]
fn people_without_a_name() {
    check("They met bereaved families.", "bereaved families = bereaved families");
    check("Lea Holm met the leaders of all parties.", "leaders of all parties = leaders of all parties");
    check("Families of the drowned met Lea Holm.", "Families of the drowned = Families of the drowned");
    // Whose they are is who is meant, but for those who have lost somebody.
    check("The foreign ministers of Kenya and Chad met.", "foreign ministers of Kenya and Chad = Kenya, Chad");
    check("Relatives of Kenya fans met.", "Relatives of Kenya = Relatives of Kenya");
    check(
        "The bakers' union, BFU, met. | The mayor met leaders of the union.",
        "mayor = mayor; leaders of the union = BFU",
    );
    check("The airline's directors met.", "airline's directors = airline's directors");
    check("Lea Holm met members.", "");
}

#[test]
fn houses() {
    check(
        "The mayor met the growers at the town hall on Monday.",
        "mayor = mayor; growers = growers; town hall = town hall",
    );
    check("Ida Orsk was at the company's port office.", "company's port office = port office");
    check("Ida Orsk was at the governor's office.", "governor's office = governor's office");
    check("Ida Orsk was at her home.", "her home = home");
    check("Ida Orsk was at a hotel outside the capital.", "a hotel = hotel");
    // A name says more; one of many says nothing; and a meeting is no house.
    check("Ida Orsk was at a hotel in Oslo.", "");
    check("Ida Orsk was at a hotel on the shore of Lake Mead.", "");
    check("Ida Orsk was at her office.", "");
    check("Ida Orsk was at a town hall meeting.", "");
}

#[test]
fn bodies_that_sit() {
    check("A cabinet meeting was held.", "cabinet = cabinet");
    check("A works council meeting was held.", "works council = works council");
    check("A session of the county assembly was held.", "county assembly = county assembly");
    check("Parliament's health committee met.", "Parliament's health committee = Parliament's health committee");
    check("An all-party meeting was held.", "all-party = parties");
    check("A donors' conference was held.", "donors = donors");
    check("The board game was sold.", "");
}

#[test]
fn two_who_are_told_by_what_they_are() {
    let met = "Prime Minister Ida Orsk met President Bo Venn.";
    check(&format!("{met} | The two will meet again."), "two = Ida Orsk, Bo Venn");
    check(&format!("{met} | They will meet again."), "They = Ida Orsk, Bo Venn");
    let ministers = "Prime Minister Ida Orsk, Interior Minister Lea Holm and Trade Minister Bo Venn spoke.";
    check(&format!("{ministers} | The two ministers met."), "ministers = ministers");
    check("Rain fell. | The two will meet again.", "");
    check("In between these two summits rain fell.", "");
}

#[test]
fn those_who_act_for_somebody() {
    check("Envoys of President Bo Venn met Ida Orsk.", "Envoys of President Bo Venn = Bo Venn");
    check("Leaders of the country's main parties met.", "Leaders = Leaders");
    check(
        "Relatives of President Bo Venn met Ida Orsk.",
        "Relatives of President Bo Venn = Relatives of President Bo Venn",
    );
}

#[test]
fn short_names_of_bodies() {
    let told = "Guns of the Orra Valley Front fell silent.";
    check(&format!("{told} | The Front accepted it."), "Front = Orra Valley Front");
    check(&format!("{told} | They sat on the Front bench."), "");
    check(&format!("{told} | Guns of the Kelm Front did not. | The Front accepted it."), "");
    check("The Front accepted it.", "");
}
