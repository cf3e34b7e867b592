//! Names with the words that belong to them: `the port of Rufina`, `Chile's northern region of Arica`, `Lea Holm of the Riga Bloc`.
//!
//! Takes the tokens and names of a sentence; says which name the whole of the words stands for. Where names are read, the full
//! name of a person takes in the body behind `of` and is learnt from it (`lexicon::names`); here the rest does: surnames,
//! names of which nobody knows what they are, and nothing is learnt.

use super::lattice::{Edge, Lattice};
use super::refer::closed;
use crate::lexicon::names::NameHit;
use crate::lexicon::{clause, reference, saying, site};
use crate::text::{TokenKind, Tokens};
use crate::value::ActorKind;

/// A post and whose it is have so many words and marks.
const LONGEST_POST: usize = 10;
/// So many words may stand before the noun of a place.
const MODIFIERS: usize = 3;

/// Words that stand for one of the names in them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Compound {
    /// First token.
    pub from: usize,
    /// One past the last.
    pub to: usize,
    /// Number of the name.
    pub name: usize,
    /// Whether it says where, not who.
    pub place: bool,
}

/// All of a sentence, in the order of the names.
pub(super) fn compounds(tokens: &Tokens<'_>, names: &[NameHit]) -> Vec<Compound> {
    let places =
        |name: usize| Some(Compound { from: land(tokens, names, name)?, to: names[name].to, name, place: true });
    let members =
        |name: usize| Some(Compound { from: names[name].from, to: member(tokens, names, name)?, name, place: false });
    let posts =
        |name: usize| Some(Compound { from: introduced(tokens, names, name)?, to: names[name].to, name, place: false });
    let people =
        |name: usize| Some(Compound { from: names[name].from, to: of_state(tokens, names, name)?, name, place: false });
    let all = |name: usize| places(name).into_iter().chain(members(name)).chain(posts(name)).chain(people(name));
    (0..names.len()).flat_map(all).collect()
}

/// Where `the northern port of` begins in front of a place.
fn land(tokens: &Tokens<'_>, names: &[NameHit], name: usize) -> Option<usize> {
    let hit = names.get(name).filter(|hit| hit.place.is_some())?;
    let of = hit.from.checked_sub(1).filter(|&of| tokens.folded(of) == "of")?;
    let noun = tokens.folded(of.checked_sub(1)?);
    if !(site::SETTLEMENTS.contains(&noun) || site::LANDS.contains(&noun)) {
        return None;
    }
    let lead = (of.saturating_sub(MODIFIERS + 2)..of - 1).rev().find(|&at| {
        tokens.kind(at) != Some(TokenKind::Word) || closed(tokens.folded(at)) || tokens.folded(at) == "the"
    })?;
    match tokens.kind(lead)? {
        TokenKind::Possessive => {
            names[..name].iter().rev().find(|owner| owner.to == lead && owner.place.is_some()).map(|owner| owner.from)
        }
        _ => (tokens.folded(lead) == "the").then_some(lead),
    }
}

/// Where `near` and the noun of a site beside a place begin and end: `near Sumy` is not Sumy, and `Sumy station` is more than
/// that.
pub(super) fn with_site(place: &Edge, lattice: &Lattice<'_>) -> (usize, usize) {
    let (from, to) = (place.from as usize, place.to as usize);
    let near = from > 0 && site::NEAR.contains(&lattice.folded(from - 1));
    let small = lattice.exact(to).starts_with(char::is_lowercase);
    let site = small && site::is_site(lattice.folded(to));
    (from - usize::from(near), to + usize::from(site))
}

/// Where those end who are a state's, behind what they deal with: `Chadian water delegation`.
fn of_state(tokens: &Tokens<'_>, names: &[NameHit], name: usize) -> Option<usize> {
    let hit = &names[name];
    if !matches!(hit.actor.as_deref(), Some([one]) if one.kind == ActorKind::State) {
        return None;
    }
    let small = |at: usize| {
        let token = tokens.get(at).is_some_and(|token| token.kind == TokenKind::Word && !token.capital);
        token && !closed(tokens.folded(at))
    };
    let is_people = |word: &str| reference::PEOPLE_OF.contains(&word) || reference::SENT.contains(&word);
    let noun = (hit.to + 1..=hit.to + 2).take_while(|&at| small(at)).find(|&at| is_people(tokens.folded(at)))?;
    let modifier = |at: usize| small(at) && !tokens.folded(at).ends_with("ed") && !tokens.folded(at).ends_with('s');
    ((hit.to..noun).all(modifier) && tokens.kind(noun + 1) != Some(TokenKind::Possessive)).then_some(noun + 1)
}

