//! Which companies meet: contexts of two that share a block, by blocks as in `blocks`, without looking at blocks that only one
//! company stands in or in which all stand inside.

use super::blocks::{Entry, chunks, meet, meetings_in};
use super::crowd::{ALL, among, poles};
use super::gather::{Context, Gathered};
use std::ops::Range;

use crate::claim::{Claim, Schema};
use crate::value::Value;

/// Claims by face, faces by context, contexts by company. Each has a place in this order here, so that those of one company, context or
/// face stand side by side; within a face, claims ascend.
#[derive(Debug)]
pub struct Order {
    /// Where the contexts of a company begin; one more at the end, as in the others.
    companies: Vec<u32>,
    contexts: Vec<Context>,
    /// Where the faces of a context begin.
    faces_of: Vec<u32>,
    /// What the faces count.
    counts: Vec<u32>,
    /// The contexts of faces.
    context_of: Vec<u32>,
    /// Where the claims of a face begin.
    claims_of: Vec<u32>,
    claims: Vec<u32>,
    /// The articles of the claims.
    articles: Vec<u32>,
}

impl Order {
    /// Contexts of a company.
    pub(crate) fn contexts(&self, company: u32) -> Range<u32> {
        self.companies[company as usize]..self.companies[company as usize + 1]
    }

    /// Faces of contexts that stand side by side.
    pub(crate) fn faces(&self, contexts: Range<u32>) -> Range<u32> {
        self.faces_of[contexts.start as usize]..self.faces_of[contexts.end as usize]
    }

    /// The context of a face.
    pub(crate) fn context_of(&self, face: u32) -> u32 {
        self.context_of[face as usize]
    }

    /// A context.
    pub(crate) fn context(&self, context: u32) -> &Context {
        &self.contexts[context as usize]
    }

    /// The number of a face's counts.
    pub(crate) fn counts(&self, face: u32) -> u32 {
        self.counts[face as usize]
    }

    /// How many faces there are.
    pub(crate) fn len(&self) -> usize {
        self.counts.len()
    }

    /// How many claims faces have that stand side by side.
    pub(crate) fn many(&self, faces: Range<u32>) -> usize {
        (self.claims_of[faces.end as usize] - self.claims_of[faces.start as usize]) as usize
    }

    /// The claims of faces that stand side by side.
    pub(crate) fn claims(&self, faces: Range<u32>) -> &[u32] {
        &self.claims[self.claims_of[faces.start as usize] as usize..self.claims_of[faces.end as usize] as usize]
    }

    /// Their articles.
    pub(crate) fn articles(&self, faces: Range<u32>) -> &[u32] {
        &self.articles[self.claims_of[faces.start as usize] as usize..self.claims_of[faces.end as usize] as usize]
    }
}

/// Where the members of each group begin, by the groups of all; and the place of each among all. `u32::MAX`: in no group.
fn placed(groups: impl Iterator<Item = u32> + Clone, many: usize) -> (Vec<u32>, impl Iterator<Item = u32>) {
    let mut starts = vec![0_u32; many + 1];
    for group in groups.clone().filter(|group| *group != u32::MAX) {
        starts[group as usize + 1] += 1;
    }
    for at in 1..starts.len() {
        starts[at] += starts[at - 1];
    }
    let mut next = starts.clone();
    let places = groups.map(move |group| match next.get_mut(group as usize) {
        Some(next) => {
            *next += 1;
            *next - 1
        }
        None => u32::MAX,
    });
    (starts, places)
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
        let (companies, places) = placed(self.contexts.iter().map(|context| context.company), self.companies.len());
        let places: Vec<u32> = places.collect();
        let mut contexts = self.contexts.clone();
        for (context, &place) in self.contexts.iter().zip(&places) {
            contexts[place as usize] = *context;
        }
        let of_face = self.faces.iter().map(|face| places[face.context as usize]);
        let (faces_of, places) = placed(of_face.clone(), contexts.len());
        let places: Vec<u32> = places.collect();
        let (mut counts, mut context_of) = (vec![0; places.len()], vec![0; places.len()]);
        for ((face, context), &place) in self.faces.iter().zip(of_face).zip(&places) {
            counts[place as usize] = face.counts;
            context_of[place as usize] = context;
        }
        let of_claim = self.rows.iter().map(|row| places.get(row.face as usize).copied().unwrap_or(u32::MAX));
        let (claims_of, places) = placed(of_claim, counts.len());
        let many = claims_of.last().map_or(0, |all| *all as usize);
        let (mut claims, mut articles) = (vec![0; many], vec![0; many]);
        for ((row, number), place) in self.rows.iter().zip(0..).zip(places).filter(|(_, place)| *place != u32::MAX) {
            claims[place as usize] = number;
            articles[place as usize] = row.article;
        }
        Order { companies, contexts, faces_of, counts, context_of, claims_of, claims, articles }
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
            let company = |face: u32| order.context(order.context_of(face)).company;
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
            order.faces(order.contexts(entry.claim)).map(move |face| Entry { claim: face, ..entry })
        };
        let mut faces: Vec<Entry> = block.iter().flat_map(of).collect();
        faces.sort_unstable();
        faces
    }

    /// Whether more faces meet in a block than can be compared all with all.
    fn is_large(&self, block: &[Entry], order: &Order) -> bool {
        let many = |entry: &Entry| order.faces(order.contexts(entry.claim)).len();
        block.iter().map(many).sum::<usize>() > ALL && meetings_in(&self.faces_of(block, order)) > among(ALL)
    }

    /// The pairs of faces of a block that most likely miss each other.
    fn meet_poles(&self, block: &[Entry], order: &Order, schemas: &[Schema]) -> Vec<(u32, u32)> {
        let mut faces: Vec<u32> = block.iter().map(|entry| entry.claim).collect();
        faces.sort_unstable();
        faces.dedup();
        let Some(kind) = faces.first().map(|&face| self.kind(order.context(order.context_of(face)))) else {
            return Vec::new();
        };
        let claims: Vec<Claim> = faces.iter().map(|&face| self.claim_of(face, order)).collect();
        let of = |face: u32| &claims[faces.binary_search(&face).unwrap_or(0)];
        let poles = poles(block, of, |face| order.many(face..face + 1), &schemas[kind]);
        let meets = |pole: &Entry| {
            let (inside, pole) = (pole.inside, pole.claim);
            let others = block.iter().filter(move |other| other.inside & inside == 0);
            others.map(move |other| (pole.min(other.claim), pole.max(other.claim)))
        };
        poles.iter().flat_map(meets).collect()
    }

    /// A claim of a face.
    fn claim_of(&self, face: u32, order: &Order) -> Claim {
        let (mut claim, open) = self.model(order.context(order.context_of(face)));
        for (slot, count) in open.into_iter().zip(self.counts(order.counts(face))) {
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
