//! The names that lexicons of actors, persons and organisations bring: from the rule files and their tables.

use super::ast::{Item, Lexicon, LexiconEntries};
use super::compile::{Scope, base_type};
use super::files::RuleFiles;
use super::lexicon_tsv::Row;
use crate::lexicon::names::{Roster, RosterEntry};
use crate::value::ActorKind;

/// All of them, in the order of the files.
pub(super) fn roster(files: &RuleFiles) -> Roster {
    let mut entries = Vec::new();
    for (number, file) in files.files.iter().enumerate() {
        let scope = Scope::of(file, files);
        for item in &file.tree.items {
            let Item::Lexicon(lexicon) = item else { continue };
            let base = match base_type(lexicon, &scope).as_deref() {
                Some("person") => ActorKind::Person,
                Some("actor" | "org") => ActorKind::Org,
                _ => continue,
            };
            match &lexicon.entries {
                LexiconEntries::Inline(_) => inline(lexicon, base, &mut entries),
                LexiconEntries::Tsv(name) => {
                    let rows = files.table(number, &name.text).map(|table| table.rows.as_slice()).unwrap_or_default();
                    entries.extend(rows.iter().map(|row| of_row(row, base)));
                }
            }
        }
    }
    Roster::new(entries)
}

fn inline(lexicon: &Lexicon, kind: ActorKind, entries: &mut Vec<RosterEntry>) {
    let LexiconEntries::Inline(members) = &lexicon.entries else { return };
    for member in members {
        let name = member.aliases.first().map_or(&member.id.text, |first| &first.text.text);
        // One entry an alias: each has its own dates.
        entries.extend(member.aliases.iter().map(|alias| RosterEntry {
            id: member.id.text.clone(),
            name: name.clone(),
            aliases: vec![alias.text.text.clone()],
            kind,
            principal: None,
            role: None,
            from: alias.from,
            to: alias.until,
        }));
    }
}

fn of_row(row: &Row, base: ActorKind) -> RosterEntry {
    let kind = match row.kind.as_deref() {
        Some("institution") => ActorKind::Institution,
        Some("person") => ActorKind::Person,
        _ => base,
    };
    RosterEntry {
        id: row.id.clone(),
        name: row.name.clone(),
        aliases: row.aliases.clone(),
        kind,
        principal: row.principal.clone(),
        role: row.role.clone(),
        from: row.from,
        to: row.to,
    }
}
