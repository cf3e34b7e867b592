//! Where so many claims meet that their pairs cannot be told one by one: they meet face by face (see `faces`).
//!
//! Which pairs meet is the same as in `blocks`: all claims of a face stand in the same blocks.

use rustc_hash::FxHashMap;

use super::blocks::{self, Entry, chunks, in_order, meet_all};
use super::faces::faces;
use crate::claim::{Claim, Schema, SlotType};
use crate::value::{Count, Value};

/// Where as many pairs of claims meet in one block as among more claims than this, they are a crowd.
pub const CROWD: usize = 512;
/// So many faces of a block all meet each other …
pub(super) const ALL: usize = 2048;
/// … of more, each meets those at the poles: so many of each sort.
const POLES: usize = 16;

/// Claims of one kind that may be about one event, in great number.
#[derive(Debug)]
pub struct Crowd {
    /// Number of the kind among the schemas.
    pub schema: usize,
    /// Claims that are compared alike, by their numbers, ascending.
    pub faces: Vec<Vec<u32>>,
    /// Pairs of faces whose claims meet, the lower number first; a face may meet itself. Sorted.
    pub pairs: Vec<(u32, u32)>,
    /// Whether these are all; else there may be more.
    pub complete: bool,
}

/// Which claims meet.
#[derive(Debug, Default)]
pub struct Meetings {
    /// Pairs, each with the earlier as-of first (ties: as given), as [`super::pairs`] gives them.
    pub pairs: Vec<(usize, usize)>,
    /// Those that are too many for it. No pair stands in both.
    pub crowds: Vec<Crowd>,
}

/// How many pairs so many make.
pub(super) fn among(many: usize) -> u64 {
    let many = many as u64;
    many * many.saturating_sub(1) / 2
}

/// Whether claims in blocks of one key are a crowd: `sides` says how many stand there, by [`super::Block::inside`].
pub fn is_crowd(sides: &[u64; 8]) -> bool {
    let all = sides.iter().enumerate().flat_map(|(one, many)| {
        let apart = if one == 0 { many * many.saturating_sub(1) / 2 } else { 0 };
        let others = sides.iter().enumerate().skip(one + 1).filter(move |(other, _)| one & other == 0);
        others.map(move |(_, others)| many * others).chain([apart])
    });
    all.fold(0, u64::saturating_add) > among(CROWD)
}

/// All that [`super::pairs`] finds, crowds by themselves: blocks in which more pairs meet than among `crowd` claims.
pub(crate) fn meetings_above(crowd: usize, claims: &[Claim], schemas: &[Schema]) -> Meetings {
    let mut all = Meetings::default();
    let most = among(crowd);
    for (number, schema) in schemas.iter().enumerate() {
        let (entries, told) = blocks::entries(claims, schema);
        let mut found = Vec::new();
        meet_all(&entries, |_| true, &mut found, most, |_| true);
        meet_all(&told, |_| true, &mut found, most, |pair| blocks::is_told(pair, claims, schema));
        let hot: Vec<&[Entry]> =
            chunks(&entries).chain(chunks(&told)).filter(|block| blocks::meetings_in(block) > most).collect();
        if !hot.is_empty() {
            let whole = Whole::of(claims, schema, &hot);
            found.retain(|pair| !whole.has(pair));
            all.crowds.extend(whole.crowds(number));
        }
        all.pairs.extend(found.into_iter().map(|(a, b)| in_order(claims, a, b)));
    }
    all
}

/// Everything that stands in some crowd.
struct Whole {
    faces: Vec<Vec<u32>>,
    /// Claim → its face.
    face_of: FxHashMap<u32, u32>,
    /// Sorted.
    pairs: Vec<(u32, u32)>,
    complete: bool,
}

impl Whole {
    fn of(claims: &[Claim], schema: &Schema, hot: &[&[Entry]]) -> Self {
        let mut members: Vec<u32> = hot.iter().flat_map(|block| block.iter().map(|entry| entry.claim)).collect();
        members.sort_unstable();
        members.dedup();
        let faces = faces(claims, &members, schema);
        let numbered = faces.iter().zip(0_u32..).flat_map(|(face, number)| face.iter().map(move |&at| (at, number)));
        let face_of: FxHashMap<u32, u32> = numbered.collect();
        let (mut met, mut complete) = (Vec::new(), true);
        for block in hot {
            let mut of_faces: Vec<Entry> =
                block.iter().map(|entry| Entry { claim: face_of[&entry.claim], ..*entry }).collect();
            of_faces.sort_unstable();
            of_faces.dedup();
            let several = |face: u32| faces[face as usize].len() > 1;
            met.extend(of_faces.iter().filter(|e| e.inside == 0 && several(e.claim)).map(|e| (e.claim, e.claim)));
            // One face may stand in a block on several sides.
            let mut apart: Vec<u32> = of_faces.iter().map(|entry| entry.claim).collect();
            apart.sort_unstable();
            apart.dedup();
            if apart.len() <= ALL || blocks::meetings_in(&of_faces) <= among(ALL) {
                let mut pairs = Vec::new();
                blocks::meet(&of_faces, |_| true, &mut pairs);
                met.extend(pairs.into_iter().map(|(a, b)| (a as u32, b as u32)));
            } else {
                complete = false;
                let of = |face: u32| &claims[faces[face as usize][0] as usize];
                let poles = poles(&of_faces, of, |face| faces[face as usize].len(), schema);
                for pole in &poles {
                    let others = of_faces.iter().filter(|other| other.inside & pole.inside == 0);
                    met.extend(others.map(|other| (pole.claim.min(other.claim), pole.claim.max(other.claim))));
                }
                met.retain(|&(a, b)| a != b || several(a));
            }
            met.sort_unstable();
            met.dedup();
        }
        Self { faces, face_of, pairs: met, complete }
    }

