//! An explanation for machines: one object a `match` line and sentence.

use serde::Serialize;
use serde_json::{Map, Value as Json, json};

use super::Book;
use super::words::first;
use crate::claim::CueHit;
use crate::extract::explain::{
    Account, Cause, Empty, Furthest, Line, Outcome, Piece, Stop, Told, Tried, Turn, Turning,
};
use crate::report::shape::{ArticleShape, ClaimShape, commitment};
use crate::rule::Program;
use crate::span::Span;
use crate::text::Role;

/// What one `match` line made of one sentence.
#[derive(Clone, Debug, Serialize)]
pub struct TriedShape {
    rule: String,
    article: ArticleShape,
    sentence: Json,
    r#match: Json,
    matched: bool,
    matches: Vec<Json>,
    furthest: Option<Json>,
}

impl Book<'_> {
    /// One object for every `match` line and sentence of the body; one without a line for every other sentence.
    pub fn shapes(&self) -> Vec<TriedShape> {
        let accounts = self.explanation.sentences.iter().enumerate();
        accounts.flat_map(|(number, account)| self.of_sentence(number, account)).collect()
    }

    fn of_sentence(&self, number: usize, account: &Account) -> Vec<TriedShape> {
        if account.patterns.is_empty() {
            return vec![self.shape(number, account, None)];
        }
        account.patterns.iter().map(|tried| self.shape(number, account, Some(tried))).collect()
    }

    fn shape(&self, number: usize, account: &Account, tried: Option<&Tried>) -> TriedShape {
        let span = account.span;
        let program = tried.and_then(|tried| self.rule().matches.get(tried.line));
        let matches: Vec<Json> =
            tried.iter().flat_map(|tried| &tried.matches).map(|told| self.told_shape(told)).collect();
        let furthest = tried.and_then(|tried| tried.furthest.as_ref()).zip(program);
        TriedShape {
            rule: self.explanation.rule.to_string(),
            article: ArticleShape::from(&*self.article.info),
            sentence: json!({
                "index": number, "start": span.start, "end": span.end, "text": span.of(&self.article.text),
                "role": role(account.role), "looked_at": account.looked,
            }),
            r#match: tried.zip(program).map_or(Json::Null, |(tried, program)| self.line_shape(tried.line, program)),
            matched: !matches.is_empty(),
            matches,
            furthest: furthest.map(|(furthest, program)| self.furthest_shape(furthest, program)),
        }
    }

    /// A line of the rule: its number from 1, where it stands, its pattern.
    fn line_shape(&self, number: usize, program: &Program) -> Json {
        let origin = &program.origin;
        let source = self.sources.get(origin.source);
        json!({
            "number": number + 1, "file": source.name(), "line": source.position(origin.line.start).0,
            "pattern": self.code(origin, origin.line), "words": self.rarest(program),
        })
    }

    fn words_shape(&self, span: Span) -> Json {
        json!({"start": span.start, "end": span.end, "text": span.of(&self.article.text)})
    }

    fn pieces_shape(&self, pieces: &[Piece]) -> Vec<Json> {
        let each = pieces.iter().map(|piece| {
            let mut shape = self.words_shape(piece.span);
            shape["slot"] = piece.slot.as_deref().into();
            shape["also"] = piece.also.map(|line| line + 1).into();
            shape
        });
        each.collect()
    }

    fn furthest_shape(&self, furthest: &Furthest, program: &Program) -> Json {
        let expected = furthest.expected.iter().map(|one| {
            let source = self.sources.get(one.part.source);
            let (line, column) = source.position(one.part.span.start);
            json!({
                "file": source.name(), "line": line, "column": column, "text": one.part.span.of(source.text()),
                "in_pattern": {"start": one.part.call.start, "end": one.part.call.end},
            })
        });
        let found = (furthest.found != Span::default()).then(|| self.words_shape(furthest.found));
        json!({
            "parts": furthest.parts, "bound": self.pieces_shape(&furthest.bound), "stop": stop(&furthest.stop),
            "expected": expected.collect::<Vec<_>>(), "found": found,
            "goes_on": furthest.goes_on.map(|span| self.words_shape(span)),
            "reason": self.reason(furthest, &program.origin),
        })
    }

    fn told_shape(&self, told: &Told) -> Json {
        let mut shape = self.words_shape(told.span);
        shape["bound"] = self.pieces_shape(&told.bound).into();
        let (outcome, detail) = match &told.outcome {
            Outcome::Claim(made) => {
                let turns: Vec<Json> = made.turns.iter().map(turn_shape).collect();
                let idle: Vec<Json> = made.idle.iter().map(cue_shape).collect();
                let empty: Vec<Json> = made.empty.iter().map(|empty| self.empty_shape(empty)).collect();
                let claim = ClaimShape::new(&made.claim, self.schema());
                ("claim", json!({"claim": claim, "turned": turns, "idle_cues": idle, "empty": empty}))
            }
            Outcome::Where(line) => ("where", json!({"line": self.constraint(line)})),
            Outcome::Beaten(rule) => ("beaten", json!({"by": &**rule})),
            Outcome::Taken { rule, line, span, first: why } => (
                "taken",
                json!({"by": &**rule, "match": line + 1, "words": self.words_shape(*span), "because": first(*why)}),
            ),
            Outcome::Open(empty) => ("open", self.empty_shape(empty)),
        };
        shape["outcome"] = outcome.into();
        if let (Json::Object(fields), Json::Object(more)) = (&mut shape, detail) {
            fields.extend(more);
        }
        shape
    }

    fn empty_shape(&self, empty: &Empty) -> Json {
        let lines = empty.lines.iter().filter_map(|(number, why)| {
            let program = self.rule().also.get(*number)?;
            let mut shape = self.line_shape(*number, program);
            let (name, detail) = match why {
                Line::Short(furthest) => ("furthest", self.furthest_shape(furthest, program)),
                Line::Away(span) => ("beyond_clause", self.words_shape(*span)),
                Line::Spoken(span) => ("spoken_for", self.words_shape(*span)),
            };
            shape[name] = detail;
            Some(shape)
        });
        json!({"slot": empty.slot, "also": lines.collect::<Vec<_>>()})
    }
}

