//! How many claims are in conflict and with whom, without listing pairs: exact, and in time that grows with the claims, not with their pairs.
//!
//! Claims are met face by face and the table is asked once for all that it cannot tell apart. Two claims of two faces mostly stand in
//! two articles, so their pairs are counted as if all did; then those that share an article are put right, article by article.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use super::pairing::{Pairing, QUIET, Sayings, Stand};
use super::table::{Severity, Verdict};
use crate::align::{Gathered, Kinship, Order, Together};
use crate::claim::Schema;

/// What is in conflict among claims.
#[derive(Debug)]
pub struct Overview {
    /// How many pairs have which verdict in which slot: the loud ones.
    pub totals: BTreeMap<(Verdict, Severity, Option<String>), u64>,
    /// Of every claim, by its number, the worst that is said of it and another; `None`: it is in no conflict.
    pub claims: Vec<Option<Worst>>,
    /// Whether these are all; else there may be more: more than thousands of claims were told of one event, all differently.
    pub complete: bool,
}

/// The worst that is said of a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Worst {
    /// How loudly.
    pub severity: Severity,
    /// What.
    pub verdict: Verdict,
    /// The number of the other claim.
    pub with: u32,
}

impl Worst {
    fn rank(self) -> (Severity, Verdict) {
        (self.severity, self.verdict)
    }
}

impl Overview {
    /// Of all claims gathered; `schemas` as given when they were.
    pub fn of(gathered: &Gathered, schemas: &[Schema]) -> Self {
        let order = gathered.order();
        let together = gathered.together(&order, schemas);
        let mut counting = Counting {
            gathered,
            schemas,
            order: &order,
            sayings: Sayings::new(),
            pairings: Vec::new(),
            fresh: None,
            known: FxHashMap::default(),
            totals: Vec::new(),
            best: vec![None; gathered.faces()],
            claims: vec![None; gathered.len()],
            seen: vec![u32::MAX; gathered.articles()],
        };
        for &(one, other) in &together.companies {
            counting.companies(one, other);
        }
        for &(one, other) in &together.faces {
            counting.stand_by_stand(one, other);
        }
        counting.witnesses(&together);
        Self { totals: counting.sorts(), claims: counting.claims, complete: together.faces.is_empty() }
    }
}

/// The worst that is said of claims of a face and those of another that stand to them so.
#[derive(Clone, Copy, Debug)]
struct Best {
    worst: (Severity, Verdict),
    face: u32,
    /// How the two stand to each other: see [`Stand::way`].
    ways: u8,
}

struct Counting<'a> {
    gathered: &'a Gathered,
    schemas: &'a [Schema],
    order: &'a Order,
    sayings: Sayings,
    pairings: Vec<Pairing>,
    /// The contexts of the first of them, which have two anchors.
    fresh: Option<(u32, u32)>,
    /// Pairings by shapes and by how their articles are akin, of contexts of one anchor.
    known: FxHashMap<(u32, u32, Kinship), u32>,
    /// Pairs by what is said of them; a pair that was counted too much is taken back.
    totals: Vec<i64>,
    best: Vec<Option<Best>>,
    claims: Vec<Option<Worst>>,
    /// By article, the last company a claim of which was seen in it.
    seen: Vec<u32>,
}

/// Where the pairing stands that is not kept.
const FRESH: usize = 0;

/// Who meets whom, from either side.
struct Partners {
    companies: FxHashMap<u32, Vec<u32>>,
    faces: FxHashMap<u32, Vec<u32>>,
}

impl Partners {
    fn of(together: &Together) -> Self {
        let both = |pairs: &[(u32, u32)]| {
            let mut all: FxHashMap<u32, Vec<u32>> = FxHashMap::default();
            for &(one, other) in pairs {
                all.entry(one).or_default().push(other);
                if one != other {
                    all.entry(other).or_default().push(one);
                }
            }
            all
        };
        Self { companies: both(&together.companies), faces: both(&together.faces) }
    }

    /// The faces that a face meets.
    fn of_face(&self, face: u32, gathered: &Gathered, order: &Order) -> Vec<u32> {
        let companies = self.companies.get(&gathered.company(face)).into_iter().flatten();
        let contexts = companies.flat_map(|&company| order.contexts.of(company));
        let faces = contexts.flat_map(|&context| order.faces.of(context));
        faces.chain(self.faces.get(&face).into_iter().flatten()).copied().collect()
    }
}

/// One claim, to be sorted.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Member {
    article: u32,
    sentence: u32,
    face: u32,
    claim: u32,
}

