//! A change in words: what sort, of what, from what to what. The same in every format.

use super::super::shape::{commitment, polarity};
use crate::claim::Claim;
use crate::diff::{Change, ChangeKind};
use crate::reconcile::words;
use crate::value::Value;

/// A change in words; nothing in it is escaped yet.
pub(in crate::report) struct Told {
    /// `value`
    pub change: &'static str,
    /// `casualties killed`
    pub what: String,
    /// Before and after, where a value, the commitment or the source changed.
    pub values: Option<(String, String)>,
    /// `silently`, `noted`, or nothing where no note is due.
    pub told: Option<&'static str>,
}

impl Told {
    pub fn new(change: &Change, (old, new): (Option<&Claim>, Option<&Claim>)) -> Self {
        let slot = change.slot.as_deref().map(|slot| format!(" {slot}")).unwrap_or_default();
        let told = if change.silent { "silently" } else { "noted" };
        Self {
            change: change.change.name(),
            what: format!("{}{slot}", change.kind),
            values: old.zip(new).and_then(|(old, new)| sides(change, old, new)),
            told: change.change.wants_a_note().then_some(told),
        }
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
        // A day or place that is told more or less closely.
        ChangeKind::Reworded => {
            let name = change.slot.as_deref()?;
            let (a, b) = (old.slot(name).map(words::slot)?, new.slot(name).map(words::slot)?);
            let closer = |claim: &Claim| {
                let value = claim.slot(name).and_then(|slot| slot.values.first()).map(|filled| &filled.value);
                matches!(value, Some(Value::Place(_) | Value::Time(_)))
            };
            (a != b && closer(old) && closer(new)).then_some((a, b))
        }
        ChangeKind::Added | ChangeKind::Removed | ChangeKind::Moved => None,
    }
}
