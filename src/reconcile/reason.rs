//! The reason of a finding in one line that needs no manual: what each side has, what shows that it is one event, and
//! what decided.

use super::inconsistency::{Inconsistency, What, relations};
use super::table::{Facet, Flag, Row, Verdict};
use super::voice;
use super::words;
use crate::align::{Identity, Unrelated};
use crate::claim::{Claim, Commitment, Polarity, Schema, SlotType, Speaker};
use crate::value::Relation;

/// Everything that a reason may speak of.
pub(super) struct Case<'a> {
    pub a: &'a Claim,
    pub b: &'a Claim,
    pub schema: &'a Schema,
    pub facet: Facet<'a>,
    pub identity: &'a Identity,
    pub verdict: Verdict,
    pub row: Row,
    pub slot: Option<&'a str>,
    pub flags: &'a [Flag],
    pub found: &'a [Inconsistency],
}

/// The line: parts joined by `; `, lower case, no full stop.
pub(super) fn reason(case: &Case) -> String {
    let mut parts = Vec::new();
    match case.identity {
        Identity::Unrelated(why) => parts.push(unrelated(case, why)),
        Identity::Same { doubtful, agree } => {
            parts.extend(clashes(case));
            parts.extend(agreement(case, agree));
            parts.push(ending(case));
            if *doubtful && case.verdict == Verdict::Tension {
                parts.push("they may speak of two different things".to_owned());
            }
        }
    }
    parts.retain(|part| !part.is_empty());
    parts.join("; ")
}

fn unrelated(case: &Case, why: &Unrelated) -> String {
    match why {
        Unrelated::Kind => "two kinds of claim".to_owned(),
        Unrelated::Cause => {
            let words = |claim: &Claim| claim.evidence.cause.words.clone();
            format!("another event: {} in the first, {} in the second", words(case.a), words(case.b))
        }
        Unrelated::Key(slot) => format!("another event: {}", against(case, slot)),
        Unrelated::TooLittle(agree) => match values(case.a, agree) {
            none if none.is_empty() => "nothing shows that they speak of one event".to_owned(),
            some => format!("too little shows that they speak of one event: both have only {some}"),
        },
    }
}

/// What each side has where they clash, or where they were compared.
fn clashes(case: &Case) -> Vec<String> {
    if !case.found.is_empty() {
        return case.found.iter().map(|found| clash(case, found)).collect();
    }
    let slot = match case.facet {
        Facet::Count(slot) => Some(slot),
        Facet::Rest => case.slot.or_else(|| first_value(case)),
    };
    slot.map(|slot| compared(case, slot)).into_iter().collect()
}

fn first_value<'a>(case: &Case<'a>) -> Option<&'a str> {
    let shared = |name: &str| case.a.slot(name).is_some() && case.b.slot(name).is_some();
    let mut specs = case.schema.slots.iter().filter(|spec| spec.key.is_none() && spec.ty != SlotType::Text);
    specs.find(|spec| shared(&spec.name)).map(|spec| spec.name.as_str())
}

fn compared(case: &Case, slot: &str) -> String {
    match (value(case.a, slot), value(case.b, slot)) {
        (Some(a), Some(b)) if a == b => format!("{}: {a} in both", name(slot)),
        (Some(_), Some(_)) => against(case, slot),
        _ => String::new(),
    }
}

fn clash(case: &Case, found: &Inconsistency) -> String {
    match found.what {
        What::Polarity => {
            let (denial, side) =
                if case.a.polarity == Polarity::Negated { (case.a, "first") } else { (case.b, "second") };
            let what = value(denial, &found.slot).unwrap_or_default();
            format!("{}: the {side} denies what the other affirms ({what})", name(&found.slot))
        }
        _ => against(case, &found.slot),
    }
}

fn against(case: &Case, slot: &str) -> String {
    let side = |claim| value(claim, slot).unwrap_or_else(|| "nothing".to_owned());
    format!("{}: {} in the first, {} in the second", name(slot), side(case.a), side(case.b))
}

/// What shows that it is one event, as the first has it.
fn agreement(case: &Case, agree: &[String]) -> Option<String> {
    let rest: Vec<String> = agree.iter().filter(|slot| Some(slot.as_str()) != case.slot).cloned().collect();
    if rest.is_empty() { None } else { Some(format!("both: {}", values(case.a, &rest))) }
}

