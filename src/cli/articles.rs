//! Articles in: files, folders, standard input, `--text`; handed on in batches, so that memory stays bounded.

mod unit;

use std::collections::HashSet;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::exit::Exit;
use super::options::{ArticleOptions, RunOptions};
use crate::diagnostic::Severity;
use crate::report::safe;
use crate::text::{
    Article, ArticleName, Format, MAX_BYTES, MAX_TEXT, Problem, Reading, parse_published, read, read_line,
};
use crate::value::Moment;
use unit::Beside;
pub(super) use unit::{Given, Unit};

/// Articles are handed on when so many have come together …
const BATCH: usize = 1024;
/// … or so many bytes of their text.
const BATCH_BYTES: usize = 8 << 20;
/// Where their order matters, more of them are handed on at once.
const KEPT_BATCH: usize = 1 << 15;
const KEPT_BYTES: usize = 64 << 20;

/// Which articles are left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Care {
    /// None.
    Any,
    /// Those of which something could not be read: for those who tell what an edition does not have.
    Undamaged,
    /// Those, and empty ones: for those who keep what they are handed. An edition with a name, number or text that it does not
    /// have would stand beside the right ones for good.
    Intact,
}

/// Reads articles and reports what is wrong with them.
pub(super) struct Articles;

impl Articles {
    /// Hands every article to `hand_on`, in order, but those that are left out. Gives [`Exit::Bad`] where some input could not be used.
    pub fn each(
        options: &ArticleOptions,
        run: RunOptions,
        care: Care,
        mut hand_on: impl FnMut(Vec<Article>) -> io::Result<()>,
    ) -> io::Result<Exit> {
        let article = |given: Given| match given {
            Given::Article(article, _) => Some(*article),
            // Nobody asked for any to be known.
            Given::Known(..) => None,
        };
        Reader::read_all(options, run, care, None, |batch| hand_on(batch.into_iter().filter_map(article).collect()))
    }

    /// The same with all of them, but those that are `known` are not read.
    pub fn each_unknown(
        options: &ArticleOptions,
        run: RunOptions,
        known: &dyn Fn(&Unit) -> bool,
        hand_on: impl FnMut(Vec<Given>) -> io::Result<()>,
    ) -> io::Result<Exit> {
        Reader::read_all(options, run, Care::Any, Some(known), hand_on)
    }
}

struct Reader<'a, F> {
    options: &'a ArticleOptions,
    run: RunOptions,
    /// `--date`, understood.
    date: Option<Moment>,
    /// Files read so far, so that one given twice is read once.
    seen: HashSet<PathBuf>,
    /// Which articles are left out.
    care: Care,
    /// Which are not read.
    known: Option<&'a dyn Fn(&Unit) -> bool>,
    hand_on: F,
    batch: Vec<Given>,
    bytes: usize,
    exit: Exit,
}

impl<'a, F: FnMut(Vec<Given>) -> io::Result<()>> Reader<'a, F> {
    fn read_all(
        options: &'a ArticleOptions,
        run: RunOptions,
        care: Care,
        known: Option<&'a dyn Fn(&Unit) -> bool>,
        hand_on: F,
    ) -> io::Result<Exit> {
        let date = options.date.as_deref().and_then(parse_published);
        let (batch, seen) = (Vec::new(), HashSet::new());
        let exit = Exit::Nothing;
        let mut articles = Self { options, run, date, seen, care, known, hand_on, batch, bytes: 0, exit };
        if let (Some(date), None) = (&options.date, date) {
            articles.bad("--date", &format!("expected a date such as `2025-04-18`, found `{}`", date.escape_debug()));
            return Ok(articles.exit);
        }
        if let Some(text) = &options.text {
            articles.text(text)?;
        }
        for path in &options.paths {
            articles.path(path)?;
        }
        articles.flush()?;
        Ok(articles.exit)
    }

    fn text(&mut self, text: &str) -> io::Result<()> {
        let name = ArticleName { path: None, id: "text".to_owned() };
        let line = serde_json::json!({"id": "text", "text": text});
        self.take(read_line(&name, 1, line.to_string().as_bytes()), None)
    }

    fn path(&mut self, path: &Path) -> io::Result<()> {
        if path.as_os_str() == "-" {
            return self.stream(io::stdin().lock(), &ArticleName { path: None, id: "stdin".to_owned() });
        }
        if path.is_dir() {
            return self.folder(path);
        }
        self.file(path)
    }

    /// Every article below a folder, sorted by path; files of other sorts are passed over.
    fn folder(&mut self, folder: &Path) -> io::Result<()> {
        let mut files: Vec<PathBuf> = Vec::new();
        let walk =
            ignore::WalkBuilder::new(folder).standard_filters(false).hidden(true).sort_by_file_path(Ord::cmp).build();
        for entry in walk {
            match entry {
                Ok(entry) if is_file(&entry) => files.push(entry.into_path()),
                Ok(_) => {}
                Err(error) => self.bad(&folder.to_string_lossy(), &error.to_string()),
            }
        }
        let articles: Vec<PathBuf> = files.into_iter().filter(|path| is_article(path)).collect();
        if articles.is_empty() {
            self.bad(
                &folder.to_string_lossy(),
                "no articles below this folder: expected .txt, .md, .json or .ndjson files",
            );
        }
        articles.iter().try_for_each(|path| self.file(path))
    }

