//! Diagnostics as text for people.
use super::Diagnostic;
use crate::source::Sources;
/// todo
pub fn render(_diagnostics: &[Diagnostic], _sources: &Sources, _color: bool) -> String {
    String::new()
}
