//! The decision table: one arm a row, the first that holds wins. To be read beside the table in the documentation.

use super::inconsistency::{Inconsistency, inconsistencies, relations};
use super::licence::{self, Order};
use super::walk::Walk;
use super::why::Why;
use super::{reason, voice};
use crate::align::{Identity, identify};
use crate::claim::{Claim, Commitment, Schema, SlotType};
use crate::value::{Relation, Strength};

/// What two claims are to each other, the worst last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// Not one event, or too little to tell.
    Unrelated,
    /// Nothing decided.
    Compatible,
    /// The same.
    Corroborates,
    /// The same, more precise.
    Refines,
    /// Only what a reader expects is missed.
    Tension,
    /// Inconsistent, and time explains it.
    Supersedes,
    /// Inconsistent, and named speakers differ.
    Disputed,
    /// Inconsistent, and nothing explains it.
    Contradicts,
}

impl Verdict {
    /// As in the output.
    pub fn name(self) -> &'static str {
        match self {
            Verdict::Unrelated => "unrelated",
            Verdict::Compatible => "compatible",
            Verdict::Corroborates => "corroborates",
            Verdict::Refines => "refines",
            Verdict::Tension => "tension",
            Verdict::Supersedes => "supersedes",
            Verdict::Disputed => "disputed",
            Verdict::Contradicts => "contradicts",
        }
    }

    /// How loudly it is reported.
    pub fn severity(self) -> Severity {
        match self {
            Verdict::Contradicts => Severity::Error,
            Verdict::Disputed => Severity::Warning,
            Verdict::Supersedes | Verdict::Tension => Severity::Note,
            Verdict::Corroborates | Verdict::Refines | Verdict::Compatible | Verdict::Unrelated => Severity::Quiet,
        }
    }

    /// Whether the two exclude each other, explained or not.
    pub fn is_inconsistent(self) -> bool {
        self.severity() != Severity::Quiet
    }
}

/// How loudly a verdict is reported, the loudest last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Only on request.
    Quiet,
    /// Worth knowing.
    Note,
    /// Worth a look.
    Warning,
    /// Somebody is wrong.
    Error,
}

impl Severity {
    /// The severity of this name, for what can be told more or less loudly.
    pub fn of(name: &str) -> Option<Self> {
        [Severity::Note, Severity::Warning, Severity::Error].into_iter().find(|severity| severity.name() == name)
    }

    /// As in the output.
    pub fn name(self) -> &'static str {
        match self {
            Severity::Quiet => "quiet",
            Severity::Note => "note",
            Severity::Warning => "warning",
            Severity::Error => "error",
        }
    }
}

/// The row of the table that decided; R3 only collects.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Row {
    /// Not one event.
    R1,
    /// A side is uncommitted.
    R2,
    /// Consistent, b more precise.
    R4a,
    /// Consistent, the same.
    R4c,
    /// Consistent, nothing decided.
    R4d,
    /// Every inconsistency is licensed.
    R5,
    /// Who says what.
    R6,
    /// Soft only.
    R7,
    /// The rest.
    R8,
}

impl Row {
    /// As in the output.
    pub fn name(self) -> &'static str {
        match self {
            Row::R1 => "R1",
            Row::R2 => "R2",
            Row::R4a => "R4a",
            Row::R4c => "R4c",
            Row::R4d => "R4d",
            Row::R5 => "R5",
            Row::R6 => "R6",
            Row::R7 => "R7",
            Row::R8 => "R8",
        }
    }
}

/// What a reader should know beside the verdict.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Flag {
    /// Were one of them later, it would be an update; the dates do not say.
    PossibleUpdate,
    /// One speaker or one wording: no independent confirmation.
    SameOrigin,
}

impl Flag {
    /// As in the output.
    pub fn name(self) -> &'static str {
        match self {
            Flag::PossibleUpdate => "possible_update",
            Flag::SameOrigin => "same_origin",
        }
    }
}

/// What was decided about two claims, or about one count of theirs.
#[derive(Clone, Debug, PartialEq)]
pub struct Judgement {
    /// What they are to each other.
    pub verdict: Verdict,
    /// The row that says so.
    pub row: Row,
    /// The count judged; else the slot that disagrees worst, or the one that is more precise.
    pub slot: Option<String>,
    /// One line for people.
    pub reason: String,
    /// What else to know.
    pub flags: Vec<Flag>,
    /// What excludes what, the worst first.
    pub inconsistencies: Vec<Inconsistency>,
}

/// What part of two claims is judged at a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Facet<'a> {
    /// One count, on its own.
    Count(&'a str),
    /// Everything but the counts.
    Rest,
}

/// Judges b against a, the earlier or the reference: one judgement for every count they share, one for the rest.
pub fn judge(a: &Claim, b: &Claim, schema: &Schema) -> Vec<Judgement> {
    judge_before(a, b, schema, &mut ())
}

/// The same, with somebody who follows the walk through the table.
pub(super) fn judge_before(a: &Claim, b: &Claim, schema: &Schema, walk: &mut impl Walk) -> Vec<Judgement> {
    let identity = identify(a, b, schema);
    if matches!(identity, Identity::Unrelated(_)) {
        return vec![decide(a, b, schema, Facet::Rest, &identity, walk)];
    }
    let facets = facets(a, b, schema);
    let counted = facets.iter().any(|facet| matches!(facet, Facet::Count(_)));
    let judged = facets.into_iter().map(|facet| (facet, decide(a, b, schema, facet, &identity, walk)));
    // Beside counts, that all else agrees is no finding of its own.
    let says = |facet: Facet, judgement: &Judgement| {
        !(counted && matches!(facet, Facet::Rest) && judgement.verdict.severity() == Severity::Quiet)
    };
    judged.filter(|(facet, judgement)| says(*facet, judgement)).map(|(_, judgement)| judgement).collect()
}

