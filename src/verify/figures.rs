//! A score in figures: precision and recall, by kind and by rule; the floors that a story's gold sets.

use std::collections::BTreeMap;
use std::fmt::{self, Write as _};

use serde::Deserialize;

use super::score::Score;

/// How many claims were right.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Claims of the gold that were found.
    pub found: usize,
    /// Claims that the gold does not know.
    pub extra: usize,
    /// Claims of the gold; for a rule those of its kind, because no rule is to blame for what none found.
    pub wanted: usize,
}

/// The claims of one kind.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KindTally {
    /// All of them.
    pub all: Tally,
    /// By the rule that found them, under its full name.
    pub rules: BTreeMap<String, Tally>,
}

/// What a story may not fall below; 0 is no floor.
#[derive(Clone, Copy, Debug, Default, PartialEq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Floors {
    /// Of claims.
    pub precision: f64,
    /// Of claims.
    pub recall: f64,
    /// Slots, polarity, commitment and speaker of found claims that are right.
    pub fields: f64,
    /// Contradictions of the gold that were found.
    pub contradictions: f64,
    /// Findings of the gold with exactly its verdict.
    pub verdicts: f64,
    /// Contradictions that the gold does not know: at most so many.
    pub false_contradictions: Option<usize>,
}

/// A part of a whole. Of nothing, everything is right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Share(pub usize, pub usize);

impl Share {
    /// From 0 to 1.
    pub fn ratio(self) -> f64 {
        if self.1 == 0 { 1.0 } else { self.0 as f64 / self.1 as f64 }
    }
}

impl fmt::Display for Share {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:.2} ({} of {})", self.ratio(), self.0, self.1)
    }
}

impl Tally {
    /// Right ones of all that were found.
    pub fn precision(self) -> Share {
        Share(self.found, self.found + self.extra)
    }

    /// Found ones of all in the gold.
    pub fn recall(self) -> Share {
        Share(self.found, self.wanted)
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "precision {}, recall {}", self.precision(), self.recall())
    }
}

impl Score {
    /// All claims together.
    pub fn claims(&self) -> Tally {
        let (found, extra) = (self.claims_found, self.claims_extra);
        Tally { found, extra, wanted: found + self.claims_missed }
    }

    /// Right fields of those that the gold names.
    pub fn right_fields(&self) -> Share {
        Share(self.fields_right, self.fields)
    }

    /// Found contradictions of those in the gold.
    pub fn contradictions(&self) -> Share {
        Share(self.contradictions_found, self.contradictions_found + self.contradictions_missed)
    }

    /// One line a kind and one a rule.
    pub fn by_rule(&self) -> Vec<String> {
        let mut lines = Vec::new();
        for (kind, tally) in &self.kinds {
            lines.push(format!("{kind}: {}", tally.all));
            lines.extend(tally.rules.iter().map(|(rule, tally)| format!("  {rule}: {tally}")));
        }
        lines
    }

    /// What the `score` snapshot of a story holds.
    pub fn text(&self) -> String {
        let mut text = format!(
            "claims: {} found, {} missed, {} extra\nfields: {} of {} right\n",
            self.claims_found, self.claims_missed, self.claims_extra, self.fields_right, self.fields
        );
        let _ = write!(
            text,
            "contradictions: {} found, {} missed, {} extra\nverdicts: {} of {} right\n",
            self.contradictions_found,
            self.contradictions_missed,
            self.contradictions_extra,
            self.verdicts_right,
            self.verdicts
        );
        for block in [self.by_rule(), self.notes.clone()].iter().filter(|block| !block.is_empty()) {
            let _ = write!(text, "\n{}\n", block.join("\n"));
        }
        text
    }

    /// One line for each floor that is not reached.
    pub fn below(&self, floors: &Floors) -> Vec<String> {
        let shares = [
            ("precision", self.claims().precision(), floors.precision),
            ("recall", self.claims().recall(), floors.recall),
            ("fields", self.right_fields(), floors.fields),
            ("contradictions", self.contradictions(), floors.contradictions),
            ("verdicts", Share(self.verdicts_right, self.verdicts), floors.verdicts),
        ];
        let low = shares.into_iter().filter(|(_, share, floor)| share.ratio() < *floor);
        let mut lines: Vec<String> =
            low.map(|(name, share, floor)| format!("{name} {share} is below its floor of {floor:.2}")).collect();
        if let Some(most) = floors.false_contradictions.filter(|most| self.contradictions_extra > *most) {
            lines.push(format!("{} false contradictions, where at most {most} may be", self.contradictions_extra));
        }
        lines
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn score() -> Score {
        let all = Tally { found: 3, extra: 1, wanted: 6 };
        let rules =
            [("flood.took", Tally { found: 3, extra: 0, wanted: 6 }), ("flood.left", Tally { extra: 1, ..all })];
        let rules = rules.into_iter().map(|(name, tally)| (name.to_owned(), tally)).collect();
        Score {
            claims_found: 3,
            claims_missed: 3,
            claims_extra: 1,
            fields_right: 9,
            fields: 10,
            contradictions_extra: 2,
            kinds: BTreeMap::from([("flood".to_owned(), KindTally { all, rules })]),
            ..Score::default()
        }
    }

    #[test]
    fn shows_rules_below_their_kind() {
        let lines = score().by_rule();
        assert_eq!(lines[0], "flood: precision 0.75 (3 of 4), recall 0.50 (3 of 6)");
        assert_eq!(lines[2], "  flood.took: precision 1.00 (3 of 3), recall 0.50 (3 of 6)");
        assert!(score().text().contains("verdicts: 0 of 0 right\n\nflood: precision"), "{}", score().text());
    }

    #[test]
    fn holds_floors() {
        let check = |floors: Floors, expected: &[&str]| assert_eq!(score().below(&floors), expected);
        check(Floors::default(), &[]);
        check(Floors { precision: 0.75, recall: 0.5, fields: 0.9, contradictions: 1.0, ..Floors::default() }, &[]);
        check(
            Floors { precision: 0.8, recall: 0.51, ..Floors::default() },
            &["precision 0.75 (3 of 4) is below its floor of 0.80", "recall 0.50 (3 of 6) is below its floor of 0.51"],
        );
        let few = |most| Floors { false_contradictions: Some(most), ..Floors::default() };
        check(few(2), &[]);
        check(few(1), &["2 false contradictions, where at most 1 may be"]);
    }
}
