//! Rows: a sentence, and what is read in it. Invented sentences; the anchor is Friday, 18 April 2025 unless given.

use jiff::civil::{Date, date};
use proptest::prelude::*;

use super::{Precision, TimeHit, read_times};
use crate::span::Span;
use crate::text::Tokens;
use crate::value::Window;

const FRIDAY: Date = date(2025, 4, 18);

fn hits(text: &str, anchor: Option<Date>, previous: Option<Window>) -> (Tokens<'_>, Vec<TimeHit>) {
    let tokens = Tokens::cut(text, Span::new(0, text.len()));
    let hits = read_times(&tokens, anchor, previous);
    (tokens, hits)
}

fn show(window: Window) -> String {
    let end = |end: Option<Date>| end.map_or_else(String::new, |day| day.to_string());
    if window.from == window.to { end(window.from) } else { format!("{}..{}", end(window.from), end(window.to)) }
}

/// `words = window` of each hit; a second reading after `|`.
fn read(text: &str, anchor: Option<Date>, previous: Option<Window>) -> Vec<String> {
    let (tokens, hits) = hits(text, anchor, previous);
    let words = |hit: &TimeHit| tokens.span(hit.from, hit.to).of(text).to_owned();
    let other = |hit: &TimeHit| hit.time.other.map_or_else(String::new, |other| format!(" | {}", show(other)));
    hits.iter().map(|hit| format!("{} = {}{}", words(hit), show(hit.time.window), other(hit))).collect()
}

fn check(text: &str, expected: &[&str]) {
    assert_eq!(read(text, Some(FRIDAY), None), expected, "{text}");
}

#[test]
fn dates() {
    check("It was signed on 2025-03-02.", &["2025-03-02 = 2025-03-02"]);
    check("Logged at 2025-03-02T10:00.", &["2025-03-02T10:00 = 2025-03-02"]);
    check("The mill burnt down on 3 March 2019.", &["3 March 2019 = 2019-03-03"]);
    check("The mill burnt down on March 3rd, 2019.", &["March 3rd, 2019 = 2019-03-03"]);
    check("The mill burnt on the third of March.", &["the third of March = 2025-03-03"]);
    check("A vote was held on Jan. 12.", &["Jan. 12 = 2025-01-12"]);
    check("A vote will be held on May twenty nine.", &["May twenty nine = 2025-05-29"]);
    check("Born on June 5, nineteen eighty six", &["June 5, nineteen eighty six = 1986-06-05"]);
    check("A ferry sank on Wednesday, April 9.", &["Wednesday, April 9 = 2025-04-09"]);
    check("A ferry sank on Wednesday (April 9).", &["Wednesday (April 9) = 2025-04-09"]);
    check("On Palm Sunday, April 13, bells rang.", &["Palm Sunday, April 13 = 2025-04-13"]);
    check("It closed on Monday the 14th.", &["Monday the 14th = 2025-04-14"]);
    check("It will close on the 25th.", &["the 25th = 2025-04-25"]);
    check("No such day as 31 April 2025 exists", &["April 2025 = 2025-04-01..2025-04-30"]);
}

#[test]
fn months_and_years() {
    check("Prices fell in March.", &["March = 2025-03-01..2025-03-31"]);
    check("Prices will rise in March.", &["March = 2026-03-01..2026-03-31"]);
    check("It opens in October 2026.", &["October 2026 = 2026-10-01..2026-10-31"]);
    check("It fell in 2019 and again in 2021.", &["2019 = 2019-01-01..2019-12-31", "2021 = 2021-01-01..2021-12-31"]);
    check("The 2015 accord lapsed.", &["2015 = 2015-01-01..2015-12-31"]);
    check("The 1990s were calm.", &["The 1990s = 1990-01-01..1999-12-31"]);
    check("It will open in early early May.", &["early early May = 2025-05-01..2025-05-03"]);
    check("It was the worst since 1988, when a dam broke.", &["1988 = 1988-01-01..1988-12-31"]);
    check("It has been quiet since Monday, though.", &["since Monday = 2025-04-14.."]);
    check("It stood since the 15th century.", &["since the 15th century = 1400-01-01.."]);
    check("It was the worst since 2016, when a dam broke.", &["2016 = 2016-01-01..2016-12-31"]);
    check("He ruled in 2016–17.", &["2016–17 = 2016-01-01..2017-12-31"]);
    check("A poll is due in the third quarter of 2026.", &["the third quarter of 2026 = 2026-07-01..2026-09-30"]);
}

