//! On which day something was said: from that day its times count, not from the article's.
//!
//! Takes sentences with their values as if everything were told on the day of the article, and the attributions in them; gives
//! the same with other values for what was said before. Inside a quotation `yesterday` is the speaker's. What is only
//! reported was put into the outlet's words: who dates the saying from his own day (`said last week that it would close this
//! week`) dates all else from it too, and a weekday or date leaves both readings open, as long as both can be.

use jiff::civil::Date;

use super::Governed;
use super::clauses;
use super::context::{Context, Read, position_at};
use super::lattice::{Edge, Lattice};
use super::scope::CueHit;
use super::speaker;
use super::vm::Machine;
use crate::claim::Speaker;
use crate::lexicon::time::{Precision, Tense, TimeHit, read_times_after};
use crate::lexicon::{clause, saying};
use crate::rule::TypeSet;
use crate::span::Span;
use crate::text::{Quote, TokenKind};
use crate::value::{Moment, Time, Value, Window};

/// Whoever is quoted has been named so many sentences before, at most.
const NAMED_BEFORE: usize = 2;
/// How many sentences back the same speaker may have been dated.
const REACH: usize = 3;
/// In tokens, from a verb of saying to its time.
const FARTHEST: usize = 20;
/// A longer stretch tells no day of speaking.
const LONGEST_DAYS: i64 = 31;

/// What a claim is a claim of: the day of speaking, else the day of the article.
pub(super) fn asof(published: Option<Moment>, attribution: Option<&Governed>) -> Option<Moment> {
    let said = attribution.and_then(|found| found.said).and_then(|said| said.to);
    match (published, said) {
        (Some(published), Some(day)) if day < published.day => Some(Moment::day(day)),
        (published, _) => published,
    }
}

/// When a verb says that it was said, by a time right beside it.
pub(super) fn beside(verb: &CueHit, lattice: &Lattice<'_>) -> Option<Window> {
    let (_, edge) = lattice.said.iter().find(|(from, _)| *from == verb.from)?;
    window(edge)
}

/// The stretch of days of a time, if it is short enough.
fn window(edge: &Edge) -> Option<Window> {
    match edge.values.first()? {
        (Value::Time(time), _) => {
            Some(time.window).filter(|window| window.width_days().is_some_and(|days| days <= LONGEST_DAYS))
        }
        _ => None,
    }
}

/// How somebody's words stand in an article.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Words {
    /// Between quotation marks.
    Quoted,
    /// In the outlet's words, dated by a weekday or date.
    Reported,
    /// In the outlet's words, dated from the outlet's own day.
    Retold,
}

/// Positions of a sentence, and when they were said.
struct Stretch {
    from: usize,
    to: usize,
    said: Window,
    words: Words,
}

