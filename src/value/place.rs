//! A place as the nodes of a containment tree that its name may stand for.

use super::{Relation, Strength};

/// With this the id of a house without a name begins.
const HOUSE: &str = "~~";

/// One node, with its way from the root.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct PlaceNode {
    /// Stable id: ISO 3166 code, gazetteer id, or `~` and the folded name where the gazetteer does not know it, `~~` and the
    /// noun of a house without a name.
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

    /// Whether it is a country: these have their ISO 3166-1 alpha-3 code for an id, and no other node has one of that form.
    pub fn is_country(&self) -> bool {
        self.id.len() == 3 && self.id.bytes().all(|byte| byte.is_ascii_uppercase())
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

impl Place {
    /// A place that the gazetteer does not know.
    pub fn unknown(name: &str) -> Self {
        let id = format!("~{}", name.to_lowercase());
        Place { nodes: vec![PlaceNode { path: vec![id.clone()], id, name: name.to_owned() }], known: false }
    }

    /// A house that only its noun names (`town hall`): there is one in every town, so it tells no event from another.
    pub fn house(name: &str) -> Self {
        let id = format!("{HOUSE}{}", name.to_lowercase());
        Place { nodes: vec![PlaceNode { path: vec![id.clone()], id, name: name.to_owned() }], known: false }
    }

    /// Whether it is such a house.
    pub fn is_house(&self) -> bool {
        self.nodes.iter().all(|node| node.id.starts_with(HOUSE))
    }

    /// How `other` relates to `self`, in the reading of both names that brings them closest.
    ///
    /// A container is wider, never disjoint. Two names that the gazetteer knows and that share no line of descent are
    /// disjoint; a name it does not know may lie anywhere, so it is the same only under the same name, and otherwise
    /// says nothing.
    pub fn relation(&self, other: &Place) -> Relation {
        let any = |holds: fn(&PlaceNode, &PlaceNode) -> bool| {
            self.nodes.iter().any(|mine| other.nodes.iter().any(|theirs| holds(mine, theirs)))
        };
        if any(|mine, theirs| mine.id == theirs.id) {
            Relation::Equal
        } else if any(|mine, theirs| mine.contains(theirs)) {
            Relation::Narrow
        } else if any(|mine, theirs| theirs.contains(mine)) {
            Relation::Wide
        } else if self.known && other.known {
            Relation::Disjoint(Strength::Hard)
        } else {
            Relation::Over
        }
    }

    /// The same for lists: a list is the set of its places.
    pub fn relation_of_lists(a: &[&Place], b: &[&Place]) -> Relation {
        if !a.is_empty() && !b.is_empty() && a.iter().all(|x| b.iter().all(|y| x.relation(y).is_disjoint())) {
            return Relation::Disjoint(Strength::Hard);
        }
        let inside = |some: &[&Place], whole: &[&Place]| {
            some.iter().all(|x| whole.iter().any(|y| matches!(y.relation(x), Relation::Equal | Relation::Narrow)))
        };
        Relation::of_sets(inside(a, b), inside(b, a))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `known/path/to/name`, a leading `~` for a name that nobody knows, `|` between readings.
    fn place(text: &str) -> Place {
        let nodes = text.split('|').map(|reading| {
            let path: Vec<String> = reading.split('/').map(str::to_owned).collect();
            let id = path.last().cloned().unwrap_or_default();
            PlaceNode { name: id.clone(), id, path }
        });
        Place { nodes: nodes.collect(), known: !text.starts_with('~') }
    }

    fn check(a: &str, b: &str, expected: Relation) {
        let read = |text: &str| text.split('+').map(place).collect::<Vec<_>>();
        let (a_places, b_places) = (read(a), read(b));
        let (a_refs, b_refs): (Vec<_>, Vec<_>) = (a_places.iter().collect(), b_places.iter().collect());
        assert_eq!(Place::relation_of_lists(&a_refs, &b_refs), expected, "{a} against {b}");
        assert_eq!(Place::relation_of_lists(&b_refs, &a_refs), expected.flipped(), "{b} against {a}");
    }

    #[test]
    fn places() {
        let hard = Relation::Disjoint(Strength::Hard);
        check("GBR/London", "GBR/London", Relation::Equal);
        check("GBR", "GBR/London", Relation::Narrow);
        check("GBR/London", "CHE/Geneva", hard);
        check("UKR/Kharkiv+UKR/Sumy", "UKR/Sumy", Relation::Narrow);
        check("UKR/Kharkiv+UKR/Sumy", "UKR/Sumy+UKR/Kharkiv", Relation::Equal);
        check("UKR/Kharkiv+UKR/Sumy", "UKR", Relation::Wide);
        check("UKR/Kharkiv+UKR/Sumy", "UKR/Sumy+UKR/Dnipro", Relation::Over);
        check("UKR/obl/Kharkiv|UKR/obl", "UKR/obl/Izium", Relation::Narrow);
        check("UKR/obl/Kharkiv|UKR/obl", "UKR/obl", Relation::Equal);
        check("~irden", "~irden", Relation::Equal);
        check("~irden", "~tarnau", Relation::Over);
        check("~saltivka", "UKR/Kharkiv", Relation::Over);
    }
}
