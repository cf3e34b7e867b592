//! Records as rows: what becomes of claims and findings over editions, and what a file that is none is said to be.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::finding::{Decision, State};
use super::index::{Index, Keys, Stamp};
use super::marks::{events, keys, words};
use super::merge::{Fate, Incoming, merge};
use super::partners::Partners;
use super::record::{FORMAT, Record};
use super::settle::{Found, settle};
use crate::align::{Block, samples};
use crate::claim::Claim;
use crate::reconcile::reconcile;
use crate::text::ArticleInfo;

fn info(id: &str) -> ArticleInfo {
    ArticleInfo { id: id.to_owned(), outlet: Some(id.to_uppercase()), ..ArticleInfo::default() }
}

/// Adds an edition of these claims; gives what became of them.
fn edition(record: &mut Record, id: &str, lines: &[&str]) -> Vec<(Fate, String)> {
    let claims: Vec<Claim> = lines.iter().map(|line| samples::claim(line)).collect();
    let incoming = Incoming { version: None, text: lines.join("\n"), claims, notes: Vec::new() };
    let news = merge(record, incoming, &info(id), &samples::schemas());
    let words = |claim: &Claim| claim.evidence.sentence_text.to_string();
    news.iter()
        .map(|news| (news.fate, news.new.as_ref().or(news.old.as_ref()).map(words).unwrap_or_default()))
        .collect()
}

const TWO: &str =
    "casualties: killed=2; at=UKR/Sumy; when=04-17; text=Shelling killed two people in Sumy on Thursday, police said.";
const THREE: &str = "casualties: killed=3; at=UKR/Sumy; when=04-17; text=Shelling killed three people in Sumy on Thursday, police said.";
const REWORDED: &str = "casualties: killed=2; at=UKR/Sumy; when=04-17; text=Police said that shelling killed two people in Sumy on Thursday.";
const TALKS: &str = "meeting: state=held; at=FRA/Paris; when=04-16; text=The talks were held in Paris on Wednesday.";

#[test]
fn a_claim_keeps_its_id() {
    let mut record = Record::empty(&info("courier"));
    let fates = |news: &[(Fate, String)]| news.iter().map(|(fate, _)| *fate).collect::<Vec<_>>();
    assert_eq!(fates(&edition(&mut record, "courier", &[TWO])), [Fate::New]);
    let id = record.claims[0].id.clone();
    assert_eq!(fates(&edition(&mut record, "courier", &[TWO])), []);
    assert_eq!(record.editions.len(), 1);
    assert_eq!(fates(&edition(&mut record, "courier", &[TALKS, TWO])), [Fate::New]);
    assert_eq!(fates(&edition(&mut record, "courier", &[TALKS, REWORDED])), [Fate::Reworded]);
    assert_eq!(fates(&edition(&mut record, "courier", &[TALKS, THREE])), [Fate::Changed]);
    assert_eq!(record.claims[1].id, id);
    assert_eq!(fates(&edition(&mut record, "courier", &[TALKS])), [Fate::Gone]);
    assert_eq!((record.claims[1].id.clone(), record.claims[1].gone), (id.clone(), Some(5)));
    assert_eq!(fates(&edition(&mut record, "courier", &[THREE])), [Fate::Back, Fate::Gone]);
    assert_eq!((record.claims[0].id.clone(), record.claims[0].gone, record.claims[0].since), (id, None, 1));
}

