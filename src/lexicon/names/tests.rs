//! Rows: text → `words → kind:id`, with `@` the principal and `in` the last place of the first reading.

use jiff::civil::{Date, date};
use proptest::prelude::*;

use super::{ArticleNames, NameHit, Roster, RosterEntry, View, read_names};
use crate::span::Span;
use crate::text::Tokens;
use crate::value::ActorKind;

fn row(id: &str, name: &str, aliases: &[&str], kind: ActorKind, principal: &str, role: &str) -> RosterEntry {
    let text = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    RosterEntry {
        id: id.to_owned(),
        name: name.to_owned(),
        aliases: aliases.iter().map(|&alias| alias.to_owned()).collect(),
        kind,
        principal: text(principal),
        role: text(role),
        from: None,
        to: None,
    }
}

fn roster() -> Roster {
    use ActorKind::{Institution, Org, Person};
    let dated = |entry: RosterEntry, from: Date, to: Option<Date>| RosterEntry { from: Some(from), to, ..entry };
    let role = |id, name, aliases, principal, role| row(id, name, aliases, Person, principal, role);
    Roster::new(vec![
        row("kremlin", "Kremlin", &["the Kremlin"], Institution, "RUS", ""),
        row("hamas", "Hamas", &[], Org, "", ""),
        row("un", "United Nations", &["UN"], Org, "", ""),
        row("icrc", "Red Cross", &["ICRC"], Org, "", ""),
        role("putin", "Vladimir Putin", &["Putin"], "RUS", "president"),
        role("peskov", "Dmitry Peskov", &[], "RUS", "presidential spokesman"),
        role("lavrov", "Sergei Lavrov", &["Lavrov"], "RUS", "foreign minister"),
        role("barrot", "Jean-Noël Barrot", &[], "FRA", "foreign minister"),
        dated(
            role("blinken", "Antony Blinken", &[], "USA", "secretary of state"),
            date(2021, 1, 26),
            Some(date(2025, 1, 20)),
        ),
        dated(role("rubio", "Marco Rubio", &["Rubio"], "USA", "secretary of state"), date(2025, 1, 21), None),
        dated(
            role("draghi", "Mario Draghi", &[], "ITA", "prime minister"),
            date(2021, 2, 13),
            Some(date(2022, 10, 22)),
        ),
    ])
}

fn show(hits: &[NameHit], tokens: &Tokens, text: &str) -> Vec<String> {
    let show = |hit: &NameHit| {
        let mut out = format!("{} →", tokens.span(hit.from, hit.to).of(text));
        for actor in hit.actor.iter().flatten() {
            let principal = actor.principal.as_ref().filter(|principal| **principal != actor.id);
            let principal = principal.map(|principal| format!("@{principal}")).unwrap_or_default();
            out += &format!(" {:?}:{}{principal}", actor.kind, actor.id);
        }
        if let Some(node) = hit.place.as_ref().and_then(|place| place.nodes.first()) {
            out += &format!(" in {}", node.name);
        }
        out
    };
    hits.iter().map(show).collect()
}

fn read_at(text: &str, day: Date) -> Vec<String> {
    let roster = roster();
    let mut names = ArticleNames::new(&roster, Some(day));
    let mut last = Vec::new();
    // Sentences stand apart by " | "; the hits of all of them are shown.
    let spans: Vec<Span> = text
        .split(" | ")
        .scan(0, |at, part| {
            let start = *at;
            *at += part.len() + 3;
            Some(Span::new(start, start + part.len()))
        })
        .collect();
    for &span in &spans {
        names.learn(&View::new(&Tokens::cut(text, span)));
    }
    for &span in &spans {
        let tokens = Tokens::cut(text, span);
        last.extend(show(&read_names(&View::new(&tokens), &names), &tokens, text));
    }
    last
}

#[track_caller]
fn check(text: &str, expected: &[&str]) {
    assert_eq!(read_at(text, date(2025, 4, 18)), expected, "{text}");
}

#[test]
fn states() {
    check("Norway backed the plan.", &["Norway → State:NOR in Norway"]);
    check("The harbour in Norway was closed.", &["Norway → in Norway"]);
    check("The US said no to us.", &["US → State:USA in United States"]);
    check("Russian strikes hit the port.", &["Russian → State:RUS"]);
    check("They spoke in Russian.", &[]);
    check("US-backed rebels left.", &[]);
    check("A US-Ukrainian session opened.", &["US → State:USA in United States", "Ukrainian → State:UKR"]);
    check("Turkey opened the border.", &["Turkey → State:TUR in Turkey"]);
}

