//! `gainsay extract`: claims, each with its source sentence.

use std::io;

use clap::Args;
use rayon::prelude::*;

use super::articles::{Articles, Care};
use super::exit::Exit;
use super::options::{ArticleOptions, Format, RuleOptions, RunOptions};
use super::output::Output;
use super::rules;
use crate::claim::Claim;
use crate::extract::Engine;
use crate::report::{ClaimShape, Human};

#[derive(Debug, Args)]
pub(super) struct Extract {
    #[command(flatten)]
    articles: ArticleOptions,
    #[command(flatten)]
    rules: RuleOptions,
    /// How to print
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,
    #[command(flatten)]
    run: RunOptions,
}

impl Extract {
    pub fn run(self) -> io::Result<Exit> {
        self.run.apply();
        let (engine, readable) = rules::engine_of_good(&self.rules)?;
        let mut output = Output::new(self.format);
        let (mut articles, mut found) = (0, 0);
        let exit = Articles::each(&self.articles, self.run, Care::Any, |batch| {
            let claims: Vec<Vec<Claim>> = batch.par_iter().map(|article| engine.extract(article)).collect();
            articles += claims.len();
            found += claims.iter().map(Vec::len).sum::<usize>();
            claims.iter().flatten().try_for_each(|claim| print(claim, engine, &mut output))
        })?;
        let silent = found == 0 && articles > 0;
        if let (true, Some(stream)) = (silent, output.human()) {
            writeln!(stream, "no claims in {articles} article{}", if articles == 1 { "" } else { "s" })?;
        }
        output.finish()?;
        Ok(readable.or(exit))
    }
}

fn print(claim: &Claim, engine: &Engine, output: &mut Output) -> io::Result<()> {
    if let Some(stream) = output.human() {
        return Human.claim(stream, claim);
    }
    let schemas = &engine.rules().schemas;
    // Every claim is of a kind that its rule set declares.
    let Some(schema) = schemas.iter().find(|schema| *schema.kind == *claim.kind) else { return Ok(()) };
    output.object(&ClaimShape::new(claim, schema))
}
