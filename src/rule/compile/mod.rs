//! Checked trees → [`RuleSet`]. What `check` refuses is left out here without a word: it has been reported.

mod lexicon;
mod policy;
mod resolve;
mod scope;
mod words;

use std::collections::BTreeSet;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::ast;
use super::constraint;
use super::files::RuleFiles;
use super::order;
use super::plan::Plan;
use super::program::{CompiledCue, CompiledPhrase, CompiledRule, Constraint, Fixed, Operand, RuleSet, Setting};
use crate::claim::{Commitment, Facts, Meta, Schema, SlotSpec, SlotType};
use resolve::Resolver;
use scope::Scope;
use words::Words;

/// Compiles all files together. Names are visible in their own file and in the files that `use` it.
pub fn compile(rules: &RuleFiles) -> RuleSet {
    compile_all(rules, &Words::with_parts())
}

/// The same without the places that the instructions were made from: half the memory, for who asks nothing about them.
pub(super) fn compile_to_run(rules: &RuleFiles) -> RuleSet {
    compile_all(rules, &Words::default())
}

fn compile_all(rules: &RuleFiles, words: &Words) -> RuleSet {
    let mut set = RuleSet { lexicons: lexicon::declared(rules), ..RuleSet::default() };
    let mut named = BTreeSet::new();
    for file in &rules.files {
        let mut scope = Scope::of(file, rules, words);
        for item in &file.tree.items {
            match item {
                ast::Item::Cue(cue) => compile_cue(cue, &scope, &mut set),
                ast::Item::Claim(claim) => {
                    scope.enter(set.schemas.len(), claim);
                    compile_claim(claim, &scope, &mut set);
                    scope.leave();
                }
                ast::Item::Use(_) | ast::Item::Phrase(_) | ast::Item::Lexicon(_) | ast::Item::Override(_) => {}
            }
        }
        named.append(&mut scope.lexicons.into_inner());
    }
    lexicon::fill(rules, &mut set.lexicons, &named);
    policy::overrides(rules, &mut set);
    beats(rules, &mut set);
    set.index_cues();
    set
}

/// Who beats whom, by the numbers of the rules.
fn beats(rules: &RuleFiles, set: &mut RuleSet) {
    let mut numbers: FxHashMap<Arc<str>, usize> = FxHashMap::default();
    for (number, rule) in set.rules.iter().enumerate() {
        numbers.entry(rule.name.clone()).or_insert(number);
    }
    let find = |claim: &str, name: &str| numbers.get(qualified(claim, name).as_str()).copied();
    for claim in rules.files.iter().flat_map(|file| file.claims()) {
        for rule in &claim.rules {
            for loser in &rule.beats {
                let winner = find(&claim.name.text, &rule.name.text);
                if let (Some(winner), Some(loser)) = (winner, find(&claim.name.text, &loser.rule.text)) {
                    set.rules[loser].beaten_by.push(winner);
                }
            }
        }
    }
    let needs: Vec<Vec<usize>> = set.rules.iter().map(|rule| rule.beaten_by.clone()).collect();
    for (rank, number) in order::order(&needs).0.into_iter().enumerate() {
        set.rules[number].rank = rank;
    }
}

/// `kind.rule` for the name of a rule, as it is written in a claim.
fn qualified(claim: &str, rule: &str) -> String {
    if rule.contains('.') { rule.to_owned() } else { format!("{claim}.{rule}") }
}

fn compile_cue(cue: &ast::Cue, scope: &Scope<'_>, set: &mut RuleSet) {
    let schema = Schema::default();
    let program = Resolver::new(&schema, scope, &[], set).plan(&cue.pattern);
    if let Some(program) = program {
        set.cues.push(CompiledCue {
            name: Arc::from(cue.name.text.as_str()),
            direction: cue.direction,
            effect: cue.effect,
            within: cue.within,
            program,
        });
    }
}

