//! Claims that are one claim to whoever compares claims: all that is compared is the same, only outlet, article and
//! sentence are not. Where thousands report one event, their faces are few.

use super::gather::Gathered;
use crate::claim::{Claim, Schema};

/// The claims of these numbers, all of this kind, by their faces, each face in the order of its claims, the faces in that of their
/// first.
pub(super) fn faces(claims: &[Claim], members: &[u32], schema: &Schema) -> Vec<Vec<u32>> {
    let mut gathered = Gathered::default();
    for &member in members {
        gathered.add(&claims[member as usize], std::slice::from_ref(schema));
    }
    let mut all = vec![Vec::new(); gathered.faces.len()];
    for (row, &member) in gathered.rows.iter().zip(members) {
        all[row.face as usize].push(member);
    }
    all
}
