//! Names known before any article is read: people and institutions with their aliases and dated roles.

use jiff::civil::Date;
use rustc_hash::FxHashMap;

use super::view::{Run, View};
use super::words;
use crate::lexicon::Dictionary;
use crate::lexicon::gazetteer::Gazetteer;
use crate::value::{Actor, ActorKind};

/// One row of a lexicon. Several rows of one id are the roles that it had one after the other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RosterEntry {
    /// Stable id.
    pub id: String,
    /// Usual English name.
    pub name: String,
    /// Other names it goes by.
    pub aliases: Vec<String>,
    /// What sort.
    pub kind: ActorKind,
    /// Id of the actor it acts for in this role.
    pub principal: Option<String>,
    /// Office: `president`, `foreign minister`.
    pub role: Option<String>,
    /// First day of the role; of the names where there is no role.
    pub from: Option<Date>,
    /// Last day of the role; of the names where there is no role.
    pub to: Option<Date>,
}

impl RosterEntry {
    /// Whether the role was held on that day; with no day, whether it has no end.
    fn holds(&self, day: Option<Date>) -> bool {
        match day {
            Some(day) => self.from.is_none_or(|from| from <= day) && self.to.is_none_or(|to| day <= to),
            None => self.to.is_none(),
        }
    }
}

/// How a word of a name must be written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Case {
    /// Any way.
    Free,
    /// With a capital.
    Capital,
    /// In capitals: an abbreviation.
    Upper,
}

#[derive(Clone, Debug)]
struct Name {
    keys: Vec<String>,
    case: Vec<Case>,
    who: usize,
    /// First and last day on which it is their name.
    from: Option<Date>,
    to: Option<Date>,
}

impl Name {
    fn holds(&self, day: Option<Date>) -> bool {
        day.is_none_or(|day| self.from.is_none_or(|from| from <= day) && self.to.is_none_or(|to| day <= to))
    }
}

/// Rows by a folded word. Most words that are looked up have none.
#[derive(Clone, Debug)]
struct ByWord<T> {
    words: Dictionary,
    /// Word − 1 → its rows.
    rows: Vec<Vec<T>>,
}

impl<T> Default for ByWord<T> {
    fn default() -> Self {
        Self { words: Dictionary::default(), rows: Vec::new() }
    }
}

impl<T> ByWord<T> {
    fn entry(&mut self, word: &str) -> &mut Vec<T> {
        let at = self.words.intern(word) as usize - 1;
        self.rows.resize_with(self.words.len(), Vec::new);
        &mut self.rows[at]
    }

    fn get(&self, word: &str) -> &[T] {
        self.words.id(word).checked_sub(1).map_or(&[], |at| &self.rows[at as usize])
    }
}

/// Names known before any article is read: the people and institutions of the lexicons.
#[derive(Clone, Debug, Default)]
pub struct Roster {
    rows: Vec<RosterEntry>,
    /// Rows of each entity, in the order given.
    entities: Vec<Vec<usize>>,
    /// Names by their first word, the longest first.
    names: ByWord<Name>,
    /// Persons by surname.
    surnames: ByWord<usize>,
    /// Rows with a role, by principal.
    offices: FxHashMap<String, Vec<usize>>,
}

impl Roster {
    /// Indexes the rows; their order decides between equals.
    pub fn new(entries: Vec<RosterEntry>) -> Self {
        let mut roster = Self { rows: entries, ..Self::default() };
        let mut ids: FxHashMap<&str, usize> = FxHashMap::default();
        for (at, row) in roster.rows.iter().enumerate() {
            let who = *ids.entry(&row.id).or_insert_with(|| {
                roster.entities.push(Vec::new());
                roster.entities.len() - 1
            });
            roster.entities[who].push(at);
            for text in std::iter::once(&row.name).chain(&row.aliases) {
                let mut name = parse(text, who);
                // The dates of a role are not those of a name.
                if row.role.is_none() {
                    (name.from, name.to) = (row.from, row.to);
                }
                let Some(first) = name.keys.first() else { continue };
                let names = roster.names.entry(first);
                if !names.iter().any(|have| have.keys == name.keys && have.who == who) {
                    names.push(name);
                }
            }
            if row.kind == ActorKind::Person
                && let Some(surname) = parse(&row.name, who).keys.last()
            {
                let people = roster.surnames.entry(surname);
                if !people.contains(&who) {
                    people.push(who);
                }
            }
            if let (Some(principal), Some(_)) = (&row.principal, &row.role) {
                roster.offices.entry(principal.clone()).or_default().push(at);
            }
        }
        for names in &mut roster.names.rows {
            names.sort_by_key(|name| std::cmp::Reverse(name.keys.len()));
        }
        roster
    }

