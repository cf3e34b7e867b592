//! An article as it is printed.

use serde::Serialize;

use crate::text::ArticleInfo;

/// About an article.
#[derive(Clone, Debug, Serialize)]
pub struct ArticleShape {
    id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    path: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    outlet: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<String>,
    date: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    version: Option<u32>,
}

impl From<&ArticleInfo> for ArticleShape {
    fn from(info: &ArticleInfo) -> Self {
        Self {
            id: info.id.clone(),
            path: info.path.clone(),
            outlet: info.outlet.clone(),
            title: info.title.clone(),
            url: info.url.clone(),
            date: info.date.clone(),
            version: info.version,
        }
    }
}
