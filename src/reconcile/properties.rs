//! What must hold for every pair of claims.

use proptest::prelude::*;
use proptest::sample::select;

use super::*;
use crate::align::samples::{claim, schemas};

/// `; slot=value` in three of four cases, else nothing.
fn part(slot: &'static str, values: &'static [&'static str]) -> BoxedStrategy<String> {
    let filled = (select(values), prop::bool::weighted(0.15));
    let text =
        filled.prop_map(move |(value, inherited)| format!("; {slot}={value}{}", if inherited { "?" } else { "" }));
    prop_oneof![3 => text, 1 => Just(String::new())].boxed()
}

fn fixed(slot: &'static str, values: &'static [&'static str]) -> BoxedStrategy<String> {
    select(values).prop_map(move |value| format!("; {slot}={value}")).boxed()
}

pub(super) const COUNTS: &[&str] = &["0", "1", "2", "4", "12..", "12../24..99", "0..20/1..20", "110.."];
const PLACES: &[&str] = &[
    "UKR/Kharkiv + UKR/Sumy",
    "UKR/Sumy",
    "UKR",
    "GBR/London",
    "CHE/Geneva",
    "~irden",
    "~tarnau",
    "UKR/obl/Izium",
    "UKR/obl/Kharkiv|UKR/obl",
    "UKR/Sumy + GBR/London",
];
const TIMES: &[&str] = &[
    "04-17",
    "04-18",
    "04-17..04-18",
    "04-21..04-27",
    "04-23",
    "03-01..03-31",
    "04-01..04-30",
    "01-01..12-31",
    "04-11|04-18",
    "05-10..05-20",
    "04-16|01-01..06-30",
    "02-20..04-01",
];
const ACTORS: &[&str] =
    &["Putin:RUS", "*Kremlin:RUS", "RUS", "Peskov:RUS", "UKR", "~Lavrov", "~Sergei Lavrov", "Rubio:USA", "USA"];
const LISTS: &[&str] = &[
    "RUS",
    "UKR",
    "USA + UKR",
    "Rubio:USA + ~Lavrov",
    "Rubio:USA + Lammy:GBR",
    "USA + FRA + GBR",
    "Putin:RUS",
    "FRA + DEU",
    "~Sergei Lavrov",
];
const TEXTS: &[&str] = &[
    "full @truce",
    "@truce",
    "30-hour @truce",
    "48-hour easter @truce",
    "paris summit",
    "summit",
    "follow-up @meeting",
    "paris draft",
];

fn body() -> impl Strategy<Value = String> {
    let casualties = (
        part("killed", COUNTS),
        part("injured", COUNTS),
        part("missing", COUNTS),
        part("group", &["children", "soldiers"]),
        part("by", LISTS),
        part("at", PLACES),
        part("when", TIMES),
    );
    let meeting = (
        fixed("state", &["scheduled", "held", "postponed", "cancelled"]),
        part("form", &["in_person", "phone"]),
        part("participants", LISTS),
        part("host", ACTORS),
        part("at", PLACES),
        part("when", TIMES),
        part("topic", TEXTS),
    );
    let ceasefire = (
        part("actor", ACTORS),
        fixed("state", &["proposed", "accepted", "rejected", "in_force", "violated"]),
        part("scope", TEXTS),
        part("when", TIMES),
    );
    let stance = (
        fixed("actor", ACTORS),
        part("object", TEXTS),
        fixed("pole", &["welcomed", "dismissed", "condemned", "thanked"]),
    );
    prop_oneof![
        casualties.prop_map(|(a, b, c, d, e, f, g)| format!("casualties{a}{b}{c}{d}{e}{f}{g}")),
        meeting.prop_map(|(a, b, c, d, e, f, g)| format!("meeting{a}{b}{c}{d}{e}{f}{g}")),
        ceasefire.prop_map(|(a, b, c, d)| format!("ceasefire{a}{b}{c}{d}")),
        stance.prop_map(|(a, b, c)| format!("stance{a}{b}{c}")),
    ]
}

pub(super) fn random_claim() -> impl Strategy<Value = Claim> {
    let extras = (
        select(&["", "", "; not"][..]),
        select(&["", "", "", "; probable", "; uncommitted"][..]),
        select(&["", "", "; says=Putin:RUS", "; says=*staff:UKR"][..]),
        select(&["", "", "; revises"][..]),
        fixed("asof", &["04-17", "04-18", "04-18", "04-19", "04-30", "none"]),
        fixed("in", &["courier", "ledger"]),
        (
            fixed("nth", &["1", "2", "3", "7"]),
            select(
                &[
                    "",
                    "",
                    "; cause=flood",
                    "; cause=fire",
                    "; cause=missile",
                    "; cause=fire; again",
                    "; listed",
                    "; ordered",
                ][..],
            ),
        )
            .prop_map(|(nth, cause)| nth + cause),
        part(
            "story",
            &["orvale! + tamber", "tamber! + orvale! + vit", "dann + orvale + vit", "ambrin! + farrel + tamber!"],
        ),
    );
    (body(), extras).prop_map(|(body, (a, b, c, d, e, f, g, h))| {
        claim(&format!("{body}{a}{b}{c}{d}{e}{f}{g}{h}").replacen("; ", ": ", 1))
    })
}

pub(super) fn judged(a: &Claim, b: &Claim) -> Vec<Judgement> {
    let schema = schemas().into_iter().find(|schema| *schema.kind == *a.kind);
    schema.map(|schema| judge(a, b, &schema)).unwrap_or_default()
}

fn line(claims: &[Claim], finding: &Finding) -> String {
    format!("{} | {} | {:?}", claims[finding.a].id, claims[finding.b].id, finding.judgement)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 3000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn swapping_keeps_consistency(a in random_claim(), b in random_claim()) {
        let inconsistent = |judged: Vec<Judgement>| judged.iter().any(|one| one.verdict.is_inconsistent());
        prop_assert_eq!(inconsistent(judged(&a, &b)), inconsistent(judged(&b, &a)));
    }

    #[test]
    fn a_claim_does_not_contradict_its_copy(a in random_claim()) {
        let mut copy = a.clone();
        copy.evidence.sentence_index += 1;
        prop_assert!(judged(&a, &copy).iter().all(|one| !one.verdict.is_inconsistent()));
    }

    #[test]
    fn blocking_loses_nothing(claims in prop::collection::vec(random_claim(), 2..9)) {
        let met = align::pairs(&claims, &schemas());
        for i in 0..claims.len() {
            for j in i + 1..claims.len() {
                let related = judged(&claims[i], &claims[j]).iter().any(|one| one.verdict != Verdict::Unrelated);
                prop_assert!(!related || met.contains(&(i, j)) || met.contains(&(j, i)), "{} | {}", claims[i].id, claims[j].id);
            }
        }
    }

    #[test]
    fn findings_have_two_pieces_of_evidence(claims in prop::collection::vec(random_claim(), 2..9)) {
        for finding in reconcile(&claims, &schemas()) {
            prop_assert_ne!(finding.a, finding.b);
            prop_assert!(!finding.judgement.reason.is_empty());
            prop_assert!(!claims[finding.a].evidence.span.is_empty() && !claims[finding.b].evidence.span.is_empty());
        }
    }

    #[test]
    fn other_articles_change_nothing(claims in prop::collection::vec(random_claim(), 2..7), more in prop::collection::vec(random_claim(), 1..4)) {
        let before: Vec<String> = reconcile(&claims, &schemas()).iter().map(|finding| line(&claims, finding)).collect();
        let all: Vec<Claim> = claims.iter().chain(&more).cloned().collect();
        let after = reconcile(&all, &schemas());
        let kept = after.iter().filter(|finding| finding.a.max(finding.b) < claims.len());
        prop_assert_eq!(before, kept.map(|finding| line(&all, finding)).collect::<Vec<_>>());
    }
}

/// A few claims, told again and again: which, by which outlet, in which article.
pub(super) fn crowded() -> impl Strategy<Value = Vec<Claim>> {
    let told = (0_usize..6, 0_usize..4, 0_usize..5, 0_u32..5);
    (prop::collection::vec(random_claim(), 1..6), prop::collection::vec(told, 2..40)).prop_map(|(claims, told)| {
        let again = |(which, outlet, article, sentence): (usize, usize, usize, u32)| {
            let mut claim = claims[which % claims.len()].clone();
            let info = std::sync::Arc::make_mut(&mut claim.evidence.article);
            info.outlet = [None, Some("courier"), Some("ledger"), Some("post")][outlet].map(str::to_owned);
            info.id = format!("{outlet}-{article}");
            claim.evidence.sentence_index = sentence;
            claim
        };
        told.into_iter().map(again).collect()
    })
}

pub(super) type Sorts = std::collections::BTreeMap<(Verdict, Severity, Option<String>), u64>;

pub(super) fn counted<'f>(findings: impl IntoIterator<Item = &'f Finding>) -> Sorts {
    let mut all = Sorts::new();
    for finding in findings.into_iter().filter(|finding| finding.judgement.verdict != Verdict::Unrelated) {
        let sort = (finding.judgement.verdict, finding.severity, finding.judgement.slot.clone());
        *all.entry(sort).or_default() += 1 + finding.alike;
    }
    all
}

/// The worst of a claim's inconsistencies.
pub(super) fn worst(findings: &[Finding], claim: usize) -> Option<(Severity, Verdict)> {
    let mine = findings.iter().filter(|finding| finding.a == claim || finding.b == claim);
    mine.filter(|found| found.severity != Severity::Quiet).map(|found| (found.severity, found.judgement.verdict)).max()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_crowd_is_counted_as_if_listed(claims in crowded(), crowd in 1_usize..6, listed in select(&[0_u64, 3, 1 << 40][..])) {
        let schemas = schemas();
        let all = |a: usize, b: usize, schema: &Schema| judge(&claims[a], &claims[b], schema);
        let (slow, fast) = (reconcile(&claims, &schemas), survey_above(crowd, listed, &claims, &schemas, all));
        prop_assert_eq!(counted(&slow), counted(&fast));
        for (at, claim) in claims.iter().enumerate() {
            prop_assert_eq!(worst(&slow, at), worst(&fast, at), "{}", claim.id);
        }
        let known: Vec<String> = slow.iter().map(|finding| line(&claims, finding)).collect();
        for finding in &fast {
            prop_assert!(known.contains(&line(&claims, finding)));
        }
        if listed > 3 {
            let related = |found: &[Finding]| -> Vec<String> {
                let related = found.iter().filter(|finding| finding.judgement.verdict != Verdict::Unrelated);
                related.map(|finding| format!("{finding:?}")).collect()
            };
            prop_assert_eq!(related(&slow), related(&fast));
        }
    }

    #[test]
    fn without_a_crowd_all_is_listed(claims in crowded()) {
        let slow = reconcile(&claims, &schemas());
        prop_assert_eq!(&slow, &survey(&claims, &schemas()));
        let loud = slow.into_iter().filter(|finding| finding.severity != Severity::Quiet);
        prop_assert_eq!(loud.collect::<Vec<_>>(), survey_loud(&claims, &schemas()));
    }
}
