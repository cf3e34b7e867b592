//! What news needs beyond `sentencex`: joins and splits by a few closed lists of words. Takes a text without double
//! quotation marks and the ends of its sentences, gives better ends.

use super::tokenize::is_blank;

/// Titles and units behind which no sentence ends, in lower case, as far as `sentencex` does not know them.
const TITLES: &[&str] = &["amb", "atty", "brig", "cdr", "cllr", "const", "dep", "fr", "pte", "spc", "vol"];

/// Units that are shortened with a full stop: before a small letter the sentence goes on.
const UNITS: &[&str] =
    &["approx", "bn", "hrs", "kg", "km", "kph", "lbs", "m", "mins", "mn", "mph", "secs", "tn", "yds"];

/// Behind `5 p.m.` these go on with the time, in lower case.
const AFTER_TIME: &[&str] = &[
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "gmt",
    "utc",
    "bst",
    "cet",
    "cest",
    "eet",
    "est",
    "edt",
    "et",
    "cst",
    "cdt",
    "ct",
    "mst",
    "mdt",
    "pst",
    "pdt",
    "pt",
    "ist",
    "jst",
    "msk",
    "eastern",
    "central",
    "pacific",
    "greenwich",
];

/// Words that `sentencex` takes for abbreviations, and which in this shape are none: a sentence can end with them.
const NO_ABBREVIATIONS: &[&str] =
    &["May", "me", "ill", "art", "mass", "miss", "fed", "con", "exec", "fig", "man", "no", "ore", "ref", "rep", "wash"];

/// Months are shortened before a day; before a capital their stop ended the sentence.
const MONTHS: &[&str] = &["Jan", "Feb", "Apr", "Jun", "Jul", "Aug", "Sep", "Sept", "Oct", "Nov", "Dec"];

/// Words that end sentences where all is in capitals, and its lists of sentence starters are of no use.
const NO_ABBREVIATIONS_SHOUTED: &[&str] = &["MAY", "ME", "ILL", "FED", "MAN", "NO", "ETC"];

/// Verbs that say who spoke, behind a name: `“Why?” Haas asked.`
const SAYING: &[&str] = &[
    "said",
    "says",
    "asked",
    "asks",
    "added",
    "replied",
    "wrote",
    "told",
    "shouted",
    "cried",
    "continued",
    "answered",
    "insisted",
    "warned",
    "wondered",
    "exclaimed",
    "recalled",
];

/// Joins and splits where the lists say so. `ends` rises, its last is the end of `text`; `marked` says whether a
/// quotation mark was taken out at an offset.
pub(super) fn mend(text: &str, ends: &mut Vec<usize>, marked: impl Fn(usize) -> bool) {
    let mut mended = Vec::with_capacity(ends.len());
    let mut start = 0;
    for &end in ends.iter() {
        splits(text, start, end, &mut mended);
        let (head, tail) = (&text[..end], &text[end..]);
        // `“It is over.” she said`: behind a mark a small letter goes on.
        let reported = tail.starts_with(char::is_lowercase) && marked(head.trim_end_matches(is_blank).len());
        let goes_on = reported || is_list_mark(text, start, end) || joins(head, tail);
        if end == text.len() || !goes_on {
            mended.push(end);
        }
        start = end;
    }
    *ends = mended;
}

/// Whether the sentence goes on behind `head`.
fn joins(whole: &str, tail: &str) -> bool {
    let head = whole.trim_end_matches(is_blank);
    let word = last_word(head);
    // `Anglo-U.|S. talks`: a stop behind a lone letter, with a letter right behind it.
    let lone = word.chars().rev().nth(1).is_some_and(|c| !c.is_alphanumeric());
    if head.len() == whole.len() && lone && head.ends_with('.') && tail.starts_with(char::is_alphabetic) {
        return true;
    }
    let mut next = words(tail);
    let first = next.next().unwrap_or("");
    if is_time(word) {
        let second = next.next().unwrap_or("").trim_end_matches(|c: char| !c.is_alphanumeric());
        return has(AFTER_TIME, first) || second.eq_ignore_ascii_case("time");
    }
    if head.ends_with('.') {
        let small = first.starts_with(char::is_lowercase);
        return if small { has(UNITS, word) } else { has(TITLES, word) && first.starts_with(char::is_uppercase) };
    }
    if head.ends_with(['?', '!']) && first.starts_with(char::is_uppercase) {
        // A name of one to three words, then the verb, and little more.
        return next.take(3).find(|word| !word.starts_with(char::is_uppercase)).is_some_and(|verb| has(SAYING, verb));
    }
    false
}

