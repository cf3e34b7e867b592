//! Which articles are compared with which: chains of editions, each compared with the next.

use super::super::options::is_quiet;
use crate::diff::series;
use crate::report::safe;
use crate::text::Article;

/// Editions of one article in order; two at least.
pub(super) type Chain = Vec<Article>;

/// All editions of each of the articles. One of which there is a single edition is left out.
pub(super) fn in_series(articles: Vec<Article>) -> Vec<Chain> {
    let groups = series(articles.iter().map(|article| &*article.info));
    let (chains, single): (Vec<_>, Vec<_>) = groups.into_iter().partition(|group| group.len() > 1);
    if !single.is_empty() && !chains.is_empty() && !is_quiet() {
        let articles = if single.len() == 1 { "article has" } else { "articles have" };
        anstream::eprintln!("note: {} {articles} one edition only", single.len());
    }
    let mut articles: Vec<Option<Article>> = articles.into_iter().map(Some).collect();
    chains.into_iter().map(|group| group.into_iter().filter_map(|at| articles[at].take()).collect()).collect()
}

/// One article with the other, whatever they are called; of several, those that are known under one name.
pub(super) fn across(mut old: Vec<Article>, mut new: Vec<Article>) -> Vec<Chain> {
    if let ([_], [_]) = (&old[..], &new[..]) {
        old.append(&mut new);
        return vec![old];
    }
    let first = old.len();
    old.append(&mut new);
    let mut chains = Vec::new();
    for mut group in name_groups(&old) {
        // What stood in OLD comes first, in the order of its own editions; one of each is compared.
        group.sort_by_key(|&at| at >= first);
        let (before, after) = group.split_at(group.partition_point(|&at| at < first));
        match (before.last(), after.last()) {
            (Some(&before), Some(&after)) => chains.push(vec![old[before].clone(), old[after].clone()]),
            (before, after) => {
                let missing = if before.is_some() { "NEW" } else { "OLD" };
                if let (Some(&at), false) = (before.or(after), is_quiet()) {
                    anstream::eprintln!("note: {} has no edition in {missing}", safe(&old[at].info.id));
                }
            }
        }
    }
    chains
}

/// Two folders have their own paths: what tells articles apart is then the outlet and the name.
fn name_groups(articles: &[Article]) -> Vec<Vec<usize>> {
    let mut infos: Vec<_> = articles.iter().map(|article| (*article.info).clone()).collect();
    infos.iter_mut().for_each(|info| info.path = None);
    series(&infos)
}