#[test]
fn organs() {
    check("Polish troops left.", &["Polish troops → Institution:POL"]);
    check("Poland's defence ministry denied it.", &["Poland's defence ministry → Institution:POL"]);
    check("The Swiss presidency agreed.", &["Swiss presidency → Institution:CHE"]);
    check("Kyiv's forces advanced.", &["Kyiv's forces → Institution:UKR"]);
    check(
        "US, Danish and Polish leaders met.",
        &["US, Danish and Polish leaders → Institution:USA Institution:DNK Institution:POL"],
    );
    check(
        "German representatives, and Danish ministers came.",
        &["German representatives → Institution:DEU", "Danish ministers → Institution:DNK"],
    );
}

#[test]
fn persons() {
    check("Russia's President Vladimir Putin waited.", &["Russia's President Vladimir Putin → Person:putin@RUS"]);
    check(
        "The Kremlin's spokesperson Dmitry Peskov shrugged.",
        &["Kremlin's spokesperson Dmitry Peskov → Person:peskov@RUS"],
    );
    check(
        "French Foreign Minister Jean-Noël Barrot left.",
        &["French Foreign Minister Jean-Noël Barrot → Person:barrot@FRA"],
    );
    check(
        "US Secretary of State Marco Rubio rang Lavrov.",
        &["US Secretary of State Marco Rubio → Person:rubio@USA", "Lavrov → Person:lavrov@RUS"],
    );
    check("Rubio and Lavrov met.", &["Rubio → Person:rubio@USA", "Lavrov → Person:lavrov@RUS"]);
    check(
        "Jean-Noël Barrot spoke. | Later Barrot left.",
        &["Jean-Noël Barrot → Person:barrot@FRA", "Barrot → Person:barrot@FRA"],
    );
    check("Later Barrot left.", &["Barrot → Unknown:~barrot"]);
    check(
        "The Danish envoy Mette Holm came. | Then Holm left.",
        &["Danish envoy Mette Holm → Person:~mette holm@DNK", "Holm → Person:~mette holm@DNK"],
    );
    check(
        "Ada Venn, the envoy of the Coastal Union, smiled.",
        &["Ada Venn → Person:~ada venn@~coastal union", "envoy of the Coastal Union → Person:~ada venn@~coastal union"],
    );
    check(
        "Through the Coastal Union's envoy, Ada Venn, it agreed.",
        &["Coastal Union's envoy → Person:~ada venn@~coastal union", "Ada Venn → Person:~ada venn@~coastal union"],
    );
    check(
        "The mayor, Ida Orsk-Lunn, wept. | Orsk-Lunn left.",
        &["mayor, Ida Orsk-Lunn → Person:~ida orsk lunn", "Orsk-Lunn → Person:~ida orsk lunn"],
    );
}

#[test]
fn offices() {
    check("The Russian president called.", &["Russian president → Person:putin@RUS"]);
    check("The president of Russia called.", &["president of Russia → Person:putin@RUS"]);
    check("The Kremlin spokesman called.", &["Kremlin spokesman → Person:peskov@RUS"]);
    check("Ukraine's foreign minister called.", &["Ukraine's foreign minister → Institution:UKR"]);
    check("A Hamas official called.", &["Hamas official → Org:hamas"]);
    let early = date(2022, 3, 1);
    assert_eq!(read_at("Mario Draghi called.", early), ["Mario Draghi → Person:draghi@ITA"]);
    assert_eq!(read_at("The US secretary of state called.", early), ["US secretary of state → Person:blinken@USA"]);
    check("The US secretary of state called.", &["US secretary of state → Person:rubio@USA"]);
    check("The Danish general election was won.", &["Danish → State:DNK"]);
    check("Russia's Putin called.", &["Russia's Putin → Person:putin@RUS"]);
    check("Mario Draghi called.", &["Mario Draghi → Person:draghi"]);
    check(
        "Former Italian Prime Minister Mario Draghi called.",
        &["Italian Prime Minister Mario Draghi → Person:draghi"],
    );
}

#[test]
fn unknown_names() {
    check(
        "The Dockers' Union and the al-Nadir Front met.",
        &["Dockers' Union → Org:~dockers union", "al-Nadir Front → Org:~al nadir front"],
    );
    check("President Bush spoke.", &["President Bush → Person:~bush"]);
    check(
        "Red Harbour Lines said so. | Later Red Harbour paid.",
        &["Red Harbour Lines → Org:~red harbour lines", "Red Harbour → Org:~red harbour lines"],
    );
    check(
        "The Institute for Tidal Studies agreed.",
        &["Institute for Tidal Studies → Org:~institute for tidal studies"],
    );
    check("Lawmakers met. | Shelling went on.", &[]);
    check(
        "Then Vostrania and Vostranian officers left.",
        &["Vostrania → State:~vostrania", "Vostranian officers → Institution:~vostrania"],
    );
    check(
        "Officers of Ardenia met. | Ardenian and Vostran officers left. | Then Vostra spoke.",
        &[
            "Ardenia → State:~ardenia",
            "Ardenian and Vostran officers → Institution:~ardenia Institution:~vostra",
            "Vostra → State:~vostra",
        ],
    );
    check("On Monday in March I left at Easter.", &[]);
}

