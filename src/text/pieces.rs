//! The tokens of an article as the lexer gave them, so that no stretch of it is cut twice.

use super::lex::Piece;
use super::tokenize::is_blank;
use crate::span::Span;

/// The pieces of some stretches of one text, in order.
#[derive(Debug, Default)]
pub struct Pieces {
    /// Stretches that were cut, and how many pieces there are up to the end of each.
    stretches: Vec<(Span, usize)>,
    pieces: Vec<Piece>,
}

impl Pieces {
    /// Takes everything out.
    pub fn clear(&mut self) {
        self.stretches.clear();
        self.pieces.clear();
    }

    /// Adds a piece of the stretch that is being cut.
    pub fn push(&mut self, piece: Piece) {
        self.pieces.push(piece);
    }

    /// Ends a stretch: it stands behind those before, and all its pieces have been added.
    pub fn end(&mut self, stretch: Span) {
        self.stretches.push((stretch, self.pieces.len()));
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.pieces.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.pieces.is_empty()
    }

    /// The numbers of the pieces that `span` would be cut into by itself; `None` where that cannot be told. Where a blank, or
    /// nothing, stands on either side, no token goes on beyond it and none depends on what stands there.
    pub fn within(&self, text: &str, span: Span) -> Option<std::ops::Range<usize>> {
        let at = self.stretches.partition_point(|(stretch, _)| stretch.end < span.end);
        let &(stretch, last) = self.stretches.get(at).filter(|(stretch, _)| stretch.contains(span))?;
        let before = text.get(stretch.start as usize..span.start as usize)?.chars().next_back();
        let behind = text.get(span.end as usize..stretch.end as usize)?.chars().next();
        if !before.is_none_or(is_blank) || !behind.is_none_or(is_blank) {
            return None;
        }
        let first = at.checked_sub(1).map_or(0, |before| self.stretches[before].1);
        let of = &self.pieces[first..last];
        let from = of.partition_point(|piece| piece.span.start < span.start);
        let to = from + of[from..].partition_point(|piece| piece.span.start < span.end);
        Some(first + from..first + to)
    }

    /// Some of them, by their numbers.
    pub fn get(&self, numbers: std::ops::Range<usize>) -> &[Piece] {
        self.pieces.get(numbers).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Tokens, lex};

    /// Every stretch between two blanks, and many that end inside of words, by itself and out of the whole.
    #[test]
    fn a_stretch_of_pieces_is_what_cutting_it_gives() {
        let text =
            "Mr. Oren's boats' crews' “nets”, U.S.-built: 1,200 t. 'tis (at 5 p.m.) No. 7\u{a0}– don’t! U. S. A.'s end";
        let whole = Span::new(3, text.len());
        let mut pieces = Pieces::default();
        pieces.end(Span::new(0, 0));
        lex(text, whole, |piece| pieces.push(piece));
        pieces.end(whole);
        let ends: Vec<usize> = (3..=text.len()).filter(|&at| text.is_char_boundary(at)).collect();
        let mut told = 0;
        for (number, &from) in ends.iter().enumerate() {
            for &to in &ends[number..] {
                let span = Span::new(from, to);
                if let Some(numbers) = pieces.within(text, span) {
                    let (of, own) = (Tokens::of(text, span, pieces.get(numbers)), Tokens::cut(text, span));
                    assert!(of.iter().eq(own.iter()), "{}", span.of(text));
                    told += 1;
                }
            }
        }
        assert!(told > 100, "{told}");
        assert!(pieces.within(text, Span::new(0, 7)).is_none());
    }
}
