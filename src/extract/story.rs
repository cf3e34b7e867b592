//! Which names an article's story has: rare ones, by which it can be recognised, not those that anybody names.
//!
//! What is rare is decided name by name, never by counting over articles: an article more or less changes no claim.

use super::context::Context;
use crate::claim::{Story, StoryName};
use crate::lexicon::gazetteer::Gazetteer;
use crate::lexicon::names::{NameHit, is_common_name, is_common_place};
use crate::text::Role;
use crate::value::{Actor, ActorKind, Place};

/// Sentences of an article's opening, besides its headline.
const OPENING: usize = 3;
/// Further down, an article wanders; and a long one shares names with everything.
const SENTENCES: usize = 30;
/// So many names are read at most: a list of a hundred attacks has no story.
const NAMES: usize = 80;

/// Reads the names of the first sentences.
pub(super) fn story(context: &Context<'_>) -> Story {
    let title = context.article.info.title.as_deref().map_or_else(String::new, spaced);
    let prose = |at: &usize| matches!(context.sentences[*at].role, Role::Body | Role::Dateline);
    let mut names = Vec::new();
    for (number, at) in (0..context.sentences.len()).filter(prose).take(SENTENCES).enumerate() {
        for hit in context.names(at).iter().take(NAMES - names.len()) {
            for (key, given, word) in rare(hit) {
                let opening = number < OPENING || title.contains(&format!(" {word} "));
                names.push(StoryName { key, given, opening });
            }
        }
        if names.len() >= NAMES {
            break;
        }
    }
    names.sort_unstable();
    names.dedup_by(|next, kept| {
        let same = next.key == kept.key && next.given == kept.given;
        kept.opening |= same && next.opening;
        same
    });
    Story { names }
}

/// Folded words between blanks.
pub(super) fn spaced(text: &str) -> String {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(Gazetteer::fold);
    words.fold(" ".to_owned(), |all, word| all + &word + " ")
}

/// The rare names of a hit: key, the rest of a person's name, how a headline has it.
fn rare(hit: &NameHit) -> Vec<(String, Option<String>, String)> {
    match (&hit.actor, &hit.place) {
        (Some(actors), _) => actors.iter().filter_map(of_actor).collect(),
        (None, Some(place)) => of_place(place).into_iter().collect(),
        (None, None) => Vec::new(),
    }
}

/// Whoever no lexicon knows and who is no state. A person, and what may be one, goes by the last word: the next article may
/// have no more.
fn of_actor(actor: &Actor) -> Option<(String, Option<String>, String)> {
    let key = actor.id.strip_prefix('~').filter(|key| !is_common_name(key))?;
    match actor.kind {
        ActorKind::State | ActorKind::Institution => None,
        ActorKind::Person | ActorKind::Unknown => {
            let (given, last) = key.rsplit_once(' ').map_or((None, key), |(given, last)| (Some(given), last));
            Some((last.to_owned(), given.map(str::to_owned), last.to_owned()))
        }
        ActorKind::Org => Some((key.to_owned(), None, key.to_owned())),
    }
}

fn of_place(place: &Place) -> Option<(String, Option<String>, String)> {
    let node = place.nodes.first()?;
    // By its name, whether or not the gazetteer has it: another article may name its country, and then it is known.
    let name = spaced(&node.name).trim().to_owned();
    let common = is_common_place(place) || is_common_name(&name);
    (!common).then(|| (name.clone(), None, name))
}
