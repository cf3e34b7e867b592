//! Small closed classes of English words that say how a sentence is built. Tables only.

/// Words that open a relative clause after a comma.
pub const RELATIVE: &[&str] = &["who", "which", "whose", "whom", "where"];

/// Words that open an apposition or another aside after a comma: `, the envoy of the union,` `, not known for patience,`.
pub const APPOSITION: &[&str] = &[
    "the",
    "a",
    "an",
    "his",
    "her",
    "its",
    "their",
    "who",
    "aged",
    "not",
    "never",
    "none",
    "without",
    "unlike",
    "including",
    "far",
    "according",
];

/// Third-person pronouns that stand for a person.
pub const PERSON_PRONOUNS: &[&str] = &["he", "she"];

/// What is said at one time: `in a statement on Thursday, he said`.
pub const SAYINGS: &[&str] = &["statement", "interview", "speech", "briefing", "tweet", "letter", "memo"];

/// In front of a reason.
pub const REASONS: &[&str] = &["because", "due"];

/// Verbs of saying in the past.
pub const SAID: &[&str] = &["said", "told", "announced", "reported", "added", "confirmed"];

/// Before a count that is told beside a toll.
pub const BESIDE_TOLL: &[&str] = &[", with", ", leaving", ", while"];

/// Verbs that tell of the day of the article itself.
pub const PRESENT: &[&str] = &["is", "are", "has", "have", "remains", "remain", "wants", "want", "says", "say"];

/// Relative pronouns that stand for persons.
pub const OF_PERSONS: &[&str] = &["who", "whose", "whom"];

/// Whose somebody or something is, by a pronoun.
pub const POSSESSIVE_PRONOUNS: &[&str] = &["her", "his", "its", "their"];

/// Pronouns that are subjects and nothing else.
pub const SUBJECT_PRONOUNS: &[&str] = &["he", "she", "they", "we", "i"];

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

/// Words that open a subordinate clause: a negation or hedge before them does not reach behind them.
pub const SUBORDINATORS: &[&str] =
    &["who", "which", "where", "when", "because", "after", "before", "until", "since", "amid", "if", "unless"];

/// Words and marks that may join two clauses.
pub const JOINS_CLAUSES: &[&str] = &["and", "so", "as", "then", "but"];

/// Behind a conjunction or comma, these go on with the subject before: `said as he met her`, `stood firm, having spurned it`.
pub const SAME_SUBJECT: &[&str] = &["he", "she", "having", "being"];

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

/// What stands before a verb's base form: behind it, `and` with a past form is another statement (`did not comment and said`).
pub const GOVERNS_BASE: &[&str] =
    &["to", "do", "does", "did", "will", "would", "can", "could", "may", "might", "must", "shall", "should"];

/// Words that join words: what stands before one is no complete subject.
pub const JOINS_WORDS: &[&str] = &["and", "or", "nor", "but", "that", "than"];

/// Words with which no subject begins.
pub const NO_SUBJECT: &[&str] = &[
    "to",
    "not",
    "in",
    "on",
    "at",
    "of",
    "by",
    "for",
    "from",
    "with",
    "into",
    "after",
    "before",
    "during",
    "near",
    "over",
    "under",
    "if",
    "unless",
    "whether",
    "who",
    "which",
    "whose",
    "whom",
    "where",
    "when",
    "while",
    "because",
    "until",
    "according",
    "including",
    "especially",
    "even",
];

/// Words that stand before a noun.
pub const DETERMINERS: &[&str] = &[
    "the", "a", "an", "this", "that", "these", "those", "his", "her", "its", "their", "our", "my", "your", "any",
    "some", "no", "every", "each", "another", "several", "many", "few", "two", "three", "four", "five", "six", "seven",
    "eight", "nine", "ten", "'s", "'",
];

/// Nouns with a content: the `that` behind them says what it is.
pub const CONTENT_NOUNS: &[&str] = &[
    "claim",
    "claims",
    "report",
    "reports",
    "fact",
    "idea",
    "sign",
    "signs",
    "evidence",
    "proof",
    "indication",
    "indications",
    "suggestion",
    "suggestions",
    "allegation",
    "allegations",
    "doubt",
    "notion",
    "belief",
    "hope",
    "hopes",
    "fear",
    "fears",
    "possibility",
    "chance",
    "risk",
    "condition",
    "impression",
    "rumour",
    "rumours",
    "accusation",
    "accusations",
    "assertion",
    "news",
    "statement",
    "warning",
    "guarantee",
    "assurance",
    "assurances",
    "word",
];

/// Finite auxiliaries.
pub const AUXILIARIES: &[&str] = &[
    "is", "are", "was", "were", "am", "has", "have", "had", "will", "would", "did", "does", "do", "can", "could",
    "may", "might", "must", "should", "shall", "cannot",
];

/// Past forms that do not end in -ed, as far as they are no common noun as well.
pub const PAST_FORMS: &[&str] = &[
    "said", "told", "met", "held", "struck", "hit", "took", "gave", "came", "went", "fell", "rose", "found", "sent",
    "made", "saw", "began", "became", "broke", "drove", "fought", "spoke", "won", "lost", "led", "fled", "blew",
    "left", "wrote", "shot", "kept", "brought", "thought", "withdrew", "grew", "knew", "stood", "died", "sat", "flew",
    "chose", "sank", "threw", "sought",
];

