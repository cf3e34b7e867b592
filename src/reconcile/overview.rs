//! How many claims are in conflict and with whom, without listing pairs: exact, and in time that grows with the claims, not with their pairs.
//!
//! Claims are met face by face and the table is asked once for all that it cannot tell apart. Two claims of two faces mostly stand in
//! two articles, so their pairs are counted as if all did; then those that share an article are put right, article by article.

use std::collections::BTreeMap;

use super::backwards::Backwards;
use super::nearness::{Member, chunks, ordered, pairs};
use super::pairing::{QUIET, Stand};
use super::pairings::Pairings;
use super::table::{Severity, Verdict};
use crate::align::{Context, Gathered, Order, Together};
use crate::claim::Schema;
use crate::value::Count;

/// What is in conflict among claims.
#[derive(Debug)]
pub struct Overview {
    /// How many pairs have which verdict in which slot: the loud ones.
    pub totals: BTreeMap<(Verdict, Severity, Option<String>), u64>,
    /// Of every claim, by its number, the worst that is said of it and another; `None`: it is in no conflict.
    pub claims: Vec<Option<Worst>>,
    /// Whether these are all; else there may be more: of one event, thousands were told that differ in more than where they stand.
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
            order: &order,
            pairings: Pairings::new(gathered, schemas, true),
            tally: Tally { totals: Vec::new(), best: vec![None; order.len()] },
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

/// Contexts and faces have their places in the order for numbers.
struct Counting<'a> {
    gathered: &'a Gathered,
    order: &'a Order,
    pairings: Pairings<'a>,
    tally: Tally,
    claims: Vec<Option<Worst>>,
    /// By article, twice the number of the last company a claim of which was seen in it; one more: that shares it.
    seen: Vec<u32>,
}

/// So many claims are few.
const FEW: usize = 24;

/// What is counted face by face.
struct Tally {
    /// Pairs by what is said of them; a pair that was counted too much is taken back.
    totals: Vec<i64>,
    best: Vec<Option<Best>>,
}

impl Tally {
    fn add(&mut self, said: u32, pairs: i64) {
        let at = said as usize;
        if self.totals.len() <= at {
            self.totals.resize(at + 1, 0);
        }
        self.totals[at] += pairs;
    }

    /// Notes the worst that is said of claims of two faces that stand so.
    fn meet(&mut self, one: u32, other: u32, worst: (Severity, Verdict), ways: u8) {
        for (face, other, ways) in [(one, other, ways), (other, one, Stand::turned(ways))] {
            let best = &mut self.best[face as usize];
            if best.is_none_or(|best| best.worst < worst) {
                *best = Some(Best { worst, face: other, ways });
            }
        }
    }
}

impl<'a> Counting<'a> {
    /// Counts the pairs of two companies, or those within one.
    fn companies(&mut self, one: u32, other: u32) {
        let others = self.order.contexts(other);
        for a in self.order.contexts(one) {
            for b in if one == other { a..others.end } else { others.clone() } {
                self.contexts(a, b);
            }
        }
        self.articles(one, other);
    }

    fn contexts(&mut self, a: u32, b: u32) {
        let (gathered, order) = (self.gathered, self.order);
        let (ones, others) = (order.faces(a..a + 1), order.faces(b..b + 1));
        let mut unlike = Vec::new();
        let mut plain = self.pairings.between(order.context(a), order.context(b));
        for one in ones {
            let (mine, many) = (gathered.counts(order.counts(one)), order.many(one..one + 1) as i64);
            for other in if a == b { one..others.end } else { others.clone() } {
                let pairs =
                    if one == other { many * (many - 1) / 2 } else { many * order.many(other..other + 1) as i64 };
                match plain([mine, gathered.counts(order.counts(other))]) {
                    _ if pairs == 0 => {}
                    Some((QUIET, _)) => {}
                    Some((said, worst)) => {
                        self.tally.add(said, pairs);
                        self.tally.meet(one, other, worst, Stand::TWO_ARTICLES);
                    }
                    None => unlike.push((one, other)),
                }
            }
        }
        drop(plain);
        for (one, other) in unlike {
            self.stand_by_stand(one, other);
        }
    }

