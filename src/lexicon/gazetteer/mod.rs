//! Places and what they lie in: a containment tree of world, blocs, countries, regions and settlements, with their
//! names in English texts, the demonyms, and which names are also words or people.
//!
//! Takes folded words (see [`Gazetteer::fold`]); gives place ids and plain facts about them. It must not know about
//! tokens, sentences or actors: whether "Moscow said" means a government is decided elsewhere.
//!
//! The data is one table, `data/gazetteer.bin`, made by `tools/gazetteer/make.py` from `GeoNames` (CC BY 4.0) and tables
//! written for this project; `data/LICENSES.md` names every source. The table is read in place: opening it checks a
//! header and nothing else, a lookup hashes the key and compares one string.

mod demonym;
mod fold;
mod place;
mod table;
#[cfg(test)]
mod tests;

use std::borrow::Cow;
use std::sync::OnceLock;

pub use demonym::DemonymForm;
pub use place::{PlaceId, PlaceKind};
use table::Table;

/// The bytes made by `tools/gazetteer/make.py`.
static BUILTIN: &[u8] = include_bytes!("../../../data/gazetteer.bin");

/// Words that make the region of a name that is also a city: "Kharkiv region" is not the city.
pub const REGION_WORDS: &[&str] = &[
    "region",
    "oblast",
    "province",
    "governorate",
    "state",
    "county",
    "prefecture",
    "krai",
    "voivodeship",
    "canton",
    "emirate",
    "department",
];

const WORD: u8 = 1;
const NAME: u8 = 2;
const CASE: u8 = 4;

/// The places of the world, as far as English-language news names them.
///
/// A name can have several readings ("Georgia", "Kharkiv"): every lookup gives them all, best first. Best is: blocs
/// and countries, then a reading that news means although another place is larger (a short list in the script), then
/// national capitals of 100,000 people or more, then by population.
#[derive(Debug, Clone, Copy)]
pub struct Gazetteer {
    table: Table,
}

