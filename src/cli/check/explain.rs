//! `check --explain CODE`: the page of a code; without one, the list of all.

use std::io::{self, Write};

use crate::cli::exit::Exit;
use crate::diagnostic::code;
use crate::diagnostic::page::{Part, USUAL_PATH, page, parts};
use crate::rule::suggest::nearest;

/// Prints a page, or all codes where `wanted` is empty.
pub(super) fn explain(wanted: &str) -> io::Result<Exit> {
    let mut out = anstream::stdout();
    if wanted.is_empty() {
        for (code, title) in code::ALL {
            writeln!(out, "{code}  {}  {title}", if code::is_lint(code) { "warning" } else { "error  " })?;
        }
        return Ok(Exit::Nothing);
    }
    let name = wanted.to_ascii_uppercase();
    let (Some(title), Some(page)) = (code::title(&name), page(&name)) else {
        let near = nearest(&name, code::ALL.iter().map(|(code, _)| *code));
        let help = near.map_or_else(
            || "`gainsay check --explain` lists all codes".to_owned(),
            |near| format!("did you mean `{near}`?"),
        );
        return Err(io::Error::other(format!("expected a code such as G001, found `{wanted}`; {help}")));
    };
    let sort = if code::is_lint(&name) { "a warning" } else { "an error" };
    writeln!(out, "{name}, {sort}: {title}\n")?;
    for part in parts(page) {
        match part {
            Part::Prose(line) => writeln!(out, "{line}")?,
            Part::Example { right, path, text } => {
                let heading = if right { "mended" } else { "wrong" };
                let file = if path == USUAL_PATH { String::new() } else { format!(", {path}") };
                writeln!(out, "{heading}{file}:\n")?;
                text.lines().try_for_each(|line| writeln!(out, "    {line}"))?;
            }
        }
    }
    Ok(Exit::Nothing)
}
