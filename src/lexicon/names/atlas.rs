//! The gazetteer as names use it: which run of tokens is a place or people, which reading is meant, and the values
//! that places become. Knows nothing of persons or offices.

use rustc_hash::FxHashSet;

use super::view::{Run, View};
use super::words;
use crate::lexicon::gazetteer::{DemonymForm, Gazetteer, Openings, PlaceId, PlaceKind};
use crate::value::{Actor, ActorKind, Place, PlaceNode};

/// Most readings of one name that are kept.
const READINGS: usize = 6;
/// A city of so many people is itself before it is a surname or a common word.
const LARGE: u32 = 1_000_000;
/// A namesake in a country that the article names wins if it is not this many times smaller.
const RIVAL: u32 = 20;
/// A town below this in a country nobody has named is likelier a place that the gazetteer does not have.
const SMALL: u32 = 100_000;

/// A name of the gazetteer at some token.
#[derive(Clone)]
pub(super) struct Spot {
    /// One past its last token.
    pub to: usize,
    /// Readings, best first.
    pub ids: Vec<PlaceId>,
    /// The name is also a common word or a person's name, and no great place.
    pub doubtful: bool,
}

fn atlas() -> &'static Gazetteer {
    Gazetteer::builtin()
}

/// The longest place name that begins at `at`, with capitals where names have them.
pub(super) fn spot(view: &View, at: usize) -> Option<Spot> {
    let run = view.run(at);
    spot_in(view, at, &run, &openings(&run))
}

/// What the gazetteer has of the first words of a run.
pub(super) fn openings(run: &Run) -> Openings {
    atlas().openings(run.keys())
}

/// As [`spot`]; `run` begins at `at`.
pub(super) fn spot_in(view: &View, at: usize, run: &Run, openings: &Openings) -> Option<Spot> {
    let mut most = run.keys().len();
    while most > 0 {
        let (count, ids) = atlas().longest_of(&run.keys()[..most], openings)?;
        let to = *run.ends().get(count.checked_sub(1)?)?;
        if is_written_as_name(view, at, to) {
            let key = view.joined(at, to);
            let doubtful = is_doubtful(&key, &ids);
            return Some(Spot { to, ids, doubtful });
        }
        most = count - 1;
    }
    None
}

fn is_doubtful(key: &str, ids: &[PlaceId]) -> bool {
    let great = ids.first().is_some_and(|&id| {
        matches!(atlas().kind(id), PlaceKind::Country | PlaceKind::Bloc)
            || atlas().capital_of(id).is_some()
            || atlas().population(id) >= LARGE
    });
    !great && (atlas().is_word(key) || atlas().is_person_name(key))
}

/// Whether the tokens have the capitals of a name: all of them save small inner words and the region word at the end.
fn is_written_as_name(view: &View, at: usize, to: usize) -> bool {
    if atlas().needs_case(&view.joined(at, to)) && !(view.upper(at) && (!view.shout || view.mark(at, "U.S."))) {
        return false;
    }
    let fits = |i: usize| {
        view.capital(i)
            || !view.small(i)
            || view.is(i, words::INNER | words::PARTICLE)
            || (i + 1 == to && view.is(i, words::ADMIN_HEAD))
    };
    let opened = view.capital(at) || (view.is(at, words::PARTICLE) && view.capital(at + 2));
    opened && (at..to).all(fits)
}

/// The longest demonym that begins at `at`, where `run` begins: its end, its place, whether it stands for people.
pub(super) fn people(view: &View, at: usize, run: &Run, openings: &Openings) -> Option<(usize, PlaceId, bool)> {
    let (count, id, form) = atlas().longest_demonym_of(openings)?;
    let to = *run.ends().get(count.checked_sub(1)?)?;
    is_written_as_name(view, at, to).then_some((to, id, form != DemonymForm::Adjective))
}

/// Id of the country of a place.
pub(super) fn country(id: PlaceId) -> Option<&'static str> {
    atlas().country_of(id).and_then(|country| atlas().code(country))
}

/// Whether `inner` lies in `outer`.
pub(super) fn within(outer: PlaceId, inner: PlaceId) -> bool {
    outer != inner && atlas().contains(outer, inner)
}