    fn said(&mut self, one: u32, other: u32, stand: Stand, back: bool) -> u32 {
        let (contexts, counts) = self.judged(one, other);
        self.pairings.said(contexts, counts, stand, back)
    }

    fn judged(&self, one: u32, other: u32) -> ([&'a Context; 2], [&'a [Count]; 2]) {
        let (gathered, order) = (self.gathered, self.order);
        let faces = [one, other];
        (faces.map(|face| order.context(order.context_of(face))), faces.map(|face| gathered.counts(order.counts(face))))
    }

    /// Counts the pairs of two faces where it matters how they stand to each other or which comes first.
    fn stand_by_stand(&mut self, one: u32, other: u32) {
        let pairs = pairs(one, other, self.gathered, self.order);
        for (stand, pairs) in Stand::ALL.into_iter().zip(pairs) {
            for (back, pairs) in [false, true].into_iter().zip(pairs).filter(|(_, pairs)| *pairs > 0) {
                let said = self.said(one, other, stand, back);
                if said != QUIET {
                    self.tally.add(said, pairs as i64);
                    self.tally.meet(one, other, self.pairings.worst(said), stand.way(back));
                }
            }
        }
    }

    /// Puts right what was counted of those that share an article.
    fn articles(&mut self, one: u32, other: u32) {
        let (same, order) = (one == other, self.order);
        let faces = |company: u32| order.faces(order.contexts(company));
        let (once, twice) = (2 * one, 2 * one + 1);
        let mut shared = false;
        // Of few claims it costs less to compare all articles than to look each up.
        if same && order.articles(faces(one)).len() <= FEW {
            let mut few = order.articles(faces(one)).iter();
            if !std::iter::from_fn(|| few.next().map(|article| few.as_slice().contains(article))).any(|again| again) {
                return;
            }
        }
        for &article in order.articles(faces(one)) {
            let seen = &mut self.seen[article as usize];
            let again = same && (*seen == once || *seen == twice);
            shared |= again;
            *seen = if again { twice } else { once };
        }
        if !same {
            for &article in order.articles(faces(other)) {
                let seen = &mut self.seen[article as usize];
                if *seen == once {
                    (*seen, shared) = (twice, true);
                }
            }
        }
        if !shared {
            return;
        }
        let sorted = |company: u32| {
            let shared = |article: u32| self.seen[article as usize] == twice;
            let mut all = Member::all(faces(company), shared, self.gathered, order);
            all.sort_unstable();
            all
        };
        let mine = sorted(one);
        let theirs = if same { mine.clone() } else { sorted(other) };
        for (mine, theirs) in chunks(&mine, &theirs, |member| (member.article, 0)) {
            self.put_right(mine, theirs, Stand::Article, same);
            for (mine, theirs) in chunks(mine, theirs, |member| (member.article, member.sentence)) {
                self.put_right(mine, theirs, Stand::Sentence, same);
            }
        }
    }

    /// Claims that stand so to each other were counted as if they stood less near.
    fn put_right(&mut self, mine: &[Member], theirs: &[Member], stand: Stand, same: bool) {
        let (mine, theirs) = (Member::by_face(mine), Member::by_face(theirs));
        for (at, (one, x)) in mine.iter().enumerate() {
            for (other, y) in &theirs[if same { at } else { 0 }..] {
                for (back, pairs) in [false, true].into_iter().zip(ordered(x, y, |member| member.claim, one == other)) {
                    if pairs > 0 {
                        self.put_faces_right((*one, x), (*other, y), stand, back, pairs);
                    }
                }
            }
        }
    }

