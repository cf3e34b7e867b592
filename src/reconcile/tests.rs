//! The decision table, row by row. First claim `|` second claim, then the verdict and row expected.

use super::*;
use crate::align::samples::{claim, schemas};

const STRIKES: &str = "casualties: killed=2; injured=12../24..99; by=RUS; at=UKR/Kharkiv + UKR/Sumy; when=04-17..04-18";
const FOLLOW_UP: &str = "meeting: state=scheduled; participants=USA + FRA + GBR + DEU + UKR; at=GBR/London; when=04-21..04-27; topic=follow-up @meeting";
const PARIS: &str = "meeting: state=held; participants=Rubio:USA + Witkoff:USA + Lammy:GBR + DEU + UKR; host=Macron:FRA; at=FRA/Paris?; when=04-17?";
const REJECTED: &str = "ceasefire: actor=Putin:RUS; state=rejected; scope=full @truce; when=03-01..03-31";

/// The worst finding between the two, `unrelated` where they do not meet.
fn worst(a: &str, b: &str) -> Option<Finding> {
    let claims = [claim(a), claim(b)];
    reconcile(&claims, &schemas()).into_iter().max_by_key(|finding| finding.judgement.verdict)
}

#[track_caller]
fn check(a: &str, b: &str, verdict: Verdict, row: Row, slot: &str) {
    let found = worst(a, b);
    let got = found.as_ref().map_or((Verdict::Unrelated, Row::R1), |f| (f.judgement.verdict, f.judgement.row));
    assert_eq!(got, (verdict, row), "{a} | {b}: {found:?}");
    let got_slot = found.as_ref().and_then(|f| f.judgement.slot.as_deref()).unwrap_or_default();
    assert!(verdict == Verdict::Unrelated || got_slot == slot, "{a} | {b}: slot {got_slot}");
    assert!(found.is_none_or(|f| !f.judgement.reason.is_empty()), "{a} | {b}: no reason");
}

#[track_caller]
fn reads(a: &str, b: &str, reason: &str) {
    assert_eq!(worst(a, b).map(|found| found.judgement.reason).as_deref(), Some(reason), "{a} | {b}");
}

/// What the gazetteer does not know may lie in the region that the other names; of two that it does not know nothing is known.
#[test]
fn unknown_places_in_regions() {
    let wreck = |killed: &str, at: &str| {
        format!("casualties: killed={killed}; at={at}; when=04-17; cause=derailment; story=orvale! + tamber")
    };
    check(&wreck("7", "UKR/obl"), &wreck("8", "~irden"), Verdict::Contradicts, Row::R8, "killed");
    check(&wreck("7", "~tarnau"), &wreck("8", "~irden"), Verdict::Compatible, Row::R4d, "killed");
}

/// Investigators sit in the same town on another day: without a party in common that is another meeting.
#[test]
fn meetings_of_others_on_other_days() {
    let met = |rest: &str| format!("meeting: state=scheduled; at=UKR/Sumy; asof=04-16; {rest}");
    let (one, other) = (met("participants=~Saar + ~Venn; when=04-17"), met("when=04-18"));
    check(&one, &other, Verdict::Unrelated, Row::R1, "");
    let other = met("participants=~Saar + ~Venn; when=04-18");
    check(&one, &other, Verdict::Contradicts, Row::R8, "when");
}

