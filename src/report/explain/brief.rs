//! An explanation in a line or two, for the report of a test.

use super::{Book, ruler};
use crate::extract::explain::{Made, Outcome, Told};

/// Why a test failed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Brief {
    /// One line, lower case, no full stop.
    pub line: String,
    /// The pattern in question, with signs under the part that failed.
    pub drawn: Vec<String>,
}

impl Book<'_> {
    /// Why the rule made no claim of the text: the match that came to nothing, else the furthest step.
    pub fn missing(&self) -> Option<Brief> {
        let tried = self.explanation.sentences.iter().flat_map(|account| &account.patterns);
        if let Some(told) = tried.flat_map(|tried| &tried.matches).next() {
            return self.lost(told);
        }
        let (account, line, furthest) = self.explanation.furthest()?;
        let program = self.rule().matches.get(line)?;
        let unseen = if account.looked { "" } else { "; no word that the rule looks for stands there" };
        let line = format!("furthest: match {}: {}{unseen}", line + 1, self.reason(furthest, &program.origin));
        Some(Brief { line, drawn: self.pattern(furthest, program) })
    }

    /// What became of a match that is no claim.
    fn lost(&self, told: &Told) -> Option<Brief> {
        let why = match &told.outcome {
            Outcome::Claim(_) => return None,
            Outcome::Open(empty) => {
                let near = self.nearest(empty);
                format!("nothing fills `{}`, which must have a value{near}", empty.slot)
            }
            other => self.why_lost(other),
        };
        self.brief(told.line, &format!("match {} matches, but {why}", told.line + 1))
    }

    /// The `match` line of the first claim that the rule made.
    pub fn made(&self) -> Option<Brief> {
        let (line, _) = self.explanation.claims().next()?;
        let program = self.rule().matches.get(line)?;
        self.brief(line, &format!("by match {} ({})", line + 1, self.place(program)))
    }

    /// Why these slots of the first claim are empty: the `also` line that came nearest.
    pub fn empty(&self, slots: &[String]) -> Option<Brief> {
        let (line, made): (usize, &Made) = self.explanation.claims().next()?;
        let open = made.empty.iter().filter(|empty| slots.contains(&empty.slot));
        let lines: Vec<String> = open
            .map(|empty| match self.nearest(empty) {
                near if near.is_empty() && empty.lines.is_empty() => format!("no `also` line names `{}`", empty.slot),
                near if near.is_empty() => format!("no `also` line came near to filling `{}`", empty.slot),
                near => format!("`{}` is empty{near}", empty.slot),
            })
            .collect();
        if lines.is_empty() { None } else { self.brief(line, &lines.join("; ")) }
    }

    fn brief(&self, line: usize, why: &str) -> Option<Brief> {
        let origin = &self.rule().matches.get(line)?.origin;
        let pattern = ruler::line(self.sources.get(origin.source).text(), origin.line, true);
        Some(Brief { line: why.to_owned(), drawn: ruler::ruled(&pattern, &[]) })
    }
}
