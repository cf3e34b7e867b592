//! Rows over the table that ships.

use super::*;

fn ids(places: impl Iterator<Item = PlaceId>) -> Vec<String> {
    let g = Gazetteer::builtin();
    places.map(|id| g.textual_id(id)).collect()
}

/// The first readings of a key, by textual id.
#[track_caller]
fn check(key: &str, expected: &[&str]) {
    let found = ids(Gazetteer::builtin().lookup(key).take(expected.len().max(1)));
    assert_eq!(found, expected, "{key}");
}

#[track_caller]
fn check_country(key: &str, iso3: &str) {
    let g = Gazetteer::builtin();
    let country = g.lookup(key).next().and_then(|id| g.country_of(id)).and_then(|id| g.code(id));
    assert_eq!(country, Some(iso3), "{key}");
}

#[test]
fn readings_come_best_first() {
    check("paris", &["geonames:2988507"]);
    check("georgia", &["GEO", "US.GA"]);
    check("kharkiv", &["UA.07", "geonames:706483"]);
    check("kyiv", &["geonames:703448", "UA.13"]);
    check("london", &["geonames:2643743"]);
    check("tripoli", &["geonames:2210247"]);
    check("washington", &["geonames:4140963"]);
    check("gaza", &["PS.GZ"]);
    check("basilan", &["PH.14.22"]);
    check("mindanao", &["PH.mindanao"]);
    check("middle east", &["middle-east"]);
    check("nowhere in particular", &[]);
    check("", &[]);
}

#[test]
fn first_readings_lie_in_the_expected_country() {
    for (key, iso3) in [
        ("kiev", "UKR"),
        ("odessa", "UKR"),
        ("kharkov", "UKR"),
        ("zaporizhia", "UKR"),
        ("pokrovsk", "UKR"),
        ("bombay", "IND"),
        ("rangoon", "MMR"),
        ("burma", "MMR"),
        ("cote d'ivoire", "CIV"),
        ("cote divoire", "CIV"),
        ("usa", "USA"),
        ("us", "USA"),
        ("america", "USA"),
        ("england", "GBR"),
        ("great britain", "GBR"),
        ("uae", "ARE"),
        ("dr congo", "COD"),
        ("czechia", "CZE"),
        ("turkiye", "TUR"),
        ("turkey", "TUR"),
        ("west bank", "PSE"),
        ("crimea", "UKR"),
        ("kashmir", "IND"),
        ("north korea", "PRK"),
        ("holy see", "VAT"),
        ("taiwan", "TWN"),
        ("kosovo", "XKX"),
        ("birmingham", "GBR"),
        ("cambridge", "GBR"),
        ("valencia", "ESP"),
        ("st petersburg", "RUS"),
        ("saint petersburg", "RUS"),
        ("alexandria", "EGY"),
        ("hyderabad", "IND"),
        ("khan younis", "PSE"),
        ("jabalia", "PSE"),
        ("raqqa", "SYR"),
        ("deir ez-zor", "SYR"),
        ("hodeidah", "YEM"),
        ("el fasher", "SDN"),
        ("mekelle", "ETH"),
        ("goma", "COD"),
        ("ivano-frankivsk", "UKR"),
        ("chasiv yar", "UKR"),
        ("robotyne", "UKR"),
        ("donbas", "UKR"),
        ("belgorod", "RUS"),
        ("kursk", "RUS"),
        ("xinjiang", "CHN"),
        ("cordoba", "ARG"),
        ("texas", "USA"),
        ("ontario", "CAN"),
        ("bavaria", "DEU"),
        ("kerala", "IND"),
        ("n'djamena", "TCD"),
        ("ndjamena", "TCD"),
        ("the hague", "NLD"),
        ("dnipro", "UKR"),
        ("lyman", "UKR"),
    ] {
        check_country(key, iso3);
    }
}

/// What the longest name at the start of a text is: words taken, first reading.
#[track_caller]
fn check_longest(text: &str, expected: Option<(usize, &str)>) {
    let g = Gazetteer::builtin();
    let folded: Vec<String> = text.split(' ').map(|w| Gazetteer::fold(w).into_owned()).collect();
    let words: Vec<&str> = folded.iter().map(String::as_str).collect();
    let found = g.longest(&words).map(|(n, places)| (n, g.textual_id(places[0])));
    assert_eq!(found, expected.map(|(n, id)| (n, id.to_owned())), "{text}");
}

