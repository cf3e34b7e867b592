//! Words and the classes that they are in, as sets of bits: one look-up tells them all.

use super::Dictionary;

/// Folded words with their classes.
#[derive(Clone, Debug)]
pub struct Classes {
    words: Dictionary,
    /// Word → its classes; the first is of words that are not here.
    of: Vec<u32>,
}

impl Default for Classes {
    fn default() -> Self {
        Self { words: Dictionary::default(), of: vec![0] }
    }
}

impl Classes {
    /// Puts a word into some classes, beside those that it is in.
    pub fn add(&mut self, word: &str, classes: u32) {
        let word = self.words.intern(word) as usize;
        self.of.resize(self.of.len().max(word + 1), 0);
        self.of[word] |= classes;
    }

    /// The classes of a folded word; none where it is not here.
    pub fn of(&self, word: &str) -> u32 {
        self.of[self.words.id(word) as usize]
    }

    /// Whether the word is here.
    pub fn has(&self, word: &str) -> bool {
        self.words.id(word) != 0
    }
}
