//! What a name stands for: phrases and lexicons, seen from the file and claim in which the name is written. A file sees
//! its own names and those of the files that it uses, but not what these use in turn; a claim also sees its own phrases.

use std::collections::BTreeMap;

use crate::rule::ast::{Claim, Item, Lexicon, Phrase, SlotDef};
use crate::rule::files::{RuleFiles, dotted};

/// Number of a definition in its [`Names`].
pub type DefinitionId = usize;

/// Where a name is written: a file, and a claim of that file where it is in one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Scope {
    /// Number of the file.
    pub file: usize,
    /// Number of the claim among the items of the file.
    pub claim: Option<usize>,
}

/// What a name stands for.
#[derive(Clone, Copy, Debug)]
pub enum Definition<'a> {
    /// A phrase.
    Phrase(&'a Phrase),
    /// A lexicon.
    Lexicon(&'a Lexicon),
}

impl<'a> Definition<'a> {
    /// Its name.
    pub fn name(&self) -> &'a crate::rule::ast::Name {
        match self {
            Definition::Phrase(phrase) => &phrase.name,
            Definition::Lexicon(lexicon) => &lexicon.name,
        }
    }
}

/// All definitions of a run.
#[derive(Clone, Debug, Default)]
pub struct Names<'a> {
    /// Each with the place where it stands, in the order of files and texts.
    pub all: Vec<(Scope, Definition<'a>)>,
    /// By scope and name; the first of several that have one name.
    own: BTreeMap<Scope, BTreeMap<&'a str, DefinitionId>>,
    /// By scope, all that stand there.
    by_scope: BTreeMap<Scope, Vec<DefinitionId>>,
    /// Slots of claims.
    slots: BTreeMap<Scope, &'a [SlotDef]>,
    /// Files by their dotted names.
    files: BTreeMap<&'a str, usize>,
    /// Files that a file uses, in order.
    uses: Vec<Vec<usize>>,
}

impl<'a> Names<'a> {
    /// Collects the names of all files.
    pub fn new(rules: &'a RuleFiles) -> Self {
        let numbers = rules.files.iter().enumerate().rev().map(|(number, file)| (file.name.as_str(), number));
        let mut names = Names { files: numbers.collect(), ..Names::default() };
        for (file, rule_file) in rules.files.iter().enumerate() {
            names.uses.push(rule_file.uses().filter_map(|found| names.file(&dotted(found))).collect());
            for (number, item) in rule_file.tree.items.iter().enumerate() {
                let scope = Scope { file, claim: None };
                match item {
                    Item::Phrase(phrase) => names.add(scope, Definition::Phrase(phrase)),
                    Item::Lexicon(lexicon) => names.add(scope, Definition::Lexicon(lexicon)),
                    Item::Claim(Claim { phrases, slots, .. }) => {
                        names.slots.insert(Scope { file, claim: Some(number) }, slots);
                        for phrase in phrases {
                            names.add(Scope { file, claim: Some(number) }, Definition::Phrase(phrase));
                        }
                    }
                    Item::Use(_) | Item::Cue(_) | Item::Override(_) => {}
                }
            }
        }
        names
    }

    fn add(&mut self, scope: Scope, definition: Definition<'a>) {
        self.own.entry(scope).or_default().entry(&definition.name().text).or_insert(self.all.len());
        self.by_scope.entry(scope).or_default().push(self.all.len());
        self.all.push((scope, definition));
    }

    /// The number of the file of this dotted name.
    pub fn file(&self, name: &str) -> Option<usize> {
        self.files.get(name).copied()
    }

    /// What is defined in `scope` itself, in the order of the text.
    pub fn defined(&self, scope: Scope) -> impl Iterator<Item = Definition<'a>> {
        self.by_scope.get(&scope).into_iter().flatten().map(|&id| self.all[id].1)
    }

    /// The slots of the claim of `scope`; none outside of claims.
    pub fn slots(&self, scope: Scope) -> &'a [SlotDef] {
        self.slots.get(&scope).copied().unwrap_or_default()
    }

    /// What `name` stands for where it is written in `scope`: the claim's own, else the file's, else the used files'.
    pub fn find(&self, scope: Scope, name: &str) -> Option<DefinitionId> {
        self.scopes(scope).find_map(|scope| self.own.get(&scope)?.get(name).copied())
    }

    /// The lexicon of this name.
    pub fn lexicon(&self, scope: Scope, name: &str) -> Option<&'a Lexicon> {
        match self.all.get(self.find(scope, name)?) {
            Some((_, Definition::Lexicon(lexicon))) => Some(lexicon),
            _ => None,
        }
    }

    /// All names that can be written in `scope`.
    pub fn visible(&self, scope: Scope) -> impl Iterator<Item = (&'a str, DefinitionId)> {
        self.scopes(scope).filter_map(|scope| self.own.get(&scope)).flatten().map(|(&name, &id)| (name, id))
    }

    fn scopes(&self, scope: Scope) -> impl Iterator<Item = Scope> {
        let own = std::iter::once(scope).chain(scope.claim.map(|_| Scope { claim: None, ..scope }));
        let used = self.uses.get(scope.file).into_iter().flatten().map(|&file| Scope { file, claim: None });
        own.chain(used)
    }
}
