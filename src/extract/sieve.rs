//! Whether a program might match in a region, told from its words in their order. The program's own code is run, but on
//! tokens alone: any stretch stands for a value or for a member of a lexicon, negations are taken to hold, and every comma,
//! dash and bracket may open an aside. Each of these lets through what the machine would, and more; nothing is remembered
//! of how a thread came about, so all that stand at one instruction are one.

use super::scan::Light;
use crate::rule::{First, Inst, Program, WordId};
use crate::text::TokenKind;

/// Tokens of the longest aside.
const LONGEST_ASIDE: u8 = 30;

/// What a thread is in the midst of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    /// Its instruction.
    Plain,
    /// An aside that ends with a comma or the like, with a bracket, with a dash.
    Comma,
    Bracket,
    Dash,
}

#[derive(Clone, Copy, Debug)]
struct Thread {
    pc: u32,
    state: State,
    /// Tokens that a gap has skipped.
    gap: u8,
    /// Tokens until the aside is too long.
    left: u8,
}

/// Memory of the sieve, kept from run to run.
#[derive(Debug, Default)]
pub(super) struct Sieve {
    now: Vec<Thread>,
    next: Vec<Thread>,
    /// Instruction × state → in which step it was last reached, and its place in the list of that step.
    reached: Vec<(u32, u32)>,
    step: u32,
    open: Vec<Thread>,
}

impl Sieve {
    /// Whether it might. `others`: further words of some tokens; `from`: the number of the first token among them.
    pub fn passes(
        &mut self,
        program: &Program,
        text: &str,
        tokens: &[Light],
        (from, others): (usize, &[(u32, WordId)]),
    ) -> bool {
        self.begin(program.code.len(), tokens.len());
        for (at, token) in tokens.iter().enumerate() {
            let others = others.iter().filter(|&&(other, _)| other as usize == from + at).map(|&(_, word)| word);
            let token = Seen { token, text, others };
            if token.may_begin(&program.first) && self.add(program, Thread::plain(0)) {
                return true;
            }
            std::mem::swap(&mut self.now, &mut self.next);
            self.next.clear();
            self.step += 1;
            for at in 0..self.now.len() {
                if self.follow(program, self.now[at], &token) {
                    return true;
                }
            }
        }
        false
    }

    fn begin(&mut self, code: usize, tokens: usize) {
        if self.reached.len() < code * 4 {
            self.reached.resize(code * 4, (0, 0));
        }
        let steps = u32::try_from(tokens + 2).unwrap_or(u32::MAX);
        self.step = self.step.checked_add(2).filter(|step| step.checked_add(steps).is_some()).unwrap_or_else(|| {
            self.reached.fill((0, 0));
            1
        });
        self.next.clear();
    }

