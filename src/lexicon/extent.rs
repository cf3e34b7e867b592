//! Words that say that a sentence tells of another event than its article, of a sum over a period, or of some of many.
//! Tables only.

/// In front of a noun for an event ([`EVENTS`]): another one.
pub const OTHER: &[&str] = &["another", "other", "unrelated", "earlier", "previous"];

/// Say by themselves that something else is told.
pub const ELSEWHERE: &[&str] = &["elsewhere", "separately"];

/// The same, but `two separate bombings` are those that the article tells of.
pub const OTHER_ONE: &[&str] = &["separate", "similar"];

/// What happens to people; each may have an ending of the plural.
pub const EVENTS: &[&str] = &[
    "incident",
    "attack",
    "bombing",
    "bomb",
    "blast",
    "explosion",
    "strike",
    "airstrike",
    "raid",
    "shooting",
    "assault",
    "clash",
    "ambush",
    "crash",
    "accident",
    "collision",
    "fire",
    "quake",
    "earthquake",
    "flood",
    "landslide",
    "storm",
    "stampede",
    "protest",
    "operation",
    "massacre",
    "stabbing",
    "case",
];

/// Endings of the plural.
pub const PLURAL: &[&str] = &["es", "s"];

/// Between one of [`OTHER`] and its noun stand at most so many words: `another suicide car bombing`.
pub const DESCRIBED: usize = 2;

/// Groups of those who were struck before what is told of them: `two of the wounded died`.
pub const HURT_BEFORE: &[&str] = &["wounded", "injured", "hospitalised", "hospitalized", "rescued"];

/// Behind a count: of no group.
pub const PEOPLE: &[&str] = &["people", "persons", "others", "passengers", "residents"];

/// Units of the periods over which victims are summed.
pub const PERIODS: &[&str] =
    &["hours", "days", "weeks", "months", "years", "decades", "decade", "year", "month", "week"];

/// In front of a unit, perhaps with a number between: `in recent days`, `over the past six months`.
pub const OVER: &[&str] = &["recent", "past", "last", "previous"];

/// In front of `of the war`, and the like: what goes on for long.
pub const LASTING: &[&str] = &["war", "conflict", "insurgency", "uprising", "crackdown", "campaign", "epidemic"];

/// A superlative in front of `since` compares, it does not sum: `the deadliest attack since 2015`.
pub const COMPARES: &[&str] = &["first", "worst", "most", "largest", "highest"];

/// In front of one of [`ATTACKERS`]: others leave them out.
pub const WITH: &[&str] = &["including", "counting"];

/// Whoever did it.
pub const ATTACKERS: &[&str] = &[
    "attacker",
    "attackers",
    "assailant",
    "assailants",
    "gunman",
    "gunmen",
    "bomber",
    "bombers",
    "shooter",
    "shooters",
    "perpetrator",
    "perpetrators",
    "hijacker",
    "hijackers",
    "militants",
    "suspect",
    "suspects",
];

/// One of nobody knows how many.
pub const ONE: &[&str] = &["a", "an"];

/// In front of a number: those who have been mentioned.
pub const THE: &[&str] = &["the", "these", "those"];

/// What a sentence with one of these tells came before or after something else.
pub const ORDERS: &[&str] = &[
    "earlier",
    "previously",
    "initially",
    "originally",
    "first",
    "formerly",
    "before",
    "now",
    "later",
    "then",
    "since",
    "after",
    "afterwards",
    "eventually",
    "finally",
    "once",
    "until",
    "still",
    "again",
    "already",
    "subsequently",
];

/// In front of the event that did it.
pub const STRUCK_BY: &[&str] = &["in", "by", "from", "of"];

/// Joins two counts of which neither is all.
pub const ALONGSIDE: &[&str] = &["and"];

/// In front of one of many: `among them a nurse`, `including a child`.
pub const AMONG: &[&str] = &["them", "whom", "including"];

/// Who took no part in what killed them: to deny that they are among the victims is to deny what others tell of it.
pub const BYSTANDERS: &[&str] = &["civilian", "civilians", "noncombatant", "noncombatants", "non-combatants"];

/// Behind `two of (the)`: of these there are more.
pub const OF_SOME: &[&str] =
    &["them", "these", "those", "whom", "injured", "wounded", "survivors", "rescued", "missing"];

/// Right behind those of whom some are counted: `five of the farmers killed last week`, not `five of the farmers died`.
pub const STRUCK: &[&str] = &["killed", "injured", "wounded", "hurt", "murdered"];

/// Before a part of the place where something happened.
pub const WHERE: &[&str] = &["on", "in", "at", "inside", "outside", "aboard", "under", "below"];

/// Parts of such a place, besides what stands in a town ([`super::site::SPOTS`]).
pub const PARTS: &[&str] = &[
    "ground", "basement", "cellar", "ward", "wing", "floor", "roof", "cabin", "deck", "bus", "train", "car", "lorry",
    "truck", "boat", "house", "tunnel", "shaft", "hall", "office", "canteen", "kitchen", "stand", "terminal",
    "platform",
];
