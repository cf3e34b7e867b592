//! In which blocks the claims of a run stand, sorted, as they are on the disk.

use crate::align::blocks;
use crate::claim::{Claim, Schema};

/// The number of a claim that is gone.
pub(super) const GONE: u32 = u32::MAX;

/// Key of a block, on which side of it, the number of the claim.
pub(super) type Place = (u64, u8, u32);

/// Bytes of a place.
const SIZE: usize = 8 + 1 + 4;

/// The number that a claim of the last run has now, where it stays.
pub(super) fn now(moved: &[u32], claim: u32) -> Option<u32> {
    moved.get(claim as usize).copied().filter(|&number| number != GONE)
}

/// The blocks in which claims stand, numbered from `start`.
pub(super) fn places(claims: &[Claim], start: u32, schemas: &[Schema]) -> Vec<Place> {
    let mut all = Vec::new();
    for (number, claim) in (start..).zip(claims) {
        let schema = schemas.iter().find(|schema| *schema.kind == *claim.kind);
        let blocks = schema.map(|schema| blocks(claim, schema)).unwrap_or_default();
        all.extend(blocks.into_iter().map(|block| (block.key, block.inside, number)));
    }
    all
}

/// Places, sorted.
#[derive(Debug, Default, PartialEq)]
pub(in crate::cli) struct Places(Vec<u8>);

impl From<Vec<u8>> for Places {
    fn from(bytes: Vec<u8>) -> Self {
        Self(bytes)
    }
}

impl Places {
    /// Those of all claims.
    pub fn of(claims: &[Claim], schemas: &[Schema]) -> Self {
        let mut all = places(claims, 0, schemas);
        all.sort_unstable();
        let mut found = Self(Vec::with_capacity(all.len() * SIZE));
        all.into_iter().for_each(|place| found.push(place));
        found
    }

    /// As they are kept.
    pub(super) fn bytes(&self) -> &[u8] {
        &self.0
    }

    fn rows(&self) -> &[[u8; SIZE]] {
        self.0.as_chunks().0
    }

    fn push(&mut self, (key, inside, claim): Place) {
        self.0.extend_from_slice(&key.to_le_bytes());
        self.0.push(inside);
        self.0.extend_from_slice(&claim.to_le_bytes());
    }

    /// All of them.
    pub(super) fn all(&self) -> impl Iterator<Item = Place> {
        self.rows().iter().map(read)
    }

    /// Those of one key.
    pub(super) fn with(&self, key: u64) -> impl Iterator<Item = Place> {
        let rows = &self.rows()[self.rows().partition_point(|row| read(row).0 < key)..];
        rows.iter().map(read).take_while(move |place| place.0 == key)
    }

    /// With the numbers that claims have now, and those of others, sorted.
    pub(super) fn merged(&self, moved: &[u32], others: &[Place]) -> Self {
        let mut found = Self(Vec::with_capacity(self.0.len() + others.len() * SIZE));
        let mut others = others.iter().copied().peekable();
        for (key, inside, claim) in self.all() {
            let Some(claim) = now(moved, claim) else { continue };
            let place = (key, inside, claim);
            while let Some(other) = others.next_if(|other| *other < place) {
                found.push(other);
            }
            found.push(place);
        }
        others.for_each(|other| found.push(other));
        found
    }
}

fn read(row: &[u8; SIZE]) -> Place {
    let [key @ .., inside, a, b, c, d] = *row;
    (u64::from_le_bytes(key), inside, u32::from_le_bytes([a, b, c, d]))
}