#[test]
fn the_longest_name_wins() {
    check_longest("New York City mayor", Some((3, "geonames:5128581")));
    check_longest("New Zealand said", Some((2, "NZL")));
    check_longest("Kharkiv region was", Some((2, "UA.07")));
    check_longest("Kharkiv was", Some((1, "UA.07")));
    check_longest("Paris region", Some((2, "FR.11")));
    check_longest("Democratic Republic of Congo army", Some((4, "COD")));
    check_longest("Côte d’Ivoire", Some((2, "CIV")));
    check_longest("U.S. officials", Some((1, "USA")));
    check_longest("Ivano-Frankivsk", Some((1, "UA.06")));
    check_longest("Ivano Frankivsk", Some((2, "UA.06")));
    check_longest("Deir ez-Zor", Some((2, "SY.07")));
    check_longest("St. Petersburg", Some((2, "RU.66")));
    check_longest("new rules", None);
    check_longest("Kharkiv-based", None);
    assert_eq!(Gazetteer::builtin().longest(&[]), None);
    assert_eq!(Gazetteer::builtin().longest(&["", "-"]), None);
}

#[test]
fn demonyms_have_a_place_and_a_form() {
    use DemonymForm::{Adjective, People, Person};
    let g = Gazetteer::builtin();
    for (text, code, form) in [
        ("russian", "RUS", Adjective),
        ("russians", "RUS", People),
        ("french", "FRA", Adjective),
        ("frenchman", "FRA", Person),
        ("frenchmen", "FRA", People),
        ("british", "GBR", Adjective),
        ("briton", "GBR", Person),
        ("britons", "GBR", People),
        ("israelis", "ISR", People),
        ("dutch", "NLD", Adjective),
        ("swiss", "CHE", Adjective),
        ("spaniards", "ESP", People),
        ("turk", "TUR", Person),
        ("poles", "POL", People),
        ("danes", "DNK", People),
        ("scottish", "GB.SCT", Adjective),
        ("texan", "US.TX", Adjective),
        ("crimean", "UA.11", Adjective),
        ("gazans", "PS.GZ", People),
        ("congolese", "COD", Adjective),
        ("korean", "KOR", Adjective),
        ("european", "europe", Adjective),
        ("parisian", "geonames:2988507", Adjective),
        ("south korean", "KOR", Adjective),
        ("north koreans", "PRK", People),
        ("palestinians", "PSE", People),
        ("filipinos", "PHL", People),
        ("germans", "DEU", People),
        ("pakistanis", "PAK", People),
        ("saudis", "SAU", People),
        ("ukrainians", "UKR", People),
        ("syrians", "SYR", People),
        ("americans", "USA", People),
        ("greeks", "GRC", People),
        ("thais", "THA", People),
        ("emiratis", "ARE", People),
        ("new zealanders", "NZL", People),
        ("us", "USA", Adjective),
    ] {
        assert_eq!(g.demonym(text).map(|(id, form)| (g.textual_id(id), form)), Some((code.to_owned(), form)), "{text}");
    }
    assert_eq!(g.demonym("house"), None);
    let found = g.longest_demonym(&["south", "koreans", "said"]);
    assert_eq!(found.map(|(n, id, form)| (n, g.name(id), form)), Some((2, "South Korea", People)));
}

#[test]
fn paths_go_from_the_world_down() {
    let g = Gazetteer::builtin();
    for (code, expected) in [
        ("geonames:706483", "World > Europe > Eastern Europe > Ukraine > Kharkiv > Kharkiv"),
        ("US.TX", "World > Americas > North America > United States > Texas"),
        (
            "PH.14.22",
            "World > Asia > Southeast Asia > Philippines > Mindanao > Autonomous Region in Muslim Mindanao > Basilan",
        ),
        ("world", "World"),
    ] {
        let id = g.by_code(code).expect(code);
        let names: Vec<&str> = g.path(id).map(|id| g.name(id)).collect();
        assert_eq!(names.join(" > "), expected);
    }
}

