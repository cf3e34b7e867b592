//! Verdicts where thousands of claims are about one event: counted exactly, face against face, and shown by example.
//!
//! The table sees no more of two claims of two faces than where they stand to each other: in one sentence, article or outlet, or in
//! none, and which comes first. So it is asked once for each of these, and the pairs are counted without listing them.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use super::nearness::{by_stand, joined};
use super::pairing::{Sort, Stand};
use super::pairings::Pairings;
use super::table::Verdict;
use super::{Finding, Severity, judge, severity};
use crate::align::{Crowd, Gathered, in_order, same_article};
use crate::claim::{Claim, Schema};

/// So many findings of a crowd are listed, loud and quiet ones each; of more, each claim has one that shows its worst verdict.
pub const LISTED: u64 = 4096;
/// A witness is looked for among so many claims of a face.
const TRIES: usize = 64;

/// Findings of one sort between two faces.
#[derive(Clone, Copy)]
struct Case {
    faces: (u32, u32),
    stand: Stand,
    worst: (Severity, Verdict),
    pairs: u64,
}

/// The findings of a crowd that are shown; those that stand for others say for how many.
pub(super) fn findings(crowd: &Crowd, claims: &[Claim], schema: &Schema, listed: u64) -> Vec<Finding> {
    let mut models = Gathered::default();
    for face in &crowd.faces {
        models.add(&claims[face[0] as usize], std::slice::from_ref(schema));
    }
    let pairings = Pairings::new(&models, std::slice::from_ref(schema), false);
    let mut counted = Counted::new(crowd, claims, schema, &models, pairings);
    for &faces in &crowd.pairs {
        counted.count(faces);
    }
    counted.shown(listed)
}

struct Counted<'a> {
    crowd: &'a Crowd,
    claims: &'a [Claim],
    schema: &'a Schema,
    /// Outlet, article and sentence of every claim of the crowd, by number.
    places: FxHashMap<u32, [u32; 3]>,
    /// Claims of each face by outlet, article and sentence; of the latter two, only where there is another one.
    by_place: Vec<[Vec<(u32, u32)>; 3]>,
    /// A claim of each face that stands for the others.
    models: &'a Gathered,
    pairings: Pairings<'a>,
    totals: BTreeMap<Sort, u64>,
    cases: Vec<Case>,
}

impl<'a> Counted<'a> {
    fn new(
        crowd: &'a Crowd,
        claims: &'a [Claim],
        schema: &'a Schema,
        models: &'a Gathered,
        pairings: Pairings<'a>,
    ) -> Self {
        let places = places(crowd, claims);
        let mut in_article: FxHashMap<u32, u32> = FxHashMap::default();
        places.values().for_each(|[_, article, _]| *in_article.entry(*article).or_default() += 1);
        let by_place = crowd.faces.iter().map(|face| {
            [0, 1, 2].map(|level| {
                let several = |claim: &&u32| level == 0 || in_article[&places[*claim][1]] > 1;
                let placed = face.iter().filter(several).map(|claim| (places[claim][level], *claim));
                let mut all: Vec<(u32, u32)> = placed.collect();
                all.sort_unstable();
                all
            })
        });
        let by_place = by_place.collect();
        let (totals, cases) = (BTreeMap::new(), Vec::new());
        Self { crowd, claims, schema, places, by_place, models, pairings, totals, cases }
    }

    fn count(&mut self, faces: (u32, u32)) {
        let pairs = self.pairs(faces);
        // Each face is told by one claim, so it has a context.
        let face = |face: u32| self.models.face_of(face).expect("a claim of a kind that is declared");
        let (first, second) = (face(faces.0), face(faces.1));
        for (stand, [forth, back]) in Stand::ALL.into_iter().zip(pairs) {
            let mut worst = (Severity::Quiet, Verdict::Unrelated);
            for (back, pairs) in [(false, forth), (true, back)].into_iter().filter(|(_, pairs)| *pairs > 0) {
                // What does not meet in smaller company is not told either.
                let said = self.pairings.said([first.0, second.0], [first.1, second.1], stand, back);
                let said = &self.pairings.sayings.all[said as usize];
                worst = worst.max(said.worst);
                for sort in &said.sorts {
                    match self.totals.get_mut(sort) {
                        Some(total) => *total += pairs,
                        None => drop(self.totals.insert(sort.clone(), pairs)),
                    }
                }
            }
            if worst.1 != Verdict::Unrelated {
                self.cases.push(Case { faces, stand, worst, pairs: forth + back });
            }
        }
    }

