//! Which words can begin a time expression, or a part of its grammar: one look-up a token, so that the grammar runs only
//! where it can succeed. Says where nothing begins; where something may begin the parsers decide.

use std::sync::LazyLock;

use super::words::{HOLIDAYS, MONTHS, SEASONS, UNITS, WEEKDAYS};
use crate::lexicon::Classes;
use crate::text::{TokenKind, Tokens};

/// What one word may be, as a set of bits.
pub(super) type Class = u32;

/// A number, or a word that can begin one.
pub(super) const NUMBER: Class = 1;
/// A month, in full or cut short.
pub(super) const MONTH: Class = 1 << 1;
/// A weekday, in full or cut short.
pub(super) const WEEKDAY: Class = 1 << 2;
/// A season.
pub(super) const SEASON: Class = 1 << 3;
/// First word of a holiday.
pub(super) const HOLIDAY: Class = 1 << 4;
/// A unit of time, also in the plural.
pub(super) const UNIT: Class = 1 << 5;
/// First word of a direction: `last`, `next`, `this`.
pub(super) const WAY: Class = 1 << 6;
/// `a`, `few`, `half`: begins an amount without being a number.
pub(super) const AMOUNT: Class = 1 << 7;
/// First word of an open side: `since`, `by`, `no later than`.
pub(super) const BOUND: Class = 1 << 8;
/// First word that counts from the anchor or from what was told: `today`, `the`, `that`.
pub(super) const DEICTIC: Class = 1 << 9;
/// First word of a part of a period: `early`, `end`.
pub(super) const PORTION: Class = 1 << 10;
/// `the`
pub(super) const THE: Class = 1 << 11;
/// A decade in words: `nineties`.
pub(super) const DECADE: Class = 1 << 12;
/// Begins an expression, whatever follows it.
const ALONE: Class = 1 << 13;
/// Begins one where one of certain words follows; see `follows`.
const LED: Class = 1 << 14;
/// Part of the day after `this` or `next`, or of the week: `morning`, `working`.
const PART: Class = 1 << 15;
/// `about`, `around`: stands between a preposition and an amount or point.
const ROUGHLY: Class = 1 << 16;
/// `from`, `by`: begins one where the next word does.
const BEFORE_POINT: Class = 1 << 17;
/// `full`, `whole`: stands between `a` and a unit.
const BETWEEN: Class = 1 << 18;

/// Every class with its words; those of `words.rs` are added to them.
const TABLE: &[(Class, &str)] = &[
    (
        NUMBER | ALONE,
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen \
         seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety zeroth first second third \
         fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth \
         seventeenth eighteenth nineteenth twentieth thirtieth",
    ),
    (AMOUNT | ALONE, "couple few several"),
    (AMOUNT | LED, "a an half"),
    (WAY | LED, "this current last previous recent past next coming upcoming following"),
    (LED, "final that these those"),
    (DEICTIC, "the day yesterday today tonight tomorrow this last that next following previous"),
    (DEICTIC | ALONE, "yesterday today tonight tomorrow now present overnight night evening"),
    (
        PORTION | ALONE,
        "early mid late earlier later beginning start opening outset middle end close rest remainder remaining",
    ),
    (ALONE, "q1 q2 q3 q4 eve"),
    (DECADE | ALONE, "noughties aughts tens twenties thirties forties fifties sixties seventies eighties nineties"),
    (BOUND | ALONE, "ever starting beginning anytime later sooner earlier"),
    (BOUND | LED, "not no any greater on as prior ahead up"),
    (BOUND | BEFORE_POINT, "since after before until till by through from"),
    (BEFORE_POINT, "between"),
    (LED, "in during for within less all"),
    (PART, "working work business morning afternoon evening night half coming past last"),
    (ROUGHLY, "about around roughly approximately just another"),
    (BETWEEN, "full whole more short consecutive couple few and"),
    (THE | LED, "the"),
];

static CLASSES: LazyLock<Classes> = LazyLock::new(|| {
    let mut classes = Classes::default();
    let mut add = |word: &str, class: Class| classes.add(word, class);
    TABLE.iter().for_each(|&(class, words)| words.split_whitespace().for_each(|word| add(word, class)));
    MONTHS.iter().for_each(|&(word, ..)| add(word, MONTH | ALONE));
    WEEKDAYS.iter().for_each(|&(word, ..)| add(word, WEEKDAY | ALONE));
    SEASONS.iter().for_each(|&(word, _)| add(word, SEASON | ALONE));
    for &(one, many, _) in UNITS {
        add(one, UNIT | LED);
        add(many, UNIT);
    }
    for (words, _) in HOLIDAYS {
        let first = words.split(' ').next().unwrap_or("");
        // These begin much else.
        let common = matches!(first, "new" | "good" | "all" | "st." | "international");
        add(first, HOLIDAY | if common { LED } else { ALONE });
    }
    classes
});

