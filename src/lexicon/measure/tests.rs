//! Rows: a sentence, and the measures expected in it as `words = value`.

use super::*;
use crate::span::Span;
use crate::value::Count;

fn show(value: &Value) -> String {
    let range = |count: &Count| match count.hard.high {
        Some(high) if high == count.hard.low => high.to_string(),
        Some(high) => format!("{}..{high}", count.hard.low),
        None => format!("{}..", count.hard.low),
    };
    match value {
        Value::Money { currency, amount } => format!("{currency} {}", range(amount)),
        Value::Percent(count) => format!("{} %%", range(count)),
        Value::Duration(count) => format!("{} d", range(count)),
        other => format!("{other:?}"),
    }
}

fn check(text: &str, expected: &[&str]) {
    let tokens = Tokens::cut(text, Span::new(0, text.len()));
    let found = read_measures(&tokens, &[]);
    let found: Vec<_> =
        found.iter().map(|hit| format!("{} = {}", tokens.span(hit.from, hit.to).of(text), show(&hit.value))).collect();
    assert_eq!(found, expected, "{text}");
}

#[test]
fn money() {
    check("It cost $7 and €3.55bn.", &["$7 = USD 7", "€3.55bn = EUR 3550000000"]);
    check("more than $41 a day, up to US$31 million", &["more than $41 = USD 41..", "up to US$31 million = USD 0.."]);
    check("It gave US $411 million.", &["US $411 million = USD 411000000"]);
    check(
        "41,250 pesos, five dollars, EUR 73",
        &["41,250 pesos = peso 41250", "five dollars = USD 5", "EUR 73 = EUR 73"],
    );
    check("millions of dollars", &["millions of dollars = USD 1000000.."]);
    check("$6-9 million", &["$6-9 million = USD 6000000..9000000"]);
}

#[test]
fn percent() {
    check("12.5 percent, 5%, 7 per cent", &["12.5 percent = 1250 %%", "5% = 500 %%", "7 per cent = 700 %%"]);
    check("up 3 percentage points", &["3 percentage points = 300 %%"]);
    check("at least 60 percent", &["at least 60 percent = 6000.. %%"]);
}

#[test]
fn durations() {
    check("three days, a 30-day truce, two weeks", &["three days = 3 d", "30-day = 30 d", "two weeks = 14 d"]);
    check("a 48-hour pause, 30 minutes, 25 hours", &["48-hour = 2 d", "30 minutes = 1 d", "25 hours = 2 d"]);
    check("two and a half hours, 1.5 weeks", &["two and a half hours = 1 d", "1.5 weeks = 11 d"]);
    check("several months, five more years", &["several months = 60.. d", "five more years = 1825 d"]);
    check("in its third year, for a second week", &["third year = 731..1095 d", "second week = 8..14 d"]);
    check("the 12th day of the search, the third year, his third year", &["12th day = 12 d"]);
    check("a five-year-old, 12 years old, 5 soldiers, 4 km", &[]);
    check("a five-year-old war, the four-month-old dock strike", &["five-year-old = 1825 d", "four-month-old = 120 d"]);
    check("The siege is nine days old. She is nine years old, and the war goes on.", &["nine days old = 9 d"]);
    check("a three-year-old boy, a two-year-old filly of the war years", &[]);
}
