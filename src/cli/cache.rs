//! `--cache DIR`: what was found in articles, kept for the next run. An article is known again by its text and all that is
//! told about it; what was kept by another build of gainsay or with other rules is not looked at.
//!
//! The folder holds parts, each written once and whole: a run that read something new adds one, and many are made into one.
//! A part that is damaged is named, and its articles are read again. Nothing but time is lost with the folder.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use clap::Args;
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::options::is_quiet;
use crate::claim::{Claim, Story, StoryName};
use crate::extract::Engine;
use crate::ledger::Entry;
use crate::ledger::disk::put_bytes;
use crate::report::safe;
use crate::text::{Article, ArticleInfo};

/// Where to keep what was found.
#[derive(Clone, Debug, Args)]
pub(super) struct CacheOptions {
    /// Keep what was found in articles in this folder, and look there for those that were read before with the same rules
    #[arg(long, value_name = "DIR")]
    pub cache: Option<PathBuf>,
}

const MAGIC: &[u8; 8] = b"gainsay1";
/// Magic, what made it, checksum.
const HEADER: usize = 8 + 16 + 16;
/// Key and length of an article.
const FRAME: usize = 16 + 4;
/// So many parts are made into one.
const PARTS: usize = 16;
const ENDING: &str = "claims";

type Digest16 = [u8; 16];

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

/// The claims of an article, as they are kept.
#[derive(Serialize, Deserialize)]
struct Kept {
    claims: Vec<Entry>,
    story: Vec<(String, Option<String>, bool)>,
}

impl Cache {
    /// The cache that the options ask for; `print` stands for the rules.
    pub fn open(options: &CacheOptions, print: &str) -> io::Result<Option<Self>> {
        let Some(folder) = &options.cache else { return Ok(None) };
        fs::create_dir_all(folder).map_err(|error| crate::ledger::disk::named(folder, &error))?;
        let maker = digest([env!("CARGO_PKG_VERSION").as_bytes(), env!("GAINSAY_BUILD").as_bytes(), print.as_bytes()]);
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
        let key = key(article);
        let kept = self.known.get(&key).and_then(|&(part, from, to)| decoded(&self.parts[part][from..to], article));
        if let Some(claims) = kept {
            return claims;
        }
        let claims = engine.extract(article);
        if let Some(bytes) = encoded(&claims) {
            self.fresh.lock().unwrap_or_else(PoisonError::into_inner).insert(key, bytes);
        }
        claims
    }

    /// Writes what is new. A cache that cannot be written is said, and costs the run nothing.
    pub fn finish(self) {
        let folder = self.folder.clone();
        if let Err(error) = self.write() {
            warn(&folder, &format!("not written: {error}"));
        }
    }

    fn write(mut self) -> io::Result<()> {
        let mut fresh = std::mem::take(&mut self.fresh).into_inner().unwrap_or_else(PoisonError::into_inner);
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
        for path in self.old {
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

fn encoded(claims: &[Claim]) -> Option<Vec<u8>> {
    if claims.is_empty() {
        return Some(Vec::new());
    }
    let entries = claims.iter().map(|claim| Entry::new(claim, claim.id.clone(), 1));
    let names = claims.iter().take(1).flat_map(|claim| &claim.evidence.story.names);
    let story = names.map(|name| (name.key.clone(), name.given.clone(), name.opening)).collect();
    serde_json::to_vec(&Kept { claims: entries.collect(), story }).ok()
}

fn decoded(bytes: &[u8], article: &Article) -> Option<Vec<Claim>> {
    if bytes.is_empty() {
        return Some(Vec::new());
    }
    let kept: Kept = serde_json::from_slice(bytes).ok()?;
    let names = kept.story.into_iter().map(|(key, given, opening)| StoryName { key, given, opening }).collect();
    let story = Arc::new(Story { names });
    Some(kept.claims.iter().map(|entry| entry.claim(&article.info, &story)).collect())
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
        let cache = Cache::open(&options(folder), print).expect("a folder").expect("a cache");
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
}
