//! RuleSet × Article → claims: scan for literals, lay values over the sentences that hit, run the rules, read the scopes.

mod around;
mod asides;
mod beside;
mod bounds;
mod build;
mod cause;
mod clauses;
mod compound;
mod constraint;
mod contest;
mod context;
mod cut;
mod edges;
pub mod explain;
mod extent;
mod hit;
mod inherit;
mod lattice;
mod member;
mod mentioned;
mod meter;
mod recall;
mod refer;
mod scan;
mod scanned;
mod scene;
mod scope;
mod select;
mod sketch;
mod speaker;
mod spoken;
mod story;
mod subject;
#[cfg(test)]
mod tests;
mod vm;
mod watch;
mod witness;

use std::sync::{Arc, LazyLock};

use rustc_hash::FxHashMap;

pub use hit::{Bound, Hit};
pub use lattice::{Edge, Lattice};
pub use meter::{LineWork, Meter, RuleWork};
pub use scan::Scan;
pub use scanned::{Scanned, again};
pub use vm::Machine;

use crate::claim::{Claim, Commitment, CueHit, Evidence, Polarity, Speaker};
use crate::lexicon::names::Roster;
use crate::rule::ast::CueEffect;
use crate::rule::{RuleSet, TypeSet, WordSet};
use crate::span::Span;
use crate::text::{Article, Quote, Role, Sentence};
use crate::value::{Value, Window};
use context::Context;
use cut::Cuts;
use scan::Found;
use witness::{Fate, Witness};

/// In bytes. What goes on for longer without an end is a list or a table run together: whose numbers its places and days are,
/// nobody can tell. The longest sentences of news prose have about 800.
const LONGEST_SENTENCE: usize = 1_200;

/// Rules and names, ready to read articles. Shared by all threads.
#[derive(Debug)]
pub struct Engine {
    pub(crate) rules: RuleSet,
    /// Made when the names of an article are first learnt.
    pub(crate) roster: LazyLock<Roster, Box<dyn FnOnce() -> Roster + Send>>,
    scan: Scan,
}

/// What the engine sees in an article: the answer to `annotate`.
#[derive(Debug)]
pub struct Annotation {
    /// Sentences with their parts in the article.
    pub sentences: Vec<Sentence>,
    /// Tokens: where, and the folded form.
    pub tokens: Vec<(Span, String)>,
    /// Values with their places, in order.
    pub values: Vec<(Span, Value)>,
    /// Quotations with their speakers.
    pub quotes: Vec<(Quote, Option<Speaker>)>,
    /// Cues.
    pub cues: Vec<CueHit>,
}

/// Fewer words than this are a crosshead or the name of a section.
const HEADLINE: usize = 4;

/// Whether the first sentence of an article's text is its headline: rules look there, but not under other headings.
fn is_headline(sentence: &Sentence, text: &str) -> bool {
    sentence.role == Role::Heading && sentence.span.of(text).split_whitespace().nth(HEADLINE - 1).is_some()
}

impl Engine {
    /// Makes an engine of compiled rules and known names.
    pub fn new(rules: RuleSet, roster: Roster) -> Self {
        Self::knowing(rules, || roster)
    }

    /// The same, with names that are put together when they are first needed.
    pub fn knowing(rules: RuleSet, roster: impl FnOnce() -> Roster + Send + 'static) -> Self {
        let scan = Scan::new(&rules);
        Self { rules, roster: LazyLock::new(Box::new(roster)), scan }
    }

    /// The compiled rules.
    pub fn rules(&self) -> &RuleSet {
        &self.rules
    }

    /// Which rules may match, and where.
    fn candidates(&self, article: &Article) -> Found {
        self.scan.candidates(&self.rules.vocabulary, article)
    }

    /// The claims of an article, in the order of the text.
    pub fn extract(&self, article: &Article) -> Vec<Claim> {
        self.read_found(article, &self.candidates(article), &mut None, &mut ())
    }