impl Gazetteer {
    /// The table built into the binary. Opening costs well under a microsecond and happens once.
    pub fn builtin() -> &'static Gazetteer {
        static OPEN: OnceLock<Gazetteer> = OnceLock::new();
        OPEN.get_or_init(|| Gazetteer { table: Table::open(BUILTIN).unwrap_or(Table::EMPTY) })
    }

    /// One spelling per word: lower case, diacritics off (`Łódź` → `lodz`, `ß` → `ss`), curly apostrophes and the
    /// other marks used for them straight, typographic hyphens plain, full stops out (`U.S.` → `us`, `St.` → `st`) save
    /// between digits. Borrowed where nothing changes. Whether the word was written in capitals is lost: ask
    /// [`Gazetteer::needs_case`] and look at the text.
    pub fn fold(word: &str) -> Cow<'_, str> {
        fold::fold(word, Gazetteer::builtin().table.folding)
    }

    /// All readings of a name, best first; empty where it names no place. `key`: folded words joined by single
    /// spaces; a hyphen counts as a space ("ivano-frankivsk" finds "ivano frankivsk").
    pub fn lookup(&self, key: &str) -> impl Iterator<Item = PlaceId> + use<> {
        let range = self.table.entry(&spaced(key)).map_or((0, 0), |entry| entry.postings);
        let table = self.table;
        (range.0..range.1).filter_map(move |i| table.posting(i))
    }

    /// The longest run of words at the start of `words` that is a name: how many words, and its readings. `words` are
    /// folded and unspaced; hyphenated words count as one. A region word after a name that is also a region is taken
    /// in and decides for the region: `["kharkiv", "region"]` gives 2 and the oblast only.
    ///
    /// Costs one hash probe where no name begins with the first word, else one a word up to the longest name that
    /// begins with it.
    pub fn longest(&self, words: &[&str]) -> Option<(usize, Vec<PlaceId>)> {
        self.openings(words).longest(words.len()).map(|(count, range)| self.with_region(words, count, range))
    }

    /// As [`Gazetteer::longest`], where the openings of these words, or of these and more, have been looked up.
    pub fn longest_of(&self, words: &[&str], openings: &Openings) -> Option<(usize, Vec<PlaceId>)> {
        openings.longest(words.len()).map(|(count, range)| self.with_region(words, count, range))
    }

    /// The readings of the first `count` of these words; a region word behind them is taken in.
    fn with_region(&self, words: &[&str], count: usize, range: (usize, usize)) -> (usize, Vec<PlaceId>) {
        let readings: Vec<PlaceId> = (range.0..range.1).filter_map(|i| self.table.posting(i)).collect();
        if words.get(count).is_some_and(|next| REGION_WORDS.contains(next)) {
            let regions: Vec<PlaceId> =
                readings.iter().copied().filter(|&id| self.kind(id) == PlaceKind::Region).collect();
            if !regions.is_empty() {
                return (count + 1, regions);
            }
        }
        (count, readings)
    }

    /// The longest run of words at the start of `words` that is a demonym: `["south", "koreans", "said"]` gives 2,
    /// South Korea and [`DemonymForm::People`].
    pub fn longest_demonym(&self, words: &[&str]) -> Option<(usize, PlaceId, DemonymForm)> {
        self.longest_demonym_of(&self.openings(words))
    }

    /// The same, where the openings of the words have been looked up.
    pub fn longest_demonym_of(&self, openings: &Openings) -> Option<(usize, PlaceId, DemonymForm)> {
        let of = |entry: &table::Entry| entry.demonym.and_then(|number| self.table.demonym(number));
        openings.last(usize::MAX, of).map(|(count, (place, form))| (count, place, form))
    }

    /// The place that a demonym is of: "russian" → Russia, adjective. `folded` as in [`Gazetteer::lookup`]. A demonym
    /// that two countries share goes to the one that news means more often ("congolese": the DR Congo, "dominican":
    /// the Dominican Republic, "korean": South Korea).
    pub fn demonym(&self, folded: &str) -> Option<(PlaceId, DemonymForm)> {
        self.table.demonym(self.table.entry(&spaced(folded))?.demonym?)
    }

    /// What the place is. An id from another table gives [`PlaceKind::World`].
    pub fn kind(&self, id: PlaceId) -> PlaceKind {
        self.table.place(id).map_or(PlaceKind::World, |p| p.kind)
    }

    /// The common English name; "" for an id from another table.
    pub fn name(&self, id: PlaceId) -> &'static str {
        self.table.place(id).map_or("", |p| self.table.name(p.name))
    }

    /// What the place lies in; `None` for the world.
    pub fn parent(&self, id: PlaceId) -> Option<PlaceId> {
        // The script gives a parent a lower kind or, among regions, a shorter chain; a walk is bounded all the same.
        self.table.place(id).map(|p| p.parent).filter(|&parent| parent != id)
    }

    /// People living there: GeoNames' figures. For a region the sum over its settlements in the table, so a lower
    /// bound that serves to rank readings; 0 where unknown and for blocs.
    pub fn population(&self, id: PlaceId) -> u32 {
        self.table.place(id).map_or(0, |p| p.population)
    }

    /// From the world down to the place itself, at most eight steps.
    pub fn path(&self, id: PlaceId) -> impl Iterator<Item = PlaceId> + use<> {
        let mut path: Vec<PlaceId> = self.ancestry(id).collect();
        path.reverse();
        path.into_iter()
    }

    /// The code of anything but a settlement: ISO 3166-1 alpha-3 for countries (`UKR`; Kosovo is `XKX`), GeoNames'
    /// code for regions (`UA.07`, `US.TX`, second level `GB.ENG.G5`, by hand `PH.mindanao`), a word for blocs
    /// (`middle-east`).
    pub fn code(&self, id: PlaceId) -> Option<&'static str> {
        let place = self.table.place(id)?;
        (place.kind != PlaceKind::Settlement).then(|| self.table.code(place.code))
    }

    /// A stable id for any place, to write to disk: its code, or `geonames:706483` for a settlement.
    pub fn textual_id(&self, id: PlaceId) -> String {
        match (self.code(id), self.table.place(id)) {
            (Some(code), _) => code.to_owned(),
            (None, Some(place)) => format!("geonames:{}", place.code),
            (None, None) => String::new(),
        }
    }

    /// The place of a code or textual id, as [`Gazetteer::code`] and [`Gazetteer::textual_id`] give them.
    pub fn by_code(&self, code: &str) -> Option<PlaceId> {
        if let Some(number) = code.strip_prefix("geonames:") {
            let number: u32 = number.parse().ok()?;
            return self.search(PlaceKind::Settlement, |p| p.code.cmp(&number));
        }
        [PlaceKind::Country, PlaceKind::Region, PlaceKind::Bloc, PlaceKind::World]
            .into_iter()
            .find_map(|kind| self.search(kind, |p| self.table.code(p.code).cmp(code)))
    }

    /// The country the place lies in, itself if it is one; `None` for blocs and the few areas that span countries.
    pub fn country_of(&self, id: PlaceId) -> Option<PlaceId> {
        self.ancestry(id).find(|&up| self.kind(up) == PlaceKind::Country)
    }

    /// The country whose government has its seat in this settlement ("The Hague" as well as "Amsterdam"); `None` for
    /// anything else.
    pub fn capital_of(&self, id: PlaceId) -> Option<PlaceId> {
        self.table.place(id)?.capital_of
    }

    /// Whether `inner` lies in `outer` or is it. Blocs that cut across the tree (the Sahel, Latin America, the Gulf,
    /// the Middle East's Egypt) count through their lists of members.
    pub fn contains(&self, outer: PlaceId, inner: PlaceId) -> bool {
        self.ancestry(inner).any(|up| up == outer || self.table.is_member(outer, up))
    }

    /// Whether the name is also a common English word: "nice", "reading", "turkey". Such a name is a place only where
    /// the text has a capital and the sentence speaks for it.
    pub fn is_word(&self, key: &str) -> bool {
        self.flag(key, WORD)
    }

    /// Whether the name is also a first name or surname (of the 1990 US census): "victoria", "jackson", "paris".
    pub fn is_person_name(&self, key: &str) -> bool {
        self.flag(key, NAME)
    }

    /// Whether the name is an abbreviation that counts only where the text has it in capitals: "us", "car", "la".
    pub fn needs_case(&self, key: &str) -> bool {
        self.flag(key, CASE)
    }

    /// How many places of each kind the table has, from [`PlaceKind::World`] to [`PlaceKind::Settlement`].
    pub fn counts(&self) -> [usize; 5] {
        [PlaceKind::World, PlaceKind::Bloc, PlaceKind::Country, PlaceKind::Region, PlaceKind::Settlement]
            .map(|kind| self.table.range(kind).len())
    }

    /// The packages the table was made from, `name@version` separated by spaces.
    pub fn sources(&self) -> &'static str {
        self.table.sources()
    }

    /// From the place up to the world, at most eight steps whatever the table says.
    fn ancestry(&self, id: PlaceId) -> impl Iterator<Item = PlaceId> + use<> {
        let gazetteer = *self;
        std::iter::successors(Some(id), move |&at| gazetteer.parent(at)).take(8)
    }

    fn search(&self, kind: PlaceKind, compare: impl Fn(&table::Place) -> std::cmp::Ordering) -> Option<PlaceId> {
        let mut range = self.table.range(kind);
        while !range.is_empty() {
            let middle = range.start + range.len() / 2;
            let id = PlaceId(u32::try_from(middle).ok()?);
            match compare(&self.table.place(id)?) {
                std::cmp::Ordering::Equal => return Some(id),
                std::cmp::Ordering::Less => range.start = middle + 1,
                std::cmp::Ordering::Greater => range.end = middle,
            }
        }
        None
    }

    fn flag(&self, key: &str, flag: u8) -> bool {
        self.table.entry(&spaced(key)).is_some_and(|entry| entry.flags & flag != 0)
    }

    /// Looks up the first word, the first two words, and so on, as long as some name may go on.
    pub fn openings(&self, words: &[&str]) -> Openings {
        let mut openings = Openings::default();
        let opening = words.first().and_then(|first| first.split('-').find(|part| !part.is_empty()));
        let Some(entry) = opening.and_then(|opening| self.table.entry(opening)) else { return openings };
        let (most, mut parts) = (usize::from(entry.parts), 0);
        let (mut key, mut hash) = (String::with_capacity(32), table::Hash::default());
        for word in words {
            for part in word.split('-').filter(|part| !part.is_empty()) {
                let from = key.len();
                if from > 0 {
                    key.push(' ');
                }
                key.push_str(part);
                hash = hash.and(&key.as_bytes()[from..]);
                parts += 1;
            }
            if parts > most {
                break;
            }
            openings.entries.push(self.table.hashed(&key, hash));
        }
        openings.begin = true;
        openings
    }
}

