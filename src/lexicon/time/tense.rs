//! The tense around a token, by the nearest verb of its clause. Word lists only; no parsing.

use super::verbs::{
    BEFORE_NOUN, BEFORE_OFF, BEFORE_OLD_PLAN, BEFORE_PARTICIPLE, CALLED_OFF, MODALS, NOT_PAST, OFF, ORDERS, PAST,
    PLANS, SAYING, TIMETABLE,
};
use crate::text::{TokenKind, Tokens};

/// What the words around say about a bare weekday, month or day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Tense {
    /// It lies behind: the last one on or before the anchor.
    Past,
    /// It lies ahead: the next one after the anchor.
    Future,
    /// Nothing tells: both readings.
    Open,
}

/// How far a verb reaches; also what keeps the search linear.
const REACH: usize = 24;

/// What a word says of the time of its clause.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    Past,
    Future,
    /// Planned, and perhaps behind us by now: "was due on Thursday".
    Planned,
    /// Somebody was told to do it; both may be of that day.
    Told,
}

/// The tense of what stands at tokens `from..to`, and whether an open one is a plan: by the nearest verb before it in its
/// clause, else the nearest after it.
pub(super) fn tense_at(tokens: &Tokens<'_>, from: usize, to: usize) -> (Tense, bool) {
    let before = (from.saturating_sub(REACH)..from).rev().take_while(|&at| !ends_clause(tokens, at, from));
    let after = (to..tokens.len().min(to.saturating_add(REACH))).take_while(|&at| !begins_clause(tokens, at));
    let told = before.clone().chain(after.clone()).find_map(|at| mark(tokens, at, from));
    // "A vote planned for Thursday was called off"
    let dropped = BEFORE_OLD_PLAN.contains(&tokens.folded(to + usize::from(tokens.folded(to) == ",")));
    match told {
        Some(Mark::Future) if dropped => (Tense::Open, true),
        Some(Mark::Future) => (Tense::Future, false),
        Some(Mark::Past) => (Tense::Past, false),
        Some(Mark::Planned) => (Tense::Open, true),
        Some(Mark::Told) => (Tense::Open, false),
        // A headline has no finite verb: "Envoys to gather on Monday".
        None if before.chain(after).any(|at| infinitive(tokens, at)) => (Tense::Future, false),
        None => (Tense::Open, false),
    }
}

/// Whether `to` and an infinitive stand at `at`, as far as letters can tell.
fn infinitive(tokens: &Tokens<'_>, at: usize) -> bool {
    let verb = tokens.get(at + 1).is_some_and(|next| next.kind == TokenKind::Word && !next.capital);
    at > 0 && tokens.folded(at) == "to" && verb && !BEFORE_NOUN.contains(&tokens.folded(at + 1))
}

