//! An explanation in words: what a pattern expected and what it found, why a match does not stand, what turned a claim.

use super::Book;
use crate::claim::{Claim, SlotType};
use crate::extract::explain::{Cause, Empty, Expected, First, Furthest, Line, Outcome, Stop, Turn, Turning, What};
use crate::report::shape::commitment;
use crate::report::{ruler, safe};
use crate::rule::{Comparison, Constraint, Operand, Origin};
use crate::span::Span;
use crate::value::{Count, Value};

/// So many of the words that would have done are named.
const NAMED: usize = 5;
/// More letters of an article are not quoted.
const LONGEST: usize = 60;

impl Book<'_> {
    /// What was expected, and what was found: one line, lower case, no full stop.
    pub(super) fn reason(&self, furthest: &Furthest, origin: &Origin) -> String {
        let expected = self.expected(&furthest.expected, origin);
        let (found, at) = (self.quoted(furthest.found), self.quoted(furthest.at));
        let line = match &furthest.stop {
            Stop::Nothing => format!("expected {expected}, found none in the sentence"),
            Stop::Forbidden(_) | Stop::ForbiddenBefore(_) => format!("expected {expected}, found {found}"),
            Stop::List => format!("expected {expected}, found a list of them"),
            Stop::Other if !furthest.found.is_empty() => {
                format!("expected {expected}, found {found}{}", self.unknown(&furthest.expected))
            }
            Stop::Other if let Some(rest) = furthest.goes_on => {
                return format!("expected {expected} right before {}, found nothing", self.quoted(rest));
            }
            Stop::Bound(most) => format!("expected {expected} after at most {most} tokens, found {found}"),
            Stop::Border => format!("expected {expected}, found {found}: no gap goes over {at}"),
            Stop::Candidate => {
                format!(
                    "expected {expected}, found {found}: no gap goes over {at}, which the slot beside it could hold"
                )
            }
            Stop::End if !furthest.found.is_empty() => {
                format!("expected {expected}, found {found} and the end of the sentence")
            }
            Stop::Other | Stop::End => format!("expected {expected}, found the end of the sentence"),
        };
        let blocked = matches!(furthest.stop, Stop::Forbidden(_) | Stop::ForbiddenBefore(_));
        match furthest.goes_on.filter(|_| !blocked) {
            Some(span) => format!("{line}; the rest of the pattern goes on with {}", self.quoted(span)),
            None => line,
        }
    }

    /// That nobody knows the words, where nothing but a value would have done.
    fn unknown(&self, expected: &[Expected]) -> String {
        match expected {
            [Expected { what: What::Slot(slot), .. }] => {
                let ty = self.schema().slot(slot).map(|spec| kind(&spec.ty));
                ty.map_or_else(String::new, |ty| format!(", which is no known {ty}"))
            }
            _ => String::new(),
        }
    }

    /// What would have done; the words of a phrase under the name of the phrase.
    fn expected(&self, expected: &[Expected], origin: &Origin) -> String {
        let own = |one: &Expected| one.part.call == one.part.span;
        let groups = expected.chunk_by(|a, b| a.part.call == b.part.call || own(a) && own(b));
        let mut each: Vec<String> = Vec::new();
        for words in groups.map(|group| {
            let call = self.code(origin, group[0].part.call);
            let words = self.one_of(group);
            if call.starts_with('@') && group.len() > 1 { format!("`{call}` ({words})") } else { words }
        }) {
            if !each.contains(&words) {
                each.push(words);
            }
        }
        or(&each)
    }

    fn one_of(&self, group: &[Expected]) -> String {
        let mut bare = Vec::new();
        let mut other = Vec::new();
        for one in group {
            let text = self.sources.get(one.part.source).text();
            let code: String = ruler::line(text, one.part.span, true).into_iter().map(|(_, c)| c).collect();
            match &one.what {
                What::Word if code.starts_with('"') => other.push(format!("`{code}`")),
                What::Word if bare.contains(&format!("`{code}`")) => {}
                What::Word => bare.push(format!("`{code}`")),
                What::Slot(slot) => {
                    let ty = self.schema().slot(slot).map(|spec| kind(&spec.ty)).unwrap_or_default();
                    other.push(format!("a value for `{{{slot}}}` ({ty})"));
                }
                What::Member(name) => other.push(format!("a name of `@{name}`")),
                What::Any => other.push("any word".to_owned()),
                What::Not => other.push(format!("`{code}`")),
            }
        }
        let mut seen = std::collections::BTreeSet::new();
        other.retain(|words| seen.insert(words.clone()));
        let all = bare.len() + other.len();
        // Values first: there are few of them.
        other.truncate(NAMED);
        bare.truncate(NAMED - other.len());
        let more = all - bare.len() - other.len();
        if !bare.is_empty() {
            other.push(format!("a form of {}", or(&bare)));
        }
        if more > 0 {
            other.push(format!("{more} other words"));
        }
        or(&other)
    }

    /// A piece of the file in which a program stands, on one line.
    pub(super) fn code(&self, origin: &Origin, span: Span) -> String {
        ruler::line(self.sources.get(origin.source).text(), span, true).into_iter().map(|(_, c)| c).collect()
    }

    /// Words of the article in backticks; the middle of many is left out.
    pub(super) fn quoted(&self, span: Span) -> String {
        let words = safe(span.of(&self.article.text));
        let count = words.chars().count();
        if count <= LONGEST {
            return format!("`{words}`");
        }
        let first: String = words.chars().take(LONGEST / 2).collect();
        let last: String = words.chars().skip(count - LONGEST / 2).collect();
        format!("`{first} … {last}`")
    }

    /// The `also` line that came nearest to filling a slot, where one came near.
    pub(super) fn nearest(&self, empty: &Empty) -> String {
        let near = |why: &Line| match why {
            Line::Away(_) | Line::Spoken(_) => Some((u32::MAX, false, 0, 0)),
            Line::Short(furthest) => Some(furthest.rank()).filter(|rank| rank.0 > 0),
        };
        let lines = empty.lines.iter().filter_map(|(line, why)| Some((near(why)?, line, why)));
        let nearest = lines.max_by_key(|(rank, line, _)| (*rank, std::cmp::Reverse(**line)));
        nearest.map_or_else(String::new, |(_, line, why)| format!(": {}", self.also(*line, why)))
    }

    /// An `also` line and why it filled nothing.
    pub(super) fn also(&self, line: usize, why: &Line) -> String {
        let Some(program) = self.rule().also.get(line) else { return String::new() };
        let why = match why {
            Line::Short(furthest) => self.reason(furthest, &program.origin),
            Line::Away(span) => format!("matches {}, but the clause ends in between", self.quoted(*span)),
            Line::Spoken(span) => format!("matches {}, but these words are spoken for", self.quoted(*span)),
        };
        format!("`also {}` {why}", self.code(&program.origin, program.origin.line))
    }

    /// Why a match is no claim, where another one or a `where` line stands against it.
    pub(super) fn why_lost(&self, outcome: &Outcome) -> String {
        match outcome {
            Outcome::Where(line) => format!("its values break `{}`", self.constraint(line)),
            Outcome::Beaten(rule) => format!("`{}` beats it on the same words", safe(rule)),
            Outcome::Taken { rule, line, span, first: why } => {
                let words = self.quoted(*span);
                format!("match {} of `{}` takes its words ({words}): {}", line + 1, safe(rule), first(*why))
            }
            Outcome::Claim(_) | Outcome::Open(_) => String::new(),
        }
    }

    /// `where killed <= injured`
    pub(super) fn constraint(&self, line: &Constraint) -> String {
        let slot = |number: u8| self.schema().slots.get(number as usize).map_or("", |spec| spec.name.as_str());
        let comparison = match line.comparison {
            Comparison::Less => "<",
            Comparison::AtMost => "<=",
            Comparison::More => ">",
            Comparison::AtLeast => ">=",
            Comparison::Same => "=",
            Comparison::Other => "!=",
        };
        let right = match &line.right {
            Operand::Slot(number) => slot(*number).to_owned(),
            Operand::Value(Value::Count(Count { hard, .. })) => hard.low.to_string(),
            Operand::Value(Value::Time(time)) => time.window.from.map(|day| day.to_string()).unwrap_or_default(),
            Operand::Value(_) => "a value".to_owned(),
        };
        format!("where {} {comparison} {right}", slot(line.left))
    }
}

