//! How long something has lasted, told by an ordinal: *its third year* is more than two and at most three.

use super::MeasureHit;
use crate::lexicon::count::scan::Scan;
use crate::lexicon::count::unit::{self, Unit};
use crate::lexicon::time::ordinal_word;
use crate::value::{Count, Range, Value};

/// `third year` after *its*, *their*, *a*; after *the* only with what lasts behind it (*the third day of the strike*).
pub(super) fn read(scan: &Scan, at: usize) -> Option<MeasureHit> {
    let n = ordinal_word(scan.word(at)).and_then(|n| u64::try_from(n).ok()).filter(|n| *n > 0)?;
    let (Unit::Time(times, 1), to) = unit::after(scan, at + 1)? else { return None };
    let led = match scan.word(at.checked_sub(1)?) {
        "its" | "their" | "a" | "an" => true,
        "the" => scan.is(to, "of"),
        _ => false,
    };
    let lasted = Range::between((n - 1) * times + 1, n * times);
    led.then_some(MeasureHit { from: at, to, value: Value::Duration(Count { hard: lasted, soft: lasted }) })
}
