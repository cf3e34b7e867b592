//! One line of the result, whatever was tested; all formats print from it.

use std::time::Duration;

use serde_json::{Map, Value, json};
use similar::{ChangeTag, TextDiff};

use crate::diagnostic::Diagnostic;
use crate::report::{Book, Brief, safe};
use crate::rule::RuleSet;
use crate::source::Sources;
use crate::verify::{Outcome, Score, TestReport};

/// After so long a diff is cut coarser.
const PATIENCE: Duration = Duration::from_secs(2);

/// Whether a run with this case has failed, and where the case counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Status {
    Passed,
    Failed,
    Todo,
    /// Something to know; counts nowhere.
    Note,
}

/// What was tested.
#[derive(Clone, Debug)]
pub(super) enum Subject {
    /// An example or verdict test in a rule file: its sort, its text, and the pattern in question where it failed.
    Rule { sort: String, text: String, drawn: Vec<String> },
    /// A part of a story; the unified diff where it changed.
    Part { story: String, part: String, diff: Option<Diff> },
    /// A story against its gold.
    Gold { story: String, score: Box<Score> },
    /// A snapshot that no story refers to.
    Leftover,
    /// A rule file with an error; people have it drawn already.
    Broken,
}

/// What was recorded, and what is found now.
#[derive(Clone, Debug)]
pub(super) struct Diff {
    pub old: String,
    pub new: String,
}

/// One test and how it ended.
#[derive(Clone, Debug)]
pub(super) struct Case {
    pub status: Status,
    /// `passed`, `wrong`, `changed` …
    pub outcome: &'static str,
    /// `casualties.killed`, `paris-talks.claims`
    pub name: String,
    /// Where a person looks first.
    pub file: String,
    pub line: usize,
    pub why: Option<String>,
    pub subject: Subject,
}

impl Case {
    /// An error in a rule file, as a test that failed.
    pub fn of_error(error: &Diagnostic, sources: &Sources) -> Self {
        let place = error.labels.first().map(|label| (sources.get(label.source), label.span.start));
        let (file, line) =
            place.map_or_else(Default::default, |(source, at)| (source.name().to_owned(), source.position(at).0));
        Self {
            status: Status::Failed,
            outcome: "error",
            name: error.code.to_owned(),
            file,
            line,
            why: Some(error.message.clone()),
            subject: Subject::Broken,
        }
    }

    pub fn of_rule(report: &TestReport, sources: &Sources, rules: &RuleSet) -> Self {
        let source = sources.get(report.source);
        let status = match report.outcome {
            Outcome::Passed => Status::Passed,
            Outcome::Todo | Outcome::TodoPasses => Status::Todo,
            Outcome::Missing | Outcome::Wrong(_) | Outcome::Noisy(_) => Status::Failed,
        };
        let said = match &report.outcome {
            Outcome::Wrong(why) | Outcome::Noisy(why) => Some(why.as_str()),
            Outcome::Missing => Some("the rule found nothing"),
            _ => None,
        };
        let brief = brief(report, sources, rules);
        let why = match (said, &brief) {
            (Some(said), Some(brief)) => Some(format!("{said}; {}", brief.line)),
            (said, _) => said.map(str::to_owned),
        };
        let drawn = brief.map(|brief| brief.drawn).unwrap_or_default();
        let sort = format!("{:?}", report.kind).to_lowercase();
        Self {
            status,
            outcome: report.outcome.name(),
            name: report.name.clone(),
            file: source.name().to_owned(),
            line: source.position(report.span.start).0,
            why,
            subject: Subject::Rule { sort, text: report.text.clone(), drawn },
        }
    }

    /// What went wrong, in one line for people; empty where the outcome says it all.
    pub fn reason(&self) -> String {
        match (&self.why, self.outcome) {
            (Some(why), _) => safe(why).into_owned(),
            (None, _) => match &self.subject {
                Subject::Part { diff: Some(diff), .. } => diff.size(),
                _ => String::new(),
            },
        }
    }