/// What is written is read back, to the byte and to the claim.
#[test]
fn records_are_read_as_they_were_written() {
    let lines = [
        TWO,
        TALKS,
        "casualties: killed=12../24..99; at=UKR/Kharkiv/Izium|UKR/Izium; when=04-17..04-18; says=Peskov:RUS; not; possible",
        "meeting: state=scheduled?; participants=Rubio:USA + *Kremlin:RUS + ~Gwen Ambrin; topic=follow-up @meeting; revises",
        "stance: actor=UKR; object=the \"deal\" \\ of\u{0}night; pole=welcomed; story=orvale! + rastova",
    ];
    let mut record = Record::empty(&info("a/../b\u{202e}"));
    edition(&mut record, "a", &lines);
    let text = record.write().expect("it can be written");
    let read = Record::read("x.ron", &text).expect("it can be read");
    assert_eq!(read, record);
    assert_eq!(read.write().expect("it can be written"), text);
    for (line, claim) in lines.iter().zip(read.standing()) {
        let before = samples::claim(line);
        assert_eq!((claim.slots, claim.asof, claim.speaker), (before.slots, before.asof, before.speaker), "{line}");
        assert_eq!((claim.polarity, claim.commitment), (before.polarity, before.commitment), "{line}");
        assert_eq!(claim.evidence.span, before.evidence.span, "{line}");
    }
}

#[test]
fn what_is_wrong_with_a_file() {
    let mut record = Record::empty(&info("a"));
    edition(&mut record, "a", &[TWO]);
    let good = record.write().expect("it can be written");
    let check = |text: &str, expected: &str| {
        let problem = Record::read("a.ron", text).expect_err("it is bad");
        assert!(problem.to_string().starts_with(expected), "{problem}");
    };
    check("", "a.ron:1: ");
    check("(\n  format: 1,\n  article: ", "a.ron:3: ");
    check(&good.replace("since: 1", "since: one"), &format!("a.ron:{}: ", line_of(&good, "since: 1")));
    check(
        &good.replace("\"2025-04-17\", \"2025", "\"soon\", \"2025"),
        &format!("a.ron:{}: expected a day such as", line_of(&good, "slot: \"when\"")),
    );
    check(&good.replace("format: 3", "format: 4"), "a.ron:3: expected format 3 or older, found 4");
    check("(\n  format: 99,\n  pages: [],\n)", "a.ron:2: expected format 3 or older, found 99");
    let conflict =
        good.replace("      since: 1,\n", "<<<<<<< ours\n      since: 1,\n=======\n      since: 2,\n>>>>>>> theirs\n");
    check(&conflict, &format!("a.ron:{}: a merge conflict was left in it", line_of(&good, "since: 1")));
}

fn line_of(text: &str, part: &str) -> usize {
    text.lines().position(|line| line.contains(part)).expect("it is in it") + 1
}

/// Every format, as it was written first: read as long as there is a gainsay, and written as the last one.
#[test]
fn old_formats_are_read() {
    let formats = [include_str!("format-1.ron"), include_str!("format-2.ron"), include_str!("format-3.ron")];
    assert_eq!(formats.len(), FORMAT as usize, "a format that nobody holds to");
    for (number, text) in (1..).zip(formats) {
        assert!(text.contains(&format!("\n  format: {number},\n")));
        let record = Record::read("old.ron", text).expect("it is read");
        assert_eq!((record.format, record.claims.len(), record.findings.len()), (FORMAT, 1, 1));
        assert_eq!(
            (record.findings[0].state, record.findings[0].decision()),
            (State::Unchanged, Some(Decision::Accepted))
        );
        // What formats before the third did not keep is not known.
        let (claim, said) = (&record.claims[0], record.claims[0].spells().len());
        assert_eq!((said, claim.start()), if number < 3 { (1, 1) } else { (2, 2) });
        let written = record.write().expect("it can be written");
        assert_eq!(number == FORMAT, written == text, "{written}");
        assert_eq!(Record::read("new.ron", &written), Ok(record));
        // Of a finding that is gone no decision holds.
        let id = "      id: \"041fa6a8f5e674d3\",\n";
        let gone = text.replace("      state: new,\n", "").replace(id, &format!("{id}      state: absent,\n"));
        let record = Record::read("old.ron", &gone).expect("it is read");
        assert_eq!((record.findings[0].state, number < 3), (State::Absent, record.findings[0].decision().is_none()));
    }
}

