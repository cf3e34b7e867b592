//! What must stand in a sentence before a program can match in it, whatever way it goes: words and values, joined by
//! “all of” and “one of”. Answers from the set of words and the set of types alone, so that most programs need not be run
//! and most sentences need not be given values. Never says no where the program would match.

use std::sync::Arc;

use super::program::{TypeSet, WordId, WordSet};

/// A condition on the words and values of a sentence.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Need {
    /// Always met.
    #[default]
    Nothing,
    /// One of these words.
    Words(Forms),
    /// A value of one of these types.
    Value(TypeSet),
    /// This, in front of the match.
    Before(Arc<Need>),
    /// All of these.
    All(Arc<[Need]>),
    /// One of these.
    One(Arc<[Need]>),
}

/// A set of words, kept as the blocks of 64 words in which it has any.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Forms {
    blocks: Arc<[(u32, u64)]>,
    /// How likely it is that one of them stands in a sentence, by some measure.
    common: u32,
}

impl Forms {
    /// A set of these words.
    pub fn of(words: impl IntoIterator<Item = WordId>, common: u32) -> Self {
        let mut words: Vec<WordId> = words.into_iter().collect();
        words.sort_unstable();
        Self::sorted(&words, common)
    }

    /// The same of words in ascending order.
    pub(super) fn sorted(words: &[WordId], common: u32) -> Self {
        let mut blocks: Vec<(u32, u64)> = Vec::new();
        for word in words {
            let bit = 1 << (word % 64);
            match blocks.last_mut() {
                Some((block, bits)) if *block == word / 64 => *bits |= bit,
                _ => blocks.push((word / 64, bit)),
            }
        }
        Self { blocks: blocks.into(), common }
    }

    /// Whether one of them is among these.
    pub fn meets(&self, words: &WordSet) -> bool {
        self.blocks.iter().any(|&(block, bits)| words.block(block as usize) & bits != 0)
    }

    /// Whether this is one of them.
    pub fn holds(&self, word: WordId) -> bool {
        let found = self.blocks.binary_search_by_key(&(word / 64), |&(block, _)| block);
        found.is_ok_and(|at| self.blocks[at].1 >> (word % 64) & 1 == 1)
    }

    /// The words, in ascending order.
    pub fn words(&self) -> impl Iterator<Item = WordId> {
        let of = |&(block, bits): &(u32, u64)| {
            (0..64).filter(move |bit| bits >> bit & 1 == 1).map(move |bit| block * 64 + bit)
        };
        self.blocks.iter().flat_map(of)
    }

    /// All words of some sets.
    pub(super) fn union(sets: &[Forms]) -> Self {
        let mut blocks: Vec<(u32, u64)> = sets.iter().flat_map(|set| set.blocks.iter().copied()).collect();
        blocks.sort_unstable();
        blocks.dedup_by(|(block, bits), (kept, all)| {
            let same = block == kept;
            *all |= if same { *bits } else { 0 };
            same
        });
        let common = sets.iter().fold(0, |all: u32, set| all.saturating_add(set.common));
        Self { blocks: blocks.into(), common }
    }
}

impl Need {
    /// All of these.
    pub(super) fn all(needs: impl IntoIterator<Item = Need>) -> Self {
        let mut kept: Vec<Need> = Vec::new();
        for need in needs {
            match need {
                Need::Nothing => {}
                Need::All(parts) => kept.extend(parts.iter().cloned()),
                other => kept.push(other),
            }
        }
        // What is rarest tells soonest; choices take longest to look at.
        kept.sort_by_key(|need| match need {
            Need::Words(forms) => (0, forms.common),
            Need::Value(_) => (1, 0),
            _ => (2, 0),
        });
        kept.dedup();
        match kept.pop() {
            None => Need::Nothing,
            Some(one) if kept.is_empty() => one,
            Some(last) => {
                kept.push(last);
                Need::All(kept.into())
            }
        }
    }

    /// One of these.
    pub(super) fn one(needs: impl IntoIterator<Item = Need>) -> Self {
        let (mut words, mut types, mut kept) = (Vec::new(), TypeSet::NONE, Vec::new());
        let mut open: Vec<Need> = needs.into_iter().collect();
        open.reverse();
        while let Some(need) = open.pop() {
            match need {
                Need::Nothing => return Need::Nothing,
                Need::Words(forms) => words.push(forms),
                Need::Value(more) => types = types.with(more),
                Need::One(parts) => open.extend(parts.iter().rev().cloned()),
                other @ (Need::All(_) | Need::Before(_)) => kept.push(other),
            }
        }
        kept.dedup();
        if types != TypeSet::NONE {
            kept.insert(0, Need::Value(types));
        }
        if !words.is_empty() {
            kept.insert(0, Need::Words(Forms::union(&words)));
        }
        match kept.pop() {
            None => Need::Nothing,
            Some(one) if kept.is_empty() => one,
            Some(last) => {
                kept.push(last);
                // One look at the rarest words of all choices spares most sentences a look at each.
                let gate: Option<Vec<Forms>> = kept.iter().map(|need| need.words().cloned()).collect();
                let choice = Need::One(kept.into());
                match gate {
                    Some(gate) => Need::All(Arc::new([Need::Words(Forms::union(&gate)), choice])),
                    None => choice,
                }
            }
        }
    }