fn facets<'a>(a: &Claim, b: &Claim, schema: &'a Schema) -> Vec<Facet<'a>> {
    let shared = |name: &str| a.slot(name).is_some() && b.slot(name).is_some();
    let counts = schema.slots.iter().filter(|spec| spec.ty == SlotType::Count && shared(&spec.name));
    let mut all: Vec<Facet> = counts.map(|spec| Facet::Count(&spec.name)).collect();
    let other = |ty: &SlotType| !matches!(ty, SlotType::Count | SlotType::Text);
    if all.is_empty() || schema.slots.iter().any(|spec| spec.key.is_none() && other(&spec.ty) && shared(&spec.name)) {
        all.push(Facet::Rest);
    }
    all
}

fn decide(a: &Claim, b: &Claim, schema: &Schema, facet: Facet, identity: &Identity, walk: &mut impl Walk) -> Judgement {
    let why = Why { a, b, schema, facet };
    let counted = if let Facet::Count(slot) = facet { Some(slot.to_owned()) } else { None };
    let wants_reasons = walk.wants_reasons();
    let say = |verdict, row, slot: Option<String>, flags: Vec<Flag>, found: Vec<Inconsistency>| {
        let case = reason::Case {
            a,
            b,
            schema,
            facet,
            identity,
            verdict,
            row,
            slot: slot.as_deref(),
            flags: &flags,
            found: &found,
        };
        let reason = if wants_reasons { reason::reason(&case) } else { String::new() };
        Judgement { verdict, row, slot, reason, flags, inconsistencies: found }
    };

    // R1: other kind, a key slot disjoint, or too few key slots known on both sides.
    let Identity::Same { doubtful, .. } = identity else {
        walk.row("R1", true, || why.identity());
        return say(Verdict::Unrelated, Row::R1, None, Vec::new(), Vec::new());
    };
    walk.row("R1", false, || why.identity());
    // R2: either side uncommitted.
    let idle = a.commitment == Commitment::Uncommitted || b.commitment == Commitment::Uncommitted;
    walk.row("R2", idle, || why.commitment());
    if idle {
        return say(Verdict::Compatible, Row::R2, counted, Vec::new(), Vec::new());
    }
    // R3: the inconsistencies.
    let found = inconsistencies(a, b, schema, facet, *doubtful);
    walk.row("R3", !found.is_empty(), || why.inconsistencies(&found, *doubtful));
    if found.is_empty() {
        let compared = relations(a, b, schema, facet);
        let narrow = compared.iter().find(|(_, relation)| *relation == Relation::Narrow);
        let any_value = compared.iter().any(|(spec, _)| spec.key.is_none());
        let weaker = |relation: &Relation| matches!(relation, Relation::Equal | Relation::Wide);
        // R4a: b narrower somewhere.
        let refines = narrow.filter(|_| any_value);
        walk.row("R4a", refines.is_some(), || why.compared(&compared));
        if let Some((spec, _)) = refines {
            return say(Verdict::Refines, Row::R4a, counted.or(Some(spec.name.clone())), Vec::new(), found);
        }
        // R4c: at least one value compared, all equal or wider.
        let same = any_value && compared.iter().all(|(_, relation)| weaker(relation));
        walk.row("R4c", same, || why.compared(&compared));
        if same {
            let flags = if voice::same_origin(a, b) { vec![Flag::SameOrigin] } else { Vec::new() };
            return say(Verdict::Corroborates, Row::R4c, counted, flags, found);
        }
        // R4d: overlapping, or nothing compared.
        walk.row("R4d", true, Vec::new);
        return say(Verdict::Compatible, Row::R4d, counted, Vec::new(), found);
    }
    let slot = counted.or_else(|| found.first().map(|worst| worst.slot.clone()));
    let order = licence::order(a, b, schema);
    // R5: b strictly later, and every inconsistency has a licence.
    let explained = matches!(order, Order::Later(old, new) if licence::all_licensed(&found, old, new, schema));
    walk.row("R5", explained, || why.licences(&found, order));
    if explained {
        return say(Verdict::Supersedes, Row::R5, slot, Vec::new(), found);
    }
    // R6: a named speaker on at least one side, and the principals differ.
    let disputed = voice::differ(a, b, schema);
    walk.row("R6", disputed, || why.voices());
    if disputed {
        return say(Verdict::Disputed, Row::R6, slot, Vec::new(), found);
    }
    // R7: only soft ones.
    let soft = found.iter().all(|inconsistency| inconsistency.strength == Strength::Soft);
    walk.row("R7", soft, || why.strengths(&found));
    if soft {
        return say(Verdict::Tension, Row::R7, slot, Vec::new(), found);
    }
    // R8: otherwise; where the dates do not say which is later, it may be an update.
    let either = |found: &[Inconsistency]| {
        licence::all_licensed(found, a, b, schema) || licence::all_licensed(found, b, a, schema)
    };
    let flags = if order == Order::Unknown && either(&found) { vec![Flag::PossibleUpdate] } else { Vec::new() };
    walk.row("R8", true, Vec::new);
    say(Verdict::Contradicts, Row::R8, slot, flags, found)
}
