//! Blocking: which pairs of claims are worth a look. Loses no pair that `identify` would take for one event.
//!
//! Identity needs agreement in two sources (place, time or as-of, an actor slot, a text slot). Every claim therefore
//! stands in a block for every two of its features from different sources, and only claims in one block meet. A
//! container meets what lies in it, but what lies in it does not meet there: such features have sides. Two features
//! neither of which is a time are looked at season by season. Claims whose articles share a rare name and are a week apart
//! at most meet where any slot agrees: beside a story, one may be enough. Blocks are found by sorting once. Whether two claims
//! meet depends on nothing but the two.

use std::hash::{Hash, Hasher};

use rustc_hash::FxHasher;

use super::identity::{Identity, Unrelated, identify};
use super::weigh::{is_actor, is_broad, is_long, is_state_level};
use super::weights::{AS_OF_DAYS, GUESS_DAYS, LONG_DAYS, SHORT_DAYS, STORY_DAYS};
use super::{parties, place_list, text, time};
use crate::claim::{Claim, Polarity, Schema, SlotSpec, SlotType};
use crate::value::{ActorKind, Window, day_number};

/// The pairs that may be about one event, each with the earlier as-of first (ties: as given), in the order of claims.
///
/// Costs n log n plus the pairs that share a block.
pub fn pairs(claims: &[Claim], schemas: &[Schema]) -> Vec<(usize, usize)> {
    pairs_with(claims, schemas, &[])
}

/// The same, but only pairs with one of these claims in them: `mine` says which; where it says of none, all.
pub fn pairs_with(claims: &[Claim], schemas: &[Schema], mine: &[bool]) -> Vec<(usize, usize)> {
    let wanted = |entry: &Entry| mine.get(entry.claim as usize).copied().unwrap_or(mine.is_empty());
    let mut found = Vec::new();
    for schema in schemas {
        let (entries, told) = entries(claims, schema);
        meet_all(&entries, wanted, &mut found, u64::MAX, |_| true);
        drop(entries);
        meet_all(&told, wanted, &mut found, u64::MAX, |pair| is_told(pair, claims, schema));
    }
    found.into_iter().map(|(a, b)| in_order(claims, a, b)).collect()
}

/// What puts the claims of a kind into blocks: pairs of features, and stories; block by block.
pub(super) fn entries(claims: &[Claim], schema: &Schema) -> (Vec<Entry>, Vec<Entry>) {
    let (mut entries, mut told) = (Vec::new(), Vec::new());
    for (index, claim) in claims.iter().enumerate().filter(|(_, claim)| *claim.kind == *schema.kind) {
        // 32 bits: there are more claims than memory otherwise.
        let index = u32::try_from(index).unwrap_or(u32::MAX);
        enter(claim, schema, index, &mut entries);
        told.extend(stories(claim).map(|(key, inside)| Entry { key, inside, claim: index }));
    }
    for all in [&mut entries, &mut told] {
        all.sort_unstable();
        all.dedup();
    }
    (entries, told)
}

/// Whether two claims of one story are worth a look: most that an article of the same story says is about something else.
pub(super) fn is_told(&(a, b): &(usize, usize), claims: &[Claim], schema: &Schema) -> bool {
    match identify(&claims[a], &claims[b], schema) {
        Identity::Unrelated(Unrelated::TooLittle(agree)) => !agree.is_empty(),
        Identity::Unrelated(_) => false,
        Identity::Same { .. } => true,
    }
}

/// The blocks among entries, each with its entries.
pub(super) fn chunks(entries: &[Entry]) -> impl Iterator<Item = &[Entry]> {
    entries.chunk_by(|x, y| x.key == y.key)
}

