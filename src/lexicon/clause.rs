//! Small closed classes of English words that say how a sentence is built. Tables only.

/// Words that open a relative clause after a comma.
pub const RELATIVE: &[&str] = &["who", "which", "whose", "whom", "where"];

/// Words that open an apposition or another aside after a comma: `, the envoy of the union,` `, not known for patience,`.
pub const APPOSITION: &[&str] = &[
    "true",
    "keen",
    "eager",
    "anxious",
    "wary",
    "mindful",
    "aware",
    "unlike",
    "angry",
    "fearful",
    "faithful",
    "loyal",
    "both",
    "all",
    "mostly",
    "the",
    "a",
    "an",
    "one",
    "another",
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

/// In front of a reason.
pub const REASONS: &[&str] = &["because", "due"];

/// Whose somebody or something is, by a pronoun.
pub const POSSESSIVE_PRONOUNS: &[&str] = &["her", "his", "its", "their"];

/// Pronouns that are subjects and nothing else.
pub const SUBJECT_PRONOUNS: &[&str] = &["he", "she", "they", "we", "i"];

/// Pronouns of whoever speaks.
pub const FIRST_PERSON: &[&str] = &["we", "i"];

/// Third-person pronouns that stand for a group or a thing.
pub const GROUP_PRONOUNS: &[&str] = &["it", "they"];

/// Words that carry no content of their own in a text slot.
pub const EMPTY_WORDS: &[&str] = &[
    "the", "a", "an", "of", "for", "to", "in", "on", "at", "and", "its", "his", "her", "their", "this", "that", "any",
    "some", "'s", "'", "by", "with", ",",
];

/// Words that open a subordinate clause: a negation or hedge before them does not reach behind them.
pub const SUBORDINATORS: &[&str] =
    &["who", "which", "where", "when", "because", "after", "before", "until", "since", "amid", "if", "unless"];

/// Words and marks that may join two clauses.
pub const JOINS_CLAUSES: &[&str] = &["and", "so", "as", "then", "but"];

/// Behind a conjunction or comma, these go on with the subject before: `said as he met her`, `stood firm, having spurned it`.
pub const SAME_SUBJECT: &[&str] = &["he", "she", "having", "being"];

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
    "said", "told", "met", "held", "struck", "hit", "took", "got", "gave", "came", "went", "fell", "rose", "found",
    "sent", "made", "saw", "began", "became", "broke", "drove", "fought", "spoke", "won", "lost", "led", "fled",
    "blew", "left", "wrote", "shot", "kept", "brought", "thought", "withdrew", "grew", "knew", "stood", "died", "sat",
    "flew", "chose", "sank", "threw", "sought",
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

/// A question that begins so asks not whether, but takes for granted that.
pub const TAKES_FOR_GRANTED: &[&str] = &["why"];

/// Words between the subject and a verb of saying in the passive.
pub const PASSIVE: &[&str] = &["is", "are", "was", "were", "been", "being", "be"];

/// Words between an auxiliary and its verb.
pub const HELPERS: &[&str] = &["be", "been", "being", "have", "yet", "also", "ever", "even", "to", "still", "again"];

/// Months that are other words as well.
pub const MONTHS: &[&str] = &["May", "March"];

/// Auxiliaries of what lies ahead.
pub const AHEAD: &[&str] = &["will", "shall", "would", "may", "might", "could"];

/// Forms of `be` that, with a word of [`AHEAD_OF_BE`], say what lies ahead.
pub const BE_AHEAD: &[&str] = &["is", "are", "was", "were"];

/// `Is to begin`, `are due back`.
pub const AHEAD_OF_BE: &[&str] = &["to", "due", "expected", "set", "likely", "scheduled"];

/// Between a conjunction and such a verb.
pub const BEFORE_AHEAD: &[&str] = &["now", "then", "also", "later", "next"];

/// Before a further member of a list: `Venn and her counterpart`.
pub const BEFORE_MEMBER: &[&str] = &["the", "his", "her", "its", "their"];
