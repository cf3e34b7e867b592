//! One article being read: sentences, names learnt so far, quotations with their speakers, values on demand.

use std::cell::{OnceCell, RefCell};
use std::rc::Rc;
use std::sync::Arc;

use jiff::civil::Date;
use rustc_hash::FxHashMap;

use super::cut::{Cut, Cuts};
use super::hit::Hit;
use super::lattice::{Edge, Lattice, types_of};
use super::scope::{self, CueHit, Reach};
use super::speaker::{self, Attribution};
use super::vm::Machine;
use super::{Engine, Governed, asides, clauses, spoken};
use crate::lexicon::count::{CountHit, counts_in, scan};
use crate::lexicon::measure::{MeasureHit, measures_in};
use crate::lexicon::names::{ArticleNames, NameHit, View, read_names};
use crate::lexicon::saying;
use crate::lexicon::time::{TimeHit, read_times, read_times_after};
use crate::rule::TypeSet;
use crate::span::Span;
use crate::text::{Article, Quote, Role, Sentence, Tokens};
use crate::value::Window;

/// A dateline is at most so many days older than its article.
const FILED_DAYS: i32 = 7;
/// How many sentences back the day may have been told that `two days later` counts from.
const TOLD_REACH: usize = 3;
/// Up to this sentence an article tells of one thing, in whatever paragraph.
const OPENING: usize = 4;
/// So many bytes of other text leave a sentence nothing but a quotation.
const SLACK: u32 = 1;

thread_local! {
    /// Its memory goes from article to article.
    static MACHINE: RefCell<Machine> = RefCell::default();
}

/// The numbers and times of a sentence.
pub(super) struct Figures {
    pub times: Vec<TimeHit>,
    pub counts: Vec<CountHit>,
    pub measures: Vec<MeasureHit>,
}

/// A sentence with its values, asides and barriers, and its cues.
pub(super) type Read<'a> = (Lattice<'a>, Vec<CueHit>);

/// One article being read.
pub(super) struct Context<'a> {
    pub engine: &'a Engine,
    pub article: &'a Article,
    pub sentences: Vec<Sentence>,
    pub machine: Machine,
    /// For sentences that are looked at again once all claims are there.
    pub(super) spare: RefCell<Machine>,
    cuts: &'a Cuts<'a>,
    quotes: OnceCell<Vec<Quote>>,
    names: OnceCell<ArticleNames<'a>>,
    /// Sentence → its words as names are read from them, as far as it was asked.
    views: Vec<OnceCell<View<'a>>>,
    /// Sentence → its numbers and times, as far as it was asked.
    figures: Vec<OnceCell<Figures>>,
    pub(super) anchor: Option<Date>,
    /// Start of a quotation → who says it, as far as it was asked.
    speakers: RefCell<FxHashMap<u32, Option<Governed>>>,
    /// Sentence → the names in it, as far as it was asked.
    pub(super) named: Vec<OnceCell<Vec<NameHit>>>,
    /// Sentence → what the machine sees, as far as it was asked; all times as if told on the day of the article.
    raw: RefCell<Vec<Option<Rc<Read<'a>>>>>,
    /// The same with the times of what was said on another day.
    read: RefCell<Vec<Option<Rc<Read<'a>>>>>,
    /// Kind and words of a sentence → how many claims it has given so far.
    pub repeats: FxHashMap<(usize, Arc<str>), usize>,
}

impl<'a> Context<'a> {
    /// `cuts`: the tokens of each sentence, as far as they have been cut.
    pub fn new(engine: &'a Engine, article: &'a Article, sentences: Vec<Sentence>, cuts: &'a Cuts<'a>) -> Self {
        let anchor = article.info.published.map(|moment| moment.day);
        let count = sentences.len();
        let mut context = Self {
            engine,
            article,
            sentences,
            machine: MACHINE.take(),
            spare: RefCell::default(),
            cuts,
            quotes: OnceCell::new(),
            names: OnceCell::new(),
            views: (0..count).map(|_| OnceCell::new()).collect(),
            figures: (0..count).map(|_| OnceCell::new()).collect(),
            anchor,
            speakers: RefCell::default(),
            named: vec![OnceCell::new(); count],
            raw: RefCell::new(vec![None; count]),
            read: RefCell::new(vec![None; count]),
            repeats: FxHashMap::default(),
        };
        context.anchor = context.filed_on().or(anchor);
        context
    }