/// How many pairs meet in a block.
pub(super) fn meetings_in(block: &[Entry]) -> u64 {
    let sides: Vec<&[Entry]> = block.chunk_by(|x, y| x.inside == y.inside).collect();
    let many = |side: &[Entry]| side.len() as u64;
    let mut all = 0;
    for (at, one) in sides.iter().enumerate() {
        if one[0].inside == 0 {
            all += many(one) * (many(one) - 1) / 2;
        }
        let others = sides[at + 1..].iter().filter(|other| one[0].inside & other[0].inside == 0);
        all += others.map(|other| many(one) * many(other)).sum::<u64>();
    }
    all
}

/// Adds the pairs that share a block in which at most so many meet, and pass.
pub(super) fn meet_all(
    entries: &[Entry],
    wanted: impl Fn(&Entry) -> bool,
    found: &mut Vec<(usize, usize)>,
    most: u64,
    pass: impl Fn(&(usize, usize)) -> bool,
) {
    let mut met = Vec::new();
    let mut keep = |met: &mut Vec<(usize, usize)>| {
        met.sort_unstable();
        met.dedup();
        found.extend(met.drain(..).filter(&pass));
        found.sort_unstable();
        found.dedup();
        2 * found.len()
    };
    let mut often = OFTEN;
    for block in chunks(entries).filter(|block| block.iter().any(&wanted)) {
        if most < u64::MAX && meetings_in(block) > most {
            continue;
        }
        meet(block, &wanted, &mut met);
        // Keeps the memory at the pairs there are, not at how often they meet.
        if met.len() > often {
            often = keep(&mut met).max(OFTEN);
        }
    }
    keep(&mut met);
}

/// A block that a claim stands in, for those who keep an index of claims over time. Two claims of one kind may be about one
/// event only where they stand in blocks of one key of which they are not both inside by the same feature.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Block {
    /// The same on every machine for one build of gainsay.
    pub key: u64,
    /// Three bits; claims whose bits share one do not meet here.
    pub inside: u8,
}

impl Block {
    /// Whether claims in the two meet.
    pub fn meets(self, other: Block) -> bool {
        self.key == other.key && self.inside & other.inside == 0
    }
}

/// What puts a claim into blocks, sorted, each once.
pub(super) fn of_claim(claim: &Claim, schema: &Schema) -> Vec<Entry> {
    let mut entries = Vec::new();
    enter(claim, schema, 0, &mut entries);
    entries.extend(stories(claim).map(|(key, inside)| Entry { key, inside, claim: 0 }));
    entries.sort_unstable();
    entries.dedup();
    entries
}

/// All blocks of a claim, each once.
pub fn blocks(claim: &Claim, schema: &Schema) -> Vec<Block> {
    let kind = |key: u64| hash((&schema.kind, key));
    let entries = of_claim(claim, schema).into_iter();
    let mut all: Vec<Block> = entries.map(|entry| Block { key: kind(entry.key), inside: entry.inside }).collect();
    all.sort_unstable();
    all.dedup();
    all
}

/// So many meetings are kept before the pairs among them are counted once.
const OFTEN: usize = 1 << 20;

/// The two with the earlier as-of first; as given where neither is surely earlier.
pub fn in_order(claims: &[Claim], a: usize, b: usize) -> (usize, usize) {
    match (claims[a].asof, claims[b].asof) {
        (Some(x), Some(y)) if x.later_than(y) => (b, a),
        _ => (a, b),
    }
}

/// One claim in one block.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Entry {
    pub key: u64,
    /// Bit 0: stands inside by the first feature; bit 1: by the second; bit 2: by the season.
    pub inside: u8,
    pub claim: u32,
}

/// Something that claims have in common: claims meet in a feature unless both stand inside.
struct Feature {
    source: usize,
    key: u64,
    inside: bool,
    /// Whether agreement in it can weigh more than loosely.
    strong: bool,
}

/// As-of and the time slot are one source: their agreement is counted once.
const TIME: usize = usize::MAX;

