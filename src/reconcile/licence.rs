//! Row R5: what time may change, so that a later claim replaces an earlier one instead of contradicting it.

use super::inconsistency::{Inconsistency, What, leads_to};
use super::voice;
use crate::align::{count, same_article, symbol, time};
use crate::claim::{Arity, Claim, Polarity, Schema, SlotSpec, SlotType};
use crate::value::{Relation, Window};

/// What was over so long before it is told has had its last count.
const HISTORY_DAYS: i32 = 180;

/// Which of two claims is about the later state.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Order<'a> {
    /// The second is surely later than the first, by as-of or, where these tie, by what they date.
    Later(&'a Claim, &'a Claim),
    /// b is surely the earlier one, against the order they were given in.
    Reversed,
    /// The dates tie or are missing.
    Unknown,
}

/// Orders a and b.
pub(super) fn order<'a>(a: &'a Claim, b: &'a Claim, schema: &Schema) -> Order<'a> {
    match (a.asof, b.asof) {
        (Some(x), Some(y)) if y.later_than(x) => Order::Later(a, b),
        (Some(x), Some(y)) if x.later_than(y) => Order::Reversed,
        // Of two reports of one day, the one that puts an earlier one right is the later.
        _ if b.evidence.revises && !a.evidence.revises => Order::Later(a, b),
        _ if a.evidence.revises && !b.evidence.revises => Order::Later(b, a),
        _ if happened_before(a, b, schema) => Order::Later(a, b),
        _ if happened_before(b, a, schema) => Order::Later(b, a),
        _ => Order::Unknown,
    }
}

/// What may explain an inconsistency, if the one claim is later.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Licence {
    /// The later one says that it changes an earlier report.
    Revision,
    /// Both come from one outlet or one named source.
    Lineage,
    /// A count beside tallies, which goes up and down.
    Fluctuates,
    /// A tally that rose.
    Rose,
    /// The one symbol may turn into the other, and it is another act.
    Transition,
    /// As `Lineage`, and it is another act.
    LineageOfAnotherAct,
    /// What was denied came about later.
    CameAbout,
    /// Dates of two acts, the one of which leads to the other.
    OtherAct,
}

impl Licence {
    /// Those that an inconsistency of a sort may have.
    pub(super) fn of(what: What) -> &'static [Licence] {
        use Licence::{CameAbout, Fluctuates, Lineage, LineageOfAnotherAct, OtherAct, Revision, Rose, Transition};
        match what {
            What::Count => &[Fluctuates, Rose, Revision, Lineage],
            What::Exclusive => &[Transition, Revision, LineageOfAnotherAct],
            What::Polarity => &[CameAbout, Revision, Lineage],
            What::Functional => &[OtherAct, Revision, Lineage],
        }
    }

    /// Whether it holds for the values of a slot.
    pub(super) fn holds(self, spec: &SlotSpec, earlier: &Claim, later: &Claim, schema: &Schema) -> bool {
        match self {
            Licence::Revision => later.evidence.revises,
            Licence::Lineage => lineage(earlier, later),
            Licence::Fluctuates => moves_freely(spec, schema),
            Licence::Rose => {
                spec.ty == SlotType::Count
                    && spec.tally
                    && rose(spec, earlier, later)
                    && !is_history(earlier, later, schema)
            }
            Licence::Transition => {
                lawful(spec, earlier, later, schema) || came_about_otherwise(spec, earlier, later, schema)
            }
            Licence::LineageOfAnotherAct => lineage(earlier, later) && !same_act(earlier, later, schema),
            Licence::CameAbout => came_about(earlier, later, schema),
            // A lawful transition is an act of its own and has its own time.
            Licence::OtherAct => {
                spec.ty == SlotType::Time
                    && happened_before(earlier, later, schema)
                    && schema.slots.iter().any(|spec| lawful(spec, earlier, later, schema))
            }
        }
    }
}

/// Whether every inconsistency has a licence, if `later` is later.
pub(super) fn all_licensed(found: &[Inconsistency], earlier: &Claim, later: &Claim, schema: &Schema) -> bool {
    found.iter().all(|inconsistency| is_licensed(inconsistency, earlier, later, schema))
}

fn is_licensed(found: &Inconsistency, earlier: &Claim, later: &Claim, schema: &Schema) -> bool {
    let Some(spec) = schema.slot(&found.slot) else { return false };
    Licence::of(found.what).iter().any(|licence| licence.holds(spec, earlier, later, schema))
}

/// The same outlet, or the same named source: it is taken to know what it said before.
fn lineage(a: &Claim, b: &Claim) -> bool {
    let outlet = |claim: &Claim| claim.evidence.article.outlet.clone();
    let same_outlet = outlet(a).is_some() && outlet(a) == outlet(b) && !same_article(a, b);
    same_outlet || voice::same_speaker(a, b)
}

