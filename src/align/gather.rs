//! Claims in rows: what each says is kept once for all that say the same, so that a million of them fit and are compared fast.
//!
//! A claim is a row: its face, article and sentence. A face is a context with counts. A context is a shape at an anchor (see `shape`), with
//! the names of its article. Claims of one context stand in the same blocks, and where several contexts do, these are one company.

use std::hash::{Hash, Hasher};
use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHasher};

use super::blocks::{self, Entry};
use super::is_same_article;
use super::shape::{self, Anchor, Shape};
use super::story::{Kinship, kinship_of_stories};
use crate::claim::{Claim, Schema, Story};
use crate::text::ArticleInfo;
use crate::value::Count;

/// Claims that are compared with each other, by number in the order they were added.
#[derive(Debug, Default)]
pub struct Gathered {
    pub(super) rows: Vec<Row>,
    /// The outlet of each article by number; an article of none has one of its own.
    outlets: Vec<u32>,
    pub(super) faces: Vec<Face>,
    pub(super) contexts: Vec<Context>,
    shapes: Vec<(u32, Shape)>,
    anchors: Vec<Kept>,
    /// What contains settlements.
    lines: Vec<Vec<String>>,
    counts: Vec<Box<[Count]>>,
    stories: Vec<Arc<Story>>,
    last_story: u32,
    /// The counts of the last claim.
    read: Vec<Count>,
    pub(super) companies: Vec<Company>,
    /// Blocks, company by company, of all kinds; `claim` is the number of the company.
    pub(super) entries: Vec<Entry>,
    known: Known,
}

/// Where a claim stands and what it says.
#[derive(Clone, Copy, Debug)]
pub(super) struct Row {
    /// `u32::MAX`: of a kind that nobody declares.
    pub face: u32,
    pub article: u32,
    pub sentence: u32,
}

/// Claims that are one claim to whoever compares claims: only outlet, article and sentence differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Face {
    pub context: u32,
    pub counts: u32,
}

/// Claims that differ by nothing but their counts and where they stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Context {
    pub shape: u32,
    pub anchor: u32,
    pub story: u32,
    pub company: u32,
}

/// Contexts that stand in the same blocks.
#[derive(Clone, Copy, Debug)]
pub(super) struct Company {
    /// Where its blocks end among the entries; they begin where those of the one before end.
    pub end: u32,
    /// Whether its claims meet each other.
    pub meets: bool,
}

#[derive(Debug)]
struct Kept {
    id: Box<str>,
    /// `u32::MAX`: no place.
    line: u32,
    day: Option<i32>,
}

/// Where what is known is found again.
#[derive(Debug, Default)]
struct Known {
    articles: FxHashMap<usize, u32>,
    /// Their addresses stand for articles, so they are kept: the first of each article by its number, and others that are the same.
    held: Vec<Arc<ArticleInfo>>,
    again: Vec<Arc<ArticleInfo>>,
    same: FxHashMap<u64, u32>,
    outlets: FxHashMap<String, u32>,
    shapes: FxHashMap<u64, u32>,
    anchors: FxHashMap<u64, u32>,
    lines: FxHashMap<Vec<String>, u32>,
    stories: FxHashMap<u64, u32>,
    counts: FxHashMap<Box<[Count]>, u32>,
    contexts: FxHashMap<[u32; 3], u32>,
    companies: FxHashMap<u64, u32>,
    faces: FxHashMap<Face, u32>,
}

/// The number under a key or one of those after it, where what is held there is the wanted; else a new one.
fn find(map: &mut FxHashMap<u64, u32>, mut key: u64, next: usize, is: impl Fn(u32) -> bool) -> (u32, bool) {
    loop {
        match map.get(&key) {
            Some(&at) if is(at) => return (at, false),
            Some(_) => key = key.wrapping_add(1),
            None => {
                map.insert(key, next as u32);
                return (next as u32, true);
            }
        }
    }
}

/// The blocks of a company.
fn blocks_of<'e>(companies: &[Company], entries: &'e [Entry], company: u32) -> &'e [Entry] {
    let at = company as usize;
    let from = at.checked_sub(1).map_or(0, |before| companies[before].end);
    &entries[from as usize..companies[at].end as usize]
}