/// Whether `start..end` is nothing but the number of a list item: `3.` at the start of a line.
fn is_list_mark(text: &str, start: usize, end: usize) -> bool {
    let number = text[start..end].trim_end_matches(is_blank).strip_suffix('.').unwrap_or("");
    let first = start == 0 || text[..start].ends_with('\n');
    first && (1..=3).contains(&number.len()) && number.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

/// Ends inside `start..end` that were taken for the stops of abbreviations, or that stand in brackets.
fn splits(text: &str, start: usize, end: usize, out: &mut Vec<usize>) {
    for (at, _) in text[start..end].match_indices('.') {
        let behind = &text[start + at + 1..end];
        if behind.starts_with(") ") && is_whole(&text[start..start + at]) {
            let tail = behind[1..].trim_start_matches(is_blank);
            if tail.starts_with(char::is_uppercase) {
                out.push(end - tail.len());
            }
        }
        if !behind.starts_with(is_blank) {
            continue;
        }
        let stop = start + at + 1;
        let tail = text[stop..end].trim_start_matches(is_blank);
        let word = text[start..stop - 1].rsplit(|c: char| !c.is_alphanumeric() && c != '.').next().unwrap_or("");
        let known = [NO_ABBREVIATIONS, NO_ABBREVIATIONS_SHOUTED, MONTHS].iter().any(|list| list.contains(&word));
        if known && tail.starts_with(char::is_uppercase) {
            out.push(end - tail.len());
        }
    }
}

/// Whether the bracket still open in `head` began a sentence: `It ended. (Both agreed.) They left.`
fn is_whole(head: &str) -> bool {
    head.rfind('(').is_some_and(|at| {
        let before = head[..at].trim_end_matches(is_blank);
        before.is_empty() || before.ends_with(['.', '!', '?'])
    })
}

/// Ends of sentences by the simplest rule: a stop, blanks, a capital or digit.
pub(super) fn simple(text: &str) -> Vec<usize> {
    let mut ends = Vec::new();
    let (mut stopped, mut blank) = (false, false);
    for (at, c) in text.char_indices() {
        if stopped && blank && (c.is_uppercase() || c.is_ascii_digit()) {
            ends.push(at);
        }
        match c {
            '.' | '!' | '?' | '…' => (stopped, blank) = (true, false),
            _ if is_blank(c) => blank = true,
            ')' | ']' | '\'' | '’' if !blank => {}
            _ => stopped = false,
        }
    }
    ends
}

fn is_time(word: &str) -> bool {
    let word = word.trim_start_matches(|c: char| c.is_ascii_digit() || c == ':' || c == '.');
    ["a.m", "p.m"].iter().any(|half| word.eq_ignore_ascii_case(half))
}

/// The last word of `head` without its final stop.
fn last_word(head: &str) -> &str {
    // A window of bounded size: a text without blanks must not be walked again for every stop in it.
    let window = &head[head.ceil_char_boundary(head.len().saturating_sub(40))..];
    let word = window.rsplit(is_blank).next().unwrap_or("");
    word.strip_suffix('.').unwrap_or(word)
}

/// Words of `tail`, in a window of bounded size, without what is no letter around them.
fn words(tail: &str) -> impl Iterator<Item = &str> {
    tail[..tail.floor_char_boundary(120)]
        .split(is_blank)
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()))
        .filter(|word| !word.is_empty())
}

fn has(list: &[&str], word: &str) -> bool {
    list.iter().any(|entry| entry.eq_ignore_ascii_case(word))
}
