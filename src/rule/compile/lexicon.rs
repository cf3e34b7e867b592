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
use crate::text::Tokens;
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
            members.iter().for_each(|(words, member)| add(&mut all[at], words, member));
        }
    }
}

fn add(lexicon: &mut CompiledLexicon, words: &[String], member: &Arc<Member>) {
    if let Some(first) = words.first() {
        let most = lexicon.openings.entry(first.as_str().into()).or_default();
        *most = words.len().max(*most);
    }
    if member.kind.is_some() {
        let days = (member.from, member.until);
        match lexicon.ids.get_mut(&member.id) {
            Some(known) if known.contains(&days) => {}
            Some(known) => known.push(days),
            None => drop(lexicon.ids.insert(member.id.clone(), vec![days])),
        }
    }
    let known = lexicon.members.entry(words.to_vec()).or_default();
    if !known.contains(member) {
        known.push(member.clone());
    }
}

/// The names of an entry; members that are actors go by the id under which they are known elsewhere.
fn of_entry(
    entry: &LexiconEntry,
    kind: Option<ActorKind>,
    identities: &Identities<'_>,
) -> Vec<(Vec<String>, Arc<Member>)> {
    let known = kind.and_then(|_| identities.of(entry));
    let names = entry.aliases.iter().map(|alias| {
        let (folded, exact) = words(&alias.text.text);
        let member = Member {
            id: known.as_ref().map_or_else(|| entry.id.text.clone(), |known| known.id.clone()),
            name: known.as_ref().map_or_else(|| usual_name(entry).to_owned(), |known| known.name.clone()),
            kind: known.as_ref().map_or(kind, |known| Some(known.kind)),
            principal: known.as_ref().and_then(|known| known.principal.clone()),
            exact: alias.case.then_some(exact),
            from: alias.from,
            until: alias.until,
        };
        (folded, Arc::new(member))
    });
    names.collect()
}

fn of_row(row: &Row, kind: Option<ActorKind>) -> Vec<(Vec<String>, Arc<Member>)> {
    let member = Arc::new(Member {
        id: row.id.clone(),
        name: row.name.clone(),
        kind: kind.map(|kind| identity::kind_of(row, kind)),
        principal: row.principal.clone(),
        exact: None,
        from: row.from,
        until: row.to,
    });
    std::iter::once(&row.name).chain(&row.aliases).map(|alias| (words(alias).0, member.clone())).collect()
}

/// The tokens of a few words: folded, and as they stand.
fn words(text: &str) -> (Vec<String>, Vec<String>) {
    let tokens = Tokens::cut(text, Span::new(0, text.len()));
    (0..tokens.len()).map(|at| (tokens.folded(at).to_owned(), tokens.word(at).to_owned())).unzip()
}