fn enter(claim: &Claim, schema: &Schema, index: u32, entries: &mut Vec<Entry>) {
    let features = features(claim, schema);
    let seasons = seasons(claim, schema);
    for (at, one) in features.iter().enumerate() {
        for other in &features[at + 1..] {
            let (first, second) = if one.source < other.source { (one, other) } else { (other, one) };
            // Loose agreement beside as-of alone is too little, and with a third feature the two meet there.
            let weak = second.source == TIME && !second.strong && !first.strong;
            if first.source == second.source || weak {
                continue;
            }
            let inside = u8::from(first.inside) | u8::from(second.inside) << 1;
            if second.source == TIME {
                entries.push(Entry { key: hash((first.key, second.key)), inside, claim: index });
                continue;
            }
            for &(season, any) in &seasons {
                let inside = inside | u8::from(any) << 2;
                entries.push(Entry { key: hash((first.key, second.key, season)), inside, claim: index });
            }
        }
    }
}

/// Days of a season, by how far a claim reaches: most dated claims, then undated ones. What reaches further stands in
/// the one block for all time.
const SEASONS: [i64; 2] = [16, 128];

/// The seasons (length and number) in which claims may stand whose times could be near enough to this claim's, each with
/// whether it is longer than need be: there, only claims that reach as far meet the others.
fn seasons(claim: &Claim, schema: &Schema) -> Vec<(Option<(i64, i64)>, bool)> {
    let slots: Vec<&SlotSpec> =
        schema.slots.iter().filter(|spec| spec.ty == SlotType::Time && spec.key.is_some()).collect();
    let dated = slots.first().and_then(|spec| Some((spec.key?.within_days.unwrap_or(0), time(claim, &spec.name)?)));
    let reach: Vec<Option<(i64, i64)>> = match (dated, claim.asof) {
        (Some((days, when)), _) => when
            .readings()
            .map(|window| {
                let pad = i64::from(days).max(GUESS_DAYS) + window.width_days()?;
                Some((i64::from(day_number(window.from?)) - pad, i64::from(day_number(window.to?)) + pad))
            })
            .collect(),
        (None, Some(_)) if schema.runs_on() => vec![None],
        (None, Some(asof)) => {
            let day = i64::from(day_number(asof.day));
            vec![Some((day - LONG_DAYS, day + LONG_DAYS))]
        }
        (None, None) => vec![None],
    };
    let widest = reach.iter().map(|reach| reach.map_or(i64::MAX, |(from, to)| to - from)).max().unwrap_or(i64::MAX);
    let mut all = Vec::new();
    let mut longer = false;
    for size in SEASONS.into_iter().filter(|size| widest <= *size) {
        for (from, to) in reach.iter().copied().flatten() {
            all.extend((from.div_euclid(size)..=to.div_euclid(size)).map(|season| (Some((size, season)), longer)));
        }
        longer = true;
    }
    all.push((None, longer));
    all
}

/// Claims whose articles share a rare name, prominent in one of them, and are about a week apart at most.
fn stories(claim: &Claim) -> impl Iterator<Item = (u64, u8)> {
    let weeks = claim.asof.map(|asof| {
        let day = day_number(asof.day);
        day.div_euclid(STORY_DAYS + 1)..=(day + STORY_DAYS).div_euclid(STORY_DAYS + 1)
    });
    let names = claim.evidence.story.names.iter();
    weeks.into_iter().flatten().flat_map(move |week| {
        names.clone().map(move |name| (hash(("story", week, &name.key)), u8::from(!name.opening)))
    })
}

pub(super) fn meet(block: &[Entry], wanted: impl Fn(&Entry) -> bool, found: &mut Vec<(usize, usize)>) {
    let sides: Vec<&[Entry]> = block.chunk_by(|x, y| x.inside == y.inside).collect();
    for (at, one) in sides.iter().enumerate() {
        for other in sides[at..].iter().filter(|other| one[0].inside & other[0].inside == 0) {
            for x in *one {
                for y in *other {
                    if x.claim != y.claim && (wanted(x) || wanted(y)) {
                        found.push((x.claim.min(y.claim) as usize, x.claim.max(y.claim) as usize));
                    }
                }
            }
        }
    }
}

