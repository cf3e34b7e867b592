//! What a place is, as an id and a kind.

/// A place in one [`Gazetteer`](super::Gazetteer): an index, only good for the table it came from. Ids change when the
/// table is made anew; what is written to disk is [`textual_id`](super::Gazetteer::textual_id).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PlaceId(pub u32);

/// The levels of the containment tree, outermost first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PlaceKind {
    /// The root.
    World,
    /// A continent or a part of one ("West Africa"), or a set of countries ("the Sahel").
    Bloc,
    /// A country or territory with an ISO 3166 code.
    Country,
    /// A state, province, oblast, county, or an area known by name ("Donbas", "Mindanao", "Netzarim Corridor").
    Region,
    /// A city, town or village.
    Settlement,
}

impl PlaceKind {
    /// The kind of a byte in the table.
    pub(super) fn of(byte: u8) -> PlaceKind {
        match byte {
            0 => PlaceKind::World,
            1 => PlaceKind::Bloc,
            2 => PlaceKind::Country,
            3 => PlaceKind::Region,
            _ => PlaceKind::Settlement,
        }
    }
}
