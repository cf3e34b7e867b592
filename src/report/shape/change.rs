//! A change between two editions as it is printed.

use serde::Serialize;

use super::ClaimShape;
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
}

impl ChangeShape {
    /// The shape of a change of claims of this schema.
    pub fn new(change: &Change, old: Option<&Claim>, new: Option<&Claim>, schema: &Schema) -> Self {
        Self {
            change: change.change.name(),
            kind: change.kind.to_string(),
            slot: change.slot.clone(),
            silent: change.silent,
            old: old.map(|claim| ClaimShape::new(claim, schema)),
            new: new.map(|claim| ClaimShape::new(claim, schema)),
        }
    }
}
