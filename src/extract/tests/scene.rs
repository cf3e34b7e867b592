//! Where and when what is counted happened, where its own sentence does not say: by the headline, by words that point to the place
//! of the news, by the next sentences.

use std::sync::OnceLock;

use crate::extract::Engine;
use crate::rule::{builtin_files, builtin_tables, load};
use crate::text::{Article, ArticleInfo};
use crate::value::{Moment, Value};

fn engine() -> &'static Engine {
    static ENGINE: OnceLock<Engine> = OnceLock::new();
    ENGINE.get_or_init(|| {
        let loaded = load(&builtin_files(), &builtin_tables());
        let roster = loaded.roster();
        Engine::new(loaded.rules, roster)
    })
}

/// The places and days of the casualties of an article of Monday, 16 June 2025: `Kelm 13/6; - -`.
#[track_caller]
fn check(title: &str, text: &str, expected: &str) {
    let published = Some(Moment::day(jiff::civil::date(2025, 6, 16)));
    let info = ArticleInfo { title: Some(title.to_owned()), published, ..ArticleInfo::default() };
    let claims = engine().extract(&Article::plain(info, text));
    let shown = claims.iter().filter(|claim| &*claim.kind == "casualties").map(|claim| {
        let place = claim.slot("at").map_or("-", |slot| slot.values[0].text.as_str());
        let time = claim.slot("when").map_or("-".to_owned(), |slot| match &slot.values[0].value {
            Value::Time(time) => time.window.from.map_or(String::new(), |day| day.strftime("%-d/%-m/%y").to_string()),
            _ => String::new(),
        });
        format!("{place} {time}")
    });
    assert_eq!(shown.collect::<Vec<_>>().join("; "), expected, "{text}");
}

/// The window of the only claim goes on to the day of the article.
#[track_caller]
fn up_to_now(text: &str) {
    let published = Some(Moment::day(jiff::civil::date(2025, 6, 16)));
    let claims = engine().extract(&Article::plain(ArticleInfo { published, ..ArticleInfo::default() }, text));
    let [claim] = claims.as_slice() else { panic!("one claim: {text}") };
    let times = claim.slot("when").into_iter().flat_map(|slot| &slot.values);
    let ends = times.map(|filled| match &filled.value {
        Value::Time(time) => time.window.to,
        _ => None,
    });
    assert_eq!(ends.collect::<Vec<_>>(), [published.map(|today| today.day)], "{text}");
}

#[test]
fn by_the_headline() {
    let text = "KELM – Until Friday the mill lit the lamps on Lake Orra.\n\nNine people are known to have died.";
    check("In Kelm, a silent mill", text, "KELM -");
    check("A silent mill", text, "Lake Orra -");
}

#[test]
fn by_words_that_point_back() {
    let check = |text: &str, expected: &str| {
        let news = "A fire at a mill in the town of Kelm on Friday killed six people. The owner wept. ";
        let rest = "Four thousand people live there. The mayor spoke of shame. ";
        check("A fire", &format!("{news}{rest}{text}"), &format!("Kelm 13/6/25; {expected}"));
    };
    check("Four people died in a fire there in 2009.", "Kelm 1/1/09");
    check("Four people died in a crush at the same gate in 2009.", "Kelm 1/1/09");
    check("Four people died in a fire at an inn in the town in 2009.", "town 1/1/09");
    check("The town's last great fire, in 2009, claimed four lives.", "Kelm 1/1/09");
    check("A fire in Dagger Bay killed four people in 2009.", "Dagger Bay 1/1/09");
    check("The war of 2009 cost 400 lives.", "- 1/1/09");
}

#[test]
fn by_words_that_point_there() {
    let news = "A blast in the town of Kelm on Friday killed six people. ";
    check("", &format!("{news}In 2011 a fire on the same street killed two people."), "Kelm 13/6/25; Kelm 1/1/11");
    check("", &format!("{news}In 2011 a fire killed two people."), "Kelm 13/6/25; - 1/1/11");
    check("", &format!("{news}On the same day in 2011 two people died."), "Kelm 13/6/25; - 1/1/11");
}

#[test]
fn by_the_next_sentences() {
    let text = "Nine dead, two missing and a town that cannot sleep. Arica woke to ruins after Friday's blast.";
    check("", text, "Arica 13/6/25");
    // Wherever the storm passed.
    check("", "The storm killed nine people. Rain fell in Kelm on Friday.", "- -");
}

#[test]
fn of_a_sum_there_is_no_place() {
    let news = "Shelling killed six people in Kelm on Friday. ";
    check("", &format!("{news}Some 80 people have been killed since January."), "Kelm 13/6/25; - 1/1/25");
}

