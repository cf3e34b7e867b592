//! One article being read: sentences, names learnt so far, quotations with their speakers, values on demand.

use jiff::civil::Date;

use super::lattice::{Edge, Lattice, types_of};
use super::scope::{self, CueHit, Reach};
use super::speaker::{self, Attribution, Mentioned};
use super::vm::{Hit, Machine};
use super::{Engine, Governed, asides, cut};
use crate::claim::Filled;
use crate::lexicon::count::read_counts;
use crate::lexicon::measure::read_measures;
use crate::lexicon::names::{ArticleNames, read_names};
use crate::lexicon::time::read_times;
use crate::rule::TypeSet;
use crate::span::Span;
use crate::text::{Article, Quote, Sentence, Tokens};
use crate::value::{Value, Window};

/// How many sentences back a pronoun may point.
const PRONOUN_REACH: usize = 2;

/// One article being read.
pub(super) struct Context<'a> {
    pub engine: &'a Engine,
    pub article: &'a Article,
    pub sentences: Vec<Sentence>,
    pub quotes: Vec<Quote>,
    pub machine: Machine,
    names: ArticleNames<'a>,
    anchor: Option<Date>,
}

impl<'a> Context<'a> {
    pub fn new(engine: &'a Engine, article: &'a Article, sentences: Vec<Sentence>) -> Self {
        let quotes = crate::text::quotes(article, &sentences);
        let anchor = article.info.published.map(|moment| moment.day);
        let mut names = ArticleNames::new(&engine.roster, anchor);
        for sentence in &sentences {
            names.learn(&cut(article, sentence));
        }
        Self { engine, article, sentences, quotes, machine: Machine::default(), names, anchor }
    }

