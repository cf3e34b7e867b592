//! Which companies meet: contexts of two that share a block, by blocks as in `blocks`, without looking at blocks that only one
//! company stands in or in which all stand inside.

use super::blocks::{Entry, chunks, meet, meetings_in};
use super::crowd::{ALL, among, poles};
use super::gather::Gathered;
use crate::claim::{Claim, Schema};
use crate::value::Value;

/// Claims by face, faces by context, contexts by company: each list has those of one together, in the order of their numbers.
#[derive(Debug)]
pub struct Order {
    pub(crate) contexts: Grouped,
    pub(crate) faces: Grouped,
    pub(crate) claims: Grouped,
}

/// Numbers by group.
#[derive(Debug)]
pub(crate) struct Grouped {
    starts: Vec<u32>,
    all: Vec<u32>,
}

impl Grouped {
    /// The numbers of the groups, one each; `u32::MAX`: in none.
    fn new(groups: impl Iterator<Item = u32> + Clone, many: usize) -> Self {
        let mut starts = vec![0_u32; many + 1];
        for group in groups.clone().filter(|group| *group != u32::MAX) {
            starts[group as usize + 1] += 1;
        }
        for at in 1..starts.len() {
            starts[at] += starts[at - 1];
        }
        let mut next = starts.clone();
        let mut all = vec![0; starts[many] as usize];
        for (group, number) in groups.zip(0_u32..).filter(|(group, _)| *group != u32::MAX) {
            all[next[group as usize] as usize] = number;
            next[group as usize] += 1;
        }
        Self { starts, all }
    }

    /// Those of a group, ascending.
    pub fn of(&self, group: u32) -> &[u32] {
        &self.all[self.starts[group as usize] as usize..self.starts[group as usize + 1] as usize]
    }
}

/// Who meets whom.
#[derive(Debug, Default)]
pub(crate) struct Together {
    /// Companies all of whose contexts meet each other, the lower number first; one may meet itself.
    pub companies: Vec<(u32, u32)>,
    /// Where more faces meet than can be compared all with all: the likeliest opponents, the lower number first.
    pub faces: Vec<(u32, u32)>,
}

impl Gathered {
    /// Puts those of one face, context and company together.
    pub fn order(&self) -> Order {
        let contexts = self.contexts.iter().map(|context| context.company);
        let faces = self.faces.iter().map(|face| face.context);
        let claims = self.rows.iter().map(|row| row.face);
        Order {
            contexts: Grouped::new(contexts, self.companies.len()),
            faces: Grouped::new(faces, self.contexts.len()),
            claims: Grouped::new(claims, self.faces.len()),
        }
    }

    /// Who meets whom, each pair once, sorted.
    ///
    /// Costs as much as there are blocks with several companies in them, plus the pairs.
    pub(crate) fn together(&self, order: &Order, schemas: &[Schema]) -> Together {
        let mut all = Together::default();
        let (mut large, mut pairs) = (Vec::new(), Vec::new());
        let entries = shared(&self.entries);
        for block in chunks(&entries).filter(|block| block.len() > 1) {
            if self.is_large(block, order) {
                large.push(self.faces_of(block, order));
            } else {
                meet(block, |_| true, &mut pairs);
                all.companies.extend(pairs.drain(..).map(|(a, b)| (a as u32, b as u32)));
            }
        }
        for (_, number) in self.companies.iter().zip(0..).filter(|(company, _)| company.meets) {
            let own = [Entry { key: 0, inside: 0, claim: number }];
            if self.is_large(&own, order) {
                large.push(self.faces_of(&own, order));
            } else {
                all.companies.push((number, number));
            }
        }
        all.companies.sort_unstable();
        all.companies.dedup();
        let met = |a: u32, b: u32| {
            let company = |face: u32| self.contexts[self.faces[face as usize].context as usize].company;
            let (a, b) = (company(a), company(b));
            all.companies.binary_search(&(a.min(b), a.max(b))).is_ok()
        };
        let mut faces: Vec<(u32, u32)> =
            large.iter().flat_map(|block| self.meet_poles(block, order, schemas)).collect();
        faces.sort_unstable();
        faces.dedup();
        faces.retain(|&(a, b)| !met(a, b));
        all.faces = faces;
        all
    }

    /// The faces of a block, each where its company stands.
    fn faces_of(&self, block: &[Entry], order: &Order) -> Vec<Entry> {
        let of = |entry: &Entry| {
            let entry = *entry;
            let contexts = order.contexts.of(entry.claim).iter();
            contexts.flat_map(move |&context| order.faces.of(context)).map(move |&face| Entry { claim: face, ..entry })
        };
        let mut faces: Vec<Entry> = block.iter().flat_map(of).collect();
        faces.sort_unstable();
        faces
    }

    /// Whether more faces meet in a block than can be compared all with all.
    fn is_large(&self, block: &[Entry], order: &Order) -> bool {
        let many = |entry: &Entry| -> usize {
            order.contexts.of(entry.claim).iter().map(|&context| order.faces.of(context).len()).sum()
        };
        block.iter().map(many).sum::<usize>() > ALL && meetings_in(&self.faces_of(block, order)) > among(ALL)
    }

    /// The pairs of faces of a block that most likely miss each other.
    fn meet_poles(&self, block: &[Entry], order: &Order, schemas: &[Schema]) -> Vec<(u32, u32)> {
        let mut faces: Vec<u32> = block.iter().map(|entry| entry.claim).collect();
        faces.sort_unstable();
        faces.dedup();
        let claims: Vec<Claim> = faces.iter().map(|&face| self.claim_of(face)).collect();
        let at = |face: u32| faces.binary_search(&face).unwrap_or(0);
        let Some(schema) = faces.first().map(|&face| &schemas[self.kind(self.faces[face as usize].context)]) else {
            return Vec::new();
        };
        let poles = poles(block, |face| &claims[at(face)], |face| order.claims.of(face).len(), schema);
        let meets = |pole: &Entry| {
            let (inside, pole) = (pole.inside, pole.claim);
            let others = block.iter().filter(move |other| other.inside & inside == 0);
            others.map(move |other| (pole.min(other.claim), pole.max(other.claim)))
        };
        poles.iter().flat_map(meets).collect()
    }

    /// A claim of a face.
    fn claim_of(&self, face: u32) -> Claim {
        let (mut claim, open) = self.model(self.faces[face as usize].context);
        for (&slot, count) in open.iter().zip(self.counts(face)) {
            claim.slots[slot].values[0].value = Value::Count(*count);
        }
        claim
    }
}

/// The entries of blocks in which two companies may meet, sorted. One look at all of them leaves out most: a block that only one
/// company stands in, and one in which all stand inside by the same feature. What is left may still be such a block: several
/// share a mark.
fn shared(entries: &[Entry]) -> Vec<Entry> {
    const INSIDE: u8 = 7;
    const ONCE: u8 = 8;
    const OFTEN: u8 = 16;
    let size = (2 * entries.len()).next_power_of_two().max(64);
    let mark = |entry: &Entry| (entry.key >> 16) as usize & (size - 1);
    let mut marks = vec![INSIDE; size];
    for entry in entries {
        let seen = &mut marks[mark(entry)];
        let often = if *seen & (ONCE | OFTEN) == 0 { ONCE } else { OFTEN };
        *seen = (*seen & INSIDE & entry.inside) | often;
    }
    let mut left: Vec<Entry> =
        entries.iter().filter(|entry| marks[mark(entry)] & (INSIDE | OFTEN) == OFTEN).copied().collect();
    left.sort_unstable();
    left
}
