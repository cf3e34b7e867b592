//! What a `where` line compares: its sign, and a number or day as a value of the slot that it is compared with.

use crate::claim::SlotType;
use crate::rule::parse::day_of;
use crate::rule::program::Comparison;
use crate::value::{Count, Range, Time, Value, Window};

/// The comparison that a sign stands for.
pub(super) fn comparison(sign: &str) -> Option<Comparison> {
    Some(match sign {
        "<" => Comparison::Less,
        "<=" => Comparison::AtMost,
        ">" => Comparison::More,
        ">=" => Comparison::AtLeast,
        "=" => Comparison::Same,
        "!=" => Comparison::Other,
        _ => return None,
    })
}

/// Whether a number, and not a name, stands on the right.
pub(super) fn is_number(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_digit())
}

/// A number as a value of this type: a count, a share (`50` or `50%`), a number of days, a day, month or year.
pub(super) fn literal(text: &str, ty: &SlotType) -> Option<Value> {
    let plain = text.replace(',', "");
    Some(match ty {
        SlotType::Count => Value::Count(Count::exactly(plain.parse().ok()?)),
        SlotType::Duration => Value::Duration(Count::exactly(plain.parse().ok()?)),
        SlotType::Percent => Value::Percent(share(plain.strip_suffix('%').unwrap_or(&plain))?),
        SlotType::Time => {
            let window = Window { from: Some(day_of(text, false)?), to: Some(day_of(text, true)?) };
            Value::Time(Time::new(window))
        }
        _ => return None,
    })
}

/// A percentage in hundredths of a percent.
fn share(text: &str) -> Option<Count> {
    let (whole, part) = text.split_once('.').unwrap_or((text, "0"));
    let hundredths = match part.len() {
        1 => part.parse::<u64>().ok()?.checked_mul(10)?,
        2 => part.parse().ok()?,
        _ => return None,
    };
    let value = whole.parse::<u64>().ok()?.checked_mul(100)?.checked_add(hundredths)?;
    let range = Range::exactly(value);
    Some(Count { hard: range, soft: range })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_by_type() {
        let count = |n| Some(Value::Count(Count::exactly(n)));
        let check = |text, ty, expected| assert_eq!(literal(text, &ty), expected, "{text}");
        check("200,000", SlotType::Count, count(200_000));
        check("3.5", SlotType::Count, None);
        check("3.5%", SlotType::Percent, Some(Value::Percent(Count::exactly(350))));
        check("50", SlotType::Percent, Some(Value::Percent(Count::exactly(5_000))));
        check("99999999999999999999", SlotType::Count, None);
        check("30", SlotType::Duration, Some(Value::Duration(Count::exactly(30))));
        check("12", SlotType::Actor, None);
        let year = Window::days(jiff::civil::date(2022, 1, 1), jiff::civil::date(2022, 12, 31));
        check("2022", SlotType::Time, Some(Value::Time(Time::new(year))));
    }
}
