//! Which words can begin an amount, or a part of one: one look-up a token, so that the readers run only where they can
//! succeed. Says where nothing begins; where something may begin the readers decide.

use std::sync::LazyLock;

use super::modifier;
use super::noun;
use super::scan::Scan;
use crate::lexicon::Classes;

/// What one word may be, as a set of bits.
pub(super) type Class = u32;

/// Digits, or a number word below a hundred.
pub(super) const NUMBER: Class = 1;
/// `hundred`, `dozen`, `million`.
const MULTIPLIER: Class = 1 << 1;
/// `several`, `dozens`: an amount by itself.
const VAGUE: Class = 1 << 2;
/// `few`, `handful`: an amount behind an article.
const DETERMINED: Class = 1 << 3;
/// `half`, `quarter`.
const FRACTION: Class = 1 << 4;
/// `between`, `from`: opens a range.
const RANGE: Class = 1 << 5;
/// Opens a modifier of one word: `about`.
const MODIFIER: Class = 1 << 6;
/// Opens a modifier of several words: `at least`.
const MODIFIERS: Class = 1 << 7;
/// Second word of a modifier.
const SECOND: Class = 1 << 8;
/// `well`, `slightly`: stands before a modifier.
pub(super) const DEGREE: Class = 1 << 9;
/// `another`, `further`.
const ON_TOP: Class = 1 << 10;
/// `a`, `an`.
const ARTICLE: Class = 1 << 11;
/// `nobody`, `no`, `without`.
pub(super) const ZERO: Class = 1 << 12;
/// Closes a noun phrase.
pub(super) const FUNCTION: Class = 1 << 13;

/// A number may begin here.
pub(super) const BEGINS_NUMBER: Class = NUMBER | MULTIPLIER | FRACTION | ARTICLE;
/// A modifier may begin here.
pub(super) const BEGINS_MODIFIER: Class = MODIFIER | MODIFIERS;
/// `a`, `an`, `another`.
pub(super) const BEFORE_PERSON: Class = ARTICLE | ON_TOP;

const TABLE: &[(Class, &str)] = &[
    (
        NUMBER,
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen \
         seventeen eighteen nineteen twenty thirty forty fourty fifty sixty seventy eighty ninety",
    ),
    (MULTIPLIER, "dozen hundred thousand lakh million crore billion trillion"),
    (VAGUE, "several tens scores dozens hundreds thousands lakhs millions crores billions trillions both"),
    (DETERMINED, "couple few handful pair trio"),
    (FRACTION, "half quarter"),
    (RANGE, "between from anywhere anything somewhere"),
    (ON_TOP, "another further additional extra added"),
    (ARTICLE, "a an"),
    (ZERO, "nobody none no not without"),
];

static CLASSES: LazyLock<Classes> = LazyLock::new(|| {
    let mut classes = Classes::default();
    let mut add = |word: &str, class: Class| classes.add(word, class);
    TABLE.iter().for_each(|&(class, words)| words.split_whitespace().for_each(|word| add(word, class)));
    for (phrase, _) in modifier::BEFORE {
        let mut words = phrase.split(' ');
        let first = words.next().unwrap_or("");
        match words.next() {
            Some(second) => {
                add(first, MODIFIERS);
                add(second, SECOND);
            }
            None => add(first, MODIFIER),
        }
    }
    modifier::DEGREES.iter().for_each(|&word| add(word, DEGREE));
    noun::FUNCTION.iter().for_each(|&word| add(word, FUNCTION));
    classes
});

/// The classes of a folded word.
pub(super) fn class(word: &str) -> Class {
    CLASSES.of(word)
}

/// Whether an amount may begin at a token.
pub(super) fn opens(scan: &Scan, at: usize) -> bool {
    let here = scan.class(at);
    let next = scan.class(at + 1);
    here & (NUMBER | MULTIPLIER | VAGUE | DETERMINED | FRACTION) != 0
        || here & RANGE != 0 && next & (BEGINS_NUMBER | RANGE | BEGINS_MODIFIER) != 0
        || here & DEGREE != 0 && next & (BEGINS_MODIFIER | VAGUE) != 0
        || here & ON_TOP != 0 && opens(scan, at + 1)
        || here & ARTICLE != 0 && next & (DETERMINED | MULTIPLIER | FRACTION | MODIFIER | SECOND | DEGREE | ON_TOP) != 0
        || here & MODIFIER != 0 && (opens(scan, at + 1) || scan.is(at + 1, "."))
        || here & MODIFIERS != 0 && next & SECOND != 0 && goes_on(scan, at)
}

/// Whether the third word of a modifier of several fits, where its first two are common.
fn goes_on(scan: &Scan, at: usize) -> bool {
    let third = scan.word(at + 2);
    match (scan.word(at), scan.word(at + 1)) {
        ("in" | "on", "the") => matches!(third, "order" | "region"),
        ("at", "the" | "a") => matches!(third, "least" | "most" | "very" | "minimum"),
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::amount::{self, Measure};
    use super::*;
    use crate::span::Span;
    use crate::text::Tokens;

    /// Words with which some reader begins or goes on, and a few more.
    const WORDS: &str = "a an the of in on at least most very minimum maximum order region excess about around approx . \
        another further additional extra added more less fewer than no not nobody none without one two twenty seven \
        12 1,000 3.5 2019 hundred thousand million dozen dozens hundreds tens scores several few couple handful pair \
        trio both half quarter between from anywhere anything somewhere up to well just far slightly many much even \
        little as approximate estimated close short shy under over above below nearly some upwards men and or so - \
        plus ~ $ exceeding greater any people were these each";

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2_000))]
        #[test]
        fn nothing_begins_elsewhere(
            words in proptest::collection::vec(
                proptest::sample::select(WORDS.split_whitespace().collect::<Vec<_>>()), 1..12),
        ) {
            let text = words.join(" ");
            let tokens = Tokens::cut(&text, Span::new(0, text.len()));
            let scan = Scan::new(&tokens, &[]);
            for at in 0..tokens.len() {
                let found = amount::read_any(&scan, at, Measure::COUNT);
                prop_assert!(found.is_none() || opens(&scan, at), "{text}: {at}");
            }
        }
    }
}
