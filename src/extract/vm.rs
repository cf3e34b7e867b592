//! The bounded machine that runs a program over a lattice: all ways at once, position by position, no backtracking.
//!
//! Threads that stand at the same instruction with the same gap are one: the better stays. So the work is at most
//! positions × instructions × edges, whatever the rule.

use super::clauses;
use super::hit::{Bound, Hit};
use super::lattice::Lattice;
use super::member;
use super::meter::Meter;
use super::sketch::Sketch;
use super::watch::{Stuck, Watch, Why};
use crate::rule::{CompiledLexicon, First, Inst, Program};
use crate::text::TokenKind;

/// How many positions `not after(…)` looks back.
const BEHIND: usize = 16;
/// So many steps are enough to see whether a negation may begin somewhere; for more its machine is asked.
const NEGATION: usize = 100;

/// No link: the start of a thread's history.
const NONE: u32 = u32::MAX;
/// A gap that may be so long crosses no comma with a clause behind it; a shorter one may: `two were killed, five were injured`.
const LONG_GAP: u8 = 10;

#[derive(Clone, Copy, Debug)]
enum Event {
    Value { slot: u8, edge: u32 },
    Member { slot: u8, lexicon: u16, from: u32, to: u32 },
    Open { slot: u8, at: u32 },
    Close { slot: u8, at: u32 },
    Word(u32),
}

#[derive(Clone, Copy, Debug)]
struct Thread {
    pc: u32,
    gap: u8,
    start: u32,
    slots: u16,
    skipped: u16,
    bounded: u8,
    history: u32,
}

impl Thread {
    /// Whether `self` is to be kept where both stand at one place: leftmost, then more slots, then fewer skipped.
    fn beats(&self, other: &Thread) -> bool {
        (other.start, self.slots, other.skipped) > (self.start, other.slots, self.skipped)
    }
}

/// Memory of the machine, kept from run to run.
#[derive(Debug, Default)]
pub struct Machine {
    lists: Vec<Vec<Thread>>,
    /// The last position at which a thread stands.
    last: usize,
    history: Vec<(Event, u32)>,
    /// Threads that `add` has yet to follow.
    open: Vec<Thread>,
    /// The machine that negated patterns run on.
    inner: Option<Box<Machine>>,
    /// The look that comes before it.
    pub(super) sketch: Sketch,
    /// Instructions executed since it was made: the measure of work in the linear-time tests.
    pub steps: u64,
    /// What each rule costs, where somebody asks.
    pub meter: Option<Box<Meter>>,
}

impl Machine {
    /// Every way in which `program` matches somewhere in `lattice`: one per end and start at the most, in order of their ends.
    pub fn run(&mut self, program: &Program, lattice: &Lattice<'_>, lexicons: &[CompiledLexicon]) -> Vec<Hit> {
        let n = lattice.len();
        // No match begins behind the last of the words of which each match has one.
        let last = match program.need.words() {
            Some(forms) => (0..n).rev().find(|&at| forms.holds(lattice.word(at))),
            None => Some(n),
        };
        last.map_or_else(Vec::new, |last| self.run_from(program, 0, lattice, lexicons, (0, last, n), false, &mut ()))
    }

    /// The same inside a stretch: matches that reach out of it are none, and hide none.
    pub(super) fn run_within(
        &mut self,
        program: &Program,
        lattice: &Lattice<'_>,
        lexicons: &[CompiledLexicon],
        (from, to): (usize, usize),
    ) -> Vec<Hit> {
        self.run_from(program, 0, lattice, lexicons, (from, to, to), false, &mut ())
    }

    /// The same from an instruction on, with matches that begin at some of the positions; somebody watches.
    pub(super) fn run_watched(
        &mut self,
        program: &Program,
        entry: u32,
        lattice: &Lattice<'_>,
        lexicons: &[CompiledLexicon],
        (from, last): (usize, usize),
        watch: &mut impl Watch,
    ) -> Vec<Hit> {
        self.run_from(program, entry, lattice, lexicons, (from, last, lattice.len()), false, watch)
    }