#[test]
fn unknown_places_and_parties() {
    check("Rockets hit Irden at dawn.", &["Irden → in Irden"]);
    check("The storm has battered Irden and Tarnau.", &["Irden → in Irden", "Tarnau → in Tarnau"]);
    check("They shelled Irden again.", &["Irden → in Irden"]);
    check("The shelling of Irden went on.", &["Irden → in Irden"]);
    check("The bombing of Yemen went on.", &["Yemen → in Yemen"]);
    check("The shelling by Irden went on.", &["Irden → Unknown:~irden"]);
    check("An air strike on Irden killed two.", &["Irden → in Irden"]);
    check("A rocket attack on Irden killed two.", &["Irden → in Irden"]);
    // Whoever is attacked may be a person or a firm, and sounds hit nobody.
    check("The attack on Irden was vile.", &["Irden → Unknown:~irden"]);
    check("The song hit Irden hard.", &["Irden → Unknown:~irden"]);
    check("A strike on Israel killed two.", &["Israel → in Israel"]);
    check("Israel was struck.", &["Israel → State:ISR in Israel"]);
    // A sentence begins with a name where no common noun can stand.
    check("Irden rejected the plan.", &["Irden → Unknown:~irden"]);
    check("Irden has accepted the plan.", &["Irden → Unknown:~irden"]);
    check("Irden and Tarnau signed it.", &["Irden → Unknown:~irden", "Tarnau → Unknown:~tarnau"]);
    check("Farmers rejected the plan.", &[]);
    check("Management rejected the plan.", &[]);
    check("Snow accepted nobody. | The snow fell.", &[]);
}

#[test]
fn places() {
    check("Moscow agreed.", &["Moscow → State:RUS in Moscow"]);
    check("They met in Moscow and Kyiv.", &["Moscow → in Moscow", "Kyiv → in Kyiv"]);
    check("The Paris summit ended.", &["Paris → in Paris"]);
    check("He flew to Washington, D.C., on Monday.", &["Washington, D.C. → in Washington"]);
    check("He lives in Paris, Texas, now.", &["Paris, Texas → in Paris"]);
    check("Shells fell in northern Gaza.", &["northern Gaza → in Gaza Strip"]);
    check("Fighting in eastern Ukraine's Donetsk region went on.", &["eastern Ukraine's Donetsk region → in Donetsk"]);
    check("Two died in Kharkiv and Sumy.", &["Kharkiv → in Kharkiv", "Sumy → in Sumy"]);
    check("A shop in Reading closed.", &["Reading → in Reading"]);
    check("Nice weather held.", &[]);
    check("Three died in Velbrod. | Velbrod mourned.", &["Velbrod → in Velbrod", "Velbrod → in Velbrod"]);
    check("They met at the Orlun bridge in the Orlun valley.", &["Orlun bridge → in Orlun", "Orlun valley → in Orlun"]);
    check("The Iraqi city of Basra fell.", &["Iraqi city of Basra → in Basra"]);
    check("They met in Oman's capital, Muscat.", &["Oman → in Oman", "Muscat → in Muscat"]);
    check("Talks about Washington's plan went on.", &["Washington → State:USA in Washington"]);
    check("He fled to Velbrod.", &["Velbrod → in Velbrod"]);
    check("It left the town of Velbrod.", &["Velbrod → in Velbrod"]);
    check("OLDHAVEN, Norrland – Two died.", &["OLDHAVEN, Norrland → in Oldhaven"]);
}

