//! What a sentence leaves out, others of its article have said: key slots taken over within one article, marked as such.
//!
//! First from the nearest earlier claim of the kind in its paragraph; then from the main event, the first of the kind in the
//! opening: a new paragraph comes back to it; then from the nearest earlier claim; then from the sentences around it (a time
//! from its own or those before, a place from its own, those before, the lede or the dateline); last from the claim of the kind
//! that stands nearest on either side. Background (a disaster of nine years ago) lends nothing to today's news, and takes
//! nothing from it.

use std::ops::RangeInclusive;

use crate::claim::{Claim, Commitment, Filled, Polarity, Schema, Slot, SlotSpec, SlotType};
use crate::lexicon::cause::Sorts;
use crate::lexicon::saying::BESIDE_TOLL;
use crate::rule::RuleSet;
use crate::span::Span;
use crate::value::{PlaceNode, Value, Window};

/// How many sentences back a claim of the same kind, or a time, is looked for.
const REACH: u32 = 3;
/// Of the claims of an article, so many before and after one can lend it something; keeps a long article linear.
const NEIGHBOURS: usize = 200;
/// How many sentences back the noun of an event may be dated.
const EVENT_REACH: u32 = 12;
/// The main event is told in so many sentences from the beginning.
const OPENING: u32 = 4;
/// How long before its article an event may lie and still be its news.
const NEWS_DAYS: i64 = 30;
/// A longer window does not say when something happened.
const LONGEST_DAYS: i64 = 7;

/// As deep in the tree of places as a town usually lies.
const UNKNOWN_DEPTH: usize = 3;

/// What the sentences of the article hold, for claims that say nothing themselves.
pub(super) trait Sentences {
    /// The times of a sentence, but for those at which something was said.
    fn times(&self, sentence: u32) -> Vec<Filled>;
    /// The times of the clauses of a sentence in which a span does not stand: behind a `but`, a semicolon, a dash.
    fn times_elsewhere(&self, sentence: u32, span: Span) -> Vec<Filled>;
    /// The places of a sentence that are nothing else there.
    fn places(&self, sentence: u32) -> Vec<Filled>;
    /// The number of its paragraph.
    fn paragraph(&self, sentence: u32) -> u32;
    /// When an event of one of these sorts (0: of any) happened, where the sentence dates its noun.
    fn event_time(&self, sentence: u32, sorts: Sorts) -> Option<Filled>;
    /// When an event happened whose owner its day is in a sentence: `Wednesday's rail disaster`.
    fn owned_event_time(&self, sentence: u32) -> Option<Filled>;
    /// Whether it says that it tells of the place of the article.
    fn points_to_scene(&self, sentence: u32) -> bool;
    /// The one place of the headline.
    fn headline(&self) -> Option<Filled>;
    /// Where the article was filed.
    fn dateline(&self) -> Vec<Filled>;
    /// The last sentence.
    fn last(&self) -> u32;
    /// The first sentence of the article itself.
    fn lede(&self) -> Option<u32>;
}