#[test]
fn findings_and_what_people_said_of_them() {
    let schemas = samples::schemas();
    let mut records = BTreeMap::new();
    let mut run = |ours: &[&str], theirs: &[&str], decide: Option<Decision>| {
        let mut claims: Vec<(Claim, String)> = Vec::new();
        for (name, lines) in [("a", ours), ("b", theirs)] {
            let record = records.entry(name.to_owned()).or_insert_with(|| Arc::new(Record::empty(&info(name))));
            let record = Arc::make_mut(record);
            edition(record, name, lines);
            claims.extend(record.standing().into_iter().map(|claim| (claim, name.to_owned())));
        }
        let all: Vec<Claim> = claims.iter().map(|(claim, _)| claim.clone()).collect();
        let findings = reconcile(&all, &schemas);
        let found: Vec<Found> = findings
            .iter()
            .filter(|finding| finding.judgement.verdict.is_inconsistent())
            .map(|finding| Found {
                finding,
                a: (&all[finding.a], claims[finding.a].1.clone()),
                b: (&all[finding.b], claims[finding.b].1.clone()),
            })
            .collect();
        let (known, none) = (std::mem::take(&mut records), BTreeSet::new());
        let mut partners = Partners {
            records: known,
            homes: none.clone(),
            unread: none.clone(),
            crowded: none,
            passed_over: Vec::new(),
            bound: None,
        };
        settle("a", &found, &schemas, &mut partners);
        records = partners.records;
        let kept = &mut Arc::make_mut(records.get_mut("a").expect("entered above")).findings;
        if let (Some(decision), Some(kept)) = (decide, kept.first_mut()) {
            kept.decide(decision, "checked", None);
        }
        kept.iter().map(|kept| (kept.state, kept.decision())).collect::<Vec<_>>()
    };
    let five = "casualties: killed=5; at=UKR/Sumy; when=04-17; text=Five people died in Sumy on Thursday.";
    let six = "casualties: killed=6; at=UKR/Sumy; when=04-17; text=Six people died in Sumy on Thursday.";
    let rejected = Some(Decision::Rejected);
    assert_eq!(run(&[TWO], &[], None), []);
    assert_eq!(run(&[TWO], &[five], rejected), [(State::New, rejected)]);
    assert_eq!(run(&[TWO], &[five], None), [(State::Unchanged, rejected)]);
    // Its words are other ones: what was decided no longer holds, visibly …
    assert_eq!(run(&[TWO], &[six], None), [(State::Updated, None)]);
    // … until they are back.
    assert_eq!(run(&[TWO], &[five], None), [(State::Updated, rejected)]);
    // What is found no more was decided of something else, even where it is only gone …
    assert_eq!(run(&[], &[five], None), [(State::Absent, None)]);
    // … and holds again where all is as it was.
    assert_eq!(run(&[TWO], &[five], None), [(State::New, rejected)]);
    // The sentences stand as they did; only the day on which they were published makes another verdict of them.
    let later = &format!("{five}; asof=04-19");
    assert_eq!(run(&[TWO], &[later], None), [(State::Updated, None)]);
    assert_eq!(run(&[TWO], &[five], None), [(State::Updated, rejected)]);
}

fn names(near: Vec<(super::index::Nearness, String)>) -> Vec<String> {
    near.into_iter().map(|(_, name)| name).collect()
}

