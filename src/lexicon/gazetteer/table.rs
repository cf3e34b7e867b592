//! The layout of `data/gazetteer.bin`, read in place. `tools/gazetteer/pack.py` writes it.
//!
//! Little-endian. `GAZ1`, the number of sections, then offset and length (u32 each) of every section:
//!
//! | section | entries |
//! |---|---|
//! | folding | 4 bytes a letter: length, ASCII letters |
//! | places | 18 bytes: name u32, code u32, population u32, parent u16, kind u8, 0, capital of u16 (id + 1 or 0); by kind, then code |
//! | names, codes | text; a reference to it is offset << 8 | length; a settlement's code is its GeoNames id |
//! | slots | u32: key index << 8 | high byte of the hash; linear probing from hash mod size; all ones: empty |
//! | keys | 12 bytes: text u32, postings u32 (start << 8 | count), flags u8, words of the longest name beginning with it u8, demonym u16 (index + 1 or 0) |
//! | key text | text |
//! | postings | u16 place ids |
//! | demonyms | 4 bytes: place u16, form u8, 0 |
//! | members | 4 bytes: bloc u16, member u16; sorted |
//! | starts | u32: first id of each of the five kinds |
//! | sources | text |
//!
//! Every read is checked and answers `None` (or "") outside the table: a damaged table finds nothing, it does not panic.

use std::ops::Range;

use super::{DemonymForm, PlaceId, PlaceKind};

const SECTIONS: usize = 12;

/// The sections of an opened table.
#[derive(Debug, Clone, Copy)]
pub(super) struct Table {
    pub(super) folding: &'static [u8],
    places: &'static [u8],
    names: &'static [u8],
    codes: &'static [u8],
    slots: &'static [u8],
    keys: &'static [u8],
    texts: &'static [u8],
    postings: &'static [u8],
    demonyms: &'static [u8],
    members: &'static [u8],
    starts: [usize; 5],
    sources: &'static [u8],
}

/// One place, decoded.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    pub(super) name: u32,
    pub(super) code: u32,
    pub(super) population: u32,
    pub(super) parent: PlaceId,
    pub(super) kind: PlaceKind,
    pub(super) capital_of: Option<PlaceId>,
}

/// What the table knows about one key.
#[derive(Debug, Clone, Copy)]
pub(super) struct Entry {
    /// Where its readings are among the postings, half-open.
    pub(super) postings: (usize, usize),
    pub(super) flags: u8,
    pub(super) parts: u8,
    pub(super) demonym: Option<usize>,
}

impl Table {
    /// No places: what a table that cannot be opened is replaced by. A test holds that the built-in one opens.
    pub(super) const EMPTY: Table = Table {
        folding: &[],
        places: &[],
        names: &[],
        codes: &[],
        slots: &[],
        keys: &[],
        texts: &[],
        postings: &[],
        demonyms: &[],
        members: &[],
        starts: [0; 5],
        sources: &[],
    };

    /// Reads the header; `None` where it is not one of this version or a section is out of bounds.
    pub(super) fn open(bytes: &'static [u8]) -> Option<Table> {
        if bytes.get(..4)? != b"GAZ1" || word(bytes, 4)? != SECTIONS {
            return None;
        }
        let section = |i: usize| {
            let (start, length) = (word(bytes, 8 + 8 * i)?, word(bytes, 12 + 8 * i)?);
            bytes.get(start..start.checked_add(length)?)
        };
        let mut starts = [0; 5];
        for (i, start) in starts.iter_mut().enumerate() {
            *start = word(section(10)?, 4 * i)?;
        }
        Some(Table {
            folding: section(0)?,
            places: section(1)?,
            names: section(2)?,
            codes: section(3)?,
            // Probing masks with size - 1.
            slots: section(4).filter(|s| (s.len() / 4).is_power_of_two())?,
            keys: section(5)?,
            texts: section(6)?,
            postings: section(7)?,
            demonyms: section(8)?,
            members: section(9)?,
            starts,
            sources: section(11)?,
        })
    }

    pub(super) fn place(&self, id: PlaceId) -> Option<Place> {
        let at = usize::try_from(id.0).ok()?.checked_mul(18)?;
        let raw: &[u8; 18] = self.places.get(at..)?.first_chunk()?;
        let long = |i: usize| u32::from_le_bytes([raw[i], raw[i + 1], raw[i + 2], raw[i + 3]]);
        let short = |i: usize| u32::from(u16::from_le_bytes([raw[i], raw[i + 1]]));
        Some(Place {
            name: long(0),
            code: long(4),
            population: long(8),
            parent: PlaceId(short(12)),
            kind: PlaceKind::of(raw[14]),
            capital_of: short(16).checked_sub(1).map(PlaceId),
        })
    }

