//! `gainsay reconcile`: findings between articles, and inside one.

mod overview;
mod spool;

use std::io::{self, Write};
use std::ops::Range;

use clap::Args;
use rayon::prelude::*;

use super::articles::{Articles, Care, Given};
use super::cache::{Cache, CacheOptions, LastRun, Places, Shown, Told, extract, print_of};
use super::exit::Exit;
use super::options::{ArticleOptions, Format, RuleOptions, RunOptions};
use super::output::{Output, put_object};
use super::rules;
use crate::align::CROWD;
use crate::claim::{Claim, Schema};
use crate::extract::Engine;
use crate::reconcile::{Finding, Severity, Verdict, survey, survey_loud, survey_with};
use crate::report::{FindingShape, Human};

#[derive(Debug, Args)]
pub(super) struct Reconcile {
    #[command(flatten)]
    articles: ArticleOptions,
    #[command(flatten)]
    rules: RuleOptions,
    #[command(flatten)]
    cache: CacheOptions,
    /// Print the quiet verdicts too: corroborates, refines, compatible, unrelated
    #[arg(long)]
    all: bool,
    /// Count all pairs, and list for every claim in conflict only the worst that is said of it: for very many claims
    #[arg(long, conflicts_with = "all")]
    overview: bool,
    /// How to print
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,
    #[command(flatten)]
    run: RunOptions,
}

impl Reconcile {
    pub fn run(self) -> io::Result<Exit> {
        self.run.apply();
        let (engine, print, readable) = rules::engine_of_good_and_print(&self.rules)?;
        let schemas = &engine.rules().schemas;
        let mut cache = Cache::open(&self.cache, &print)?;
        if self.overview {
            return Ok(readable.or(self.overview(engine, cache)?));
        }
        // What comes in a stream comes once.
        let again = self.articles.text.is_none() && self.articles.paths.iter().all(|path| path.as_os_str() != "-");
        let last = cache.as_ref().filter(|_| again).map(|cache| LastRun::open(cache, self.options()));
        let (mut told, mut exit) = self.read(engine, cache.as_ref(), last.as_ref())?;
        cache.iter_mut().for_each(Cache::finish);

        let change = match (&last, &cache) {
            (Some(last), Some(cache)) => last.change(cache, &mut told, schemas)?,
            _ => None,
        };
        let many = told.iter().map(Told::many).sum();
        let is_new = change.as_ref().is_none_or(|change| !change.none);
        let (stay, claims, numbers, findings, mut places) = match change {
            Some(mut change) => {
                let some = change.mine.contains(&true);
                let judged = || survey_with(&change.claims, schemas, &change.mine, self.all);
                let findings = if some { judged() } else { Vec::new() };
                let places = change.places();
                (change.stay, change.claims, Some(change.numbers), findings, places)
            }
            None => {
                let claims = LastRun::claims(cache.as_ref(), &mut told)?;
                let findings = if self.all { survey(&claims, schemas) } else { survey_loud(&claims, schemas) };
                (Vec::new(), claims, None, findings, Places::default())
            }
        };

        let mut printer = Printer {
            output: Output::new(self.format),
            format: self.format,
            texts: Vec::new(),
            whole: true,
            shown: Vec::new(),
        };
        let known = last.as_ref().map_or(&[][..], |last| &last.texts);
        let number = |at: usize| numbers.as_ref().map_or(at as u32, |numbers| numbers[at]);
        let mut stay = stay.into_iter().peekable();
        for finding in &findings {
            let of = (number(finding.a), number(finding.b));
            while let Some(known_one) = stay.next_if(|known| known.place() < (of.0.min(of.1), of.0.max(of.1))) {
                printer.again(known_one, known)?;
            }
            let (a, b) = (&claims[finding.a], &claims[finding.b]);
            // Both claims are of a kind that the rule set declares.
            let schema = schemas.iter().find(|schema| *schema.kind == *finding.kind);
            let wanted = self.all || finding.judgement.verdict.severity() != Severity::Quiet;
            printer.print(finding, of, schema.filter(|_| wanted).map(|schema| (a, b, schema)), last.is_some())?;
        }
        for known_one in stay {
            printer.again(known_one, known)?;
        }
        if let Some(stream) = printer.output.human() {
            summary(stream, told.len(), many, &printer.shown)?;
            if self.all && many > 1 {
                let unlisted = "pairs of claims that share no place, day, party or word are unrelated and not listed: explain --pair \
                                says what was weighed";
                writeln!(stream, "{unlisted}")?;
            }
        }
        printer.output.finish()?;
        if let (Some(last), Some(cache), true) = (&last, &cache, is_new) {
            if numbers.is_none() {
                places = Places::of(&claims, schemas);
            }
            if printer.whole {
                last.keep(cache, &told, places, &printer.shown, &printer.texts);
            }
        }
        if printer.shown.iter().any(|shown| shown.verdict == Verdict::Contradicts) {
            exit = exit.or(Exit::Found);
        }
        Ok(readable.or(exit))
    }