    /// How many pairs of claims of two faces stand how to each other: those whose first claim is of the first face, and
    /// the others.
    fn pairs(&self, (first, second): (u32, u32)) -> [[u64; 2]; 4] {
        let claims = [first, second].map(|face| &self.crowd.faces[face as usize][..]);
        let by = |face: u32, level: usize| self.by_place[face as usize][level].as_slice();
        by_stand(claims, first == second, |level| joined(by(first, level), by(second, level), first == second))
    }

    fn stand(&self, a: u32, b: u32) -> Stand {
        Stand::of(self.places[&a], self.places[&b])
    }

    fn shown(mut self, most: u64) -> Vec<Finding> {
        let mut found = Vec::new();
        for loud in [true, false] {
            let of_sort = |severity: Severity| (severity != Severity::Quiet) == loud;
            let total: u64 = self.totals.iter().filter(|(sort, _)| of_sort(sort.1)).map(|(_, pairs)| pairs).sum();
            let cases: Vec<Case> = self.cases.iter().filter(|case| of_sort(case.worst.0) || !loud).copied().collect();
            let pairs: u64 = cases.iter().map(|case| case.pairs).sum();
            let keep = |finding: &Finding| of_sort(finding.severity) && finding.judgement.verdict != Verdict::Unrelated;
            if total <= most && pairs <= most.saturating_mul(16) {
                for case in &cases {
                    self.each(case, |finding| found.extend(Some(finding).filter(|finding| keep(finding))));
                }
            } else if loud {
                self.witnesses(cases, &mut found);
            }
        }
        self.stand_for(&mut found);
        found.sort_by_key(pair);
        // Of one pair, in the order of the table.
        for both in found.chunk_by_mut(|x, y| pair(x) == pair(y)).filter(|both| both.len() > 1) {
            let (a, b) = pair(&both[0]);
            let all = self.finding(a as u32, b as u32);
            both.sort_by_key(|finding| all.iter().position(|one| one.judgement == finding.judgement));
        }
        found
    }

    /// All findings of a case.
    fn each(&self, case: &Case, mut told: impl FnMut(Finding)) {
        let (one, two) = (&self.crowd.faces[case.faces.0 as usize], &self.crowd.faces[case.faces.1 as usize]);
        for &a in one {
            for &b in two.iter().filter(|&&b| case.faces.0 != case.faces.1 || a < b) {
                if self.stand(a, b) == case.stand {
                    self.finding(a, b).into_iter().for_each(&mut told);
                }
            }
        }
    }

    fn finding(&self, a: u32, b: u32) -> Vec<Finding> {
        let (a, b) = in_order(self.claims, a.min(b) as usize, a.max(b) as usize);
        let (one, two) = (&self.claims[a], &self.claims[b]);
        let all = judge(one, two, self.schema).into_iter().map(|judgement| {
            let severity = severity(judgement.verdict, one, two, self.schema);
            Finding { a, b, kind: one.kind.clone(), judgement, severity, alike: 0, at_least: false }
        });
        all.collect()
    }

    /// For every claim that has a loud verdict, a finding with the worst that it has.
    fn witnesses(&self, mut cases: Vec<Case>, found: &mut Vec<Finding>) {
        cases.sort_by_key(|case| (std::cmp::Reverse(case.worst), case.stand, case.faces));
        let mut shown: FxHashMap<u32, (Severity, Verdict)> = FxHashMap::default();
        let mut by_face: FxHashMap<u32, Vec<(u32, Stand, (Severity, Verdict))>> = FxHashMap::default();
        for case in cases {
            let (a, b) = case.faces;
            by_face.entry(a).or_default().push((b, case.stand, case.worst));
            if a != b {
                by_face.entry(b).or_default().push((a, case.stand, case.worst));
            }
        }
        for (face, members) in self.crowd.faces.iter().enumerate() {
            let Some(ways) = by_face.get(&(face as u32)) else { continue };
            for &claim in members {
                for &(other, stand, worst) in ways {
                    if shown.get(&claim).is_some_and(|has| *has >= worst) {
                        break;
                    }
                    let partners = &self.crowd.faces[other as usize];
                    let fits = |other: &&u32| **other != claim && self.stand(claim, **other) == stand;
                    // Claims near each other in the order of the articles show different pairs.
                    let from = partners.partition_point(|partner| *partner < claim);
                    let near = partners[from..].iter().chain(&partners[..from]).take(TRIES);
                    let mut all = near.filter(fits).map(|&other| (other, self.finding(claim, other)));
                    let is_worst = |finding: &Finding| (finding.severity, finding.judgement.verdict) == worst;
                    if let Some((other, all)) = all.find(|(_, all)| all.iter().any(is_worst)) {
                        found.extend(all.into_iter().filter(|finding| finding.severity != Severity::Quiet));
                        shown.insert(claim, worst);
                        let has = shown.entry(other).or_insert(worst);
                        *has = worst.max(*has);
                        break;
                    }
                }
            }
        }
        found.sort_by_key(pair);
        found.dedup_by(|x, y| (x.a, x.b, &x.judgement) == (y.a, y.b, &y.judgement));
    }

