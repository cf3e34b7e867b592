//! Values in words, as reasons and reports quote them. Takes values, gives text; what stood in the article may stand in it.

use jiff::civil::Date;

use crate::claim::{Filled, Slot};
use crate::value::{Count, Range, Time, Value, Window};

/// A slot in words: numbers, dates and actors from their values, places and texts as the article has them. What stands for
/// several values at once (`US and French envoys`) is said once.
pub fn slot(slot: &Slot) -> String {
    let mut words: Vec<String> = Vec::new();
    for said in slot.values.iter().map(filled) {
        if !words.contains(&said) {
            words.push(said);
        }
    }
    words.join(", ")
}

fn filled(filled: &Filled) -> String {
    match &filled.value {
        Value::Place(_) | Value::Text(_) => filled.text.clone(),
        Value::Count(count) if count.hard.high != Some(count.hard.low) => told(&filled.text, &counted(count)),
        Value::Duration(_) => told(&filled.text, &read(&filled.value)),
        value => read(value),
    }
}

/// The words of a vague number with what they commit to: `dozens (at least 12)`; only the latter where it says the same.
fn told(words: &str, reading: &str) -> String {
    let first = |text: &str| text.split(' ').next().unwrap_or_default().to_lowercase();
    if first(words) == first(reading) { reading.to_owned() } else { format!("{words} ({reading})") }
}

/// What a value was read as: intervals, days, names; nothing for a text, which is its words.
pub fn read(value: &Value) -> String {
    match value {
        Value::Count(count) => counted(count),
        Value::Percent(count) => percent(count),
        Value::Duration(count) => format!("{} days", counted(count)),
        Value::Money { currency, amount } => format!("{} {currency}", counted(amount)),
        Value::Time(time) => when(time),
        Value::Symbol(symbol) => symbol.replace('_', " "),
        Value::Actor(actor) => actor.name.clone(),
        Value::Place(place) => place.nodes.first().map_or_else(String::new, |node| node.name.clone()),
        Value::Text(_) => String::new(),
    }
}

/// A count by what it commits to; where it commits to nothing ("up to 20"), by what is expected.
fn counted(count: &Count) -> String {
    match (count.hard, count.soft.high) {
        (Range { low: 0, high: None }, Some(expected)) => format!("up to {}", number(expected)),
        (hard, _) => range(hard),
    }
}

fn percent(count: &Count) -> String {
    let share =
        |n: u64| if n.is_multiple_of(100) { (n / 100).to_string() } else { format!("{}.{:02}", n / 100, n % 100) };
    match count.hard {
        Range { low, high: Some(high) } if low == high => format!("{} %", share(low)),
        Range { low, high: Some(high) } => format!("{} to {} %", share(low), share(high)),
        Range { low, high: None } => format!("at least {} %", share(low)),
    }
}

fn range(range: Range) -> String {
    match (range.low, range.high) {
        (0, Some(0)) => "none".to_owned(),
        (low, Some(high)) if low == high => number(low),
        (0, Some(high)) => format!("at most {}", number(high)),
        (low, Some(high)) => format!("{} to {}", number(low), number(high)),
        (0, None) => "any number".to_owned(),
        (low, None) => format!("at least {}", number(low)),
    }
}

fn number(n: u64) -> String {
    let digits = n.to_string();
    if digits.len() < 4 {
        return digits;
    }
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

fn when(time: &Time) -> String {
    time.readings().map(window).collect::<Vec<_>>().join(" or ")
}

/// Days as `17–18 April 2025`, whole months and years by their names.
pub fn window(window: Window) -> String {
    let (from, to) = match (window.from, window.to) {
        (Some(from), Some(to)) => (from, to),
        (Some(from), None) => return format!("since {}", day(from)),
        (None, Some(to)) => return format!("until {}", day(to)),
        (None, None) => return "at any time".to_owned(),
    };
    let month_ends = |date: Date| date.day() == date.days_in_month();
    if from == to {
        day(from)
    } else if from == from.first_of_year() && to == from.last_of_year() {
        from.year().to_string()
    } else if from.day() == 1 && month_ends(to) && from.first_of_month() == to.first_of_month() {
        format!("{} {}", month(from), from.year())
    } else if from.first_of_month() == to.first_of_month() {
        format!("{}–{}", from.day(), day(to))
    } else if from.year() == to.year() {
        format!("{} {} – {}", from.day(), month(from), day(to))
    } else {
        format!("{} – {}", day(from), day(to))
    }
}

/// `18 April 2025`
pub fn day(date: Date) -> String {
    format!("{} {} {}", date.day(), month(date), date.year())
}

fn month(date: Date) -> &'static str {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let index = usize::try_from(date.month()).unwrap_or(1).saturating_sub(1);
    MONTHS.get(index).copied().unwrap_or("")
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn counts() {
        let check = |range: Range, expected: &str| assert_eq!(super::range(range), expected);
        check(Range::exactly(0), "none");
        check(Range::exactly(2), "2");
        check(Range::from(12), "at least 12");
        check(Range::between(10, 14), "10 to 14");
        check(Range::between(0, 20), "at most 20");
        check(Range::exactly(1_200_000), "1,200,000");
    }

    #[test]
    fn open_counts() {
        let up_to = Count { hard: Range::from(0), soft: Range::between(1, 20) };
        assert_eq!(counted(&up_to), "up to 20");
    }

    #[test]
    fn windows() {
        let check = |from: Date, to: Date, expected: &str| assert_eq!(window(Window::days(from, to)), expected);
        check(date(2025, 4, 18), date(2025, 4, 18), "18 April 2025");
        check(date(2025, 4, 17), date(2025, 4, 18), "17–18 April 2025");
        check(date(2025, 3, 1), date(2025, 3, 31), "March 2025");
        check(date(2016, 1, 1), date(2016, 12, 31), "2016");
        check(date(2025, 3, 30), date(2025, 4, 2), "30 March – 2 April 2025");
        check(date(2024, 12, 31), date(2025, 1, 1), "31 December 2024 – 1 January 2025");
        assert_eq!(window(Window { from: Some(date(2025, 4, 1)), to: None }), "since 1 April 2025");
    }
}
