//! What kills and hurts people, by the words that name it: a word may be said of several sorts of event, and two events are
//! two where no sort fits both. Tables only; what no word tells is open.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

/// The sorts, one bit each.
pub type Sorts = u32;

const ROAD: Sorts = 1;
const RAIL: Sorts = 1 << 1;
const AIR: Sorts = 1 << 2;
const SEA: Sorts = 1 << 3;
const FIRE: Sorts = 1 << 4;
const BLAST: Sorts = 1 << 5;
const BOMB: Sorts = 1 << 6;
const BOMBARD: Sorts = 1 << 7;
const GUN: Sorts = 1 << 8;
const BLADE: Sorts = 1 << 9;
const QUAKE: Sorts = 1 << 10;
const FLOOD: Sorts = 1 << 11;
const STORM: Sorts = 1 << 12;
const SLIDE: Sorts = 1 << 13;
const SNOW: Sorts = 1 << 14;
const CRUSH: Sorts = 1 << 15;
const COLLAPSE: Sorts = 1 << 16;
const HEAT: Sorts = 1 << 17;
const DISEASE: Sorts = 1 << 18;
const POISON: Sorts = 1 << 19;
const WATER: Sorts = 1 << 20;
const ERUPTION: Sorts = 1 << 21;
const RAM: Sorts = 1 << 22;
const FISTS: Sorts = 1 << 23;

const TRAFFIC: Sorts = ROAD | RAIL | AIR | SEA;
const VIOLENCE: Sorts = BOMB | BOMBARD | GUN | BLADE | RAM | FIRE | BLAST;

/// Acts of war and crime, which are done again and again, and what kills a few day by day.
const RECURRING: Sorts = BOMB | BOMBARD | GUN | BLADE | RAM | FISTS | HEAT | DISEASE | POISON;

/// Whether the sorts are such that a story has one event of them: a flood, a crash; 0: no.
pub fn happens_once(sorts: Sorts) -> bool {
    sorts != 0 && sorts & RECURRING == 0
}

/// What strikes whole regions, with a toll in each place of it.
const WIDE: Sorts = QUAKE | FLOOD | STORM | SLIDE | SNOW | ERUPTION | HEAT | DISEASE;

/// Whether the sorts are such that an event of them has one spot: a crash, a fire in a house.
pub fn has_one_spot(sorts: Sorts) -> bool {
    happens_once(sorts) && sorts & WIDE == 0
}

/// Right behind the noun of an event: it came about.
pub const OCCURS: &[&str] = &[
    "struck", "hit", "happened", "occurred", "erupted", "began", "started", "broke", "tore", "ripped", "swept",
    "rocked", "shook", "buried", "engulfed", "took",
];

/// Before the clause that tells what happened to whoever is counted.
pub const HARMED: &[&str] =
    &["killed", "died", "dead", "deaths", "drowned", "injured", "wounded", "hurt", "missing", "perished", "casualties"];

/// Folded words of events, with all sorts of which they may be said.
const WORDS: &[(Sorts, &str)] = &[
    (TRAFFIC | VIOLENCE | QUAKE | FLOOD | STORM | SLIDE | CRUSH | COLLAPSE, "disaster disasters tragedy catastrophe"),
    (FLOOD | COLLAPSE, "burst bursts"),
    (TRAFFIC, "crash crashed crashes crashing collision collided collides pile-up wreck wrecked"),
    (TRAFFIC | BLAST | FIRE | COLLAPSE | CRUSH | WATER, "accident accidents"),
    (RAIL, "derailment derailed derails derailing tracks rails"),
    (SEA, "sinking sank capsized capsizes capsizing shipwreck"),
    (ROAD | SEA | RAIL, "overturned overturns"),
    (ROAD | RAIL | AIR | WATER, "plunged plunges plunging"),
    (FIRE | BLAST, "charred fire fires blaze blazes wildfire wildfires bushfire inferno flames arson"),
    (BLAST | BOMB | BOMBARD | FIRE | COLLAPSE, "explosion explosions blast blasts exploded explodes detonated"),
    (BOMB | BLAST | BOMBARD, "bomb bombs bombing bombings bomber bombers grenade grenades landmine landmines"),
    (
        BOMBARD,
        "strike strikes airstrike airstrikes missile missiles rocket rockets drone drones shelling shelled shells artillery \
         mortar mortars bombardment bombed warplanes barrage",
    ),
    (GUN | BOMBARD, "fired"),
    (GUN, "shooting shootings shot gunman gunmen gunfire shootout sniper snipers"),
    (BLADE, "stabbed stabbing stabbings knife knifeman machete machetes"),
    (GUN | BOMB | BOMBARD | BLADE, "raid raids ambush ambushed"),
    (VIOLENCE, "attack attacks attacked assault"),
    (VIOLENCE | CRUSH | FISTS, "clash clashes clashed fighting violence riot riots unrest protest protests crackdown"),
    (VIOLENCE | FISTS | POISON, "massacre massacred murder murdered"),
    (FISTS, "beaten lynched"),
    (QUAKE, "earthquake earthquakes quake tremor aftershock"),
    (QUAKE | FLOOD, "tsunami"),
    (FLOOD, "flood floods flooding flooded"),
    (
        STORM | FLOOD | SLIDE,
        "storm storms hurricane cyclone typhoon tornado tornadoes gale gales rain rains monsoon downpour",
    ),
    (STORM | SNOW, "blizzard snowstorm"),
    (STORM, "lightning"),
    (SLIDE, "landslide landslides mudslide mudslides rockslide"),
    (SNOW, "avalanche avalanches"),
    (CRUSH, "stampede crush"),
    (
        COLLAPSE | QUAKE | FLOOD | STORM | SLIDE | BLAST | BOMB | BOMBARD | FIRE,
        "collapse collapsed collapses crane scaffolding toppled",
    ),
    (HEAT, "heatwave"),
    (WATER | FLOOD | SEA | STORM, "drowned drown drowning"),
    (POISON, "poisoned poisoning overdose"),
    (DISEASE, "virus outbreak epidemic cholera ebola measles"),
    (ERUPTION | SLIDE, "eruption erupted volcano"),
];