fn values(claim: &Claim, slots: &[String]) -> String {
    let listed = slots.iter().filter_map(|slot| Some(format!("{} {}", name(slot), value(claim, slot)?)));
    listed.collect::<Vec<_>>().join(", ")
}

fn ending(case: &Case) -> String {
    match case.row {
        Row::R1 => String::new(),
        Row::R2 => {
            let side = if case.a.commitment == Commitment::Uncommitted { "first" } else { "second" };
            format!("the {side} asserts nothing: a condition, a wish, a question or a forecast")
        }
        Row::R4a => narrower(case),
        Row::R4c if case.flags.contains(&Flag::SameOrigin) => "the same, but from one source".to_owned(),
        Row::R4c => "the second says the same or less".to_owned(),
        Row::R4d => "neither excludes the other".to_owned(),
        Row::R5 => licences(case),
        Row::R6 => who_says_what(case),
        Row::R7 => softness(case),
        Row::R8 if case.flags.contains(&Flag::PossibleUpdate) => {
            "neither is known to be later, or it could be an update".to_owned()
        }
        Row::R8 if case.b.evidence.revises => "what the second says it changes does not explain it".to_owned(),
        Row::R8 => "neither says that it corrects the other".to_owned(),
    }
}

fn narrower(case: &Case) -> String {
    let compared = relations(case.a, case.b, case.schema, case.facet);
    let slots = compared.iter().filter(|(_, relation)| *relation == Relation::Narrow).map(|(spec, _)| name(&spec.name));
    format!("the second is more precise in {}", slots.collect::<Vec<_>>().join(", "))
}

fn licences(case: &Case) -> String {
    if case.b.evidence.revises {
        return "the second is later and says that it changes an earlier report".to_owned();
    }
    let all = |what| case.found.iter().all(|found| found.what == what);
    let outlet = |claim: &Claim| claim.evidence.article.outlet.clone();
    let later =
        if case.a.asof == case.b.asof { "the dates they give are in this order" } else { "the second is later" };
    let tally = case.schema.slot(case.slot.unwrap_or_default()).is_some_and(|spec| spec.tally);
    if outlet(case.a).is_some() && outlet(case.a) == outlet(case.b) {
        return format!("{later}, from the same outlet");
    }
    if all(What::Count) && tally {
        return format!("{later}, and this is a count that grows with time");
    }
    let dated =
        case.found.iter().all(|found| case.schema.slot(&found.slot).is_some_and(|spec| spec.ty == SlotType::Time));
    if all(What::Exclusive) || dated {
        return format!("{later}, and the one may turn into the other");
    }
    format!("{later}: an update, not a contradiction")
}

fn who_says_what(case: &Case) -> String {
    let side = |claim: &Claim, which: &str| match voice::speaker(claim, case.schema) {
        Some(speaker) if voice::is_party(claim, case.schema) => {
            format!("the {which} is what {} says, a party to it", who(speaker))
        }
        Some(speaker) => format!("the {which} is what {} says", who(speaker)),
        None => format!("the {which} is in the outlet's own voice"),
    };
    format!("{}, {}", side(case.a, "first"), side(case.b, "second"))
}

/// A name as it is; an office with its article: `the governor`.
fn who(speaker: &Speaker) -> String {
    let name = &speaker.name;
    let bare = name.starts_with(char::is_lowercase) && !name.starts_with("the ");
    if bare { format!("the {name}") } else { name.clone() }
}

fn softness(case: &Case) -> String {
    let unsure = |claim: &Claim| claim.commitment < Commitment::Certain;
    match (unsure(case.a), unsure(case.b)) {
        (true, true) => "neither is sure".to_owned(),
        (true, false) => "the first is not sure".to_owned(),
        (false, true) => "the second is not sure".to_owned(),
        (false, false) => "only what a reader would expect is missed".to_owned(),
    }
}

pub(super) fn value(claim: &Claim, slot: &str) -> Option<String> {
    let said = claim.slot(slot)?;
    Some(words::slot(said)).filter(|words| !words.is_empty())
}

pub(super) fn name(slot: &str) -> String {
    slot.replace('_', " ")
}
