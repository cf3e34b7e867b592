//! Steps as one page that needs nothing else: no script, no reference to anything outside. All that comes from an article is
//! escaped and set apart (`bdi`), so that it can neither mark up nor turn what stands around it.

use std::io::{self, Write};

use super::super::safe;
use super::strip::{columns, strip};
use super::told::Told;
use super::{Compared, marked};
use crate::claim::Claim;

/// Writes steps as one page: `begin`, each `step`, `end`.
#[derive(Clone, Copy, Debug, Default)]
pub struct Html;

const HEAD: &str = r#"<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>What changed between editions</title>
<style>
:root { color-scheme: light dark; --ink: #1b1b1b; --paper: #fdfdfb; --faint: #595959; --line: #d5d5d0; --gone: #8c1d18; --gone-bg: #fbe4e2; --come: #0b5a2a; --come-bg: #dff3e4; }
@media (prefers-color-scheme: dark) { :root { --ink: #ececec; --paper: #16181a; --faint: #a9a9a9; --line: #3a3d40; --gone: #ffb4ab; --gone-bg: #4a1512; --come: #8fe3a8; --come-bg: #0e3a1f; } }
body { margin: 0 auto; padding: 1.5rem 1rem 4rem; max-width: 46rem; font: 1rem/1.55 system-ui, sans-serif; color: var(--ink); background: var(--paper); overflow-wrap: anywhere; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.2rem; margin-top: 2.5rem; } h3 { font-size: 1rem; margin: 1.5rem 0 .3rem; }
p { margin: .4rem 0; } .faint { color: var(--faint); }
blockquote { margin: .3rem 0; padding: .2rem 0 .2rem .8rem; border-left: 3px solid var(--line); }
del { color: var(--gone); background: var(--gone-bg); } ins { color: var(--come); background: var(--come-bg); text-decoration-thickness: 2px; }
.silent { color: var(--gone); font-weight: bold; }
svg { display: block; width: 100%; height: 2rem; } rect { fill: var(--faint); }
</style>
</head>
<body>
<h1>What changed between editions</h1>
<main>
"#;

impl Html {
    /// The page up to its first section.
    pub fn begin(self, out: &mut dyn Write) -> io::Result<()> {
        out.write_all(HEAD.as_bytes())
    }

    /// The end of the page.
    pub fn end(self, out: &mut dyn Write) -> io::Result<()> {
        out.write_all(b"</main>\n</body>\n</html>\n")
    }

    /// A section: the editions, where the text changed, the changes.
    pub fn step(self, out: &mut dyn Write, compared: &Compared<'_>) -> io::Result<()> {
        let step = compared.step;
        writeln!(out, "<section>\n<h2>{}</h2>", apart(&compared.title()))?;
        writeln!(out, "<p>{}</p>", apart(&compared.summary()))?;
        let (old, new) = (Compared::edition(compared.old), Compared::edition(compared.new));
        writeln!(out, "<p class=\"faint\">{} → {}; {}</p>", apart(&old), apart(&new), compared.share())?;
        drawn(out, &step.places.paragraphs)?;
        if let Some((before, after)) = &step.headline {
            writeln!(out, "<h3>headline</h3>")?;
            sentences(out, Some(before), Some(after))?;
        }
        for note in &step.notes {
            writeln!(out, "<h3>note</h3>\n<blockquote dir=\"auto\">{}</blockquote>", escape(note))?;
        }
        for changes in compared.by_sentences() {
            let (old, new) = compared.claims(changes[0]);
            for change in changes {
                let told = Told::new(change, compared.claims(change));
                write!(out, "<h3>{}: {}", told.change, escape(&told.what))?;
                if let Some((before, after)) = &told.values {
                    write!(out, ": {} → {}", apart(before), apart(after))?;
                }
                match told.told {
                    Some("silently") => writeln!(out, " <span class=\"silent\">silently</span></h3>")?,
                    Some(told) => writeln!(out, " <span class=\"faint\">{told}</span></h3>")?,
                    None => writeln!(out, "</h3>")?,
                }
            }
            let text = |claim: Option<&Claim>| claim.map(|claim| claim.evidence.sentence_text.to_string());
            sentences(out, text(old).as_deref(), text(new).as_deref())?;
        }
        writeln!(out, "</section>")
    }
}

/// The strip as a drawing, a column a paragraph.
fn drawn(out: &mut dyn Write, paragraphs: &[f64]) -> io::Result<()> {
    if paragraphs.is_empty() {
        return Ok(());
    }
    let columns = columns(paragraphs);
    let label = "where in the article the text changed, from its first paragraph to its last";
    write!(out, "<svg viewBox=\"0 0 {} 20\" preserveAspectRatio=\"none\" role=\"img\" ", columns.len() * 10)?;
    write!(out, "aria-label=\"{label}: {}\">", strip(paragraphs))?;
    for (at, share) in columns.iter().enumerate() {
        let height = if *share > 0.0 { 3.0 + 17.0 * share } else { 1.0 };
        write!(out, "<rect x=\"{}\" y=\"{:.1}\" width=\"9\" height=\"{height:.1}\"/>", at * 10, 20.0 - height)?;
    }
    writeln!(out, "</svg>")
}

/// Both sentences in one quotation, gone words struck and new ones underlined.
fn sentences(out: &mut dyn Write, old: Option<&str>, new: Option<&str>) -> io::Result<()> {
    write!(out, "<blockquote dir=\"auto\">")?;
    marked(out, old.unwrap_or_default(), new.unwrap_or_default(), escape)?;
    writeln!(out, "</blockquote>")
}

fn apart(text: &str) -> String {
    format!("<bdi>{}</bdi>", escape(text))
}

/// Text as text, also in an attribute.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in safe(text).chars() {
        match c {
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '&' => escaped.push_str("&amp;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
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
        check("<script>alert('1')</script>", "&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;");
        check("\" onload=\"x &amp; y", "&quot; onload=&quot;x &amp;amp; y");
        check("\u{202e}evil\u{1b}[31m\u{0}\nline", "\u{fffd}evil\u{fffd}[31m\u{fffd} line");
    }
}
