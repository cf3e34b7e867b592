//! Which articles need not be read again: `.gainsay/known`. It belongs to this machine, and nothing but time is lost with it.
//!
//! An article stands in it when adding it once more would change nothing and tell nothing: its record says what it says, and all
//! pairs of its claims with those of others were judged as both are now. Whoever changes an article judges all its pairs, so
//! the others stay known. Where a file was changed by somebody else, those that it may touch are forgotten (`Ledger::open`).
//!
//! Of an article that has more others near it than are looked at, the pairs with those that are nearest were judged, and it is kept how
//! near that is. It stays known as long as these are the same: what comes and was not judged against it must be farther, or nothing
//! to be found with it, and none of the others may change. Where findings found no room, nobody around is known.
//!
//! All of it is of one maker (build and rules) and of one state of the index: what a run that was killed left behind fits no index,
//! and is not looked at.

use std::cmp::Reverse;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::civil::Date;
use rustc_hash::{FxHashMap, FxHashSet};

use super::bytes::Bytes;
use super::disk;
use super::index::Nearness;
use super::key::{Key, edition};
use super::marks::about;
use super::store::LOCAL;
use crate::text::Article;
use crate::value::Moment;

const FILE: &str = "known";
/// Of the layout of the file.
const LAYOUT: u64 = 1;

/// What an article is known again by before it is read: whoever asks makes it of all bytes that it is read from.
pub type Unit = [u8; 16];

/// As much of an article as must be known to put it in its place among others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seen {
    /// Which article.
    pub key: Key,
    /// The number of the edition that it gives itself.
    pub edition: Option<u32>,
    /// When it was published.
    pub published: Option<Moment>,
    /// Bytes of its text.
    pub length: usize,
}

/// How near the farthest article is that one was judged against, where it was not judged against all; and the file of it.
pub type Bound = (Nearness, String);

/// Articles that are known, by their units.
pub type SeenBefore = FxHashMap<Unit, Seen>;

/// What is known.
#[derive(Debug, Default)]
pub struct Known {
    maker: Unit,
    /// The state of the index that it goes with.
    index: u64,
    before: Arc<SeenBefore>,
    /// Files of articles of which nothing in `before` holds.
    forgotten: FxHashSet<String>,
    /// What has come since, by file.
    learnt: FxHashMap<String, Vec<(Unit, Seen)>>,
    /// Of those files that were not judged against all near them: how near the farthest is that they were judged against.
    bounds: FxHashMap<String, Bound>,
}

impl Seen {
    /// Of an article.
    pub fn of(article: &Article) -> Self {
        let info = &*article.info;
        Self { key: Key::of(info), edition: edition(info), published: info.published, length: article.text.len() }
    }
}

impl Known {
    /// What the last run of this maker left in the folder of a ledger; nothing where there is none. Whether it still holds is known
    /// only to the ledger, once it is open.
    pub fn of(root: &Path, maker: Unit) -> Self {
        let bytes = fs::read(root.join(LOCAL).join(FILE)).unwrap_or_default();
        read(bytes, maker).unwrap_or_else(|| Self { maker, ..Self::default() })
    }

    /// The articles that may be known.
    pub fn before(&self) -> Arc<SeenBefore> {
        self.before.clone()
    }

    /// Lets go of all where it goes with another state of the index.
    pub(super) fn fit(&mut self, index: u64) {
        if self.index != index {
            (self.before, self.bounds) = Default::default();
        }
    }

    /// Whether nothing is known.
    pub(super) fn is_empty(&self) -> bool {
        self.before.is_empty() && self.learnt.is_empty()
    }

    /// Whether an article with this unit would change nothing.
    pub(super) fn has(&self, unit: &Unit) -> bool {
        self.before.get(unit).is_some_and(|seen| self.stays(seen))
    }

    /// The article in `file` was judged: where `bound` is told, against none that is farther; else against all near it.
    pub(super) fn judged(&mut self, file: &str, bound: Option<Bound>) {
        match bound {
            Some(bound) => drop(self.bounds.insert(file.to_owned(), bound)),
            None => drop(self.bounds.remove(file)),
        }
    }

    /// An article in `file` that would change nothing if it came again.
    pub(super) fn learn(&mut self, file: &str, unit: Unit, seen: Seen) {
        if self.has(&unit) {
            return;
        }
        let learnt = self.learnt.entry(file.to_owned()).or_default();
        learnt.retain(|(other, _)| *other != unit);
        learnt.push((unit, seen));
    }

    /// The article in `file` is to be read again.
    pub(super) fn forget(&mut self, file: &str) {
        self.learnt.remove(file);
        self.bounds.remove(file);
        if !self.before.is_empty() {
            self.forgotten.insert(file.to_owned());
        }
    }

    /// The same, where it was not judged against all near it: these are others now.
    pub(super) fn forget_bounded(&mut self, file: &str) {
        if self.bounds.contains_key(file) {
            self.forget(file);
        }
    }

    /// Whether the article in `file`, if it is known, would be judged against one that is so near.
    pub(super) fn asks_for(&self, file: &str, other: &Bound) -> bool {
        let may_be_known = self.learnt.contains_key(file) || !self.before.is_empty() && !self.forgotten.contains(file);
        may_be_known && self.bounds.get(file).is_none_or(|bound| other < bound)
    }

