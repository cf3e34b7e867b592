//! What could not be read, and where.

use std::fmt;

use crate::diagnostic::Severity;

/// Something in an input that could not be used. Displays as `name:line: reason`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The input's path, or its id where it has none.
    pub path: String,
    /// Line, from 1.
    pub line: Option<usize>,
    /// `Error`: part of the input is lost. `Warning`: the article was read, but a person should look.
    pub severity: Severity,
    /// One line: lower case, no full stop.
    pub reason: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            Some(line) => write!(f, "{}:{line}: {}", self.path, self.reason),
            None => write!(f, "{}: {}", self.path, self.reason),
        }
    }
}