    fn run_from<W: Watch>(
        &mut self,
        program: &Program,
        entry: u32,
        lattice: &Lattice<'_>,
        lexicons: &[CompiledLexicon],
        (from, last_start, last_end): (usize, usize, usize),
        first_only: bool,
        watch: &mut W,
    ) -> Vec<Hit> {
        let n = lattice.len();
        self.lists.iter_mut().take(self.last + 1).for_each(Vec::clear);
        self.last = 0;
        if self.lists.len() < n + 1 {
            self.lists.resize_with(n + 1, Vec::new);
        }
        self.history.clear();
        let mut hits = Vec::new();
        for at in from..=last_end {
            if at > last_start && at > self.last {
                break;
            }
            let starts = at <= last_start && at < n;
            if starts && (entry != 0 || may_begin(&program.first, lattice, lexicons, at)) {
                let fresh =
                    Thread { pc: entry, gap: 0, start: at as u32, slots: 0, skipped: 0, bounded: 0, history: NONE };
                self.add(program, lattice, lexicons, at, fresh, watch);
            }
            let mut next = 0;
            while next < self.lists[at].len() {
                let thread = self.lists[at][next];
                next += 1;
                self.steps += 1;
                if let Some(hit) = self.step(program, lattice, lexicons, at, thread, watch) {
                    hits.push(hit);
                    if first_only {
                        return hits;
                    }
                }
            }
        }
        hits
    }

    /// Lets one thread consume what stands at a position.
    fn step<W: Watch>(
        &mut self,
        program: &Program,
        lattice: &Lattice<'_>,
        lexicons: &[CompiledLexicon],
        at: usize,
        thread: Thread,
        watch: &mut W,
    ) -> Option<Hit> {
        match &program.code[thread.pc as usize] {
            Inst::Accept => return Some(self.hit(thread, at)),
            Inst::Words(set) => {
                debug_assert!(set.binary_search(&lattice.word(at)).is_ok(), "checked when the thread was added");
                let history = self.record(Event::Word(at as u32), thread.history);
                self.add(program, lattice, lexicons, at + 1, Thread { pc: thread.pc + 1, history, ..thread }, watch);
            }
            Inst::Any => {
                use TokenKind::{Hyphen, Number, Possessive, Symbol, Word};
                if matches!(lattice.kind(at), Some(Word | Number | Hyphen | Possessive | Symbol)) {
                    self.add(program, lattice, lexicons, at + 1, Thread { pc: thread.pc + 1, ..thread }, watch);
                } else {
                    self.stuck(at, thread, Why::Other, watch);
                }
            }
            Inst::Exact(word) => {
                if lattice.exact(at) == &**word {
                    let history = self.record(Event::Word(at as u32), thread.history);
                    self.add(
                        program,
                        lattice,
                        lexicons,
                        at + 1,
                        Thread { pc: thread.pc + 1, history, ..thread },
                        watch,
                    );
                } else {
                    self.stuck(at, thread, Why::Other, watch);
                }
            }
            Inst::Value { slot, types, list } => {
                // The article in front of a name is no part of the value.
                let past_article = lattice.begins(at + 1, *types) && lattice.folded(at) == "the";
                let froms = at..=at + usize::from(past_article);
                let (mut found, mut listed) = (false, false);
                for (number, edge) in froms.flat_map(|from| lattice.edges_at(from)) {
                    let fits = *list || !edge.list && edge.values.len() == 1;
                    if edge.types.meets(*types) && fits {
                        let history = self.record(Event::Value { slot: *slot, edge: number }, thread.history);
                        let next = Thread { pc: thread.pc + 1, slots: thread.slots + 1, history, ..thread };
                        found = true;
                        self.add(program, lattice, lexicons, edge.to as usize, next, watch);
                    }
                    listed |= edge.types.meets(*types);
                }
                if !found {
                    self.stuck(at, thread, if listed { Why::List } else { Why::Other }, watch);
                }
            }
            Inst::Member { lexicon, slot } => {
                // As with values, the article in front of a name is no part of it.
                let the = usize::from(slot.is_some() && lattice.folded(at) == "the");
                let mut found = false;
                for from in at..=at + the {
                    for to in member::ends(&lexicons[*lexicon as usize], lattice, from) {
                        let (event, slots) = match slot {
                            Some(slot) => (
                                Event::Member { slot: *slot, lexicon: *lexicon, from: from as u32, to },
                                thread.slots + 1,
                            ),
                            None => (Event::Word(at as u32), thread.slots),
                        };
                        let history = self.record(event, thread.history);
                        let next = Thread { pc: thread.pc + 1, slots, history, ..thread };
                        found = true;
                        self.add(program, lattice, lexicons, to as usize, next, watch);
                    }
                }
                if !found {
                    self.stuck(at, thread, Why::Other, watch);
                }
            }
            Inst::Gap { max, stop } => {
                if at >= lattice.len() {
                    self.stuck(at, thread, Why::End, watch);
                } else if thread.gap >= *max {
                    self.stuck(at, thread, Why::Bound(*max), watch);
                } else {
                    let gap = thread.gap + 1;
                    let bounded = thread.bounded.saturating_add(u8::from(gap == *max));
                    let longer = Thread { gap, skipped: thread.skipped + 1, bounded, ..thread };
                    if let Some(end) = lattice.asides[at] {
                        self.add(program, lattice, lexicons, end as usize, longer, watch);
                    }
                    if lattice.barriers[at] || clauses::leaves(lattice, at, gap as usize - 1, *max >= LONG_GAP) {
                        self.stuck(at, thread, Why::Border, watch);
                    } else if lattice.begins(at, *stop) {
                        self.stuck(at, thread, Why::Candidate, watch);
                    } else {
                        self.add(program, lattice, lexicons, at + 1, longer, watch);
                    }
                }
            }
            // Followed when the thread was added.
            Inst::Open(_)
            | Inst::Close(_)
            | Inst::Split(..)
            | Inst::Jump(_)
            | Inst::Not { .. }
            | Inst::NotAfter { .. } => {}
        }
        None
    }

