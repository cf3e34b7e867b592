//! Which names an article's story has: rare ones, by which it can be recognised, and those that anybody names.
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
    let mut story = Story::default();
    for (number, at) in (0..context.sentences.len()).filter(prose).take(SENTENCES).enumerate() {
        if story.names.len() + story.common.len() >= NAMES {
            break;
        }
        for name in context.names(at).iter().flat_map(names_of) {
            match name {
                Name::Common(id) => story.common.push(id),
                Name::Rare { key, given, word } => {
                    let opening = number < OPENING || title.contains(&format!(" {word} "));
                    story.names.push(StoryName { key, given, opening });
                }
            }
        }
    }
    story.names.sort_unstable();
    story.names.dedup_by(|next, kept| {
        let same = next.key == kept.key;
        if same {
            kept.opening |= next.opening;
            // Two persons of one surname: neither is known by it alone.
            kept.given = next.given.take().or(kept.given.take());
        }
        same
    });
    story.common.sort_unstable();
    story.common.dedup();
    story
}

/// Folded words between blanks.
fn spaced(text: &str) -> String {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(Gazetteer::fold);
    words.fold(" ".to_owned(), |all, word| all + &word + " ")
}

enum Name {
    Common(String),
    /// `word`: how a headline has it.
    Rare {
        key: String,
        given: Option<String>,
        word: String,
    },
}

fn names_of(hit: &NameHit) -> Vec<Name> {
    match (&hit.actor, &hit.place) {
        (Some(actors), _) => actors.iter().map(of_actor).collect(),
        (None, Some(place)) => of_place(place).into_iter().collect(),
        (None, None) => Vec::new(),
    }
}

fn of_actor(actor: &Actor) -> Name {
    let Some(key) = actor.id.strip_prefix('~').filter(|key| !is_common_name(key)) else {
        return Name::Common(actor.id.clone());
    };
    match actor.kind {
        ActorKind::State | ActorKind::Institution => Name::Common(actor.root().to_owned()),
        ActorKind::Person if key.contains(' ') => {
            let (given, last) = key.rsplit_once(' ').unwrap_or(("", key));
            Name::Rare { key: last.to_owned(), given: Some(given.to_owned()), word: last.to_owned() }
        }
        _ => Name::Rare { key: key.to_owned(), given: None, word: key.to_owned() },
    }
}

fn of_place(place: &Place) -> Option<Name> {
    let node = place.nodes.first()?;
    let key = node.id.trim_start_matches('~');
    Some(if is_common_place(place) || is_common_name(key) {
        Name::Common(node.id.clone())
    } else {
        Name::Rare { key: key.to_owned(), given: None, word: spaced(&node.name).trim().to_owned() }
    })
}
