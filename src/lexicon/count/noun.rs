//! What the reader of counts must know about nouns: persons, plurals, and the words that cannot be nouns.

/// Nouns for one person: `a` before them counts one.
#[rustfmt::skip]
const PERSONS: &[&str] = &[
    "activist", "adult", "agent", "aide", "ambassador", "assailant", "athlete", "attacker", "aunt", "baby", "bishop",
    "bodyguard", "bomber", "boy", "brother", "bystander", "cameraman", "camerawoman", "candidate", "captain", "child",
    "citizen", "civilian", "classmate", "cleric", "climber", "colleague", "colonel", "combatant", "commander",
    "commando", "commuter", "conscript", "consul", "contractor", "corporal", "councillor", "cousin", "crewman",
    "cyclist", "daughter", "demonstrator", "deputy", "detainee", "diplomat", "doctor", "driver", "editor", "employee",
    "engineer", "extremist", "farmer", "father", "fighter", "firefighter", "fireman", "fisherman", "foreigner",
    "friend", "gardener", "girl", "governor", "granddaughter", "grandfather", "grandmother", "grandson", "guard",
    "guerrilla", "gunman", "hiker", "hostage", "housewife", "husband", "infant", "inmate", "insurgent", "interpreter",
    "jihadist", "journalist", "judge", "jurist", "laborer", "labourer", "lawmaker", "lawyer", "lieutenant", "man",
    "mayor", "medic", "merchant", "migrant", "militant", "militiaman", "miner", "monk", "mother", "motorcyclist",
    "motorist", "mourner", "murderer", "neighbor", "neighbour", "nephew", "niece", "nun", "nurse", "officer",
    "operative", "orphan", "paramedic", "paratrooper", "passenger", "passerby", "patrolman", "peacekeeper", "peasant",
    "pedestrian", "pensioner", "person", "photographer", "photojournalist", "pilgrim", "pilot", "policeman",
    "policewoman", "politician", "priest", "prisoner", "prosecutor", "protester", "protestor", "pupil", "rebel",
    "refugee", "reporter", "rescuer", "reservist", "resident", "rioter", "robber", "sailor", "schoolboy",
    "schoolgirl", "seaman", "senator", "sergeant", "serviceman", "servicewoman", "settler", "shepherd", "shooter",
    "shopkeeper", "sister", "skier", "sniper", "soldier", "son", "stewardess", "student", "subversive", "suspect",
    "swimmer", "teacher", "technician", "teen", "teenager", "terrorist", "toddler", "tourist", "trader", "translator",
    "traveler", "traveller", "trooper", "uncle", "unionist", "victim", "villager", "volunteer", "waiter", "waitress",
    "warder", "widow", "wife", "witness", "woman", "worker", "worshipper", "youngster", "youth",
];

/// Plurals that do not end in s.
#[rustfmt::skip]
const PLURALS: &[&str] = &[
    "people", "men", "women", "children", "policemen", "policewomen", "servicemen", "servicewomen", "gunmen",
    "firemen", "fishermen", "militiamen", "seamen", "crewmen", "cameramen", "noncombatants", "police", "troops",
    "personnel", "crew", "cattle", "lives", "aircraft", "others", "hostages", "dead", "wounded", "injured",
];

/// Singulars in s, and adverbs and verbs that would pass for plurals.
#[rustfmt::skip]
const NO_PLURALS: &[&str] = &[
    "news", "always", "perhaps", "besides", "sometimes", "afterwards", "towards", "was", "has", "does", "says", "gas",
    "series", "sports", "politics", "economics", "means", "its", "his", "this", "yes", "as", "is", "us", "thus",
    "others'", "alas", "christmas", "texas", "hours", "minutes", "days", "weeks", "months", "years", "times",
    "doubts",
];

/// Words that close a noun phrase: determiners, prepositions, conjunctions, pronouns, auxiliaries.
#[rustfmt::skip]
pub(super) const FUNCTION: &[&str] = &[
    "a", "an", "the", "this", "that", "these", "those", "of", "to", "in", "on", "at", "by", "for", "from", "with",
    "into", "over", "under", "after", "before", "during", "since", "until", "as", "than", "near", "about", "against",
    "and", "or", "but", "if", "when", "while", "where", "who", "whom", "whose", "which", "what", "because", "i",
    "you", "he", "she", "it", "we", "they", "him", "her", "them", "his", "its", "their", "our", "my", "your", "me",
    "us", "is", "are", "was", "were", "be", "been", "being", "am", "has", "have", "had", "do", "does", "did", "will",
    "would", "can", "could", "may", "might", "must", "shall", "should", "not", "n't", "no", "said", "says", "so",
    "too", "very", "also", "there", "then", "now", "yet", "out", "up", "down", "off", "only", "even", "just", "still",
    "both", "all", "each", "every", "any", "some", "more", "less", "how", "why", "such",
];

/// Nouns that turn a person noun before them into a mere label: *a student union* is no student.
#[rustfmt::skip]
const HEADS: &[&str] = &[
    "group", "groups", "union", "organization", "organisation", "camp", "center", "centre", "council", "attack",
    "attacks", "force", "forces", "unit", "squad", "movement", "leader", "leaders", "post", "station", "house", "car",
    "visa", "card", "care", "abuse", "labor", "labour", "strike", "strikes", "jet", "jets", "plane", "planes",
    "program", "programme", "agency", "association", "federation", "swap", "exchange", "crisis", "position",
    "stronghold", "base", "act", "acts", "plot", "threat", "cell", "column", "action", "actions", "offensive",
    "ambush", "organizations", "bombing", "suicide", "insurgency", "network", "gang", "bloc", "party", "front",
    "army", "militia", "population", "protection", "rights", "law", "school", "hospital", "loan", "assault", "raid",
    "custody", "benefit", "court", "convoy",
];

/// Whether `word` (folded) is a noun for one person.
pub(crate) fn is_person(word: &str) -> bool {
    PERSONS.binary_search(&word).is_ok()
}

/// Whether `word` (folded) looks like a plural noun. Verbs in -s pass too.
pub(crate) fn is_plural(word: &str) -> bool {
    if PLURALS.contains(&word) {
        return true;
    }
    let s = word.len() > 3 && word.ends_with('s');
    s && !["ss", "us", "is", "'s"].iter().any(|end| word.ends_with(end)) && !NO_PLURALS.contains(&word)
}

/// Whether `word` (folded) closes a noun phrase.
pub(crate) fn is_function(word: &str) -> bool {
    FUNCTION.contains(&word)
}

/// Whether `word` (folded) makes a person noun before it an attribute.
pub(super) fn is_head(word: &str) -> bool {
    HEADS.contains(&word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn persons_are_sorted() {
        assert!(PERSONS.is_sorted());
    }

    #[test]
    fn plurals() {
        for word in ["soldiers", "people", "houses", "gunmen"] {
            assert!(is_plural(word), "{word}");
        }
        for word in ["progress", "crisis", "status", "man", "news", "was", "gas"] {
            assert!(!is_plural(word), "{word}");
        }
    }
}
