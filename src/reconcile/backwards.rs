//! Whom a face meets, from either side.

use crate::align::{Order, Together};

/// Who meets whom, from the side of the higher number: those of the lower stand in [`Together`] itself.
pub(super) struct Backwards {
    companies: Vec<(u32, u32)>,
    faces: Vec<(u32, u32)>,
}

impl Backwards {
    pub fn of(together: &Together) -> Self {
        let turned = |pairs: &[(u32, u32)]| {
            let apart = pairs.iter().filter(|(one, other)| one != other);
            let mut all: Vec<(u32, u32)> = apart.map(|&(one, other)| (other, one)).collect();
            all.sort_unstable();
            all
        };
        Self { companies: turned(&together.companies), faces: turned(&together.faces) }
    }

    /// The faces that a face meets.
    pub fn of_face(&self, face: u32, together: &Together, order: &Order) -> Vec<u32> {
        let of = |pairs: &[(u32, u32)], one: u32| -> Vec<u32> {
            let from = pairs.partition_point(|pair| pair.0 < one);
            pairs[from..].iter().take_while(|pair| pair.0 == one).map(|pair| pair.1).collect()
        };
        let company = order.context(order.context_of(face)).company;
        let mut companies = of(&together.companies, company);
        companies.extend(of(&self.companies, company));
        let mut faces: Vec<u32> = companies.iter().flat_map(|&company| order.faces(order.contexts(company))).collect();
        faces.extend(of(&together.faces, face));
        faces.extend(of(&self.faces, face));
        faces
    }
}