#[test]
fn plans_that_were_put_off() {
    check(
        "A vote that was due on Thursday has been put off until Monday.",
        &["Thursday = 2025-04-17", "until Monday = ..2025-04-21"],
    );
    check("A vote, planned for Friday, was dropped.", &["Friday = 2025-04-18 | 2025-04-25"]);
    check("She will comfort wounded sailors on Sunday.", &["Sunday = 2025-04-20"]);
    check("On Sunday the two rivals will talk.", &["Sunday = 2025-04-20"]);
    check("A mill burnt down six years ago.", &["six years ago = 2019-01-01..2019-12-31"]);
}

#[test]
fn counted_from_what_was_told() {
    check(
        "A ferry sank on Tuesday and a tug two days before it.",
        &["Tuesday = 2025-04-15", "two days before it = 2025-04-13"],
    );
}

#[test]
fn relative() {
    check("He resigned yesterday.", &["yesterday = 2025-04-17"]);
    check("They vote the day after tomorrow.", &["the day after tomorrow = 2025-04-20"]);
    check("Sales slumped last month.", &["last month = 2025-03-01..2025-03-31"]);
    check("A tour starts next week.", &["next week = 2025-04-21..2025-04-27"]);
    check("It rained over the weekend.", &["the weekend = 2025-04-12..2025-04-13"]);
    check("They will sail this weekend.", &["this weekend = 2025-04-19..2025-04-20"]);
    check("Nine died over the past three days.", &["the past three days = 2025-04-15..2025-04-18"]);
    check("It will end in the next 3 days.", &["the next 3 days = 2025-04-19..2025-04-21"]);
    check("He left two days ago.", &["two days ago = 2025-04-16"]);
    check("She arrived a year ago.", &["a year ago = 2024-04-01..2024-04-30"]);
    check("She arrived a year and a half ago.", &["a year and a half ago = 2023-10-18"]);
    check("She arrived three hours ago.", &["three hours ago = 2025-04-18"]);
    check("Nine died over the past 36 hours.", &["the past 36 hours = 2025-04-16..2025-04-18"]);
    check("Six fell over the last year.", &["the last year = 2024-04-18..2025-04-18"]);
    check("Six fell in the last year of the siege.", &[]);
    check("It closed the day before Christmas.", &["the day before Christmas = 2024-12-24"]);
    check("It closed the week before last.", &["the week before last = 2025-03-31..2025-04-06"]);
    check("They will return in two weeks.", &["two weeks = 2025-05-02"]);
    check("It was built in two weeks.", &[]);
    check("They will hold the first fair in ten years.", &[]);
    check("A ship is due a week from Tuesday.", &["a week from Tuesday = 2025-04-29"]);
    check("The deal will close within ten days.", &["within ten days = 2025-04-18..2025-04-27"]);
    // Of its beginning.
    check("The deal broke down within a week.", &[]);
    check("They remember 1991, when the mill burnt.", &["1991 = 1991-01-01..1991-12-31"]);
    check("She has ruled out talks this month.", &["this month = 2025-04-01..2025-04-30"]);
    check("They will meet on Tuesday next week.", &["Tuesday next week = 2025-04-22"]);
    check("A bill will pass next June.", &["next June = 2025-06-01..2025-06-30"]);
}

