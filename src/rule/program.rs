//! What rules are compiled to: programs for the bounded machine of `extract::vm`, over one vocabulary.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::ast::{CueDirection, CueEffect};
use super::lexicon::CompiledLexicon;
use super::need::Need;
use super::origin::Origin;
use super::plan::Plan;
use crate::claim::{Commitment, Schema};
use crate::lexicon::Dictionary;
use crate::value::Value;

/// Number of a word form in a [`Vocabulary`]; 0 is every form that no rule names.
pub type WordId = u32;

/// Every word form that some rule, phrase or cue looks for.
pub type Vocabulary = Dictionary;

/// A set of types of values: one bit each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct TypeSet(pub u16);

impl TypeSet {
    /// No type.
    pub const NONE: TypeSet = TypeSet(0);
    /// Every type.
    pub const ALL: TypeSet = TypeSet(u16::MAX);
    /// Whatever a name can be.
    pub const NAMES: TypeSet = TypeSet(0b110_0011_1100);
    /// Counts.
    pub const COUNT: TypeSet = TypeSet(1);
    /// Times.
    pub const TIME: TypeSet = TypeSet(1 << 1);
    /// Places.
    pub const PLACE: TypeSet = TypeSet(1 << 2);
    /// Actors of any sort.
    pub const ACTOR: TypeSet = TypeSet(1 << 3);
    /// Persons, and names that may be a person's.
    pub const PERSON: TypeSet = TypeSet(1 << 4);
    /// Organisations and institutions, and names that may be one's.
    pub const ORG: TypeSet = TypeSet(1 << 5);
    /// Amounts of money.
    pub const MONEY: TypeSet = TypeSet(1 << 6);
    /// Percentages.
    pub const PERCENT: TypeSet = TypeSet(1 << 7);
    /// Lengths of time.
    pub const DURATION: TypeSet = TypeSet(1 << 8);

    /// People without a name, who only stand in lists of those who do something together.
    pub const PARTY: TypeSet = TypeSet(1 << 9);
    /// Houses without a name, where something is done but which tell no event from another: `the town hall`.
    pub const SITE: TypeSet = TypeSet(1 << 10);

    /// Both.
    pub fn with(self, other: TypeSet) -> TypeSet {
        TypeSet(self.0 | other.0)
    }

    /// These without those.
    pub fn without(self, other: TypeSet) -> TypeSet {
        TypeSet(self.0 & !other.0)
    }

    /// Whether they share a type.
    pub fn meets(self, other: TypeSet) -> bool {
        self.0 & other.0 != 0
    }
}

/// One instruction.
#[derive(Clone, Debug, PartialEq)]
pub enum Inst {
    /// Consume a token whose word is in this sorted set.
    Words(Arc<[WordId]>),
    /// Consume a token that stands exactly so.
    Exact(Arc<str>),
    /// Consume a value of one of these types and bind the slot.
    Value {
        /// Slot number in the schema.
        slot: u8,
        /// Which types fit.
        types: TypeSet,
        /// Whether a list of values fits.
        list: bool,
    },
    /// Consume a member of this lexicon; bind the slot if there is one.
    Member {
        /// Number of the lexicon in the rule set.
        lexicon: u16,
        /// Slot number in the schema.
        slot: Option<u8>,
    },
    /// The text of this slot begins.
    Open(u8),
    /// The text of this slot ends.
    Close(u8),
    /// Skip up to `max` tokens of the clause, as few as will do, never over a value of one of these types.
    Gap {
        /// At most so many.
        max: u8,
        /// Candidates for the neighbouring slots.
        stop: TypeSet,
    },
    /// Go on at both.
    Split(u32, u32),
    /// Go on there.
    Jump(u32),
    /// Go on at `next` if the code from here to its `Accept` does not match here.
    Not {
        /// Where the code after the negation begins.
        next: u32,
    },
    /// Go on at `next` if no match of the code from here to its `Accept` ends here.
    NotAfter {
        /// Where the code after the negation begins.
        next: u32,
    },
    /// Consume a word or number, whatever it is.
    Any,
    /// Matched.
    Accept,
}

