//! What became of the matches of one rule: lost, incomplete, or a claim; recorded while the article is read.

use std::sync::Arc;

use super::furthest::{Furthest, Search};
use super::{Piece, pieces};
use crate::claim::{Claim, Commitment, CueHit, Schema};
use crate::extract::contest::{self, Lost};
use crate::extract::lattice::Lattice;
use crate::extract::scope::{self, may_match};
use crate::extract::select::{Match, place, reachable};
use crate::extract::witness::{Fate, Witness};
use crate::extract::{Engine, Machine};
use crate::rule::ast::CueEffect;
use crate::rule::{CompiledRule, Constraint, Inst, Program};
use crate::span::Span;

/// One match and what became of it.
#[derive(Clone, Debug)]
pub struct Told {
    /// Number of its `match` line.
    pub line: usize,
    /// From its first to its last word.
    pub span: Span,
    /// Which words filled which slot.
    pub bound: Vec<Piece>,
    /// What became of it.
    pub outcome: Outcome,
}

/// What became of a match.
#[derive(Clone, Debug)]
pub enum Outcome {
    /// A claim.
    Claim(Box<Made>),
    /// Its values break this line.
    Where(Constraint),
    /// A match of the rule of this name, which beats its own, has the same words.
    Beaten(Arc<str>),
    /// Another match has the same words and comes first.
    Taken {
        /// The name of its rule.
        rule: Arc<str>,
        /// Number of its `match` line.
        line: usize,
        /// Its words.
        span: Span,
        /// Why it comes first.
        first: First,
    },
    /// Nothing fills a slot that must have a value.
    Open(Empty),
}

/// Why one match comes before another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum First {
    /// It begins further left.
    Left,
    /// It binds more slots.
    Slots,
    /// It ends further right.
    Longer,
    /// Its gaps skip fewer words.
    Skips,
    /// It stands earlier in the rule files.
    Order,
}

/// A slot without a value, and why the `also` lines that name it did not fill it.
#[derive(Clone, Debug)]
pub struct Empty {
    /// The slot.
    pub slot: String,
    /// The `also` lines by their numbers.
    pub lines: Vec<(usize, Line)>,
}

/// Why an `also` line filled nothing.
#[derive(Clone, Debug)]
pub enum Line {
    /// It did not match; so far it got.
    Short(Furthest),
    /// It matches here, but the clause ends between the two.
    Away(Span),
    /// It matches here, but these words are spoken for.
    Spoken(Span),
}

/// A claim and what made it what it is.
#[derive(Clone, Debug)]
pub struct Made {
    /// The claim.
    pub claim: Claim,
    /// What turned polarity, commitment and speaker.
    pub turns: Vec<Turn>,
    /// Cues of the sentence that turned nothing.
    pub idle: Vec<CueHit>,
    /// Slots that stayed empty.
    pub empty: Vec<Empty>,
}

/// Something that turned what a claim says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Turn {
    /// What did.
    pub cause: Cause,
    /// What it turned.
    pub turning: Turning,
}

/// What can turn a claim.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cause {
    /// A cue.
    Cue(CueHit),
    /// A `set` of the rule.
    Rule,
    /// The mark of a question.
    Question,
}

/// What can be turned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turning {
    /// The polarity.
    Polarity,
    /// The commitment, to this.
    Commitment(Commitment),
    /// The speaker is whoever governs it.
    Speaker,
    /// The same, and what is said is denied.
    Denial,
}

/// Records what becomes of the matches of one rule.
pub(super) struct Recorder<'a> {
    engine: &'a Engine,
    number: usize,
    machine: Machine,
    told: Vec<(usize, Told, Option<usize>)>,
}

impl<'a> Recorder<'a> {
    pub fn new(engine: &'a Engine, number: usize) -> Self {
        Self { engine, number, machine: Machine::default(), told: Vec::new() }
    }

    /// Matches by sentence; the claims as they are when the whole article has been read.
    pub fn settle(self, claims: Vec<Claim>) -> Vec<(usize, Told)> {
        let mut claims: Vec<Option<Claim>> = claims.into_iter().map(Some).collect();
        let mut settled = Vec::new();
        for (sentence, mut told, number) in self.told {
            let claim = number.and_then(|number| claims.get_mut(number)?.take());
            if let (Outcome::Claim(made), Some(claim)) = (&mut told.outcome, claim) {
                made.empty.retain(|empty| claim.slot(&empty.slot).is_none());
                made.claim = claim;
            }
            settled.push((sentence, told));
        }
        settled
    }

