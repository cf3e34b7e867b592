//! Whether the values of a match keep to what its `where` lines say. Arithmetic on values: a line is broken only by what
//! cannot be, and holds where a slot is empty.

use crate::claim::{Filled, Schema, Slot};
use crate::rule::{Comparison, Constraint, Operand};
use crate::value::{Range, Time, Value, Window};

/// The first line that is broken.
pub(super) fn broken<'c>(constraints: &'c [Constraint], schema: &Schema, slots: &[Slot]) -> Option<&'c Constraint> {
    constraints.iter().find(|constraint| {
        let left = values(constraint.left, schema, slots).iter().map(|filled| &filled.value);
        let right: Vec<&Value> = match &constraint.right {
            Operand::Value(value) => vec![value],
            Operand::Slot(slot) => values(*slot, schema, slots).iter().map(|filled| &filled.value).collect(),
        };
        let mut pairs = left.flat_map(|a| right.iter().map(move |b| (a, *b))).peekable();
        let holds = |(a, b): (&Value, &Value)| can_be(a, constraint.comparison, b);
        // Of lists, none may be the same for `!=`; for all others one pair is enough.
        pairs.peek().is_some()
            && !if constraint.comparison == Comparison::Other { pairs.all(holds) } else { pairs.any(holds) }
    })
}

/// What a slot holds, by its number in the schema.
fn values<'s>(number: u8, schema: &Schema, slots: &'s [Slot]) -> &'s [Filled] {
    let name = schema.slots.get(number as usize).map(|spec| spec.name.as_str());
    slots.iter().find(|slot| Some(slot.name.as_str()) == name).map_or(&[], |slot| &slot.values)
}

/// Whether the comparison can be true of two values. Values of different types can be anything to each other.
fn can_be(a: &Value, comparison: Comparison, b: &Value) -> bool {
    match (a, b) {
        (Value::Count(a), Value::Count(b))
        | (Value::Percent(a), Value::Percent(b))
        | (Value::Duration(a), Value::Duration(b)) => counts(a.hard, comparison, b.hard),
        (Value::Money { currency: a, amount: x }, Value::Money { currency: b, amount: y }) => {
            a != b || counts(x.hard, comparison, y.hard)
        }
        (Value::Time(a), Value::Time(b)) => times(a, comparison, b),
        (Value::Actor(a), Value::Actor(b)) => same(a.id == b.id, comparison),
        (Value::Place(a), Value::Place(b)) => {
            same(a.nodes.iter().any(|a| b.nodes.iter().any(|b| a.id == b.id)), comparison)
        }
        (Value::Text(a), Value::Text(b)) => same(a.norm == b.norm, comparison),
        (Value::Symbol(a), Value::Symbol(b)) => same(a == b, comparison),
        _ => true,
    }
}

fn same(same: bool, comparison: Comparison) -> bool {
    match comparison {
        Comparison::Same => same,
        Comparison::Other => !same,
        Comparison::Less | Comparison::AtMost | Comparison::More | Comparison::AtLeast => true,
    }
}

/// Whether some number of `a` compares so to some number of `b`.
fn counts(a: Range, comparison: Comparison, b: Range) -> bool {
    let below = |a: Range, b: Range| b.high.is_none_or(|high| a.low < high);
    let upto = |a: Range, b: Range| b.high.is_none_or(|high| a.low <= high);
    match comparison {
        Comparison::Less => below(a, b),
        Comparison::AtMost => upto(a, b),
        Comparison::More => below(b, a),
        Comparison::AtLeast => upto(b, a),
        Comparison::Same => !a.disjoint(b),
        Comparison::Other => a != b || a.high != Some(a.low),
    }
}

/// Whether some day of `a`, in some reading, compares so to some day of `b`.
fn times(a: &Time, comparison: Comparison, b: &Time) -> bool {
    let open = |window: &Window| window.from.is_none() || window.from != window.to;
    let before = |a: &Window, b: &Window, same: bool| match (a.from, b.to) {
        (Some(from), Some(to)) => from < to || same && from == to,
        _ => true,
    };
    let holds = |a: &Window, b: &Window| match comparison {
        Comparison::Less => before(a, b, false),
        Comparison::AtMost => before(a, b, true),
        Comparison::More => before(b, a, false),
        Comparison::AtLeast => before(b, a, true),
        Comparison::Same => !a.disjoint(b),
        Comparison::Other => a != b || open(a),
    };
    a.readings().any(|a| b.readings().any(|b| holds(&a, &b)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::{Actor, ActorKind, Count};
    use Comparison::{AtLeast, AtMost, Less, More, Other, Same};
    use jiff::civil::date;

    fn count(low: u64, high: Option<u64>) -> Value {
        let range = Range { low, high };
        Value::Count(Count { hard: range, soft: range })
    }

    /// Days of May 2025.
    fn may(from: i8, to: i8) -> Value {
        Value::Time(Time::new(Window::days(date(2025, 5, from), date(2025, 5, to))))
    }

    fn actor(id: &str) -> Value {
        Value::Actor(Actor { id: id.to_owned(), name: id.to_owned(), kind: ActorKind::State, principal: None })
    }

    fn check(a: &Value, b: &Value, holds: &[Comparison]) {
        for comparison in [Less, AtMost, More, AtLeast, Same, Other] {
            assert_eq!(can_be(a, comparison, b), holds.contains(&comparison), "{a:?} {comparison:?} {b:?}");
        }
    }

    #[test]
    fn counts_by_what_their_words_commit_to() {
        check(&count(3, Some(3)), &count(3, Some(3)), &[AtMost, AtLeast, Same]);
        check(&count(2, Some(2)), &count(3, Some(3)), &[Less, AtMost, Other]);
        check(&count(12, None), &count(3, Some(3)), &[More, AtLeast, Other]);
        check(&count(0, None), &count(3, Some(3)), &[Less, AtMost, More, AtLeast, Same, Other]);
        check(&count(4, Some(9)), &count(5, Some(5)), &[Less, AtMost, More, AtLeast, Same, Other]);
    }

    #[test]
    fn times_by_their_windows() {
        check(&may(5, 5), &may(5, 5), &[AtMost, AtLeast, Same]);
        check(&may(5, 11), &may(11, 14), &[Less, AtMost, AtLeast, Same, Other]);
        check(&may(5, 6), &may(7, 8), &[Less, AtMost, Other]);
    }

    #[test]
    fn names_by_their_ids() {
        check(&actor("FRA"), &actor("FRA"), &[Less, AtMost, More, AtLeast, Same]);
        check(&actor("FRA"), &actor("ITA"), &[Less, AtMost, More, AtLeast, Other]);
    }
}