fn role(role: Role) -> &'static str {
    match role {
        Role::Body => "body",
        Role::Heading => "heading",
        Role::Teaser => "teaser",
        Role::Dateline => "dateline",
    }
}

fn stop(stop: &Stop) -> &'static str {
    match stop {
        Stop::Other => "other",
        Stop::List => "list",
        Stop::Forbidden(_) => "forbidden",
        Stop::ForbiddenBefore(_) => "forbidden_before",
        Stop::Bound(_) => "gap_bound",
        Stop::Border => "gap_border",
        Stop::Candidate => "gap_candidate",
        Stop::End => "gap_end",
        Stop::Nothing => "nothing",
    }
}

fn turn_shape(turn: &Turn) -> Json {
    let what = match turn.turning {
        Turning::Polarity => "polarity",
        Turning::Commitment(_) => "commitment",
        Turning::Speaker => "speaker",
        Turning::Denial => "speaker_and_polarity",
    };
    let mut shape = Map::from_iter([("turned".to_owned(), Json::from(what))]);
    if let Turning::Commitment(to) = turn.turning {
        shape.insert("to".to_owned(), commitment(to).into());
    }
    let (by, cue) = match &turn.cause {
        Cause::Cue(cue) => ("cue", cue_shape(cue)),
        Cause::Rule => ("rule", Json::Null),
        Cause::Question => ("question", Json::Null),
    };
    shape.insert("by".to_owned(), by.into());
    shape.insert("cue".to_owned(), cue);
    Json::Object(shape)
}

fn cue_shape(cue: &CueHit) -> Json {
    json!({"kind": cue.kind, "text": cue.text, "start": cue.span.start, "end": cue.span.end})
}
