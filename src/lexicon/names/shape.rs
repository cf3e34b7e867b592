//! The shape of an unknown name: what its own words say before any context.

use super::atlas;
use super::atoms::Atom;
use super::parts;
use super::view::View;
use super::words;
use crate::text::TokenKind;
use crate::value::ActorKind;

/// What the words of an unknown name say by themselves.
pub(super) struct Shape {
    /// What sort, where a head noun or a given name tells.
    pub kind: Option<ActorKind>,
    /// It bears a head noun of places.
    pub placed: bool,
    /// What it is called for short, folded.
    pub short: Vec<String>,
}

impl Shape {
    /// Reads the words of a name.
    pub fn of(view: &View, atom: &Atom) -> Self {
        let words: Vec<(usize, usize)> = name_words(view, atom.from, atom.to);
        let mut shape = Shape { kind: None, placed: false, short: Vec::new() };
        let (Some(&(first, _)), Some(&(last, _))) = (words.first(), words.last()) else { return shape };
        let headed =
            (atom.from + 1..atom.to).any(|at| matches!(view.key(at), "of" | "for") && view.is(at - 1, words::ORG_HEAD));
        let of = (atom.from..atom.to).any(|at| matches!(view.key(at), "of" | "for")) && view.is(first, words::HEAD_OF);
        if words.len() > 1 && view.is(first, words::THING) {
            let bare = words.iter().find(|(at, _)| !view.is(*at, words::THING)).map_or(last, |&(at, _)| at);
            shape.short.push(view.joined(bare, atom.to));
            return shape;
        }
        let head = if of { first } else { last };
        let radio = view.key(first) == "radio";
        let org = words.len() > 1 && (view.is(head, words::ORG_HEAD) || radio || headed);
        let opening =
            matches!(view.key(first), "port" | "mount" | "mt" | "lake" | "fort" | "camp" | "cape" | "isle" | "hotel");
        let water = parts::WATERS.contains(&view.key(first)) && view.key(first + 1) == "of";
        let geo = words.len() > 1 && (view.is(head, words::GEO_HEAD | words::ADMIN_HEAD) || opening || water) && !org;
        let acronym =
            words.len() == 1 && view.upper(first) && atom.to - atom.from == 1 && view.tokens.word(first).len() <= 6;
        if org || acronym && !atom.dateline {
            shape.kind = Some(ActorKind::Org);
        }
        shape.placed = geo;
        if words.len() < 2 {
            return shape;
        }
        // "the Orlun Valley" and "Orlun" are two places.
        if geo || radio {
            return shape;
        }
        if org {
            let stem = view.joined(atom.from, last);
            let plain = words.len() == 2
                && view.is(first, words::STOP | words::DIRECTION | words::OFFICE_MOD | words::CALENDAR);
            if !of && !plain && atlas::spot(view, atom.from).is_none_or(|spot| spot.to < last) {
                shape.short.push(stem);
            }
        } else {
            shape.short.push(view.joined(last, atom.to));
            if view.is(first, words::GIVEN) && !of {
                shape.kind = Some(ActorKind::Person);
            }
        }
        shape
    }
}

/// Words of a name; hyphenated ones count as one. Small inner words are none.
fn name_words(view: &View, from: usize, to: usize) -> Vec<(usize, usize)> {
    let mut words: Vec<(usize, usize)> = Vec::new();
    for at in from..to {
        if view.kind(at, TokenKind::Word) {
            let joined = at > from && view.kind(at - 1, TokenKind::Hyphen);
            match words.last_mut() {
                Some(last) if joined => last.1 = at + 1,
                _ if view.capital(at) => words.push((at, at + 1)),
                _ => {}
            }
        }
    }
    words
}

/// `PORT OLDHAVEN` → `Port Oldhaven`.
pub(super) fn capitalised(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut inside = false;
    for c in text.chars() {
        if inside {
            out.extend(c.to_lowercase());
        } else {
            out.push(c);
        }
        inside = c.is_alphanumeric();
    }
    out
}