#[test]
fn weekdays_by_tense() {
    check("The mayor quit on Thursday, she said.", &["Thursday = 2025-04-17"]);
    check("The mayor said on Friday that polls will open on Sunday.", &["Friday = 2025-04-18", "Sunday = 2025-04-20"]);
    check("The mayor will quit on Friday.", &["Friday = 2025-04-25"]);
    check("Fog in Oslo on Monday", &["Monday = 2025-04-14 | 2025-04-21"]);
    check("Envoys to gather on Monday", &["Monday = 2025-04-21"]);
    check("It has been postponed until July.", &["July = 2025-07-01..2025-07-31"]);
    check("The council has cancelled Monday's vote.", &["Monday = 2025-04-21 | 2025-04-14"]);
    check("A fire broke out early on Thursday.", &["early on Thursday = 2025-04-17"]);
    check("A fire broke out on Thursday morning.", &["Thursday morning = 2025-04-17"]);
    check("The strike was moved from Monday to Sunday.", &["Monday = 2025-04-14", "Sunday = 2025-04-20 | 2025-04-13"]);
    check(
        "A vote has been moved from Monday to Tuesday.",
        &["Monday = 2025-04-21 | 2025-04-14", "Tuesday = 2025-04-22"],
    );
    check("A vote will be brought forward to Sunday.", &["Sunday = 2025-04-20"]);
    check("The mayor called off Sunday's vote.", &["Sunday = 2025-04-20 | 2025-04-13"]);
    check("Her talks, which had been due on Thursday, fell through.", &["Thursday = 2025-04-17 | 2025-04-24"]);
    check("She has cancelled a talk that was planned for Thursday.", &["Thursday = 2025-04-24 | 2025-04-17"]);
    check("She will meet the Salt Guild, a club that led the march, on Thursday.", &["Thursday = 2025-04-24"]);
    check("She will dine with the crew on Friday evening.", &["Friday evening = 2025-04-18 | 2025-04-25"]);
    check("She will dine with the crew on Friday.", &["Friday = 2025-04-25"]);
    check("A lull from 8 May was floated.", &["8 May = 2025-05-08 | 2024-05-08"]);
    check("They floated a lull starting from 8 May.", &["starting from 8 May = 2025-05-08.. | 2024-05-08.."]);
    check("The mayor took office in June.", &["June = 2024-06-01..2024-06-30 | 2025-06-01..2025-06-30"]);
    check("Both camps agreed to a lull in March.", &["March = 2025-03-01..2025-03-31"]);
    check("Villagers were told to leave on Sunday.", &["Sunday = 2025-04-13"]);
    check("Villagers were ordered to leave on Sunday.", &["Sunday = 2025-04-13 | 2025-04-20"]);
    check("Nine skiers have died this winter.", &["this winter = 2024-12-01..2025-02-28"]);
    check("She told the Today programme of it.", &[]);
    check("Polls opened today.", &["today = 2025-04-18"]);
}

#[test]
fn nights() {
    check("Shells fell during the night, he said.", &["during the night = 2025-04-17..2025-04-18"]);
    check("Shells fell overnight.", &["overnight = 2025-04-17..2025-04-18"]);
    check("Shells fell overnight into Thursday.", &["overnight into Thursday = 2025-04-16..2025-04-17"]);
    check("Shells fell on the night of 9 April.", &["the night of 9 April = 2025-04-09..2025-04-10"]);
    check("Shells fell last night.", &["last night = 2025-04-17..2025-04-18"]);
    check("A ferry sank on Monday night.", &["Monday night = 2025-04-14"]);
}

#[test]
fn parts() {
    check("It began in early March.", &["early March = 2025-03-01..2025-03-10"]);
    check("It will end by mid-May.", &["by mid-May = ..2025-05-20"]);
    check("It shut at the end of 2024.", &["the end of 2024 = 2024-09-01..2024-12-31"]);
    check("It must shut before the end of the year.", &["before the end of the year = ..2025-12-31"]);
    check("It opened earlier this month.", &["earlier this month = 2025-04-01..2025-04-18"]);
    // A part is cut from the whole year, and what has happened in it had happened by today.
    check("It opened early this year.", &["early this year = 2025-01-01..2025-04-18"]);
    check("It will open early this year.", &["early this year = 2025-01-01..2025-04-30"]);
    check("It opened in the first half of this year.", &["the first half of this year = 2025-01-01..2025-04-18"]);
    check("It will open later this month.", &["later this month = 2025-04-18..2025-04-30"]);
    check("The first week of October will be busy.", &["The first week of October = 2025-09-29..2025-10-05"]);
    check("It shut in the second half of 2024.", &["the second half of 2024 = 2024-07-01..2024-12-31"]);
}