    /// Lets a thread consume a token. Gives whether the program has matched.
    fn follow<'w>(&mut self, program: &Program, thread: Thread, token: &Seen<'w, impl Others>) -> bool {
        let kind = token.token.kind;
        match thread.state {
            State::Plain => {}
            state => {
                let closes = match state {
                    State::Bracket => kind == TokenKind::Bracket && matches!(token.exact(), ")" | "]"),
                    State::Dash => kind == TokenKind::Dash,
                    _ => kind == TokenKind::Comma,
                };
                return match thread.left.checked_sub(1) {
                    _ if closes => self.add(program, Thread { gap: thread.gap + 1, ..Thread::plain(thread.pc) }),
                    Some(left) => {
                        self.put(Thread { left, ..thread });
                        false
                    }
                    None => false,
                };
            }
        }
        let on = Thread::plain(thread.pc + 1);
        match &program.code[thread.pc as usize] {
            Inst::Words(set) => token.is_one_of(set) && self.add(program, on),
            Inst::Exact(word) => token.exact() == &**word && self.add(program, on),
            Inst::Any => {
                use TokenKind::{Hyphen, Number, Possessive, Symbol, Word};
                matches!(kind, Word | Number | Hyphen | Possessive | Symbol) && self.add(program, on)
            }
            Inst::Value { .. } | Inst::Member { .. } => {
                self.put(thread);
                self.add(program, on)
            }
            Inst::Gap { max, .. } => {
                if thread.gap >= *max {
                    return false;
                }
                let aside = match (kind, token.exact()) {
                    (TokenKind::Bracket, "(" | "[") => Some(State::Bracket),
                    (TokenKind::Dash, _) => Some(State::Dash),
                    (TokenKind::Comma, ",") => Some(State::Comma),
                    _ => None,
                };
                if let Some(state) = aside {
                    self.put(Thread { state, left: LONGEST_ASIDE, ..thread });
                }
                let barrier = match kind {
                    TokenKind::Stop | TokenKind::Dash => true,
                    TokenKind::Comma => token.exact() != ",",
                    _ => false,
                };
                !barrier && self.add(program, Thread { gap: thread.gap + 1, ..thread })
            }
            // Followed when the thread was added.
            Inst::Open(_)
            | Inst::Close(_)
            | Inst::Split(..)
            | Inst::Jump(_)
            | Inst::Not { .. }
            | Inst::NotAfter { .. }
            | Inst::Accept => false,
        }
    }

    /// Puts a thread before the next token, following the instructions that consume nothing. Gives whether one accepts.
    fn add(&mut self, program: &Program, thread: Thread) -> bool {
        let mut open = std::mem::take(&mut self.open);
        open.clear();
        open.push(thread);
        let mut accepted = false;
        while let Some(thread) = open.pop() {
            let on = |pc: u32| Thread::plain(pc);
            match &program.code[thread.pc as usize] {
                Inst::Accept => accepted = true,
                Inst::Jump(to) => open.push(on(*to)),
                Inst::Split(first, second) => {
                    if self.put(thread) {
                        open.extend([on(*second), on(*first)]);
                    }
                }
                Inst::Open(_) | Inst::Close(_) => open.push(on(thread.pc + 1)),
                Inst::Not { next } | Inst::NotAfter { next } => open.push(on(*next)),
                Inst::Gap { .. } => {
                    if self.put(thread) {
                        open.push(on(thread.pc + 1));
                    }
                }
                Inst::Words(_) | Inst::Exact(_) | Inst::Any | Inst::Value { .. } | Inst::Member { .. } => {
                    self.put(thread);
                }
            }
        }
        self.open = open;
        accepted
    }

    /// Keeps a thread for the next token. Gives whether none stood there.
    fn put(&mut self, thread: Thread) -> bool {
        let step = self.step;
        let (reached, place) = &mut self.reached[thread.pc as usize * 4 + thread.state as usize];
        if *reached == step {
            // One that has skipped less, or may go on longer, can do whatever the other can.
            let known = &mut self.next[*place as usize];
            (known.gap, known.left) = (known.gap.min(thread.gap), known.left.max(thread.left));
            return false;
        }
        (*reached, *place) = (step, self.next.len() as u32);
        self.next.push(thread);
        true
    }
}

impl Thread {
    fn plain(pc: u32) -> Self {
        Self { pc, state: State::Plain, gap: 0, left: 0 }
    }
}

/// Words that may stand at a token besides its own.
trait Others: Iterator<Item = WordId> + Clone {}
impl<T: Iterator<Item = WordId> + Clone> Others for T {}

/// A token as a program looks at it.
struct Seen<'t, O> {
    token: &'t Light,
    text: &'t str,
    others: O,
}

impl<'t, O: Others> Seen<'t, O> {
    fn exact(&self) -> &'t str {
        self.token.span.of(self.text)
    }

    fn is_one_of(&self, set: &[WordId]) -> bool {
        let mut words = std::iter::once(self.token.word).chain(self.others.clone());
        words.any(|word| word != 0 && set.binary_search(&word).is_ok())
    }

    fn may_begin(&self, first: &First) -> bool {
        let mut words = std::iter::once(self.token.word).chain(self.others.clone());
        first.any
            || first.types != crate::rule::TypeSet::NONE
            || !first.lexicons.is_empty()
            || !first.exact.is_empty()
            || words.any(|word| word != 0 && first.words.contains(word))
    }
}