/// What the word at `at` says of a hit that begins at `hit`, if it is a verb that tells.
fn mark(tokens: &Tokens<'_>, at: usize, hit: usize) -> Option<Mark> {
    if tokens.kind(at) != Some(TokenKind::Word) {
        return None;
    }
    let word = tokens.folded(at);
    let next = tokens.folded(at + 1);
    let behind = |by: usize| at.checked_sub(by).map_or("", |at| tokens.folded(at));
    if MODALS.contains(&word) {
        // "May" with a capital inside a sentence is the month or a name; "would have met" is past.
        let name = at > 0 && tokens.get(at).is_some_and(|token| token.capital);
        let unreal = next == "have" && !["will", "'ll", "wo", "shall", "can"].contains(&word);
        return (!name).then_some(if unreal { Mark::Past } else { Mark::Future });
    }
    let lower = |at: usize| tokens.get(at).is_some_and(|token| token.kind == TokenKind::Word && !token.capital);
    if ["was", "were"].contains(&word) && next == "to" && lower(at + 2) {
        return Some(Mark::Planned);
    }
    if PLANS.contains(&word) && plan(tokens, at, hit) {
        // "were ordered to leave on Sunday": the order is of Sunday, or the leaving.
        let by = (at + 1..=hit).any(|at| ["by", "until", "before", "from"].contains(&tokens.folded(at)));
        if ORDERS.contains(&word) && !by {
            return Some(Mark::Told);
        }
        let was = [behind(1), behind(2)].iter().any(|word| BEFORE_OLD_PLAN.contains(word));
        return Some(if was { Mark::Planned } else { Mark::Future });
    }
    let next_is = at + 2 == hit || at + 1 == hit;
    if is_called_off(tokens, at) && next_is && ["until", "till", "to"].contains(&next) {
        return Some(Mark::Future);
    }
    // "Saturday's talks are off"
    if word == "off" && ["is", "are", "'re", "'s"].contains(&behind(1)) {
        return Some(Mark::Planned);
    }
    // "cancelled Thursday's talks", but "cancelled the talks on Thursday"
    if CALLED_OFF.contains(&word) && at + 1 == hit && !BEFORE_OLD_PLAN.contains(&behind(1)) {
        return Some(Mark::Planned);
    }
    if TIMETABLE.contains(&word) {
        return Some(Mark::Future);
    }
    // "Were to have been held on Friday"
    let unreal = |at: usize| at > 0 && tokens.folded(at) == "have" && tokens.folded(at - 1) == "to";
    if unreal(at) || (1..=2).any(|by| at >= by && unreal(at - by)) {
        return None;
    }
    if ["has", "have", "'ve"].contains(&word) {
        // "Tuesday's talks have been called off": a plan that had not come to its day.
        if (at + 1..at + 5).any(|at| is_called_off(tokens, at)) {
            return Some(Mark::Planned);
        }
        // "have to leave" is ahead; "has a plan" tells nothing; "has left", "have not yet left" are past.
        let done = (at + 1..at + 4).any(|at| is_past(tokens.folded(at)));
        return if next == "to" { Some(Mark::Future) } else { done.then_some(Mark::Past) };
    }
    // "Deputies are being summoned for Tuesday"
    if word == "being" && ["is", "are", "'re"].contains(&behind(1)) {
        return Some(Mark::Future);
    }
    let adverb = behind(1) == "not" || (behind(1).len() > 3 && behind(1).ends_with("ly"));
    // "Will comfort wounded sailors": one verb is enough behind a modal.
    let attribute = MODALS.contains(&behind(2)) && behind(1) != "have" && behind(1) != "not";
    let participle = attribute || BEFORE_PARTICIPLE.contains(&behind(if adverb { 2 } else { 1 }));
    (is_past(word) && !participle).then_some(Mark::Past)
}

/// Whether the words that end at `at` say that a plan was dropped or moved: `cancelled`, `put off`.
fn is_called_off(tokens: &Tokens<'_>, at: usize) -> bool {
    let (word, last) = (tokens.folded(at), at.checked_sub(1).map_or("", |at| tokens.folded(at)));
    CALLED_OFF.contains(&word) || OFF.contains(&word) && BEFORE_OFF.contains(&last)
}

/// Whether a word looks like a past form or participle.
fn is_past(word: &str) -> bool {
    let regular = word.len() > 3 && word.ends_with("ed") && !NOT_PAST.contains(&word);
    regular || PAST.contains(&word)
}

/// Whether a plan follows the word at `at`, and the hit lies in it: `due to meet`, `scheduled for Monday`, `is to`.
fn plan(tokens: &Tokens<'_>, at: usize, hit: usize) -> bool {
    let lower = |at: usize| tokens.get(at).is_some_and(|token| token.kind == TokenKind::Word && !token.capital);
    let (word, next) = (tokens.folded(at), tokens.folded(at + 1));
    let before = at.checked_sub(1).map_or("", |at| tokens.folded(at));
    if ["is", "are", "am", "'re", "be"].contains(&word) {
        return next == "to" && lower(at + 2);
    }
    // "agreed on Friday to leave" and "on Friday agreed to leave": they agreed that day.
    let passive = BEFORE_PARTICIPLE.contains(&before) || BEFORE_OLD_PLAN.contains(&before);
    let told = is_past(word) && !passive;
    // "agreed to leave", but "agreed to a truce"
    let to = (at + 1..at + 5).find(|&at| infinitive(tokens, at));
    let infinitive = to.is_some_and(|to| !told || (at < hit && to < hit));
    let strong = ["due", "scheduled", "planned", "slated", "expected", "set", "deadline", "likely", "upcoming"];
    let dated = ["for", "on", "in", "by", "next", "this"].contains(&next) && strong.contains(&word);
    infinitive || (before != "as" && (dated || strong[..5].contains(&word)))
}