fn key_of(value: impl Hash) -> u64 {
    let mut hasher = FxHasher::default();
    value.hash(&mut hasher);
    hasher.finish()
}

impl Gathered {
    /// All these claims.
    pub fn of(claims: &[Claim], schemas: &[Schema]) -> Self {
        let mut all = Self::default();
        claims.iter().for_each(|claim| all.add(claim, schemas));
        all
    }

    /// How many claims.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Adds a claim. Nothing of it is kept but its row and what no claim before it said; the schemas are the same for all.
    pub fn add(&mut self, claim: &Claim, schemas: &[Schema]) {
        let article = self.article(&claim.evidence.article);
        let kind = schemas.iter().position(|schema| *schema.kind == *claim.kind);
        let face = kind.map_or(u32::MAX, |kind| self.face(claim, kind, &schemas[kind]));
        self.rows.push(Row { face, article, sentence: claim.evidence.sentence_index });
    }

    fn face(&mut self, claim: &Claim, kind: usize, schema: &Schema) -> u32 {
        let (anchor, open) = (Anchor::of(claim), shape::open(claim, schema));
        let shape = self.shape(claim, &anchor, open, kind);
        let key = [shape, self.anchor(&anchor), self.story(&claim.evidence.story)];
        let context = match self.known.contexts.get(&key) {
            Some(&context) => context,
            None => {
                let company = self.company_of(claim, kind, schema);
                let [shape, anchor, story] = key;
                self.contexts.push(Context { shape, anchor, story, company });
                let number = self.contexts.len() as u32 - 1;
                self.known.contexts.insert(key, number);
                number
            }
        };
        self.read.clear();
        self.read.extend(shape::counts(claim, open));
        let counts = match self.known.counts.get(self.read.as_slice()) {
            Some(&counts) => counts,
            None => {
                let number = self.counts.len() as u32;
                self.counts.push(self.read.clone().into());
                self.known.counts.insert(self.read.clone().into(), number);
                number
            }
        };
        let face = Face { context, counts };
        *self.known.faces.entry(face).or_insert_with(|| {
            self.faces.push(face);
            self.faces.len() as u32 - 1
        })
    }

    fn shape(&mut self, claim: &Claim, anchor: &Anchor, open: u64, kind: usize) -> u32 {
        let mut hasher = FxHasher::default();
        (kind, anchor.path.is_some(), anchor.day.is_some()).hash(&mut hasher);
        shape::hash(claim, anchor, open, &mut hasher);
        let is = |at: u32| self.shapes[at as usize].1.fits(claim, anchor, open);
        let (at, new) = find(&mut self.known.shapes, hasher.finish(), self.shapes.len(), is);
        if new {
            self.shapes.push((kind as u32, Shape::of(claim, anchor, open)));
        }
        at
    }

    fn anchor(&mut self, anchor: &Anchor) -> u32 {
        let (id, above) =
            anchor.path.and_then(<[String]>::split_last).map_or(("", None), |(id, line)| (id, Some(line)));
        let line = match above.map(|line| (self.known.lines.get(line), line)) {
            None => u32::MAX,
            Some((Some(&line), _)) => line,
            Some((None, line)) => {
                self.lines.push(line.to_vec());
                self.known.lines.insert(line.to_vec(), self.lines.len() as u32 - 1);
                self.lines.len() as u32 - 1
            }
        };
        let is = |at: u32| {
            let kept = &self.anchors[at as usize];
            *kept.id == *id && (kept.line, kept.day) == (line, anchor.day)
        };
        let (at, new) = find(&mut self.known.anchors, key_of((id, line, anchor.day)), self.anchors.len(), is);
        if new {
            self.anchors.push(Kept { id: id.into(), line, day: anchor.day });
        }
        at
    }

    fn story(&mut self, story: &Arc<Story>) -> u32 {
        if self.stories.get(self.last_story as usize).is_some_and(|last| Arc::ptr_eq(last, story)) {
            return self.last_story;
        }
        let key = story.names.iter().fold(0, |key, name| key_of((key, &name.key, name.opening)));
        let is = |at: u32| {
            let known = &self.stories[at as usize];
            Arc::ptr_eq(known, story) || *known == *story
        };
        let (at, new) = find(&mut self.known.stories, key, self.stories.len(), is);
        if new {
            self.stories.push(story.clone());
        }
        self.last_story = at;
        at
    }

