//! A finding in the ledger: what was found on two claims, how that stands to the run before, and what people said of it.

use serde::{Deserialize, Serialize};

/// A finding that is kept. Quiet verdicts are not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kept {
    /// Of its two claims and the count it is about.
    pub id: String,
    /// Against the run before. Its file tells only whether it is absent: what a run did to the others is known to the
    /// machine that ran it (`Runs`), so that the next run need not write it anew.
    #[serde(default = "State::unchanged", skip_serializing_if = "State::is_found")]
    pub state: State,
    /// Whether the last run found it again after it had been absent: new against the run before, and known.
    #[serde(skip)]
    pub back: bool,
    /// What the two claims are to each other.
    pub verdict: String,
    /// The row of the decision table.
    pub row: String,
    /// How loudly it is told.
    pub severity: String,
    /// The kind of both claims.
    pub kind: String,
    /// The slot that disagrees.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub slot: Option<String>,
    /// Why, in one line.
    pub reason: String,
    /// What else to know.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub flags: Vec<String>,
    /// The earlier claim, or the reference.
    pub a: Side,
    /// The other one.
    pub b: Side,
    /// What a person decided.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub review: Option<Review>,
    /// What people noted.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<String>,
}

/// SARIF's baseline states.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum State {
    /// It was not there.
    New,
    /// It was there, and is another one now: verdict, reason or evidence.
    Updated,
    /// As it was.
    Unchanged,
    /// It is not found any more; kept for what people said of it.
    Absent,
}

impl State {
    fn unchanged() -> Self {
        State::Unchanged
    }

    fn is_found(&self) -> bool {
        *self != State::Absent
    }

    /// By its name in the output.
    pub fn of(name: &str) -> Option<Self> {
        [State::New, State::Updated, State::Unchanged, State::Absent].into_iter().find(|state| state.name() == name)
    }

    /// As in the output.
    pub fn name(self) -> &'static str {
        match self {
            State::New => "new",
            State::Updated => "updated",
            State::Unchanged => "unchanged",
            State::Absent => "absent",
        }
    }
}

/// One of the two claims of a finding.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Side {
    /// Id of the claim.
    pub claim: String,
    /// Outlet, or the article's id where none is known.
    pub source: String,
    /// The claim's file, below the folder of articles.
    pub file: String,
    /// Its sentence.
    pub sentence: String,
}

/// What a person decided about a finding.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Review {
    /// What.
    pub decision: Decision,
    /// Why.
    pub why: String,
    /// By whom.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    /// The two sentences it rests on, hashed.
    pub rests_on: String,
    /// The verdict that was decided about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub verdict: Option<String>,
    /// Why it holds no longer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub void: Option<String>,
}

/// What can be decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Decision {
    /// The finding is right.
    Accepted,
    /// It is not.
    Rejected,
}

impl Decision {
    /// As in the output.
    pub fn name(self) -> &'static str {
        match self {
            Decision::Accepted => "accepted",
            Decision::Rejected => "rejected",
        }
    }
}

impl Kept {
    /// How it stands to the run before, for people.
    pub fn standing(&self) -> &'static str {
        if self.back { "back" } else { self.state.name() }
    }

    /// The beginning of its id, by which people name it.
    pub fn short_id(&self) -> &str {
        self.id.get(..8).unwrap_or(&self.id)
    }

    /// What a decision about it rests on.
    pub fn evidence(&self) -> String {
        // Which of the two is the earlier does not matter.
        let mut sides = [(&self.a.claim, &self.a.sentence), (&self.b.claim, &self.b.sentence)];
        sides.sort();
        super::hash::of(sides.iter().flat_map(|(claim, sentence)| [claim.as_str(), sentence.as_str()]))
    }

    /// The decision, where one holds.
    pub fn decision(&self) -> Option<Decision> {
        self.review.as_ref().filter(|review| review.void.is_none()).map(|review| review.decision)
    }

    /// Decides about it, in place of what was decided before.
    pub fn decide(&mut self, decision: Decision, why: &str, by: Option<&str>) {
        let (why, by, rests_on) = (why.to_owned(), by.map(str::to_owned), self.evidence());
        self.review = Some(Review { decision, why, by, rests_on, verdict: Some(self.verdict.clone()), void: None });
    }

    /// Voids the decision where the finding is no more, or its sentences or its verdict are other ones than they were, and lets it
    /// hold again where all is as it was.
    pub fn weigh_review(&mut self) {
        let (evidence, absent, now) = (self.evidence(), self.state == State::Absent, &self.verdict);
        let Some(review) = &mut self.review else { return };
        let verdict = review.verdict.as_ref().filter(|then| *then != now);
        review.void = if absent {
            Some("the finding is found no more".to_owned())
        } else if review.rests_on != evidence {
            Some("the sentences it rests on have changed".to_owned())
        } else {
            verdict.map(|then| format!("it was made on the verdict `{then}`, which is `{now}` now"))
        };
    }

    /// The same but for whether it is new, updated or unchanged.
    pub(super) fn settled(&self) -> Self {
        let state = if self.state.is_found() { State::Unchanged } else { State::Absent };
        Self { state, back: false, ..self.clone() }
    }
}
