//! The vocabulary, for words as they stand in a text: no word is folded before it is known to be one of the rules'.

use crate::rule::{Vocabulary, WordId};
use crate::text::fold;

/// Words by their hash.
#[derive(Debug)]
pub(super) struct WordTable {
    /// High half of the hash and word; 0 where empty. A power of two, at most half full.
    slots: Vec<(u32, WordId)>,
    /// Word − 1 → its form.
    forms: Vec<Box<str>>,
}

impl WordTable {
    pub(super) fn new(vocabulary: &Vocabulary) -> Self {
        let count = vocabulary.forms().count();
        let mut table =
            Self { slots: vec![(0, 0); (count * 2 + 1).next_power_of_two()], forms: vec![Box::default(); count] };
        for (form, id) in vocabulary.forms() {
            table.forms[id as usize - 1] = form.into();
            let (mut at, tag) = table.place(hash(form.as_bytes()));
            while table.slots[at].1 != 0 {
                at = (at + 1) & (table.slots.len() - 1);
            }
            table.slots[at] = (tag, id);
        }
        table
    }

    /// How many words there are.
    pub(super) fn len(&self) -> usize {
        self.forms.len()
    }

    fn place(&self, hash: u64) -> (usize, u32) {
        (hash as usize & (self.slots.len() - 1), (hash >> 32) as u32)
    }

    /// The word that a token is; 0: none of the rules'.
    pub(super) fn id(&self, token: &str, ascii: bool) -> WordId {
        if !ascii {
            let folded = fold(token);
            return self.find(hash(folded.as_bytes()), |form| form == folded);
        }
        self.find(hash(token.as_bytes()), |form| form.eq_ignore_ascii_case(token))
    }

    fn find(&self, hash: u64, same: impl Fn(&str) -> bool) -> WordId {
        let (mut at, tag) = self.place(hash);
        loop {
            let (known, id) = self.slots[at];
            if id == 0 || known == tag && same(&self.forms[id as usize - 1]) {
                return id;
            }
            at = (at + 1) & (self.slots.len() - 1);
        }
    }
}

/// The same for letters in upper and in lower case; eight bytes at a time.
fn hash(bytes: &[u8]) -> u64 {
    let mut hash = bytes.len() as u64;
    for chunk in bytes.chunks(8) {
        // The bit that makes a capital small; what else it confuses is told apart by comparing.
        let block = chunk.iter().fold(0_u64, |block, byte| block << 8 | u64::from(byte | 0x20));
        hash = (hash ^ block).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        hash ^= hash >> 29;
    }
    hash
}
