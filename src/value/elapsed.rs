//! How long something that goes on has lasted, as a window of its beginning: what two articles of different days can be
//! compared by.

use jiff::ToSpan;
use jiff::civil::Date;

use super::count::Count;
use super::time::Window;

/// Days of the units in which people tell how long something has lasted, the longest first.
const UNITS: [u64; 4] = [365, 30, 7, 1];

/// Told less finely than this many days, a day does not matter.
const LONG: u64 = 30;

/// When what has lasted so many days on `asof` began.
///
/// People name whole units: “three years” is said from half a year before the third anniversary to the day before the
/// fourth, so an exact number reaches from half a unit less to a unit more. No published source; it is a default. An
/// ordinal (“in its third year”) is an interval already and stays. News of yesterday is printed today: what is told to
/// a few weeks may be a day off either way.
pub fn began(lasted: &Count, asof: Date) -> Window {
    let (low, high) = match (lasted.hard.low, lasted.hard.high) {
        (low, Some(high)) if low == high => {
            let unit = UNITS.into_iter().find(|unit| low > 0 && low.is_multiple_of(*unit)).unwrap_or(1);
            (low.saturating_sub(unit / 2), Some(low.saturating_add(unit - 1)))
        }
        ends => ends,
    };
    let lag = u64::from(high.is_some_and(|high| high - low < LONG));
    let (low, high) = (low.saturating_sub(lag), high.map(|high| high.saturating_add(lag)));
    let before = |days: u64| asof.checked_sub(i32::try_from(days).ok()?.days()).ok();
    Window { from: high.and_then(before), to: before(low) }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::value::Range;

    #[test]
    fn beginnings() {
        let check = |range: Range, from: Option<(i16, i8, i8)>, to: (i16, i8, i8)| {
            let found = began(&Count { hard: range, soft: range }, date(2025, 4, 18));
            let day = |(year, month, day)| date(year, month, day);
            assert_eq!((found.from, found.to), (from.map(day), Some(day(to))), "{range:?}");
        };
        // "in its third year", "in its fourth year"
        check(Range::between(731, 1_095), Some((2022, 4, 19)), (2023, 4, 18));
        check(Range::between(1_096, 1_460), Some((2021, 4, 19)), (2022, 4, 18));
        // "three years"
        check(Range::exactly(1_095), Some((2021, 4, 20)), (2022, 10, 18));
        // "two weeks", "ten days", "more than a year"
        check(Range::exactly(14), Some((2025, 3, 28)), (2025, 4, 8));
        check(Range::exactly(10), Some((2025, 4, 7)), (2025, 4, 9));
        check(Range::from(365), None, (2024, 4, 18));
        check(Range::exactly(0), Some((2025, 4, 17)), (2025, 4, 18));
    }

    #[test]
    fn longer_than_any_calendar() {
        let forever = Count::exactly(u64::MAX);
        assert_eq!(began(&forever, date(2025, 4, 18)), Window { from: None, to: None });
    }
}
