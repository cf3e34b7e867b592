//! Cuts a sentence into atoms: names, demonyms, offices, each by itself. What they say together is `combine`'s.

use super::article::ArticleNames;
use super::atlas::{self, Spot};
use super::office::{self, Office};
use super::parts;
use super::view::{Run, View};
use super::words;
use crate::lexicon::gazetteer::PlaceId;
use crate::text::TokenKind;

/// What an atom is.
#[derive(Clone, Debug)]
pub(super) enum What {
    /// A place of the gazetteer.
    Places {
        /// Readings, best first.
        ids: Vec<PlaceId>,
        /// Also a word or a person's name.
        doubtful: bool,
    },
    /// A demonym of the gazetteer.
    People(PlaceId),
    /// An entity of the roster.
    Roster(usize),
    /// A name of the article, full or short.
    Learnt(usize),
    /// A demonym of such a name.
    LearntPeople(usize),
    /// A name not seen before.
    Fresh,
    /// An office or form of address.
    Office(Office),
}

/// A name, demonym or office by itself.
#[derive(Clone, Debug)]
pub(super) struct Atom {
    /// First token.
    pub from: usize,
    /// One past the last.
    pub to: usize,
    /// What it is.
    pub what: What,
    /// It stands before the dash of a dateline.
    pub dateline: bool,
}

/// All atoms in order. `fresh`: also names that the article has not named before.
pub(super) fn cut(view: &View, names: &ArticleNames, fresh: bool) -> Vec<Atom> {
    let mut atoms = Vec::new();
    let line = dateline(view);
    let mut at = 0;
    while at < view.len() {
        if line.is_some_and(|(place, dash)| at >= place && at < dash) {
            at = line.map_or(at + 1, |(_, dash)| dash);
            continue;
        }
        let dated = line.is_some_and(|(place, _)| at < place);
        match atom(view, names, at, dated) {
            Some(what) if fresh || !matches!(what.1, What::Fresh) => {
                atoms.push(Atom { from: at, to: what.0, what: what.1, dateline: dated });
                at = what.0.max(at + 1);
            }
            Some((to, _)) => at = to.max(at + 1),
            None => at += 1,
        }
    }
    atoms
}

/// Where the place of a dateline ends, and where its dash stands: `OLDHAVEN, Vostra (Agency) –`.
fn dateline(view: &View) -> Option<(usize, usize)> {
    if view.shout || !view.upper(0) || view.tokens.word(0).len() < 3 {
        return None;
    }
    let mut place = None;
    for at in 0..view.len().min(16) {
        match view.tokens.kind(at)? {
            TokenKind::Dash => return Some((place.unwrap_or(at), at)),
            TokenKind::Bracket | TokenKind::Number => {
                place.get_or_insert(at);
            }
            TokenKind::Word if view.is(at, words::CALENDAR) => {
                place.get_or_insert(at);
            }
            TokenKind::Word if place.is_none() && view.small(at) && !view.is(at, words::INNER) => return None,
            TokenKind::Stop => return None,
            _ => {}
        }
    }
    None
}

fn atom(view: &View, names: &ArticleNames, at: usize, dated: bool) -> Option<(usize, What)> {
    if !view.kind(at, TokenKind::Word) {
        return None;
    }
    let office =
        if view.is(at, words::OFFICE | words::OFFICE_MOD | words::TITLE) { office::parse(view, at) } else { None };
    if view.small(at) && view.is(at, words::PARTICLE) && view.kind(at + 1, TokenKind::Hyphen) && view.capital(at + 2) {
        // "al-Shabaab", "el-Sisi"
        let known = known(view, names, at);
        let end = run(view, at);
        return known.filter(|(to, _)| *to >= end).or(Some((end, What::Fresh)));
    }
    if !view.capital(at) {
        return office.map(|office| (office.to, What::Office(office)));
    }
    // "President Bush" is no town.
    let after_title = view.was(at, words::OFFICE | words::TITLE);
    let doubtful = |what: &What| matches!(what, What::Places { doubtful: true, .. });
    let known = known(view, names, at).filter(|(_, what)| !(after_title && doubtful(what)));
    let end = run(view, at);
    if let Some(office) = office {
        let longer = known.as_ref().is_some_and(|(to, _)| *to > office.to);
        let organisation = end > office.to && view.is(end - 1, words::ORG_HEAD) && !view.headline;
        if !longer && !organisation {
            return Some((office.to, What::Office(office)));
        }
    }
    if let Some((to, what)) = known
        && (to >= end || stands_alone(view, names, to, end, &what, dated))
    {
        return Some((to, what));
    }
    let plain = view.shout || (view.headline && !dated);
    if plain || !may_name(view, names, at, end) {
        return None;
    }
    let learnt = names.exact(&view.joined(at, end)).map(What::Learnt);
    Some((end, learnt.unwrap_or(What::Fresh)))
}