#[test]
fn ranges() {
    check("Talks ran from 5 to 7 March.", &["from 5 to 7 March = 2025-03-05..2025-03-07"]);
    check("Talks ran between March 30 and April 2.", &["between March 30 and April 2 = 2025-03-30..2025-04-02"]);
    check("The fair ran April 7–11.", &["April 7–11 = 2025-04-07..2025-04-11"]);
    check("He was away from the 10th to the 12th.", &["from the 10th to the 12th = 2025-04-10..2025-04-12"]);
    check("The drought of 2014-2018 was worse.", &["2014-2018 = 2014-01-01..2018-12-31"]);
    check("It snowed from November to January.", &["from November to January = 2024-11-01..2025-01-31"]);
    check("The port was shut Monday to Thursday.", &["Monday to Thursday = 2025-04-14..2025-04-17"]);
    check("He has led since February 24, 2022.", &["since February 24, 2022 = 2022-02-24.."]);
    check("They must leave by Tuesday.", &["by Tuesday = ..2025-04-22"]);
    check("The lull will hold until 8 May.", &["until 8 May = ..2025-05-08"]);
    check("It was legal before 2010.", &["before 2010 = ..2009-12-31"]);
}

#[test]
fn told_before() {
    let tenth = Some(Window::day(date(2025, 4, 10)));
    let check = |text, previous, expected: &[&str]| assert_eq!(read(text, Some(FRIDAY), previous), expected, "{text}");
    check("The next day, two bridges fell.", tenth, &["The next day = 2025-04-11"]);
    check("Two days later, two bridges fell.", tenth, &["Two days later = 2025-04-12"]);
    check("He died the same day.", tenth, &["the same day = 2025-04-10"]);
    check("He died the same day.", None, &[]);
    check("The next day, two bridges fell.", None, &[]);
    check("It rained on 3 April and two days later.", tenth, &["3 April = 2025-04-03", "two days later = 2025-04-05"]);
}

#[test]
fn eves_and_hours() {
    check("It burnt down on the eve of 12 April.", &["the eve of 12 April = 2025-04-11"]);
    check("It burnt down on the eve of Tuesday's ballot.", &["the eve of Tuesday = 2025-04-14"]);
    check("It burnt down on the eve of the ballot.", &[]);
    check("It burnt down on the eve of the April 12 ballot.", &["the eve of the April 12 = 2025-04-11"]);
    check(
        "It burnt down on the eve of the regional ballot on 12 April.",
        &["the eve of the regional ballot on 12 April = 2025-04-11"],
    );
    check("It burnt down hours before Wednesday's ballot.", &["before Wednesday = 2025-04-15..2025-04-16"]);
    check("It burnt down shortly after Tuesday's ballot.", &["after Tuesday = 2025-04-15..2025-04-16"]);
    check("It burnt down before Wednesday's ballot.", &["before Wednesday = ..2025-04-15"]);
    check("Shortly before 2020 it burnt down.", &["before 2020 = ..2019-12-31"]);
    check("Nine mills burnt in the week to 12 April.", &["the week to 12 April = 2025-04-06..2025-04-12"]);
    check("Nine mills burnt in the three days to Tuesday.", &["the three days to Tuesday = 2025-04-13..2025-04-15"]);
    check("A week ago on Tuesday a mill burnt down.", &["A week ago on Tuesday = 2025-04-08"]);
    check("A mill burnt down the night before last.", &["the night before last = 2025-04-16..2025-04-17"]);
    check(
        "A mill burnt down the night before last Friday's fair.",
        &["the night before last Friday = 2025-04-10..2025-04-11"],
    );
    check("A week ago a mill burnt down.", &["A week ago = 2025-04-11"]);
    check("He gave the day to Thursday's crew.", &["Thursday = 2025-04-17"]);
}

#[test]
fn what_since_counts_from() {
    let check = |text, expected: Option<(&str, &str)>| {
        let (tokens, hits) = hits(text, Some(FRIDAY), None);
        let since = hits[0].since.as_ref();
        let shown = since.map(|(from, time)| (tokens.word(*from), show(time.window)));
        assert_eq!(shown, expected.map(|(word, days)| (word, days.to_owned())), "{text}");
    };
    check("It has burnt since May 2024.", Some(("May", "2024-05-01..2024-05-31")));
    check("It has burnt ever since last week.", Some(("last", "2025-04-07..2025-04-13")));
    check("It burnt before May 2024.", None);
    check("It burnt in May 2024.", None);
}

