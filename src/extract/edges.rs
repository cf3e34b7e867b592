//! The values of a sentence as edges over its positions: numbers and times, names, names with the words that belong to them,
//! and words that name nobody but mean somebody.

use super::compound::compounds;
use super::context::Context;
use super::lattice::{Edge, Lattice, types_of};
use super::refer::references;
use crate::lexicon::names::may_go_on;
use crate::rule::TypeSet;
use crate::text::TokenKind;
use crate::value::Value;

impl Context<'_> {
    /// All edges of a sentence but the lists that several of them make.
    pub(super) fn edges(&self, at: usize, lattice: &Lattice<'_>) -> Vec<Edge> {
        let (figures, names) = (self.figures(at), self.names(at));
        let plain = |from: usize, to: usize, value: Value| edge(lattice, from, to, vec![value], &[]);
        let mut edges = Vec::new();
        for hit in &figures.counts {
            let count = plain(hit.from, hit.to, Value::Count(hit.count));
            edges.extend(count.map(|edge| Edge { refers: hit.additional, ..edge }));
        }
        for hit in &figures.measures {
            edges.extend(plain(hit.from, hit.to, hit.value.clone()));
        }
        for hit in names {
            if let Some(actors) = &hit.actor {
                let actors = actors.iter().cloned().map(Value::Actor).collect();
                edges.extend(edge(lattice, hit.from, hit.to, actors, &hit.members));
            }
            if let Some(place) = &hit.place {
                edges.extend(edge(lattice, hit.from, hit.to, vec![Value::Place(place.clone())], &hit.members));
            }
        }
        for found in compounds(lattice.tokens, names) {
            let hit = &names[found.name];
            let whole = |value: Value| edge(lattice, found.from, found.to, vec![value], &[(hit.from, hit.to)]);
            match (&hit.place, hit.actor.as_deref()) {
                (Some(place), _) if found.place => {
                    edges.extend(whole(Value::Place(place.clone())).map(|edge| Edge { joined: true, ..edge }));
                }
                (_, Some([actor])) if !found.place => edges.extend(whole(Value::Actor(actor.clone()))),
                _ => {}
            }
        }
        for hit in &figures.times {
            edges.extend(plain(hit.from, hit.to, Value::Time(hit.time.clone())));
        }
        for hit in &figures.times {
            // A rule may ask for the day of which others say `since`.
            if let Some((from, time)) = &hit.since {
                let day = plain(*from, hit.to, Value::Time(time.clone()));
                edges.extend(day.map(|edge| Edge { joined: true, ..edge }));
            }
        }
        for reference in references(self, at) {
            // `The port authority` says by itself who is meant; `the government` does not.
            let tells = matches!(reference.values.as_slice(), [Value::Actor(one)] if one.is_unnamed_body() && one.id.contains(' '));
            let found = edge(lattice, reference.from, reference.to, reference.values, &[]);
            edges.extend(found.map(|edge| match reference.party {
                true if edge.types.meets(TypeSet::PLACE) => Edge { types: TypeSet::SITE, ..edge },
                true => Edge { types: TypeSet::PARTY, ..edge },
                false => Edge { refers: !tells, ..edge },
            }));
        }
        edges
    }
}

/// Values over tokens as an edge; `members`: the words that name each of them, where those are not all of its words. `None`
/// where a full stop stands among them, on which the scan counts: no value goes on behind it; nor is it a name, and the sketch
/// counts on that, with a word inside that stands in none.
fn edge(lattice: &Lattice<'_>, from: usize, to: usize, values: Vec<Value>, members: &[(usize, usize)]) -> Option<Edge> {
    let tokens = lattice.tokens;
    let (start, end) = (lattice.position(from), lattice.position(to));
    let types = values.iter().fold(TypeSet::NONE, |all, value| all.with(types_of(value)));
    let stopped = (from..to).any(|at| tokens.kind(at) == Some(TokenKind::Stop));
    let apart = || types.meets(TypeSet::NAMES) && (from + 1..to).any(|at| !may_go_on(tokens, at));
    if stopped || start >= end || types == TypeSet::NONE || apart() {
        return None;
    }
    // Each of `US and Ukrainian officials` by the words that name it.
    let span = |number: usize| {
        let (from, to) = members.get(number).copied().unwrap_or((from, to));
        tokens.span(from, to)
    };
    let list = values.len() > 1;
    let values = values.into_iter().enumerate().map(|(number, value)| (value, span(number))).collect();
    Some(Edge { from: start as u32, to: end as u32, types, values, list, joined: false, refers: false })
}
