//! A step in one line that fits where lines are short.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use super::super::safe;
use super::Compared;
use super::told::Told;
use crate::diff::{Change, ChangeKind};
use crate::value::Value;

/// Where such lines are posted they may have 280 characters; arrows and dots count twice there.
const LONGEST: usize = 270;
const LONGEST_OUTLET: usize = 60;
const LONGEST_CHANGE: usize = 110;

impl Compared<'_> {
    /// The changes that are more than wording and place.
    pub fn substantial(&self) -> impl Iterator<Item = &Change> {
        self.step.changes.iter().filter(|change| !matches!(change.change, ChangeKind::Moved | ChangeKind::Reworded))
    }

    /// How many claims changed in more than wording and place, and how many of them silently. One of which two things changed is one.
    pub fn changed(&self) -> (usize, usize) {
        let pair = |change: &Change| (change.old, change.new);
        let all: BTreeSet<_> = self.substantial().map(pair).collect();
        let silent: BTreeSet<_> = self.substantial().filter(|change| change.silent).map(pair).collect();
        (all.len(), silent.len())
    }

    /// Outlet, headline, how many claims changed and how many of them silently, and the change that weighs most.
    pub fn summary(&self) -> String {
        let (changed, silent) = self.changed();
        let mut text = cut(&safe(self.outlet()), LONGEST_OUTLET);
        let _ = match changed {
            0 => write!(text, " changed no claim"),
            1 => write!(text, " changed 1 claim"),
            more => write!(text, " changed {more} claims"),
        };
        let mut tail = match (changed, silent) {
            (_, 0) => String::new(),
            (1, _) => ", silently".to_owned(),
            (_, silent) => format!(", {silent} silently"),
        };
        if let Some(change) = self.substantial().min_by_key(|change| self.weight(change)) {
            let _ = write!(tail, ": {}", cut(&safe(&self.in_short(change)), LONGEST_CHANGE));
            // Where some changed silently, nobody should take this one for one of them.
            if silent > 0 && !change.silent {
                tail.push_str(if change.change.wants_a_note() { " (noted)" } else { " (not silently)" });
            }
        }
        if let Some(headline) = &self.new.headline {
            let room = LONGEST.saturating_sub(text.chars().count() + tail.chars().count() + " in “”".chars().count());
            let _ = write!(text, " in “{}”", cut(&safe(headline), room));
        }
        text + &tail
    }

    /// Lighter is more important: lives, other counts, the rest; of these what readers were not told, then what was said outright,
    /// then in the order of the text.
    fn weight(&self, change: &Change) -> (usize, bool, u8) {
        let (old, new) = self.claims(change);
        let slot = change.slot.as_deref().unwrap_or_default();
        let is_count =
            [old, new].into_iter().flatten().filter_map(|claim| claim.slot(slot)).any(|slot| {
                slot.values.iter().any(|filled| matches!(filled.value, Value::Count(_) | Value::Money { .. }))
            });
        let rank = WEIGHTY.iter().position(|name| *name == slot).filter(|_| is_count);
        let rank = rank.unwrap_or(WEIGHTY.len() + usize::from(!is_count));
        let sort = match change.change {
            ChangeKind::Value => 0,
            ChangeKind::Removed => 1,
            ChangeKind::Hedged | ChangeKind::Unhedged => 2,
            ChangeKind::Source => 3,
            ChangeKind::Added | ChangeKind::Reworded | ChangeKind::Moved => 4,
        };
        (rank, !change.silent, sort)
    }

    /// `casualties killed 1 → 2`
    fn in_short(&self, change: &Change) -> String {
        let (old, new) = self.claims(change);
        let told = Told::new(change, (old, new));
        match (told.values, new.or(old)) {
            (Some((before, after)), _) => format!("{} {before} → {after}", told.what),
            (None, Some(claim)) => format!("{} {}, “{}”", told.what, told.change, claim.evidence.sentence_text),
            (None, None) => format!("{} {}", told.what, told.change),
        }
    }
}

/// Of what is counted, this weighs most, in this order: lives before everything else.
const WEIGHTY: [&str; 3] = ["killed", "injured", "missing"];

/// The text, or its beginning with dots.
fn cut(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let mut short: String = text.chars().take(most.saturating_sub(1)).collect();
    short.truncate(short.trim_end().len());
    short.push('…');
    short
}