#[test]
fn counterparts_and_offices() {
    check(
        "Lavrov met his French counterpart, Ida Orsk.",
        &["Lavrov → Person:lavrov@RUS", "French counterpart, Ida Orsk → Person:~ida orsk@FRA"],
    );
    check(
        "Lavrov met the interior minister, Ida Orsk, in Bonn.",
        &["Lavrov → Person:lavrov@RUS", "interior minister, Ida Orsk → Person:~ida orsk", "Bonn → in Bonn"],
    );
    check(
        "Lavrov met his Somali counterpart.",
        &["Lavrov → Person:lavrov@RUS", "Somali counterpart → Institution:SOM"],
    );
    // Who holds an office is who the article says.
    check(
        "Ida Orsk, Russia's foreign minister, left.",
        &["Ida Orsk → Person:~ida orsk@RUS", "Russia's foreign minister → Person:~ida orsk@RUS"],
    );
    check("The mayor of Orlun said so in Orlun.", &["Orlun → Unknown:~orlun in Orlun", "Orlun → in Orlun"]);
    check("Russia's rebels, the Farn Front, left.", &["Russia's rebels, the Farn Front → Org:~farn front"]);
    check("Russia's rebels left.", &["Russia's rebels → Org:~russia rebels"]);
    check("The foreign ministry in Paris said no.", &["foreign ministry in Paris → Institution:FRA"]);
    check("Shells fell on the foreign ministry in Paris.", &["Paris → in Paris"]);
    check("Ida Orsk of the Farn Alliance left.", &["Ida Orsk of the Farn Alliance → Person:~ida orsk@~farn alliance"]);
}

#[test]
fn names_with_and_inside() {
    check(
        "The Ministry of Health and Sport said no.",
        &["Ministry of Health and Sport → Org:~ministry of health and sport"],
    );
    check(
        "The Dock and Ferry Union met Lavrov.",
        &["Dock and Ferry Union → Org:~dock and ferry union", "Lavrov → Person:lavrov@RUS"],
    );
    check(
        "The Ministry of Health and Lavrov said no.",
        &["Ministry of Health → Org:~ministry of health", "Lavrov → Person:lavrov@RUS"],
    );
    check("Han Ji-min met Lavrov.", &["Han Ji-min → Unknown:~han ji min", "Lavrov → Person:lavrov@RUS"]);
}

#[test]
fn capitals_tell_nothing() {
    check("THE ARMY KILLED TWO PEASANTS IN GUATEMALA ON MANY ROADS.", &["GUATEMALA → in Guatemala"]);
    check("THE HEAD OF UNKNOWN FRONT GROUPS SAID NOTHING.", &[]);
}

proptest! {
    /// Whatever the words, hits are in order, apart, inside the sentence and never empty.
    #[test]
    fn hits_are_apart(words in proptest::collection::vec(
        prop_oneof![
            Just("the"), Just("The"), Just("of"), Just("in"), Just(","), Just("and"), Just("-"), Just("–"), Just("Paris"),
            Just("Ukraine"), Just("'s"), Just("Russian"), Just("president"), Just("Foreign"), Just("Minister"), Just("Putin"),
            Just("Vostr"), Just("Vostran"), Just("northern"), Just("region"), Just("US"), Just("officials"), Just("("),
            Just("”"), Just("“"), Just("."), Just("Mr."), Just("who"), Just("leads"), Just("KYIV"), Just("12"), Just("Valley"),
            Just("’"), Just("Élan"), Just("to"), Just("said"), Just("Kremlin"), Just("Union"), Just("for"),
        ], 0..24), glue in any::<bool>()) {
        let text = words.join(if glue { "" } else { " " });
        let roster = roster();
        let mut names = ArticleNames::new(&roster, None);
        let tokens = Tokens::cut(&text, Span::new(0, text.len()));
        names.learn(&View::new(&tokens));
        let mut end = 0;
        for hit in read_names(&View::new(&tokens), &names) {
            prop_assert!(hit.from >= end && hit.from < hit.to && hit.to <= tokens.len());
            prop_assert!(hit.actor.is_some() || hit.place.is_some());
            prop_assert!(hit.actor.iter().all(|actors| !actors.is_empty()));
            end = hit.to;
        }
    }

    /// Nothing panics on text at random.
    #[test]
    fn any_text(text in "\\PC{0,60}") {
        let roster = roster();
        let mut names = ArticleNames::new(&roster, None);
        let tokens = Tokens::cut(&text, Span::new(0, text.len()));
        names.learn(&View::new(&tokens));
        read_names(&View::new(&tokens), &names);
    }
}

#[test]
fn a_town_lies_in_the_valley_of_its_name() {
    let roster = roster();
    let path = |text: &str| {
        let tokens = Tokens::cut(text, Span::new(0, text.len()));
        let mut names = ArticleNames::new(&roster, None);
        names.learn(&View::new(&tokens));
        let last = read_names(&View::new(&tokens), &names).into_iter().filter_map(|hit| hit.place).next_back();
        last.map_or_else(Vec::new, |place| place.nodes[0].path.clone())
    };
    assert_eq!(path("The quake shook the Orlun Valley; two people died in Orlun."), ["~orlun valley", "~orlun"]);
    assert_eq!(path("The quake shook the Orlun Bridge; two people died in Orlun."), ["~orlun"]);
    assert_eq!(path("Two people died in Orlun."), ["~orlun"]);
}
