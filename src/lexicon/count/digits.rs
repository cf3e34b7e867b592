//! One token that begins with a digit: `1,674.5`, `100k`, `3.5m`. Everything else of that shape (`30th`, `5pm`,
//! `1990s`, `10:30`, `44mg`) is no number.

use super::word;

/// A number as written: `mantissa / 10^places`, times `magnitude`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Digits {
    /// All digits, the point left out.
    pub mantissa: u64,
    /// How many of them stand after the point.
    pub places: u32,
    /// What the suffix multiplies with; 1 without one.
    pub magnitude: u64,
    /// Four digits and nothing else: may be a year.
    pub yearlike: bool,
}

/// Reads a folded token; `None` where it is no plain number or leaves 64 bits.
pub(super) fn read(token: &str) -> Option<Digits> {
    let figures = token.find(|c: char| !(c.is_ascii_digit() || c == ',' || c == '.')).unwrap_or(token.len());
    let (figures, tail) = token.split_at(figures);
    let magnitude = if tail.is_empty() { 1 } else { word::suffix(tail)? };
    let (whole, fraction) = figures.split_once('.').unwrap_or((figures, ""));
    // "007", "0600": a code or a time of day.
    if whole.len() > 1 && whole.starts_with('0') || !fraction.bytes().all(|b| b.is_ascii_digit()) || fraction.len() > 9
    {
        return None;
    }
    if !is_grouped(whole) {
        return None;
    }
    let mut mantissa = 0u64;
    for digit in whole.bytes().chain(fraction.bytes()).filter(u8::is_ascii_digit) {
        mantissa = mantissa.checked_mul(10)?.checked_add(u64::from(digit - b'0'))?;
    }
    let yearlike = token.len() == 4 && tail.is_empty() && figures.bytes().all(|b| b.is_ascii_digit());
    Some(Digits { mantissa, places: fraction.len() as u32, magnitude, yearlike })
}

/// Digits without commas, or with a comma before every third (in India: second, but for the last three).
fn is_grouped(whole: &str) -> bool {
    let mut groups = whole.split(',').rev();
    let last = groups.next().unwrap_or("");
    if !whole.contains(',') {
        return !last.is_empty();
    }
    last.len() == 3 && groups.all(|group| (1..=3).contains(&group.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(token: &str, expected: Option<(u64, u32, u64)>) {
        let found = read(token).map(|digits| (digits.mantissa, digits.places, digits.magnitude));
        assert_eq!(found, expected, "{token}");
    }

    #[test]
    fn reads() {
        check("7", Some((7, 0, 1)));
        check("0", Some((0, 0, 1)));
        check("81,250", Some((81250, 0, 1)));
        check("2,450.5", Some((24505, 1, 1)));
        check("12,34,567", Some((1234567, 0, 1)));
        check("60k", Some((60, 0, 1000)));
        check("4.2bn", Some((42, 1, 1_000_000_000)));
        for other in
            ["10,7", "1.2.3", "007", "30th", "5pm", "1990s", "10:30", "3/4", "44mg", "1,2345", "9".repeat(30).as_str()]
        {
            check(other, None);
        }
    }
}