/// What turned what of a claim: polarity, commitment or speaker, and how.
pub(super) fn turn(turn: &Turn, claim: &Claim) -> (&'static str, String) {
    let speaker = claim.speaker.as_ref().map_or("nobody named,".into(), |speaker| safe(&speaker.name));
    let by = match &turn.cause {
        Cause::Cue(cue) => format!("by `{}` ({})", safe(&cue.text), safe(&cue.kind)),
        Cause::Rule => "by a `set` of the rule".to_owned(),
        Cause::Question => "by a question mark".to_owned(),
    };
    match turn.turning {
        Turning::Polarity => ("polarity", format!("turned {by}")),
        Turning::Commitment(to) => ("commitment", format!("{} {by}", commitment(to))),
        Turning::Speaker => ("speaker", format!("{speaker} {by}")),
        Turning::Denial => ("speaker", format!("{speaker} {by}, which turns the polarity too")),
    }
}

/// Why another match comes first.
pub(super) fn first(first: First) -> &'static str {
    match first {
        First::Left => "it begins further left",
        First::Slots => "it fills more slots",
        First::Longer => "it is longer",
        First::Skips => "its gaps skip fewer words",
        First::Order => "it stands earlier in the rule files",
    }
}

/// The type of a slot, as an author writes it.
fn kind(ty: &SlotType) -> String {
    match ty {
        SlotType::Count => "count",
        SlotType::Time => "time",
        SlotType::Place => "place",
        SlotType::Actor => "actor",
        SlotType::Person => "person",
        SlotType::Org => "org",
        SlotType::Money => "money",
        SlotType::Percent => "percent",
        SlotType::Duration => "duration",
        SlotType::Text => "text",
        SlotType::Symbols(_) => "symbol",
        SlotType::Lexicon(name) => name,
    }
    .to_owned()
}

/// `a, b or c`
fn or(words: &[String]) -> String {
    match words {
        [] => "nothing".to_owned(),
        [one] => one.clone(),
        [head @ .., last] => format!("{} or {last}", head.join(", ")),
    }
}
