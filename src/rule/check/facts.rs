//! What is true of a pattern once its phrases are put in: whether it can match nothing, whether it has a word to look
//! for, what it surely binds, how large it grows. Worked out once a phrase, from the inner to the outer, without
//! recursion from phrase to phrase: a chain of a hundred thousand of them is as good as one of two.

use crate::diagnostic::{Diagnostic, code};
use crate::rule::ast::{LexiconEntries, Pattern, PatternNode, SlotDef};
use crate::rule::files::RuleFiles;
use crate::rule::names::{Definition, DefinitionId, Names, Scope};
use crate::rule::order;
use crate::rule::suggest::nearest;

/// Most parts of a pattern with its phrases put in, and deepest nesting of these.
const MAX_SIZE: u64 = 20_000;
const MAX_DEPTH: u32 = 256;

/// What is true of one pattern.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Facts {
    /// Whether it can match no token at all.
    pub nullable: bool,
    /// Whether every way to match it has a word to look for.
    pub literal: bool,
    /// Slots that every way to match it binds: a bit a slot, see [`bit`].
    pub binds: u64,
    /// Slots that some way to match it binds.
    pub mentions: u64,
    /// Whether it names any slot, be it declared or not.
    pub slots: bool,
    /// Whether a part of it is not known, so that the others are only a guess.
    pub unknown: bool,
    /// Number of parts.
    pub size: u64,
    /// Depth of nesting, phrases included.
    pub depth: u32,
}

impl Facts {
    fn leaf(nullable: bool, literal: bool) -> Self {
        Self { nullable, literal, binds: 0, mentions: 0, slots: false, unknown: false, size: 1, depth: 1 }
    }

    /// What stands for a part that could not be read or found: nothing more is said about it.
    pub fn unknown() -> Self {
        Self { unknown: true, binds: u64::MAX, ..Self::leaf(false, true) }
    }

    /// Of parts that all stand there.
    fn join(parts: impl Iterator<Item = Facts>) -> Self {
        let mut joined = Facts::leaf(true, false);
        for part in parts {
            joined.nullable &= part.nullable;
            joined.literal |= part.literal;
            joined.binds |= part.binds;
            joined.add(part);
        }
        joined
    }

    /// Of alternatives.
    fn either(mut parts: impl Iterator<Item = Facts>) -> Self {
        let Some(mut either) = parts.next() else { return Facts::leaf(true, false) };
        either.depth += 1;
        for part in parts {
            either.nullable |= part.nullable;
            either.literal &= part.literal;
            either.binds &= part.binds;
            either.add(part);
        }
        either
    }

    /// What holds of the whole if it holds of any part.
    fn add(&mut self, part: Facts) {
        self.mentions |= part.mentions;
        self.slots |= part.slots;
        self.unknown |= part.unknown;
        self.size = self.size.saturating_add(part.size);
        self.depth = self.depth.max(part.depth.saturating_add(1));
    }

    /// The same, but it may be left out.
    fn optional(self) -> Self {
        Self { nullable: true, literal: false, binds: 0, depth: self.depth.saturating_add(1), ..self }
    }

    /// Whether it is too large to be used, and why.
    pub fn excess(&self) -> Option<String> {
        if self.size > MAX_SIZE {
            return Some(format!(
                "expected a pattern of at most {MAX_SIZE} parts with its phrases put in, found {}",
                self.size
            ));
        }
        let deep = self.depth > MAX_DEPTH;
        deep.then(|| {
            format!("expected a pattern of at most {MAX_DEPTH} levels with its phrases put in, found {}", self.depth)
        })
    }
}

/// The bit of a slot: its place among the slots of its claim, of which there are at most 64; 0 if there is no such slot.
pub(super) fn bit(slots: &[SlotDef], name: &str) -> u64 {
    let slots = &slots[..slots.len().min(u64::BITS as usize)];
    slots.iter().position(|slot| slot.name.text == name).map_or(0, |place| 1 << place)
}

/// The bit of the slot that a name was meant for: a misspelt one is reported as such, and not also as a slot left empty.
/// All slots, where nobody can tell.
pub(super) fn meant(slots: &[SlotDef], name: &str) -> u64 {
    let own = bit(slots, name);
    if own != 0 {
        return own;
    }
    // Long names and many slots are not compared: this is asked often.
    let names = slots.iter().take(16).map(|slot| slot.name.text.as_str()).filter(|name| name.len() <= 24);
    nearest(name, names).map_or(u64::MAX, |near| bit(slots, near))
}