/// Fills open key slots (times, places, actors).
pub(super) fn inherit<S: Sentences>(claims: &mut [Claim], rules: &RuleSet, sentences: &S) {
    for claim in claims.iter_mut() {
        date_by_event(claim, rules, sentences);
    }
    let scene = sentences.headline();
    for at in 0..claims.len() {
        if is_other(claims, at) {
            claims[at].evidence.extent.other = true;
        }
    }
    for at in 0..claims.len() {
        // What is only wished, feared or asked for is no part of what is told around it.
        if claims[at].commitment == Commitment::Uncommitted {
            continue;
        }
        let Some(schema) = rules.schemas.iter().find(|schema| *schema.kind == *claims[at].kind) else { continue };
        let mut open: Vec<usize> =
            (0..schema.slots.len()).filter(|&slot| is_open(&claims[at], &schema.slots[slot])).collect();
        // Its day tells an event from others, so that comes first.
        open.sort_by_key(|&slot| schema.slots[slot].ty != SlotType::Time);
        for slot in open {
            // A sum over a period has no day.
            let undated = goes_back(&claims[at], sentences) || claims[at].evidence.extent.sum;
            if schema.slots[slot].ty == SlotType::Time && undated {
                continue;
            }
            // Nor was it all in one place.
            if schema.slots[slot].ty == SlotType::Place && claims[at].evidence.extent.sum && is_long(&claims[at]) {
                continue;
            }
            let spec = &schema.slots[slot];
            let claim = &claims[at];
            let index = claim.evidence.sentence_index;
            // What goes on for years goes on in a country, not in the town last named.
            let wide = schema.slots.iter().any(|slot| slot.ty == SlotType::Duration);
            let pick = if wide { country } else { narrowest };
            let own = sentence_place(claim, spec, sentences, index..=index, pick)
                .filter(|values| !is_of_others(claims, at, spec, values))
                .or_else(|| own_time(claim, spec, sentences))
                .or_else(|| same_place(claims, at, spec, scene.as_ref(), sentences));
            // Another event has a day and a place of its own.
            if claim.evidence.extent.other {
                let own = own
                    .or_else(|| event_time(claim, spec, schema, sentences, true))
                    .or_else(|| of_one_cause(claims, at, spec));
                if let Some(values) = own {
                    insert(&mut claims[at], slot, values, schema);
                }
                continue;
            }
            let found = own
                .or_else(|| near(claims, at, slot, schema, Donors::Paragraph(sentences)))
                .or_else(|| main_event(claims, at, slot, schema, sentences))
                .or_else(|| near(claims, at, slot, schema, Donors::<S>::Before))
                .or_else(|| in_headline(claim, spec, schema, scene.as_ref()))
                .or_else(|| event_time(claim, spec, schema, sentences, false))
                .or_else(|| sentence_time(claims, at, spec, sentences))
                .or_else(|| sentence_place(claim, spec, sentences, index.saturating_sub(REACH)..=index, pick))
                .or_else(|| sentences.lede().and_then(|lede| sentence_place(claim, spec, sentences, lede..=lede, pick)))
                .or_else(|| dateline(claim, spec, sentences, pick))
                .or_else(|| near(claims, at, slot, schema, Donors::<S>::Any).filter(|_| lends_back(spec)))
                .or_else(|| told_next(claim, spec, schema, sentences));
            if let Some(values) = found {
                insert(&mut claims[at], slot, values, schema);
            }
        }
    }
}

/// Puts the day of the event for that on which its toll was told: `The toll of Monday's flood rose to 27 on Wednesday, with 50
/// missing`.
fn date_by_event<S: Sentences>(claim: &mut Claim, rules: &RuleSet, sentences: &S) {
    let Some(schema) = rules.schemas.iter().find(|schema| *schema.kind == *claim.kind) else { return };
    if !schema.counts() {
        return;
    }
    let (start, whole) = (claim.evidence.span.start, claim.evidence.sentence);
    let before = claim.evidence.sentence_text.get(..(start - whole.start) as usize).unwrap_or("").trim_end();
    if !BESIDE_TOLL.iter().any(|word| before.ends_with(word)) {
        return;
    }
    let Some(event) = sentences.owned_event_time(claim.evidence.sentence_index) else { return };
    let filled = claim.slots.iter_mut().flat_map(|slot| &mut slot.values);
    for filled in filled.filter(|filled| matches!(filled.value, Value::Time(_)) && filled.span.end <= start) {
        if event.span.end <= filled.span.start {
            *filled = Filled { inherited: false, ..event.clone() };
        }
    }
}

/// Whether a later claim may fill this slot of an earlier one. An act that is dated loosely (`key within 3 days`) recurs: who
/// refused in March and resists today did not resist in March. Nor do those who are named further down as doing something
/// together have to be all of those who were spoken of first.
fn lends_back(spec: &SlotSpec) -> bool {
    let recurs = spec.ty == SlotType::Time && spec.key.is_some_and(|key| key.within_days.is_some());
    !(recurs || spec.ty == SlotType::Actor && spec.is_joint())
}

/// Whether a claim may lend another its actors: what went on for days (`shelling killed 14 between Monday and Friday`) was not
/// all of it one attack, so it does not tell who is behind what happened on one of them; and a
/// denial says who did not.
fn lends_actors(donor: &Claim, claim: &Claim, spec: &SlotSpec, schema: &Schema) -> bool {
    if spec.ty != SlotType::Actor {
        return true;
    }
    // One who joined is not all who met.
    if spec.is_joint() && schema.is_act() && donor.slot(&spec.name).is_some_and(|slot| slot.values.len() == 1) {
        return false;
    }
    // Who did not meet is not who met.
    if donor.polarity == Polarity::Negated && claim.polarity == Polarity::Affirmed {
        return false;
    }
    let days = |claim: &Claim| windows(claim).find_map(|(_, window)| window.width_days());
    match (days(donor), days(claim)) {
        (Some(donor), Some(claim)) => donor <= claim + 1,
        _ => true,
    }
}

