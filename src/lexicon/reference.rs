//! Nouns that stand for somebody, or some place, named elsewhere in an article. Tables only.

/// Bodies that decide and speak, named or not: `the port authority`, `the union`.
pub const BODIES: &[&str] = &[
    "union",
    "company",
    "operator",
    "authority",
    "ministry",
    "government",
    "parliament",
    "cabinet",
    "army",
    "military",
    "navy",
    "council",
    "commission",
    "presidency",
    "regulator",
    "junta",
    "senate",
    "police",
];

/// Bodies that these words mean only where the article has said of a name that it is one.
pub const ROLES: &[&str] =
    &["owner", "firm", "airline", "carrier", "bank", "party", "movement", "militia", "federation", "association"];

/// Whether a noun names a body, or what a body is to somebody: `the dam's owner`.
pub fn is_body(word: &str) -> bool {
    BODIES.contains(&word) || ROLES.contains(&word)
}

/// Words for one sort of body: `the company` may be who was called the owner.
pub const KIN: &[&[&str]] = &[
    &[
        "company",
        "owner",
        "operator",
        "firm",
        "airline",
        "carrier",
        "line",
        "employer",
        "manufacturer",
        "maker",
        "air",
        "airlines",
        "airways",
    ],
    &["army", "military"],
    // `The Kelm Dock Workers' Alliance`
    &["union", "workers", "employees"],
    &["militia", "movement"],
];

/// Offices that one person holds.
pub const OFFICES: &[&str] = &[
    "president",
    "minister",
    "premier",
    "chancellor",
    "governor",
    "mayor",
    "king",
    "envoy",
    "secretary",
    "ambassador",
    "senator",
    "general",
    "colonel",
    "bishop",
    "archbishop",
    "sheriff",
];

/// Titles that are written short before a name.
pub const SHORT: &[(&str, &str)] = &[
    ("gov", "governor"),
    ("sen", "senator"),
    ("gen", "general"),
    ("col", "colonel"),
    ("amb", "ambassador"),
    ("pres", "president"),
];

/// Bodies that need no article: `Parliament will sit`, `riot police cleared`.
pub const BARE: &[&str] = &["parliament", "police"];

/// The same, only with one of the words that stand before a bare body: `security forces`.
pub const BARE_WITH: &[&str] = &["forces", "troops", "guards"];

/// Words before a bare body that belong to it.
pub const BEFORE_BARE: &[&str] =
    &["riot", "military", "border", "security", "local", "state", "federal", "national", "government"];

/// People who act for the body whose they are: `the company's directors`.
pub const PEOPLE_OF: &[&str] = &[
    "directors",
    "director",
    "managers",
    "executives",
    "representatives",
    "officials",
    "lawyers",
    "negotiators",
    "leaders",
    "bosses",
    "delegates",
    "envoys",
    "owners",
    "management",
    "board",
];

/// Several who are sent together: `Chadian water delegation`.
pub const SENT: &[&str] = &["delegation", "delegations", "team"];

/// Posts that one person holds, before a comma and the name: `the head of the union, Lea Holm`.
pub const POSTS: &[&str] = &[
    "head",
    "chief",
    "leader",
    "chairman",
    "chairwoman",
    "chair",
    "president",
    "director",
    "manager",
    "executive",
    "engineer",
    "secretary",
    "secretary-general",
    "commander",
    "general",
    "minister",
    "premier",
    "chancellor",
    "governor",
    "mayor",
    "envoy",
    "ambassador",
    "counterpart",
    "colleague",
    "predecessor",
    "successor",
    "rival",
    "negotiator",
    "mediator",
    "representative",
    "spokesman",
    "spokeswoman",
    "speaker",
    "founder",
    "owner",
    "boss",
    "captain",
    "coach",
    "king",
    "emir",
    "prince",
    "sultan",
    "bishop",
    "archbishop",
    "patriarch",
    "number",
    "deputy",
];

/// Whose kin somebody is, behind the name and a comma: `Saar, mother of two of them,`.
pub const FAMILY: &[&str] =
    &["mother", "father", "brother", "sister", "wife", "husband", "daughter", "son", "widow", "cousin"];