/// What is asked for is found in the index as it is in memory, on the disk, and after it was written anew.
#[test]
fn what_the_index_finds() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut index = Index::open(folder.path(), Some(7), true);
    let block = |key: u64| Block { key, inside: 0 };
    let keys = |day: u64, blocks: &[u64]| Keys { day, blocks: blocks.iter().map(|&key| block(key)).collect() };
    let stamp = Stamp { modified: 1, size: 2 };
    let check = |index: &mut Index, what: &str| {
        let near = |index: &mut Index, day, blocks| names(index.nearest(&keys(day, blocks)).expect(what));
        assert_eq!(
            near(index, 10, &[1, 2, 3]),
            ["far", "near", "later"],
            "{what}: most in common, then the nearest days"
        );
        assert_eq!(index.files(&[block(2), block(9)]).expect(what), ["far"], "{what}: each once, as it is now");
        assert_eq!(index.between(2, 5).expect(what), ["far", "later"], "{what}");
        assert_eq!(index.with_id("00000000000000ab").expect(what), ["id"], "{what}");
        assert_eq!(index.with_id("000000000000000").expect(what).len(), 3, "{what}");
        for id in ["", "x", "../a", &"0".repeat(17)] {
            assert_eq!(index.with_id(id).expect(what), Vec::<String>::new(), "{what}: {id}");
        }
        assert!(index.knows("near", stamp) && !index.knows("near", Stamp { modified: 3, ..stamp }), "{what}");
    };
    let add = |index: &mut Index, name: &str, of: Keys| index.add(vec![(name.to_owned(), stamp, of)]).expect("written");
    add(&mut index, "far", keys(500, &[9]));
    add(&mut index, "near", keys(11, &[1]));
    add(&mut index, "later", keys(14, &[1, 4]));
    add(&mut index, "id", keys(0, &[0xab]));
    // It is another one now.
    add(&mut index, "far", keys(500, &[1, 2]));
    check(&mut index, "in memory");
    check(&mut Index::open(folder.path(), Some(7), false), "from the disk");
    check(&mut Index::open(folder.path(), None, false), "by those who know no kinds");
    assert!(!Index::open(folder.path(), Some(8), false).knows("near", stamp), "of other kinds");
    // A log that is torn is read as far as it is whole.
    let log = folder.path().join("index.log");
    let bytes = std::fs::read(&log).expect("there is a log");
    std::fs::write(&log, &bytes[..bytes.len() - 3]).expect("written");
    let mut torn = Index::open(folder.path(), Some(7), true);
    assert_eq!(torn.files(&[block(2)]).expect("read"), Vec::<String>::new());
    add(&mut torn, "far", keys(500, &[1, 2]));
}

/// Words are found by how they begin, in whatever letters they are written.
#[test]
fn words_in_the_index() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut index = Index::open(folder.path(), Some(7), true);
    for (name, lines) in [("a", &[TWO][..]), ("b", &[TALKS]), ("c", &[TWO, TALKS])] {
        let mut record = Record::empty(&info(name));
        edition(&mut record, name, lines);
        let stamp = Stamp { modified: 1, size: 1 };
        index.add(vec![(name.to_owned(), stamp, keys(&record, &samples::schemas()))]).expect("written");
        let id = &record.claims[0].id;
        assert!(index.with_id(&id[..8]).expect("found").contains(&name.to_owned()));
    }
    let mut check = |asked: &str, expected: Option<&[&str]>| {
        let asked: Vec<String> = words(asked).collect();
        let found = index.with_words(&asked).expect("found");
        assert_eq!(
            found.as_deref(),
            expected.map(|names| names.iter().map(|&name| name.to_owned()).collect::<Vec<_>>()).as_deref()
        );
    };
    check("shell", Some(&["a", "c"]));
    check("SHELLING Paris", Some(&["c"]));
    check("wednesd", Some(&["b", "c"]));
    check("wednesdays", Some(&["b", "c"]));
    check("landslide", Some(&[]));
    check("in", None);
}

/// That two articles use the same words, or have findings, is nothing by which they may be about one event.
#[test]
fn articles_meet_by_events_alone() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut index = Index::open(folder.path(), Some(7), true);
    let schemas = samples::schemas();
    let record = |name: &str, line: &str| {
        let mut record = Record::empty(&info(name));
        edition(&mut record, name, &[line]);
        record
    };
    let there =
        "casualties: killed=2; at=PHL/Manila; when=02-10; text=Shelling killed two people in Manila, police said.";
    let stamp = Stamp { modified: 1, size: 1 };
    for (name, line) in [("same", THREE), ("other", there)] {
        index.add(vec![(name.to_owned(), stamp, keys(&record(name, line), &schemas))]).expect("written");
    }
    assert_eq!(names(index.nearest(&events(&record("new", TWO), &schemas)).expect("found")), ["same"]);
    assert_eq!(index.of_kind("casualties").expect("found"), ["other", "same"]);
}
