//! Pairings of contexts, found again by what decides: their shapes and how their articles are akin, where they have one anchor.

use rustc_hash::FxHashMap;

use super::pairing::{Pairing, QUIET, Sayings, Stand};
use super::table::{Severity, Verdict};
use crate::align::{Context, Gathered, Kinship};
use crate::claim::Schema;
use crate::value::Count;

/// The decision table, asked by context and counts.
pub(super) struct Pairings<'a> {
    gathered: &'a Gathered,
    schemas: &'a [Schema],
    pub sayings: Sayings,
    all: Vec<Pairing>,
    known: FxHashMap<(u32, u32, Kinship), u32>,
    /// The contexts of the last pairing that is not kept: they have two anchors, and no others will be judged alike.
    fresh: Option<(Context, Context, Pairing)>,
}

impl<'a> Pairings<'a> {
    /// For what is `loud` only, or for all but the unrelated.
    pub fn new(gathered: &'a Gathered, schemas: &'a [Schema], loud: bool) -> Self {
        let known = FxHashMap::default();
        Self { gathered, schemas, sayings: Sayings::new(loud), all: Vec::new(), known, fresh: None }
    }

    fn of(&mut self, a: &Context, b: &Context) -> (&mut Pairing, &mut Sayings) {
        let pairing = if a.anchor == b.anchor {
            let key = (a.shape, b.shape, self.gathered.kinship(a, b));
            let next = self.all.len();
            let at = *self.known.entry(key).or_insert(next as u32) as usize;
            if at == next {
                self.all.push(Pairing::new(self.gathered, a, b));
            }
            &mut self.all[at]
        } else {
            if !matches!(&self.fresh, Some((x, y, _)) if (x, y) == (a, b)) {
                self.fresh = Some((*a, *b, Pairing::new(self.gathered, a, b)));
            }
            // Set just now, where it was not before.
            &mut self.fresh.as_mut().expect("a fresh pairing").2
        };
        (pairing, &mut self.sayings)
    }

    /// Asks what is said of claims of two contexts by their counts, with the worst of it: see [`Self::plain`].
    pub fn between(
        &mut self,
        a: &Context,
        b: &Context,
    ) -> impl FnMut([&[Count]; 2]) -> Option<(u32, (Severity, Verdict))> {
        let schemas = self.schemas;
        let (pairing, sayings) = self.of(a, b);
        move |counts| {
            let said = pairing.plain(counts, schemas, sayings)?;
            Some((said, sayings.all[said as usize].worst))
        }
    }

    /// The worst of what is said.
    pub fn worst(&self, said: u32) -> (Severity, Verdict) {
        self.sayings.all[said as usize].worst
    }

    /// What is said of claims of two contexts with these counts that stand in two articles, where that is all that matters.
    pub fn plain(&mut self, contexts: [&Context; 2], counts: [&[Count]; 2]) -> Option<(u32, (Severity, Verdict))> {
        self.between(contexts[0], contexts[1])(counts)
    }

    /// What is said of claims of two contexts with these counts that stand so; `back`: the second's comes first.
    pub fn said(&mut self, contexts: [&Context; 2], counts: [&[Count]; 2], stand: Stand, back: bool) -> u32 {
        let schemas = self.schemas;
        let (pairing, sayings) = self.of(contexts[0], contexts[1]);
        pairing.said(counts, (stand, back), schemas, sayings)
    }

    /// Whether nothing is said of two claims by number; `None`: nobody knows before they are judged.
    pub fn is_quiet(&mut self, a: usize, b: usize) -> Option<bool> {
        // More claims than these numbers count are not gathered.
        let (a, b) = (u32::try_from(a).ok()?, u32::try_from(b).ok()?);
        let gathered = self.gathered;
        let ((one, mine), (two, theirs)) = (gathered.face_of(a)?, gathered.face_of(b)?);
        if one.anchor != two.anchor {
            return None;
        }
        let stand = Stand::of(gathered.place(a), gathered.place(b));
        Some(self.said([one, two], [mine, theirs], stand, b < a) == QUIET)
    }
}
