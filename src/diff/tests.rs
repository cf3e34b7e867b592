//! Two editions, one claim a line, and the changes between them as `change kind.slot`, `!` where silent.

use std::sync::OnceLock;

use super::*;
use crate::align::samples::{claim, schemas};
use crate::extract::Engine;
use crate::rule::{builtin_files, builtin_tables, load};
use crate::span::Span;
use crate::text::{Article, ArticleInfo, parse_published};

fn edition(lines: &[&str]) -> Vec<Claim> {
    let read = |(at, line): (usize, &&str)| {
        let mut claim = claim(line);
        claim.evidence.sentence_index = u32::try_from(at).expect("few");
        claim.evidence.sentence = Span::new(0, claim.evidence.sentence_text.len());
        claim.evidence.span = claim.evidence.sentence;
        claim
    };
    lines.iter().enumerate().map(read).collect()
}

#[track_caller]
fn check(old: &[&str], new: &[&str], expected: &[&str]) {
    let changes = diff(&edition(old), &edition(new), &[], &schemas());
    let show = |change: &Change| {
        let slot = change.slot.as_deref().map(|slot| format!(".{slot}")).unwrap_or_default();
        format!("{} {}{slot}{}", change.change.name(), change.kind, if change.silent { "!" } else { "" })
    };
    assert_eq!(changes.iter().map(show).collect::<Vec<_>>(), expected);
}

fn engine() -> &'static Engine {
    static ENGINE: OnceLock<Engine> = OnceLock::new();
    ENGINE.get_or_init(|| {
        let mut loaded = load(&builtin_files(), &builtin_tables());
        let roster = loaded.roster();
        Engine::new(std::mem::take(&mut loaded.rules), roster)
    })
}

/// The changes as above, from whole articles read by the rules that ship.
#[track_caller]
fn check_articles(old: &str, new: &str, expected: &[&str]) {
    let engine = engine();
    let read = |text: &str| {
        let (corrections, text) = text.strip_prefix("^").and_then(|rest| rest.split_once('^')).unwrap_or(("", text));
        let corrections = Some(corrections.to_owned()).filter(|text| !text.is_empty()).into_iter().collect();
        let info = ArticleInfo { published: parse_published("2025-05-06"), corrections, ..ArticleInfo::default() };
        Edition::read(engine, Article::plain(info, text), None)
    };
    let (old, new) = (read(old), read(new));
    let step = Step::between(&old, &new, &engine.rules().schemas);
    let show = |change: &Change| {
        let slot = change.slot.as_deref().map(|slot| format!(".{slot}")).unwrap_or_default();
        format!("{} {}{slot}{}", change.change.name(), change.kind, if change.silent { "!" } else { "" })
    };
    assert_eq!(step.changes.iter().map(show).collect::<Vec<_>>(), expected, "{:?}", new.notes);
}

const KILLED: &str =
    "casualties: killed=9..; at=~kavala; when=02-10; text=A cable car fell, killing no fewer than nine";
const GUIDES: &str = "casualties: killed=2; group=guides; at=~kavala; when=02-10; text=Two guides were among the dead";
const THANKED: &str = "stance: actor=~Roumeli; object=climbers; pole=thanked; text=The prefect thanked the climbers";
const MEETING: &str = "meeting: state=scheduled; participants=~Roumeli + ~Liftwerk; at=GRC/Athens; when=02-13; text=Roumeli is to receive Liftwerk in Athens on Thursday";

#[test]
fn unchanged_and_moved() {
    check(&[KILLED, GUIDES, THANKED], &[KILLED, GUIDES, THANKED], &[]);
    check(&[KILLED, GUIDES, MEETING, THANKED], &[THANKED, KILLED, GUIDES, MEETING], &["moved stance.pole"]);
    check(
        &[KILLED, GUIDES],
        &[
            "casualties: killed=9..; at=~kavala; when=02-10; text=No fewer than nine were killed as a cable car fell",
            GUIDES,
        ],
        &["reworded casualties.killed"],
    );
}

/// What stands around a claim is a part of how it is told, also where its own words stay.
#[test]
fn words_around_a_claim() {
    let bare = "A flood killed nine people in Lima on Thursday.";
    let more = "Rangers were silent, but a flood killed nine people in Lima on Thursday, wrecking 40 huts.";
    check_articles(bare, more, &["reworded casualties.killed"]);
    check_articles(more, bare, &["reworded casualties.killed"]);
    check_articles(bare, "A flood  killed nine people\nin Lima on Thursday.", &[]);
    check_articles(bare, &format!("Rain fell for hours. {bare} The river rose."), &[]);
}