#[test]
fn r1_unrelated() {
    let check = |a, b| check(a, b, Verdict::Unrelated, Row::R1, "");
    // Another day; another city; a past year; another kind.
    check(STRIKES, "casualties: killed=34; by=RUS; at=UKR/Sumy; when=04-13");
    check(STRIKES, "casualties: killed=5; by=RUS; at=UKR/Dnipro; when=04-17..04-18");
    check("casualties: killed=5; at=~irden; when=04-17", "casualties: killed=3; at=~tarnau; when=04-17");
    check(STRIKES, "meeting: state=held; at=UKR/Kharkiv; when=04-17..04-18");
    // A date and a country are not enough, nor one party and a date.
    check("casualties: killed=5; when=04-17", "casualties: killed=3; at=UKR/Kharkiv; when=04-17");
    check(
        "meeting: state=held; participants=Zelensky:UKR + Merz:DEU; at=DEU/Berlin; when=04-17",
        "meeting: state=held; participants=Zelensky:UKR + Starmer:GBR; at=GBR/London; when=04-17",
    );
    check(
        "meeting: state=held; participants=Zelensky:UKR; at=DEU/Berlin; when=04-17",
        "meeting: state=held; participants=Zelensky:UKR + Starmer:GBR; at=GBR/London; when=04-17",
    );
    // Another truce; an announcement beside a refusal.
    check(REJECTED, "ceasefire: actor=Putin:RUS; state=proposed; scope=30-hour easter @truce; asof=04-19");
    check(REJECTED, "ceasefire: actor=Putin:RUS; state=accepted; scope=full @truce; when=04-14; asof=04-14");
    // The talks held and their follow-up; two dates in one article.
    check(PARIS, FOLLOW_UP);
    check(
        "meeting: state=scheduled; participants=RUS + UKR; at=TUR/Istanbul; when=04-21; in=x; nth=1",
        "meeting: state=scheduled; participants=RUS + UKR; at=TUR/Istanbul; when=04-22; in=x; nth=2",
    );
    check("stance: actor=Peskov:RUS; pole=dismissed", "stance: actor=Peskov:RUS; object=paris summit; pole=welcomed");
    // Two people about one thing; two who speak for one state.
    check(
        "stance: actor=~Gwen Ambrin; object=paris summit; pole=dismissed",
        "stance: actor=~Lucia Farrel; object=paris summit; pole=welcomed",
    );
    check(
        "stance: actor=Peskov:RUS; object=paris summit; pole=dismissed",
        "stance: actor=Lavrov:RUS; object=paris summit; pole=welcomed",
    );
}

#[test]
fn r2_uncommitted() {
    check(FOLLOW_UP, "meeting: state=cancelled; at=GBR/London; uncommitted", Verdict::Compatible, Row::R2, "");
    check(
        STRIKES,
        "casualties: killed=30..; at=UKR/Sumy; when=04-18; uncommitted",
        Verdict::Compatible,
        Row::R2,
        "killed",
    );
}

#[test]
fn r4_consistent() {
    let refines = |a, b, slot| check(a, b, Verdict::Refines, Row::R4a, slot);
    refines(STRIKES, "casualties: killed=1; at=UKR/Sumy; when=04-17..04-18", "killed");
    refines(FOLLOW_UP, "meeting: state=scheduled; at=GBR/London; when=04-23", "when");
    refines(FOLLOW_UP, "meeting: state=held; participants=USA + UKR; at=GBR/London; when=04-23; asof=04-24", "state");
    refines(
        PARIS,
        "meeting: state=held; host=Macron:FRA; participants=Rubio:USA + Witkoff:USA + Lammy:GBR + DEU + UKR + Barrot:FRA; at=FRA/Paris; when=04-17",
        "participants",
    );
    let same = |a, b, slot| check(a, b, Verdict::Corroborates, Row::R4c, slot);
    same(STRIKES, "casualties: killed=2; by=RUS; at=UKR; when=04-17..04-18", "killed");
    same(
        "ceasefire: actor=*Kremlin:RUS; state=rejected; scope=full @truce; when=03-01..03-31; asof=04-10",
        REJECTED,
        "",
    );
    let apart = |a, b, slot| check(a, b, Verdict::Compatible, Row::R4d, slot);
    apart(
        "casualties: injured=17; at=GRC/kavala/Thasos; when=02-10",
        "casualties: injured=64; at=GRC/kavala; when=02-10",
        "injured",
    );
    apart(
        "casualties: killed=3; group=children; at=GRC/kavala; when=02-10",
        "casualties: killed=31; at=GRC/kavala; when=02-10",
        "killed",
    );
    apart(STRIKES, "casualties: missing=3; at=UKR/Sumy; when=04-18", "");
    apart(
        "meeting: state=held; not; participants=RUS + UKR; when=04-01..04-18",
        "meeting: state=scheduled; participants=RUS + UKR; at=TUR/Istanbul; when=04-18..04-22",
        "",
    );
    // A denial knows nothing of what came after it.
    apart(
        "meeting: state=held; not; participants=~Farrel + ~Trewin; when=04-01..04-30; asof=04-14; story=farrel! + trewin",
        "meeting: state=held; participants=~Farrel + ~Trewin; asof=04-17; story=farrel! + trewin",
        "",
    );
    // A sum over a period holds what has just happened there.
    apart("casualties: killed=307; at=IRQ/Mosul; when=03-01..04-18", "casualties: killed=50; at=IRQ/Mosul", "killed");
    // One sentence, one voice: "rose from two to four".
    apart(
        "casualties: killed=2; at=UKR/Sumy; when=04-18; in=x",
        "casualties: killed=4; at=UKR/Sumy; when=04-18; in=x",
        "killed",
    );
    apart(
        "casualties: killed=0; group=officers; at=UKR/Sumy; when=04-18",
        "casualties: killed=4; at=UKR/Sumy; when=04-18",
        "killed",
    );
    // One article tells a sequence.
    apart(
        "ceasefire: actor=UKR; state=accepted; scope=30-day @truce; in=x; nth=1",
        "ceasefire: actor=UKR; state=in_force; scope=30-day @truce; in=x; nth=2",
        "",
    );
}

