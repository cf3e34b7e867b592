//! `gainsay explain --pair ID ID`: two claims, walked through the decision table.

use std::io;

use rayon::prelude::*;

use super::Explain;
use crate::align::in_order;
use crate::claim::{Claim, Schema};
use crate::cli::articles::{Articles, Care};
use crate::cli::exit::Exit;
use crate::cli::output::Output;
use crate::extract::Engine;
use crate::reconcile::walk;
use crate::report::{Human, WalkShape, safe};

impl Explain {
    pub(super) fn pair(&self, engine: &Engine, ids: &[String]) -> io::Result<Exit> {
        let mut claims: Vec<Claim> = Vec::new();
        let exit = Articles::each(&self.articles, self.run, Care::Any, |batch| {
            let found: Vec<Vec<Claim>> = batch.par_iter().map(|article| engine.extract(article)).collect();
            claims.extend(found.into_iter().flatten());
            Ok(())
        })?;
        let mut sides = Vec::new();
        for id in ids {
            match find(&claims, id) {
                Ok(at) => sides.push(at),
                Err(why) => {
                    anstream::eprintln!(
                        "error: {}\nhelp: `gainsay extract` and `gainsay reconcile` show ids as #1a2b3c4d",
                        safe(&why)
                    );
                    return Ok(Exit::Bad);
                }
            }
        }
        let [a, b] = sides[..] else { return Ok(Exit::Bad) };
        let (a, b) = in_order(&claims, a.min(b), a.max(b));
        let (a, b) = (&claims[a], &claims[b]);
        let schema = |claim: &Claim| engine.rules().schemas.iter().find(|schema| *schema.kind == *claim.kind);
        // Every claim is of a kind that its rule set declares.
        let (Some(of_a), Some(of_b)) = (schema(a), schema(b)) else { return Ok(Exit::Bad) };
        self.print((a, of_a), (b, of_b))?;
        Ok(exit)
    }

    fn print(&self, a: (&Claim, &Schema), b: (&Claim, &Schema)) -> io::Result<()> {
        let mut output = Output::new(self.format);
        for walked in walk(a.0, b.0, a.1) {
            match output.human() {
                Some(stream) => Human.walk(stream, a.0, b.0, &walked)?,
                None => output.object(&WalkShape::new(a, b, &walked))?,
            }
        }
        output.finish()
    }
}

/// The one claim whose id begins so, with or without `#`; else why there is none.
fn find(claims: &[Claim], id: &str) -> Result<usize, String> {
    let wanted = id.strip_prefix('#').unwrap_or(id);
    let mut found = (0..claims.len()).filter(|&at| !wanted.is_empty() && claims[at].id.starts_with(wanted));
    match (found.next(), found.count()) {
        (Some(at), 0) => Ok(at),
        (Some(_), more) => Err(format!("expected the id of one claim, found that {} begin with `{id}`", more + 1)),
        (None, _) => Err(format!("expected the id of a claim of these articles, found `{id}`")),
    }
}
