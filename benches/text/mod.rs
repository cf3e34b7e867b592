//! The text that benches read: articles of news-like sentences, the same in every run. Nothing outside the project is read.

use crate::harness::Dice;
use gainsay::text::{Article, ArticleInfo};
use gainsay::value::Moment;
use jiff::civil::{Date, date};

/// When all articles were published.
pub const DAY: Date = date(2025, 4, 18);
/// How many articles, of some 3 kB each.
pub const ARTICLES: usize = 200;

/// One of them.
fn one<'a>(dice: &mut Dice, all: &[&'a str]) -> &'a str {
    all[dice.below(all.len())]
}

/// One sentence of news or of something else; `{}` stand for a person, a place, a number and a time.
#[rustfmt::skip]
const SENTENCES: &[&str] = &[
    "At least {n} people were killed and {n} injured when a bus overturned near {p} {t}, police said.",
    "{w} said {t} that talks with the government in {p} would go on “until there is an agreement”.",
    "The mayor of {p}, {w}, had not been told of the decision, her office said in a statement.",
    "Rescuers in {p} pulled {n} more bodies from the rubble {t}, bringing the toll to more than {n}.",
    "{w} will meet the prime minister of Norway in {p} {t} to discuss fishing quotas.",
    "“We have waited for {n} years,” {w} told reporters, “and we can wait for {n} more.”",
    "The bakery on the corner sells {n} kinds of bread, and none of them has changed since 1987.",
    "A ceasefire that began {t} was broken within hours, according to {w}, who blamed the other side.",
    "It rained in {p} for most of the week, and the river rose by 3.5 metres.",
    "Prices went up by 4.2 percent in March, the statistics office of {p} reported {t}.",
    "The concert hall, which was built for $5 million, reopened with a piece by a young composer from {p}.",
    "He did not say whether the wounded had been taken to hospital, or how many of them were children.",
    "No injuries were reported {t}, but the road between {p} and the coast stayed closed.",
    "The film follows a teacher who moves to {p} and learns, slowly, to like the sea.",
];
#[rustfmt::skip]
const PERSONS: &[&str] = &[
    "Ida Orsk", "Tomas Veil", "Foreign Minister Lena Marsh", "President Emmanuel Macron", "Joan Abbot",
    "the spokesman Karl Ruiz", "Amara Dial", "Governor Pia Lund",
];
#[rustfmt::skip]
const PLACES: &[&str] = &[
    "Kharkiv", "Oslo", "the port of Mombasa", "Lima", "New Delhi", "Port Oldhaven", "Brno", "Arequipa", "Kyiv", "Ohio",
];
const NUMBERS: &[&str] = &["two", "12", "about 40", "three dozen", "1,200", "seventeen", "nearly 300", "5"];
#[rustfmt::skip]
const TIMES: &[&str] = &[
    "on Monday", "last week", "yesterday", "on 14 April", "overnight", "in March", "two days ago", "early on Friday",
];

/// An article of thirty sentences.
pub fn article(number: usize, dice: &mut Dice) -> Article {
    let mut text = String::new();
    for at in 0..30 {
        let mut sentence = one(dice, SENTENCES).to_owned();
        for (mark, words) in [("{n}", NUMBERS), ("{w}", PERSONS), ("{p}", PLACES), ("{t}", TIMES)] {
            while sentence.contains(mark) {
                sentence = sentence.replacen(mark, one(dice, words), 1);
            }
        }
        text.push_str(&sentence);
        text.push_str(if at % 3 == 2 { "\n\n" } else { " " });
    }
    let info = ArticleInfo { id: format!("a{number}"), published: Some(Moment::day(DAY)), ..ArticleInfo::default() };
    Article::plain(info, text)
}