impl<'a> Context<'a> {
    /// A sentence in which `we` and `I` are whoever is quoted, where that is told; `None` where nothing changes.
    pub(super) fn with_first_person(&self, at: usize, read: &Read<'a>, machine: &mut Machine) -> Option<Read<'a>> {
        let (lattice, _) = read;
        // `We were attacked`: nothing that they did.
        let acts = |&word: &usize| {
            clause::FIRST_PERSON.contains(&lattice.folded(word)) && !clause::PASSIVE.contains(&lattice.folded(word + 1))
        };
        let found = (0..lattice.len()).filter(acts);
        let found: Vec<Edge> = found.filter_map(|word| self.first_person(at, word, lattice, machine)).collect();
        if found.is_empty() {
            return None;
        }
        let mut spoken = read.clone();
        let edges = lattice.edges().iter().filter(|edge| !(edge.joined && edge.list)).cloned().chain(found);
        spoken.0.set_edges(edges.collect());
        Some(spoken)
    }

    fn first_person(&self, at: usize, word: usize, lattice: &Lattice<'_>, machine: &mut Machine) -> Option<Edge> {
        let span = lattice.span(word, word + 1);
        let speaker = self.speaker_of(self.quote_around(span)?, machine)?.speaker?;
        // Named in the sentence or beside it.
        let near = at.saturating_sub(NAMED_BEFORE)..self.sentences.len().min(at + 2);
        let mut actors = near.flat_map(|at| self.names(at)).flat_map(|hit| hit.actor.iter().flatten());
        let actor = actors.find(|actor| actor.id == speaker.id)?.clone();
        let value = Value::Actor(actor);
        // Nobody is told of himself by name: `who: person` takes a name.
        let types = TypeSet::ACTOR;
        let (from, to) = (word as u32, word as u32 + 1);
        Some(Edge { from, to, types, values: vec![(value, span)], list: false, joined: false, refers: false })
    }

    /// A sentence with the times of what was said on another day; `None` where nothing changes.
    pub(super) fn as_spoken(&self, at: usize, raw: &Read<'a>, machine: &mut Machine) -> Option<Read<'a>> {
        let anchor = self.anchor?;
        let (lattice, cues) = raw;
        if self.figures(at).times.is_empty() {
            return None;
        }
        let mut stretches = self.quoted_stretches(at, lattice, machine);
        stretches.extend(self.reported_stretches(at, lattice, cues));
        stretches.retain(|stretch| stretch.said != Window::day(anchor));
        let read = |day: Option<Date>| {
            day.map_or_else(Vec::new, |day| read_times_after(self.tokens(at), Some(day), || self.window_before(at)))
        };
        let mut others: Vec<(u32, u32, Value)> = Vec::new();
        for stretch in &stretches {
            let (first, last) = (read(stretch.said.from), read(stretch.said.to));
            for hit in &self.figures(at).times {
                let (from, to) = (lattice.position(hit.from), lattice.position(hit.to));
                let same = |other: &&TimeHit| (other.from, other.to) == (hit.from, hit.to);
                let known = others.iter().any(|other| (other.0, other.1) == (from as u32, to as u32));
                if known || from < stretch.from || to > stretch.to {
                    continue;
                }
                if let (Some(first), Some(last)) = (first.iter().find(same), last.iter().find(same))
                    && let Some(time) = stretch.time(hit, &hull(&first.time, &last.time))
                    && time != hit.time
                {
                    others.push((from as u32, to as u32, Value::Time(time)));
                }
            }
        }
        if others.is_empty() {
            return None;
        }
        let mut spoken = raw.clone();
        spoken.0.revalue(|edge| {
            let time = edge.types.meets(TypeSet::TIME) && !edge.joined;
            let other = others.iter().find(|(from, to, _)| time && (*from, *to) == (edge.from, edge.to));
            other.map(|(.., value)| value.clone())
        });
        Some(spoken)
    }

    /// The quotations in a sentence that have a time in them and a day of speaking.
    fn quoted_stretches(&self, at: usize, lattice: &Lattice<'_>, machine: &mut Machine) -> Vec<Stretch> {
        let sentence = self.sentences[at].span;
        let first = self.quotes().partition_point(|quote| quote.span.end <= sentence.start);
        let here = self.quotes()[first..].iter().take_while(|quote| quote.span.start < sentence.end);
        let quotes: Vec<Quote> = here.copied().collect();
        let timed = |from: usize, to: usize| {
            let inside = |edge: &&Edge| from <= edge.from as usize && edge.to as usize <= to;
            lattice.edges().iter().filter(inside).any(|edge| edge.types.meets(TypeSet::TIME))
        };
        let stretch = |quote: Quote| {
            let (from, to) = (position_at(lattice, quote.inner.start), position_at(lattice, quote.inner.end));
            let said = if timed(from, to) { self.speaker_of(quote, machine)?.said? } else { return None };
            Some(Stretch { from, to, said, words: Words::Quoted })
        };
        quotes.into_iter().filter_map(stretch).collect()
    }

    /// What verbs of saying govern that have a time beside them.
    fn reported_stretches(&self, at: usize, lattice: &Lattice<'_>, cues: &[CueHit]) -> Vec<Stretch> {
        let times = &self.figures(at).times;
        let mut stretches = Vec::new();
        for (from, edge) in &lattice.said {
            let verb = cues.iter().find(|cue| cue.from == *from && speaker::is_saying(cue));
            let (Some(verb), Some(said)) = (verb, window(edge)) else { continue };
            let own = times.iter().any(|hit| hit.deictic && lattice.position(hit.from) == edge.from as usize);
            let words = if own { Words::Retold } else { Words::Reported };
            let reaches = |other: &&Edge| {
                let (from, to) = (other.from as usize, other.to as usize);
                if from >= verb.to {
                    from >= edge.from as usize && speaker::open(lattice, verb, verb.to, from)
                } else {
                    speaker::trails(lattice, to, verb) && speaker::open(lattice, verb, to, verb.from)
                }
            };
            let governed = lattice.edges().iter().filter(|other| other.types.meets(TypeSet::TIME)).filter(reaches);
            stretches.extend(governed.map(|other| Stretch::over(other, said, words)));
        }
        // `Speaking on Tuesday, X said that it would end tomorrow`
        for verb in cues.iter().filter(|cue| speaker::is_saying(cue) && beside(cue, lattice).is_none()) {
            let times = lattice.edges().iter().filter(|other| other.types.meets(TypeSet::TIME));
            let governed: Vec<&Edge> = times
                .filter(|other| other.from as usize >= verb.to)
                .filter(|other| speaker::open(lattice, verb, verb.to, other.from as usize))
                .collect();
            if let Some(said) = (!governed.is_empty()).then(|| self.in_clause(at, verb, lattice)).flatten() {
                stretches.extend(governed.into_iter().map(|other| Stretch::over(other, said, Words::Retold)));
            }
        }
        stretches
    }

    /// Whether the words of a time tell the month at least: of `five years ago` its window is no measure.
    pub(super) fn is_fine(&self, at: usize, edge: &Edge, lattice: &Lattice<'_>) -> bool {
        let times = &self.figures(at).times;
        let hit = times.iter().find(|hit| lattice.position(hit.from) == edge.from as usize);
        hit.is_some_and(|hit| hit.precision <= Precision::Month || hit.precision == Precision::Vague)
    }

    /// The last day of the period that a time names, since which something is told: the 31st, of `since May`.
    pub(super) fn last_day(&self, at: usize, span: Span) -> Option<Date> {
        let tokens = self.tokens(at);
        let hit = self.figures(at).times.iter().find(|hit| tokens.span(hit.from, hit.to) == span)?;
        hit.since.as_ref().map_or(&hit.time, |(_, since)| since).window.to
    }

    /// The day on which a denial ends: with the article's, or before what it tells where it looks back from that (`had not met`).
    pub(super) fn denied_until(&self, at: usize, past: bool) -> Option<Date> {
        let today = self.anchor?;
        let told = || self.window_before(at).and_then(|window| window.from).filter(|day| *day <= today);
        if past { told().unwrap_or(today).yesterday().ok() } else { Some(today) }
    }

    /// When the words of a verb were spoken: by a time beside it, by one in its clause, by what was told of the speaker before.
    pub(super) fn day_of_speaking(
        &self,
        at: usize,
        verb: &CueHit,
        speaker: Option<&Speaker>,
        read: &Read<'_>,
        machine: &mut Machine,
    ) -> Option<Window> {
        let found = beside(verb, &read.0)
            .or_else(|| self.in_clause(at, verb, &read.0))
            .or_else(|| self.told_before(at, verb, speaker, read, machine));
        // Nobody has spoken on a day to come.
        found.filter(|said| self.anchor.is_none_or(|today| said.from.is_some_and(|from| from <= today)))
    }

    /// A time of the clause that the verb stands in: `On Tuesday, X said`, `said X after a walk through the town on Tuesday`.
    fn in_clause(&self, at: usize, verb: &CueHit, lattice: &Lattice<'_>) -> Option<Window> {
        let quoted = |edge: &Edge| self.quote_around(lattice.span(edge.from as usize, edge.to as usize)).is_some();
        let plain = |from: usize, to: usize| {
            (from..to).all(|at| {
                let mark = matches!(lattice.kind(at), Some(TokenKind::Stop | TokenKind::Dash | TokenKind::Bracket));
                let other = lattice.folded(at) == ":" || saying::NOT_WHEN_SAID.contains(&lattice.folded(at));
                let letter = saying::DATED.contains(&lattice.folded(at));
                !mark && !other && (letter || !clauses::finite(lattice, at))
            })
        };
        let in_quote = |at: usize| self.quote_around(lattice.span(at, at + 1)).is_some();
        // An aside says who it is: `said Holm, the mayor, on Tuesday`.
        let behind = |edge: &&Edge| {
            let (from, mut at) = (edge.from as usize, verb.to);
            while at < from {
                match lattice.asides[at].map(|end| end as usize) {
                    Some(end) if end <= from => at = end,
                    _ if in_quote(at) => at += 1,
                    _ if lattice.folded(at) == "," || !plain(at, at + 1) => return false,
                    _ => at += 1,
                }
            }
            from >= verb.to && from - verb.to <= FARTHEST
        };
        let ahead = |edge: &&Edge| {
            let (from, to) = (edge.from as usize, edge.to as usize);
            to <= verb.from && verb.from <= FARTHEST && plain(0, from) && plain(to, verb.from)
        };
        let fits = |edge: &&Edge| {
            edge.types.meets(TypeSet::TIME)
                && !edge.joined
                && !quoted(edge)
                && !speaker::owns(lattice, edge.to as usize)
                && self.is_fine(at, edge, lattice)
        };
        let times = || lattice.edges().iter().filter(fits);
        times().find(behind).or_else(|| times().find(ahead)).and_then(window)
    }

    /// When the same speaker was told to have spoken, in this sentence or those before: `Holm said on Tuesday … “…,” he added.`
    fn told_before(
        &self,
        at: usize,
        verb: &CueHit,
        who: Option<&Speaker>,
        read: &Read<'_>,
        machine: &mut Machine,
    ) -> Option<Window> {
        let who = who?;
        let said_here = |before: usize, (lattice, cues): &Read<'_>| {
            let mentioned = self.mentioned(before);
            lattice.said.iter().rev().find_map(|(from, edge)| {
                let number = cues.iter().position(|cue| cue.from == *from && speaker::is_saying(cue))?;
                let own = before == at && cues[number].from >= verb.from;
                let found = speaker::attribution(number, &cues[number], lattice, &mentioned, None).speaker;
                (!own && found.is_some_and(|found| found.id == who.id)).then(|| window(edge)).flatten()
            })
        };
        said_here(at, read).or_else(|| {
            (at.saturating_sub(REACH)..at).rev().find_map(|before| said_here(before, &self.raw(before, machine)))
        })
    }
}

impl Stretch {
    fn over(edge: &Edge, said: Window, words: Words) -> Self {
        Self { from: edge.from as usize, to: edge.to as usize, said, words }
    }

    /// A time in it: `hit` as told on the day of the article, `spoken` on the day of speaking.
    fn time(&self, hit: &TimeHit, spoken: &Time) -> Option<Time> {
        if self.words == Words::Quoted {
            return Some(spoken.clone());
        }
        // What was done had been done when it was told.
        let late = hit.time.window.from > self.said.to;
        if hit.tense == Tense::Past && late {
            return Some(spoken.clone());
        }
        let both = || Some(Time { window: spoken.window, other: Some(hit.time.window) });
        match self.words {
            Words::Retold if hit.deictic => None,
            _ if hit.time.window == spoken.window => None,
            _ => both(),
        }
    }
}

/// From the beginning of one to the end of the other.
fn hull(first: &Time, last: &Time) -> Time {
    if first == last {
        return first.clone();
    }
    Time::new(Window { from: first.window.from, to: last.window.to })
}
