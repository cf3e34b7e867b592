//! Where one clause ends and the next begins: what the reach of a cue stops at.
//!
//! Takes a sentence with its values and asides, marks its positions. There is no tagger: a clause is a subject with a
//! finite verb behind it, and a finite verb is an auxiliary, a past form, or a word in -s behind a name.

use super::lattice::Lattice;
use super::scope::CueHit;
use crate::lexicon::clause;
use crate::rule::TypeSet;
use crate::rule::ast::CueEffect;
use crate::text::TokenKind;

/// Between a conjunction and the verb of its clause stand at most so many words.
const LONGEST_SUBJECT: usize = 9;

/// What happens at a position.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Turn {
    /// Nothing.
    #[default]
    None,
    /// No cue reaches over it: `;`, a subordinator, a relative pronoun.
    End,
    /// A conjunction, comma or dash with a subject and its verb behind it.
    Clause,
    /// The same with a subject that stands for nothing: `, it is feared`.
    Impersonal,
}

/// Marks the turns of a sentence; asides must have been marked.
pub(super) fn mark(lattice: &mut Lattice<'_>, cues: &[CueHit]) {
    for at in 0..lattice.len() {
        lattice.turns[at] = turn(lattice, at);
    }
    for cue in cues.iter().filter(|cue| cue.effect == CueEffect::Stops) {
        lattice.turns[cue.from] = Turn::End;
    }
}

fn turn(lattice: &Lattice<'_>, at: usize) -> Turn {
    let word = lattice.folded(at);
    let next = lattice.folded(at + 1);
    let joins = match lattice.kind(at) {
        Some(TokenKind::Stop) if at + 1 < lattice.len() => return Turn::End,
        Some(TokenKind::Comma) if word != "," => return Turn::End,
        // `, with five people killed`, and a conjunction behind a comma speaks for both.
        Some(TokenKind::Comma) if next == "with" => return Turn::End,
        Some(TokenKind::Comma) => !clause::JOINS_CLAUSES.contains(&next),
        Some(TokenKind::Dash) => true,
        _ if clause::SUBORDINATORS.contains(&word) => return Turn::End,
        _ if word == "that" && relative(lattice, at) => return Turn::End,
        _ if word == "so" && next == "far" => return Turn::None,
        _ => clause::JOINS_CLAUSES.contains(&word),
    };
    if joins { begins(lattice, at) } else { Turn::None }
}

/// Whether a gap of so many tokens before `at` would leave its clause there: for a new subject with its verb, where the one
/// before has had its own (`talks have failed and a season is expected to begin`), or behind a comma that a long gap meets.
pub(super) fn leaves(lattice: &Lattice<'_>, at: usize, skipped: usize, long: bool) -> bool {
    lattice.turns[at] == Turn::Clause
        && !clause::SAME_SUBJECT.contains(&lattice.folded(at + 1))
        && (long && lattice.kind(at) == Some(TokenKind::Comma)
            || (at.saturating_sub(skipped)..at).any(|at| finite(lattice, at)))
}

/// Whether `that` behind a noun begins a relative clause: `the truce that Israel rejected`, not `no sign that`.
fn relative(lattice: &Lattice<'_>, at: usize) -> bool {
    at >= 2
        && clause::DETERMINERS.contains(&lattice.folded(at - 2))
        && !clause::CONTENT_NOUNS.contains(&lattice.folded(at - 1))
}

/// What begins behind the conjunction, comma or dash at a position.
fn begins(lattice: &Lattice<'_>, join: usize) -> Turn {
    let from = join + 1;
    let (mut at, mut words) = (from, 0);
    while at < lattice.len() && at < from + LONGEST_SUBJECT {
        if let Some(end) = lattice.asides[at].filter(|_| words > 0) {
            at = end as usize;
            continue;
        }
        let word = lattice.folded(at);
        let mark =
            matches!(lattice.kind(at), Some(TokenKind::Comma | TokenKind::Stop | TokenKind::Dash | TokenKind::Bracket));
        if mark || clause::JOINS_WORDS.contains(&word) || at == from && clause::NO_SUBJECT.contains(&word) {
            return Turn::None;
        }
        if finite(lattice, at) {
            let auxiliary = clause::AUXILIARIES.contains(&word);
            let last = lattice.folded(at.saturating_sub(1));
            // `and was killed` goes on with the old subject, but not under the old `not`.
            let bare = words == 0 && auxiliary && lattice.folded(join) == "and";
            // `and two wounded soldiers`: no verb.
            let noun = !clause::DETERMINERS.contains(&last) && lattice.kind(at - 1) != Some(TokenKind::Number);
            if words == 1 && last == "it" {
                return Turn::Impersonal;
            }
            return if bare || words > 0 && (auxiliary || noun) { Turn::Clause } else { Turn::None };
        }
        words += usize::from(!adverb(word));
        at += 1;
    }
    Turn::None
}

/// Whether a word looks like a finite verb.
pub(super) fn finite(lattice: &Lattice<'_>, at: usize) -> bool {
    let word = lattice.folded(at);
    // `left-wing`, `US-led`
    let part = |at: usize| lattice.kind(at) == Some(TokenKind::Hyphen);
    if part(at + 1) || at > 0 && part(at - 1) {
        return false;
    }
    let capital = lattice.exact(at).starts_with(char::is_uppercase);
    if clause::AUXILIARIES.contains(&word) || clause::PAST_FORMS.contains(&word) {
        return true;
    }
    let past = word.len() > 4 && word.ends_with("ed") && !clause::NO_PAST_FORMS.contains(&word);
    let present = word.len() > 3
        && word.ends_with('s')
        && !word.ends_with("ss")
        && at > 0
        && (clause::PERSON_PRONOUNS.contains(&lattice.folded(at - 1)) || behind_actor(lattice, at));
    !capital && (past || present)
}

/// How many finite verbs stand between two positions; `had been killed` is one.
pub(super) fn verbs(lattice: &Lattice<'_>, from: usize, to: usize) -> usize {
    let (mut count, mut inside) = (0, false);
    for at in from..to {
        let word = lattice.folded(at);
        let auxiliary = clause::AUXILIARIES.contains(&word);
        let helps = inside && (clause::HELPERS.contains(&word) || adverb(word));
        if finite(lattice, at) {
            count += usize::from(!inside || auxiliary);
            // A main verb closes its group.
            inside = auxiliary;
        } else {
            inside = helps;
        }
    }
    count
}

/// Whether an actor's name ends just before a position.
pub(super) fn behind_actor(lattice: &Lattice<'_>, at: usize) -> bool {
    (at.saturating_sub(8)..at).any(|from| {
        lattice
            .edges_at(from)
            .any(|(_, edge)| edge.to as usize == at && edge.types.meets(TypeSet::ACTOR) && !edge.refers)
    })
}

/// Whether a present participle stands at a position, by its ending.
pub(super) fn participle(lattice: &Lattice<'_>, at: usize) -> bool {
    let word = lattice.folded(at);
    word.len() > 5 && word.ends_with("ing") && lattice.exact(at).starts_with(char::is_lowercase)
}

/// Whether a word is an adverb by its ending.
pub(super) fn adverb(word: &str) -> bool {
    word.len() > 4 && word.ends_with("ly")
}
