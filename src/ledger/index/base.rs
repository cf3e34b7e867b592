//! The sorted entries of an index on the disk, searched in place.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};

use super::super::bytes::number;

/// Bytes of an entry: the key, then the file's number with the three bits of the block.
pub(super) const ENTRY: usize = 12;

/// The sorted entries.
#[derive(Debug)]
pub(super) struct Base {
    pub file: File,
    /// Where they begin.
    pub at: u64,
    /// How many there are.
    pub entries: u64,
}

impl Base {
    fn read(&mut self, entry: u64, into: &mut [u8]) -> io::Result<()> {
        self.file.seek(SeekFrom::Start(self.at + entry * ENTRY as u64))?;
        self.file.read_exact(into)
    }

    fn key(&mut self, entry: u64) -> io::Result<u64> {
        let mut bytes = [0; 8];
        self.read(entry, &mut bytes)?;
        Ok(u64::from_le_bytes(bytes))
    }

    /// Every entry of the keys from `first` to `last`, both included.
    pub fn each(&mut self, first: u64, last: u64, mut see: impl FnMut(u32)) -> io::Result<()> {
        let (mut from, mut to) = (0, self.entries);
        while from < to {
            let middle = from + (to - from) / 2;
            if self.key(middle)? < first { from = middle + 1 } else { to = middle }
        }
        let mut buffer = [0; 64 * ENTRY];
        while from < self.entries {
            let many = (self.entries - from).min(64);
            let bytes = &mut buffer[..many as usize * ENTRY];
            self.read(from, bytes)?;
            for (found, packed) in unpack(bytes) {
                if found > last {
                    return Ok(());
                }
                see(packed);
            }
            from += many;
        }
        Ok(())
    }

    /// Every entry with its key.
    pub fn all(&mut self, see: &mut impl FnMut(u64, u32)) -> io::Result<()> {
        let mut bytes = vec![0; (self.entries as usize).saturating_mul(ENTRY)];
        self.read(0, &mut bytes)?;
        unpack(&bytes).for_each(|(key, packed)| see(key, packed));
        Ok(())
    }
}

fn unpack(bytes: &[u8]) -> impl Iterator<Item = (u64, u32)> {
    let four = |bytes: &[u8]| bytes.try_into().map_or(0, u32::from_le_bytes);
    bytes.chunks_exact(ENTRY).map(move |entry| (number(&entry[..8]).unwrap_or(0), four(&entry[8..])))
}