    fn put_faces_right(
        &mut self,
        (one, x): (u32, &[Member]),
        (other, y): (u32, &[Member]),
        stand: Stand,
        back: bool,
        pairs: u64,
    ) {
        let said = self.said(one, other, stand, back);
        let (contexts, counts) = self.judged(one, other);
        if let Some((plain, _)) = self.pairings.plain(contexts, counts) {
            let less_near = if stand == Stand::Sentence { self.said(one, other, Stand::Article, back) } else { plain };
            self.tally.add(less_near, -(pairs as i64));
            self.tally.add(said, pairs as i64);
        }
        if said == QUIET {
            return;
        }
        let (severity, verdict) = self.pairings.worst(said);
        for (x, y, back) in [(x, y, back), (y, x, !back)] {
            for a in x {
                let far = |b: &Member| stand == Stand::Sentence || b.sentence != a.sentence;
                let fits = |b: &&Member| b.claim != a.claim && far(b) && (one == other || (b.claim < a.claim) == back);
                let worst = y.iter().find(fits).map(|b| Worst { severity, verdict, with: b.claim });
                self.note(a.claim, worst);
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
        let (mut backwards, mut left) = (None, Vec::new());
        let order = self.order;
        for face in 0..self.tally.best.len() as u32 {
            let Some(best) = self.tally.best[face as usize] else { continue };
            let faces = face..face + 1;
            for (&claim, &article) in order.claims(faces.clone()).iter().zip(order.articles(faces)) {
                if !self.shows(claim, article, best) {
                    left.push((claim, article));
                }
            }
            if !left.is_empty() {
                let backwards = backwards.get_or_insert_with(|| Backwards::of(together));
                self.search(face, &mut left, &backwards.of_face(face, together, order));
                left.clear();
            }
        }
    }

    /// Whether a claim of the other face stands so to a claim that this is said of them.
    fn shows(&mut self, claim: u32, article: u32, best: Best) -> bool {
        let faces = best.face..best.face + 1;
        let mut others = self.order.claims(faces.clone()).iter().zip(self.order.articles(faces));
        let fits = |other: u32| {
            let stand = Stand::of(self.gathered.place(claim), self.gathered.place(other));
            other != claim && best.ways & stand.way(other < claim) != 0
        };
        let with = if best.ways == Stand::TWO_ARTICLES {
            others.find(|(_, other)| **other != article)
        } else {
            others.find(|(other, _)| fits(**other))
        };
        let Some((&with, _)) = with else { return false };
        let (severity, verdict) = best.worst;
        self.note(claim, Some(Worst { severity, verdict, with }));
        true
    }

    /// The same for claims that stand too near to those who show the worst that is said of their face: the next worse are tried.
    fn search(&mut self, face: u32, left: &mut Vec<(u32, u32)>, others: &[u32]) {
        let order = self.order;
        let mut all: Vec<Best> = Vec::new();
        for &other in others {
            for stand in Stand::ALL {
                for back in [false, true] {
                    let said = self.said(face, other, stand, back);
                    if said != QUIET {
                        let worst = self.pairings.worst(said);
                        all.push(Best { worst, face: other, ways: stand.way(back) });
                    }
                }
            }
        }
        all.sort_by_key(|best| std::cmp::Reverse((best.worst, order.many(best.face..best.face + 1))));
        for best in all {
            left.retain(|&(claim, article)| {
                let known = self.claims[claim as usize].is_some_and(|known| known.rank() >= best.worst);
                !known && !self.shows(claim, article, best)
            });
        }
    }

    fn sorts(&self) -> BTreeMap<(Verdict, Severity, Option<String>), u64> {
        let mut totals = BTreeMap::new();
        for (said, pairs) in self.pairings.sayings.all.iter().zip(&self.tally.totals).filter(|(_, pairs)| **pairs > 0) {
            for sort in &said.sorts {
                *totals.entry(sort.clone()).or_default() += pairs.unsigned_abs();
            }
        }
        totals
    }
}