    fn file(&mut self, path: &Path) -> io::Result<()> {
        let shown = path.to_string_lossy().into_owned();
        if !path.exists() {
            self.bad(&shown, "no such file or folder");
            return Ok(());
        }
        if !self.seen.insert(path.canonicalize().unwrap_or_else(|_| path.to_path_buf())) {
            self.warn(&shown, "given twice; read once");
            return Ok(());
        }
        let Some(format) = self.options.input.or_else(|| format_of(path)) else {
            self.bad(&shown, "unknown extension: expected .txt, .md, .json or .ndjson, or --input FORMAT");
            return Ok(());
        };
        let file = match File::open(path) {
            Ok(file) => file,
            Err(error) => {
                self.bad(&shown, &error.to_string());
                return Ok(());
            }
        };
        let name = ArticleName::of_file(&shown);
        if format == Format::Ndjson {
            return self.lines(BufReader::with_capacity(1 << 18, file), &name);
        }
        self.whole(file, &name, format)
    }

    /// Standard input: laid out as `--input` says, else as its first line looks.
    fn stream(&mut self, mut stream: impl BufRead, name: &ArticleName) -> io::Result<()> {
        let mut head = Vec::new();
        let format = match self.options.input {
            Some(format) => format,
            None => {
                while head.trim_ascii().is_empty() {
                    let from = head.len();
                    if let Err(error) = (&mut stream).take(MAX_BYTES as u64 + 1).read_until(b'\n', &mut head) {
                        self.bad(name.shown(), &error.to_string());
                        return Ok(());
                    }
                    if head.len() == from {
                        break;
                    }
                }
                Format::of_first_line(&head)
            }
        };
        let stream = head.as_slice().chain(stream);
        match format {
            Format::Ndjson => self.lines(stream, name),
            format => self.whole(stream, name, format),
        }
    }

    /// An input that is read at once.
    fn whole(&mut self, stream: impl Read, name: &ArticleName, format: Format) -> io::Result<()> {
        let mut bytes = Vec::new();
        if let Err(error) = stream.take(format.longest() as u64 + 1).read_to_end(&mut bytes) {
            self.bad(name.shown(), &error.to_string());
            return Ok(());
        }
        let unit = self.beside(name, format).map(|beside| beside.unit(&bytes));
        if self.is_known(unit, name)? {
            return Ok(());
        }
        let reading = read(format, name, &bytes);
        if self.care < Care::Intact
            && reading.problems.is_empty()
            && reading.articles.iter().all(|article| article.blocks.is_empty())
        {
            self.warn(name.shown(), "no text in it");
        }
        self.take(reading, unit)
    }

    /// What articles are known by, where anybody asks.
    fn beside(&self, name: &ArticleName, format: Format) -> Option<Beside> {
        self.known.map(|_| Beside::new(name, self.options.date.as_deref(), &format!("{format:?}")))
    }

    /// Hands on an article that is known and need not be read.
    fn is_known(&mut self, unit: Option<Unit>, name: &ArticleName) -> io::Result<bool> {
        let Some((unit, _)) = unit.zip(self.known).filter(|(unit, known)| known(unit)) else { return Ok(false) };
        self.give(Given::Known(unit, name.path.clone()), 0)?;
        Ok(true)
    }

    /// An input that is read line by line.
    fn lines(&mut self, mut stream: impl BufRead, name: &ArticleName) -> io::Result<()> {
        let mut line = Vec::new();
        let beside = self.beside(name, Format::Ndjson);
        for number in 1.. {
            line.clear();
            match read_bounded(&mut stream, MAX_TEXT, &mut line) {
                Ok(0) => break,
                Ok(_) if line.iter().all(u8::is_ascii_whitespace) => {}
                Ok(_) => {
                    let unit = beside.as_ref().map(|beside| beside.unit(&line));
                    let in_place = unit.map(|unit| unit::numbered(unit, number));
                    if self.is_known(unit, name)? || self.is_known(in_place, name)? {
                        continue;
                    }
                    let reading = read_line(name, number, &line);
                    let named = reading.articles.iter().any(|article| article.info.id == name.of_line(number));
                    self.take(reading, if named { in_place } else { unit })?;
                }
                Err(error) => {
                    self.bad(name.shown(), &error.to_string());
                    break;
                }
            }
        }
        Ok(())
    }