    /// The claims of an article, were it not for the rule of this number.
    pub fn extract_without(&self, article: &Article, rule: usize) -> Vec<Claim> {
        let mut candidates = self.candidates(article);
        candidates.places.retain(|&(_, number)| number != rule);
        self.read_found(article, &candidates, &mut None, &mut ())
    }

    /// The claims of an article; what its rules cost is added to the meter.
    pub fn measure(&self, article: &Article, meter: &mut Option<Box<Meter>>) -> Vec<Claim> {
        self.read_found(article, &self.candidates(article), meter, &mut ())
    }

    /// The same, with somebody who is told what became of every match.
    fn extract_before(&self, article: &Article, witness: &mut impl Witness) -> Vec<Claim> {
        self.read_found(article, &self.candidates(article), &mut None, witness)
    }

    /// What the scan must not change, nor the sketch: every rule tried everywhere.
    #[cfg(test)]
    fn extract_unscanned(&self, article: &Article) -> Vec<Claim> {
        let mut meter = Some(Box::new(Meter::new(self.rules.rules.len(), || std::time::Duration::ZERO)));
        let all = article.blocks.iter().flat_map(|block| (0..self.rules.rules.len()).map(|rule| (block.span, rule)));
        self.read(article, &all.collect::<Vec<_>>(), None, &mut meter, &mut ())
    }

    fn read_found(
        &self,
        article: &Article,
        found: &Found,
        meter: &mut Option<Box<Meter>>,
        witness: &mut impl Witness,
    ) -> Vec<Claim> {
        self.read(article, &found.places, Some(found), meter, witness)
    }

    /// `found`: which rules may match where, in the order of the text. `seen`: the tokens, where the scan has cut them.
    fn read(
        &self,
        article: &Article,
        found: &[(Span, usize)],
        seen: Option<&Found>,
        meter: &mut Option<Box<Meter>>,
        witness: &mut impl Witness,
    ) -> Vec<Claim> {
        let mut claims = Vec::new();
        if found.is_empty() {
            return claims;
        }
        let sentences = crate::text::sentences(article);
        let cuts = Cuts::new(self, article, seen, sentences.len());
        let mut words = WordSet::default();
        let candidates = by_sentence(found, &sentences, |at, whole, rule| {
            let sentence = &sentences[at];
            let headline = at == 0 && is_headline(sentence, &article.text);
            let prose = (sentence.role == Role::Body || headline) && sentence.span.len() <= LONGEST_SENTENCE;
            // What was found in more than the sentence may not stand in it.
            prose
                && (whole || {
                    words.put(cuts.get(at, sentence).words());
                    self.rules.rules[rule].may_match(&words, TypeSet::ALL)
                })
        });
        let wanted: Vec<usize> = (0..sentences.len()).filter(|&at| !candidates[at].is_empty()).collect();
        if wanted.is_empty() {
            return claims;
        }
        let mut context = Context::new(self, article, sentences, &cuts);
        context.machine.meter = meter.take();
        for at in wanted {
            self.read_sentence(&mut context, at, &candidates[at], &mut claims, &mut words, witness);
        }
        *meter = context.machine.meter.take();
        if !claims.is_empty() {
            inherit::inherit(&mut claims, &self.rules, &context);
            cause::lend(&mut claims);
            let story = Arc::new(story::story(&context));
            claims.iter_mut().for_each(|claim| claim.evidence.story = story.clone());
        }
        claims
    }