/// When a claim is dated, by each of its times, and whether that is taken over.
fn windows(claim: &Claim) -> impl Iterator<Item = (bool, Window)> {
    claim.slots.iter().flat_map(|slot| &slot.values).filter_map(|filled| match &filled.value {
        Value::Time(time) => Some((filled.inherited, time.window)),
        _ => None,
    })
}

/// Whether a claim is of another event than the main one: it dates by its own words what is counted otherwise there, and
/// there it is not dated so.
fn is_other(claims: &[Claim], at: usize) -> bool {
    let claim = &claims[at];
    let opens = |other: &Claim| other.evidence.sentence_index < OPENING;
    let Some(main) = claims[..at].iter().take_while(|other| opens(other)).find(|other| other.kind == claim.kind) else {
        return false;
    };
    // A fire is not the crush.
    if main.evidence.cause.excludes(&claim.evidence.cause) {
        return true;
    }
    let own = |claim: &Claim| -> Vec<Window> {
        windows(claim).filter(|(inherited, _)| !inherited).map(|(_, window)| window).collect()
    };
    let (mine, theirs) = (own(claim), own(main));
    let apart = mine.iter().all(|mine| theirs.iter().all(|window| window.disjoint(mine)));
    !opens(claim) && !mine.is_empty() && apart && counts_otherwise(main, claim) && !claim.evidence.extent.some
}

/// The day of what brought it about, by the last earlier sentence that dates such an event: `Wednesday's rail disaster`.
fn event_time(
    claim: &Claim,
    spec: &SlotSpec,
    schema: &Schema,
    sentences: &impl Sentences,
    known: bool,
) -> Option<Vec<Filled>> {
    let cause = claim.evidence.cause.sorts;
    if spec.ty != SlotType::Time || !schema.counts() || known && cause == 0 {
        return None;
    }
    let index = claim.evidence.sentence_index;
    let first = index.saturating_sub(EVENT_REACH);
    (first..=index).rev().find_map(|sentence| sentences.event_time(sentence, cause)).map(|filled| vec![filled])
}

/// What the next sentences of the opening say: `Nine dead, two missing. Kelm woke to a black hole after Wednesday's blast.`
fn told_next(claim: &Claim, spec: &SlotSpec, schema: &Schema, sentences: &impl Sentences) -> Option<Vec<Filled>> {
    let index = claim.evidence.sentence_index;
    if !schema.counts() || !is_news(claim) || index >= OPENING {
        return None;
    }
    let mut next = index + 1..=OPENING.min(sentences.last());
    match spec.ty {
        SlotType::Time => {
            let cause = claim.evidence.cause.sorts;
            next.find_map(|sentence| sentences.event_time(sentence, cause)).map(|filled| vec![filled])
        }
        // `The storm claimed 34 lives`: wherever it passed.
        SlotType::Place if claim.evidence.cause.sorts != 0 => None,
        SlotType::Place => next.find_map(|sentence| narrowest(sentences.places(sentence))),
        _ => None,
    }
}

/// What an earlier claim of the same cause says itself, where both tell of another event than the main one: `the fire`, of which
/// an article on a crush has said when and where.
fn of_one_cause(claims: &[Claim], at: usize, spec: &SlotSpec) -> Option<Vec<Filled>> {
    let claim = &claims[at];
    let cause = claim.evidence.cause.sorts;
    let kin = |other: &&Claim| {
        is_news(other)
            && is_news(claim)
            && other.kind == claim.kind
            && other.evidence.extent.other
            && other.evidence.cause.sorts & cause != 0
    };
    claims[..at].iter().rev().take(NEIGHBOURS).filter(kin).find_map(|other| own(other, &spec.name))
}

/// The place of the article's main event, where a sentence points to it: `a car bomb on the same street in 2017`.
fn same_place(
    claims: &[Claim],
    at: usize,
    spec: &SlotSpec,
    scene: Option<&Filled>,
    sentences: &impl Sentences,
) -> Option<Vec<Filled>> {
    if spec.ty != SlotType::Place || !sentences.points_to_scene(claims[at].evidence.sentence_index) {
        return None;
    }
    let earlier = claims[..at].iter().filter(|other| other.kind == claims[at].kind && is_news(other));
    earlier.take(NEIGHBOURS).find_map(|other| own(other, &spec.name)).or_else(|| scene.map(|place| vec![place.clone()]))
}