    /// `unit`: what the article is known by, if it is one.
    fn take(&mut self, reading: Reading, unit: Option<Unit>) -> io::Result<()> {
        // What was said about it is to be said again.
        let one = reading.articles.len() == 1 && reading.problems.is_empty() && !reading.articles[0].blocks.is_empty();
        let unit = unit.filter(|_| one);
        for problem in &reading.problems {
            self.report(problem);
        }
        for (at, mut article) in reading.articles.into_iter().enumerate() {
            let (empty, damaged) = (article.blocks.is_empty(), reading.damaged.contains(&at));
            if (empty && self.care == Care::Intact) || (damaged && self.care > Care::Any) {
                let id = &article.info.id;
                let why = match self.care {
                    Care::Intact if empty => "there is no text in it",
                    Care::Intact => "an edition with what is missing would be kept",
                    _ => "what is missing would be told as a change",
                };
                self.bad(article.info.path.as_ref().unwrap_or(id), &format!("`{id}` is left out: {why}"));
                continue;
            }
            if let (Some(date), None) = (&self.options.date, &article.info.date) {
                let info = Arc::make_mut(&mut article.info);
                (info.date, info.published) = (Some(date.clone()), self.date);
            }
            let bytes = article.text.len();
            self.give(Given::Article(Box::new(article), unit), bytes)?;
        }
        Ok(())
    }

    fn give(&mut self, given: Given, bytes: usize) -> io::Result<()> {
        self.bytes += bytes;
        self.batch.push(given);
        let (most, bytes) = if self.care == Care::Intact { (KEPT_BATCH, KEPT_BYTES) } else { (BATCH, BATCH_BYTES) };
        if self.batch.len() >= most || self.bytes >= bytes {
            self.flush()?;
        }
        Ok(())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.bytes = 0;
        if self.batch.is_empty() {
            return Ok(());
        }
        (self.hand_on)(std::mem::take(&mut self.batch))
    }

    fn bad(&mut self, path: &str, reason: &str) {
        let problem =
            Problem { path: path.to_owned(), line: None, severity: Severity::Error, reason: reason.to_owned() };
        self.report(&problem);
    }

    fn warn(&mut self, path: &str, reason: &str) {
        let problem =
            Problem { path: path.to_owned(), line: None, severity: Severity::Warning, reason: reason.to_owned() };
        self.report(&problem);
    }

    fn report(&mut self, problem: &Problem) {
        let line = problem.line.map(|line| format!(":{line}")).unwrap_or_default();
        let (path, reason) = (safe(&problem.path), safe(&problem.reason));
        match problem.severity {
            Severity::Error => {
                self.exit = Exit::Bad;
                anstream::eprintln!("error: {path}{line}: {reason}");
            }
            Severity::Warning if !self.run.quiet => anstream::eprintln!("warning: {path}{line}: {reason}"),
            Severity::Warning => {}
        }
    }
}

/// Whether what a walk met is a file, or a link to one. Links to folders may lead in circles, and are not followed.
pub(super) fn is_file(entry: &ignore::DirEntry) -> bool {
    let kind = entry.file_type();
    kind.is_some_and(|kind| kind.is_file() || (kind.is_symlink() && entry.path().is_file()))
}

/// Reads a line. Of one that is longer than `longest` bytes one byte more is kept, so that its reader can tell; the rest is
/// passed over without being held. Gives how many bytes were kept.
fn read_bounded(stream: &mut impl BufRead, longest: usize, line: &mut Vec<u8>) -> io::Result<usize> {
    let mut kept = (&mut *stream).take(longest as u64 + 1).read_until(b'\n', line)?;
    if kept > longest && line.last() != Some(&b'\n') {
        stream.skip_until(b'\n')?;
    } else if kept > longest {
        // The line break itself was one too many.
        kept -= 1;
        line.pop();
    }
    Ok(kept)
}

/// Whether a file below a folder is taken for an article.
pub(super) fn is_article(path: &Path) -> bool {
    format_of(path).is_some() && !is_readme(path)
}

fn format_of(path: &Path) -> Option<Format> {
    path.extension().and_then(|extension| extension.to_str()).and_then(Format::from_extension)
}

/// A README beside articles is no article.
fn is_readme(path: &Path) -> bool {
    path.file_stem().is_some_and(|stem| stem.eq_ignore_ascii_case("readme"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_lines_are_passed_over() {
        let check = |text: &str, expected: &[&str]| {
            let (mut stream, mut line, mut found) = (text.as_bytes(), Vec::new(), Vec::new());
            while read_bounded(&mut stream, 4, &mut line).is_ok_and(|kept| kept > 0) {
                found.push(String::from_utf8_lossy(&line).into_owned());
                line.clear();
            }
            assert_eq!(found, expected, "{text:?}");
        };
        check("", &[]);
        check("abc\nd", &["abc\n", "d"]);
        check("abcd\ne\n", &["abcd", "e\n"]);
        check("abcdefghi\nj\n", &["abcde", "j\n"]);
        check("abcdefghi", &["abcde"]);
    }
}
