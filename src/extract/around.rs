//! What the sentences of an article lend its claims, and name for words that name nobody: their times, places and names.

use jiff::ToSpan;

use super::cause;
use super::context::{Context, position_at};
use super::inherit::Sentences;
use super::lattice::{Edge, Lattice};
use super::refer::Named;
use super::{bounds, build};
use crate::claim::Filled;
use crate::lexicon::cause::Sorts;
use crate::lexicon::names::NameHit;
use crate::lexicon::relation::{self, Side};
use crate::rule::TypeSet;
use crate::span::Span;
use crate::text::{Role, TokenKind, Tokens};
use crate::value::{Place, Time, Value, Window};

/// From `from` to the `to` of a journey.
const FARE: u32 = 5;

impl Context<'_> {
    /// The values of some edges of a sentence, as they are taken over by others.
    fn lent(&self, at: usize, wanted: impl Fn(&Edge, &Lattice<'_>) -> bool) -> Vec<Filled> {
        let read = self.lattice(at, &mut self.spare.borrow_mut());
        let edges = read.0.edges().iter().filter(|edge| !edge.joined && wanted(edge, &read.0));
        let values = edges.flat_map(|edge| edge.values.iter().map(move |(value, span)| (edge, value, *span)));
        values.map(|(edge, value, span)| build::of_edge(&read.0, edge, value, span, true)).collect()
    }

    /// The same of its times; a sentence without one is not laid out.
    fn lent_times(&self, at: u32, wanted: impl Fn(&Edge, &Lattice<'_>) -> bool) -> Vec<Filled> {
        if self.figures(at as usize).times.is_empty() {
            return Vec::new();
        }
        self.lent(at as usize, |edge, lattice| edge.types.meets(TypeSet::TIME) && wanted(edge, lattice))
    }

    /// The first time of a sentence that dates an event; its day where the sentence counts from it: `after Friday's blast`.
    fn dated_event(&self, at: usize, sorts: Sorts) -> Option<Filled> {
        if !cause::may_date(self.tokens(at)) || self.figures(at).times.is_empty() {
            return None;
        }
        let read = self.lattice(at, &mut self.spare.borrow_mut());
        let lattice = &read.0;
        let dates_event = |edge: &&Edge| {
            let time = !edge.joined && edge.types.meets(TypeSet::TIME);
            time && cause::dated(edge, lattice).is_some_and(|of| sorts == 0 || of & sorts != 0)
        };
        let edge = lattice.edges().iter().find(dates_event)?;
        let day = bounds::day_of_event(edge, lattice).unwrap_or(edge);
        day.values.first().map(|(value, span)| build::of_edge(lattice, day, value, *span, true))
    }

    /// When an event happened from which a sentence counts the days up to its article or to a day that it names: `Two days after
    /// the dam burst, the town is asking why`; `envoys met on Tuesday, a day after drones set a tanker ablaze`.
    fn so_long_after(&self, at: usize, sorts: Sorts) -> Option<Filled> {
        let tokens = self.tokens(at);
        let counted = |token: usize| relation::side(tokens.folded(token)) == Some(Side::After);
        if !cause::may_date(tokens) || !(0..tokens.len()).any(counted) {
            return None;
        }
        let read = self.lattice(at, &mut self.spare.borrow_mut());
        let lattice = &read.0;
        let times = lattice.edges().iter().filter(|edge| !edge.joined && edge.types.meets(TypeSet::TIME));
        bounds::counts_days(lattice).find_map(|(after, from, days)| {
            let comma = (after..lattice.len()).find(|&at| lattice.folded(at) == ",");
            let end = comma.unwrap_or(lattice.len());
            let of = cause::between(lattice, after, end);
            let dated = times.clone().any(|time| (after..end).contains(&(time.from as usize)));
            if dated || of == 0 || sorts != 0 && of & sorts == 0 {
                return None;
            }
            let day = if from == 0 {
                // The article's own day, not one of which it tells.
                let now = (end..lattice.len()).any(|at| relation::PRESENT.contains(&lattice.folded(at)));
                self.anchor.filter(|_| now && comma.is_some())?
            } else {
                let apart = lattice.folded(from - 1) == ",";
                let told = times.clone().rfind(|time| time.to as usize <= from);
                match told.filter(|time| apart || time.to as usize == from)?.values.as_slice() {
                    [(Value::Time(time), _)] if time.window.width_days() == Some(1) => time.window.from?,
                    _ => return None,
                }
            };
            let window = Window::day(day.checked_sub(days.days()).ok()?);
            let span = lattice.span(from, after + 1);
            let text = span.of(&self.article.text).to_owned();
            Some(Filled { value: Value::Time(Time::new(window)), text, span, inherited: true, of_people: false })
        })
    }
}

/// A place that is nothing else there: `Moscow` may speak, `part of Sumy` is where something is. Where somebody or something comes
/// from is elsewhere: `a driver from Sumy`, `the express from Sumy to Kelm`; `a mile from Sumy` is near it.
fn is_place_alone(edge: &Edge, lattice: &Lattice<'_>) -> bool {
    let word = |before: u32| edge.from.checked_sub(before).map_or("", |at| lattice.folded(at as usize));
    let told = relation::LENGTHS.contains(&word(2)) || relation::TOLD_FROM.contains(&word(2));
    if word(1) == "from" && !told {
        return false;
    }
    if word(1) == "to" && (2..=FARE).any(|before| word(before) == "from") {
        return false;
    }
    let known = edge.values.iter().all(|(value, _)| matches!(value, Value::Place(_)));
    let acts = |other: &Edge| other.types.meets(TypeSet::ACTOR) && other.from < edge.to && edge.from < other.to;
    known && edge.types.meets(TypeSet::PLACE) && !build::is_seat(lattice, edge) && !lattice.edges().iter().any(acts)
}

/// Whether an edge stands in an aside: `Valdova, which agreed on Friday, sent ambulances`.
fn is_aside(edge: &Edge, lattice: &Lattice<'_>) -> bool {
    let holds = |from: usize| lattice.asides[from].is_some_and(|end| edge.to <= end);
    (0..edge.from as usize).any(holds)
}

impl Named for Context<'_> {
    fn tokens(&self, sentence: usize) -> &Tokens<'_> {
        Context::tokens(self, sentence)
    }

    fn names(&self, sentence: usize) -> &[NameHit] {
        Context::names(self, sentence)
    }

    fn filed(&self) -> Option<Place> {
        let at = self.sentences.iter().position(|sentence| sentence.role == Role::Dateline)?;
        Context::names(self, at).iter().find_map(|hit| hit.place.clone())
    }
}

