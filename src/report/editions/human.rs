//! A step on a terminal: gone words and new ones marked in both sentences, in brackets too, so that a pipe shows them.

use std::io::{self, Write};

use anstyle::{AnsiColor, Style};

use super::super::human::{DIM, ERROR, Human, NAME, NOTE};
use super::super::safe;
use super::Compared;
use super::strip::strip;
use super::told::Told;
use crate::claim::Claim;
use crate::diff::{Fate, word_diff};

const GONE: Style = AnsiColor::Red.on_default().strikethrough();
const COME: Style = AnsiColor::Green.on_default().bold();

impl Human {
    /// A step: which editions, where the text changed, the headline and the notes, each change, the summary.
    pub fn step(self, out: &mut dyn Write, compared: &Compared<'_>) -> io::Result<()> {
        let step = compared.step;
        writeln!(out, "{NAME}{}{NAME:#}", safe(&compared.title()))?;
        let (old, new) = (Compared::edition(compared.old), Compared::edition(compared.new));
        writeln!(out, "{DIM}{} → {}; {}{DIM:#}", safe(&old), safe(&new), compared.share())?;
        if !step.places.paragraphs.is_empty() {
            writeln!(out, "{DIM}{}{DIM:#}", strip(&step.places.paragraphs))?;
        }
        writeln!(out)?;
        if let Some((before, after)) = &step.headline {
            writeln!(out, "{NOTE}HEADLINE{NOTE:#}")?;
            sentences(out, Some(before), Some(after))?;
            writeln!(out)?;
        }
        for note in &step.notes {
            writeln!(out, "{NOTE}NOTE{NOTE:#}")?;
            writeln!(out, "  {DIM}+{DIM:#} “{}”\n", safe(note))?;
        }
        for changes in compared.by_sentences() {
            for change in &changes {
                self.change_head(out, &Told::new(change, compared.claims(change)), change.silent)?;
            }
            self.both(out, compared.claims(changes[0]))?;
            writeln!(out)?;
        }
        writeln!(out, "{}", compared.summary())
    }

    /// One change: what sort, what it was and what it is now.
    pub(in crate::report) fn change_head(self, out: &mut dyn Write, told: &Told, silent: bool) -> io::Result<()> {
        let style = if silent { ERROR } else { NOTE };
        let name = told.change.to_uppercase();
        let values = told.values.as_ref().map(|(a, b)| format!("  {} → {}", safe(a), safe(b))).unwrap_or_default();
        let silent = told.told.map(|told| format!("  {told}")).unwrap_or_default();
        writeln!(out, "{style}{name}{style:#} {NAME}{}{NAME:#}{values}{silent}", safe(&told.what))
    }

    /// The sentences of a change.
    pub(in crate::report) fn both(
        self,
        out: &mut dyn Write,
        (old, new): (Option<&Claim>, Option<&Claim>),
    ) -> io::Result<()> {
        let text = |claim: Option<&Claim>| claim.map(|claim| claim.evidence.sentence_text.to_string());
        sentences(out, text(old).as_deref(), text(new).as_deref())
    }
}

/// Both sentences, a line each; where one is missing the other stands as it is.
fn sentences(out: &mut dyn Write, old: Option<&str>, new: Option<&str>) -> io::Result<()> {
    let (mut before, mut after) = (String::new(), String::new());
    match (old, new) {
        (Some(old), Some(new)) => {
            for (fate, piece) in word_diff(old, new) {
                let piece = safe(piece);
                match fate {
                    Fate::Kept => {
                        before.push_str(&piece);
                        after.push_str(&piece);
                    }
                    Fate::Gone => before.push_str(&format!("{GONE}[-{piece}-]{GONE:#}")),
                    Fate::Come => after.push_str(&format!("{COME}{{+{piece}+}}{COME:#}")),
                }
            }
        }
        _ => {
            before.push_str(&safe(old.unwrap_or_default()));
            after.push_str(&safe(new.unwrap_or_default()));
        }
    }
    for (mark, given, text) in [("-", old, before), ("+", new, after)] {
        if given.is_some() {
            writeln!(out, "  {DIM}{mark}{DIM:#} “{text}”")?;
        }
    }
    Ok(())
}
