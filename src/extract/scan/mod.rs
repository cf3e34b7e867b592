//! The scan: which rules may match where, told from the words of an article alone, before it has sentences, values or names.
//!
//! One pass cuts the text into tokens and looks every word up once. A match stands between two full stops (but for stops in
//! brackets), so each stretch between two is a region of its own: where not all words that a program needs stand in one
//! region, the program cannot match. Programs that go on behind a stop are told by their whole block. It never says no
//! where the program would match; `tests/scan.rs` holds that.
//!
//! Why a region holds every match of the sentences in it: values and text that a gap skips have no stop in them
//! (`Context::edges`, the machine's barriers), asides have none outside of brackets (`asides`), and sentences end between
//! tokens. Only an abbreviation may be cut by the end of a sentence (`U.|S.`): the words that it would leave on either side
//! count as standing where it stands.

mod wide;
mod words;

use std::cell::RefCell;

use rustc_hash::FxHashMap;

use crate::rule::{Forms, Need, RuleSet, WordId};
use crate::span::Span;
use crate::text::{Article, TokenKind, lex};
use wide::{Stops, is_wide};
use words::WordTable;

/// An aside in brackets that is longer is none.
const LONGEST_BRACKETS: usize = 31;
/// A longer token may be cut anywhere.
const LONGEST_TOKEN: usize = 1_000;

/// A token of the scan.
#[derive(Clone, Copy, Debug)]
struct Light {
    span: Span,
    word: WordId,
    kind: TokenKind,
}

/// The rules of one run, by the words that announce them.
#[derive(Debug)]
pub struct Scan {
    words: WordTable,
    /// Word → the sets of words that it is in, as blocks of 64.
    sets_of: Vec<Box<[(u32, u64)]>>,
    /// Set of words → the programs of which it is the rarest that they need.
    announced: Vec<Vec<u32>>,
    /// Programs that no word announces: they are tried everywhere.
    free: Vec<u32>,
    wanted: Vec<Wanted>,
    /// How many rules there are.
    rules: usize,
    /// Whether some program is wide.
    any_wide: bool,
}

/// What a `match` line needs, and the rule that it is of.
#[derive(Debug)]
struct Wanted {
    rule: u32,
    /// Whether a match may go on behind a full stop: it is told by all words of a block.
    wide: bool,
    sets: Sets,
}

/// Which sets of words must have a word in the region. Values are taken for granted.
#[derive(Debug)]
enum Sets {
    Nothing,
    Set(u32),
    All(Box<[Sets]>),
    One(Box<[Sets]>),
}

impl Sets {
    fn met(&self, present: &[u64]) -> bool {
        match self {
            Sets::Nothing => true,
            Sets::Set(set) => present[*set as usize / 64] >> (set % 64) & 1 == 1,
            Sets::All(parts) => parts.iter().all(|part| part.met(present)),
            Sets::One(parts) => parts.iter().any(|part| part.met(present)),
        }
    }
}

/// Numbers the sets of words as they turn up.
#[derive(Default)]
struct Numbering {
    known: FxHashMap<Forms, u32>,
}

impl Numbering {
    fn of(&mut self, forms: &Forms) -> u32 {
        if let Some(&number) = self.known.get(forms) {
            return number;
        }
        let number = self.known.len() as u32;
        self.known.insert(forms.clone(), number);
        number
    }

    fn sets(&mut self, need: &Need) -> Sets {
        let mut parts = |parts: &[Need]| -> Box<[Sets]> { parts.iter().map(|part| self.sets(part)).collect() };
        match need {
            Need::Nothing | Need::Value(_) => Sets::Nothing,
            Need::Words(forms) => Sets::Set(self.of(forms)),
            Need::Before(need) => self.sets(need),
            Need::All(all) => Sets::All(parts(all)),
            Need::One(one) => Sets::One(parts(one)),
        }
    }
}

/// Memory of a scan, kept from article to article.
#[derive(Default)]
struct Scratch {
    tokens: Vec<Light>,
    /// Further words that may stand at a token.
    others: Vec<(u32, WordId)>,
    /// Sets of words that have a word in the region, and the blocks that are not empty.
    present: Vec<u64>,
    touched: Vec<u32>,
}

thread_local! {
    static SCRATCH: RefCell<Scratch> = RefCell::default();
}

impl Scan {
    /// Turns the needs of all rules round: by words.
    pub fn new(set: &RuleSet) -> Self {
        let mut numbering = Numbering::default();
        let stops = Stops::of(set);
        let (mut wanted, mut gates) = (Vec::new(), Vec::new());
        for (rule, compiled) in set.rules.iter().enumerate() {
            for program in &compiled.matches {
                gates.push(program.need.words().map(|forms| numbering.of(forms)));
                let (rule, wide) = (rule as u32, is_wide(program, &stops));
                wanted.push(Wanted { rule, wide, sets: numbering.sets(&program.need) });
            }
        }
        let mut announced = vec![Vec::new(); numbering.known.len()];
        let mut free = Vec::new();
        for (number, gate) in gates.iter().enumerate() {
            match gate {
                Some(gate) => announced[*gate as usize].push(number as u32),
                None => free.push(number as u32),
            }
        }
        let words = WordTable::new(&set.vocabulary);
        let mut numbers: Vec<Vec<u32>> = vec![Vec::new(); words.len() + 1];
        for (forms, &number) in &numbering.known {
            forms.words().for_each(|word| numbers[word as usize].push(number));
        }
        let sets_of = numbers.into_iter().map(blocks).collect();
        let any_wide = wanted.iter().any(|wanted: &Wanted| wanted.wide);
        Self { words, sets_of, announced, free, wanted, rules: set.rules.len(), any_wide }
    }

