//! The claims of an article as they are kept: entries of the ledger, with what is told of the article.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::claim::{Claim, Story, StoryName};
use crate::ledger::{Day, Entry};
use crate::text::ArticleInfo;
use crate::value::Moment;

/// The claims of an article, as they are kept.
#[derive(Serialize, Deserialize)]
struct Kept {
    about: About,
    claims: Vec<Entry>,
    story: Vec<(String, Option<String>, bool)>,
}

/// What is told about an article, but for where it was read from: a file may be renamed.
#[derive(Serialize, Deserialize)]
pub(in crate::cli) struct About {
    id: String,
    outlet: Option<String>,
    title: Option<String>,
    url: Option<String>,
    date: Option<String>,
    published: Option<(Day, Option<u16>)>,
    version: Option<u32>,
    corrections: Vec<String>,
}

impl About {
    fn of(info: &ArticleInfo) -> Self {
        let ArticleInfo { id, path: _, outlet, title, url, date, published, version, corrections } = info.clone();
        let published = published.map(|moment| (Day(Some(moment.day)), moment.minute));
        Self { id, outlet, title, url, date, published, version, corrections }
    }

    pub fn info(self, path: Option<String>) -> ArticleInfo {
        let Self { id, outlet, title, url, date, published, version, corrections } = self;
        let published = published.and_then(|(day, minute)| Some(Moment { day: day.0?, minute }));
        ArticleInfo { id, path, outlet, title, url, date, published, version, corrections }
    }
}

/// The claims of one article as bytes.
pub(in crate::cli) fn encoded(claims: &[Claim]) -> Option<Vec<u8>> {
    if claims.is_empty() {
        return Some(Vec::new());
    }
    let entries = claims.iter().map(|claim| Entry::new(claim, claim.id.clone(), 1));
    let evidence = &claims.first()?.evidence;
    let names = evidence.story.names.iter();
    let story = names.map(|name| (name.key.clone(), name.given.clone(), name.opening)).collect();
    serde_json::to_vec(&Kept { about: About::of(&evidence.article), claims: entries.collect(), story }).ok()
}

/// The claims of an article from bytes; `None` where they are none.
pub(in crate::cli) fn decoded(bytes: &[u8], info: impl FnOnce(About) -> Arc<ArticleInfo>) -> Option<Vec<Claim>> {
    if bytes.is_empty() {
        return Some(Vec::new());
    }
    let kept: Kept = serde_json::from_slice(bytes).ok()?;
    let names = kept.story.into_iter().map(|(key, given, opening)| StoryName { key, given, opening }).collect();
    let (story, info) = (Arc::new(Story { names }), info(kept.about));
    Some(kept.claims.iter().map(|entry| entry.claim(&info, &story)).collect())
}
