//! Lexicons with their members: a lexicon holds what the lexicons below it hold.

use std::collections::BTreeSet;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::rule::ast::{LexiconEntries, LexiconEntry};
use crate::rule::files::RuleFiles;
use crate::rule::identity::{self, Identities};
use crate::rule::lexicon::{CompiledLexicon, Member};
use crate::rule::lexicon_tsv::Row;
use crate::rule::names::{Definition, Names};
use crate::rule::roster::usual_name;
use crate::span::Span;
use crate::text::{fold, lex};
use crate::value::ActorKind;

/// All lexicons in the order declared, still without members.
pub(super) fn declared(rules: &RuleFiles) -> Vec<CompiledLexicon> {
    let names = Names::new(rules);
    let mut all = Vec::new();
    for &(scope, definition) in &names.all {
        let Definition::Lexicon(lexicon) = definition else { continue };
        all.push(CompiledLexicon {
            name: Arc::from(lexicon.name.text.as_str()),
            place: (rules.files[scope.file].tree.source, lexicon.name.span),
            base: identity::base(lexicon, scope, &names).map(str::to_owned),
            members: FxHashMap::default(),
            ids: FxHashMap::default(),
            openings: FxHashMap::default(),
        });
    }
    all
}

/// Puts in the members of the lexicons, as [`declared`] numbers them, that some program names: most name no one but the
/// roster.
pub(super) fn fill(rules: &RuleFiles, all: &mut [CompiledLexicon], named: &BTreeSet<u16>) {
    if named.is_empty() {
        return;
    }
    let names = Names::new(rules);
    let identities = Identities::new(rules, &names);
    let lexicons = names.all.iter().enumerate().filter(|(_, (_, found))| matches!(found, Definition::Lexicon(_)));
    let mut numbers = vec![None; names.all.len()];
    lexicons.enumerate().for_each(|(number, (id, _))| numbers[id] = Some(number));
    let is_named = |&number: &usize| u16::try_from(number).is_ok_and(|number| named.contains(&number));
    for (id, &(scope, definition)) in names.all.iter().enumerate() {
        let (Definition::Lexicon(lexicon), Some(own)) = (definition, numbers[id]) else { continue };
        // In a circle, which `check` refuses, a lexicon would stand over itself.
        let over = identity::parents(lexicon, scope, &names).filter_map(|(id, _)| numbers[id]).filter(|&at| at != own);
        let holders: Vec<usize> = std::iter::once(own).chain(over).filter(is_named).collect();
        if holders.is_empty() {
            continue;
        }
        let kind = identity::actor_kind(all[own].base.as_deref());
        let mut members = match &lexicon.entries {
            LexiconEntries::Inline(entries) => {
                entries.iter().flat_map(|entry| of_entry(entry, kind, &identities)).collect::<Vec<_>>()
            }
            LexiconEntries::Tsv(_) => Vec::new(),
        };
        members.extend(identity::table(rules, scope.file, lexicon).iter().flat_map(|row| of_row(row, kind)));
        for at in holders {
            members.iter().for_each(|(alias, member)| add(&mut all[at], alias, member));
        }
    }
}

fn add(lexicon: &mut CompiledLexicon, Alias { words, count }: &Alias, member: &Arc<Member>) {
    let first = words.split(' ').next().filter(|first| !first.is_empty());
    if let Some(first) = first {
        match lexicon.openings.get_mut(first) {
            Some(most) => *most = (*count).max(*most),
            None => drop(lexicon.openings.insert(first.into(), *count)),
        }
    }
    if member.kind.is_some() {
        let days = (member.from, member.until);
        match lexicon.ids.get_mut(&member.id) {
            Some(known) if known.contains(&days) => {}
            Some(known) => known.push(days),
            None => drop(lexicon.ids.insert(member.id.clone(), vec![days])),
        }
    }
    match lexicon.members.get_mut(words) {
        Some(known) if known.contains(member) => {}
        Some(known) => known.push(member.clone()),
        None => drop(lexicon.members.insert(words.clone(), vec![member.clone()])),
    }
}

/// The names of an entry; members that are actors go by the id under which they are known elsewhere.
fn of_entry(entry: &LexiconEntry, kind: Option<ActorKind>, identities: &Identities<'_>) -> Vec<(Alias, Arc<Member>)> {
    let known = kind.and_then(|_| identities.of(entry));
    let names = entry.aliases.iter().map(|alias| {
        let text = &alias.text.text;
        let member = Member {
            id: known.as_ref().map_or_else(|| entry.id.text.clone(), |known| known.id.clone()),
            name: known.as_ref().map_or_else(|| usual_name(entry).to_owned(), |known| known.name.clone()),
            kind: known.as_ref().map_or(kind, |known| Some(known.kind)),
            principal: known.as_ref().and_then(|known| known.principal.clone()),
            exact: alias.case.then(|| exact(text)),
            from: alias.from,
            until: alias.until,
        };
        (Alias::of(text), Arc::new(member))
    });
    names.collect()
}

fn of_row(row: &Row, kind: Option<ActorKind>) -> impl Iterator<Item = (Alias, Arc<Member>)> {
    let member = Arc::new(Member {
        id: row.id.clone(),
        name: row.name.clone(),
        kind: kind.map(|kind| identity::kind_of(row, kind)),
        principal: row.principal.clone(),
        exact: None,
        from: row.from,
        until: row.to,
    });
    std::iter::once(&row.name).chain(&row.aliases).map(move |alias| (Alias::of(alias), member.clone()))
}

/// A name, cut into tokens.
struct Alias {
    /// Folded, with blanks between them.
    words: String,
    /// How many there are.
    count: usize,
}

impl Alias {
    fn of(text: &str) -> Self {
        let (mut words, mut count) = (String::with_capacity(text.len()), 0);
        lex(text, Span::new(0, text.len()), |piece| {
            if count > 0 {
                words.push(' ');
            }
            let word = piece.span.of(text);
            if piece.ascii {
                words.extend(word.chars().map(|c| c.to_ascii_lowercase()));
            } else {
                words.push_str(&fold(word));
            }
            count += 1;
        });
        Self { words, count }
    }
}

/// The tokens of a name as they stand.
fn exact(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    lex(text, Span::new(0, text.len()), |piece| words.push(piece.span.of(text).to_owned()));
    words
}