/// The classes of all tokens of a sentence.
pub(super) fn classes(tokens: &Tokens<'_>) -> Vec<Class> {
    let table = &*CLASSES;
    let class = |at: usize| {
        if tokens.kind(at) == Some(TokenKind::Number) {
            return NUMBER | ALONE;
        }
        let word = tokens.folded(at);
        // "Sept.": the stop is a part of the token.
        let word = word.strip_suffix('.').filter(|_| !table.has(word)).unwrap_or(word);
        table.of(word)
    };
    (0..tokens.len()).map(class).collect()
}

/// Whether a time expression may begin at a token.
pub(super) fn opens(tokens: &Tokens<'_>, classes: &[Class], at: usize) -> bool {
    let here = classes.get(at).copied().unwrap_or(0);
    if here & (ALONE | LED | BEFORE_POINT) == 0 {
        return false;
    }
    let next = classes.get(at + 1).copied().unwrap_or(0);
    here & ALONE != 0
        || here & BEFORE_POINT != 0 && (next & ROUGHLY != 0 || opens(tokens, classes, at + 1))
        || here & LED != 0 && follows(tokens, classes, at, next)
}

/// Whether what follows lets a word begin an expression that does so only before certain words.
fn follows(tokens: &Tokens<'_>, classes: &[Class], at: usize, next: Class) -> bool {
    const LENGTH: Class = NUMBER | AMOUNT;
    const NAMED: Class = UNIT | PART | LENGTH | HOLIDAY | SEASON | WEEKDAY | MONTH | THE;
    let here = classes[at];
    let word = tokens.folded(at + 1);
    match tokens.folded(at) {
        "the" => next & UNIT != 0 || matches!(word, "same" | "final") || opens(tokens, classes, at + 1),
        "these" | "those" => next & (WAY | LENGTH) != 0,
        "in" | "for" => next & (LENGTH | ROUGHLY) != 0,
        "within" => next & (LENGTH | THE | WAY) != 0,
        "a" | "an" => next & (UNIT | WAY | BETWEEN) != 0,
        "half" => matches!(word, "a" | "of"),
        "that" => matches!(word, "same" | "day" | "night"),
        "all" => next & UNIT != 0 || word == "saints",
        "on" => word == "or",
        "no" => matches!(word, "earlier" | "later" | "more"),
        "not" => matches!(word, "before" | "later"),
        "any" => word == "time",
        "up" => matches!(word, "until" | "to"),
        "as" => matches!(word, "late" | "of" | "from"),
        "less" | "greater" => word == "than",
        "prior" => word == "to",
        "ahead" => word == "of",
        "new" => matches!(word, "year" | "years"),
        "good" => word == "friday",
        "st." => word == "patrick",
        "international" => matches!(word, "women" | "workers"),
        _ if here & UNIT != 0 => {
            let of = ["after", "before", "of", "commencing", "beginning", "starting", "ending"];
            next & NUMBER != 0 || of.contains(&word)
        }
        // A direction.
        _ => next & NAMED != 0,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::cursor::Cursor;
    use super::super::hit::expression;
    use super::*;
    use crate::span::Span;

    /// Words with which some parser begins or goes on, and a few more.
    const WORDS: &str = "the of in on from to between and since by until till last next this that these those past two a an few \
        9999 2025 31 1st 29 1990s 2016/17 week weeks day days month year years decade century hour night evening May \
        February Mar. march Monday Sun Easter Christmas new year 's eve good Friday all saints ' st. Patrick may \
        international women summer fall winter overnight early mid late later earlier than - – / , ( ) . end start \
        close rest first half second couple several ago before after today tomorrow yesterday tonight now present \
        will said was same within starting beginning commencing ending thousand hundred twenty fifties q3 weekend \
        no more less not any time up as late through during about around roughly just another for following \
        previous coming recent current eve hours minutes shortly working work business morning afternoon full whole short consecutive with \
        prior ahead greater sooner ever or onwards final quarter fortnight palm sunday boxing é ’s remaining middle";

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2_000))]
        #[test]
        fn nothing_begins_elsewhere(
            words in proptest::collection::vec(
                proptest::sample::select(WORDS.split_whitespace().collect::<Vec<_>>()), 1..12),
        ) {
            let text = words.join(" ");
            let tokens = Tokens::cut(&text, Span::new(0, text.len()));
            let classes = classes(&tokens);
            for at in 0..tokens.len() {
                let found = expression(Cursor { tokens: &tokens, classes: &classes, at });
                prop_assert!(found.is_none() || opens(&tokens, &classes, at), "{text}: {at}");
            }
        }
    }
}
