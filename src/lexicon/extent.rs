//! Words that say that a sentence tells of another event than its article, of a sum over a period, or of some of many.
//! Tables only.

/// In front of a noun for an event ([`EVENTS`]): another one.
pub const OTHER: &[&str] = &["another", "other", "separate", "similar", "unrelated", "earlier", "previous"];

/// Say by themselves that something else is told.
pub const ELSEWHERE: &[&str] = &["elsewhere", "separately"];

/// What happens to people.
pub const EVENTS: &[&str] = &[
    "incident",
    "incidents",
    "attack",
    "attacks",
    "bombing",
    "bombings",
    "bomb",
    "bombs",
    "blast",
    "blasts",
    "explosion",
    "explosions",
    "strike",
    "strikes",
    "airstrike",
    "airstrikes",
    "raid",
    "raids",
    "shooting",
    "shootings",
    "assault",
    "assaults",
    "clash",
    "clashes",
    "ambush",
    "crash",
    "accident",
    "collision",
    "fire",
    "quake",
    "earthquake",
    "flood",
    "floods",
    "landslide",
    "storm",
    "stampede",
    "protest",
    "protests",
    "operation",
    "operations",
    "massacre",
    "stabbing",
    "case",
    "cases",
];

/// Between one of [`OTHER`] and its noun stand at most so many words: `another suicide car bombing`.
pub const DESCRIBED: usize = 2;

/// Units of the periods over which victims are summed.
pub const PERIODS: &[&str] =
    &["hours", "days", "weeks", "months", "years", "decades", "decade", "year", "month", "week"];

/// In front of a unit, perhaps with a number between: `in recent days`, `over the past six months`.
pub const OVER: &[&str] = &["recent", "past", "last", "previous"];

/// In front of `of the war`, and the like: what goes on for long.
pub const LASTING: &[&str] = &["war", "conflict", "insurgency", "uprising", "crackdown", "campaign", "epidemic"];

/// A superlative in front of `since` compares, it does not sum: `the deadliest attack since 2015`.
pub const COMPARES: &[&str] = &["first", "worst", "most", "largest", "highest"];

/// One of nobody knows how many.
pub const ONE: &[&str] = &["a", "an"];

/// In front of a number: those who have been mentioned.
pub const THE: &[&str] = &["the", "these", "those"];

/// In front of one of many: `among them a nurse`, `including a child`.
pub const AMONG: &[&str] = &["them", "whom", "including"];
