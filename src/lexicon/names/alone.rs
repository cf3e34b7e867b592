//! A name with no office beside it: actor, place or both; and what stands behind a name in apposition.

use super::article::ArticleNames;
use super::atlas;
use super::atoms::What;
use super::combine::{Fact, Reader};
use super::words;
use crate::lexicon::{reference, site};
use crate::text::TokenKind;
use crate::value::{ActorKind, Place};

/// How a name is introduced.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Lead {
    /// By nothing of interest.
    None,
    /// `in`, `near`, `at`: it is where something is.
    Place,
    /// `to`, `from`: it is where something goes.
    Move,
    /// `strikes on`, `rockets hit`: it is where something strikes.
    Target,
}

impl Reader<'_, '_, '_> {
    /// A name by itself.
    pub(super) fn alone(&mut self, at: usize) -> usize {
        let atom = &self.atoms[at];
        match &atom.what {
            What::Places { ids, doubtful } => {
                let ids = atlas::readings(ids, &self.names.countries);
                if let Some(next) = self.described(at, &ids) {
                    return next;
                }
                self.known_place(at, ids, *doubtful)
            }
            What::People(id) => {
                if let Some(next) = self.described(at, &[*id]) {
                    return next;
                }
                if !self.is_language(at)
                    && !self.is_of_person(at)
                    && let Some(actor) = atlas::nation(*id)
                {
                    self.push(atom.from, atom.to, Some(vec![actor]), None);
                }
                at + 1
            }
            What::LearntPeople(who) => {
                self.facts.push(Fact::Nation(*who));
                if let Some(actor) = self.body(at) {
                    self.push(atom.from, atom.to, Some(vec![actor]), None);
                }
                at + 1
            }
            What::Roster(who) => {
                if let Some(actor) = self.names.roster.actor(*who, self.names.date) {
                    self.push(atom.from, atom.to, Some(vec![actor]), None);
                }
                at + 1
            }
            What::Learnt(who) => self.learnt_name(at, *who),
            What::Fresh | What::Office(_) => at + 1,
        }
    }

    /// `The Chadian skier Ida Orsk`: where she is from, no state.
    fn is_of_person(&self, at: usize) -> bool {
        let (view, noun) = (self.view, self.atoms[at].to);
        let plain =
            view.small(noun) && !view.is(noun, words::STOP | words::ORGAN | words::SAY | words::ACT | words::STRIKES);
        let person = |next: usize| match self.atoms[next].what {
            What::Learnt(who) => {
                let learnt = self.names.learnt(who);
                let full = view.joined(self.atoms[next].from, self.atoms[next].to).contains(' ');
                full && !learnt.placed && !matches!(self.names.kind(who), ActorKind::Org | ActorKind::State)
            }
            _ => false,
        };
        plain && self.atom_at(at + 1, noun + 1).is_some_and(person)
    }

    /// How the name at a token is introduced, and where it begins with the words of direction before it.
    fn lead(&self, token: usize) -> (Lead, usize) {
        let view = self.view;
        let mut at = token;
        while view.was(at, words::DIRECTION) || (view.was(at, words::DIRECTION) && view.kind(at, TokenKind::Hyphen)) {
            at -= 1;
            if at >= 2 && view.kind(at - 1, TokenKind::Hyphen) && view.is(at - 2, words::DIRECTION) {
                at -= 1;
            }
        }
        let start = at;
        for _ in 0..3 {
            let skipped = at.checked_sub(1).is_some_and(|before| {
                matches!(view.key(before), "the" | "nearby" | "neighbouring" | "neighboring")
                    || (view.is(before, words::DIRECTION) && view.small(before))
            });
            if skipped {
                at -= 1;
            }
        }
        if at >= 2 && view.key(at - 1) == "of" && view.is(at - 2, words::TOWN) && view.small(at - 2) {
            return (Lead::Place, start);
        }
        let out = at >= 2 && view.key(at - 1) == "of" && view.key(at - 2) == "out";
        if view.was(at, words::PLACE_PREP) || out {
            return (Lead::Place, start);
        }
        if view.was(at, words::MOVE_PREP) {
            return (Lead::Move, start);
        }
        if self.is_struck(at) {
            return (Lead::Target, start);
        }
        // "the capital Dili", "its capital, Dili"
        let noun = at.checked_sub(1 + usize::from(at > 0 && view.mark(at - 1, ",")));
        if noun.is_some_and(|noun| matches!(view.key(noun), "capital" | "city" | "town" | "village")) {
            return (Lead::Place, start);
        }
        // A list that a preposition introduced: "in Moscow and Kyiv".
        let joined =
            at.checked_sub(1).filter(|&before| matches!(view.key(before), "and" | "or") || view.mark(before, ","));
        if let (Some(before), Some(end)) = (joined, self.led_to)
            && (before == end || (before == end + 1 && view.mark(end, ",")))
        {
            return (Lead::Place, start);
        }
        (Lead::None, start)
    }

    /// Whether what stands before a token says that it is struck: `strikes on`, `troops shelled`, `a rocket has hit`.
    fn is_struck(&self, at: usize) -> bool {
        let view = self.view;
        let small = |i: usize, class: words::Class| view.is(i, class) && view.small(i);
        let Some(verb) = at.checked_sub(1) else { return false };
        if matches!(view.key(verb), "on" | "against") {
            return verb > 0 && small(verb - 1, words::ONSLAUGHT);
        }
        if view.key(verb) == "of" {
            return verb > 0 && words::DONE_TO.contains(&view.key(verb - 1));
        }
        if small(verb, words::ASSAILS) {
            return true;
        }
        let subject =
            (0..verb).rev().take(3).find(|&i| !matches!(view.key(i), "have" | "has" | "had" | "also" | "then"));
        small(verb, words::STRIKES) && subject.is_some_and(|i| view.is(i, words::FORCE))
    }

    /// Whether what strikes here strikes places: whoever is attacked may be a person, a firm or a plan, above all one of
    /// several names.
    fn is_shot_at(&self, at: usize, several: bool) -> bool {
        let view = self.view;
        let Some(noun) = at.checked_sub(2).filter(|_| matches!(view.key(at - 1), "on" | "against")) else {
            return !several || view.key(at.wrapping_sub(1)) == "of" || view.was(at, words::STRIKES);
        };
        let armed = noun > 0 && (view.is(noun - 1, words::FORCE) || words::ARMED.contains(&view.key(noun - 1)));
        armed || !several && !words::ATTACK.contains(&view.key(noun))
    }

    /// Whether what happened at a name is called after it: `the Orra landslide`.
    fn is_of_event(&self, from: usize, to: usize) -> bool {
        let the = from.checked_sub(1).is_some_and(|the| self.view.key(the) == "the");
        the && self.view.small(to) && words::STRUCK_BY.contains(&self.view.key(to))
    }

    /// Where the body begins that speaks from a capital: `the foreign ministry in Tehran said`, `officials in Kyiv say`.
    fn speaks_from(&self, from: usize, to: usize) -> Option<usize> {
        let view = self.view;
        let noun = from.checked_sub(2)?;
        let body = view.key(noun + 1) == "in"
            && reference::SPEAK_FROM.contains(&view.key(noun))
            && (view.small(noun) || noun == 0);
        let which = noun.checked_sub(1).filter(|&at| view.is(at, words::ORGAN_MOD) && view.small(at));
        (body && view.is(to, words::SAY) && view.small(to)).then_some(which.unwrap_or(noun))
    }

    fn known_place(&mut self, at: usize, mut ids: Vec<crate::lexicon::gazetteer::PlaceId>, doubtful: bool) -> usize {
        let view = self.view;
        let atom = &self.atoms[at];
        let (lead, from) = self.lead(atom.from);
        let mut to = atom.to;
        let mut next = at + 1;
        let mut merged = false;
        if let Some(from) = self.speaks_from(atom.from, to)
            && let Some(state) = atlas::actor(&ids).filter(|_| atlas::is_capital(&ids))
        {
            let organ = self.organ_of(state);
            self.push(from, to, Some(vec![organ]), None);
            return next;
        }
        // "Paris, France": the container settles which, and the whole is a place.
        if view.mark(to, ",")
            && let Some(outer) = self.atom_at(next, to + 1)
            && let What::Places { ids: outer_ids, .. } = &self.atoms[outer].what
        {
            let all = match &atom.what {
                What::Places { ids, .. } => ids.as_slice(),
                _ => &[],
            };
            let inside: Vec<_> = all
                .iter()
                .copied()
                .filter(|&id| outer_ids.iter().any(|&outer| outer == id || atlas::within(outer, id)))
                .take(6)
                .collect();
            let plain = matches!(view.key(self.atoms[outer].to), "and" | "or")
                || view.kind(self.atoms[outer].to, TokenKind::Possessive);
            if !inside.is_empty() && !plain {
                (ids, to, next, merged) = (inside, self.atoms[outer].to, outer + 1, true);
                (to, next) = self.wider(to, next);
            }
        }
        if !merged && let Some(next) = self.site_of(at, lead == Lead::Place) {
            return next;
        }
        // "Ukraine's Donetsk region"
        let mut inner = view.past_possessive(to);
        if inner > to && !merged {
            while view.is(inner, words::DIRECTION) && view.small(inner) {
                inner += 1;
            }
            if let Some(inside) = self.atom_at(next, inner)
                && let What::Places { ids: inner_ids, .. } = &self.atoms[inside].what
            {
                let kept: Vec<_> = inner_ids
                    .iter()
                    .copied()
                    .filter(|&id| ids.iter().any(|&outer| atlas::within(outer, id)) && atlas::is_settled_area(id))
                    .take(6)
                    .collect();
                if !kept.is_empty() {
                    (ids, to, next, merged) = (kept, self.atoms[inside].to, inside + 1, true);
                }
            }
        }
        let admin = view.is(to, words::ADMIN_HEAD) && !self.view.capital(to) && !view.is(to, words::EVENT);
        let directed = from < atom.from;
        // "US $50 million"
        if view.mark(to, "$") {
            return next;
        }
        // "Bright, where the lake begins", "the firm's Bright refinery"
        let site = view.small(to) && site::SITES.contains(&view.key(to));
        let way = view.small(to) && words::WAYS.contains(&view.key(to)) && self.is_on(from);
        let sited = site || way || view.mark(to, ",") && view.key(to + 1) == "where";
        if doubtful && !(lead == Lead::Place || merged || directed || admin || atom.dateline || sited) {
            return next;
        }
        to += usize::from(admin || way);
        let capital = atlas::is_capital(&ids);
        // "over Washington's plan" is about the government, "from Washington" is not.
        let moved = lead == Lead::Move && !view.kind(to, TokenKind::Possessive);
        let place_only = merged
            || directed
            || admin
            || atom.dateline
            || matches!(lead, Lead::Place | Lead::Target)
            || sited
            || (capital && (moved || view.is(to, words::EVENT | words::GEO_HEAD)));
        let actor = if place_only || !self.values { None } else { atlas::actor(&ids) };
        let place = if !self.values {
            None
        } else if !merged && atlas::is_stray(&ids, &self.names.countries) {
            Some(self.names.stray(view, atom.from, atom.to, &ids))
        } else {
            Some(atlas::place(&ids))
        };
        self.push(from, to, actor.map(|actor| vec![actor]), place);
        let place = matches!(lead, Lead::Place | Lead::Target);
        self.led_to = (place || (capital && lead == Lead::Move)).then_some(to);
        next
    }

    fn learnt_name(&mut self, at: usize, who: usize) -> usize {
        let view = self.view;
        let atom = &self.atoms[at];
        let (lead, start) = self.lead(atom.from);
        let kind = self.names.kind(who);
        let learnt = self.names.learnt(who);
        let geo = view.is(atom.to, words::GEO_HEAD | words::ADMIN_HEAD) && view.small(atom.to);
        let may_place = !matches!(kind, ActorKind::Org | ActorKind::Person);
        // After a comma an unknown name may begin a new clause: only "and" goes on with a list of places.
        let listed = lead == Lead::Place && view.mark(start.wrapping_sub(1), ",");
        let moved = lead == Lead::Move && start >= 2 && view.is(start - 2, words::MOTION);
        let struck = lead == Lead::Target && self.is_shot_at(start, view.joined(atom.from, atom.to).contains(' '))
            || self.is_of_event(start, atom.to);
        let sited = view.mark(atom.to, ",") && view.key(atom.to + 1) == "where";
        let way = geo && words::WAYS.contains(&view.key(atom.to)) && self.is_on(start);
        let led = (lead == Lead::Place && !listed)
            || moved
            || struck
            || sited
            || way
            || atom.dateline
            || (geo && lead != Lead::None);
        if let Some(next) = self.site_of(at, may_place && led) {
            return next;
        }
        if may_place && !led && self.has_ministers(at) {
            self.facts.push(Fact::Nation(who));
        }
        self.evidence(at, who, may_place && led);
        if may_place && (learnt.placed || led) {
            let (mut to, mut next, mut container) = (atom.to, at + 1, Vec::new());
            to += usize::from(geo);
            if view.mark(to, ",")
                && let Some(outer) = self.atom_at(next, to + 1)
                && (lead == Lead::Place || atom.dateline)
                && !matches!(view.key(self.atoms[outer].to), "and" | "or")
                && let Some(path) = self.container(outer, atom.dateline)
            {
                (to, next, container) = (self.atoms[outer].to, outer + 1, path);
                (to, next) = self.wider(to, next);
            }
            // "At the Castle Arena in Kelm", "at the Tolland Glass plant in Kelm": it lies in Kelm.
            let site = usize::from(view.small(to) && site::is_site(view.key(to)));
            if container.is_empty()
                && (led || geo)
                && view.key(to + site) == "in"
                && let Some(outer) = self.atom_at(next, to + site + 1)
                && let Some(path) = self.container(outer, true)
            {
                container = path;
            }
            if led {
                self.facts.push(Fact::Placed(who, container));
            }
            let directed = start < atom.from && view.small(start);
            let from = if directed { start } else { atom.from };
            let place_only = led || geo || directed || !learnt.acting;
            let actor = (!place_only).then(|| vec![self.names.actor(who)]);
            let place = self.values.then(|| self.names.place(who));
            self.push(from, to, actor, place);
            self.led_to = led.then_some(to);
            return next;
        }
        let actor = self.names.actor(who);
        self.push(atom.from, atom.to, Some(vec![actor]), None);
        at + 1
    }

    /// Whether `on` or `along` stands before a name: a road is what people are on.
    fn is_on(&self, start: usize) -> bool {
        let the = usize::from(start > 0 && self.view.key(start - 1) == "the");
        (start - the).checked_sub(1).is_some_and(|on| matches!(self.view.key(on), "on" | "along"))
    }

    /// `Kelm's Castle Square`, where something is: the square, which lies in the town.
    fn site_of(&mut self, at: usize, led: bool) -> Option<usize> {
        let atom = &self.atoms[at];
        let inner = self.view.past_possessive(atom.to);
        let next = self.atom_at(at + 1, inner).filter(|_| led && inner > atom.to)?;
        let What::Learnt(site) = self.atoms[next].what else { return None };
        if !self.names.learnt(site).placed || self.names.kind(site) == ActorKind::Person {
            return None;
        }
        let path = match &atom.what {
            What::Learnt(town) => self.names.place(*town).nodes.into_iter().next().map(|node| node.path),
            _ => self.container(at, false),
        };
        let (from, named) = (atom.from, (self.atoms[next].from, self.atoms[next].to));
        if let What::Learnt(town) = atom.what {
            self.facts.push(Fact::Placed(town, Vec::new()));
        }
        self.facts.push(Fact::Placed(site, path.unwrap_or_default()));
        let place = self.values.then(|| self.names.place(site));
        self.push(from, named.1, None, place);
        if let Some(hit) = self.hits.last_mut() {
            hit.members = vec![named];
        }
        self.led_to = Some(named.1);
        Some(next + 1)
    }

    /// `The foreign ministers of Vostra and the Farn Islands`: both have a government.
    fn has_ministers(&self, at: usize) -> bool {
        let view = self.view;
        let mut from = self.atoms[at].from;
        for before in (0..=at).rev().take(4) {
            from = self.atoms[before].from;
            from -= usize::from(from > 0 && view.key(from - 1) == "the");
            let joined = from.checked_sub(1).is_some_and(|i| view.key(i) == "and" || view.mark(i, ","));
            let touching = before > 0 && self.atoms[before - 1].to + 1 == from;
            if !(joined && touching) {
                break;
            }
        }
        let noun = from.checked_sub(2).filter(|&noun| view.key(noun + 1) == "of");
        noun.is_some_and(|noun| {
            matches!(view.key(noun), "ministers" | "leaders" | "presidents" | "governments" | "armies")
        })
    }

    /// A further container after a comma: the `US` of `Toledo, Ohio, US`.
    fn wider(&self, to: usize, next: usize) -> (usize, usize) {
        let (Some(last), Some(outer)) = (next.checked_sub(1), self.atom_at(next, to + 1)) else { return (to, next) };
        match (&self.atoms[last].what, &self.atoms[outer].what) {
            (What::Places { ids, .. }, What::Places { ids: outer_ids, .. })
                if self.view.mark(to, ",")
                    && ids.iter().any(|&id| outer_ids.iter().any(|&outer| atlas::within(outer, id))) =>
            {
                (self.atoms[outer].to, outer + 1)
            }
            _ => (to, next),
        }
    }

    /// `the Iraqi city of Basra`, `the West Bank city of Hebron`: one place; `the Iraqi capital`: in Iraq.
    fn described(&mut self, at: usize, outer: &[crate::lexicon::gazetteer::PlaceId]) -> Option<usize> {
        let view = self.view;
        let atom = &self.atoms[at];
        let mut noun = atom.to;
        while view.is(noun, words::DIRECTION) {
            noun += 1;
        }
        if !(view.is(noun, words::TOWN | words::ADMIN_HEAD) && view.small(noun)) {
            return None;
        }
        let named = self.atom_at(at + 1, noun + 2).filter(|_| view.key(noun + 1) == "of");
        if let Some(inside) = named
            && let What::Places { ids, .. } = &self.atoms[inside].what
        {
            let kept: Vec<_> =
                ids.iter().copied().filter(|&id| outer.iter().any(|&outer| atlas::within(outer, id))).take(6).collect();
            if !kept.is_empty() {
                let (from, to) = (atom.from, self.atoms[inside].to);
                let place = self.values.then(|| atlas::place(&kept));
                self.push(from, to, None, place);
                self.led_to = Some(to);
                return Some(inside + 1);
            }
        }
        None
    }

    /// Path of the place that an atom is, to put another place in.
    fn container(&self, at: usize, dateline: bool) -> Option<Vec<String>> {
        match &self.atoms[at].what {
            What::Places { ids, .. } => atlas::readings(ids, &self.names.countries).first().map(|&id| atlas::path(id)),
            What::Learnt(who) if dateline && self.names.kind(*who) != ActorKind::Person => {
                let place: Place = ArticleNames::place(self.names, *who);
                place.nodes.into_iter().next().map(|node| node.path)
            }
            _ => None,
        }
    }
}
