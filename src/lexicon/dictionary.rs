//! Words by number. A word is looked up as it stands in a text, whatever its case: none need be folded before it is known to
//! be one of these.

use crate::text::Tokens;

/// Words of so many bytes are their own keys.
const SHORT: usize = 7;
/// The first byte of the key of a longer word.
const LONG: u64 = 0xff << 56;
/// So many slots to begin with.
const ROOM: usize = 64;
/// Odd, with its bits well spread.
const MIX: u64 = 0x9e37_79b9_7f4a_7c15;

/// Folded words, numbered from 1 in the order in which they came.
#[derive(Clone, Debug, Default)]
pub struct Dictionary {
    /// Words by their keys, each with as much of its key as there is room for; 0 where empty. A power of two, at most half full,
    /// and small: every token is looked up here, and most that are not here are told without a look at their key.
    slots: Vec<u32>,
    /// Word − 1 → its key.
    keys: Vec<u64>,
    /// The words, one behind the other.
    text: String,
    /// Word − 1 → where it ends in the text.
    ends: Vec<u32>,
}

impl Dictionary {
    /// The id of a word that is folded or plain ASCII; 0 where it is not here.
    pub fn id(&self, word: &str) -> u32 {
        if self.slots.is_empty() { 0 } else { self.find(key(word.as_bytes()), word).1 }
    }

    /// The ids of all tokens.
    pub fn ids(&self, tokens: &Tokens<'_>) -> Vec<u32> {
        (0..tokens.len()).map(|at| self.id(tokens.folded(at))).collect()
    }

    /// How many words there are.
    pub fn len(&self) -> usize {
        self.keys.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.keys.is_empty()
    }

    /// Every form with its id, in ascending order.
    pub fn forms(&self) -> impl Iterator<Item = (&str, u32)> {
        (1..=self.len() as u32).map(|id| (self.form(id), id))
    }

    /// The form with this id; empty where there is none.
    pub fn form(&self, id: u32) -> &str {
        let end = |id: u32| id.checked_sub(1).and_then(|at| self.ends.get(at as usize)).map_or(0, |&end| end as usize);
        self.text.get(end(id.saturating_sub(1))..end(id)).unwrap_or("")
    }

    /// The id of a folded form, new or old.
    pub fn intern(&mut self, folded: &str) -> u32 {
        if self.slots.len() < (self.len() + 1) * 2 {
            self.grow();
        }
        let key = key(folded.as_bytes());
        let (slot, known) = self.find(key, folded);
        if known == 0 {
            self.keys.push(key);
            self.text.push_str(folded);
            self.ends.push(self.text.len() as u32);
            let id = self.len() as u32;
            self.slots[slot] = id | tag(key, self.slots.len() - 1);
            return id;
        }
        known
    }

    /// Makes room for more words.
    fn grow(&mut self) {
        self.slots = vec![0; (self.slots.len() * 2).max(ROOM)];
        let mask = self.slots.len() - 1;
        for (id, &key) in (1..).zip(&self.keys) {
            let mut at = place(key, mask);
            while self.slots[at] != 0 {
                at = (at + 1) & mask;
            }
            self.slots[at] = id | tag(key, mask);
        }
    }

    /// Where a word is, or would be, and its id; 0 where it is not here.
    #[inline]
    fn find(&self, key: u64, word: &str) -> (usize, u32) {
        let mask = self.slots.len() - 1;
        let (mut at, tag) = (place(key, mask), tag(key, mask));
        loop {
            let slot = self.slots[at];
            if slot == 0 {
                return (at, 0);
            }
            let id = slot & mask as u32;
            let alike = slot ^ id == tag;
            if alike && self.keys[id as usize - 1] == key && (key < LONG || self.is(id, word)) {
                return (at, id);
            }
            at = (at + 1) & mask;
        }
    }

