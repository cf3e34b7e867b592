//! Where people meet and what sits: houses without a name, and bodies that only their meetings are told of. Tables only.

/// Houses and grounds: `at the town hall`.
pub const HOUSES: &[&str] = &[
    "hall",
    "hospital",
    "clinic",
    "cathedral",
    "church",
    "chapel",
    "mosque",
    "temple",
    "synagogue",
    "monastery",
    "convent",
    "palace",
    "residence",
    "home",
    "house",
    "villa",
    "mansion",
    "castle",
    "hotel",
    "inn",
    "office",
    "offices",
    "campus",
    "school",
    "library",
    "museum",
    "university",
    "restaurant",
    "farm",
    "ranch",
    "estate",
    "retreat",
    "lodge",
    "club",
    "clubhouse",
    "courthouse",
    "airport",
    "airbase",
    "airfield",
    "base",
    "barracks",
    "camp",
    "resort",
    "theatre",
    "theater",
    "centre",
    "center",
    "building",
    "complex",
    "compound",
    "headquarters",
    "post",
    "crossing",
    "stadium",
    "pavilion",
    "lakeside",
    "seat",
    "chancellery",
];

/// In these one meets, too: `in the parish hall`.
pub const IN_HOUSES: &[&str] = &[
    "hall",
    "palace",
    "residence",
    "villa",
    "mansion",
    "castle",
    "chapel",
    "library",
    "house",
    "restaurant",
    "courthouse",
];

/// Which of its kind they are, another word says: `the port office`, but not `his office`.
pub const OF_MANY: &[&str] = &[
    "office",
    "offices",
    "hall",
    "house",
    "base",
    "camp",
    "centre",
    "center",
    "building",
    "complex",
    "compound",
    "post",
    "crossing",
    "seat",
    "estate",
    "club",
    "headquarters",
];

/// Behind a house, these begin where it lies, and that says more: `at a hotel near the border`.
pub const LIES: &[&str] =
    &["in", "of", "near", "outside", "beside", "overlooking", "on", "at", "along", "above", "behind"];

/// Bodies that sit: `a cabinet meeting`, `the county assembly`.
pub const SITTING: &[&str] = &[
    "cabinet",
    "council",
    "board",
    "committee",
    "assembly",
    "commission",
    "panel",
    "coalition",
    "caucus",
    "parliament",
    "senate",
    "politburo",
    "presidium",
    "subcommittee",
];

/// Before such a noun these say of what sort the meeting is: `an emergency cabinet meeting`.
pub const SORTS_OF_MEETING: &[&str] = &[
    "emergency",
    "special",
    "extraordinary",
    "urgent",
    "crisis",
    "weekly",
    "monthly",
    "annual",
    "regular",
    "joint",
    "planned",
    "scheduled",
    "next",
    "first",
    "second",
    "third",
    "last",
    "late",
    "closed",
    "private",
    "full",
    "key",
    "high-level",
    "rare",
    "new",
    "further",
    "final",
    "two-day",
    "routine",
    "informal",
    "formal",
    "hastily",
    "another",
];

/// What they meet for: a noun behind the body.
pub const MEETINGS: &[&str] =
    &["meeting", "meetings", "session", "sessions", "sitting", "summit", "conference", "talks", "gathering"];

/// Two or more who are told only by what they are: `the two ministers`.
pub const PEERS: &[&str] = &[
    "ministers",
    "leaders",
    "presidents",
    "premiers",
    "chancellors",
    "mayors",
    "governors",
    "envoys",
    "ambassadors",
    "negotiators",
    "men",
    "women",
    "politicians",
    "rivals",
    "diplomats",
    "generals",
    "commanders",
    "officials",
];

/// Behind `the two` without a noun: its verb.
pub const AFTER_PAIR: &[&str] = &[
    "will",
    "would",
    "may",
    "might",
    "could",
    "are",
    "were",
    "have",
    "had",
    "met",
    "meet",
    "spoke",
    "talked",
    "last",
    "discussed",
    "agreed",
    "did",
    "do",
    "also",
    "then",
    "sat",
    "shook",
    "is",
    "was",
    "held",
];

/// Those who act for a body or a person behind `of`, whatever it is.
pub const ACT_FOR: &[&str] = &["envoys", "negotiators", "representatives"];

/// Those who lead a body behind `of`, whose name nobody may know.
pub const LEAD: &[&str] = &["directors", "leaders", "commanders", "lawmakers", "owners"];

/// Before people who take part: `a meeting of league clubs`.
pub const BEFORE_COMPANY: &[&str] = &["of", "with", "between"];

/// Posts of which several may be spoken of as `the two ministers`, each with its one.
pub const POSTS_OF_PEERS: &[(&str, &str)] = &[
    ("ministers", "minister"),
    ("presidents", "president"),
    ("premiers", "premier"),
    ("chancellors", "chancellor"),
    ("mayors", "mayor"),
    ("governors", "governor"),
    ("envoys", "envoy"),
    ("ambassadors", "ambassador"),
    ("negotiators", "negotiator"),
    ("generals", "general"),
    ("commanders", "commander"),
];

/// Parties that are no persons, counted: `both countries`.
pub const NO_PERSONS: &[&str] = &[
    "countries",
    "governments",
    "nations",
    "states",
    "neighbours",
    "neighbors",
    "capitals",
    "armies",
    "militaries",
    "delegations",
];

/// Last words of names that are no company's for all the `air` in them.
pub const NO_CARRIERS: &[&str] = &["force", "forces", "base", "command", "defence", "defense"];

/// With a capital and an article, the last word of a name that has been told in full: `the Movement`.
pub const SHORT_BODIES: &[&str] = &[
    "alliance",
    "army",
    "assembly",
    "association",
    "bank",
    "bloc",
    "board",
    "brotherhood",
    "bureau",
    "coalition",
    "commission",
    "committee",
    "company",
    "confederation",
    "congress",
    "council",
    "federation",
    "force",
    "forum",
    "front",
    "fund",
    "group",
    "institute",
    "league",
    "ministry",
    "mission",
    "movement",
    "office",
    "organisation",
    "organization",
    "party",
    "society",
    "syndicate",
    "union",
];