    /// The first finding of each sort says how many of it are not shown; a sort of which none is shown has an example.
    fn stand_for(&mut self, found: &mut Vec<Finding>) {
        let sort = |finding: &Finding| (finding.judgement.verdict, finding.severity, finding.judgement.slot.clone());
        let mut shown: BTreeMap<Sort, (usize, u64)> = BTreeMap::new();
        for (at, finding) in found.iter().enumerate() {
            shown.entry(sort(finding)).or_insert((at, 0)).1 += 1;
        }
        for (wanted, &total) in &self.totals {
            let (at, listed) = match shown.get(wanted) {
                Some(&known) => known,
                None => {
                    let Some(example) = self.example(wanted) else { continue };
                    found.push(example);
                    (found.len() - 1, 1)
                }
            };
            found[at].alike = total.saturating_sub(listed);
            found[at].at_least = !self.crowd.complete;
        }
    }

    fn example(&self, wanted: &Sort) -> Option<Finding> {
        let is = |finding: &Finding| {
            (finding.judgement.verdict, finding.severity, &finding.judgement.slot) == (wanted.0, wanted.1, &wanted.2)
        };
        self.cases.iter().filter(|case| case.worst >= (wanted.1, wanted.0)).find_map(|case| {
            let (one, two) = (&self.crowd.faces[case.faces.0 as usize], &self.crowd.faces[case.faces.1 as usize]);
            let pairs = one.iter().take(TRIES).flat_map(|&a| two.iter().take(TRIES).map(move |&b| (a, b)));
            let mut fitting = pairs.filter(|&(a, b)| a != b && self.stand(a, b) == case.stand);
            fitting.find_map(|(a, b)| self.finding(a, b).into_iter().find(is))
        })
    }
}

/// The two claims in the order of their numbers.
fn pair(finding: &Finding) -> (usize, usize) {
    (finding.a.min(finding.b), finding.a.max(finding.b))
}

/// Numbers for outlets, articles and sentences. A claim without an outlet has one of its own.
fn places(crowd: &Crowd, claims: &[Claim]) -> FxHashMap<u32, [u32; 3]> {
    let mut outlets: FxHashMap<&str, u32> = FxHashMap::default();
    let mut articles: FxHashMap<&str, Vec<(&Claim, u32)>> = FxHashMap::default();
    let mut sentences: FxHashMap<(u32, u32), u32> = FxHashMap::default();
    let (mut numbered, mut all) = (0, FxHashMap::default());
    for &at in crowd.faces.iter().flatten() {
        let claim = &claims[at as usize];
        let info = &claim.evidence.article;
        let known = articles.entry(&info.id).or_default();
        let article = match known.iter().find(|(other, _)| same_article(other, claim)) {
            Some(&(_, article)) => article,
            None => {
                numbered += 1;
                known.push((claim, numbered));
                numbered
            }
        };
        let next = sentences.len() as u32;
        let sentence = *sentences.entry((article, claim.evidence.sentence_index)).or_insert(next);
        let next = outlets.len() as u32;
        let outlet = match info.outlet.as_deref() {
            Some(outlet) => *outlets.entry(outlet).or_insert(next),
            // One article is of one outlet, whichever that is.
            None => u32::MAX - article,
        };
        all.insert(at, [outlet, article, sentence]);
    }
    all
}
