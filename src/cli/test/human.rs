//! The result for people: failures, changed lines in colour, figures, one line at the end.

use std::io::{self, Write};
use std::time::Duration;

use anstyle::{AnsiColor, Style};
use similar::ChangeTag;

use super::case::{Case, Diff, Status, Subject};
use crate::report::safe;
use crate::verify::Score;

const BAD: Style = AnsiColor::Red.on_default().bold();
const GOOD: Style = AnsiColor::Green.on_default();
const OLD: Style = AnsiColor::Red.on_default();
const FAINT: Style = Style::new().dimmed();
/// Unchanged lines shown around a change.
const CONTEXT: usize = 3;

/// Everything but what passed. `quiet` leaves the figures out.
pub(super) fn cases(out: &mut dyn Write, cases: &[Case], quiet: bool) -> io::Result<()> {
    for case in cases {
        match (&case.subject, case.status) {
            (Subject::Gold { story, score }, _) => {
                if case.status == Status::Failed {
                    head(out, case)?;
                }
                if !quiet {
                    figures(out, story, score)?;
                }
            }
            (Subject::Part { .. }, Status::Failed) => change(out, case, None)?,
            (Subject::Rule { text, drawn, .. }, _)
                if case.status == Status::Failed || case.outcome == "todo passes" =>
            {
                head(out, case)?;
                writeln!(out, "    “{}”", safe(text))?;
                drawn.iter().try_for_each(|line| writeln!(out, "    {FAINT}{line}{FAINT:#}"))?;
            }
            (Subject::Leftover, _) | (_, Status::Note) => head(out, case)?,
            _ => {}
        }
    }
    Ok(())
}

/// `12 passed, 0 failed, 1 todo in 0.42 s`
pub(super) fn summary(out: &mut dyn Write, cases: &[Case], took: Duration) -> io::Result<()> {
    let count = |status: Status| cases.iter().filter(|case| case.status == status).count();
    let (passed, failed, todo) = (count(Status::Passed), count(Status::Failed), count(Status::Todo));
    writeln!(out, "{passed} passed, {failed} failed, {todo} todo in {:.2} s", took.as_secs_f64())
}

/// A snapshot that is not what is found now: the lines that differ, or the first lines of a new one.
pub(super) fn change(out: &mut dyn Write, case: &Case, new: Option<&str>) -> io::Result<()> {
    head(out, case)?;
    if let Subject::Part { diff: Some(diff), .. } = &case.subject {
        lines(out, diff)?;
    }
    if let Some(text) = new {
        for (at, line) in text.lines().enumerate() {
            writeln!(out, "{FAINT}      {:>5}{FAINT:#} │ {GOOD}{}{GOOD:#}", at + 1, safe(line))?;
        }
    }
    if case.outcome == "changed" {
        writeln!(out, "    --accept records it, --review asks about one change after the other")?;
    }
    Ok(())
}

fn head(out: &mut dyn Write, case: &Case) -> io::Result<()> {
    let style = if case.status == Status::Failed { BAD } else { GOOD };
    let (file, name) = (safe(&case.file), safe(&case.name));
    let reason = case.reason();
    let reason = if reason.is_empty() { reason } else { format!(": {reason}") };
    writeln!(out, "{style}{}{style:#} {file}:{} {name}{reason}", case.outcome, case.line)
}

/// Numbered lines of the old and the new text; the words that differ stand out.
fn lines(out: &mut dyn Write, diff: &Diff) -> io::Result<()> {
    let diff = diff.lines();
    for (at, group) in diff.grouped_ops(CONTEXT).iter().enumerate() {
        if at > 0 {
            writeln!(out, "      {FAINT}     ┈┈┈┼┈┈┈{FAINT:#}")?;
        }
        for op in group {
            for change in diff.iter_inline_changes(op) {
                let (sign, style) = match change.tag() {
                    ChangeTag::Delete => ('-', OLD),
                    ChangeTag::Insert => ('+', GOOD),
                    ChangeTag::Equal => (' ', Style::new()),
                };
                let number = |line: Option<usize>| line.map(|line| (line + 1).to_string()).unwrap_or_default();
                let (old, new) = (number(change.old_index()), number(change.new_index()));
                write!(out, "{FAINT}{old:>5} {new:>5}{FAINT:#} │{style}{sign}{style:#}")?;
                for (differs, words) in change.iter_strings_lossy() {
                    let style = if differs { style.bold().underline() } else { style };
                    write!(out, "{style}{}{style:#}", safe(words.trim_end_matches(['\r', '\n'])))?;
                }
                writeln!(out)?;
            }
        }
    }
    Ok(())
}

fn figures(out: &mut dyn Write, story: &str, score: &Score) -> io::Result<()> {
    writeln!(
        out,
        "{}: {}, fields {}, contradictions {}, {} false",
        safe(story),
        score.claims(),
        score.right_fields(),
        score.contradictions(),
        score.contradictions_extra
    )?;
    score.by_rule().iter().try_for_each(|line| writeln!(out, "  {}", safe(line)))
}
