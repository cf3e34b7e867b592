//! What words mean by themselves: inflection, numbers, calendar, names. The only place, beside the rule files, for English.

pub mod cause;
pub mod clause;
pub mod count;
pub mod editions;
pub mod extent;
pub mod gazetteer;
pub mod inflect;
pub mod measure;
pub mod names;
pub mod reference;
pub mod relation;
pub mod saying;
pub mod time;
