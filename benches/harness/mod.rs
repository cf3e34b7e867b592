//! What every bench needs: numbers that are the same in every run, and a clock that shows its spread.

use std::hint::black_box;
use std::time::Instant;

/// Numbers that are the same in every run, from a seed.
pub struct Dice(pub u64);

impl Dice {
    /// Below `n`.
    pub fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % n
    }
}

/// Seconds of a few runs: the fastest, the middle one, the slowest.
pub fn seconds(runs: usize, mut run: impl FnMut() -> usize) -> [f64; 3] {
    let time = |_| {
        let start = Instant::now();
        black_box(run());
        start.elapsed().as_secs_f64()
    };
    let mut all: Vec<f64> = (0..runs).map(time).collect();
    all.sort_by(f64::total_cmp);
    [all[0], all[runs / 2], all[runs - 1]]
}
