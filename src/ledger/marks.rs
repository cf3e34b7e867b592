//! By which keys a file is found again in the index, beside the blocks of its claims: ids and words by their beginnings, and
//! what holds of the file as a whole. Keys may collide: that leads to a file too many, and whoever asks looks for themselves.

use std::io;

use super::finding::State;
use super::hash;
use super::index::{Index, Keys};
use super::record::Record;
use crate::align::{Block, blocks};
use crate::claim::{Claim, Schema};

/// Shorter words are not entered: nearly every file has them.
const SHORTEST_WORD: usize = 3;
/// Bytes of a key.
const LENGTH: usize = 8;

/// The keys by which articles meet that may be about one event: the blocks of the claims that stand.
pub fn events(record: &Record, schemas: &[Schema]) -> Keys {
    let schema = |claim: &Claim| schemas.iter().find(|schema| *schema.kind == *claim.kind);
    let of = |claim: &Claim| schema(claim).map(|schema| blocks(claim, schema)).unwrap_or_default();
    let mut all: Vec<Block> = record.standing().iter().flat_map(of).collect();
    all.sort_unstable();
    all.dedup();
    Keys { day: day(record), blocks: all }
}

/// All keys of a record.
pub fn keys(record: &Record, schemas: &[Schema]) -> Keys {
    let Keys { day, blocks: mut all } = events(record, schemas);
    for entry in record.claims.iter() {
        all.push(key(number(&entry.id)));
        all.push(key(mark(&["kind", &entry.kind]).key));
        let sentences = entry.was.iter().map(|past| &past.sentence).chain([&entry.sentence]);
        let long = sentences.flat_map(|sentence| words(sentence)).filter(|word| word.len() >= SHORTEST_WORD);
        all.extend(long.map(|word| key(beginning(word.as_bytes(), 0))));
    }
    let schema = |claim: &Claim| schemas.iter().find(|schema| *schema.kind == *claim.kind);
    let of = |claim: &Claim| schema(claim).map(|schema| blocks(claim, schema)).unwrap_or_default();
    all.extend(record.past_claims().iter().flat_map(of).map(past));
    for kept in &record.findings {
        all.push(key(number(&kept.id)));
        let waits = kept.state != State::Absent && kept.decision().is_none();
        let marks = [about(&kept.a.file), about(&kept.b.file), mark(&["finding"])];
        all.extend(marks.into_iter().chain(waits.then(|| mark(&["waits"]))).map(|mark| key(mark.key)));
    }
    all.sort_unstable();
    all.dedup();
    Keys { day, blocks: all }
}

/// In which files stand findings about this one.
pub fn about(file: &str) -> Block {
    mark(&["about", file])
}

/// The words of a sentence, in small letters.
pub fn words(sentence: &str) -> impl Iterator<Item = String> {
    sentence.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase)
}

impl Index {
    /// Files that may have a claim or finding whose id begins like this; none where nothing can.
    pub fn with_id(&mut self, id: &str) -> io::Result<Vec<String>> {
        if id.is_empty() || id.len() > 2 * LENGTH || !id.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return Ok(Vec::new());
        }
        self.between(number(&format!("{id:0<16}")), number(&format!("{id:f<16}")))
    }

    /// Files that may have a claim with words that begin like each of these; `None` where the words say too little.
    pub fn with_words(&mut self, beginnings: &[String]) -> io::Result<Option<Vec<String>>> {
        let mut found: Option<Vec<String>> = None;
        for word in beginnings.iter().filter(|word| word.len() >= SHORTEST_WORD) {
            let files = self.between(beginning(word.as_bytes(), 0), beginning(word.as_bytes(), u8::MAX))?;
            found = Some(match found {
                Some(both) => both.into_iter().filter(|file| files.binary_search(file).is_ok()).collect(),
                None => files,
            });
        }
        Ok(found)
    }

    /// Files with claims of this kind.
    pub fn of_kind(&mut self, kind: &str) -> io::Result<Vec<String>> {
        self.files(&[mark(&["kind", kind])])
    }

    /// Files with findings; only those of which one waits for a decision, if so asked.
    pub fn with_findings(&mut self, waiting: bool) -> io::Result<Vec<String>> {
        self.files(&[mark(&[if waiting { "waits" } else { "finding" }])])
    }
}

fn mark(parts: &[&str]) -> Block {
    Block { key: number(&hash::of(parts.iter().copied())), inside: 0 }
}

/// A key that is found by who asks for it, and is nothing in which two articles meet.
fn key(key: u64) -> Block {
    Block { key, inside: 7 }
}

/// The first bytes of a word, in an order that is theirs; what is missing is filled up.
fn beginning(word: &[u8], fill: u8) -> u64 {
    (0..LENGTH).fold(0, |key, at| key << 8 | u64::from(word.get(at).copied().unwrap_or(fill)))
}

/// The block of a claim that said so once. Articles do not meet in it: only who looks back finds it.
pub fn past(block: Block) -> Block {
    key(number(&hash::of(["past", &format!("{:016x}", block.key)])))
}

/// An id as a number; one that is none is found under 0.
pub fn number(hash: &str) -> u64 {
    u64::from_str_radix(hash, 16).unwrap_or(0)
}

/// Months have 31 days here.
fn day(record: &Record) -> u64 {
    let Some(moment) = record.info().published else { return 0 };
    let (year, month, day) = (moment.day.year(), moment.day.month(), moment.day.day());
    u64::try_from((i64::from(year) + 10_000) * 372 + i64::from(month) * 31 + i64::from(day)).unwrap_or(0)
}
