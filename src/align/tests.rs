//! Which two claims are taken for one event. First claim `|` second claim; both ways round.

use super::samples::{claim, schema};
use super::{Identity, identify};

fn is_same(a: &str, b: &str) -> bool {
    let (x, y) = (claim(a), claim(b));
    let schema = schema(&x.kind);
    let [found, turned] = [identify(&x, &y, &schema), identify(&y, &x, &schema)];
    assert_eq!(matches!(found, Identity::Same { .. }), matches!(turned, Identity::Same { .. }), "{a} | {b}");
    matches!(found, Identity::Same { .. })
}

#[track_caller]
fn same(a: &str, b: &str) {
    assert!(is_same(a, b), "apart: {a} | {b}");
}

#[track_caller]
fn apart(a: &str, b: &str) {
    assert!(!is_same(a, b), "one event: {a} | {b}");
}

const ORVALE: &str = "story=orvale! + rastova + tamber";

/// Both claims in articles of these rare names.
fn told(stories: [&str; 2], claims: [&str; 2]) -> [String; 2] {
    [0, 1].map(|at| format!("{}; story={}", claims[at], stories[at]))
}

#[test]
fn a_story_stands_for_a_day_or_a_place() {
    let one = ["orvale! + tamber", "orvale! + tamber + vit"];
    let both = |stories: [&str; 2], a: &str, b: &str| {
        let [a, b] = told(stories, [a, b]);
        is_same(&a, &b)
    };
    let (first, later) = ("casualties: killed=2; at=~irden; asof=04-15", "casualties: killed=5; at=~irden; asof=04-18");
    apart(first, later);
    assert!(both(one, first, later));
    // One name, or none that is prominent, is no story; nor are articles a fortnight apart.
    assert!(!both(["orvale + tamber", "orvale + tamber"], first, later));
    assert!(!both(one, first, "casualties: killed=5; at=~irden; asof=04-28"));
    // A story plays in one country, and a state does many things in it.
    let (first, later) = ("casualties: killed=2; at=UKR", "casualties: killed=5; at=UKR");
    assert!(!both(one, first, later));
    let stance = |actor: &str, pole: &str| format!("stance: actor={actor}; pole={pole}");
    assert!(!both(one, &stance("UKR", "condemned"), &stance("UKR", "welcomed")));
    assert!(both(one, &stance("~Ambrin", "condemned"), &stance("~Ambrin", "welcomed")));
    // Background is only one where both go back to one year.
    let old = |killed: &str, when: &str| format!("casualties: killed={killed}; when={when}");
    assert!(both(one, &old("900", "01-01..12-31"), &old("1400", "01-01..12-31")));
    assert!(!both(one, &old("900", "01-01..03-01"), &old("64", "04-17")));
}

#[test]
fn prominence_in_both_or_many_names() {
    let claims = ["casualties: killed=2; at=~irden; asof=04-15", "casualties: killed=5; at=~irden; asof=04-18"];
    let both = |a, b| {
        let [a, b] = told([a, b], claims);
        is_same(&a, &b)
    };
    assert!(both("orvale! + rastova", "orvale! + rastova"));
    assert!(both("orvale! + rastova + tamber", "orvale + rastova + tamber"));
    assert!(both("orvale! + rastova", "orvale + rastova"));
    assert!(!both("orvale!", "orvale"));
    // One name in both: it helps a place that one of them has taken over, but not a country.
    let kin = |at: &str| {
        let claims = [format!("casualties: killed=2; at={at}"), format!("casualties: killed=5; at={at}?")];
        let [a, b] = told(["orvale! + dann", "orvale! + vit"], [&claims[0], &claims[1]]);
        is_same(&a, &b)
    };
    assert!(kin("UKR/Sumy"));
    assert!(!kin("UKR"));
}

