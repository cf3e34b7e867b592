//! What words mean by themselves: inflection, numbers, calendar, names. The only place, beside the rule files, for English.

pub mod cause;
mod classes;
pub mod clause;
pub mod count;
mod dictionary;
pub mod editions;
pub mod extent;
pub mod gazetteer;
pub mod inflect;
pub mod measure;
pub mod names;
pub mod reference;
pub mod relation;
pub mod saying;
pub mod site;
pub mod time;
pub mod venue;

pub use classes::Classes;
pub use dictionary::Dictionary;
