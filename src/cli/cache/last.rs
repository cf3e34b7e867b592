//! What a run of `reconcile` found, kept for the next one over almost the same articles: which articles there were, the findings
//! as they were printed, and in which blocks the claims stand. Whether two claims meet, and what is found then, depends on nothing
//! but the two: where an article changed, what was found with its claims goes, and its claims are judged against those in their
//! blocks. Only of crowds more is told than of two claims; where the change touches one, all is judged anew, as it is where much
//! changed or articles changed places.
//!
//! Like a part of the cache it is used only by the build and with the rules that made it, and under the same options.

mod change;

use std::fs;
use std::ops::Range;
use std::path::PathBuf;

use rustc_hash::FxHashMap;

use super::places::Places;
use super::{Cache, Digest16, digest, warn};
use crate::claim::Claim;
use crate::cli::articles::Unit;
use crate::ledger::disk::put_bytes;
use crate::reconcile::{Finding, Verdict};

const MAGIC: &[u8; 8] = b"gainsayr";
const ENDING: &str = "run";
/// Magic, what made it, the options, checksum.
const HEADER: usize = 8 + 16 + 16 + 16;
/// So many runs are kept, each of other options.
const RUNS: usize = 8;
const VERDICTS: [Verdict; 8] = [
    Verdict::Unrelated,
    Verdict::Compatible,
    Verdict::Corroborates,
    Verdict::Refines,
    Verdict::Tension,
    Verdict::Supersedes,
    Verdict::Disputed,
    Verdict::Contradicts,
];

/// An article of this run.
pub(in crate::cli) struct Told {
    unit: Option<Unit>,
    key: Digest16,
    path: Option<String>,
    /// Empty where it is known; see [`LastRun::claims`].
    claims: Vec<Claim>,
    many: usize,
    known: bool,
}

impl Told {
    /// One that was read.
    pub fn read(unit: Option<Unit>, key: Digest16, claims: Vec<Claim>) -> Self {
        Self { unit, key, path: None, many: claims.len(), claims, known: false }
    }

    /// One of a run that is not kept.
    pub fn once(claims: Vec<Claim>) -> Self {
        Self::read(None, Digest16::default(), claims)
    }

    /// How many claims it has.
    pub fn many(&self) -> usize {
        self.many
    }
}

/// A finding as it was printed.
#[derive(Clone, Debug)]
pub(in crate::cli) struct Shown {
    /// The numbers of its claims among those of the run.
    pub a: u32,
    pub b: u32,
    pub verdict: Verdict,
    pub alike: u64,
    pub at_least: bool,
    /// Where in [`LastRun::texts`]; empty where it is not printed.
    pub text: Range<usize>,
}

impl Shown {
    pub fn new(finding: &Finding, (a, b): (u32, u32), text: Range<usize>) -> Self {
        let (alike, at_least) = (finding.alike, finding.at_least);
        Self { a, b, verdict: finding.judgement.verdict, alike, at_least, text }
    }

    /// In which order findings are printed.
    pub fn place(&self) -> (u32, u32) {
        (self.a.min(self.b), self.a.max(self.b))
    }
}

/// What the last run found.
#[derive(Default)]
pub(in crate::cli) struct LastRun {
    path: Option<PathBuf>,
    options: Digest16,
    articles: Vec<(Unit, Digest16, u32)>,
    by_unit: FxHashMap<Unit, Vec<u32>>,
    findings: Vec<Shown>,
    /// The findings as they were printed.
    pub texts: Vec<u8>,
    places: Places,
}

impl LastRun {
    /// What the last run under these options found, as far as the cache has it.
    pub fn open(cache: &Cache, options: Digest16) -> Self {
        let name: String = options.iter().map(|byte| format!("{byte:02x}")).collect();
        let path = cache.folder.join(format!("{name}.{ENDING}"));
        let bytes = fs::read(&path).unwrap_or_default();
        let found = Self::parse(cache, options, &bytes);
        if found.is_none() && is_damaged(cache, &bytes) {
            warn(&path, "damaged; all is judged anew");
        }
        let mut last = found.unwrap_or_default();
        for (at, (unit, ..)) in (0_u32..).zip(&last.articles) {
            last.by_unit.entry(*unit).or_default().push(at);
        }
        (last.path, last.options) = (Some(path), options);
        last
    }

    /// `None`: of another build or other rules, damaged, or without the claims that belong to it.
    fn parse(cache: &Cache, options: Digest16, bytes: &[u8]) -> Option<Self> {
        let (header, body) = bytes.split_at_checked(HEADER)?;
        let expected = [&MAGIC[..], &cache.maker, &options, &digest([body])].concat();
        if header != expected {
            return None;
        }
        let mut last = Self::default();
        let mut from = Bytes(body);
        for _ in 0..from.u32()? {
            let article = (from.array()?, from.array()?, from.u32()?);
            if article.2 > 0 && cache.bytes(&article.1).is_none_or(<[u8]>::is_empty) {
                return None;
            }
            last.articles.push(article);
        }
        let mut end = 0;
        for _ in 0..from.u32()? {
            let (a, b) = (from.u32()?, from.u32()?);
            let verdict = *VERDICTS.get(usize::from(from.array::<1>()?[0]))?;
            let at_least = from.array::<1>()?[0] != 0;
            let (alike, length) = (from.u64()?, from.u32()? as usize);
            last.findings.push(Shown { a, b, verdict, alike, at_least, text: end..end + length });
            end += length;
        }
        last.texts = from.take(end)?.to_vec();
        last.places = Places::from(from.0.to_vec());
        Some(last)
    }

