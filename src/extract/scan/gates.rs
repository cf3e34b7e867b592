//! Programs by the words that announce them, and all that they need laid out flat: which of them some words let through. Takes the
//! words of a stretch of text one by one; knows neither the text nor where it stands.
//!
//! A need is made of sets of words. Every set has a number, and every word a list of the sets that it is in, so that one look at
//! the words of the stretch tells of each set whether one of its words stands there.

use rustc_hash::FxHashMap;

use crate::rule::{Forms, Need, Program, WordId};

/// Programs by the words that announce them.
#[derive(Debug, Default)]
pub(super) struct Gates {
    /// Word → the sets that it is in, as blocks of 64.
    of: Vec<Box<[(u32, u64)]>>,
    /// Set → the programs that it announces: those whose rarest words it holds.
    behind: Vec<Vec<Wanted>>,
    /// Programs that no word announces: they are tried everywhere.
    free: Vec<Wanted>,
    /// The needs of all programs, one behind the other.
    steps: Vec<Step>,
}

/// What a `match` line needs, and the rule that it is of.
#[derive(Clone, Copy, Debug)]
struct Wanted {
    rule: u32,
    /// Where its need begins among the steps; `None`: it needs no words.
    need: Option<u32>,
}

/// A part of a need. Values are taken for granted.
#[derive(Clone, Copy, Debug)]
enum Step {
    /// One word of this set.
    Set(u32),
    /// All parts from here to that step.
    All(u32),
    /// One of the parts from here to that step.
    One(u32),
}

/// The words of a stretch of text, as the sets that they are in; empty again when they have been looked at.
#[derive(Debug, Default)]
pub(super) struct Words {
    sets: Vec<u64>,
    /// The blocks that are not empty.
    touched: Vec<u32>,
}

impl Gates {
    /// Turns the needs of programs round: by words. `words`: how many the vocabulary has.
    pub fn new<'a>(programs: impl Iterator<Item = (usize, &'a Program)>, words: usize) -> Self {
        let mut gates = Self::default();
        let mut sets: FxHashMap<&Forms, u32> = FxHashMap::default();
        for (rule, program) in programs {
            let from = gates.steps.len() as u32;
            let need = lay(&program.need, &mut sets, &mut gates.steps).then_some(from);
            let wanted = Wanted { rule: rule as u32, need };
            gates.behind.resize_with(sets.len(), Vec::new);
            match program.need.heralds() {
                Some(forms) => gates.behind[sets[forms] as usize].push(wanted),
                None => gates.free.push(wanted),
            }
        }
        let mut of: Vec<Vec<u32>> = vec![Vec::new(); words + 1];
        for (forms, &set) in &sets {
            forms.words().for_each(|word| of[word as usize].push(set));
        }
        gates.of = of.into_iter().map(blocks).collect();
        gates
    }

    /// Whether there is no program.
    pub fn is_empty(&self) -> bool {
        self.behind.is_empty() && self.free.is_empty()
    }

    /// Adds a word.
    pub fn put(&self, word: WordId, words: &mut Words) {
        words.sets.resize(words.sets.len().max(self.behind.len().div_ceil(64)), 0);
        for &(block, bits) in &self.of[word as usize] {
            let known = &mut words.sets[block as usize];
            if *known == 0 {
                words.touched.push(block);
            }
            *known |= bits;
        }
    }

    /// Tells the rules of the programs that may match among these words, some more than once, and takes the words out.
    pub fn open(&self, words: &mut Words, mut tell: impl FnMut(usize)) {
        let mut consider = |wanted: &Wanted| {
            if wanted.need.is_none_or(|need| self.met(need, &words.sets)) {
                tell(wanted.rule as usize);
            }
        };
        for &block in &words.touched {
            let mut bits = words.sets[block as usize];
            while bits != 0 {
                let set = block as usize * 64 + bits.trailing_zeros() as usize;
                bits &= bits - 1;
                self.behind[set].iter().for_each(&mut consider);
            }
        }
        self.free.iter().for_each(consider);
        words.touched.drain(..).for_each(|block| words.sets[block as usize] = 0);
    }

    fn met(&self, step: u32, sets: &[u64]) -> bool {
        match self.steps[step as usize] {
            Step::Set(set) => sets.get(set as usize / 64).is_some_and(|bits| bits >> (set % 64) & 1 == 1),
            Step::All(end) => self.parts(step, end).all(|part| self.met(part, sets)),
            Step::One(end) => self.parts(step, end).any(|part| self.met(part, sets)),
        }
    }

    /// The parts of a need that begins at a step and ends before another.
    fn parts(&self, step: u32, end: u32) -> impl Iterator<Item = u32> {
        let behind = |part: u32| match self.steps[part as usize] {
            Step::Set(_) => part + 1,
            Step::All(end) | Step::One(end) => end,
        };
        std::iter::successors(Some(step + 1), move |&part| Some(behind(part)).filter(|next| *next < end))
    }
}

/// Lays a need out behind the steps. Gives whether it needs words at all; else nothing is added.
fn lay<'a>(need: &'a Need, sets: &mut FxHashMap<&'a Forms, u32>, steps: &mut Vec<Step>) -> bool {
    let from = steps.len();
    match need {
        Need::Nothing | Need::Value(_) => return false,
        Need::Before(need) => return lay(need, sets, steps),
        Need::Words(forms) => {
            let next = sets.len() as u32;
            steps.push(Step::Set(*sets.entry(forms).or_insert(next)));
        }
        Need::All(parts) => {
            steps.push(Step::All(0));
            let put = parts.iter().filter(|part| lay(part, sets, steps)).count();
            if put == 0 {
                steps.truncate(from);
                return false;
            }
            steps[from] = Step::All(steps.len() as u32);
        }
        Need::One(parts) => {
            steps.push(Step::One(0));
            if !parts.iter().all(|part| lay(part, sets, steps)) {
                steps.truncate(from);
                return false;
            }
            steps[from] = Step::One(steps.len() as u32);
        }
    }
    true
}

/// Numbers as blocks of 64.
fn blocks(mut numbers: Vec<u32>) -> Box<[(u32, u64)]> {
    numbers.sort_unstable();
    let mut blocks: Vec<(u32, u64)> = Vec::new();
    for number in numbers {
        match blocks.last_mut() {
            Some((block, bits)) if *block == number / 64 => *bits |= 1 << (number % 64),
            _ => blocks.push((number / 64, 1 << (number % 64))),
        }
    }
    blocks.into_boxed_slice()
}