/// Vehicles: beside a word for an accident they tell which.
const VEHICLES: &[(Sorts, &str)] = &[
    (
        ROAD,
        "car cars bus buses truck trucks lorry coach van minibus motorcycle motorbike road motorway highway traffic \
         vehicle vehicles taxi jeep driver cyclist pedestrian",
    ),
    (RAIL, "train trains tram trams rail railway metro locomotive"),
    (AIR, "plane planes aircraft helicopter jet airliner glider pilot"),
    (SEA, "boat boats ferry ship vessel dinghy yacht"),
];

/// Said of a vehicle, these are accidents.
const HITS: &[&str] = &["hit", "hits", "struck", "ran", "mowed", "swerved", "skidded", "jumped", "veered", "careered"];

/// Behind `fire` or before it: no fire.
const NO_FIRE: [&[&str]; 2] = [
    &[
        "opened",
        "open",
        "opening",
        "under",
        "returned",
        "returning",
        "rocket",
        "artillery",
        "mortar",
        "heavy",
        "friendly",
        "of",
    ],
    &["service", "brigade", "department", "chief", "crews", "officials", "officers", "engines", "fighters", "arms"],
];

/// Before `attack` and `strike`: nobody else did it.
const NO_ATTACK: &[&str] = &["heart", "panic", "asthma", "hunger", "general"];

/// What each word may be said of.
static BY_WORD: LazyLock<FxHashMap<&str, Sorts>> = LazyLock::new(|| by_word(WORDS));

/// Whether somebody may call a folded word for a day: a strike, a protest.
pub fn is_called(word: &str) -> bool {
    ["strike", "protest", "raid", "assault", "fire"].iter().any(|called| word.starts_with(called))
}

/// Whether a folded word may be said of an event, whatever stands around it.
pub fn may_name(word: &str) -> bool {
    HITS.contains(&word) || BY_WORD.contains_key(word)
}

/// The sorts of events of which a folded word may be said; `before` and `behind` are its neighbours, `vehicles` the sorts of
/// the vehicles near it. 0: of none.
pub fn sorts(word: &str, before: &str, behind: &str, vehicles: Sorts) -> Sorts {
    if HITS.contains(&word) {
        return vehicles;
    }
    let all = BY_WORD.get(word).copied().unwrap_or(0);
    if all & FIRE != 0 && word.starts_with("fire") {
        if NO_FIRE[0].contains(&before) {
            return GUN | BOMBARD;
        }
        if NO_FIRE[1].contains(&behind) {
            return 0;
        }
    }
    if NO_ATTACK.contains(&before) {
        return 0;
    }
    // A bus that burns or blows up may have crashed.
    if all & FIRE != 0 && all & VIOLENCE & !(FIRE | BLAST) == 0 && all & TRAFFIC == 0 {
        return all | vehicles;
    }
    // `Car bomb` is no traffic: only what may be an accident is told more closely.
    if all & TRAFFIC != 0 && vehicles & all != 0 && all & VIOLENCE & !(FIRE | BLAST) == 0 {
        return vehicles & all;
    }
    all
}

/// The sorts of accidents that a vehicle has; 0: it is none.
pub fn vehicle(word: &str) -> Sorts {
    static BY_WORD: LazyLock<FxHashMap<&str, Sorts>> = LazyLock::new(|| by_word(VEHICLES));
    BY_WORD.get(word).copied().unwrap_or(0)
}

/// A table by its words.
fn by_word(table: &[(Sorts, &'static str)]) -> FxHashMap<&'static str, Sorts> {
    let mut all = FxHashMap::default();
    for &(sorts, words) in table {
        words.split_whitespace().for_each(|word| *all.entry(word).or_insert(0) |= sorts);
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sorts_of_words() {
        let meets = |a: &str, b: &str| sorts(a, "", "", 0) & sorts(b, "", "", 0) != 0;
        for (a, b) in [
            ("explosion", "bombing"),
            ("explosion", "fire"),
            ("collapse", "earthquake"),
            ("storm", "flooding"),
            ("attack", "stabbing"),
            ("gunman", "shooting"),
            ("crash", "derailment"),
            ("accident", "explosion"),
        ] {
            assert!(meets(a, b), "{a}, {b}");
        }
        for (a, b) in [
            ("crash", "missile"),
            ("fire", "crash"),
            ("flood", "shooting"),
            ("quake", "gunman"),
            ("stampede", "collapse"),
            ("lightning", "blaze"),
            ("table", "chair"),
        ] {
            assert!(!meets(a, b), "{a}, {b}");
        }
        assert!(happens_once(FLOOD | COLLAPSE) && happens_once(FIRE | BLAST));
        assert!(!happens_once(0) && !happens_once(VIOLENCE) && !happens_once(DISEASE));
        assert_eq!(sorts("crash", "car", "", ROAD), ROAD);
        assert_eq!(sorts("struck", "", "", RAIL), RAIL);
        assert_eq!(sorts("struck", "", "", 0), 0);
        assert_eq!(sorts("bomb", "car", "", ROAD), BOMB | BLAST | BOMBARD);
        assert_eq!(sorts("fire", "opened", "", 0), GUN | BOMBARD);
        assert_eq!(sorts("fire", "the", "brigade", 0), 0);
        assert_eq!(sorts("attack", "heart", "", 0), 0);
    }
}
