//! Which articles are editions of one article, and in which order. Takes what is known about them; reads no text.

use std::collections::HashMap;

use crate::text::ArticleInfo;

/// Groups of the numbers of articles that are editions of one: by outlet (else folder) and name without `.v1`, or by address.
/// In each group by version, else by date, else by the number in the name; the groups in the order of their first articles.
pub fn series<'a>(articles: impl IntoIterator<Item = &'a ArticleInfo>) -> Vec<Vec<usize>> {
    let articles: Vec<&ArticleInfo> = articles.into_iter().collect();
    let mut groups: Vec<Vec<usize>> = Vec::new();
    let mut known: HashMap<(String, String), usize> = HashMap::new();
    for (at, info) in articles.iter().enumerate() {
        let keys = keys(info);
        let group = keys.iter().find_map(|key| known.get(key).copied()).unwrap_or_else(|| {
            groups.push(Vec::new());
            groups.len() - 1
        });
        for key in keys {
            known.entry(key).or_insert(group);
        }
        groups[group].push(at);
    }
    groups.iter_mut().for_each(|group| order(group, &articles));
    groups
}

fn order(group: &mut [usize], articles: &[&ArticleInfo]) {
    let version = |at: usize| articles[at].version.or_else(|| numbered(&articles[at].id).1);
    let date = |at: usize| articles[at].published.map(|moment| (moment.day, moment.minute));
    let all_versions = group.iter().all(|&at| version(at).is_some());
    let all_dates = group.iter().all(|&at| date(at).is_some());
    group.sort_by_key(|&at| {
        (version(at).filter(|_| all_versions), date(at).filter(|_| all_dates), articles[at].id.clone(), at)
    });
}

/// Under what an article is known: its outlet and name, and its address.
fn keys(info: &ArticleInfo) -> Vec<(String, String)> {
    let folder = |path: &String| path.rsplit_once(['/', '\\']).map_or(String::new(), |(folder, _)| folder.to_owned());
    let home = info.outlet.clone().or_else(|| info.path.as_ref().map(folder)).unwrap_or_default();
    let mut keys = vec![(home, numbered(&info.id).0.to_owned())];
    keys.extend(info.url.iter().map(|url| ("url".to_owned(), url.clone())));
    keys
}

/// A name without the number of its edition, and the number: `courier.v2`, `courier-v2`, `courier_v2`.
pub fn numbered(id: &str) -> (&str, Option<u32>) {
    let stem = id.trim_end_matches(|c: char| c.is_ascii_digit());
    let number = id[stem.len()..].parse().ok();
    match stem.strip_suffix('v').and_then(|stem| stem.strip_suffix(['.', '-', '_'])) {
        Some(stem) if number.is_some() => (stem, number),
        _ => (id, None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::parse_published;

    /// `id outlet version date url`, `-` where nothing is said.
    fn info(line: &str) -> ArticleInfo {
        let mut words = line.split(' ').map(|word| (word != "-").then(|| word.to_owned()));
        let mut next = || words.next().flatten();
        let (id, outlet, version, date, url) = (next(), next(), next(), next(), next());
        ArticleInfo {
            id: id.unwrap_or_default(),
            outlet,
            version: version.and_then(|version| version.parse().ok()),
            published: date.as_deref().and_then(parse_published),
            date,
            url,
            ..ArticleInfo::default()
        }
    }

    #[track_caller]
    fn check(lines: &[&str], expected: &[&[usize]]) {
        let articles: Vec<ArticleInfo> = lines.iter().map(|line| info(line)).collect();
        assert_eq!(series(&articles), expected);
    }

    #[test]
    fn groups() {
        check(&[], &[]);
        check(&["a.v1", "b.v1", "a.v2"], &[&[0, 2], &[1]]);
        check(&["a.v1 Courier", "a.v2 Herald"], &[&[0], &[1]]);
        check(&["x - - - http://a", "y - - - http://a", "z - - - http://b"], &[&[0, 1], &[2]]);
        check(&["five", "five-v2", "five_v3", "v4", "f"], &[&[0, 1, 2], &[3], &[4]]);
    }

    #[test]
    fn orders() {
        check(&["a.v10", "a.v9"], &[&[1, 0]]);
        check(&["a - 2 2025-01-01 u", "b - 1 2025-01-02 u"], &[&[1, 0]]);
        check(&["a - 2 2025-01-02 u", "b - - 2025-01-01 u"], &[&[1, 0]]);
        check(&["b - - 2025-01-02 u", "a - - - u"], &[&[1, 0]]);
        check(&["a.v1 - 2", "a.v2 - 1"], &[&[1, 0]]);
        check(&["a.v99999999999", "a.v1"], &[&[0], &[1]]);
    }
}