/// Whether a slot identifies the event, can be taken over, and has not been filled.
fn is_open(claim: &Claim, spec: &SlotSpec) -> bool {
    spec.key.is_some()
        && matches!(spec.ty, SlotType::Time | SlotType::Place | SlotType::Actor)
        && claim.slot(&spec.name).is_none()
}

/// Which claims may lend something.
enum Donors<'a, S> {
    /// Earlier ones within reach, of the same paragraph.
    Paragraph(&'a S),
    /// Earlier ones within reach.
    Before,
    /// All.
    Any,
}

/// The slot of the nearest claim of the same kind that may be about the same event.
fn near<S: Sentences>(
    claims: &[Claim],
    at: usize,
    slot: usize,
    schema: &Schema,
    donors: Donors<'_, S>,
) -> Option<Vec<Filled>> {
    let claim = &claims[at];
    let name = &schema.slots[slot].name;
    let index = claim.evidence.sentence_index;
    let distance = |other: &Claim| index.abs_diff(other.evidence.sentence_index);
    let before = !matches!(donors, Donors::Any);
    let placed = |number: usize, other: &Claim| match donors {
        Donors::Any => number != at,
        Donors::Before => number < at && distance(other) <= REACH,
        Donors::Paragraph(text) => {
            let same = || text.paragraph(other.evidence.sentence_index) == text.paragraph(index);
            number < at && distance(other) <= REACH && same()
        }
    };
    let lends = |number: usize, other: &Claim| {
        other.kind == claim.kind
            && !other.evidence.extent.other
            && placed(number, other)
            && is_news(other)
            && !other.evidence.cause.excludes(&claim.evidence.cause)
            && agree(other, claim, schema, meet)
            && lends_actors(other, claim, &schema.slots[slot], schema)
            && (before || !counts_otherwise(other, claim))
            && own(other, name).is_some_and(|values| are_named(&values))
    };
    let last = if before { at } else { claims.len().min(at + NEIGHBOURS) };
    let neighbours = claims.iter().enumerate().take(last).skip(at.saturating_sub(NEIGHBOURS));
    let donors = neighbours.filter(|(number, other)| lends(*number, other));
    let (_, donor) = donors.min_by_key(|(number, other)| (distance(other), number.abs_diff(at), *number > at))?;
    own(donor, name)
}

/// Whether both count the same and cannot both be right: what comes later in an article and has another toll is told of
/// another day.
pub(super) fn counts_otherwise(a: &Claim, b: &Claim) -> bool {
    a.slots.iter().filter_map(|slot| Some((slot, b.slot(&slot.name)?))).any(|(x, y)| {
        x.values.iter().zip(&y.values).any(|(x, y)| match (&x.value, &y.value) {
            (Value::Count(x), Value::Count(y)) => x.relation(y).is_disjoint(),
            _ => false,
        })
    })
}

/// Whether a list holds more than bodies without a name: the police of one event are not those of the next.
fn are_named(values: &[Filled]) -> bool {
    let unnamed = |filled: &Filled| match &filled.value {
        Value::Actor(actor) => actor.is_unnamed_body(),
        _ => false,
    };
    !values.iter().all(unnamed)
}

/// The only time of its own sentence, in another clause: `a school was hit on Wednesday, but nobody was harmed`.
fn own_time(claim: &Claim, spec: &SlotSpec, sentences: &impl Sentences) -> Option<Vec<Filled>> {
    if spec.ty != SlotType::Time || spec.key.is_none_or(|key| key.within_days.is_some()) {
        return None;
    }
    let times = sentences.times_elsewhere(claim.evidence.sentence_index, claim.evidence.span);
    let [only] = times.as_slice() else { return None };
    is_past(only, claim).then(|| vec![only.clone()])
}

/// The slot of the article's main event of the kind, for what is told of it further down. Its day holds for what happened in
/// other places too: `two more died in a suburb`.
fn main_event(
    claims: &[Claim],
    at: usize,
    slot: usize,
    schema: &Schema,
    sentences: &impl Sentences,
) -> Option<Vec<Filled>> {
    let (claim, spec) = (&claims[at], &schema.slots[slot]);
    let told = |other: &&Claim| {
        other.kind == claim.kind
            && other.evidence.sentence_index < OPENING
            && !other.evidence.extent.other
            && is_news(other)
            && !other.evidence.cause.excludes(&claim.evidence.cause)
            && lends_actors(other, claim, spec, schema)
            && own(other, &spec.name).is_some()
    };
    let main = claims[..at].iter().take_while(|other| other.evidence.sentence_index < OPENING).find(told)?;
    let aside = !is_news(claim) || goes_back(claim, sentences);
    let recurs = spec.key.is_some_and(|key| key.within_days.is_some());
    let one_day = spec.ty == SlotType::Time && !recurs;
    let values = own(main, &spec.name)?;
    // "In the past two years" is no day.
    let one_day = one_day && values.iter().all(|filled| is_past(filled, claim));
    (!aside && (one_day || agree(main, claim, schema, may_meet))).then_some(values)
}

