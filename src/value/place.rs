//! A place as the nodes of a containment tree that its name may stand for.

/// One node, with its way from the root.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct PlaceNode {
    /// Stable id: ISO 3166 code, gazetteer id, or `~` and the folded name where the gazetteer does not know it.
    pub id: String,
    /// Usual English name.
    pub name: String,
    /// Ids from the root down to this node, itself last. A single entry where the place is not in the gazetteer.
    pub path: Vec<String>,
}

impl PlaceNode {
    /// Whether `other` lies in `self` (or is it).
    pub fn contains(&self, other: &PlaceNode) -> bool {
        other.path.len() >= self.path.len() && other.path[..self.path.len()] == self.path[..]
    }
}

/// Where: every node that the name may stand for (a city and its region of one name), likeliest first; never empty.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Place {
    /// The readings.
    pub nodes: Vec<PlaceNode>,
    /// Whether the gazetteer knows the name; an unknown name is never disjoint from a container nobody knows.
    pub known: bool,
}