    fn rule(&self) -> &'a CompiledRule {
        &self.engine.rules.rules[self.number]
    }

    fn schema(&self) -> &'a Schema {
        &self.engine.rules.schemas[self.rule().schema]
    }

    fn taken(&self, one: &Match, other: &Match, lattice: &Lattice<'_>) -> Outcome {
        let (mine, theirs) = (contest::rank(one), contest::rank(other));
        let first = match () {
            () if mine.0 != theirs.0 => First::Left,
            () if mine.1 != theirs.1 => First::Slots,
            () if mine.2 != theirs.2 => First::Longer,
            () if mine.3 != theirs.3 => First::Skips,
            () => First::Order,
        };
        let rule = self.engine.rules.rules[other.rule].name.clone();
        let span = lattice.span(other.hit.start as usize, other.hit.end as usize);
        Outcome::Taken { rule, line: other.line, span, first }
    }

    /// Why the `also` lines that name a slot did not fill it.
    fn empty(&mut self, slot: &str, found: &Match, lattice: &Lattice<'_>, cues: &[scope::CueHit]) -> Empty {
        let (rule, schema) = (self.rule(), self.schema());
        let number = schema.slots.iter().position(|spec| spec.name == slot);
        let naming =
            rule.also.iter().enumerate().filter(|(_, program)| number.is_some_and(|slot| names(program, slot)));
        let mut lines = Vec::new();
        for (line, program) in naming {
            let looked = may_match(&program.need, lattice);
            let hits =
                if looked { self.machine.run(program, lattice, &self.engine.rules.lexicons) } else { Vec::new() };
            let span = |hit: &crate::extract::Hit| lattice.span(hit.start as usize, hit.end as usize);
            let near = hits.iter().find(|hit| reachable(&found.hit, hit, cues, lattice));
            let why = match (near, hits.first()) {
                (Some(hit), _) => Line::Spoken(span(hit)),
                (None, Some(hit)) => Line::Away(span(hit)),
                (None, None) => {
                    let (rules, machine) = (&self.engine.rules, &mut self.machine);
                    Line::Short(Search { program, lattice, rules, schema, machine }.furthest(looked))
                }
            };
            lines.push((line, why));
        }
        Empty { slot: slot.to_owned(), lines }
    }

    /// What cues, the rule itself and a question mark turned.
    fn turns(
        &self,
        turned: &scope::Turned,
        attribution: Option<&crate::extract::Governed>,
        cues: &[scope::CueHit],
        lattice: &Lattice<'_>,
    ) -> Vec<Turn> {
        let mut turns = Vec::new();
        let mut push = |cause, turning| turns.push(Turn { cause, turning });
        for cue in turned.by.iter().map(|&cue| &cues[cue]) {
            let turning = match cue.effect {
                CueEffect::Negated => Turning::Polarity,
                CueEffect::Probable => Turning::Commitment(Commitment::Probable),
                CueEffect::Possible => Turning::Commitment(Commitment::Possible),
                _ => Turning::Commitment(Commitment::Uncommitted),
            };
            push(Cause::Cue(self.engine.shown(cue, lattice)), turning);
        }
        if turned.asked.is_some() {
            push(Cause::Question, Turning::Commitment(Commitment::Uncommitted));
        }
        if self.rule().denies {
            push(Cause::Rule, Turning::Polarity);
        }
        if self.rule().commitment < Commitment::Certain {
            push(Cause::Rule, Turning::Commitment(self.rule().commitment));
        }
        if let Some(found) = attribution
            && let Some(cue) = &found.cue
        {
            push(Cause::Cue(cue.clone()), if found.denies { Turning::Denial } else { Turning::Speaker });
        }
        turns
    }
}

impl Witness for Recorder<'_> {
    fn told(&mut self, at: usize, found: &Match, fate: Fate<'_>, lattice: &Lattice<'_>, cues: &[scope::CueHit]) {
        if found.rule != self.number {
            return;
        }
        let mut claim = None;
        let outcome = match fate {
            Fate::Lost(Lost::Where(line)) => Outcome::Where(line.clone()),
            Fate::Lost(Lost::Beaten(winner)) => Outcome::Beaten(self.engine.rules.rules[winner].name.clone()),
            Fate::Lost(Lost::Taken(other)) => self.taken(found, other, lattice),
            Fate::Open(slot) => Outcome::Open(self.empty(slot, found, lattice, cues)),
            Fate::Claim { number, turned, attribution, claim: made } => {
                claim = Some(number);
                let turns = self.turns(turned, attribution, cues, lattice);
                let turned = |cue: &CueHit| turns.iter().any(|turn| matches!(&turn.cause, Cause::Cue(by) if by == cue));
                let idle = cues.iter().map(|cue| self.engine.shown(cue, lattice)).filter(|cue| !turned(cue)).collect();
                let filled = |name: &str| {
                    found
                        .bound()
                        .filter_map(|bound| place(bound, lattice))
                        .any(|(slot, ..)| self.schema().slots.get(slot as usize).is_some_and(|spec| spec.name == name))
                };
                let open = self.schema().slots.iter().filter(|spec| !filled(&spec.name));
                let open: Vec<&str> = open.map(|spec| spec.name.as_str()).collect();
                let empty = open.into_iter().map(|slot| self.empty(slot, found, lattice, cues)).collect();
                Outcome::Claim(Box::new(Made { claim: made.clone(), turns, idle, empty }))
            }
        };
        let own = found.hit.bound.iter().map(|bound| (None, bound));
        let also = found.also.iter().map(|(line, bound)| (Some(*line), bound));
        let bound = pieces(own.chain(also), lattice, self.schema());
        let span = lattice.span(found.hit.start as usize, found.hit.end as usize);
        self.told.push((at, Told { line: found.line, span, bound, outcome }, claim));
    }
}

/// Whether a program can fill a slot.
fn names(program: &Program, slot: usize) -> bool {
    program.code.iter().any(|inst| match inst {
        Inst::Value { slot: own, .. } | Inst::Member { slot: Some(own), .. } | Inst::Open(own) => *own as usize == slot,
        _ => false,
    })
}
