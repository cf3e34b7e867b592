//! Numbers and texts as bytes, for the index alone. Reading stops where the bytes end; nothing in them is trusted.

use std::hash::Hasher;

/// Bytes that are written at the end and read from the front.
#[derive(Clone, Debug, Default)]
pub struct Bytes {
    bytes: Vec<u8>,
    at: usize,
}

impl From<Vec<u8>> for Bytes {
    fn from(bytes: Vec<u8>) -> Self {
        Self { bytes, at: 0 }
    }
}

impl Bytes {
    /// A number of eight bytes.
    pub fn put(&mut self, number: u64) {
        self.bytes.extend(number.to_le_bytes());
    }

    /// A text with its length before it.
    pub fn put_text(&mut self, text: &str) {
        self.put(text.len() as u64);
        self.bytes.extend(text.as_bytes());
    }

    /// All of another one.
    pub fn extend(&mut self, other: &Bytes) {
        self.bytes.extend(&other.bytes);
    }

    /// With length and checksum before it, so that a torn one is known.
    pub fn frame(self) -> Self {
        let mut framed = Bytes::default();
        framed.put(self.bytes.len() as u64);
        framed.put(checksum(&self.bytes));
        framed.extend(&self);
        framed
    }

    /// Everything, from the beginning.
    pub fn as_slice(&self) -> &[u8] {
        &self.bytes
    }

    /// Whether all has been read.
    pub fn is_empty(&self) -> bool {
        self.at >= self.bytes.len()
    }

    /// The next number.
    pub fn number(&mut self) -> Option<u64> {
        self.take(8).and_then(number)
    }

    /// The next text.
    pub fn text(&mut self) -> Option<String> {
        let length = usize::try_from(self.number()?).ok()?;
        String::from_utf8(self.take(length)?.to_vec()).ok()
    }

    /// What the next frame holds; `None` where it is torn.
    pub fn framed(&mut self) -> Option<Bytes> {
        let (length, sum) = (usize::try_from(self.number()?).ok()?, self.number()?);
        let bytes = self.take(length)?;
        (checksum(bytes) == sum).then(|| Bytes::from(bytes.to_vec()))
    }

    fn take(&mut self, length: usize) -> Option<&[u8]> {
        let from = self.at;
        self.at = from.checked_add(length).filter(|&end| end <= self.bytes.len())?;
        self.bytes.get(from..self.at)
    }
}

/// Eight bytes as a number.
pub fn number(bytes: &[u8]) -> Option<u64> {
    bytes.try_into().ok().map(u64::from_le_bytes)
}

fn checksum(bytes: &[u8]) -> u64 {
    let mut hasher = rustc_hash::FxHasher::default();
    hasher.write(bytes);
    hasher.finish()
}