/// Past the small words inside a name that begins at `at`; in a dateline they have capitals too: `NOVA ERA DO SUL`.
fn past_particles(view: &View, at: usize, to: usize) -> Option<usize> {
    let particle = |i: usize| view.is(i, words::PARTICLE) && (view.small(i) || view.upper(at) && view.upper(i));
    let next = (to..to + 2).find(|&i| !particle(i)).unwrap_or(to + 2);
    (next > to).then_some(next)
}

/// The longest names at a token that lexicons know: whatever the article says, they stay the same.
#[derive(Clone, Default)]
pub(super) struct Fixed {
    /// Of the roster: its end and whose it is.
    roster: Option<(usize, usize)>,
    /// Demonym: its end and its place.
    people: Option<(usize, PlaceId)>,
    /// Place.
    spot: Option<Spot>,
}

impl Fixed {
    fn at(view: &View, names: &ArticleNames, at: usize, run: &Run) -> Option<Self> {
        let roster = names.roster.longest(view, run, names.date);
        let openings = atlas::openings(run);
        if openings.is_empty() {
            return roster.map(|roster| Self { roster: Some(roster), ..Self::default() });
        }
        // "US" is a stop word only in lower case, and where all is in capitals "U.S." is none.
        let stop =
            view.is(at, words::STOP | words::CALENDAR) && (!view.upper(at) || (view.shout && !view.mark(at, "U.S.")));
        let spot = atlas::spot_in(view, at, run, &openings).filter(|spot| !(stop && spot.to == at + 1));
        let people = atlas::people(view, at, run, &openings).map(|(to, id, _)| (to, id));
        (roster.is_some() || people.is_some() || spot.is_some()).then_some(Self { roster, people, spot })
    }
}

/// The longest known name at `at`.
fn known(view: &View, names: &ArticleNames, at: usize) -> Option<(usize, What)> {
    let mut best: Option<(usize, What)> = None;
    let mut offer = |to: usize, what: &dyn Fn() -> What| {
        if best.as_ref().is_none_or(|(have, _)| *have < to) {
            best = Some((to, what()));
        }
    };
    let run = view.run(at);
    let fixed = view.fixed(at, || Fixed::at(view, names, at, &run));
    if let Some((to, who)) = fixed.and_then(|fixed| fixed.roster) {
        offer(to, &|| What::Roster(who));
    }
    if !view.shout {
        let place_before = view.was(at, words::PLACE_PREP);
        if let Some((to, what)) = learnt(view, names, at, &run, place_before) {
            offer(to, &|| what.clone());
        }
    }
    let Some(fixed) = fixed else { return best };
    let spot = fixed.spot.as_ref();
    // `Somali officials`, whatever region is called so.
    let adjective = |to: usize| view.small(to) && !view.is(to, words::ADMIN_HEAD) && !view.was(at, words::PLACE_PREP);
    let before_spot = |&(to, id): &(usize, PlaceId)| {
        spot.is_none_or(|spot| spot.doubtful || adjective(to) && !spot.ids.contains(&id))
    };
    if let Some((to, id)) = fixed.people.filter(before_spot) {
        offer(to, &|| What::People(id));
    }
    if let Some(spot) = spot {
        offer(spot.to, &|| What::Places { ids: spot.ids.clone(), doubtful: spot.doubtful });
    }
    if let Some((to, id)) = fixed.people {
        offer(to, &|| What::People(id));
    }
    best
}

