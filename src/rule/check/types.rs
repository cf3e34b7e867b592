//! What a slot is declared to hold.

use crate::claim::SlotType;
use crate::rule::ast::SlotDef;
use crate::rule::identity::MAX_LEVELS;
use crate::rule::names::{Definition, Names, Scope};

/// The types that need no lexicon.
pub(super) const BUILT_IN: [&str; 10] =
    ["count", "time", "place", "actor", "person", "org", "money", "percent", "duration", "text"];

/// The type of this name.
pub(super) fn built_in(name: &str) -> Option<SlotType> {
    Some(match name {
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
        _ => return None,
    })
}

/// The type of a slot; `None` where it names a lexicon that is not known.
pub(super) fn of(slot: &SlotDef, scope: Scope, names: &Names<'_>) -> Option<SlotType> {
    match &slot.ty[..] {
        [one] => built_in(&one.text)
            .or_else(|| names.lexicon(scope, &one.text).map(|lexicon| SlotType::Lexicon(lexicon.name.text.clone()))),
        symbols => Some(SlotType::Symbols(symbols.iter().map(|symbol| symbol.text.clone()).collect())),
    }
}

/// The built-in type that members of a lexicon are, at the end of the chain of parents; those of none are words.
pub(super) fn base(ty: SlotType, scope: Scope, names: &Names<'_>) -> Option<SlotType> {
    let SlotType::Lexicon(name) = ty else { return Some(ty) };
    let mut found = names.find(scope, &name)?;
    for _ in 0..MAX_LEVELS {
        let &(scope, Definition::Lexicon(lexicon)) = names.all.get(found)? else { return None };
        let Some(parent) = &lexicon.parent else { return Some(SlotType::Text) };
        if let Some(ty) = built_in(&parent.text) {
            return Some(ty);
        }
        found = names.find(scope, &parent.text)?;
    }
    None
}

/// A type with its article, for messages.
pub(super) fn describe(ty: &SlotType) -> String {
    match ty {
        SlotType::Symbols(_) => "a list of symbols".to_owned(),
        SlotType::Lexicon(name) => format!("a member of `{name}`"),
        SlotType::Actor => "an `actor`".to_owned(),
        SlotType::Org => "an `org`".to_owned(),
        other => {
            format!("a `{}`", BUILT_IN.iter().find(|name| built_in(name).as_ref() == Some(other)).unwrap_or(&"text"))
        }
    }
}
