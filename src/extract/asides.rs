//! Stretches that interrupt a clause and that gaps step over: parentheses, `, Israel said,`, appositions, relative clauses.

use super::clauses;
use super::lattice::{Edge, Lattice};
use super::scope::CueHit;
use crate::lexicon::{clause, reference};
use crate::rule::TypeSet;
use crate::rule::ast::CueEffect;
use crate::text::TokenKind;

/// An aside longer than this is no aside: the clause is not picked up again.
const LONGEST: usize = 30;
/// The same for a relative clause without commas.
const LONGEST_RESTRICTIVE: usize = 14;
/// The same for an apposition, which has no mark of its own but two commas.
const LONGEST_APPOSITION: usize = 12;
/// Whose somebody is, by name, stands within so many words: `, the Salt Guild's head,`.
const LONGEST_OWNER: usize = 5;

/// Marks the asides of a sentence.
pub(super) fn mark(lattice: &mut Lattice<'_>, cues: &[CueHit]) {
    for at in 0..lattice.len() {
        lattice.asides[at] = end_of_aside(lattice, cues, at).map(|end| end as u32);
    }
}

/// Whether a position stands in an aside that is over before a match goes on: the match began before it, or the verb
/// behind it shows that the clause is picked up again.
pub(super) fn between(lattice: &Lattice<'_>, at: usize, start: usize, trigger: usize) -> bool {
    (at.saturating_sub(LONGEST)..at).any(|from| {
        let Some(end) = lattice.asides[from].map(|end| end as usize) else { return false };
        let next = end + usize::from(clauses::adverb(lattice.folded(end)));
        let resumed = start <= from || lattice.kind(from) == Some(TokenKind::Bracket) || clauses::finite(lattice, next);
        at < end && end <= trigger && resumed
    })
}

/// Where the aside ends that may begin at a position, whatever is named and said in it; of one without marks, where it may end.
pub(super) fn possible_ends(lattice: &Lattice<'_>, at: usize) -> impl Iterator<Item = usize> + use<> {
    let ends = match lattice.kind(at) {
        Some(TokenKind::Word) if lattice.folded(at) == "who" => at + 2..lattice.len().min(at + 1 + LONGEST_RESTRICTIVE),
        Some(TokenKind::Bracket | TokenKind::Dash | TokenKind::Comma) => {
            let closes = |end: usize| match lattice.kind(at) {
                Some(TokenKind::Bracket) => matches!(lattice.folded(end), ")" | "]"),
                kind => lattice.kind(end) == kind,
            };
            closing(lattice, at, LONGEST, closes).map_or(0..0, |end| end..end + 1)
        }
        _ => 0..0,
    };
    ends.into_iter()
}

/// Where the aside that begins at a position ends.
fn end_of_aside(lattice: &Lattice<'_>, cues: &[CueHit], at: usize) -> Option<usize> {
    match lattice.kind(at)? {
        TokenKind::Word => restrictive(lattice, at),
        TokenKind::Bracket if matches!(lattice.folded(at), "(" | "[") => {
            closing(lattice, at, LONGEST, |at| matches!(lattice.folded(at), ")" | "]"))
        }
        TokenKind::Dash => closing(lattice, at, LONGEST, |at| lattice.kind(at) == Some(TokenKind::Dash)),
        TokenKind::Comma if lattice.folded(at) == "," => {
            let comma = |at: usize| lattice.kind(at) == Some(TokenKind::Comma);
            let next = lattice.folded(at + 1);
            // `, which`, `, under which`
            let led = clause::NO_SUBJECT.contains(&next) && clause::RELATIVE.contains(&lattice.folded(at + 2));
            if clause::RELATIVE.contains(&next) || led {
                return closing(lattice, at, LONGEST, comma);
            }
            let end = closing(lattice, at, LONGEST_APPOSITION, comma)?;
            let said = cues.iter().any(|cue| {
                matches!(cue.effect, CueEffect::Speaker | CueEffect::Denied) && cue.from > at && cue.to < end
            });
            let number = end == at + 3 && lattice.kind(at + 1) == Some(TokenKind::Number);
            // `Macron, speaking in Paris, said`
            let participle = next.len() > 4 && (next.ends_with("ing") || next.ends_with("ed"));
            let split = participle && clauses::finite(lattice, end);
            // `Hugo Orr, Kelm's managing director, met`
            let owner = (at + 2..at + LONGEST_OWNER).any(|at| lattice.kind(at) == Some(TokenKind::Possessive))
                && lattice.exact(at + 1).starts_with(char::is_uppercase)
                && clauses::verbs(lattice, at + 1, end - 1) == 0
                && !(at + 1..end).any(|at| clause::JOINS_WORDS.contains(&lattice.folded(at)));
            // `, for her part,`
            let part = next == "for" && lattice.folded(end.saturating_sub(2)) == "part" && end <= at + 5;
            // `Hugo Orr, of the Kelm union, met`, `Hugo Orr, head of the union, met`
            let person = |from: usize| {
                let ends = |edge: &Edge| edge.to as usize == at && edge.types.meets(TypeSet::PERSON);
                lattice.edges_at(from).any(|(_, edge)| ends(edge))
            };
            let post = (at.saturating_sub(LONGEST_OWNER)..at).any(person)
                && (next == "of" || reference::POSTS.contains(&next) || reference::FAMILY.contains(&next))
                && clauses::verbs(lattice, at + 1, end - 1) == 0
                && !(at + 1..end).any(|at| clause::JOINS_CLAUSES.contains(&lattice.folded(at)));
            (said || number || split || owner || part || post || clause::APPOSITION.contains(&next)).then_some(end)
        }
        _ => None,
    }
}

/// Where the relative clause ends that begins at a `who` without a comma: before the next finite verb, with which its noun
/// goes on (`two cooks who had hidden in a cupboard | were found`).
fn restrictive(lattice: &Lattice<'_>, at: usize) -> Option<usize> {
    if at == 0 || lattice.folded(at) != "who" || lattice.kind(at - 1) != Some(TokenKind::Word) {
        return None;
    }
    let last = lattice.len().min(at + 1 + LONGEST_RESTRICTIVE);
    let plain =
        |at: usize| matches!(lattice.kind(at), Some(TokenKind::Word | TokenKind::Number | TokenKind::Possessive));
    let ends =
        |at: usize| !plain(at) || clause::JOINS_CLAUSES.contains(&lattice.folded(at)) || lattice.folded(at) == "who";
    let end = (at + 1..last).find(|&at| ends(at)).unwrap_or(last);
    (at + 2..end).find(|&next| {
        let auxiliary = |at: usize| clause::AUXILIARIES.contains(&lattice.folded(at));
        auxiliary(next) && !auxiliary(next - 1) && clauses::verbs(lattice, at + 1, next) < 2
    })
}

/// The position after the next one that closes the aside begun at `at`.
fn closing(lattice: &Lattice<'_>, at: usize, longest: usize, closes: impl Fn(usize) -> bool) -> Option<usize> {
    // Outside of brackets a full stop ends whatever was begun; the scan counts on that.
    let brackets = lattice.kind(at) == Some(TokenKind::Bracket);
    let ends = |at: usize| !brackets && lattice.kind(at) == Some(TokenKind::Stop);
    let last = (at + 1..lattice.len().min(at + 1 + longest)).find(|&at| closes(at) || ends(at))?;
    closes(last).then_some(last + 1)
}
