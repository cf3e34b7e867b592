//! The only way anything is reported about a rule file or an article: a code, a message, labelled places, a help line.

pub mod code;
pub mod page;
mod render;

pub use render::render;

use crate::source::SourceId;
use crate::span::Span;

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The rule or article cannot be used.
    Error,
    /// It can be used, but a person should look.
    Warning,
}

/// A place with a word about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// Which text.
    pub source: SourceId,
    /// Where in it.
    pub span: Span,
    /// What to say there; may be empty.
    pub text: String,
}

/// One report. Messages are lower case without a full stop, names in backticks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// Stable code, `G001`…
    pub code: &'static str,
    /// Error or warning.
    pub severity: Severity,
    /// One line.
    pub message: String,
    /// The first label is the primary one; the others are the further places involved.
    pub labels: Vec<Label>,
    /// What to do about it.
    pub help: Option<String>,
}

impl Diagnostic {
    /// An error at one place.
    pub fn error(code: &'static str, message: impl Into<String>, source: SourceId, span: Span) -> Self {
        Self::new(Severity::Error, code, message, source, span)
    }

    /// A lint at one place.
    pub fn warning(code: &'static str, message: impl Into<String>, source: SourceId, span: Span) -> Self {
        Self::new(Severity::Warning, code, message, source, span)
    }

    fn new(severity: Severity, code: &'static str, message: impl Into<String>, source: SourceId, span: Span) -> Self {
        let labels = vec![Label { source, span, text: String::new() }];
        Self { code, severity, message: message.into(), labels, help: None }
    }

    /// What to say at the primary place.
    pub fn label(mut self, text: impl Into<String>) -> Self {
        if let Some(first) = self.labels.first_mut() {
            first.text = text.into();
        }
        self
    }

    /// A further place.
    pub fn also(mut self, source: SourceId, span: Span, text: impl Into<String>) -> Self {
        self.labels.push(Label { source, span, text: text.into() });
        self
    }

    /// What to do about it.
    pub fn help(mut self, text: impl Into<String>) -> Self {
        self.help = Some(text.into());
        self
    }
}
