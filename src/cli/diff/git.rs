//! Articles of two revisions of a git repository. Runs the `git` binary: it reads every repository there is, and a library for
//! it would be larger than all of gainsay. Its arguments never pass through a shell; revisions are resolved to hashes before
//! anything is asked of them, so that none can be taken for an option.

use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use super::super::articles::is_article;
use super::super::exit::Exit;
use super::super::options::is_quiet;
use super::pairing::Chain;
use crate::diagnostic::Severity;
use crate::report::safe;
use crate::text::{Article, ArticleName, Format, read};

/// A file that differs between two revisions, by its names in them.
#[derive(Debug, PartialEq, Eq)]
struct Changed {
    old: Option<String>,
    new: Option<String>,
}

/// The articles at `path` that differ between the two revisions of `range`, both editions of each.
pub(super) fn chains(range: &str, path: &Path, input: Option<Format>) -> io::Result<(Vec<Chain>, Exit)> {
    match read_range(range, path, input) {
        Ok(found) => Ok(found),
        Err(reason) => {
            anstream::eprintln!("error: --git: {}", safe(&reason));
            Ok((Vec::new(), Exit::Bad))
        }
    }
}

fn read_range(range: &str, path: &Path, input: Option<Format>) -> Result<(Vec<Chain>, Exit), String> {
    let (old, new) = split(range).ok_or_else(|| {
        let hint = match range.split_once("...") {
            Some((old, new)) if split(&format!("{old}..{new}")).is_some() => {
                format!("; two dots compare both revisions as they are: `{old}..{new}`")
            }
            _ => String::new(),
        };
        format!("expected `REV..REV`, found `{range}`{hint}")
    })?;
    let git = Git::at(path)?;
    let (old_hash, new_hash) = (git.commit(old)?, git.commit(new)?);
    if !git.has(&old_hash) && !git.has(&new_hash) {
        return Err(format!("{}: neither `{old}` nor `{new}` has it", path.display()));
    }
    let mut exit = Exit::Nothing;
    let mut chains = Vec::new();
    for file in git.changed(&old_hash, &new_hash)? {
        let articles = |name: &str| input.is_some() || is_article(Path::new(name));
        match (&file.old, &file.new) {
            (Some(before), Some(after)) if articles(before) && articles(after) => {
                let before = git.article((old, &old_hash), before, input, &mut exit)?;
                let after = git.article((new, &new_hash), after, input, &mut exit)?;
                match (before, after) {
                    (before, after) if before.len() == 1 && after.len() == 1 => {
                        chains.push(before.into_iter().chain(after).collect());
                    }
                    (before, after) => chains.extend(super::pairing::across(before, after)),
                }
            }
            (Some(gone), None) if articles(gone) => note(gone, "is gone in", new),
            (None, Some(come)) if articles(come) => note(come, "is not there yet in", old),
            _ => {}
        }
    }
    Ok((chains, exit))
}

fn note(file: &str, what: &str, revision: &str) {
    if !is_quiet() {
        anstream::eprintln!("note: {} {what} {}", safe(file), safe(revision));
    }
}

/// `main..draft`; an end that is left out is `HEAD`, as git has it. Three dots mean something else.
fn split(range: &str) -> Option<(&str, &str)> {
    let (old, new) = range.split_once("..")?;
    if new.starts_with('.') || new.contains("..") || (old.is_empty() && new.is_empty()) {
        return None;
    }
    Some((or_head(old), or_head(new)))
}

fn or_head(revision: &str) -> &str {
    if revision.is_empty() { "HEAD" } else { revision }
}

struct Git {
    folder: PathBuf,
    /// What is asked for, counted from the top of the repository; a folder ends with `/`, the top itself is empty.
    wanted: String,
}

impl Git {
    /// Git in the folder of a path. The path itself may be gone by now.
    fn at(path: &Path) -> Result<Self, String> {
        let parent = path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let (folder, name) = match path.file_name() {
            _ if path.is_dir() => (path, None),
            Some(name) if parent.is_dir() => (parent, Some(name)),
            _ => return Err(format!("{}: no such file or folder", path.display())),
        };
        let mut git = Self { folder: folder.to_owned(), wanted: String::new() };
        let prefix = git.run(&["rev-parse", "--show-prefix"]).map_err(|error| {
            let outside = error.contains("not a git repository");
            if outside { format!("{}: not in a git repository", folder.display()) } else { error }
        })?;
        git.wanted = String::from_utf8_lossy(&prefix).trim_end_matches('\n').to_owned();
        git.wanted.extend(name.map(|name| name.to_string_lossy()));
        Ok(git)
    }

    /// Whether a file is one that was asked for.
    fn wants(&self, file: &str) -> bool {
        let folder = self.wanted.is_empty() || self.wanted.ends_with('/');
        if folder { file.starts_with(&self.wanted) } else { file == self.wanted }
    }

