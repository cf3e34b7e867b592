//! The serialised shapes of articles, claims and annotations: a stable contract, apart from the types the engine uses.

use serde::{Serialize, Serializer};
use serde_json::{Map, Value as Json, json};

use crate::claim::{Claim, Commitment, Filled, Polarity, Schema, Slot, Speaker};
use crate::diff::Change;
use crate::extract::Annotation;
use crate::reconcile::Finding;
use crate::span::Span;
use crate::text::{Article, ArticleInfo, Role};
use crate::value::{Count, Range, Value, Window};

/// About an article.
#[derive(Clone, Debug, Serialize)]
pub struct ArticleShape {
    id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    path: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    outlet: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<String>,
    date: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    version: Option<u32>,
}

impl From<&ArticleInfo> for ArticleShape {
    fn from(info: &ArticleInfo) -> Self {
        Self {
            id: info.id.clone(),
            path: info.path.clone(),
            outlet: info.outlet.clone(),
            title: info.title.clone(),
            url: info.url.clone(),
            date: info.date.clone(),
            version: info.version,
        }
    }
}

/// A claim as it is printed.
#[derive(Clone, Debug, Serialize)]
pub struct ClaimShape {
    id: String,
    kind: String,
    rule: String,
    article: ArticleShape,
    sentence: SentenceShape,
    span: SpanShape,
    slots: Map<String, Json>,
    polarity: &'static str,
    commitment: &'static str,
    speaker: Option<SpeakerShape>,
    cues: Vec<CueShape>,
    asof: Option<String>,
    #[serde(skip_serializing_if = "Map::is_empty")]
    meta: Map<String, Json>,
}

impl ClaimShape {
    /// The shape of a claim of this schema.
    pub fn new(claim: &Claim, schema: &Schema) -> Self {
        let slots = claim.slots.iter().map(|slot| (slot.name.clone(), slot_shape(slot, schema)));
        let cues = claim.evidence.cues.iter().map(|cue| CueShape {
            kind: cue.kind.clone(),
            text: cue.text.clone(),
            start: cue.span.start,
            end: cue.span.end,
        });
        Self {
            id: claim.id.clone(),
            kind: claim.kind.to_string(),
            rule: claim.rule.to_string(),
            article: ArticleShape::from(&*claim.evidence.article),
            sentence: SentenceShape {
                index: claim.evidence.sentence_index,
                start: claim.evidence.sentence.start,
                end: claim.evidence.sentence.end,
                text: claim.evidence.sentence_text.to_string(),
            },
            span: claim.evidence.span.into(),
            slots: slots.collect(),
            polarity: polarity(claim.polarity),
            commitment: commitment(claim.commitment),
            speaker: claim.speaker.as_ref().map(SpeakerShape::from),
            cues: cues.collect(),
            asof: claim.asof.map(|moment| moment.day.to_string()),
            meta: schema.meta.of(&claim.rule).into_iter().map(|(key, value)| (key.to_owned(), value.into())).collect(),
        }
    }
}

/// `affirmed` or `negated`.
pub fn polarity(polarity: Polarity) -> &'static str {
    match polarity {
        Polarity::Affirmed => "affirmed",
        Polarity::Negated => "negated",
    }
}

/// `certain`, `probable`, `possible` or `uncommitted`.
pub fn commitment(commitment: Commitment) -> &'static str {
    match commitment {
        Commitment::Certain => "certain",
        Commitment::Probable => "probable",
        Commitment::Possible => "possible",
        Commitment::Uncommitted => "uncommitted",
    }
}

#[derive(Clone, Debug, Serialize)]
struct SentenceShape {
    index: u32,
    start: u32,
    end: u32,
    text: String,
}

#[derive(Clone, Copy, Debug, Serialize)]
struct SpanShape {
    start: u32,
    end: u32,
}

impl From<Span> for SpanShape {
    fn from(span: Span) -> Self {
        Self { start: span.start, end: span.end }
    }
}

#[derive(Clone, Debug, Serialize)]
struct CueShape {
    kind: String,
    text: String,
    start: u32,
    end: u32,
}

#[derive(Clone, Debug, Serialize)]
struct SpeakerShape {
    text: String,
    name: String,
    principal: Option<String>,
}

impl From<&Speaker> for SpeakerShape {
    fn from(speaker: &Speaker) -> Self {
        Self { text: speaker.text.clone(), name: speaker.name.clone(), principal: speaker.principal.clone() }
    }
}

