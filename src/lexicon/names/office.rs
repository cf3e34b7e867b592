//! Offices and forms of address: `Foreign Minister`, `secretary of state`, `chief of staff`, `Lt. Gen.`

use super::view::View;
use super::words;
use crate::text::TokenKind;

/// An office or form of address in the text.
#[derive(Clone, Debug)]
pub(super) struct Office {
    /// One past its last token.
    pub to: usize,
    /// Its one name, `foreign minister` also for `secretary of state`; empty for a mere form of address.
    pub name: String,
    /// `Mr`, `Gen.`: nothing without a name.
    pub address: bool,
    /// `opposition leader`, `former president`: does not speak for the state.
    pub aside: bool,
    /// Several holders: `foreign ministers`.
    pub plural: bool,
}

/// The longest office that begins at `at`.
pub(super) fn parse(view: &View, at: usize) -> Option<Office> {
    const PARTS: words::Class = words::OFFICE | words::OFFICE_MOD;
    if view.is(at, words::STOP) && !view.is(at, words::ASIDE) {
        return None;
    }
    let is_address = |i| view.is(i, words::TITLE) && view.capital(i) && !view.shout;
    let mut next = at;
    let mut to = None;
    while next < at + 8 {
        if view.is(next, PARTS) || is_address(next) {
            next += 1;
            if view.is(next - 1, words::OFFICE) || is_address(next - 1) {
                to = Some(next);
            }
        } else if next > at && view.kind(next, TokenKind::Hyphen) {
            next += 1;
        } else {
            break;
        }
    }
    let mut to = to?;
    // "president-elect" is one office, "leader-in-waiting" none that is known here.
    if view.is_compound(to) {
        to += 2;
    }
    if view.mark(to, "of") && !view.capital(to - 1) | view.capital(to + 1) {
        let the = usize::from(view.key(to + 1) == "the");
        let mut end = to + 1 + the;
        while (view.is(end, words::OFFICE_MOD) && !view.is(end, words::STOP))
            || matches!(view.key(end), "staff" | "affairs" | "justice")
        {
            end += 1;
        }
        if end > to + 1 + the {
            to = end;
        }
    }
    Some(named(view, at, to))
}

fn named(view: &View, at: usize, to: usize) -> Office {
    let skip = |i: &usize| {
        let key = view.key(*i);
        !key.is_empty() && !matches!(key, "the" | "new" | "then" | "first" | "current") && !view.is(*i, words::ASIDE)
    };
    let mut name = String::new();
    for i in (at..to).filter(skip) {
        if !name.is_empty() {
            name.push(' ');
        }
        name.push_str(words::office_word(view.key(i)));
    }
    let address = (at..to).all(|i| !view.is(i, words::OFFICE | words::OFFICE_MOD));
    let aside = (at..to).any(|i| view.is(i, words::ASIDE));
    Office { to, name: words::office_name(&name).to_owned(), address, aside, plural: false }
}

/// An organ of a state at `at`, and where it ends: `foreign ministry`, `armed forces`, `officials`. Plural offices are
/// organs too; the office is given with them.
pub(super) fn organ(view: &View, at: usize) -> Option<(usize, Office)> {
    let mut next = at;
    let mut to = None;
    while next < at + 4 && view.is(next, words::ORGAN | words::ORGAN_MOD) {
        next += 1;
        if view.is(next - 1, words::ORGAN) {
            to = Some(next);
        }
    }
    let to = to?;
    let mut office = named(view, at, to);
    office.plural = matches!(view.key(to - 1), "ministers" | "presidents" | "premiers" | "leaders" | "envoys");
    Some((to, office))
}
