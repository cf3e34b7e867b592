//! A thing that another word points back to: `the gathering` is `the Vienna talks`, `the pause` the 48-hour truce.
//!
//! Takes what a match bound as text and the sentences before it. A bare noun behind `the` that says nothing but what sort of
//! thing is meant, by another word than the one by which the article named it, stands for the last of that sort that has words of
//! its own. The words are then those of the name, marked as taken over. By the same word nothing is gained: `the truce` compares
//! with any truce.

use super::context::Context;
use super::hit::Bound;
use super::lattice::Lattice;
use super::scope::can_match;
use super::select::Match;
use super::vm::Machine;
use super::{build, clauses};
use crate::claim::{Claim, Filled, Slot};
use crate::lexicon::{clause, reference};
use crate::rule::CompiledPhrase;
use crate::text::{Role, TokenKind};
use crate::value::{TextValue, Value};

/// How many sentences back the thing may have been named.
const REACH: usize = 3;
/// So many words may stand before its noun.
const LONGEST_NAME: usize = 4;

/// Puts names for what is only pointed back to. A rule that sets something only with the slot (`set state = accepted with scope`)
/// leans on the pronoun: then it has to point to something in its own sentence, or the rule sets nothing.
pub(super) fn recall(
    context: &Context<'_>,
    at: usize,
    found: &Match,
    slots: &mut Vec<Slot>,
    claims: &[Claim],
    lattice: &Lattice<'_>,
    machine: &mut Machine,
) {
    let rules = &context.engine.rules;
    let schema = rules.rules[found.rule].schema;
    for bound in found.bound() {
        let Bound::Text { slot, from, to } = *bound else { continue };
        let name = &rules.schemas[schema].slots[slot as usize].name;
        if to == from + 1 && reference::THING_PRONOUNS.contains(&lattice.folded(from as usize)) {
            let leaning = rules.rules[found.rule].sets.iter().filter(|set| set.with == Some(slot));
            let leaning: Vec<&String> =
                leaning.map(|set| &rules.schemas[schema].slots[set.slot as usize].name).collect();
            let from = if leaning.is_empty() { at.saturating_sub(1) } else { at };
            match just_said(claims, &rules.schemas[schema].kind, name, from) {
                Some(said) => {
                    slots.iter_mut().filter(|slot| slot.name == *name).for_each(|slot| slot.values = vec![said.clone()])
                }
                None => slots.retain(|slot| slot.name != *name && !leaning.contains(&&slot.name)),
            }
            continue;
        }
        let Some(filled) = slots.iter_mut().find(|slot| slot.name == *name).and_then(|slot| slot.values.first_mut())
        else {
            continue;
        };
        let phrases = &rules.phrases[schema][slot as usize];
        if let Some(pointer) = Pointer::read(filled, phrases, lattice, from as usize, to as usize)
            && let Some((text, span, norm)) = pointer.named(context, at, phrases, lattice, machine)
        {
            *filled = Filled {
                value: Value::Text(TextValue { norm, name: None }),
                text,
                span,
                inherited: true,
                of_people: false,
            };
        }
    }
}

/// What the last claim of a kind was about, in the sentence `from` or after it: `Chad welcomed the draft. Niger brushed it off.`
fn just_said(claims: &[Claim], kind: &str, name: &str, from: usize) -> Option<Filled> {
    let near = |claim: &&Claim| claim.evidence.sentence_index as usize >= from;
    let last = claims.iter().rev().take_while(near).find(|claim| *claim.kind == *kind)?;
    let said = last.slot(name)?.values.first()?;
    Some(Filled { inherited: true, ..said.clone() })
}

/// A bare noun behind `the`.
struct Pointer<'a> {
    /// Its words are these: a sort of thing.
    sort: &'a CompiledPhrase,
    /// The noun.
    noun: &'a str,
    /// Position of the first bound word.
    from: usize,
    /// Whether the article is among the bound words.
    with_article: bool,
}

