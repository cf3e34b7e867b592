//! A change between two editions as it is printed.

use serde::Serialize;

use super::super::Compared;
use super::super::editions::strip;
use super::{ArticleShape, ClaimShape};
use crate::claim::{Claim, Schema};
use crate::diff::Change;

/// A change between two editions as it is printed.
#[derive(Clone, Debug, Serialize)]
pub struct ChangeShape {
    change: &'static str,
    kind: String,
    slot: Option<String>,
    silent: bool,
    old: Option<ClaimShape>,
    new: Option<ClaimShape>,
    step: StepShape,
}

/// What is to be said of a step from one edition to the next beside its changes, as it is printed.
#[derive(Clone, Debug, Serialize)]
pub struct StepShape {
    from: ArticleShape,
    to: ArticleShape,
    /// Share of the words that only one of the editions has: 0 to 1.
    share: f64,
    /// Where in the article it changed: a mark a paragraph, as on a terminal.
    strip: String,
    headline: Option<HeadlineShape>,
    notes: Vec<String>,
    summary: String,
}

#[derive(Clone, Debug, Serialize)]
struct HeadlineShape {
    old: String,
    new: String,
}

/// A step with something to tell and no change of a claim, as it is printed.
#[derive(Clone, Debug, Serialize)]
pub struct QuietStepShape {
    step: StepShape,
}

impl StepShape {
    /// The shape of a step.
    pub fn new(compared: &Compared<'_>) -> Self {
        let step = compared.step;
        Self {
            from: ArticleShape::from(&*compared.old.article.info),
            to: ArticleShape::from(&*compared.new.article.info),
            share: (step.places.share * 10_000.0).round() / 10_000.0,
            strip: strip(&step.places.paragraphs),
            headline: step.headline.clone().map(|(old, new)| HeadlineShape { old, new }),
            notes: step.notes.clone(),
            summary: compared.summary(),
        }
    }

    /// For a step without a change: its own line, where headline or notes have something to tell.
    pub fn alone(self) -> Option<QuietStepShape> {
        let tells = self.headline.is_some() || !self.notes.is_empty();
        tells.then_some(QuietStepShape { step: self })
    }
}

impl ChangeShape {
    /// The shape of a change of claims of this schema.
    pub fn new(
        change: &Change,
        (old, new): (Option<&Claim>, Option<&Claim>),
        schema: &Schema,
        step: &StepShape,
    ) -> Self {
        Self {
            change: change.change.name(),
            kind: change.kind.to_string(),
            slot: change.slot.clone(),
            silent: change.silent,
            old: old.map(|claim| ClaimShape::new(claim, schema)),
            new: new.map(|claim| ClaimShape::new(claim, schema)),
            step: step.clone(),
        }
    }
}
