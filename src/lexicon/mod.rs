//! What words mean by themselves, before any rule looks at them.

pub mod count;
pub mod measure;
