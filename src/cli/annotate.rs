//! `gainsay annotate`: what the engine sees.

use std::io;

use clap::Args;
use rayon::prelude::*;

use super::articles::{Articles, Care};
use super::exit::Exit;
use super::options::{ArticleOptions, Format, RuleOptions, RunOptions};
use super::output::Output;
use super::rules;
use crate::extract::Annotation;
use crate::report::{AnnotationShape, Human};

#[derive(Debug, Args)]
pub(super) struct Annotate {
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

impl Annotate {
    pub fn run(self) -> io::Result<Exit> {
        self.run.apply();
        let (engine, readable) = rules::engine_of_good(&self.rules)?;
        let mut output = Output::new(self.format);
        let exit = Articles::each(&self.articles, self.run, Care::Any, |batch| {
            let seen: Vec<Annotation> = batch.par_iter().map(|article| engine.annotate(article)).collect();
            batch.iter().zip(&seen).try_for_each(|(article, seen)| match output.human() {
                Some(stream) => Human.annotation(stream, article, seen),
                None => output.object(&AnnotationShape::new(article, seen)),
            })
        })?;
        output.finish()?;
        Ok(readable.or(exit))
    }
}
