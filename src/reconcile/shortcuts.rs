//! Each shortcut is a consequence of the table: what it says without asking is what is said when it is asked of every pair.

use jiff::ToSpan;
use jiff::civil::Date;
use proptest::prelude::*;
use proptest::sample::select;

use super::properties::{COUNTS, Sorts, counted, crowded, judged, random_claim, worst};
use super::*;
use crate::align::samples::{claim, schemas};
use crate::value::{Count, Moment, Value as Held, Window};

/// The loud ones by sort, as an overview counts them.
fn loud(findings: &[Finding]) -> Sorts {
    counted(findings.iter().filter(|finding| finding.severity != Severity::Quiet))
}

fn overview(claims: &[Claim]) -> Overview {
    Overview::of(&align::Gathered::of(claims, &schemas()), &schemas())
}

fn moved(claim: &Claim, days: i64, town: &str) -> Claim {
    let mut claim = claim.clone();
    let later = |day: Date| day.saturating_add(days.days());
    let window = |window: Window| Window { from: window.from.map(later), to: window.to.map(later) };
    claim.asof = claim.asof.map(|asof| Moment { day: later(asof.day), ..asof });
    for filled in claim.slots.iter_mut().flat_map(|slot| &mut slot.values) {
        match &mut filled.value {
            Held::Time(time) => {
                (time.window, time.other) = (window(time.window), time.other.map(window));
            }
            Held::Place(place) => {
                for node in place.nodes.iter_mut().filter(|node| node.path.len() > 1) {
                    let renamed = format!("{town}{}", node.id);
                    node.path.iter_mut().filter(|id| **id == node.id).for_each(|id| id.clone_from(&renamed));
                    node.id = renamed;
                }
            }
            _ => {}
        }
    }
    claim
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn an_overview_counts_as_if_listed(claims in crowded()) {
        let (slow, fast) = (reconcile(&claims, &schemas()), overview(&claims));
        prop_assert!(fast.complete);
        prop_assert_eq!(loud(&slow), fast.totals);
        for (at, known) in fast.claims.iter().enumerate() {
            prop_assert_eq!(worst(&slow, at), known.map(|known| (known.severity, known.verdict)), "{}", claims[at].id);
            let shows = |finding: &Finding, known: Worst| {
                [(finding.a, finding.b), (finding.b, finding.a)].contains(&(at, known.with as usize))
                    && (finding.severity, finding.judgement.verdict) == (known.severity, known.verdict)
            };
            prop_assert!(known.is_none_or(|known| slow.iter().any(|finding| shows(finding, known))));
        }
    }

    #[test]
    fn where_and_when_do_not_matter(a in random_claim(), b in random_claim(), days in -4000_i64..4000) {
        let settled = |claim: &Claim| {
            let places = claim.slots.iter().flat_map(|slot| &slot.values).filter_map(|filled| match &filled.value {
                Held::Place(place) => Some(place),
                _ => None,
            });
            places.count() < 2
        };
        let verdicts = |a: &Claim, b: &Claim| -> Vec<_> {
            judged(a, b).into_iter().map(|one| (one.verdict, one.row, one.slot, one.flags, one.inconsistencies)).collect()
        };
        let town = if settled(&a) && settled(&b) { "x" } else { "" };
        prop_assert_eq!(verdicts(&a, &b), verdicts(&moved(&a, days, town), &moved(&b, days, town)));
    }

    #[test]
    fn what_is_asked_of_counts_is_all_that_decides(a in random_claim(), b in random_claim(), x in counts_of(), y in counts_of()) {
        let [old, new] = [x, y].map(|counts| with_counts(&a, &b, counts));
        let (Some((c, d, before)), Some((e, f, after))) = (old, new) else { return Ok(()) };
        let verdicts = |a: &Claim, b: &Claim| -> Vec<_> {
            judged(a, b).into_iter().map(|one| (one.verdict, one.row, one.slot, one.inconsistencies)).collect()
        };
        if before == after {
            prop_assert_eq!(verdicts(&c, &d), verdicts(&e, &f));
        }
    }
}

fn counts_of() -> impl Strategy<Value = [Count; 2]> {
    let one = || {
        (select(COUNTS)).prop_map(|text| {
            let claim = claim(&format!("casualties: killed={text}"));
            align::count(&claim, "killed").copied().expect("a count")
        })
    };
    (one(), one()).prop_map(|(a, b)| [a, b])
}

/// Both claims with these counts of the dead, and what is asked of them.
fn with_counts(a: &Claim, b: &Claim, counts: [Count; 2]) -> Option<(Claim, Claim, u64)> {
    let (mut a, mut b) = (a.clone(), b.clone());
    for (claim, count) in [(&mut a, counts[0]), (&mut b, counts[1])] {
        let slot = claim.slots.iter_mut().find(|slot| slot.name == "killed")?;
        slot.values[0].value = Held::Count(count);
    }
    Some((a, b, asked::asked(Some(&counts[0]), Some(&counts[1]))))
}

#[test]
fn thousands_of_one_event_all_told_differently() {
    // More faces than are compared all with all; the counts of none but the nearest go together.
    let claims: Vec<Claim> =
        (1..2100).map(|n| claim(&format!("casualties: killed={n}; at=UKR/Sumy; when=04-17; in=o{n}"))).collect();
    let found = overview(&claims);
    assert!(!found.complete);
    assert!(found.claims.iter().all(|worst| worst.is_some_and(|worst| worst.verdict == Verdict::Contradicts)));
    let pairs: u64 = found.totals.values().sum();
    assert!(pairs > 50_000 && pairs < 500_000, "{pairs}");
    // In one article after the other, each twice, they are as few faces as before, and all is exact.
    let few: Vec<Claim> = claims[..40].iter().cycle().take(4000).cloned().collect();
    let found = overview(&few);
    assert!(found.complete);
    assert_eq!(found.totals.values().sum::<u64>(), 40 * 39 / 2 * 100 * 100);
}