#[test]
fn squares_and_roads() {
    check("", "Nine people were killed in Kelm's Castle Square on Friday.", "Castle Square 13/6/25");
    check("", "Nine people were killed on the Orra road on Friday.", "Orra road 13/6/25");
}

#[test]
fn after_the_blast() {
    check("", "Nine people were taken to hospital after Friday's blast in Kelm.", "Kelm 13/6/25");
    // Later, or something else: every day up to now.
    up_to_now("Nine people were killed in clashes after Friday's vote in Kelm.");
    up_to_now("Nine people died in the days after Friday's blast in Kelm.");
    // He died later than the others.
    let text = "Ten people died in Friday's blast in Kelm, among them a driver, who succumbed to burns on Sunday.";
    check("", text, "Kelm 13/6/25; Kelm 15/6/25");
}

#[test]
fn the_day_of_a_toll_is_not_that_of_its_event() {
    let text = "Divers found more bodies on Sunday, taking the toll of a landslide in Kelm to 31.";
    check("", &format!("{text} Friday's landslide buried a school."), "Kelm 13/6/25");
    check("", text, "Kelm -");
    check("", &format!("{text} The disaster struck Kelm early on Friday."), "Kelm 13/6/25");
    check("", &format!("{text} The landslide buried a school that had opened on Friday."), "Kelm -");
}

#[test]
fn places_of_what_struck_them() {
    let check = |text: &str, place: &str| check("", text, &format!("{place} 13/6/25"));
    check("Nine people were killed on Friday in an air raid on Kelm Orra.", "Kelm Orra");
    check("The Kelm landslide killed nine people on Friday.", "Kelm");
    check("A disaster struck Kelm on Friday and killed nine people.", "Kelm");
    // The town, not the valley that it lies in.
    check("Nine people died on Friday when shells hit the village of Kelm in the Orra valley.", "Kelm");
}

#[test]
fn where_somebody_comes_from_is_elsewhere() {
    let news = "A fire killed nine people in Kelm on Friday.";
    check("", &format!("{news} Two people from Orra are still missing."), "Kelm 13/6/25; Kelm 13/6/25");
    check("", &format!("{news}\n\nNo reports of deaths came from Lima."), "Kelm 13/6/25; Lima 13/6/25");
}

#[test]
fn datelines_with_small_words() {
    let text = "NOVA KELM DO SUL – Nine people were killed in this city on Friday.";
    let claims = engine().extract(&Article::plain(ArticleInfo::default(), text));
    let place = claims[0].slot("at").map(|slot| slot.values[0].value.clone());
    assert!(matches!(&place, Some(Value::Place(place)) if place.nodes[0].name == "Nova Kelm Do Sul"), "{place:?}");
}

#[test]
fn days_of_datelines() {
    check("", "KELM, 13 June — Nine people died today in a fire in Kelm.", "Kelm 13/6/25");
    check("", "KELM — Nine people died today in a fire in Kelm.", "Kelm 16/6/25");
    // No day on which it can have been written.
    check("", "KELM, 13 August — Nine people died today in a fire in Kelm.", "Kelm 16/6/25");
}

#[test]
fn days_counted_from_another() {
    let check = |text: &str| check("", text, "Kelm 13/6/25");
    check(
        "She flew home on Saturday without a word to the mayor, a day after a bridge fell in Kelm and killed nine people.",
    );
    check("Envoys met on Saturday, a day after drones hit a tanker. Nine people were killed in Kelm.");
    check("Three days after gunmen attacked a ferry, killing nine people off Kelm, the two states are at odds.");
}

#[test]
fn what_still_holds_is_of_the_day_of_its_event() {
    let news = "Nine people died when a ferry sank off Kelm on Friday.";
    check("", &format!("{news} Two men were still missing on Sunday."), "Kelm 13/6/25; Kelm 13/6/25");
    check("", &format!("{news} Two of the injured died on Sunday."), "Kelm 13/6/25; Kelm 15/6/25");
    let died =
        "The toll of the blast in Kelm rose to nine after two of the wounded died on Sunday. Forty people were hurt.";
    check("", died, "Kelm -; Kelm 15/6/25; Kelm -");
}

#[test]
fn a_toll_with_a_clause_for_its_event() {
    let check = |text: &str| check("", text, "Kelm 13/6/25");
    check("The number of people killed when a bridge fell in Kelm on Friday rose to ten.");
    check("Ten people were killed when a bridge fell in Kelm on Friday.");
}
