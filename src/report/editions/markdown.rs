//! A step as Markdown for a pull request. All that comes from an article is escaped: it makes no markup, no link, no mention.

use std::io::{self, Write};

use super::super::safe;
use super::strip::strip;
use super::told::Told;
use super::{Compared, marked};
use crate::claim::Claim;

/// Writes steps as GitHub-flavoured Markdown.
#[derive(Clone, Copy, Debug, Default)]
pub struct Markdown;

impl Markdown {
    /// A section: the editions, a table of the changes, both sentences of each.
    pub fn step(self, out: &mut dyn Write, compared: &Compared<'_>) -> io::Result<()> {
        let step = compared.step;
        writeln!(out, "## {}\n", escape(&compared.title()))?;
        writeln!(out, "**In short:** {}\n", escape(&compared.summary()))?;
        let (old, new) = (Compared::edition(compared.old), Compared::edition(compared.new));
        writeln!(out, "Editions: {} → {}; {}\n", escape(&old), escape(&new), compared.share())?;
        if !step.places.paragraphs.is_empty() {
            writeln!(out, "`{}`\n", strip(&step.places.paragraphs))?;
        }
        if let Some((before, after)) = &step.headline {
            writeln!(out, "**headline**\n")?;
            sentences(out, Some(before), Some(after))?;
        }
        for note in &step.notes {
            writeln!(out, "**note**\n\n> “{}”\n", escape(note))?;
        }
        if step.changes.is_empty() {
            return Ok(());
        }
        writeln!(out, "| change | claim | before | after | told |\n|---|---|---|---|---|")?;
        for change in &step.changes {
            let told = Told::new(change, compared.claims(change));
            let (before, after) = told.values.unwrap_or_default();
            let cells = [told.change, &told.what, &before, &after, told.told.unwrap_or_default()].map(escape);
            writeln!(out, "| {} |", cells.join(" | "))?;
        }
        writeln!(out)?;
        for changes in compared.by_sentences() {
            let (old, new) = compared.claims(changes[0]);
            for change in changes {
                let told = Told::new(change, compared.claims(change));
                let how = told.told.map(|told| format!(", {told}")).unwrap_or_default();
                writeln!(out, "**{}** {}{how}\n", told.change, escape(&told.what))?;
            }
            let text = |claim: Option<&'_ Claim>| claim.map(|claim| claim.evidence.sentence_text.to_string());
            sentences(out, text(old).as_deref(), text(new).as_deref())?;
        }
        Ok(())
    }
}

/// Both sentences in one quotation, gone words struck and new ones marked.
fn sentences(out: &mut dyn Write, old: Option<&str>, new: Option<&str>) -> io::Result<()> {
    write!(out, "> “")?;
    marked(out, old.unwrap_or_default(), new.unwrap_or_default(), escape)?;
    writeln!(out, "”\n")
}

/// Text that Markdown, its tables and what GitHub makes of text leave as it is.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in safe(text).chars() {
        match c {
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '&' => escaped.push_str("&amp;"),
            // Behind a comment nothing is a mention or the number of an issue.
            '@' => escaped.push_str("@<!-- -->"),
            '#' => escaped.push_str("#<!-- -->"),
            // Nor is `https://` or `www.` a link.
            ':' if escaped.ends_with(|c: char| c.is_ascii_alphabetic()) => escaped.push_str("\\:"),
            '.' if escaped
                .get(escaped.len().saturating_sub(3)..)
                .is_some_and(|end| end.eq_ignore_ascii_case("www")) =>
            {
                escaped.push_str("\\.");
            }
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '~' | '$' | '!' => {
                escaped.push('\\');
                escaped.push(c);
            }
            c => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::escape;

    #[test]
    fn escapes() {
        let check = |given: &str, expected: &str| assert_eq!(escape(given), expected);
        check("Two were killed.", "Two were killed.");
        check("<script>alert(1)</script> & co", "&lt;script&gt;alert(1)&lt;/script&gt; &amp; co");
        check("a | b `c` *d* _e_ ~f~ $g$", "a \\| b \\`c\\` \\*d\\* \\_e\\_ \\~f\\~ \\$g\\$");
        check("![x](y) \\", "\\!\\[x\\](y) \\\\");
        check("@team #12", "@<!-- -->team #<!-- -->12");
        check("https://x.org www.x.org", "https\\://x.org www\\.x.org");
        check("\u{202e}evil\u{1b}[31m\nline", "\u{fffd}evil\u{fffd}\\[31m line");
    }
}
