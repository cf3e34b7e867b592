//! On which day somebody spoke, and what that makes of the times in their words. The texts are of Monday, 16 June 2025.

use super::{check_when, claims};

#[test]
fn quoted_on_another_day() {
    check_when("“Hamas rejected the truce yesterday,” Macron said on Wednesday.", "10/6");
    check_when("“Hamas rejected the truce yesterday,” said Macron on Wednesday.", "10/6");
    check_when("On Wednesday Macron said: “Hamas rejected the truce last night.”", "10/6..11/6");
    check_when("“Hamas rejected the truce this morning,” Macron told reporters on Friday.", "13/6");
    check_when("“Hamas rejected the truce two days ago,” Macron said on 4 June.", "2/6");
    check_when("“Hamas rejected the truce on Friday,” Macron said on Thursday.", "6/6");
    check_when("“Hamas will attend the talks tomorrow,” Macron said on Tuesday.", "11/6");
    check_when("“Hamas will attend the talks on Monday,” Macron said on 5 June.", "9/6");
    check_when("“Hamas rejected the truce last month,” Macron said in April.", "1/3..31/3");
    check_when("“Hamas rejected the truce yesterday,” Macron said last week.", "8/6..14/6");
    // What needs no day to count from stays.
    check_when("“Hamas rejected the truce on 3 June,” Macron said on Thursday.", "3/6");
    check_when("“Hamas rejected the truce yesterday,” Macron said.", "15/6");
    check_when("“Hamas rejected the truce yesterday,” Macron said on Monday.", "15/6");
    check_when("“Hamas rejected the truce yesterday,” Macron said two years ago.", "15/6");
}

#[test]
fn the_day_stands_elsewhere() {
    check_when("“It was a long night,” said Macron on Thursday. “Hamas rejected the truce yesterday.”", "11/6");
    check_when("“It was late. Hamas rejected the truce yesterday. We slept,” Macron said on Thursday.", "11/6");
    check_when("“Hamas rejected the truce yesterday,” said Macron, the president, on Thursday.", "11/6");
    check_when("“Hamas rejected the truce yesterday,” Macron said after a walk through Lyon on Thursday.", "11/6");
    check_when("Macron said on Thursday that it was late. “Hamas rejected the truce yesterday,” he added.", "11/6");
    check_when("In a letter dated 5 June, Macron wrote: “Hamas rejected the truce yesterday.”", "4/6");
    // A vote is no saying, and what is still to come is no day of speaking.
    check_when("“Hamas rejected the truce yesterday,” Macron said of Thursday's vote.", "15/6");
    check_when("“Hamas rejected the truce yesterday,” Macron said ahead of a vote on Friday.", "15/6");
    check_when("“Hamas rejected the truce yesterday,” Macron said, and a fair was held on Thursday.", "15/6");
    check_when("Macron left on Thursday. “Hamas rejected the truce yesterday,” Israel said.", "15/6");
}

#[test]
fn put_into_other_words() {
    check_when("Macron said on Thursday that Hamas had rejected the truce the day before.", "11/6");
    check_when("Macron said on Thursday that Hamas rejected the truce yesterday.", "11/6");
    check_when("Speaking on Thursday, Macron said that Hamas had rejected the truce yesterday.", "11/6");
    check_when("Macron said on Thursday Hamas rejected the truce on Friday.", "6/6");
    check_when("Macron said three nations “rejected the truce yesterday” in a statement on Friday.", "12/6");
    // Both days may be meant.
    check_when("Macron said on Thursday that Hamas would attend the talks tomorrow.", "13/6 | 17/6");
    // Who dates the saying from his own day dates all else from it too, as long as that can be.
    check_when("Macron said last week that Hamas would attend the talks this week.", "16/6..22/6");
    check_when("Macron said yesterday that Hamas rejected the truce last week.", "9/6..15/6");
}

#[test]
fn what_was_said_then_is_as_of_then() {
    let check = |text: &str, expected: (i8, i8)| {
        let asof = claims(text)[0].asof.map(|asof| (asof.day.day(), asof.day.month()));
        assert_eq!(asof, Some(expected), "{text}");
    };
    check("Macron said on Thursday that Hamas rejected the truce.", (12, 6));
    check("“Hamas rejected the truce,” Macron said on 3 June.", (3, 6));
    check("Hamas rejected the truce on 3 June.", (16, 6));
    check("Macron said that Hamas rejected the truce.", (16, 6));
    check("Macron said on Monday that Hamas rejected the truce.", (16, 6));
}
