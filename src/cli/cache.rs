//! `--cache DIR`: what was found in articles, kept for the next run. An article is known again by its text and all that is
//! told about it; what was kept by another build of gainsay or with other rules is not looked at. What a run of `reconcile`
//! found is kept, too (`cache/last.rs`).
//!
//! The folder holds parts, each written once and whole: a run that read something new adds one, and many are made into one.
//! A part that is damaged is named, and its articles are read again. Nothing but time is lost with the folder.

mod kept;
mod last;
mod places;

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use clap::Args;
use rustc_hash::FxHashMap;
use sha2::{Digest, Sha256};

use super::options::is_quiet;
use crate::claim::Claim;
use crate::extract::Engine;
use crate::ledger::disk::put_bytes;
use crate::report::safe;
use crate::text::{Article, ArticleInfo};
pub(super) use kept::{decoded, encoded};
pub(super) use last::{LastRun, Shown, Told};
pub(super) use places::Places;

/// Where to keep what was found.
#[derive(Clone, Debug, Args)]
pub(super) struct CacheOptions {
    /// Keep what was found in articles in this folder, and look there for those that were read before with the same rules
    #[arg(long, value_name = "DIR")]
    pub cache: Option<PathBuf>,
}

const MAGIC: &[u8; 8] = b"gainsay2";
/// Magic, what made it, checksum.
const HEADER: usize = 8 + 16 + 16;
/// Key and length of an article.
const FRAME: usize = 16 + 4;
/// So many parts are made into one.
const PARTS: usize = 16;
const ENDING: &str = "claims";

/// Sixteen bytes of SHA-256.
pub(super) type Digest16 = [u8; 16];

/// What was found in articles by earlier runs, and by this one.
pub(super) struct Cache {
    folder: PathBuf,
    /// What found it: this build and these rules.
    maker: Digest16,
    parts: Vec<Vec<u8>>,
    /// Article → part, from, to.
    known: FxHashMap<Digest16, (usize, usize, usize)>,
    /// Files that this run replaces.
    old: Vec<PathBuf>,
    fresh: Mutex<BTreeMap<Digest16, Vec<u8>>>,
}

/// The claims of an article, from the cache where there is one.
pub(super) fn extract(cache: Option<&Cache>, engine: &Engine, article: &Article) -> Vec<Claim> {
    cache.map_or_else(|| engine.extract(article), |cache| cache.extract(engine, article))
}

impl Cache {
    /// The cache that the options ask for; `print` stands for the rules.
    pub fn open(options: &CacheOptions, print: &str) -> io::Result<Option<Self>> {
        let Some(folder) = &options.cache else { return Ok(None) };
        fs::create_dir_all(folder).map_err(|error| crate::ledger::disk::named(folder, &error))?;
        let maker = maker(print);
        let mut cache = Self {
            folder: folder.clone(),
            maker,
            parts: Vec::new(),
            known: FxHashMap::default(),
            old: Vec::new(),
            fresh: Mutex::default(),
        };
        let mut paths: Vec<PathBuf> = fs::read_dir(folder)?.filter_map(|entry| Some(entry.ok()?.path())).collect();
        paths.retain(|path| path.extension().is_some_and(|ending| ending == ENDING));
        paths.sort();
        let mut live = Vec::new();
        for path in paths {
            match fs::read(&path) {
                Ok(part) => match cache.add(part) {
                    Part::Live => live.push(path),
                    Part::Other => cache.old.push(path),
                    Part::Damaged => {
                        warn(&path, "damaged; its articles are read again");
                        cache.old.push(path);
                    }
                },
                // Another run has just made one of several.
                Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                Err(error) => warn(&path, &error.to_string()),
            }
        }
        if live.len() >= PARTS {
            cache.old.append(&mut live);
        }
        Ok(Some(cache))
    }