    /// Whether a pair of claims meets in a crowd.
    fn has(&self, &(a, b): &(usize, usize)) -> bool {
        let face = |at: usize| u32::try_from(at).ok().and_then(|at| self.face_of.get(&at)).copied();
        let (Some(a), Some(b)) = (face(a), face(b)) else { return false };
        self.pairs.binary_search(&(a.min(b), a.max(b))).is_ok()
    }

    /// Taken apart: faces that do not meet, not over others either, are no crowd.
    fn crowds(self, schema: usize) -> Vec<Crowd> {
        let mut root: Vec<u32> = (0_u32..).take(self.faces.len()).collect();
        fn find(root: &mut [u32], mut at: u32) -> u32 {
            while root[at as usize] != at {
                root[at as usize] = root[root[at as usize] as usize];
                at = root[at as usize];
            }
            at
        }
        for &(a, b) in &self.pairs {
            let (a, b) = (find(&mut root, a), find(&mut root, b));
            root[a.max(b) as usize] = a.min(b);
        }
        let mut crowds: Vec<Crowd> = Vec::new();
        let mut numbers: FxHashMap<u32, usize> = FxHashMap::default();
        let mut place = vec![(0, 0); self.faces.len()];
        for (at, face) in self.faces.into_iter().enumerate() {
            let top = find(&mut root, at as u32);
            let number = *numbers.entry(top).or_insert_with(|| {
                crowds.push(Crowd { schema, faces: Vec::new(), pairs: Vec::new(), complete: self.complete });
                crowds.len() - 1
            });
            place[at] = (number, crowds[number].faces.len() as u32);
            crowds[number].faces.push(face);
        }
        for (a, b) in self.pairs {
            let ((number, a), (_, b)) = (place[a as usize], place[b as usize]);
            crowds[number].pairs.push((a, b));
        }
        crowds.retain(|crowd| !crowd.pairs.is_empty());
        crowds
    }
}

/// The faces of a block that others most likely miss: of the largest, of those that deny and that affirm, of each symbol
/// and each count with the lowest and highest bounds.
pub(super) fn poles<'c>(
    block: &[Entry],
    of: impl Fn(u32) -> &'c Claim,
    size: impl Fn(u32) -> usize,
    schema: &Schema,
) -> Vec<Entry> {
    let mut sorted: Vec<Entry> = block.to_vec();
    sorted.sort_by_key(|entry| (std::cmp::Reverse(size(entry.claim)), entry.claim));
    let mut found: Vec<Entry> = sorted.iter().take(POLES).copied().collect();
    let mut take = |is: &dyn Fn(&Claim) -> bool| {
        found.extend(sorted.iter().filter(|entry| is(of(entry.claim))).take(POLES).copied());
    };
    for polarity in [crate::claim::Polarity::Affirmed, crate::claim::Polarity::Negated] {
        take(&|claim| claim.polarity == polarity);
    }
    for spec in &schema.slots {
        let SlotType::Symbols(symbols) = &spec.ty else { continue };
        for symbol in symbols {
            take(&|claim| super::symbol(claim, &spec.name) == Some(symbol));
        }
    }
    let bounds = |claim: &Claim, slot: &str, low: bool| -> Option<u64> {
        let count = claim.slot(slot)?.values.iter().find_map(|filled| match &filled.value {
            Value::Count(count) | Value::Percent(count) | Value::Duration(count) => Some(count),
            Value::Money { amount, .. } => Some(amount),
            _ => None,
        })?;
        bound(count, low)
    };
    for spec in &schema.slots {
        for low in [true, false] {
            let mut ends: Vec<(u64, Entry)> =
                sorted.iter().filter_map(|entry| Some((bounds(of(entry.claim), &spec.name, low)?, *entry))).collect();
            // What lies highest has the highest low bound; what lies lowest the lowest high one.
            ends.sort_by_key(|&(end, entry)| (if low { u64::MAX - end } else { end }, entry));
            found.extend(ends.into_iter().take(POLES).map(|(_, entry)| entry));
        }
    }
    found.sort_unstable();
    found.dedup();
    found
}

fn bound(count: &Count, low: bool) -> Option<u64> {
    if low { Some(count.hard.low) } else { count.hard.high }
}