/// Words in -ed that are no past form.
pub const NO_PAST_FORMS: &[&str] =
    &["hundred", "indeed", "speed", "united", "hatred", "kindred", "sacred", "armed", "wicked"];

/// Words of a cue that ask for no verb behind them: what follows may be a list of nouns.
pub const BEFORE_NOUNS: &[&str] = &[
    "no",
    "without",
    "neither",
    "nor",
    "of",
    "for",
    "nobody",
    "one",
    "perhaps",
    "than",
    "possible",
    "alleged",
    "suspected",
    "feared",
    "presumed",
    "believed",
    "unconfirmed",
    "possibility",
    "whether",
    "suspect",
];

/// Past futures: `said it would attend` says what `will attend` says.
pub const PAST_FUTURE: &[&str] = &["would"];

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

/// A question that begins so asks not whether, but takes for granted that.
pub const TAKES_FOR_GRANTED: &[&str] = &["why"];

/// Opens `As X said, …`.
pub const AS_SAID: &str = "as";

/// Verbs of saying with an object: what stands behind them is whom they speak to, never who speaks.
pub const NEVER_INVERTED: &[&str] = &["told", "tells", "tell"];

/// Nouns of someone, or something, that speaks for another.
pub const SPOKESPEOPLE: &[&str] =
    &["statement", "message", "letter", "spokesman", "spokeswoman", "spokesperson", "spokesmen", "spokespeople"];

/// Words between the subject and a verb of saying in the passive.
pub const PASSIVE: &[&str] = &["is", "are", "was", "were", "been", "being", "be"];

/// Words between an auxiliary and its verb.
pub const HELPERS: &[&str] = &["be", "been", "being", "have", "yet", "also", "ever", "even", "to", "still", "again"];

/// Months that are other words as well.
pub const MONTHS: &[&str] = &["May", "March"];

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
    "company",
    "operator",
    "union",
    "cabinet",
    "council",
    "court",
    "airline",
    "president",
    "staff",
];

/// Auxiliaries of what lies ahead.
pub const AHEAD: &[&str] = &["will", "shall", "would", "may", "might", "could"];

/// Forms of `be` that, with a word of [`AHEAD_OF_BE`], say what lies ahead.
pub const BE_AHEAD: &[&str] = &["is", "are", "was", "were"];

/// `Is to begin`, `are due back`.
pub const AHEAD_OF_BE: &[&str] = &["to", "due", "expected", "set", "likely", "scheduled"];

/// Between a conjunction and such a verb.
pub const BEFORE_AHEAD: &[&str] = &["now", "then", "also", "later", "next"];

/// Between a verb of saying and a time, these tell what the words are about or what is still to come, not when they were said:
/// `said of Monday's vote`, `said ahead of the vote on Monday`.
pub const NOT_WHEN_SAID: &[&str] =
    &["of", "about", "regarding", "concerning", "before", "ahead", "since", "until", "till", "by", "that"];

/// Points of the day: `minutes after midnight on Friday` is Friday itself.
pub const TIMES_OF_DAY: &[&str] = &[
    "midnight",
    "dawn",
    "daybreak",
    "sunrise",
    "daylight",
    "noon",
    "midday",
    "lunchtime",
    "dusk",
    "sunset",
    "nightfall",
    "dark",
    "am",
    "pm",
    "a.m.",
    "p.m.",
    "o'clock",
];

/// The auxiliary of what lay before something else in the past.
pub const PAST_PERFECT: &str = "had";

/// One unit: `a day before`.
pub const ONE: &[&str] = &["a", "an", "the", "one"];

/// Before a unit of time: `just a few hours before`.
pub const BEFORE_UNIT: &[&str] =
    &["just", "only", "barely", "some", "about", "a", "an", "the", "few", "several", "mere"];

/// Between a letter and its day: `in a letter dated 3 April`.
pub const DATED: &[&str] = &["dated"];

/// How one event lies to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// `since`
    Since,
    /// `before`
    Before,
    /// `after`
    After,
}

/// What a word says of how two events lie to each other.
pub fn side(word: &str) -> Option<Side> {
    match word {
        "since" => Some(Side::Since),
        "before" => Some(Side::Before),
        "after" => Some(Side::After),
        _ => None,
    }
}

/// How far a word before `before` and `after` reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// Less than a day.
    Hours,
    /// A unit of so many days.
    Days(i32),
}

/// `Hours before`, `shortly after`, `two days before`.
pub fn reach(word: &str) -> Option<Reach> {
    match word {
        "hours" | "hour" | "minutes" | "minute" | "moments" | "seconds" | "shortly" | "soon" | "immediately"
        | "just" => Some(Reach::Hours),
        "day" | "days" => Some(Reach::Days(1)),
        "week" | "weeks" => Some(Reach::Days(7)),
        _ => None,
    }
}

/// Before a further member of a list: `Venn and her counterpart`.
pub const BEFORE_MEMBER: &[&str] = &["the", "his", "her", "its", "their"];
