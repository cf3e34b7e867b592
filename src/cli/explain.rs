//! `gainsay explain`: why a rule did or did not match; how two claims go through the decision table.

mod pair;

use std::io;

use clap::Args;
use rayon::prelude::*;

use super::articles::{Articles, Care};
use super::exit::Exit;
use super::options::{ArticleOptions, Format, RuleOptions, RunOptions};
use super::output::Output;
use super::rules;
use crate::extract::Engine;
use crate::extract::explain::Explanation;
use crate::report::{Book, safe};
use crate::rule::suggest::nearest;
use crate::source::Sources;

#[derive(Debug, Args)]
pub(super) struct Explain {
    #[command(flatten)]
    articles: ArticleOptions,
    /// The rule to explain, as `gainsay extract` names it: ceasefire.rejected
    #[arg(long, value_name = "NAME", required_unless_present = "pair")]
    rule: Option<String>,
    /// The two claims to explain, by their ids or the beginnings of them; `gainsay extract` and `gainsay reconcile` show
    /// them as #1a2b3c4d, and whole with --format json
    #[arg(long, num_args = 2, value_names = ["ID", "ID"], conflicts_with = "rule")]
    pair: Option<Vec<String>>,
    #[command(flatten)]
    rules: RuleOptions,
    /// How to print
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,
    #[command(flatten)]
    run: RunOptions,
}

impl Explain {
    pub fn run(self) -> io::Result<Exit> {
        self.run.apply();
        let Some((engine, sources)) = rules::engine_and_sources(&self.rules)? else { return Ok(Exit::Bad) };
        if let Some(ids) = &self.pair {
            return self.pair(engine, ids);
        }
        let name = self.rule.as_deref().unwrap_or_default();
        match find(engine, name) {
            Ok(rule) => self.explain(engine, &sources, rule),
            Err(help) => {
                anstream::eprintln!("error: no rule is called `{}`\nhelp: {}", safe(name), safe(&help));
                Ok(Exit::Bad)
            }
        }
    }

    fn explain(&self, engine: &Engine, sources: &Sources, rule: usize) -> io::Result<Exit> {
        let mut output = Output::new(self.format);
        let mut claims = 0;
        let exit = Articles::each(&self.articles, self.run, Care::Any, |batch| {
            let all: Vec<Explanation> = batch.par_iter().map(|article| engine.explain(article, rule)).collect();
            batch.iter().zip(&all).try_for_each(|(article, explanation)| {
                claims += explanation.claims().count();
                let book = Book { sources, rules: engine.rules(), article, explanation };
                match output.human() {
                    Some(stream) => book.human(stream),
                    None => book.shapes().iter().try_for_each(|shape| output.object(shape)),
                }
            })
        })?;
        output.finish()?;
        Ok(exit.or(if claims > 0 { Exit::Nothing } else { Exit::Found }))
    }
}

/// The rule of this name, or of the only kind that has one of this name; else what may help.
fn find(engine: &Engine, name: &str) -> Result<usize, String> {
    let names: Vec<&str> = engine.rules().rules.iter().map(|rule| &*rule.name).collect();
    let short = |full: &&str| full.rsplit('.').next() == Some(name);
    let alike: Vec<&str> = names.iter().copied().filter(short).collect();
    let full = if let [only] = alike[..] { only } else { name };
    if let Some(number) = engine.rule(full) {
        return Ok(number);
    }
    let of_kind: Vec<&str> = names.iter().copied().filter(|full| full.split('.').next() == Some(name)).collect();
    Err(match (nearest(name, names.iter().copied()), of_kind.is_empty()) {
        (Some(near), _) => format!("did you mean `{near}`?"),
        (None, false) => format!("its rules are {}", of_kind.join(", ")),
        (None, true) if !alike.is_empty() => format!("there are {}", alike.join(", ")),
        (None, true) => "`gainsay extract` names the rule of every claim".to_owned(),
    })
}
