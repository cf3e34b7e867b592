//! Rows: a sentence, and the counts expected in it as `words = interval`.

use proptest::prelude::*;

use super::*;
use crate::span::Span;
use crate::value::Range;

fn show(range: Range) -> String {
    match range.high {
        Some(high) if high == range.low => high.to_string(),
        Some(high) => format!("{}..{high}", range.low),
        None => format!("{}..", range.low),
    }
}

/// `At least 40 = 40.. (40..60)`; marks behind: `+` additional, `/n` part of n.
fn write(text: &str, tokens: &Tokens, hit: &CountHit) -> String {
    let Count { hard, soft } = hit.count;
    let mut line = format!("{} = {}", tokens.span(hit.from, hit.to).of(text), show(hard));
    if soft != hard {
        line += &format!(" ({})", show(soft));
    }
    if hit.additional {
        line += " +";
    }
    if let Some(whole) = hit.part_of {
        line += &format!(" /{}", show(whole.soft));
    }
    line
}

fn check(text: &str, expected: &[&str]) {
    let tokens = Tokens::cut(text, Span::new(0, text.len()));
    let found: Vec<_> = read_counts(&tokens, &[]).iter().map(|hit| write(text, &tokens, hit)).collect();
    assert_eq!(found, expected, "{text}");
}

fn none(text: &str) {
    check(text, &[]);
}

#[test]
fn others() {
    check("Two other divers drowned.", &["Two = 2 +"]);
    check("It drowned two other divers.", &["two = 2 +"]);
    check("Four drowned and two other divers were hurt.", &["Four = 4", "two = 2"]);
    check("A woman and two other divers drowned.", &["A = 1", "two = 2"]);
    check("Nine others were hurt.", &["Nine = 9"]);
}

#[test]
fn numbers() {
    check("They found 7 crates and 81,250 coins.", &["7 = 7", "81,250 = 81250"]);
    check("some 45 000 left", &["some 45 000 = 36000..54000 (40500..49500)"]);
    check("It sold 2.5 million copies.", &["2.5 million = 2375000..2625000 (2500000)"]);
    check("3.2m voters, 60k of them new", &["3.2m = 3040000..3360000 (3200000)", "60k = 57000..63000 (60000)"]);
    check("4 bn birds", &["4 bn = 3800000000..4200000000 (4000000000)"]);
    check("forty-two goats and seventy six sheep", &["forty-two = 42", "seventy six = 76"]);
    check("nine hundred and thirteen", &["nine hundred and thirteen = 913"]);
    check(
        "six million two hundred and four thousand eleven",
        &["six million two hundred and four thousand eleven = 6204011"],
    );
    check("a hundred and six birds", &["a hundred and six = 106"]);
    check("half a million bees", &["half a million = 475000..525000 (500000)"]);
    check("one and a half million", &["one and a half million = 1425000..1575000 (1500000)"]);
    check("two dozen eggs, half a dozen pans", &["two dozen = 20..28 (24)", "half a dozen = 5..7 (6)"]);
    check("KILLED THIRTY AND WOUNDED 5", &["THIRTY = 30", "5 = 5"]);
    check("killed 2 million and 300 fled", &["2 million = 1900000..2100000 (2000000)", "300 = 285..315 (300)"]);
    check("99999999999999999999999 ants", &[]);
}

#[test]
fn modifiers() {
    check("at least 16 trams", &["at least 16 = 16.. (16..24)"]);
    check("well over a hundred", &["well over a hundred = 100.. (101..150)"]);
    check("no fewer than six", &["no fewer than six = 6.. (6..9)"]);
    check(
        "60 or more, 30-plus, 40+",
        &["60 or more = 60.. (60..90)", "30-plus = 30.. (30..45)", "40+ = 40.. (40..60)"],
    );
    check("just under 70 voted", &["just under 70 = 56..70 (63..69)"]);
    check("an estimated 900 cranes", &["an estimated 900 = 720..1080 (810..990)"]);
    check("about 10 or so", &["about 10 or so = 8..12 (9..11)"]);
    check("a dozen or so", &["a dozen or so = 10..14 (12)"]);
    check("as many as two dozen", &["as many as two dozen = 0.. (1..24)"]);
    check("eight or fewer", &["eight or fewer = 0..8"]);
    check("fewer than 300 seals", &["fewer than 300 = 0..300 (0..299)"]);
    check("at least about 40", &["at least about 40 = 40.. (40..60)"]);
    check("at least several hundred", &["at least several hundred = 200.. (300..999)"]);
    check("more than 30 but fewer than 90 seats", &["more than 30 but fewer than 90 = 30..90 (31..89)"]);
    check("the toll exceeded 60", &["60 = 60.. (61..90)"]);
    check("the toll has passed 60; they passed 60 cars", &["60 = 60.. (61..90)", "60 = 60"]);
    check("a quarrel over two islands", &["two = 2"]);
}

#[test]
fn additional() {
    check("another six swans", &["another six = 6 +"]);
    check("a further 14 and 3 more", &["a further 14 = 14 +", "3 more = 3 +"]);
    check("at least another five", &["at least another five = 5.. (5..8) +"]);
    check("dozens more fled", &["dozens more = 12.. (24..99) +"]);
    none("12 more than last year, nine fewer than in spring");
}