fn slot_shape(slot: &Slot, schema: &Schema) -> Json {
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
fn value_shape(value: &Value, text: &str, span: Span) -> Json {
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
        Value::Text(_) => json!({"type": "text", "text": text, "start": start, "end": end}),
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

/// What `annotate` prints about an article.
#[derive(Clone, Debug, Serialize)]
pub struct AnnotationShape {
    article: ArticleShape,
    text: String,
    sentences: Vec<RoleShape>,
    tokens: Vec<Json>,
    values: Vec<Json>,
    quotes: Vec<QuoteShape>,
    cues: Vec<CueShape>,
}

#[derive(Clone, Copy, Debug, Serialize)]
struct RoleShape {
    start: u32,
    end: u32,
    role: RoleName,
}

#[derive(Clone, Copy, Debug)]
struct RoleName(Role);

impl Serialize for RoleName {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(match self.0 {
            Role::Body => "body",
            Role::Heading => "heading",
            Role::Teaser => "teaser",
            Role::Dateline => "dateline",
        })
    }
}

#[derive(Clone, Debug, Serialize)]
struct QuoteShape {
    start: u32,
    end: u32,
    speaker: Option<SpeakerShape>,
}

impl AnnotationShape {
    /// The shape of what the engine saw in an article.
    pub fn new(article: &Article, seen: &Annotation) -> Self {
        let text = &*article.text;
        let token = |(span, lemma): &(Span, String)| json!({"start": span.start, "end": span.end, "text": span.of(text), "lemma": lemma});
        Self {
            article: ArticleShape::from(&*article.info),
            text: text.to_string(),
            sentences: seen
                .sentences
                .iter()
                .map(|sentence| RoleShape {
                    start: sentence.span.start,
                    end: sentence.span.end,
                    role: RoleName(sentence.role),
                })
                .collect(),
            tokens: seen.tokens.iter().map(token).collect(),
            values: seen.values.iter().map(|(span, value)| value_shape(value, span.of(text), *span)).collect(),
            quotes: seen
                .quotes
                .iter()
                .map(|(quote, speaker)| QuoteShape {
                    start: quote.span.start,
                    end: quote.span.end,
                    speaker: speaker.as_ref().map(SpeakerShape::from),
                })
                .collect(),
            cues: seen
                .cues
                .iter()
                .map(|cue| CueShape {
                    kind: cue.kind.clone(),
                    text: cue.text.clone(),
                    start: cue.span.start,
                    end: cue.span.end,
                })
                .collect(),
        }
    }
}

/// A finding as it is printed.
#[derive(Clone, Debug, Serialize)]
pub struct FindingShape {
    verdict: &'static str,
    rule: &'static str,
    kind: String,
    slot: Option<String>,
    severity: &'static str,
    reason: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    flags: Vec<&'static str>,
    a: ClaimShape,
    b: ClaimShape,
}

impl FindingShape {
    /// The shape of a finding on two claims of this schema.
    pub fn new(finding: &Finding, a: &Claim, b: &Claim, schema: &Schema) -> Self {
        let judgement = &finding.judgement;
        Self {
            verdict: judgement.verdict.name(),
            rule: judgement.row.name(),
            kind: finding.kind.to_string(),
            slot: judgement.slot.clone(),
            severity: finding.severity.name(),
            reason: judgement.reason.clone(),
            flags: judgement.flags.iter().map(|flag| flag.name()).collect(),
            a: ClaimShape::new(a, schema),
            b: ClaimShape::new(b, schema),
        }
    }
}

/// A change between two editions as it is printed.
#[derive(Clone, Debug, Serialize)]
pub struct ChangeShape {
    change: &'static str,
    kind: String,
    slot: Option<String>,
    silent: bool,
    old: Option<ClaimShape>,
    new: Option<ClaimShape>,
}

impl ChangeShape {
    /// The shape of a change of claims of this schema.
    pub fn new(change: &Change, old: Option<&Claim>, new: Option<&Claim>, schema: &Schema) -> Self {
        Self {
            change: change.change.name(),
            kind: change.kind.to_string(),
            slot: change.slot.clone(),
            silent: change.silent,
            old: old.map(|claim| ClaimShape::new(claim, schema)),
            new: new.map(|claim| ClaimShape::new(claim, schema)),
        }
    }
}