    /// The same and the sentence or the changed lines, for reports that show one text a failure.
    pub fn detail(&self) -> String {
        let head = format!("{} {}", self.outcome, safe(&self.name));
        let reason = self.reason();
        let mut lines = vec![if reason.is_empty() { head } else { format!("{head}: {reason}") }];
        match &self.subject {
            Subject::Rule { text, drawn, .. } => {
                lines.push(format!("“{}”", safe(text)));
                lines.extend(drawn.iter().cloned());
            }
            Subject::Part { diff: Some(diff), .. } => lines.push(diff.unified()),
            _ => {}
        }
        lines.join("\n")
    }

    /// One object.
    pub fn shape(&self) -> Value {
        let mut shape = Map::new();
        let mut put = |name: &str, value: Value| shape.insert(name.to_owned(), value);
        put("outcome", self.outcome.into());
        match &self.subject {
            Subject::Rule { sort, text, .. } => {
                put("test", sort.as_str().into());
                put("rule", self.name.as_str().into());
                put("text", text.as_str().into());
            }
            Subject::Part { story, part, diff } => {
                put("test", "story".into());
                put("story", story.as_str().into());
                put("part", part.as_str().into());
                put("diff", diff.as_ref().map(Diff::unified).into());
            }
            Subject::Gold { story, score } => {
                put("test", "gold".into());
                put("story", story.as_str().into());
                put("figures", figures(score));
            }
            Subject::Leftover => {
                put("test", "snapshot".into());
            }
            Subject::Broken => {
                put("test", "file".into());
            }
        }
        put("file", self.file.as_str().into());
        put("line", self.line.into());
        put("why", self.why.as_deref().into());
        Value::Object(shape)
    }
}

/// What the rule made of the text of an example that failed.
fn brief(report: &TestReport, sources: &Sources, rules: &RuleSet) -> Option<Brief> {
    let explained = report.explained.as_deref()?;
    let (article, explanation) = (&explained.article, &explained.explanation);
    let book = Book { sources, rules, article, explanation };
    match report.outcome {
        Outcome::Noisy(_) => book.made(),
        _ if explanation.claims().next().is_some() => book.empty(&explained.open),
        _ => book.missing(),
    }
}

impl Diff {
    /// Line by line.
    pub fn lines(&self) -> TextDiff<'_, '_, str> {
        TextDiff::configure().timeout(PATIENCE).diff_lines(self.old.as_str(), self.new.as_str())
    }

    /// `2 lines out, 1 in`
    fn size(&self) -> String {
        let diff = self.lines();
        let count = |tag| diff.iter_all_changes().filter(|change| change.tag() == tag).count();
        format!("{} lines out, {} in", count(ChangeTag::Delete), count(ChangeTag::Insert))
    }

    /// As `diff -u` has it, without file names.
    pub fn unified(&self) -> String {
        let diff = self.lines();
        let text = diff.unified_diff().context_radius(3).missing_newline_hint(false).to_string();
        text.lines().map(safe).collect::<Vec<_>>().join("\n")
    }
}

/// The figures of a score by name; ratios from 0 to 1.
fn figures(score: &Score) -> Value {
    let kinds = score.kinds.iter().flat_map(|(kind, tally)| {
        std::iter::once((kind, tally.all)).chain(tally.rules.iter().map(|(rule, tally)| (rule, *tally)))
    });
    let rules: Map<String, Value> = kinds
        .map(|(name, tally)| {
            let (precision, recall) = (tally.precision().ratio(), tally.recall().ratio());
            let figures = json!({
                "precision": precision, "recall": recall,
                "found": tally.found, "extra": tally.extra, "wanted": tally.wanted,
            });
            (name.clone(), figures)
        })
        .collect();
    json!({
        "precision": score.claims().precision().ratio(), "recall": score.claims().recall().ratio(),
        "fields": score.right_fields().ratio(), "contradictions": score.contradictions().ratio(),
        "false_contradictions": score.contradictions_extra, "rules": rules,
    })
}
