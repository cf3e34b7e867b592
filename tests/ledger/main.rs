//! The ledger as its users meet it: editions over time, decisions, two writers, `kill -9`, a full disk, bad files.

mod decisions;
mod follow;
mod history;
mod known;
mod place;
mod robust;
