//! Two editions, one claim a line, and the changes between them as `change kind.slot`, `!` where silent.

use super::*;
use crate::align::samples::{claim, schemas};
use crate::span::Span;

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
    let changes = diff(&edition(old), &edition(new), &schemas());
    let show = |change: &Change| {
        let slot = change.slot.as_deref().map(|slot| format!(".{slot}")).unwrap_or_default();
        format!("{} {}{slot}{}", change.change.name(), change.kind, if change.silent { "!" } else { "" })
    };
    assert_eq!(changes.iter().map(show).collect::<Vec<_>>(), expected);
}

const KILLED: &str =
    "casualties: killed=12..; at=~basilan; when=02-10; text=At least 12 people were killed when a ferry capsized";
const CREW: &str = "casualties: killed=2; group=crew; at=~basilan; when=02-10; text=Two crew members also died";
const THANKED: &str = "stance: actor=~Ismael; object=fishermen; pole=thanked; text=The governor thanked the fishermen";
const MEETING: &str = "meeting: state=scheduled; participants=~Abrenica + ~Sulu Star; at=PHL/Manila; when=02-13; text=Abrenica will meet Sulu Star in Manila on Thursday";

#[test]
fn unchanged_and_moved() {
    check(&[KILLED, CREW, THANKED], &[KILLED, CREW, THANKED], &[]);
    check(&[KILLED, CREW, MEETING, THANKED], &[THANKED, KILLED, CREW, MEETING], &["moved stance.pole"]);
    check(
        &[KILLED, CREW],
        &[
            "casualties: killed=12..; at=~basilan; when=02-10; text=A ferry capsized and at least 12 people were killed",
            CREW,
        ],
        &["reworded casualties.killed"],
    );
}

#[test]
fn values() {
    let seventeen =
        "casualties: killed=17; at=~basilan; when=02-10; text=Seventeen people were killed when a ferry capsized";
    check(&[KILLED, CREW], &[seventeen, CREW], &["value casualties.killed!"]);
    check(
        &[KILLED],
        &["casualties: killed=12; at=~basilan; when=02-10; text=12 people were killed when a ferry capsized"],
        &["value casualties.killed!"],
    );
    check(&[KILLED], &[&format!("{KILLED}; probable")], &["hedged casualties.killed!"]);
    check(&[MEETING], &[&format!("{MEETING}; possible")], &["hedged meeting!"]);
    check(&[&format!("{KILLED}; possible")], &[KILLED], &["unhedged casualties.killed!"]);
    check(&[KILLED], &[&format!("{KILLED}; says=~Strand")], &["source casualties.killed!"]);
    check(
        &[KILLED],
        &[&format!("{seventeen}; says=~Strand")],
        &["value casualties.killed!", "source casualties.killed!"],
    );
    let tuesday = "meeting: state=scheduled; participants=~Abrenica + ~Sulu Star; at=PHL/Manila; when=02-11; text=Abrenica will meet Sulu Star in Manila on Tuesday";
    check(&[MEETING, THANKED], &[tuesday, THANKED], &["value meeting.when!"]);
}

#[test]
fn notes() {
    let both = |killed: u32, missing: u32| {
        format!(
            "casualties: killed={killed}; missing={missing}; at=~basilan; when=02-10; text={killed} were killed and {missing} were missing"
        )
    };
    let note = "casualties: missing=21; when=02-10; revises; text=Correction: it is 21, not about 40";
    check(
        &[&both(17, 40)],
        &[&both(26, 21), note],
        &["value casualties.killed!", "value casualties.missing", "added casualties.missing"],
    );
}

#[test]
fn added_and_removed() {
    check(&[KILLED, CREW], &[KILLED], &["removed casualties.killed!"]);
    check(&[KILLED], &[KILLED, THANKED], &["added stance.pole"]);
    check(
        &["casualties: killed=3; injured=9; at=~basilan; when=02-10; text=Three were killed and nine were hurt"],
        &["casualties: killed=3; at=~basilan; when=02-10; text=Three were killed"],
        &["removed casualties.injured!"],
    );
    check(
        &[THANKED],
        &["stance: actor=~Drenn; object=arrangement; pole=dismissed; text=Drenn dismissed the arrangement"],
        &["removed stance.pole!", "added stance.pole"],
    );
}