    /// The day that a dateline names, shortly before that of publication: `LIMA, 17 April –`. What is said there of `today` is said of
    /// that day.
    fn filed_on(&self) -> Option<Date> {
        let published = self.anchor?;
        let at = self.sentences.iter().position(|sentence| sentence.role == Role::Dateline)?;
        let text = self.sentences[at].span.of(&self.article.text);
        if !text.contains(|c: char| c.is_ascii_digit()) {
            return None;
        }
        let days = read_times(self.tokens(at), self.anchor, None).into_iter().filter_map(|hit| {
            let window = hit.time.window;
            window.from.filter(|from| window.to == Some(*from))
        });
        let near = |day: &Date| (0..=FILED_DAYS).contains(&(published - *day).get_days());
        days.into_iter().find(near)
    }

    /// The tokens of a sentence, with the words that they are.
    pub(super) fn cut(&self, at: usize) -> &'a Cut<'a> {
        self.cuts.get(at, &self.sentences[at])
    }

    pub fn tokens(&self, at: usize) -> &'a Tokens<'a> {
        &self.cut(at).tokens
    }

    /// The quotations of the article.
    pub fn quotes(&self) -> &[Quote] {
        self.quotes.get_or_init(|| crate::text::quotes(self.article, &self.sentences))
    }

