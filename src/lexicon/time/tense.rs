//! The tense around a token, by the nearest verb of its clause. Word lists only; no parsing.

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

/// Modals: what they govern has not happened yet.
const MODALS: &[&str] =
    &["will", "'ll", "wo", "shall", "would", "could", "may", "might", "should", "must", "can", "ca", "let"];

/// Before `to` and an infinitive, or before `for` or `on` and a date: the plan is ahead.
const PLANS: &[&str] = &[
    "agreed",
    "agree",
    "agrees",
    "plan",
    "plans",
    "planned",
    "planning",
    "want",
    "wants",
    "wanted",
    "expected",
    "expects",
    "set",
    "due",
    "scheduled",
    "slated",
    "ready",
    "going",
    "vowed",
    "vows",
    "promised",
    "promises",
    "pledged",
    "pledges",
    "likely",
    "threatened",
    "threatens",
    "decided",
    "hope",
    "hopes",
    "hoped",
    "aim",
    "aims",
    "intend",
    "intends",
    "prepared",
    "ordered",
    "asked",
    "urged",
    "invited",
    "called",
    "deadline",
    "proposed",
    "proposes",
    "offered",
    "poised",
    "supposed",
    "meant",
    "need",
    "needs",
    "is",
    "are",
    "am",
    "'re",
    "be",
    "about",
    "bound",
    "forecast",
    "billed",
    "arranged",
    "booked",
];

/// Verbs in the present that announce: a timetable.
const TIMETABLE: &[&str] =
    &["expires", "expire", "begins", "starts", "opens", "ends", "upcoming", "forthcoming", "tomorrow"];

/// Past forms that do not end in `-ed`, and auxiliaries that make a past.
const PAST: &[&str] = &[
    "was",
    "were",
    "had",
    "did",
    "been",
    "said",
    "told",
    "met",
    "hit",
    "struck",
    "began",
    "took",
    "came",
    "went",
    "held",
    "left",
    "fell",
    "sent",
    "shot",
    "found",
    "made",
    "gave",
    "got",
    "broke",
    "rose",
    "won",
    "lost",
    "led",
    "spoke",
    "saw",
    "flew",
    "drove",
    "brought",
    "caught",
    "fought",
    "sank",
    "swept",
    "became",
    "knew",
    "paid",
    "wrote",
    "ran",
    "sat",
    "stood",
    "built",
    "kept",
    "felt",
    "thought",
    "burnt",
    "blew",
    "threw",
    "drew",
    "tore",
    "woke",
    "chose",
    "sought",
    "bought",
    "sold",
    "taught",
    "withdrew",
    "overran",
    "overthrew",
    "fled",
    "laid",
    "lay",
    "dealt",
    "meant",
    "says",
    "grew",
    "hid",
    "rang",
    "sang",
    "shook",
    "slid",
    "spent",
    "spread",
    "stole",
    "swore",
    "went",
    "ago",
    "yesterday",
];

/// Words in `-ed` that are no past forms.
const NOT_PAST: &[&str] =
    &["need", "red", "wed", "indeed", "hundred", "exceed", "proceed", "succeed", "united", "armed"];

/// Verbs of speech: what follows without a preposition is a clause of its own.
const SAYING: &[&str] =
    &["said", "says", "say", "announced", "warned", "added", "claimed", "confirmed", "reported", "that"];

/// The tense of what stands at tokens `from..to`: the nearest verb before it in its clause, else the nearest after it.
pub(super) fn tense_at(tokens: &Tokens<'_>, from: usize, to: usize) -> Tense {
    let before = (from.saturating_sub(REACH)..from).rev().take_while(|&at| !ends_clause(tokens, at, from));
    let after = (to..tokens.len().min(to.saturating_add(REACH))).take_while(|&at| !begins_clause(tokens, at));
    let told = before.clone().chain(after.clone()).find_map(|at| mark(tokens, at));
    // "A vote planned for Thursday was called off": the plan may lie behind.
    if told == Some(Tense::Future) && ["was", "were", "had"].contains(&tokens.folded(to)) {
        return Tense::Open;
    }
    // A headline has no finite verb: "Envoys to gather on Monday".
    let headline = || before.clone().chain(after.clone()).any(|at| infinitive(tokens, at));
    told.unwrap_or_else(|| if headline() { Tense::Future } else { Tense::Open })
}

/// Whether `to` and an infinitive stand at `at`, as far as letters can tell.
fn infinitive(tokens: &Tokens<'_>, at: usize) -> bool {
    let verb = tokens.get(at + 1).is_some_and(|next| next.kind == TokenKind::Word && !next.capital);
    at > 0
        && tokens.folded(at) == "to"
        && verb
        && !["the", "a", "an", "its", "his", "her", "their"].contains(&tokens.folded(at + 1))
}

/// What the word at `at` says, if it is a verb that tells.
fn mark(tokens: &Tokens<'_>, at: usize) -> Option<Tense> {
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
        return (!name).then_some(if unreal { Tense::Past } else { Tense::Future });
    }
    if PLANS.contains(&word) && plan(tokens, at) {
        // "was due on Thursday": planned, and perhaps behind us.
        let was = [behind(1), behind(2)].iter().any(|word| ["was", "were", "been"].contains(word));
        return Some(if was { Tense::Open } else { Tense::Future });
    }
    if TIMETABLE.contains(&word) {
        return Some(Tense::Future);
    }
    if ["has", "have", "'ve"].contains(&word) {
        // "have to leave" is ahead; "has a plan" tells nothing; "has left", "have not yet left" are past.
        let done = (at + 1..at + 4).any(|at| is_past(tokens.folded(at)));
        return if next == "to" { Some(Tense::Future) } else { done.then_some(Tense::Past) };
    }
    // "is expected", "will be held": the participle after a present form tells nothing by itself.
    let participle = ["is", "are", "be", "being", "'s", "to", "the", "a"].contains(&behind(1));
    (is_past(word) && !participle).then_some(Tense::Past)
}

/// Whether a word looks like a past form or participle.
fn is_past(word: &str) -> bool {
    let regular = word.len() > 3 && word.ends_with("ed") && !NOT_PAST.contains(&word);
    regular || PAST.contains(&word)
}

/// Whether a plan follows the word at `at`: `due to meet`, `scheduled for Monday`, `is to`.
fn plan(tokens: &Tokens<'_>, at: usize) -> bool {
    let lower = |at: usize| tokens.get(at).is_some_and(|token| token.kind == TokenKind::Word && !token.capital);
    let (word, next) = (tokens.folded(at), tokens.folded(at + 1));
    // "agreed last week to meet", "asked them to leave": a few words may stand between.
    let to = (at + 1..at + 5).find(|&at| tokens.folded(at) == "to").is_some_and(|to| lower(to + 1));
    let present = ["is", "are", "am", "'re", "be"].contains(&word);
    let dated = !present && ["for", "on", "in", "by", "next", "this"].contains(&next);
    let strong = ["due", "scheduled", "planned", "slated", "expected", "set", "deadline", "likely", "upcoming"];
    if present {
        next == "to" && lower(at + 2)
    } else {
        to || (dated && strong.contains(&word)) || strong[..5].contains(&word)
    }
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
        assert_eq!(tense_at(&tokens, at, at + 1), expected, "{text}");
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
        check("Settlers would have left on Monday.", "Monday", Past);
        check("Theresa May left on Monday", "Monday", Past);
    }
}