#[test]
fn what_is_told_beside_the_story() {
    let first = format!("casualties: killed=2; at=~irden; {ORVALE}; asof=04-15");
    let later = format!("casualties: killed=5; at=~irden; {ORVALE}; asof=04-18");
    same(&first, &later);
    apart(&first, &format!("{later}; other"));
    same(&format!("{first}; other"), &format!("{later}; other"));
    // By its own words it may still be that event.
    same(&format!("{first}; when=04-15"), &format!("{later}; when=04-15; other"));
    // Nobody counts the dead of the week after.
    let told = "casualties: killed=2; at=UKR/Sumy; asof=04-12";
    apart(told, "casualties: killed=5; at=UKR/Sumy; when=04-14; asof=04-15");
    same(told, "casualties: killed=5; at=UKR/Sumy; when=04-11; asof=04-12");
}

#[test]
fn whom_a_party_stands_for() {
    let met =
        |parties: &str, at: &str| format!("meeting: state=held; participants={parties}; at={at}; when=04-14..04-18");
    same(&met("Rubio:USA + UKR", "FRA/Paris"), &met("*Senate:USA + UKR", "FRA/Paris"));
    // A minister with his president is not the parliament with the president.
    let domestic = |parties: &str| format!("meeting: state=held; participants={parties}; when=04-14..04-18");
    apart(&domestic("Rubio:USA + *WhiteHouse:USA"), &domestic("*Senate:USA + Witkoff:USA"));
    // A denial for long meets what is told of then.
    let never = "meeting: state=held; participants=~Farrel + ~Trewin; when=01-01..04-17; asof=04-17; not";
    same(never, "meeting: state=held; participants=~Farrel + ~Trewin; when=02-03; asof=04-18");
    apart(&never.replace("; not", ""), "meeting: state=held; participants=~Farrel + ~Trewin; when=02-03; asof=04-18");
}

#[test]
fn what_brought_it_about() {
    let told =
        |killed: &str, cause: &str| format!("casualties: killed={killed}; at=UKR/Sumy; when=04-17; cause={cause}");
    apart(&told("2", "crash"), &told("5", "missile"));
    same(&told("2", "blast"), &told("5", "missile"));
    same(&told("2", "fire missile"), &told("5", "missile"));
    same(&told("2", ""), &told("5", "missile"));
    // What people agree on is not brought about.
    let met = |cause: &str| format!("meeting: state=held; participants=RUS + UKR; when=04-17; cause={cause}");
    same(&met("flood"), &met("shooting"));
}

#[test]
fn what_holds_of_each() {
    let took = |actor: &str, more: &str| format!("ceasefire: actor={actor}; state=accepted; scope=30-day truce{more}");
    same(&took("RUS + UKR", ""), &took("UKR", ""));
    same(&took("RUS + UKR", ""), &took("*Kremlin:RUS + BLR", ""));
    apart(&took("RUS + UKR", ""), &took("BLR", ""));
    apart(&took("~Karol + ~Venn", ""), &took("~Ambrin", ""));
    // What several do together is no act of one of them.
    apart("meeting: state=held; participants=RUS + UKR", "meeting: state=held; participants=UKR + BLR");
}

#[test]
fn strangers_need_more() {
    let (first, other) = ("casualties: killed=2; at=UKR/Sumy", "casualties: killed=5; at=UKR/Sumy");
    same(first, other);
    let [first, other] = told(["dann + orvale + tamber", "ambrin + farrel + vit"], [first, other]);
    apart(&first, &other);
}

#[test]
fn what_is_taken_over_shows_and_vetoes_little() {
    // The day was taken from a sentence about something else.
    let (first, other) =
        ("casualties: killed=14; at=~irden; when=04-17", "casualties: killed=9; at=~irden; when=04-18?");
    apart(first, other);
    same(&format!("{first}; {ORVALE}"), &format!("{other}; {ORVALE}"));
    apart(&format!("{first}; {ORVALE}"), &format!("{}; {ORVALE}", other.replace("04-18?", "04-18")));
    apart(&format!("{first}; {ORVALE}"), &format!("{}; {ORVALE}", other.replace("04-18?", "03-01?")));
    // Two sentences of one article have it from the same place.
    apart(
        "casualties: killed=45; at=UKR/Sumy?; by=RUS?; when=04-17?; in=x; nth=1",
        "casualties: killed=1; at=UKR/Sumy?; by=RUS?; when=04-17?; in=x; nth=7",
    );
    same(
        "casualties: killed=45; at=UKR/Sumy; when=04-17; in=x; nth=1",
        "casualties: killed=1; at=UKR/Sumy; when=04-17; in=x; nth=7",
    );
}

