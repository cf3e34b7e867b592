//! Ranges: `5 to 10`, `between five and ten`, `two or three`, `5–10`, `20 through 100`.

use super::CountKind;
use super::amount::{self, Base, Measure};
use super::number::{self, Number};
use super::scan::Scan;
use crate::value::{Count, Range};

/// Words near `from 5 to 10` that make it a change, whose ends are two counts: "the toll rose from 5 to 10".
#[rustfmt::skip]
const CHANGES: &[&str] = &[
    "rose", "rise", "rises", "risen", "rising", "up", "increase", "increases", "increased", "increasing", "grew",
    "grown", "growing", "jumped", "jump", "climbed", "climbing", "went", "gone", "fell", "fall", "fallen", "falling",
    "down", "dropped", "drop", "declined", "decreased", "decrease", "cut", "reduced", "reducing", "lowered", "raised",
    "raising", "revised", "changed", "updated", "corrected", "expanded", "doubled", "tripled", "soared", "surged",
    "shrank", "slashed", "moved", "swelled",
];

/// The range that begins at `at`.
pub(super) fn read(scan: &Scan, at: usize, measure: Measure) -> Option<Base> {
    let any = at + usize::from(matches!(scan.word(at), "anywhere" | "anything" | "somewhere"));
    let opening = scan.word(any);
    let begin = match opening {
        "between" | "from" => any + 1,
        _ if any > at => return None,
        _ => at,
    };
    let low = number::read(scan, begin)?;
    let joint = scan.is_joint(low.to);
    let link = scan.word(low.to);
    let joins = match opening {
        "between" => matches!(link, "and" | "to") || joint,
        "from" => matches!(link, "to" | "through" | "up") && !is_change(scan, at),
        _ => matches!(link, "or" | "through") || joint || link == "to" && !follows_change(scan, at),
    };
    if !joins {
        return None;
    }
    let up = usize::from(link == "up" && scan.is(low.to + 1, "to"));
    let high = number::read(scan, low.to + 1 + up)?;
    let low = shared(low, high);
    let ends = (amount::end(low, measure)?, amount::end(high, measure)?);
    if ends.0 >= ends.1 || !is_ordered(low, high) {
        return None;
    }
    let range = Range::between(ends.0, ends.1);
    let kind = if low.digits { CountKind::Digits } else { CountKind::Words };
    Some(Base { to: high.to, count: Count { hard: range, soft: range }, kind, numbers: [Some(low), Some(high)] })
}

/// `5 to 10 million`: the multiplier of the high end is that of the low end too.
fn shared(low: Number, high: Number) -> Number {
    let factor = if high.dozens { 12 } else { high.magnitude };
    let lead = high.value() / factor.max(1);
    let bare = low.magnitude == 1 && !low.dozens && low.value() < 1000;
    if factor == 1 || !bare || low.value() > lead {
        return low;
    }
    low.times(factor).unwrap_or(low)
}

fn is_ordered(low: Number, high: Number) -> bool {
    let scale = |n: Number, other: Number| u128::from(n.mantissa) * 10u128.pow(other.places.min(18));
    scale(low, high) < scale(high, low)
}

/// Whether a word of change stands shortly before.
fn is_change(scan: &Scan, at: usize) -> bool {
    (at.saturating_sub(6)..at).any(|before| CHANGES.contains(&scan.word(before)))
}

/// Whether `5 to 10` here is the rest of "rose from 5 to 10".
fn follows_change(scan: &Scan, at: usize) -> bool {
    scan.before(at) == "from" && is_change(scan, at)
}
