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

mod gates;
mod wide;

use std::cell::RefCell;

use crate::rule::{RuleSet, Vocabulary, WordId};
use crate::span::Span;
use crate::text::{Article, Piece, TokenKind, fold, lex};
use gates::{Gates, Words};
use wide::{Stops, passed};

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
    /// Programs whose matches stand in one region.
    narrow: Gates,
    /// Programs that may go on behind a full stop.
    wide: Gates,
    /// How many stops these may pass.
    passed: usize,
    /// How many rules there are.
    rules: usize,
}

/// Memory of a scan, kept from article to article.
#[derive(Default)]
struct Scratch {
    tokens: Vec<Light>,
    /// Further words that may stand at a token.
    others: Vec<(u32, WordId)>,
    /// Of the region.
    words: Words,
    /// First token of each region of the block, and one past its last.
    regions: Vec<(usize, usize)>,
}

thread_local! {
    static SCRATCH: RefCell<Scratch> = RefCell::default();
}

impl Scan {
    /// Looks at what each program of the rules needs, and at how far it may reach.
    pub fn new(set: &RuleSet) -> Self {
        let stops = Stops::of(set);
        let programs = || (0..).zip(&set.rules).flat_map(|(rule, of)| of.matches.iter().map(move |program| (rule, program)));
        let reach: Vec<usize> = programs().map(|(_, program)| passed(program, &stops)).collect();
        let of_reach = |wide: bool| {
            let these = programs().zip(&reach).filter(move |(_, reach)| (**reach > 0) == wide);
            Gates::new(these.map(|(program, _)| program), set.vocabulary.len())
        };
        let passed = reach.iter().copied().max().unwrap_or(0);
        Self { narrow: of_reach(false), wide: of_reach(true), passed, rules: set.rules.len() }
    }

    /// Which rules may match, and where: stretches of the text in order, each with the number of a rule.
    pub fn candidates(&self, vocabulary: &Vocabulary, article: &Article) -> Vec<(Span, usize)> {
        let mut found = Vec::new();
        SCRATCH.with_borrow_mut(|scratch| {
            for block in &article.blocks {
                self.block(vocabulary, &article.text, block.span, scratch, &mut found);
            }
        });
        found
    }

    fn block(
        &self,
        vocabulary: &Vocabulary,
        text: &str,
        span: Span,
        scratch: &mut Scratch,
        found: &mut Vec<(Span, usize)>,
    ) {
        let Scratch { tokens, others, .. } = scratch;
        tokens.clear();
        others.clear();
        let mut endless = false;
        lex(text, span, |piece| {
            if piece.kind == TokenKind::Quote {
                return;
            }
            endless |= piece.span.len() > LONGEST_TOKEN;
            let word = id(vocabulary, text, &piece);
            if piece.dotted {
                halves(vocabulary, text, piece.span, tokens.len() as u32, others);
            }
            tokens.push(Light { span: piece.span, word, kind: piece.kind });
        });
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
            region(&self.narrow, (from, to), scratch, found);
            if !self.wide.is_empty() {
                let last = at.saturating_add(self.passed).min(scratch.regions.len() - 1);
                let (_, to) = scratch.regions[last];
                region(&self.wide, (from, to), scratch, found);
            }
        }
    }
}

/// The rules that may match in some tokens.
fn region(gates: &Gates, (from, to): (usize, usize), scratch: &mut Scratch, found: &mut Vec<(Span, usize)>) {
    let Scratch { tokens, others, words, .. } = scratch;
    let tokens = &tokens[from..to];
    let (Some(first), Some(last)) = (tokens.first(), tokens.last()) else { return };
    let span = first.span.to(last.span);
    let first = others.partition_point(|&(at, _)| (at as usize) < from);
    let others = others[first..].iter().take_while(|&&(at, _)| (at as usize) < to);
    let all = tokens.iter().map(|token| token.word).chain(others.map(|&(_, word)| word));
    all.filter(|&word| word != 0).for_each(|word| gates.put(word, words));
    let known = found.len();
    gates.open(words, |rule| {
        if !found[known..].contains(&(span, rule)) {
            found.push((span, rule));
        }
    });
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rule::{builtin_files, builtin_tables, load};

    /// Not wrong, but slow: a wide program is tried on the words of several regions.
    #[test]
    fn few_shipped_programs_go_on_behind_a_stop() {
        let rules = load(&builtin_files(), &builtin_tables()).rules;
        let stops = Stops::of(&rules);
        let programs = rules.rules.iter().flat_map(|rule| rule.matches.iter().map(|program| (&*rule.name, program)));
        let reach: Vec<(&str, usize)> = programs.map(|(name, program)| (name, passed(program, &stops))).collect();
        let wide: Vec<_> = reach.iter().filter(|(_, passed)| *passed > 0).collect();
        assert!(wide.len() * 20 <= reach.len(), "{} of {}: {wide:?}", wide.len(), reach.len());
        assert!(wide.iter().all(|(_, passed)| *passed <= 4), "{wide:?}");
    }
}
