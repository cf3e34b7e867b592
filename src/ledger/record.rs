//! What one file of the ledger holds: an article, its editions, its claims, and the findings that came with it.

use std::sync::Arc;

use ron::ser::PrettyConfig;
use serde::{Deserialize, Serialize};

use super::entry::Entry;
use super::finding::{Kept, State};
use super::key::without_edition;
use crate::claim::{Claim, Story, StoryName};
use crate::diagnostic::Severity;
use crate::text::{ArticleInfo, Problem, parse_published};

/// The format that is written. Every older one is read: 1 kept with every finding whether it was new, and no notes; 1 and 2
/// kept of each claim only what it said last.
pub const FORMAT: u32 = 3;

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
    /// The first edition of which it is known what it said; left out: of all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub known_from: Option<u32>,
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
            known_from: None,
            claims: Vec::new(),
            findings: Vec::new(),
        }
    }

    /// What is known about the article in its last edition.
    pub fn info(&self) -> Arc<ArticleInfo> {
        self.info_in(self.editions.last())
    }

    /// The same for one of its editions; of those before the last only number and date are their own.
    pub(super) fn info_in(&self, last: Option<&Edition>) -> Arc<ArticleInfo> {
        let date = last.and_then(|edition| edition.date.clone());
        let is_last = last.map(|edition| edition.number) == Some(self.last_edition());
        let id = &self.article.id;
        Arc::new(ArticleInfo {
            id: if is_last { id.clone() } else { without_edition(id).0.to_owned() },
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
        if self.format < 3 {
            self.begin_history();
        }
        self.format = FORMAT;
        for kept in self.findings.iter_mut().filter(|kept| kept.state != State::Absent) {
            kept.state = State::Unchanged;
        }
        self
    }

    /// Files of formats before 3 tell what a claim said last, and by which verdict a finding that was decided goes now.
    fn begin_history(&mut self) {
        let last = self.last_edition();
        self.known_from = Some(last).filter(|last| *last > 1);
        for entry in &mut self.claims {
            let start = entry.gone.map_or(last, |gone| gone.saturating_sub(1));
            entry.says_since = Some(start).filter(|start| *start > entry.since);
        }
        for kept in &mut self.findings {
            let verdict = kept.verdict.clone();
            kept.review.iter_mut().for_each(|review| review.verdict = Some(verdict.clone()));
            // They let a decision hold on a finding that was gone.
            if kept.state == State::Absent {
                kept.weigh_review();
            }
        }
    }

    /// The claims that stand, in the order of the text.
    pub fn standing(&self) -> Vec<Claim> {
        self.read_claims(|entry| entry.gone.is_none())
    }

    /// The claims that are gone, not more than `most`: of more those that went last.
    pub fn gone(&self, most: usize) -> Vec<Claim> {
        let mut went: Vec<u32> = self.claims.iter().filter_map(|entry| entry.gone).collect();
        went.sort_unstable_by(|a, b| b.cmp(a));
        let from = went.get(most.saturating_sub(1)).copied().unwrap_or(0);
        let mut gone = self.read_claims(|entry| entry.gone.is_some_and(|gone| gone >= from));
        gone.truncate(most);
        gone
    }

    /// Its rare names.
    pub(super) fn story(&self) -> Arc<Story> {
        let name = |(key, given, opening): &(String, Option<String>, bool)| StoryName {
            key: key.clone(),
            given: given.clone(),
            opening: *opening,
        };
        let mut names: Vec<StoryName> = self.names.iter().map(name).collect();
        names.sort();
        Arc::new(Story { names })
    }

    fn read_claims(&self, wanted: impl Fn(&Entry) -> bool) -> Vec<Claim> {
        let (info, story) = (self.info(), self.story());
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
