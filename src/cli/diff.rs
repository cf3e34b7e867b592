//! `gainsay diff OLD NEW`: claim-level changes between two editions.

use std::io;
use std::path::PathBuf;

use clap::Args;

use super::articles::Articles;
use super::exit::Exit;
use super::options::{ArticleOptions, Format, RuleOptions, RunOptions};
use super::output::Output;
use super::rules;
use crate::claim::Claim;
use crate::diff::{Change, ChangeKind, diff};
use crate::report::{ChangeShape, Human};

#[derive(Debug, Args)]
pub(super) struct Diff {
    /// The earlier edition
    #[arg(value_name = "OLD")]
    old: PathBuf,
    /// The later edition
    #[arg(value_name = "NEW")]
    new: PathBuf,
    #[command(flatten)]
    rules: RuleOptions,
    /// How the input is laid out; without it, by the file's extension [txt, md, json, ndjson]
    #[arg(long, value_name = "FORMAT")]
    input: Option<crate::text::Format>,
    /// How to print
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,
    #[command(flatten)]
    run: RunOptions,
}

impl Diff {
    pub fn run(self) -> io::Result<Exit> {
        self.run.apply();
        let Some(engine) = rules::engine(&self.rules)? else { return Ok(Exit::Bad) };
        let mut exit = Exit::Nothing;
        let mut read = |path: &PathBuf| -> io::Result<Vec<Claim>> {
            let options = ArticleOptions { paths: vec![path.clone()], text: None, date: None, input: self.input };
            let mut claims = Vec::new();
            let done = Articles::each(&options, self.run, |batch| {
                claims.extend(batch.iter().flat_map(|article| engine.extract(article)));
                Ok(())
            })?;
            exit = exit.or(done);
            Ok(claims)
        };
        let (old, new) = (read(&self.old)?, read(&self.new)?);
        if exit == Exit::Bad {
            return Ok(exit);
        }
        let schemas = &engine.rules().schemas;
        let changes = diff(&old, &new, schemas);
        let mut output = Output::new(self.format);
        for change in &changes {
            let (a, b) = (change.old.map(|at| &old[at]), change.new.map(|at| &new[at]));
            match output.human() {
                Some(stream) => Human.change(stream, change, a, b)?,
                None => {
                    // Changes are of kinds that the rule set declares.
                    let schema = schemas.iter().find(|schema| *schema.kind == *change.kind);
                    schema.map_or(Ok(()), |schema| output.object(&ChangeShape::new(change, a, b, schema)))?;
                }
            }
        }
        let substantial: Vec<&Change> = changes
            .iter()
            .filter(|change| !matches!(change.change, ChangeKind::Moved | ChangeKind::Reworded))
            .collect();
        if let Some(stream) = output.human() {
            let silent = substantial.iter().filter(|change| change.silent).count();
            writeln!(
                stream,
                "{} claims changed, {silent} of them silently; {} only moved or reworded",
                substantial.len(),
                changes.len() - substantial.len()
            )?;
        }
        output.finish()?;
        Ok(if changes.is_empty() { exit } else { exit.or(Exit::Found) })
    }
}