    fn read_sentence(
        &self,
        context: &mut Context<'_>,
        at: usize,
        candidates: &[usize],
        claims: &mut Vec<Claim>,
        words: &mut WordSet,
        witness: &mut impl Witness,
    ) {
        let sentence = context.sentences[at];
        // Names are read last: they take a look at the whole article.
        let types = context.possible_types(at);
        words.put(context.cut(at).words());
        let candidates: Vec<usize> =
            candidates.iter().copied().filter(|&rule| self.rules.rules[rule].may_match(words, types)).collect();
        let candidates = self.sketched(context, at, candidates);
        if candidates.is_empty() {
            return;
        }
        let text: Arc<str> = Arc::from(sentence.span.of(&context.article.text));
        let mut machine = std::mem::take(&mut context.machine);
        let read = context.lattice(at, &mut machine);
        let (lattice, cues) = &*read;
        let found = select::matches(&self.rules, &candidates, lattice, cues, &mut machine);
        let found = contest::standing(found, &self.rules, lattice, &mut machine, &mut |one, lost| {
            witness.told(at, one, Fate::Lost(lost), lattice, cues);
        });
        let revises = cues.iter().any(|cue| cue.effect == CueEffect::Revised);
        let prose = context.sentences[..at].iter().filter(|sentence| sentence.role == Role::Body);
        let number = prose.take(extent::NUMBERED).count();
        let mut repeats: FxHashMap<(usize, u32), usize> = FxHashMap::default();
        let mut told = None;
        for one in found {
            let rule = &self.rules.rules[one.rule];
            let schema = &self.rules.schemas[rule.schema];
            let mut slots = build::slots(&one, &self.rules, lattice, &mut machine);
            recall::recall(context, at, &one, &mut slots, claims, lattice, &mut machine);
            let empty = schema.slots.iter().find(|spec| {
                let required = matches!(spec.arity, crate::claim::Arity::One | crate::claim::Arity::Several);
                required && slots.iter().all(|slot| slot.name != spec.name)
            });
            if let Some(spec) = empty {
                witness.told(at, &one, Fate::Open(&spec.name), lattice, cues);
                continue;
            }
            let mut turned =
                if rule.presupposed { scope::Turned::UNTURNED } else { scope::turn(&one.hit, cues, lattice) };
            if rule.denies {
                turned.polarity = turned.polarity.opposite();
            }
            turned.commitment = turned.commitment.min(rule.commitment);
            if turned.polarity == Polarity::Negated {
                let until = context.denied_until(at, scope::looks_back(&turned, cues, lattice));
                build::end_denial(&mut slots, until, |span| context.last_day(at, span));
            }
            let span = lattice.span(one.hit.start as usize, one.hit.end as usize);
            let attribution = context.attribution(at, &one.hit, span, cues, lattice, &mut machine);
            let mut shown: Vec<CueHit> = turned.by.iter().map(|&cue| self.shown(&cues[cue], lattice)).collect();
            shown.extend(turned.asked.map(|at| {
                let span = lattice.span(at, at + 1);
                CueHit { kind: "question".into(), text: span.of(&context.article.text).to_string(), span }
            }));
            let mut speaker = None;
            if let Some(found) = &attribution {
                speaker = found.speaker.clone().filter(|speaker| !build::is_own_office(speaker, &slots, schema));
                if found.denies {
                    turned.polarity = scope::denied(&turned, cues, lattice, found.verb);
                    if scope::denies_reason(&one.hit, found.verb, lattice) {
                        turned.commitment = Commitment::Uncommitted;
                    }
                }
                shown.extend(found.cue.clone());
            }
            shown.sort_by_key(|cue| cue.span);
            shown.dedup();
            let offset = span.start - sentence.span.start;
            let repeat = repeats.entry((rule.schema, offset)).or_default();
            let kind: Arc<str> = Arc::from(schema.kind.as_str());
            // The same sentence may stand in an article twice.
            let earlier = context.repeats.entry((rule.schema, text.clone())).or_default();
            let id = build::id(&context.article.info.id, &kind, &text, offset as usize, *repeat + *earlier);
            *earlier += 1;
            *repeat += 1;
            meter::claim(&mut machine, one.rule, one.line, one.hit.bounded > 0);
            let claim = Claim {
                id,
                kind,
                rule: rule.name.clone(),
                slots,
                polarity: turned.polarity,
                commitment: turned.commitment,
                speaker,
                asof: spoken::asof(context.article.info.published, attribution.as_ref()),
                evidence: Evidence {
                    article: context.article.info.clone(),
                    story: Arc::default(),
                    sentence_index: at as u32,
                    sentence: sentence.span,
                    sentence_text: text.clone(),
                    span,
                    cues: shown,
                    revises,
                    extent: extent::extent(&one.hit, lattice, number),
                    cause: told.get_or_insert_with(|| cause::cause(lattice)).clone(),
                },
            };
            let (number, attribution) = (claims.len(), attribution.as_ref());
            let fate = Fate::Claim { number, claim: &claim, turned: &turned, attribution };
            witness.told(at, &one, fate, lattice, cues);
            claims.push(claim);
        }
        context.machine = machine;
    }