/// A set of words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WordSet(Vec<u64>);

impl WordSet {
    /// Puts a word in.
    pub fn insert(&mut self, word: WordId) {
        let at = word as usize / 64;
        if self.0.len() <= at {
            self.0.resize(at + 1, 0);
        }
        self.0[at] |= 1 << (word % 64);
    }

    /// Puts these words in the place of all others.
    pub fn put(&mut self, words: &[WordId]) {
        self.clear();
        words.iter().for_each(|&word| self.insert(word));
    }

    /// Takes everything out.
    pub fn clear(&mut self) {
        self.0.fill(0);
    }

    /// Which of the words `64 × at ..` are in it, one bit each.
    pub fn block(&self, at: usize) -> u64 {
        self.0.get(at).copied().unwrap_or(0)
    }

    /// Whether a word is in it.
    pub fn contains(&self, word: WordId) -> bool {
        self.0.get(word as usize / 64).is_some_and(|bits| bits >> (word % 64) & 1 == 1)
    }
}

/// With what a match can begin: where none of it stands, the program need not be started.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct First {
    /// One of these words.
    pub words: WordSet,
    /// A token that stands exactly so.
    pub exact: Vec<Arc<str>>,
    /// A value of one of these types.
    pub types: TypeSet,
    /// A member of one of these lexicons.
    pub lexicons: Vec<u16>,
    /// Anything.
    pub any: bool,
}

impl First {
    /// With what the code that begins at `entry` can begin.
    pub fn of(code: &[Inst], entry: u32) -> Self {
        let mut first = Self::default();
        let mut seen = vec![false; code.len()];
        let mut open = vec![entry];
        while let Some(at) = open.pop() {
            let Some(inst) = code.get(at as usize).filter(|_| !std::mem::replace(&mut seen[at as usize], true)) else {
                continue;
            };
            match inst {
                Inst::Words(words) => words.iter().for_each(|&word| first.words.insert(word)),
                Inst::Exact(word) => first.exact.push(word.clone()),
                Inst::Value { types, .. } => first.types = first.types.with(*types),
                Inst::Member { lexicon, .. } => first.lexicons.push(*lexicon),
                Inst::Open(_) | Inst::Close(_) => open.push(at + 1),
                Inst::Split(one, other) => open.extend([*one, *other]),
                Inst::Jump(to) => open.push(*to),
                Inst::Not { next } | Inst::NotAfter { next } => open.push(*next),
                Inst::Gap { .. } | Inst::Any | Inst::Accept => first.any = true,
            }
        }
        first
    }
}

/// One compiled pattern.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Program {
    /// Code; starts at 0.
    pub code: Vec<Inst>,
    /// What must stand in the sentence.
    pub need: Need,
    /// With what it can begin.
    pub first: First,
    /// For each gap, by its place in the code, with what the code behind it can begin.
    pub after_gap: Vec<Option<Box<First>>>,
    /// Where it stands in the rule files.
    pub origin: Arc<Origin>,
}

/// What a rule fixes a slot to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fixed {
    /// A symbol.
    Symbol(String),
    /// For a count: nobody.
    None,
    /// For a count: some, with no number given.
    Some,
    /// What this other slot of the same type holds.
    Same(u8),
}

/// A `set` line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Setting {
    /// Slot number in the schema.
    pub slot: u8,
    /// What it is set to.
    pub fixed: Fixed,
    /// Only where this slot holds something.
    pub with: Option<u8>,
}

/// How a `where` compares two values.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Comparison {
    /// `<`
    Less,
    /// `<=`
    AtMost,
    /// `>`
    More,
    /// `>=`
    AtLeast,
    /// `=`
    Same,
    /// `!=`
    Other,
}

/// What a slot is compared with.
#[derive(Clone, Debug, PartialEq)]
pub enum Operand {
    /// What this slot holds.
    Slot(u8),
    /// A number or a time.
    Value(Value),
}

