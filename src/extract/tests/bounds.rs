//! Times of another event, and how far from it a claim lies. The texts are of Monday, 16 June 2025.

use super::check_when;

#[test]
fn so_far_from_another_event() {
    check_when("Hamas rejected the truce hours before the fair opened on Thursday.", "11/6..12/6");
    check_when("Hamas rejected the truce minutes after the fair opened on Thursday.", "12/6..13/6");
    check_when("Hamas rejected the truce two days before the fair on 10 June.", "8/6");
    check_when("Hamas rejected the truce a day after the fair on 10 June.", "11/6");
    check_when("Hamas rejected the truce a week after the fair on 5 June.", "12/6");
    check_when("Hamas rejected the truce days before the fair on 10 June.", "3/6..9/6");
    check_when("Hours before the fair opened on Thursday, Hamas rejected the truce.", "11/6..12/6");
    check_when("Hamas rejected the truce shortly after midnight on Thursday.", "12/6");
    check_when("Hamas rejected the truce before the fair on Thursday.", "12/6");
    // A month is too wide for days to be counted from it.
    check_when("Hamas rejected the truce days after a fair in May.", "1/5..31/5");
    // Another clause has a day of its own.
    check_when("Hamas rejected the truce on Friday, days after the fair.", "13/6");
}

#[test]
fn what_lay_so_far_from_it() {
    check_when("A mill burnt down overnight, hours before Hamas rejected the truce.", "16/6");
    check_when("A mill burnt down overnight, just a few hours after Hamas rejected the truce.", "15/6");
    check_when("A mill burnt down on Tuesday, two days after Hamas rejected the truce.", "8/6");
    check_when("A mill burnt down on Tuesday, hours before Hamas rejected the truce.", "10/6..11/6");
}

#[test]
fn since() {
    // Nobody counts further than to the day on which it is told.
    check_when("Hamas has rejected the truce since May.", "1/5..16/6");
    check_when("Hamas has rejected the truce since the fair opened in May.", "1/5..16/6");
    // Of May itself nobody speaks.
    check_when("Hamas has not attended since May.", "31/5..16/6");
    check_when("Hamas has not attended since the fair opened in May.", "31/5..16/6");
    check_when("Hamas has not attended since Thursday.", "12/6..16/6");
    // It looks back from what the article tells.
    check_when("Hamas had not attended since May.", "31/5..15/6");
    check_when("A fair was held on Saturday. Hamas had not attended since May.", "31/5..13/6");
    // What happened then did not happen since then.
    check_when("It was the worst day since the flood of 2017 in Lyon, which killed nine people.", "1/1..31/12");
}
