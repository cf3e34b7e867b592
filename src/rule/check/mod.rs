//! Checks
use crate::diagnostic::Diagnostic;
use crate::rule::files::RuleFiles;
/// todo
pub fn check(_rules: &RuleFiles) -> Vec<Diagnostic> {
    Vec::new()
}
