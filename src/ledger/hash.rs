//! Hashes that are the same on every machine: ids and names of files.

use sha2::{Digest, Sha256};

/// 16 hexadecimal digits of these parts, one after the other.
pub fn of<'a>(parts: impl IntoIterator<Item = &'a str>) -> String {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update((part.len() as u64).to_le_bytes());
        hash.update(part.as_bytes());
    }
    hash.finalize().iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}