    fn shown(&self, cue: &scope::CueHit, lattice: &Lattice<'_>) -> CueHit {
        let span = lattice.span(cue.from, cue.to);
        let text = span.of(lattice.tokens.text()).to_string();
        CueHit { kind: self.rules.cues[cue.cue].name.to_string(), text, span }
    }

    /// What the engine sees in an article.
    pub fn annotate(&self, article: &Article) -> Annotation {
        let sentences = crate::text::sentences(article);
        let cuts = Cuts::new(self, article, None, sentences.len());
        let mut context = Context::new(self, article, sentences.clone(), &cuts);
        let mut seen =
            Annotation { sentences, tokens: Vec::new(), values: Vec::new(), quotes: Vec::new(), cues: Vec::new() };
        for at in 0..seen.sentences.len() {
            let tokens = context.tokens(at);
            let mut machine = std::mem::take(&mut context.machine);
            let read = context.lattice(at, &mut machine);
            let (lattice, cues) = &*read;
            seen.tokens.extend(
                (0..tokens.len()).map(|token| (tokens.span(token, token + 1), tokens.folded(token).to_string())),
            );
            for edge in lattice.edges().iter().filter(|edge| !edge.joined) {
                let span = lattice.span(edge.from as usize, edge.to as usize);
                seen.values.extend(edge.values.iter().map(|(value, _)| (span, value.clone())));
            }
            seen.cues.extend(cues.iter().map(|cue| self.shown(cue, lattice)));
            context.machine = machine;
        }
        let mut machine = Machine::default();
        for quote in context.quotes().to_vec() {
            let found = context.quote_speaker(quote, &mut machine);
            seen.quotes.push((quote, found.and_then(|found| found.speaker)));
        }
        seen
    }
}

/// An attribution with its cue as it is shown.
#[derive(Clone, Debug)]
pub(crate) struct Governed {
    pub speaker: Option<Speaker>,
    pub denies: bool,
    /// Position of the verb, where it stands in the sentence of the claim.
    pub verb: usize,
    pub cue: Option<CueHit>,
    /// When it was said, where that is told.
    pub said: Option<Window>,
}

/// For each sentence the rules that may match in it, in ascending order. Both come in the order of the text. `may`: whether one of
/// them does, by the number of the sentence and whether all of the place where the rule was found is in it.
fn by_sentence(
    found: &[(Span, usize)],
    sentences: &[Sentence],
    mut may: impl FnMut(usize, bool, usize) -> bool,
) -> Vec<Vec<usize>> {
    let mut candidates: Vec<Vec<usize>> = vec![Vec::new(); sentences.len()];
    for &(span, rule) in found {
        let first = sentences.partition_point(|sentence| sentence.span.end <= span.start);
        for (at, sentence) in sentences.iter().enumerate().skip(first) {
            if sentence.span.start >= span.end {
                break;
            }
            if may(at, sentence.span.contains(span), rule) {
                candidates[at].push(rule);
            }
        }
    }
    for rules in &mut candidates {
        rules.sort_unstable();
        rules.dedup();
    }
    candidates
}