    fn add(&mut self, part: Vec<u8>) -> Part {
        let Some((header, body)) = part.split_at_checked(HEADER) else { return Part::Damaged };
        if header[..8] != *MAGIC {
            return Part::Damaged;
        }
        if header[8..24] != self.maker {
            return Part::Other;
        }
        if header[24..] != digest([body]) {
            return Part::Damaged;
        }
        let mut at = HEADER;
        while let Some((frame, _)) = part[at..].split_first_chunk::<FRAME>() {
            let (Some(key), Some(length)) = (frame.first_chunk::<16>(), frame.last_chunk::<4>()) else { break };
            let from = at + FRAME;
            at = from.saturating_add(u32::from_le_bytes(*length) as usize);
            if at > part.len() {
                return Part::Damaged;
            }
            self.known.insert(*key, (self.parts.len(), from, at));
        }
        self.parts.push(part);
        Part::Live
    }

    /// The claims of an article: kept, or found now.
    pub fn extract(&self, engine: &Engine, article: &Article) -> Vec<Claim> {
        self.extract_keyed(engine, article).1
    }

    /// The same with what the article is known by.
    pub fn extract_keyed(&self, engine: &Engine, article: &Article) -> (Digest16, Vec<Claim>) {
        let key = key(article);
        (key, self.of_key(key, engine, article))
    }

    fn of_key(&self, key: Digest16, engine: &Engine, article: &Article) -> Vec<Claim> {
        if let Some(claims) = self.bytes(&key).and_then(|bytes| decoded(bytes, |_| article.info.clone())) {
            return claims;
        }
        let claims = engine.extract(article);
        if let Some(bytes) = encoded(&claims) {
            self.fresh.lock().unwrap_or_else(PoisonError::into_inner).insert(key, bytes);
        }
        claims
    }

    /// The claims that are kept of the article of this key, read from this path.
    fn kept(&self, key: &Digest16, path: Option<String>) -> Option<Vec<Claim>> {
        decoded(self.bytes(key)?, |about| Arc::new(about.info(path)))
    }

    fn bytes(&self, key: &Digest16) -> Option<&[u8]> {
        self.known.get(key).map(|&(part, from, to)| &self.parts[part][from..to])
    }

    /// Writes what is new. A cache that cannot be written is said, and costs the run nothing.
    pub fn finish(&mut self) {
        if let Err(error) = self.write() {
            warn(&self.folder, &format!("not written: {error}"));
        }
    }

    fn write(&mut self) -> io::Result<()> {
        let mut fresh = std::mem::take(&mut *self.fresh.lock().unwrap_or_else(PoisonError::into_inner));
        let joins = self.old.len() >= PARTS;
        if joins {
            for (&key, &(part, from, to)) in &self.known {
                fresh.entry(key).or_insert_with(|| self.parts[part][from..to].to_vec());
            }
        }
        if !fresh.is_empty() {
            let mut body = Vec::new();
            for (key, bytes) in fresh {
                // No article has claims of four gigabytes.
                let Ok(length) = u32::try_from(bytes.len()) else { continue };
                body.extend(key);
                body.extend(length.to_le_bytes());
                body.extend(bytes);
            }
            let sum = digest([&body[..]]);
            let part = [&MAGIC[..], &self.maker, &sum, &body].concat();
            let name: String = digest([&part[..]]).iter().map(|byte| format!("{byte:02x}")).collect();
            let path = self.folder.join(format!("{name}.{ENDING}"));
            put_bytes(&path, &part)?;
            self.old.retain(|old| *old != path);
        }
        for path in std::mem::take(&mut self.old) {
            match fs::remove_file(&path) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
                _ => {}
            }
        }
        Ok(())
    }
}

enum Part {
    Live,
    /// Of another build or other rules.
    Other,
    Damaged,
}

fn warn(path: &Path, why: &str) {
    if !is_quiet() {
        anstream::eprintln!("warning: {}: {}", safe(&path.to_string_lossy()), safe(why));
    }
}

