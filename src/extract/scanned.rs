//! What the scan found in one edition of an article serves the next one: a block is told by its own words, so that of a block with
//! the same words nothing new can be found.

use super::Engine;
use crate::claim::Claim;
use crate::span::Span;
use crate::text::{Article, Block};

/// Blocks that stand in both editions in the same order are found again over so many others: keeps the cost linear.
const AHEAD: usize = 16;

/// Which rules may match where in an article, in the order of its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scanned(Vec<(Span, usize)>);

impl Engine {
    /// Looks for words that announce claims. Blocks that stand in the edition `before`, too, are not looked at again.
    pub fn scan(&self, article: &Article, before: Option<(&Article, &Scanned)>) -> Scanned {
        let Some((old, known)) = before else { return Scanned(self.candidates(article).into_places()) };
        let again = again(old, article);
        let same = |at: usize| again.get(at).copied().flatten();
        let blocks: Vec<Block> =
            article.blocks.iter().enumerate().filter(|&(at, _)| same(at).is_none()).map(|(_, block)| *block).collect();
        let rest = self.candidates(&Article { blocks, ..article.clone() }).into_places();
        let mut found = Vec::with_capacity(known.0.len());
        for (at, block) in article.blocks.iter().enumerate() {
            match same(at) {
                Some(number) => {
                    let from = old.blocks[number].span.start;
                    let moved = |place: u32| place - from + block.span.start;
                    let among = within(&known.0, old.blocks[number].span);
                    found.extend(among.iter().map(|&(span, rule)| {
                        let span = Span { start: moved(span.start), end: moved(span.end) };
                        (span, rule)
                    }));
                }
                None => found.extend_from_slice(within(&rest, block.span)),
            }
        }
        Scanned(found)
    }

    /// The claims of an article in which this was found.
    pub fn extract_scanned(&self, article: &Article, scanned: &Scanned) -> Vec<Claim> {
        self.read(article, &scanned.0, None, &mut None, &mut ())
    }
}

fn within(found: &[(Span, usize)], block: Span) -> &[(Span, usize)] {
    let from = found.partition_point(|(span, _)| span.start < block.start);
    let to = from + found[from..].partition_point(|(span, _)| span.start < block.end);
    &found[from..to]
}

/// For each block of the new edition the one of the old edition with the same words, in the order of both.
pub fn again(old: &Article, new: &Article) -> Vec<Option<usize>> {
    let text = |article: &'_ Article, at: usize| article.blocks[at].span;
    let same = |o: usize, n: usize| text(old, o).of(&old.text) == text(new, n).of(&new.text);
    let mut all = vec![None; new.blocks.len()];
    let (mut o, mut n) = (0, 0);
    while o < old.blocks.len() && n < new.blocks.len() {
        let nearest = (0..AHEAD).find_map(|far| {
            let ways = (0..=far).flat_map(|near| [(near, far), (far, near)]);
            ways.map(|(a, b)| (o + a, n + b)).find(|&(o, n)| o < old.blocks.len() && n < new.blocks.len() && same(o, n))
        });
        match nearest {
            Some((at, here)) => {
                all[here] = Some(at);
                (o, n) = (at + 1, here + 1);
            }
            None => (o, n) = (o + AHEAD, n + AHEAD),
        }
    }
    all
}
