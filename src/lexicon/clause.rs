//! Small closed classes of English words that say how a sentence is built. Tables only.

/// Words that open a relative clause after a comma.
pub const RELATIVE: &[&str] = &["who", "which", "whose", "whom", "where"];

/// Words that open an apposition after a comma: `, the envoy of the union,`.
pub const APPOSITION: &[&str] = &["the", "a", "an", "his", "her", "its", "their", "who", "aged"];

/// Prepositions after which a name is where something is.
pub const PLACE_PREPOSITIONS: &[&str] = &["in", "near", "at", "from", "outside", "around", "across", "off", "to"];

/// Third-person pronouns that stand for a person.
pub const PERSON_PRONOUNS: &[&str] = &["he", "she"];

/// Third-person pronouns that stand for a group or a thing.
pub const GROUP_PRONOUNS: &[&str] = &["it", "they"];

/// Words that carry no content of their own in a text slot.
pub const EMPTY_WORDS: &[&str] = &[
    "the", "a", "an", "of", "for", "to", "in", "on", "at", "and", "its", "his", "her", "their", "this", "that", "any",
    "some", "'s", "'", "by", "with", ",",
];

/// Unnamed sources, whose word counts as the outlet's own: the noun in front of the verb of saying.
pub const GENERIC_SOURCES: &[&str] = &[
    "police",
    "officials",
    "official",
    "rescuers",
    "firefighters",
    "hospital",
    "hospitals",
    "doctors",
    "medics",
    "witnesses",
    "witness",
    "sources",
    "source",
    "authorities",
    "residents",
    "survivors",
    "reports",
    "report",
    "media",
    "aide",
    "aides",
    "analysts",
    "experts",
    "diplomats",
    "diplomat",
    "workers",
    "paramedics",
    "relatives",
    "neighbours",
    "neighbors",
    "locals",
    "investigators",
    "prosecutors",
    "spokesman",
    "spokeswoman",
    "spokesperson",
    "statement",
    "agency",
    "agencies",
    "people",
    "activists",
    "monitors",
    "troops",
    "soldiers",
    "guards",
    "staff",
    "teachers",
    "lawyers",
    "newspaper",
    "newspapers",
    "tv",
];

/// Words that may stand between a speaker and the verb of saying.
pub const BEFORE_VERB: &[&str] = &[
    "also",
    "later",
    "earlier",
    "then",
    "has",
    "had",
    "have",
    "himself",
    "herself",
    "itself",
    "again",
    "on",
    "late",
    "early",
    "repeatedly",
    "publicly",
    "quickly",
    "separately",
    "meanwhile",
    "however",
    "since",
    "already",
    "just",
    "now",
    "was",
    "is",
];

/// Words that may stand between a verb of saying and the time at which it was said.
pub const BEFORE_TIME: &[&str] =
    &["on", "in", "late", "early", "reporters", "a", "statement", "journalists", "to", "earlier", "there"];

/// Words that open a subordinate clause: a negation or hedge before them does not reach behind them.
pub const SUBORDINATORS: &[&str] =
    &["who", "which", "where", "when", "because", "after", "before", "until", "since", "amid"];
