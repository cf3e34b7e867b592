//! What one file of the ledger holds: an article, its editions, its claims, and the findings that came with it.

use std::sync::Arc;

use ron::ser::PrettyConfig;
use serde::{Deserialize, Serialize};

use super::entry::Entry;
use super::finding::{Kept, State};
use crate::claim::{Claim, Story, StoryName};
use crate::diagnostic::Severity;
use crate::text::{ArticleInfo, Problem, parse_published};

/// The format that is written. Every older one is read: 1 kept with every finding whether it was new, and no notes.
pub const FORMAT: u32 = 2;

/// What stands above every file, for those who meet one.
const HEAD: &str = "// Kept by `gainsay track`; decided by `gainsay review`.\n";

/// One article in the ledger.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    /// Of the file: [`FORMAT`] or older.
    pub format: u32,
    /// The article.
    pub article: ArticleEntry,
    /// Its editions, oldest first.
    pub editions: Vec<Edition>,
    /// Its rare names: key, given name, whether it stands in the opening. By them articles are known to tell one story.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub names: Vec<(String, Option<String>, bool)>,
    /// What its last edition tells about those before it: a note that stood there before covers no change.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<String>,
    /// Its claims in the order of the text, those that are gone last.
    pub claims: Vec<Entry>,
    /// The findings that came with it, oldest first.
    pub findings: Vec<Kept>,
}

/// About an article, as its last edition says.
#[derive(Clone, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct ArticleEntry {
    /// Given, else the file's name.
    pub id: String,
    /// Who published it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outlet: Option<String>,
    /// Headline.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}

/// One version of an article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edition {
    /// From 1, in the order in which they came.
    pub number: u32,
    /// The number that the article gives itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub version: Option<u32>,
    /// When it was published, as written.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    /// Its text and date, hashed.
    pub text: String,
}

impl From<&ArticleInfo> for ArticleEntry {
    fn from(info: &ArticleInfo) -> Self {
        Self { id: info.id.clone(), outlet: info.outlet.clone(), title: info.title.clone(), url: info.url.clone() }
    }
}

impl Record {
    /// A record of an article with nothing in it yet.
    pub fn empty(info: &ArticleInfo) -> Self {
        Self {
            format: FORMAT,
            article: info.into(),
            editions: Vec::new(),
            names: Vec::new(),
            notes: Vec::new(),
            claims: Vec::new(),
            findings: Vec::new(),
        }
    }

    /// What is known about the article in its last edition.
    pub fn info(&self) -> Arc<ArticleInfo> {
        let last = self.editions.last();
        let date = last.and_then(|edition| edition.date.clone());
        Arc::new(ArticleInfo {
            id: self.article.id.clone(),
            path: None,
            outlet: self.article.outlet.clone(),
            title: self.article.title.clone(),
            url: self.article.url.clone(),
            published: date.as_deref().and_then(parse_published),
            date,
            version: last.and_then(|edition| edition.version),
            ..ArticleInfo::default()
        })
    }

    /// As the format of today has it.
    fn brought_up(mut self) -> Self {
        self.format = FORMAT;
        for kept in self.findings.iter_mut().filter(|kept| kept.state != State::Absent) {
            kept.state = State::Unchanged;
        }
        self
    }

    /// The claims that stand, in the order of the text.
    pub fn standing(&self) -> Vec<Claim> {
        self.read_claims(|entry| entry.gone.is_none())
    }

    /// The claims that are gone.
    pub fn gone(&self) -> Vec<Claim> {
        self.read_claims(|entry| entry.gone.is_some())
    }

    fn read_claims(&self, wanted: impl Fn(&Entry) -> bool) -> Vec<Claim> {
        let name = |(key, given, opening): &(String, Option<String>, bool)| StoryName {
            key: key.clone(),
            given: given.clone(),
            opening: *opening,
        };
        let mut names: Vec<StoryName> = self.names.iter().map(name).collect();
        names.sort();
        let (info, story) = (self.info(), Arc::new(Story { names }));
        self.claims.iter().filter(|entry| wanted(entry)).map(|entry| entry.claim(&info, &story)).collect()
    }

    /// Takes over the names of a claim's article.
    pub fn name_story(&mut self, story: &Story) {
        self.names = story.names.iter().map(|name| (name.key.clone(), name.given.clone(), name.opening)).collect();
    }

    /// The number of the last edition.
    pub fn last_edition(&self) -> u32 {
        self.editions.last().map_or(0, |edition| edition.number)
    }

    /// As it stands in its file.
    pub fn write(&self) -> Result<String, ron::Error> {
        // Four levels deep every field has its line; a value of a slot has one of its own.
        let pretty = PrettyConfig::new().depth_limit(4).indentor("  ").new_line("\n");
        Ok(format!("{HEAD}{}\n", ron::ser::to_string_pretty(self, pretty)?))
    }

    /// From the text of the file at `path`; where it is none, what is wrong with it and in which line.
    pub fn read(path: &str, text: &str) -> Result<Self, Problem> {
        let problem = |line: Option<usize>, reason: String| Problem {
            path: path.to_owned(),
            line,
            severity: Severity::Error,
            reason,
        };
        let newer = |format: u32| {
            let line = text.lines().position(|line| line.trim_start().starts_with("format:")).map(|line| line + 1);
            problem(line, format!("expected format {FORMAT} or older, found {format}: written by a newer gainsay"))
        };
        match ron::from_str::<Record>(text) {
            Ok(record) if record.format > FORMAT => Err(newer(record.format)),
            Ok(record) => Ok(record.brought_up()),
            Err(error) => {
                if let Some(line) = text.lines().position(is_conflict) {
                    let hint = "keep one side of it, or remove the file and track the article again";
                    return Err(problem(Some(line + 1), format!("a merge conflict was left in it; {hint}")));
                }
                match ron::from_str::<Head>(text) {
                    Ok(Head { format }) if format > FORMAT => Err(newer(format)),
                    _ => Err(problem(Some(error.span.start.line), error.code.to_string())),
                }
            }
        }
    }
}

/// What every format has.
#[derive(Deserialize)]
struct Head {
    format: u32,
}

fn is_conflict(line: &str) -> bool {
    ["<<<<<<<", "|||||||", ">>>>>>>"].iter().any(|mark| line.starts_with(mark)) || line == "======="
}