/// The readings that are meant: those in the country of the likeliest one.
pub(super) fn readings(ids: &[PlaceId], named: &FxHashSet<&'static str>) -> Vec<PlaceId> {
    // The gazetteer's order stands unless the article names a country that only a later reading lies in, and that
    // reading is no village beside a metropolis: an article about the US that says Vienna still means Austria's.
    let Some(&first) = ids.first() else { return Vec::new() };
    let settled = matches!(atlas().kind(first), PlaceKind::Bloc | PlaceKind::Country) || capital_of(ids).is_some();
    let rivals = |&id: &PlaceId| {
        let fits = country(id).is_some_and(|code| named.contains(code));
        fits && atlas().population(id).saturating_mul(RIVAL) >= atlas().population(first)
    };
    let best = if settled { first } else { ids.iter().copied().find(rivals).unwrap_or(first) };
    if matches!(atlas().kind(best), PlaceKind::Bloc | PlaceKind::Country) {
        return vec![best];
    }
    let home = country(best);
    let nested = |id: PlaceId| within(id, best) || within(best, id);
    // A capital's name also means its own district, not the far towns of that name.
    let rest = ids.iter().copied().filter(|&id| {
        id != best && country(id) == home && home.is_some() && (nested(id) || capital_of(&[best]).is_none())
    });
    std::iter::once(best).chain(rest).take(READINGS).collect()
}

/// Whether a name is a small town's in a country that the article does not speak of, while it speaks of others: more
/// likely a place that the gazetteer does not have.
pub(super) fn is_stray(ids: &[PlaceId], named: &FxHashSet<&'static str>) -> bool {
    !named.is_empty()
        && ids.iter().all(|&id| atlas().population(id) < SMALL && country(id).is_none_or(|code| !named.contains(code)))
        && ids.iter().all(|&id| atlas().kind(id) == PlaceKind::Settlement)
}

/// Whether a name is that of a country or of more than one, not of what lies in one.
pub(super) fn is_state(ids: &[PlaceId]) -> bool {
    ids.iter().any(|&id| !matches!(atlas().kind(id), PlaceKind::Settlement | PlaceKind::Region))
}

fn capital_of(ids: &[PlaceId]) -> Option<PlaceId> {
    let &first = ids.first()?;
    let seat = |&id: &PlaceId| atlas().capital_of(id).filter(|_| id == first || within(first, id) || within(id, first));
    ids.iter().find_map(seat)
}

/// A place value of these readings.
pub(super) fn place(ids: &[PlaceId]) -> Place {
    let node =
        |&id: &PlaceId| PlaceNode { id: atlas().textual_id(id), name: atlas().name(id).to_owned(), path: path(id) };
    Place { nodes: ids.iter().map(node).collect(), known: true }
}

/// Textual ids from the root to the place.
pub(super) fn path(id: PlaceId) -> Vec<String> {
    atlas().path(id).map(|up| atlas().textual_id(up)).collect()
}

/// The actor that a place name can stand for: a country, a bloc, or the government that sits in a capital.
pub(super) fn actor(ids: &[PlaceId]) -> Option<Actor> {
    let &best = ids.first()?;
    match atlas().kind(best) {
        PlaceKind::Country | PlaceKind::Bloc => Some(state(best)),
        PlaceKind::Settlement | PlaceKind::Region => capital_of(ids).map(state),
        PlaceKind::World => None,
    }
}

/// Whether the name is a capital's, not the country's own.
pub(super) fn is_capital(ids: &[PlaceId]) -> bool {
    ids.first().is_some_and(|&id| !matches!(atlas().kind(id), PlaceKind::Country | PlaceKind::Bloc))
}

/// Whether the place is neither country nor bloc nor capital.
pub(super) fn is_settled_area(id: PlaceId) -> bool {
    matches!(atlas().kind(id), PlaceKind::Region | PlaceKind::Settlement)
}

/// A country, bloc or region as an actor.
pub(super) fn state(id: PlaceId) -> Actor {
    Actor { id: atlas().textual_id(id), name: atlas().name(id).to_owned(), kind: ActorKind::State, principal: None }
}

/// The actor whose people or adjective this is; none for towns ("Parisian").
pub(super) fn nation(id: PlaceId) -> Option<Actor> {
    (atlas().kind(id) != PlaceKind::Settlement && atlas().kind(id) != PlaceKind::World).then(|| state(id))
}

/// The country of a name all of whose readings lie in one country.
pub(super) fn home(ids: &[PlaceId]) -> Option<&'static str> {
    let first = country(*ids.first()?)?;
    let sizeable = ids.iter().any(|&id| atlas().kind(id) != PlaceKind::Settlement || atlas().population(id) >= SMALL);
    (sizeable && ids.iter().all(|&id| country(id) == Some(first))).then_some(first)
}