    pub(super) fn view(&self, at: usize) -> &View<'a> {
        self.views[at].get_or_init(|| View::new(self.tokens(at)))
    }

    /// What the whole article names.
    fn article_names(&self) -> &ArticleNames<'a> {
        self.names.get_or_init(|| {
            let mut names = ArticleNames::new(&self.engine.roster, self.anchor);
            (0..self.sentences.len()).for_each(|at| names.learn(self.view(at)));
            names
        })
    }

    /// The numbers and times of a sentence.
    pub(super) fn figures(&self, at: usize) -> &Figures {
        self.figures[at].get_or_init(|| {
            let tokens = self.tokens(at);
            let times = read_times_after(tokens, self.anchor, || self.window_before(at));
            let taken: Vec<(usize, usize)> = times.iter().map(|hit| (hit.from, hit.to)).collect();
            let scan = scan::Scan::new(tokens, &taken);
            Figures { counts: counts_in(&scan), measures: measures_in(&scan), times }
        })
    }

    /// Types of the values that a sentence can have, told before its names are read.
    pub fn possible_types(&self, at: usize) -> TypeSet {
        let figures = self.figures(at);
        let mut types = TypeSet::NAMES;
        types = if figures.counts.is_empty() { types } else { types.with(TypeSet::COUNT) };
        types = if figures.times.is_empty() { types } else { types.with(TypeSet::TIME) };
        figures.measures.iter().fold(types, |all, hit| all.with(types_of(&hit.value)))
    }

    /// The names of a sentence.
    pub fn names(&self, at: usize) -> &[NameHit] {
        self.named[at].get_or_init(|| read_names(self.view(at), self.article_names()))
    }

    /// What the machine sees in a sentence, remembered: pronouns, quotations and times look at it again and again.
    pub fn lattice(&self, at: usize, machine: &mut Machine) -> Rc<Read<'a>> {
        if let Some(known) = &self.read.borrow()[at] {
            return known.clone();
        }
        let raw = self.raw(at, machine);
        let read = self.as_spoken(at, &raw, machine).map_or(raw, Rc::new);
        let read = self.with_first_person(at, &read, machine).map_or(read, Rc::new);
        self.read.borrow_mut()[at] = Some(read.clone());
        read
    }

    /// As [`Self::read_lattice`], remembered.
    pub(super) fn raw(&self, at: usize, machine: &mut Machine) -> Rc<Read<'a>> {
        if let Some(known) = &self.raw.borrow()[at] {
            return known.clone();
        }
        let read = Rc::new(self.read_lattice(at, machine));
        self.raw.borrow_mut()[at] = Some(read.clone());
        read
    }

    /// All times count from the day of the article.
    fn read_lattice(&self, at: usize, machine: &mut Machine) -> Read<'a> {
        let cut = self.cut(at);
        let rules = &self.engine.rules;
        let mut lattice = Lattice::new(&cut.tokens, cut.words());
        lattice.day = self.anchor;
        lattice.set_edges(self.edges(at, &lattice));
        debug_assert!(
            self.may_name(at, &lattice).iter().enumerate().all(|(at, may)| *may || !lattice.begins(at, TypeSet::NAMES)),
            "a name begins where the sketch of its sentence could not: {}",
            self.sentences[at].span.of(&self.article.text)
        );
        let cues = scope::cues(rules, &lattice, machine);
        for cue in &cues {
            if cue.effect == crate::rule::ast::CueEffect::Stops {
                (cue.from..cue.to).for_each(|at| lattice.barriers[at] = true);
            }
        }
        // Who is named as a source takes no part: `According to Varga, the refusal to join the talks …`
        for cue in cues.iter().filter(|cue| speaker::opens(cue)) {
            if let Some(comma) = (cue.to..lattice.len()).find(|&at| lattice.folded(at) == ",") {
                lattice.barriers[comma] = true;
            }
        }
        // A time that says when something was said is no time of what was said.
        let times = lattice.edges().iter().filter(|edge| !edge.joined && edge.types.meets(TypeSet::TIME));
        let said: Vec<(usize, Edge)> = times
            .filter_map(|edge| {
                let verb = speaker::times_the_saying(&lattice, &cues, edge.from as usize, edge.to as usize)?;
                Some((cues[verb].from, edge.clone()))
            })
            .collect();
        if !said.is_empty() {
            let of_saying = |edge: &Edge| {
                edge.types.meets(TypeSet::TIME)
                    && said.iter().any(|(_, other)| (other.from, other.to) == (edge.from, edge.to))
            };
            let kept =
                lattice.edges().iter().filter(|edge| !(of_saying(edge) || edge.joined && edge.list)).cloned().collect();
            lattice.set_edges(kept);
            lattice.said = said.into_iter().filter(|(_, edge)| self.is_fine(at, edge, &lattice)).collect();
        }
        asides::mark(&mut lattice, &cues);
        clauses::mark(&mut lattice, &cues);
        (lattice, cues)
    }

    /// The last dated window of the sentences before, for `two days later`: of the one before, or of its paragraph.
    pub(super) fn window_before(&self, at: usize) -> Option<Window> {
        let block = self.sentences[at].block;
        let near = |before: &usize| before + 1 == at || self.sentences[*before].block == block;
        (at.saturating_sub(TOLD_REACH)..at).rev().take_while(|before| near(before) || at <= OPENING).find_map(
            |before| {
                let tokens = self.tokens(before);
                let times = read_times(tokens, self.anchor, None);
                // `Police said on Friday`: nothing happened then.
                let said = |hit: &TimeHit| {
                    let on = usize::from(hit.from > 0 && tokens.folded(hit.from - 1) == "on");
                    hit.from > on && saying::SAID.contains(&tokens.folded(hit.from - on - 1))
                };
                times.iter().rev().find(|hit| !said(hit)).map(|hit| hit.time.window)
            },
        )
    }

    /// Who vouches for a match: inside a quotation a verb of saying in it, else whoever is quoted.
    pub fn attribution(
        &mut self,
        at: usize,
        hit: &Hit,
        span: Span,
        cues: &[CueHit],
        lattice: &Lattice<'_>,
        machine: &mut Machine,
    ) -> Option<Governed> {
        let trigger = Reach::of(hit, lattice).trigger();
        let before = self.mentioned(at);
        let inside = |quote: &Quote, cue: &CueHit| quote.inner.contains(lattice.span(cue.from, cue.to));
        let quote = self.quote_around(span);
        let may = |cue: &CueHit| match &quote {
            Some(quote) => inside(quote, cue),
            None => !self.quoted(lattice, cue),
        };
        let found = speaker::of_match(hit, trigger, cues, lattice, &before, may);
        let own = found.map(|found| self.governed(found, cues, lattice));
        match quote {
            // `We said`, `officials said` inside a quotation: who is quoted vouches for it.
            Some(quote) if own.as_ref().is_none_or(|own| own.speaker.is_none()) => {
                let quoted = self.speaker_of(quote, machine);
                own.filter(|own| own.denies)
                    .map(|own| Governed { speaker: quoted.as_ref().and_then(|quoted| quoted.speaker.clone()), ..own })
                    .or(quoted)
            }
            _ => own,
        }
    }

    /// The quotation that holds a span.
    pub(super) fn quote_around(&self, span: Span) -> Option<Quote> {
        let quotes = self.quotes();
        let next = quotes.partition_point(|quote| quote.span.start <= span.start);
        next.checked_sub(1).map(|at| quotes[at]).filter(|quote| quote.inner.contains(span))
    }

    /// As [`Self::quote_speaker`], remembered: a long quotation may hold many claims.
    pub(super) fn speaker_of(&self, quote: Quote, machine: &mut Machine) -> Option<Governed> {
        if let Some(known) = self.speakers.borrow().get(&quote.span.start) {
            return known.clone();
        }
        let found = self.quote_speaker(quote, machine);
        self.speakers.borrow_mut().insert(quote.span.start, found.clone());
        found
    }

    /// Who says what stands between quotation marks: by its own sentences, else by those around it.
    pub fn quote_speaker(&self, quote: Quote, machine: &mut Machine) -> Option<Governed> {
        let first = self.sentences.partition_point(|sentence| sentence.span.end <= quote.span.start);
        let after = self.sentences.partition_point(|sentence| sentence.span.start < quote.span.end);
        let own = (first..after).find_map(|at| self.says(at, quote, machine));
        if own.is_some() {
            return own;
        }
        let block = self.sentences.get(first)?.block;
        let same = |at: &usize| self.sentences.get(*at).is_some_and(|sentence| sentence.block == block);
        // `“…,” said X. “…”`: the quotation goes on. Else who speaks next (`“…” X was not amused.`), or spoke before.
        let before = first.checked_sub(1);
        let goes_on = |at: &usize| {
            let span = self.sentences[*at].span;
            let next = self.quotes().partition_point(|quote| quote.span.end <= span.start);
            self.quotes().get(next).is_some_and(|quote| quote.span.overlaps(span))
        };
        let near = [before.filter(same).filter(goes_on), Some(after).filter(same), before.filter(same)];
        let near = near.into_iter().flatten().find_map(|at| self.says(at, quote, machine));
        // A paragraph that is nothing but a quotation is by whoever spoke at the end of the one before.
        let alone = || {
            let whole = self.sentences.get(first)?.span.start + SLACK >= quote.span.start
                && !same(&after)
                && before.is_some_and(|at| !same(&at));
            before.filter(|_| whole).and_then(|at| self.says(at, quote, machine))
        };
        near.or_else(alone)
    }

    /// Who speaks in a sentence, outside of quotations.
    fn says(&self, at: usize, quote: Quote, machine: &mut Machine) -> Option<Governed> {
        let read = self.raw(at, machine);
        let (lattice, cues) = &*read;
        let inside = (position_at(lattice, quote.span.start), position_at(lattice, quote.span.end));
        let before = self.mentioned(at);
        // A verb inside some other quotation is not about this one.
        let outside: Vec<CueHit> = cues.iter().copied().filter(|cue| !self.quoted(lattice, cue)).collect();
        let found = speaker::of_quote(inside, &outside, lattice, &before)?;
        let said = self.day_of_speaking(at, &outside[found.cue], found.speaker.as_ref(), &read, machine);
        Some(Governed { said, ..self.governed(found, &outside, lattice) })
    }

    pub(super) fn quoted(&self, lattice: &Lattice<'_>, cue: &CueHit) -> bool {
        self.quote_around(lattice.span(cue.from, cue.to)).is_some()
    }

    fn governed(&self, found: Attribution, cues: &[CueHit], lattice: &Lattice<'_>) -> Governed {
        let cue = cues.get(found.cue).map(|cue| self.engine.shown(cue, lattice));
        let verb = cues.get(found.cue).map_or(0, |cue| cue.from);
        let said = cues.get(found.cue).and_then(|cue| spoken::beside(cue, lattice));
        Governed { speaker: found.speaker, denies: found.denies, verb, cue, said }
    }
}

impl Drop for Context<'_> {
    fn drop(&mut self) {
        MACHINE.set(std::mem::take(&mut self.machine));
    }
}

/// The first position at or behind a byte offset.
pub(super) fn position_at(lattice: &Lattice<'_>, offset: u32) -> usize {
    (0..lattice.len()).find(|&at| lattice.span(at, at + 1).start >= offset).unwrap_or(lattice.len())
}