/// A `where` line: what must hold between the values of a match.
#[derive(Clone, Debug, PartialEq)]
pub struct Constraint {
    /// Slot number in the schema.
    pub left: u8,
    /// How they are compared.
    pub comparison: Comparison,
    /// With what.
    pub right: Operand,
}

/// A rule, ready to run.
#[derive(Clone, Debug)]
pub struct CompiledRule {
    /// `kind.rule`
    pub name: Arc<str>,
    /// Number of its kind in [`RuleSet::schemas`].
    pub schema: usize,
    /// Slots that the rule fixes.
    pub sets: Vec<Setting>,
    /// Whether its words deny (`absent from the talks`): what it finds is negated, and affirmed where a cue negates it again.
    pub denies: bool,
    /// How sure its own words are.
    pub commitment: Commitment,
    /// Whether its words take what they say for granted (`set commitment = certain`): no cue around them turns it.
    pub presupposed: bool,
    /// One program a `match` line.
    pub matches: Vec<Plan>,
    /// Programs that bind what the match left open; the rule's own first, then the claim's, which its rules share.
    pub also: Vec<Arc<Plan>>,
    /// How many of them are the rule's own: those also add to lists that the match bound.
    pub own_also: usize,
    /// What must hold between the values: the rule's own lines, then the claim's.
    pub wheres: Vec<Constraint>,
    /// Numbers of the rules that win over it where both match the same words.
    pub beaten_by: Vec<usize>,
    /// Contests are settled in this order: no rule stands before one that beats it.
    pub rank: usize,
}

impl CompiledRule {
    /// Whether one of its `match` lines may match in a sentence of these words and types of values.
    pub fn may_match(&self, words: &WordSet, types: TypeSet) -> bool {
        self.matches.iter().any(|program| program.need.met(words, types))
    }
}

/// A cue, ready to run.
#[derive(Clone, Debug)]
pub struct CompiledCue {
    /// Its kind as shown: `negation`.
    pub name: Arc<str>,
    /// Where it stands, seen from what it turns.
    pub direction: CueDirection,
    /// What it does.
    pub effect: CueEffect,
    /// Its reach in tokens.
    pub within: Option<u8>,
    /// Its words.
    pub program: Plan,
}

/// A phrase that text slots are normalised by: words it matches stand as `@name`.
#[derive(Clone, Debug)]
pub struct CompiledPhrase {
    /// Its name.
    pub name: Arc<str>,
    /// Its words.
    pub program: Plan,
}

/// All rules of one run.
#[derive(Clone, Debug, Default)]
pub struct RuleSet {
    /// Claim kinds in the order declared.
    pub schemas: Vec<Schema>,
    /// Rules in the order declared.
    pub rules: Vec<CompiledRule>,
    /// Cues in the order declared.
    pub cues: Vec<CompiledCue>,
    /// For each schema and slot, the phrases that its text is normalised by.
    pub phrases: Vec<Vec<Vec<CompiledPhrase>>>,
    /// Lexicons in the order declared.
    pub lexicons: Vec<CompiledLexicon>,
    /// Every word form that is looked for.
    pub vocabulary: Vocabulary,
    /// Word → cues of whose rarest words it is one, in ascending order.
    pub cues_of: FxHashMap<WordId, Vec<u32>>,
    /// Cues that no word announces.
    pub free_cues: Vec<u32>,
}

impl RuleSet {
    /// Fills [`RuleSet::cues_of`].
    pub(super) fn index_cues(&mut self) {
        for (number, cue) in self.cues.iter().enumerate() {
            match cue.program.need.words() {
                None => self.free_cues.push(number as u32),
                Some(words) => words.words().for_each(|word| self.cues_of.entry(word).or_default().push(number as u32)),
            }
        }
    }

    /// The cues that can stand in a sentence of these words, in ascending order.
    pub fn cues_among(&self, words: &[WordId]) -> Vec<usize> {
        let known = words.iter().filter(|&&word| word != 0).filter_map(|word| self.cues_of.get(word));
        let mut found: Vec<usize> = known.flatten().chain(&self.free_cues).map(|&cue| cue as usize).collect();
        found.sort_unstable();
        found.dedup();
        found
    }
}