/// Whether the sentence names a year or a month long past, bound or not: it is about something else.
fn goes_back(claim: &Claim, sentences: &impl Sentences) -> bool {
    let old = |filled: &Filled| matches!(&filled.value, Value::Time(time) if time.window.to.is_some() && !is_recent(&time.window, claim));
    sentences.times(claim.evidence.sentence_index).iter().any(old)
}

/// What a claim itself says in a slot; what it has taken over it does not pass on by a chain of guesses.
fn own(claim: &Claim, name: &str) -> Option<Vec<Filled>> {
    let slot = claim.slot(name)?;
    // Since some day: that is a sum over all the days after it.
    let open = |filled: &Filled| match &filled.value {
        Value::Time(time) => time.window.from.is_some() && time.window.to.is_none(),
        _ => false,
    };
    let own: Vec<Filled> = slot.values.iter().filter(|filled| !filled.inherited && !open(filled)).cloned().collect();
    (!own.is_empty()).then_some(own)
}

/// The last short time of the sentences just before, if it lies before the article. When people met says nothing of when
/// others were killed.
fn sentence_time(claims: &[Claim], at: usize, spec: &SlotSpec, sentences: &impl Sentences) -> Option<Vec<Filled>> {
    let claim = &claims[at];
    if spec.ty != SlotType::Time || spec.key.is_none_or(|key| key.within_days.is_some()) {
        return None;
    }
    let index = claim.evidence.sentence_index;
    let near = || claims[..at].iter().rev().take(NEIGHBOURS);
    let taken = |sentence: u32, filled: &Filled| {
        let others = near().filter(|other| other.evidence.sentence_index == sentence && other.kind != claim.kind);
        let mut values = others.flat_map(|other| &other.slots).flat_map(|slot| &slot.values);
        values.any(|value| !value.inherited && value.span == filled.span)
    };
    (index.saturating_sub(REACH)..index).rev().find_map(|sentence| {
        let times = sentences.times(sentence);
        let mut free = times.into_iter().rev().filter(|filled| !taken(sentence, filled));
        free.find(|filled| is_past(filled, claim)).map(|filled| vec![filled])
    })
}

/// Which of the places of a sentence is lent.
type Pick = fn(Vec<Filled>) -> Option<Vec<Filled>>;

/// The place that is picked of the last of these sentences that has one.
fn sentence_place(
    claim: &Claim,
    spec: &SlotSpec,
    sentences: &impl Sentences,
    range: RangeInclusive<u32>,
    pick: Pick,
) -> Option<Vec<Filled>> {
    let open = spec.ty == SlotType::Place && is_news(claim);
    if open { range.rev().find_map(|sentence| pick(sentences.places(sentence))) } else { None }
}

/// Whether another claim of the sentence that counts the same has these places: `30 were killed, nine of them in Porto`.
fn is_of_others(claims: &[Claim], at: usize, spec: &SlotSpec, values: &[Filled]) -> bool {
    let claim = &claims[at];
    let counts = |claim: &Claim, name: &str| {
        claim.slot(name).is_some_and(|slot| slot.values.iter().any(|filled| matches!(filled.value, Value::Count(_))))
    };
    let range = at.saturating_sub(NEIGHBOURS)..claims.len().min(at + NEIGHBOURS);
    let beside = range.filter(|&other| other != at).map(|other| &claims[other]).filter(|other| {
        let same = other.kind == claim.kind && other.evidence.sentence_index == claim.evidence.sentence_index;
        same && other.slots.iter().any(|slot| counts(other, &slot.name) && counts(claim, &slot.name))
    });
    let mut taken = beside.filter_map(|other| own(other, &spec.name)).flatten();
    taken.any(|taken| values.iter().any(|filled| filled.span == taken.span))
}

/// The place of the headline, for what is counted.
fn in_headline(claim: &Claim, spec: &SlotSpec, schema: &Schema, scene: Option<&Filled>) -> Option<Vec<Filled>> {
    let open = spec.ty == SlotType::Place && schema.counts() && is_news(claim);
    scene.filter(|_| open).map(|place| vec![place.clone()])
}

