//! Where a program may stand once it has followed all that consumes and asks nothing: worked out once a program, so that
//! whoever steps through it need not follow the same splits at every position.

use super::program::Inst;

/// For each instruction at which a thread may arrive, those that it leads to.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Leaves {
    /// Instruction → where its leaves begin; one more than instructions.
    first: Vec<u32>,
    leaves: Vec<u32>,
}

impl Leaves {
    /// Those of a program.
    pub fn of(code: &[Inst]) -> Self {
        let mut arrived = vec![false; code.len()];
        let mut arrive = |at: usize| arrived.get_mut(at).map(|here| *here = true);
        arrive(0);
        for (at, inst) in code.iter().enumerate() {
            match inst {
                Inst::Not { next } | Inst::NotAfter { next } => _ = arrive(*next as usize),
                // It stays where it is while it skips.
                Inst::Gap { .. } => _ = (arrive(at), arrive(at + 1)),
                Inst::Words(_) | Inst::Exact(_) | Inst::Value { .. } | Inst::Member { .. } | Inst::Any => {
                    _ = arrive(at + 1);
                }
                Inst::Open(_) | Inst::Close(_) | Inst::Split(..) | Inst::Jump(_) | Inst::Accept => {}
            }
        }
        let (mut leaves, mut first) = (Vec::new(), Vec::with_capacity(code.len() + 1));
        let (mut seen, mut open) = (vec![0_u32; code.len()], Vec::new());
        for (at, arrived) in (0..).zip(arrived) {
            first.push(leaves.len() as u32);
            open.extend(arrived.then_some(at));
            while let Some(pc) = open.pop() {
                if std::mem::replace(&mut seen[pc as usize], at + 1) == at + 1 {
                    continue;
                }
                match &code[pc as usize] {
                    Inst::Split(one, other) => open.extend([*other, *one]),
                    Inst::Jump(to) => open.push(*to),
                    Inst::Open(_) | Inst::Close(_) => open.push(pc + 1),
                    _ => leaves.push(pc),
                }
            }
        }
        first.push(leaves.len() as u32);
        Self { first, leaves }
    }

    /// What an instruction leads to: itself, if it consumes or asks something; none where no thread arrives.
    pub fn at(&self, pc: u32) -> &[u32] {
        &self.leaves[self.first[pc as usize] as usize..self.first[pc as usize + 1] as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn splits_are_followed_to_what_consumes() {
        let code = [
            Inst::Split(1, 3),
            Inst::Open(0),
            Inst::Jump(4),
            Inst::Any,
            Inst::Split(5, 6),
            Inst::Gap { max: 3, stop: Default::default() },
            Inst::Not { next: 9 },
            Inst::Any,
            Inst::Accept,
            Inst::Accept,
        ];
        let leaves = Leaves::of(&code);
        assert_eq!(leaves.at(0), [5, 6, 3]);
        assert_eq!(leaves.at(4), [5, 6]);
        assert_eq!(leaves.at(5), [5]);
        assert_eq!(leaves.at(6), [6]);
        assert_eq!(leaves.at(9), [9]);
        assert!(leaves.at(2).is_empty());
    }
}
