//! A claim in the ledger: its id stays while the article is reworded around it, and it stays when it is gone.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::past::Past;
use super::value::{Day, LedgerValue};
use crate::claim::{Cause, Claim, Commitment, CueHit, Evidence, Extent, Filled, Polarity, Slot, Speaker, Story};
use crate::reconcile::words;
use crate::span::Span;
use crate::text::ArticleInfo;
use crate::value::Moment;

/// A claim as the ledger keeps it, in the order in which people read it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Stable over editions.
    pub id: String,
    /// The kind of claim.
    pub kind: String,
    /// `kind.rule` that found it.
    pub rule: String,
    /// Its sentence.
    pub sentence: String,
    /// Filled slots, one value a line.
    pub slots: Vec<SlotEntry>,
    /// Is, or is not.
    pub polarity: LedgerPolarity,
    /// How sure its source is.
    pub commitment: LedgerCommitment,
    /// Who vouches for it; left out: the outlet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub speaker: Option<SpeakerEntry>,
    /// What turned it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cues: Vec<CueEntry>,
    /// Whether it puts an earlier report right.
    #[serde(default, skip_serializing_if = "is_false")]
    pub revises: bool,
    /// What else its words say of its event: it tells of some of many, of a sum over a period, of another event.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub extent: Vec<LedgerExtent>,
    /// What brought it about: the words, and the sorts of events that they may be said of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cause: Option<(String, u32)>,
    /// The day for which it is claimed, with the UTC minute where it is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub asof: Option<(Day, Option<u16>)>,
    /// Number of its sentence in the article, and the byte at which that begins.
    pub place: (u32, u32),
    /// What the rule matched; like all places of words, in bytes from the beginning of the sentence.
    pub matched: (i64, i64),
    /// Number of the edition in which it was found first.
    pub since: u32,
    /// Number of the edition since which it says what stands above; left out: since it was found first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub says_since: Option<u32>,
    /// Number of the edition in which it was gone; left out: it stands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gone: Option<u32>,
    /// Whether it is gone because rules changed: its article had the same text as before.
    #[serde(default, skip_serializing_if = "is_false")]
    pub dropped: bool,
    /// What it said in editions before, oldest first; nothing for editions that said what the next one did.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub was: Vec<Past>,
}

/// One value of a slot.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SlotEntry {
    /// Name of the slot; a list has several lines.
    pub slot: String,
    /// The article's words.
    pub text: String,
    /// What they were read as, for people; nothing is read from it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub read: String,
    /// The value.
    pub value: LedgerValue,
    /// Where its words stand.
    pub at: (i64, i64),
    /// Whether it was taken over from outside the sentence.
    #[serde(default, skip_serializing_if = "is_false")]
    pub inherited: bool,
    /// Whether the word behind a count says that it is of people.
    #[serde(default, skip_serializing_if = "is_false")]
    pub of_people: bool,
}

/// Who vouches for a claim.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SpeakerEntry {
    text: String,
    name: String,
    id: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    principal: Option<String>,
}

/// A word that turned a claim.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CueEntry {
    kind: String,
    text: String,
    at: (i64, i64),
}

/// As in [`Polarity`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum LedgerPolarity {
    /// It is so.
    Affirmed,
    /// It is not so.
    Negated,
}

/// As in [`Extent`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum LedgerExtent {
    /// Some of those whom the event concerned.
    Some,
    /// All over a period.
    Sum,
    /// Of another event than the article's own.
    Other,
    /// Set in an order by words of its sentence.
    Ordered,
    /// Of an event that the article has told of before.
    Again,
}

impl LedgerExtent {
    /// Those that hold.
    fn of(extent: Extent) -> Vec<Self> {
        let all = [
            (extent.some, Self::Some),
            (extent.sum, Self::Sum),
            (extent.other, Self::Other),
            (extent.ordered, Self::Ordered),
            (extent.again, Self::Again),
        ];
        all.into_iter().filter(|(holds, _)| *holds).map(|(_, one)| one).collect()
    }

    /// All of them together.
    fn all(all: &[Self]) -> Extent {
        let has = |one| all.contains(&one);
        Extent {
            some: has(Self::Some),
            sum: has(Self::Sum),
            other: has(Self::Other),
            ordered: has(Self::Ordered),
            again: has(Self::Again),
        }
    }
}

/// As in [`Commitment`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum LedgerCommitment {
    /// Said outright.
    Certain,
    /// Likely.
    Probable,
    /// May be.
    Possible,
    /// Asked for, planned or supposed.
    Uncommitted,
}

pub(super) fn is_false(given: &bool) -> bool {
    !given
}