/// Where the article was filed; but nobody who is quoted speaks of that.
fn dateline(claim: &Claim, spec: &SlotSpec, sentences: &impl Sentences, pick: Pick) -> Option<Vec<Filled>> {
    let open = spec.ty == SlotType::Place && is_news(claim) && claim.speaker.is_none();
    if open { pick(sentences.dateline()) } else { None }
}

/// The only country among them.
fn country(places: Vec<Filled>) -> Option<Vec<Filled>> {
    let is_country = |filled: &Filled| matches!(&filled.value, Value::Place(place) if place.known && place.nodes.first().is_some_and(PlaceNode::is_country));
    let mut countries = places.into_iter().filter(is_country);
    let first = countries.next()?;
    countries.all(|other| other.value == first.value).then(|| vec![first])
}

fn narrowest(places: Vec<Filled>) -> Option<Vec<Filled>> {
    let depth = |filled: &Filled| match &filled.value {
        // What the gazetteer does not know is no country.
        Value::Place(place) if !place.known => UNKNOWN_DEPTH,
        Value::Place(place) => place.nodes.first().map_or(0, |node| node.path.len()),
        _ => 0,
    };
    let deepest = places.iter().map(depth).max()?;
    places.into_iter().find(|filled| depth(filled) == deepest).map(|filled| vec![filled])
}

/// Whether a time is short, recent and not ahead of its article.
fn is_past(filled: &Filled, claim: &Claim) -> bool {
    let (Value::Time(time), Some(asof)) = (&filled.value, claim.asof) else { return false };
    let short = time.window.width_days().is_some_and(|days| days <= LONGEST_DAYS);
    short && time.window.from.is_some_and(|from| from <= asof.day) && is_recent(&time.window, claim)
}

/// Whether a claim is dated by more than the days of one event.
fn is_long(claim: &Claim) -> bool {
    windows(claim).any(|(inherited, window)| !inherited && window.width_days().is_none_or(|days| days > LONGEST_DAYS))
}

/// Whether a claim is about what its article reports, not about its background.
fn is_news(claim: &Claim) -> bool {
    windows(claim).all(|(_, window)| is_recent(&window, claim))
}

fn is_recent(window: &Window, claim: &Claim) -> bool {
    claim.asof.is_none_or(|asof| window.days_apart(&Window::day(asof.day)) <= NEWS_DAYS)
}

fn insert(claim: &mut Claim, slot: usize, values: Vec<Filled>, schema: &Schema) {
    let values = values.into_iter().map(|filled| Filled { inherited: true, ..filled }).collect();
    let order = |name: &str| schema.slots.iter().position(|spec| spec.name == name);
    let place = claim.slots.iter().position(|filled| order(&filled.name) > Some(slot)).unwrap_or(claim.slots.len());
    claim.slots.insert(place, Slot { name: schema.slots[slot].name.clone(), values });
}

/// Whether two claims of one article may be about one event: no key slot or symbol that both fill says otherwise. (What is
/// scheduled lends no date to what was held.)
fn agree(a: &Claim, b: &Claim, schema: &Schema, meet: fn(&Value, &Value) -> bool) -> bool {
    let tells = |spec: &&SlotSpec| spec.key.is_some() || matches!(spec.ty, SlotType::Symbols(_));
    schema.slots.iter().filter(tells).all(|spec| match (a.slot(&spec.name), b.slot(&spec.name)) {
        (Some(x), Some(y)) => x.values.iter().any(|x| y.values.iter().any(|y| meet(&x.value, &y.value))),
        _ => true,
    })
}

/// As [`meet`], but a place that the gazetteer does not know may lie anywhere.
fn may_meet(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::Place(a), Value::Place(b)) => !a.relation(b).is_disjoint(),
        _ => meet(a, b),
    }
}

fn meet(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::Time(a), Value::Time(b)) => a.readings().any(|a| b.readings().any(|b| !a.disjoint(&b))),
        (Value::Place(a), Value::Place(b)) => {
            a.nodes.iter().any(|a| b.nodes.iter().any(|b| a.contains(b) || b.contains(a)))
        }
        (Value::Actor(a), Value::Actor(b)) => a.root() == b.root(),
        (Value::Symbol(a), Value::Symbol(b)) => a == b,
        // `A longer ceasefire` is not the 48-hour one.
        (Value::Text(a), Value::Text(b)) => !a.relation(b).is_disjoint(),
        _ => true,
    }
}
