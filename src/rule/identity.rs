//! One id for one actor: who is meant by the names of a lexicon's entry, where a table of names or the gazetteer knows.

use std::cell::OnceCell;

use rustc_hash::FxHashMap;

use super::ast::{Item, Lexicon, LexiconEntries, LexiconEntry};
use super::files::RuleFiles;
use super::lexicon_tsv::Row;
use super::names::{Definition, DefinitionId, Names, Scope};
use crate::lexicon::gazetteer::{Gazetteer, PlaceKind};
use crate::text::fold;
use crate::value::ActorKind;

/// Most lexicons that can stand over each other.
pub(in crate::rule) const MAX_LEVELS: usize = 64;

/// An actor that is known by itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Identity {
    pub id: String,
    pub name: String,
    pub kind: ActorKind,
    pub principal: Option<String>,
}

/// Everyone whom tables of actors, persons and organisations name.
pub(super) struct Identities<'a> {
    rules: &'a RuleFiles,
    actors: Vec<(usize, &'a Lexicon, ActorKind)>,
    /// By folded name; made when somebody asks: mostly all actors stand in tables, and nobody does.
    rows: OnceCell<FxHashMap<String, (&'a Row, ActorKind)>>,
}

impl<'a> Identities<'a> {
    pub fn new(rules: &'a RuleFiles, names: &Names<'a>) -> Self {
        Self { rules, actors: of_actors(rules, names), rows: OnceCell::new() }
    }

    fn rows(&self) -> &FxHashMap<String, (&'a Row, ActorKind)> {
        self.rows.get_or_init(|| {
            let mut rows = FxHashMap::default();
            for &(file, lexicon, kind) in &self.actors {
                for row in table(self.rules, file, lexicon) {
                    for name in std::iter::once(&row.name).chain(&row.aliases) {
                        rows.entry(fold(name)).or_insert((row, kind_of(row, kind)));
                    }
                }
            }
            rows
        })
    }

    /// Whom an entry means: the first of its names that is known says it.
    pub fn of(&self, entry: &LexiconEntry) -> Option<Identity> {
        entry.aliases.iter().find_map(|alias| self.table(&alias.text.text).or_else(|| state(&alias.text.text)))
    }

    /// Whom a table knows by this name.
    pub fn table(&self, name: &str) -> Option<Identity> {
        let (row, kind) = *self.rows().get(&fold(name))?;
        Some(Identity { id: row.id.clone(), name: row.name.clone(), kind, principal: row.principal.clone() })
    }
}

/// The country of this name.
pub(super) fn state(name: &str) -> Option<Identity> {
    let atlas = Gazetteer::builtin();
    let words: Vec<String> = name.split_whitespace().map(|word| Gazetteer::fold(word).into_owned()).collect();
    let place = atlas.lookup(&words.join(" ")).next().filter(|&place| atlas.kind(place) == PlaceKind::Country)?;
    let (id, name) = (atlas.code(place)?.to_owned(), atlas.name(place).to_owned());
    Some(Identity { id, name, kind: ActorKind::State, principal: None })
}

/// What a row of a table is.
pub(super) fn kind_of(row: &Row, base: ActorKind) -> ActorKind {
    match row.kind.as_deref() {
        Some("institution") => ActorKind::Institution,
        Some("person") => ActorKind::Person,
        _ => base,
    }
}

/// What members of a lexicon of this built-in type are, where they are actors.
pub(super) fn actor_kind(base: Option<&str>) -> Option<ActorKind> {
    match base {
        Some("person") => Some(ActorKind::Person),
        Some("actor" | "org") => Some(ActorKind::Org),
        _ => None,
    }
}

/// All lexicons of actors, with the numbers of their files and what their members are.
pub(super) fn of_actors<'a>(rules: &'a RuleFiles, names: &Names<'a>) -> Vec<(usize, &'a Lexicon, ActorKind)> {
    let mut found = Vec::new();
    for (file, rule_file) in rules.files.iter().enumerate() {
        for item in &rule_file.tree.items {
            let Item::Lexicon(lexicon) = item else { continue };
            let base = base(lexicon, Scope { file, claim: None }, names);
            found.extend(actor_kind(base).map(|kind| (file, lexicon, kind)));
        }
    }
    found
}

/// The built-in type at the end of the chain of parents; `None` for words.
pub(super) fn base<'a>(lexicon: &'a Lexicon, scope: Scope, names: &Names<'a>) -> Option<&'a str> {
    let top = parents(lexicon, scope, names).last();
    let top = top.map_or(lexicon, |(_, lexicon)| lexicon);
    top.parent.as_ref().map(|parent| parent.text.as_str())
}

/// The lexicons over one, the nearest first.
pub(super) fn parents<'a>(
    lexicon: &'a Lexicon,
    scope: Scope,
    names: &Names<'a>,
) -> impl Iterator<Item = (DefinitionId, &'a Lexicon)> {
    let mut at = Some((scope, lexicon));
    let next = move || {
        let (scope, lexicon) = at.take()?;
        let id = names.find(scope, &lexicon.parent.as_ref()?.text)?;
        let &(scope, Definition::Lexicon(parent)) = names.all.get(id)? else { return None };
        at = Some((scope, parent));
        Some((id, parent))
    };
    std::iter::from_fn(next).take(MAX_LEVELS + 1)
}

/// How many lexicons stand over one, as far as anybody should count; those of a circle are none.
pub(super) fn levels<'a>(lexicon: &'a Lexicon, scope: Scope, names: &Names<'a>) -> usize {
    let over: Vec<DefinitionId> = parents(lexicon, scope, names).map(|(id, _)| id).collect();
    let top = over.last().and_then(|&id| names.all.get(id));
    let open = |(scope, definition): &(Scope, Definition<'a>)| match definition {
        Definition::Lexicon(top) => parents(top, *scope, names).next().is_some(),
        Definition::Phrase(_) => false,
    };
    if top.is_some_and(open) { 0 } else { over.len() }
}

/// The rows of the table that a lexicon names.
pub(super) fn table<'a>(rules: &'a RuleFiles, file: usize, lexicon: &Lexicon) -> &'a [Row] {
    match &lexicon.entries {
        LexiconEntries::Tsv(name) => rules.table(file, &name.text).map_or(&[], |table| &table.rows),
        LexiconEntries::Inline(_) => &[],
    }
}