#[test]
fn whose_day_they_count_from() {
    let check = |text, expected: bool| {
        let (_, hits) = hits(text, Some(FRIDAY), None);
        assert_eq!(hits[0].deictic, expected, "{text}");
    };
    for text in ["It fell yesterday.", "It fell last week.", "It fell since last month.", "It fell two days ago."] {
        check(text, true);
    }
    for text in ["It fell on Tuesday.", "It fell in March.", "It fell on 3 May 2024.", "It fell the next day, in May."]
    {
        check(text, false);
    }
}

#[test]
fn no_times() {
    for text in [
        "The two may leave.",
        "They march to the palace.",
        "Theresa May said no.",
        "A second blast hit the fall fair.",
        "They met every Monday and on Sundays.",
        "A 30-day truce and a 24-hour strike.",
        "About 2000 soldiers and 1500 rockets.",
        "A man in his late 40s and two in their fifties",
        "Ann Palm, 47, moved recently.",
        "During the nine days before the parade",
        "The 18th package of sanctions passed.",
        "The Sunday Times wrote so.",
        "$2025 and 17.5 percent",
    ] {
        check(text, &[]);
    }
}

#[test]
fn without_an_anchor_only_absolute_ones() {
    let read = read("It fell in May 2019, then yesterday, on Monday and last week.", None, None);
    assert_eq!(read, ["May 2019 = 2019-05-01..2019-05-31"]);
}

#[test]
fn precisions() {
    let check = |text, expected: Precision| {
        let (_, hits) = hits(text, Some(FRIDAY), None);
        assert_eq!(hits.first().map(|hit| hit.precision), Some(expected), "{text}");
    };
    check("on 3 March", Precision::Day);
    check("overnight", Precision::Night);
    check("last week", Precision::Week);
    check("in March", Precision::Month);
    check("two years ago", Precision::Year);
    check("the 1990s", Precision::Decade);
    check("early March", Precision::Vague);
    check("a few days ago", Precision::Vague);
}

/// Words that the grammar knows, and a few that it does not.
const WORDS: &[&str] = &[
    "the",
    "of",
    "in",
    "on",
    "from",
    "to",
    "between",
    "and",
    "since",
    "by",
    "until",
    "last",
    "next",
    "this",
    "past",
    "two",
    "a",
    "few",
    "9999",
    "2025",
    "31",
    "1st",
    "29",
    "1990s",
    "week",
    "weeks",
    "day",
    "month",
    "year",
    "years",
    "decade",
    "centuries",
    "May",
    "February",
    "Mar.",
    "Monday",
    "Sun",
    "Easter",
    "Christmas",
    "winter",
    "overnight",
    "night",
    "early",
    "mid",
    "-",
    "–",
    "/",
    ",",
    "(",
    ")",
    ".",
    "end",
    "first",
    "half",
    "ago",
    "later",
    "before",
    "after",
    "today",
    "tomorrow",
    "now",
    "will",
    "said",
    "was",
    "the same day",
    "week of",
    "within",
    "starting",
    "thousand",
    "hundred",
    "twenty",
    "é",
    "’s",
];

proptest! {
    #[test]
    fn never_panics_and_keeps_its_bounds(
        words in proptest::collection::vec(proptest::sample::select(WORDS), 0..40),
        year in -9999i16..=9999,
        month in 1i8..=12,
        known in any::<bool>(),
    ) {
        let text = words.join(" ");
        let anchor = Date::new(year, month, 28).ok().filter(|_| known);
        let (tokens, hits) = hits(&text, anchor, anchor.map(Window::day));
        let mut last = 0;
        for hit in hits {
            prop_assert!(last <= hit.from && hit.from < hit.to && hit.to <= tokens.len());
            last = hit.to;
            for window in hit.time.readings() {
                prop_assert!(window.from.is_some() || window.to.is_some());
                prop_assert!(window.from.is_none() || window.to.is_none() || window.from <= window.to);
            }
        }
    }

    #[test]
    fn takes_any_text(text in "\\PC{0,80}") {
        for anchor in [None, Some(Date::MIN), Some(Date::MAX), Some(FRIDAY)] {
            hits(&text, anchor, None);
        }
    }
}