fn features(claim: &Claim, schema: &Schema) -> Vec<Feature> {
    let mut all = Vec::new();
    let mut says_when = false;
    for (source, spec) in schema.slots.iter().enumerate() {
        match &spec.ty {
            SlotType::Place => places(claim, spec, source, &mut all),
            ty if is_actor(ty) && spec.key.is_some() => actor_names(claim, spec, schema, source, &mut all),
            SlotType::Text if spec.key.is_some() => words(claim, spec, source, &mut all),
            SlotType::Time if spec.key.is_some() => {
                for window in time(claim, &spec.name).into_iter().flat_map(|time| time.readings().collect::<Vec<_>>()) {
                    says_when = true;
                    days(window, &spec.name, &mut all);
                    // What is denied for long meets all that is told of then.
                    let denied = claim.polarity == Polarity::Negated;
                    if schema.is_act() && (!denied || is_long(window)) {
                        all.push(Feature {
                            source: TIME,
                            key: hash((&spec.name, "denied")),
                            inside: !denied,
                            strong: true,
                        });
                    }
                }
            }
            _ => {}
        }
    }
    if let Some(asof) = claim.asof {
        for shift in 0..=AS_OF_DAYS {
            // Where both say when, being published together is no evidence.
            all.push(Feature {
                source: TIME,
                key: hash(("asof", day_number(asof.day) + shift)),
                inside: says_when,
                strong: false,
            });
        }
    }
    all
}

fn places(claim: &Claim, spec: &SlotSpec, source: usize, all: &mut Vec<Feature>) {
    for place in place_list(claim, &spec.name) {
        for node in &place.nodes {
            let key = hash((&spec.name, &node.id));
            all.push(Feature { source, key, inside: false, strong: !is_broad(node, place) });
            for container in node.path.iter().filter(|id| **id != node.id) {
                all.push(Feature { source, key: hash((&spec.name, container)), inside: true, strong: false });
            }
        }
    }
}

/// By id, by whom they act for, and people by the last word of their name.
fn actor_names(claim: &Claim, spec: &SlotSpec, schema: &Schema, source: usize, all: &mut Vec<Feature>) {
    let list = parties(claim, spec, schema);
    let strong = !spec.is_joint() || list.len() > 1 || list.iter().any(|actor| !is_state_level(actor));
    for actor in list {
        let mut push = |key| all.push(Feature { source, key, inside: false, strong });
        push(hash((&spec.name, "id", &actor.id)));
        push(hash((&spec.name, "id", actor.root())));
        if matches!(actor.kind, ActorKind::Person | ActorKind::Unknown) {
            let surname = actor.name.rsplit(' ').next().unwrap_or_default();
            push(hash((&spec.name, "surname", surname)));
        }
    }
}

fn words(claim: &Claim, spec: &SlotSpec, source: usize, all: &mut Vec<Feature>) {
    for word in text(claim, &spec.name).into_iter().flat_map(|text| text.norm) {
        let strong = !word.starts_with('@');
        all.push(Feature { source, key: hash((&spec.name, &word)), inside: false, strong });
    }
}

/// Short windows meet in buckets of days; longer ones meet each other, and the short ones in them, in buckets of months.
fn days(window: Window, slot: &str, all: &mut Vec<Feature>) {
    let (Some(from), Some(to), Some(width)) = (window.from, window.to, window.width_days()) else { return };
    if width > LONG_DAYS {
        return;
    }
    let short = width <= SHORT_DAYS;
    let mut buckets = |size: i32, level: &str, inside: bool| {
        for bucket in day_number(from).div_euclid(size)..=day_number(to).div_euclid(size) {
            all.push(Feature { source: TIME, key: hash((slot, level, bucket)), inside, strong: short });
        }
    };
    if short {
        buckets(8, "days", false);
    }
    buckets(64, "months", short);
}

fn hash(value: impl Hash) -> u64 {
    let mut hasher = FxHasher::default();
    value.hash(&mut hasher);
    hasher.finish()
}