impl Counting<'_> {
    /// Counts the pairs of two companies, or those within one.
    fn companies(&mut self, one: u32, other: u32) {
        let order = self.order;
        for (at, &a) in order.contexts.of(one).iter().enumerate() {
            let others = if one == other { &order.contexts.of(other)[at..] } else { order.contexts.of(other) };
            for &b in others {
                let pairing = self.pairing(a, b);
                self.contexts(a, b, pairing);
            }
        }
        self.articles(one, other);
    }

    /// How claims of two contexts are judged.
    fn pairing(&mut self, a: u32, b: u32) -> usize {
        if self.pairings.is_empty() {
            self.pairings.push(Pairing::new(self.gathered, a, b));
            self.fresh = Some((a, b));
        }
        let ((x, here), (y, there)) = (self.gathered.shape_and_anchor(a), self.gathered.shape_and_anchor(b));
        if here == there {
            let key = (x, y, self.gathered.kinship(a, b));
            let next = self.pairings.len() as u32;
            let at = *self.known.entry(key).or_insert(next);
            if at == next {
                self.pairings.push(Pairing::new(self.gathered, a, b));
            }
            return at as usize;
        }
        if self.fresh != Some((a, b)) {
            self.fresh = Some((a, b));
            self.pairings[FRESH] = Pairing::new(self.gathered, a, b);
        }
        FRESH
    }

    fn contexts(&mut self, a: u32, b: u32, pairing: usize) {
        let (gathered, order) = (self.gathered, self.order);
        for (at, &one) in order.faces.of(a).iter().enumerate() {
            let others = if a == b { &order.faces.of(b)[at..] } else { order.faces.of(b) };
            let (mine, many) = (gathered.counts(one), order.claims.of(one).len() as i64);
            for &other in others {
                let theirs = order.claims.of(other).len() as i64;
                let pairs = if one == other { many * (many - 1) / 2 } else { many * theirs };
                if pairs == 0 {
                    continue;
                }
                let counts = [mine, gathered.counts(other)];
                let verdicts = self.pairings[pairing].verdicts(counts, self.schemas, &mut self.sayings);
                match verdicts.plain() {
                    Some(QUIET) => {}
                    Some(said) => {
                        self.add(said, pairs);
                        self.meet(one, other, said, Stand::TWO_ARTICLES);
                    }
                    None => self.stand_by_stand_as(one, other, pairing),
                }
            }
        }
    }

    fn add(&mut self, said: u32, pairs: i64) {
        let at = said as usize;
        if self.totals.len() <= at {
            self.totals.resize(at + 1, 0);
        }
        self.totals[at] += pairs;
    }

    /// Notes what is said of claims of two faces that stand so.
    fn meet(&mut self, one: u32, other: u32, said: u32, ways: u8) {
        let worst = self.sayings.all[said as usize].worst;
        for (face, other, ways) in [(one, other, ways), (other, one, Stand::turned(ways))] {
            let best = &mut self.best[face as usize];
            if best.is_none_or(|best| best.worst < worst) {
                *best = Some(Best { worst, face: other, ways });
            }
        }
    }

    fn stand_by_stand(&mut self, one: u32, other: u32) {
        let pairing = self.pairing(self.gathered.context(one), self.gathered.context(other));
        self.stand_by_stand_as(one, other, pairing);
    }

    /// Counts the pairs of two faces where it matters how they stand to each other or which comes first.
    fn stand_by_stand_as(&mut self, one: u32, other: u32, pairing: usize) {
        let counts = [self.gathered.counts(one), self.gathered.counts(other)];
        let pairs = self.pairs(one, other);
        for (stand, pairs) in Stand::ALL.into_iter().zip(pairs) {
            for (back, pairs) in [false, true].into_iter().zip(pairs).filter(|(_, pairs)| *pairs > 0) {
                let said = self.pairings[pairing].said(counts, stand, back, self.schemas, &mut self.sayings);
                if said != QUIET {
                    self.add(said, pairs as i64);
                    self.meet(one, other, said, stand.way(back));
                }
            }
        }
    }

    /// How many pairs of claims of two faces stand how to each other: those whose first claim is of the first face, and
    /// the others.
    fn pairs(&self, one: u32, other: u32) -> [[u64; 2]; 4] {
        let by = |face: u32, level: usize| {
            let key = |claim: u32| {
                let [outlet, article, sentence] = self.gathered.place(claim);
                [(outlet, 0), (article, 0), (article, sentence)][level]
            };
            let claims = self.order.claims.of(face);
            let mut all: Vec<((u32, u32), u32)> = claims.iter().map(|&claim| (key(claim), claim)).collect();
            all.sort_unstable();
            all
        };
        let claims = |face: u32| self.order.claims.of(face);
        let mut within = [[0; 2]; 4];
        within[0] = ordered(claims(one), claims(other), one == other);
        for level in 0..3 {
            within[level + 1] = joined(&by(one, level), &by(other, level), one == other);
        }
        // Whoever stands in one sentence stands in one article, and so on.
        for level in 0..3 {
            let [forth, back] = within[level + 1];
            within[level][0] -= forth;
            within[level][1] -= back;
        }
        within
    }

    fn members(&self, company: u32) -> impl Iterator<Item = Member> {
        let (gathered, order) = (self.gathered, self.order);
        let faces = order.contexts.of(company).iter().flat_map(|&context| order.faces.of(context));
        faces.flat_map(move |&face| {
            order.claims.of(face).iter().map(move |&claim| {
                let [_, article, sentence] = gathered.place(claim);
                Member { article, sentence, face, claim }
            })
        })
    }

    /// Puts right what was counted of those that share an article.
    fn articles(&mut self, one: u32, other: u32) {
        let mut shared = false;
        if one == other {
            for member in self.members(one).collect::<Vec<_>>() {
                let seen = &mut self.seen[member.article as usize];
                shared |= *seen == one;
                *seen = one;
            }
        } else {
            for member in self.members(one).collect::<Vec<_>>() {
                self.seen[member.article as usize] = one;
            }
            shared = self.members(other).any(|member| self.seen[member.article as usize] == one);
        }
        if !shared {
            return;
        }
        let sorted = |company: u32| {
            let mut all: Vec<Member> = self.members(company).collect();
            all.sort_unstable();
            all
        };
        let (mine, theirs) = (sorted(one), if one == other { Vec::new() } else { sorted(other) });
        let same = one == other;
        for (mine, theirs) in chunks(&mine, if same { &mine } else { &theirs }, |member| (member.article, 0)) {
            if same && mine.len() < 2 {
                continue;
            }
            self.put_right(mine, theirs, Stand::Article, same);
            for (mine, theirs) in chunks(mine, theirs, |member| (member.article, member.sentence)) {
                self.put_right(mine, theirs, Stand::Sentence, same);
            }
        }
    }

    /// Claims that stand so to each other were counted as if they stood less near.
    fn put_right(&mut self, mine: &[Member], theirs: &[Member], stand: Stand, same: bool) {
        let by_face = |members: &[Member]| {
            let mut all: FxHashMap<u32, Vec<Member>> = FxHashMap::default();
            members.iter().for_each(|member| all.entry(member.face).or_default().push(*member));
            let mut all: Vec<(u32, Vec<Member>)> = all.into_iter().collect();
            all.sort_unstable_by_key(|(face, members)| (self.gathered.context(*face), *face, members.len()));
            all
        };
        let (mine, theirs) = (by_face(mine), by_face(theirs));
        let claims = |members: &[Member]| {
            let mut all: Vec<u32> = members.iter().map(|member| member.claim).collect();
            all.sort_unstable();
            all
        };
        for (at, (one, x)) in mine.iter().enumerate() {
            for (other, y) in &theirs[if same { at } else { 0 }..] {
                let pairs = ordered(&claims(x), &claims(y), one == other);
                if pairs == [0, 0] {
                    continue;
                }
                let pairing = self.pairing(self.gathered.context(*one), self.gathered.context(*other));
                let counts = [self.gathered.counts(*one), self.gathered.counts(*other)];
                let plain = self.pairings[pairing].verdicts(counts, self.schemas, &mut self.sayings).plain();
                for (back, pairs) in [false, true].into_iter().zip(pairs).filter(|(_, pairs)| *pairs > 0) {
                    let said = self.pairings[pairing].said(counts, stand, back, self.schemas, &mut self.sayings);
                    if let Some(plain) = plain {
                        let before = match stand {
                            Stand::Sentence => {
                                let pairing = &mut self.pairings[pairing];
                                pairing.said(counts, Stand::Article, back, self.schemas, &mut self.sayings)
                            }
                            _ => plain,
                        };
                        self.add(before, -(pairs as i64));
                        self.add(said, pairs as i64);
                    }
                    if said != QUIET {
                        let (severity, verdict) = self.sayings.all[said as usize].worst;
                        for (x, y) in [(x, y), (y, x)] {
                            for a in x {
                                let far = |b: &&Member| stand == Stand::Sentence || b.sentence != a.sentence;
                                let other = y.iter().find(|b| b.claim != a.claim && far(b));
                                let worst = other.map(|b| Worst { severity, verdict, with: b.claim });
                                self.note(a.claim, worst);
                            }
                        }
                    }
                }
            }
        }
    }

    fn note(&mut self, claim: u32, worst: Option<Worst>) {
        let has = &mut self.claims[claim as usize];
        if worst.map(Worst::rank) > has.map(Worst::rank) {
            *has = worst;
        }
    }

    /// Finds for each claim another one that shows the worst that is said of its face.
    fn witnesses(&mut self, together: &Together) {
        let mut partners = None;
        for face in 0..self.best.len() as u32 {
            let Some(best) = self.best[face as usize] else { continue };
            let mut left = self.order.claims.of(face).to_vec();
            left.retain(|&claim| !self.shows(claim, best));
            if !left.is_empty() {
                self.search(face, left, partners.get_or_insert_with(|| Partners::of(together)));
            }
        }
    }

    /// Whether a claim of the other face stands so to a claim that this is said of them.
    fn shows(&mut self, claim: u32, best: Best) -> bool {
        let place = self.gathered.place(claim);
        let way = |other: u32| Stand::of(place, self.gathered.place(other)).way(other < claim);
        let fits = |other: &&u32| **other != claim && best.ways & way(**other) != 0;
        let Some(&with) = self.order.claims.of(best.face).iter().find(fits) else { return false };
        let (severity, verdict) = best.worst;
        self.note(claim, Some(Worst { severity, verdict, with }));
        true
    }

    /// The same for claims that stand too near to those who show the worst that is said of their face: the next worse are tried.
    fn search(&mut self, face: u32, mut left: Vec<u32>, partners: &Partners) {
        let (gathered, order) = (self.gathered, self.order);
        let mut all: Vec<Best> = Vec::new();
        for other in partners.of_face(face, gathered, order) {
            let pairing = self.pairing(gathered.context(face), gathered.context(other));
            let counts = [gathered.counts(face), gathered.counts(other)];
            for stand in Stand::ALL {
                for back in [false, true] {
                    let said = self.pairings[pairing].said(counts, stand, back, self.schemas, &mut self.sayings);
                    if said != QUIET {
                        let worst = self.sayings.all[said as usize].worst;
                        all.push(Best { worst, face: other, ways: stand.way(back) });
                    }
                }
            }
        }
        all.sort_by_key(|best| std::cmp::Reverse((best.worst, order.claims.of(best.face).len())));
        for best in all {
            left.retain(|&claim| {
                let known = self.claims[claim as usize].is_some_and(|known| known.rank() >= best.worst);
                !known && !self.shows(claim, best)
            });
        }
    }

    fn sorts(&self) -> BTreeMap<(Verdict, Severity, Option<String>), u64> {
        let mut totals = BTreeMap::new();
        for (said, pairs) in self.sayings.all.iter().zip(&self.totals).filter(|(_, pairs)| **pairs > 0) {
            for sort in &said.sorts {
                *totals.entry(sort.clone()).or_default() += pairs.unsigned_abs();
            }
        }
        totals
    }
}

