//! The tense around a token, by the nearest verb of its clause. Word lists only; no parsing.

use super::verbs::{
    ASIDES, BEFORE_NEW_DAY, BEFORE_NOUN, BEFORE_OFF, BEFORE_OLD_PLAN, BEFORE_PARTICIPLE, CALLED_FOR, CALLED_OFF,
    DROPPED, MODALS, MOVED, NOT_PAST, OFF, ORDERS, PAST, PLANS, RULES_OUT, SAYING, TIMETABLE,
};
use crate::lexicon::cause;
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

/// Where a day lies whose tense is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lean {
    /// Nobody says.
    Nowhere,
    /// Planned for a day that may have come: the nearer one.
    Nearest,
    /// Planned for a day that had not come: "Thursday's talks have been called off".
    Ahead,
}

/// How far a verb reaches; also what keeps the search linear.
const REACH: usize = 24;
/// How long an aside between two commas is.
const LONGEST_ASIDE: usize = 14;
/// From the verb to the new day: "brought forward by a week from Friday to Monday".
const LONGEST_MOVE: usize = 10;
/// Before a participle, what makes it of today: "has been moved", "will be moved".
const PRESENT: &[&str] = &["has", "have", "'ve", "will", "may", "might", "could", "would", "should", "must", "can"];

/// Between a day that owns an event and its noun, the noun counted in: "Monday's deadly rail crash".
const DESCRIBED: usize = 4;

/// What a word says of the time of its clause.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    Past,
    Future,
    /// Planned, and perhaps behind us by now: "was due on Thursday".
    Planned,
    /// Planned and dropped before its day: "Thursday's talks are off".
    Dropped,
    /// Somebody was told to do it; both may be of that day.
    Told,
}

/// The tense of what stands at tokens `from..to`, and where an open one leans: by the nearest verb before it in its clause,
/// else the nearest after it.
pub(super) fn tense_at(tokens: &Tokens<'_>, from: usize, to: usize) -> (Tense, Lean) {
    if of_disaster(tokens, to) {
        return (Tense::Past, Lean::Nowhere);
    }
    let before = || Before { tokens, at: from, hit: from };
    let after = (to..tokens.len().min(to.saturating_add(REACH))).take_while(|&at| !begins_clause(tokens, at));
    let told =
        new_day(tokens, from, to).or_else(|| before().chain(after.clone()).find_map(|at| mark(tokens, at, from)));
    // "A vote planned for Thursday was called off"
    let dropped = DROPPED.contains(&tokens.folded(to + usize::from(tokens.folded(to) == ",")));
    match told {
        Some(Mark::Future) if dropped => (Tense::Open, Lean::Nearest),
        Some(Mark::Future) => (Tense::Future, Lean::Nowhere),
        Some(Mark::Past) => (Tense::Past, Lean::Nowhere),
        // "Has called off the talks that were planned for Thursday": it had not come.
        Some(Mark::Planned) if has_called_off(tokens, from) => (Tense::Open, Lean::Ahead),
        Some(Mark::Planned) => (Tense::Open, Lean::Nearest),
        Some(Mark::Dropped) => (Tense::Open, Lean::Ahead),
        Some(Mark::Told) => (Tense::Open, Lean::Nowhere),
        // A headline has no finite verb: "Envoys to gather on Monday".
        None if before().chain(after).any(|at| infinitive(tokens, at)) => (Tense::Future, Lean::Nowhere),
        None => (Tense::Open, Lean::Nowhere),
    }
}

/// Whether a day owns what nobody plans: "the toll from Monday's quake rises". A strike or a protest may be called for a day.
fn of_disaster(tokens: &Tokens<'_>, to: usize) -> bool {
    let plain = |at: &usize| tokens.kind(*at) == Some(TokenKind::Word);
    let noun = |at: usize| cause::may_name(tokens.folded(at)) && !cause::is_called(tokens.folded(at));
    tokens.kind(to) == Some(TokenKind::Possessive) && (to + 1..=to + DESCRIBED).take_while(plain).any(noun)
}

/// The tokens before a hit, back to where its clause begins, without the asides between: "leaders of the union, which had
/// called it, on Tuesday".
struct Before<'a, 't> {
    tokens: &'a Tokens<'t>,
    at: usize,
    hit: usize,
}

impl Iterator for Before<'_, '_> {
    type Item = usize;

    fn next(&mut self) -> Option<usize> {
        let at =
            self.at.checked_sub(1).filter(|&at| at + REACH >= self.hit && !ends_clause(self.tokens, at, self.hit))?;
        let is_comma = |at: usize| self.tokens.folded(at) == ",";
        let opens =
            is_comma(at).then(|| (at.saturating_sub(LONGEST_ASIDE)..at).rev().find(|&at| is_comma(at))).flatten();
        let word = |at: usize| self.tokens.folded(at);
        // "the Salt Guild, a club that led the march, on Tuesday"
        let relative = |opens: usize| {
            matches!(word(opens + 1), "the" | "a" | "an")
                && (opens + 2..at).any(|at| matches!(word(at), "that" | "which" | "who"))
        };
        let aside = |opens: &usize| ASIDES.contains(&word(opens + 1)) || relative(*opens);
        self.at = opens.filter(aside).unwrap_or(at);
        Some(at)
    }
}

