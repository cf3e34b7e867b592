//! The needs of many programs as one table, in which what several of them ask for stands once: programs of a claim share phrases,
//! so that in one stretch of text most questions have been answered before.

use rustc_hash::FxHashMap;

use super::need::{Forms, Need};
use super::program::{TypeSet, WordSet};

/// Number of a condition.
pub type ConditionId = u32;

#[derive(Clone, Debug)]
enum Condition {
    /// One of these words.
    Words(Forms),
    /// All of `from..to` of the parts.
    All(u32, u32),
    /// One of them.
    One(u32, u32),
}

/// Conditions on the words of a stretch of text; values are taken for granted.
#[derive(Debug, Default)]
pub struct Conditions {
    all: Vec<Condition>,
    parts: Vec<ConditionId>,
    /// Needs by where they stand in memory → their condition; `None`: always met.
    known: FxHashMap<usize, Option<ConditionId>>,
    /// They stay where they are.
    kept: Vec<Need>,
}

/// What was found out of one stretch of text, and the memory for it.
#[derive(Debug, Default)]
pub struct Answers {
    /// Condition → the stretch in which it was last asked, and the answer in its lowest bit.
    last: Vec<u32>,
    stretch: u32,
}

impl Answers {
    /// Forgets what was found out: another stretch. There is room for so many conditions.
    pub fn begin(&mut self, conditions: usize) {
        self.last.resize(conditions.max(self.last.len()), 0);
        self.stretch = self.stretch.wrapping_add(2);
        if self.stretch == 0 {
            self.last.fill(0);
            self.stretch = 2;
        }
    }
}

impl Conditions {
    /// The condition of a need; `None` where it is always met.
    pub fn add(&mut self, need: Need) -> Option<ConditionId> {
        let added = self.of(&need);
        self.kept.push(need);
        added
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.all.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// Gives back what only adding needs.
    pub fn close(&mut self) {
        (self.known, self.kept) = Default::default();
    }

    fn of(&mut self, need: &Need) -> Option<ConditionId> {
        let place = match need {
            Need::Nothing => return None,
            Need::Value(types) if TypeSet::ALL.meets(*types) => return None,
            Need::Value(_) => return Some(self.put(Condition::One(0, 0))),
            Need::Before(inner) => return self.of(inner),
            Need::Words(forms) => forms.place(),
            Need::All(parts) | Need::One(parts) => parts.as_ptr() as usize,
        };
        if let Some(known) = self.known.get(&place) {
            return *known;
        }
        let made = match need {
            Need::Words(forms) => Some(self.put(Condition::Words(forms.clone()))),
            Need::All(needs) => {
                let parts: Vec<ConditionId> = needs.iter().filter_map(|need| self.of(need)).collect();
                match parts[..] {
                    [] => None,
                    [one] => Some(one),
                    _ => Some(self.join(parts, Condition::All)),
                }
            }
            Need::One(needs) => {
                let parts: Option<Vec<ConditionId>> = needs.iter().map(|need| self.of(need)).collect();
                parts.map(|parts| self.join(parts, Condition::One))
            }
            Need::Nothing | Need::Value(_) | Need::Before(_) => None,
        };
        self.known.insert(place, made);
        made
    }

    fn join(&mut self, parts: Vec<ConditionId>, how: impl Fn(u32, u32) -> Condition) -> ConditionId {
        let from = self.parts.len() as u32;
        self.parts.extend(parts);
        self.put(how(from, self.parts.len() as u32))
    }

    fn put(&mut self, condition: Condition) -> ConditionId {
        self.all.push(condition);
        self.all.len() as ConditionId - 1
    }

    /// Whether a stretch of these words meets a condition.
    pub fn met(&self, condition: ConditionId, words: &WordSet, answers: &mut Answers) -> bool {
        let known = answers.last[condition as usize];
        if known & !1 == answers.stretch {
            return known & 1 == 1;
        }
        let parts = |from: u32, to: u32| self.parts[from as usize..to as usize].iter();
        let met = match &self.all[condition as usize] {
            Condition::Words(forms) => forms.meets(words),
            &Condition::All(from, to) => parts(from, to).all(|&part| self.met(part, words, answers)),
            &Condition::One(from, to) => parts(from, to).any(|&part| self.met(part, words, answers)),
        };
        answers.last[condition as usize] = answers.stretch | u32::from(met);
        met
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rule::{builtin_files, builtin_tables, load};

    #[test]
    fn says_what_the_needs_say() {
        let rules = load(&builtin_files(), &builtin_tables()).rules;
        let needs: Vec<&Need> = rules.rules.iter().flat_map(|rule| &rule.matches).map(|plan| &plan.need).collect();
        let mut conditions = Conditions::default();
        let ids: Vec<_> = needs.iter().map(|need| conditions.add((*need).clone())).collect();
        conditions.close();
        assert!(conditions.len() > needs.len());
        let (mut answers, mut seen) = (Answers::default(), [0, 0]);
        let last = rules.vocabulary.len() as u32;
        for seed in 1..400_u32 {
            let mut words = WordSet::default();
            // More and more words, by a generator of no importance.
            let mut number = seed;
            for _ in 0..seed {
                number = number.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                words.insert(1 + (number >> 8) % last);
            }
            answers.begin(conditions.len());
            for (need, id) in needs.iter().zip(&ids) {
                let met = id.is_none_or(|id| conditions.met(id, &words, &mut answers));
                assert_eq!(met, need.met(&words, TypeSet::ALL), "{need:?}");
                seen[usize::from(met)] += 1;
            }
        }
        assert!(seen.iter().all(|&count| count > 1_000), "{seen:?}");
    }
}