    /// Of what was printed and how depends what can be printed again.
    fn options(&self) -> [u8; 16] {
        let paths: Vec<String> = self.articles.paths.iter().map(|path| path.to_string_lossy().into_owned()).collect();
        print_of(&format!(
            "{paths:?} {:?} {:?} {} {:?}",
            self.articles.date, self.articles.input, self.all, self.format as u8
        ))
    }

    /// The articles with their claims; of those that the last run had, only that they are here again.
    fn read(&self, engine: &Engine, cache: Option<&Cache>, last: Option<&LastRun>) -> io::Result<(Vec<Told>, Exit)> {
        let mut told: Vec<Told> = Vec::new();
        let exit = match (last, cache) {
            (Some(last), Some(cache)) => {
                Articles::each_unknown(&self.articles, self.run, Care::Any, &|unit| last.knows(unit), |batch| {
                    let found = batch.into_par_iter().map(|given| match given {
                        Given::Known(unit, again) => last.told(unit, again.path()),
                        Given::Article(article, unit) => {
                            let (key, claims) = cache.extract_keyed(engine, &article);
                            Told::read(unit, key, claims)
                        }
                    });
                    told.par_extend(found);
                    Ok(())
                })?
            }
            _ => Articles::each(&self.articles, self.run, Care::Any, |batch| {
                let found = batch.par_iter().map(|article| Told::once(extract(cache, engine, article)));
                told.par_extend(found);
                Ok(())
            })?,
        };
        Ok((told, exit))
    }
}

/// Prints findings, and keeps how they were printed.
struct Printer {
    output: Output,
    format: Format,
    texts: Vec<u8>,
    /// Whether `texts` has all that was printed: a run that prints too much is not kept.
    whole: bool,
    shown: Vec<Shown>,
}

impl Printer {
    /// One that the last run printed.
    fn again(&mut self, shown: Shown, texts: &[u8]) -> io::Result<()> {
        let text = &texts[shown.text.clone()];
        self.output.text(text)?;
        let from = self.texts.len();
        self.texts.extend_from_slice(text);
        let text = self.kept(from);
        self.shown.push(Shown { text, ..shown });
        Ok(())
    }

    /// One of this run; `None`: it is only counted.
    fn print(
        &mut self,
        finding: &Finding,
        of: (u32, u32),
        claims: Option<(&Claim, &Claim, &Schema)>,
        keep: bool,
    ) -> io::Result<()> {
        let from = self.texts.len();
        if let Some((a, b, schema)) = claims {
            match self.format {
                Format::Human => Human.finding(&mut self.texts, finding, a, b)?,
                format => put_object(&mut self.texts, format, &FindingShape::new(finding, a, b, schema))?,
            }
            self.output.text(&self.texts[from..])?;
        }
        if !keep {
            self.texts.truncate(from);
        }
        let text = self.kept(from);
        self.shown.push(Shown::new(finding, of, text));
        Ok(())
    }

    /// Where the text of a finding stands that was put behind an offset; nothing is kept any more once all is too long.
    fn kept(&mut self, from: usize) -> Range<usize> {
        self.whole &= self.texts.len() <= LastRun::LONGEST;
        if self.whole {
            return from..self.texts.len();
        }
        self.texts.clear();
        0..0
    }
}

fn summary(out: &mut dyn Write, articles: usize, claims: usize, findings: &[Shown]) -> io::Result<()> {
    let count = |verdict: Verdict| {
        let found = findings.iter().filter(|finding| finding.verdict == verdict);
        found.map(|finding| 1 + finding.alike).sum::<u64>()
    };
    counts(out, articles, claims, count)?;
    let loud = findings.iter().filter(|finding| finding.verdict.severity() != Severity::Quiet);
    let (alike, at_least) = loud
        .fold((0, false), |(sum, open), finding| (sum + finding.alike, open || finding.at_least && finding.alike > 0));
    if alike > 0 {
        let least = if at_least { "at least " } else { "" };
        writeln!(
            out,
            "{least}{alike} of these are not listed: where more than {CROWD} claims meet, each has its worst verdict, and \
             the first finding of a sort says how many are like it"
        )?;
    }
    Ok(())
}

/// How many findings there are of each loud verdict.
fn counts(out: &mut dyn Write, articles: usize, claims: usize, count: impl Fn(Verdict) -> u64) -> io::Result<()> {
    writeln!(
        out,
        "{articles} article{}, {claims} claim{}: {} contradict, {} disputed, {} superseded, {} in tension",
        if articles == 1 { "" } else { "s" },
        if claims == 1 { "" } else { "s" },
        count(Verdict::Contradicts),
        count(Verdict::Disputed),
        count(Verdict::Supersedes),
        count(Verdict::Tension)
    )
}
