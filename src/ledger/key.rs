//! Which article it is, whatever its edition, and the file of it. Ids are hostile: nothing of them becomes a path but
//! letters and digits.

use super::hash;
use crate::diff::numbered;
use crate::text::{Article, ArticleInfo};

/// So much of a name is shown in the name of its file.
const SHOWN: usize = 40;

/// An article over all of its editions: outlet and id, the id without the edition's number.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key {
    /// Who published it.
    pub outlet: Option<String>,
    /// Its id: `courier` for `courier.v2`.
    pub id: String,
}

impl Key {
    /// Of an article.
    pub fn of(info: &ArticleInfo) -> Self {
        Self { outlet: info.outlet.clone(), id: without_edition(&info.id).0.to_owned() }
    }

    /// Where its file stands below the folder of articles: `3f/harbour-courier-courier-3f0d….ron`.
    pub fn file(&self) -> String {
        let hash = hash::of([self.outlet.as_deref().unwrap_or_default(), &self.id]);
        let mut name = String::new();
        for part in [self.outlet.as_deref().unwrap_or_default(), &self.id] {
            for c in part.chars().take(4 * SHOWN) {
                if c.is_ascii_alphanumeric() {
                    name.push(c.to_ascii_lowercase());
                } else if !name.is_empty() && !name.ends_with('-') {
                    name.push('-');
                }
            }
            if !name.is_empty() && !name.ends_with('-') {
                name.push('-');
            }
        }
        name.truncate(SHOWN);
        let shown = name.trim_end_matches('-');
        let dash = if shown.is_empty() { "" } else { "-" };
        format!("{}/{shown}{dash}{hash}.ron", &hash[..2])
    }
}

/// The number of an edition: as its article says, else as its id does.
pub fn edition(info: &ArticleInfo) -> Option<u32> {
    info.version.or_else(|| without_edition(&info.id).1)
}

/// The text of an edition, the date on it and what it says was put right, hashed: what tells two editions apart.
pub fn text_hash(article: &Article) -> String {
    let corrections = article.info.corrections.iter().map(String::as_str);
    hash::of([&*article.text, article.info.date.as_deref().unwrap_or_default()].into_iter().chain(corrections))
}

/// `courier` and 2 of `courier.v2`.
pub(super) fn without_edition(id: &str) -> (&str, Option<u32>) {
    match numbered(id) {
        // Nothing but a number is a name.
        ("", _) => (id, None),
        named => named,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files() {
        let check = |outlet: Option<&str>, id: &str, shown: &str| {
            let info = ArticleInfo { id: id.into(), outlet: outlet.map(str::to_owned), ..ArticleInfo::default() };
            let file = Key::of(&info).file();
            let (folder, name) = file.split_once('/').expect("a folder");
            assert_eq!(name.rsplit_once('-').map_or("", |(shown, _)| shown), shown, "{file}");
            assert!(name.ends_with(".ron") && folder.len() == 2 && file.len() < 80, "{file}");
            assert!(file.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-./".contains(&byte)), "{file}");
            assert_eq!((file.matches('/').count(), file.contains("..")), (1, false), "{file}");
        };
        check(Some("The Harbour Courier"), "courier.v2", "the-harbour-courier-courier");
        check(None, "../../etc/passwd", "etc-passwd");
        check(None, "..", "");
        check(None, "a\0b", "a-b");
        check(None, "C:\\NUL", "c-nul");
        check(Some("/"), "Ünï/cödé", "n-c-d");
        check(None, &"x".repeat(5000), &"x".repeat(SHOWN));
    }

    #[test]
    fn one_article_in_all_its_editions() {
        let of = |outlet: &str, id: &str| {
            Key::of(&ArticleInfo { id: id.into(), outlet: Some(outlet.into()), ..ArticleInfo::default() }).file()
        };
        assert_eq!(of("A", "courier.v1"), of("A", "courier.v12"));
        assert_ne!(of("A", "courier.v1"), of("B", "courier.v1"));
        assert_ne!(of("A", "b.vx"), of("A", "b"));
        assert_ne!(of("A", "b/c"), of("A", "b-c"));
        assert_eq!((without_edition(".v2"), without_edition("a.v2.v3")), ((".v2", None), ("a.v2", Some(3))));
    }
}