    /// Whether a long word is this one. By itself, so that the look at short ones stays small.
    #[inline(never)]
    fn is(&self, id: u32, word: &str) -> bool {
        self.form(id).eq_ignore_ascii_case(word)
    }
}

/// Where to look first: by the upper bits, which tell of all letters.
fn place(key: u64, mask: usize) -> usize {
    (key.wrapping_mul(MIX) >> (mask as u64).leading_zeros()) as usize
}

/// What a slot has of a key beside an id, which is below the number of slots: other bits than those that say where to look.
fn tag(key: u64, mask: usize) -> u32 {
    (key.wrapping_mul(MIX) >> 20) as u32 & !(mask as u32)
}

/// The same for letters in upper and in lower case. What is below [`LONG`] is one word's only: its bytes and their number.
fn key(word: &[u8]) -> u64 {
    let count = word.len();
    if count > SHORT {
        let mut key = count as u64;
        let (blocks, _) = word.as_chunks::<8>();
        for block in blocks.iter().chain(word.last_chunk::<8>()) {
            key = (key ^ lower(u64::from_le_bytes(*block))).wrapping_mul(MIX);
            key ^= key >> 29;
        }
        return key | LONG;
    }
    let bytes = match (word.first_chunk::<4>(), word.last_chunk::<4>()) {
        (Some(first), Some(last)) => {
            let last = u64::from(u32::from_le_bytes(*last)) << (8 * (count - 4));
            u64::from(u32::from_le_bytes(*first)) | last
        }
        // Of three at the most the first, the middle and the last are all.
        _ if count > 0 => u64::from(word[0]) | u64::from(word[count / 2]) << 8 | u64::from(word[count - 1]) << 16,
        _ => 0,
    };
    lower(bytes) | (count as u64) << 56
}

/// Eight bytes with ASCII letters in lower case.
fn lower(bytes: u64) -> u64 {
    const EACH: u64 = 0x0101_0101_0101_0101;
    let low = bytes & (0x7f * EACH);
    let from_a = low + (0x80 - u64::from(b'A')) * EACH;
    let past_z = low + (0x7f - u64::from(b'Z')) * EACH;
    let capital = (from_a ^ past_z) & !bytes & (0x80 * EACH);
    bytes | capital >> 2
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_in_any_case_and_no_others() {
        let forms = [
            "a",
            "aa",
            "aaa",
            "at",
            "cease-fire",
            "ceasefire",
            "ceasefires",
            "é",
            "été",
            "12",
            "@",
            "`",
            "[",
            "{",
            "'s",
            "talk",
            "talks",
            "talked",
            "talking",
            "withdraw",
            "withdrawal",
            "the",
            "o'brien",
            "u.s.",
            "",
            "ss",
            "s",
        ];
        let mut dictionary = Dictionary::default();
        let ids: Vec<u32> = forms.iter().map(|form| dictionary.intern(form)).collect();
        assert_eq!(ids, (1..=forms.len() as u32).collect::<Vec<_>>());
        for (form, id) in forms.iter().zip(ids) {
            assert_eq!(dictionary.id(form), id, "{form}");
            assert_eq!(dictionary.id(&form.to_ascii_uppercase()), id, "{form}");
            assert_eq!(dictionary.intern(form), id, "{form}");
        }
        for other in ["b", "t", "aaaa", "]", "}", "cease\rfire", "withdrew", "withdrawals", "\0", "a\0", "talk\0"] {
            assert_eq!(dictionary.id(other), 0, "{other}");
        }
        assert_eq!(Dictionary::default().id("a"), 0);
    }

    #[test]
    fn only_letters_have_two_cases() {
        for byte in 0..=u8::MAX {
            let expected = u64::from(byte.to_ascii_lowercase());
            assert_eq!(lower(u64::from(byte)), expected, "{byte}");
            assert_eq!(lower(u64::from(byte) << 24 | 0x5a), expected << 24 | 0x7a, "{byte}");
        }
    }
}
