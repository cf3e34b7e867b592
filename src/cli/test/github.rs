//! The result as workflow commands, which GitHub shows beside the lines they are about.

use std::io::{self, Write};

use super::case::{Case, Status};
use crate::report::safe;

/// Longer messages are cut; GitHub shows the beginning only.
const LINES: usize = 60;

/// One command for each failure, and one for each `todo` that can go.
pub(super) fn cases(out: &mut dyn Write, cases: &[Case]) -> io::Result<()> {
    for case in cases {
        let level = match case.status {
            Status::Failed => "error",
            _ if matches!(case.outcome, "todo passes" | "scored" | "deleted") => "notice",
            _ => continue,
        };
        let detail = match &case.subject {
            super::case::Subject::Gold { score, .. } => {
                let mut lines = vec![case.detail(), score.claims().to_string()];
                lines.extend(score.by_rule());
                lines.join("\n")
            }
            _ => case.detail(),
        };
        let cut: Vec<&str> = detail.lines().take(LINES).collect();
        let title = format!("gainsay: {} {}", case.outcome, safe(&case.name));
        writeln!(
            out,
            "::{level} file={},line={},title={}::{}",
            property(&safe(&case.file)),
            case.line,
            property(&title),
            message(&cut.join("\n"))
        )?;
    }
    Ok(())
}

/// The text after `::`.
fn message(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// A value before it.
fn property(text: &str) -> String {
    message(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes() {
        let check = |text: &str, in_message: &str, in_property: &str| {
            assert_eq!((message(text).as_str(), property(text).as_str()), (in_message, in_property));
        };
        check("a, b: 5%", "a, b: 5%25", "a%2C b%3A 5%25");
        check("one\n::error::two\r", "one%0A::error::two%0D", "one%0A%3A%3Aerror%3A%3Atwo%0D");
    }
}
