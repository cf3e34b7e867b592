//! Which words of a sentence are names: states, institutions, organisations, persons, places, and names nobody knows.
//!
//! Takes tokens, the [`Roster`] and what the article has named so far ([`ArticleNames`]); gives [`NameHit`]s with typed
//! values. It must not know about claims, rules or clauses: whether an actor is the subject of anything is decided
//! elsewhere.
//!
//! A sentence is first cut into atoms (`atoms`: a name, a demonym, an office), each found by the longest match against
//! the roster, the gazetteer and the article's own names. Then atoms side by side are read together (`combine`; offices in
//! `holder`): titles with names, bodies with organs, lists with one head; what stays alone (`alone`) is actor, place or
//! both by the words before it.

mod alone;
mod article;
mod atlas;
mod atoms;
mod bodies;
mod combine;
mod common;
mod context;
mod holder;
mod office;
mod opening;
mod parts;
mod roster;
mod shape;
#[cfg(test)]
mod tests;
mod view;
mod words;

pub use article::ArticleNames;
pub use common::{is_common_name, is_common_place};
pub use opening::{may_begin, may_go_on};
pub use roster::{Roster, RosterEntry};
pub use view::View;

use crate::value::{Actor, Place};

/// A name in a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NameHit {
    /// First token.
    pub from: usize,
    /// One past the last token.
    pub to: usize,
    /// Who; several where one noun heads a list (`US and Ukrainian officials`). Never empty.
    pub actor: Option<Vec<Actor>>,
    /// The tokens of each of several actors: `US`, `Ukrainian`; of one, where the hit has more than name it (`her
    /// counterpart, Ida Orsk`). Else empty.
    pub members: Vec<(usize, usize)>,
    /// Where. Beside an actor: the words can mean either (`Moscow`, `Ukraine`).
    pub place: Option<Place>,
}

/// All names of a sentence, in order, not overlapping. `names` has [learnt](ArticleNames::learn) the whole article.
pub fn read_names(view: &View, names: &ArticleNames) -> Vec<NameHit> {
    let view = &*names.view(view);
    let atoms = atoms::cut(view, names, false);
    combine::combine(view, names, &atoms, true).hits
}