    /// The rarest words of which one must stand in the match itself; `None` where no words must.
    pub fn words(&self) -> Option<&Forms> {
        match self {
            Need::Words(forms) => Some(forms),
            Need::All(parts) => parts.first().and_then(Need::words),
            _ => None,
        }
    }

    /// The rarest words of which one must stand in the match or in front of it; `None` where no words must.
    pub fn heralds(&self) -> Option<&Forms> {
        match self {
            Need::Words(forms) => Some(forms),
            Need::Before(need) => need.heralds(),
            Need::All(parts) => parts.iter().filter_map(Need::heralds).min_by_key(|forms| forms.common),
            Need::Nothing | Need::Value(_) | Need::One(_) => None,
        }
    }

    /// What is left of it where one of these words stands.
    pub fn without(&self, words: &Forms) -> Need {
        let given = |need: &Need| matches!(need, Need::Words(forms) if forms == words);
        match self {
            need if given(need) => Need::Nothing,
            Need::All(parts) => Need::all(parts.iter().filter(|part| !given(part)).cloned()),
            other => other.clone(),
        }
    }

    /// Whether a sentence of these words and types of values meets it.
    pub fn met(&self, words: &WordSet, types: TypeSet) -> bool {
        match self {
            Need::Nothing => true,
            Need::Words(forms) => forms.meets(words),
            Need::Value(wanted) => types.meets(*wanted),
            Need::Before(need) => need.met(words, types),
            Need::All(parts) => parts.iter().all(|part| part.met(words, types)),
            Need::One(parts) => parts.iter().any(|part| part.met(words, types)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(words: &[WordId]) -> WordSet {
        let mut set = WordSet::default();
        words.iter().for_each(|&word| set.insert(word));
        set
    }

    fn need(one_of: &[WordId]) -> Need {
        Need::Words(Forms::of(one_of.iter().copied(), 1))
    }

    #[test]
    fn asks_for_all_and_for_one() {
        let (count, time) = (Need::Value(TypeSet::COUNT), Need::Value(TypeSet::TIME));
        let both = Need::all([need(&[3, 700]), count.clone(), Need::Nothing]);
        let either = Need::one([both.clone(), need(&[65]), need(&[66])]);
        for (need, present, types, met) in [
            (&both, &[700][..], TypeSet::COUNT, true),
            (&both, &[700], TypeSet::TIME, false),
            (&both, &[701, 4], TypeSet::COUNT, false),
            (&either, &[66], TypeSet::NONE, true),
            (&either, &[3], TypeSet::COUNT, true),
            (&either, &[], TypeSet::COUNT, false),
            (&Need::all([]), &[], TypeSet::NONE, true),
            (&Need::one([time.clone(), Need::Nothing]), &[], TypeSet::NONE, true),
            (&Need::one([time, count.clone()]), &[], TypeSet::COUNT, true),
        ] {
            assert_eq!(need.met(&words(present), types), met, "{need:?} {present:?}");
        }
        assert_eq!(Need::all([count.clone(), Need::Nothing]), count);
        // What stands in front tells nothing of where a match may begin.
        let led = Need::all([Need::Before(need(&[9]).into()), need(&[7])]);
        assert!(!led.met(&words(&[7]), TypeSet::ALL) && led.met(&words(&[7, 9]), TypeSet::ALL));
        assert_eq!(led.words(), Some(&Forms::of([7], 1)));
        assert_eq!(led.without(&Forms::of([7], 1)), Need::Before(need(&[9]).into()));
        assert_eq!(need(&[7]).without(&Forms::of([7], 1)), Need::Nothing);
        assert_eq!(count.without(&Forms::of([7], 1)), count);
        let common = Need::Words(Forms::of([7], 2));
        for (need, heralds) in [
            (Need::all([Need::Before(need(&[9]).into()), common.clone()]), Some(9)),
            (Need::all([common.clone(), count.clone()]), Some(7)),
            (Need::one([common, count.clone()]), None),
            (count, None),
        ] {
            assert_eq!(need.heralds(), heralds.map(|word| Forms::of([word], if word == 9 { 1 } else { 2 })).as_ref());
        }
    }
}
