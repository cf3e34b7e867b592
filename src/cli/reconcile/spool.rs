//! Claims laid aside in a file without a name, article by article, and taken from there again: what is held of them is sixteen bytes an article.

use std::fs::File;
use std::io::{self, BufWriter, Read, Seek, SeekFrom, Write};
use std::sync::Arc;

use crate::claim::Claim;
use crate::cli::cache::{decoded, encoded};

/// The claims of a run, numbered as they come.
pub(super) struct Spool {
    file: BufWriter<File>,
    /// Where the articles with claims begin: in the file, and the number of the first claim.
    articles: Vec<(u64, u32)>,
    /// Where the articles of each file begin, and its path.
    paths: Vec<(u32, Option<String>)>,
    end: u64,
    claims: u32,
    /// The article read last.
    last: Option<(usize, Arc<[Claim]>)>,
}

impl Spool {
    /// An empty one, among the temporary files of the system: they go when the process does.
    pub fn new() -> io::Result<Self> {
        let file = BufWriter::with_capacity(1 << 18, tempfile::tempfile()?);
        Ok(Self { file, articles: Vec::new(), paths: Vec::new(), end: 0, claims: 0, last: None })
    }

    /// Lays the claims of one article aside.
    pub fn put(&mut self, claims: &[Claim]) -> io::Result<()> {
        let Some(first) = claims.first() else { return Ok(()) };
        let path = &first.evidence.article.path;
        if self.paths.last().is_none_or(|(_, last)| last != path) {
            self.paths.push((self.claims, path.clone()));
        }
        let bytes = encoded(claims).ok_or_else(|| io::Error::other("a claim cannot be laid aside"))?;
        self.file.write_all(&bytes)?;
        self.articles.push((self.end, self.claims));
        self.end += bytes.len() as u64;
        self.claims += claims.len() as u32;
        Ok(())
    }

    /// The claim of this number.
    pub fn claim(&mut self, number: u32) -> io::Result<Claim> {
        let article = self.articles.partition_point(|(_, first)| *first <= number) - 1;
        let (from, first) = self.articles[article];
        if self.last.as_ref().is_none_or(|(last, _)| *last != article) {
            let to = self.articles.get(article + 1).map_or(self.end, |(next, _)| *next);
            let mut bytes = vec![0; (to - from) as usize];
            self.file.flush()?;
            let mut file = self.file.get_ref();
            file.seek(SeekFrom::Start(from))?;
            file.read_exact(&mut bytes)?;
            let path = &self.paths[self.paths.partition_point(|(start, _)| *start <= first) - 1].1;
            let claims = decoded(&bytes, |about| Arc::new(about.info(path.clone())));
            let claims = claims.ok_or_else(|| io::Error::other("a claim that was laid aside cannot be read"))?;
            self.last = Some((article, claims.into()));
        }
        let claims = self.last.as_ref().map(|(_, claims)| &claims[(number - first) as usize]);
        claims.cloned().ok_or_else(|| io::Error::other("no such claim was laid aside"))
    }
}
