//! Lines to text. A statement that is too long is broken before its pieces of the lowest level, and its lines are filled;
//! what is still too long is broken before those of the next.

use super::WIDTH;
use super::lines::{Line, Statement};
use super::pieces::{Form, NEVER, Piece};
use super::table;

/// The whole file, with a line feed at its end.
pub(super) fn write(mut lines: Vec<Line<'_>>) -> String {
    let mut out = String::new();
    let mut rest = &mut lines[..];
    while !rest.is_empty() {
        let (run, after) = rest.split_at_mut(run(rest).max(1));
        let mut rows: Vec<&mut Statement<'_>> = run.iter_mut().filter_map(row).collect();
        table::align(&mut rows);
        write_run(run, &mut out);
        rest = after;
    }
    out
}

/// How many of the first lines are rows that stand under each other, comments between them included.
fn run(lines: &[Line<'_>]) -> usize {
    let joins = |line: &&Line<'_>| match line {
        Line::Comment { .. } => true,
        Line::Statement(statement) => statement.form == Form::Row,
        Line::Blank | Line::Close { .. } => false,
    };
    lines.iter().take_while(joins).count()
}

fn row<'a, 'b>(line: &'a mut Line<'b>) -> Option<&'a mut Statement<'b>> {
    match line {
        Line::Statement(statement) if statement.form == Form::Row => Some(statement),
        _ => None,
    }
}

fn write_run(run: &[Line<'_>], out: &mut String) {
    let texts: Vec<String> = run.iter().map(text).collect();
    // Comments behind rows stand under each other too.
    let noted = run.iter().zip(&texts).filter(|(line, _)| comment(line).is_some());
    let column = noted.map(|(_, text)| last_width(text)).max().unwrap_or(0);
    for (line, text) in run.iter().zip(&texts) {
        out.push_str(text);
        if let Some(comment) = comment(line) {
            out.extend(std::iter::repeat_n(' ', column - last_width(text) + 2));
            out.push_str(comment);
        }
        out.push('\n');
    }
}

fn comment<'a>(line: &Line<'a>) -> Option<&'a str> {
    match line {
        Line::Statement(Statement { comment, .. }) | Line::Close { comment, .. } => *comment,
        Line::Blank | Line::Comment { .. } => None,
    }
}

fn last_width(text: &str) -> usize {
    text.rsplit('\n').next().unwrap_or("").chars().count()
}

fn text(line: &Line<'_>) -> String {
    match line {
        Line::Blank => String::new(),
        Line::Comment { indent, text } => format!("{}{text}", " ".repeat(*indent)),
        Line::Close { indent, .. } => format!("{}}}", " ".repeat(*indent)),
        Line::Statement(statement) => Filler::new(statement).fill(statement.body),
    }
}

/// Writes one statement.
struct Filler<'a> {
    pieces: &'a [Piece<'a>],
    indent: usize,
    tall: bool,
    out: String,
    /// Columns of the line at hand.
    column: usize,
    /// For each piece, columns of all before it, with the blank before each.
    before: Vec<usize>,
    /// For each piece, how many of those before it have a comment behind them.
    noted: Vec<usize>,
}

impl<'a> Filler<'a> {
    fn new(statement: &'a Statement<'a>) -> Self {
        let pieces = &statement.pieces[..];
        let sums = |amount: fn(&Piece<'_>) -> usize| {
            let mut sum = 0;
            let mut sums = vec![0];
            sums.extend(pieces.iter().map(|piece| {
                sum += amount(piece);
                sum
            }));
            sums
        };
        let before = sums(|piece| 1 + piece.pad + piece.width());
        let noted = sums(|piece| usize::from(!piece.comments.is_empty()));
        let out = " ".repeat(statement.indent);
        Self { pieces, indent: statement.indent, tall: statement.tall, out, column: statement.indent, before, noted }
    }

    fn fill(mut self, body: Option<usize>) -> String {
        let end = self.pieces.len();
        match body {
            Some(body) if !self.fits(0, end, self.column) => {
                self.place(0, body);
                self.step(body, true);
                self.place(body, end);
            }
            _ => self.place(0, end),
        }
        self.out
    }

    /// Whether the pieces `from..to` stand on one line that begins in `column`.
    fn fits(&self, from: usize, to: usize, column: usize) -> bool {
        let width = self.before[to] - self.before[from] - 1 - self.pieces[from].pad;
        self.noted[to - 1] == self.noted[from] && column + width <= WIDTH
    }

    /// Writes the pieces `from..to`, at least one, from the place at hand on.
    fn place(&mut self, from: usize, to: usize) {
        let lowest = self.pieces[from + 1..to].iter().map(|piece| piece.level).min().unwrap_or(NEVER);
        if lowest == NEVER || self.fits(from, to, self.column) {
            self.put(from);
            for at in from + 1..to {
                self.step(at, false);
                self.put(at);
            }
            return;
        }
        let apart = self.tall && lowest == 0;
        let mut start = from;
        while start < to {
            let end = (start + 1..to).find(|&at| self.pieces[at].level == lowest).unwrap_or(to);
            if start > from {
                let fits = self.fits(start, end, self.column + 1 + self.pieces[start].pad);
                self.step(start, apart || !fits);
            }
            self.place(start, end);
            start = end;
        }
    }

    fn put(&mut self, at: usize) {
        self.out.push_str(&self.pieces[at].text);
        self.column += self.pieces[at].width();
    }

    /// Goes from the piece before `at` to where `at` begins; behind a comment that is always a new line.
    fn step(&mut self, at: usize, new_line: bool) {
        let pieces = self.pieces;
        for comment in &pieces[at - 1].comments {
            if comment.own_line {
                self.new_line(at);
            } else {
                self.out.push_str("  ");
            }
            self.out.push_str(comment.text);
        }
        if new_line || !pieces[at - 1].comments.is_empty() {
            self.new_line(at);
        } else {
            let blanks = 1 + pieces[at].pad;
            self.out.extend(std::iter::repeat_n(' ', blanks));
            self.column += blanks;
        }
    }

    fn new_line(&mut self, at: usize) {
        self.column = self.indent + self.pieces[at].column;
        self.out.push('\n');
        self.out.extend(std::iter::repeat_n(' ', self.column));
    }
}