impl<'a> Pointer<'a> {
    fn read(
        filled: &Filled,
        phrases: &'a [CompiledPhrase],
        lattice: &'a Lattice<'_>,
        from: usize,
        to: usize,
    ) -> Option<Self> {
        let Value::Text(TextValue { norm, .. }) = &filled.value else { return None };
        let [only] = norm.as_slice() else { return None };
        let sort = only.strip_prefix('@')?;
        let sort = phrases.iter().find(|phrase| *phrase.name == *sort)?;
        let points = |at: usize| reference::POINTERS.contains(&lattice.folded(at));
        let with_article = to == from + 2 && points(from);
        let bare = to == from + 1 && from > 0 && points(from - 1);
        (with_article || bare).then(|| Self { sort, noun: lattice.folded(to - 1), from, with_article })
    }

    /// The last thing of the sort that the words before name, if by another word.
    fn named(
        &self,
        context: &Context<'_>,
        at: usize,
        phrases: &[CompiledPhrase],
        lattice: &Lattice<'_>,
        machine: &mut Machine,
    ) -> Option<(String, crate::span::Span, Vec<String>)> {
        let read = |sentence: &Lattice<'_>, end: usize, machine: &mut Machine| {
            if !can_match(&self.sort.program.need, sentence) {
                return None;
            }
            let mut hits = machine.run(&self.sort.program, sentence, &context.engine.rules.lexicons);
            hits.retain(|hit| hit.end as usize <= end);
            hits.sort_by_key(|hit| hit.start);
            hits.iter().rev().find_map(|hit| {
                let (start, end) = (hit.start as usize, hit.end as usize);
                let (first, definite) = name_before(sentence, start)?;
                // By the same word: it is clear which is meant, and nothing to be taken over.
                if sentence.folded(end - 1) == self.noun {
                    return Some(None);
                }
                let first = first - usize::from(self.with_article && definite);
                let span = sentence.span(first, end);
                let text = span.of(sentence.tokens.text()).to_string();
                let norm = build::normalise(phrases, sentence, (first, end), &context.engine.rules, machine);
                Some(Some((text, span, norm)))
            })
        };
        if let Some(found) = read(lattice, self.from, machine) {
            return found;
        }
        for before in (at.saturating_sub(REACH)..at).rev() {
            if context.sentences[before].role != Role::Body {
                continue;
            }
            let earlier = context.lattice(before, machine);
            if let Some(found) = read(&earlier.0, earlier.0.len(), machine) {
                return found;
            }
        }
        None
    }
}

/// Where the words before a noun begin that say which one it is, and whether `the` stands before them: `Vienna` of `the Vienna
/// talks`. `None` where there is none, or where no article or owner says that a name begins.
fn name_before(lattice: &Lattice<'_>, noun: usize) -> Option<(usize, bool)> {
    let mut first = noun;
    while let Some(before) = first.checked_sub(1).filter(|&before| says_which(lattice, before)) {
        first = before;
        if noun - first > LONGEST_NAME {
            return None;
        }
    }
    let opens = |word: &str| matches!(word, "the" | "a" | "an") || clause::DETERMINERS.contains(&word);
    let article = first.checked_sub(1).map(|at| lattice.folded(at))?;
    let other = (first..noun).any(|at| reference::OF_OTHERS.contains(&lattice.folded(at)));
    (first < noun && !other && opens(article)).then_some((first, article == "the"))
}

fn says_which(lattice: &Lattice<'_>, at: usize) -> bool {
    let word = lattice.folded(at);
    let closed = [clause::DETERMINERS, clause::NO_SUBJECT, clause::JOINS_WORDS, clause::AUXILIARIES];
    let kind = matches!(lattice.kind(at), Some(TokenKind::Word | TokenKind::Number | TokenKind::Hyphen));
    kind && !closed.iter().any(|class| class.contains(&word))
        && (!clauses::finite(lattice, at) || lattice.kind(at + 1) == Some(TokenKind::Hyphen))
}