    /// Those whose files have a mark among these keys.
    pub(super) fn forget_marked(&mut self, keys: &FxHashSet<u64>) {
        let marked: Vec<String> =
            self.before.values().map(|seen| seen.key.file()).filter(|file| keys.contains(&about(file).key)).collect();
        marked.iter().for_each(|file| self.forget(file));
    }

    /// Whether the file of an article was not forgotten.
    fn stays(&self, seen: &Seen) -> bool {
        self.forgotten.is_empty() || !self.forgotten.contains(&seen.key.file())
    }

    /// Keeps it for the next run beside an index in this state. It is not flushed, and where it cannot be written the next run
    /// reads everything.
    pub(super) fn keep(&mut self, local: &Path, index: u64) {
        let lost = || self.before.values().any(|seen| !self.stays(seen));
        if !self.learnt.is_empty() || self.index != index || lost() {
            self.index = index;
            let _ = self.write(&local.join(FILE));
        }
    }

    fn write(&self, path: &PathBuf) -> io::Result<()> {
        let before = self.before.iter().filter(|(_, seen)| self.stays(seen));
        let learnt = self.learnt.values().flatten().map(|(unit, seen)| (unit, seen));
        let mut all: Vec<(&Unit, &Seen)> = before.chain(learnt).collect();
        all.sort_unstable_by_key(|(unit, _)| *unit);
        let mut bytes = Bytes::default();
        bytes.put(LAYOUT);
        put_unit(&mut bytes, &self.maker);
        bytes.put(self.index);
        let mut bounds: Vec<(&String, &Bound)> = self.bounds.iter().collect();
        bounds.sort_unstable();
        bytes.put(bounds.len() as u64);
        for (file, ((Reverse(times), days), farthest)) in bounds {
            bytes.put_text(file);
            bytes.put(u64::from(*times));
            bytes.put(*days);
            bytes.put_text(farthest);
        }
        for (unit, seen) in all {
            put_unit(&mut bytes, unit);
            seen.put(&mut bytes);
        }
        let folder = path.parent().unwrap_or(Path::new("."));
        let mut file = tempfile::Builder::new().prefix(disk::TEMPORARY).tempfile_in(folder)?;
        file.write_all(bytes.frame().as_slice())?;
        file.persist(path).map_err(|error| error.error)?;
        Ok(())
    }
}

fn read(bytes: Vec<u8>, maker: Unit) -> Option<Known> {
    let mut bytes = Bytes::from(bytes).framed()?;
    if bytes.number()? != LAYOUT || unit(&mut bytes)? != maker {
        return None;
    }
    let index = bytes.number()?;
    let mut bounds = FxHashMap::default();
    for _ in 0..bytes.number()? {
        let (file, times, days) = (bytes.text()?, bytes.number()?, bytes.number()?);
        bounds.insert(file, ((Reverse(u32::try_from(times).ok()?), days), bytes.text()?));
    }
    let mut before = SeenBefore::default();
    while !bytes.is_empty() {
        before.insert(unit(&mut bytes)?, Seen::take(&mut bytes)?);
    }
    Some(Known { maker, index, before: Arc::new(before), bounds, ..Known::default() })
}

fn put_unit(bytes: &mut Bytes, unit: &Unit) {
    unit.as_chunks().0.iter().for_each(|half| bytes.put(u64::from_le_bytes(*half)));
}

fn unit(bytes: &mut Bytes) -> Option<Unit> {
    let (low, high) = (bytes.number()?, bytes.number()?);
    Some((u128::from(high) << 64 | u128::from(low)).to_le_bytes())
}

/// A number that may be missing, as one that is never 0.
fn some(number: Option<impl Into<u64>>) -> u64 {
    number.map_or(0, |number| number.into() + 1)
}

impl Seen {
    fn put(&self, bytes: &mut Bytes) {
        bytes.put_text(&self.key.id);
        bytes.put(u64::from(self.key.outlet.is_some()));
        self.key.outlet.iter().for_each(|outlet| bytes.put_text(outlet));
        let day = |Moment { day, .. }: Moment| {
            u64::from(day.year().cast_unsigned()) << 16
                | u64::from(day.month().cast_unsigned()) << 8
                | u64::from(day.day().cast_unsigned())
        };
        bytes.put(some(self.edition));
        bytes.put(some(self.published.map(day)));
        bytes.put(some(self.published.and_then(|moment| moment.minute)));
        bytes.put(self.length as u64);
    }

    fn take(bytes: &mut Bytes) -> Option<Self> {
        let id = bytes.text()?;
        let outlet = if bytes.number()? == 0 { None } else { Some(bytes.text()?) };
        let mut some = || bytes.number().map(|number| number.checked_sub(1));
        let (edition, day, minute) = (some()?, some()?, some()?);
        let published = match day {
            Some(packed) => {
                let part = |shift: u32| (packed >> shift & 0xff) as i8;
                let day = Date::new((packed >> 16) as u16 as i16, part(8), part(0)).ok()?;
                Some(Moment { day, minute: minute.and_then(|minute| u16::try_from(minute).ok()) })
            }
            None => None,
        };
        let edition = edition.and_then(|edition| u32::try_from(edition).ok());
        let length = usize::try_from(bytes.number()?).ok()?;
        Some(Self { key: Key { outlet, id }, edition, published, length })
    }
}
