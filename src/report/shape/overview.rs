//! What is in conflict among claims, as it is printed.

use serde::Serialize;

use crate::reconcile::Overview;

/// All that is counted, in one object.
#[derive(Clone, Debug, Serialize)]
pub struct OverviewShape {
    overview: Counts,
}

#[derive(Clone, Debug, Serialize)]
struct Counts {
    articles: usize,
    claims: usize,
    /// Claims of which something loud is said.
    in_conflict: usize,
    /// Groups of claims that the findings printed before link.
    groups: usize,
    /// Whether these are all; else there may be more.
    complete: bool,
    pairs: Vec<PairsShape>,
}

/// Pairs of which the same is said.
#[derive(Clone, Debug, Serialize)]
struct PairsShape {
    verdict: &'static str,
    severity: &'static str,
    slot: Option<String>,
    pairs: u64,
}

impl OverviewShape {
    /// The shape of an overview over so many articles; its findings fall into so many groups.
    pub fn new(overview: &Overview, articles: usize, groups: usize) -> Self {
        let pairs = overview.totals.iter().rev().map(|((verdict, severity, slot), &pairs)| PairsShape {
            verdict: verdict.name(),
            severity: severity.name(),
            slot: slot.clone(),
            pairs,
        });
        Self {
            overview: Counts {
                articles,
                claims: overview.claims.len(),
                in_conflict: overview.claims.iter().flatten().count(),
                groups,
                complete: overview.complete,
                pairs: pairs.collect(),
            },
        }
    }
}