fn compile_claim(claim: &ast::Claim, scope: &Scope<'_>, set: &mut RuleSet) {
    let schema = schema(claim);
    let number = set.schemas.len();
    let mut phrases: Vec<Vec<CompiledPhrase>> = vec![Vec::new(); schema.slots.len()];
    let programs = |lines: Vec<&ast::Pattern>, set: &mut RuleSet| -> Vec<Plan> {
        lines
            .into_iter()
            .filter_map(|pattern| Resolver::new(&schema, scope, &claim.phrases, set).plan(pattern))
            .collect()
    };
    let shared = programs(claim.also.iter().map(|also| &also.pattern).collect(), set);
    let shared: Vec<Arc<Plan>> = shared.into_iter().map(Arc::new).collect();
    for rule in &claim.rules {
        let matches = programs(rule.matches.iter().map(|line| &line.pattern).collect(), set);
        let also = programs(rule.also.iter().map(|line| &line.pattern).collect(), set);
        let mut also: Vec<Arc<Plan>> = also.into_iter().map(Arc::new).collect();
        let own_also = also.len();
        also.extend(shared.iter().cloned());
        let sets = rule
            .sets
            .iter()
            .filter_map(|ast::Set { slot, value, with }| {
                let number = slot_number(&schema, &slot.text)?;
                let fixed = match (&schema.slots[number as usize].ty, value.text.as_str()) {
                    (SlotType::Count, "none") => Fixed::None,
                    (SlotType::Count, "some") => Fixed::Some,
                    (SlotType::Count, other) => Fixed::Same(slot_number(&schema, other)?),
                    (SlotType::Actor, other) => Fixed::Same(slot_number(&schema, other)?),
                    (_, symbol) => Fixed::Symbol(symbol.to_owned()),
                };
                let with = match with {
                    Some(with) => Some(slot_number(&schema, &with.text)?),
                    None => None,
                };
                Some(Setting { slot: number, fixed, with })
            })
            .collect();
        let name = Arc::from(qualified(&claim.name.text, &rule.name.text));
        let says =
            |aspect: &str| rule.sets.iter().find(|set| set.slot.text == aspect).map(|set| set.value.text.as_str());
        let denies = says("polarity") == Some("negated");
        let commitment = match says("commitment") {
            Some("probable") => Commitment::Probable,
            Some("possible") => Commitment::Possible,
            Some("uncommitted") => Commitment::Uncommitted,
            _ => Commitment::Certain,
        };
        let wheres = rule.wheres.iter().chain(&claim.wheres).filter_map(|line| constraint(line, &schema)).collect();
        set.rules.push(CompiledRule {
            name,
            schema: number,
            sets,
            denies,
            commitment,
            presupposed: says("commitment") == Some("certain"),
            matches,
            also,
            own_also,
            wheres,
            beaten_by: Vec::new(),
            rank: 0,
        });
    }
    let all = claim.rules.iter().flat_map(|rule| {
        rule.matches.iter().map(|line| &line.pattern).chain(rule.also.iter().map(|line| &line.pattern))
    });
    let all = all.chain(claim.also.iter().map(|also| &also.pattern));
    for (slot, name) in scope::phrases_in_slots(all, scope, &claim.phrases) {
        let Some(slot) = slot_number(&schema, &slot) else { continue };
        let Some(phrase) = scope.phrase(&name, &claim.phrases) else { continue };
        if let Some(program) = Resolver::new(&schema, scope, &claim.phrases, set).plan(&phrase.pattern) {
            phrases[slot as usize].push(CompiledPhrase { name: Arc::from(name.as_str()), program });
        }
    }
    set.phrases.push(phrases);
    set.schemas.push(schema);
}

fn slot_number(schema: &Schema, name: &str) -> Option<u8> {
    schema.slots.iter().position(|slot| slot.name == name).and_then(|at| u8::try_from(at).ok())
}

fn constraint(line: &ast::Where, schema: &Schema) -> Option<Constraint> {
    let left = slot_number(schema, &line.left.text)?;
    let right = if constraint::is_number(&line.right.text) {
        Operand::Value(constraint::literal(&line.right.text, &schema.slots[left as usize].ty)?)
    } else {
        Operand::Slot(slot_number(schema, &line.right.text)?)
    };
    Some(Constraint { left, comparison: constraint::comparison(&line.op.text)?, right })
}

/// The schema that a claim declares.
pub fn schema(claim: &ast::Claim) -> Schema {
    let slots = claim.slots.iter().map(|slot| SlotSpec {
        name: slot.name.text.clone(),
        ty: slot_type(&slot.ty),
        arity: slot.arity,
        each: slot.each,
        key: slot.key,
        tally: slot.tally,
    });
    let next = claim.next.iter().flat_map(|next| next.to.iter().map(|to| (next.from.text.clone(), to.text.clone())));
    Schema {
        kind: claim.name.text.clone(),
        title: claim.title.as_ref().map(|title| title.text.clone()).unwrap_or_default(),
        slots: slots.collect(),
        next: next.collect(),
        meta: meta(claim),
        both: claim.both.iter().map(|(a, b)| (a.text.clone(), b.text.clone())).collect(),
    }
}

fn meta(claim: &ast::Claim) -> Meta {
    let rules = claim.rules.iter().filter(|rule| !rule.meta.is_empty());
    Meta {
        kind: facts(&claim.meta),
        rules: rules.map(|rule| (qualified(&claim.name.text, &rule.name.text), facts(&rule.meta))).collect(),
    }
}

fn facts(meta: &[ast::Meta]) -> Facts {
    meta.iter().flat_map(|meta| &meta.fields).map(|(name, value)| (name.text.clone(), value.text.clone())).collect()
}

fn slot_type(names: &[ast::Name]) -> SlotType {
    match names {
        [one] => match one.text.as_str() {
            "count" => SlotType::Count,
            "time" => SlotType::Time,
            "place" => SlotType::Place,
            "actor" => SlotType::Actor,
            "person" => SlotType::Person,
            "org" => SlotType::Org,
            "money" => SlotType::Money,
            "percent" => SlotType::Percent,
            "duration" => SlotType::Duration,
            "text" => SlotType::Text,
            other => SlotType::Lexicon(other.to_string()),
        },
        several => SlotType::Symbols(several.iter().map(|name| name.text.clone()).collect()),
    }
}

#[cfg(test)]
mod tests;
