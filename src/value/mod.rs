//! What a slot can hold, and how two such values relate. Arithmetic only: no text is read here.

mod actor;
mod count;
mod day;
mod elapsed;
mod moment;
mod place;
mod relation;
mod time;

pub use actor::{Actor, ActorKind};
pub use count::{Count, Range};
pub use day::day_number;
pub use elapsed::began;
pub use moment::Moment;
pub use place::{Place, PlaceNode};
pub use relation::{Relation, Strength};
pub use time::{Time, Window};

/// A typed value.
#[derive(Clone, Debug, PartialEq, Hash)]
pub enum Value {
    /// How many.
    Count(Count),
    /// When.
    Time(Time),
    /// Where.
    Place(Place),
    /// Who.
    Actor(Actor),
    /// Words, normalised for comparison.
    Text(TextValue),
    /// One of a declared list.
    Symbol(String),
    /// An amount of money: currency as ISO 4217 where known, else as written.
    Money {
        /// ISO 4217 code or the words used.
        currency: String,
        /// How much, as a count of whole units.
        amount: Count,
    },
    /// A share of a hundred, in hundredths of a percent.
    Percent(Count),
    /// A length of time in days.
    Duration(Count),
}

/// Bound words: what stands there, and the form that is compared.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct TextValue {
    /// Folded content words; words that a named phrase matched stand as `@phrase`, so that synonyms compare equal.
    pub norm: Vec<String>,
    /// Whom the words name, by the usual name; `None` where they name no person.
    pub name: Option<String>,
}

impl TextValue {
    /// How `other` relates to `self`, by their sets of words: more words say more.
    ///
    /// Disjoint where they share no word, where both bring a number and the numbers differ (a 30-hour against a 48-hour
    /// truce), where each has words of its own but only one of them a number (a 30-hour against a full truce), where
    /// they share nothing but the sort of thing (`@offer`) and each has words of its own, and where only one names a sort
    /// (the council, `@attack` on the council). Softly so in the last three cases: the words alone do not prove it.
    pub fn relation(&self, other: &TextValue) -> Relation {
        let mine = self.norm.iter().filter(|word| !other.norm.contains(word)).collect::<Vec<_>>();
        let theirs = other.norm.iter().filter(|word| !self.norm.contains(word)).collect::<Vec<_>>();
        let number = |words: &[&String]| words.iter().any(|word| word.bytes().any(|byte| byte.is_ascii_digit()));
        let shared = self.norm.len() > mine.len();
        if !shared || (number(&mine) && number(&theirs)) {
            return if self.norm == other.norm { Relation::Equal } else { Relation::Disjoint(Strength::Hard) };
        }
        let plain = |word: &String| !word.starts_with('@');
        // A thing, and what it is about: "the government", "the attack on the government".
        let sorted = |text: &TextValue| text.norm.iter().any(|word| !plain(word));
        if sorted(self) != sorted(other) {
            return Relation::Disjoint(Strength::Soft);
        }
        // Two things of one sort, each with words of its own: "the offer of engineers", "a plan for the harbour".
        let told_apart = |words: &[&String]| words.iter().any(|word| plain(word));
        let one_sort = !self.norm.iter().any(|word| plain(word) && other.norm.contains(word));
        let two = one_sort && told_apart(&mine) && told_apart(&theirs);
        if two || !mine.is_empty() && !theirs.is_empty() && number(&mine) != number(&theirs) {
            return Relation::Disjoint(Strength::Soft);
        }
        // The other way round than for places: more words mean fewer things.
        Relation::of_sets(theirs.is_empty(), mine.is_empty())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(a: &str, b: &str, expected: Relation) {
        let read = |text: &str| TextValue { norm: text.split_whitespace().map(str::to_owned).collect(), name: None };
        assert_eq!(read(a).relation(&read(b)), expected, "{a} against {b}");
        assert_eq!(read(b).relation(&read(a)), expected.flipped(), "{b} against {a}");
    }

    #[test]
    fn texts() {
        check("full @truce", "@truce full", Relation::Equal);
        check("@truce", "full @truce", Relation::Narrow);
        check("council", "latest @attack council", Relation::Disjoint(Strength::Soft));
        check("trewin draft", "brannet draft", Relation::Over);
        check("follow-up @meeting", "prisoner swap", Relation::Disjoint(Strength::Hard));
        check("30-hour @truce", "48-hour @truce", Relation::Disjoint(Strength::Hard));
        check("full @truce", "30-hour easter @truce", Relation::Disjoint(Strength::Soft));
        check("", "", Relation::Equal);
    }
}
