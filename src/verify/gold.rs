//! A story's gold: which claims and findings a careful reader finds in its articles. Read from `gold.ron`; opens no file.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::figures::Floors;
use crate::reconcile::Verdict;

/// The gold of one story.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Gold {
    /// Claims, in the order of the articles.
    pub claims: Vec<GoldClaim>,
    /// Findings between the last editions of different outlets.
    #[serde(default)]
    pub findings: Vec<GoldFinding>,
    /// Changes between neighbouring editions.
    #[serde(default)]
    pub changes: Vec<GoldChange>,
    /// What a run may not fall below.
    #[serde(default)]
    pub floors: Floors,
}

/// A claim.
#[derive(Clone, Debug, Deserialize)]
pub struct GoldClaim {
    /// Id of its article.
    pub article: String,
    /// Words of its sentence, which stand only once in the article.
    pub quote: String,
    /// Its kind.
    pub kind: String,
    /// Slots with their values, as in an example; slots not named are not judged.
    pub slots: BTreeMap<String, Vec<String>>,
    /// `affirmed`, `negated`
    pub polarity: GoldPolarity,
    /// `certain`, `probable`, `possible`, `uncommitted`
    pub commitment: GoldCommitment,
    /// Who vouches for it.
    pub speaker: Option<String>,
    /// Borderline: no cost if missed, no false alarm if found.
    #[serde(default)]
    pub optional: bool,
}

/// As in [`crate::claim::Polarity`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum GoldPolarity {
    /// It is so.
    Affirmed,
    /// It is not so.
    Negated,
}

/// As in [`crate::claim::Commitment`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum GoldCommitment {
    /// Said outright.
    Certain,
    /// Likely.
    Probable,
    /// May be.
    Possible,
    /// Asked for, planned or supposed.
    Uncommitted,
}

/// A finding.
#[derive(Clone, Debug, Deserialize)]
pub struct GoldFinding {
    /// What it is.
    pub verdict: GoldVerdict,
    /// The kind of both claims.
    pub kind: String,
    /// The slot that disagrees.
    pub slot: Option<String>,
    /// Article and words of the earlier claim.
    pub a: (String, String),
    /// Article and words of the other.
    pub b: (String, String),
    /// Why, for people.
    pub why: String,
}

/// As in [`Verdict`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum GoldVerdict {
    /// Not one event.
    Unrelated,
    /// Nothing decided.
    Compatible,
    /// The same.
    Corroborates,
    /// More precise.
    Refines,
    /// Soft bounds miss.
    Tension,
    /// Time explains it.
    Supersedes,
    /// Speakers differ.
    Disputed,
    /// Nothing explains it.
    Contradicts,
}

impl From<GoldVerdict> for Verdict {
    fn from(gold: GoldVerdict) -> Self {
        match gold {
            GoldVerdict::Unrelated => Verdict::Unrelated,
            GoldVerdict::Compatible => Verdict::Compatible,
            GoldVerdict::Corroborates => Verdict::Corroborates,
            GoldVerdict::Refines => Verdict::Refines,
            GoldVerdict::Tension => Verdict::Tension,
            GoldVerdict::Supersedes => Verdict::Supersedes,
            GoldVerdict::Disputed => Verdict::Disputed,
            GoldVerdict::Contradicts => Verdict::Contradicts,
        }
    }
}

/// A change between two editions.
#[derive(Clone, Debug, Deserialize)]
pub struct GoldChange {
    /// Id of the older edition.
    pub old: String,
    /// Id of the newer one.
    pub new: String,
    /// What happened.
    pub change: GoldChangeKind,
    /// The kind of claim.
    pub kind: String,
    /// The slot that changed.
    pub slot: Option<String>,
    /// Whether no correction note covers it.
    pub silent: bool,
    /// Words of the old or the new sentence.
    pub quote: String,
}

/// As in [`crate::diff::ChangeKind`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum GoldChangeKind {
    /// Only the new edition has it.
    Added,
    /// Only the old edition had it.
    Removed,
    /// Another value, or the opposite.
    Value,
    /// Less sure than before.
    Hedged,
    /// Surer than before.
    Unhedged,
    /// A speaker added, dropped or changed.
    Source,
    /// The same in other words.
    Reworded,
    /// The same in another place.
    Moved,
}

impl Gold {
    /// Reads a `gold.ron`.
    ///
    /// # Errors
    /// Where the text is no RON of this shape: the reason, with line and column.
    pub fn parse(text: &str) -> Result<Self, String> {
        ron::Options::default().from_str(text).map_err(|error| format!("{}: {}", error.span, error.code))
    }
}
