//! `beats` lines: rules that exist, and no circles among them.

use std::collections::BTreeMap;

use super::Checker;
use crate::diagnostic::{Diagnostic, code};
use crate::rule::ast::{Beats, Claim, Rule};
use crate::rule::names::Scope;
use crate::rule::order;
use crate::rule::suggest::nearest;
use crate::span::Span;

/// A rule with its number among all rules of a run.
struct Numbered<'a> {
    file: usize,
    claim: &'a Claim,
    rule: &'a Rule,
}

impl<'a> Checker<'a> {
    pub(super) fn beats(&mut self) {
        let rules = self.rules;
        let mut all: Vec<Numbered<'a>> = Vec::new();
        let mut numbers: BTreeMap<(&'a str, &'a str), usize> = BTreeMap::new();
        let mut kinds: BTreeMap<&'a str, Vec<&'a str>> = BTreeMap::new();
        for (file, rule_file) in rules.files.iter().enumerate() {
            for claim in rule_file.claims() {
                kinds.entry(&claim.name.text).or_default();
                for rule in &claim.rules {
                    numbers.entry((&claim.name.text, &rule.name.text)).or_insert(all.len());
                    kinds.entry(&claim.name.text).or_default().push(&rule.name.text);
                    all.push(Numbered { file, claim, rule });
                }
            }
        }
        let mut needs: Vec<Vec<usize>> = vec![Vec::new(); all.len()];
        for (number, one) in all.iter().enumerate() {
            let scope = Scope { file: one.file, claim: None };
            let mut seen: BTreeMap<usize, Span> = BTreeMap::new();
            for line in &one.rule.beats {
                let (kind, name) = line.rule.text.split_once('.').unwrap_or((&one.claim.name.text, &line.rule.text));
                self.beaten.insert((kind, name));
                let Some(&loser) = numbers.get(&(kind, name)) else {
                    self.unknown_rule(line, scope, one.claim, &kinds);
                    continue;
                };
                match seen.get(&loser) {
                    Some(&first) => {
                        let message = format!("expected another rule, found `{}` again", line.rule.text);
                        let help = "take one of the two out";
                        self.twice(message, scope, line.span, (self.source(scope), first), help);
                    }
                    None => {
                        seen.insert(loser, line.span);
                        needs[number].push(loser);
                    }
                }
            }
        }
        for circle in order::order(&needs).1 {
            self.beats_circle(&circle, &all, &numbers);
        }
    }

    fn unknown_rule(&mut self, line: &Beats, scope: Scope, claim: &Claim, kinds: &BTreeMap<&str, Vec<&str>>) {
        let (kind, name) = line.rule.text.split_once('.').unwrap_or((&claim.name.text, &line.rule.text));
        let qualified = line.rule.text.contains('.');
        let own = kinds.get(kind).map(Vec::as_slice);
        let shown = |kind: &str, rule: &str| if qualified { format!("{kind}.{rule}") } else { rule.to_owned() };
        let fresh = self.hints.get().checked_sub(1);
        self.hints.set(fresh.unwrap_or(0));
        let near = fresh.and_then(|_| match own {
            Some(rules) => nearest(name, rules.iter().copied()).map(|near| shown(kind, near)),
            None => nearest(kind, kinds.keys().copied()).map(|near| shown(near, name)),
        });
        // A rule of another kind is named with its kind.
        let elsewhere = || {
            fresh.filter(|_| !qualified)?;
            kinds.iter().find(|(_, rules)| rules.contains(&name)).map(|(kind, _)| format!("{kind}.{name}"))
        };
        let help = match (near, own) {
            (Some(near), _) => format!("did you mean `{near}`?"),
            (None, None) => "name a rule of this claim, or `KIND.RULE` of one that is read along".to_owned(),
            (None, Some(rules)) => match elsewhere() {
                Some(other) => format!("did you mean `{other}`?"),
                None => format!("`{kind}` has the rules {}", super::few(rules)),
            },
        };
        let message = match own {
            Some(_) => format!("expected a rule of `{kind}`, found `{name}`"),
            None => format!("expected the name of a claim, found `{kind}`"),
        };
        self.error(code::UNKNOWN_RULE, message, scope, line.rule.span, "not known", &help);
    }

    fn beats_circle(&mut self, circle: &[usize], all: &[Numbered<'a>], numbers: &BTreeMap<(&'a str, &'a str), usize>) {
        let path: Vec<String> = circle
            .iter()
            .chain(&circle[..1])
            .map(|&number| format!("`{}.{}`", all[number].claim.name.text, all[number].rule.name.text))
            .collect();
        let mut labels = circle.iter().enumerate().filter_map(|(at, &number)| {
            let one = &all[number];
            let next = circle[(at + 1) % circle.len()];
            let line = one.rule.beats.iter().find(|line| {
                let (kind, name) = line.rule.text.split_once('.').unwrap_or((&one.claim.name.text, &line.rule.text));
                numbers.get(&(kind, name)) == Some(&next)
            })?;
            Some((self.rules.files[one.file].tree.source, line.span, format!("beats {}", path[at + 1])))
        });
        let Some((source, span, text)) = labels.next() else { return };
        let message = format!("expected rules of which one wins, found a circle: {}", order::shorten(&path));
        let report = Diagnostic::error(code::BEATS_CYCLE, message, source, span).label(text);
        let report = labels.take(4).fold(report, |report, (source, span, text)| report.also(source, span, text));
        self.reports.push(report.help("take one of them out of the circle"));
    }
}