/// What is moved to a day is ahead, unless all that is told as done: "has been brought forward to Friday".
fn new_day(tokens: &Tokens<'_>, from: usize, to: usize) -> Option<Mark> {
    let back = |by: usize| from.checked_sub(by).map_or("", |at| tokens.folded(at));
    let the = usize::from(back(1) == "the");
    let inside = BEFORE_NEW_DAY.contains(&tokens.folded(from));
    let old = back(1) == "from" || tokens.folded(from) == "from";
    if !inside && !old && !BEFORE_NEW_DAY.contains(&back(1 + the)) || tokens.kind(to) == Some(TokenKind::Possessive) {
        return None;
    }
    let before = Before { tokens, at: from, hit: from };
    let verb = before.take(LONGEST_MOVE).find(|&at| {
        let (word, last) = (tokens.folded(at), at.checked_sub(1).map_or("", |at| tokens.folded(at)));
        MOVED.iter().any(|&(first, second)| word == second && (first.is_empty() || last == first))
    })?;
    let aux = |by: usize| verb.checked_sub(by).map_or("", |at| tokens.folded(at));
    let done = |by: usize| ["was", "were", "had"].contains(&aux(by));
    let told =
        (1..=3).any(done) || !(1..=4).any(|by| BEFORE_PARTICIPLE.contains(&aux(by)) || PRESENT.contains(&aux(by)));
    Some(match told {
        true => Mark::Planned,
        false if old => Mark::Dropped,
        false => Mark::Future,
    })
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
    // "Has ruled out a meeting this week": he said so, of what may lie ahead.
    if RULES_OUT.contains(&word) && next == "out" {
        return Some(Mark::Told);
    }
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
        return Some(Mark::Dropped);
    }
    // "cancelled Thursday's talks", "called off Thursday's talks", but "cancelled the talks on Thursday"
    if is_called_off(tokens, at) && at + 1 == hit && !BEFORE_OLD_PLAN.contains(&behind(1)) {
        return Some(Mark::Dropped);
    }
    // "Has been called for Monday"
    if CALLED_FOR.contains(&word) && next == "for" && at + 2 == hit {
        let was = (1..=2).any(|by| ["was", "were", "had"].contains(&behind(by)));
        return Some(if was { Mark::Planned } else { Mark::Future });
    }
    // "Saturday's talks stand cancelled"
    if ["stands", "stand"].contains(&word) && is_called_off(tokens, at + 1) {
        return Some(Mark::Dropped);
    }
    // "Saturday's talks were cancelled": before their day, or on it.
    if ["was", "were"].contains(&word) && at > hit && (at + 1..at + 4).any(|at| is_called_off(tokens, at)) {
        return Some(Mark::Told);
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
            return Some(Mark::Dropped);
        }
        // "have to leave" is ahead; "has a plan" tells nothing; "has left", "have not yet left" are past.
        let done = (at + 1..at + 4).any(|at| is_past(tokens.folded(at)));
        return if next == "to" { Some(Mark::Future) } else { done.then_some(Mark::Past) };
    }
    // "Deputies are being summoned for Tuesday"
    if word == "being" && ["is", "are", "'re"].contains(&behind(1)) {
        return Some(Mark::Future);
    }
    // "Will go ahead as planned on Monday"
    if behind(1) == "as" && PLANS.contains(&word) {
        return None;
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

/// Whether somebody has just called something off, before a token.
fn has_called_off(tokens: &Tokens<'_>, from: usize) -> bool {
    let now = |at: usize| at > 0 && ["has", "have", "'ve"].contains(&tokens.folded(at - 1));
    (from.saturating_sub(REACH)..from).any(|at| is_called_off(tokens, at) && now(at))
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
        check("The toll from Monday's quake rises.", "Monday", Past);
        check("Monday's deadly rail crash will be looked into.", "Monday", Past);
        check("Monday's rail strike will go on.", "Monday", Future);
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
        check("A vote has been moved to Monday.", "Monday", Future);
        check("A vote has been brought forward by a day from Tuesday to Monday.", "Monday", Future);
        check("A vote was put back to Monday.", "Monday", Open);
        check("A vote has been called for Monday.", "Monday", Future);
        check("The mayor called off Monday's vote.", "Monday", Open);
        check("Monday's vote stands cancelled.", "Monday", Open);
        check("Monday's vote was cancelled.", "Monday", Open);
        check("The vote will go ahead as planned on Monday.", "Monday", Future);
        check("She will see the owners, who had asked for it, on Monday.", "Monday", Future);
        check("The herds moved south to drink on Monday.", "Monday", Past);
    }
}
