//! What changed since the last run of `reconcile`, and which claims are to be judged for it.

use rustc_hash::{FxHashMap, FxHashSet};

use super::super::Cache;
use super::super::places::{GONE, Place, Places, now, places};
use super::{LastRun, Shown, Told, Unit, claims_of};
use crate::align::is_crowd;
use crate::claim::{Claim, Schema};

/// Where more than this part of all claims is new or gone, all is judged anew.
const SHARE: usize = 8;
const FEW: usize = 64;

/// What has changed since the last run.
pub(in crate::cli) struct Change {
    /// The findings that stay, with the numbers that their claims have now.
    pub stay: Vec<Shown>,
    /// The claims that are to be judged, and those that they meet; their numbers among all; which are to be judged.
    pub claims: Vec<Claim>,
    pub numbers: Vec<u32>,
    pub mine: Vec<bool>,
    places: Places,
    /// Whether nothing changed at all.
    pub none: bool,
}

impl LastRun {
    /// What changed; `None` where all is to be judged anew.
    pub fn change(&self, cache: &Cache, told: &mut [Told], schemas: &[Schema]) -> std::io::Result<Option<Change>> {
        let Some(moved) = self.moved(told) else { return Ok(None) };
        let starts = starts(told.iter().map(|told| told.many));
        let total = starts.last().map_or(0, |&last| last as usize);
        let stays: FxHashSet<u32> = moved.iter().copied().filter(|&number| number != GONE).collect();
        let many_fresh = total - stays.len();
        let many_gone = moved.iter().filter(|&&number| number == GONE).count();
        if many_fresh + many_gone > FEW.max(total / SHARE) {
            return Ok(None);
        }
        // The articles whose claims are to be judged.
        let is_fresh = |at: usize| told[at].many > 0 && !stays.contains(&starts[at]);
        let fresh: Vec<usize> = (0..told.len()).filter(|&at| is_fresh(at)).collect();
        let mut entries: Vec<Place> = Vec::new();
        for &at in &fresh {
            // They stay where they are, for those who judge all.
            told[at].claims = claims_of(Some(cache), &mut told[at])?;
            told[at].known = false;
            entries.extend(places(&told[at].claims, starts[at], schemas));
        }
        entries.sort_unstable();
        let Some(partners) = self.partners(&entries, &moved) else { return Ok(None) };
        let mut partners: Vec<u32> = partners.into_iter().collect();
        partners.sort_unstable();
        let (mut claims, mut numbers, mut mine) = (Vec::new(), Vec::new(), Vec::new());
        let (mut fresh, mut partners) = (fresh.into_iter().peekable(), partners.into_iter().peekable());
        for at in 0..told.len() {
            let range = starts[at]..starts[at + 1];
            if fresh.next_if_eq(&at).is_some() {
                numbers.extend(range);
                mine.resize(mine.len() + told[at].many, true);
                claims.append(&mut told[at].claims);
            } else if partners.peek().is_some_and(|next| range.contains(next)) {
                let all = claims_of(Some(cache), &mut told[at])?;
                for (number, claim) in range.clone().zip(all) {
                    if partners.next_if_eq(&number).is_some() {
                        numbers.push(number);
                        mine.push(false);
                        claims.push(claim);
                    }
                }
            }
        }
        let here = |shown: &Shown| {
            let (a, b) = (now(&moved, shown.a)?, now(&moved, shown.b)?);
            Some(Shown { a, b, ..shown.clone() })
        };
        let stay = self.findings.iter().filter_map(here).collect();
        let all_known = told.iter().all(|told| told.known || told.unit.is_none());
        let none = all_known && many_fresh + many_gone == 0 && told.len() == self.articles.len();
        let places = if none { Places::default() } else { self.places.merged(&moved, &entries) };
        Ok(Some(Change { stay, claims, numbers, mine, places, none }))
    }

    /// For each claim of the last run the number that it has now. `None`: articles changed places.
    fn moved(&self, told: &[Told]) -> Option<Vec<u32>> {
        let before = starts(self.articles.iter().map(|&(.., many)| many as usize));
        let mut moved = vec![GONE; before.last().map_or(0, |&last| last as usize)];
        let (mut number, mut next) = (0, 0);
        let mut used: FxHashMap<Unit, usize> = FxHashMap::default();
        for told in told {
            let all = told.unit.and_then(|unit| self.by_unit.get(&unit));
            // One that was given twice is counted off.
            let at = match all.map(Vec::as_slice) {
                Some(&[one]) if one >= next => Some(one),
                Some(&[_]) | None => None,
                Some(several) => {
                    let used = used.entry(told.unit?).or_default();
                    *used += 1;
                    several.get(*used - 1).copied()
                }
            };
            match at {
                Some(at) if at < next => return None,
                Some(at) => {
                    let old = before[at as usize]..before[at as usize + 1];
                    old.zip(number..).for_each(|(old, new)| moved[old as usize] = new);
                    next = at + 1;
                }
                // It stood elsewhere.
                None if all.is_some_and(|all| all.len() == 1) && told.known => return None,
                None => {}
            }
            number += told.many as u32;
        }
        Some(moved)
    }

    /// The claims that stay and may meet new ones, by the numbers they have now. `None`: a new claim, or one that is gone, stands
    /// in a crowd.
    fn partners(&self, fresh: &[Place], moved: &[u32]) -> Option<FxHashSet<u32>> {
        let mut keys: FxHashSet<u64> = fresh.iter().map(|place| place.0).collect();
        if moved.contains(&GONE) {
            keys.extend(self.places.all().filter(|place| now(moved, place.2).is_none()).map(|place| place.0));
        }
        let mut partners = FxHashSet::default();
        for key in keys {
            let new = &fresh[fresh.partition_point(|place| place.0 < key)..];
            let new = &new[..new.partition_point(|place| place.0 == key)];
            let (mut before, mut after) = ([0; 8], [0; 8]);
            new.iter().for_each(|place| after[usize::from(place.1 & 7)] += 1);
            for (_, inside, claim) in self.places.with(key) {
                before[usize::from(inside & 7)] += 1;
                if let Some(claim) = now(moved, claim) {
                    after[usize::from(inside & 7)] += 1;
                    if new.iter().any(|place| place.1 & inside == 0) {
                        partners.insert(claim);
                    }
                }
            }
            if is_crowd(&before) || is_crowd(&after) {
                return None;
            }
        }
        Some(partners)
    }
}

/// Where the claims of each article begin, and where those of the last one end.
fn starts(many: impl Iterator<Item = usize>) -> Vec<u32> {
    let ends = many.scan(0_u32, |end, many| {
        *end += many as u32;
        Some(*end)
    });
    std::iter::once(0).chain(ends).collect()
}

impl Change {
    /// The places of all claims of this run.
    pub fn places(&mut self) -> Places {
        std::mem::take(&mut self.places)
    }
}
