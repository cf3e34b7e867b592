//! Which names say nothing of what an article is about, because any article may have them. Closed lists by class; what
//! is common is not counted over articles, so that an article more or less changes nothing.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use crate::lexicon::gazetteer::{Gazetteer, PlaceKind};
use crate::value::Place;

/// A settlement or region of so many people is named in the news of every day.
const METROPOLIS: u32 = 5_000_000;

/// Folded names, separated by bars.
const COMMON: &[&str] = &[
    // Agencies, papers, channels, networks.
    "afp|agence france presse|al arabiya|al jazeera|ap|associated press|abc|abc news|ansa|axios|bbc|bbc news|bbc radio|\
     bild|bloomberg|cbs|cbs news|cctv|china daily|cnbc|cnn|daily mail|daily news|daily telegraph|der spiegel|dpa|dw|efe|\
     facebook|figaro|financial times|fox|fox news|google|guardian|haaretz|huffington post|instagram|interfax|izvestia|\
     kommersant|kyodo|le figaro|le monde|linkedin|msnbc|nbc|nbc news|new york times|news|npr|pbs|politico|press association|\
     reddit|reuters|ria novosti|rt|rte|sky|sky news|spiegel|sputnik|sun|tass|telegram|telegraph|the guardian|the times|\
     tiktok|times|tumblr|digg|newsvine|permalink|send|twitter|usa today|wall street journal|washington post|whatsapp|xinhua|yonhap|youtube",
    // Chambers, courts, forces, parties.
    "air force|army|bundestag|cabinet|capitol|coast guard|commons|congress|conservative|conservatives|constitution|\
     constitutional court|court of appeal|democrat|democratic party|democrats|duma|gop|government|green party|greens|\
     high court|house|house of commons|house of lords|house of representatives|justice department|knesset|labour|\
     labour party|liberal democrats|lords|national assembly|national guard|navy|parliament|police|republican|\
     republican party|republicans|royal navy|secret service|senate|social democrats|state department|supreme court|\
     tories|tory|treasury|wall street",
    // Creeds, peoples, ages, wars, feasts.
    "allah|american dream|arab|arabic|arabs|bible|brexit|buddhist|catholic|catholic church|catholics|christian|christianity|\
     christians|christmas|church|cold war|easter|first world war|god|great depression|hindu|hindus|holocaust|islam|islamic|\
     islamist|islamists|jew|jewish|jews|koran|kurd|kurdish|kurds|muslim|muslims|nazi|nazis|olympic|olympics|orthodox|\
     protestant|quran|ramadan|second world war|shia|shiite|shiites|soviet|soviet union|sunni|sunnis|super bowl|\
     thanksgiving|world cup|world war|world war i|world war ii|yugoslavia",
    // Seas and continents without a government.
    "arctic|atlantic|baltic|baltic sea|black sea|caribbean|mediterranean|mediterranean sea|north sea|pacific|red sea|\
     south china sea",
    // Abbreviations and words with a capital that name nobody.
    "aids|article|ceo|ceos|co|covid|covid 19|day|dna|gdp|god|hiv|id|it|jr|md|mp|mps|mr|ms|ngo|ngos|ok|phd|pm|sir|sms|st|tv|week",
];

/// Whether a name (folded words) is everywhere: newspapers, networks, parties, chambers, creeds, ages; also a row of such names
/// (the links to networks under an article).
pub fn is_common_name(key: &str) -> bool {
    static NAMES: LazyLock<FxHashSet<&str>> =
        LazyLock::new(|| COMMON.iter().flat_map(|class| class.split('|')).map(str::trim).collect());
    NAMES.contains(key) || key.split(' ').all(|word| NAMES.contains(word))
}

/// Whether a place is a country or more, a seat of government or a metropolis.
pub fn is_common_place(place: &Place) -> bool {
    let atlas = Gazetteer::builtin();
    place.nodes.first().and_then(|node| atlas.by_code(&node.id)).is_some_and(|id| {
        let area = matches!(atlas.kind(id), PlaceKind::Region | PlaceKind::Settlement);
        !area || atlas.capital_of(id).is_some() || atlas.population(id) >= METROPOLIS
    })
}
