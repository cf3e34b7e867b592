//! The scan: which rules may match where, told from the words of an article alone, before it has sentences, values or names.
//!
//! One pass cuts the text into tokens and looks every word up once. A match stands between two full stops (but for stops in
//! brackets), so each stretch between two is a region of its own: where not all words that a program needs stand in one
//! region, the program cannot match. Programs that go on behind a stop are told by as many regions as they may stand in. It
//! never says no where the program would match; `tests/scan.rs` holds that.
//!
//! Why a region holds every match of the sentences in it: values and text that a gap skips have no stop in them
//! (`Context::edges`, the machine's barriers), asides have none outside of brackets (`asides`), and sentences end between
//! tokens. Only an abbreviation may be cut by the end of a sentence (`U.|S.`): the words that it would leave on either side
//! count as standing where it stands.

mod wide;

use std::cell::RefCell;
use std::mem::take;

use rustc_hash::FxHashMap;

use crate::rule::{Forms, Need, Plan, RuleSet, TypeSet, Vocabulary, WordId, WordSet};
use crate::span::Span;
use crate::text::{Article, Piece, Pieces, TokenKind, fold, lex};
use wide::passed;

/// An aside in brackets that is longer is none.
const LONGEST_BRACKETS: usize = 31;
/// A longer token may be cut anywhere.
const LONGEST_TOKEN: usize = 1_000;

/// The memory of an article of more tokens is given back.
const MOST_SPARED: usize = 100_000;

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
    /// Programs whose matches stand in one region.
    narrow: Gates,
    /// Programs that may go on behind a full stop.
    wide: Gates,
    /// How many stops these may pass.
    passed: usize,
    /// How many rules there are.
    rules: usize,
}

/// Programs by the words that announce them.
#[derive(Debug, Default)]
struct Gates {
    /// The gates that the words open, as blocks of 64. A gate is the set of the rarest words that a program needs.
    opened: Vec<(u32, u64)>,
    /// Word → where its blocks begin; one more than words.
    first: Vec<u32>,
    /// Gate → its programs.
    behind: Vec<Vec<Wanted>>,
    /// Programs without a gate: they are tried everywhere.
    free: Vec<Wanted>,
}

/// What a `match` line needs beside its gate, and the rule that it is of.
#[derive(Debug)]
struct Wanted {
    rule: u32,
    need: Need,
}

/// What the scan saw in an article. Its memory goes from article to article.
#[derive(Debug, Default)]
pub struct Found {
    /// Which rules may match, and where: stretches of the text in order, each with the number of a rule.
    pub places: Vec<(Span, usize)>,
    /// The tokens of the whole article.
    pub pieces: Pieces,
    /// Piece → its word.
    pub words: Vec<WordId>,
}

/// Memory of a scan, kept from article to article.
#[derive(Default)]
struct Scratch {
    tokens: Vec<Light>,
    /// Further words that may stand at a token.
    others: Vec<(u32, WordId)>,
    /// Gates that are open in the region, and the blocks that are not empty.
    open: Vec<u64>,
    touched: Vec<u32>,
    /// The words of the region.
    present: WordSet,
    /// First token of each region of the block, and one past its last.
    regions: Vec<(usize, usize)>,
}

impl Found {
    /// Nothing but where which rules may match.
    pub fn into_places(mut self) -> Vec<(Span, usize)> {
        take(&mut self.places)
    }
}

impl Drop for Found {
    fn drop(&mut self) {
        if (1..MOST_SPARED).contains(&self.words.capacity()) {
            let spare = (take(&mut self.places), take(&mut self.pieces), take(&mut self.words));
            // Nobody wants it at the end of a thread.
            _ = SPARE.try_with(|kept| kept.replace(spare));
        }
    }
}

thread_local! {
    static SCRATCH: RefCell<Scratch> = RefCell::default();
    static SPARE: RefCell<(Vec<(Span, usize)>, Pieces, Vec<WordId>)> = RefCell::default();
}

