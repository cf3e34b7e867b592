//! Small closed classes of English words about saying: who speaks, with what verb, when, and in what document. Tables only.

/// Verbs of saying in the past.
pub const SAID: &[&str] = &["said", "told", "announced", "reported", "added", "confirmed"];

/// Words that are nouns as often as verbs of saying.
pub const NOUN_OR_VERB: &[&str] = &[
    "report", "reports", "state", "states", "claim", "claims", "note", "notes", "remark", "remarks", "reply",
    "replies", "stress", "stresses", "record", "records", "dispute", "disputes", "warns", "recall", "recalls",
];

/// Words before the base form of a verb.
pub const BEFORE_BASE: &[&str] = &[
    "to", "will", "would", "may", "might", "can", "could", "must", "should", "did", "does", "do", "not", "n't", "i",
    "we", "you", "they", "police", "media", "people", "who", "also",
];

/// Words with which a clause goes on behind `said`; so it does not trail what stands before it.
pub const GOES_ON: &[&str] = &["that", "it", "he", "she", "they", "there", "so", "no", "nothing", "we", "i", "if"];

/// Opens `As X said, …`.
pub const AS_SAID: &str = "as";

/// Verbs of saying with an object: what stands behind them is whom they speak to, never who speaks.
pub const NEVER_INVERTED: &[&str] = &["told", "tells", "tell"];

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
    "teachers",
    "lawyers",
    "newspaper",
    "newspapers",
    "tv",
];

/// Nouns of someone, or something, that speaks for another.
pub const SPOKESPEOPLE: &[&str] =
    &["statement", "message", "letter", "spokesman", "spokeswoman", "spokesperson", "spokesmen", "spokespeople"];

/// Nouns of offices that speak by name, even where the state is not named: `the transport ministry`, `the mayor's office`.
pub const OFFICES: &[&str] = &[
    "ministry",
    "government",
    "army",
    "military",
    "presidency",
    "navy",
    "office",
    "embassy",
    "parliament",
    "minister",
    "governor",
    "mayor",
    "department",
    "directorate",
    "commission",
    "inspectorate",
    "organisation",
    "organization",
    "company",
    "owner",
    "operator",
    "union",
    "cabinet",
    "council",
    "court",
    "airline",
    "president",
    "staff",
];

/// Before the noun of an office that speaks for nobody but the outlet: `the fire department`.
pub const RESCUE: &[&str] = &["fire", "police", "sheriff", "rescue", "ambulance"];

/// Relative pronouns that stand for persons.
pub const OF_PERSONS: &[&str] = &["who", "whose", "whom"];

/// Before the time of a verb of saying: `Holm in May said`.
pub const BEFORE_TIME_OF_SAYING: &[&str] = &["on", "in", "at"];

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

/// What a source is said to stand in: `according to a report by Lumen`.
pub const DOCUMENTS: &[&str] = &[
    "report",
    "reports",
    "tally",
    "study",
    "survey",
    "statement",
    "count",
    "figures",
    "data",
    "estimate",
    "estimates",
    "database",
    "analysis",
    "poll",
    "research",
    "statistics",
    "numbers",
    "letter",
    "indictment",
    "documents",
    "document",
];

/// Between a document and who wrote it.
pub const BEFORE_AUTHOR: &[&str] = &["by", "from", "of"];

/// What is said at one time: `in a statement on Thursday, he said`.
pub const SAYINGS: &[&str] = &["statement", "interview", "speech", "briefing", "tweet", "letter", "memo"];

/// Between a letter and its day: `in a letter dated 3 April`.
pub const DATED: &[&str] = &["dated"];

/// Words that may stand between a verb of saying and the time at which it was said.
pub const BEFORE_TIME: &[&str] = &[
    "on",
    "in",
    "late",
    "early",
    "reporters",
    "a",
    "an",
    "the",
    "statement",
    "journalists",
    "to",
    "earlier",
    "there",
    "at",
    "press",
    "news",
    "conference",
    "briefing",
    "interview",
    "television",
    "tv",
    "radio",
    "x",
    "twitter",
    "telegram",
    "facebook",
    "social",
    "media",
    "post",
    "posted",
    "parliament",
    "lawmakers",
    "with",
    "by",
    "phone",
    "from",
    "here",
];

/// Between a verb of saying and a time, these tell what the words are about or what is still to come, not when they were said:
/// `said of Monday's vote`, `said ahead of the vote on Monday`.
pub const NOT_WHEN_SAID: &[&str] =
    &["of", "about", "regarding", "concerning", "before", "ahead", "since", "until", "till", "by", "that"];

/// Before a count to which a toll rose: the day beside it is that on which it was told.
pub const BEFORE_TOLL: &[&str] = &["to", "at", "reached", "hit", "passed", "topped"];

/// In what is told of a count that holds on the day on which it is told, since its event.
pub const STILL: &[&str] = &["still", "remain", "remains", "remained"];

/// Before a count that is told beside a toll.
pub const BESIDE_TOLL: &[&str] = &[", with", ", leaving", ", while"];