/// Of two sources in one article neither of which speaks of another time, the one denies the other.
#[test]
fn two_sources_in_one_article() {
    let told = |state: &str, says: &str, nth: u8| {
        format!("ceasefire: actor=UKR; state={state}; scope=30-day @truce; in=x; nth={nth}{says}")
    };
    let (accepted, rejected) = (told("accepted", "", 1), told("rejected", "; says=Rubio:USA", 2));
    check(&accepted, &rejected, Verdict::Disputed, Row::R6, "state");
    check(&accepted, &(rejected + "; ordered"), Verdict::Compatible, Row::R4d, "");
    // In one voice it is a sequence.
    check(&accepted, &told("rejected", "", 2), Verdict::Compatible, Row::R4d, "");
}

/// The headline has no date of its own.
#[test]
fn a_headline_and_what_it_heads() {
    let headline = "casualties: killed=12; at=UKR/Sumy; cause=flood; in=x; nth=0";
    let lede = "casualties: killed=15; at=UKR/Sumy; when=04-17; cause=flood; in=x; nth=1";
    check(headline, lede, Verdict::Contradicts, Row::R8, "killed");
    check(headline, &lede.replace("nth=1", "nth=5"), Verdict::Unrelated, Row::R1, "");
    check(headline, &lede.replace("flood", "missile"), Verdict::Unrelated, Row::R1, "");
    check(&headline.replace("UKR/Sumy", "UKR"), lede, Verdict::Unrelated, Row::R1, "");
}

/// What an article tells again of one event is counted as a whole, whoever has taken over the place.
#[test]
fn an_event_told_again() {
    let (first, again) = (
        "casualties: killed=10; at=UKR/Sumy; when=04-17; cause=quake; in=x; nth=1",
        "casualties: killed=25; at=UKR/Sumy?; when=04-17?; cause=quake; in=x; nth=4",
    );
    check(first, again, Verdict::Unrelated, Row::R1, "");
    let again = format!("{again}; again");
    check(first, &again, Verdict::Contradicts, Row::R8, "killed");
    check(first, &format!("{again}; says=Rubio:USA"), Verdict::Disputed, Row::R6, "killed");
    check(first, &format!("{again}; other"), Verdict::Unrelated, Row::R1, "");
    // Shelling goes on; a day of its own is another event's.
    check(&first.replace("quake", "missile"), &again.replace("quake", "missile"), Verdict::Unrelated, Row::R1, "");
    check(first, &again.replace("when=04-17?", "when=04-03"), Verdict::Unrelated, Row::R1, "");
}

#[test]
fn r5_supersedes() {
    let check = |a, b, slot| check(a, b, Verdict::Supersedes, Row::R5, slot);
    check(STRIKES, "casualties: killed=4; at=UKR/Kharkiv + UKR/Sumy; when=04-18; asof=04-19", "killed");
    check(STRIKES, "casualties: killed=1; at=UKR/Kharkiv + UKR/Sumy; when=04-18; asof=04-19; revises", "killed");
    check(
        "casualties: killed=12; at=UKR/Sumy; when=04-17; in=x",
        "casualties: killed=9; at=UKR/Sumy; when=04-17; in=x; asof=04-19; nth=3",
        "killed",
    );
    check(
        "casualties: missing=40; at=UKR/Sumy; when=04-17",
        "casualties: missing=21; at=UKR/Sumy; when=04-17; asof=04-19",
        "missing",
    );
    check(
        "casualties: killed=0; at=UKR/Sumy; when=04-17",
        "casualties: killed=1; group=soldier; at=UKR/Sumy; when=04-17; asof=04-19",
        "killed",
    );
    check(
        "casualties: killed=0; at=UKR/obl/Kharkiv?; when=04-17",
        "casualties: killed=1; at=UKR/obl; when=04-17; asof=04-19; by=RUS; story=orvale! + tamber",
        "killed",
    );
    check(FOLLOW_UP, "meeting: state=postponed; at=GBR/London; when=04-23; asof=04-23", "state");
    check(
        FOLLOW_UP,
        "meeting: state=scheduled; participants=USA + FRA + GBR; at=CHE/Geneva; when=04-21..04-27; asof=04-20; revises",
        "at",
    );
    check(
        "meeting: state=scheduled; not; topic=follow-up @meeting",
        "meeting: state=scheduled; topic=follow-up @meeting; when=04-22; asof=04-19",
        "state",
    );
    check(
        "ceasefire: actor=~Hamas; state=rejected; scope=gaza @truce; when=04-16",
        "ceasefire: actor=~Hamas; state=accepted; scope=gaza @truce; when=04-18",
        "state",
    );
}