/// Where the words begin that say which post the person behind a comma holds: `the head of the union, Lea Holm`, `Chad's chief
/// engineer, Lea Holm`. Whose it is takes no part itself.
fn introduced(tokens: &Tokens<'_>, names: &[NameHit], name: usize) -> Option<usize> {
    let hit = &names[name];
    let comma = hit.from.checked_sub(1).filter(|&comma| tokens.folded(comma) == ",")?;
    if !is_person(hit) {
        return None;
    }
    // `After a meeting with the head of the union, Lea Holm said …`: two people.
    if saying::SAID.contains(&tokens.folded(hit.to)) || clause::PAST_FORMS.contains(&tokens.folded(hit.to)) {
        return None;
    }
    let reach = comma.saturating_sub(LONGEST_POST);
    let inside = |at: usize| match tokens.kind(at) {
        Some(TokenKind::Possessive | TokenKind::Hyphen) => true,
        Some(TokenKind::Word) => {
            !closed(tokens.folded(at))
                || matches!(tokens.folded(at), "of" | "for" | "the" | "and")
                || is_led(tokens, at)
        }
        _ => false,
    };
    let first = (reach..comma).rev().take_while(|&at| inside(at)).last()?;
    // The article or owner with which it begins, the nearest one before the noun of the post.
    let end = (first..comma).find(|&at| matches!(tokens.folded(at), "of" | "for")).unwrap_or(comma);
    let noun = end.checked_sub(1).filter(|&noun| reference::POSTS.contains(&tokens.folded(noun)))?;
    let lead = (first..noun).rev().find(|&at| is_led(tokens, at) || tokens.kind(at) == Some(TokenKind::Possessive))?;
    if tokens.kind(lead) != Some(TokenKind::Possessive) {
        return Some(lead);
    }
    let owner = names[..name].iter().rev().find(|owner| owner.to == lead).map(|owner| owner.from);
    // `The union's leader, Lea Holm`
    let the = || (first..lead).rev().find(|&at| is_led(tokens, at));
    owner.or_else(the)
}

/// Whether an article or the like stands here.
fn is_led(tokens: &Tokens<'_>, at: usize) -> bool {
    matches!(tokens.folded(at), "the" | "a" | "an" | "his" | "her" | "its" | "their")
}

/// Whether a name is a person's, or a full one that nobody knows.
fn is_person(hit: &NameHit) -> bool {
    let full = hit.to > hit.from + 1;
    matches!(hit.actor.as_deref(), Some([one]) if one.kind == ActorKind::Person || one.kind == ActorKind::Unknown && full)
}

/// Where the body ends that somebody is `of`: `Lea Holm, of the Riga Bloc,`.
fn member(tokens: &Tokens<'_>, names: &[NameHit], name: usize) -> Option<usize> {
    let hit = &names[name];
    if !is_person(hit) {
        return None;
    }
    let comma = usize::from(tokens.folded(hit.to) == ",");
    let of = hit.to + comma;
    if tokens.folded(of) != "of" {
        return None;
    }
    let the = usize::from(tokens.folded(of + 1) == "the");
    let body = names.get(name + 1).filter(|body| body.from == of + 1 + the && body.actor.is_some())?;
    let to = body.to + usize::from(reference::BLOCS.contains(&tokens.folded(body.to)));
    if tokens.kind(to) == Some(TokenKind::Possessive) {
        return None;
    }
    if comma == 0 {
        return Some(to).filter(|&to| !clause::JOINS_WORDS.contains(&tokens.folded(to)) || the == 0);
    }
    (tokens.folded(to) == ",").then_some(to + 1)
}

#[cfg(test)]
mod tests {
    use crate::extract::tests::shipped;

    #[test]
    fn places_with_their_nouns() {
        let check = |text: &str, expected: &str| assert_eq!(shipped(text, "at"), expected, "{text}");
        check("Nine people were killed in Chile's northern region of Tarapacá on Monday.", "Tarapacá");
        check("Nine people were killed in the fishing port of Arica on Monday.", "Arica");
        check("Scholz met Meloni in the city of Trieste on Thursday.", "Trieste");
        check("Nine people were killed in Chile on Monday.", "Chile");
    }

    #[test]
    fn members_of_a_body() {
        let check = |text: &str, expected: &str| assert_eq!(shipped(text, "actor"), expected, "{text}");
        check("Ruta Saar of the Kelm Dockers' Union condemned the raid.", "Ruta Saar");
        check("Ruta Saar, of the Kelm Front bloc, condemned the raid.", "Ruta Saar");
        check("The Kelm Dockers' Union condemned the raid.", "Kelm Dockers' Union");
        // By the post before her name.
        let met = |text: &str, expected: &str| assert_eq!(shipped(text, "participants"), expected, "{text}");
        met("Scholz met the head of the Kelm Dockers' Union, Ruta Saar, in Bonn.", "Scholz, Ruta Saar");
        met("Scholz met Kelm's chief engineer, Ruta Saar, in Bonn.", "Scholz, Ruta Saar");
        met("Scholz met his Chadian counterpart, Ruta Saar, in Bonn.", "Scholz, Ruta Saar");
        // By her surname.
        let known = "Ruta Saar, a docker, spoke on Monday.";
        check(&format!("{known} Saar of the Kelm Dockers' Union condemned the raid."), "Saar");
        check(&format!("{known} Saar, of the Kelm Dockers' Union, condemned the raid."), "Saar");
    }
}
