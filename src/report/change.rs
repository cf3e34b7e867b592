//! A change between two editions for people: what became of which slot, both values, both sentences.

use std::io::{self, Write};

use super::human::{DIM, ERROR, NAME, NOTE};
use super::shape::{commitment, polarity};
use super::{Human, safe};
use crate::claim::Claim;
use crate::diff::{Change, ChangeKind};
use crate::reconcile::words;

impl Human {
    /// One change: what sort, what it was and what it is now, both sentences.
    pub fn change(
        self,
        out: &mut dyn Write,
        change: &Change,
        old: Option<&Claim>,
        new: Option<&Claim>,
    ) -> io::Result<()> {
        self.change_lines(out, change, old, new)?;
        writeln!(out)
    }

    /// The same without the blank line after it.
    pub(super) fn change_lines(
        self,
        out: &mut dyn Write,
        change: &Change,
        old: Option<&Claim>,
        new: Option<&Claim>,
    ) -> io::Result<()> {
        let style = if change.silent { ERROR } else { NOTE };
        let name = change.change.name().to_uppercase();
        let slot = change.slot.as_deref().map(|slot| format!(" {slot}")).unwrap_or_default();
        let silent = if change.silent { "  silently" } else { "" };
        let values = match (old, new) {
            (Some(old), Some(new)) => sides(change, old, new).map(|(a, b)| format!("  {} → {}", safe(&a), safe(&b))),
            _ => None,
        };
        let values = values.unwrap_or_default();
        writeln!(out, "{style}{name}{style:#} {NAME}{}{NAME:#}{slot}{values}{silent}", safe(&change.kind))?;
        for (mark, claim) in [("-", old), ("+", new)] {
            if let Some(claim) = claim {
                writeln!(out, "  {DIM}{mark}{DIM:#} {}", self.sentence(claim))?;
            }
        }
        Ok(())
    }
}

/// What changed, before and after, in words; `None` where only the wording or the position did.
fn sides(change: &Change, old: &Claim, new: &Claim) -> Option<(String, String)> {
    let both = |of: &dyn Fn(&Claim) -> String| Some((of(old), of(new)));
    match change.change {
        ChangeKind::Value if old.polarity != new.polarity => both(&|claim| polarity(claim.polarity).to_owned()),
        ChangeKind::Value => {
            let name = change.slot.as_deref()?;
            both(&|claim| claim.slot(name).map(words::slot).unwrap_or_default())
        }
        ChangeKind::Hedged | ChangeKind::Unhedged => both(&|claim| commitment(claim.commitment).to_owned()),
        ChangeKind::Source => both(&|claim| match &claim.speaker {
            Some(speaker) => speaker.name.clone(),
            None => "the outlet itself".to_owned(),
        }),
        ChangeKind::Added | ChangeKind::Removed | ChangeKind::Reworded | ChangeKind::Moved => None,
    }
}