#[test]
fn values() {
    let fourteen = "casualties: killed=14; at=~kavala; when=02-10; text=A cable car fell, killing fourteen";
    check(&[KILLED, GUIDES], &[fourteen, GUIDES], &["value casualties.killed!"]);
    check(
        &[KILLED],
        &["casualties: killed=9; at=~kavala; when=02-10; text=A cable car fell, killing nine"],
        &["value casualties.killed!"],
    );
    check(&[KILLED], &[&format!("{KILLED}; probable")], &["hedged casualties.killed!"]);
    check(&[MEETING], &[&format!("{MEETING}; possible")], &["hedged meeting!"]);
    check(&[&format!("{KILLED}; possible")], &[KILLED], &["unhedged casualties.killed!"]);
    check(&[KILLED], &[&format!("{KILLED}; says=~Strand")], &["source casualties.killed!"]);
    check(
        &[KILLED],
        &[&format!("{fourteen}; says=~Strand")],
        &["value casualties.killed!", "source casualties.killed!"],
    );
    let tuesday = "meeting: state=scheduled; participants=~Roumeli + ~Liftwerk; at=GRC/Athens; when=02-11; text=Roumeli is to receive Liftwerk in Athens on Tuesday";
    check(&[MEETING, THANKED], &[tuesday, THANKED], &["value meeting.when!"]);
}

/// By the decision table both may be right: the same claim in other words.
#[test]
fn a_place_or_day_told_more_closely_is_no_other_value() {
    check_articles(
        "A footbridge gave way in Ukraine last week and two people were killed.",
        "A footbridge gave way in Sumy last week and two people were killed.",
        &["reworded casualties.at"],
    );
    check_articles(
        "Two people were killed in Sumy last week when a footbridge gave way.",
        "Two people were killed in Sumy last Friday when a footbridge gave way.",
        &["reworded casualties.when"],
    );
    check_articles(
        "Two people were killed in Sumy, Ukraine, on Monday when a footbridge gave way.",
        "Two people were killed in Sumy Harbour, Ukraine, on Monday when a footbridge gave way.",
        &["reworded casualties.at"],
    );
    check_articles(
        "Two people were killed in Sumy and Poltava on Monday when footbridges gave way.",
        "Two people were killed in Ukraine on Monday when footbridges gave way.",
        &["reworded casualties.at"],
    );
    check_articles(
        "Two people were killed in Sumy last Thursday when a footbridge gave way.",
        "Two people were killed in Sumy last Friday when a footbridge gave way.",
        &["value casualties.when!"],
    );
    check_articles(
        "Two people were killed in Sumy and Poltava on Monday when footbridges gave way.",
        "Two people were killed in Sumy on Monday when footbridges gave way.",
        &["value casualties.at!"],
    );
}

#[test]
fn notes() {
    let both = |killed: u32, missing: u32| {
        format!(
            "casualties: killed={killed}; missing={missing}; at=~kavala; when=02-10; text={killed} were killed and {missing} were missing"
        )
    };
    let note = "casualties: missing=18; when=02-10; revises; text=Correction: the list of missing holds 18 names and not some 35";
    check(
        &[&both(14, 35)],
        &[&both(22, 18), note],
        &["value casualties.killed!", "value casualties.missing", "added casualties.missing"],
    );
}

#[test]
fn added_and_removed() {
    check(&[KILLED, GUIDES], &[KILLED], &["removed casualties.killed!"]);
    check(&[KILLED], &[KILLED, THANKED], &["added stance.pole"]);
    check(
        &["casualties: killed=3; injured=9; at=~kavala; when=02-10; text=Three were killed and nine were hurt"],
        &["casualties: killed=3; at=~kavala; when=02-10; text=Three were killed"],
        &["removed casualties.injured!"],
    );
    check(
        &[THANKED],
        &["stance: actor=~Dorrin; object=arrangement; pole=dismissed; text=Dorrin dismissed the arrangement"],
        &["removed stance.pole!", "added stance.pole"],
    );
}

#[test]
fn a_note_covers_only_what_it_names() {
    let check = |note: &str, killed: bool, injured: bool| {
        let old = "Two people were killed and 40 were injured when a footbridge gave way in Porto on Monday.";
        let new = format!(
            "Three people were killed and 31 were injured when a footbridge gave way in Porto on Monday.\n\n{note}"
        );
        let mark = |silent: bool| if silent { "!" } else { "" };
        let expected =
            [format!("value casualties.killed{}", mark(killed)), format!("value casualties.injured{}", mark(injured))];
        let new =
            if let Some(front) = note.strip_prefix('^') { format!("^{front}{}", new.replace(note, "")) } else { new };
        check_articles(old, &new, &[&expected[0], &expected[1]]);
    };
    check("", true, true);
    check("Correction: we gave a wrong number for the injured.", true, false);
    check("This article was amended on 6 May: it is 31, not 40.", true, false);
    check("^We had put those hurt at 40; it is 31.^", true, false);
    // More than before is told of a tally that rose.
    check("This story has been updated.", false, true);
    // What says no more than that something was put right is said of all.
    check("This article has been corrected.", false, false);
    check("Corrected.", false, false);
    check("^Corrected.^", false, false);
    check("This story was corrected on 6 May 2025.", false, false);
    // What names something else does not.
    check("Correction: an earlier version misspelled the name of the river.", true, true);
    check("Correction: an earlier version said that people were on the bank when they were in boats.", true, true);
    // No note: officers, not a label.
    check("Correction officers helped to lift the beams.", true, true);
}

