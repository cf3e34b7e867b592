//! Tables of names: tab-separated text with a header line. Takes text, gives rows and what is wrong with the others;
//! opens no file.

use jiff::civil::Date;

use crate::diagnostic::{Diagnostic, code};
use crate::rule::parse::day_of;
use crate::rule::suggest::nearest;
use crate::source::SourceId;
use crate::span::Span;

/// One member of a lexicon, as a table gives it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Its id.
    pub id: String,
    /// Its usual name.
    pub name: String,
    /// Further names, `|` between them in the table.
    pub aliases: Vec<String>,
    /// What it is (`state`, `person`, `party`, …); free text.
    pub kind: Option<String>,
    /// On whose behalf it acts: an id.
    pub principal: Option<String>,
    /// Its office.
    pub role: Option<String>,
    /// First day on which it is that.
    pub from: Option<Date>,
    /// Last day on which it is that.
    pub to: Option<Date>,
    /// Its line.
    pub span: Span,
}

/// Columns that a table can have; the first two it must have. Columns of other names are left to people.
const COLUMNS: [&str; 8] = ["id", "name", "aliases", "kind", "principal", "role", "from", "to"];

/// Reads a table. Blank lines and lines that begin with `#` are left out; rows that cannot be read are reported.
pub fn parse(source: SourceId, text: &str) -> (Vec<Row>, Vec<Diagnostic>) {
    let mut lines = lines(text);
    let Some((span, header)) = lines.next() else {
        let report =
            Diagnostic::error(code::TABLE_HEADER, "expected a header line, found nothing", source, Span::default());
        return (Vec::new(), vec![report.help(header_help())]);
    };
    let columns: Vec<&str> = header.split('\t').map(str::trim).collect();
    let place = COLUMNS.map(|name| columns.iter().position(|column| *column == name));
    if let Some(missing) = COLUMNS[..2].iter().find(|name| !columns.contains(*name)) {
        let message = format!("expected a column `{missing}`, found {}", list(&columns));
        let near = nearest(missing, columns.iter().copied());
        let help = near.map_or_else(header_help, |near| format!("is `{near}` meant to be `{missing}`?"));
        let report = Diagnostic::error(code::TABLE_HEADER, message, source, span).label("the header line").help(help);
        return (Vec::new(), vec![report]);
    }
    let (mut rows, mut reports) = (Vec::new(), Vec::new());
    for (span, line) in lines {
        match row(line, span, columns.len(), &place) {
            Ok(row) => rows.push(row),
            Err((message, help)) => {
                let report = Diagnostic::error(code::TABLE_ROW, message, source, span).label("this row is left out");
                reports.push(report.help(help));
            }
        }
    }
    (rows, reports)
}

fn header_help() -> String {
    format!("the header names the columns, with tabs between them: {}", COLUMNS.join(", "))
}

fn list(columns: &[&str]) -> String {
    columns.iter().map(|column| format!("`{column}`")).collect::<Vec<_>>().join(", ")
}

/// Lines that hold something, without their ends.
fn lines(text: &str) -> impl Iterator<Item = (Span, &str)> {
    let mut at = 0;
    let lines = text.split_inclusive('\n').map(move |line| {
        let start = at;
        at += line.len();
        let (start, line) = match line.strip_prefix('\u{feff}') {
            Some(rest) if start == 0 => (start + '\u{feff}'.len_utf8(), rest),
            _ => (start, line),
        };
        let line = line.trim_end_matches(['\n', '\r']);
        (Span::new(start, start + line.len()), line)
    });
    lines.filter(|(_, line)| !line.trim().is_empty() && !line.starts_with('#'))
}

fn row(line: &str, span: Span, columns: usize, place: &[Option<usize>; 8]) -> Result<Row, (String, String)> {
    let mut cells = Vec::with_capacity(columns);
    cells.extend(line.split('\t').map(str::trim));
    if cells.len() > columns {
        let message = format!("expected {columns} cells, found {}", cells.len());
        return Err((message, "the header names fewer columns than this row has cells".to_owned()));
    }
    let cell = |column: usize| place[column].and_then(|at| cells.get(at)).copied().filter(|cell| !cell.is_empty());
    let text = |column: usize| cell(column).map(str::to_owned);
    let needed = |column: usize| {
        let missing = || format!("expected a cell under `{}`, found an empty one", COLUMNS[column]);
        text(column).ok_or_else(|| (missing(), "every row has an id and a name, with a tab between cells".to_owned()))
    };
    let date = |column: usize, last: bool| match cell(column) {
        None => Ok(None),
        Some(cell) => day_of(cell, last).map(Some).ok_or_else(|| {
            let message = format!("expected a date under `{}`, found `{cell}`", COLUMNS[column]);
            (message, "dates are written year, month, day: `2025-04-18`".to_owned())
        }),
    };
    let aliases = cell(2).into_iter().flat_map(|cell| cell.split('|')).map(str::trim).filter(|alias| !alias.is_empty());
    Ok(Row {
        id: needed(0)?,
        name: needed(1)?,
        aliases: aliases.map(str::to_owned).collect(),
        kind: text(3),
        principal: text(4),
        role: text(5),
        from: date(6, false)?,
        to: date(7, true)?,
        span,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, ids: &[&str], messages: &[&str]) -> Vec<Row> {
        let (rows, reports) = parse(SourceId(0), text);
        assert_eq!(rows.iter().map(|row| row.id.as_str()).collect::<Vec<_>>(), ids, "{text}");
        assert_eq!(reports.iter().map(|report| report.message.as_str()).collect::<Vec<_>>(), messages, "{text}");
        rows
    }

    #[test]
    fn reads_rows() {
        let rows = check(
            "\u{feff}id\tname\taliases\tto\tnote\r\n# x\n\nA\tAda\tAda L. | Countess\t2010\tx\r\nB\tBob",
            &["A", "B"],
            &[],
        );
        assert_eq!(rows[0].aliases, ["Ada L.", "Countess"]);
        assert_eq!(rows[0].to, Some(jiff::civil::date(2010, 12, 31)));
    }

    #[test]
    fn keeps_good_rows() {
        check(
            "id\tname\tfrom\nA\t\nB\tBob\t2010-13\nC\tC\t\t\t\nD\tDee\n",
            &["D"],
            &[
                "expected a cell under `name`, found an empty one",
                "expected a date under `from`, found `2010-13`",
                "expected 3 cells, found 5",
            ],
        );
    }

    #[test]
    fn err_header() {
        check("", &[], &["expected a header line, found nothing"]);
        check("id\tnme\nA\tAda\n", &[], &["expected a column `name`, found `id`, `nme`"]);
    }
}
