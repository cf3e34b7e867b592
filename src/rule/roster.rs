//! The names that lexicons of actors, persons and organisations bring: from the rule files and their tables.

use super::ast::{LexiconEntries, LexiconEntry};
use super::files::RuleFiles;
use super::identity::{self, Identities, Identity};
use super::lexicon_tsv::Row;
use super::names::Names;
use crate::lexicon::names::{Roster, RosterEntry};
use crate::value::ActorKind;

/// All of them: those of the tables, then those that stand in rule files, in the order of the files.
pub(super) fn roster(files: &RuleFiles) -> Roster {
    let names = Names::new(files);
    let identities = Identities::new(files, &names);
    let lexicons = identity::of_actors(files, &names);
    let mut entries = Vec::new();
    for &(file, lexicon, kind) in &lexicons {
        entries.extend(identity::table(files, file, lexicon).iter().map(|row| of_row(row, kind)));
    }
    for (_, lexicon, kind) in lexicons {
        if let LexiconEntries::Inline(members) = &lexicon.entries {
            members.iter().for_each(|member| inline(member, kind, &identities, &mut entries));
        }
    }
    Roster::new(entries)
}

fn inline(member: &LexiconEntry, kind: ActorKind, identities: &Identities<'_>, entries: &mut Vec<RosterEntry>) {
    let who = identities.of(member).unwrap_or_else(|| Identity {
        id: member.id.text.clone(),
        name: usual_name(member).to_owned(),
        kind,
        principal: None,
    });
    // States and their names are the gazetteer's.
    if who.kind == ActorKind::State {
        return;
    }
    // One entry an alias: each has its own dates.
    let new = member.aliases.iter().filter(|alias| identities.table(&alias.text.text).is_none());
    entries.extend(new.map(|alias| RosterEntry {
        id: who.id.clone(),
        name: who.name.clone(),
        aliases: vec![alias.text.text.clone()],
        kind: who.kind,
        principal: who.principal.clone().filter(|_| who.kind != ActorKind::Person),
        role: None,
        from: alias.from,
        to: alias.until,
    }));
}

/// The first name without dates; else the first.
pub(super) fn usual_name(member: &LexiconEntry) -> &str {
    let lasting = member.aliases.iter().find(|alias| alias.from.is_none() && alias.until.is_none());
    lasting.or(member.aliases.first()).map_or(&member.id.text, |alias| &alias.text.text)
}

fn of_row(row: &Row, base: ActorKind) -> RosterEntry {
    RosterEntry {
        id: row.id.clone(),
        name: row.name.clone(),
        aliases: row.aliases.clone(),
        kind: identity::kind_of(row, base),
        principal: row.principal.clone(),
        role: row.role.clone(),
        from: row.from,
        to: row.to,
    }
}