    fn article(&mut self, info: &Arc<ArticleInfo>) -> u32 {
        let address = Arc::as_ptr(info) as usize;
        if let Some(&article) = self.known.articles.get(&address) {
            return article;
        }
        let key = key_of((&info.id, info.version, &info.outlet, &info.path));
        let Known { held, same, .. } = &mut self.known;
        let is = |at: u32| is_same_article(&held[at as usize], info);
        let (article, new) = find(same, key, held.len(), is);
        if new {
            let next = self.known.outlets.len() as u32;
            let outlet = match &info.outlet {
                Some(outlet) => *self.known.outlets.entry(outlet.clone()).or_insert(next),
                None => u32::MAX - article,
            };
            self.outlets.push(outlet);
            self.known.held.push(info.clone());
        } else {
            self.known.again.push(info.clone());
        }
        self.known.articles.insert(address, article);
        article
    }

    /// Which contexts stand in the same blocks as a new one.
    fn company_of(&mut self, claim: &Claim, kind: usize, schema: &Schema) -> u32 {
        let blocks = blocks::of_claim(claim, schema);
        let entries: Vec<Entry> =
            blocks.into_iter().map(|entry| Entry { key: key_of((kind, entry.key)), ..entry }).collect();
        let key = entries.iter().fold(kind as u64, |key, entry| key_of((key, entry.key, entry.inside)));
        let is = |at: u32| {
            let known = blocks_of(&self.companies, &self.entries, at);
            let all = || known.iter().zip(&entries).all(|(x, y)| (x.key, x.inside) == (y.key, y.inside));
            known.len() == entries.len() && all()
        };
        let (at, new) = find(&mut self.known.companies, key, self.companies.len(), is);
        if new {
            let meets = |block: &[Entry]| block.iter().any(|x| block.iter().any(|y| x.inside & y.inside == 0));
            let meets = blocks::chunks(&entries).any(meets);
            self.entries.extend(entries.into_iter().map(|entry| Entry { claim: at, ..entry }));
            self.companies.push(Company { end: self.entries.len() as u32, meets });
        }
        at
    }

    /// The kind of a context, as the number of its schema.
    pub(crate) fn kind(&self, context: &Context) -> usize {
        self.shapes[context.shape as usize].0 as usize
    }

    /// How the articles of two contexts are akin, where they are two.
    pub(crate) fn kinship(&self, a: &Context, b: &Context) -> Kinship {
        kinship_of_stories(&self.stories[a.story as usize], &self.stories[b.story as usize])
    }

    /// A claim of a context, with counts and an article of its own to be filled in: the slots of its counts are given beside it.
    pub(crate) fn model(&self, context: &Context) -> (Claim, Vec<usize>) {
        let (anchor, (_, shape)) = (&self.anchors[context.anchor as usize], &self.shapes[context.shape as usize]);
        let path = self.lines.get(anchor.line as usize).map(|line| {
            let mut path = line.clone();
            path.push(anchor.id.clone().into());
            path
        });
        let mut claim = shape.at(path, anchor.day);
        claim.evidence.story = self.stories[context.story as usize].clone();
        (claim, shape.open_slots().collect())
    }

    /// The context and the counts of a claim; `None`: its kind is not declared.
    pub(crate) fn face_of(&self, claim: u32) -> Option<(&Context, &[Count])> {
        let face = self.faces.get(self.rows[claim as usize].face as usize)?;
        Some((&self.contexts[face.context as usize], self.counts(face.counts)))
    }

    /// Counts by their number, in the order of slots.
    pub(crate) fn counts(&self, number: u32) -> &[Count] {
        &self.counts[number as usize]
    }

    /// Outlet, article and sentence of a claim, by number.
    pub(crate) fn place(&self, claim: u32) -> [u32; 3] {
        let row = self.rows[claim as usize];
        [self.outlets[row.article as usize], row.article, row.sentence]
    }

    /// How many articles there are.
    pub(crate) fn articles(&self) -> usize {
        self.outlets.len()
    }
}
