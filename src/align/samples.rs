//! Claims written by hand in one line, for the tests of the rooms from here on.
//!
//! `slot=value; slot=value; …` with places as `GBR/London`, lists joined by ` + `, actors as `Putin:RUS` (a person of
//! that principal), `RUS` (a state), `*Kremlin:RUS` (an institution), `~Name` (unknown), days as `04-17` or
//! `04-17..04-18` of 2025 (two readings of a place or a time joined by `|`), counts as `2`, `12..`, `10..14` or with the soft interval as `12../24..99`, texts as words,
//! symbols as they are; a trailing `?` on the value: inherited. Beside the slots: `not`, `possible`, `probable`,
//! `uncommitted`, `revises`, `some`, `sum`, `other`, `says=ACTOR`, `asof=04-18`, `in=OUTLET`, `text=SENTENCE`, `nth=SENTENCE NUMBER`,
//! `cause=WORDS` (what brought it about), `story=NAME! + NAME` (the rare names of the article; `!`: prominent).

use std::sync::Arc;

use jiff::civil::{Date, date};

use crate::claim::{
    Arity, Cause, Claim, Commitment, Evidence, Extent, Filled, Key, Polarity, Schema, Slot, SlotSpec, SlotType,
    Speaker, Story, StoryName,
};
use crate::lexicon::cause::sorts;
use crate::span::Span;
use crate::text::ArticleInfo;
use crate::value::{Actor, ActorKind, Count, Moment, Place, PlaceNode, Range, TextValue, Time, Value, Window};

fn slot(name: &str, ty: SlotType, arity: Arity, key: Option<Option<u32>>, tally: bool) -> SlotSpec {
    SlotSpec { name: name.to_owned(), ty, arity, each: false, key: key.map(|within_days| Key { within_days }), tally }
}

fn symbols(list: &str) -> SlotType {
    SlotType::Symbols(list.split(' ').map(str::to_owned).collect())
}

fn links(list: &str) -> Vec<(String, String)> {
    list.split_whitespace().filter_map(|link| link.split_once('>')).map(|(a, b)| (a.to_owned(), b.to_owned())).collect()
}

/// The four kinds that ship, as far as these rooms care.
pub(crate) fn schemas() -> Vec<Schema> {
    use Arity::{Any, One, Optional};
    use SlotType::{Actor, Count, Place, Text, Time};
    let key = Some(None);
    let casualties = Schema {
        kind: "casualties".to_owned(),
        slots: vec![
            slot("killed", Count, Optional, None, true),
            slot("injured", Count, Optional, None, true),
            slot("missing", Count, Optional, None, false),
            slot("group", Text, Optional, None, false),
            slot("by", Actor, Any, key, false),
            slot("at", Place, Any, key, false),
            slot("when", Time, Optional, key, false),
        ],
        ..Schema::default()
    };
    let meeting = Schema {
        kind: "meeting".to_owned(),
        slots: vec![
            slot("state", symbols("scheduled held postponed cancelled ruled_out"), One, None, false),
            slot("form", symbols("in_person phone video"), Optional, None, false),
            slot("participants", Actor, Any, key, false),
            slot("host", Actor, Optional, None, false),
            slot("at", Place, Any, None, false),
            slot("when", Time, Optional, Some(Some(3)), false),
            slot("topic", Text, Optional, key, false),
        ],
        next: links("scheduled>held scheduled>postponed scheduled>cancelled postponed>scheduled"),
        both: links("scheduled>held"),
        ..Schema::default()
    };
    let ceasefire = Schema {
        kind: "ceasefire".to_owned(),
        slots: vec![
            SlotSpec { each: true, ..slot("actor", Actor, Any, key, false) },
            slot("state", symbols("proposed accepted rejected in_force violated ended"), One, None, false),
            slot("scope", Text, Optional, key, false),
            slot("when", Time, Optional, Some(Some(3)), false),
        ],
        next: links(
            "proposed>accepted proposed>rejected accepted>in_force in_force>violated in_force>ended rejected>accepted",
        ),
        ..Schema::default()
    };
    let stance = Schema {
        kind: "stance".to_owned(),
        slots: vec![
            slot("actor", Actor, One, key, false),
            slot("object", Text, Optional, key, false),
            slot("pole", symbols("welcomed dismissed condemned thanked"), One, None, false),
        ],
        both: links("welcomed>thanked dismissed>condemned"),
        ..Schema::default()
    };
    vec![casualties, meeting, ceasefire, stance]
}

pub(crate) fn schema(kind: &str) -> Schema {
    schemas().into_iter().find(|schema| schema.kind == kind).expect("a kind of this file")
}

