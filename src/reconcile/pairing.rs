//! The decision table's verdicts on claims of two contexts. Asked once for all claims whose counts it cannot tell apart (see `asked`) and
//! that stand to each other in one way.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::asked::{BITS, asked};
use super::table::{Verdict, judge_before};
use super::walk::Silent;
use super::{Severity, severity};
use crate::align::{Context, Gathered};
use crate::claim::{Claim, Schema};
use crate::text::ArticleInfo;
use crate::value::{Count, Value};

/// Where two claims stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Stand {
    /// Other outlets, or none is known.
    Apart,
    /// Two articles of one outlet.
    Outlet,
    /// Two sentences of one article.
    Article,
    /// One sentence.
    Sentence,
}

impl Stand {
    pub const ALL: [Stand; 4] = [Stand::Apart, Stand::Outlet, Stand::Article, Stand::Sentence];

    /// All ways in which claims of two articles stand.
    pub const TWO_ARTICLES: u8 = 0b1111;

    /// A bit for each way in which two claims can stand to each other; `back`: the second comes first.
    pub fn way(self, back: bool) -> u8 {
        1 << (2 * self as u8 + u8::from(back))
    }

    /// The same ways, seen from the other claim.
    pub fn turned(ways: u8) -> u8 {
        (ways & 0b0101_0101) << 1 | (ways & 0b1010_1010) >> 1
    }

    /// By their outlets, articles and sentences.
    pub fn of(a: [u32; 3], b: [u32; 3]) -> Self {
        match (a[1] == b[1], a[2] == b[2], a[0] == b[0]) {
            (true, true, _) => Stand::Sentence,
            (true, false, _) => Stand::Article,
            (false, _, true) => Stand::Outlet,
            (false, _, false) => Stand::Apart,
        }
    }
}

/// How two claims stand to each other, and whether the second comes first.
pub(super) type Way = (Stand, bool);

/// What is counted together: the slot and its verdict, with its severity.
pub(super) type Sort = (Verdict, Severity, Option<String>);

/// What the table says of two claims, in its order.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Said {
    pub sorts: Vec<Sort>,
    pub worst: (Severity, Verdict),
}

/// What the table said, each once; by number.
#[derive(Debug)]
pub(super) struct Sayings {
    pub all: Vec<Said>,
    /// Whether nothing is wanted that is quiet.
    loud: bool,
    articles: [Arc<ArticleInfo>; 3],
}

/// Nothing that is wanted: they are unrelated, or what is said is quiet.
pub(super) const QUIET: u32 = 0;
const UNKNOWN: u32 = u32::MAX;

impl Sayings {
    /// For what is `loud` only, or for all but the unrelated.
    pub fn new(loud: bool) -> Self {
        let article = |id: &str, outlet: &str| {
            Arc::new(ArticleInfo { id: id.to_owned(), outlet: Some(outlet.to_owned()), ..ArticleInfo::default() })
        };
        let quiet = Said { sorts: Vec::new(), worst: (Severity::Quiet, Verdict::Unrelated) };
        Self { all: vec![quiet], loud, articles: [article("a", "a"), article("b", "b"), article("c", "a")] }
    }

    fn number(&mut self, sorts: Vec<Sort>) -> u32 {
        let Some(worst) = sorts.iter().map(|sort| (sort.1, sort.0)).max() else { return QUIET };
        let said = Said { sorts, worst };
        let known = self.all.iter().position(|known| *known == said);
        known.unwrap_or_else(|| {
            self.all.push(said);
            self.all.len() - 1
        }) as u32
    }
}

/// What is said of two faces, by where two of their claims stand: where the first's comes first, and where it comes last.
type Verdicts = [[u32; 2]; 4];

/// Two contexts, judged by a claim of each.
#[derive(Debug)]
pub(super) struct Pairing {
    kind: usize,
    first: Claim,
    second: Claim,
    /// Which slots of either have counts.
    open: [Vec<usize>; 2],
    /// The slots of counts: which of those of the first, of the second.
    slots: Vec<[Option<usize>; 2]>,
    known: FxHashMap<u64, Verdicts>,
    /// What is known to be said of all that stand in two articles; [`UNKNOWN`]: not the same of all.
    plain: FxHashMap<u64, u32>,
}

