//! Which words can begin a reference: one look-up a token, so that the readers run only where they can succeed. Says where
//! nothing begins; where something may begin the readers decide.

use std::sync::LazyLock;

use crate::lexicon::{Classes, clause, reference as nouns, site, venue};
use crate::text::{TokenKind, Tokens};

/// A reference may begin with it.
const OPENS: u32 = 1;
/// One may begin behind it.
const LEADS: u32 = 1 << 1;

static CLASSES: LazyLock<Classes> = LazyLock::new(|| {
    let mut classes = Classes::default();
    let opening = [
        clause::PERSON_PRONOUNS,
        clause::GROUP_PRONOUNS,
        // Inside a quotation whoever is quoted.
        clause::FIRST_PERSON,
        nouns::POINTERS,
        // `At its embassy`
        clause::DETERMINERS,
        // `Parliament`, `riot police`
        nouns::BARE,
        nouns::BEFORE_BARE,
        // `Families of the miners`, `all local leaders`, `the airline's directors`
        nouns::BEFORE_GROUP,
        nouns::VICTIMS,
        nouns::BODIES,
        nouns::ROLES,
    ];
    opening.into_iter().flatten().for_each(|word| classes.add(word, OPENS));
    venue::SITTING.iter().for_each(|word| classes.add(word, OPENS));
    // `An all-party meeting`, `the pair`
    ["all", "cross", "multi", "pair"].iter().for_each(|word| classes.add(word, OPENS));
    classes.add("there", OPENS);
    nouns::NUMBERS.iter().for_each(|(word, _)| classes.add(word, OPENS));
    nouns::GROUPS.iter().for_each(|(word, _)| classes.add(word, OPENS));
    // `The new holding company` is the holding company.
    // `Her security chiefs` are they.
    [site::BEFORE_SEAT, nouns::STEPPED_OVER, clause::DETERMINERS, venue::BEFORE_COMPANY]
        .into_iter()
        .flatten()
        .for_each(|word| classes.add(word, LEADS));
    classes
});

/// Token → whether a reference may begin there.
pub(in crate::extract) fn opens(tokens: &Tokens<'_>) -> Vec<bool> {
    let classes = &*CLASSES;
    let mut led = false;
    let opens = |at: usize| match tokens.kind(at) {
        Some(TokenKind::Word) => {
            let class = classes.of(tokens.folded(at));
            let opens = led || class & OPENS != 0;
            led = class & LEADS != 0;
            opens
        }
        kind => {
            led = kind == Some(TokenKind::Possessive);
            false
        }
    };
    (0..tokens.len()).map(opens).collect()
}
