//! Lints that a comment silences: `// allow G107: the second wording is meant`. On a line of its own it speaks of the line
//! below, else of its own line; in a table it begins with `#`. Takes what has been found and leaves out what is allowed;
//! what is wrong with the comments themselves is reported in its place. Errors are never silenced.

use std::collections::{BTreeMap, BTreeSet};

use super::files::RuleFiles;
use super::parse::lex;
use super::suggest::nearest;
use crate::diagnostic::{Diagnostic, Severity, code};
use crate::source::{SourceId, Sources};
use crate::span::Span;

/// One code that a comment allows.
#[derive(Debug)]
struct Allow<'a> {
    code: &'a str,
    place: Span,
    source: SourceId,
    reason: bool,
    /// Whether there was anything to silence.
    used: bool,
}

/// A comment: what stands behind its mark, where, and the byte that stands on the line of which it speaks.
type Comment<'a> = (&'a str, u32, u32);

/// Leaves out the lints that comments allow. `asked` says which codes were looked for: an `allow` of another is not idle.
pub fn silence(
    found: Vec<Diagnostic>,
    files: &RuleFiles,
    sources: &Sources,
    asked: impl Fn(&str) -> bool,
) -> Vec<Diagnostic> {
    let mut allows: Vec<Allow<'_>> = Vec::new();
    let mut by_line: BTreeMap<(SourceId, usize), Vec<usize>> = BTreeMap::new();
    let texts = files.files.iter().map(|file| (file.tree.source, false));
    let tables = files.tables.iter().map(|table| (table.source, true));
    for (id, is_table) in texts.chain(tables) {
        let source = sources.get(id);
        let comments = if is_table { of_table(source.text()) } else { of_rules(source.text()) };
        for (text, start, target) in comments {
            let Some((codes, reason)) = codes(text) else { continue };
            for (offset, code) in codes {
                by_line.entry((id, source.position(target).0)).or_default().push(allows.len());
                let place = Span::new((start + offset) as usize, (start + offset) as usize + code.len());
                allows.push(Allow { code, place, source: id, reason, used: false });
            }
        }
    }
    if allows.is_empty() {
        return found;
    }
    let mut kept: Vec<Diagnostic> = Vec::new();
    for report in found {
        if report.severity == Severity::Error || !is_allowed(&report, sources, &by_line, &mut allows) {
            kept.push(report);
        }
    }
    kept.extend(allows.iter().filter_map(|allow| complaint(allow, &asked)));
    kept
}