impl Pairing {
    pub fn new(gathered: &Gathered, a: &Context, b: &Context) -> Self {
        let ((first, mine), (second, theirs)) = (gathered.model(a), gathered.model(b));
        let name = |claim: &Claim, slot: usize| claim.slots[slot].name.clone();
        let mut slots: Vec<[Option<usize>; 2]> = Vec::new();
        for (at, &slot) in mine.iter().enumerate() {
            slots.push([Some(at), theirs.iter().position(|&other| name(&second, other) == name(&first, slot))]);
        }
        let alone = (0..theirs.len()).filter(|&at| slots.iter().all(|slot| slot[1] != Some(at)));
        let alone: Vec<[Option<usize>; 2]> = alone.map(|at| [None, Some(at)]).collect();
        slots.extend(alone);
        let open = [mine, theirs];
        Self {
            kind: gathered.kind(a),
            first,
            second,
            open,
            slots,
            known: FxHashMap::default(),
            plain: FxHashMap::default(),
        }
    }

    /// What is said of claims with these counts that stand in two articles, where that is all that matters.
    pub fn plain(&mut self, counts: [&[Count]; 2], schemas: &[Schema], sayings: &mut Sayings) -> Option<u32> {
        let class = self.class(counts);
        if let Some(&plain) = class.and_then(|class| self.plain.get(&class)) {
            return Some(plain).filter(|plain| *plain != UNKNOWN);
        }
        let ways = [(Stand::Apart, false), (Stand::Apart, true), (Stand::Outlet, false), (Stand::Outlet, true)];
        let [said, rest @ ..] = ways.map(|way| self.said(counts, way, schemas, sayings));
        let plain = if rest == [said; 3] { said } else { UNKNOWN };
        if let Some(class) = class {
            self.plain.insert(class, plain);
        }
        Some(plain).filter(|plain| *plain != UNKNOWN)
    }

    /// What is said of claims with these counts that stand so; `back`: the second's comes first.
    pub fn said(
        &mut self,
        counts: [&[Count]; 2],
        (stand, back): Way,
        schemas: &[Schema],
        sayings: &mut Sayings,
    ) -> u32 {
        let class = self.class(counts);
        let way = |verdicts: &Verdicts| verdicts[stand as usize][usize::from(back)];
        if let Some(known) = class.and_then(|class| self.known.get(&class)).map(way).filter(|known| *known != UNKNOWN) {
            return known;
        }
        let said = self.judge(counts, (stand, back), schemas, sayings);
        if let Some(class) = class {
            self.known.entry(class).or_insert([[UNKNOWN; 2]; 4])[stand as usize][usize::from(back)] = said;
        }
        said
    }

    /// All that is asked of the counts; `None`: of more slots than there is room for.
    fn class(&self, counts: [&[Count]; 2]) -> Option<u64> {
        if self.slots.len() * BITS > u64::BITS as usize {
            return None;
        }
        let of = |slot: &[Option<usize>; 2]| asked(slot[0].map(|at| &counts[0][at]), slot[1].map(|at| &counts[1][at]));
        Some(self.slots.iter().fold(0, |class, slot| class << BITS | of(slot)))
    }

    fn judge(&mut self, counts: [&[Count]; 2], (stand, back): Way, schemas: &[Schema], sayings: &mut Sayings) -> u32 {
        let schema = &schemas[self.kind];
        let [a, other, sister] = &sayings.articles;
        let article = match stand {
            Stand::Apart => other,
            Stand::Outlet => sister,
            Stand::Article | Stand::Sentence => a,
        };
        let (first, second) = (&mut self.first, &mut self.second);
        for (claim, (open, counts)) in [&mut *first, &mut *second].into_iter().zip(self.open.iter().zip(counts)) {
            for (&slot, count) in open.iter().zip(counts) {
                claim.slots[slot].values[0].value = Value::Count(*count);
            }
        }
        (first.evidence.article, second.evidence.article) = (a.clone(), article.clone());
        let sentence = second.evidence.sentence_index;
        second.evidence.sentence_index += u32::from(stand == Stand::Article);
        let (one, two) = if back { (&*second, &*first) } else { (&*first, &*second) };
        let (one, two) = match (one.asof, two.asof) {
            (Some(x), Some(y)) if x.later_than(y) => (two, one),
            _ => (one, two),
        };
        let judged = judge_before(one, two, schema, &mut Silent).into_iter();
        let sorts = judged.map(|found| (found.verdict, severity(found.verdict, one, two, schema), found.slot));
        let sorts = sorts
            .filter(|sort| if sayings.loud { sort.1 != Severity::Quiet } else { sort.0 != Verdict::Unrelated })
            .collect();
        second.evidence.sentence_index = sentence;
        sayings.number(sorts)
    }
}