#[test]
fn r6_disputed() {
    let check = |a, b, slot| check(a, b, Verdict::Disputed, Row::R6, slot);
    check(
        STRIKES,
        "casualties: killed=0; by=RUS; at=UKR/Kharkiv + UKR/Sumy; when=04-17..04-18; says=*MoD:RUS",
        "killed",
    );
    // Whom the one side says it did not kill.
    check(
        "casualties: killed=3; at=UKR/obl/Kharkiv; when=04-18",
        "casualties: killed=0; group=civilians; at=UKR/obl/Kharkiv?; when=04-18; says=*MoD:RUS",
        "killed",
    );
    // Nobody at one of two places where others count two together.
    check(STRIKES, "casualties: killed=0; at=UKR/Kharkiv; when=04-18; says=*MoD:RUS; asof=04-19", "killed");
    check(
        "ceasefire: actor=UKR; state=violated; scope=@truce; when=04-17; says=*army:RUS",
        "ceasefire: actor=UKR; state=violated; scope=@truce; when=04-17; not; says=*staff:UKR",
        "state",
    );
}

#[test]
fn r7_tension() {
    let check = |a, b, slot| check(a, b, Verdict::Tension, Row::R7, slot);
    check(STRIKES, "casualties: injured=110..; at=UKR/Kharkiv; when=04-17..04-18", "injured");
    check(
        "casualties: injured=2; group=soldiers; at=UKR/Sumy; when=04-14; probable",
        "casualties: injured=0; group=soldiers; at=UKR/Sumy; when=04-14",
        "injured",
    );
    check(
        "stance: actor=~Ambrin; object=trewin draft; pole=dismissed",
        "stance: actor=~Ambrin; object=brannet draft; pole=welcomed",
        "pole",
    );
}

#[test]
fn r8_contradicts() {
    let check = |a, b, slot| check(a, b, Verdict::Contradicts, Row::R8, slot);
    check(
        STRIKES,
        "casualties: killed=0; injured=12../24..99; by=RUS; at=UKR/Kharkiv + UKR/Sumy; when=04-17..04-18",
        "killed",
    );
    check(STRIKES, "casualties: killed=1; by=RUS; at=UKR/Kharkiv + UKR/Sumy; when=04-17..04-18; asof=04-20", "killed");
    check(FOLLOW_UP, "meeting: state=scheduled; at=CHE/Geneva; when=04-21..04-27; topic=follow-up @meeting", "at");
    check(FOLLOW_UP, "meeting: state=scheduled; at=GBR/London; when=05-10..05-20; topic=follow-up @meeting", "when");
    check(FOLLOW_UP, "meeting: state=scheduled; not; topic=follow-up @meeting", "state");
    check(
        "ceasefire: actor=Putin:RUS; state=accepted; scope=full @truce; when=03-01..03-31; asof=04-17",
        REJECTED,
        "state",
    );
    check(PARIS, "meeting: state=held; not; participants=UKR; at=FRA/Paris; when=04-17", "participants");
    check(
        "meeting: state=held; form=phone; participants=Rubio:USA + Lavrov:RUS",
        "meeting: state=held; not; participants=Rubio:USA + Lavrov:RUS; when=04-17..04-18",
        "state",
    );
    check(
        PARIS,
        "meeting: state=held; host=Rubio:USA; participants=Macron:FRA + Rubio:USA; at=FRA/Paris; when=04-17",
        "host",
    );
    check(
        "meeting: state=held; participants=Lecornu:FRA + Hegseth:USA; at=USA/Washington?",
        "meeting: state=held; not; participants=Lecornu:FRA + Hegseth:USA; asof=04-19",
        "state",
    );
    // What was put off is not what was held on that day; nor was what had been held before it was cancelled.
    check(
        "meeting: state=postponed; participants=~Farrel + ~Trewin; when=04-17; asof=04-16",
        "meeting: state=held; participants=~Farrel + ~Trewin; when=04-17",
        "state",
    );
    check(
        "meeting: state=cancelled; participants=~Rastova + CHE; asof=04-17",
        "meeting: state=held; participants=~Rastova + CHE; when=04-17; asof=04-18",
        "state",
    );
    check(
        "meeting: state=held; participants=~Saar; when=04-17; story=irden! + saar! + tarnau",
        "meeting: state=held; not; participants=~Saar; when=04-16..04-30; asof=04-18; story=irden! + saar + tarnau",
        "state",
    );
    check(
        "stance: actor=~Rastova; object=both governments; pole=thanked; story=orvale! + tamber",
        "stance: actor=~Rastova; object=neighbouring governments; pole=thanked; not; story=orvale! + tamber",
        "pole",
    );
    check(
        "stance: actor=Peskov:RUS; object=paris summit; pole=dismissed; says=Peskov:RUS",
        "stance: actor=Peskov:RUS; object=paris summit; pole=welcomed",
        "pole",
    );
}