    /// Runs git so that it neither locks, pages nor runs what the repository's configuration names.
    fn run(&self, arguments: &[&str]) -> Result<Vec<u8>, String> {
        let mut command = Command::new("git");
        command.arg("-C").arg(&self.folder).args(["--no-pager", "--literal-pathspecs", "-c", "core.fsmonitor=false"]);
        command.args(arguments).env("GIT_OPTIONAL_LOCKS", "0").env("LC_ALL", "C").stdin(Stdio::null());
        let done = command.output().map_err(|error| match error.kind() {
            io::ErrorKind::NotFound => "no `git` on the path".to_owned(),
            _ => format!("git: {error}"),
        })?;
        if done.status.success() {
            return Ok(done.stdout);
        }
        let said = String::from_utf8_lossy(&done.stderr);
        Err(said.lines().next().unwrap_or("git failed and said nothing").trim_start_matches("fatal: ").to_owned())
    }

    /// The hash of a revision.
    fn commit(&self, revision: &str) -> Result<String, String> {
        let commit = format!("{revision}^{{commit}}");
        let hash = self
            .run(&["rev-parse", "--verify", "--quiet", "--end-of-options", &commit])
            .map_err(|_| format!("no such revision: `{revision}`"))?;
        Ok(String::from_utf8_lossy(&hash).trim().to_owned())
    }

    /// Whether what is asked for stands in a revision.
    fn has(&self, hash: &str) -> bool {
        let wanted = self.wanted.trim_end_matches('/');
        wanted.is_empty() || self.run(&["cat-file", "-e", &format!("{hash}:{wanted}")]).is_ok()
    }

    /// The files that differ and are asked for under their old or new name, in git's order. Git compares all of the two
    /// revisions: a file that came from elsewhere is followed only so.
    fn changed(&self, old: &str, new: &str) -> Result<Vec<Changed>, String> {
        let asked = ["diff-tree", "-r", "-z", "-M", "--name-status", "--no-ext-diff", "--no-textconv", old, new, "--"];
        let mut files = listed(&self.run(&asked)?);
        files.retain(|file| file.old.iter().chain(&file.new).any(|name| self.wants(name)));
        Ok(files)
    }

    /// The articles of a file in a revision; none where it cannot be read, which is reported.
    fn article(
        &self,
        (revision, hash): (&str, &str),
        file: &str,
        input: Option<Format>,
        exit: &mut Exit,
    ) -> Result<Vec<Article>, String> {
        let bytes = self.run(&["cat-file", "blob", &format!("{hash}:{file}")])?;
        let format = input.or_else(|| Path::new(file).extension()?.to_str().and_then(Format::from_extension));
        let mut name = ArticleName::of_file(file);
        name.path = Some(format!("{revision}:{file}"));
        let reading = read(format.unwrap_or(Format::Txt), &name, &bytes);
        for problem in &reading.problems {
            if problem.severity == Severity::Error {
                *exit = Exit::Bad;
                anstream::eprintln!("error: {}", safe(&problem.to_string()));
            } else if !is_quiet() {
                anstream::eprintln!("warning: {}", safe(&problem.to_string()));
            }
        }
        // What they lack would be told as a change.
        let articles = reading.articles.into_iter().enumerate();
        Ok(articles.filter(|(at, _)| !reading.damaged.contains(at)).map(|(_, article)| article).collect())
    }
}

/// Reads `--name-status -z`: a letter, then one name, or for a rename two.
fn listed(output: &[u8]) -> Vec<Changed> {
    let text = String::from_utf8_lossy(output);
    let mut fields = text.split('\0').filter(|field| !field.is_empty()).map(str::to_owned);
    let mut found = Vec::new();
    while let Some(status) = fields.next() {
        let (first, letter) = (fields.next(), status.chars().next());
        found.push(match letter {
            Some('A') => Changed { old: None, new: first },
            Some('D') => Changed { old: first, new: None },
            Some('R' | 'C') => Changed { old: first, new: fields.next() },
            _ => Changed { old: first.clone(), new: first },
        });
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges() {
        let check = |range: &str, expected: Option<(&str, &str)>| assert_eq!(split(range), expected, "{range}");
        check("main..draft", Some(("main", "draft")));
        check("v1..", Some(("v1", "HEAD")));
        check("..v1", Some(("HEAD", "v1")));
        check("HEAD~1..HEAD", Some(("HEAD~1", "HEAD")));
        check("..", None);
        check("main", None);
        check("main...draft", None);
        check("", None);
    }

    #[test]
    fn lists() {
        let file = |old: &str, new: &str| {
            let name = |name: &str| (!name.is_empty()).then(|| name.to_owned());
            Changed { old: name(old), new: name(new) }
        };
        assert_eq!(listed(b""), []);
        assert_eq!(
            listed(b"M\0a b.md\0R087\0old.md\0new\n.md\0A\0n.md\0D\0g.md\0"),
            [file("a b.md", "a b.md"), file("old.md", "new\n.md"), file("", "n.md"), file("g.md", "")]
        );
    }
}
