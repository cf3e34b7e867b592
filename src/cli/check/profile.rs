//! `check --profile ARTICLES`: what each rule costs and finds. Everything but the times is the same on each run.

use std::io::{self, Write};
use std::path::PathBuf;
use std::sync::OnceLock;
use std::time::{Duration, Instant};

use crate::cli::articles::{Articles, Care};
use crate::cli::exit::Exit;
use crate::cli::options::{ArticleOptions, RunOptions};
use crate::extract::{Engine, Meter};
use crate::report::{WorkShape, safe};

/// Time since the first look at the clock.
fn clock() -> Duration {
    static START: OnceLock<Instant> = OnceLock::new();
    START.get_or_init(Instant::now).elapsed()
}

/// Runs the rules over articles, one after the other, so that the times are not those of a crowded machine.
pub(super) fn measure(engine: &Engine, paths: &[PathBuf], run: RunOptions) -> io::Result<(Box<Meter>, Exit)> {
    let options = ArticleOptions { paths: paths.to_vec(), text: None, date: None, input: None };
    let fresh = || Box::new(Meter::new(engine.rules().rules.len(), clock));
    let mut meter = Some(fresh());
    let exit = Articles::each(&options, run, Care::Any, |batch| {
        batch.iter().for_each(|article| drop(engine.measure(article, &mut meter)));
        Ok(())
    })?;
    Ok((meter.unwrap_or_else(fresh), exit))
}

/// A row a rule; that which takes the most steps first.
pub(super) fn rows(engine: &Engine, meter: &Meter) -> Vec<WorkShape> {
    let rules = engine.rules().rules.iter().zip(&meter.rules);
    let all =
        meter.rules.iter().fold((0, Duration::ZERO), |(steps, time), work| (steps + work.steps, time + work.time));
    let mut rows: Vec<WorkShape> = rules.map(|(rule, work)| WorkShape::new(&rule.name, work, all)).collect();
    rows.sort_by(|a, b| (b.steps, &a.rule).cmp(&(a.steps, &b.rule)));
    rows
}

/// One object a rule.
pub(super) fn json(out: &mut impl Write, rows: &[WorkShape]) -> io::Result<()> {
    rows.iter().try_for_each(|row| {
        serde_json::to_writer(&mut *out, row)?;
        writeln!(out)
    })
}

/// A table for people; nothing where nothing was measured.
pub(super) fn table(out: &mut impl Write, rows: &[WorkShape]) -> io::Result<()> {
    if rows.is_empty() {
        return Ok(());
    }
    let width = rows.iter().map(|row| row.rule.chars().count()).max().unwrap_or(0).max("rule".len());
    let heads = ["sentences", "claims", "at bound", "steps", "steps %", "ms", "ms %"];
    write!(out, "{:width$}", "rule")?;
    heads.iter().try_for_each(|head| write!(out, "  {head:>9}"))?;
    writeln!(out)?;
    for row in rows {
        writeln!(
            out,
            "{:width$}  {:>9}  {:>9}  {:>9}  {:>9}  {:>9.1}  {:>9.1}  {:>9.1}",
            safe(&row.rule),
            row.sentences,
            row.claims,
            row.at_bound,
            row.steps,
            row.steps_share * 100.0,
            row.time.us as f64 / 1000.0,
            row.time.share * 100.0
        )?;
    }
    writeln!(out)
}
