//! What a row of the decision table saw, in words: the evidence, the inconsistencies, the licences and why they fail.

use super::inconsistency::{Inconsistency, What};
use super::licence::{Licence, Order};
use super::reason::{name, value};
use super::table::Facet;
use super::voice;
use crate::align::{Evidence, evidence};
use crate::claim::{Claim, Commitment, Schema, SlotSpec};
use crate::value::{Relation, Strength};

/// What is judged.
#[derive(Clone, Copy)]
pub(super) struct Why<'a> {
    pub a: &'a Claim,
    pub b: &'a Claim,
    pub schema: &'a Schema,
    pub facet: Facet<'a>,
}

impl Why<'_> {
    /// R1: what shows that they are about one event, and what it weighs.
    pub fn identity(&self) -> Vec<String> {
        if self.a.kind != self.b.kind {
            return vec![format!("two kinds of claim: {} and {}", self.a.kind, self.b.kind)];
        }
        let (_, all) = evidence(self.a, self.b, self.schema);
        all.iter().map(|one| self.weighed(one)).collect()
    }

    fn weighed(&self, one: &Evidence<'_>) -> String {
        match *one {
            Evidence::Slot { slot, relation, weight, anchors, inherited, apart } => {
                let said = self.sides(slot, relation);
                match () {
                    () if self.a.slot(slot).is_none() && self.b.slot(slot).is_none() => {
                        format!("{}: in neither", name(slot))
                    }
                    () if apart => format!("{said}: two events"),
                    () if weight == 0 => format!("{said}: weighs nothing"),
                    () => {
                        let taken = if inherited { ", taken over from elsewhere in its article" } else { "" };
                        let alone = if anchors { "" } else { ", and cannot tell events apart by itself" };
                        format!("{said}: weighs {weight}{taken}{alone}")
                    }
                }
            }
            Evidence::AsOf { weight: 0 } => "not both say when, and they were not told within a day".to_owned(),
            Evidence::AsOf { weight } => format!("not both say when, and they were told within a day: weighs {weight}"),
            Evidence::Causes => {
                let words = |claim: &Claim| claim.evidence.cause.words.clone();
                format!("what brought it about: {} and {}: two events", words(self.a), words(self.b))
            }
            Evidence::OneCause { weight } => {
                let words = |claim: &Claim| claim.evidence.cause.words.clone();
                format!(
                    "what brought it about: {} and {}, which may be one: weighs {weight} within one story",
                    words(self.a),
                    words(self.b)
                )
            }
            Evidence::Again { weight } => {
                format!("one of them is of the event that its article has told of: weighs {weight}")
            }
            Evidence::FarApart => "what the one tells as its news is too far from the days of the other".to_owned(),
            Evidence::Story { strangers: true, .. } => {
                "their articles have no rare name in common: more is needed".to_owned()
            }
            Evidence::Story { weight, .. } => {
                format!("their articles, of one week, share rare names and tell one story: weighs {weight}")
            }
            Evidence::Sum { weight, needed, anchored } => {
                let alone = if anchored { "" } else { "; nothing that agrees can tell events apart" };
                format!("together {weight}, and {needed} are needed{alone}")
            }
        }
    }

    /// `at: Sumy in the first, Kharkiv in the second, which excludes it`
    fn sides(&self, slot: &str, relation: Option<Relation>) -> String {
        let (a, b) = (value(self.a, slot), value(self.b, slot));
        let side = |value: Option<String>| value.unwrap_or_else(|| "nothing".to_owned());
        match relation {
            Some(Relation::Equal) => format!("{}: {} in both", name(slot), side(a)),
            Some(relation) => format!("{}: {} and {}, {}", name(slot), side(a), side(b), word(relation)),
            None => format!("{}: {} and {}", name(slot), side(a), side(b)),
        }
    }

    /// R2: how sure they are.
    pub fn commitment(&self) -> Vec<String> {
        let side = |claim: &Claim, which: &str| {
            let sure = match claim.commitment {
                Commitment::Certain => "certain",
                Commitment::Probable => "probable",
                Commitment::Possible => "possible",
                Commitment::Uncommitted => "uncommitted",
            };
            format!("the {which} is {sure}")
        };
        vec![side(self.a, "first"), side(self.b, "second")]
    }

    /// R3: what excludes what, and how strongly.
    pub fn inconsistencies(&self, found: &[Inconsistency], doubtful: bool) -> Vec<String> {
        let mut all: Vec<String> = found.iter().map(|one| self.inconsistency(one)).collect();
        if found.is_empty() {
            let of = match self.facet {
                Facet::Count(slot) => format!("{} does not exclude the other", name(slot)),
                Facet::Rest => "no slot excludes the other".to_owned(),
            };
            all.push(of);
        } else if doubtful {
            all.push("soft: they may speak of two different things".to_owned());
        } else if self.a.commitment < Commitment::Certain || self.b.commitment < Commitment::Certain {
            all.push("soft: not both are sure".to_owned());
        }
        all
    }

    fn inconsistency(&self, found: &Inconsistency) -> String {
        let sort = match found.what {
            What::Polarity => "the one denies what the other affirms",
            What::Exclusive => "only one can hold",
            What::Count => "the numbers miss each other",
            What::Functional => "an event has only one",
        };
        format!("{}: {sort} ({})", self.sides(&found.slot, None), strength(found.strength))
    }

    /// R4: how the slots relate.
    pub fn compared(&self, compared: &[(&SlotSpec, Relation)]) -> Vec<String> {
        if compared.is_empty() {
            return vec!["nothing to compare".to_owned()];
        }
        compared.iter().map(|(spec, relation)| self.sides(&spec.name, Some(*relation))).collect()
    }

    /// R5: which is later, and for every inconsistency the licences that it could have.
    pub fn licences(&self, found: &[Inconsistency], order: Order<'_>) -> Vec<String> {
        let (earlier, later, said) = match order {
            Order::Later(old, new) if std::ptr::eq(new, self.b) => (old, new, "the second is later"),
            Order::Later(old, new) => (old, new, "by what they date, the first is later"),
            Order::Reversed => return vec!["the first is later".to_owned()],
            Order::Unknown => return vec!["the dates tie or are missing: neither is surely later".to_owned()],
        };
        let mut all = vec![said.to_owned()];
        for one in found {
            let Some(spec) = self.schema.slot(&one.slot) else { continue };
            let licences = Licence::of(one.what);
            let holds = |licence: &&Licence| licence.holds(spec, earlier, later, self.schema);
            match licences.iter().find(holds) {
                Some(licence) => all.push(format!("{}: explained, {}", name(&one.slot), yes(*licence))),
                None => {
                    let failed: Vec<&str> = licences.iter().map(|licence| no(*licence, spec)).collect();
                    all.push(format!("{}: not explained: {}", name(&one.slot), failed.join("; ")));
                }
            }
        }
        all
    }

    /// R6: who vouches.
    pub fn voices(&self) -> Vec<String> {
        let side = |claim: &Claim, which: &str| match (voice::speaker(claim, self.schema), &claim.speaker) {
            (Some(speaker), _) => {
                let whom = speaker.principal.as_deref().map(|of| format!(" for {of}")).unwrap_or_default();
                let party = if voice::is_party(claim, self.schema) { ", a party to it" } else { "" };
                format!("the {which} is what {} says{whom}{party}", speaker.name)
            }
            (None, Some(speaker)) => {
                format!("the {which} is about {} alone, who is no further source", speaker.name)
            }
            (None, None) => format!("the {which} is in the outlet's own voice"),
        };
        vec![side(self.a, "first"), side(self.b, "second")]
    }

    /// R7: how strong they are.
    pub fn strengths(&self, found: &[Inconsistency]) -> Vec<String> {
        found.iter().map(|one| format!("{} is {}", name(&one.slot), strength(one.strength))).collect()
    }
}