/// Whether a clause begins right after the token at `at`, read backwards from `hit`.
fn ends_clause(tokens: &Tokens<'_>, at: usize, hit: usize) -> bool {
    let word = tokens.folded(at);
    if matches!(tokens.kind(at), Some(TokenKind::Quote | TokenKind::Dash)) || [";", ":"].contains(&word) {
        return true;
    }
    let next = tokens.folded(at + 1);
    let clause = tokens.get(at + 1).is_some_and(|token| token.capital)
        || ["the", "a", "an", "it", "he", "she", "they", "its", "his", "their", "talks", "there", "this"]
            .contains(&next);
    SAYING.contains(&word) && at + 1 < hit && clause && next != "that" && super::words::weekday(next).is_none()
        || ["that", "because", "although", "while", "but"].contains(&word)
}

/// Whether another clause begins at `at`.
fn begins_clause(tokens: &Tokens<'_>, at: usize) -> bool {
    matches!(tokens.kind(at), Some(TokenKind::Quote | TokenKind::Dash | TokenKind::Stop))
        || [";", ":", "that", "because", "although", "while", "but", "which", "who"].contains(&tokens.folded(at))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::span::Span;

    fn check(text: &str, word: &str, expected: Tense) {
        let tokens = Tokens::cut(text, Span::new(0, text.len()));
        let at = (0..tokens.len()).find(|&at| tokens.word(at) == word).unwrap_or(0);
        assert_eq!(tense_at(&tokens, at, at + 1).0, expected, "{text}");
    }

    #[test]
    fn tenses() {
        use Tense::*;
        check("Envoys will gather in Oslo on Monday.", "Monday", Future);
        check("Envoys gathered in Oslo on Monday.", "Monday", Past);
        check("The mayor on Friday opened the bridge.", "Friday", Past);
        check("The two sides agreed to gather on Monday.", "Monday", Future);
        check("A vote is scheduled for Monday.", "Monday", Future);
        check("A vote was scheduled for Monday.", "Monday", Open);
        check("The lull is to begin on Saturday.", "Saturday", Future);
        check("The premier said on Friday that a vote will follow.", "Friday", Past);
        check("The premier said the vote on Monday will be close.", "Monday", Future);
        check("Monday in Oslo", "Monday", Open);
        check("Envoys to gather on Monday", "Monday", Future);
        check("A vote planned for Monday was dropped.", "Monday", Open);
        check("A vote will be held on Monday.", "Monday", Future);
        check("The council has met on Monday.", "Monday", Past);
        check("The council has to meet on Monday.", "Monday", Future);
        check("A vote, which had been set for Monday, failed.", "Monday", Open);
        check("The council cancelled Monday's vote.", "Monday", Open);
        check("Monday's vote has been put off.", "Monday", Open);
        check("A vote that was to have been held on Monday failed.", "Monday", Open);
        check("Rebels agreed on Monday to leave.", "Monday", Past);
        check("Rebels on Monday threatened to leave.", "Monday", Past);
        check("Seats could be lost if roads are not cleared by Monday.", "Monday", Future);
        check("It went as planned on Monday.", "Monday", Past);
        check("Settlers would have left on Monday.", "Monday", Past);
        check("Deputies are being summoned on Monday.", "Monday", Future);
        check("Rebels agreed to a truce on Monday.", "Monday", Past);
        check("Villagers were ordered to leave on Monday.", "Monday", Open);
        check("Police asked the villagers to leave on Monday.", "Monday", Open);
        check("Police asked the villagers to leave by Monday.", "Monday", Future);
        check("Theresa May left on Monday", "Monday", Past);
    }
}