impl Sentences for Context<'_> {
    fn times(&self, sentence: u32) -> Vec<Filled> {
        self.lent_times(sentence, |edge, lattice| !is_aside(edge, lattice))
    }

    fn times_elsewhere(&self, sentence: u32, span: Span) -> Vec<Filled> {
        self.lent_times(sentence, |edge, lattice| {
            let (start, end) = (position_at(lattice, span.start), position_at(lattice, span.end));
            let (from, to) = (edge.from as usize, edge.to as usize);
            let barrier = |range: std::ops::Range<usize>| range.into_iter().any(|at| lattice.barriers[at]);
            !is_aside(edge, lattice) && (barrier(to..start) || barrier(end..from))
        })
    }

    fn places(&self, sentence: u32) -> Vec<Filled> {
        if self.sentences[sentence as usize].role != Role::Body {
            return Vec::new();
        }
        self.lent(sentence as usize, is_place_alone)
    }

    fn paragraph(&self, sentence: u32) -> u32 {
        self.sentences[sentence as usize].block
    }

    fn event_time(&self, sentence: u32, sorts: Sorts) -> Option<Filled> {
        self.dated_event(sentence as usize, sorts).or_else(|| self.so_long_after(sentence as usize, sorts))
    }

    fn owned_event_time(&self, sentence: u32) -> Option<Filled> {
        let owned = self.lent_times(sentence, |edge, lattice| {
            lattice.kind(edge.to as usize) == Some(TokenKind::Possessive) && cause::dated(edge, lattice).is_some()
        });
        owned.into_iter().next()
    }

    fn points_to_scene(&self, sentence: u32) -> bool {
        Context::points_to_scene(self, sentence as usize)
    }

    fn points_back_to_scene(&self, sentence: u32) -> bool {
        Context::points_back_to_scene(self, sentence as usize)
    }

    fn headline(&self) -> Option<Filled> {
        self.headline_place()
    }

    fn dateline(&self) -> Vec<Filled> {
        let at = self.sentences.iter().position(|sentence| sentence.role == Role::Dateline);
        at.map_or_else(Vec::new, |at| self.lent(at, |edge, _| edge.types.meets(TypeSet::PLACE)))
    }

    fn last(&self) -> u32 {
        self.sentences.len().saturating_sub(1) as u32
    }

    fn lede(&self) -> Option<u32> {
        self.sentences.iter().position(|sentence| sentence.role == Role::Body).map(|at| at as u32)
    }
}