/// The longest name at `at` that the article has named, in full or for short.
fn learnt(view: &View, names: &ArticleNames, at: usize, run: &Run, place_before: bool) -> Option<(usize, What)> {
    let &first = run.keys().first()?;
    let mut best = None;
    if let Some(who) = names.nation(first) {
        best = Some((at + 1, What::LearntPeople(who)));
    } else if !place_before
        // A surname of the roster: a name of two words may end in it too.
        && let Some(who) = names.surname(first, view.was(at, words::OFFICE | words::TITLE))
    {
        best = Some((at + 1, What::Roster(who)));
    }
    if !names.opens(first) {
        return best;
    }
    let mut key = String::with_capacity(48);
    for (number, (word, &to)) in run.keys().iter().zip(run.ends()).take(names.longest()).enumerate() {
        if number > 0 {
            key.push(' ');
        }
        key.push_str(word);
        if number == 0 && best.is_some() {
            continue;
        }
        let found = || names.exact(&key).or_else(|| names.shortened(&key, place_before));
        if view.capital(to - 1)
            && let Some(who) = found()
        {
            best = Some((to, What::Learnt(who)));
        }
    }
    best
}

/// Whether a known name stays by itself although capitals follow it.
fn stands_alone(view: &View, names: &ArticleNames, to: usize, end: usize, what: &What, dated: bool) -> bool {
    if view.shout || view.headline && !dated {
        return true;
    }
    if view.kind(to, TokenKind::Hyphen) {
        // "US-Ukrainian"
        return known(view, names, to + 1).is_some();
    }
    let organ = office::organ(view, to).is_some_and(|(close, _)| close >= end);
    let admin = to + 1 == end && view.is(to, words::ADMIN_HEAD) && matches!(what, What::Places { .. });
    if organ || admin {
        return true;
    }
    let organisation = view.is(end - 1, words::ORG_HEAD | words::GEO_HEAD);
    let titled = office::parse(view, to);
    if titled.as_ref().is_some_and(|office| office.to < end && !office.address) {
        return true;
    }
    let body = match what {
        What::Places { ids, doubtful } => !doubtful && atlas::actor(ids).is_some(),
        What::Learnt(who) => names.learnt(*who).acting,
        _ => true,
    };
    if !organisation && body && (titled.is_some() || view.is(end - 1, words::OFFICE)) {
        return true;
    }
    match what {
        // "Beni Sahel" is one town, not two places.
        What::Places { ids, .. } if !atlas::is_state(ids) && !view.kind(to, TokenKind::Possessive) => false,
        What::People(_) | What::LearntPeople(_) => {
            known(view, names, to).is_some_and(|(close, _)| close >= end)
                || (view.is(to, words::GIVEN) && !organisation)
        }
        _ => known(view, names, to).is_some_and(|(close, what)| {
            close >= end
                && match what {
                    What::Places { ids, doubtful } => !doubtful && atlas::actor(&ids).is_some() && !organisation,
                    What::Learnt(_) => false,
                    _ => true,
                }
        }),
    }
}

/// Where the run of capitalised words from `at` ends: inner `de` and `van`, hyphens, `Bank of the …`.
fn run(view: &View, at: usize) -> usize {
    let mut to = at + 1;
    // "the Strait of Orra"
    let water = |of: usize| of == at + 1 && view.key(of) == "of" && parts::WATERS.contains(&view.key(at));
    while to < at + 12 {
        let joined = view.kind(to, TokenKind::Hyphen);
        if joined && (view.capital(to + 1) || view.is(to + 1, words::PARTICLE)) {
            to += 2;
        } else if joined && to == at + 2 && parts::KOREAN_SURNAMES.contains(&view.key(at)) && view.small(to + 1) {
            // "Han Ji-min"
            to += 2;
        } else if joined {
            break;
        } else if goes_on(view, to) {
            to += 1;
        } else if let Some(next) = past_particles(view, at, to).filter(|&next| goes_on(view, next)) {
            to = next + 1;
        } else if view.small(to)
            && view.is(to, words::PARTICLE)
            && view.kind(to + 1, TokenKind::Hyphen)
            && view.capital(to + 2)
        {
            to += 3;
        } else if view.mark(to, "'") | view.mark(to, "’") && view.is(to + 1, words::ORG_HEAD) && view.capital(to + 1)
        {
            to += 2;
        } else if matches!(view.key(to), "of" | "for")
            && view.small(to)
            && (view.is(to - 1, words::HEAD_OF) || (view.is(at, words::HEAD_OF) && view.key(to) == "of") || water(to))
        {
            let the = usize::from(view.key(to + 1) == "the" && view.small(to + 1));
            if !goes_on(view, to + 1 + the) {
                break;
            }
            to += 2 + the;
        } else if view.capital(to + 1)
            && (view.mark(to, "&") || view.key(to) == "and" && view.small(to) && one_body(view, at, to))
        {
            to += 2;
        } else {
            break;
        }
    }
    to
}

