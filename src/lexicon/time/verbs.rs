//! Verbs and other words that tell tense, folded.

/// Modals: what they govern has not happened yet.
pub(super) const MODALS: &[&str] =
    &["will", "'ll", "wo", "shall", "would", "could", "may", "might", "should", "must", "can", "ca", "let"];

/// Before `to` and an infinitive, or before `for` or `on` and a date: the plan is ahead.
pub(super) const PLANS: &[&str] = &[
    "agreed",
    "agree",
    "agrees",
    "plan",
    "plans",
    "planned",
    "planning",
    "want",
    "wants",
    "wanted",
    "expected",
    "expects",
    "set",
    "due",
    "scheduled",
    "slated",
    "ready",
    "going",
    "vowed",
    "vows",
    "promised",
    "promises",
    "pledged",
    "pledges",
    "likely",
    "threatened",
    "threatens",
    "decided",
    "hope",
    "hopes",
    "hoped",
    "aim",
    "aims",
    "intend",
    "intends",
    "prepared",
    "ordered",
    "asked",
    "urged",
    "invited",
    "called",
    "deadline",
    "proposed",
    "proposes",
    "offered",
    "poised",
    "supposed",
    "meant",
    "need",
    "needs",
    "is",
    "are",
    "am",
    "'re",
    "be",
    "about",
    "bound",
    "forecast",
    "billed",
    "arranged",
    "booked",
];

/// Among them those that tell somebody else to do it: what is dated may be the word or the deed.
pub(super) const ORDERS: &[&str] = &["ordered", "asked", "urged", "called"];

/// Behind `to`, these begin a noun and no infinitive.
pub(super) const BEFORE_NOUN: &[&str] =
    &["the", "a", "an", "its", "his", "her", "their", "this", "that", "these", "those", "all", "any", "some", "both"];

/// Verbs in the present that announce: a timetable.
pub(super) const TIMETABLE: &[&str] =
    &["expires", "expire", "begins", "starts", "opens", "ends", "upcoming", "forthcoming", "tomorrow"];

/// Past forms that do not end in `-ed`, and auxiliaries that make a past.
pub(super) const PAST: &[&str] = &[
    "was",
    "were",
    "had",
    "did",
    "been",
    "said",
    "told",
    "met",
    "hit",
    "struck",
    "began",
    "took",
    "came",
    "went",
    "held",
    "left",
    "fell",
    "sent",
    "shot",
    "found",
    "made",
    "gave",
    "got",
    "broke",
    "rose",
    "won",
    "lost",
    "led",
    "spoke",
    "saw",
    "flew",
    "drove",
    "brought",
    "caught",
    "fought",
    "sank",
    "swept",
    "became",
    "knew",
    "paid",
    "wrote",
    "ran",
    "sat",
    "stood",
    "built",
    "kept",
    "felt",
    "thought",
    "burnt",
    "blew",
    "threw",
    "drew",
    "tore",
    "woke",
    "chose",
    "sought",
    "bought",
    "sold",
    "taught",
    "withdrew",
    "overran",
    "overthrew",
    "fled",
    "laid",
    "lay",
    "dealt",
    "meant",
    "says",
    "according",
    "grew",
    "hid",
    "rang",
    "sang",
    "shook",
    "slid",
    "spent",
    "spread",
    "stole",
    "swore",
    "went",
    "ago",
    "yesterday",
];

/// Words in `-ed` that are no past forms.
pub(super) const NOT_PAST: &[&str] =
    &["need", "red", "wed", "indeed", "hundred", "exceed", "proceed", "succeed", "united", "armed"];

/// Verbs of speech: what follows without a preposition is a clause of its own.
pub(super) const SAYING: &[&str] =
    &["said", "says", "say", "announced", "warned", "added", "claimed", "confirmed", "reported", "that"];

/// What is done to a plan; the day after it is the planned one: "cancelled Thursday's talks".
pub(super) const CALLED_OFF: &[&str] = &[
    "cancelled",
    "canceled",
    "postponed",
    "scrapped",
    "axed",
    "shelved",
    "delayed",
    "rescheduled",
    "adjourned",
    "deferred",
];

/// The same in two words, the second of them: "put off", "pushed back".
pub(super) const OFF: &[&str] = &["off", "back"];

/// The first of them.
pub(super) const BEFORE_OFF: &[&str] = &["put", "called", "pushed"];

/// Forms of "be" and "have" that put a plan into the past: "was due on Thursday".
pub(super) const BEFORE_OLD_PLAN: &[&str] = &["was", "were", "been", "had"];

/// Before a participle that tells nothing by itself: "is expected", "will be held", "the planned".
pub(super) const BEFORE_PARTICIPLE: &[&str] = &["is", "are", "be", "being", "'s", "to", "the", "a"];

/// Behind the day of a plan: then nothing came of it, or it has been.
pub(super) const DROPPED: &[&str] = &["was", "were", "been", "had", "did", "failed", "never"];

/// Before `for` and a day: that is when it is to be.
pub(super) const CALLED_FOR: &[&str] =
    &["called", "convened", "summoned", "recalled", "arranged", "booked", "fixed", "set", "announced", "slated"];

/// What is done to a plan that gets another day: its last two words, or its one.
pub(super) const MOVED: &[(&str, &str)] = &[
    ("", "moved"),
    ("", "shifted"),
    ("", "switched"),
    ("", "rescheduled"),
    ("", "postponed"),
    ("", "adjourned"),
    ("", "deferred"),
    ("", "delayed"),
    ("brought", "forward"),
    ("moved", "forward"),
    ("moved", "up"),
    ("put", "back"),
    ("put", "off"),
    ("pushed", "back"),
    ("pushed", "to"),
];

/// Before the new day.
pub(super) const BEFORE_NEW_DAY: &[&str] = &["to", "for", "until", "till"];

/// What an aside between commas begins with.
pub(super) const ASIDES: &[&str] = &["which", "who", "whose", "where"];

/// Parts of a day: what is to be then on a weekday that it is, is to be today.
pub(super) const DAY_PARTS: &[&str] = &["afternoon", "evening", "night", "noon", "midday", "lunchtime"];

/// Before `out`: of what shall not be.
pub(super) const RULES_OUT: &[&str] = &["rule", "rules", "ruled", "ruling"];
