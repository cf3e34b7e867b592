//! Neighbouring rows (slots, entries of a lexicon, facts) under each other: names, then the marks behind them; of slots
//! also `each`, `tally` and `key`.

use super::lines::Statement;
use super::pieces::{Form, Piece};

/// Sets the columns of rows that follow one another.
pub(super) fn align(rows: &mut [&mut Statement<'_>]) {
    // A row with a comment inside is broken there, and no measure for the others.
    let whole = |row: &Statement<'_>| row.form == Form::Row && row.pieces.iter().all(|piece| piece.comments.is_empty());
    let measured: Vec<&Statement<'_>> = rows.iter().map(|row| &**row).filter(|row| whole(row)).collect();
    let name = measured.iter().filter_map(|row| row.pieces.first()).map(Piece::width).max().unwrap_or(0);
    let typed = measured.iter().filter(|row| !row.pieces.iter().any(|piece| piece.text == "|"));
    let kind = typed.filter_map(|row| flags(row).map(|at| kind_width(row, at))).max().unwrap_or(0);
    for row in rows {
        let own = row.pieces.first().map_or(0, Piece::width);
        let aligned = whole(row);
        let name = if aligned { name } else { own };
        if let Some(at) = flags(row)
            && aligned
        {
            row.pieces[at].pad = kind.saturating_sub(kind_width(row, at));
        }
        for (at, piece) in row.pieces.iter_mut().enumerate().skip(1) {
            piece.pad += if at == 1 { name - own } else { 0 };
            piece.column = name + if at == 1 || piece.text == "|" { 1 } else { 3 };
        }
    }
}

/// Which piece of a slot is its `each`, `tally` or `key`: the first word behind the types.
fn flags(row: &Statement<'_>) -> Option<usize> {
    let pieces = &row.pieces;
    let slot = pieces.get(1).is_some_and(|mark| mark.text == ":");
    let flag = |at: &usize| pieces[*at].text != "|" && pieces[*at - 1].text != "|";
    if slot { (3..pieces.len()).find(flag) } else { None }
}

/// Columns of the types of a slot whose flags are at this piece.
fn kind_width(row: &Statement<'_>, flags: usize) -> usize {
    row.pieces[2..flags].iter().map(|piece| piece.width() + 1).sum()
}