/// A count beside tallies that is none itself (the missing) goes up and down.
fn moves_freely(spec: &SlotSpec, schema: &Schema) -> bool {
    !spec.tally && schema.slots.iter().any(|other| other.tally)
}

fn rose(spec: &SlotSpec, earlier: &Claim, later: &Claim) -> bool {
    let (Some(old), Some(new)) = (count(earlier, &spec.name), count(later, &spec.name)) else { return false };
    (new.soft.low, new.hard.low) > (old.soft.low, old.hard.low)
}

/// Whether both date it long before they were told: nobody counts the dead of years ago anew.
fn is_history(earlier: &Claim, later: &Claim, schema: &Schema) -> bool {
    let old = |claim: &Claim, spec: &SlotSpec| match (claim.asof, explicit(claim, spec).and_then(|when| when.window.to))
    {
        (Some(asof), Some(to)) => (asof.day - to).get_days() > HISTORY_DAYS,
        _ => false,
    };
    times(schema).any(|spec| old(earlier, spec) && old(later, spec))
}

fn lawful(spec: &SlotSpec, earlier: &Claim, later: &Claim, schema: &Schema) -> bool {
    let (Some(old), Some(new)) = (symbol(earlier, &spec.name), symbol(later, &spec.name)) else { return false };
    // A plan for a day is no act of that day.
    let planned = schema.next.first().is_some_and(|(first, _)| first == old);
    leads_to(schema, old, new)
        && (planned || !same_act(earlier, later, schema))
        && !is_rival(old, new, earlier, later, schema)
}

/// What was planned in one form (in person) may come about in another (by video).
fn came_about_otherwise(form: &SlotSpec, earlier: &Claim, later: &Claim, schema: &Schema) -> bool {
    let mut others =
        schema.slots.iter().filter(|spec| spec.name != form.name && matches!(spec.ty, SlotType::Symbols(_)));
    form.arity == Arity::Optional && others.any(|spec| lawful(spec, earlier, later, schema))
}

/// What undoes a plan (postponed) and another way in which it comes out (held), told of one day: the day that was put off
/// is not the day on which it was held.
fn is_rival(old: &str, new: &str, earlier: &Claim, later: &Claim, schema: &Schema) -> bool {
    // Of two that lead to each other the plan is the one that the schema names first: who calls off what was scheduled undoes it.
    let rank = |symbol: &str| schema.next.iter().position(|(from, _)| from == symbol);
    let undone = |plan: &str| {
        schema.may_follow(plan, old)
            && schema.may_follow(plan, new)
            && schema.may_follow(old, plan)
            && plan != new
            && rank(plan) < rank(old)
    };
    let one_day = times(schema).any(|spec| match (time(earlier, &spec.name), time(later, &spec.name)) {
        (Some(x), Some(y)) => x.relation(y) == Relation::Equal,
        // Told without a date, it is news of its day.
        (None, Some(y)) => earlier.asof.is_some_and(|asof| y.window.to.is_some_and(|to| to <= asof.day)),
        _ => false,
    });
    one_day && schema.next.iter().any(|(plan, _)| undone(plan))
}

/// Two accounts of one past act: both date it, alike, and it was over for both.
fn same_act(a: &Claim, b: &Claim, schema: &Schema) -> bool {
    times(schema).any(|spec| match (explicit(a, spec), explicit(b, spec)) {
        (Some(x), Some(y)) => x.relation(y) == Relation::Equal && is_past(a, x.window) && is_past(b, y.window),
        _ => false,
    })
}

/// What was denied and came about later: it is dated after the denial.
fn came_about(earlier: &Claim, later: &Claim, schema: &Schema) -> bool {
    let Some(denied) = earlier.asof else { return false };
    earlier.polarity == Polarity::Negated
        && times(schema)
            .filter_map(|spec| time(later, &spec.name))
            .any(|when| when.window.from.is_some_and(|from| from > denied.day))
}

/// Whether what a tells was over before what b tells began, by their own dates.
fn happened_before(a: &Claim, b: &Claim, schema: &Schema) -> bool {
    times(schema).any(|spec| match (explicit(a, spec), explicit(b, spec)) {
        (Some(x), Some(y)) => matches!((x.window.to, y.window.from), (Some(to), Some(from)) if to < from),
        _ => false,
    })
}

fn times(schema: &Schema) -> impl Iterator<Item = &SlotSpec> {
    schema.slots.iter().filter(|spec| spec.ty == SlotType::Time)
}

fn explicit<'a>(claim: &'a Claim, spec: &SlotSpec) -> Option<&'a crate::value::Time> {
    let inherited = claim.slot(&spec.name)?.values.iter().all(|value| value.inherited);
    if inherited { None } else { time(claim, &spec.name) }
}

fn is_past(claim: &Claim, window: Window) -> bool {
    claim.asof.is_some_and(|asof| window.to.is_some_and(|to| to <= asof.day))
}
