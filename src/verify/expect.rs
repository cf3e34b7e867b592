//! What an example expects of a slot, against what was found. The forms are those of GRAMMAR.md: `2`, `>=12`, `10..14`,
//! `2025-03`, `2025-04-17..2025-04-18`, a name, an id, the words themselves, `none`.

use jiff::civil::{Date, date};

use crate::claim::{Claim, Commitment, Filled, Polarity, Speaker};
use crate::rule::ast::Expect;
use crate::value::{Count, Range, Value, Window};

/// What is wrong with a claim, seen from one expectation; `None`: nothing.
pub fn problem(claim: &Claim, expect: &Expect) -> Option<String> {
    let wanted: Vec<&str> = expect.values.iter().map(|value| value.text.as_str()).collect();
    let name = expect.slot.text.as_str();
    let found = match name {
        "polarity" => vec![polarity(claim.polarity).to_owned()],
        "commitment" => vec![commitment(claim.commitment).to_owned()],
        "speaker" => {
            let speaker = claim.speaker.as_ref();
            let same = match (speaker, wanted.as_slice()) {
                (None, ["none"]) => true,
                (Some(speaker), [wanted]) => is_speaker(speaker, wanted),
                _ => false,
            };
            let shown = speaker.map_or_else(|| "none".to_owned(), |speaker| speaker.name.clone());
            return (!same).then(|| format!("speaker: expected {}, found {shown}", wanted.join(", ")));
        }
        _ => {
            let values = claim.slot(name).map(|slot| slot.values.as_slice()).unwrap_or_default();
            let same = match wanted.as_slice() {
                ["none"] => values.is_empty(),
                wanted => {
                    wanted.len() == values.len()
                        && wanted.iter().all(|wanted| values.iter().any(|filled| agrees(filled, wanted)))
                }
            };
            let shown = if values.is_empty() {
                "none".to_owned()
            } else {
                values.iter().map(show).collect::<Vec<_>>().join(", ")
            };
            return (!same).then(|| format!("{name}: expected {}, found {shown}", wanted.join(", ")));
        }
    };
    (found != wanted).then(|| format!("{name}: expected {}, found {}", wanted.join(", "), found.join(", ")))
}

/// Whether a value is what an expectation says.
pub fn agrees(filled: &Filled, wanted: &str) -> bool {
    let same = |text: &str| text.to_lowercase() == wanted.to_lowercase();
    match &filled.value {
        Value::Count(count) | Value::Percent(count) | Value::Duration(count) => is_count(count, wanted),
        Value::Money { amount, .. } => is_count(amount, wanted) || same(&filled.text),
        Value::Time(time) => window(wanted).is_some_and(|wanted| time.readings().any(|reading| reading == wanted)),
        Value::Place(place) => {
            same(&filled.text) || place.nodes.iter().any(|node| same(&node.name) || node.id == wanted)
        }
        Value::Actor(actor) => same(&actor.name) || actor.id == wanted || same(&filled.text),
        Value::Symbol(symbol) => symbol == wanted,
        Value::Text(text) => same(&filled.text) || text.norm.join(" ") == wanted,
    }
}

fn is_speaker(speaker: &Speaker, wanted: &str) -> bool {
    let same = |text: &str| text.to_lowercase() == wanted.to_lowercase();
    same(&speaker.name) || same(&speaker.text) || speaker.id == wanted
}

/// The hard interval: `2` and `10..14` are the interval itself (a single number may also be what a reader expects); `>=12`,
/// `<5`, `12..`, `..5` and `~300` (a fifth more or less) hold it.
fn is_count(count: &Count, wanted: &str) -> bool {
    let number = |text: &str| text.trim().replace([',', '_'], "").parse::<u64>().ok();
    let after = |mark: &str| wanted.strip_prefix(mark).and_then(number);
    let holds = |range: Range| range.contains(count.hard);
    if let Some(low) = after(">=") {
        return holds(Range::from(low));
    }
    if let Some(high) = after("<=") {
        return holds(Range::between(0, high));
    }
    if let Some(low) = after(">") {
        return holds(Range::from(low.saturating_add(1)));
    }
    if let Some(high) = after("<") {
        return holds(Range::between(0, high.saturating_sub(1)));
    }
    if let Some(middle) = after("~") {
        return holds(Range::between(middle - middle / 5, middle.saturating_add(middle / 5)));
    }
    match wanted.split_once("..") {
        Some((low, "")) => number(low).is_some_and(|low| holds(Range::from(low))),
        Some(("", high)) => number(high).is_some_and(|high| holds(Range::between(0, high))),
        Some((low, high)) => {
            number(low).zip(number(high)).is_some_and(|(low, high)| count.hard == Range::between(low, high))
        }
        None => number(wanted).is_some_and(|n| count.hard == Range::exactly(n) || count.soft == Range::exactly(n)),
    }
}