fn word(relation: Relation) -> &'static str {
    match relation {
        Relation::Equal => "the same",
        Relation::Narrow => "the second is more precise",
        Relation::Wide => "the second is less precise",
        Relation::Over => "neither inside the other",
        Relation::Disjoint(Strength::Hard) => "which exclude each other",
        Relation::Disjoint(Strength::Soft) => "which a reader would not expect together",
    }
}

fn strength(strength: Strength) -> &'static str {
    match strength {
        Strength::Hard => "hard",
        Strength::Soft => "soft",
    }
}

fn yes(licence: Licence) -> &'static str {
    match licence {
        Licence::Revision => "the later one says that it changes an earlier report",
        Licence::Lineage => "both come from one outlet or one source",
        Licence::Fluctuates => "this count goes up and down",
        Licence::Rose => "a count that grows with time has grown",
        Licence::Transition => "the one may turn into the other",
        Licence::LineageOfAnotherAct => "both come from one outlet or one source, about two acts",
        Licence::CameAbout => "what was denied came about later",
        Licence::OtherAct => "they date two acts, of which the one leads to the other",
    }
}

/// Why a licence fails.
fn no(licence: Licence, spec: &SlotSpec) -> &'static str {
    match licence {
        Licence::Revision => "the later one does not say that it changes a report",
        Licence::Lineage => "they come from two outlets and sources",
        Licence::Fluctuates if spec.tally => "it grows and never falls",
        Licence::Fluctuates => "it is no count beside tallies",
        Licence::Rose if spec.tally => "it has not grown",
        Licence::Rose => "it is no tally",
        Licence::Transition => "no `next` leads from the one to the other, or both date one act",
        Licence::LineageOfAnotherAct => "they come from two outlets and sources, or both date one act",
        Licence::CameAbout => "it is not dated after the denial",
        Licence::OtherAct => "no `next` makes two acts of them",
    }
}