#[test]
fn flags() {
    let flags = |a, b| worst(a, b).map(|found| found.judgement.flags).unwrap_or_default();
    let sumy = "casualties: killed=2; at=UKR/Sumy; when=04-17";
    assert_eq!(flags(sumy, "casualties: killed=4; at=UKR/Sumy; when=04-17"), [Flag::PossibleUpdate]);
    assert_eq!(flags(sumy, "casualties: killed=4; at=UKR/Sumy; when=04-17; asof=none"), [Flag::PossibleUpdate]);
    assert_eq!(flags(sumy, "casualties: killed=1; at=UKR/Sumy; when=04-17; asof=04-19"), []);
    let copy = "casualties: killed=2; at=UKR/Sumy; when=04-17; text=Two died.";
    assert_eq!(flags(copy, "casualties: killed=2; at=UKR/Sumy; when=04-17; text=Two died.; in=y"), [Flag::SameOrigin]);
    assert_eq!(flags(sumy, copy), []);
}

#[test]
fn reasons() {
    reads(
        STRIKES,
        "casualties: killed=0; by=RUS; at=UKR/Kharkiv + UKR/Sumy; when=04-17..04-18; asof=04-19",
        "killed: 2 in the first, none in the second; both: by RUS, at UKR/Kharkiv, UKR/Sumy, when 17–18 April 2025; neither says that it corrects the other",
    );
    reads(
        FOLLOW_UP,
        "meeting: state=scheduled; at=GBR/London; when=04-23",
        "when: 21–27 April 2025 in the first, 23 April 2025 in the second; both: at GBR/London; the second is more precise in when",
    );
}

#[test]
fn every_count_is_judged_alone() {
    let claims =
        [claim(STRIKES), claim("casualties: killed=4; injured=30; at=UKR/Kharkiv + UKR/Sumy; when=04-18; asof=04-19")];
    let found = reconcile(&claims, &schemas());
    let rows: Vec<_> = found.iter().map(|f| (f.judgement.slot.as_deref().unwrap_or(""), f.judgement.verdict)).collect();
    assert_eq!(rows, [("killed", Verdict::Supersedes), ("injured", Verdict::Refines)]);
}

/// One event, thousands of claims: counted as n² would count them, listed once a claim, and not in n² steps.
#[test]
fn a_hot_event_is_counted_and_shown_by_witness() {
    let told = |n: usize| {
        let mut claim = claim(
            ["killed=2", "killed=7", "killed=9"]
                .map(|killed| format!("casualties: {killed}; at=UKR/Izium; when=04-17"))[n % 3]
                .as_str(),
        );
        let info = std::sync::Arc::make_mut(&mut claim.evidence.article);
        (info.id, info.outlet) = (format!("a{n}"), Some(format!("o{}", n % 7)));
        claim
    };
    let many = 3000_u64;
    let claims: Vec<Claim> = (0..many as usize).map(told).collect();
    let findings = survey(&claims, &crate::align::samples::schemas());
    let each = many / 3;
    let counted: u64 = findings
        .iter()
        .filter(|finding| finding.judgement.verdict == Verdict::Contradicts)
        .map(|finding| 1 + finding.alike)
        .sum();
    assert_eq!(counted, 3 * each * each);
    let mut shown = vec![false; claims.len()];
    findings.iter().for_each(|finding| (shown[finding.a], shown[finding.b]) = (true, true));
    assert!(shown.iter().all(|shown| *shown));
    assert!(findings.len() <= claims.len() + 8, "{}", findings.len());
    assert!(findings.iter().all(|finding| !finding.at_least));
}