/// A claim from `kind: slot=value; …`.
pub(crate) fn claim(line: &str) -> Claim {
    let (kind, rest) = line.split_once(": ").expect("`kind: …`");
    let schema = schema(kind);
    let mut claim = Claim {
        id: line.to_owned(),
        kind: kind.into(),
        rule: format!("{kind}.sample").into(),
        slots: Vec::new(),
        polarity: Polarity::Affirmed,
        commitment: Commitment::Certain,
        speaker: None,
        asof: Some(Moment::day(date(2025, 4, 18))),
        evidence: Evidence {
            article: Arc::new(ArticleInfo::default()),
            story: Arc::default(),
            sentence_index: 0,
            sentence: Span::new(0, line.len()),
            sentence_text: line.into(),
            span: Span::new(0, line.len()),
            cues: Vec::new(),
            revises: false,
            extent: Extent::default(),
            cause: Cause::default(),
        },
    };
    let mut outlet = line.to_owned();
    for part in rest.split("; ") {
        let (name, value) = part.split_once('=').unwrap_or((part, ""));
        match name {
            "not" => claim.polarity = Polarity::Negated,
            "possible" => claim.commitment = Commitment::Possible,
            "probable" => claim.commitment = Commitment::Probable,
            "uncommitted" => claim.commitment = Commitment::Uncommitted,
            "revises" => claim.evidence.revises = true,
            "some" => claim.evidence.extent.some = true,
            "sum" => claim.evidence.extent.sum = true,
            "other" => claim.evidence.extent.other = true,
            "ordered" => claim.evidence.extent.ordered = true,
            "again" => claim.evidence.extent.again = true,
            "cause" => {
                let sorts = value.split(' ').fold(0, |all, word| all | sorts(word, "", "", 0));
                claim.evidence.cause = Cause { sorts, words: value.to_owned() };
            }
            "says" => {
                let actor = actor(value);
                let (name, id) = (actor.name, actor.id);
                claim.speaker = Some(Speaker { text: name.clone(), name, id, principal: actor.principal });
            }
            "asof" if value == "none" => claim.asof = None,
            "asof" => claim.asof = Some(Moment::day(day(value))),
            "in" => outlet = value.to_owned(),
            "story" => claim.evidence.story = Arc::new(story(value)),
            "text" => claim.evidence.sentence_text = value.into(),
            "nth" => claim.evidence.sentence_index = value.parse().expect("a number"),
            _ => {
                let spec = schema.slot(name).expect("a slot of the kind");
                let (value, inherited) = value.strip_suffix('?').map_or((value, false), |value| (value, true));
                let one = |text: &str| Filled {
                    value: read(&spec.ty, text),
                    text: text.to_owned(),
                    span: Span::default(),
                    inherited,
                    of_people: false,
                };
                claim.slots.push(Slot { name: name.to_owned(), values: value.split(" + ").map(one).collect() });
            }
        }
    }
    let id = format!("{outlet} {:?}", claim.asof);
    claim.evidence.article = Arc::new(ArticleInfo { id, outlet: Some(outlet), ..ArticleInfo::default() });
    claim.slots.sort_by_key(|slot| schema.slots.iter().position(|spec| spec.name == slot.name));
    claim
}

fn story(names: &str) -> Story {
    let one = |name: &str| {
        let (key, opening) = name.strip_suffix('!').map_or((name, false), |name| (name, true));
        StoryName { key: key.to_owned(), given: None, opening }
    };
    let mut names: Vec<StoryName> = names.split(" + ").map(one).collect();
    names.sort();
    Story { names }
}

fn read(ty: &SlotType, text: &str) -> Value {
    match ty {
        SlotType::Count => Value::Count(count(text)),
        SlotType::Time => {
            let window = |text: &str| {
                let (from, to) = text.split_once("..").unwrap_or((text, text));
                Window::days(day(from), day(to))
            };
            let mut readings = text.split('|').map(window);
            Value::Time(Time { window: readings.next().expect("never empty"), other: readings.next() })
        }
        SlotType::Place => Value::Place(place(text)),
        SlotType::Actor => Value::Actor(actor(text)),
        SlotType::Text => Value::Text(TextValue { norm: text.split(' ').map(str::to_owned).collect(), name: None }),
        _ => Value::Symbol(text.to_owned()),
    }
}

pub(crate) fn day(text: &str) -> Date {
    let (month, day) = text.split_once('-').expect("MM-DD");
    date(2025, month.parse().expect("a month"), day.parse().expect("a day"))
}

fn count(text: &str) -> Count {
    let range = |text: &str| match text.split_once("..") {
        None => Range::exactly(text.parse().expect("a number")),
        Some((low, "")) => Range::from(low.parse().expect("a number")),
        Some((low, high)) => Range::between(low.parse().expect("a number"), high.parse().expect("a number")),
    };
    let (hard, soft) = text.split_once('/').unwrap_or((text, text));
    Count { hard: range(hard), soft: range(soft) }
}

fn place(text: &str) -> Place {
    let node = |reading: &str| {
        let path: Vec<String> = reading.split('/').map(str::to_owned).collect();
        let id = path.last().cloned().expect("never empty");
        PlaceNode { name: id.trim_start_matches('~').to_owned(), id, path }
    };
    Place { nodes: text.split('|').map(node).collect(), known: !text.starts_with('~') }
}

fn actor(text: &str) -> Actor {
    let (id, principal) = text.split_once(':').map_or((text, None), |(id, of)| (id, Some(of.to_owned())));
    let kind = match id.as_bytes().first() {
        Some(b'*') => ActorKind::Institution,
        Some(b'~') => ActorKind::Unknown,
        _ if id.len() == 3 && id.bytes().all(|byte| byte.is_ascii_uppercase()) => ActorKind::State,
        _ => ActorKind::Person,
    };
    Actor { id: id.to_owned(), name: id.trim_start_matches(['*', '~']).to_owned(), kind, principal }
}
