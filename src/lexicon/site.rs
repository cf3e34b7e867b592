//! Nouns of places: where people live, what lies there, houses in which bodies sit, works with the name of where they stand. Tables only.

/// Nouns of places where people live.
pub const SETTLEMENTS: &[&str] = &["town", "city", "village", "hamlet", "settlement", "suburb"];

/// Nouns of other places: known again by this word in their names.
pub const LANDS: &[&str] = &[
    "valley",
    "island",
    "islands",
    "strait",
    "peninsula",
    "province",
    "district",
    "region",
    "lake",
    "river",
    "bay",
    "gulf",
    "mountain",
    "camp",
    "airport",
    "port",
    "square",
    "market",
    "stadium",
    "mine",
    "bridge",
    "street",
    "factory",
    "prison",
    "beach",
    "quarter",
];

/// Nouns of places within a town or beside one, by which what happened there long ago is tied to the news: `on the same street`.
pub const SPOTS: &[&str] = &[
    "street",
    "road",
    "square",
    "market",
    "stadium",
    "ground",
    "mine",
    "pit",
    "bridge",
    "factory",
    "plant",
    "mill",
    "prison",
    "beach",
    "quarter",
    "station",
    "mall",
    "temple",
    "church",
    "mosque",
    "school",
    "hotel",
    "club",
    "building",
    "site",
    "spot",
    "place",
    "zone",
    "area",
    "stretch",
    "coast",
    "route",
    "line",
    "junction",
    "crossing",
    "neighbourhood",
    "neighborhood",
    "block",
    "yard",
    "dock",
    "quay",
    "works",
    "complex",
    "compound",
    "slope",
    "hill",
    "dam",
    "reservoir",
];

/// Before such a noun: the one of which the article tells.
pub const SAME: &[&str] = &["same", "very"];

/// Whether a noun stands for a place that a name of one may have been told for.
pub fn is_place_noun(word: &str) -> bool {
    const MORE: &[&str] = &["works", "waters", "stretch", "spot", "port", "scene", "pier", "coast", "shaft"];
    const WIDE: &[&str] = &["region", "province", "district", "area"];
    let known = [SETTLEMENTS, LANDS, SPOTS, MORE].iter().any(|nouns| nouns.contains(&word)) || is_site(word);
    known && !WIDE.contains(&word)
}

/// Behind `there`: then it stands for no place.
pub const EXISTENTIAL: &[&str] = &[
    "is", "are", "was", "were", "be", "been", "has", "have", "had", "will", "would", "may", "might", "could", "can",
    "must", "should", "did", "does", "do", "seems", "seemed", "remains", "remained", "came", "comes", "appeared",
    "appears", "exists", "existed",
];

/// Houses in which bodies sit: `at the ministry` is where something is.
pub const SEATS: &[&str] = &["ministry", "department", "headquarters", "embassy", "consulate", "secretariat"];

/// The seat of whoever holds an office: `the ministry` behind `Trade Minister Lea Holm` is the trade ministry.
pub const SEAT_OF: &[(&str, &str)] = &[("ministry", "minister")];

/// What says where, before a seat.
pub const AT: &[&str] = &["at", "inside", "outside"];

/// Between that and the seat, besides its owner.
pub const BEFORE_SEAT: &[&str] = &["the", "its", "his", "her", "their", "at"];

/// Offices of which no ministry has its name: `prime minister`, `deputy minister`.
pub const NO_SEAT: &[&str] = &["prime", "first", "deputy", "former", "chief"];

/// Works and posts with the name of where they stand: `the Rufina refinery`.
pub const SITES: &[&str] = &[
    "gates",
    "gate",
    "refinery",
    "terminal",
    "plant",
    "docks",
    "harbour",
    "harbor",
    "airport",
    "airfield",
    "airbase",
    "barracks",
    "prison",
    "checkpoint",
    "crossing",
    "shipyard",
    "mine",
    "stadium",
];

/// Before a place: beside it.
pub const NEAR: &[&str] = &["near"];

/// Whether a noun behind a name says which part or house of the place is meant: `Mombasa station`.
pub fn is_site(word: &str) -> bool {
    const MORE: &[&str] =
        &["station", "pass", "bridge", "square", "market", "hospital", "border", "crossing", "junction", "camp"];
    SITES.contains(&word) || MORE.contains(&word)
}