fn is_allowed(
    report: &Diagnostic,
    sources: &Sources,
    by_line: &BTreeMap<(SourceId, usize), Vec<usize>>,
    allows: &mut [Allow<'_>],
) -> bool {
    let Some(label) = report.labels.first() else { return false };
    let line = |at: u32| (label.source, sources.get(label.source).position(at).0);
    let mut allowed = false;
    for &number in by_line.range(line(label.span.start)..=line(label.span.end)).flat_map(|(_, numbers)| numbers) {
        if allows[number].code == report.code {
            allows[number].used = true;
            allowed = true;
        }
    }
    allowed
}

/// What is wrong with a comment.
fn complaint(allow: &Allow<'_>, asked: &impl Fn(&str) -> bool) -> Option<Diagnostic> {
    let name = allow.code;
    let idle = |message: String, help: String| {
        let report = Diagnostic::warning(code::IDLE_ALLOW, message, allow.source, allow.place);
        Some(report.label("silences nothing").help(help))
    };
    if code::title(name).is_none() {
        let near = nearest(name, code::ALL.iter().map(|(code, _)| *code).filter(|code| code::is_lint(code)));
        let help = near.map_or_else(
            || "`gainsay check --explain` lists all codes".to_owned(),
            |near| format!("did you mean `{near}`?"),
        );
        return idle(format!("expected the code of a lint, found `{name}`"), help);
    }
    if !code::is_lint(name) {
        let help = "an error is never silenced: what cannot be used is not run".to_owned();
        return idle(format!("expected the code of a lint, found `{name}`, which is an error"), help);
    }
    if !allow.used {
        let help = "take the comment out, or put it on the line of the lint or right above".to_owned();
        let message = format!("expected a lint `{name}` to silence here, found none");
        return asked(name).then(|| idle(message, help)).flatten();
    }
    if allow.reason {
        return None;
    }
    let message = format!("expected a reason behind `allow {name}`, found none");
    let report = Diagnostic::warning(code::NO_REASON, message, allow.source, allow.place);
    Some(report.label("why?").help(format!("say why it is meant: `allow {name}: REASON`")))
}

/// The codes of `allow G101, G102: reason` with their places in the comment, and whether there is a reason. `None` for a
/// comment that is about something else.
fn codes(comment: &str) -> Option<(Vec<(u32, &str)>, bool)> {
    let body = comment.trim_start().strip_prefix("allow ")?;
    let (list, reason) = body.split_once(':').unwrap_or((body, ""));
    let mut codes = Vec::new();
    let mut at = comment.len() - body.len();
    for part in list.split(',') {
        let word = part.split_whitespace().next()?;
        let digits = word.strip_prefix(['G', 'g'])?;
        if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        codes.push(((at + part.len() - part.trim_start().len()) as u32, word));
        at += part.len() + 1;
    }
    Some((codes, !reason.trim().is_empty()))
}

/// The comments of a rule file: between its tokens.
fn of_rules(text: &str) -> Vec<Comment<'_>> {
    let tokens = lex::tokens(text);
    let mut comments = Vec::new();
    let mut end = 0;
    for next in tokens.iter().map(Some).chain([None]) {
        let stop = next.map_or(text.len(), |token| token.span.start as usize);
        let mut at = end;
        for line in text[end..stop].split_inclusive('\n') {
            if let Some(mark) = line.find("//") {
                // On its own line it speaks of what comes next.
                let own = at > end || end == 0;
                let target = if own { stop } else { at };
                comments.push((line[mark + 2..].trim_end(), (at + mark + 2) as u32, target as u32));
            }
            at += line.len();
        }
        end = next.map_or(stop, |token| token.span.end as usize);
    }
    comments
}

/// The comments of a table: lines that begin with `#`.
fn of_table(text: &str) -> Vec<Comment<'_>> {
    let mut comments: Vec<Comment<'_>> = Vec::new();
    let mut open = BTreeSet::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if let Some(comment) = line.strip_prefix('#') {
            open.insert(comments.len());
            comments.push((comment.trim_end(), at + 1, at));
        } else if !line.trim().is_empty() {
            std::mem::take(&mut open).into_iter().for_each(|number: usize| comments[number].2 = at);
        }
        at += line.len() as u32;
    }
    comments
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Source;

    #[test]
    fn reads_comments() {
        let check = |comment: &str, expected: Option<(&[(u32, &str)], bool)>| {
            let found = codes(comment);
            assert_eq!(found.as_ref().map(|(codes, reason)| (codes.as_slice(), *reason)), expected, "{comment}");
        };
        check(" allow G107: meant", Some((&[(7, "G107")], true)));
        check(" allow G101, G102 : meant", Some((&[(7, "G101"), (13, "G102")], true)));
        check(" allow G107", Some((&[(7, "G107")], false)));
        check(" allow G107:  ", Some((&[(7, "G107")], false)));
        check(" allow g7: x", Some((&[(7, "g7")], true)));
        check(" allow for hyphens", None);
        check(" allow G: x", None);
        check(" we allow G107: x", None);
        check(" allow", None);
    }

    /// Comments with the line of which they speak.
    fn lines(text: &str, of: fn(&str) -> Vec<Comment<'_>>) -> Vec<(String, usize)> {
        let source = Source::new("a", text);
        of(text).into_iter().map(|(text, _, target)| (text.trim().to_owned(), source.position(target).0)).collect()
    }

    #[test]
    fn comments_speak_of_a_line() {
        let text = "// a\n// b\nuse x // c\n\nphrase a = \"// d\" // e\n  | b // f\n// g";
        let found = lines(text, of_rules);
        let expected = [("a", 3), ("b", 3), ("c", 3), ("e", 5), ("f", 6), ("g", 7)];
        assert_eq!(found, expected.map(|(text, line)| (text.to_owned(), line)));
        let found = lines("# a\nid\tname\n# b\n\n# c\nx\ty # d\n# e\n", of_table);
        assert_eq!(found, [("a", 2), ("b", 6), ("c", 6), ("e", 7)].map(|(text, line)| (text.to_owned(), line)));
    }
}