/// What two sorted lists have under the same keys.
fn chunks<'m, K: Ord>(
    mine: &'m [Member],
    theirs: &'m [Member],
    key: impl Fn(&Member) -> K + Copy + 'm,
) -> impl Iterator<Item = (&'m [Member], &'m [Member])> {
    let mut rest = theirs;
    mine.chunk_by(move |x, y| key(x) == key(y)).filter_map(move |mine| {
        rest = &rest[rest.partition_point(|member| key(member) < key(&mine[0]))..];
        let theirs = &rest[..rest.partition_point(|member| key(member) == key(&mine[0]))];
        (!theirs.is_empty()).then_some((mine, theirs))
    })
}

/// Of all pairs of two sorted lists, or within one, those whose first is of the first list, and the others.
fn ordered(one: &[u32], two: &[u32], same: bool) -> [u64; 2] {
    let (many, others) = (one.len() as u64, two.len() as u64);
    if same {
        return [many * (many - 1) / 2, 0];
    }
    let (mut forth, mut before) = (0, 0);
    for b in two {
        while before < one.len() && one[before] < *b {
            before += 1;
        }
        forth += before as u64;
    }
    [forth, many * others - forth]
}

/// The same, of those that have a place in common.
fn joined(one: &[((u32, u32), u32)], two: &[((u32, u32), u32)], same: bool) -> [u64; 2] {
    let mut sum = [0, 0];
    let mut rest = two;
    let claims = |all: &[((u32, u32), u32)]| all.iter().map(|(_, claim)| *claim).collect::<Vec<_>>();
    for mine in one.chunk_by(|x, y| x.0 == y.0) {
        rest = &rest[rest.partition_point(|(place, _)| *place < mine[0].0)..];
        let theirs = &rest[..rest.partition_point(|(place, _)| *place == mine[0].0)];
        if !theirs.is_empty() {
            let [forth, back] = ordered(&claims(mine), &claims(theirs), same);
            sum = [sum[0] + forth, sum[1] + back];
        }
    }
    sum
}