#[test]
fn some_of_many_and_sums() {
    use Verdict::{Compatible, Contradicts, Corroborates, Supersedes};
    let told = |rest: &str| format!("casualties: at=UKR/Sumy; when=04-17; {rest}");
    let fifty = told("injured=50");
    check(&fifty, &told("injured=1"), Contradicts, Row::R8, "injured");
    check(&fifty, &told("injured=1; some"), Compatible, Row::R4d, "injured");
    check(&told("injured=1; some"), &told("injured=2; some"), Compatible, Row::R4d, "injured");
    check(&told("injured=1; some"), &told("injured=1; some"), Corroborates, Row::R4c, "injured");
    // Nobody, and a man among them.
    check(&told("injured=0"), &told("injured=1; some"), Contradicts, Row::R8, "injured");
    check(&told("injured=400; sum"), &fifty, Compatible, Row::R4d, "injured");
    check(&told("injured=30; sum"), &fifty, Contradicts, Row::R8, "injured");
    // Of two reports of one day, the one that puts the other right is the later.
    check(&fifty, &told("injured=40; revises"), Supersedes, Row::R5, "injured");
}

#[test]
fn denials_of_one_party() {
    let met = "meeting: state=held; participants=RUS + UKR; at=AUT/Vienna";
    check(
        "meeting: state=held; participants=RUS; at=AUT/Vienna; not",
        met,
        Verdict::Contradicts,
        Row::R8,
        "participants",
    );
    // Who has met nobody of them is not told.
    let told = |rest: &str| format!("meeting: state=held; participants={rest}; story=orvale! + rastova");
    check(&told("~Farrel; not"), &told("~Farrel + ~Trewin"), Verdict::Compatible, Row::R4d, "");
    check(&told("~Farrel + ~Trewin; not"), &told("~Farrel + ~Trewin"), Verdict::Contradicts, Row::R8, "state");
}

#[test]
fn tolls_of_one_disaster() {
    // The toll of years ago has been counted.
    let old = |killed: &str, asof: &str| {
        format!("casualties: killed={killed}; at=UKR/Sumy; when=01-03; asof={asof}; cause=derailment")
    };
    check(&old("14", "08-01"), &old("19", "08-02"), Verdict::Contradicts, Row::R8, "killed");
    check(&old("14", "01-04"), &old("19", "01-05"), Verdict::Supersedes, Row::R5, "killed");
    // Where an article was written does not make its toll of a flood that of a town.
    let flood = |killed: &str, at: &str| format!("casualties: killed={killed}; at={at}; when=04-17; cause=flood");
    check(&flood("27", "UKR/obl"), &flood("22", "UKR/obl/Ambrin?"), Verdict::Contradicts, Row::R8, "killed");
    check(&flood("27", "UKR/obl"), &flood("22", "UKR/obl/Ambrin"), Verdict::Refines, Row::R4a, "killed");
    check(&flood("22", "UKR/obl/Ambrin?"), &flood("3", "UKR/obl/Ambrin"), Verdict::Compatible, Row::R4d, "killed");
    // A part with a guessed day is still compared.
    let told =
        |killed: &str, when: &str| format!("casualties: killed={killed}; at=UKR/Sumy; when={when}; story=dann! + vit");
    check(&told("7", "04-16"), &told("9", "04-17?"), Verdict::Contradicts, Row::R8, "killed");
}

#[test]
fn whose_death_is_denied() {
    let all = "casualties: killed=41; at=UKR/Sumy; when=04-17";
    let none = |group: &str| format!("casualties: killed=0; group={group}; at=UKR/Sumy; when=04-17; says=*MoD:RUS");
    check(all, &none("@civilians"), Verdict::Disputed, Row::R6, "killed");
    check(all, &none("staff"), Verdict::Compatible, Row::R4d, "killed");
}

#[test]
fn a_host_takes_part_in_what_is_denied() {
    let due = "meeting: state=scheduled; participants=~Trewin; host=~Farrel; when=04-22; asof=04-18";
    let none = "meeting: state=scheduled; participants=~Trewin + ~Farrel; asof=04-18; not; story=dann";
    check(due, none, Verdict::Contradicts, Row::R8, "state");
}