    /// Whether an article need not be read.
    pub fn knows(&self, unit: &Unit) -> Option<usize> {
        // How long its text is matters to nobody.
        self.by_unit.get(unit).map(|_| 0)
    }

    /// An article that is known.
    pub fn told(&self, unit: Unit, path: Option<&str>) -> Told {
        let at = self.by_unit.get(&unit).and_then(|all| all.first()).copied();
        let (_, key, many) = at.map_or((unit, unit, 0), |at| self.articles[at as usize]);
        Told {
            unit: Some(unit),
            key,
            path: path.map(str::to_owned),
            claims: Vec::new(),
            many: many as usize,
            known: true,
        }
    }

    /// All claims of all articles: those that are known from the cache.
    pub fn claims(cache: Option<&Cache>, told: &mut [Told]) -> std::io::Result<Vec<Claim>> {
        let mut all = Vec::with_capacity(told.iter().map(|told| told.many).sum());
        for told in told {
            all.append(&mut claims_of(cache, told)?);
        }
        Ok(all)
    }

    /// In bytes. Runs that print more than this are not kept.
    pub const LONGEST: usize = 512 << 20;

    /// Keeps what this run found: what is not kept costs the next one time and nothing else.
    pub fn keep(&self, cache: &Cache, told: &[Told], places: Places, findings: &[Shown], texts: &[u8]) {
        let Some(path) = &self.path else { return };
        let mut body =
            Vec::with_capacity(texts.len() + places.bytes().len() + told.len() * 36 + findings.len() * 22 + 8);
        let count = |many: usize| u32::try_from(many).unwrap_or(u32::MAX).to_le_bytes();
        body.extend(count(told.len()));
        for told in told {
            // Nothing is known by a unit of zeros.
            body.extend(told.unit.unwrap_or_default());
            body.extend(told.key);
            body.extend(count(told.many));
        }
        body.extend(count(findings.len()));
        for shown in findings {
            let verdict = VERDICTS.iter().position(|&verdict| verdict == shown.verdict).unwrap_or_default();
            body.extend([shown.a.to_le_bytes(), shown.b.to_le_bytes()].concat());
            body.extend([verdict as u8, u8::from(shown.at_least)]);
            body.extend(shown.alike.to_le_bytes());
            body.extend(count(shown.text.len()));
        }
        body.extend_from_slice(texts);
        body.extend_from_slice(places.bytes());
        let bytes = [&MAGIC[..], &cache.maker, &self.options, &digest([&body[..]]), &body].concat();
        if let Err(error) = put_bytes(path, &bytes) {
            warn(path, &format!("not written: {error}"));
        }
        forget(cache);
    }
}

/// Whether a file is none that was written here whole; one of another build or other rules is.
fn is_damaged(cache: &Cache, bytes: &[u8]) -> bool {
    let Some((header, body)) = bytes.split_at_checked(HEADER) else { return !bytes.is_empty() };
    !header.starts_with(MAGIC) || header[8..24] == cache.maker && header[40..] != digest([body])
}

/// Removes the oldest runs where there are too many.
fn forget(cache: &Cache) {
    let Ok(listed) = fs::read_dir(&cache.folder) else { return };
    let paths = listed.filter_map(|entry| Some(entry.ok()?.path()));
    let runs = paths.filter(|path| path.extension().is_some_and(|ending| ending == ENDING));
    let dated = |path: PathBuf| Some((fs::metadata(&path).ok()?.modified().ok()?, path));
    let mut runs: Vec<_> = runs.filter_map(dated).collect();
    runs.sort();
    let many = runs.len().saturating_sub(RUNS);
    // Where another run removes it at the same time, that is as well.
    runs.into_iter().take(many).for_each(|(_, path)| drop(fs::remove_file(path)));
}

fn claims_of(cache: Option<&Cache>, told: &mut Told) -> std::io::Result<Vec<Claim>> {
    if !told.known || told.many == 0 {
        return Ok(std::mem::take(&mut told.claims));
    }
    let kept = cache.and_then(|cache| cache.kept(&told.key, told.path.clone()));
    let whole = kept.filter(|claims| claims.len() == told.many);
    whole.ok_or_else(|| std::io::Error::other("the cache has changed while it was read; remove its folder"))
}

/// What is left to be read.
struct Bytes<'a>(&'a [u8]);

impl<'a> Bytes<'a> {
    fn take(&mut self, many: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(many)?;
        self.0 = rest;
        Some(taken)
    }

    fn array<const N: usize>(&mut self) -> Option<[u8; N]> {
        let (taken, rest) = self.0.split_first_chunk()?;
        self.0 = rest;
        Some(*taken)
    }

    fn u32(&mut self) -> Option<u32> {
        self.array().map(u32::from_le_bytes)
    }

    fn u64(&mut self) -> Option<u64> {
        self.array().map(u64::from_le_bytes)
    }
}