    pub(super) fn name(&self, reference: u32) -> &'static str {
        text(self.names, reference)
    }

    pub(super) fn code(&self, reference: u32) -> &'static str {
        text(self.codes, reference)
    }

    /// The entry of a key.
    pub(super) fn entry(&self, key: &str) -> Option<Entry> {
        self.hashed(key, Hash::default().and(key.as_bytes()))
    }

    /// The same, with its hash.
    pub(super) fn hashed(&self, key: &str, hash: Hash) -> Option<Entry> {
        let hash = hash.mixed();
        let size = self.slots.len() / 4;
        let mut slot = usize::try_from(hash).ok()? & size.checked_sub(1)?;
        // The script leaves a third of the slots empty; the bound is for a damaged table.
        for _ in 0..size {
            let found = long(self.slots, slot * 4)?;
            if found == u32::MAX {
                return None;
            }
            // Index << 8 | tag: a wrong tag spares the comparison.
            if found & 0xff == hash >> 24 {
                let at = usize::try_from(found >> 8).ok()? * 12;
                if bytes_of(self.texts, long(self.keys, at)?) == key.as_bytes() {
                    return self.decode(at);
                }
            }
            slot = (slot + 1) & (size - 1);
        }
        None
    }

    fn decode(&self, at: usize) -> Option<Entry> {
        let raw: &[u8; 12] = self.keys.get(at..)?.first_chunk()?;
        let postings = u32::from_le_bytes([raw[4], raw[5], raw[6], raw[7]]);
        let start = usize::try_from(postings >> 8).ok()?;
        Some(Entry {
            postings: (start, start + usize::from(raw[4])),
            flags: raw[8],
            parts: raw[9],
            demonym: usize::from(u16::from_le_bytes([raw[10], raw[11]])).checked_sub(1),
        })
    }

    pub(super) fn posting(&self, i: usize) -> Option<PlaceId> {
        Some(PlaceId(u32::from(short(self.postings, i.checked_mul(2)?)?)))
    }

    pub(super) fn demonym(&self, i: usize) -> Option<(PlaceId, DemonymForm)> {
        let at = i.checked_mul(4)?;
        Some((PlaceId(u32::from(short(self.demonyms, at)?)), DemonymForm::of(*self.demonyms.get(at + 2)?)))
    }

    pub(super) fn is_member(&self, bloc: PlaceId, member: PlaceId) -> bool {
        let wanted = (bloc.0, member.0);
        let (mut low, mut high) = (0, self.members.len() / 4);
        while low < high {
            let middle = low + (high - low) / 2;
            let pair = (short(self.members, middle * 4), short(self.members, middle * 4 + 2));
            let (Some(a), Some(b)) = pair else { return false };
            match (u32::from(a), u32::from(b)).cmp(&wanted) {
                std::cmp::Ordering::Equal => return true,
                std::cmp::Ordering::Less => low = middle + 1,
                std::cmp::Ordering::Greater => high = middle,
            }
        }
        false
    }

    /// The ids of a kind.
    pub(super) fn range(&self, kind: PlaceKind) -> Range<usize> {
        let end = self.places.len() / 18;
        match kind {
            PlaceKind::World => self.starts[0]..self.starts[1],
            PlaceKind::Bloc => self.starts[1]..self.starts[2],
            PlaceKind::Country => self.starts[2]..self.starts[3],
            PlaceKind::Region => self.starts[3]..self.starts[4],
            PlaceKind::Settlement => self.starts[4]..end.max(self.starts[4]),
        }
    }

    pub(super) fn sources(&self) -> &'static str {
        std::str::from_utf8(self.sources).unwrap_or("")
    }
}

/// FNV-1a with a last mix, since the slots use the low bits and the tag the high ones. The hash of a longer key goes on from
/// that of a shorter one.
#[derive(Debug, Clone, Copy)]
pub(super) struct Hash(u32);

impl Default for Hash {
    fn default() -> Self {
        Hash(0x811c_9dc5)
    }
}

impl Hash {
    /// With more bytes behind.
    pub(super) fn and(self, bytes: &[u8]) -> Self {
        Hash(bytes.iter().fold(self.0, |h, &b| (h ^ u32::from(b)).wrapping_mul(0x0100_0193)))
    }

    fn mixed(self) -> u32 {
        let mut h = self.0;
        h ^= h >> 15;
        h = h.wrapping_mul(0x2c1b_3c6d);
        h ^ (h >> 13)
    }
}

fn bytes_of(pool: &'static [u8], reference: u32) -> &'static [u8] {
    let start = usize::try_from(reference >> 8).unwrap_or(usize::MAX);
    let length = usize::from(reference.to_le_bytes()[0]);
    start.checked_add(length).and_then(|end| pool.get(start..end)).unwrap_or(&[])
}

fn text(pool: &'static [u8], reference: u32) -> &'static str {
    std::str::from_utf8(bytes_of(pool, reference)).unwrap_or("")
}

fn short(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(*bytes.get(at..)?.first_chunk()?))
}

fn long(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(*bytes.get(at..)?.first_chunk()?))
}

fn word(bytes: &[u8], at: usize) -> Option<usize> {
    usize::try_from(long(bytes, at)?).ok()
}