#[test]
fn a_note_that_stood_there_before_covers_nothing() {
    let note = "Correction: an earlier version gave a wrong number of injured.";
    check_articles(
        &format!("A footbridge gave way in Porto on Monday and 40 people were injured.\n\n{note}"),
        &format!("A footbridge gave way in Porto on Monday and 31 people were injured.\n\n{note}"),
        &["value casualties.injured!"],
    );
}

#[test]
fn what_stands_beside_the_article_is_no_part_of_it() {
    let text = "Two people were killed when a footbridge gave way in Porto on Monday.";
    check_articles(text, &format!("{text}\n\nRead more: Nine people were killed in a fire in Lisbon on Monday."), &[]);
    check_articles(&format!("{text}\n\n3 comments"), &format!("{text}\n\n99 comments"), &[]);
}

#[test]
fn who_was_there_all_along_is_no_new_source() {
    check_articles(
        "A relief group, Ponte Vivo, counted 26 injured.",
        "A relief group, Ponte Vivo, claimed that 26 had been injured.",
        &["reworded casualties.injured"],
    );
}

/// Twice the claims take about twice the pairs that are scored: there is a bound on neighbours, and none of the passes is square.
#[test]
fn long_editions_end() {
    let edition_of = |shift: usize| -> Vec<Claim> {
        let lines: Vec<String> = (0..6000)
            .map(|n| {
                format!(
                    "casualties: killed={}; at=~kavala; text={} died in row {n} of the long list",
                    n + shift,
                    n + shift
                )
            })
            .collect();
        edition(&lines.iter().map(String::as_str).collect::<Vec<_>>())
    };
    let changes = diff(&edition_of(1), &edition_of(2), &[], &schemas());
    assert_eq!(changes.len(), 6000);
}

/// Editions that are read one after the other are read as each by itself, whatever is reused. Texts are drawn from one seed.
#[test]
fn a_chain_of_editions_is_read_as_each_by_itself() {
    let paragraphs = [
        "LIMA (Agency) – Karl Ruiz, the mayor of Lima, said on Monday that nine people had been killed.",
        "Ruiz rejected the offer of talks. He will meet Ida Orsk in Arica on Friday, he said.",
        "Correction: an earlier version of this article said that eight people had been killed.",
        "At least two of them were children. A day later, three more died.",
        "“We condemn the attack,” Orsk said. “The talks are off.”",
        "Read more: Floods in Lima",
        "The road past the harbour was closed.",
        "Arica is not Lima. The president of Peru did not meet her.",
    ];
    let mut seed = 7_u64;
    let mut below = |n: usize| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) as usize % n
    };
    let (mut claims, mut notes) = (0, 0);
    for _ in 0..15 {
        let mut blocks: Vec<String> = (0..3 + below(6)).map(|_| paragraphs[below(8)].to_owned()).collect();
        let mut info =
            ArticleInfo { id: "a".to_owned(), published: parse_published("2025-05-06"), ..ArticleInfo::default() };
        let mut articles = Vec::new();
        for version in 1..5 {
            info.version = Some(version);
            articles.push(Article::plain(info.clone(), blocks.join("\n\n")));
            let at = below(blocks.len());
            match below(7) {
                0 => blocks[at] = blocks[at].replace("nine", "ten").replace("Monday", "Tuesday"),
                1 => blocks.insert(at, paragraphs[below(8)].to_owned()),
                2 if blocks.len() > 1 => drop(blocks.remove(at)),
                3 => info.published = parse_published("2025-05-07"),
                4 => info.title = Some(paragraphs[at % 8].to_owned()),
                5 => blocks[at] = format!("Ruiz is in Kavala. {}", blocks[at]),
                _ => {}
            }
        }
        for part in [None, Some(Part::Body), Some(Part::Headline)] {
            let chain = Edition::chain(engine(), articles.clone(), part);
            for (edition, article) in chain.iter().zip(&articles) {
                let alone = Edition::read(engine(), article.clone(), part);
                assert_eq!(format!("{edition:#?}"), format!("{alone:#?}"));
                claims += edition.claims.len();
                notes += edition.notes.len();
            }
            assert_eq!(chain.len(), articles.len());
        }
    }
    assert!(claims > 100 && notes > 20, "{claims} claims, {notes} notes: the texts try nothing");
}