/// Whoever holds the same office elsewhere: `his Chadian counterpart`.
pub const COUNTERPARTS: &[&str] = &["counterpart", "colleague", "counterparts", "colleagues"];

/// Behind `his` and `her`: whoever it is takes part.
pub const GATHERINGS: &[&str] = &[
    "meeting",
    "talks",
    "call",
    "conversation",
    "discussions",
    "dinner",
    "lunch",
    "breakfast",
    "audience",
    "encounter",
    "session",
];

/// What [`GROUPS`] calls those who are bereaved.
pub const RELATIVES: &str = "relatives";

/// People who meet others as a group, without a name, each with the word for their sort.
pub const GROUPS: &[(&str, &str)] = &[
    ("relatives", RELATIVES),
    ("families", RELATIVES),
    ("parents", RELATIVES),
    ("widows", RELATIVES),
    ("mourners", RELATIVES),
    ("bereaved", RELATIVES),
    ("survivors", "survivors"),
    ("leaders", "leaders"),
    ("heads", "leaders"),
    ("chiefs", "leaders"),
    ("governors", "governors"),
    ("mayors", "mayors"),
    ("ministers", "ministers"),
    ("premiers", "ministers"),
    ("presidents", "presidents"),
    ("chancellors", "presidents"),
    ("envoys", "envoys"),
    ("ambassadors", "envoys"),
    ("diplomats", "envoys"),
    ("negotiators", "negotiators"),
    ("delegates", "negotiators"),
    ("mediators", "mediators"),
    ("representatives", "representatives"),
    ("delegations", "negotiators"),
    ("commanders", "commanders"),
    ("generals", "commanders"),
    ("lawmakers", "lawmakers"),
    ("deputies", "lawmakers"),
    ("legislators", "lawmakers"),
    ("senators", "lawmakers"),
    ("mps", "lawmakers"),
    ("elders", "elders"),
    ("bishops", "clergy"),
    ("clerics", "clergy"),
    ("unions", "unions"),
    ("donors", "donors"),
    ("creditors", "creditors"),
    ("organisers", "organisers"),
    ("organizers", "organisers"),
    ("villagers", "residents"),
    ("residents", "residents"),
    ("strikers", "strikers"),
    ("traders", "traders"),
    ("shopkeepers", "traders"),
    ("shipowners", "owners"),
    ("landowners", "owners"),
    ("fishermen", "fishermen"),
    ("farmers", "farmers"),
    ("growers", "farmers"),
    ("teachers", "teachers"),
    ("doctors", "doctors"),
    ("nurses", "nurses"),
    ("dockers", "dockers"),
    ("pilots", "pilots"),
    ("employers", "employers"),
    ("veterans", "veterans"),
    ("clubs", "clubs"),
    ("investors", "investors"),
    ("bankers", "bankers"),
    ("insurers", "insurers"),
    ("shareholders", "investors"),
    ("truckers", "drivers"),
    ("hauliers", "drivers"),
    ("drivers", "drivers"),
    ("tenants", "tenants"),
    ("landlords", "landlords"),
    ("councillors", "lawmakers"),
    ("campaigners", "campaigners"),
    ("inspectors", "inspectors"),
    ("retailers", "traders"),
    ("exporters", "traders"),
    ("herders", "farmers"),
    ("ranchers", "farmers"),
    ("management", "directors"),
    ("directors", "directors"),
    ("managers", "directors"),
    ("executives", "directors"),
    ("bosses", "directors"),
];

/// Of these the ones who act for no body that may be named elsewhere.
pub const OF_NOBODY: &[&str] = &[RELATIVES, "survivors", "residents", "elders", "clergy", "strikers"];