impl Gates {
    /// Turns the needs of programs round: by words. `words`: how many the vocabulary has.
    fn new<'a>(programs: impl Iterator<Item = (usize, &'a Plan)>, words: usize) -> Self {
        let mut known: FxHashMap<&Forms, usize> = FxHashMap::default();
        let (mut behind, mut free) = (Vec::<Vec<Wanted>>::new(), Vec::new());
        for (rule, program) in programs {
            let rule = rule as u32;
            let Some(forms) = program.need.heralds() else {
                free.push(Wanted { rule, need: program.need.clone() });
                continue;
            };
            let gate = *known.entry(forms).or_insert(behind.len());
            behind.resize_with(behind.len().max(gate + 1), Vec::new);
            behind[gate].push(Wanted { rule, need: program.need.without(forms) });
        }
        let mut gates: Vec<Vec<u32>> = vec![Vec::new(); words + 1];
        for (forms, &gate) in &known {
            forms.words().for_each(|word| gates[word as usize].push(gate as u32));
        }
        let (mut opened, mut first) = (Vec::new(), vec![0]);
        for gates in gates {
            opened.extend(blocks(gates));
            first.push(opened.len() as u32);
        }
        Self { opened, first, behind, free }
    }

    /// The gates that a word opens.
    fn opened_by(&self, word: WordId) -> &[(u32, u64)] {
        let word = word as usize;
        &self.opened[self.first[word] as usize..self.first[word + 1] as usize]
    }

    /// Whether there is no program.
    fn is_empty(&self) -> bool {
        self.behind.is_empty() && self.free.is_empty()
    }
}

impl Scan {
    /// Looks at what each program of the rules needs, and at how far it may reach.
    pub fn new(set: &RuleSet) -> Self {
        let programs =
            || (0..).zip(&set.rules).flat_map(|(rule, of)| of.matches.iter().map(move |program| (rule, program)));
        let reach = passed(set);
        let of_reach = |wide: bool| {
            let these = programs().zip(&reach).filter(move |(_, reach)| (**reach > 0) == wide);
            Gates::new(these.map(|(program, _)| program), set.vocabulary.len())
        };
        let passed = reach.iter().copied().max().unwrap_or(0);
        Self { narrow: of_reach(false), wide: of_reach(true), passed, rules: set.rules.len() }
    }

    /// Which rules may match, and where.
    pub fn candidates(&self, vocabulary: &Vocabulary, article: &Article) -> Found {
        let (mut places, mut pieces, mut words) = SPARE.take();
        places.clear();
        pieces.clear();
        words.clear();
        let mut found = Found { places, pieces, words };
        SCRATCH.with_borrow_mut(|scratch| {
            scratch.open.resize(self.narrow.behind.len().max(self.wide.behind.len()) / 64 + 1, 0);
            for block in &article.blocks {
                self.block(vocabulary, &article.text, block.span, scratch, &mut found);
            }
        });
        found
    }

    fn block(&self, vocabulary: &Vocabulary, text: &str, span: Span, scratch: &mut Scratch, found: &mut Found) {
        let Scratch { tokens, others, .. } = scratch;
        let Found { places: found, pieces, words } = found;
        tokens.clear();
        others.clear();
        let mut endless = false;
        lex(text, span, |piece| {
            let word = id(vocabulary, text, &piece);
            pieces.push(piece);
            words.push(word);
            if piece.kind == TokenKind::Quote {
                return;
            }
            endless |= piece.span.len() > LONGEST_TOKEN;
            if piece.dotted {
                halves(vocabulary, text, piece.span, tokens.len() as u32, others);
            }
            tokens.push(Light { span: piece.span, word, kind: piece.kind });
        });
        pieces.end(span);
        if endless {
            found.extend((0..self.rules).map(|rule| (span, rule)));
            return;
        }
        scratch.regions.clear();
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
                        scratch.regions.push((start, at + 1));
                        (start, bracket) = (at + 1, None);
                    }
                }
                _ => {}
            }
        }
        scratch.regions.push((start, scratch.tokens.len()));
        for at in 0..scratch.regions.len() {
            let (from, to) = scratch.regions[at];
            self.narrow.region((from, to), scratch, found);
            if !self.wide.is_empty() {
                let last = at.saturating_add(self.passed).min(scratch.regions.len() - 1);
                let (_, to) = scratch.regions[last];
                self.wide.region((from, to), scratch, found);
            }
        }
    }
}

