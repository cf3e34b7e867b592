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
    /// All words of some lists, each list with its class.
    pub fn of_lists(lists: &[(u32, &[&str])]) -> Self {
        let mut classes = Self::default();
        lists.iter().for_each(|(class, words)| words.iter().for_each(|word| classes.add(word, *class)));
        classes
    }

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