    /// The longest name that begins where `run` does: its end and whose it is. Where two share a name, whoever has a role at
    /// `day` comes first.
    pub(super) fn longest(&self, view: &View, run: &Run, day: Option<Date>) -> Option<(usize, usize)> {
        let names = self.names.get(run.keys().first()?);
        let mut best: Option<(usize, usize)> = None;
        for name in names {
            let count = name.keys.len();
            if best.is_some_and(|(have, _)| count < have) {
                break;
            }
            // In a text all in capitals an abbreviation may be a word, a surname anything.
            let person = || self.row(name.who, day).is_some_and(|row| row.kind == ActorKind::Person);
            if view.shout && count == 1 && (name.case[0] == Case::Upper || person()) {
                continue;
            }
            let fits = count <= run.keys().len()
                && name.holds(day)
                && name.keys.iter().zip(run.keys()).all(|(a, b)| a == b)
                && name.case.iter().zip(run.ends()).all(|(case, end)| is_cased(view, end - 1, *case));
            if fits && (best.is_none() || self.row(name.who, day).is_some_and(|row| row.holds(day) && day.is_some())) {
                best = Some((count, name.who));
            }
        }
        best.map(|(count, who)| (run.ends()[count - 1], who))
    }

    /// Persons of this surname.
    pub(super) fn surname(&self, key: &str) -> &[usize] {
        self.surnames.get(key)
    }

    /// The row of an entity that holds on that day; else the last that had begun; else the last.
    fn row(&self, who: usize, day: Option<Date>) -> Option<&RosterEntry> {
        let rows = || self.entities.get(who).into_iter().flatten().filter_map(|&at| self.rows.get(at));
        rows()
            .find(|row| row.holds(day))
            .or_else(|| rows().rfind(|row| day.is_none_or(|day| row.from.is_none_or(|from| from <= day))))
            .or_else(|| rows().next_back())
    }

    /// The entity as an actor on that day. A person who has left office speaks for nobody.
    pub(super) fn actor(&self, who: usize, day: Option<Date>) -> Option<Actor> {
        let row = self.row(who, day)?;
        let active = row.kind != ActorKind::Person || day.is_none() || row.holds(day);
        let principal = row.principal.clone().filter(|_| active);
        Some(Actor { id: row.id.clone(), name: row.name.clone(), kind: row.kind, principal })
    }

    /// What sort of actor the entity is on that day.
    pub(super) fn kind(&self, who: usize, day: Option<Date>) -> Option<ActorKind> {
        self.row(who, day).map(|row| row.kind)
    }

    /// Whoever held an office of `principal` on that day: `foreign minister` of `RUS`; none where several did or the day is unknown.
    pub(super) fn holder(&self, principal: &str, office: &str, day: Option<Date>) -> Option<Actor> {
        day?;
        let holds = |at: &&usize| {
            let row = &self.rows[**at];
            row.holds(day) && row.role.as_deref().is_some_and(|role| is_office(role, office))
        };
        let mut rows = self.offices.get(principal)?.iter().filter(holds);
        let first = &self.rows[*rows.next()?];
        rows.all(|&at| self.rows[at].id == first.id).then(|| Actor {
            id: first.id.clone(),
            name: first.name.clone(),
            kind: first.kind,
            principal: first.principal.clone(),
        })
    }
}

/// Whether a role of the lexicon is the office the text names.
fn is_office(role: &str, office: &str) -> bool {
    let words: Vec<String> =
        role.split_whitespace().map(|word| words::office_word(&Gazetteer::fold(word)).to_owned()).collect();
    words::office_name(&words.join(" ")) == office
}

fn is_cased(view: &View, at: usize, case: Case) -> bool {
    match case {
        Case::Free => true,
        Case::Capital => view.capital(at),
        Case::Upper => view.upper(at),
    }
}

fn parse(text: &str, who: usize) -> Name {
    let mut name = Name { keys: Vec::new(), case: Vec::new(), who, from: None, to: None };
    for word in text.split(|c: char| c.is_whitespace() || matches!(c, '-' | '‐' | '‑' | '–')) {
        // The possessive is a token of its own: "Workers' Party" is keyed "workers party".
        let folded = Gazetteer::fold(word);
        let key = folded.strip_suffix("'s").or(folded.strip_suffix('\'')).unwrap_or(&folded).to_owned();
        if key.is_empty() {
            continue;
        }
        let letters = word.chars().filter(|c| c.is_alphabetic()).count();
        let upper = (2..=6).contains(&letters) && !word.chars().any(char::is_lowercase);
        // "Gaza Health Ministry" is also written "Gaza's health ministry".
        let common =
            !name.keys.is_empty() && words::class(&key) & (words::ORGAN | words::ORGAN_MOD | words::OFFICE) != 0;
        let capital = !common && word.chars().next().is_some_and(char::is_uppercase);
        name.case.push(if upper {
            Case::Upper
        } else if capital {
            Case::Capital
        } else {
            Case::Free
        });
        name.keys.push(key);
    }
    if name.keys.first().is_some_and(|first| first == "the") && name.keys.len() > 1 {
        name.keys.remove(0);
        name.case.remove(0);
    }
    name
}