/// Sixteen bytes of SHA-256 over parts with their lengths: articles are hostile, and must not pass for others.
fn digest<'a>(parts: impl IntoIterator<Item = &'a [u8]>) -> Digest16 {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update((part.len() as u64).to_le_bytes());
        hash.update(part);
    }
    let mut short = [0; 16];
    short.copy_from_slice(&hash.finalize()[..16]);
    short
}

/// What finds claims: this build, and the rules that `print` stands for.
pub(super) fn maker(print: &str) -> Digest16 {
    digest([env!("CARGO_PKG_VERSION").as_bytes(), env!("GAINSAY_BUILD").as_bytes(), print.as_bytes()])
}

/// A print of options.
pub(super) fn print_of(options: &str) -> Digest16 {
    digest([options.as_bytes()])
}

/// All that extraction sees of an article.
fn key(article: &Article) -> Digest16 {
    let blocks: Vec<u8> = article
        .blocks
        .iter()
        .flat_map(|block| {
            let (from, to) = (block.span.start.to_le_bytes(), block.span.end.to_le_bytes());
            from.into_iter().chain(to).chain([u8::from(block.heading)])
        })
        .collect();
    // Where it was read from is no part of it: a file may be renamed.
    let info = format!("{:?}", ArticleInfo { path: None, ..(*article.info).clone() });
    digest([article.text.as_bytes(), info.as_bytes(), &blocks])
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::*;
    use crate::rule::{builtin_files, builtin_tables, load};
    use crate::text::{ArticleName, Format, read};

    /// Every article of the stories, by an engine over what ships.
    fn articles() -> (Engine, Vec<Article>) {
        let loaded = load(&builtin_files(), &builtin_tables());
        let roster = loaded.roster();
        let mut paths: Vec<PathBuf> = ignore::WalkBuilder::new(concat!(env!("CARGO_MANIFEST_DIR"), "/claims"))
            .build()
            .filter_map(|entry| Some(entry.ok()?.into_path()))
            .filter(|path| path.extension().is_some_and(|ending| ending == "md" || ending == "txt"))
            .collect();
        paths.sort();
        let all = paths.iter().flat_map(|path| {
            let format =
                if path.extension().is_some_and(|ending| ending == "md") { Format::Markdown } else { Format::Txt };
            let bytes = fs::read(path).expect("a file that was just listed");
            read(format, &ArticleName::of_file(&path.to_string_lossy()), &bytes).articles
        });
        (Engine::new(loaded.rules, roster), all.collect())
    }

    fn options(folder: &Path) -> CacheOptions {
        CacheOptions { cache: Some(folder.to_owned()) }
    }

    fn run(engine: &Engine, articles: &[Article], folder: &Path, print: &str) -> (Vec<Vec<Claim>>, usize) {
        let mut cache = Cache::open(&options(folder), print).expect("a folder").expect("a cache");
        let claims = articles.iter().map(|article| cache.extract(engine, article)).collect();
        let read = cache.fresh.lock().expect("nobody else").len();
        cache.finish();
        (claims, read)
    }

    #[test]
    fn kept_claims_are_the_claims() {
        let (engine, mut articles) = articles();
        let cold: Vec<Vec<Claim>> = articles.iter().map(|article| engine.extract(article)).collect();
        assert!(cold.iter().flatten().count() > 50);
        let folder = tempfile::tempdir().expect("a folder");
        let (at, many) = (folder.path(), articles.len());
        assert_eq!(run(&engine, &articles, at, "x"), (cold.clone(), many));
        assert_eq!(run(&engine, &articles, at, "x"), (cold.clone(), 0));
        // Other rules find for themselves, and what they replace is gone.
        assert_eq!(run(&engine, &articles, at, "y"), (cold.clone(), many));
        assert_eq!(fs::read_dir(at).expect("a folder").count(), 1);
        // One article changed; its date alone counts, too.
        let info = Arc::make_mut(&mut articles[0].info);
        info.published = Some(crate::value::Moment::day(jiff::civil::date(2001, 2, 3)));
        assert_eq!(run(&engine, &articles, at, "y").1, 1);
        assert_eq!(run(&engine, &articles, at, "y").1, 0);
        // What is damaged is read again.
        for entry in fs::read_dir(at).expect("a folder") {
            let path = entry.expect("an entry").path();
            let mut bytes = fs::read(&path).expect("a part");
            let last = bytes.len() - 1;
            bytes[last] ^= 1;
            fs::write(&path, &bytes[..]).expect("a part");
        }
        let (again, read) = run(&engine, &articles, at, "y");
        assert_eq!(read, many);
        assert_eq!(again[1..], cold[1..]);
        // Many parts become one.
        for at_a_time in 0..PARTS + 2 {
            Arc::make_mut(&mut articles[0].info).title = Some(format!("{at_a_time}"));
            run(&engine, &articles, at, "y");
        }
        assert!(fs::read_dir(at).expect("a folder").count() < PARTS);
        assert_eq!(run(&engine, &articles, at, "y").1, 0);
    }

    /// Where one article changed, its claims are judged, and those that they meet: the others are not even looked at.
    #[test]
    fn one_changed_article_costs_little() {
        let (engine, articles) = articles();
        let schemas = &engine.rules().schemas;
        let folder = tempfile::tempdir().expect("a folder");
        let unit = |number: usize| Some(digest([&number.to_le_bytes()[..]]));
        let cache = || Cache::open(&options(folder.path()), "x").expect("a folder").expect("a cache");
        let mut first = cache();
        let mut told: Vec<Told> = articles
            .iter()
            .enumerate()
            .map(|(number, article)| {
                let (key, claims) = first.extract_keyed(&engine, article);
                Told::read(unit(number), key, claims)
            })
            .collect();
        let all = LastRun::claims(None, &mut told).expect("claims");
        LastRun::open(&first, print_of("")).keep(&first, &told, Places::of(&all, schemas), &[], b"");
        first.finish();

        let cache = cache();
        let last = LastRun::open(&cache, print_of(""));
        assert!(LastRun::open(&cache, print_of("other")).knows(&unit(0).expect("a unit")).is_none());
        let again = |changed: Option<usize>| -> Vec<Told> {
            let one = |(number, article): (usize, &Article)| match unit(number) {
                Some(known) if changed != Some(number) => last.told(known, None),
                _ => {
                    let (key, claims) = cache.extract_keyed(&engine, article);
                    Told::read(None, key, claims)
                }
            };
            articles.iter().enumerate().map(one).collect()
        };
        let change = last.change(&cache, &mut again(None), schemas).expect("claims").expect("the same articles");
        assert!(change.none && change.claims.is_empty());
        let mut judged = 0;
        for changed in 0..articles.len() {
            let mut told = again(Some(changed));
            let (from, many) = (told[..changed].iter().map(Told::many).sum::<usize>(), told[changed].many());
            let mut change = last.change(&cache, &mut told, schemas).expect("claims").expect("one article changed");
            assert!(!change.none && change.claims.len() < all.len() / 2);
            let mine =
                change.mine.iter().zip(&change.numbers).filter(|(mine, _)| **mine).map(|(_, &number)| number as usize);
            assert!(mine.eq(from..from + many));
            // Where it was read from is no part of what is kept.
            for (claim, &number) in change.claims.iter().zip(&change.numbers) {
                assert_eq!((&claim.id, &claim.slots), (&all[number as usize].id, &all[number as usize].slots));
            }
            // Whoever meets a claim is among them.
            for (a, b) in crate::align::pairs(&all, schemas) {
                let own = |at: usize| (from..from + many).contains(&at);
                let here = |at: usize| change.numbers.contains(&(at as u32));
                assert!(!(own(a) || own(b)) || here(a) && here(b));
            }
            assert_eq!(change.places(), Places::of(&all, schemas));
            judged += change.claims.len();
        }
        assert!(judged > all.len(), "nobody meets anybody");
    }
}