/// `2025`, `2025-03`, `2025-03-09`, `a..b`, `a..`, `..b`
pub fn window(wanted: &str) -> Option<Window> {
    if let Some((from, to)) = wanted.split_once("..") {
        let end = |text: &str| if text.is_empty() { Some(None) } else { single(text).map(Some) };
        let (from, to) = (end(from)?, end(to)?);
        return Some(Window { from: from.and_then(|window| window.from), to: to.and_then(|window| window.to) });
    }
    single(wanted)
}

fn single(text: &str) -> Option<Window> {
    let mut parts = text.split('-');
    let year: i16 = parts.next().filter(|year| year.len() == 4)?.parse().ok()?;
    let month: Option<i8> = parts.next().map(str::parse).transpose().ok()?;
    let day: Option<i8> = parts.next().map(str::parse).transpose().ok()?;
    match (month, day) {
        (None, _) => Some(Window::days(date(year, 1, 1), date(year, 12, 31))),
        (Some(month), None) => {
            let first = Date::new(year, month, 1).ok()?;
            Some(Window::days(first, first.last_of_month()))
        }
        (Some(month), Some(day)) => Date::new(year, month, day).ok().map(Window::day),
    }
}

/// The slots of a claim on one line.
pub(super) fn slots(claim: &Claim) -> String {
    let each = claim
        .slots
        .iter()
        .map(|slot| format!("{}: {}", slot.name, slot.values.iter().map(show).collect::<Vec<_>>().join(", ")));
    each.collect::<Vec<_>>().join("; ")
}

fn show(filled: &Filled) -> String {
    match &filled.value {
        Value::Count(count) | Value::Percent(count) | Value::Duration(count) => match (count.hard.low, count.hard.high)
        {
            (low, Some(high)) if low == high => low.to_string(),
            (low, Some(high)) => format!("{low}..{high}"),
            (low, None) => format!(">={low}"),
        },
        Value::Time(time) => {
            let day = |day: Option<Date>| day.map(|day| day.to_string()).unwrap_or_default();
            match (time.window.from, time.window.to) {
                (Some(from), Some(to)) if from == to => from.to_string(),
                (from, to) => format!("{}..{}", day(from), day(to)),
            }
        }
        Value::Actor(actor) => actor.name.clone(),
        Value::Place(place) => place.nodes.first().map_or_else(|| filled.text.clone(), |node| node.name.clone()),
        Value::Symbol(symbol) => symbol.clone(),
        Value::Text(_) | Value::Money { .. } => format!("\"{}\"", filled.text),
    }
}

fn polarity(polarity: Polarity) -> &'static str {
    match polarity {
        Polarity::Affirmed => "affirmed",
        Polarity::Negated => "negated",
    }
}

fn commitment(commitment: Commitment) -> &'static str {
    match commitment {
        Commitment::Certain => "certain",
        Commitment::Probable => "probable",
        Commitment::Possible => "possible",
        Commitment::Uncommitted => "uncommitted",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_held() {
        let check = |range: Range, holds: &[&str], fails: &[&str]| {
            let count = Count { hard: range, soft: range };
            holds.iter().for_each(|wanted| assert!(is_count(&count, wanted), "{range:?} {wanted}"));
            fails.iter().for_each(|wanted| assert!(!is_count(&count, wanted), "{range:?} {wanted}"));
        };
        let two = ["2", "<=2", "<3", ">1", ">=2", "..5", "1..", "~2"];
        check(Range::exactly(2), &two, &["3", "<2", ">2", "3..", "..1", "two"]);
        check(Range::from(12), &[">=12", ">11", "12.."], &["12", ">=13", "<=20", "..20", "~12"]);
        check(Range::between(240, 360), &["240..360", ">=240", "<=360", "200.."], &["200..400", "~200", ">=300"]);
        check(Range::between(250, 350), &["~300"], &["~200"]);
    }

    #[test]
    fn reads_windows() {
        let check = |text: &str, from: Option<Date>, to: Option<Date>| {
            assert_eq!(window(text), Some(Window { from, to }), "{text}")
        };
        check("2025", Some(date(2025, 1, 1)), Some(date(2025, 12, 31)));
        check("2025-02", Some(date(2025, 2, 1)), Some(date(2025, 2, 28)));
        check("2025-04-17..2025-04-18", Some(date(2025, 4, 17)), Some(date(2025, 4, 18)));
        check("..2025-05", None, Some(date(2025, 5, 31)));
        assert_eq!(window("soon"), None);
        assert_eq!(window("2025-13"), None);
    }
}