/// Whether the `and` here joins two words of one name: `Ministry of Health and Sport`, `the Dock and Warehouse Union`.
fn one_body(view: &View, at: usize, and: usize) -> bool {
    let field = |at: usize| parts::PORTFOLIOS.contains(&view.key(at));
    let trade = |at: usize| parts::TRADES.contains(&view.key(at));
    let ministry = view.is(at, words::HEAD_OF) && and > at + 2 && field(and - 1) && field(and + 1);
    let bodies = ["union", "federation", "alliance", "association", "guild", "society", "commission", "authority"];
    let head = (and + 2..and + 5)
        .take_while(|&at| {
            goes_on(view, at) || view.mark(at, "'") || view.mark(at, "’") || view.kind(at, TokenKind::Possessive)
        })
        .any(|at| bodies.contains(&view.key(at)));
    let led = at.checked_sub(1).is_some_and(|the| view.key(the) == "the");
    ministry || and == at + 1 && led && head && (trade(at) || trade(and + 1))
}

/// Whether the word here can be a further word of a name.
fn goes_on(view: &View, at: usize) -> bool {
    let title = view.is(at, words::OFFICE | words::OFFICE_MOD)
        && !view.is(at, words::ORG_HEAD)
        && office::parse(view, at).is_some_and(|office| !office.address && view.capital(office.to));
    view.capital(at)
        && !view.is(at, words::CALENDAR)
        && !title
        && (!view.is(at, words::STOP) || matches!(view.key(at), "new" | "first"))
}

/// Whether an unknown run can be a name at all.
fn may_name(view: &View, names: &ArticleNames, at: usize, end: usize) -> bool {
    let key = view.key(at);
    if view.is(at, words::STOP | words::CALENDAR)
        && !(matches!(key, "new" | "first") && end > at + 1 && !view.initial(at))
    {
        return false;
    }
    if key.len() < 2 || (end == at + 1 && key.len() < 3 && !view.upper(at)) {
        return false;
    }
    // "Russian-backed" alone is no name; nor is a word that the article has in lower case.
    const ALONE: words::Class =
        words::DIRECTION | words::COMMON | words::ORG_HEAD | words::GEO_HEAD | words::ADMIN_HEAD | words::ORGAN;
    let single = end == at + 1;
    if view.is_compound(end) || (single && !view.upper(at) && (names.is_ordinary(key) || view.is(at, ALONE))) {
        return false;
    }
    // "Emergency Relief Coordinator", "East-West"
    let office = !single && view.is(end - 1, words::OFFICE) && !view.is(end - 1, words::TITLE);
    let sides = (at..end).all(|i| view.is(i, words::DIRECTION) || !view.kind(i, TokenKind::Word));
    if office || sides {
        return false;
    }
    // "Ethnic Albanians": an adjective that a sentence begins with.
    if view.initial(at)
        && !single
        && !view.is(at, words::GIVEN)
        && known(view, names, at + 1)
            .is_some_and(|(to, what)| to >= end && matches!(what, What::People(_) | What::Roster(_)))
    {
        return false;
    }
    let ordinary = names.is_ordinary(key)
        || view.is(at, words::COMMON | words::ASIDE)
        || key.ends_with("ly")
        || key.ends_with("ing")
        || key.ends_with("'t");
    !(view.initial(at) && ordinary)
}
