//! From the command line's options to articles: each input is opened, read, and what is wrong with it said.

use std::collections::HashSet;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::lines::read_bounded;
use super::unit::{self, Beside, date_by};
use super::{Again, Care, Given, Unit, format_of, is_article, is_file};
use crate::cli::exit::Exit;
use crate::cli::options::{ArticleOptions, RunOptions};
use crate::diagnostic::Severity;
use crate::report::safe;
use crate::text::{ArticleName, Format, MAX_BYTES, MAX_TEXT, Problem, Reading, parse_published, read, read_line};
use crate::value::Moment;

/// Articles are handed on when so many have come together …
const BATCH: usize = 1024;
/// … or so many bytes of their text.
const BATCH_BYTES: usize = 8 << 20;
/// Where their order matters, more of them are handed on at once.
const KEPT_BATCH: usize = 1 << 15;
const KEPT_BYTES: usize = 64 << 20;

/// Reads what was given, one input after the other.
pub(super) struct Reader<'a, F> {
    options: &'a ArticleOptions,
    run: RunOptions,
    /// `--date`, as it is written and understood.
    date: Option<(String, Option<Moment>)>,
    /// Files read so far, so that one given twice is read once.
    seen: HashSet<PathBuf>,
    /// Which articles are left out.
    care: Care,
    /// Which are not read.
    known: Option<&'a dyn Fn(&Unit) -> Option<usize>>,
    hand_on: F,
    batch: Vec<Given>,
    bytes: usize,
    exit: Exit,
}

impl<'a, F: FnMut(Vec<Given>) -> io::Result<()>> Reader<'a, F> {
    pub fn read_all(
        options: &'a ArticleOptions,
        run: RunOptions,
        care: Care,
        known: Option<&'a dyn Fn(&Unit) -> Option<usize>>,
        hand_on: F,
    ) -> io::Result<Exit> {
        let date = options.date.as_ref().map(|date| (date.clone(), parse_published(date)));
        let (batch, seen) = (Vec::new(), HashSet::new());
        let exit = Exit::Nothing;
        let mut articles = Self { options, run, date, seen, care, known, hand_on, batch, bytes: 0, exit };
        if let Some((date, None)) = &articles.date {
            let date = date.clone();
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
        let beside = self.beside(name, format);
        let unit = beside.as_ref().map(|beside| beside.unit(&bytes));
        if self.is_known(unit, beside.as_ref(), &bytes, 0)? {
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
    fn beside(&self, name: &ArticleName, format: Format) -> Option<Arc<Beside>> {
        self.known.map(|_| Arc::new(Beside::new(name, self.date.as_ref(), format)))
    }

    /// Hands on an article that is known and need not be read.
    fn is_known(
        &mut self,
        unit: Option<Unit>,
        beside: Option<&Arc<Beside>>,
        bytes: &[u8],
        line: usize,
    ) -> io::Result<bool> {
        let (Some(unit), Some(beside), Some(known)) = (unit, beside, self.known) else { return Ok(false) };
        let Some(length) = known(&unit) else { return Ok(false) };
        // Who keeps what they are handed may come to want it read.
        let bytes = if self.care == Care::Intact { bytes.to_vec() } else { Vec::new() };
        self.give(Given::Known(unit, Again { beside: beside.clone(), bytes, line }), length)?;
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
                    let beside = beside.as_ref();
                    if self.is_known(unit, beside, &line, number)? || self.is_known(in_place, beside, &line, number)? {
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
            date_by(&mut article, self.date.as_ref());
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
