//! Values as the ledger writes them: typed, so that they are read back as they were, beside the words of the article.

use jiff::civil::Date;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use crate::value::{Actor, ActorKind, Count, Place, PlaceNode, Range, TextValue, Time, Value, Window};

/// A value of a slot.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum LedgerValue {
    /// How many: what the words commit to, and what a reader expects.
    Count(Interval, Interval),
    /// When; a second window where the words allow two.
    Time(Day, Day, #[serde(default, skip_serializing_if = "Option::is_none")] Option<(Day, Day)>),
    /// Where: whether the gazetteer knows the name, and what it may stand for.
    Place(bool, Vec<Node>),
    /// Who: id, usual name, sort, on whose behalf.
    Actor(String, String, Sort, #[serde(default, skip_serializing_if = "Option::is_none")] Option<String>),
    /// Its content words; whom they name.
    Text(Vec<String>, #[serde(default, skip_serializing_if = "Option::is_none")] Option<String>),
    /// One of a declared list.
    Symbol(String),
    /// Currency and amount.
    Money(String, Interval, Interval),
    /// In hundredths of a percent.
    Percent(Interval, Interval),
    /// In days.
    Duration(Interval, Interval),
}

/// From and to, both inclusive; `None` is unbounded.
type Interval = (u64, Option<u64>);

/// A day as `2025-04-18`, or `*` where a window is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Day(pub Option<Date>);

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Some(day) => serializer.collect_str(&day),
            None => serializer.serialize_str("*"),
        }
    }
}

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        if text == "*" {
            return Ok(Day(None));
        }
        let wrong = || format!("expected a day such as `2025-04-18`, found `{}`", text.escape_debug());
        text.parse().map(|day| Day(Some(day))).map_err(|_| de::Error::custom(wrong()))
    }
}

/// One reading of a place's name: usual name, and the ids from the root down to it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Node(String, Vec<String>);

/// What sort of actor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Sort {
    /// A state.
    State,
    /// A ministry, an army, a court.
    Institution,
    /// Any other body.
    Org,
    /// A human being.
    Person,
    /// Nobody knows.
    Unknown,
}

fn interval(range: Range) -> Interval {
    (range.low, range.high)
}

fn count((low, high): Interval, soft: Interval) -> Count {
    Count { hard: Range { low, high }, soft: Range { low: soft.0, high: soft.1 } }
}

fn days(window: Window) -> (Day, Day) {
    (Day(window.from), Day(window.to))
}

impl From<&Value> for LedgerValue {
    fn from(value: &Value) -> Self {
        match value {
            Value::Count(count) => LedgerValue::Count(interval(count.hard), interval(count.soft)),
            Value::Percent(count) => LedgerValue::Percent(interval(count.hard), interval(count.soft)),
            Value::Duration(count) => LedgerValue::Duration(interval(count.hard), interval(count.soft)),
            Value::Money { currency, amount } => {
                LedgerValue::Money(currency.clone(), interval(amount.hard), interval(amount.soft))
            }
            Value::Time(time) => {
                let (from, to) = days(time.window);
                LedgerValue::Time(from, to, time.other.map(days))
            }
            Value::Place(place) => LedgerValue::Place(place.known, place.nodes.iter().map(node).collect()),
            Value::Actor(actor) => {
                LedgerValue::Actor(actor.id.clone(), actor.name.clone(), sort(actor.kind), actor.principal.clone())
            }
            Value::Text(text) => LedgerValue::Text(text.norm.clone(), text.name.clone()),
            Value::Symbol(symbol) => LedgerValue::Symbol(symbol.clone()),
        }
    }
}

impl From<&LedgerValue> for Value {
    fn from(value: &LedgerValue) -> Self {
        match value.clone() {
            LedgerValue::Count(hard, soft) => Value::Count(count(hard, soft)),
            LedgerValue::Percent(hard, soft) => Value::Percent(count(hard, soft)),
            LedgerValue::Duration(hard, soft) => Value::Duration(count(hard, soft)),
            LedgerValue::Money(currency, hard, soft) => Value::Money { currency, amount: count(hard, soft) },
            LedgerValue::Time(from, to, other) => Value::Time(Time {
                window: Window { from: from.0, to: to.0 },
                other: other.map(|(from, to)| Window { from: from.0, to: to.0 }),
            }),
            LedgerValue::Place(known, nodes) => {
                Value::Place(Place { known, nodes: nodes.into_iter().map(place_node).collect() })
            }
            LedgerValue::Actor(id, name, sort, principal) => {
                Value::Actor(Actor { id, name, kind: actor_kind(sort), principal })
            }
            LedgerValue::Text(norm, name) => Value::Text(TextValue { norm, name }),
            LedgerValue::Symbol(symbol) => Value::Symbol(symbol),
        }
    }
}

/// The last id of the way down is the node's own.
fn node(node: &PlaceNode) -> Node {
    Node(node.name.clone(), node.path.clone())
}

fn place_node(Node(name, path): Node) -> PlaceNode {
    PlaceNode { id: path.last().cloned().unwrap_or_default(), name, path }
}

fn sort(kind: ActorKind) -> Sort {
    match kind {
        ActorKind::State => Sort::State,
        ActorKind::Institution => Sort::Institution,
        ActorKind::Org => Sort::Org,
        ActorKind::Person => Sort::Person,
        ActorKind::Unknown => Sort::Unknown,
    }
}

fn actor_kind(sort: Sort) -> ActorKind {
    match sort {
        Sort::State => ActorKind::State,
        Sort::Institution => ActorKind::Institution,
        Sort::Org => ActorKind::Org,
        Sort::Person => ActorKind::Person,
        Sort::Unknown => ActorKind::Unknown,
    }
}
