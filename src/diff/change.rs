//! What happened to one claim between two editions.

use std::sync::Arc;

use super::words;
use crate::align::relate;
use crate::claim::{Claim, Filled, Schema, Slot, SlotSpec, SlotType};
use crate::value::{Relation, Value};

/// What sort of change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ChangeKind {
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

impl ChangeKind {
    /// As in the output.
    pub fn name(self) -> &'static str {
        match self {
            ChangeKind::Added => "added",
            ChangeKind::Removed => "removed",
            ChangeKind::Value => "value",
            ChangeKind::Hedged => "hedged",
            ChangeKind::Unhedged => "unhedged",
            ChangeKind::Source => "source",
            ChangeKind::Reworded => "reworded",
            ChangeKind::Moved => "moved",
        }
    }

    /// Whether readers should have been told.
    pub fn wants_a_note(self) -> bool {
        use ChangeKind::{Hedged, Removed, Source, Unhedged, Value};
        matches!(self, Removed | Value | Hedged | Unhedged | Source)
    }
}

/// One change of one claim.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// What sort.
    pub change: ChangeKind,
    /// The kind of claim.
    pub kind: Arc<str>,
    /// The slot that changed, or the one that the claim is mainly about.
    pub slot: Option<String>,
    /// Whether readers should have been told and were not.
    pub silent: bool,
    /// Index among the old claims.
    pub old: Option<usize>,
    /// Index among the new claims.
    pub new: Option<usize>,
}

/// A claim that is gone.
pub(super) fn removed(old: &[Claim], o: usize, notes: &[&Claim], schema: &Schema) -> Change {
    let slot = main_slot(&old[o], schema);
    let silent = !notes.iter().any(|note| covers(note, &old[o], None, schema));
    Change { change: ChangeKind::Removed, kind: old[o].kind.clone(), slot, silent, old: Some(o), new: None }
}

/// A claim that is new.
pub(super) fn added(new: &[Claim], n: usize, schema: &Schema) -> Change {
    let slot = main_slot(&new[n], schema);
    Change { change: ChangeKind::Added, kind: new[n].kind.clone(), slot, silent: false, old: None, new: Some(n) }
}

/// What changed in a claim that both editions have; only if nothing else did, whether it was reworded or moved.
pub(super) fn between(
    (old, o): (&[Claim], usize),
    (new, n): (&[Claim], usize),
    moved: bool,
    notes: &[&Claim],
    schema: &Schema,
) -> Vec<Change> {
    let (before, after) = (&old[o], &new[n]);
    let mut changes = Vec::new();
    let mut push = |change: ChangeKind, slot: Option<String>| {
        let covered = notes.iter().any(|note| covers(note, after, slot.as_deref(), schema));
        let silent = change.wants_a_note() && !covered;
        changes.push(Change { change, kind: before.kind.clone(), slot, silent, old: Some(o), new: Some(n) });
    };
    let mut refined = None;
    for spec in &schema.slots {
        match of_slot(before, after, spec, schema) {
            Some(ChangeKind::Reworded) => refined = refined.or_else(|| Some(spec.name.clone())),
            Some(change) => push(change, Some(spec.name.clone())),
            None => {}
        }
    }
    if before.polarity != after.polarity {
        push(ChangeKind::Value, main_slot(after, schema));
    }
    let counted =
        main_slot(after, schema).filter(|slot| schema.slot(slot).is_some_and(|spec| spec.ty == SlotType::Count));
    if after.commitment != before.commitment {
        let change = if after.commitment < before.commitment { ChangeKind::Hedged } else { ChangeKind::Unhedged };
        push(change, counted.clone());
    }
    let speaker = |claim: &Claim| claim.speaker.as_ref().map(|speaker| speaker.id.clone());
    if speaker(before) != speaker(after) && !names_speaker_of(before, after) && !names_speaker_of(after, before) {
        push(ChangeKind::Source, counted);
    }
    if changes.is_empty() {
        let reworded = refined.is_some() || words_of(before) != words_of(after);
        let change = if reworded { Some(ChangeKind::Reworded) } else { None };
        let change = change.or(if moved { Some(ChangeKind::Moved) } else { None });
        let kind = before.kind.clone();
        let slot = refined.or_else(|| main_slot(after, schema));
        changes.extend(change.map(|change| Change { change, kind, slot, silent: false, old: Some(o), new: Some(n) }));
    }
    changes
}