    /// Which rules may match, and where: stretches of the text in order, each with the number of a rule.
    pub fn candidates(&self, article: &Article) -> Vec<(Span, usize)> {
        let mut found = Vec::new();
        SCRATCH.with_borrow_mut(|scratch| {
            scratch.present.resize(self.announced.len() / 64 + 1, 0);
            for block in &article.blocks {
                self.block(&article.text, block.span, scratch, &mut found);
            }
        });
        found
    }

    fn block(&self, text: &str, span: Span, scratch: &mut Scratch, found: &mut Vec<(Span, usize)>) {
        let Scratch { tokens, others, .. } = scratch;
        tokens.clear();
        others.clear();
        let mut endless = false;
        lex(text, span, |piece| {
            if piece.kind == TokenKind::Quote {
                return;
            }
            endless |= piece.span.len() > LONGEST_TOKEN;
            let word = self.words.id(piece.span.of(text), piece.ascii);
            if piece.dotted {
                self.halves(text, piece.span, tokens.len() as u32, others);
            }
            tokens.push(Light { span: piece.span, word, kind: piece.kind });
        });
        if endless {
            found.extend((0..self.rules).map(|rule| (span, rule)));
            return;
        }
        let (mut start, mut bracket) = (0, None);
        for at in 0..scratch.tokens.len() {
            let token = scratch.tokens[at];
            match token.kind {
                TokenKind::Bracket => {
                    bracket = matches!(token.span.of(text), "(" | "[").then_some(at);
                }
                TokenKind::Stop => {
                    let inside = bracket.is_some_and(|open| at - open < LONGEST_BRACKETS);
                    if !inside {
                        self.region((start, at + 1), false, scratch, found);
                        (start, bracket) = (at + 1, None);
                    }
                }
                _ => {}
            }
        }
        let end = scratch.tokens.len();
        self.region((start, end), false, scratch, found);
        if self.any_wide {
            self.region((0, end), true, scratch, found);
        }
    }

    /// The words that an abbreviation would leave on either side, were a sentence to end in it.
    fn halves(&self, text: &str, span: Span, at: u32, others: &mut Vec<(u32, WordId)>) {
        for (stop, _) in span.of(text).match_indices('.').filter(|(stop, _)| stop + 1 < span.len()) {
            let middle = span.start as usize + stop + 1;
            for half in [Span::new(span.start as usize, middle), Span::new(middle, span.end as usize)] {
                lex(text, half, |piece| {
                    let word = self.words.id(piece.span.of(text), piece.ascii);
                    others.extend((word != 0).then_some((at, word)));
                });
            }
        }
    }

    /// The rules that may match in a region: of the wide ones, or of the others.
    fn region(&self, (from, to): (usize, usize), wide: bool, scratch: &mut Scratch, found: &mut Vec<(Span, usize)>) {
        let Scratch { tokens, others, present, touched } = scratch;
        let tokens = &tokens[from..to];
        let (Some(first), Some(last)) = (tokens.first(), tokens.last()) else { return };
        let span = first.span.to(last.span);
        let first = others.partition_point(|&(at, _)| (at as usize) < from);
        let others = &others[first..others.partition_point(|&(at, _)| (at as usize) < to)];
        let words = tokens.iter().map(|token| token.word).chain(others.iter().map(|&(_, word)| word));
        for word in words.filter(|&word| word != 0) {
            for &(block, bits) in &self.sets_of[word as usize] {
                let known = &mut present[block as usize];
                if *known == 0 {
                    touched.push(block);
                }
                *known |= bits;
            }
        }
        let known = found.len();
        let mut consider = |number: u32| {
            let wanted = &self.wanted[number as usize];
            let rule = wanted.rule as usize;
            if wanted.wide == wide && wanted.sets.met(present) && !found[known..].contains(&(span, rule)) {
                found.push((span, rule));
            }
        };
        for &block in &*touched {
            let mut bits = present[block as usize];
            while bits != 0 {
                let set = block as usize * 64 + bits.trailing_zeros() as usize;
                bits &= bits - 1;
                self.announced[set].iter().copied().for_each(&mut consider);
            }
        }
        self.free.iter().copied().for_each(consider);
        touched.drain(..).for_each(|block| present[block as usize] = 0);
    }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rule::{builtin_files, builtin_tables, load};

    /// Not wrong, but slow: for a wide program most blocks have all that it needs.
    #[test]
    fn few_shipped_programs_go_on_behind_a_stop() {
        let rules = load(&builtin_files(), &builtin_tables()).rules;
        let scan = Scan::new(&rules);
        let wide: Vec<_> = scan
            .wanted
            .iter()
            .filter(|wanted| wanted.wide)
            .map(|wanted| &*rules.rules[wanted.rule as usize].name)
            .collect();
        assert!(wide.len() * 20 <= scan.wanted.len(), "{} of {}: {wide:?}", wide.len(), scan.wanted.len());
    }
}