#[test]
fn ranges() {
    check("6 to 9 boats, 6-9 boats, 6–9 boats", &["6 to 9 = 6..9", "6-9 = 6..9", "6–9 = 6..9"]);
    check("between six and nine boats", &["between six and nine = 6..9"]);
    check("two or three goats", &["two or three = 2..3"]);
    check("3 to 4 million trees", &["3 to 4 million = 3000000..4000000"]);
    check("about 40 to 50 boats", &["about 40 to 50 = 32..60 (36..55)"]);
    check("the toll rose from 6 to 9", &["6 = 6", "9 = 9"]);
    none("between 6 and 9 km; from 2014 to 2019; lost 2-3; won 3-2");
}

#[test]
fn vague() {
    check("a few hundred left", &["a few hundred = 200.. (300..599)"]);
    check("A couple of hundred cows", &["A couple of hundred = 200..300 (200)"]);
    check("hundreds of thousands of birds", &["hundreds of thousands = 100000.. (200000..999999)"]);
    check("Scores were hurt; the scores were level at home", &["Scores = 20.. (40..99)", "scores = 20.. (40..99)"]);
    check("both drivers fled", &["both = 2"]);
    none("both drivers and guards; a couple from Porto; test scores");
}

#[test]
fn zero() {
    check("No sailors drowned, nobody was hurt.", &["No = 0", "nobody = 0"]);
    check("Nobody else was hurt; no one else came.", &[]);
    check("not a single window, no one, none", &["not a single = 0", "no one = 0", "none = 0"]);
    check("no foreign tourists; no soldier", &["no = 0", "no = 0"]);
    check("It ended without casualties.", &["without = 0"]);
    none("no longer, no doubt, no progress, No. 10, no more, none too soon, no plans");
}

#[test]
fn articles() {
    check("A woman and an off-duty police officer died.", &["A = 1", "an = 1"]);
    check("another man, a 45-year-old Polish nurse", &["another = 1 +", "a = 1"]);
    none("a student union, a soldier's diary, a car, a strike on a bridge");
}

#[test]
fn one() {
    check("said that one miner died; one of them; one was hurt", &["one = 1", "one = 1", "one = 1"]);
    none("the one who left, one another, this one, a different one, one could say, one by one, Formula One");
    check("One of the two fell; three of its nine ships", &["One of the two = 1 /2", "three of its nine = 3 /9"]);
    check("four out of nine", &["four = 4 /9", "nine = 9"]);
}

#[test]
fn no_counts() {
    none("3.5 km, a 9-mile road, 44 mg, 12 percent, 5%, $5, €3.5bn, 40 pesos, 5pm, 10:30, 5 p.m.");
    none("five years, three days, two more weeks, a 30-day truce, a few months");
    none("an F-16, COVID-19, the G7, Article 5, Route 66, page 3, No. 10, flight 370");
    none(
        "aged 12, a 12-year-old, his cousin, 19, fell, Olga Petrova, 45, left, Pavel Bondar (31), died at the age of 82",
    );
    none("in 2009, the 30th, the 1990s, 3 JAN 90, May 5, two thirds of it, one in five, at 1625, ten past four");
    check("He will be 30.", &["30 = 30"]);
    check("On 4 June 28 boats sank.", &["28 = 28"]);
    check("She is over 60 years old.", &["over 60 = 60.. (61..90)"]);
}

#[test]
fn taken_tokens() {
    let text = "On May 12 300 fled.";
    let tokens = Tokens::cut(text, Span::new(0, text.len()));
    let found = read_counts(&tokens, &[(1, 3), (40, 50)]);
    assert_eq!(found.iter().map(|hit| (hit.from, hit.to)).collect::<Vec<_>>(), [(3, 4)]);
}

#[rustfmt::skip]
const PIECES: &[&str] = &[
    "one", "two", "twenty", "hundred", "thousand", "trillion", "crore", "dozen", "dozens", "tens", "of", "a", "an",
    "half", "and", "-", "–", "--", "to", "or", "more", "than", "at", "least", "about", "no", "not", "single",
    "between", "from", "18446744073709551615", "9", "2019", "3.5", "1,000", "000", "5k", "999bn", "$", "€", "%",
    "percent", "days", "old", ",", ".", "(", ")", "men", "man", "both", "several", "few", "the", "without", "May",
    "aged", "point", "quarter", "+", "'s", "fewer",
];

proptest! {
    #[test]
    fn never_panics_never_overlaps(
        picks in prop::collection::vec((0..PIECES.len(), any::<bool>()), 0..40),
        taken in prop::collection::vec((0usize..50, 0usize..50), 0..4),
    ) {
        let text: String = picks.iter().map(|(at, blank)| format!("{}{}", PIECES[*at], if *blank { " " } else { "" })).collect();
        let tokens = Tokens::cut(&text, Span::new(0, text.len()));
        let mut end = 0;
        for hit in read_counts(&tokens, &taken) {
            prop_assert!(end <= hit.from && hit.from < hit.to && hit.to <= tokens.len());
            prop_assert!(taken.iter().all(|&(from, to)| to <= hit.from || hit.to <= from || to <= from));
            prop_assert!(hit.count.soft.high.is_none_or(|high| hit.count.soft.low <= high));
            prop_assert!(hit.count.hard.contains(hit.count.soft), "{:?}", hit);
            end = hit.to;
        }
        let mut end = 0;
        for hit in crate::lexicon::measure::read_measures(&tokens, &taken) {
            prop_assert!(end <= hit.from && hit.from < hit.to && hit.to <= tokens.len());
            end = hit.to;
        }
    }
}