    pub fn tokens(&self, at: usize) -> Tokens<'a> {
        cut(self.article, &self.sentences[at])
    }

    /// The sentence with its values, asides and barriers, and its cues.
    pub fn lattice<'t>(&self, at: usize, tokens: &'t Tokens<'t>, machine: &mut Machine) -> (Lattice<'t>, Vec<CueHit>) {
        let rules = &self.engine.rules;
        let mut lattice = Lattice::new(tokens, &rules.vocabulary);
        lattice.set_edges(self.edges(at, tokens, &lattice));
        let cues = scope::cues(rules, &lattice, machine);
        for cue in &cues {
            if cue.effect == crate::rule::ast::CueEffect::Stops {
                (cue.from..cue.to).for_each(|at| lattice.barriers[at] = true);
            }
        }
        // A time that says when something was said is no time of what was said.
        let kept: Vec<Edge> = lattice
            .edges()
            .iter()
            .filter(|edge| {
                !edge.list
                    && !(edge.types.meets(TypeSet::TIME)
                        && speaker::times_the_saying(&lattice, &cues, edge.from as usize, edge.to as usize))
            })
            .cloned()
            .collect();
        if kept.len() != lattice.edges().iter().filter(|edge| !edge.list).count() {
            lattice.set_edges(kept);
        }
        asides::mark(&mut lattice, &cues);
        (lattice, cues)
    }

    /// The times of a sentence, but for those that say when something was said.
    pub fn times(&mut self, at: usize) -> Vec<Filled> {
        let tokens = self.tokens(at);
        let mut machine = std::mem::take(&mut self.machine);
        let (lattice, _) = self.lattice(at, &tokens, &mut machine);
        self.machine = machine;
        let edges = lattice.edges().iter().filter(|edge| edge.types.meets(TypeSet::TIME));
        let filled = |(value, span): &(Value, Span)| Filled {
            value: value.clone(),
            text: span.of(&self.article.text).to_string(),
            span: *span,
            inherited: true,
        };
        edges.flat_map(|edge| &edge.values).map(filled).collect()
    }

    /// The values of a sentence as edges.
    fn edges(&self, at: usize, tokens: &Tokens<'_>, lattice: &Lattice<'_>) -> Vec<Edge> {
        let previous = self.window_before(at);
        let times = read_times(tokens, self.anchor, previous);
        let taken: Vec<(usize, usize)> = times.iter().map(|hit| (hit.from, hit.to)).collect();
        let mut edges = Vec::new();
        let mut push = |from: usize, to: usize, values: Vec<Value>| {
            let (start, end) = (lattice.position(from), lattice.position(to));
            let types = values.iter().fold(TypeSet::NONE, |all, value| all.with(types_of(value)));
            if start < end && types != TypeSet::NONE {
                let span = tokens.span(from, to);
                let list = values.len() > 1;
                let values = values.into_iter().map(|value| (value, span)).collect();
                edges.push(Edge { from: start as u32, to: end as u32, types, values, list });
            }
        };
        for hit in read_counts(tokens, &taken) {
            push(hit.from, hit.to, vec![Value::Count(hit.count)]);
        }
        for hit in read_measures(tokens, &taken) {
            push(hit.from, hit.to, vec![hit.value]);
        }
        for hit in read_names(tokens, &self.names) {
            if let Some(actors) = hit.actor {
                push(hit.from, hit.to, actors.into_iter().map(Value::Actor).collect());
            }
            if let Some(place) = hit.place {
                push(hit.from, hit.to, vec![Value::Place(place)]);
            }
        }
        for hit in times {
            push(hit.from, hit.to, vec![Value::Time(hit.time)]);
        }
        edges
    }

    /// The last dated window of the sentence before, for `two days later`.
    fn window_before(&self, at: usize) -> Option<Window> {
        let before = at.checked_sub(1)?;
        let tokens = self.tokens(before);
        read_times(&tokens, self.anchor, None).last().map(|hit| hit.time.window)
    }

    /// Who vouches for a match.
    pub fn attribution(
        &self,
        at: usize,
        hit: &Hit,
        span: Span,
        cues: &[CueHit],
        lattice: &Lattice<'_>,
        machine: &mut Machine,
    ) -> Option<Governed> {
        if let Some(&quote) = self.quotes.iter().find(|quote| quote.inner.contains(span)) {
            return self.quote_speaker(quote, machine);
        }
        let trigger = Reach::of(hit, lattice).trigger();
        let before = self.mentioned(at);
        let found = speaker::of_match(hit, trigger, cues, lattice, &before)?;
        Some(self.governed(found, cues, lattice))
    }

    /// Who says what stands between quotation marks: by its own sentence, else by the nearest one of its paragraph.
    pub fn quote_speaker(&self, quote: Quote, machine: &mut Machine) -> Option<Governed> {
        let touching = |sentence: &Sentence| sentence.span.overlaps(quote.span);
        let first = self.sentences.iter().position(touching)?;
        let last = self.sentences.iter().rposition(touching).unwrap_or(first);
        let block = self.sentences[first].block;
        // Its own sentences, then the one after it, then the one before it.
        let own = first..=last;
        let near = [last.checked_add(1), first.checked_sub(1)].into_iter().flatten();
        let near = near.filter(|&at| self.sentences.get(at).is_some_and(|sentence| sentence.block == block));
        for at in own.chain(near) {
            let tokens = self.tokens(at);
            let (lattice, cues) = self.lattice(at, &tokens, machine);
            let inside = (position_at(&lattice, quote.span.start), position_at(&lattice, quote.span.end));
            let before = self.mentioned(at);
            // A verb inside some other quotation is not about this one.
            let outside: Vec<CueHit> = cues.iter().copied().filter(|cue| !self.quoted(&lattice, cue)).collect();
            if let Some(found) = speaker::of_quote(inside, &outside, &lattice, &before) {
                return Some(self.governed(found, &outside, &lattice));
            }
        }
        None
    }

    fn quoted(&self, lattice: &Lattice<'_>, cue: &CueHit) -> bool {
        let span = lattice.span(cue.from, cue.to);
        self.quotes.iter().any(|quote| quote.inner.contains(span))
    }

    fn governed(&self, found: Attribution, cues: &[CueHit], lattice: &Lattice<'_>) -> Governed {
        let cue = cues.get(found.cue).map(|cue| self.engine.shown(cue, lattice));
        Governed { speaker: found.speaker, denies: found.denies, cue }
    }

    /// The person and the group last mentioned before a sentence.
    fn mentioned(&self, at: usize) -> Mentioned {
        let mut found = Mentioned::default();
        for before in (at.saturating_sub(PRONOUN_REACH)..at).rev() {
            let tokens = self.tokens(before);
            for hit in read_names(&tokens, &self.names).into_iter().rev() {
                let span = tokens.span(hit.from, hit.to);
                let Some(actor) = hit.actor.and_then(|actors| actors.into_iter().next()) else { continue };
                let place = match actor.kind {
                    crate::value::ActorKind::Person => &mut found.person,
                    _ => &mut found.group,
                };
                if place.is_none() {
                    *place = Some((actor, span));
                }
            }
        }
        found
    }
}

/// The first position at or behind a byte offset.
fn position_at(lattice: &Lattice<'_>, offset: u32) -> usize {
    (0..lattice.len()).find(|&at| lattice.span(at, at + 1).start >= offset).unwrap_or(lattice.len())
}
