//! Days by number: two of them differ by a subtraction, which calendars make dear.

use jiff::civil::Date;

/// Days since 1 January 1970; negative before.
pub fn day_number(date: Date) -> i32 {
    // Years begin in March, so that the day that comes and goes is the last one. Source: Howard Hinnant, "chrono-Compatible
    // Low-Level Date Algorithms", days_from_civil.
    let (month, day) = (i32::from(date.month()), i32::from(date.day()));
    let year = i32::from(date.year()) - i32::from(month <= 2);
    let era = year.div_euclid(400);
    let of_era = year.rem_euclid(400);
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

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