/// The facts of a pattern that is written in `scope`; those of phrases are known.
pub(super) fn of(pattern: &Pattern, scope: Scope, names: &Names<'_>, known: &[Option<Facts>]) -> Facts {
    let inner = |pattern: &Pattern| of(pattern, scope, names, known);
    match &pattern.node {
        PatternNode::Word(_) | PatternNode::Class { .. } => Facts::leaf(false, true),
        PatternNode::Quoted { text, .. } => Facts::leaf(text.trim().is_empty(), !text.trim().is_empty()),
        PatternNode::Slot { name, pattern } => {
            let mut facts = pattern.as_deref().map_or_else(|| Facts::leaf(false, false), inner);
            let slots = names.slots(scope);
            facts.binds |= meant(slots, &name.text);
            facts.mentions |= bit(slots, &name.text);
            facts.slots = true;
            facts.depth = facts.depth.saturating_add(1);
            facts
        }
        PatternNode::Gap(_) => Facts::leaf(true, false),
        PatternNode::Seq(parts) | PatternNode::AnyOrder(parts) => Facts::join(parts.iter().map(inner)),
        PatternNode::Alt(parts) => Facts::either(parts.iter().map(inner)),
        PatternNode::Optional(part) => inner(part).optional(),
        PatternNode::Repeat { pattern, min, max } => {
            let facts = inner(pattern);
            let size = facts.size.saturating_mul(u64::from(*max));
            let facts = if *min == 0 { facts.optional() } else { facts };
            Facts { size, ..facts }
        }
        PatternNode::Any => Facts::leaf(false, false),
        PatternNode::Not(part) | PatternNode::NotAfter(part) => {
            let part = inner(part);
            Facts { unknown: part.unknown, size: part.size, depth: part.depth, ..Facts::leaf(true, false) }
        }
        PatternNode::Ref(name) => match names.find(scope, name).and_then(|id| known.get(id)) {
            Some(Some(facts)) => Facts { depth: facts.depth.saturating_add(1), ..*facts },
            _ => Facts::unknown(),
        },
        PatternNode::Broken => Facts::unknown(),
    }
}

/// The names that a pattern refers to, with repetitions.
pub(super) fn references(pattern: &Pattern) -> Vec<&str> {
    let mut found = Vec::new();
    super::pattern::visit(pattern, &mut |part| {
        if let PatternNode::Ref(name) = &part.node {
            found.push(name.as_str());
        }
    });
    found
}

/// The facts of all definitions, in their order, and what is wrong with them: circles and sizes.
pub(super) fn all(rules: &RuleFiles, names: &Names<'_>) -> (Vec<Option<Facts>>, Vec<Diagnostic>) {
    let needs: Vec<Vec<DefinitionId>> =
        names.all.iter().map(|&(scope, definition)| needs(scope, definition, names)).collect();
    let (order, circles) = order::order(&needs);
    let mut reports: Vec<Diagnostic> = circles.iter().map(|circle| report_circle(circle, rules, names)).collect();
    let mut known: Vec<Option<Facts>> = vec![None; names.all.len()];
    for id in order {
        let (scope, definition) = names.all[id];
        let facts = match definition {
            Definition::Lexicon(lexicon) => {
                let empty = matches!(&lexicon.entries, LexiconEntries::Inline(entries) if entries.is_empty());
                if empty { Facts::unknown() } else { Facts::leaf(false, true) }
            }
            Definition::Phrase(phrase) => {
                let facts = of(&phrase.pattern, scope, names, &known);
                match facts.excess() {
                    None => facts,
                    Some(message) => {
                        let source = rules.files[scope.file].tree.source;
                        let report = Diagnostic::error(code::TOO_LARGE, message, source, phrase.name.span);
                        reports.push(report.label("grows too large").help("split it into phrases that are used apart"));
                        Facts::unknown()
                    }
                }
            }
        };
        known[id] = Some(facts);
    }
    for circle in circles {
        for id in circle {
            known[id] = Some(Facts::unknown());
        }
    }
    (known, reports)
}

/// The definitions that one rests on.
fn needs(scope: Scope, definition: Definition<'_>, names: &Names<'_>) -> Vec<DefinitionId> {
    match definition {
        Definition::Phrase(phrase) => {
            references(&phrase.pattern).into_iter().filter_map(|name| names.find(scope, name)).collect()
        }
        Definition::Lexicon(lexicon) => {
            let parent = lexicon.parent.as_ref().filter(|parent| super::types::built_in(&parent.text).is_none());
            parent.and_then(|parent| names.find(scope, &parent.text)).into_iter().collect()
        }
    }
}

fn report_circle(circle: &[DefinitionId], rules: &RuleFiles, names: &Names<'_>) -> Diagnostic {
    let place = |id: DefinitionId| {
        let (scope, definition) = names.all[id];
        (rules.files[scope.file].tree.source, definition.name())
    };
    let (source, first) = place(circle[0]);
    let path: Vec<String> = circle.iter().chain(&circle[..1]).map(|&id| format!("`{}`", place(id).1.text)).collect();
    let message = format!("expected a name that does not rest on itself, found a circle: {}", order::shorten(&path));
    let mut report = Diagnostic::error(code::CYCLE, message, source, first.span);
    report = report.label(format!("rests on {}", path[1]));
    for (at, &id) in circle.iter().enumerate().skip(1).take(4) {
        let (source, name) = place(id);
        report = report.also(source, name.span, format!("rests on {}", path[at + 1]));
    }
    report.help("take one of them out of the circle")
}
