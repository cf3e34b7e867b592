//! Days by number: two of them differ by a subtraction, which calendars make dear.

use jiff::civil::{Date, date};

/// The day from which days are counted.
const FIRST: Date = date(1970, 1, 1);

/// Days since 1 January 1970; negative before.
pub fn day_number(day: Date) -> i32 {
    // All days that there are have numbers of seven digits at the most.
    day.duration_since(FIRST).as_hours() as i32 / 24
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn agrees_with_the_calendar() {
        let epoch = date(1970, 1, 1);
        for day in
            [Date::MIN, Date::MAX, epoch, date(2000, 2, 29), date(1900, 3, 1), date(-1, 12, 31), date(2025, 4, 18)]
        {
            assert_eq!(day_number(day), (day - epoch).get_days(), "{day}");
        }
        let mut day = date(1999, 12, 1);
        for _ in 0..800 {
            assert_eq!(day_number(day.tomorrow().expect("in range")), day_number(day) + 1);
            day = day.tomorrow().expect("in range");
        }
    }
}
