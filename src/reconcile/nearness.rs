//! How many pairs of claims of two faces stand how to each other, by merging sorted lists.

use std::ops::Range;

use crate::align::{Gathered, Order};

/// One claim, to be sorted by where it stands.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Member {
    pub article: u32,
    pub sentence: u32,
    pub face: u32,
    pub claim: u32,
}

impl Member {
    /// The claims of these faces that stand in such articles.
    pub fn all(faces: Range<u32>, wanted: impl Fn(u32) -> bool, gathered: &Gathered, order: &Order) -> Vec<Member> {
        let mut all = Vec::new();
        for face in faces {
            let claims = order.claims(face..face + 1).iter().zip(order.articles(face..face + 1));
            all.extend(claims.filter(|(_, article)| wanted(**article)).map(|(&claim, &article)| {
                let [_, _, sentence] = gathered.place(claim);
                Member { article, sentence, face, claim }
            }));
        }
        all
    }

    /// Those of each face, ascending.
    pub fn by_face(members: &[Member]) -> Vec<(u32, Vec<Member>)> {
        let mut sorted = members.to_vec();
        sorted.sort_unstable_by_key(|member| (member.face, member.claim));
        sorted.chunk_by(|x, y| x.face == y.face).map(|members| (members[0].face, members.to_vec())).collect()
    }
}

/// How many pairs of claims of two faces stand how to each other: those whose first claim is of the first face, and
/// the others.
pub(super) fn pairs(one: u32, other: u32, gathered: &Gathered, order: &Order) -> [[u64; 2]; 4] {
    let by = |face: u32, level: usize| {
        let key = |claim: u32| {
            let [outlet, article, sentence] = gathered.place(claim);
            [(outlet, 0), (article, 0), (article, sentence)][level]
        };
        let claims = order.claims(face..face + 1);
        let mut all: Vec<((u32, u32), u32)> = claims.iter().map(|&claim| (key(claim), claim)).collect();
        all.sort_unstable();
        all
    };
    let claims = [one, other].map(|face| order.claims(face..face + 1));
    by_stand(claims, one == other, |level| joined(&by(one, level), &by(other, level), one == other))
}

/// The same for two lists of claims; `joined`: how many pairs share an outlet, an article, a sentence.
pub(super) fn by_stand([one, other]: [&[u32]; 2], same: bool, joined: impl Fn(usize) -> [u64; 2]) -> [[u64; 2]; 4] {
    let mut within = [ordered(one, other, |claim| *claim, same), joined(0), joined(1), joined(2)];
    // Whoever stands in one sentence stands in one article, and so on.
    for level in 0..3 {
        let [forth, back] = within[level + 1];
        within[level][0] -= forth;
        within[level][1] -= back;
    }
    within
}

/// What two sorted lists have under the same keys.
pub(super) fn chunks<'m, K: Ord>(
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

/// Of all pairs of two lists that ascend, or within one, those whose first is of the first list, and the others.
pub(super) fn ordered<T>(one: &[T], two: &[T], claim: impl Fn(&T) -> u32, same: bool) -> [u64; 2] {
    let (many, others) = (one.len() as u64, two.len() as u64);
    if same {
        return [many * (many - 1) / 2, 0];
    }
    let (mut forth, mut before) = (0, 0);
    for b in two {
        while before < one.len() && claim(&one[before]) < claim(b) {
            before += 1;
        }
        forth += before as u64;
    }
    [forth, many * others - forth]
}

/// The same, of those that have a place in common.
pub(super) fn joined<K: Ord>(one: &[(K, u32)], two: &[(K, u32)], same: bool) -> [u64; 2] {
    let (mut sum, mut rest) = ([0, 0], two);
    for mine in one.chunk_by(|x, y| x.0 == y.0) {
        rest = &rest[rest.partition_point(|(place, _)| *place < mine[0].0)..];
        let theirs = &rest[..rest.partition_point(|(place, _)| *place == mine[0].0)];
        if !theirs.is_empty() {
            let [forth, back] = ordered(mine, theirs, |(_, claim)| *claim, same);
            sum = [sum[0] + forth, sum[1] + back];
        }
    }
    sum
}
