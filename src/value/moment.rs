//! When something was published or said: a day, with the minute where it is known.

use jiff::civil::Date;

/// A day, and the UTC minute of that day where it is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Moment {
    /// The day.
    pub day: Date,
    /// Minutes since midnight UTC.
    pub minute: Option<u16>,
}

impl Moment {
    /// A day of which the minute is not known.
    pub fn day(day: Date) -> Self {
        Self { day, minute: None }
    }

    /// Whether `self` is surely later than `other`: by the minute if both have one, else by the day.
    pub fn later_than(self, other: Moment) -> bool {
        match (self.minute, other.minute) {
            (Some(mine), Some(theirs)) => (self.day, mine) > (other.day, theirs),
            _ => self.day > other.day,
        }
    }
}