/// Before such a noun, a part of it: `bereaved families`.
pub const BEFORE_GROUP: &[&str] = &[
    "bereaved",
    "grieving",
    "senior",
    "top",
    "local",
    "regional",
    "provincial",
    "national",
    "religious",
    "political",
    "opposition",
    "party",
    "union",
    "student",
    "tribal",
    "community",
    "village",
    "foreign",
    "prime",
    "defence",
    "defense",
    "finance",
    "interior",
    "health",
    "trade",
    "transport",
    "energy",
    "justice",
    "agriculture",
    "economy",
    "military",
    "rebel",
    "civic",
    "business",
    "church",
    "labour",
    "labor",
    "protest",
    "strike",
    "parliamentary",
    "cabinet",
    "government",
    "army",
    "police",
    "city",
    "town",
    "district",
    "neighbouring",
    "neighboring",
    "african",
    "european",
    "arab",
    "western",
    "chief",
    "faith",
    "industry",
    "opposing",
    "rival",
    "special",
];

/// Those who have relatives by name of their lot: `the victims' families`.
pub const VICTIMS: &[&str] = &[
    "victims",
    "miners",
    "workers",
    "passengers",
    "hostages",
    "prisoners",
    "soldiers",
    "sailors",
    "students",
    "strikers",
    "protesters",
    "detainees",
    "pupils",
    "crew",
    "dead",
];

/// How many, before a noun.
pub const AMOUNTS: &[&str] =
    &["all", "every", "both", "two", "three", "four", "five", "six", "most", "several", "many"];

/// Parties to something, counted: `both sides`, `the two armies`.
pub const SIDES: &[&str] = &[
    "sides",
    "parties",
    "armies",
    "countries",
    "governments",
    "nations",
    "states",
    "delegations",
    "neighbours",
    "neighbors",
    "militaries",
    "capitals",
    "leaders",
    "camps",
];

/// Words between the number and such a noun.
pub const BEFORE_SIDES: &[&str] = &["warring", "rival", "feuding", "opposing"];

/// Small numbers.
pub const NUMBERS: &[(&str, usize)] = &[("both", 2), ("two", 2), ("three", 3), ("four", 4), ("five", 5)];

/// Of a state, but not those who act for it: `Kenya's rebels`.
pub const AGAINST: &[&str] = &["rebels", "opposition", "insurgents", "separatists", "guerrillas", "dissidents"];

/// Before `in` and a capital these speak for its state.
pub const SPEAK_FROM: &[&str] = &["ministry", "government", "officials", "authorities", "leaders", "diplomats"];

/// Offices of places: the mayor of somewhere.
pub const OF_PLACES: &[&str] = &["mayor", "governor"];

/// Behind the name of a body, a part of it: `the Kelm Front bloc`.
pub const BLOCS: &[&str] = &["bloc", "party", "group", "faction", "coalition", "movement", "caucus", "list"];

/// Before the name of a state, no part of it.
pub const BESIDE: &[&str] = &["neighbouring", "neighboring", "nearby"];

/// Plurals behind the noun of a body: what is meant is something of it, `the army posts`.
pub const THINGS_OF: &[&str] = &[
    "forces",
    "troops",
    "officials",
    "sources",
    "figures",
    "offices",
    "buildings",
    "bonds",
    "services",
    "shares",
    "posts",
    "positions",
    "convoys",
    "vehicles",
    "units",
    "records",
    "debts",
    "funds",
    "plans",
    "talks",
    "agencies",
    "ministries",
    "jets",
    "planes",
    "barracks",
    "bases",
    "patrols",
    "officers",
    "stations",
    "cars",
    "vans",
    "raids",
    "checkpoints",
    "headquarters",
    "operations",
    "jobs",
    "documents",
    "reports",
    "policies",
];

/// Words that point back.
pub const POINTERS: &[&str] = &["the", "that", "this"];

/// Adjectives before a noun that points back, no part of a name.
pub const STEPPED_OVER: &[&str] =
    &["same", "whole", "entire", "ruined", "besieged", "shelled", "tiny", "small", "little", "stricken", "new"];

/// Before a noun: another one than that of which the article tells.
pub const OF_OTHERS: &[&str] = &[
    "last", "earlier", "previous", "former", "first", "second", "third", "next", "other", "further", "past", "prior",
    "failed", "abortive",
];

/// Pronouns that stand for a thing.
pub const THING_PRONOUNS: &[&str] = &["it"];