impl Entry {
    /// A claim under its ledger id, found first in edition `since`.
    pub fn new(claim: &Claim, id: String, since: u32) -> Self {
        let evidence = &claim.evidence;
        let base = i64::from(evidence.sentence.start);
        let at = |span: Span| (i64::from(span.start) - base, i64::from(span.end) - base);
        let slots = claim.slots.iter().flat_map(|slot| {
            slot.values.iter().map(move |filled| SlotEntry {
                slot: slot.name.clone(),
                text: filled.text.clone(),
                read: words::read(&filled.value),
                value: LedgerValue::from(&filled.value),
                at: at(filled.span),
                inherited: filled.inherited,
                of_people: filled.of_people,
            })
        });
        let speaker = claim.speaker.clone().map(|Speaker { text, name, id, principal }| SpeakerEntry {
            text,
            name,
            id,
            principal,
        });
        Self {
            id,
            kind: claim.kind.to_string(),
            rule: claim.rule.to_string(),
            sentence: evidence.sentence_text.to_string(),
            slots: slots.collect(),
            polarity: match claim.polarity {
                Polarity::Affirmed => LedgerPolarity::Affirmed,
                Polarity::Negated => LedgerPolarity::Negated,
            },
            commitment: match claim.commitment {
                Commitment::Certain => LedgerCommitment::Certain,
                Commitment::Probable => LedgerCommitment::Probable,
                Commitment::Possible => LedgerCommitment::Possible,
                Commitment::Uncommitted => LedgerCommitment::Uncommitted,
            },
            speaker,
            cues: evidence
                .cues
                .iter()
                .map(|cue| CueEntry { kind: cue.kind.clone(), text: cue.text.clone(), at: at(cue.span) })
                .collect(),
            revises: evidence.revises,
            extent: LedgerExtent::of(evidence.extent),
            cause: (evidence.cause.sorts != 0).then(|| (evidence.cause.words.clone(), evidence.cause.sorts)),
            asof: claim.asof.map(|moment| (Day(Some(moment.day)), moment.minute)),
            place: (evidence.sentence_index, evidence.sentence.start),
            matched: at(evidence.span),
            since,
            says_since: None,
            gone: None,
            dropped: false,
            was: Vec::new(),
        }
    }

    /// The claim that it is, in this article with these names.
    pub fn claim(&self, article: &Arc<ArticleInfo>, story: &Arc<Story>) -> Claim {
        let start = self.place.1;
        // A file may say anything: what fits nowhere is empty.
        let byte = |at: i64| u32::try_from(i64::from(start).saturating_add(at)).unwrap_or(start);
        let span = |(from, to): (i64, i64)| Span { start: byte(from), end: byte(to).max(byte(from)) };
        let mut slots: Vec<Slot> = Vec::new();
        for entry in &self.slots {
            let filled = Filled {
                value: (&entry.value).into(),
                text: entry.text.clone(),
                span: span(entry.at),
                inherited: entry.inherited,
                of_people: entry.of_people,
            };
            match slots.iter_mut().find(|slot| slot.name == entry.slot) {
                Some(slot) => slot.values.push(filled),
                None => slots.push(Slot { name: entry.slot.clone(), values: vec![filled] }),
            }
        }
        let speaker = self.speaker.clone().map(|SpeakerEntry { text, name, id, principal }| Speaker {
            text,
            name,
            id,
            principal,
        });
        let cues =
            self.cues.iter().map(|cue| CueHit { kind: cue.kind.clone(), text: cue.text.clone(), span: span(cue.at) });
        let length = u32::try_from(self.sentence.len()).unwrap_or(u32::MAX);
        Claim {
            id: self.id.clone(),
            kind: self.kind.as_str().into(),
            rule: self.rule.as_str().into(),
            slots,
            polarity: match self.polarity {
                LedgerPolarity::Affirmed => Polarity::Affirmed,
                LedgerPolarity::Negated => Polarity::Negated,
            },
            commitment: match self.commitment {
                LedgerCommitment::Certain => Commitment::Certain,
                LedgerCommitment::Probable => Commitment::Probable,
                LedgerCommitment::Possible => Commitment::Possible,
                LedgerCommitment::Uncommitted => Commitment::Uncommitted,
            },
            speaker,
            asof: self.asof.and_then(|(day, minute)| Some(Moment { day: day.0?, minute })),
            evidence: Evidence {
                article: article.clone(),
                sentence_index: self.place.0,
                sentence: Span { start, end: start.saturating_add(length) },
                sentence_text: self.sentence.as_str().into(),
                span: span(self.matched),
                cues: cues.collect(),
                revises: self.revises,
                extent: LedgerExtent::all(&self.extent),
                cause: self.cause.clone().map_or_else(Cause::default, |(words, sorts)| Cause { sorts, words }),
                story: story.clone(),
            },
        }
    }
}
