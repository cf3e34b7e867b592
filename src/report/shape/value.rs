//! Slots and values as they are printed.

use serde_json::{Value as Json, json};

use crate::claim::{Filled, Schema, Slot};
use crate::span::Span;
use crate::value::{Count, Range, Value, Window};

/// All of a slot: a list where the schema says so.
pub(super) fn slot_shape(slot: &Slot, schema: &Schema) -> Json {
    let list = schema.slot(&slot.name).is_some_and(|spec| spec.arity.is_list());
    let mut values = slot.values.iter().map(filled_shape);
    if list { Json::Array(values.collect()) } else { values.next().unwrap_or(Json::Null) }
}

fn filled_shape(filled: &Filled) -> Json {
    let mut shape = value_shape(&filled.value, &filled.text, filled.span);
    if let Json::Object(fields) = &mut shape
        && (filled.inherited || matches!(filled.value, Value::Time(_)))
    {
        fields.insert("inherited".into(), filled.inherited.into());
    }
    shape
}

/// One value: its type, words, place and content.
pub(super) fn value_shape(value: &Value, text: &str, span: Span) -> Json {
    let (start, end) = (span.start, span.end);
    match value {
        Value::Count(count) => {
            json!({"type": "count", "text": text, "start": start, "end": end, "hard": range(count.hard), "soft": range(count.soft)})
        }
        Value::Time(time) => {
            let (from, to) = window(&time.window);
            let mut shape = json!({"type": "time", "text": text, "start": start, "end": end, "from": from, "to": to});
            if let (Some(other), Json::Object(fields)) = (&time.other, &mut shape) {
                let (from, to) = window(other);
                fields.insert("or".into(), json!({"from": from, "to": to}));
            }
            shape
        }
        Value::Place(place) => {
            let (id, name) = place.nodes.first().map_or(("", text), |node| (node.id.as_str(), node.name.as_str()));
            let mut shape = json!({"type": "place", "text": text, "start": start, "end": end, "id": id, "name": name});
            mark_unknown(&mut shape, place.known);
            shape
        }
        Value::Actor(actor) => {
            let mut shape =
                json!({"type": "actor", "text": text, "start": start, "end": end, "id": actor.id, "name": actor.name});
            if let (Some(principal), Json::Object(fields)) = (&actor.principal, &mut shape) {
                fields.insert("principal".into(), principal.clone().into());
            }
            mark_unknown(&mut shape, !actor.id.starts_with('~'));
            shape
        }
        Value::Text(words) => {
            let mut shape = json!({"type": "text", "text": text, "start": start, "end": end});
            if let (Some(name), Json::Object(fields)) = (&words.name, &mut shape) {
                fields.insert("name".into(), name.clone().into());
            }
            shape
        }
        Value::Symbol(symbol) => json!({"type": "symbol", "value": symbol}),
        Value::Money { currency, amount } => {
            json!({"type": "money", "text": text, "start": start, "end": end, "currency": currency, "hard": range(amount.hard), "soft": range(amount.soft)})
        }
        Value::Percent(percent) => measured("percent", percent, text, span),
        Value::Duration(days) => measured("duration", days, text, span),
    }
}

fn measured(ty: &str, count: &Count, text: &str, span: Span) -> Json {
    json!({"type": ty, "text": text, "start": span.start, "end": span.end, "hard": range(count.hard), "soft": range(count.soft)})
}

/// A name that no lexicon knows says so.
fn mark_unknown(shape: &mut Json, known: bool) {
    if let (false, Json::Object(fields)) = (known, shape) {
        fields.insert("known".into(), false.into());
    }
}

fn range(range: Range) -> Json {
    json!([range.low, range.high])
}

fn window(window: &Window) -> (Option<String>, Option<String>) {
    (window.from.map(|day| day.to_string()), window.to.map(|day| day.to_string()))
}