#[test]
fn what_has_no_date_is_new() {
    let met = "meeting: state=held; participants=~Farrel + ~Trewin; asof=04-18";
    same(met, "meeting: state=held; participants=~Farrel + ~Trewin; when=04-16; asof=04-17");
    apart(met, "meeting: state=held; participants=~Farrel + ~Trewin; when=04-11; asof=04-17");
    same(met, "meeting: state=scheduled; participants=~Farrel + ~Trewin; when=05-20; asof=04-17");
    apart(met, "meeting: state=held; participants=~Farrel + ~Trewin; asof=04-12");
    // A call is not the visit; a month holds many days.
    apart(
        "meeting: state=held; form=phone; participants=RUS + TUR",
        "meeting: state=held; form=in_person; participants=RUS + TUR",
    );
    apart("casualties: killed=7; at=UKR/Sumy; when=04-01..04-30", "casualties: killed=55; at=UKR/Sumy; when=04-16");
    // There are talks everywhere.
    apart("meeting: state=held; topic=@meeting", "meeting: state=cancelled; topic=@meeting");
}

#[test]
fn one_flood_of_one_story() {
    let stories = ["orvale! + tamber", "orvale! + tamber + vit"];
    let both = |a: &str, b: &str| {
        let [a, b] = told(stories, [a, b]);
        is_same(&a, &b)
    };
    // The country and the day after show little; that both open with a flood shows the rest.
    let first = "casualties: killed=19; missing=4; at=UKR; when=04-15; cause=flood; asof=04-15";
    let later = "casualties: killed=30; at=UKR; cause=flooding; asof=04-17";
    assert!(both(first, later));
    assert!(both(first, &later.replace("flooding", "burst")));
    assert!(both(first, &later.replace("; cause=flooding", "")));
    assert!(!both(first, &later.replace("UKR", "UKR?")));
    assert!(!both(first, &format!("{later}; nth=7")));
    // Shelling goes on.
    assert!(!both(&first.replace("flood", "shelling"), &later.replace("flooding", "shelled")));
    assert!(!is_same(first, later));
    // What the one reports the other tells beside its own event.
    let fire = "casualties: killed=6; at=UKR/Sumy; when=04-14; cause=fire; asof=04-15";
    let beside = "casualties: killed=8; when=04-14?; cause=blaze; other; asof=04-17";
    assert!(both(fire, beside));
    assert!(!both(fire, &beside.replace("; when=04-14?", "")));
    assert!(!both(fire, &beside.replace("blaze", "gunfire")));
    // So may both have the same disaster of long ago.
    let old =
        |killed: &str, cause: &str| format!("casualties: killed={killed}; when=01-01..12-31; cause={cause}; other");
    assert!(both(&old("14", "derailment"), &old("19", "crash")));
}

#[test]
fn nobody_was_hurt_here() {
    let [none, some] = [
        "casualties: injured=0; at=~irden?; when=04-14..04-18?; asof=04-18",
        "casualties: injured=20; at=~orvale; when=04-16?; asof=04-18",
    ];
    let same_story = |a: &str, b: &str| {
        let [a, b] = told(["orvale! + tamber", "orvale! + tamber"], [a, b]);
        is_same(&a, &b)
    };
    assert!(!same_story(none, some));
    assert!(same_story(&none.replace("~irden", "~orvale"), some));
    assert!(same_story(&format!("{none}; cause=quake"), &format!("{some}; cause=earthquake")));
}

#[test]
fn a_place_that_was_taken_over_contests_nothing() {
    let held = "meeting: state=held; participants=RUS + UKR; at=FRA/Paris; when=04-17";
    let denied = "meeting: state=held; participants=RUS + UKR; at=GBR/London?; when=04-17; not";
    let [a, b] = told(["dann + orvale + tamber", "ambrin + farrel + vit"], [held, denied]);
    same(&a, &b);
    apart(&a, &b.replace("London?", "London"));
}