#[test]
fn containment_follows_the_tree_and_the_lists() {
    let g = Gazetteer::builtin();
    for (outer, inner, expected) in [
        ("UKR", "geonames:706483", true),
        ("UA.07", "geonames:706483", true),
        ("UA.donbas", "geonames:704422", true),
        ("sahel", "MLI", true),
        ("sahel", "geonames:2460596", true),
        ("middle-east", "EGY", true),
        ("middle-east", "IRN", true),
        ("west-africa", "EGY", false),
        ("RUS", "UA.11", false),
        ("GBR", "GB.SCT", true),
        ("UA.07", "UKR", false),
        ("UA.11", "geonames:694423", true),
        ("PSE", "IL.WE", true),
        ("UA.13", "geonames:703448", true),
        ("sub-saharan-africa", "KEN", true),
    ] {
        let (outer, inner) = (g.by_code(outer).expect(outer), g.by_code(inner).expect(inner));
        assert_eq!(g.contains(outer, inner), expected, "{} {}", g.name(outer), g.name(inner));
    }
}

#[test]
fn capitals_are_seats_of_government() {
    let g = Gazetteer::builtin();
    for (key, iso3) in [
        ("kyiv", "UKR"),
        ("moscow", "RUS"),
        ("washington", "USA"),
        ("london", "GBR"),
        ("paris", "FRA"),
        ("beijing", "CHN"),
        ("the hague", "NLD"),
        ("astana", "KAZ"),
        ("jerusalem", "ISR"),
        ("ramallah", "PSE"),
        ("naypyidaw", "MMR"),
        ("pretoria", "ZAF"),
        ("tehran", "IRN"),
        ("ankara", "TUR"),
        ("pyongyang", "PRK"),
        ("ulaanbaatar", "MNG"),
    ] {
        let country = g.lookup(key).find_map(|id| g.capital_of(id)).and_then(|id| g.code(id));
        assert_eq!(country, Some(iso3), "{key}");
    }
    assert!(g.lookup("kharkiv").all(|id| g.capital_of(id).is_none()));
}

#[test]
fn names_that_are_also_something_else_are_flagged() {
    let g = Gazetteer::builtin();
    for key in ["nice", "reading", "split", "march", "sale", "of", "bath", "mobile", "union", "turkey"] {
        assert!(g.is_word(key), "{key}");
    }
    for key in ["victoria", "jackson", "lincoln", "paris", "chad"] {
        assert!(g.is_person_name(key), "{key}");
    }
    for key in ["us", "uk", "uae", "car", "la", "dc"] {
        assert!(g.needs_case(key), "{key}");
    }
    for key in ["kharkiv", "ukraine", "moscow", "new york"] {
        assert!(!g.is_word(key) && !g.needs_case(key), "{key}");
    }
}

#[test]
fn fold_gives_one_spelling() {
    for (word, expected) in [
        ("Kyiv", "kyiv"),
        ("Łódź", "lodz"),
        ("Côte", "cote"),
        ("d’Ivoire", "d'ivoire"),
        ("U.S.", "us"),
        ("St.", "st"),
        ("1.5", "1.5"),
        ("Straße", "strasse"),
        ("Kraków", "krakow"),
        ("Şırnak", "sirnak"),
        ("cafe\u{301}", "cafe"),
        ("Київ", "київ"),
        ("Nghệ", "nghe"),
        ("Bakı–", "baki-"),
        ("", ""),
        ("...", ""),
    ] {
        assert_eq!(Gazetteer::fold(word), expected, "{word}");
    }
    assert!(matches!(Gazetteer::fold("kyiv"), Cow::Borrowed(_)));
}

#[test]
fn every_place_has_a_name_a_code_and_a_way_to_the_world() {
    let g = Gazetteer::builtin();
    let total: usize = g.counts().iter().sum();
    assert!(total > 40_000, "the built-in table opens");
    let world = g.by_code("world").expect("the root");
    for id in (0..total).map(|i| PlaceId(i as u32)) {
        assert!(!g.name(id).is_empty());
        assert_eq!(g.by_code(&g.textual_id(id)), Some(id), "{}", g.name(id));
        assert_eq!(g.path(id).next(), Some(world), "{}", g.name(id));
        assert!(g.parent(id).is_none_or(|up| g.kind(up) <= g.kind(id)), "{}", g.name(id));
    }
}

#[test]
fn a_damaged_table_finds_nothing() {
    for bytes in [&b""[..], b"GAZ1", b"GAZ1\x0c\0\0\0", b"GAZ0\x0c\0\0\0\xff\xff\xff\xff"] {
        assert!(Table::open(bytes).is_none());
    }
    let empty = Gazetteer { table: Table::EMPTY };
    assert_eq!(empty.lookup("paris").count(), 0);
    assert_eq!(empty.longest(&["paris"]), None);
    assert_eq!((empty.name(PlaceId(7)), empty.by_code("FRA")), ("", None));
}