impl Gates {
    /// The rules that may match in some tokens.
    fn region(&self, (from, to): (usize, usize), scratch: &mut Scratch, found: &mut Vec<(Span, usize)>) {
        let Scratch { tokens, others, open, touched, present, .. } = scratch;
        let tokens = &tokens[from..to];
        let (Some(first), Some(last)) = (tokens.first(), tokens.last()) else { return };
        let span = first.span.to(last.span);
        let first = others.partition_point(|&(at, _)| (at as usize) < from);
        let others = &others[first..others.partition_point(|&(at, _)| (at as usize) < to)];
        let words = || {
            let words = tokens.iter().map(|token| token.word).chain(others.iter().map(|&(_, word)| word));
            words.filter(|&word| word != 0)
        };
        for word in words() {
            for &(block, bits) in self.opened_by(word) {
                let known = &mut open[block as usize];
                if *known == 0 {
                    touched.push(block);
                }
                *known |= bits;
            }
        }
        if touched.is_empty() && self.free.is_empty() {
            return;
        }
        present.clear();
        words().for_each(|word| present.insert(word));
        let known = found.len();
        let mut consider = |wanted: &Wanted| {
            let rule = wanted.rule as usize;
            // Values are taken for granted.
            if !found[known..].contains(&(span, rule)) && wanted.need.met(present, TypeSet::ALL) {
                found.push((span, rule));
            }
        };
        for block in touched.drain(..) {
            let mut bits = take(&mut open[block as usize]);
            while bits != 0 {
                let gate = block as usize * 64 + bits.trailing_zeros() as usize;
                bits &= bits - 1;
                self.behind[gate].iter().for_each(&mut consider);
            }
        }
        self.free.iter().for_each(consider);
    }
}

/// The word that a token is; 0: none of the rules'.
fn id(vocabulary: &Vocabulary, text: &str, piece: &Piece) -> WordId {
    let word = piece.span.of(text);
    if piece.ascii { vocabulary.id(word) } else { vocabulary.id(&fold(word)) }
}

/// The words that an abbreviation would leave on either side, were a sentence to end in it.
fn halves(vocabulary: &Vocabulary, text: &str, span: Span, at: u32, others: &mut Vec<(u32, WordId)>) {
    for (stop, _) in span.of(text).match_indices('.').filter(|(stop, _)| stop + 1 < span.len()) {
        let middle = span.start as usize + stop + 1;
        for half in [Span::new(span.start as usize, middle), Span::new(middle, span.end as usize)] {
            lex(text, half, |piece| {
                let word = id(vocabulary, text, &piece);
                others.extend((word != 0).then_some((at, word)));
            });
        }
    }
}

/// Numbers as blocks of 64.
fn blocks(mut numbers: Vec<u32>) -> Vec<(u32, u64)> {
    numbers.sort_unstable();
    let mut blocks: Vec<(u32, u64)> = Vec::new();
    for number in numbers {
        match blocks.last_mut() {
            Some((block, bits)) if *block == number / 64 => *bits |= 1 << (number % 64),
            _ => blocks.push((number / 64, 1 << (number % 64))),
        }
    }
    blocks
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rule::{builtin_files, builtin_tables, load};

    /// Not wrong, but slow: a wide program is tried on the words of several regions.
    #[test]
    fn few_shipped_programs_go_on_behind_a_stop() {
        let rules = load(&builtin_files(), &builtin_tables()).rules;
        let names = rules.rules.iter().flat_map(|rule| rule.matches.iter().map(|_| &*rule.name));
        let reach: Vec<(&str, usize)> = names.zip(passed(&rules)).collect();
        let wide: Vec<_> = reach.iter().filter(|(_, passed)| *passed > 0).collect();
        assert!(wide.len() * 20 <= reach.len(), "{} of {}: {wide:?}", wide.len(), reach.len());
        assert!(wide.iter().all(|(_, passed)| *passed <= 4), "{wide:?}");
    }
}