    /// Puts a thread at a position, following the instructions that consume nothing.
    fn add<W: Watch>(
        &mut self,
        program: &Program,
        lattice: &Lattice<'_>,
        lexicons: &[CompiledLexicon],
        at: usize,
        thread: Thread,
        watch: &mut W,
    ) {
        let mut open = std::mem::take(&mut self.open);
        open.push(thread);
        while let Some(mut thread) = open.pop() {
            self.steps += 1;
            match &program.code[thread.pc as usize] {
                Inst::Jump(to) => {
                    thread.pc = *to;
                    open.push(thread);
                }
                Inst::Split(first, second) => {
                    // Whoever watches is told of those that end here.
                    let mut follow = |pc: u32| match W::ON || !ends(program, pc, lattice, at) {
                        true => open.push(Thread { pc, ..thread }),
                        false => self.steps += 1,
                    };
                    follow(*second);
                    follow(*first);
                }
                Inst::Open(slot) => {
                    let history = self.record(Event::Open { slot: *slot, at: at as u32 }, thread.history);
                    open.push(Thread { pc: thread.pc + 1, slots: thread.slots + 1, history, ..thread });
                }
                Inst::Close(slot) => {
                    let history = self.record(Event::Close { slot: *slot, at: at as u32 }, thread.history);
                    open.push(Thread { pc: thread.pc + 1, history, ..thread });
                }
                Inst::Not { next } => {
                    // Bounded: the negated pattern is part of the program, and negations do not start threads of their own.
                    // Most negations are told by the first word, without a machine.
                    if !goes_on(program, thread.pc + 1, lattice, at, &mut { NEGATION }) {
                        open.push(Thread { pc: *next, ..thread });
                        continue;
                    }
                    let reach = (at, at, lattice.len());
                    match self.negated(program, thread.pc + 1, lattice, lexicons, reach, true).first() {
                        None => open.push(Thread { pc: *next, ..thread }),
                        Some(met) => {
                            self.stuck(at, thread, Why::Forbidden { from: met.start, to: met.end }, watch);
                        }
                    }
                }
                Inst::NotAfter { next } => {
                    let may = |from: &usize| goes_on(program, thread.pc + 1, lattice, *from, &mut { NEGATION });
                    let Some(from) = (at.saturating_sub(BEHIND)..=at).find(may) else {
                        open.push(Thread { pc: *next, ..thread });
                        continue;
                    };
                    let reach = (from, at, at);
                    let met = self.negated(program, thread.pc + 1, lattice, lexicons, reach, false);
                    match met.iter().find(|hit| hit.end as usize == at) {
                        None => open.push(Thread { pc: *next, ..thread }),
                        Some(met) => {
                            self.stuck(at, thread, Why::ForbiddenBefore { from: met.start, to: met.end }, watch);
                        }
                    }
                }
                Inst::Gap { .. } => {
                    let next = program.after_gap[thread.pc as usize].as_ref();
                    if self.place(at, thread) && next.is_none_or(|next| may_begin(next, lattice, lexicons, at)) {
                        open.push(Thread { pc: thread.pc + 1, gap: 0, ..thread });
                    }
                }
                // A thread that cannot go on here is dead already.
                Inst::Words(_) if ends(program, thread.pc, lattice, at) => {
                    self.stuck(at, thread, Why::Other, watch);
                }
                Inst::Value { types, .. } => {
                    if lattice.begins(at, *types) || lattice.begins(at + 1, *types) {
                        self.place(at, thread);
                    } else {
                        self.stuck(at, thread, Why::Other, watch);
                    }
                }
                Inst::Words(_) | Inst::Exact(_) | Inst::Any | Inst::Member { .. } | Inst::Accept => {
                    self.place(at, thread);
                }
            }
        }
        self.open = open;
    }

