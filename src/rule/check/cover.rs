//! A match that another one of its claim covers: everything it matches, the other matches too. Says so only where it
//! follows from the form of the two; phrases are compared by name, and nothing is looked up.

use super::Checker;
use super::lint::{is_one_word, is_same, key_of};
use super::pattern::visit;
use crate::diagnostic::{Diagnostic, code};
use crate::rule::ast::{Claim, Pattern, PatternNode as Node, Rule};
use crate::rule::names::Scope;

/// So many matches of a claim are compared with each other, and so many parts of two: longer ones are left alone.
const MAX_MATCHES: usize = 200;
const MAX_STEPS: u32 = 500;

impl<'a> Checker<'a> {
    /// Within a rule a covered match adds nothing; in a later rule it never wins.
    pub(super) fn covered_matches(&mut self, claim: &'a Claim, scope: Scope) {
        let all = claim
            .rules
            .iter()
            .enumerate()
            .flat_map(|(number, rule)| rule.matches.iter().map(move |found| (number, rule, &found.pattern)));
        let all: Vec<(usize, &Rule, &Pattern)> = all.take(MAX_MATCHES).collect();
        let keys: Vec<String> = all.iter().map(|(.., pattern)| key_of(pattern)).collect();
        let source = self.source(scope);
        for (at, &(number, rule, pattern)) in all.iter().enumerate() {
            let first = all.iter().enumerate().find(|&(other_at, &(other_number, other, wide))| {
                // Of two rules, the one whose matches win a tie: it asks nothing more, and this one binds nothing more.
                let beaten = || self.beaten.contains(&(claim.name.text.as_str(), other.name.text.as_str()));
                let wins = || {
                    let free = other.wheres.is_empty() && rule.also.is_empty() && rule.beats.is_empty();
                    other_number < number && free && !beaten()
                };
                keys[other_at] != keys[at]
                    && (other_number == number || wins())
                    && whole(wide, pattern)
                    && (other_at < at || !whole(pattern, wide))
            });
            let Some((_, &(other_number, other, wide))) = first else { continue };
            let (message, help) = if other_number == number {
                (
                    "expected a match that adds something, found one that another of this rule covers".to_owned(),
                    "take it out: whatever it matches, the other matches too",
                )
            } else {
                let message =
                    format!("expected a match that can win, found one that the rule `{}` covers", other.name.text);
                (message, "the earlier rule wins; move this one before it, or write `beats`")
            };
            let report = Diagnostic::warning(code::COVERED_MATCH, message, source, pattern.span).label("is covered");
            self.reports.push(report.also(source, wide.span, "by this one").help(help));
        }
    }
}

/// Whether one match covers another. At the edges of a match stands no gap, so any of its alternatives may do.
fn whole(wide: &Pattern, narrow: &Pattern) -> bool {
    match (&wide.node, &narrow.node) {
        (_, Node::Alt(parts)) => parts.iter().all(|part| whole(wide, part)),
        (Node::Alt(parts), _) => parts.iter().any(|part| whole(part, narrow)),
        _ => Cover::default().covers(wide, narrow),
    }
}

/// One comparison, which gives up after so many steps.
#[derive(Default)]
struct Cover {
    steps: u32,
}

impl Cover {
    /// Whether whatever `narrow` matches and binds, `wide` matches and binds too.
    fn covers(&mut self, wide: &Pattern, narrow: &Pattern) -> bool {
        self.steps += 1;
        if self.steps > MAX_STEPS {
            return false;
        }
        match (&wide.node, &narrow.node) {
            (Node::Broken, _) | (_, Node::Broken) => false,
            (_, Node::Alt(parts)) => parts.iter().all(|part| self.covers(wide, part)),
            // A gap stops at what could stand beside it: an alternative with a slot changes what the gap steps over.
            (Node::Alt(parts), _) => !parts.iter().any(has_slot) && parts.iter().any(|part| self.covers(part, narrow)),
            (Node::Optional(wide), Node::Optional(narrow)) => self.covers(wide, narrow),
            (Node::Seq(_), _) | (_, Node::Seq(_)) | (Node::Optional(_), _) => self.run(parts(wide), parts(narrow)),
            (Node::Word(wide), Node::Word(narrow) | Node::Class { word: narrow, .. }) => is_one_word(wide, narrow),
            (Node::Word(wide), Node::Quoted { text, .. }) => is_one_word(wide, text),
            (Node::Quoted { text: wide, case: false }, Node::Quoted { text: narrow, .. }) => is_one_word(wide, narrow),
            (Node::Gap(wide), Node::Gap(narrow)) => wide >= narrow,
            (
                Node::Slot { name: wide, pattern: Some(wide_inner) },
                Node::Slot { name: narrow, pattern: Some(narrow_inner) },
            ) => wide.text == narrow.text && self.covers(wide_inner, narrow_inner),
            (
                Node::Repeat { pattern: wide, min, max },
                Node::Repeat { pattern: narrow, min: narrow_min, max: narrow_max },
            ) => min <= narrow_min && narrow_max <= max && self.covers(wide, narrow),
            _ => is_same(wide, narrow),
        }
    }

    /// The same for what stands in a row.
    fn run(&mut self, wide: &[Pattern], narrow: &[Pattern]) -> bool {
        self.steps += 1;
        if self.steps > MAX_STEPS {
            return false;
        }
        let Some((first, rest)) = wide.split_first() else { return narrow.is_empty() };
        if let Node::Optional(inner) = &first.node {
            let left_out = !has_slot(inner) && self.run(rest, narrow);
            return left_out
                || narrow.split_first().is_some_and(|(next, after)| {
                    let one = if let Node::Optional(next) = &next.node { next } else { next };
                    self.covers(inner, one) && self.run(rest, after)
                });
        }
        // A gap may skip nothing.
        if matches!(first.node, Node::Gap(_)) && self.run(rest, narrow) {
            return true;
        }
        match narrow.split_first() {
            Some((next, after)) => {
                !matches!(next.node, Node::Optional(_)) && self.covers(first, next) && self.run(rest, after)
            }
            None => false,
        }
    }
}

fn parts(pattern: &Pattern) -> &[Pattern] {
    match &pattern.node {
        Node::Seq(parts) => parts,
        _ => std::slice::from_ref(pattern),
    }
}

fn has_slot(pattern: &Pattern) -> bool {
    let mut found = false;
    visit(pattern, &mut |part| found |= matches!(part.node, Node::Slot { .. } | Node::Ref(_)));
    found
}
