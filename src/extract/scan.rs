//! The literal scan: which rules can match in which sentence at all, from one pass over the raw text.

use aho_corasick::{AhoCorasick, MatchKind};

use crate::rule::RuleSet;
use crate::span::Span;

/// One automaton over the anchor words of all rules.
#[derive(Debug)]
pub struct Scan {
    automaton: Option<AhoCorasick>,
    /// Pattern → rules.
    rules: Vec<Vec<u32>>,
    /// Rules with a pattern that no literal announces: they are tried everywhere. `check` refuses them; they stay harmless.
    always: Vec<u32>,
}

/// An anchor word in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Anchor {
    pattern: u32,
    span: Span,
}

impl Scan {
    /// Builds the automaton.
    pub fn new(set: &RuleSet) -> Self {
        let mut forms: Vec<(String, Vec<u32>)> = Vec::new();
        let mut known = rustc_hash::FxHashMap::default();
        let mut always = Vec::new();
        for (number, rule) in set.rules.iter().enumerate() {
            for program in &rule.matches {
                if program.anchor_forms.is_empty() {
                    always.push(number as u32);
                }
                for form in &program.anchor_forms {
                    let at = *known.entry(form.clone()).or_insert_with(|| {
                        forms.push((form.clone(), Vec::new()));
                        forms.len() - 1
                    });
                    if forms[at].1.last() != Some(&(number as u32)) {
                        forms[at].1.push(number as u32);
                    }
                }
            }
        }
        always.dedup();
        let automaton = AhoCorasick::builder()
            .match_kind(MatchKind::Standard)
            .ascii_case_insensitive(true)
            .build(forms.iter().map(|(form, _)| form))
            .ok()
            .filter(|_| !forms.is_empty());
        Self { automaton, rules: forms.into_iter().map(|(_, rules)| rules).collect(), always }
    }

    /// Whether no rule is tried everywhere: a text without a hit then has no candidates.
    pub fn is_selective(&self) -> bool {
        self.always.is_empty()
    }

    /// All anchor words in a text, by their ends.
    pub fn hits(&self, text: &str) -> Vec<Anchor> {
        let Some(automaton) = &self.automaton else { return Vec::new() };
        automaton
            .find_overlapping_iter(text)
            .filter(|hit| is_word(text, hit.start(), hit.end()))
            .map(|hit| Anchor { pattern: hit.pattern().as_u32(), span: Span::new(hit.start(), hit.end()) })
            .collect()
    }

    /// For each of the spans (in order, apart), the rules that may match there, in ascending order.
    pub fn candidates(&self, hits: &[Anchor], spans: &[Span]) -> Vec<Vec<usize>> {
        let mut found: Vec<Vec<usize>> = vec![self.always.iter().map(|&rule| rule as usize).collect(); spans.len()];
        let mut at = 0;
        for hit in hits {
            while at < spans.len() && spans[at].end < hit.span.end {
                at += 1;
            }
            let Some(span) = spans.get(at) else { break };
            if hit.span.start >= span.start {
                found[at].extend(self.rules[hit.pattern as usize].iter().map(|&rule| rule as usize));
            }
        }
        for rules in &mut found {
            rules.sort_unstable();
            rules.dedup();
        }
        found
    }
}

/// Whether no letter or digit stands directly before or after.
fn is_word(text: &str, start: usize, end: usize) -> bool {
    let letter = |c: char| c.is_alphanumeric();
    !text[..start].chars().next_back().is_some_and(letter) && !text[end..].chars().next().is_some_and(letter)
}
