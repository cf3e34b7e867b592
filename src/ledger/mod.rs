//! Claims and findings on disk over time, with what people decided. Takes articles with their claims, gives what became of
//! them. Its writer is the only code below `cli` that touches files: one file an article, replaced whole, under a lock.
//!
//! A folder is a ledger by its `ledger.ron`. `articles/3f/name-hash.ron` is an article over all of its editions
//! ([`Record`]); the name is made of letters and digits of outlet and id, the hash of both. A finding stands with the
//! article that brought it, and names the file of the other. `.gainsay/` belongs to one machine: the lock, and an index of
//! what may be about one event ([`Index`]), which is made anew where it is missing or differs from the files.

mod bytes;
pub mod disk;
mod entry;
mod finder;
mod finding;
mod hash;
mod index;
mod key;
mod known;
mod marks;
mod merge;
mod open;
mod partners;
mod past;
mod record;
mod reported;
mod runs;
mod settle;
mod store;
mod track;
mod value;

#[cfg(test)]
mod tests;

pub use entry::{CueEntry, Entry, LedgerCommitment, LedgerExtent, LedgerPolarity, SlotEntry, SpeakerEntry};
pub use finder::{Finder, Records};
pub use finding::{Decision, Kept, Review, Side, State};
pub use index::{Index, Keys, Nearness, Stamp};
pub use key::{Key, edition};
pub use known::{Known, Seen, SeenBefore, Unit};
pub use marks::words;
pub use merge::{ClaimNews, Fate};
pub use past::Past;
pub use record::{ArticleEntry, Edition, FORMAT, Record};
pub use reported::Reported;
pub use runs::{Runs, States};
pub use settle::FindingNews;
pub use store::Store;
pub use track::{Came, Ledger, Tracked};
pub use value::{Day, LedgerValue, Node, Sort};