    /// Runs the code of a negation from `entry` to its `Accept`, on a machine of its own.
    fn negated(
        &mut self,
        program: &Program,
        entry: u32,
        lattice: &Lattice<'_>,
        lexicons: &[CompiledLexicon],
        reach: (usize, usize, usize),
        first_only: bool,
    ) -> Vec<Hit> {
        let mut inner = self.inner.take().unwrap_or_default();
        let before = inner.steps;
        let met = inner.run_from(program, entry, lattice, lexicons, reach, first_only, &mut ());
        self.steps += inner.steps - before;
        self.inner = Some(inner);
        met
    }

    /// Keeps a thread at a position unless a better one stands there. Gives whether it was kept.
    fn place(&mut self, at: usize, thread: Thread) -> bool {
        self.last = self.last.max(at);
        let list = &mut self.lists[at];
        let here = |old: &&mut Thread| old.pc == thread.pc && old.gap == thread.gap;
        match list.iter_mut().find(here) {
            // Accepting threads of different starts are different matches.
            Some(old) => {
                let better = thread.beats(old);
                if better {
                    *old = thread;
                }
                better
            }
            None => {
                list.push(thread);
                true
            }
        }
    }

    fn record(&mut self, event: Event, before: u32) -> u32 {
        self.history.push((event, before));
        self.history.len() as u32 - 1
    }

    /// Tells whoever watches that a thread has ended.
    fn stuck<W: Watch>(&self, at: usize, thread: Thread, why: Why, watch: &mut W) {
        if !W::ON {
            return;
        }
        let (mut parts, mut link) = (0, thread.history);
        while link != NONE {
            let (event, before) = self.history[link as usize];
            parts += u32::from(!matches!(event, Event::Open { .. } | Event::Close { .. }));
            link = before;
        }
        let stuck = Stuck { pc: thread.pc, at: at as u32, parts, why };
        watch.stuck(stuck, || self.hit(thread, at));
    }

    fn hit(&self, thread: Thread, at: usize) -> Hit {
        let mut bound = Vec::new();
        let mut link = thread.history;
        let mut closed: Vec<(u8, u32)> = Vec::new();
        while link != NONE {
            let (event, before) = self.history[link as usize];
            match event {
                Event::Value { slot, edge } => bound.push(Bound::Value { slot, edge }),
                Event::Member { slot, lexicon, from, to } => bound.push(Bound::Member { slot, lexicon, from, to }),
                Event::Close { slot, at } => closed.push((slot, at)),
                Event::Open { slot, at } => {
                    if let Some(end) = closed.iter().rposition(|&(open, _)| open == slot) {
                        let (_, to) = closed.remove(end);
                        bound.push(Bound::Text { slot, from: at, to });
                    }
                }
                // Words inside a text slot belong to the slot.
                Event::Word(word) if closed.is_empty() => bound.push(Bound::Word(word)),
                Event::Word(_) => {}
            }
            link = before;
        }
        bound.reverse();
        let (skipped, bounded) = (u32::from(thread.skipped), thread.bounded);
        Hit { start: thread.start, end: at as u32, skipped, bounded, bound }
    }
}

/// Whether a thread at an instruction surely goes no further, told by the word that stands there.
pub(super) fn ends(program: &Program, pc: u32, lattice: &Lattice<'_>, at: usize) -> bool {
    let Inst::Words(set) = &program.code[pc as usize] else { return false };
    let word = lattice.word(at);
    word == 0 || set.binary_search(&word).is_err()
}

/// Whether a thread at an instruction could consume what stands at a position, as far as words and values tell.
/// `steps`: how many it may take to find out; then it could.
fn goes_on(program: &Program, mut pc: u32, lattice: &Lattice<'_>, at: usize, steps: &mut usize) -> bool {
    loop {
        let Some(left) = steps.checked_sub(1) else { return true };
        *steps = left;
        match &program.code[pc as usize] {
            Inst::Split(one, other) => {
                if goes_on(program, *one, lattice, at, steps) {
                    return true;
                }
                pc = *other;
            }
            Inst::Jump(to) => pc = *to,
            Inst::Open(_) | Inst::Close(_) => pc += 1,
            Inst::Words(_) => return !ends(program, pc, lattice, at),
            Inst::Value { types, .. } => return lattice.begins(at, *types) || lattice.begins(at + 1, *types),
            _ => return true,
        }
    }
}

/// Whether a match can begin at a position.
fn may_begin(first: &First, lattice: &Lattice<'_>, lexicons: &[CompiledLexicon], at: usize) -> bool {
    let word = lattice.word(at);
    first.any
        || word != 0 && first.words.contains(word)
        || lattice.begins(at, first.types)
        || lattice.begins(at + 1, first.types) && lattice.folded(at) == "the"
        || first.exact.iter().any(|exact| lattice.exact(at) == &**exact)
        || first.lexicons.iter().any(|&number| member::may_begin(&lexicons[number as usize], lattice, at))
}