/// A slot that both fill with something else has changed; a count that only one of them has was added or removed.
/// Whatever else one side leaves out is a matter of wording, and so is one day or place told more or less closely: by the
/// decision table both may be right (refines, corroborates).
fn of_slot(before: &Claim, after: &Claim, spec: &SlotSpec, schema: &Schema) -> Option<ChangeKind> {
    let (old, new) = (before.slot(&spec.name), after.slot(&spec.name));
    let count = spec.ty == SlotType::Count;
    let (old, new) = match (old, new) {
        (Some(old), Some(new)) => (old, new),
        (Some(_), None) if count => return Some(ChangeKind::Removed),
        (None, Some(_)) if count => return Some(ChangeKind::Added),
        _ => return None,
    };
    if old.values.iter().chain(&new.values).any(|value| value.inherited) {
        return None;
    }
    let relation = relate(before, after, spec, schema)?;
    let closer = matches!(relation, Relation::Narrow | Relation::Wide);
    let changed = match (&old.values.first()?.value, &new.values.first()?.value) {
        (Value::Time(_), _) if closer => return Some(ChangeKind::Reworded),
        (Value::Place(_), _) if same_places(old, new) => {
            return (relation != Relation::Equal).then_some(ChangeKind::Reworded);
        }
        // Also where only the qualifier changed: "at least nine", then "nine".
        (x @ (Value::Count(_) | Value::Percent(_) | Value::Duration(_) | Value::Money { .. }), y) => x != y,
        (Value::Text(_), _) => relation.is_disjoint(),
        _ => relation != Relation::Equal,
    };
    changed.then_some(ChangeKind::Value)
}

/// Whether each place of either side is one of the other side, told more or less closely. A name that no gazetteer knows lies in
/// no container, but is the same place where the one name is a part of the other: “Malang”, then “Malang Regency”.
fn same_places(old: &Slot, new: &Slot) -> bool {
    let same = |a: &Filled, b: &Filled| match (&a.value, &b.value) {
        (Value::Place(x), Value::Place(y)) if x.known && y.known => {
            matches!(x.relation(y), Relation::Equal | Relation::Narrow | Relation::Wide)
        }
        (Value::Place(_), Value::Place(_)) => nested(&a.text, &b.text),
        _ => false,
    };
    old.values.iter().all(|a| new.values.iter().any(|b| same(a, b)))
        && new.values.iter().all(|b| old.values.iter().any(|a| same(a, b)))
}

/// Whether all words of one name are words of the other.
fn nested(a: &str, b: &str) -> bool {
    let of = |name| words::pieces(name).into_iter().filter(|piece| piece.starts_with(char::is_alphanumeric));
    let (a, b): (Vec<&str>, Vec<&str>) = (of(a).collect(), of(b).collect());
    let (few, many) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    !few.is_empty() && few.iter().all(|word| many.contains(word))
}

/// Whether `note`, a claim that puts something right, is about this claim, and about this slot of it if one is given.
fn covers(note: &Claim, claim: &Claim, slot: Option<&str>, schema: &Schema) -> bool {
    if !note.evidence.revises || note.kind != claim.kind {
        return false;
    }
    let other_event = schema.slots.iter().filter(|spec| spec.key.is_some() && Some(spec.name.as_str()) != slot);
    let misses = |spec: &SlotSpec| relate(note, claim, spec, schema).is_some_and(Relation::is_disjoint);
    let names = slot.and_then(|slot| schema.slot(slot)).is_none_or(|spec| {
        relate(note, claim, spec, schema) == Some(Relation::Equal)
            || (note.slot(&spec.name).is_none() && claim.slot(&spec.name).is_none())
    });
    names && !other_event.into_iter().any(misses)
}

/// The first count of a claim, else its state.
fn main_slot(claim: &Claim, schema: &Schema) -> Option<String> {
    let filled = |wanted: fn(&SlotType) -> bool| {
        let mut specs = schema.slots.iter().filter(move |spec| wanted(&spec.ty));
        specs.find(|spec| claim.slot(&spec.name).is_some()).map(|spec| spec.name.clone())
    };
    filled(|ty| *ty == SlotType::Count).or_else(|| filled(|ty| matches!(ty, SlotType::Symbols(_))))
}

/// Whether a claim in the outlet's voice names, in its sentence, who vouches for the other: the speaker was there all along.
fn names_speaker_of(claim: &Claim, other: &Claim) -> bool {
    let Some(speaker) = other.speaker.as_ref().filter(|_| claim.speaker.is_none()) else { return false };
    let said = words::pieces(&claim.evidence.sentence_text);
    let named = |name: &str| {
        let name: Vec<&str> = words::pieces(name);
        !name.is_empty() && said.windows(name.len()).any(|window| window == name)
    };
    named(&speaker.text) || named(&speaker.name)
}

/// The words of its sentence, and which of them the rule matched.
fn words_of(claim: &Claim) -> (Vec<&str>, [usize; 2]) {
    let (text, sentence, span) = (&*claim.evidence.sentence_text, claim.evidence.sentence, claim.evidence.span);
    let before = |at: u32| {
        let part = text.get(..at.saturating_sub(sentence.start) as usize).unwrap_or(text);
        part.split_whitespace().count()
    };
    (text.split_whitespace().collect(), [before(span.start), before(span.end)])
}
