//! Members of lexicons in a sentence: where one ends, and who or what it is. A member is found by its names, or by any
//! other name by which the article knows it.

use super::lattice::{Edge, Lattice};
use crate::rule::{CompiledLexicon, Member, TypeSet};
use crate::value::{Actor, Place, PlaceNode, TextValue, Value};

/// Whether a member, or the article in front of one, may begin at a position.
pub(super) fn may_begin(lexicon: &CompiledLexicon, lattice: &Lattice<'_>, at: usize) -> bool {
    let begins = |at: usize| {
        lexicon.openings.contains_key(lattice.folded(at))
            || !lexicon.ids.is_empty() && lattice.begins(at, TypeSet::ACTOR)
    };
    begins(at) || lattice.folded(at) == "the" && begins(at + 1)
}

/// One past the last position of every member that begins at a position, the longest name first.
pub(super) fn ends(lexicon: &CompiledLexicon, lattice: &Lattice<'_>, at: usize) -> Vec<u32> {
    let most = lexicon.openings.get(lattice.folded(at)).copied().unwrap_or(0).min(lattice.len().saturating_sub(at));
    let named = (1..=most).rev().filter(|words| named(lexicon, lattice, at, at + words).is_some());
    let mut ends: Vec<u32> = named.map(|words| (at + words) as u32).collect();
    if !lexicon.ids.is_empty() {
        for (_, edge) in lattice.edges_at(at) {
            let known = actor(edge).is_some_and(|actor| lexicon.has(&actor.id, lattice.day));
            if known && !ends.contains(&edge.to) {
                ends.push(edge.to);
            }
        }
    }
    ends
}

/// The member that goes by the words `from..to` on the day of the article.
fn named<'l>(lexicon: &'l CompiledLexicon, lattice: &Lattice<'_>, from: usize, to: usize) -> Option<&'l Member> {
    let folded = (from..to).map(|at| lattice.folded(at)).collect::<Vec<_>>().join(" ");
    lexicon.find(&folded, |at| lattice.exact(from + at), lattice.day)
}

/// What a member is: an actor or place as it is known elsewhere, else as the lexicon has it; words by their id.
pub(super) fn value(lexicon: &CompiledLexicon, lattice: &Lattice<'_>, from: u32, to: u32) -> Value {
    let edges = || lattice.edges_at(from as usize).map(|(_, edge)| edge).filter(|edge| edge.to == to && !edge.list);
    let member = named(lexicon, lattice, from as usize, to as usize);
    let words = || (from..to).map(|at| lattice.folded(at as usize)).collect::<Vec<_>>().join(" ");
    let (id, name) = member.map_or_else(|| (words(), words()), |member| (member.id.clone(), member.name.clone()));
    match lexicon.base.as_deref() {
        Some("actor" | "org" | "person") => {
            let known = edges().filter_map(actor).find(|actor| !actor.id.starts_with('~'));
            let own = member
                .and_then(|member| Some(Actor { id, name, kind: member.kind?, principal: member.principal.clone() }));
            known
                .cloned()
                .or(own)
                .map_or_else(|| Value::Text(TextValue { norm: vec![words()], name: None }), Value::Actor)
        }
        Some("place") => {
            let places = edges().filter_map(|edge| match edge.values.first() {
                Some((Value::Place(place), _)) if place.known => Some(place.clone()),
                _ => None,
            });
            let node = PlaceNode { path: vec![id.clone()], id, name };
            Value::Place(places.into_iter().next().unwrap_or(Place { nodes: vec![node], known: false }))
        }
        _ => Value::Text(TextValue { norm: vec![id], name: None }),
    }
}

/// The one actor of an edge.
fn actor(edge: &Edge) -> Option<&Actor> {
    match &edge.values[..] {
        [(Value::Actor(actor), _)] if edge.types.meets(TypeSet::ACTOR) => Some(actor),
        _ => None,
    }
}
