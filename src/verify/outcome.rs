//! How a test ended.

use crate::extract::explain::Explanation;
use crate::source::SourceId;
use crate::span::Span;
use crate::text::Article;

/// What sort of test.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TestCase {
    /// `example`
    Example,
    /// `ignore`
    Ignore,
    /// `todo example`
    Todo,
    /// `contradicts … with …` and the like.
    Verdict,
}

/// How it ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// As expected.
    Passed,
    /// The rule found nothing.
    Missing,
    /// It found a claim, and this differs.
    Wrong(String),
    /// It found what it was to ignore.
    Noisy(String),
    /// Expected to fail, and failed.
    Todo,
    /// Expected to fail, and passes: the `todo` can go.
    TodoPasses,
}

impl Outcome {
    /// Whether a run with this outcome has failed.
    pub fn is_failure(&self) -> bool {
        matches!(self, Outcome::Missing | Outcome::Wrong(_) | Outcome::Noisy(_))
    }

    /// As in the output.
    pub fn name(&self) -> &'static str {
        match self {
            Outcome::Passed => "passed",
            Outcome::Missing => "missing",
            Outcome::Wrong(_) => "wrong",
            Outcome::Noisy(_) => "noisy",
            Outcome::Todo => "todo",
            Outcome::TodoPasses => "todo passes",
        }
    }
}

/// Why an example failed: what its rule made of its text.
#[derive(Clone, Debug)]
pub struct Explained {
    /// The text as an article.
    pub article: Article,
    /// What the rule made of it.
    pub explanation: Explanation,
    /// Slots that the example expects to be filled and that the claim leaves empty.
    pub open: Vec<String>,
}

/// One test and how it ended.
#[derive(Clone, Debug)]
pub struct TestReport {
    /// What sort.
    pub kind: TestCase,
    /// `kind.rule`, or the kind for verdict tests.
    pub name: String,
    /// Which file.
    pub source: SourceId,
    /// Where in it.
    pub span: Span,
    /// The sentence.
    pub text: String,
    /// How it ended.
    pub outcome: Outcome,
    /// Why; for examples that failed.
    pub explained: Option<Box<Explained>>,
}