/// What is known of the openings of a run of words: see [`Gazetteer::openings`].
#[derive(Debug, Clone, Default)]
pub struct Openings {
    /// Whether some name or demonym begins with the first word.
    begin: bool,
    /// Of the first word, of the first two, and so on.
    entries: Vec<Option<table::Entry>>,
}

impl Openings {
    /// Whether no name or demonym begins with the first word.
    pub fn is_empty(&self) -> bool {
        !self.begin
    }

    /// The longest one of at most so many words for which `wanted` gives something.
    fn last<T>(&self, most: usize, wanted: impl Fn(&table::Entry) -> Option<T>) -> Option<(usize, T)> {
        let entries = self.entries.iter().enumerate().take(most).rev();
        entries.filter_map(|(at, entry)| Some((at + 1, wanted(entry.as_ref()?)?))).next()
    }

    /// The longest name of at most so many words, and its readings among the postings.
    fn longest(&self, most: usize) -> Option<(usize, (usize, usize))> {
        self.last(most, |entry| Some(entry.postings).filter(|(start, end)| start < end))
    }
}

/// Hyphens as spaces, single ones: the form in which the table keeps its keys.
fn spaced(key: &str) -> Cow<'_, str> {
    if !key.contains('-') {
        return Cow::Borrowed(key);
    }
    Cow::Owned(key.split([' ', '-']).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" "))
}
