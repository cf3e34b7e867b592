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

/// Seconds of CPU that this thread has had, where the system tells; else those of the clock.
#[allow(dead_code, reason = "not every bench asks")]
pub fn cpu() -> f64 {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanoseconds = told.and_then(|told| told.split(' ').next()?.parse::<f64>().ok());
    static START: std::sync::OnceLock<Instant> = std::sync::OnceLock::new();
    nanoseconds.map_or_else(|| START.get_or_init(Instant::now).elapsed().as_secs_f64(), |time| time / 1e9)
}

/// Bytes of memory that this process has, where the system tells; else 0.
#[allow(dead_code, reason = "not every bench asks")]
pub fn memory() -> f64 {
    let told = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = told.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    line.and_then(|line| line.trim().split(' ').next()?.parse::<f64>().ok()).map_or(0.0, |kilobytes| kilobytes * 1024.0)
}
